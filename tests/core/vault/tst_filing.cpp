// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/historypolicy.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemundo.h"
#include "core/vault/items/savedsearches.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDateTime>
#include <QTest>

using namespace haex;

/// How items are filed: groups that come back, tags that are renamed, searches that are kept, dates on which items expire.
class TestFiling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deletedGroup_comesBack_withWhatWasInside();
    void itemThatWasMovedSince_staysWhereItIs();
    void purgedGroup_doesNotComeBack();
    void tag_isRenamedOnAllItems_andThatIsUndone();
    void searches_areKept_byName();
    void expiry_isKept_withoutAnotherField();
    void expiredItems_areFound_theDayAfter();

private:
    [[nodiscard]] QByteArray savedItem(const QString &title, const QByteArray &group = {}, const QStringList &tags = {});
    [[nodiscard]] QByteArray savedGroup(const QString &name, const QByteArray &parent = {});
    [[nodiscard]] QByteArray groupOf(const QByteArray &item) { return m_items->load(item)->groupId; }
    void later() { m_vault->clock().advance(1000); }

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
};

void TestFiling::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
}

QByteArray TestFiling::savedItem(const QString &title, const QByteArray &group, const QStringList &tags)
{
    VaultItem item;
    item.title = title;
    item.groupId = group;
    item.tags = tags;
    return m_items->save(item).value();
}

QByteArray TestFiling::savedGroup(const QString &name, const QByteArray &parent)
{
    ItemGroup group;
    group.name = name;
    group.parentId = parent;
    return m_items->saveGroup(group).value();
}

void TestFiling::deletedGroup_comesBack_withWhatWasInside()
{
    const QByteArray home = savedGroup(u"Home"_qs);
    const QByteArray flat = savedGroup(u"Flat"_qs, home);
    const QByteArray cellar = savedGroup(u"Cellar"_qs, flat);
    const QByteArray inside = savedItem(u"Rent"_qs, flat);
    const QByteArray outside = savedItem(u"Water"_qs, home);
    later();
    VERIFY_OK(m_items->removeGroup(flat));
    QCOMPARE(groupOf(inside), home);
    const auto trashed = m_items->trashedGroups();
    VERIFY_OK(trashed);
    QCOMPARE(trashed->size(), 1);
    QCOMPARE(trashed->first().name, u"Flat"_qs);
    later();
    VERIFY_OK(m_items->restoreGroup(flat));
    QCOMPARE(groupOf(inside), flat);
    QCOMPARE(groupOf(outside), home);
    const auto groups = m_items->groups();
    const auto found = std::ranges::find(*groups, cellar, &ItemGroup::id);
    QCOMPARE(found->parentId, flat);
    QVERIFY(m_items->trashedGroups()->isEmpty());
}

void TestFiling::itemThatWasMovedSince_staysWhereItIs()
{
    const QByteArray work = savedGroup(u"Work"_qs);
    const QByteArray flat = savedGroup(u"Flat"_qs);
    const QByteArray item = savedItem(u"Rent"_qs, flat);
    later();
    VERIFY_OK(m_items->removeGroup(flat));
    later();
    VERIFY_OK(m_items->moveItems({item}, work));
    later();
    VERIFY_OK(m_items->restoreGroup(flat));
    QCOMPARE(groupOf(item), work);
}

void TestFiling::purgedGroup_doesNotComeBack()
{
    const QByteArray flat = savedGroup(u"Flat"_qs);
    later();
    VERIFY_OK(m_items->removeGroup(flat));
    VERIFY_OK(m_items->purgeGroup(flat));
    QVERIFY(m_items->trashedGroups()->isEmpty());
    QVERIFY(!m_items->restoreGroup(flat));
}

