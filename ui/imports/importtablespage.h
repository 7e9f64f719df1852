// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreader.h"

#include <QWidget>

class QListWidget;

namespace haex {

class ImportLines;

/// The tables of a database that is to come in, each of which may be left out.
class ImportTablesPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportTablesPage(QWidget *parent = nullptr);

    void showSource(const ImportSource &source);
    /// Those that shall come in.
    [[nodiscard]] QByteArrayList chosen() const;

Q_SIGNALS:
    void countChanged();

private:
    QListWidget *m_tables;
    ImportLines *m_lines;
};

} // namespace haex
