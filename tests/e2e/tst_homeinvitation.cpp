// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserver.h"
#include "tests/e2e/commandline.h"

#include <QTest>

using namespace haex;

namespace {

constexpr int LongMs = 20'000;

} // namespace

/// A server at home and haexctl: the line that the window shows is all that a command needs.
class TestHomeInvitation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void line_fromStandardInput_addsTheServer();
    void line_isForOneDevice();
    void line_fromAFile_joinsTheVault();
    void otherText_isRefused_withoutBeingRepeated();

private:
    [[nodiscard]] QByteArray invite()
    {
        auto future = m_server->invite();
        future.waitForFinished();
        return future.result() ? future.result()->text().toUtf8() : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<HomeServer> m_server;
    CommandLine m_a{"a", VaultPassword, ""};
    CommandLine m_b{"b", VaultPassword, ""};
    QByteArray m_used;
};

void TestHomeInvitation::initTestCase()
{
    HomeServerOptions options;
    options.folder = m_folder.filePath(QStringLiteral("home"));
    options.listenAddress = "127.0.0.1";
    options.usualPort = 0;
    options.networkAddresses = [] { return QStringList{QStringLiteral("127.0.0.1")}; };
    options.passwordCost = PasswordCost::cheapest();
    options.lookEveryMs = 20;
    m_server = std::make_unique<HomeServer>(std::move(options));
    m_server->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_server->status().isOn(), LongMs);
    QCOMPARE(m_a.run(words("vault create --name Planted")).exitCode, 0);
    QCOMPARE(m_a.sql("CREATE TABLE notes(id TEXT PRIMARY KEY, text TEXT); INSERT INTO notes VALUES('n1', 'ours')").exitCode, 0);
    QCOMPARE(m_a.run(words("table track notes")).exitCode, 0);
}

void TestHomeInvitation::line_fromStandardInput_addsTheServer()
{
    m_used = invite();
    const CommandResult added = m_a.run(words("backend add --name Home --invitation-file -"), m_used + '\n');
    QVERIFY2(added.exitCode == 0, added.errors.constData());
    QCOMPARE(m_a.sync().exitCode, 0);
}

void TestHomeInvitation::line_isForOneDevice()
{
    const CommandResult refused = m_b.run(words("vault join --invitation-file -"), m_used + '\n');
    QVERIFY(refused.exitCode != 0);
    QVERIFY(!QFile::exists(m_b.vault));
}

void TestHomeInvitation::line_fromAFile_joinsTheVault()
{
    m_b.write(QStringLiteral("invitation"), invite());
    const CommandResult joined = m_b.run(words("vault join --invitation-file") + QStringList{m_b.path("invitation")});
    QVERIFY2(joined.exitCode == 0, joined.errors.constData());
    QCOMPARE(m_b.sync().exitCode, 0);
    QVERIFY(m_b.sql("SELECT text FROM notes").output.contains("ours"));
    QCOMPARE(m_b.digest(), m_a.digest());
}

void TestHomeInvitation::otherText_isRefused_withoutBeingRepeated()
{
    const CommandResult refused = m_a.run(words("backend add --invitation-file -"), "planted-typo\n");
    QVERIFY(refused.exitCode != 0);
    QVERIFY(refused.errors.contains("not an invitation"));
    for (const QByteArray &said : {m_a.said, m_b.said}) {
        QVERIFY(!said.contains("planted-typo"));
        QVERIFY(!said.contains(m_used.sliced(m_used.lastIndexOf('=') + 1)));
    }
}

QTEST_GUILESS_MAIN(TestHomeInvitation)
#include "tst_homeinvitation.moc"
