// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchdatabase.h"

#include "core/replica/replicaschema.h"
#include "core/storage/transaction.h"
#include "tests/support/orabort.h"

#include <QFileInfo>

namespace haex::bench {
namespace {

constexpr char Table[] = "CREATE TABLE items (id TEXT PRIMARY KEY NOT NULL, c1 TEXT, c2 TEXT, c3 TEXT,"
                         " c4 INTEGER, c5 TEXT, c6 INTEGER)";

std::unique_ptr<Database> openDatabase(const QString &path, Encryption encryption)
{
    if (encryption == Encryption::None)
        return orAbort(Database::openPlain(path, Database::Mode::Create));
    return orAbort(Database::openEncrypted(path, Database::Mode::Create, SecretBytes::random(32),
                                           SystemRandom().bytes(16)));
}

QByteArray deviceIdOf(int device)
{
    return QByteArray::number(device).rightJustified(8, '0') + "-0000-4000-8000-000000000000";
}

} // namespace

BenchDatabase::BenchDatabase(Kind kind, Encryption encryption, int device)
{
    m_database = openDatabase(m_folder.filePath(QStringLiteral("bench.db")), encryption);
    orAbort(m_database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                                " PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000"));
    if (kind == Kind::Synced) {
        orAbort(m_database->execute(replicaSchemaSql()));
        orAbort(m_database->execute(digestSchemaSql()));
        orAbort(m_database->execute(tombstonePositionsSql()));
        orAbort(m_database->execute(applicationTablesSql()));
        m_replica = orAbort(Replica::open(*m_database, m_clock, deviceIdOf(device)));
        for (const QByteArray &name : applicationTableNames())
            orAbort(m_replica->track(name, TableOrigin::Application));
        m_journal = std::make_unique<ConflictJournal>(*m_replica);
    }
    orAbort(m_database->execute(Table));
    if (m_replica)
        orAbort(m_replica->track("items", TableOrigin::Person));
}

BenchDatabase::~BenchDatabase() = default;

void BenchDatabase::write(const std::function<void()> &work)
{
    if (m_replica) {
        orAbort(m_replica->write([&]() -> Result<> {
            work();
            return {};
        }));
        return;
    }
    Transaction transaction = orAbort(Transaction::begin(*m_database));
    work();
    orAbort(transaction.commit());
}

qint64 BenchDatabase::fileBytes()
{
    orAbort(m_database->scalar("PRAGMA wal_checkpoint(TRUNCATE)"));
    return QFileInfo(m_folder.filePath(QStringLiteral("bench.db"))).size();
}

} // namespace haex::bench
