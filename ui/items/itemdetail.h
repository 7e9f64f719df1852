// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"

#include <QScrollArea>

class QVBoxLayout;

namespace haex {

class Card;

/// An item as it is read: every field with a button to copy it, secrets masked.
class ItemDetail final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ItemDetail(QWidget *parent = nullptr);

    void showItem(const VaultItem &item, const QString &groupName);

Q_SIGNALS:
    void editRequested();
    void deleteRequested();
    void favouriteToggled(bool favourite);
    void copyRequested(const QString &value, bool secret);
    void linkActivated(const QString &url);

private:
    [[nodiscard]] QWidget *makeHeader(const QString &groupName);
    [[nodiscard]] Card *makeFields();
    [[nodiscard]] QWidget *makeNotes();
    [[nodiscard]] QWidget *makeFooter();
    void addRow(QVBoxLayout *rows, QWidget *row);

    VaultItem m_item;
};

} // namespace haex
