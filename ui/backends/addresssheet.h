// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backend.h"
#include "ui/widgets/sheet.h"

class QLineEdit;

namespace haex {

/// Asks where a backend is now.
class AddressSheet final : public Sheet
{
    Q_OBJECT
public:
    AddressSheet(const Backend &backend, QWidget *parent);

Q_SIGNALS:
    void submitted(const QUrl &url);

private:
    void submit();

    QLineEdit *m_address;
};

} // namespace haex
