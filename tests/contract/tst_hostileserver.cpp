// SPDX-License-Identifier: GPL-3.0-or-later
// What a server can do to somebody who joins a vault from it, or who changed its password. What it can do
// to cells is in tests/scenario/schedules/server_lies.json, what it can withhold in tst_devicecomparison.
#include "core/crypto/wrappedkey.h"
#include "core/replica/replica.h"
#include "core/vault/vaultrecord.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace haex;

class TestHostileServer final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();
    void cleanup();

    void keyThatWasChanged_isRefused_data();
    void keyThatWasChanged_isRefused();
    void keyOfTheServersOwn_isNotTakenForTheVaults();
    void formerWrapping_doesNotComeBack_unnoticed();
    void formerWrapping_isNotTakenOver_byDevicesThatKnowBetter();

private:
    using Change = std::function<void(VaultKeyRecord &)>;
    /// From now on the server hands out another wrapped key than it was given.
    void handOut(Change change);
    [[nodiscard]] VaultKeyRecord handedOut() const { return m_record; }
    [[nodiscard]] Result<Session> join(const char *name, const char *password)
    {
        return SyncStage::join(name, *m_server, password, m_a->info().vaultId);
    }

    std::unique_ptr<LoopbackServer> m_server;
    VaultKeyRecord m_record;
    Session m_a;
};

void TestHostileServer::init()
{
    setUpStage();
    m_server = makeServer("one");
    m_a = create("a", "right");
    addServer(*m_a, *m_server);
    VERIFY_OK(sync(*m_a));
}

void TestHostileServer::cleanup()
{
    m_a.reset();
    m_transport.reset();
    m_server.reset();
}

void TestHostileServer::handOut(Change change)
{
    m_transport->setRewrite([this, change = std::move(change)](const TransportRequest &request, TransportResponse &response) {
        if (request.method != "GET" || !request.path.startsWith("/sync/vault-key/"))
            return;
        auto record = parseVaultKeyRecord(response.body);
        if (!record)
            return;
        m_record = *record;
        change(*record);
        response.body = encodeVaultKeyRecord(*record);
    });
}

void TestHostileServer::keyThatWasChanged_isRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<ErrorCode>("expected");
    const auto flipped = [](const QByteArray &base64) {
        QByteArray bytes = QByteArray::fromBase64(base64);
        bytes[0] = static_cast<char>(bytes.at(0) ^ 1);
        return bytes.toBase64();
    };
    QTest::newRow("cheap memory") << Change([](VaultKeyRecord &r) { r.key.kdf.memLimitKiB = 64; }) << ErrorCode::KdfDowngradeRefused;
    QTest::newRow("one pass") << Change([](VaultKeyRecord &r) { r.key.kdf.opsLimit = 1; }) << ErrorCode::KdfDowngradeRefused;
    QTest::newRow("endless passes") << Change([](VaultKeyRecord &r) { r.key.kdf.opsLimit = 1'000'000; }) << ErrorCode::KdfTooExpensive;
    QTest::newRow("all memory") << Change([](VaultKeyRecord &r) { r.key.kdf.memLimitKiB = 1LL << 30; }) << ErrorCode::KdfTooExpensive;
    QTest::newRow("another cost") << Change([](VaultKeyRecord &r) { r.key.kdf.opsLimit += 1; }) << ErrorCode::WrongPassword;
    QTest::newRow("another salt") << Change([flipped](VaultKeyRecord &r) { r.key.vaultKeySalt = flipped(r.key.vaultKeySalt); })
                                  << ErrorCode::WrongPassword;
    QTest::newRow("another commitment") << Change([flipped](VaultKeyRecord &r) { r.key.keyCommitment = flipped(r.key.keyCommitment); })
                                        << ErrorCode::WrongPassword;
    QTest::newRow("another key") << Change([flipped](VaultKeyRecord &r) { r.key.encryptedVaultKey = flipped(r.key.encryptedVaultKey); })
                                 << ErrorCode::AuthenticationFailed;
    QTest::newRow("another version") << Change([](VaultKeyRecord &r) { r.key.keyVersion = 2; }) << ErrorCode::AuthenticationFailed;
    QTest::newRow("another vault") << Change([](VaultKeyRecord &r) { r.vaultId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"; })
                                   << ErrorCode::ServerProtocolError;
}

void TestHostileServer::keyThatWasChanged_isRefused()
{
    QFETCH(Change, change);
    QFETCH(ErrorCode, expected);
    handOut(change);
    const auto joined = join("b", "right");
    QVERIFY(!joined);
    QCOMPARE(errorCodeName(joined.error().code), errorCodeName(expected));
    QVERIFY(!QFile::exists(pathOf("b")));
}

/// Whoever can write what a person pulls later would read all that the person writes, if a key of his
/// own were taken for the vault's.
void TestHostileServer::keyOfTheServersOwn_isNotTakenForTheVaults()
{
    handOut([this](VaultKeyRecord &record) {
        const auto own = wrapVaultKey(SecretBytes::random(32), 1, secret("guessed"), KdfParameters::cheapest(m_random),
                                      m_random, record.vaultId);
        record.key = toWire(own.value());
    });
    QCOMPARE(join("b", "right").error().code, ErrorCode::WrongPassword);
    QVERIFY(!QFile::exists(pathOf("b")));
}

/// A server may keep what it was to forget. A former password then still joins, as from a backup of the
/// server; but what it joins is the vault, in which it stands that the password is another one.
void TestHostileServer::formerWrapping_doesNotComeBack_unnoticed()
{
    handOut([](VaultKeyRecord &) {});
    VERIFY_OK(join("before", "right"));
    const WrappedVaultKey former = handedOut().key;
    VERIFY_OK(m_a->changePassword(secret("right"), secret("newer")));
    VERIFY_OK(sync(*m_a));
    handOut([former](VaultKeyRecord &record) { record.key = former; });
    const auto joined = join("b", "right");
    VERIFY_OK(joined);
    VERIFY_OK(sync(**joined));
    QVERIFY((*joined)->info().hasForeignPassword);
    VERIFY_OK((*joined)->adoptPassword(secret("newer")));
}

void TestHostileServer::formerWrapping_isNotTakenOver_byDevicesThatKnowBetter()
{
    handOut([](VaultKeyRecord &) {});
    VERIFY_OK(join("before", "right"));
    const WrappedVaultKey former = handedOut().key;
    VERIFY_OK(m_a->changePassword(secret("right"), secret("newer")));
    VERIFY_OK(sync(*m_a));
    handOut([former](VaultKeyRecord &record) { record.key = former; });
    VERIFY_OK(sync(*m_a));
    QVERIFY(!m_a->info().hasForeignPassword);
    m_a.reset();
    QCOMPARE(VaultSession::open(pathOf("a"), secret("right"), environment()).error().code, ErrorCode::WrongPassword);
}

QTEST_GUILESS_MAIN(TestHostileServer)
#include "tst_hostileserver.moc"
