// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/conflictjournal.h"
#include "core/replica/trash.h"
#include "core/vault/items/historypolicy.h"
#include "core/vault/items/itemfiling.h"
#include "core/vault/items/itemhistory.h"
#include "core/vault/items/itemrepository.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

namespace {

constexpr qint64 DayMs = 86'400'000;

QStringList words(const QList<FieldVersion> &versions)
{
    static const QHash<FieldVersion::Fate, QString> fates{
        {FieldVersion::Fate::Present, u"now"_qs},
        {FieldVersion::Fate::Replaced, u"replaced"_qs},
        {FieldVersion::Fate::FieldRemoved, u"removed"_qs},
        {FieldVersion::Fate::LostConflict, u"lost"_qs}};
    QStringList lines;
    for (const FieldVersion &version : versions) {
        // Of those tst_itemfiling tells.
        if (ItemFiling::isFiling(version))
            continue;
        const QString field
            = version.partId.isEmpty() ? QString::fromLatin1(version.column) : version.name;
        lines += QStringList{field, version.value, fates.value(version.fate)}.join(u' ');
    }
    lines.sort();
    return lines;
}

} // namespace

/// What a field held before stays readable, comes back as an edit, and ends when the policy says
/// so.
class TestItemHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void edit_keepsWhatItReplaced_withWhoAndWhen();
    void edit_keepsNothing_whenTheValueWasOfTheSameWrite_orEmpty();
    void removedField_isKept_butNotWhenTheItemGoes();
    void lostValue_isListed();
    void restore_isAnOrdinaryEdit();
    void restore_bringsARemovedFieldBack();
    void prune_dropsWhatIsOld();
    void prune_keepsTheNewestOfEachField();
    void prune_keepsWhatIsStillToBeDecided();
    void purge_leavesNothing();
    void policy_isStored();
    void trash_isEmptied_afterTheDaysOfThePolicy();

private:
    [[nodiscard]] QByteArray saved(VaultItem &item);
    void edit(const QByteArray &id, const std::function<void(VaultItem &)> &change);
    [[nodiscard]] QList<FieldVersion> history(const QByteArray &id);
    void loseValue(const QByteArray &id, const CellValue &value);
    [[nodiscard]] bool isInFile(const QByteArray &secret);

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
    std::unique_ptr<ItemHistory> m_history;
};

void TestItemHistory::init()
{
    startCryptoForTests();
    m_history.reset();
    m_items.reset();
    m_vault = std::make_unique<TestVault>();
    m_items
        = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    m_history = std::make_unique<ItemHistory>(m_vault->replica());
}

QByteArray TestItemHistory::saved(VaultItem &item)
{
    item.id = m_items->save(item).value_or(QByteArray());
    item = m_items->load(item.id).value_or(VaultItem());
    return item.id;
}

void TestItemHistory::edit(const QByteArray &id, const std::function<void(VaultItem &)> &change)
{
    m_vault->clock().advance(1000);
    auto item = m_items->load(id);
    VERIFY_OK(item);
    change(*item);
    VERIFY_OK(m_items->save(*item));
}

QList<FieldVersion> TestItemHistory::history(const QByteArray &id)
{
    const auto versions = m_history->list(id);
    return versions ? *versions : QList<FieldVersion>();
}

/// As if another device had written the title at the same time and won.
void TestItemHistory::loseValue(const QByteArray &id, const CellValue &value)
{
    Conflict conflict;
    conflict.tableName = "vault_items";
    conflict.rowPks = RowKey::fromParts({{"id", CellValue::text(id)}})->text();
    conflict.columnName = "title";
    conflict.winnerValue = CellValue::text("won");
    conflict.supersededValue = value;
    conflict.winnerHlc = {m_vault->clock().nowMs(), 1, NodeId(2)};
    conflict.supersededHlc = {m_vault->clock().nowMs(), 0, NodeId(7)};
    VERIFY_OK(m_vault->replica().write(
        [&]() -> Result<> {
            HAEX_TRY(ConflictJournal(m_vault->replica()).record(conflict));
            return {};
        }));
}

void TestItemHistory::edit_keepsWhatItReplaced_withWhoAndWhen()
{
    VaultItem item{.title = u"Mail"_qs, .username = u"robin"_qs, .password = u"one"_qs};
    item.fields = {{{}, u"PIN"_qs, u"1111"_qs, true}};
    const QByteArray id = saved(item);
    const qint64 firstMs = m_vault->clock().nowMs();
    edit(id, [](VaultItem &i) {
        i.password = u"two"_qs;
        i.fields[0].value = u"2222"_qs;
    });
    const auto versions = history(id);
    QCOMPARE(words(versions),
             (QStringList{u"PIN 1111 replaced"_qs, u"PIN 2222 now"_qs, u"password one replaced"_qs,
                          u"password two now"_qs, u"title Mail now"_qs, u"username robin now"_qs}));
    const auto own = NodeId::fromDeviceId(m_vault->replica().deviceId());
    QVERIFY(own);
    for (const FieldVersion &version : versions) {
        QCOMPARE(version.written.node, *own);
        if (version.isPresent())
            continue;
        QCOMPARE(version.written.physicalMs, firstMs);
        QCOMPARE(version.replaced.physicalMs, firstMs + 1000);
        QVERIFY(version.isProtected);
    }
}

