// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserver.h"
#include "core/protocol/passwordchange.h"
#include "core/protocol/pullmessages.h"
#include "core/protocol/removalmessages.h"
#include "core/protocol/vaultmessages.h"
#include "core/server/httplistener.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
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

/// Another computer that was told the line.
class Guest
{
public:
    Guest(int number, HomeInvitation invitation)
        : m_device("d0000000-0000-4000-8000-00000000000" + QByteArray::number(number))
        , m_name("Guest " + QByteArray::number(number))
        , m_invitation(std::move(invitation))
    {
    }

    int logIn()
    {
        const Answer answer = send(
            "POST", "/auth/login",
            encodeLoginRequest({HomeInvitation::account().toLatin1(), SecretBytes::fromPassword(m_invitation.code), {}, {m_device, m_name}}));
        if (const auto tokens = parseSessionTokens(answer.body))
            m_token = tokens->accessToken;
        return answer.status;
    }
    int ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) { return send(method, path, body).status; }
    [[nodiscard]] QByteArray device() const { return m_device; }
    [[nodiscard]] static QByteArray vault() { return Vault; }
    int makeVault()
    {
        VaultKeyRecord record;
        record.vaultId = Vault;
        record.key = {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 1};
        record.name = {"bmFtZQ==", "bm9uY2U="};
        return ask("POST", "/sync/vault-key", encodeVaultKeyRecord(record));
    }
    QByteArray epoch()
    {
        const auto page = parsePullResponse(send("POST", "/sync/pull", encodePullRequest({Vault, 0, 10, {}})).body);
        return page ? page->epoch : QByteArray();
    }

private:
    struct Answer
    {
        int status = 0;
        QByteArray body;
    };
    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        QUrl url = m_invitation.server;
        url.setFragment({});
        url.setPath(QString::fromLatin1(path));
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setRawHeader("Authorization", "Bearer " + m_token);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        // No authority vouches for it, and what the fingerprint is for others test.
        reply->ignoreSslErrors();
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, LongMs))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    }

    static inline const QByteArray Vault = "a0000000-0000-4000-8000-000000000001";
    QNetworkAccessManager m_network;
    QByteArray m_device;
    QByteArray m_name;
    HomeInvitation m_invitation;
    QByteArray m_token;
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
    void invitation_isForOneDevice_andTheNextOneIsAnother();
    void invitation_changesNothingOfTheAccount();
    void network_isReachedByIpv6_andIpv4();
    void vaults_areShownWithTheirSize_planned_takenBack_andDeleted();
    void device_isSignedOut_andComesBackWithAnInvitation();
    void restore_bringsTheCopyBack_underANewEpoch_andKeepsLogins();
    void restore_helpsWhenTheDataIsDamaged();
    void restore_ofSomethingElse_changesNothing();
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

void TestHomeServer::invitation_isForOneDevice_andTheNextOneIsAnother()
{
    Home home;
    HomeServer server(home.options());
    server.start();
    const auto invitation = answerOf(server.invite());
    QVERIFY(invitation);
    QCOMPARE(answerOf(server.invite())->code, invitation->code);
    Guest laptop(1, *invitation);
    QCOMPARE(laptop.logIn(), 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.status().invitedDevice, QStringLiteral("Guest 1"), LongMs);
    // Lists the vaults, and logs in once more to fetch one.
    QCOMPARE(laptop.logIn(), 200);
    Guest stranger(2, *invitation);
    QCOMPARE(stranger.logIn(), 401);
    const auto next = answerOf(server.invite());
    QVERIFY(next->code != invitation->code);
    QTRY_VERIFY_WITH_TIMEOUT(server.status().invitedDevice.isEmpty(), LongMs);
    QCOMPARE(Guest(2, *next).logIn(), 200);
    // Whoever is in stays in.
    QCOMPARE(laptop.ask("GET", "/sync/vaults"), 200);
    QCOMPARE(laptop.logIn(), 401);
}

