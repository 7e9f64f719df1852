// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablepage.h"
#include "ui/presenters/devicenames.h"
#include "ui/widgets/pane.h"

class QPlainTextEdit;

namespace haex {

class TextLabel;

/// Beside the grid: one cell whole, when its value was written, and by which device.
class CellInspector final : public Pane
{
    Q_OBJECT
public:
    explicit CellInspector(QWidget *parent = nullptr);

    void showNothing();
    void showCell(const QByteArray &column, const QByteArray &declaredType, const CellInfo &info,
                  const DeviceNames &devices);

private:
    TextLabel *m_title;
    TextLabel *m_type;
    QPlainTextEdit *m_value;
    TextLabel *m_writtenCaption;
    TextLabel *m_written;
    TextLabel *m_deviceCaption;
    TextLabel *m_device;
};

} // namespace haex
