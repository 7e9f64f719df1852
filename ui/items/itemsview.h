// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/random.h"
#include "ui/items/itemfilter.h"
#include "core/vault/items/savedsearches.h"
#include "core/vault/items/itemgroup.h"
#include "ui/items/itemaside.h"
#include "ui/items/itemsplace.h"
#include "ui/presenters/devicenames.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QListView;
class QModelIndex;
class QStackedWidget;
class QToolButton;

class QAction;

namespace haex {

class AppSettings;
class FilterPane;
class FirstSteps;
class HistorySheet;
class ItemDetail;
class ItemEditor;
class ItemListModel;
class MessageBar;
class SearchField;
class StateView;

/// Items: filter column, list, and the chosen item to read or edit. Shows values and says what the
/// person wants; ItemsController asks the engine.
class ItemsView final : public QWidget
{
    Q_OBJECT
public:
    explicit ItemsView(Random &random, QWidget *parent = nullptr);

    void showFilters(const QList<ItemGroup> &groups, const ItemCounts &counts,
                     const QStringList &tags, const QList<SavedSearch> &searches = {});
    void showItems(const QList<ItemSummary> &items);
    void showItem(const VaultItem &item, const ItemAside &aside = {});
    void setDevices(const DeviceNames &devices) { m_devices = devices; }
    /// Opens the history of the present item, at one field or (empty) at all.
    void openHistory(const QByteArray &partId = {}, const QByteArray &column = {});
    /// nullptr while it is not open.
    [[nodiscard]] HistorySheet *history() const;
    /// The present item is no more.
    void showNothing();
    void showSaved(const QByteArray &id);
    void showSaveError(const QString &text);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] FirstSteps *firstSteps() const { return m_firstSteps; }

    void startNew(ItemKind kind);
    void editCurrent();
    void focusSearch();
    /// Chooses that item, whatever was searched or filtered before.
    void reveal(const QByteArray &id);
    [[nodiscard]] ItemQuery query() const;
    /// The next list is to have what was chosen before.
    [[nodiscard]] bool hasPlaceToResume() const { return !m_nextChosen.isEmpty(); }
    [[nodiscard]] QByteArray currentId() const { return m_currentId; }
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] ItemsPlace place() const;
    /// Before anything is shown.
    void resume(const ItemsPlace &place);
    /// Puts the keyboard on the list.
    void enter();
    /// The keys of its commands, now and whenever they are changed.
    void bindKeys(const AppSettings &settings);

Q_SIGNALS:
    void queryChanged();
    void itemChosen(const QByteArray &id);
    void saveRequested(const haex::VaultItem &item);
    void deleteRequested(const QByteArrayList &ids);
    void favouriteToggled(const QByteArray &id, bool favourite);
    void moveRequested(const QByteArrayList &ids, const QByteArray &groupId);
    void groupCreated(const QByteArray &parentId, const QString &name);
    void groupRenamed(const QByteArray &id, const QString &name);
    void groupRemoved(const QByteArray &id);
    void itemsTagged(const QByteArrayList &ids, const QString &tag);
    void tagRenamed(const QString &tag, const QString &name);
    void tagRemoved(const QString &tag);
    void searchSaved(const haex::SavedSearch &search);
    void searchRemoved(const haex::SavedSearch &search);
    void copyRequested(const QString &value, bool secret);
    void linkActivated(const QString &url);
    void restoreRequested(const haex::FieldVersion &version);
    /// What was sent and received of it.
    void logRequested(const QByteArray &itemId, const QString &title);
    void attachRequested(const QByteArray &itemId, const QStringList &paths);
    void attachmentPreviewRequested(const haex::Attachment &attachment);
    void attachmentSaveRequested(const haex::Attachment &attachment);
    void attachmentRenameRequested(const haex::Attachment &attachment);
    void attachmentRemovalRequested(const haex::Attachment &attachment);

private:
    [[nodiscard]] QWidget *makeListColumn();
    [[nodiscard]] QWidget *makeDetailColumn();
    void connectParts();
    void connectFilter();
    void select(const QModelIndex &index);
    [[nodiscard]] QByteArrayList selectedIds() const;
    void selectAlso(const QByteArrayList &ids);
    void chooseCurrent();
    void finishEditing();
    void askGroupName(const QByteArray &parentId);
    void askSearchName();
    void openTransfer();
    void connectAttachments();
    void showEmptyState();
    void deleteSelected();
    [[nodiscard]] QString groupPath(const QByteArray &id) const;

    FilterPane *m_filter;
    SearchField *m_search;
    ItemListModel *m_model;
    QListView *m_list;
    QToolButton *m_keepSearch;
    QStackedWidget *m_listStack;
    StateView *m_listState;
    QStackedWidget *m_detailStack;
    FirstSteps *m_firstSteps;
    /// Between two items: nothing that could take the keyboard.
    QWidget *m_pause;
    ItemDetail *m_detail;
    ItemEditor *m_editor;
    MessageBar *m_messages;
    QList<ItemGroup> m_groups;
    VaultItem m_current;
    ItemAside m_aside;
    DeviceNames m_devices;
    QPointer<HistorySheet> m_history;
    QByteArray m_currentId;
    /// To be chosen as soon as the list is there.
    QByteArrayList m_nextChosen;
    /// To go on with as soon as the groups are known.
    std::optional<ItemDraft> m_draft;
    qint64 m_allItems = 0;
    /// The list that comes next is entered: Return was pressed in the search.
    bool m_enterList = false;
    /// The item that comes next is edited: Ctrl+E was pressed before it was there.
    bool m_editWanted = false;
    QAction *m_deleteAction = nullptr;
    QAction *m_editAction = nullptr;
    QAction *m_historyAction = nullptr;
};

} // namespace haex
