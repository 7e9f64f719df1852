// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/importwork.h"
#include "core/engine/vaultservice.h"

#include <QPointer>

namespace haex {

class ImportSheet;
class WorkWait;

/// Leads one import from its file to its report. Lives as long as its sheet; closing that, or locking
/// the vault, gives the import up, and nothing of it stays.
class ImportController final : public QObject
{
    Q_OBJECT
public:
    /// Opens a sheet above `window`.
    static ImportSheet *start(VaultService &service, QWidget &window);
    /// As above, with a file that is known already.
    static ImportSheet *startWith(VaultService &service, QWidget &window, const QString &path);

private:
    ImportController(VaultService &service, ImportSheet &sheet);

    /// Which names its tables cannot have.
    void lookAtTables(const ImportSource &source);
    void recognise(const QString &path);
    void read();
    void preview();
    void store();
    void storeItems();
    void storeTables();
    void finish(const Result<ImportReport> &report);
    void fail(const Error &error);
    void beginWork();
    void endWork();

    VaultService &m_service;
    ImportSheet &m_sheet;
    QPointer<WorkWait> m_wait;
    std::shared_ptr<const ImportedVault> m_vault;
};

} // namespace haex
