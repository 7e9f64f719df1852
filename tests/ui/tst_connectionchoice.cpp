// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"
#include "tests/ui/support/fixtures.h"
#include "ui/backends/addbackendsheet.h"
#include "ui/backends/addresssheet.h"
#include "ui/backends/certificatefield.h"
#include "ui/backends/connectionchoice.h"
#include "ui/start/joinpage.h"
#include "ui/start/wordspage.h"
#include "ui/widgets/passwordfield.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
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

/// A proxy with name and password, and a certificate, wherever a server is asked for the first time.
class TestConnectionChoice final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusal_asksForTheProxy_whenABackendIsAdded();
    void joining_goesByTheProxy_andAsksAgainWhenItRefuses();
    void words_goByTheProxy_andAskAgainWhenItRefuses();
    void certificate_isAskedFor_whereTheServerWantsOne();
    void presentCertificate_isShown_andCanBeTakenAway();
    void serverThatIsElsewhere_isUsedThere();
};

void TestConnectionChoice::refusal_asksForTheProxy_whenABackendIsAdded()
{
    AddBackendSheet sheet({}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QVERIFY(QTest::qWaitForWindowActive(&sheet));
    auto *choice = sheet.findChild<ConnectionChoice *>();
    QVERIFY(!fieldNamed<QComboBox>(*choice, QStringLiteral("Proxy"))->isVisible());
    sheet.showProblem({ErrorCode::NetworkError});
    QVERIFY(!fieldNamed<QComboBox>(*choice, QStringLiteral("Proxy"))->isVisible());
    // The system's own one refused.
    sheet.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Proxy"));
    typeProxy(sheet);
    sheet.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Password at the proxy"));
    QVERIFY(sheet.connectionSettings().proxyPassword.equals(SecretBytes::fromPassword(QStringLiteral("open sesame"))));
}

void TestConnectionChoice::joining_goesByTheProxy_andAsksAgainWhenItRefuses()
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
    QVERIFY(page.connectionSettings().proxyPassword.equals(SecretBytes::fromPassword(QStringLiteral("open sesame"))));
    page.showProblem({ErrorCode::ProxyRefused});
    QTRY_COMPARE(focusName(), QStringLiteral("Password at the proxy"));
    page.forgetPasswords();
    QVERIFY(page.connectionSettings().proxyPassword.isEmpty());
}

void TestConnectionChoice::words_goByTheProxy_andAskAgainWhenItRefuses()
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
    QVERIFY(page.connectionSettings().proxyPassword.isEmpty());
}

void TestConnectionChoice::certificate_isAskedFor_whereTheServerWantsOne()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ada.p12")));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(certificates::adaPkcs12());
    file.close();
    JoinPage page;
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QVERIFY(!page.connectionSettings().certificate);
    page.showProblem({ErrorCode::ClientCertificateRequired});
    QTRY_COMPARE(focusName(), QStringLiteral("Choose a certificate of yours"));
    auto *field = page.findChild<CertificateField *>();
    field->choose(file.fileName());
    QTRY_COMPARE(focusName(), QStringLiteral("Password of the certificate's file"));
    QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(certificates::Password));
    const ConnectionSettings settings = page.connectionSettings();
    QVERIFY(settings.certificate);
    QCOMPARE(settings.certificate->file, certificates::adaPkcs12());
    QVERIFY(settings.certificate->password.equals(SecretBytes::fromPassword(QString::fromLatin1(certificates::Password))));
    page.forgetPasswords();
    QVERIFY(!page.connectionSettings().certificate);
    QVERIFY(!fieldNamed(page, QStringLiteral("Password of the certificate's file"))->isVisible());
    QVERIFY(fieldNamed(page, QStringLiteral("Password of the certificate's file"))->text().isEmpty());
}

void TestConnectionChoice::presentCertificate_isShown_andCanBeTakenAway()
{
    Backend backend;
    backend.url = QUrl(QStringLiteral("https://sync.example.org"));
    AddressSheet sheet(backend, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showCertificate({QStringLiteral("ada"), QStringLiteral("ada"), QDateTime(QDate(2027, 5, 3), QTime(12, 0))});
    sheet.show();
    QVERIFY(QTest::qWaitForWindowActive(&sheet));
    QVERIFY(!sheet.connectionSettings().certificate);
    auto *remove = fieldNamed<QPushButton>(sheet, QStringLiteral("Show no certificate any more"));
    QVERIFY(remove->isVisible());
    remove->click();
    QVERIFY(sheet.connectionSettings().certificate);
    QVERIFY(sheet.connectionSettings().certificate->file.isEmpty());
    QVERIFY(!remove->isVisible());
    QCOMPARE(focusName(), QStringLiteral("Choose a certificate of yours"));
}

void TestConnectionChoice::serverThatIsElsewhere_isUsedThere()
{
    const QUrl server(QStringLiteral("https://sync.example.org/haex"));
    AddBackendSheet sheet({}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    fieldNamed(sheet, QStringLiteral("Address of the server"))->setText(QStringLiteral("example.org"));
    typeProxy(sheet);
    sheet.showGreeting({QStringLiteral("Haex"), QStringLiteral("1.0"), QStringLiteral("open"), withServerProxy(server, Typed)});
    QCOMPARE(fieldNamed(sheet, QStringLiteral("Address of the server"))->text(), server.toString());
    JoinPage page;
    page.setAddressText(QStringLiteral("example.org"));
    typeProxy(page);
    page.showServer(withServerProxy(server, Typed));
    QCOMPARE(page.url(), withServerProxy(server, Typed));
}

QTEST_MAIN(TestConnectionChoice)
#include "tst_connectionchoice.moc"