void TestHomeServer::invitation_changesNothingOfTheAccount()
{
    Home home;
    HomeServer server(home.options());
    server.start();
    const auto invitation = answerOf(server.invite());
    Guest guest(1, *invitation);
    QCOMPARE(guest.logIn(), 200);
    const SecretBytes code = SecretBytes::fromPassword(invitation->code);
    QCOMPARE(guest.ask("POST", "/auth/password",
                       encodePasswordChange({code.clone(), SecretBytes::copyOf(QByteArray("another password"))})),
             403);
    QCOMPARE(guest.ask("POST", "/account/removal", encodeRemovalRequest({code.clone()})), 403);
}

void TestHomeServer::network_isReachedByIpv6_andIpv4()
{
    QTcpServer six;
    if (!six.listen(QHostAddress::LocalHostIPv6))
        QSKIP("this computer has no IPv6");
    Home home;
    HomeServerOptions options = home.options();
    options.listenAddress = "::";
    home.networks = {QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    HomeServer server(options);
    server.start();
    const auto invitation = answerOf(server.invite());
    QVERIFY(invitation);
    QTRY_VERIFY_WITH_TIMEOUT(server.status().addresses.size() == 2, LongMs);
    const QUrl bySix = server.status().addresses.last();
    QVERIFY(bySix.authority().startsWith(QLatin1StringView("[::1]:")));
    QCOMPARE(HomeInvitation::parse(invitation->at(bySix).text())->server, bySix);
    QCOMPARE(Guest(1, invitation->at(bySix)).logIn(), 200);
    QCOMPARE(Guest(1, *invitation).logIn(), 200);
}

void TestHomeServer::vaults_areShownWithTheirSize_planned_takenBack_andDeleted()
{
    Home home;
    HomeServerOptions options = home.options();
    HomeServer server(options);
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QVERIFY(server.status().vaults.isEmpty());
    Guest guest(1, *answerOf(server.invite()));
    QCOMPARE(guest.logIn(), 200);
    QCOMPARE(guest.makeVault(), 201);
    QTRY_COMPARE_WITH_TIMEOUT(server.status().vaults.size(), 1, LongMs);
    QCOMPARE(server.status().vaults.first().id, Guest::vault());
    QVERIFY(server.status().vaults.first().createdMs > 0);
    QCOMPARE(server.status().vaults.first().endsMs, 0);
    // Two steps: it is planned, everybody goes on, and anybody takes it back.
    const auto endsMs = answerOf(server.removeVault(Guest::vault()));
    QVERIFY(endsMs);
    QTRY_COMPARE_WITH_TIMEOUT(server.status().vaults.first().endsMs, *endsMs, LongMs);
    QVERIFY(!guest.epoch().isEmpty());
    QVERIFY(answerOf(server.keepVault(Guest::vault())));
    QTRY_COMPARE_WITH_TIMEOUT(server.status().vaults.first().endsMs, 0, LongMs);
    QCOMPARE(answerOf(server.keepVault(Guest::vault())).error().code, ErrorCode::NotFound);
    QCOMPARE(answerOf(server.removeVault("a0000000-0000-4000-8000-0000000000ff")).error().code, ErrorCode::NotFound);
    QVERIFY(answerOf(server.removeVault(Guest::vault())));
    QCOMPARE(guest.ask("DELETE", "/sync/removal/" + Guest::vault()), 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.status().vaults.first().endsMs, 0, LongMs);
    server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(server.status().state, HomeServerStatus::State::Off, LongMs);
    QCOMPARE(answerOf(server.removeVault(Guest::vault())).error().code, ErrorCode::Cancelled);
    // When the grace is over it is gone, for its devices too.
    options.removalGraceMs = 0;
    HomeServer hasty(options);
    hasty.start();
    QTRY_COMPARE_WITH_TIMEOUT(hasty.status().vaults.size(), 1, LongMs);
    QVERIFY(answerOf(hasty.removeVault(Guest::vault())));
    QTRY_VERIFY_WITH_TIMEOUT(hasty.status().vaults.isEmpty(), LongMs);
    QCOMPARE(guest.ask("GET", "/sync/vault-key/" + Guest::vault()), 404);
}

void TestHomeServer::device_isSignedOut_andComesBackWithAnInvitation()
{
    Home home;
    HomeServer server(home.options());
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    Guest first(1, *answerOf(server.invite()));
    QCOMPARE(first.logIn(), 200);
    Guest second(2, *answerOf(server.invite()));
    QCOMPARE(second.logIn(), 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.status().devices.size(), 2, LongMs);
    QVERIFY(answerOf(server.removeDevice(first.device())));
    QTRY_COMPARE_WITH_TIMEOUT(server.status().devices.size(), 1, LongMs);
    QCOMPARE(first.ask("GET", "/sync/vaults"), 401);
    QCOMPARE(second.ask("GET", "/sync/vaults"), 200);
    QCOMPARE(answerOf(server.removeDevice(first.device())).error().code, ErrorCode::NotFound);
    Guest again(1, *answerOf(server.invite()));
    QCOMPARE(again.logIn(), 200);
    QCOMPARE(again.ask("GET", "/sync/vaults"), 200);
}

void TestHomeServer::restore_bringsTheCopyBack_underANewEpoch_andKeepsLogins()
{
    Home home;
    HomeServer server(home.options());
    server.start();
    Guest early(1, *answerOf(server.invite()));
    QCOMPARE(early.logIn(), 200);
    QCOMPARE(early.makeVault(), 201);
    const QByteArray epoch = early.epoch();
    QVERIFY(!epoch.isEmpty());
    QVERIFY(answerOf(server.backUp()));
    Guest late(2, *answerOf(server.invite()));
    QCOMPARE(late.logIn(), 200);
    const auto copies = server.backups().result();
    QCOMPARE(copies.size(), 1);
    QVERIFY(answerOf(server.restore(copies.first().path)));
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QVERIFY(early.epoch() != epoch && !early.epoch().isEmpty());
    // Who came after the copy is known all the same.
    QCOMPARE(late.ask("GET", "/sync/vaults"), 200);
}

void TestHomeServer::restore_helpsWhenTheDataIsDamaged()
{
    Home home;
    QString copy;
    {
        HomeServer server(home.options());
        server.start();
        Guest guest(1, *answerOf(server.invite()));
        QCOMPARE(guest.logIn(), 200);
        QCOMPARE(guest.makeVault(), 201);
        QVERIFY(answerOf(server.backUp()));
        copy = server.backups().result().first().path;
    }
    QFile data(home.folder.filePath(QStringLiteral("home-server/server.sqlite")));
    QVERIFY(data.open(QFile::WriteOnly));
    data.write(QByteArray(8192, 'x'));
    data.close();
    HomeServer server(home.options());
    server.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.status().state, HomeServerStatus::State::Failed, LongMs);
    QVERIFY(answerOf(server.restore(copy)));
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    Guest again(2, *answerOf(server.invite()));
    QCOMPARE(again.logIn(), 200);
    QVERIFY(!again.epoch().isEmpty());
}

void TestHomeServer::restore_ofSomethingElse_changesNothing()
{
    Home home;
    HomeServer server(home.options());
    server.start();
    Guest guest(1, *answerOf(server.invite()));
    QCOMPARE(guest.logIn(), 200);
    QCOMPARE(guest.makeVault(), 201);
    const QByteArray epoch = guest.epoch();
    QFile other(home.folder.filePath(QStringLiteral("letter.txt")));
    QVERIFY(other.open(QFile::WriteOnly));
    other.write("Dear Ada");
    other.close();
    QVERIFY(!answerOf(server.restore(other.fileName())));
    QTRY_VERIFY_WITH_TIMEOUT(server.status().isOn(), LongMs);
    QCOMPARE(guest.epoch(), epoch);
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
