// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts itself once more, on a bus of its own.
#include "core/crypto/cryptobackend.h"
#include "tests/support/keychainsession.h"
#include "tests/ui/support/person.h"
#include "ui/presenters/noticetexts.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QDBusConnection>
#include <QTest>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;
constexpr qint64 NowMs = 1'000'000;

SyncStatus healthy()
{
    SyncStatus status;
    BackendStatus backend;
    backend.backendId = "b1";
    backend.name = QStringLiteral("Home server");
    status.backends = {backend};
    return status;
}

SyncStatus blocked(ErrorCode code)
{
    SyncStatus status = healthy();
    status.backends.first().phase = SyncPhase::Blocked;
    status.backends.first().lastError = Error{code};
    return status;
}

} // namespace

/// The part of a desktop that shows notices.
class Desktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit Desktop(QDBusConnection bus)
    {
        bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    struct Shown
    {
        uint id = 0;
        QString title;
        QString text;
        QStringList actions;
    };
    QList<Shown> shown;
    int withdrawn = 0;

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text, const QStringList &actions, const QVariantMap &, int)
    {
        shown.removeIf([replaces](const Shown &one) { return one.id == replaces; });
        shown.append({replaces > 0 ? replaces : ++m_last, title, text, actions});
        return shown.last().id;
    }
    void CloseNotification(uint id)
    {
        withdrawn += int(shown.removeIf([id](const Shown &one) { return one.id == id; }));
    }

private:
    uint m_last = 0;
};

/// Only what needs somebody who is not looking is told, and leads to its place.
class TestNotices final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void news_isWhatNeedsThePerson_data();
    void news_isWhatNeedsThePerson();
    void notice_leadsToItsView();
    void newerNotice_takesThePlaceOfTheFormer();
    void lookingAtTheWindow_withdrawsThem();
    void whoLooks_isToldNothing();
    void setting_keepsTheDesktopQuiet();
    void cleanupTestCase();

private:
    void lookAway();
    void say(const SyncStatus &status) { Q_EMIT m_person->service().statusChanged(status); }

    std::unique_ptr<QDBusConnection> m_bus;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    QWidget m_other;
};

void TestNotices::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_bus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS")), QStringLiteral("others")));
    QVERIFY(m_bus->isConnected());
    m_desktop = std::make_unique<Desktop>(*m_bus);
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->service().createVault(m_person->file(QStringLiteral("Family.haexvault")), QStringLiteral("Family"), SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

void TestNotices::lookAway()
{
    say(healthy());
    m_other.show();
    m_other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_other));
    QVERIFY(!m_person->window().isActiveWindow());
    m_desktop->shown.clear();
}

void TestNotices::news_isWhatNeedsThePerson_data()
{
    QTest::addColumn<SyncStatus>("before");
    QTest::addColumn<SyncStatus>("now");
    QTest::addColumn<QStringList>("keys");
    SyncStatus conflicts = healthy();
    conflicts.openConflicts = 2;
    SyncStatus offline = healthy();
    offline.backends.first().phase = SyncPhase::Offline;
    offline.backends.first().lastError = Error{ErrorCode::NetworkError};
    SyncStatus alarmed = healthy();
    alarmed.alerts.append({ErrorCode::ClockDrift, {}, NowMs, {}});
    SyncStatus stopped = blocked(ErrorCode::LargeDeleteNeedsConsent);
    stopped.alerts.append({ErrorCode::LargeDeleteNeedsConsent, "b1", NowMs, {}});
    const QStringList none;
    const QStringList backend{QStringLiteral("backend b1")};
    QTest::newRow("nothing") << healthy() << healthy() << none;
    QTest::newRow("a server out of reach comes back by itself") << healthy() << offline << none;
    QTest::newRow("log in again") << healthy() << blocked(ErrorCode::Unauthorized) << backend;
    QTest::newRow("told already") << blocked(ErrorCode::Unauthorized) << blocked(ErrorCode::Unauthorized) << none;
    QTest::newRow("another reason") << blocked(ErrorCode::Unauthorized) << blocked(ErrorCode::QuotaExceeded) << backend;
    QTest::newRow("once for a large delete") << healthy() << stopped << backend;
    QTest::newRow("conflicts") << healthy() << conflicts << QStringList{QStringLiteral("conflicts")};
    QTest::newRow("fewer conflicts") << conflicts << healthy() << none;
    QTest::newRow("an alarm") << healthy() << alarmed << QStringList{QStringLiteral("alert clock_drift")};
    QTest::newRow("the same alarm") << alarmed << alarmed << none;
}

