// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts itself once more, on a bus of its own that stands for the system's.
#include "tests/support/keychainsession.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/syncrules.h"

#include <QCoreApplication>
#include <QDBusAbstractAdaptor>
#include <QDBusMessage>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// The part of NetworkManager that knows what a network costs.
class Network final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(uint Metered READ metered)
public:
    explicit Network(QObject *parent)
        : QDBusAbstractAdaptor(parent)
    {
    }
    [[nodiscard]] uint metered() const { return 1; }
};

/// The part of UPower that knows about the battery.
class Power final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower")
    Q_PROPERTY(bool OnBattery READ onBattery)
public:
    explicit Power(QObject *parent)
        : QDBusAbstractAdaptor(parent)
    {
    }
    [[nodiscard]] bool onBattery() const { return true; }
};

/// When the person does not want anything synced by itself.
class TestSyncRules final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void rule_holdsTheSyncUp_data();
    void rule_holdsTheSyncUp();
    void systemsAnswer_isTakenAtTheBeginning();
    void systemsChange_isFollowed();
    void settings_takeEffectAtOnce();
    void withoutABus_nothingIsHeldUp();

private:
    void tell(const char *name, const char *path, const char *property, const QVariant &value);

    std::unique_ptr<QDBusConnection> m_bus;
    QObject m_networkObject;
    QObject m_powerObject;
    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
};

void TestSyncRules::initTestCase()
{
    m_bus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS")), QStringLiteral("system")));
    QVERIFY(m_bus->isConnected());
    new Network(&m_networkObject);
    new Power(&m_powerObject);
    QVERIFY(m_bus->registerObject(QStringLiteral("/org/freedesktop/NetworkManager"), &m_networkObject));
    QVERIFY(m_bus->registerObject(QStringLiteral("/org/freedesktop/UPower"), &m_powerObject));
    QVERIFY(m_bus->registerService(QStringLiteral("org.freedesktop.NetworkManager")));
    QVERIFY(m_bus->registerService(QStringLiteral("org.freedesktop.UPower")));
}

void TestSyncRules::init()
{
    static int number = 0;
    m_settings = std::make_unique<AppSettings>(m_folder.filePath(QStringLiteral("%1.ini").arg(++number)));
}

void TestSyncRules::tell(const char *name, const char *path, const char *property, const QVariant &value)
{
    QDBusMessage changed = QDBusMessage::createSignal(QString::fromLatin1(path), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
    changed << QString::fromLatin1(name) << QVariantMap{{QString::fromLatin1(property), value}} << QStringList();
    QVERIFY(m_bus->send(changed));
}

void TestSyncRules::rule_holdsTheSyncUp_data()
{
    QTest::addColumn<bool>("metered");
    QTest::addColumn<bool>("battery");
    QTest::addColumn<QTime>("now");
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("to");
    QTest::addColumn<SyncHold>("hold");
    const QTime noon(12, 0);
    const QTime morning(8, 0);
    const QTime evening(22, 0);
    QTest::newRow("nothing") << false << false << noon << morning << evening << SyncHold::None;
    QTest::newRow("metered") << true << false << noon << morning << evening << SyncHold::Metered;
    QTest::newRow("battery") << false << true << noon << morning << evening << SyncHold::Battery;
    QTest::newRow("the first of several") << true << true << QTime(23, 0) << morning << evening << SyncHold::Metered;
    QTest::newRow("too early") << false << false << QTime(7, 59) << morning << evening << SyncHold::Hours;
    QTest::newRow("begins") << false << false << morning << morning << evening << SyncHold::None;
    QTest::newRow("ends") << false << false << evening << morning << evening << SyncHold::Hours;
    QTest::newRow("over midnight, late") << false << false << QTime(23, 0) << evening << morning << SyncHold::None;
    QTest::newRow("over midnight, early") << false << false << QTime(3, 0) << evening << morning << SyncHold::None;
    QTest::newRow("over midnight, by day") << false << false << noon << evening << morning << SyncHold::Hours;
    QTest::newRow("all day") << false << false << noon << evening << evening << SyncHold::None;
}

void TestSyncRules::rule_holdsTheSyncUp()
{
    QFETCH(const bool, metered);
    QFETCH(const bool, battery);
    QFETCH(const QTime, now);
    QFETCH(const QTime, from);
    QFETCH(const QTime, to);
    QFETCH(const SyncHold, hold);
    QCOMPARE((SyncRuleSet{true, true, true, from, to}.hold(metered, battery, now)), hold);
    QCOMPARE((SyncRuleSet{false, false, false, from, to}.hold(metered, battery, now)), SyncHold::None);
}

void TestSyncRules::systemsAnswer_isTakenAtTheBeginning()
{
    m_settings->setSyncRules({true, false});
    SyncRules network(*m_settings, *m_bus);
    QTRY_COMPARE(network.hold(), SyncHold::Metered);
    m_settings->setSyncRules({false, true});
    SyncRules power(*m_settings, *m_bus);
    QTRY_COMPARE(power.hold(), SyncHold::Battery);
}

void TestSyncRules::systemsChange_isFollowed()
{
    m_settings->setSyncRules({true, true});
    SyncRules rules(*m_settings, *m_bus);
    QTRY_COMPARE(rules.hold(), SyncHold::Metered);
    tell("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager", "Metered", 4U);
    QTRY_COMPARE(rules.hold(), SyncHold::Battery);
    tell("org.freedesktop.UPower", "/org/freedesktop/UPower", "OnBattery", false);
    QTRY_COMPARE(rules.hold(), SyncHold::None);
    tell("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager", "Metered", 3U);
    QTRY_COMPARE(rules.hold(), SyncHold::Metered);
}

void TestSyncRules::settings_takeEffectAtOnce()
{
    SyncRules rules(*m_settings, *m_bus);
    int changes = 0;
    connect(&rules, &SyncRules::holdChanged, this, [&changes] { ++changes; });
    const QTime now = QTime::currentTime();
    m_settings->setSyncRules({false, false, true, now.addSecs(3600), now.addSecs(7200)});
    QCOMPARE(rules.hold(), SyncHold::Hours);
    m_settings->setSyncRules({false, false, false, now.addSecs(3600), now.addSecs(7200)});
    QCOMPARE(rules.hold(), SyncHold::None);
    QCOMPARE(changes, 2);
}

void TestSyncRules::withoutABus_nothingIsHeldUp()
{
    m_settings->setSyncRules({true, true});
    SyncRules rules(*m_settings, QDBusConnection::connectToBus(QStringLiteral("unix:path=/nowhere"), QStringLiteral("nobody")));
    QCOMPARE(rules.hold(), SyncHold::None);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (keychainMode() == KeychainMode::Unset)
        return runAgain("none", {QStringLiteral("dbus-run-session"), QStringLiteral("--")});
    TestSyncRules test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_syncrules.moc"
