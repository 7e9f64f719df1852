// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/keepassreader.h"

#include "core/vault/importexport/formervalues.h"
#include "core/vault/importexport/keepass/kdbxdocument.h"
#include "core/vault/importexport/keepass/keepassreferences.h"
#include "core/vault/importexport/keepass/keepasstotp.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace haex {
namespace {

constexpr std::array StandardKeys{u"Title", u"UserName", u"Password", u"URL", u"Notes"};

bool isStandard(const QString &key)
{
    return std::ranges::any_of(StandardKeys,
                               [&key](const char16_t *known) { return key == QStringView(known); });
}

QString valueOf(const KdbxEntry &entry, QStringView key)
{
    const KdbxString *string = entry.find(key);
    return string ? string->value : QString();
}

/// Names that people read in place of those that KeePass writes.
QString labelOf(const QString &key)
{
    return key == u"UserName" ? QStringLiteral("User name") : key;
}

class VaultMaker
{
public:
    explicit VaultMaker(KdbxDocument document)
        : m_document(std::move(document))
    {
    }

    [[nodiscard]] ImportedVault run()
    {
        addContents(m_document.root, {});
        m_references.resolve(m_vault.items);
        if (m_deleted > 0)
            m_vault.notes.append({ImportReason::DeletedLeftOut, m_binName, {}, m_deleted});
        note(ImportReason::IconsLeftOut, m_document.customIcons);
        note(ImportReason::AutoTypeLeftOut, m_autoTypes);
        return std::move(m_vault);
    }

private:
    void note(ImportReason reason, qint64 count)
    {
        if (count > 0)
            m_vault.notes.append({reason, {}, {}, count});
    }

    void addContents(const KdbxGroup &group, const QByteArray &id)
    {
        for (const KdbxEntry &entry : group.entries)
            addEntry(entry, id);
        for (const KdbxGroup &child : group.groups) {
            if (!child.uuid.isEmpty() && child.uuid == m_document.recycleBin)
                skipDeleted(child);
            else
                addGroup(child, id);
        }
    }

    void addGroup(const KdbxGroup &group, const QByteArray &parent)
    {
        // Numbered here: a file may name two groups alike.
        ItemGroup made;
        made.id = QByteArray::number(m_vault.groups.size() + 1);
        made.parentId = parent;
        made.name = group.name;
        made.position = m_vault.groups.size();
        m_vault.groups += made;
        if (!group.notes.trimmed().isEmpty())
            addGroupNotes(group, made.id);
        addContents(group, made.id);
    }

    /// Groups have no notes here; a note inside the group keeps them.
    void addGroupNotes(const KdbxGroup &group, const QByteArray &id)
    {
        VaultItem item;
        item.kind = ItemKind::Note;
        item.title = group.name;
        item.notes = group.notes;
        item.groupId = id;
        m_vault.items += item;
    }

    void skipDeleted(const KdbxGroup &group)
    {
        m_deleted += static_cast<qint64>(group.entries.size());
        if (m_binName.isEmpty())
            m_binName = group.name;
        for (const KdbxGroup &child : group.groups)
            skipDeleted(child);
    }

    void addEntry(const KdbxEntry &entry, const QByteArray &groupId)
    {
        VaultItem item;
        item.groupId = groupId;
        item.title = valueOf(entry, u"Title");
        item.username = valueOf(entry, u"UserName");
        item.password = valueOf(entry, u"Password");
        item.url = valueOf(entry, u"URL");
        item.notes = valueOf(entry, u"Notes");
        item.createdMs = entry.createdMs;
        static const QRegularExpression separators(QStringLiteral("[;,]"));
        item.tags = entry.tags.split(separators, Qt::SkipEmptyParts);
        addFields(entry, item);
        takeTotpFromFields(item);
        if (item.username.isEmpty() && item.password.isEmpty() && item.url.isEmpty()
            && item.totpSecret.isEmpty() && !item.notes.isEmpty())
            item.kind = ItemKind::Note;
        addFormerValues(entry, item);
        addAttachments(entry, item);
        m_autoTypes += entry.hasAutoType ? 1 : 0;
        m_references.add(entry.uuid, m_vault.items.size());
        m_vault.items += item;
    }

    static void addFields(const KdbxEntry &entry, VaultItem &item)
    {
        for (const KdbxString &string : entry.strings) {
            if (isStandard(string.key))
                continue;
            if (string.key.startsWith(u"KP2A_URL") && !string.value.isEmpty())
                item.extraUrls += string.value;
            else
                item.fields.append({{}, string.key, string.value, string.isProtected});
        }
        if (!entry.overrideUrl.isEmpty())
            item.fields.append({{}, QStringLiteral("Override URL"), entry.overrideUrl, false});
        if (entry.expiryMs != 0)
            item.setExpires(QDateTime::fromMSecsSinceEpoch(entry.expiryMs).date(), QStringLiteral("Expires"));
    }

    /// What each earlier version had otherwise than the one behind it.
    void addFormerValues(const KdbxEntry &entry, VaultItem &item)
    {
        qint64 count = 0;
        for (size_t i = entry.history.size(); i > 0; --i) {
            const KdbxEntry &before = entry.history[i - 1];
            const KdbxEntry &after = i < entry.history.size() ? entry.history[i] : entry;
            for (const KdbxString &string : before.strings) {
                if (string.value.isEmpty() || string.value == valueOf(after, string.key))
                    continue;
                const bool isProtected = string.isProtected || string.key == u"Password";
                const ItemField field
                    = formerField(labelOf(string.key), string.value, after.modifiedMs, isProtected);
                if (item.fields.contains(field))
                    continue;
                item.fields += field;
                ++count;
            }
            addFormerAttachments(before, after, item);
        }
        if (count > 0)
            m_vault.notes.append({ImportReason::FormerValueAsField, item.title, {}, count});
    }

    /// Files that only an earlier version has.
    void addFormerAttachments(const KdbxEntry &before, const KdbxEntry &after,
                              const VaultItem &item)
    {
        for (const KdbxAttachment &attachment : before.attachments) {
            const bool isKept
                = std::ranges::any_of(after.attachments, [&](const KdbxAttachment &other) {
                      return contentOf(other) == contentOf(attachment);
                  });
            if (!isKept)
                addFile(attachment, item);
        }
    }

    void addAttachments(const KdbxEntry &entry, const VaultItem &item)
    {
        for (const KdbxAttachment &attachment : entry.attachments)
            addFile(attachment, item);
    }

    void addFile(const KdbxAttachment &attachment, const VaultItem &item)
    {
        if (m_document.binaries.contains(attachment.ref))
            m_vault.files.append({m_vault.items.size(), attachment.name, contentOf(attachment)});
        else
            m_vault.notes.append({ImportReason::AttachmentLeftOut, item.title, attachment.name, 1});
    }

    [[nodiscard]] QByteArray contentOf(const KdbxAttachment &attachment) const
    {
        return m_document.binaries.value(attachment.ref);
    }

    KdbxDocument m_document;
    ImportedVault m_vault;
    KeepassReferences m_references;
    QString m_binName;
    qint64 m_deleted = 0;
    qint64 m_autoTypes = 0;
};

} // namespace

Result<ImportedVault> readKeepass(const QByteArray &file, const ImportSecrets &secrets,
                                  const StopCheck &stop)
{
    HAEX_ASSIGN(payload, openKdbx(file, secrets, stop));
    HAEX_ASSIGN(document, readKdbxDocument(payload));
    return VaultMaker(std::move(document)).run();
}

} // namespace haex
