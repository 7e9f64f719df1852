// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/person.h"

#include "ui/items/itemlistmodel.h"
#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>
#include <QWindow>

namespace haex {

namespace {

constexpr int MostTabs = 80;
constexpr int LongMs = 30'000;

VaultServiceOptions optionsIn(const QTemporaryDir &folder)
{
    VaultServiceOptions options;
    options.identityDir = folder.filePath(QStringLiteral("identity"));
    return options;
}

/// On loopback, at any free port.
HomeServerOptions hostOptionsIn(const QTemporaryDir &folder)
{
    HomeServerOptions options;
    options.folder = folder.filePath(QStringLiteral("home-server"));
    options.listenAddress = "127.0.0.1";
    options.usualPort = 0;
    options.networkAddresses = [] { return QStringList{QStringLiteral("127.0.0.1")}; };
    options.passwordCost = PasswordCost::cheapest();
    options.lookEveryMs = 100;
    return options;
}

} // namespace

Person::Person(const QString &name, Appearance &appearance)
    : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
    , m_service(optionsIn(m_folder))
    , m_host(hostOptionsIn(m_folder))
    , m_window(m_service, m_host, m_settings, appearance, m_random)
{
    m_window.setLabel(name);
    m_window.start();
    m_window.show();
}

bool Person::turnTo()
{
    m_window.activateWindow();
    return QTest::qWaitForWindowActive(&m_window);
}

void Person::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
}

void Person::type(const QString &text)
{
    for (const QChar c : text)
        QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
}

void Person::retype(const QString &text)
{
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

bool Person::tabTo(const QString &name)
{
    for (int i = 0; i < MostTabs; ++i) {
        if (focusName().startsWith(name))
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

void Person::createVault(const QString &name, const QString &password)
{
    QVERIFY(turnTo());
    QVERIFY(tabTo(QStringLiteral("Create a vault")));
    press(Qt::Key_Space);
    retype(name);
    press(Qt::Key_Tab);
    type(password);
    press(Qt::Key_Tab);
    type(password);
    press(Qt::Key_Tab);
    retype(file(name + QStringLiteral(".haexvault")));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(hasOpenVault(), LongMs);
}

void Person::addLogin(const QString &title, const QString &userName)
{
    press(Qt::Key_N, Qt::ControlModifier);
    type(title);
    press(Qt::Key_Tab);
    type(userName);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(items().value(title), userName);
}

void Person::addServer(const QString &url)
{
    BackendCredentials credentials;
    credentials.url = QUrl(url);
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = SecretBytes::fromPassword(QStringLiteral("an account password"));
    credentials.registerAccount = true;
    credentials.backendName = QStringLiteral("Far away");
    const auto added = m_service.addBackend(std::move(credentials));
    QTRY_VERIFY_WITH_TIMEOUT(added.isFinished(), LongMs);
    QVERIFY(added.result());
}

void Person::editUserName(const QString &title, const QString &userName)
{
    QVERIFY(turnTo());
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_K, Qt::ControlModifier);
    retype(title);
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("Items"));
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), QStringLiteral("Title"));
    press(Qt::Key_Tab);
    retype(userName);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(items().value(title), userName);
}

QString Person::focusName()
{
    const QWidget *widget = QApplication::focusWidget();
    if (!widget)
        return {};
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const QString name = widget->accessibleName();
    return name.isEmpty() && button ? button->text() : name;
}

QString Person::shownMessage() const
{
    for (const MessageBar *bar : m_window.findChildren<MessageBar *>()) {
        if (bar->isVisible())
            return bar->text();
    }
    return {};
}

QMap<QString, QString> Person::items() const
{
    QMap<QString, QString> found;
    const auto *workspace = m_window.workspace();
    const auto *model = workspace ? workspace->items()->findChild<ItemListModel *>() : nullptr;
    if (!model)
        return found;
    for (const ItemSummary &item : model->items())
        found.insert(item.title, item.username);
    return found;
}

} // namespace haex
