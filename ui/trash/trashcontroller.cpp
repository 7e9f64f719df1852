// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashcontroller.h"

#include "core/base/rowkey.h"
#include "core/replica/trash.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/items/itemactions.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/trash/trashview.h"
#include "ui/widgets/messagebar.h"

#include <algorithm>

namespace haex {

namespace {

constexpr int ReloadDelayMs = 200;
/// Entries of this table are files on items, named by their id: they come and go with their pieces.
constexpr char AttachmentTable[] = "vault_attachments";

/// The key and the first texts of the row, so that a person knows which one it was.
QString describe(const TrashedRow &row)
{
    QStringList parts;
    if (const auto key = RowKey::parse(row.rowPks)) {
        for (const RowKey::Part &part : key->parts())
            parts << ValueTexts::cell(part.value);
    }
    for (const auto &[column, value] : row.values) {
        if (value.type() == CellValue::Type::Text && !ValueTexts::isSecret(row.tableName, column) && parts.size() < 3)
            parts << ValueTexts::cell(value);
    }
    return parts.join(QStringLiteral(" · "));
}

Result<QList<TrashEntry>> readEntries(VaultSession &session)
{
    QList<TrashEntry> entries;
    HAEX_ASSIGN(items, session.items().trashed());
    for (const TrashedItem &item : items)
        entries.append({item.id, {}, {}, {}, item.title.isEmpty() ? ItemTexts::untitled() : item.title, ItemTexts::kind(item.kind), ItemTexts::iconName(item.kind), item.deletedMs});
    HAEX_ASSIGN(groups, session.items().trashedGroups());
    for (const TrashedGroup &group : groups) {
        TrashEntry entry;
        entry.groupId = group.id;
        entry.title = group.name;
        entry.kind = TrashController::tr("Group");
        entry.iconName = QStringLiteral("folder");
        entry.deletedMs = group.deletedMs;
        entries.append(entry);
    }
    HAEX_ASSIGN(files, session.attachments().trashed());
    for (const TrashedAttachment &file : files)
        entries.append({{}, {}, AttachmentTable, file.attachment.id, file.attachment.name, TrashController::tr("File of “%1”").arg(file.itemTitle), QStringLiteral("attachment"), file.deletedMs});
    HAEX_ASSIGN(rows, session.trash().list());
    for (const TrashedRow &row : rows) {
        if (!row.tableName.startsWith("vault_") && !row.values.empty())
            entries.append({{}, {}, row.tableName, row.rowPks, describe(row), QString::fromUtf8(row.tableName), QStringLiteral("tables"), row.deletedAt.physicalMs});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const TrashEntry &a, const TrashEntry &b) { return a.deletedMs > b.deletedMs; });
    return entries;
}

QByteArrayList itemIds(const QList<TrashEntry> &entries)
{
    QByteArrayList ids;
    for (const TrashEntry &entry : entries) {
        if (!entry.itemId.isEmpty())
            ids << entry.itemId;
    }
    return ids;
}

} // namespace

TrashController::TrashController(VaultService &service, TrashView &view, ItemActions &actions, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_actions(actions)
{
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(ReloadDelayMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, &TrashController::reload);
    connect(&m_service, &VaultService::tablesChanged, &m_reloadTimer, qOverload<>(&QTimer::start));
    connect(&m_view, &TrashView::restoreRequested, this, &TrashController::restore);
    connect(&m_view, &TrashView::purgeRequested, this, &TrashController::purge);
}

void TrashController::reload()
{
    if (!m_service.isOpen())
        return;
    whenDone(m_service.run(readEntries), this, [this](const Result<QList<TrashEntry>> &entries) {
        if (entries)
            m_view.showEntries(*entries);
    });
}

void TrashController::restore(const QList<TrashEntry> &entries)
{
    const auto work = [entries](VaultSession &session) -> Result<> {
        HAEX_TRY(session.items().restore(itemIds(entries)));
        for (const TrashEntry &entry : entries) {
            if (!entry.groupId.isEmpty())
                HAEX_TRY(session.items().restoreGroup(entry.groupId));
            else if (entry.tableName == AttachmentTable)
                HAEX_TRY(session.attachments().restore(entry.rowPks));
            else if (entry.itemId.isEmpty())
                HAEX_TRY(session.trash().restore(entry.tableName, entry.rowPks));
        }
        return {};
    };
    m_actions.performWith(itemIds(entries), work, {}, {}, this, [this, count = int(entries.size())](const Result<ItemChange> &change) {
        if (change)
            m_view.messages()->showMessage(Tone::Success, tr("%n thing(s) restored on all your devices.", nullptr, count));
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(change.error()));
        reload();
    });
}

void TrashController::purge(const QList<TrashEntry> &entries)
{
    auto future = m_service.run([entries](VaultSession &session) -> Result<> {
        HAEX_TRY(session.items().purge(itemIds(entries)));
        for (const TrashEntry &entry : entries) {
            if (!entry.groupId.isEmpty())
                HAEX_TRY(session.items().purgeGroup(entry.groupId));
            else if (entry.tableName == AttachmentTable)
                HAEX_TRY(session.attachments().purge(entry.rowPks));
            else if (entry.itemId.isEmpty())
                HAEX_TRY(session.trash().purge(entry.tableName, entry.rowPks));
        }
        return {};
    });
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
        reload();
    });
}

} // namespace haex
