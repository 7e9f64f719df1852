// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreader.h"

#include <QByteArrayList>
#include <QWidget>

class QListWidget;

namespace haex {

class ImportLines;
class TextLabel;

/// The tables of a database that is to come in, each of which may be left out.
class ImportTablesPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportTablesPage(QWidget *parent = nullptr);

    /// `taken`: names of tables that the vault has already; those cannot come in.
    void showSource(const ImportSource &source, const QByteArrayList &taken = {});
    /// Those that shall come in.
    [[nodiscard]] QByteArrayList chosen() const;

Q_SIGNALS:
    void countChanged();

private:
    QListWidget *m_tables;
    TextLabel *m_taken;
    ImportLines *m_lines;
};

} // namespace haex
