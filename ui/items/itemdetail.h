// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"
#include "ui/items/itemaside.h"

#include <QScrollArea>

class QHBoxLayout;
class QMimeData;
class QToolButton;
class QVBoxLayout;

namespace haex {

class Card;

/// An item as it is read: every field with a button to copy it, secrets masked.
class ItemDetail final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ItemDetail(QWidget *parent = nullptr);

    void showItem(const VaultItem &item, const QString &groupName, const ItemAside &aside);

Q_SIGNALS:
    void editRequested();
    void deleteRequested();
    void favouriteToggled(bool favourite);
    void copyRequested(const QString &value, bool secret);
    void linkActivated(const QString &url);
    /// The key of the one-time code is to be shown, for a phone.
    void transferRequested();
    /// Of one field, or of all when both are empty.
    void historyRequested(const QByteArray &partId, const QByteArray &column);
    void logRequested();
    void attachRequested();
    void filesDropped(const QStringList &paths);
    void previewRequested(const haex::Attachment &attachment);
    void saveRequested(const haex::Attachment &attachment);
    void renameRequested(const haex::Attachment &attachment);
    void removalRequested(const haex::Attachment &attachment);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader(const QString &groupName);
    [[nodiscard]] Card *makeFields();
    [[nodiscard]] QWidget *makeNotes();
    [[nodiscard]] QWidget *makeFiles();
    [[nodiscard]] QWidget *makeFooter();
    [[nodiscard]] QHBoxLayout *makeFacts();
    void addRow(QVBoxLayout *rows, QWidget *row);
    [[nodiscard]] QToolButton *makeHistoryButton(const QString &caption, const QByteArray &partId, const QByteArray &column);

    [[nodiscard]] static QStringList droppedFiles(const QMimeData &data);

    VaultItem m_item;
    ItemAside m_aside;
};

} // namespace haex
