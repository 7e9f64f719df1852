// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>

namespace haex {

class ExportSheet;
class WorkWait;
enum class ExportKind;
struct ExportReport;

/// Asks in which form and where the vault is to be written, and writes it. Lives as long as its
/// sheet; what is still written when it ends is given up, and no file is left.
class ExportController final : public QObject
{
    Q_OBJECT
public:
    static ExportController *start(VaultService &service, QWidget &window);

Q_SIGNALS:
    void done(const QString &message);
    void givenUp(const QString &message);

private:
    ExportController(VaultService &service, ExportSheet &sheet);

    void askWhere();
    void write(const QString &path);
    void finish(WorkWait *wait, ExportKind kind, const Result<ExportReport> &report);

    VaultService &m_service;
    ExportSheet &m_sheet;
};

} // namespace haex
