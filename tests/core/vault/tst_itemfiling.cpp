// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemfiling.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemundo.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// Where an item was filed before: the groups that it was in, what they were called, and tags that were taken off.
class TestItemFiling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void moves_areKept_withWhoAndWhen();
    void move_isTakenBack_byItsHistory_andThatIsUndone();
    void renamedGroup_isToldByItsItems();
    void deletedGroup_isStillNamed();
    void tags_areKept_whenTheyAreTakenOff();
    void tagOfADeletedItem_isNone();
    void longTag_canStillBeTakenOff();
    void tag_isPutOnAgain();
    void purge_leavesNothing();

private:
    [[nodiscard]] QStringList filing(const QByteArray &column);
    [[nodiscard]] FieldVersion former(const QByteArray &column);
    void move(const QByteArray &group);
    void setTags(const QStringList &tags);
    [[nodiscard]] qint64 kept() { return m_vault->database().scalar("SELECT count(*) FROM vault_cell_history")->toInteger(); }

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
    QByteArray m_work;
    QByteArray m_home;
    QByteArray m_item;
};

void TestItemFiling::init()
{
    m_items.reset();
    m_vault = std::make_unique<TestVault>();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    ItemGroup work;
    work.name = QStringLiteral("Work");
    m_work = m_items->saveGroup(work).value();
    ItemGroup home;
    home.name = QStringLiteral("Private");
    m_home = m_items->saveGroup(home).value();
    VaultItem item;
    item.title = QStringLiteral("Mail");
    item.tags = {QStringLiteral("old"), QStringLiteral("both")};
    m_item = m_items->save(item).value();
    m_vault->clock().advance(1000);
}

/// Newest first: name or value, and what became of it.
QStringList TestItemFiling::filing(const QByteArray &column)
{
    QStringList lines;
    const auto versions = m_items->history(m_item);
    for (const FieldVersion &version : versions ? *versions : QList<FieldVersion>()) {
        if (version.column != column)
            continue;
        const bool isSound = version.isPresent() ? version.replaced.isZero() : version.written < version.replaced;
        lines += (column == "group_id" ? version.name : version.value) + (version.isPresent() ? QString() : QStringLiteral(" -"))
            + (isSound ? QString() : QStringLiteral(" wrong"));
    }
    return lines;
}

FieldVersion TestItemFiling::former(const QByteArray &column)
{
    const auto versions = m_items->history(m_item);
    for (const FieldVersion &version : versions ? *versions : QList<FieldVersion>()) {
        if (version.column == column && !version.isPresent())
            return version;
    }
    return {};
}

void TestItemFiling::move(const QByteArray &group)
{
    VERIFY_OK(m_items->moveItems({m_item}, group));
    m_vault->clock().advance(1000);
}

void TestItemFiling::setTags(const QStringList &tags)
{
    auto item = m_items->load(m_item);
    VERIFY_OK(item);
    item->tags = tags;
    VERIFY_OK(m_items->save(*item));
    m_vault->clock().advance(1000);
}

void TestItemFiling::moves_areKept_withWhoAndWhen()
{
    move(m_work);
    move(m_home);
    move({});
    QCOMPARE(filing("group_id"), (QStringList{QString(), QStringLiteral("Private -"), QStringLiteral("Work -"), QStringLiteral(" -")}));
    QCOMPARE(former("group_id").replaced.node, m_vault->replica().clock().node());
    // An edit of something else is no move.
    auto item = m_items->load(m_item);
    item->title = QStringLiteral("Post");
    VERIFY_OK(m_items->save(*item));
    QCOMPARE(filing("group_id").size(), 4);
}

void TestItemFiling::move_isTakenBack_byItsHistory_andThatIsUndone()
{
    move(m_work);
    move(m_home);
    const FieldVersion work = former("group_id");
    QCOMPARE(work.name, QStringLiteral("Work"));
    ItemUndo undo(m_vault->replica(), *m_items);
    const auto change = undo.record({m_item}, [&](ItemRepository &items) -> Result<QByteArrayList> {
        HAEX_TRY(items.restoreVersion(work));
        return QByteArrayList();
    });
    VERIFY_OK(change);
    QCOMPARE(m_items->load(m_item)->groupId, m_work);
    m_vault->clock().advance(1000);
    VERIFY_OK(undo.revert(*change));
    QCOMPARE(m_items->load(m_item)->groupId, m_home);
}

void TestItemFiling::renamedGroup_isToldByItsItems()
{
    move(m_work);
    QCOMPARE(filing("group_name"), QStringList{QStringLiteral("Work")});
    VERIFY_OK(m_items->renameGroup(m_work, QStringLiteral("Office")));
    m_vault->clock().advance(1000);
    QCOMPARE(filing("group_name"), (QStringList{QStringLiteral("Office"), QStringLiteral("Work -")}));
    VERIFY_OK(m_items->restoreVersion(former("group_name")));
    QCOMPARE(m_items->groups()->at(1).name, QStringLiteral("Work"));
}

void TestItemFiling::deletedGroup_isStillNamed()
{
    move(m_work);
    move(m_home);
    VERIFY_OK(m_items->removeGroup(m_work));
    QCOMPARE(filing("group_id").at(1), QStringLiteral("Work -"));
    QCOMPARE(m_items->restoreVersion(former("group_id")).error().code, ErrorCode::NotFound);
    QCOMPARE(m_items->load(m_item)->groupId, m_home);
}

void TestItemFiling::tags_areKept_whenTheyAreTakenOff()
{
    setTags({QStringLiteral("both"), QStringLiteral("new")});
    setTags({QStringLiteral("both"), QStringLiteral("new"), QStringLiteral("old")});
    setTags({QStringLiteral("both")});
    QStringList tags = filing("tag");
    tags.sort();
    QCOMPARE(tags, (QStringList{QStringLiteral("both"), QStringLiteral("new -"), QStringLiteral("old -"), QStringLiteral("old -")}));
}

void TestItemFiling::tagOfADeletedItem_isNone()
{
    VERIFY_OK(m_items->remove({m_item}));
    QCOMPARE(kept(), 0);
    VERIFY_OK(m_items->restore({m_item}));
    QCOMPARE(m_items->load(m_item)->tags.size(), 2);
}

void TestItemFiling::longTag_canStillBeTakenOff()
{
    const QString odd = QStringLiteral("a \"tag\" of\ntwo lines: é");
    setTags({QString(700, u'x'), odd});
    setTags({});
    QVERIFY(m_items->load(m_item)->tags.isEmpty());
    QVERIFY(filing("tag").contains(odd + QStringLiteral(" -")));
}

void TestItemFiling::tag_isPutOnAgain()
{
    setTags({QStringLiteral("both")});
    VERIFY_OK(m_items->restoreVersion(former("tag")));
    QCOMPARE(m_items->load(m_item)->tags, (QStringList{QStringLiteral("both"), QStringLiteral("old")}));
}

void TestItemFiling::purge_leavesNothing()
{
    move(m_work);
    setTags({});
    QCOMPARE(kept(), 3);
    VERIFY_OK(m_items->remove({m_item}));
    VERIFY_OK(m_items->purge({m_item}));
    QCOMPARE(kept(), 0);
}

QTEST_GUILESS_MAIN(TestItemFiling)
#include "tst_itemfiling.moc"
