// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemgroups.h"
#include "core/vault/items/itemrepository.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

VaultItem fullItem()
{
    VaultItem item;
    item.title = u"Mail"_qs;
    item.username = u"robin"_qs;
    item.password = u"secret"_qs;
    item.url = u"https://mail.example.org"_qs;
    item.extraUrls = QStringList{u"https://a.example.org"_qs, u"https://b.example.org"_qs};
    item.notes = u"Two\nlines"_qs;
    item.totpSecret = u"JBSWY3DPEHPK3PXP"_qs;
    item.favourite = true;
    item.tags = QStringList{u"work"_qs, u"daily"_qs};
    item.fields = {{{}, u"PIN"_qs, u"1234"_qs, true}, {{}, u"Branch"_qs, u"North"_qs, false}};
    return item;
}

QStringList titles(const QList<ItemSummary> &items)
{
    QStringList result;
    for (const ItemSummary &item : items)
        result += item.title;
    return result;
}

} // namespace

/// Items are kept whole, written column by column, found again and brought back.
class TestItemRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void save_keepsEveryPart();
    void save_writesOnlyTheColumnsThatChanged();
    void save_writesNothing_whenNothingChanged();
    void save_keepsTheIdsOfFieldsThatStay();
    void save_leavesAKindFromANewerVersionAlone();
    void save_keepsTheTimeOfCreation_andShowsTheNewestChange();
    void load_failsForAnUnknownItem();
    void list_findsWordsInEveryReadableField_data();
    void list_findsWordsInEveryReadableField();
    void list_filtersByGroupKindTagAndFavourite();
    void list_sortsAndLimits();
    void list_answersFast_whenThereAreManyItems();
    void remove_andRestore_bringBackFieldsAndTags();
    void purge_forgetsADeletedItem();
    void groups_listParentsBeforeChildren();
    void groups_showAtTheTop_whenTheirParentIsMissingOrACircle();
    void saveGroup_refusesACircle();
    void removeGroup_movesWhatIsInsideToItsParent();
    void moveItems_refusesAnUnknownGroup();
    void counts_agreeWithTheLists();
    void addSampleData_fillsGroupsAndItems();

private:
    [[nodiscard]] QByteArray saved(const VaultItem &item);
    [[nodiscard]] QStringList clocksOf(const QByteArray &itemId);

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
};

void TestItemRepository::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
}

QByteArray TestItemRepository::saved(const VaultItem &item)
{
    return m_items->save(item).value_or(QByteArray());
}

/// Columns with a clock of their own: those that were written after the row was made.
QStringList TestItemRepository::clocksOf(const QByteArray &itemId)
{
    auto row = m_vault->database().prepare("SELECT haex_column_hlcs FROM vault_items WHERE id = ?1");
    row->bindText(1, itemId);
    if (!row->step().value_or(false))
        return {u"no row"_qs};
    QStringList columns = QJsonDocument::fromJson(row->text(0)).object().keys();
    columns.removeAll(QString());
    return columns;
}

void TestItemRepository::save_keepsEveryPart()
{
    const VaultItem item = fullItem();
    const QByteArray id = saved(item);
    m_vault->reopen();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    auto loaded = m_items->load(id);
    VERIFY_OK(loaded);
    QCOMPARE(loaded->createdMs, m_vault->clock().nowMs());
    VaultItem expected = item;
    expected.id = id;
    expected.tags.sort();
    expected.createdMs = loaded->createdMs;
    expected.modifiedMs = loaded->modifiedMs;
    QCOMPARE(loaded->fields.size(), 2);
    for (qsizetype i = 0; i < 2; ++i)
        expected.fields[i].id = loaded->fields[i].id;
    QVERIFY(*loaded == expected);
}

void TestItemRepository::save_writesOnlyTheColumnsThatChanged()
{
    const QByteArray id = saved(fullItem());
    QCOMPARE(clocksOf(id), QStringList());
    VaultItem item = m_items->load(id).value();
    item.password = u"new"_qs;
    item.notes.clear();
    QCOMPARE(saved(item), id);
    // The user name goes with its password.
    QCOMPARE(clocksOf(id), QStringList({u"notes"_qs, u"password"_qs, u"username"_qs}));
}

