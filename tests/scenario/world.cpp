// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/world.h"

#include "core/crypto/vaultkeyring.h"
#include "core/vault/vaultseed.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace haex {
namespace {

constexpr quint32 KeyVersion = 1;

/// Every commit waits for the disk; in memory that takes no time.
QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    const bool isUsable = QFileInfo(memory).isDir() && QFileInfo(memory).isWritable();
    return (isUsable ? memory : QDir::tempPath()) + QStringLiteral("/haex-scenario-XXXXXX");
}

template <class Things>
auto findByName(const Things &things, const QByteArray &name)
    -> Result<decltype(things.front().get())>
{
    const auto found
        = std::ranges::find_if(things, [&](const auto &thing) { return thing->name() == name; });
    if (found == things.end())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("nothing is called \"%1\"").arg(QString::fromUtf8(name)));
    return found->get();
}

} // namespace

World::World(quint64 seed)
    : m_folder(folderTemplate())
    , m_random(seed)
    , m_vaultId(makeVaultId(m_random, testNames()))
    , m_vaultKey(SecretBytes::copyOf(m_random.bytes(VaultKeyring::VaultKeyBytes)))
{
}

World::~World() = default;

QString World::newFolder()
{
    return m_folder.filePath(QString::number(++m_folders));
}

VaultSeed World::seed(const QByteArray &deviceName)
{
    VaultSeed seed;
    seed.name = QStringLiteral("Scenario");
    seed.vaultId = m_vaultId;
    seed.deviceId = m_random.uuid().toLatin1();
    seed.deviceName = QString::fromUtf8(deviceName);
    seed.vaultKey = m_vaultKey.clone();
    seed.keyVersion = KeyVersion;
    return seed;
}

VaultKeyring World::keyring() const
{
    VaultKeyring keyring(m_vaultId);
    if (const auto added = keyring.add(KeyVersion, m_vaultKey.clone()); !added)
        qFatal("scenario key: %s", qPrintable(added.error().toString()));
    return keyring;
}

Result<> World::addServer(const Json &step)
{
    const QByteArray name = step.at("id").text();
    if (server(name))
        return fail(ErrorCode::AlreadyExists, QString::fromUtf8(name));
    HAEX_ASSIGN(
        made,
        ScenarioServer::make(step, static_cast<qsizetype>(m_servers.size()), m_clock, m_random));
    m_servers.push_back(std::move(made));
    ScenarioDevice founder("founder of " + name, newFolder(), 0,
                           ScenarioDevice::Surroundings{m_clock, m_random, m_conductor, m_servers});
    HAEX_TRY(founder.create(seed("founder")));
    return founder.addBackend(*m_servers.back(), true);
}

Result<ScenarioDevice *> World::addDevice(const QByteArray &name, qint64 offsetMs)
{
    if (device(name))
        return fail(ErrorCode::AlreadyExists, QString::fromUtf8(name));
    m_devices.push_back(std::make_unique<ScenarioDevice>(
        name, newFolder(), offsetMs,
        ScenarioDevice::Surroundings{m_clock, m_random, m_conductor, m_servers}));
    return m_devices.back().get();
}

Result<ScenarioServer *> World::server(const QByteArray &name) const
{
    return findByName(m_servers, name);
}

Result<ScenarioDevice *> World::device(const QByteArray &name) const
{
    return findByName(m_devices, name);
}

QString World::backupPath(const QByteArray &server, const QByteArray &name) const
{
    const QByteArray file = (server + '\n' + name).toHex() + ".backup";
    return m_folder.filePath(QString::fromLatin1(file));
}

} // namespace haex
