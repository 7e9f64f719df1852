// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/onepassword.h"

#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/onepassworditem.h"
#include "core/vault/importexport/ziparchive.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace haex {
namespace {

QJsonArray arrayOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toArray();
}

class ExportReader
{
public:
    explicit ExportReader(ZipArchive &archive)
        : m_archive(archive)
    {
    }

    [[nodiscard]] Result<ImportedVault> run(const QJsonObject &root)
    {
        for (const QJsonValue &account : arrayOf(root, "accounts")) {
            for (const QJsonValue &vault : arrayOf(account.toObject(), "vaults"))
                HAEX_TRY(readVault(vault.toObject()));
        }
        return std::move(m_vault);
    }

private:
    [[nodiscard]] Result<> readVault(const QJsonObject &vault)
    {
        ItemGroup group;
        group.id = "vault" + QByteArray::number(m_vault.groups.size() + 1);
        group.name = vault.value(QLatin1StringView("attrs"))
                         .toObject()
                         .value(QLatin1StringView("name"))
                         .toString();
        group.position = m_vault.groups.size();
        m_vault.groups += group;
        for (const QJsonValue &value : arrayOf(vault, "items")) {
            const QJsonObject object = value.toObject();
            // Older exports have each item in an object of its own.
            const QJsonObject inner = object.value(QLatin1StringView("item")).toObject();
            HAEX_TRY(readItem(inner.isEmpty() ? object : inner, group.id));
        }
        return {};
    }

    [[nodiscard]] Result<> readItem(const QJsonObject &object, const QByteArray &groupId)
    {
        OnePasswordItem read = readOnePasswordItem(object);
        read.item.groupId = groupId;
        m_vault.notes += read.notes;
        for (const OnePasswordFile &file : read.files)
            HAEX_TRY(addFile(file, read.item.title));
        m_vault.items += read.item;
        return {};
    }

    [[nodiscard]] Result<> addFile(const OnePasswordFile &file, const QString &title)
    {
        // A member is named files/<id>__<name>.
        const QString member = m_archive.findByPrefix(QStringLiteral("files/") + file.documentId
                                                      + QStringLiteral("__"));
        if (file.documentId.isEmpty() || member.isEmpty()) {
            m_vault.notes.append({ImportReason::AttachmentLeftOut, title, file.name, 1});
            return {};
        }
        HAEX_ASSIGN(content, m_archive.read(member));
        m_vault.files.append({m_vault.items.size(), file.name, content});
        return {};
    }

    ZipArchive &m_archive;
    ImportedVault m_vault;
};

} // namespace

Result<ImportedVault> readOnePassword(const QByteArray &file)
{
    HAEX_ASSIGN(archive, ZipArchive::open(file, MaxImportUnpackedBytes));
    if (!archive.contains(QStringLiteral("export.data")))
        return failImport(ImportFault::Unknown, QStringLiteral("no 1PUX export"));
    HAEX_ASSIGN(json, archive.read(QStringLiteral("export.data")));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError || !root.contains(QLatin1StringView("accounts")))
        return failImport(ImportFault::Damaged, QStringLiteral("export.data"));
    return ExportReader(archive).run(root);
}

} // namespace haex