void TestItemRepository::save_writesNothing_whenNothingChanged()
{
    const QByteArray id = saved(fullItem());
    int announced = 0;
    m_vault->replica().setChangeListener([&announced](const QByteArrayList &) { ++announced; });
    const VaultItem before = m_items->load(id).value();
    QCOMPARE(saved(before), id);
    QCOMPARE(announced, 0);
    QVERIFY(m_items->load(id).value() == before);
}

void TestItemRepository::save_keepsTheIdsOfFieldsThatStay()
{
    const QByteArray id = saved(fullItem());
    VaultItem item = m_items->load(id).value();
    const QByteArray kept = item.fields[1].id;
    item.fields.removeFirst();
    item.fields.append({{}, u"New"_qs, u"value"_qs, false});
    item.extraUrls.removeFirst();
    item.tags = QStringList{u" work "_qs, u"work"_qs, QString()};
    QCOMPARE(saved(item), id);
    const VaultItem loaded = m_items->load(id).value();
    QCOMPARE(loaded.fields.size(), 2);
    QCOMPARE(loaded.fields[0].id, kept);
    QCOMPARE(loaded.fields[1].name, u"New"_qs);
    QCOMPARE(loaded.extraUrls, QStringList{u"https://b.example.org"_qs});
    QCOMPARE(loaded.tags, QStringList{u"work"_qs});
}

void TestItemRepository::save_leavesAKindFromANewerVersionAlone()
{
    const QByteArray id = saved(fullItem());
    VERIFY_OK(m_vault->replica().write(
        [&] { return m_vault->database().execute("UPDATE vault_items SET kind = 'passkey'"); }));
    VaultItem item = m_items->load(id).value();
    item.title = u"Renamed"_qs;
    QCOMPARE(saved(item), id);
    QCOMPARE(m_vault->database().scalar("SELECT kind FROM vault_items")->bytes(), "passkey");
}

void TestItemRepository::save_keepsTheTimeOfCreation_andShowsTheNewestChange()
{
    const qint64 created = m_vault->clock().nowMs();
    const QByteArray id = saved(fullItem());
    m_vault->clock().advance(5000);
    VaultItem item = m_items->load(id).value();
    item.fields[0].value = u"4321"_qs;
    QCOMPARE(saved(item), id);
    const VaultItem loaded = m_items->load(id).value();
    QCOMPARE(loaded.createdMs, created);
    QCOMPARE(loaded.modifiedMs, created + 5000);
    QCOMPARE(m_items->list().value()[0].modifiedMs, created + 5000);
}

void TestItemRepository::load_failsForAnUnknownItem()
{
    const auto item = m_items->load("nobody");
    QVERIFY(!item);
    QCOMPARE(item.error().code, ErrorCode::NotFound);
}

void TestItemRepository::list_findsWordsInEveryReadableField_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing") << u""_qs << true;
    QTest::newRow("title, other case") << u"mAiL"_qs << true;
    QTest::newRow("user name") << u"robin"_qs << true;
    QTest::newRow("address") << u"example.org"_qs << true;
    QTest::newRow("further address") << u"b.example"_qs << true;
    QTest::newRow("notes") << u"lines"_qs << true;
    QTest::newRow("tag") << u"daily"_qs << true;
    QTest::newRow("own field") << u"branch north"_qs << true;
    QTest::newRow("words in any order") << u"lines mail"_qs << true;
    QTest::newRow("one word missing") << u"mail missing"_qs << false;
    QTest::newRow("beyond ASCII, other case") << u"ÜBER"_qs << true;
    QTest::newRow("a percent sign is itself") << u"%"_qs << false;
    QTest::newRow("password") << u"secret"_qs << false;
    QTest::newRow("protected field") << u"1234"_qs << false;
}

void TestItemRepository::list_findsWordsInEveryReadableField()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    VaultItem item = fullItem();
    item.notes += u" über"_qs;
    QVERIFY(!saved(item).isEmpty());
    ItemQuery query;
    query.text = text;
    QCOMPARE(m_items->list(query).value().size(), found ? 1 : 0);
}

