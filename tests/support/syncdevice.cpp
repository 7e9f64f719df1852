// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syncdevice.h"

#include "core/protocol/vaultmessages.h"
#include "core/replica/conflictjournal.h"
#include "core/sync/cellcodec.h"
#include "core/vault/backendmarks.h"
#include "tests/support/orabort.h"

#include <QTest>

#include <algorithm>

namespace haex {
namespace {

/// Runs the event loop until `done` is set.
template <class T>
T waitFor(const std::optional<T> &done, const char *what)
{
    if (!QTest::qWaitFor([&] { return done.has_value(); }, 20'000))
        qFatal("%s never ended", what);
    return *done;
}

const char *kindName(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::SameField:
        return "same_field";
    case ConflictKind::DeletedAndChanged:
        return "deleted_and_changed";
    case ConflictKind::BothCreated:
        return "both_created";
    case ConflictKind::UniqueName:
        return "unique_name";
    case ConflictKind::NotWritten:
        return "not_written";
    }
    return "";
}

} // namespace

SyncDevice::SyncDevice(LoopbackTransport::Pace pace)
    : m_keyring(vaultId())
    , m_transport(std::make_unique<LoopbackTransport>(pace))
{
    orAbort(m_keyring.add(1, SecretBytes::copyOf(QByteArray(VaultKeyring::VaultKeyBytes, 'k'))));
    openEngine();
}

SyncDevice::~SyncDevice() = default;

QByteArray SyncDevice::vaultId()
{
    return testNames() == NamesAtServers::Blind ? "a0000000-0000-8000-8000-000000000001"
                                                : "a0000000-0000-4000-8000-000000000001";
}

SecretBytes SyncDevice::accountPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("correct horse"));
}

VaultKeyRecord SyncDevice::vaultRecord()
{
    VaultKeyRecord record;
    record.vaultId = vaultId();
    record.key = {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 1};
    record.name = {"bmFtZQ==", "bm9uY2U="};
    return record;
}

CellPlace SyncDevice::wirePlace(const QByteArray &table, const QByteArray &rowPks, const QByteArray &column)
{
    return orAbort(CellCodec(m_keyring, m_vault.random(), {}).wirePlaceOf(table, rowPks, column), "wirePlace");
}

void SyncDevice::openEngine()
{
    // No power is lost in a test program.
    orAbort(replica().database().execute("PRAGMA synchronous = OFF"));
    m_engine = std::make_unique<SyncEngine>(replica(), m_keyring, vaultId(), *m_transport,
                                            m_vault.clock(), m_vault.random());
    m_engine->setVaultRecordSource([] { return vaultRecord(); });
}

void SyncDevice::closeEngine()
{
    m_engine.reset();
}

void SyncDevice::restart()
{
    closeEngine();
    m_vault.reopen();
    openEngine();
}

void SyncDevice::takeNewIdentity()
{
    closeEngine();
    m_vault.takeNewIdentity();
    openEngine();
}

void SyncDevice::makeNotes()
{
    makeSynced("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT, body TEXT)", "notes");
}

void SyncDevice::makeSynced(QByteArrayView createSql, const QByteArray &name)
{
    orAbort(replica().database().execute(createSql));
    orAbort(replica().track(name, TableOrigin::Person));
}

void SyncDevice::sql(QByteArrayView script)
{
    orAbort(runUserSql(replica(), script), script.data());
}

QByteArrayList SyncDevice::rows(QByteArrayView select)
{
    Statement statement = orAbort(replica().database().prepare(select), select.data());
    QByteArrayList lines;
    while (orAbort(statement.step())) {
        QByteArrayList values;
        for (int i = 0; i < statement.columnCount(); ++i)
            values += statement.isNull(i) ? QByteArray("NULL") : statement.text(i);
        lines += values.join('|');
    }
    return lines;
}

QByteArrayList SyncDevice::conflicts()
{
    QByteArrayList lines;
    for (const Conflict &conflict : orAbort(ConflictJournal(replica()).list(true))) {
        lines += QByteArrayList{kindName(conflict.kind), conflict.columnName,
                                conflict.winnerValue.bytes(), conflict.supersededValue.bytes()}
                     .join('|');
    }
    std::ranges::sort(lines);
    return lines;
}

BackendCredentials SyncDevice::credentials(const LoopbackServer &server)
{
    BackendCredentials credentials;
    credentials.url = server.url();
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = accountPassword();
    return credentials;
}

QByteArray SyncDevice::addBackend(LoopbackServer &server)
{
    m_transport->attach(server);
    // Backends are listed in the order of their time.
    m_vault.clock().advance(1);
    BackendCredentials wanted = credentials(server);
    wanted.registerAccount = server.number("SELECT count(*) FROM account") == 0;
    std::optional<Result<Backend>> added;
    m_engine->addBackend(std::move(wanted),
                         [&](Result<Backend> backend) { added = std::move(backend); });
    return orAbort(waitFor(added, "addBackend"), "addBackend").id;
}

Result<> SyncDevice::sync(SyncMode mode, const QByteArray &backendId)
{
    std::optional<Result<>> ended;
    m_engine->syncNow(backendId, mode, [&](Result<> result) { ended = std::move(result); });
    return waitFor(ended, "sync");
}

BackendRecord SyncDevice::record(const QByteArray &backendId)
{
    BackendStore store(replica());
    return backendId.isEmpty() ? orAbort(store.list()).at(0) : orAbort(store.load(backendId));
}

BackendStatus SyncDevice::status(const QByteArray &backendId)
{
    for (const BackendStatus &status : m_engine->status().backends) {
        if (backendId.isEmpty() || status.backendId == backendId)
            return status;
    }
    qFatal("no such backend");
}

QList<ErrorCode> SyncDevice::alerts()
{
    QList<ErrorCode> codes;
    for (const SyncAlert &alert : m_engine->status().alerts)
        codes += alert.code;
    return codes;
}

void settleAll(std::initializer_list<SyncDevice *> devices)
{
    for (int round = 0; round < 20; ++round) {
        qsizetype before = 0;
        qsizetype after = 0;
        for (SyncDevice *device : devices) {
            before += orAbort(device->engine().activity(100'000)).size();
            orAbort(device->sync(), "sync");
            after += orAbort(device->engine().activity(100'000)).size();
        }
        if (before == after)
            return;
    }
    qFatal("20 rounds and no end");
}

} // namespace haex
