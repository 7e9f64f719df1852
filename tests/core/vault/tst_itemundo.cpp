// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemundo.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// Whatever is done to items is taken back and done again, and what came between stays.
class TestItemUndo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyAction_isUndoneAndRedone_data();
    void everyAction_isUndoneAndRedone();
    void undo_keepsWhatOthersWroteMeanwhile();
    void undo_isANewWrite();
    void undoOfADelete_worksAfterAPurge();
    void undoOfAnEdit_saysWhenTheItemIsGone();
    void failedAction_changesNothing();
    void inverse_changesSides();

private:
    [[nodiscard]] QString state();

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
    std::unique_ptr<ItemUndo> m_undo;
    QByteArray m_group;
    QByteArray m_inner;
    QByteArray m_mail;
    QByteArray m_bank;
};

void TestItemUndo::init()
{
    startCryptoForTests();
    m_undo.reset();
    m_items.reset();
    m_vault = std::make_unique<TestVault>();
    m_items
        = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    m_undo = std::make_unique<ItemUndo>(m_vault->replica(), *m_items);
    m_group = m_items->saveGroup({.name = u"Work"_qs}).value();
    m_inner = m_items->saveGroup({.parentId = m_group, .name = u"Servers"_qs}).value();
    VaultItem mail{.title = u"Mail"_qs, .username = u"robin"_qs, .password = u"one"_qs};
    mail.groupId = m_group;
    mail.tags = QStringList{u"daily"_qs, u"work"_qs};
    mail.extraUrls = QStringList{u"https://a.example.org"_qs};
    mail.fields = {{{}, u"PIN"_qs, u"1111"_qs, true}, {{}, u"Branch"_qs, u"North"_qs, false}};
    m_mail = m_items->save(mail).value();
    m_bank = m_items->save(VaultItem{.title = u"Bank"_qs}).value();
    m_vault->clock().advance(1000);
}

/// Everything that a person sees of items and groups.
QString TestItemUndo::state()
{
    QStringList lines;
    const QList<ItemSummary> items = m_items->list().value();
    for (const ItemSummary &summary : items) {
        const VaultItem item = m_items->load(summary.id).value();
        QStringList parts{item.title,
                          item.username,
                          item.password,
                          QString::fromLatin1(item.groupId),
                          QString::number(item.favourite),
                          item.tags.join(u','),
                          item.extraUrls.join(u',')};
        QStringList fields;
        for (const ItemField &field : item.fields)
            fields += field.name + u'=' + field.value;
        fields.sort();
        lines += (parts + fields).join(u'|');
    }
    const QList<ItemGroup> groups = m_items->groups().value();
    for (const ItemGroup &group : groups)
        lines += group.name + u'@' + QString::fromLatin1(group.parentId);
    return lines.join(u'\n');
}

void TestItemUndo::everyAction_isUndoneAndRedone_data()
{
    using Action = std::function<Result<QByteArrayList>(ItemRepository &, TestItemUndo &)>;
    QTest::addColumn<Action>("action");
    const auto add = [](const char *name, Action action) { QTest::newRow(name) << action; };
    const auto none = [](const Result<> &result) -> Result<QByteArrayList> {
        HAEX_TRY(result);
        return QByteArrayList();
    };
    add("create", [](ItemRepository &items, TestItemUndo &) -> Result<QByteArrayList> {
        HAEX_ASSIGN(id, items.save(VaultItem{.title = u"New"_qs}));
        return QByteArrayList{id};
    });
    add("edit", [](ItemRepository &items, TestItemUndo &t) -> Result<QByteArrayList> {
        HAEX_ASSIGN(item, items.load(t.m_mail));
        item.title = u"Post"_qs;
        item.password.clear();
        item.tags = QStringList{u"work"_qs, u"new"_qs};
        item.extraUrls = QStringList{u"https://b.example.org"_qs};
        item.fields[0].value = u"2222"_qs;
        item.fields.removeLast();
        item.fields.append({{}, u"Added"_qs, u"yes"_qs, false});
        HAEX_TRY(items.save(item));
        return QByteArrayList();
    });
    add("delete two", [=](ItemRepository &items, TestItemUndo &t) {
        return none(items.remove({t.m_mail, t.m_bank}));
    });
    add("favourite", [=](ItemRepository &items, TestItemUndo &t) {
        return none(items.setFavourite({t.m_mail}, true));
    });
    add("move", [=](ItemRepository &items, TestItemUndo &t) {
        return none(items.moveItems({t.m_bank, t.m_mail}, t.m_inner));
    });
    add("new group", [](ItemRepository &items, TestItemUndo &) -> Result<QByteArrayList> {
        HAEX_TRY(items.saveGroup({.name = u"Money"_qs}));
        return QByteArrayList();
    });
    add("rename group", [=](ItemRepository &items, TestItemUndo &t) {
        return none(items.renameGroup(t.m_group, u"Office"_qs));
    });
    add("delete group",
        [=](ItemRepository &items, TestItemUndo &t) { return none(items.removeGroup(t.m_group)); });
}

