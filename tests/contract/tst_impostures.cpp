// SPDX-License-Identifier: GPL-3.0-or-later
// A device of the vault writes in another one's name: what that one makes of it, and who is not accused.
#include "core/clock/hlctimestamp.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/replica.h"
#include "core/replica/sqlfunctions.h"
#include "core/replica/tombstonestore.h"
#include "core/storage/statement.h"
#include "core/vault/items/itemrepository.h"
#include "tests/support/devicetrio.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace haex;

class TestImpostures final : public DeviceTrio
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void valueInAnothersName_doesNotStay_andIsKept();
    void valueInAnothersName_staysUntilThatOneIsBack();
    void deleteInAnothersName_bringsTheRowBack();
    void rowThatWasBroughtBackInAnothersName_goesAgain();
    void sameStampWithAnotherValue_isNotTheOwnersEither();
    void newRowInAnothersName_isTold();
    void backdatedRowInAnothersName_isTold_andCanBeDeleted();
    void backdatedRow_isNotConfirmed_byTheDeviceThatItNames();
    void withSeveralServers_theNewerValueHolds_andIsTold();
    void whatIsPassedOn_accusesNobody();
    void restoredDevice_isNotAccused();
    void deviceThatIsFarBehind_isNotAccused();

private:
    /// A stamp of the device, made by somebody else.
    [[nodiscard]] QByteArray stampOf(const Session &device)
    {
        m_clock.advance(1000);
        return HlcTimestamp{m_clock.nowMs(), 0, device->replica().clock().node()}.toText();
    }
    /// The program of B was changed: it writes under that stamp, and sends it as what it passes on.
    void forge(const char *sql, const QByteArray &stamp, const char *column);
    /// The same, of a whole new item.
    void forgeItem(const QByteArray &stamp);
    void sendOn(const QByteArray &rowPks, const char *column, const QByteArray &stamp);
    [[nodiscard]] static QByteArray firstRow(VaultSession &session);
    [[nodiscard]] static bool isTold(VaultSession &session)
    {
        const QList<SyncAlert> alerts = session.sync().status().alerts;
        return std::ranges::find(alerts, ErrorCode::AuthorMismatch, &SyncAlert::code) != alerts.end();
    }
    [[nodiscard]] static QStringList superseded(VaultSession &session);
};

void TestImpostures::sendOn(const QByteArray &rowPks, const char *column, const QByteArray &stamp)
{
    auto insert = m_b->replica().database().prepare(
        "INSERT INTO haex_crdt_relay(backend_id, table_name, row_pks, column_name, hlc)"
        " VALUES('another', 'vault_items', ?1, ?2, ?3)");
    VERIFY_OK(insert);
    VERIFY_OK(insert->bindText(1, rowPks).bindText(2, column).bindText(3, stamp).run());
}

void TestImpostures::forge(const char *sql, const QByteArray &stamp, const char *column)
{
    const QByteArray rowPks = firstRow(*m_b);
    VERIFY_OK(m_b->replica().write([&]() -> Result<> {
        const SqlFunctions::Silence silence(m_b->replica().functions());
        HAEX_ASSIGN(update, m_b->replica().database().prepare(sql));
        HAEX_TRY(update.bindText(1, stamp).run());
        sendOn(rowPks, column, stamp);
        return {};
    }));
    VERIFY_OK(sync(*m_b));
}

QByteArray TestImpostures::firstRow(VaultSession &session)
{
    return "{\"id\":\"" + session.replica().database().scalar("SELECT id FROM vault_items LIMIT 1")->bytes() + "\"}";
}

QStringList TestImpostures::superseded(VaultSession &session)
{
    QStringList values;
    const auto conflicts = session.conflicts().list();
    for (const Conflict &conflict : conflicts ? *conflicts : QList<Conflict>())
        values += QString::fromUtf8(conflict.supersededValue.bytes());
    return values;
}

constexpr char ForgedTitle[] = "UPDATE vault_items SET title = 'forged', haex_timestamp = ?1,"
                               " haex_column_hlcs = json_set(haex_column_hlcs, '$.title', ?1)";