void TestItemRepository::list_filtersByGroupKindTagAndFavourite()
{
    const QByteArray outer = m_items->saveGroup({{}, {}, u"Outer"_qs}).value();
    const QByteArray inner = m_items->saveGroup({{}, outer, u"Inner"_qs}).value();
    VaultItem item = fullItem();
    item.groupId = outer;
    QVERIFY(!saved(item).isEmpty());
    item = {};
    item.title = u"Note"_qs;
    item.kind = ItemKind::Note;
    item.groupId = inner;
    QVERIFY(!saved(item).isEmpty());
    item.title = u"Lost"_qs;
    item.groupId = "a group that has not arrived";
    QVERIFY(!saved(item).isEmpty());
    const auto listed = [this](const ItemQuery &query) {
        return titles(m_items->list(query).value());
    };
    ItemQuery query;
    query.groupId = outer;
    QCOMPARE(listed(query), QStringList{u"Mail"_qs});
    query.withSubgroups = true;
    QCOMPARE(listed(query), QStringList({u"Mail"_qs, u"Note"_qs}));
    query = {};
    query.groupId = QByteArray();
    QCOMPARE(listed(query), QStringList{u"Lost"_qs});
    query = {};
    query.kind = ItemKind::Note;
    QCOMPARE(listed(query), QStringList({u"Lost"_qs, u"Note"_qs}));
    query = {};
    query.tag = u"work"_qs;
    QCOMPARE(listed(query), QStringList{u"Mail"_qs});
    query = {};
    query.favouritesOnly = true;
    QCOMPARE(listed(query), QStringList{u"Mail"_qs});
}

void TestItemRepository::list_sortsAndLimits()
{
    for (const QString &title : {u"beta"_qs, u"Alpha"_qs, u"gamma"_qs}) {
        VaultItem item;
        item.title = title;
        QVERIFY(!saved(item).isEmpty());
        m_vault->clock().advance(1000);
    }
    ItemQuery query;
    QCOMPARE(titles(m_items->list(query).value()), QStringList({u"Alpha"_qs, u"beta"_qs, u"gamma"_qs}));
    query.descending = true;
    query.limit = 2;
    QCOMPARE(titles(m_items->list(query).value()), QStringList({u"gamma"_qs, u"beta"_qs}));
    query.order = ItemOrder::Created;
    query.limit = 1;
    QCOMPARE(titles(m_items->list(query).value()), QStringList{u"gamma"_qs});
    query.order = ItemOrder::Modified;
    query.descending = false;
    QCOMPARE(titles(m_items->list(query).value()), QStringList{u"beta"_qs});
}

void TestItemRepository::list_answersFast_whenThereAreManyItems()
{
    VERIFY_OK(m_vault->replica().write([&] {
        return m_vault->database().execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " INSERT INTO vault_items(id, title, username, url, notes) SELECT 'id' || i, 'Title ' || i,"
            " 'user' || i, 'https://host' || i || '.example.org', hex(randomblob(40)) FROM n");
    }));
    ItemQuery query;
    query.text = u"title host19999."_qs;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_items->list(query).value().size(), 1);
    qInfo("search in 20000 items: %lld ms", timer.elapsed());
    timer.restart();
    QCOMPARE(m_items->list().value().size(), 20000);
    qInfo("list of 20000 items: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 5000);
}

void TestItemRepository::remove_andRestore_bringBackFieldsAndTags()
{
    const QByteArray id = saved(fullItem());
    const QByteArray other = saved(fullItem());
    const VaultItem before = m_items->load(id).value();
    VERIFY_OK(m_items->remove({id}));
    QVERIFY(!m_items->load(id));
    QCOMPARE(m_vault->database().scalar("SELECT count(*) FROM vault_item_fields")->toInteger(), 4);
    const auto trashed = m_items->trashed();
    VERIFY_OK(trashed);
    QCOMPARE(trashed->size(), 1);
    QCOMPARE(trashed->first().id, id);
    QCOMPARE(trashed->first().title, before.title);
    VERIFY_OK(m_items->restore({id}));
    VaultItem after = m_items->load(id).value();
    after.modifiedMs = before.modifiedMs;
    QVERIFY(after == before);
    QVERIFY(m_items->trashed()->isEmpty());
    QVERIFY(m_items->load(other).has_value());
}

void TestItemRepository::purge_forgetsADeletedItem()
{
    const QByteArray id = saved(fullItem());
    VERIFY_OK(m_items->remove({id}));
    VERIFY_OK(m_items->purge({id}));
    QVERIFY(m_items->trashed()->isEmpty());
    QVERIFY(!m_items->load(id));
}

