// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserver.h"
#include "core/server/httplistener.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

constexpr int LongMs = 20'000;

struct Home
{
    QTemporaryDir folder;
    QStringList networks{QStringLiteral("127.0.0.1")};

    [[nodiscard]] HomeServerOptions options()
    {
        HomeServerOptions options;
        options.folder = folder.filePath(QStringLiteral("home-server"));
        options.listenAddress = "127.0.0.1";
        options.usualPort = 0;
        options.networkAddresses = [this] { return networks; };
        options.passwordCost = PasswordCost::cheapest();
        options.lookEveryMs = 20;
        return options;
    }
};

template <class T>
Result<T> answerOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace

class TestHomeServer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void start_listensWithItsOwnCertificate();
    void port_andCertificate_areTheSameAfterARestart();
    void resume_startsOnlyWhatWasOn();
    void takenPort_isSaid_andAnotherOneHelps();
    void secondProcess_isRefusedItsFolder();
    void missingNetwork_isShown_andNoTextIsGiven();
    void changedAddress_isShownUntilOthersAreToldAgain();
    void backup_isMadeAtOnce_andKept();
    void invitation_isOneLine_whicheverWayItIsTyped();
    void invitation_isNotReadFromOtherTexts();
};

void TestHomeServer::start_listensWithItsOwnCertificate()
{
    Home home;
    HomeServer server(home.options());
    QCOMPARE(server.status().state, HomeServerStatus::State::Off);
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QCOMPARE(server.status().fingerprint.size(), 32);
    QCOMPARE(server.status().ownAddress.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(server.status().addresses.size(), 1);
    QVERIFY(server.status().storedBytes > 0);
    server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(server.status().state, HomeServerStatus::State::Off, LongMs);
}

void TestHomeServer::port_andCertificate_areTheSameAfterARestart()
{
    Home home;
    QUrl before;
    {
        HomeServer server(home.options());
        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
        before = server.status().ownAddress;
    }
    HomeServer server(home.options());
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QCOMPARE(server.status().ownAddress, before);
}

void TestHomeServer::resume_startsOnlyWhatWasOn()
{
    Home home;
    {
        HomeServer server(home.options());
        server.resume();
        // Behind the resume, in the order of the calls.
        QVERIFY(!answerOf(server.backUp()));
        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    }
    {
        HomeServer server(home.options());
        server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
        server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!server.status().isOn(), LongMs);
    }
    HomeServer server(home.options());
    server.resume();
    QVERIFY(!answerOf(server.backUp()));
}

void TestHomeServer::takenPort_isSaid_andAnotherOneHelps()
{
    Home home;
    quint16 port = 0;
    {
        HomeServer server(home.options());
        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
        port = server.status().port;
    }
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
    HomeServer server(home.options());
    server.resume();
    QTRY_COMPARE_WITH_TIMEOUT(server.status().state, HomeServerStatus::State::Failed, LongMs);
    QCOMPARE(server.status().error, ErrorCode::AlreadyExists);
    QCOMPARE(server.status().port, port);
    server.changePort();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QVERIFY(server.status().port != port);
}

void TestHomeServer::secondProcess_isRefusedItsFolder()
{
    Home home;
    HomeServer first(home.options());
    first.start();
    QTRY_VERIFY_WITH_TIMEOUT(first.status().isOn(), LongMs);
    HomeServer second(home.options());
    second.start();
    QTRY_COMPARE_WITH_TIMEOUT(second.status().state, HomeServerStatus::State::Failed, LongMs);
    QCOMPARE(second.status().error, ErrorCode::VaultInUse);
    QVERIFY(first.status().isOn());
}

void TestHomeServer::missingNetwork_isShown_andNoTextIsGiven()
{
    Home home;
    home.networks.clear();
    HomeServer server(home.options());
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QVERIFY(server.status().addresses.isEmpty());
    const auto refused = answerOf(server.invite());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NetworkError);
    // This computer's own vault needs none.
    QVERIFY(answerOf(server.inviteOwn()));
}

void TestHomeServer::changedAddress_isShownUntilOthersAreToldAgain()
{
    Home home;
    {
        HomeServer server(home.options());
        server.start();
        QVERIFY(answerOf(server.invite()));
        QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
        QVERIFY(!server.status().hasMoved);
    }
    home.networks = {QStringLiteral("127.0.0.2")};
    HomeServer server(home.options());
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().hasMoved, LongMs);
    QVERIFY(answerOf(server.invite()));
    QTRY_VERIFY_WITH_TIMEOUT(!server.status().hasMoved, LongMs);
}

void TestHomeServer::backup_isMadeAtOnce_andKept()
{
    Home home;
    HomeServer server(home.options());
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().lastBackupMs > 0, LongMs);
    QVERIFY(answerOf(server.backUp()));
    const QDir backups(home.folder.filePath(QStringLiteral("home-server/backups")));
    QCOMPARE(backups.entryList({QStringLiteral("*.sqlite")}).size(), 1);
}

void TestHomeServer::invitation_isOneLine_whicheverWayItIsTyped()
{
    const QUrl server(QStringLiteral("https://192.168.1.20:8787#sha256=") + QString(64, u'a'));
    const HomeInvitation given{server, QStringLiteral("A1B2-C3D4-E5F6-G7H8")};
    QVERIFY(!given.text().contains(u' '));
    for (const QString &text :
         {given.text(), QStringLiteral("  ") + given.text() + u'\n',
          given.text().replace(QLatin1String("A1B2-C3D4"), QLatin1String("a1b2c3d4"))}) {
        const auto read = HomeInvitation::parse(text);
        QVERIFY2(read, qPrintable(text));
        QCOMPARE(read->server, server);
        QCOMPARE(read->code, given.code);
    }
}

void TestHomeServer::invitation_isNotReadFromOtherTexts()
{
    const QString pin = QStringLiteral("#sha256=") + QString(64, u'a');
    const QString code = QStringLiteral("&code=A1B2-C3D4-E5F6-G7H8");
    QVERIFY(!HomeInvitation::parse({}));
    QVERIFY(!HomeInvitation::parse(QStringLiteral("https://192.168.1.20:8787") + pin));
    QVERIFY(!HomeInvitation::parse(QStringLiteral("https://192.168.1.20:8787") + code));
    QVERIFY(!HomeInvitation::parse(QStringLiteral("http://192.168.1.20:8787") + pin + code));
    QVERIFY(!HomeInvitation::parse(QStringLiteral("https://192.168.1.20:8787") + pin
                                   + QStringLiteral("&code=A1B2")));
    QVERIFY(!HomeInvitation::parse(QStringLiteral("https://192.168.1.20:8787") + pin + code
                                   + QStringLiteral("-X")));
}

QTEST_GUILESS_MAIN(TestHomeServer)
#include "tst_homeserver.moc"
