// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts itself twice: in a session of its own with a real keychain, and in one
// without.
#include "core/crypto/cryptobackend.h"
#include "tests/support/keychainsession.h"
#include "tests/ui/support/person.h"
#include "ui/widgets/toggleswitch.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace haex;

namespace {

constexpr int LongMs = 30'000;

/// A person with an open vault, who looks at the settings.
class QuickUnlockFlow : public QObject
{
protected:
    void begin()
    {
        QVERIFY(initializeCrypto());
        QVERIFY(m_words.load(QStringLiteral(":/i18n/haex-vault_en.qm")));
        QVERIFY(qApp->installTranslator(&m_words));
        m_appearance = std::make_unique<Appearance>(*qApp);
        m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
        m_person->service().createVault(m_person->file(QStringLiteral("Family.haexvault")),
                                        QStringLiteral("Family"),
                                        SecretBytes::fromPassword(QStringLiteral("correct horse")));
        QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
        QVERIFY(m_person->turnTo());
        m_person->press(Qt::Key_7, Qt::ControlModifier);
    }
    [[nodiscard]] ToggleSwitch *option()
    {
        for (auto *button : m_person->window().findChildren<ToggleSwitch *>()) {
            if (button->accessibleName() == QStringLiteral("Quick unlock")
                || button->text() == QStringLiteral("Quick unlock"))
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] bool saysThatThereIsNone()
    {
        for (const auto *label : m_person->window().findChildren<QLabel *>()) {
            if (label->isVisible()
                && label->text().startsWith(QStringLiteral("No keychain answers")))
                return true;
        }
        return false;
    }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    QTranslator m_words;
};

} // namespace

class TestWithKeychain final : public QuickUnlockFlow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void vault_opensWithoutThePassword_onceItIsChosen();
    void choice_isTakenBack();
    void cleanupTestCase() { m_person.reset(); }
};

void TestWithKeychain::vault_opensWithoutThePassword_onceItIsChosen()
{
    QVERIFY(option() && option()->isEnabled() && !option()->isChecked());
    QTest::mouseClick(option(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_person->shownMessage().startsWith(QStringLiteral("The keychain of this system opens")),
        LongMs);
    QVERIFY(option()->isChecked());
    m_person->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!m_person->hasOpenVault());
    // The password is a way in still; nothing typed asks the keychain.
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Vault password"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

void TestWithKeychain::choice_isTakenBack()
{
    m_person->press(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(option() && option()->isChecked());
    QTest::mouseClick(option(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_person->shownMessage().startsWith(QStringLiteral("Only the password")), LongMs);
    m_person->press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!m_person->hasOpenVault());
    m_person->press(Qt::Key_Return);
    QVERIFY(!m_person->hasOpenVault());
    m_person->type(QStringLiteral("correct horse"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

class TestWithoutKeychain final : public QuickUnlockFlow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void option_isOff_andSaysWhy();
    void cleanupTestCase() { m_person.reset(); }
};

void TestWithoutKeychain::option_isOff_andSaysWhy()
{
    QTRY_VERIFY_WITH_TIMEOUT(option() && !option()->isEnabled(), LongMs);
    QVERIFY(saysThatThereIsNone());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    switch (keychainMode()) {
    case KeychainMode::Real:
        return QTest::qExec(std::make_unique<TestWithKeychain>().get(), argc, argv);
    case KeychainMode::None:
        return QTest::qExec(std::make_unique<TestWithoutKeychain>().get(), argc, argv);
    case KeychainMode::Unset:
        break;
    }
    return runWithKeychain() + runWithoutKeychain();
}

#include "tst_quickunlock.moc"
