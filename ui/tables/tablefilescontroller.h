// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/replica/replica.h"
#include "core/vault/importexport/exporter.h"

#include <QObject>

namespace haex {

class CsvTableSheet;
class MessageBar;
class TablesView;

/// CSV files of tables: all rows of one, what a statement answered, and rows that come in.
class TableFilesController final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    TableFilesController(VaultService &service, TablesView &view, QObject *parent = nullptr);

Q_SIGNALS:
    /// Rows came into this table, which may be new.
    void imported(const QByteArray &table);

private:
    void saveTable();
    void saveResult(const SqlResult &result);
    /// `table` is chosen at first; empty: a new one.
    void askForFile(const QByteArray &table);
    void look(const QString &path, const QByteArray &table);
    void import(CsvTableSheet *sheet, const QString &path);
    void tellSaved(MessageBar *messages, const Result<ExportReport> &report);

    VaultService &m_service;
    TablesView &m_view;
};

} // namespace haex