void TestItemHistory::edit_keepsNothing_whenTheValueWasOfTheSameWrite_orEmpty()
{
    VaultItem item{.title = u"Mail"_qs};
    const QByteArray id = saved(item);
    edit(id, [](VaultItem &i) { i.username = u"robin"_qs; });
    m_vault->clock().advance(1000);
    VERIFY_OK(m_items->inOneWrite([&]() -> Result<> {
        item.username = u"half"_qs;
        HAEX_TRY(m_items->save(item));
        item.username = u"done"_qs;
        HAEX_TRY(m_items->save(item));
        return {};
    }));
    QCOMPARE(words(history(id)),
             (QStringList{u"title Mail now"_qs, u"username done now"_qs,
                          u"username robin replaced"_qs}));
}

void TestItemHistory::removedField_isKept_butNotWhenTheItemGoes()
{
    VaultItem item{.title = u"Mail"_qs};
    item.fields = {{{}, u"PIN"_qs, u"1111"_qs, true}, {{}, u"Branch"_qs, u"North"_qs, false}};
    const QByteArray id = saved(item);
    edit(id, [](VaultItem &i) { i.fields.removeFirst(); });
    QCOMPARE(words(history(id)),
             (QStringList{u"Branch North now"_qs, u"PIN 1111 removed"_qs, u"title Mail now"_qs}));
    m_vault->clock().advance(1000);
    VERIFY_OK(m_items->remove({id}));
    QCOMPARE(words(history(id)), QStringList{u"PIN 1111 removed"_qs});
    VERIFY_OK(m_items->restore({id}));
    QCOMPARE(words(history(id)),
             (QStringList{u"Branch North now"_qs, u"PIN 1111 removed"_qs, u"title Mail now"_qs}));
}

void TestItemHistory::lostValue_isListed()
{
    VaultItem item{.title = u"won"_qs};
    const QByteArray id = saved(item);
    loseValue(id, CellValue::text("typed on the phone"));
    const auto versions = history(id);
    QCOMPARE(words(versions),
             (QStringList{u"title typed on the phone lost"_qs, u"title won now"_qs}));
    const auto lost = std::find_if(versions.cbegin(), versions.cend(),
                                   [](const FieldVersion &v) { return !v.isPresent(); });
    QCOMPARE(lost->written.node, NodeId(7));
    QCOMPARE(lost->replaced.node, NodeId(2));
}

void TestItemHistory::restore_isAnOrdinaryEdit()
{
    VaultItem item{.title = u"Mail"_qs, .password = u"one"_qs};
    const QByteArray id = saved(item);
    edit(id, [](VaultItem &i) { i.password = u"two"_qs; });
    m_vault->clock().advance(1000);
    for (const FieldVersion &version : history(id)) {
        if (version.value == u"one"_qs)
            VERIFY_OK(m_history->restore(version));
    }
    QCOMPARE(m_items->load(id)->password, u"one"_qs);
    QCOMPARE(words(history(id)),
             (QStringList{u"password one now"_qs, u"password one replaced"_qs,
                          u"password two replaced"_qs, u"title Mail now"_qs}));
    const auto newest = history(id).front();
    QCOMPARE(newest.written.physicalMs, m_vault->clock().nowMs());
}

void TestItemHistory::restore_bringsARemovedFieldBack()
{
    VaultItem item{.title = u"Mail"_qs};
    item.extraUrls = QStringList{u"https://a.example.org"_qs};
    item.fields = {{{}, u"PIN"_qs, u"1111"_qs, true}};
    const QByteArray id = saved(item);
    const ItemField pin = item.fields.first();
    edit(id, [](VaultItem &i) {
        i.fields.clear();
        i.extraUrls.clear();
    });
    m_vault->clock().advance(1000);
    for (const FieldVersion &version : history(id)) {
        if (version.fate == FieldVersion::Fate::FieldRemoved)
            VERIFY_OK(m_history->restore(version));
    }
    QCOMPARE(m_items->load(id)->fields, QList<ItemField>{pin});
    QCOMPARE(m_items->load(id)->extraUrls, QStringList{u"https://a.example.org"_qs});
    FieldVersion unknown;
    unknown.itemId = "nobody";
    QCOMPARE(m_history->restore(unknown).error().code, ErrorCode::NotFound);
}

void TestItemHistory::prune_dropsWhatIsOld()
{
    VaultItem item{.title = u"one"_qs};
    const QByteArray id = saved(item);
    edit(id, [](VaultItem &i) { i.title = u"two"_qs; });
    m_vault->clock().advance(20 * DayMs);
    edit(id, [](VaultItem &i) { i.title = u"three"_qs; });
    VERIFY_OK(saveHistoryPolicy(m_vault->replica(), {10, 0}));
    QCOMPARE(m_history->prune(m_vault->clock().nowMs()).value_or(-1), 1);
    QCOMPARE(words(history(id)), (QStringList{u"title three now"_qs, u"title two replaced"_qs}));
    QVERIFY(!isInFile("one"));
    VERIFY_OK(saveHistoryPolicy(m_vault->replica(), {0, 0}));
    m_vault->clock().advance(5000 * DayMs);
    QCOMPARE(m_history->prune(m_vault->clock().nowMs()).value_or(-1), 0);
}

