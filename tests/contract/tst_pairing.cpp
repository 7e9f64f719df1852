// SPDX-License-Identifier: GPL-3.0-or-later
// Two devices and the server's own code: what brings a vault to a new device, and who cannot.
#include "core/pairing/pairingguest.h"
#include "core/pairing/pairinghost.h"
#include "core/replica/replica.h"
#include "core/sync/backendstore.h"
#include "tests/contract/bothstores.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/teststore.h"
#include "tests/support/testvault.h"

#include <QRegularExpression>
#include <QTest>

using namespace haex;

namespace {

constexpr PairingTiming Fast{5, 20'000};

QByteArray bytesIn(const SecretBytes &text)
{
    return {reinterpret_cast<const char *>(text.view().data()),
            static_cast<qsizetype>(text.size())};
}

template <class T>
ErrorCode codeIn(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

PairingWords wordsOf(const PairingInvitation &invitation)
{
    auto words = PairingWords::fromText(SecretBytes::fromPassword(invitation.words));
    if (!words)
        qFatal("no words");
    return std::move(*words);
}

/// Where the two meet, as the path of a request.
QByteArray pathOfMailbox(const PairingInvitation &invitation)
{
    return "/pairing/" + *wordsOf(invitation).mailbox();
}

/// Somebody who knows the words and plays a device.
class Impostor
{
public:
    explicit Impostor(const PairingWords &words)
        : m_cipher(*PairingCipher::create(*words.key(), *words.mailbox()))
        , m_greeting(
              PairingGreeting{m_keys.publicKey(), QByteArray(32, 'r'), QStringLiteral("impostor")}
                  .encoded())
    {
    }
    [[nodiscard]] QByteArray commitment()
    {
        return *m_cipher.seal(PairingSlot::Commitment, commitmentTo(m_greeting));
    }
    [[nodiscard]] QByteArray greeting(PairingSlot slot) { return *m_cipher.seal(slot, m_greeting); }

private:
    PairingCipher m_cipher;
    PairingKeyPair m_keys;
    QByteArray m_greeting;
};

using Messages = std::vector<PairingMessage>;

/// What a server does to the messages that a device reads.
LoopbackTransport::Rewrite onReading(std::function<void(Messages &)> change)
{
    return
        [change = std::move(change)](const TransportRequest &request, TransportResponse &response) {
            auto messages = parsePairingMessages(response.body);
            if (request.method != "GET" || !messages)
                return;
            change(*messages);
            response.body = encodePairingMessages(*messages);
        };
}

} // namespace

class TestPairing final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void initTestCase() { startCryptoForTests(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup();

    void pairing_bringsTheVault_withoutTheAccountsPassword();
    void pairing_bringsEveryKey_whenTheVaultHasSeveral();
    void pairing_showsOneCode_andBothNames();
    void nothingIsHandedOver_beforeBothConfirmed();
    void guestThatRefuses_getsNothing();
    void hostThatGoes_endsIt();
    void wrongWords_findNobody();
    void secondTaker_isTurnedAway();
    void words_areGoodOnce();
    void wrongPassword_leavesNoFile_andMayBeTypedAgain();
    void newerPassword_isTheOneThatJoins();
    void lostAnswers_doNotMatter();
    void tooLong_endsIt();
    void changedMessage_isRefused_data();
    void changedMessage_isRefused();
    void serverBetweenThem_whoKnowsTheWords_makesOtherCodes();
    void hostKeyThatWasChosenLate_isRefused();
    void replayedMessages_areRefused();
    void server_seesNothingOfTheVault();

private:
    void createVault();
    void offer();
    [[nodiscard]] Result<> accept(const PairingInvitation &invitation);
    /// Until both show a code.
    void meet();
    [[nodiscard]] bool reaches(const PairingSide &side, PairingStep step)
    {
        return QTest::qWaitFor([&] { return side.status().step == step; });
    }
    [[nodiscard]] Result<> join(const char *password = "vault password");
    [[nodiscard]] qint64 count(const QByteArray &sql)
    {
        return numberIn(m_server->store(), sql).value_or(-1);
    }
    [[nodiscard]] static ErrorCode codeOf(const PairingSide &side)
    {
        return side.status().error ? side.status().error->code : ErrorCode::Internal;
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<LoopbackTransport> m_guestTransport;
    Session m_session;
    Session m_joined;
    std::unique_ptr<PairingHost> m_host;
    std::unique_ptr<PairingGuest> m_guest;
};

void TestPairing::init()
{
    setUpStage();
    m_server = makeServer("one", currentStore());
    m_guestTransport = std::make_unique<LoopbackTransport>();
    m_guestTransport->attach(*m_server);
    createVault();
    offer();
}

void TestPairing::cleanup()
{
    m_guest.reset();
    m_host.reset();
    m_joined.reset();
    m_session.reset();
    m_guestTransport.reset();
    m_transport.reset();
    m_server.reset();
}

void TestPairing::createVault()
{
    auto session
        = VaultSession::create(pathOf("first"), QStringLiteral("Family"), secret("vault password"),
                               environment(), QStringLiteral("desk"), testNames());
    VERIFY_OK(session);
    m_session = std::move(*session);
    addServer(*m_session, *m_server);
    VERIFY_OK(
        runUserSql(m_session->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY, text TEXT)"));
    VERIFY_OK(runUserSql(m_session->replica(), "INSERT INTO notes VALUES('n1', 'planted text')"));
    VERIFY_OK(sync(*m_session));
}

void TestPairing::offer()
{
    const auto backend = BackendStore(m_session->replica()).list()->first();
    auto host = PairingHost::make(
        *m_transport, {backend.backend.url, backend.backend.email, backend.accessToken},
        QStringLiteral("desk"), [this] { return m_session->seed(); }, Fast);
    VERIFY_OK(host);
    m_host = std::move(*host);
    VERIFY_OK(awaited<void>([&](auto done) { m_host->start(std::move(done)); }));
}

Result<> TestPairing::accept(const PairingInvitation &invitation)
{
    HAEX_ASSIGN(guest,
                PairingGuest::make(*m_guestTransport, invitation, QStringLiteral("phone"), Fast));
    m_guest = std::move(guest);
    return awaited<void>([&](auto done) { m_guest->start(std::move(done)); });
}

void TestPairing::meet()
{
    VERIFY_OK(accept(m_host->invitation()));
    QVERIFY(reaches(*m_host, PairingStep::Comparing));
    QVERIFY(reaches(*m_guest, PairingStep::Comparing));
}

Result<> TestPairing::join(const char *password)
{
    HAEX_ASSIGN(session, awaited<Session>([&](auto done) {
                    m_guest->join(pathOf("second"), secret(password), environment(),
                                  std::move(done));
                }));
    m_joined = std::move(session);
    return {};
}

void TestPairing::pairing_bringsTheVault_withoutTheAccountsPassword()
{
    meet();
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
    QVERIFY(reaches(*m_host, PairingStep::Handed));
    QCOMPARE(m_guest->status().vaultName, QStringLiteral("Family"));
    VERIFY_OK(join());
    QVERIFY(reaches(*m_host, PairingStep::Joined));
    QVERIFY(reaches(*m_guest, PairingStep::Joined));
    QCOMPARE(m_joined->info().vaultId, m_session->info().vaultId);
    QCOMPARE(m_joined->info().name, QStringLiteral("Family"));
    QCOMPARE(m_joined->info().deviceName, QStringLiteral("phone"));
    QVERIFY(m_joined->info().deviceId != m_session->info().deviceId);
    QVERIFY(!m_joined->info().hasForeignPassword);
    VERIFY_OK(awaited<void>(
        [&](auto done) { m_joined->sync().syncNow({}, SyncMode::Both, std::move(done)); }));
    const auto notes = runUserSql(m_joined->replica(), "SELECT text FROM notes");
    VERIFY_OK(notes);
    QCOMPARE(notes->rows.size(), size_t{1});
    QCOMPARE(notes->rows.at(0).at(0).bytes(), QByteArray("planted text"));
    // One login only, the first device's own.
    QCOMPARE(m_server->answered("/auth/login"), 0);
    m_joined.reset();
    VERIFY_OK(VaultSession::open(pathOf("second"), secret("vault password"), environment()));
}

/// What is sealed under a former key, and what comes under a later one.
void TestPairing::pairing_bringsEveryKey_whenTheVaultHasSeveral()
{
    const auto sync = [](VaultSession &session) {
        return awaited<void>([&](auto done) { session.sync().syncNow({}, SyncMode::Both, std::move(done)); });
    };
    VERIFY_OK(m_session->makeNewKey());
    VERIFY_OK(runUserSql(m_session->replica(), "INSERT INTO notes VALUES('n2', 'under the second key')"));
    VERIFY_OK(sync(*m_session));
    meet();
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
    VERIFY_OK(join());
    VERIFY_OK(sync(*m_joined));
    VERIFY_OK(sync(*m_session));
    VERIFY_OK(m_session->makeNewKey());
    VERIFY_OK(runUserSql(m_session->replica(), "INSERT INTO notes VALUES('n3', 'under the third key')"));
    VERIFY_OK(sync(*m_session));
    VERIFY_OK(sync(*m_joined));
    VERIFY_OK(runUserSql(m_joined->replica(), "INSERT INTO notes VALUES('n4', 'of the phone')"));
    VERIFY_OK(sync(*m_joined));
    VERIFY_OK(sync(*m_session));
    for (VaultSession *session : {m_session.get(), m_joined.get()}) {
        const auto notes = runUserSql(session->replica(), "SELECT group_concat(id, ' ') FROM (SELECT id FROM notes"
                                                          " ORDER BY id)");
        VERIFY_OK(notes);
        QCOMPARE(notes->rows.at(0).at(0).bytes(), QByteArray("n1 n2 n3 n4"));
        QCOMPARE(session->keyStatus()->version, m_session->keyStatus()->version);
    }
}

void TestPairing::pairing_showsOneCode_andBothNames()
{
    meet();
    QCOMPARE(m_host->status().code.size(), 6);
    QCOMPARE(m_host->status().code, m_guest->status().code);
    QCOMPARE(m_host->status().deviceName, QStringLiteral("phone"));
    QCOMPARE(m_guest->status().deviceName, QStringLiteral("desk"));
    QVERIFY(m_guest->status().vaultName.isEmpty());
}

void TestPairing::nothingIsHandedOver_beforeBothConfirmed()
{
    // Often enough for whatever would follow.
    constexpr int Readings = 6;
    bool hasHeard = false;
    int readings = 0;
    m_transport->setRewrite(
        onReading([&](Messages &messages) { hasHeard = messages.size() == 4; }));
    m_guestTransport->setRewrite(onReading([&](Messages &) { readings += hasHeard ? 1 : 0; }));
    meet();
    m_guest->answer(true);
    QVERIFY(QTest::qWaitFor([&] { return readings > Readings; }));
    QCOMPARE(m_host->status().step, PairingStep::Comparing);
    QCOMPARE(count("SELECT count(*) FROM pairing_message"), 4);
    QCOMPARE(count("SELECT count(*) FROM token WHERE kind=2"), 0);
    m_host->confirm();
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
}

void TestPairing::guestThatRefuses_getsNothing()
{
    meet();
    m_host->confirm();
    m_guest->answer(false);
    QVERIFY(reaches(*m_host, PairingStep::Failed));
    QCOMPARE(codeOf(*m_host), ErrorCode::Cancelled);
    QCOMPARE(codeOf(*m_guest), ErrorCode::Cancelled);
    QCOMPARE(count("SELECT count(*) FROM token WHERE kind=2"), 0);
    QVERIFY(!join());
}

void TestPairing::hostThatGoes_endsIt()
{
    meet();
    m_guest->answer(true);
    m_host.reset();
    QVERIFY(reaches(*m_guest, PairingStep::Failed));
    QCOMPARE(codeOf(*m_guest), ErrorCode::Cancelled);
}

void TestPairing::wrongWords_findNobody()
{
    PairingInvitation wrong = m_host->invitation();
    wrong.words = QString::fromLatin1(bytesIn(PairingWords::random().text()));
    QCOMPARE(codeIn(accept(wrong)), ErrorCode::NotFound);
    wrong.words = QStringLiteral("these are not eight");
    QCOMPARE(codeIn(accept(wrong)), ErrorCode::InvalidArgument);
    QCOMPARE(m_host->status().step, PairingStep::Waiting);
}

void TestPairing::secondTaker_isTurnedAway()
{
    meet();
    auto second = PairingGuest::make(*m_guestTransport, m_host->invitation(),
                                     QStringLiteral("thief"), Fast);
    VERIFY_OK(second);
    const auto started = awaited<void>([&](auto done) { (*second)->start(std::move(done)); });
    QCOMPARE(codeIn(started), ErrorCode::Conflict);
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
}

void TestPairing::words_areGoodOnce()
{
    const PairingInvitation invitation = m_host->invitation();
    pairing_bringsTheVault_withoutTheAccountsPassword();
    m_host.reset();
    QVERIFY(QTest::qWaitFor([&] { return count("SELECT count(*) FROM pairing_message") == 0; }));
    QCOMPARE(codeIn(accept(invitation)), ErrorCode::NotFound);
}

void TestPairing::wrongPassword_leavesNoFile_andMayBeTypedAgain()
{
    meet();
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
    QCOMPARE(codeIn(join("another password")), ErrorCode::WrongPassword);
    QVERIFY(!QFile::exists(pathOf("second")));
    VERIFY_OK(join());
}

void TestPairing::newerPassword_isTheOneThatJoins()
{
    VERIFY_OK(m_session->changePassword(secret("vault password"), secret("a newer password")));
    meet();
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
    QCOMPARE(codeIn(join("vault password")), ErrorCode::WrongPassword);
    VERIFY_OK(join("a newer password"));
}

void TestPairing::lostAnswers_doNotMatter()
{
    const QByteArray path = pathOfMailbox(m_host->invitation());
    VERIFY_OK(accept(m_host->invitation()));
    m_transport->meet(path, {LoopbackTransport::Fate::LoseAnswer}, 3);
    m_guestTransport->meet(path, {LoopbackTransport::Fate::LoseAnswer}, 3);
    QVERIFY(reaches(*m_host, PairingStep::Comparing));
    QVERIFY(reaches(*m_guest, PairingStep::Comparing));
    m_transport->meet(path, {LoopbackTransport::Fate::LoseRequest}, 2);
    m_guestTransport->meet(path, {LoopbackTransport::Fate::LoseAnswer}, 2);
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
}

void TestPairing::tooLong_endsIt()
{
    m_clock.advance(10 * 60 * 1000);
    QVERIFY(reaches(*m_host, PairingStep::Failed));
    QCOMPARE(codeOf(*m_host), ErrorCode::Timeout);
}

void TestPairing::changedMessage_isRefused_data()
{
    QTest::addColumn<int>("slot");
    QTest::addColumn<bool>("atHost");
    QTest::newRow("the guest's greeting") << 1 << true;
    QTest::newRow("the host's greeting") << 2 << false;
    QTest::newRow("the guest's answer") << 3 << true;
    QTest::newRow("the vault") << 4 << false;
}

/// A server without the words changes one bit of what one device wrote.
void TestPairing::changedMessage_isRefused()
{
    QFETCH(int, slot);
    QFETCH(bool, atHost);
    const auto change = onReading([slot](Messages &messages) {
        for (PairingMessage &message : messages) {
            if (message.slot == slot)
                message.sealed.back() ^= 1;
        }
    });
    (atHost ? m_transport : m_guestTransport)->setRewrite(change);
    VERIFY_OK(accept(m_host->invitation()));
    m_host->setListener([this](const PairingStatus &status) {
        if (status.step == PairingStep::Comparing)
            m_host->confirm();
    });
    m_guest->setListener([this](const PairingStatus &status) {
        if (status.step == PairingStep::Comparing)
            m_guest->answer(true);
    });
    const PairingSide &side = atHost ? static_cast<PairingSide &>(*m_host) : *m_guest;
    QVERIFY(reaches(side, PairingStep::Failed));
    QCOMPARE(codeOf(side), ErrorCode::AuthenticationFailed);
    QVERIFY(!join());
}

/// Somebody who saw the words and sits between the two devices: talks to each as the other one.
void TestPairing::serverBetweenThem_whoKnowsTheWords_makesOtherCodes()
{
    const PairingInvitation invitation = m_host->invitation();
    const QByteArray mailbox = *wordsOf(invitation).mailbox();
    Impostor impostor(wordsOf(invitation));
    const qint64 nowMs = m_clock.nowMs();
    // To the guest he is a host of his own, at a mailbox of the same name.
    LoopbackServer his("one", m_clock);
    m_guestTransport->attach(his);
    VERIFY_OK(his.store().accounts().createAccount({0, "u", "eve@example.org", "x", 0}, {}));
    VERIFY_OK(
        his.store().pairings().open({mailbox, 1, nowMs + 60'000}, impostor.commitment(), nowMs));
    VERIFY_OK(accept(invitation));
    VERIFY_OK(his.store().pairings().post(
        mailbox, {2, impostor.greeting(PairingSlot::HostGreeting)}, nowMs));
    // To the host he is a guest.
    VERIFY_OK(m_server->store().pairings().post(
        mailbox, {1, impostor.greeting(PairingSlot::GuestGreeting)}, nowMs));
    QVERIFY(reaches(*m_guest, PairingStep::Comparing));
    QVERIFY(reaches(*m_host, PairingStep::Comparing));
    QVERIFY(m_guest->status().code != m_host->status().code);
    m_guest->answer(false);
    m_host.reset();
    QCOMPARE(count("SELECT count(*) FROM token WHERE kind=2"), 0);
    m_guest.reset();
    m_guestTransport->attach(*m_server);
}

/// Nobody waits with his key until he has seen the guest's, to try keys until the codes are alike.
void TestPairing::hostKeyThatWasChosenLate_isRefused()
{
    const PairingInvitation invitation = m_host->invitation();
    m_guestTransport->setRewrite(onReading([&](Messages &messages) {
        for (PairingMessage &message : messages) {
            if (message.slot == 2)
                message.sealed = Impostor(wordsOf(invitation)).greeting(PairingSlot::HostGreeting);
        }
    }));
    VERIFY_OK(accept(invitation));
    QVERIFY(reaches(*m_guest, PairingStep::Failed));
    QCOMPARE(codeOf(*m_guest), ErrorCode::AuthenticationFailed);
    QVERIFY(m_guest->status().code.isEmpty());
}

/// What was sealed for one slot is put into another one.
void TestPairing::replayedMessages_areRefused()
{
    m_transport->setRewrite(onReading([](Messages &messages) {
        // The guest's greeting once more, as its answer.
        if (messages.size() > 2)
            messages.push_back({3, messages.at(1).sealed});
    }));
    VERIFY_OK(accept(m_host->invitation()));
    QVERIFY(reaches(*m_host, PairingStep::Failed));
    QCOMPARE(codeOf(*m_host), ErrorCode::AuthenticationFailed);
}

void TestPairing::server_seesNothingOfTheVault()
{
    const QByteArray words = m_host->invitation().words.toLatin1();
    const QByteArray key = bytesIn(m_session->seed()->vaultKey);
    meet();
    m_host->confirm();
    m_guest->answer(true);
    QVERIFY(reaches(*m_guest, PairingStep::Handed));
    VERIFY_OK(join());
    QByteArray seen;
    for (const LoopbackTransport *transport : {m_transport.get(), m_guestTransport.get()}) {
        for (const TransportRequest &request : transport->sent())
            seen += request.path + request.body;
    }
    // Two neighbours at a time: one short word alone may stand in a seal by chance.
    const QByteArrayList each = words.split(' ');
    QVERIFY(each.size() > 1);
    for (qsizetype at = 1; at < each.size(); ++at) {
        const QRegularExpression pair(
            QString::fromLatin1("\\b%1[^A-Za-z0-9]{1,8}%2\\b")
                .arg(QString::fromLatin1(each.at(at - 1)), QString::fromLatin1(each.at(at))));
        QVERIFY(QString::fromLatin1(words).contains(pair));
        QVERIFY2(!QString::fromLatin1(seen).contains(pair), each.at(at).constData());
    }
    QVERIFY(!seen.contains(key.toBase64()) && !seen.contains(key.toHex()));
    QVERIFY(!seen.contains("Family"));
    QVERIFY(!m_host->status().code.isEmpty());
    QVERIFY(!seen.contains('"' + m_host->status().code.toLatin1() + '"'));
}

QTEST_GUILESS_MAIN(TestPairing)
#include "tst_pairing.moc"
