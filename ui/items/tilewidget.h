// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

#include <QWidget>

namespace haex {

/// The coloured square of an item as a widget.
class TileWidget final : public QWidget
{
    Q_OBJECT
public:
    TileWidget(ItemKind kind, QString title, int size, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ItemKind m_kind;
    QString m_title;
};

} // namespace haex