void TestItemHistory::prune_keepsTheNewestOfEachField()
{
    VaultItem item{.title = u"t0"_qs, .username = u"u0"_qs};
    const QByteArray id = saved(item);
    for (int i = 1; i <= 4; ++i)
        edit(id, [i](VaultItem &edited) { edited.title = u"t%1"_qs.arg(i); });
    edit(id, [](VaultItem &edited) { edited.username = u"u1"_qs; });
    VERIFY_OK(saveHistoryPolicy(m_vault->replica(), {0, 2}));
    QCOMPARE(m_history->prune(m_vault->clock().nowMs()).value_or(-1), 2);
    QCOMPARE(words(history(id)),
             (QStringList{u"title t2 replaced"_qs, u"title t3 replaced"_qs, u"title t4 now"_qs,
                          u"username u0 replaced"_qs, u"username u1 now"_qs}));
}

void TestItemHistory::prune_keepsWhatIsStillToBeDecided()
{
    VaultItem item{.title = u"won"_qs};
    const QByteArray id = saved(item);
    loseValue(id, CellValue::text("lost"));
    ConflictJournal journal(m_vault->replica());
    VERIFY_OK(saveHistoryPolicy(m_vault->replica(), {10, 0}));
    m_vault->clock().advance(30 * DayMs);
    QCOMPARE(m_history->prune(m_vault->clock().nowMs()).value_or(-1), 0);
    VERIFY_OK(journal.keepCurrent(journal.list()->first().id));
    QCOMPARE(m_history->prune(m_vault->clock().nowMs()).value_or(-1), 1);
    QCOMPARE(words(history(id)), QStringList{u"title won now"_qs});
}

bool TestItemHistory::isInFile(const QByteArray &secret)
{
    for (const char *sql :
         {"SELECT count(*) FROM vault_item_history WHERE instr(value, ?1)",
          "SELECT count(*) FROM vault_conflicts WHERE instr(superseded_value, ?1) OR "
          "instr(winner_value, ?1)",
          "SELECT count(*) FROM haex_crdt_tombstones WHERE instr(last_values, ?1)"}) {
        auto count = m_vault->database().prepare(sql);
        if (!count || !count->bindBlob(1, secret).step() || count->integer(0) > 0)
            return true;
    }
    return false;
}

void TestItemHistory::purge_leavesNothing()
{
    VaultItem item{.title = u"Mail"_qs, .password = u"first-secret"_qs};
    item.fields = {{{}, u"PIN"_qs, u"second-secret"_qs, true}};
    const QByteArray id = saved(item);
    edit(id, [](VaultItem &i) {
        i.password = u"third-secret"_qs;
        i.fields[0].value = u"fourth-secret"_qs;
    });
    loseValue(id, CellValue::text("fifth-secret"));
    m_vault->clock().advance(1000);
    VERIFY_OK(m_items->remove({id}));
    QVERIFY(isInFile("secret"));
    VERIFY_OK(m_items->purge({id}));
    QVERIFY(!isInFile("secret"));
    QCOMPARE(words(history(id)), QStringList());
}

void TestItemHistory::policy_isStored()
{
    QCOMPARE(loadHistoryPolicy(m_vault->database()).value(), HistoryPolicy());
    VERIFY_OK(saveHistoryPolicy(m_vault->replica(), {30, 7}));
    QCOMPARE(loadHistoryPolicy(m_vault->database()).value(), (HistoryPolicy{30, 7}));
}

void TestItemHistory::trash_isEmptied_afterTheDaysOfThePolicy()
{
    VaultItem old{.title = u"long gone"_qs};
    const QByteArray id = saved(old);
    edit(id, [](VaultItem &item) { item.title = u"gone"_qs; });
    VERIFY_OK(m_items->remove({id}));
    m_vault->clock().advance(40 * DayMs);
    VaultItem young{.title = u"just now"_qs};
    const QByteArray youngId = saved(young);
    VERIFY_OK(m_items->remove({youngId}));
    VERIFY_OK(m_items->applyHistoryPolicy());
    QCOMPARE(m_items->trashed()->size(), 2);
    VERIFY_OK(m_items->setHistoryPolicy({0, 0, 30}));
    QCOMPARE(m_items->trashed()->size(), 1);
    QCOMPARE(m_items->trashed()->first().title, u"just now"_qs);
    QVERIFY(!isInFile("long gone"));
    QCOMPARE(m_items->historyPolicy().value(), (HistoryPolicy{0, 0, 30}));
    m_vault->clock().advance(31 * DayMs);
    QVERIFY(m_items->purgeOlderThan(m_vault->clock().nowMs() - 30 * DayMs).value_or(0) > 0);
    QVERIFY(m_items->trashed()->isEmpty());
}

QTEST_GUILESS_MAIN(TestItemHistory)
#include "tst_itemhistory.moc"
