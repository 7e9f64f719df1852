// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/vault/items/itemrepository.h"
#include "tests/ui/support/person.h"
#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QTest>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// Whoever unlocks the vault again is where they were.
class TestPlace final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void lockedVault_opensWhereItWas();
    void itemThatIsGone_isForgotten();
    void cleanupTestCase();

private:
    void lockAndUnlock();
    [[nodiscard]] QString setting();
    void setSetting(const QString &value);
    [[nodiscard]] Workspace &workspace() { return *m_person->window().workspace(); }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
};

void TestPlace::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    QVERIFY(m_person->turnTo());
    m_person->service().createVault(m_person->file(QStringLiteral("place.haexvault")), QStringLiteral("Place"), SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

QString TestPlace::setting()
{
    auto future = m_person->service().run([](VaultSession &session) -> Result<QString> { return session.setting(QStringLiteral("window_place")); });
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, LongMs))
        return {};
    return future.result().value_or(QString());
}

void TestPlace::setSetting(const QString &value)
{
    auto future = m_person->service().run([value](VaultSession &session) { return session.setSetting(QStringLiteral("window_place"), value); });
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), LongMs);
}

void TestPlace::lockAndUnlock()
{
    m_person->service().closeVault();
    QTRY_VERIFY_WITH_TIMEOUT(!m_person->hasOpenVault(), LongMs);
    m_person->service().openVault(m_person->file(QStringLiteral("place.haexvault")), SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

void TestPlace::lockedVault_opensWhereItWas()
{
    m_person->addLogin(QStringLiteral("Library"), QStringLiteral("ada"));
    m_person->addLogin(QStringLiteral("Museum"), QStringLiteral("grace"));
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 2, LongMs);
    QTRY_VERIFY(!workspace().items()->currentId().isEmpty());
    const QByteArray item = workspace().items()->currentId();
    workspace().show(ViewId::Conflicts);
    QTRY_VERIFY_WITH_TIMEOUT(setting().startsWith(QLatin1String("2 ")) && setting().contains(QString::fromUtf8(item)), LongMs);
    lockAndUnlock();
    QTRY_COMPARE(workspace().current(), ViewId::Conflicts);
    QTRY_COMPARE(workspace().items()->currentId(), item);
    QTRY_COMPARE(m_person->items().size(), 2);
}

void TestPlace::itemThatIsGone_isForgotten()
{
    workspace().show(ViewId::Items);
    QTRY_VERIFY_WITH_TIMEOUT(setting().startsWith(QLatin1String("0 ")), LongMs);
    setSetting(QStringLiteral("1 gone"));
    lockAndUnlock();
    QTRY_COMPARE(workspace().current(), ViewId::Tables);
    QTRY_VERIFY(workspace().items()->currentId().isEmpty());
    QCOMPARE(m_person->shownMessage(), QString());
}

void TestPlace::cleanupTestCase()
{
    m_person.reset();
}

QTEST_MAIN(TestPlace)
#include "tst_place.moc"
