// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"

#include <QTest>

using namespace haex;

/// The trash by haexctl: what is purged is nowhere any more.
class TestTrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void purgedItem_leavesNoHistory();

private:
    [[nodiscard]] QByteArray history();

    CommandLine m_device{"trash", "vault password", "account password"};
};

QByteArray TestTrash::history()
{
    return m_device
        .run({u"sql"_qs, u"SELECT CAST(count(*) AS TEXT) FROM vault_item_history"_qs, u"--csv"_qs})
        .output.split('\n')
        .value(1);
}

void TestTrash::purgedItem_leavesNoHistory()
{
    QCOMPARE(m_device.run({u"vault"_qs, u"create"_qs}).exitCode, 0);
    QCOMPARE(
        m_device.sql("INSERT INTO vault_items(id, kind, title) VALUES('one', 'login', 'First')")
            .exitCode,
        0);
    QCOMPARE(m_device.sql("UPDATE vault_items SET title = 'Second'").exitCode, 0);
    QCOMPARE(m_device.sql("DELETE FROM vault_items").exitCode, 0);
    QVERIFY(history() != "0");
    const QJsonArray deleted
        = m_device.run({u"trash"_qs, u"list"_qs, u"--table"_qs, u"vault_items"_qs, u"--json"_qs})
              .array();
    QCOMPARE(deleted.size(), 1);
    const QString id = deleted.first().toObject().value(u"id").toString();
    QCOMPARE(m_device.run({u"trash"_qs, u"purge"_qs, id}).exitCode, 0);
    QCOMPARE(history(), QByteArray("0"));
}

QTEST_GUILESS_MAIN(TestTrash)
#include "tst_trash.moc"
