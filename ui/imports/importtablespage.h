// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreader.h"

#include <QByteArrayList>
#include <QHash>
#include <QMap>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace haex {

class ImportLines;
class TextLabel;

/// The tables of a database that is to come in, each of which may be left out or get another name.
class ImportTablesPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportTablesPage(QWidget *parent = nullptr);

    /// `taken`: names in the vault. Tables that are called so come in when that is asked for, under another one.
    void showSource(const ImportSource &source, const QByteArrayList &taken = {});
    /// Those that shall come in.
    [[nodiscard]] QByteArrayList chosen() const;
    /// What those of them are called in the vault that get another name there.
    [[nodiscard]] QMap<QByteArray, QByteArray> names() const;
    /// None of the chosen ones has a name that it cannot have.
    [[nodiscard]] bool canComeIn() const { return m_canComeIn; }

Q_SIGNALS:
    void countChanged();

private:
    void addTable(const ImportableTable &table);
    [[nodiscard]] QByteArray freeName(const QByteArray &name) const;
    [[nodiscard]] bool isTaken(const QByteArray &name) const;
    [[nodiscard]] static bool isChosen(const QListWidgetItem &item);
    /// Why a chosen table cannot be called so; empty when it can.
    [[nodiscard]] QString faultOf(const QListWidgetItem &item) const;
    void rename(const QString &name);
    void showCurrent();
    void refresh();
    void describe(QListWidgetItem &item, bool isFaulty) const;

    QByteArrayList m_taken;
    QByteArrayList m_inFile;
    /// In small letters: how many tables would be called so.
    QHash<QByteArray, int> m_chosenNames;
    bool m_canComeIn = true;
    QListWidget *m_tables;
    QLineEdit *m_name;
    TextLabel *m_fault;
    TextLabel *m_there;
    ImportLines *m_lines;
};

} // namespace haex