void TestFiling::tag_isRenamedOnAllItems_andThatIsUndone()
{
    const QByteArray one = savedItem(u"One"_qs, {}, {u"wrok"_qs, u"daily"_qs});
    const QByteArray two = savedItem(u"Two"_qs, {}, {u"wrok"_qs, u"work"_qs});
    later();
    ItemUndo undo(m_vault->replica(), *m_items);
    const auto change = undo.record({one, two}, [&](ItemRepository &items) -> Result<QByteArrayList> {
        HAEX_TRY(items.replaceTag({one, two}, u"wrok"_qs, u"work"_qs));
        return QByteArrayList();
    });
    VERIFY_OK(change);
    QCOMPARE(m_items->load(one)->tags, (QStringList{u"daily"_qs, u"work"_qs}));
    QCOMPARE(m_items->load(two)->tags, QStringList{u"work"_qs});
    later();
    VERIFY_OK(undo.revert(*change));
    QCOMPARE(m_items->load(two)->tags, (QStringList{u"work"_qs, u"wrok"_qs}));
    later();
    VERIFY_OK(m_items->replaceTag({one}, u"wrok"_qs, {}));
    QCOMPARE(m_items->load(one)->tags, QStringList{u"daily"_qs});
    VERIFY_OK(m_items->replaceTag({one}, {}, u"new"_qs));
    QCOMPARE(m_items->load(one)->tags, (QStringList{u"daily"_qs, u"new"_qs}));
}

void TestFiling::searches_areKept_byName()
{
    VERIFY_OK(saveSearch(m_vault->replica(), {u"Old ones"_qs, u"is:expired -tag:work"_qs}));
    VERIFY_OK(saveSearch(m_vault->replica(), {u"Cards"_qs, u"kind:card"_qs}));
    VERIFY_OK(saveSearch(m_vault->replica(), {u"Cards"_qs, u"kind:card gold"_qs}));
    const auto kept = loadSavedSearches(m_vault->database());
    VERIFY_OK(kept);
    QCOMPARE(*kept, (QList<SavedSearch>{{u"Cards"_qs, u"kind:card gold"_qs}, {u"Old ones"_qs, u"is:expired -tag:work"_qs}}));
    VERIFY_OK(removeSearch(m_vault->replica(), u"Cards"_qs));
    QCOMPARE(loadSavedSearches(m_vault->database())->size(), 1);
    // It is no policy, and no policy is a search.
    VERIFY_OK(saveHistoryPolicy(m_vault->replica(), {30, 5, 7}));
    QCOMPARE(loadSavedSearches(m_vault->database())->size(), 1);
}

void TestFiling::expiry_isKept_withoutAnotherField()
{
    VaultItem item;
    item.title = u"Passport"_qs;
    item.setExpires(QDate(2031, 3, 1), u"Expires"_qs);
    const QByteArray id = m_items->save(item).value();
    VaultItem read = *m_items->load(id);
    QCOMPARE(read.expires(), QDate(2031, 3, 1));
    const QByteArray field = read.fields.first().id;
    later();
    read.setExpires(QDate(2032, 3, 1), u"Expires"_qs);
    VERIFY_OK(m_items->save(read));
    read = *m_items->load(id);
    QCOMPARE(read.expires(), QDate(2032, 3, 1));
    QCOMPARE(read.fields.size(), 1);
    QCOMPARE(read.fields.first().id, field);
    later();
    read.setExpires({}, {});
    VERIFY_OK(m_items->save(read));
    QVERIFY(!m_items->load(id)->expires().isValid());
}

void TestFiling::expiredItems_areFound_theDayAfter()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_vault->clock().nowMs()).date();
    for (const int days : {-1, 0, 1}) {
        VaultItem item;
        item.title = QString::number(days);
        item.setExpires(today.addDays(days), u"Expires"_qs);
        VERIFY_OK(m_items->save(item));
    }
    VERIFY_OK(m_items->save(VaultItem{.title = u"never"_qs}));
    const auto expired = m_items->list({.text = u"is:expired"_qs});
    VERIFY_OK(expired);
    QCOMPARE(expired->size(), 1);
    QCOMPARE(expired->first().title, u"-1"_qs);
    QCOMPARE(expired->first().expires, today.addDays(-1));
    QCOMPARE(m_items->list({.text = u"-is:expired"_qs})->size(), 3);
}

QTEST_GUILESS_MAIN(TestFiling)
#include "tst_filing.moc"