void TestImpostures::valueInAnothersName_doesNotStay_andIsKept()
{
    forge(ForgedTitle, stampOf(m_a), "title");
    VERIFY_OK(sync(*m_c));
    QCOMPARE(titles(*m_c), QStringList{QStringLiteral("forged")});
    VERIFY_OK(sync(*m_a));
    QVERIFY(isTold(*m_a));
    settle();
    for (const Session *session : {&m_a, &m_b, &m_c}) {
        QCOMPARE(titles(**session), QStringList{QStringLiteral("before")});
        QCOMPARE(superseded(**session), QStringList{QStringLiteral("forged")});
    }
    // Who sent it.
    const QList<SyncAlert> alerts = m_a->sync().status().alerts;
    QVERIFY(alerts.first().context.startsWith(QString::fromUtf8(idOf(m_b))));
    QVERIFY(!isTold(*m_b) && !isTold(*m_c));
    m_clock.advance(25 * HourMs);
    settle();
    QVERIFY(!isTold(*m_a));
}

void TestImpostures::valueInAnothersName_staysUntilThatOneIsBack()
{
    m_a.reset();
    const auto ofA = m_c->replica().database().scalar("SELECT haex_timestamp FROM vault_items");
    m_clock.advance(1000);
    const QByteArray stamp = HlcTimestamp{m_clock.nowMs(), 0, HlcTimestamp::parse(ofA->bytes())->node}.toText();
    forge(ForgedTitle, stamp, "title");
    settle();
    QCOMPARE(titles(*m_c), QStringList{QStringLiteral("forged")});
    auto opened = VaultSession::open(pathOf("a"), secret("first"), environment());
    VERIFY_OK(opened);
    m_a = std::move(*opened);
    settle();
    QVERIFY(isTold(*m_a));
    QCOMPARE(titles(*m_c), QStringList{QStringLiteral("before")});
}

void TestImpostures::deleteInAnothersName_bringsTheRowBack()
{
    const QByteArray stamp = stampOf(m_a);
    const QByteArray rowPks = firstRow(*m_b);
    Replica &replica = m_b->replica();
    const auto before = replica.database().scalar("SELECT haex_column_hlcs FROM vault_items");
    VERIFY_OK(replica.write([&]() -> Result<> {
        const SqlFunctions::Silence silence(replica.functions());
        Tombstone tombstone;
        tombstone.hlc = stamp;
        tombstone.clocks = *ColumnClocks::parse(before->bytes());
        HAEX_TRY(TombstoneStore(replica).put("vault_items", rowPks, tombstone));
        HAEX_TRY(replica.database().execute("DELETE FROM vault_items"));
        sendOn(rowPks, "*", stamp);
        return {};
    }));
    VERIFY_OK(sync(*m_b));
    VERIFY_OK(sync(*m_c));
    QVERIFY(titles(*m_c).isEmpty());
    settle();
    QVERIFY(isTold(*m_a));
    for (const Session *session : {&m_a, &m_b, &m_c})
        QCOMPARE(titles(**session), QStringList{QStringLiteral("before")});
}

void TestImpostures::rowThatWasBroughtBackInAnothersName_goesAgain()
{
    const QByteArray rowPks = firstRow(*m_a);
    const QByteArray id = m_a->replica().database().scalar("SELECT id FROM vault_items")->bytes();
    VERIFY_OK(m_a->items().remove({id}));
    settle();
    QVERIFY(titles(*m_b).isEmpty());
    const QByteArray stamp = stampOf(m_a);
    Replica &replica = m_b->replica();
    VERIFY_OK(replica.write([&]() -> Result<> {
        const SqlFunctions::Silence silence(replica.functions());
        HAEX_TRY(TombstoneStore(replica).remove("vault_items", rowPks));
        HAEX_ASSIGN(insert, replica.database().prepare(
                                "INSERT INTO vault_items(id, title, haex_timestamp, haex_column_hlcs, haex_local_seq)"
                                " VALUES(?1, 'forged', ?2, ?3, 0)"));
        HAEX_TRY(insert.bindText(1, id).bindText(2, stamp).bindText(3, ColumnClocks(stamp).toJson()).run());
        sendOn(rowPks, "", "");
        return {};
    }));
    VERIFY_OK(sync(*m_b));
    VERIFY_OK(sync(*m_c));
    QCOMPARE(titles(*m_c), QStringList{QStringLiteral("forged")});
    settle();
    QVERIFY(isTold(*m_a));
    for (const Session *session : {&m_a, &m_b, &m_c})
        QVERIFY(titles(**session).isEmpty());
}

