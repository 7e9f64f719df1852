// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backend.h"
#include "core/sync/serverexportreport.h"
#include "ui/widgets/sheet.h"

class QRadioButton;

namespace haex {

/// Saves what a server holds of this vault, or of the account, in a file: what that is, and what it is good for.
class ServerExportSheet final : public Sheet
{
    Q_OBJECT
public:
    ServerExportSheet(const Backend &backend, ExportScope scope, QWidget *parent);

    [[nodiscard]] ExportScope scope() const;
    /// A name for the file.
    [[nodiscard]] QString suggestion() const;

Q_SIGNALS:
    /// Asks where.
    void submitted();

private:
    QString m_backendName;
    QRadioButton *m_vault;
    QRadioButton *m_account;
};

} // namespace haex