void TestItemUndo::everyAction_isUndoneAndRedone()
{
    using Action = std::function<Result<QByteArrayList>(ItemRepository &, TestItemUndo &)>;
    QFETCH(Action, action);
    const QString before = state();
    const auto change = m_undo->record({m_mail, m_bank},
                                       [&](ItemRepository &items) { return action(items, *this); });
    VERIFY_OK(change);
    QVERIFY(!change->isEmpty());
    const QString after = state();
    QVERIFY(after != before);
    for (int round = 0; round < 2; ++round) {
        m_vault->clock().advance(1000);
        VERIFY_OK(m_undo->revert(*change));
        QCOMPARE(state(), before);
        m_vault->clock().advance(1000);
        VERIFY_OK(m_undo->revert(change->inverse()));
        QCOMPARE(state(), after);
    }
}

void TestItemUndo::undo_keepsWhatOthersWroteMeanwhile()
{
    const auto change
        = m_undo->record({m_mail}, [&](ItemRepository &items) -> Result<QByteArrayList> {
              HAEX_ASSIGN(item, items.load(m_mail));
              item.password = u"two"_qs;
              item.fields[0].value = u"2222"_qs;
              HAEX_TRY(items.save(item));
              return QByteArrayList();
          });
    VERIFY_OK(change);
    VaultItem meanwhile = m_items->load(m_mail).value();
    meanwhile.notes = u"from the phone"_qs;
    meanwhile.fields[1].value = u"South"_qs;
    meanwhile.tags += u"phone"_qs;
    VERIFY_OK(m_items->save(meanwhile));
    VERIFY_OK(m_undo->revert(*change));
    const VaultItem now = m_items->load(m_mail).value();
    QCOMPARE(now.password, u"one"_qs);
    QCOMPARE(now.fields[0].value, u"1111"_qs);
    QCOMPARE(now.notes, u"from the phone"_qs);
    QCOMPARE(now.fields[1].value, u"South"_qs);
    QVERIFY(now.tags.contains(u"phone"_qs));
}

void TestItemUndo::undo_isANewWrite()
{
    const auto change
        = m_undo->record({m_bank}, [&](ItemRepository &items) -> Result<QByteArrayList> {
              HAEX_TRY(items.setFavourite({m_bank}, true));
              return QByteArrayList();
          });
    const qint64 done = m_items->load(m_bank)->modifiedMs;
    m_vault->clock().advance(60'000);
    VERIFY_OK(m_undo->revert(*change));
    QCOMPARE(m_items->load(m_bank)->modifiedMs, done + 60'000);
}

void TestItemUndo::undoOfADelete_worksAfterAPurge()
{
    const QString before = state();
    const auto change
        = m_undo->record({m_mail}, [&](ItemRepository &items) -> Result<QByteArrayList> {
              HAEX_TRY(items.remove({m_mail}));
              return QByteArrayList();
          });
    VERIFY_OK(change);
    VERIFY_OK(m_items->purge({m_mail}));
    VERIFY_OK(m_undo->revert(*change));
    QCOMPARE(state(), before);
}

void TestItemUndo::undoOfAnEdit_saysWhenTheItemIsGone()
{
    const auto change
        = m_undo->record({m_bank}, [&](ItemRepository &items) -> Result<QByteArrayList> {
              HAEX_TRY(items.setFavourite({m_bank}, true));
              return QByteArrayList();
          });
    VERIFY_OK(m_items->remove({m_bank}));
    const QString before = state();
    QCOMPARE(m_undo->revert(*change).error().code, ErrorCode::NotFound);
    QCOMPARE(state(), before);
}

void TestItemUndo::failedAction_changesNothing()
{
    const QString before = state();
    const auto change
        = m_undo->record({m_bank}, [&](ItemRepository &items) -> Result<QByteArrayList> {
              HAEX_TRY(items.remove({m_bank}));
              return fail(ErrorCode::InvalidArgument);
          });
    QVERIFY(!change);
    QCOMPARE(state(), before);
}

void TestItemUndo::inverse_changesSides()
{
    ItemChange change;
    change.items.append({std::nullopt, VaultItem{.title = u"New"_qs}});
    const ItemChange back = change.inverse();
    QVERIFY(!back.items.first().after);
    QCOMPARE(back.items.first().before->title, u"New"_qs);
}

QTEST_GUILESS_MAIN(TestItemUndo)
#include "tst_itemundo.moc"
