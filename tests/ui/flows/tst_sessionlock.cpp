// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts itself once more, with a bus of its own that stands for both the desktop's and
// the system's.
#include "core/crypto/cryptobackend.h"
#include "tests/support/keychainsession.h"
#include "tests/ui/support/person.h"
#include "ui/shell/sessionwatch.h"
#include "ui/widgets/toggleswitch.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;
constexpr char SessionPath[] = "/org/freedesktop/login1/session/_31";

} // namespace

/// The part of the system's login manager that says when somebody leaves.
class LoginManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    explicit LoginManager(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/login1"), this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(QStringLiteral("org.freedesktop.login1"));
    }
    ~LoginManager() override { closeHold(); }

    [[nodiscard]] bool isHeld() const { return m_hold >= 0; }
    /// Whether whoever asked to wait still does.
    [[nodiscard]] bool isWaitedFor() const
    {
        char nothing = 0;
        return m_hold >= 0 && ::read(m_hold, &nothing, 1) != 0;
    }
    void lockSession() { m_bus.send(QDBusMessage::createSignal(QString::fromLatin1(SessionPath), QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"))); }
    void setSessionActive(bool active)
    {
        QDBusMessage changed = QDBusMessage::createSignal(QString::fromLatin1(SessionPath), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
        changed << QStringLiteral("org.freedesktop.login1.Session") << QVariantMap{{QStringLiteral("Active"), active}} << QStringList();
        m_bus.send(changed);
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);

public Q_SLOTS:
    QDBusObjectPath GetSessionByPID(uint) { return QDBusObjectPath(QString::fromLatin1(SessionPath)); }
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &, const QString &mode)
    {
        int ends[2] = {-1, -1};
        if (what != QLatin1String("sleep") || mode != QLatin1String("delay") || ::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        closeHold();
        m_hold = ends[0];
        QDBusUnixFileDescriptor given(ends[1]);
        ::close(ends[1]);
        return given;
    }

private:
    void closeHold()
    {
        if (m_hold >= 0)
            ::close(m_hold);
        m_hold = -1;
    }

    QDBusConnection m_bus;
    int m_hold = -1;
};

/// Whoever leaves the machine leaves a locked vault.
class TestSessionLock final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lockedScreen_locksTheVault_data();
    void lockedScreen_locksTheVault();
    void screenThatComesBack_locksNothing();
    void lockedSession_locksTheVault();
    void anotherUsersDesktop_locksTheVault();
    void sleep_waitsUntilTheVaultIsLocked();
    void setting_keepsTheVaultOpen();
    void minimizedWindow_locksTheVault_whenThatIsAskedFor();
    void withoutABus_nothingIsHeard();

private:
    void screenSaver(const QString &name, bool isActive)
    {
        QDBusMessage changed = QDBusMessage::createSignal(QStringLiteral("/ScreenSaver"), name, QStringLiteral("ActiveChanged"));
        changed << isActive;
        QVERIFY(m_bus->send(changed));
    }

    [[nodiscard]] ToggleSwitch *settingNamed(const QString &name)
    {
        m_person->press(Qt::Key_7, Qt::ControlModifier);
        for (auto *button : m_person->window().findChildren<ToggleSwitch *>()) {
            if (button->accessibleName() == name || button->text() == name)
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<QDBusConnection> m_bus;
    std::unique_ptr<LoginManager> m_login;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
};

void TestSessionLock::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_bus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS")), QStringLiteral("others")));
    QVERIFY(m_bus->isConnected());
    m_login = std::make_unique<LoginManager>(*m_bus);
    m_appearance = std::make_unique<Appearance>(*qApp);
}

void TestSessionLock::init()
{
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->service().createVault(m_person->file(QStringLiteral("Family.haexvault")), QStringLiteral("Family"), SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
    QVERIFY(m_person->turnTo());
    // Its watch has heard from the login manager.
    QTRY_VERIFY(m_login->isHeld());
}

void TestSessionLock::cleanup()
{
    m_person.reset();
}

void TestSessionLock::lockedScreen_locksTheVault_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSessionLock::lockedScreen_locksTheVault()
{
    QFETCH(const QString, name);
    screenSaver(name, true);
    QTRY_VERIFY(!m_person->service().isOpen());
    QTRY_VERIFY(!m_person->hasOpenVault());
}

void TestSessionLock::screenThatComesBack_locksNothing()
{
    SessionWatch watch(*m_bus, *m_bus);
    QSignalSpy left(&watch, &SessionWatch::personLeft);
    screenSaver(QStringLiteral("org.gnome.ScreenSaver"), false);
    m_login->setSessionActive(true);
    screenSaver(QStringLiteral("org.gnome.ScreenSaver"), true);
    QTRY_COMPARE(left.count(), 1);
}

void TestSessionLock::lockedSession_locksTheVault()
{
    QTRY_VERIFY((m_login->lockSession(), QCoreApplication::processEvents(), !m_person->service().isOpen()));
}

void TestSessionLock::anotherUsersDesktop_locksTheVault()
{
    QTRY_VERIFY((m_login->setSessionActive(false), QCoreApplication::processEvents(), !m_person->service().isOpen()));
}

void TestSessionLock::sleep_waitsUntilTheVaultIsLocked()
{
    QVERIFY(m_login->isWaitedFor());
    Q_EMIT m_login->PrepareForSleep(true);
    QTRY_VERIFY(!m_login->isWaitedFor());
    QVERIFY(!m_person->service().isOpen());
    Q_EMIT m_login->PrepareForSleep(false);
    QTRY_VERIFY(m_login->isWaitedFor());
    // Locked already, it lets sleep at once.
    Q_EMIT m_login->PrepareForSleep(true);
    QTRY_VERIFY(!m_login->isWaitedFor());
}

void TestSessionLock::setting_keepsTheVaultOpen()
{
    ToggleSwitch *option = settingNamed(QStringLiteral("Lock with the screen"));
    QVERIFY(option && option->isChecked());
    option->click();
    Q_EMIT m_login->PrepareForSleep(true);
    QTRY_VERIFY(!m_login->isWaitedFor());
    QVERIFY(m_person->service().isOpen());
}

void TestSessionLock::minimizedWindow_locksTheVault_whenThatIsAskedFor()
{
    m_person->window().showMinimized();
    QCoreApplication::processEvents();
    QVERIFY(m_person->service().isOpen());
    m_person->window().showNormal();
    ToggleSwitch *option = settingNamed(QStringLiteral("Lock when minimised"));
    QVERIFY(option && !option->isChecked());
    option->click();
    m_person->window().showMinimized();
    QTRY_VERIFY(!m_person->service().isOpen());
    QTRY_VERIFY(!m_person->hasOpenVault());
}

void TestSessionLock::withoutABus_nothingIsHeard()
{
    const QDBusConnection nobody = QDBusConnection::connectToBus(QStringLiteral("unix:path=/nowhere"), QStringLiteral("nobody"));
    SessionWatch watch(nobody, nobody);
    QSignalSpy left(&watch, &SessionWatch::personLeft);
    screenSaver(QStringLiteral("org.gnome.ScreenSaver"), true);
    QTRY_VERIFY(!m_person->service().isOpen());
    QCOMPARE(left.count(), 0);
    watch.letSleep();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (keychainMode() == KeychainMode::Unset)
        return runAgain("none", {QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                                 QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS=\"$DBUS_SESSION_BUS_ADDRESS\" exec \"$0\" \"$@\"")});
    TestSessionLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessionlock.moc"