/// The greater value would win on all devices (R5), if nobody knew which one is his.
void TestImpostures::sameStampWithAnotherValue_isNotTheOwnersEither()
{
    const QByteArray stamp = m_a->replica().database().scalar("SELECT haex_timestamp FROM vault_items")->bytes();
    // The first server keeps A's, which is there already.
    addServer(*m_b, *m_two);
    forge("UPDATE vault_items SET title = 'forged', haex_timestamp = ?1", stamp, "title");
    addServer(*m_a, *m_two);
    settle();
    settle();
    QVERIFY(isTold(*m_a));
    QCOMPARE(titles(*m_a), QStringList{QStringLiteral("before")});
    QCOMPARE(titles(*m_b), QStringList{QStringLiteral("before")});
}

/// What a device confirmed is what was here then, and not what comes later under an older stamp.
void TestImpostures::backdatedRow_isNotConfirmed_byTheDeviceThatItNames()
{
    const QByteArray stamp = stampOf(m_a);
    const HlcTimestamp written = *HlcTimestamp::parse(stamp);
    m_clock.advance(HourMs);
    write(*m_a, "since");
    settle();
    compare();
    const QByteArray a = idOf(m_a);
    QVERIFY(confirmedMs(*m_c, a) > written.physicalMs);
    const QString path = pathOf("a");
    m_a.reset();
    forgeItem(stamp);
    QVERIFY(titles(*m_c).contains(QStringLiteral("forged")));
    QVERIFY(confirmedMs(*m_c, a) < written.physicalMs);
    // A confirms all that is here anew, and tells of this.
    auto opened = VaultSession::open(path, secret("first"), environment());
    VERIFY_OK(opened);
    m_a = std::move(*opened);
    settle();
    compare();
    QVERIFY(confirmedMs(*m_c, a) > written.physicalMs);
    const auto isDisowned = m_c->conflicts().isDisowned("vault_items", "{\"id\":\"new\"}", written.node);
    VERIFY_OK(isDisowned);
    QVERIFY(*isDisowned);
}

/// It may be what A sent before its computer was set back (scenario/schedules/set_back_and_passed_on.json).
void TestImpostures::withSeveralServers_theNewerValueHolds_andIsTold()
{
    for (Session *session : {&m_a, &m_b})
        addServer(**session, *m_two);
    settle();
    forge(ForgedTitle, stampOf(m_a), "title");
    settle();
    QVERIFY(isTold(*m_a));
    for (const Session *session : {&m_a, &m_b, &m_c})
        QCOMPARE(titles(**session), QStringList{QStringLiteral("forged")});
}

void TestImpostures::forgeItem(const QByteArray &stamp)
{
    Replica &replica = m_b->replica();
    VERIFY_OK(replica.write([&]() -> Result<> {
        const SqlFunctions::Silence silence(replica.functions());
        HAEX_ASSIGN(insert, replica.database().prepare(
                                "INSERT INTO vault_items(id, title, haex_timestamp, haex_column_hlcs, haex_local_seq)"
                                " VALUES('new', 'forged', ?1, ?2, 0)"));
        HAEX_TRY(insert.bindText(1, stamp).bindText(2, ColumnClocks(stamp).toJson()).run());
        sendOn("{\"id\":\"new\"}", "", "");
        return {};
    }));
    settle();
}

/// There is nothing to set against it: it stays.
void TestImpostures::newRowInAnothersName_isTold()
{
    forgeItem(stampOf(m_a));
    QVERIFY(isTold(*m_a));
    QVERIFY(titles(*m_a).contains(QStringLiteral("forged")));
}

