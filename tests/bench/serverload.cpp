// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/serverload.h"

#include "core/server/sqliteserverstore.h"
#include "core/storage/database.h"
#include "tests/support/orabort.h"

#include <QFileInfo>

namespace haex::bench {
namespace {

constexpr qint64 HourMs = 60LL * 60 * 1000;
constexpr qint64 StampsPerMs = 1000;

quint64 next(quint64 &state)
{
    // Any order will do, as long as each run has the same (Knuth's MMIX).
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return state >> 33U;
}

} // namespace

ServerLoad::ServerLoad(const QByteArray &storage, const QString &sqliteFile)
    : m_storage(storage)
    , m_file(sqliteFile)
    , m_server(ApiFixture::cheapOptions(), storage)
    , m_vault(ApiFixture::vaultIdOf(1))
{
    if (storage == "sqlite") {
        m_server.api.reset();
        m_server.store = orAbort(SqliteServerStore::open(sqliteFile, m_server.random));
        m_server.api = std::make_unique<SyncApi>(*m_server.store, m_server.clock, m_server.random,
                                                 ApiFixture::cheapOptions());
    }
    m_device = m_server.registerDevice("bench@example.org", ApiFixture::deviceIdOf(1));
    m_server.createVault(m_device, m_vault);
}

Change ServerLoad::change(qint64 cell)
{
    const qint64 stamp = m_stamps++;
    const HlcTimestamp hlc{m_server.clock.ms - HourMs + stamp / StampsPerMs,
                           static_cast<quint16>(stamp % StampsPerMs),
                           *NodeId::fromDeviceId(m_device.deviceId)};
    return {"items",
            "{\"id\":\"row-" + QByteArray::number(cell / Columns).rightJustified(8, '0') + "\"}",
            "column" + QByteArray::number(cell % Columns),
            "update",
            hlc.toText(),
            m_device.deviceId,
            ApiFixture::sealed(1, "value " + QByteArray::number(stamp)),
            QByteArray(12, 'n').toBase64()};
}

void ServerLoad::growTo(qint64 cells)
{
    while (m_cells < cells) {
        std::vector<Change> batch;
        while (m_cells < cells && batch.size() < BatchCells)
            batch.push_back(change(m_cells++));
        const HttpResponse answer = post("/sync/push", pushBody(std::move(batch)));
        m_cursor = orAbort(parsePushResponse(answer.body)).sequence;
    }
}

std::vector<Change> ServerLoad::changesOfOld(int count)
{
    std::vector<Change> changes;
    // Apart from each other, so that none is there twice.
    const qint64 step = std::max<qint64>(1, m_cells / count);
    const auto first = static_cast<qint64>(next(m_random) % static_cast<quint64>(m_cells));
    for (qint64 i = 0; i < count; ++i)
        changes.push_back(change((first + i * step) % m_cells));
    return changes;
}

std::vector<Change> ServerLoad::changesAt(qint64 first, int count)
{
    std::vector<Change> changes;
    for (qint64 i = 0; i < count; ++i)
        changes.push_back(change(first + i));
    return changes;
}

QByteArray ServerLoad::pushBody(std::vector<Change> changes) const
{
    return encodePushRequest({m_vault, m_cursor, {}, std::move(changes)});
}

QByteArray ServerLoad::pullBody(qint64 after, qint64 limit) const
{
    return encodePullRequest({m_vault, after, limit, {}});
}

HttpResponse ServerLoad::post(const QByteArray &target, const QByteArray &body)
{
    HttpResponse response = m_server.request("POST", target, body, m_device.accessToken);
    if (response.status != 200)
        qFatal("%s: %s", target.constData(), response.body.constData());
    return response;
}

qint64 ServerLoad::storedBytes()
{
    if (m_storage == "sqlite") {
        orAbort(executeIn(*m_server.store, "PRAGMA wal_checkpoint(TRUNCATE)"));
        return QFileInfo(m_file).size();
    }
    return orAbort(
        numberIn(*m_server.store,
                 "SELECT (pg_total_relation_size('cell') + pg_total_relation_size('row_key')"
                 " + pg_total_relation_size('word'))::int8"));
}

} // namespace haex::bench
