// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/bitwarden.h"
#include "core/vault/importexport/bitwardendecryption.h"
#include "core/vault/importexport/formervalues.h"
#include "core/vault/importexport/grouppaths.h"
#include "core/vault/importexport/importfault.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <span>
#include <utility>

namespace haex {
namespace {

enum class BitwardenType { Login = 1, Note = 2, Card = 3, Identity = 4, SshKey = 5 };
// 0 text, 1 hidden, 2 yes or no, 3 a link to another field.
constexpr int HiddenField = 1;
constexpr int LinkedField = 3;

using FieldNames = std::span<const std::pair<QLatin1StringView, QLatin1StringView>>;

constexpr std::pair<QLatin1StringView, QLatin1StringView> IdentityFields[] = {
    {QLatin1StringView("title"), QLatin1StringView("Title")},
    {QLatin1StringView("firstName"), QLatin1StringView("First name")},
    {QLatin1StringView("middleName"), QLatin1StringView("Middle name")},
    {QLatin1StringView("lastName"), QLatin1StringView("Last name")},
    {QLatin1StringView("company"), QLatin1StringView("Company")},
    {QLatin1StringView("email"), QLatin1StringView("Mail")},
    {QLatin1StringView("phone"), QLatin1StringView("Phone")},
    {QLatin1StringView("address1"), QLatin1StringView("Street")},
    {QLatin1StringView("address2"), QLatin1StringView("Street 2")},
    {QLatin1StringView("address3"), QLatin1StringView("Street 3")},
    {QLatin1StringView("postalCode"), QLatin1StringView("Postal code")},
    {QLatin1StringView("city"), QLatin1StringView("City")},
    {QLatin1StringView("state"), QLatin1StringView("State")},
    {QLatin1StringView("country"), QLatin1StringView("Country")},
};
constexpr std::pair<QLatin1StringView, QLatin1StringView> SecretIdentityFields[] = {
    {QLatin1StringView("ssn"), QLatin1StringView("Social security number")},
    {QLatin1StringView("passportNumber"), QLatin1StringView("Passport number")},
    {QLatin1StringView("licenseNumber"), QLatin1StringView("License number")},
};
constexpr std::pair<QLatin1StringView, QLatin1StringView> CardFields[] = {
    {QLatin1StringView("cardholderName"), QLatin1StringView("Cardholder")},
    {QLatin1StringView("brand"), QLatin1StringView("Brand")},
};
constexpr std::pair<QLatin1StringView, QLatin1StringView> SecretCardFields[] = {
    {QLatin1StringView("number"), QLatin1StringView("Number")},
    {QLatin1StringView("code"), QLatin1StringView("Security code")},
};
constexpr std::pair<QLatin1StringView, QLatin1StringView> SshFields[] = {
    {QLatin1StringView("publicKey"), QLatin1StringView("Public key")},
    {QLatin1StringView("keyFingerprint"), QLatin1StringView("Fingerprint")},
};
constexpr std::pair<QLatin1StringView, QLatin1StringView> SecretSshFields[] = {
    {QLatin1StringView("privateKey"), QLatin1StringView("Private key")},
};

QString textOf(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString();
}

qint64 timeOf(const QJsonObject &object, QLatin1StringView name)
{
    const QDateTime time = QDateTime::fromString(textOf(object, name), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

void addFields(VaultItem &item, const QJsonObject &object, FieldNames names, bool areProtected)
{
    for (const auto &[key, name] : names) {
        if (const QString value = textOf(object, key); !value.isEmpty())
            item.fields.append({{}, QString(name), value, areProtected});
    }
}

/// Turns the items of one file into ours, and notes what has no place here.
class ItemReader
{
public:
    explicit ItemReader(QList<ImportNote> &notes)
        : m_notes(notes)
    {
    }

    [[nodiscard]] bool read(const QJsonObject &object, VaultItem &item)
    {
        m_title = textOf(object, QLatin1StringView("name"));
        item.title = m_title;
        item.notes = textOf(object, QLatin1StringView("notes"));
        item.favourite = object.value(QLatin1StringView("favorite")).toBool();
        item.createdMs = timeOf(object, QLatin1StringView("creationDate"));
        if (!object.value(QLatin1StringView("deletedDate")).toString().isEmpty()) {
            note(ImportReason::DeletedLeftOut);
            return false;
        }
        if (!readKind(object, item))
            return false;
        readOwnFields(object.value(QLatin1StringView("fields")).toArray(), item);
        readFormerPasswords(object.value(QLatin1StringView("passwordHistory")).toArray(), item);
        noteLosses(object);
        return true;
    }

private:
    [[nodiscard]] bool readKind(const QJsonObject &object, VaultItem &item)
    {
        const int type = object.value(QLatin1StringView("type")).toInt();
        switch (static_cast<BitwardenType>(type)) {
        case BitwardenType::Login:
            readLogin(object.value(QLatin1StringView("login")).toObject(), item);
            return true;
        case BitwardenType::Note:
            item.kind = ItemKind::Note;
            return true;
        case BitwardenType::Card:
            readCard(object.value(QLatin1StringView("card")).toObject(), item);
            return true;
        case BitwardenType::Identity:
            readIdentity(object.value(QLatin1StringView("identity")).toObject(), item);
            return true;
        case BitwardenType::SshKey: {
            const QJsonObject key = object.value(QLatin1StringView("sshKey")).toObject();
            item.kind = ItemKind::Note;
            addFields(item, key, SecretSshFields, true);
            addFields(item, key, SshFields, false);
            return true;
        }
        }
        note(ImportReason::UnknownItemKind, QString::number(type));
        return false;
    }

    void readLogin(const QJsonObject &login, VaultItem &item)
    {
        item.username = textOf(login, QLatin1StringView("username"));
        item.password = textOf(login, QLatin1StringView("password"));
        item.totpSecret = textOf(login, QLatin1StringView("totp"));
        for (const QJsonValue &entry : login.value(QLatin1StringView("uris")).toArray()) {
            const QString uri = textOf(entry.toObject(), QLatin1StringView("uri"));
            if (uri.isEmpty())
                continue;
            if (item.url.isEmpty())
                item.url = uri;
            else
                item.extraUrls += uri;
        }
        readPasskeys(login.value(QLatin1StringView("fido2Credentials")).toArray(), item);
    }

    /// They cannot be used here, but the day that they can they must still be there.
    void readPasskeys(const QJsonArray &passkeys, VaultItem &item)
    {
        for (const QJsonValue &passkey : passkeys)
            item.fields.append(
                {{},
                 QStringLiteral("Passkey"),
                 QString::fromUtf8(
                     QJsonDocument(passkey.toObject()).toJson(QJsonDocument::Compact)),
                 true});
        if (!passkeys.isEmpty())
            note(ImportReason::PasskeyAsField, {}, passkeys.size());
    }

    static void readCard(const QJsonObject &card, VaultItem &item)
    {
        item.kind = ItemKind::Card;
        addFields(item, card, CardFields, false);
        addFields(item, card, SecretCardFields, true);
        const QString month = textOf(card, QLatin1StringView("expMonth"));
        const QString year = textOf(card, QLatin1StringView("expYear"));
        if (!month.isEmpty() || !year.isEmpty())
            item.fields.append({{},
                                QStringLiteral("Expires"),
                                QStringList{month.rightJustified(2, u'0'), year}.join(u'/'),
                                false});
    }

    static void readIdentity(const QJsonObject &identity, VaultItem &item)
    {
        item.kind = ItemKind::Identity;
        item.username = textOf(identity, QLatin1StringView("username"));
        addFields(item, identity, IdentityFields, false);
        addFields(item, identity, SecretIdentityFields, true);
    }

    void readOwnFields(const QJsonArray &fields, VaultItem &item)
    {
        for (const QJsonValue &value : fields) {
            const QJsonObject field = value.toObject();
            const int type = field.value(QLatin1StringView("type")).toInt();
            const QString name = textOf(field, QLatin1StringView("name"));
            if (type == LinkedField)
                note(ImportReason::OtherLeftOut,
                     QStringLiteral("field linked to another: ") + name);
            else
                item.fields.append(
                    {{}, name, textOf(field, QLatin1StringView("value")), type == HiddenField});
        }
    }

    void readFormerPasswords(const QJsonArray &history, VaultItem &item)
    {
        for (const QJsonValue &value : history) {
            const QJsonObject former = value.toObject();
            item.fields += formerField(QStringLiteral("Password"),
                                       textOf(former, QLatin1StringView("password")),
                                       timeOf(former, QLatin1StringView("lastUsedDate")), true);
        }
        if (!history.isEmpty())
            note(ImportReason::FormerValueAsField, {}, history.size());
    }

    void noteLosses(const QJsonObject &object)
    {
        const auto attachments = object.value(QLatin1StringView("attachments")).toArray();
        if (!attachments.isEmpty())
            note(ImportReason::AttachmentLeftOut, {}, attachments.size());
    }

    void note(ImportReason reason, const QString &detail = {}, qint64 count = 1)
    {
        m_notes.append({reason, m_title, detail, count});
    }

    QList<ImportNote> &m_notes;
    QString m_title;
};

Result<QJsonObject> parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failImport(ImportFault::Damaged, QStringLiteral("not JSON: ") + error.errorString());
    return root;
}

/// Folders, and collections: the folders of an organization's export. Their names are paths.
QHash<QByteArray, QByteArray> readGroups(const QJsonObject &root, GroupPaths &paths)
{
    QHash<QByteArray, QByteArray> ids;
    for (const char *list : {"folders", "collections"}) {
        for (const QJsonValue &value : root.value(QLatin1StringView(list)).toArray()) {
            const QJsonObject folder = value.toObject();
            const QByteArray id = textOf(folder, QLatin1StringView("id")).toUtf8();
            if (!id.isEmpty())
                ids[id] = paths.idOf(
                    textOf(folder, QLatin1StringView("name")).split(u'/', Qt::SkipEmptyParts));
        }
    }
    return ids;
}

QByteArray groupOf(const QJsonObject &object)
{
    const QString folder = textOf(object, QLatin1StringView("folderId"));
    if (!folder.isEmpty())
        return folder.toUtf8();
    const QJsonArray collections = object.value(QLatin1StringView("collectionIds")).toArray();
    return collections.isEmpty() ? QByteArray() : collections[0].toString().toUtf8();
}

} // namespace

Result<ImportedVault> readBitwarden(const QByteArray &json, const ImportSecrets &secrets)
{
    HAEX_ASSIGN(root, parse(json));
    if (root.value(QLatin1StringView("encrypted")).toBool()) {
        HAEX_ASSIGN(plaintext, decryptBitwarden(root, secrets));
        HAEX_ASSIGN(inner, parse(plaintext));
        root = inner;
    }
    if (!root.value(QLatin1StringView("items")).isArray())
        return failImport(ImportFault::Unknown, QStringLiteral("no Bitwarden export"));
    ImportedVault vault;
    GroupPaths paths(vault.groups);
    const QHash<QByteArray, QByteArray> groups = readGroups(root, paths);
    ItemReader reader(vault.notes);
    for (const QJsonValue &value : root.value(QLatin1StringView("items")).toArray()) {
        VaultItem item;
        if (!reader.read(value.toObject(), item))
            continue;
        item.groupId = groups.value(groupOf(value.toObject()));
        vault.items += item;
    }
    return vault;
}

bool isEncryptedBitwarden(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    return root.value(QLatin1StringView("encrypted")).toBool();
}

} // namespace haex
