// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/ui/support/person.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <QTimer>
#include <QTranslator>

#include <algorithm>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;

QMap<QString, QString> oneItem(const QString &userName)
{
    return {{QStringLiteral("Museum pass"), userName}};
}

} // namespace

/// Two computers at home and nothing else: one hosts, the other one joins by the text that it
/// shows, over TLS on loopback, and both edit. By keyboard; each step goes on where the one before
/// it ended.
class TestHomeServerFlow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void vault_isMade_withALogin();
    void wizard_hostsOnThisComputer();
    void text_isShown_andCopied();
    void otherComputer_joinsByTheText();
    void edits_travelBothWays();
    void hosting_goesOn_whileTheVaultIsLocked();
    void host_showsWhoIsConnected();
    void takenPort_isExplained();
    void movedComputer_isFound_atItsNewAddress();
    void hostedVault_isPlannedToGo_andTakenBack();
    void otherComputer_isSignedOut();
    void cleanupTestCase();

private:
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_a;
    std::unique_ptr<Person> m_b;
    QTranslator m_words;
    QString m_text;
    bool m_failed = false;
};

/// A step that stands on a failed one would only wait in vain.
void TestHomeServerFlow::init()
{
    QVERIFY2(!m_failed, "an earlier step failed");
}

void TestHomeServerFlow::cleanup()
{
    m_failed = m_failed || QTest::currentTestFailed();
}

void TestHomeServerFlow::initTestCase()
{
    QVERIFY(initializeCrypto());
    QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
    QVERIFY(qApp->installTranslator(&m_words));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_a = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
}

void TestHomeServerFlow::vault_isMade_withALogin()
{
    m_a->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    m_a->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
}

void TestHomeServerFlow::wizard_hostsOnThisComputer()
{
    m_a->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_a->tabTo(QStringLiteral("Add a backend")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(m_a->tabTo(QStringLiteral("Host on this computer")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    // One click: it hosts, the account is made, the vault is there.
    QTRY_VERIFY_WITH_TIMEOUT(m_a->host().status().isOn(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().backends.size(), 1, LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_a->status().lastSuccessMs > 0 && m_a->status().waitingRows == 0,
                             LongMs);
}

void TestHomeServerFlow::text_isShown_andCopied()
{
    // By itself: nobody hosts for one computer alone.
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), LongMs);
    QVERIFY(m_a->tabTo(QStringLiteral("Copy text")));
    m_a->press(Qt::Key_Space);
    m_text = QApplication::clipboard()->text();
    const auto invitation = HomeInvitation::parse(m_text);
    QVERIFY(invitation);
    QCOMPARE(invitation->server, m_a->host().status().addresses.first());
    QVERIFY(m_a->tabTo(QStringLiteral("Done")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void TestHomeServerFlow::otherComputer_joinsByTheText()
{
    m_b = std::make_unique<Person>(QStringLiteral("B"), *m_appearance);
    QVERIFY(m_b->turnTo());
    QVERIFY(m_b->tabTo(QStringLiteral("Join with your account")));
    m_b->press(Qt::Key_Space);
    m_b->type(m_text);
    // Nothing else is asked: no account, no fingerprint to compare.
    m_b->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(Person::focusName(), QStringLiteral("Vault password"), LongMs);
    m_b->type(QStringLiteral("correct horse"));
    QVERIFY(m_b->tabTo(QStringLiteral("File")));
    m_b->retype(m_b->file(QStringLiteral("Joined.haexvault")));
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_b->hasOpenVault(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_b->items(), oneItem(QStringLiteral("ada")), LongMs);
}

void TestHomeServerFlow::edits_travelBothWays()
{
    m_b->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@phone"));
    QTRY_COMPARE_WITH_TIMEOUT(m_a->items(), oneItem(QStringLiteral("ada@phone")), LongMs);
    m_a->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@laptop"));
    QTRY_COMPARE_WITH_TIMEOUT(m_b->items(), oneItem(QStringLiteral("ada@laptop")), LongMs);
}

void TestHomeServerFlow::hosting_goesOn_whileTheVaultIsLocked()
{
    QVERIFY(m_a->turnTo());
    m_a->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!m_a->hasOpenVault());
    m_b->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@work"));
    QTRY_COMPARE_WITH_TIMEOUT(m_b->status().waitingRows, 0, LongMs);
    QVERIFY(m_a->turnTo());
    m_a->type(QStringLiteral("correct horse"));
    m_a->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_a->hasOpenVault(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->items(), oneItem(QStringLiteral("ada@work")), LongMs);
}

void TestHomeServerFlow::host_showsWhoIsConnected()
{
    const auto connected = [this] {
        int count = 0;
        for (const HomeDevice &device : m_a->host().status().devices)
            count += device.isConnected;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(connected(), 2, LongMs);
    QVERIFY(m_b->turnTo());
    m_b->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(connected(), 1, LongMs);
    m_b->type(QStringLiteral("correct horse"));
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_b->hasOpenVault(), LongMs);
}

void TestHomeServerFlow::takenPort_isExplained()
{
    QVERIFY(m_a->turnTo());
    m_a->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_a->tabTo(QStringLiteral("Host on this computer")));
    m_a->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->host().status().state, HomeServerStatus::State::Off, LongMs);
    HomeServerOptions options;
    QTemporaryDir folder;
    // Somebody else takes the port meanwhile.
    options.folder = folder.path();
    options.listenAddress = "127.0.0.1";
    options.usualPort = static_cast<quint16>(m_text.section(u':', 2).section(u'#', 0, 0).toUInt());
    HomeServer other(options);
    other.start();
    QTRY_VERIFY_WITH_TIMEOUT(other.status().isOn(), LongMs);
    QCOMPARE(other.status().port, options.usualPort);
    m_a->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->host().status().state, HomeServerStatus::State::Failed, LongMs);
    QVERIFY(m_a->tabTo(QStringLiteral("Choose another port")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_a->host().status().isOn(), LongMs);
    QVERIFY(m_a->host().status().port != options.usualPort);
    QVERIFY(m_a->host().status().hasMoved);
    // The vault of this computer has followed by itself.
    m_a->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@moved"));
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().waitingRows, 0, LongMs);
}

void TestHomeServerFlow::movedComputer_isFound_atItsNewAddress()
{
    QVERIFY(m_b->turnTo());
    m_b->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_b->tabTo(QStringLiteral("More for")));
    // An open menu has an event loop of its own, inside the key that opens it.
    QTimer choosing;
    connect(&choosing, &QTimer::timeout, this, [&choosing] {
        QWidget *menu = QApplication::activePopupWidget();
        if (!menu)
            return;
        choosing.stop();
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
            QTest::keyClick(menu, key);
    });
    choosing.start(20);
    m_b->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    m_b->retype(m_a->host().status().addresses.first().toString());
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_COMPARE_WITH_TIMEOUT(m_b->items(), oneItem(QStringLiteral("ada@moved")), LongMs);
}

