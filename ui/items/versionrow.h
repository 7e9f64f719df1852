// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/fieldversion.h"
#include "ui/presenters/devicenames.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace haex {

/// One value that a field has or had: the value, its story, and buttons to reveal, copy and take it
/// again. A secret is a masked, read-only field until it is revealed.
class VersionRow final : public QWidget
{
    Q_OBJECT
public:
    VersionRow(const FieldVersion &version, const DeviceNames &devices, qint64 nowMs, QWidget *parent = nullptr);

Q_SIGNALS:
    void restoreRequested(const haex::FieldVersion &version);
    void copyRequested(const QString &value, bool secret);

private:
    [[nodiscard]] QWidget *makeValue(const QString &name);
    void addButtons(QHBoxLayout *row, const QString &name);

    FieldVersion m_version;
    QLineEdit *m_line = nullptr;
};

} // namespace haex
