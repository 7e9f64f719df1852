// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/backends/addbackendsheet.h"
#include "ui/backends/proxychoice.h"
#include "ui/start/joinpage.h"
#include "ui/start/wordspage.h"
#include "ui/widgets/passwordfield.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace haex;

namespace {

/// The field of that name inside.
template <class Field = QLineEdit>
Field *fieldNamed(QWidget &widget, const QString &name)
{
    for (auto *field : widget.findChildren<Field *>()) {
        if (field->accessibleName() == name)
            return field;
    }
    return nullptr;
}

QString focusName()
{
    return QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : QString();
}

void typeProxy(QWidget &page)
{
    auto *kind = fieldNamed<QComboBox>(page, QStringLiteral("Proxy"));
    kind->setCurrentIndex(kind->findText(QStringLiteral("SOCKS5")));
    fieldNamed(page, QStringLiteral("Host and port of the proxy"))->setText(QStringLiteral("127.0.0.1:9050"));
    fieldNamed(page, QStringLiteral("Name at the proxy"))->setText(QStringLiteral("ada"));
    fieldNamed(page, QStringLiteral("Password at the proxy"))->setText(QStringLiteral("open sesame"));
}

const ServerProxy Typed{ServerProxy::Kind::Socks5, QStringLiteral("127.0.0.1"), 9050, QStringLiteral("ada")};

} // namespace

/// A proxy with name and password wherever a server is asked for the first time.
class TestProxyChoice final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusal_asksForTheProxy_whenABackendIsAdded();
    void joining_goesByTheProxy_andAsksAgainWhenItRefuses();
    void words_goByTheProxy_andAskAgainWhenItRefuses();
};

void TestProxyChoice::refusal_asksForTheProxy_whenABackendIsAdded()
{
    AddBackendSheet sheet({}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QVERIFY(QTest::qWaitForWindowActive(&sheet));
    auto *choice = sheet.findChild<ProxyChoice *>();
    QVERIFY(!fieldNamed<QComboBox>(*choice, QStringLiteral("Proxy"))->isVisible());
    sheet.showProblem({ErrorCode::NetworkError});
    QVERIFY(!fieldNamed<QComboBox>(*choice, QStringLiteral("Proxy"))->isVisible());
    // The system's own one refused.
    sheet.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Proxy"));
    typeProxy(sheet);
    sheet.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Password at the proxy"));
    QVERIFY(sheet.proxyPassword().equals(SecretBytes::fromPassword(QStringLiteral("open sesame"))));
}

void TestProxyChoice::joining_goesByTheProxy_andAsksAgainWhenItRefuses()
{
    JoinPage page;
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setAddressText(QStringLiteral("sync.example.org"));
    QCOMPARE(page.url(), QUrl(QStringLiteral("https://sync.example.org")));
    page.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Proxy"));
    typeProxy(page);
    QCOMPARE(page.url(), withServerProxy(QUrl(QStringLiteral("https://sync.example.org")), Typed));
    QCOMPARE(page.request().backendUrl, page.url());
    QVERIFY(page.proxyPassword().equals(SecretBytes::fromPassword(QStringLiteral("open sesame"))));
    page.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Password at the proxy"));
    page.forgetPasswords();
    QVERIFY(page.proxyPassword().isEmpty());
}

void TestProxyChoice::words_goByTheProxy_andAskAgainWhenItRefuses()
{
    WordsPage page;
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    fieldNamed(page, QStringLiteral("Address of the server"))->setText(QStringLiteral("sync.example.org"));
    typeProxy(page);
    QCOMPARE(page.invitation().server, withServerProxy(QUrl(QStringLiteral("https://sync.example.org")), Typed));
    page.showFailure({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Password at the proxy"));
    page.forgetSecrets();
    QVERIFY(page.proxyPassword().isEmpty());
}

QTEST_MAIN(TestProxyChoice)
#include "tst_proxychoice.moc"