void TestHomeServerFlow::hostedVault_isPlannedToGo_andTakenBack()
{
    const auto endsMs = [this] {
        const auto vaults = m_a->host().status().vaults;
        return vaults.isEmpty() ? -1 : vaults.first().endsMs;
    };
    QVERIFY(m_a->turnTo());
    m_a->press(Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(endsMs(), 0);
    QVERIFY(m_a->host().status().vaults.first().bytes > 0);
    QVERIFY(m_a->tabTo(QStringLiteral("Delete “Family” from")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QCOMPARE(endsMs(), 0);
    QVERIFY(m_a->tabTo(QStringLiteral("Delete from server")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY_WITH_TIMEOUT(endsMs() > 0, LongMs);
    // The other computer is told, and everything goes on.
    m_b->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@warned"));
    QTRY_VERIFY_WITH_TIMEOUT(m_b->status().backends.first().removal.vaultEndsMs > 0, LongMs);
    QVERIFY(m_a->turnTo());
    QTRY_COMPARE_WITH_TIMEOUT(m_a->items(), oneItem(QStringLiteral("ada@warned")), LongMs);
    QVERIFY(m_a->tabTo(QStringLiteral("Take the deletion of “Family” back")));
    m_a->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(endsMs(), 0, LongMs);
}

void TestHomeServerFlow::otherComputer_isSignedOut()
{
    auto asked = m_b->service().run([](VaultSession &session) -> Result<QByteArray> { return session.info().deviceId; });
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), LongMs);
    const QByteArray other = *asked.result();
    const auto place = [&] {
        const auto devices = m_a->host().status().devices;
        const auto found = std::ranges::find(devices, other, &HomeDevice::id);
        return found == devices.end() ? -1 : static_cast<int>(found - devices.begin());
    };
    QVERIFY(place() >= 0);
    QVERIFY(m_a->turnTo());
    // Both computers of this test have one name.
    for (int before = place(); before > 0; --before) {
        QVERIFY(m_a->tabTo(QStringLiteral("Sign “")));
        m_a->press(Qt::Key_Tab);
    }
    QVERIFY(m_a->tabTo(QStringLiteral("Sign “")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(m_a->tabTo(QStringLiteral("Sign out")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(place() < 0, LongMs);
    QCOMPARE(m_a->host().status().devices.size(), 1);
}

void TestHomeServerFlow::cleanupTestCase()
{
    m_b.reset();
    m_a.reset();
}

QTEST_MAIN(TestHomeServerFlow)
#include "tst_homeserver.moc"