void TestItemRepository::groups_listParentsBeforeChildren()
{
    const QByteArray b = m_items->saveGroup({{}, {}, u"B"_qs}).value();
    const QByteArray a = m_items->saveGroup({{}, {}, u"a"_qs}).value();
    const QByteArray inB = m_items->saveGroup({{}, b, u"in B"_qs}).value();
    const auto groups = m_items->groups();
    VERIFY_OK(groups);
    QCOMPARE(groups->size(), 3);
    QCOMPARE((*groups)[0].id, a);
    QCOMPARE((*groups)[1].id, b);
    QCOMPARE((*groups)[2].id, inB);
    QCOMPARE((*groups)[2].depth, 1);
}

void TestItemRepository::groups_showAtTheTop_whenTheirParentIsMissingOrACircle()
{
    const QList<ItemGroup> tree = groupTree({{"x", "y", u"x"_qs}, {"y", "x", u"y"_qs},
                                             {"lost", "gone", u"lost"_qs}, {"self", "self", u"self"_qs}});
    QCOMPARE(tree.size(), 4);
    const auto find = [&tree](const QByteArray &id) {
        return *std::ranges::find(tree, id, &ItemGroup::id);
    };
    QCOMPARE(find("lost").depth, 0);
    QCOMPARE(find("lost").parentId, QByteArray());
    QCOMPARE(find("x").depth, 0);
    QCOMPARE(find("y").parentId, QByteArray("x"));
    QCOMPARE(find("self").depth, 0);
}

void TestItemRepository::saveGroup_refusesACircle()
{
    const QByteArray outer = m_items->saveGroup({{}, {}, u"Outer"_qs}).value();
    const QByteArray inner = m_items->saveGroup({{}, outer, u"Inner"_qs}).value();
    const auto circle = m_items->saveGroup({outer, inner, u"Outer"_qs});
    QVERIFY(!circle);
    QCOMPARE(circle.error().code, ErrorCode::InvalidArgument);
}

void TestItemRepository::removeGroup_movesWhatIsInsideToItsParent()
{
    const QByteArray outer = m_items->saveGroup({{}, {}, u"Outer"_qs}).value();
    const QByteArray middle = m_items->saveGroup({{}, outer, u"Middle"_qs}).value();
    const QByteArray inner = m_items->saveGroup({{}, middle, u"Inner"_qs}).value();
    VaultItem item = fullItem();
    item.groupId = middle;
    const QByteArray id = saved(item);
    VERIFY_OK(m_items->removeGroup(middle));
    QCOMPARE(m_items->load(id)->groupId, outer);
    const QList<ItemGroup> groups = m_items->groups().value();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(std::ranges::find(groups, inner, &ItemGroup::id)->parentId, outer);
}

void TestItemRepository::moveItems_refusesAnUnknownGroup()
{
    const QByteArray id = saved(fullItem());
    const auto moved = m_items->moveItems({id}, "nowhere");
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::NotFound);
    const QByteArray group = m_items->saveGroup({{}, {}, u"G"_qs}).value();
    VERIFY_OK(m_items->moveItems({id}, group));
    QCOMPARE(m_items->load(id)->groupId, group);
    VERIFY_OK(m_items->moveItems({id}, {}));
    QVERIFY(m_items->load(id)->groupId.isEmpty());
}

void TestItemRepository::counts_agreeWithTheLists()
{
    const QByteArray group = m_items->saveGroup({{}, {}, u"G"_qs}).value();
    VaultItem item = fullItem();
    item.groupId = group;
    QVERIFY(!saved(item).isEmpty());
    item = {};
    item.kind = ItemKind::Note;
    QVERIFY(!saved(item).isEmpty());
    const auto counts = m_items->counts();
    VERIFY_OK(counts);
    QCOMPARE(counts->all, 2);
    QCOMPARE(counts->favourites, 1);
    QCOMPARE(counts->topLevel, 1);
    QCOMPARE(counts->byKind.value(ItemKind::Note), 1);
    QCOMPARE(counts->byGroup.value(group), 1);
    QCOMPARE(counts->byTag.value(u"work"_qs), 1);
    QCOMPARE(m_items->tags().value(), QStringList({u"daily"_qs, u"work"_qs}));
    QCOMPARE(m_items->groups()->first().itemCount, 1);
}

void TestItemRepository::addSampleData_fillsGroupsAndItems()
{
    VERIFY_OK(m_items->addSampleData());
    const auto counts = m_items->counts();
    VERIFY_OK(counts);
    QVERIFY(counts->all >= 8);
    QCOMPARE(counts->topLevel, 0);
    QCOMPARE(counts->byKind.size(), 4);
}

QTEST_GUILESS_MAIN(TestItemRepository)
#include "tst_itemrepository.moc"
