// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/onepassworditem.h"

#include "core/vault/importexport/formervalues.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace haex {
namespace {

QString textOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

qint64 millisecondsOf(const QJsonObject &object, const char *name)
{
    constexpr qint64 LatestSeconds = 253'402'300'799; // the year 9999
    const qint64 seconds = object.value(QLatin1StringView(name)).toInteger();
    return seconds > 0 && seconds <= LatestSeconds ? seconds * 1000 : 0;
}

ItemKind kindOf(const QString &category)
{
    if (category == u"002")
        return ItemKind::Card;
    if (category == u"003")
        return ItemKind::Note;
    return category == u"004" ? ItemKind::Identity : ItemKind::Login;
}

/// A value of 1Password is an object with one member, which names its kind.
QString textOfValue(const QString &kind, const QJsonValue &value)
{
    if (kind == u"date")
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC)
            .date()
            .toString(Qt::ISODate);
    if (kind == u"monthYear") {
        const qint64 number = value.toInteger();
        return QStringLiteral("%1/%2").arg(number % 100, 2, 10, QLatin1Char('0')).arg(number / 100);
    }
    if (kind == u"email" && value.isObject())
        return textOf(value.toObject(), "email_address");
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    if (!value.isObject())
        return {};
    QStringList parts;
    const QJsonObject object = value.toObject();
    for (const QJsonValue &part : object) {
        if (part.isString() && !part.toString().isEmpty())
            parts += part.toString();
    }
    return parts.join(QStringLiteral(", "));
}

class ItemReader
{
public:
    explicit ItemReader(const QJsonObject &object)
        : m_object(object)
        , m_overview(object.value(QLatin1StringView("overview")).toObject())
        , m_details(object.value(QLatin1StringView("details")).toObject())
    {
    }

    [[nodiscard]] OnePasswordItem run()
    {
        readHead();
        readUrls();
        for (const QJsonValue &field : m_details.value(QLatin1StringView("loginFields")).toArray())
            readLoginField(field.toObject());
        if (const QString password = textOf(m_details, "password");
            !password.isEmpty() && item().password.isEmpty())
            item().password = password;
        for (const QJsonValue &section : m_details.value(QLatin1StringView("sections")).toArray())
            readSection(section.toObject());
        readFormerPasswords();
        addFile(m_details.value(QLatin1StringView("documentAttributes")).toObject());
        return std::move(m_result);
    }

private:
    [[nodiscard]] VaultItem &item() { return m_result.item; }

    void readHead()
    {
        item().title = textOf(m_overview, "title");
        item().notes = textOf(m_details, "notesPlain");
        item().kind = kindOf(textOf(m_object, "categoryUuid"));
        item().favourite = m_object.value(QLatin1StringView("favIndex")).toInt() > 0;
        item().createdMs = millisecondsOf(m_object, "createdAt");
        for (const QJsonValue &tag : m_overview.value(QLatin1StringView("tags")).toArray())
            item().tags += tag.toString();
        // Archived items stay findable as such; there is no archive here.
        if (textOf(m_object, "state") == u"archived")
            item().tags += QStringLiteral("archived");
    }

    void readUrls()
    {
        QStringList urls{textOf(m_overview, "url")};
        for (const QJsonValue &url : m_overview.value(QLatin1StringView("urls")).toArray())
            urls += textOf(url.toObject(), "url");
        urls.removeAll(QString());
        urls.removeDuplicates();
        item().url = urls.value(0);
        item().extraUrls = urls.mid(1);
    }

    void readLoginField(const QJsonObject &field)
    {
        const QString value = textOf(field, "value");
        const QString designation = textOf(field, "designation");
        if (designation == u"username" && item().username.isEmpty())
            item().username = value;
        else if (designation == u"password" && item().password.isEmpty())
            item().password = value;
        else if (!value.isEmpty())
            item().fields.append(
                {{}, textOf(field, "name"), value, textOf(field, "fieldType") == u"P"});
    }

    void readSection(const QJsonObject &section)
    {
        for (const QJsonValue &value : section.value(QLatin1StringView("fields")).toArray()) {
            const QJsonObject field = value.toObject();
            const QString name = textOf(field, "title").isEmpty() ? textOf(section, "title")
                                                                  : textOf(field, "title");
            const QJsonObject content = field.value(QLatin1StringView("value")).toObject();
            for (auto part = content.begin(); part != content.end(); ++part)
                addValue(name, part.key(), part.value());
        }
    }

    void addValue(const QString &name, const QString &kind, const QJsonValue &value)
    {
        if (kind == u"file")
            return addFile(value.toObject());
        if (kind == u"sshKey")
            return addSshKey(name, value.toObject());
        const QString text = textOfValue(kind, value);
        if (text.isEmpty())
            return;
        if (kind == u"totp" && item().totpSecret.isEmpty())
            item().totpSecret = text;
        else
            item().fields.append(
                {{},
                 name,
                 text,
                 kind == u"concealed" || kind == u"creditCardNumber" || kind == u"totp"});
    }

    void addSshKey(const QString &name, const QJsonObject &key)
    {
        if (const QString secret = textOf(key, "privateKey"); !secret.isEmpty())
            item().fields.append(
                {{}, name.isEmpty() ? QStringLiteral("Private key") : name, secret, true});
        const QJsonObject more = key.value(QLatin1StringView("metadata")).toObject();
        if (const QString open = textOf(more, "publicKey"); !open.isEmpty())
            item().fields.append({{}, QStringLiteral("Public key"), open, false});
        if (const QString print = textOf(more, "fingerprint"); !print.isEmpty())
            item().fields.append({{}, QStringLiteral("Fingerprint"), print, false});
    }

    void addFile(const QJsonObject &file)
    {
        if (!textOf(file, "fileName").isEmpty() || !textOf(file, "documentId").isEmpty())
            m_result.files.append({textOf(file, "documentId"), textOf(file, "fileName")});
    }

    void readFormerPasswords()
    {
        const QJsonArray history = m_details.value(QLatin1StringView("passwordHistory")).toArray();
        for (const QJsonValue &value : history) {
            const QJsonObject former = value.toObject();
            item().fields += formerField(QStringLiteral("Password"), textOf(former, "value"),
                                         millisecondsOf(former, "time"), true);
        }
        if (!history.isEmpty())
            note(ImportReason::FormerValueAsField, history.size());
        const QJsonValue passkey = m_details.value(QLatin1StringView("passkey"));
        if (!passkey.isObject())
            return;
        item().fields.append(
            {{},
             QStringLiteral("Passkey"),
             QString::fromUtf8(QJsonDocument(passkey.toObject()).toJson(QJsonDocument::Compact)),
             true});
        note(ImportReason::PasskeyAsField, 1);
    }

    void note(ImportReason reason, qint64 count)
    {
        m_result.notes.append({reason, item().title, {}, count});
    }

    const QJsonObject &m_object;
    QJsonObject m_overview;
    QJsonObject m_details;
    OnePasswordItem m_result;
};

} // namespace

OnePasswordItem readOnePasswordItem(const QJsonObject &object)
{
    return ItemReader(object).run();
}

} // namespace haex
