// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/host/homeinvitation.h"
#include "tests/ui/support/person.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;
/// What the programs may take of the three minutes; the rest is the person's typing.
constexpr qint64 ProgramsMs = 60'000;
/// As Bitwarden writes it.
QByteArray bitwardenExport()
{
    return QByteArray(
        "{'encrypted':false,'folders':[{'id':'f1','name':'Home'}],'items':["
        "{'id':'1','organizationId':null,'folderId':'f1','type':1,'name':'Library','notes':'**Card** at home','favorite':true,"
        "'login':{'username':'ada','password':'first secret','uris':[{'uri':'https://library.example.org'}],'totp':null}},"
        "{'id':'2','organizationId':null,'folderId':null,'type':2,'name':'Router','notes':'- admin\\n- 192.168.1.1','favorite':false,'secureNote':{'type':0}}]}").replace('\'', '"');
}

} // namespace

/// A newcomer with a Bitwarden export and two laptops, and nothing else: no server, nothing read. By keyboard, through what each
/// screen offers first. With HAEX_WALK_DIR set, pictures of the way are kept there.
class TestNewcomer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void vault_isMade();
    void passwords_areBroughtOver();
    void otherDevice_isInvited();
    void otherDevice_hasEverything();
    void steps_areDone();
    void cleanupTestCase();

private:
    /// Of that window, or of the sheet in front.
    void picture(const QString &name, QWidget *window = nullptr);
    /// Where no window manager does so after another sheet has closed.
    [[nodiscard]] static bool turnToSheet();

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_a;
    std::unique_ptr<Person> m_b;
    QTranslator m_words;
    QElapsedTimer m_since;
    QString m_text;
    int m_pictures = 0;
    bool m_failed = false;
};

void TestNewcomer::init()
{
    QVERIFY2(!m_failed, "an earlier step failed");
}

void TestNewcomer::cleanup()
{
    m_failed = m_failed || QTest::currentTestFailed();
}

void TestNewcomer::picture(const QString &name, QWidget *window)
{
    const QString folder = qEnvironmentVariable("HAEX_WALK_DIR");
    if (!window)
        window = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : QApplication::activeWindow();
    if (folder.isEmpty() || !window)
        return;
    QTest::qWait(50);
    QDir().mkpath(folder);
    window->grab().save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name)));
}

bool TestNewcomer::turnToSheet()
{
    QWidget *sheet = QApplication::activeModalWidget();
    if (sheet)
        sheet->activateWindow();
    return sheet && QTest::qWaitForWindowActive(sheet) && QGuiApplication::focusWindow();
}

void TestNewcomer::initTestCase()
{
    QVERIFY(initializeCrypto());
    QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
    QVERIFY(qApp->installTranslator(&m_words));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_a = std::make_unique<Person>(QString(), *m_appearance);
    m_since.start();
}

void TestNewcomer::vault_isMade()
{
    QVERIFY(m_a->turnTo());
    picture(QStringLiteral("start"));
    m_a->createVault(QStringLiteral("Personal"), QStringLiteral("correct horse battery"));
    picture(QStringLiteral("empty"));
}

void TestNewcomer::passwords_areBroughtOver()
{
    QFile file(m_a->file(QStringLiteral("bitwarden.json")));
    QVERIFY(file.open(QFile::WriteOnly) && file.write(bitwardenExport()) > 0);
    file.close();
    QVERIFY(m_a->tabTo(QStringLiteral("Bring your passwords over")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    picture(QStringLiteral("import"));
    QVERIFY(m_a->tabTo(QStringLiteral("Choose a file")));
    const QWidget *sheet = QApplication::activeModalWidget();
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget() && QApplication::activeModalWidget() != sheet && QGuiApplication::focusWindow());
    m_a->retype(file.fileName());
    m_a->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(turnToSheet() && m_a->tabTo(QStringLiteral("Import 2 items")), LongMs);
    picture(QStringLiteral("preview"));
    m_a->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_a->items().size(), 2, LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(turnToSheet() && m_a->tabTo(QStringLiteral("Close")), LongMs);
    picture(QStringLiteral("imported"));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(m_a->items().value(QStringLiteral("Library")), QStringLiteral("ada"));
}

void TestNewcomer::otherDevice_isInvited()
{
    QVERIFY(m_a->turnTo());
    picture(QStringLiteral("items"));
    QVERIFY(m_a->tabTo(QStringLiteral("Use it on another device")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    picture(QStringLiteral("meeting"));
    QVERIFY(m_a->tabTo(QStringLiteral("From this computer")));
    m_a->press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(turnToSheet() && m_a->tabTo(QStringLiteral("Copy text")), LongMs);
    picture(QStringLiteral("invitation"));
    m_a->press(Qt::Key_Space);
    m_text = QApplication::clipboard()->text();
    QVERIFY(HomeInvitation::parse(m_text));
}

void TestNewcomer::otherDevice_hasEverything()
{
    m_b = std::make_unique<Person>(QString(), *m_appearance);
    QVERIFY(m_b->turnTo());
    // Whichever of the two ways to join somebody takes, the text is understood.
    QVERIFY(m_b->tabTo(QStringLiteral("Join with eight words")));
    m_b->press(Qt::Key_Space);
    m_b->type(m_text);
    picture(QStringLiteral("join"), &m_b->window());
    m_b->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(Person::focusName(), QStringLiteral("Vault password"), LongMs);
    picture(QStringLiteral("join-password"), &m_b->window());
    m_b->type(QStringLiteral("correct horse battery"));
    QVERIFY(m_b->tabTo(QStringLiteral("File")));
    m_b->retype(m_b->file(QStringLiteral("Joined.haexvault")));
    m_b->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_b->hasOpenVault(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_b->items(), m_a->items(), LongMs);
    picture(QStringLiteral("both"), &m_b->window());
    QVERIFY2(m_since.elapsed() < ProgramsMs, qPrintable(QString::number(m_since.elapsed())));
    qInfo("two devices with the same items after %lld ms", static_cast<long long>(m_since.elapsed()));
}

/// What was offered has been taken, here and there: only the recovery sheet is left.
void TestNewcomer::steps_areDone()
{
    const auto isOffered = [this](const QString &text) {
        const auto buttons = m_b->window().findChildren<QAbstractButton *>();
        return std::ranges::any_of(buttons, [&](const QAbstractButton *button) { return button->text() == text && button->isVisible(); });
    };
    QTRY_VERIFY(!isOffered(QStringLiteral("Use it on another device")));
    QVERIFY(!isOffered(QStringLiteral("Bring your passwords over")));
    QVERIFY(isOffered(QStringLiteral("Make a recovery sheet")));
}

void TestNewcomer::cleanupTestCase()
{
    m_b.reset();
    m_a.reset();
}

QTEST_MAIN(TestNewcomer)
#include "tst_newcomer.moc"
