// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/deviceidentity.h"

#include "core/vault/vaultproperties.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QTemporaryFile>

#include <algorithm>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcVault, "haex.vault")

// As text: a JSON number would lose bits above 2^53.
QString numberText(quint64 number)
{
    return QString::number(number);
}

QJsonArray toJson(const QList<FileIdentity> &files)
{
    QJsonArray array;
    for (const FileIdentity &file : files) {
        array.append(QJsonObject {{QStringLiteral("device"), numberText(file.device)},
                                  {QStringLiteral("inode"), numberText(file.inode)}});
    }
    return array;
}

QList<FileIdentity> filesFromJson(const QJsonArray &array)
{
    QList<FileIdentity> files;
    for (const auto &value : array) {
        const QJsonObject file = value.toObject();
        files.append({file.value(QLatin1StringView("device")).toString().toULongLong(),
                      file.value(QLatin1StringView("inode")).toString().toULongLong()});
    }
    return files;
}

} // namespace

IdentityStore::IdentityStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString IdentityStore::pathOf(const QByteArray &deviceId) const
{
    return m_folder + u'/' + QString::fromLatin1(deviceId) + QLatin1StringView(".json");
}

std::optional<IdentityRecord> IdentityStore::load(const QByteArray &deviceId) const
{
    QFile file(pathOf(deviceId));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.isEmpty())
        return std::nullopt;
    return IdentityRecord {filesFromJson(json.value(QLatin1StringView("files")).toArray()),
                           json.value(QLatin1StringView("path")).toString(),
                           json.value(QLatin1StringView("generation")).toInteger()};
}

bool IdentityStore::isWritable() const
{
    return !m_folder.isEmpty() && QDir().mkpath(m_folder)
        && QTemporaryFile(m_folder + QLatin1StringView("/probe-XXXXXX")).open();
}

bool IdentityStore::store(const QByteArray &deviceId, const IdentityRecord &record) const
{
    if (!isWritable())
        return false;
    const QJsonObject json {{QStringLiteral("files"), toJson(record.files)},
                            {QStringLiteral("path"), record.path},
                            {QStringLiteral("generation"), record.generation}};
    const QByteArray text = QJsonDocument(json).toJson();
    QSaveFile file(pathOf(deviceId));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
}

bool IdentityStore::expectFile(const QByteArray &deviceId, const FileIdentity &file) const
{
    auto record = load(deviceId);
    if (!record)
        return false;
    record->files.append(file);
    return store(deviceId, *record);
}

DeviceIdentity::DeviceIdentity(VaultProperties &properties, QString vaultPath,
                               const IdentityStore &store, Random &random)
    : m_properties(properties)
    , m_path(std::move(vaultPath))
    , m_store(store)
    , m_random(random)
{
}

Result<> DeviceIdentity::adopt()
{
    HAEX_ASSIGN(deviceId, m_properties.text(VaultProperties::Key::DeviceId));
    m_deviceId = deviceId;
    confirm();
    return {};
}

QString DeviceIdentity::reasonForNew(const QByteArray &deviceId, qint64 generation) const
{
    const auto record = m_store.load(deviceId);
    const QString path = QFileInfo(m_path).canonicalFilePath();
    if (!record) {
        // Without a place for records every start would look like a copy.
        if (!m_store.isWritable()) {
            qCWarning(lcVault, "the identity of this device cannot be recorded; copies of the vault"
                               " will not be noticed");
            return {};
        }
        return QStringLiteral("unknown_here");
    }
    const auto file = fileIdentity(m_path);
    const bool isKnownFile = file
        && std::any_of(record->files.begin(), record->files.end(),
                       [&](const FileIdentity &known) {
                           // Device numbers change over restarts; the path then stands in.
                           return known.inode == file->inode
                               && (known.device == file->device || record->path == path);
                       });
    if (!isKnownFile)
        return QStringLiteral("copied");
    return generation < record->generation ? QStringLiteral("restored") : QString();
}

Result<IdentityOutcome> DeviceIdentity::settle()
{
    IdentityOutcome outcome;
    HAEX_ASSIGN(deviceId, m_properties.text(VaultProperties::Key::DeviceId));
    HAEX_ASSIGN(generation, m_properties.integer(VaultProperties::Key::Generation));
    HAEX_ASSIGN(isCopy, m_properties.integer(VaultProperties::Key::IsCopy));
    if (deviceId.isEmpty())
        return fail(ErrorCode::VaultDamaged, QStringLiteral("no device id"));
    outcome.reason = isCopy ? QStringLiteral("backup") : reasonForNew(deviceId, generation);
    outcome.deviceId = deviceId;
    if (outcome.isNew()) {
        outcome.replacedDeviceId = deviceId;
        outcome.deviceId = m_random.uuid().toLatin1();
        HAEX_TRY(m_properties.setText(VaultProperties::Key::DeviceId, outcome.deviceId));
        HAEX_TRY(m_properties.setInteger(VaultProperties::Key::IsCopy, 0));
    }
    m_deviceId = outcome.deviceId;
    m_generation = generation;
    HAEX_TRY(advance());
    return outcome;
}

Result<> DeviceIdentity::advance()
{
    ++m_generation;
    return m_properties.setInteger(VaultProperties::Key::Generation, m_generation);
}

IdentityRecord DeviceIdentity::currentRecord() const
{
    IdentityRecord record {{}, QFileInfo(m_path).canonicalFilePath(), m_generation};
    if (const auto file = fileIdentity(m_path))
        record.files.append(*file);
    return record;
}

void DeviceIdentity::confirm()
{
    if (!m_store.store(m_deviceId, currentRecord()))
        qCWarning(lcVault, "the record of this device's identity cannot be written");
}

Result<> DeviceIdentity::close()
{
    HAEX_TRY(advance());
    confirm();
    return {};
}

} // namespace haex