void TestNotices::news_isWhatNeedsThePerson()
{
    QFETCH(const SyncStatus, before);
    QFETCH(const SyncStatus, now);
    QFETCH(const QStringList, keys);
    QStringList found;
    for (const Notice &notice : NoticeTexts::of(before, now, NowMs)) {
        found += notice.key;
        QVERIFY(!notice.title.isEmpty() && !notice.text.isEmpty() && !notice.action.isEmpty());
    }
    QCOMPARE(found, keys);
}

void TestNotices::notice_leadsToItsView()
{
    lookAway();
    SyncStatus conflicts = healthy();
    conflicts.openConflicts = 1;
    say(conflicts);
    QTRY_COMPARE(m_desktop->shown.size(), 1);
    QVERIFY(m_desktop->shown.first().actions.contains(QStringLiteral("Decide")));
    Q_EMIT m_desktop->ActionInvoked(m_desktop->shown.first().id + 1000, QStringLiteral("default"));
    QCOMPARE(m_person->window().workspace()->current(), ViewId::Items);
    Q_EMIT m_desktop->ActionInvoked(m_desktop->shown.first().id, QStringLiteral("show"));
    QTRY_COMPARE(m_person->window().workspace()->current(), ViewId::Conflicts);
    QTRY_VERIFY(m_person->window().isActiveWindow());
}

void TestNotices::newerNotice_takesThePlaceOfTheFormer()
{
    lookAway();
    SyncStatus conflicts = healthy();
    conflicts.openConflicts = 1;
    say(conflicts);
    QTRY_COMPARE(m_desktop->shown.size(), 1);
    const QString former = m_desktop->shown.first().title;
    conflicts.openConflicts = 2;
    say(conflicts);
    QTRY_VERIFY(!m_desktop->shown.isEmpty() && m_desktop->shown.last().title != former);
    QCOMPARE(m_desktop->shown.size(), 1);
}

void TestNotices::lookingAtTheWindow_withdrawsThem()
{
    lookAway();
    say(blocked(ErrorCode::Unauthorized));
    QTRY_COMPARE(m_desktop->shown.size(), 1);
    QVERIFY(m_desktop->shown.first().title.contains(QStringLiteral("Home server")));
    QVERIFY(m_person->turnTo());
    QTRY_VERIFY(m_desktop->shown.isEmpty());
}

void TestNotices::whoLooks_isToldNothing()
{
    lookAway();
    QVERIFY(m_person->turnTo());
    say(blocked(ErrorCode::Unauthorized));
    lookAway();
    say(blocked(ErrorCode::QuotaExceeded));
    QTRY_COMPARE(m_desktop->shown.size(), 1);
    QCOMPARE(m_desktop->shown.first().text, NoticeTexts::of({}, blocked(ErrorCode::QuotaExceeded), NowMs).first().text.toHtmlEscaped());
}

void TestNotices::setting_keepsTheDesktopQuiet()
{
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(m_person->tabTo(QStringLiteral("Tell what needs you")));
    m_person->press(Qt::Key_Space);
    lookAway();
    say(blocked(ErrorCode::Unauthorized));
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_Space);
    lookAway();
    say(blocked(ErrorCode::QuotaExceeded));
    QTRY_COMPARE(m_desktop->shown.size(), 1);
    QCOMPARE(m_desktop->shown.first().text, NoticeTexts::of({}, blocked(ErrorCode::QuotaExceeded), NowMs).first().text.toHtmlEscaped());
}

void TestNotices::cleanupTestCase()
{
    m_person.reset();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (keychainMode() == KeychainMode::Unset)
        return runAgain("none", {QStringLiteral("dbus-run-session"), QStringLiteral("--")});
    TestNotices test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_notices.moc"
