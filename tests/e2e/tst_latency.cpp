// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/enginepair.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/resulttext.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace haex;

namespace {

constexpr int Edits = 15;
/// Of a person, who does not write all the time.
constexpr int BetweenEditsMs = 500;
constexpr qint64 MedianMs = 200;

} // namespace

/// How soon a change of one device is visible on another one, through a server of its own over loopback.
class TestLatency final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void change_isVisibleOnTheOtherDevice_atOnce();
};

void TestLatency::change_isVisibleOnTheOtherDevice_atOnce()
{
    const ServerProcess server;
    QVERIFY(server.port != 0);
    const EnginePair devices(server.url(), "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT); INSERT INTO notes VALUES(1, '')");
    QTRY_VERIFY_WITH_TIMEOUT(EnginePair::isQuiet(*devices.a) && EnginePair::isQuiet(*devices.b), EnginePair::PatienceMs);
    std::vector<qint64> times;
    for (int i = 1; i <= Edits; ++i) {
        QTest::qWait(BetweenEditsMs);
        const QByteArray words = "edit " + QByteArray::number(i);
        QElapsedTimer timer;
        timer.start();
        VERIFY_OK(EnginePair::sql(*devices.a, "UPDATE notes SET words = '" + words + "' WHERE id = 1"));
        QVERIFY(QTest::qWaitFor([&] { return EnginePair::column(*devices.b, "SELECT words FROM notes").value(0) == words; },
                                EnginePair::PatienceMs));
        times.push_back(timer.elapsed());
    }
    std::ranges::sort(times);
    const qint64 median = times.at(times.size() / 2);
    qInfo("a change is visible on the other device after %lld ms at the median, %lld at most", static_cast<long long>(median),
          static_cast<long long>(times.back()));
    QVERIFY2(median <= MedianMs, qPrintable(QString::number(median)));
}

QTEST_GUILESS_MAIN(TestLatency)
#include "tst_latency.moc"