/// As if A had written it before what it wrote since.
void TestImpostures::backdatedRowInAnothersName_isTold_andCanBeDeleted()
{
    const QByteArray stamp = stampOf(m_a);
    m_clock.advance(HourMs);
    write(*m_a, "since");
    settle();
    forgeItem(stamp);
    QVERIFY(isTold(*m_a));
    QVERIFY(m_a->sync().status().alerts.first().context.startsWith(QString::fromUtf8(idOf(m_b))));
    QVERIFY(!isTold(*m_b) && !isTold(*m_c));
    settle();
    const auto open = m_c->conflicts().list();
    VERIFY_OK(open);
    QCOMPARE(open->size(), 1);
    QCOMPARE(open->first().kind, ConflictKind::NotWritten);
    QCOMPARE(open->first().winnerNode(), m_a->replica().clock().node());
    QCOMPARE(open->first().supersededNode(), m_b->replica().clock().node());
    QVERIFY(titles(*m_c).contains(QStringLiteral("forged")));
    VERIFY_OK(m_a->conflicts().useSuperseded(open->first().id));
    settle();
    for (const Session *session : {&m_a, &m_b, &m_c}) {
        QVERIFY(!titles(**session).contains(QStringLiteral("forged")));
        QCOMPARE(*(*session)->conflicts().openCount(), 0);
    }
}

void TestImpostures::whatIsPassedOn_accusesNobody()
{
    // From one server to the other, by B; and sealed anew, by B.
    addServer(*m_b, *m_two);
    settle();
    addServer(*m_a, *m_two);
    write(*m_a, "more");
    settle();
    VERIFY_OK(m_b->makeNewKey());
    settle();
    // Another history: everybody offers all that he has.
    m_one->backUp(m_folder->filePath(QStringLiteral("server")));
    m_one->restore(m_folder->filePath(QStringLiteral("server")));
    settle();
    QVERIFY(!isTold(*m_a));
    QVERIFY(superseded(*m_a).isEmpty());
}

void TestImpostures::restoredDevice_isNotAccused()
{
    VERIFY_OK(m_a->backupTo(pathOf("backup")));
    addServer(*m_b, *m_two);
    m_clock.advance(1000);
    VERIFY_OK(m_a->replica().write([&] { return m_a->replica().database().execute("UPDATE vault_items SET title = 'later'"); }));
    write(*m_a, "since");
    settle();
    m_a.reset();
    auto restored = VaultSession::restore(pathOf("backup"), pathOf("restored"), secret("first"), environment());
    VERIFY_OK(restored);
    m_a = std::move(*restored);
    addServer(*m_a, *m_two);
    settle();
    QVERIFY(!isTold(*m_a));
    QCOMPARE(titles(*m_a), (QStringList{QStringLiteral("later"), QStringLiteral("since")}));
    QVERIFY(superseded(*m_a).isEmpty());
}

/// The whole computer was set back, its record of the identity as well: what it sent itself comes back.
void TestImpostures::deviceThatIsFarBehind_isNotAccused()
{
    const QString path = pathOf("a");
    const QString identities = m_folder->filePath(QStringLiteral("identities"));
    m_a.reset();
    QVERIFY(QFile::copy(path, path + QStringLiteral(".image")));
    QHash<QString, QByteArray> records;
    for (const QString &name : QDir(identities).entryList(QDir::Files)) {
        QFile file(identities + u'/' + name);
        QVERIFY(file.open(QFile::ReadOnly));
        records.insert(name, file.readAll());
    }
    auto opened = VaultSession::open(path, secret("first"), environment());
    VERIFY_OK(opened);
    m_a = std::move(*opened);
    const QByteArray id = idOf(m_a);
    m_clock.advance(1000);
    VERIFY_OK(m_a->replica().write([&] { return m_a->replica().database().execute("UPDATE vault_items SET title = 'later'"); }));
    settle();
    m_a.reset();
    {
        QFile image(path + QStringLiteral(".image"));
        QFile file(path);
        QVERIFY(image.open(QFile::ReadOnly) && file.open(QFile::WriteOnly | QFile::Truncate));
        QVERIFY(file.write(image.readAll()) > 0);
    }
    QFile::remove(path + QStringLiteral("-wal"));
    for (auto record = records.cbegin(); record != records.cend(); ++record) {
        QFile file(identities + u'/' + record.key());
        QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate) && file.write(record.value()) > 0);
    }
    opened = VaultSession::open(path, secret("first"), environment());
    VERIFY_OK(opened);
    m_a = std::move(*opened);
    QCOMPARE(idOf(m_a), id);
    QCOMPARE(titles(*m_a), QStringList{QStringLiteral("before")});
    settle();
    QVERIFY(!isTold(*m_a));
    QCOMPARE(titles(*m_a), QStringList{QStringLiteral("later")});
}

QTEST_GUILESS_MAIN(TestImpostures)

#include "tst_impostures.moc"
