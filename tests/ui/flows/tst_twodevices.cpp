// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/e2e/serverprocess.h"
#include "tests/ui/support/person.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;

QMap<QString, QString> oneItem(const QString &userName)
{
    return {{QStringLiteral("Museum pass"), userName}};
}

} // namespace

/// The whole way of a newcomer with two devices, by keyboard, in real windows with a real server.
/// Each step goes on where the one before it ended.
class TestTwoDevices final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void vault_isMade();
    void login_isAdded();
    void vault_locksAndUnlocks();
    void backend_isAdded_withANewAccount();
    void secondDevice_joins();
    void sameField_isEditedOnBoth_withoutTheServer();
    void bothValues_areKept_andOneIsChosen();
    void cleanupTestCase();

private:
    void acceptCertificate(Person &person);
    [[nodiscard]] QString address() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_server->port); }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Person> m_a;
    std::unique_ptr<Person> m_b;
    QTranslator m_words;
    bool m_failed = false;
};

/// A step that stands on a failed one would only wait in vain.
void TestTwoDevices::init()
{
    QVERIFY2(!m_failed, "an earlier step failed");
}

void TestTwoDevices::cleanup()
{
    m_failed = m_failed || QTest::currentTestFailed();
}

void TestTwoDevices::initTestCase()
{
    QVERIFY(initializeCrypto());
    QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
    QVERIFY(qApp->installTranslator(&m_words));
    m_appearance = std::make_unique<Appearance>(*qApp);
    // As at home: no authority vouches for it.
    m_server = std::make_unique<ServerProcess>(QStringList{QStringLiteral("--tls-self-signed")});
    QVERIFY(m_server->port != 0);
    m_a = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
}

void TestTwoDevices::vault_isMade()
{
    m_a->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    QVERIFY(QFile::exists(m_a->file(QStringLiteral("Family.haexvault"))));
}

void TestTwoDevices::login_isAdded()
{
    m_a->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
    QCOMPARE(m_a->items(), oneItem(QStringLiteral("ada")));
}

void TestTwoDevices::vault_locksAndUnlocks()
{
    m_a->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!m_a->hasOpenVault());
    m_a->type(QStringLiteral("wrong horse"));
    m_a->press(Qt::Key_Return);
    // What was wrong is said, and typing goes on where it was.
    QTRY_COMPARE_WITH_TIMEOUT(m_a->shownMessage().section(u'.', 0, 0), QStringLiteral("The password is not right"), LongMs);
    QCOMPARE(Person::focusName(), QStringLiteral("Vault password"));
    QVERIFY(!m_a->hasOpenVault());
    m_a->retype(QStringLiteral("correct horse"));
    m_a->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_a->hasOpenVault(), LongMs);
    QTRY_COMPARE(m_a->items(), oneItem(QStringLiteral("ada")));
}

/// The server's own words are what a person compares.
void TestTwoDevices::acceptCertificate(Person &person)
{
    const auto shown = [] {
        const QWidget *sheet = QApplication::activeModalWidget();
        const auto labels = sheet ? sheet->findChildren<QLabel *>() : QList<QLabel *>();
        QString text;
        for (const QLabel *label : labels)
            text += label->text() + u'\n';
        return text.replace(QLatin1String("\n"), QLatin1String(":"));
    };
    const QByteArray line = m_server->output.split('\n').value(0);
    const QString fingerprint = QString::fromLatin1(line.mid(line.indexOf("): ") + 3));
    QCOMPARE(fingerprint.size(), 95);
    QTRY_VERIFY_WITH_TIMEOUT(shown().contains(fingerprint), LongMs);
    QVERIFY(person.tabTo(QStringLiteral("They are the same")));
    person.press(Qt::Key_Space);
}

void TestTwoDevices::backend_isAdded_withANewAccount()
{
    m_a->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_a->tabTo(QStringLiteral("Add a backend")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    m_a->type(address());
    m_a->press(Qt::Key_Return);
    acceptCertificate(*m_a);
    QTRY_COMPARE_WITH_TIMEOUT(Person::focusName(), QStringLiteral("E-mail address"), LongMs);
    QVERIFY(m_a->tabTo(QStringLiteral("I have an account")));
    m_a->press(Qt::Key_Down);
    m_a->press(Qt::Key_Tab);
    m_a->type(QStringLiteral("ada@example.org"));
    m_a->press(Qt::Key_Tab);
    m_a->type(QStringLiteral("battery staple"));
    m_a->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().backends.size(), 1, LongMs);
    QVERIFY(m_a->tabTo(QStringLiteral("Done")));
    m_a->press(Qt::Key_Return);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY_WITH_TIMEOUT(m_a->status().lastSuccessMs > 0 && m_a->status().waitingRows == 0, LongMs);
}

void TestTwoDevices::secondDevice_joins()
{
    m_b = std::make_unique<Person>(QStringLiteral("B"), *m_appearance);
    QVERIFY(m_b->turnTo());
    QVERIFY(m_b->tabTo(QStringLiteral("Join with your account")));
    m_b->press(Qt::Key_Space);
    m_b->type(address());
    m_b->press(Qt::Key_Tab);
    m_b->type(QStringLiteral("ada@example.org"));
    m_b->press(Qt::Key_Tab);
    m_b->type(QStringLiteral("battery staple"));
    m_b->press(Qt::Key_Return);
    acceptCertificate(*m_b);
    QTRY_COMPARE_WITH_TIMEOUT(Person::focusName(), QStringLiteral("Vault password"), LongMs);
    m_b->type(QStringLiteral("correct horse"));
    QVERIFY(m_b->tabTo(QStringLiteral("File")));
    m_b->retype(m_b->file(QStringLiteral("Joined.haexvault")));
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_b->hasOpenVault(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_b->items(), oneItem(QStringLiteral("ada")), LongMs);
}

void TestTwoDevices::sameField_isEditedOnBoth_withoutTheServer()
{
    QCOMPARE(m_server->terminate(), 0);
    m_a->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@laptop"));
    m_b->editUserName(QStringLiteral("Museum pass"), QStringLiteral("ada@phone"));
    QTRY_COMPARE(m_a->status().waitingRows, 1);
    QTRY_COMPARE(m_b->status().waitingRows, 1);
    // At its old port, with its old certificate.
    m_server->start();
    QVERIFY(m_a->turnTo());
    m_a->press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().waitingRows, 0, LongMs);
    QVERIFY(m_b->turnTo());
    m_b->press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(m_b->status().openConflicts, 1, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().openConflicts, 1, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->items(), oneItem(QStringLiteral("ada@phone")), LongMs);
}

void TestTwoDevices::bothValues_areKept_andOneIsChosen()
{
    m_b->press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(m_b->tabTo(QStringLiteral("Use the one from")));
    m_b->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_b->status().openConflicts, 0, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().openConflicts, 0, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->items(), oneItem(QStringLiteral("ada@laptop")), LongMs);
    QCOMPARE(m_b->items(), oneItem(QStringLiteral("ada@laptop")));
}

void TestTwoDevices::cleanupTestCase()
{
    m_b.reset();
    m_a.reset();
}

QTEST_MAIN(TestTwoDevices)
#include "tst_twodevices.moc"
