// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/replica/replica.h"
#include "tests/e2e/serverprocess.h"
#include "tests/ui/support/person.h"
#include "tests/ui/support/pulse.h"
#include "ui/async/whendone.h"

#include <QApplication>
#include <QTest>
#include <QTestEventLoop>

using namespace haex;

namespace {

constexpr int LongMs = 90'000;
constexpr int Rows = 20'000;
/// Beside the key.
constexpr int FilledColumns = 4;
/// A person notices a pause of a tenth of a second. Single beats may come late on a busy machine, so
/// what is held is the slowest of a hundred.
constexpr qint64 NoticeableMs = 100;

/// 20 000 rows of five values: 100 000 changes.
constexpr char ManyRows[] =
    "CREATE TABLE readings (id INTEGER PRIMARY KEY NOT NULL, place TEXT, t REAL, h REAL, note TEXT);"
    "INSERT INTO readings WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    " SELECT i, 'place ' || (i % 50), i * 0.1, i * 0.2, 'note ' || i FROM n;";

BackendCredentials credentialsFor(const ServerProcess &server)
{
    BackendCredentials credentials;
    credentials.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port));
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = SecretBytes::fromPassword(QStringLiteral("battery staple"));
    credentials.registerAccount = true;
    credentials.deviceName = QStringLiteral("A");
    credentials.backendName = QStringLiteral("Server");
    return credentials;
}

} // namespace

/// The window answers while the engine is at work.
class TestSmoothness final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void window_answers_whileAHundredThousandChangesAreSynced();
};

void TestSmoothness::window_answers_whileAHundredThousandChangesAreSynced()
{
    QVERIFY(initializeCrypto());
    ServerProcess server;
    QVERIFY(server.port != 0);
    Appearance appearance(*qApp);
    Person person(QStringLiteral("A"), appearance);
    QVERIFY(person.turnTo());
    person.service().createVault(person.file(QStringLiteral("Big.haexvault")), QStringLiteral("Big"), SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(person.hasOpenVault(), LongMs);
    person.press(Qt::Key_4, Qt::ControlModifier);

    Pulse pulse;
    bool filled = false;
    bool added = false;
    qint64 sent = 0;
    // An event loop of its own: QTRY_… sleeps between looks, and a beat would wait for that.
    QTestEventLoop loop;
    connect(&person.service(), &VaultService::activityAdded, &loop, [&sent, &loop](const ActivityEntry &entry) {
        if (entry.direction == QLatin1String("push"))
            sent += entry.cells;
        if (sent >= Rows * FilledColumns)
            loop.exitLoop();
    });
    whenDone(person.service().run([](VaultSession &session) { return runUserSql(session.replica(), ManyRows); }), this, [&filled](const auto &result) { filled = bool(result); });
    whenDone(person.service().addBackend(credentialsFor(server)), this, [&added](const auto &result) { added = bool(result); });
    loop.enterLoopMSecs(LongMs);
    QVERIFY(filled && added);
    QVERIFY2(sent >= Rows * FilledColumns, qPrintable(QString::number(sent)));
    QVERIFY(pulse.beats() > 100);
    const qint64 late = pulse.slowestOfAHundred();
    QVERIFY2(late <= NoticeableMs, qPrintable(QStringLiteral("%1 ms late in %2 beats").arg(late).arg(pulse.beats())));
    qInfo("%d rows: %lld ms late at most in 99 of 100 beats, %lld ms once", Rows, static_cast<long long>(late), static_cast<long long>(pulse.slowest()));
}

QTEST_MAIN(TestSmoothness)
#include "tst_smoothness.moc"
