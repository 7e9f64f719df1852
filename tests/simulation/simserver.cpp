// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/simserver.h"

#include "core/base/base64.h"
#include "core/crypto/cellenvelope.h"
#include "core/protocol/identifiers.h"
#include "core/server/operations.h"
#include "core/storage/database.h"
#include "tests/simulation/step.h"
#include "tests/support/orabort.h"

#include <QFile>

#include <sqlite3.h>

namespace haex::sim {
namespace {

// Each is told about the cell at a place that chance chose, and gets the next sequence, so that
// every device sees it.
constexpr char Swap[] = "UPDATE cell SET (sealed, nonce) = (SELECT sealed, nonce FROM cell AS other"
                        " WHERE other.seq <> cell.seq ORDER BY abs(other.seq - cell.seq), other.seq LIMIT 1),"
                        " seq = (SELECT seq + 1 FROM vault) WHERE seq = ";
constexpr char Redate[] = "UPDATE cell SET hlc = '2026-01-02' || substr(hlc, 11),"
                          " seq = (SELECT seq + 1 FROM vault) WHERE seq = ";
constexpr char Drop[] = "DELETE FROM cell WHERE seq = ";
constexpr char Remember[] = "CREATE TABLE IF NOT EXISTS remembered AS SELECT * FROM cell";
constexpr char Replay[] = "UPDATE cell SET (hlc, kv, operation, device, nonce, sealed) = (SELECT hlc, kv, operation,"
                          " device, nonce, sealed FROM remembered AS old WHERE old.row = cell.row AND old.col ="
                          " cell.col), seq = (SELECT seq + 1 FROM vault) WHERE EXISTS (SELECT 1 FROM remembered AS old"
                          " WHERE old.row = cell.row AND old.col = cell.col) AND seq = ";

/// Months pass: sessions outlive them, and what all devices confirmed may be forgotten at once.
ServerOptions patientOptions()
{
    ServerOptions options = LoopbackServer::testOptions();
    options.refreshTokenMs = 100 * Step::Months;
    options.backupsKeptMs = 0;
    return options;
}

} // namespace

SimServer::SimServer(int number, const QString &folder, qint64 nowMs)
    : m_prefix(folder + QStringLiteral("/server%1-").arg(number))
    , m_clock(nowMs)
    , m_name("s" + QByteArray::number(number))
    , m_server(m_name, m_clock, patientOptions())
{
}

QString SimServer::pathOf(const char *what) const
{
    return m_prefix + QLatin1StringView(what);
}

void SimServer::start(qint64 cells)
{
    ServerOptions options = patientOptions();
    if (cells > 0) {
        options.maxPushCells = cells;
        options.maxPageCells = cells;
    }
    m_server.restart(options);
    if (m_fork)
        m_fork->restart(std::move(options));
}

void SimServer::limit(qint64 cells)
{
    start(cells);
}

void SimServer::unlimit()
{
    start(0);
}

void SimServer::replaceFile(const QString &path)
{
    QFile::remove(path);
    m_server.backUp(path);
}

void SimServer::backUp()
{
    if (m_lying)
        return;
    replaceFile(pathOf("backup"));
    m_backedUp = true;
}

bool SimServer::restore()
{
    if (!m_backedUp)
        return false;
    m_server.restore(pathOf("backup"));
    m_lying = false;
    return true;
}

void SimServer::lie(Fault lie, quint64 seed)
{
    if (m_server.number("SELECT count(*) FROM cell") < 2)
        return;
    Database &database = m_server.database();
    if (lie == Fault::LyingReplay && m_server.number("SELECT count(*) FROM sqlite_schema WHERE name = 'remembered'") == 0) {
        orAbort(database.execute(Remember), "lie");
        return;
    }
    if (!m_lying)
        replaceFile(pathOf("honest"));
    m_lying = true;
    Dice dice(seed);
    const qint64 offset = dice.pick(static_cast<int>(m_server.number("SELECT count(*) FROM cell")));
    const qint64 place
        = m_server.number("SELECT seq FROM cell ORDER BY seq LIMIT 1 OFFSET " + QByteArray::number(offset));
    const char *sql = lie == Fault::LyingSwap ? Swap
        : lie == Fault::LyingDate             ? Redate
        : lie == Fault::LyingReplay           ? Replay
                                              : Drop;
    orAbort(database.execute(sql + QByteArray::number(place)), "lie");
    if (database.changes() > 0 && lie != Fault::LyingDrop)
        orAbort(database.execute("UPDATE vault SET seq = seq + 1"), "lie");
}

void SimServer::lose(quint64 seed)
{
    constexpr int Most = 6;
    Dice dice(seed);
    for (int lost = dice.between(1, Most); lost > 0; --lost) {
        const qint64 cells = m_server.number("SELECT count(*) FROM cell");
        if (cells == 0)
            return;
        const QByteArray offset = QByteArray::number(dice.pick(static_cast<int>(cells)));
        orAbort(m_server.database().execute("DELETE FROM cell WHERE seq = (SELECT seq FROM cell ORDER BY seq LIMIT 1"
                                            " OFFSET " + offset + ')'),
                "lose");
    }
}

void SimServer::fork()
{
    if (m_fork || m_server.number("SELECT count(*) FROM vault") == 0)
        return;
    replaceFile(pathOf("fork"));
    m_fork = std::make_unique<LoopbackServer>(m_name, m_clock);
    m_fork->restore(pathOf("fork"));
    m_forked = true;
    // Restoring gave it another epoch, which would tell on it.
    const QByteArray epoch = orAbort(m_server.database().scalar("SELECT epoch FROM vault"), "epoch").bytes();
    orAbort(m_fork->database().execute("UPDATE vault SET epoch = " + quoteLiteral(epoch)), "epoch");
}

/// One half goes; that the other one was restored tells everybody.
void SimServer::join()
{
    m_forked = false;
    replaceFile(pathOf("joined"));
    m_server.restore(pathOf("joined"));
}

bool SimServer::makeHonest()
{
    if (m_forked)
        join();
    if (!m_lying)
        return false;
    m_server.restore(pathOf("honest"));
    m_lying = false;
    return true;
}

void SimServer::readWith(VaultKeyring keyring)
{
    m_keyring = std::make_unique<VaultKeyring>(std::move(keyring));
    m_codec = std::make_unique<CellCodec>(*m_keyring, m_random, QByteArray());
}

void SimServer::learnKey(quint32 keyVersion, const QByteArray &key)
{
    if (m_keyring && !m_keyring->contains(keyVersion))
        orAbort(m_keyring->add(keyVersion, SecretBytes::copyOf(key)), "key");
}

QByteArray SimServer::nameOf(const QByteArray &table)
{
    return m_codec ? orAbort(m_codec->wirePlaceOf(table, {}), "name").tableName : table;
}

QByteArray SimServer::readableName()
{
    return orAbort(m_server.database().scalar(
                       "SELECT text FROM word WHERE text <> '*' AND length(text) <> 36"
                       " AND (length(text) <> 32 OR text GLOB '*[^0-9a-f]*')"
                       " UNION ALL SELECT pks FROM row_key WHERE pks NOT GLOB '{\"k\":\"*\"}' OR length(pks) <> 30"),
                   "names of the server")
        .bytes();
}

std::vector<SimServer::Held> SimServer::cells()
{
    Statement rows = orAbort(m_server.database().prepare(
                                 "SELECT tables.text, row_key.pks, columns.text, cell.hlc, cell.operation,"
                                 " devices.text, cell.sealed, cell.nonce FROM cell"
                                 " JOIN row_key ON row_key.id = cell.row JOIN word AS tables ON tables.id = row_key.tbl"
                                 " JOIN word AS columns ON columns.id = cell.col"
                                 " JOIN word AS devices ON devices.id = cell.device"),
                             "cells of the server");
    std::vector<Held> held;
    while (orAbort(rows.step(), "cells of the server")) {
        const QByteArray operation = operationName(rows.integer(4)).toByteArray();
        const bool isDelete = operation == "delete";
        if (!m_codec) {
            held.push_back({orAbort(decodeWireName(rows.text(0)), "table"), rows.text(1),
                            rows.text(2) == "*" ? rows.text(2) : orAbort(decodeWireName(rows.text(2)), "column"),
                            rows.text(3), isDelete});
            continue;
        }
        const Change change{rows.text(0), rows.text(1), rows.text(2), operation, rows.text(3), rows.text(5),
                            encodeBase64(rows.blob(6)), encodeBase64(rows.blob(7)), 0};
        // What does not open is a lie, and nobody's cell.
        if (const auto cell = m_codec->open(change))
            held.push_back({cell->tableName, cell->rowPks, cell->columnName, cell->hlc, isDelete});
    }
    return held;
}

bool SimServer::isUnderFormerKey(const Change &change, int device)
{
    Statement row = orAbort(serverOf(device).database().prepare(
                                "SELECT cell.kv FROM cell"
                                " JOIN row_key ON row_key.id = cell.row JOIN word AS tables ON tables.id = row_key.tbl"
                                " JOIN word AS columns ON columns.id = cell.col"
                                " WHERE tables.text = ?1 AND row_key.pks = ?2 AND columns.text = ?3 AND cell.hlc = ?4"),
                            "cell of the server");
    row.bindText(1, change.tableName).bindText(2, change.rowPks).bindText(3, change.columnName);
    row.bindText(4, change.hlcTimestamp);
    const auto keyVersion = CellSealer::keyVersionOf(change.encryptedValue);
    return orAbort(row.step(), "cell of the server") && keyVersion && row.integer(0) < qint64{*keyVersion};
}

QByteArray SimServer::image()
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = sqlite3_serialize(m_server.database().handle(), "main", &size, 0);
    QByteArray image(reinterpret_cast<const char *>(bytes), bytes ? size : 0);
    sqlite3_free(bytes);
    return image;
}

} // namespace haex::sim
