// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

namespace haex {

/// The tree of the filter column; takes dropped items on groups and tags only.
class FilterTree final : public QTreeWidget
{
    Q_OBJECT
public:
    static constexpr int FilterRole = Qt::UserRole + 1;
    static constexpr int CountRole = Qt::UserRole + 2;

    explicit FilterTree(QWidget *parent = nullptr);

Q_SIGNALS:
    void itemsTagged(const QByteArrayList &ids, const QString &tag);
    void itemsDropped(const QByteArrayList &ids, const QByteArray &groupId);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
};

} // namespace haex
