// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/importstore.h"

#include "core/replica/replica.h"
#include "core/vault/importexport/duplicates.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"

#include <algorithm>
#include <numeric>

namespace haex {
namespace {

constexpr qint64 ProgressStep = 100;
static_assert(MaxImportedFileBytes == AttachmentStore::MaxBytes);
constexpr qsizetype MostTitles = 200;

/// Whether the note is about something that is in the vault now, though in another place.
bool tellsWhatCameIn(const ImportNote &note)
{
    return note.reason == ImportReason::FormerValueAsField
        || note.reason == ImportReason::PasskeyAsField;
}

class ImportRun
{
public:
    ImportRun(Replica &replica, ItemRepository &items, const ImportedVault &vault,
              const ImportChoices &choices)
        : m_replica(replica)
        , m_items(items)
        , m_vault(vault)
        , m_choices(choices)
    {
        m_report.notes = vault.notes;
    }

    [[nodiscard]] Result<ImportReport> run()
    {
        HAEX_TRY(m_replica.write([&]() -> Result<> {
            HAEX_TRY(storeItems());
            return storeFiles();
        }));
        return std::move(m_report);
    }

private:
    [[nodiscard]] Result<> storeItems()
    {
        HAEX_ASSIGN(known, m_items.groups());
        m_known = known;
        // Before the first item is stored: what the file itself has twice comes in twice.
        HAEX_ASSIGN(duplicates, Duplicates::of(m_items));
        const qint64 total = m_vault.items.size();
        for (qint64 i = 0; i < total; ++i) {
            HAEX_TRY(storeItem(m_vault.items[i], duplicates));
            const bool due = (i + 1) % ProgressStep == 0 || i + 1 == total;
            if (due && m_choices.progress && !m_choices.progress(i + 1, total))
                return fail(ErrorCode::Cancelled);
        }
        // Groups that hold nothing are part of what people made.
        for (const ItemGroup &group : m_vault.groups)
            HAEX_TRY(groupId(group.id));
        if (m_report.items == 0)
            m_report.notes.removeIf(tellsWhatCameIn);
        if (m_duplicates > 0)
            m_report.notes.append({ImportReason::DuplicateLeftOut, {}, {}, m_duplicates});
        return {};
    }

    [[nodiscard]] Result<> storeItem(VaultItem item, Duplicates &duplicates)
    {
        m_ids += QByteArray();
        if (!m_choices.withDuplicates) {
            HAEX_ASSIGN(isKnown, duplicates.contains(item));
            if (isKnown) {
                ++m_duplicates;
                return {};
            }
        }
        HAEX_ASSIGN(group, groupId(item.groupId));
        item.groupId = group;
        HAEX_ASSIGN(id, m_items.save(item));
        m_ids.last() = id;
        ++m_report.items;
        return {};
    }

    /// Our id of a group of the file, found by name where its parent has one, else made.
    [[nodiscard]] Result<QByteArray> groupId(const QByteArray &sourceId)
    {
        if (sourceId.isEmpty())
            return QByteArray();
        if (const auto made = m_groups.constFind(sourceId); made != m_groups.constEnd())
            return *made;
        const auto source = std::ranges::find(m_vault.groups, sourceId, &ItemGroup::id);
        if (source == m_vault.groups.end())
            return QByteArray();
        HAEX_ASSIGN(parent, groupId(source->parentId));
        const auto found = std::ranges::find_if(m_known, [&](const ItemGroup &group) {
            return group.parentId == parent && group.name == source->name;
        });
        if (found != m_known.end()) {
            m_groups[sourceId] = found->id;
            return found->id;
        }
        ItemGroup group;
        group.parentId = parent;
        group.name = source->name;
        group.position = source->position;
        HAEX_ASSIGN(id, m_items.saveGroup(group));
        group.id = id;
        m_known += group;
        m_groups[sourceId] = id;
        ++m_report.groups;
        return id;
    }

    [[nodiscard]] Result<> storeFiles()
    {
        AttachmentStore files(m_replica);
        for (const ImportedFile &file : m_vault.files) {
            const QString title = m_vault.items[file.item].title;
            const QByteArray id = m_ids[file.item];
            if (id.isEmpty())
                continue; // the item is here already, with its files
            if (file.content.size() > MaxImportedFileBytes) {
                m_report.notes.append({ImportReason::FileTooLargeLeftOut, title, file.name, 1});
                continue;
            }
            HAEX_TRY(files.add(id, file.name, file.content));
            m_report.notes.append({ImportReason::FileAttached, title, file.name, 1});
        }
        return {};
    }

    Replica &m_replica;
    ItemRepository &m_items;
    const ImportedVault &m_vault;
    const ImportChoices &m_choices;
    ImportReport m_report;
    QList<ItemGroup> m_known;
    QHash<QByteArray, QByteArray> m_groups;
    /// Ids under which the items of the file were stored, in its order; empty for left out ones.
    QByteArrayList m_ids;
    qint64 m_duplicates = 0;
};

} // namespace

qint64 ImportPreview::allItems() const
{
    return std::accumulate(items.cbegin(), items.cend(), qint64{0});
}

Result<ImportPreview> previewImport(ItemRepository &items, const ImportedVault &vault)
{
    ImportPreview preview;
    preview.groups = vault.groups.size();
    preview.notes = vault.notes;
    HAEX_ASSIGN(duplicates, Duplicates::of(items));
    for (const VaultItem &item : vault.items) {
        ++preview.items[item.kind];
        HAEX_ASSIGN(isKnown, duplicates.contains(item));
        preview.duplicates += isKnown ? 1 : 0;
        if (!isKnown && preview.firstTitles.size() < MostTitles)
            preview.firstTitles += item.title;
    }
    for (const ImportedFile &file : vault.files) {
        if (file.content.size() <= MaxImportedFileBytes)
            ++preview.files;
        else
            preview.notes.append(
                {ImportReason::FileTooLargeLeftOut, vault.items[file.item].title, file.name, 1});
    }
    return preview;
}

Result<ImportReport> storeImport(Replica &replica, ItemRepository &items,
                                 const ImportedVault &vault, const ImportChoices &choices)
{
    return ImportRun(replica, items, vault, choices).run();
}

} // namespace haex
