// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/e2e/serverprocess.h"
#include "tests/ui/support/person.h"
#include "ui/pairing/codelabel.h"
#include "ui/pairing/meetingsheet.h"
#include "ui/pairing/pairingsheet.h"
#include "ui/start/wordspage.h"
#include "ui/widgets/messagebar.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;

template <class Label>
Label *inSight(QWidget &window)
{
    for (Label *label : window.findChildren<Label *>()) {
        if (label->isVisible())
            return label;
    }
    return nullptr;
}

/// A button in sight that says so, and can be pressed.
QPushButton *buttonIn(QWidget &window, const QString &text)
{
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled() && button->text() == text)
            return button;
    }
    return nullptr;
}

/// Once it is there.
bool click(QWidget &window, const QString &text)
{
    QPushButton *button = nullptr;
    if (!QTest::qWaitFor([&] { return (button = buttonIn(window, text)) != nullptr; }, LongMs))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

} // namespace

/// A vault comes to a second device by eight words, in real windows with a real server
/// that vouches for itself.
class TestPairing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY2(!m_failed, "an earlier step failed"); }
    void cleanup() { m_failed = m_failed || QTest::currentTestFailed(); }
    void withoutAServer_itAsksByWhichWay();
    void wrongWords_areNotLost_whenTheyAreRefused();
    void refusedCode_handsNothingOver();
    void device_joins_onceBothConfirmed();
    void cleanupTestCase();

private:
    void addBackend();
    void openSettings();
    /// Until the sheet shows words, which are then in the clipboard.
    void showWords();
    void pasteWords();
    [[nodiscard]] static QString codeIn(QWidget &window)
    {
        const auto *label = inSight<CodeLabel>(window);
        return label ? label->text() : QString();
    }
    /// Both show one code.
    void meet();

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Person> m_a;
    std::unique_ptr<Person> m_b;
    QTranslator m_words;
    QString m_text;
    bool m_failed = false;
};

void TestPairing::initTestCase()
{
    QVERIFY(initializeCrypto());
    QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
    QVERIFY(qApp->installTranslator(&m_words));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_server = std::make_unique<ServerProcess>(QStringList{QStringLiteral("--tls-self-signed")});
    QVERIFY(m_server->port != 0);
    m_a = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_b = std::make_unique<Person>(QStringLiteral("B"), *m_appearance);
    m_a->service().createVault(m_a->file(QStringLiteral("Family.haexvault")),
                               QStringLiteral("Family"),
                               SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_a->hasOpenVault(), LongMs);
}

void TestPairing::openSettings()
{
    QVERIFY(m_a->turnTo());
    m_a->press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(click(m_a->window(), QStringLiteral("Add a device…")));
}

void TestPairing::withoutAServer_itAsksByWhichWay()
{
    openSettings();
    QTRY_VERIFY(qobject_cast<MeetingSheet *>(QApplication::activeModalWidget()));
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    addBackend();
}

void TestPairing::addBackend()
{
    const QByteArray line = m_server->output.split('\n').value(0);
    const QByteArray pin = line.mid(line.indexOf("): ") + 3).replace(":", "").toLower();
    BackendCredentials credentials;
    credentials.url = QUrl(QStringLiteral("https://127.0.0.1:%1#sha256=%2")
                               .arg(m_server->port)
                               .arg(QString::fromLatin1(pin)));
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = SecretBytes::fromPassword(QStringLiteral("battery staple"));
    credentials.registerAccount = true;
    m_a->service().addBackend(std::move(credentials));
    QTRY_COMPARE_WITH_TIMEOUT(m_a->status().backends.size(), 1, LongMs);
}

void TestPairing::showWords()
{
    openSettings();
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), LongMs);
    auto *sheet = qobject_cast<PairingSheet *>(QApplication::activeModalWidget());
    QVERIFY(sheet);
    QVERIFY(click(*sheet, QStringLiteral("Copy as text")));
    m_text = QGuiApplication::clipboard()->text();
    QVERIFY(m_text.startsWith(QStringLiteral("https://127.0.0.1:")));
    QVERIFY(m_text.contains(QStringLiteral("#sha256=")));
    QCOMPARE(m_text.split(u' ').size(), 9);
}

void TestPairing::pasteWords()
{
    QVERIFY(m_b->turnTo());
    QVERIFY(m_b->tabTo(QStringLiteral("Eight words")));
    m_b->press(Qt::Key_A, Qt::ControlModifier);
    QGuiApplication::clipboard()->setText(m_text);
    m_b->press(Qt::Key_V, Qt::ControlModifier);
    m_b->press(Qt::Key_Return);
}

void TestPairing::wrongWords_areNotLost_whenTheyAreRefused()
{
    QVERIFY(m_b->turnTo());
    QVERIFY(m_b->tabTo(QStringLiteral("Join with eight words")));
    m_b->press(Qt::Key_Space);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Address of the server"));
    m_text = QStringLiteral("https://127.0.0.1:%1 able able able xyzzy able able able able")
                 .arg(m_server->port);
    pasteWords();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_b->shownMessage().startsWith(QStringLiteral("Word 4 is not one of those")), LongMs);
    QCOMPARE(m_b->window().findChild<WordsPage *>()->invitation().words,
             QStringLiteral("able able able xyzzy able able able able"));
}

void TestPairing::meet()
{
    showWords();
    pasteWords();
    QTRY_VERIFY_WITH_TIMEOUT(!codeIn(m_b->window()).isEmpty(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(codeIn(m_a->window()), codeIn(m_b->window()), LongMs);
    QCOMPARE(codeIn(m_a->window()).size(), 7);
}

void TestPairing::refusedCode_handsNothingOver()
{
    meet();
    QVERIFY(m_b->tabTo(QStringLiteral("They differ")));
    m_b->press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_b->shownMessage().contains(QStringLiteral("before anything was handed over")), LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(buttonIn(m_a->window(), QStringLiteral("Show the words")), LongMs);
    QVERIFY(click(m_a->window(), QStringLiteral("Cancel")));
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void TestPairing::device_joins_onceBothConfirmed()
{
    meet();
    QVERIFY(m_b->turnTo());
    QVERIFY(m_b->tabTo(QStringLiteral("They are the same")));
    m_b->press(Qt::Key_Space);
    QVERIFY(click(m_a->window(), QStringLiteral("They are the same")));
    QVERIFY(m_b->turnTo());
    QTRY_COMPARE_WITH_TIMEOUT(Person::focusName(), QStringLiteral("Vault password"), LongMs);
    m_b->type(QStringLiteral("wrong horse"));
    QVERIFY(m_b->tabTo(QStringLiteral("File")));
    m_b->retype(m_b->file(QStringLiteral("Joined.haexvault")));
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_b->shownMessage().startsWith(QStringLiteral("The password is not right")), LongMs);
    QVERIFY(m_b->tabTo(QStringLiteral("Vault password")));
    m_b->retype(QStringLiteral("correct horse"));
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_b->hasOpenVault(), LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(buttonIn(m_a->window(), QStringLiteral("Done")), LongMs);
    QVERIFY(click(m_a->window(), QStringLiteral("Done")));
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY_WITH_TIMEOUT(m_b->status().backends.size() == 1 && m_b->status().lastSuccessMs > 0,
                             LongMs);
}

void TestPairing::cleanupTestCase()
{
    m_b.reset();
    m_a.reset();
}

QTEST_MAIN(TestPairing)
#include "tst_pairing.moc"
