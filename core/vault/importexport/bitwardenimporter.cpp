// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/bitwardenimporter.h"

#include "core/vault/items/itemrepository.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 ProgressStep = 100;

/// Finds or makes groups by the path that Bitwarden writes into a folder's name (`Work/Servers`).
class GroupPaths
{
public:
    GroupPaths(ItemRepository &items, QList<ItemGroup> known)
        : m_items(items)
        , m_known(std::move(known))
    {
    }

    [[nodiscard]] Result<QByteArray> idOf(const QString &path)
    {
        QByteArray parent;
        for (const QString &part : path.split(u'/', Qt::SkipEmptyParts)) {
            HAEX_ASSIGN(id, child(parent, part.trimmed()));
            parent = id;
        }
        return parent;
    }
    [[nodiscard]] qint64 made() const { return m_made; }

private:
    [[nodiscard]] Result<QByteArray> child(const QByteArray &parent, const QString &name)
    {
        const auto found = std::ranges::find_if(m_known, [&](const ItemGroup &group) {
            return group.parentId == parent && group.name == name;
        });
        if (found != m_known.end())
            return found->id;
        ItemGroup group;
        group.parentId = parent;
        group.name = name;
        HAEX_ASSIGN(id, m_items.saveGroup(group));
        group.id = id;
        m_known += group;
        ++m_made;
        return id;
    }

    ItemRepository &m_items;
    QList<ItemGroup> m_known;
    qint64 m_made = 0;
};

Result<> store(ItemRepository &items, BitwardenExport &source, const ImportProgress &progress,
               ImportReport &report)
{
    HAEX_ASSIGN(known, items.groups());
    GroupPaths paths(items, known);
    QHash<QByteArray, QByteArray> ids;
    for (const ItemGroup &group : source.groups) {
        HAEX_ASSIGN(id, paths.idOf(group.name));
        ids[group.id] = id;
    }
    report.groups = paths.made();
    for (VaultItem &item : source.items) {
        item.groupId = ids.value(item.groupId);
        HAEX_TRY(items.save(item));
        ++report.items;
        const bool due = report.items % ProgressStep == 0 || report.items == source.items.size();
        if (due && progress && !progress(report.items, source.items.size()))
            return fail(ErrorCode::Cancelled);
    }
    return {};
}

} // namespace

Result<ImportReport> importBitwarden(ItemRepository &items, const QString &path,
                                     const ImportProgress &progress)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, file.errorString());
    HAEX_ASSIGN(source, readBitwardenExport(file.readAll()));
    ImportReport report;
    report.notes = source.notes;
    HAEX_TRY(items.inOneWrite([&] { return store(items, source, progress, report); }));
    return report;
}

} // namespace haex
