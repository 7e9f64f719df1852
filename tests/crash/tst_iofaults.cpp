// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crashstage.h"
#include "tests/support/faultymemory.h"
#include "tests/support/faultyvfs.h"

#include <QLoggingCategory>
#include <QTest>

Q_DECLARE_METATYPE(haex::FaultyVfs::Operation)
Q_DECLARE_METATYPE(haex::FaultyVfs::Survival)

using namespace haex;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber && number > 0 ? number : otherwise;
}

/// HAEX_FAULT_STRIDE=1 tries every operation; the default keeps the test short.
int stride()
{
    return numberFrom("HAEX_FAULT_STRIDE", 23);
}

/// HAEX_FAULT_CHOICES: how many choices of surviving sectors are tried for each loss of power.
int choices()
{
    return numberFrom("HAEX_FAULT_CHOICES", 1);
}

} // namespace

/// A session of a person's, in which the n-th operation on the disk fails, or the n-th request for
/// memory, for n = 1, 2, … until one goes through: what was reported as done is there, what failed is there whole or not at all, the
/// file is sound, and the next sync brings everything together.
class TestIoFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneOperationFails_data();
    void oneOperationFails();
    void powerIsLost_data();
    void powerIsLost();
    void memoryRunsOut_data();
    void memoryRunsOut();

private:
    struct Run
    {
        bool fired = false;
        /// Steps that reported success.
        size_t done = 0;
    };

    bool losePowerAt(qint64 operation, FaultyVfs::Survival survival, quint32 seed);
    Run play(CrashStage &stage, const FaultyVfs::Fault &fault);
    size_t playSteps(CrashStage &stage);
    void judge(CrashStage &stage, const Run &run, const QByteArray &context);

    /// After `done` steps of a run without faults.
    std::vector<QByteArray> m_states;
};

void TestIoFaults::initTestCase()
{
    // Each point is an error that the engine reports, by the hundreds.
    QLoggingCategory::setFilterRules(QStringLiteral("haex.*=false"));
    FaultyMemory::install();
    (void)FaultyVfs::instance();
    CrashStage stage;
    QVERIFY(stage.open());
    m_states.push_back(stage.state());
    for (size_t step = 0; step < CrashStage::steps().size(); ++step) {
        const auto result = stage.run(step);
        QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
        m_states.push_back(stage.state());
    }
}

/// Answers how many steps reported success, up to the first that did not.
size_t TestIoFaults::playSteps(CrashStage &stage)
{
    size_t done = 0;
    if (stage.open()) {
        while (done < CrashStage::steps().size() && stage.run(done))
            ++done;
    }
    return done;
}

TestIoFaults::Run TestIoFaults::play(CrashStage &stage, const FaultyVfs::Fault &fault)
{
    FaultyVfs &vfs = FaultyVfs::instance();
    Run run;
    vfs.arm(fault);
    run.done = playSteps(stage);
    run.fired = vfs.hasFired();
    stage.close();
    vfs.disarm();
    return run;
}

void TestIoFaults::judge(CrashStage &stage, const Run &run, const QByteArray &context)
{
    const auto opened = stage.open();
    QVERIFY2(opened, context + (opened ? "" : opened.error().toString().toUtf8()));
    QVERIFY2(stage.problems().isEmpty(), context + stage.problems().join(u'\n').toUtf8());
    const QByteArray state = stage.state();
    const bool isOld = state == m_states.at(run.done);
    const bool isNew = run.done + 1 < m_states.size() && state == m_states.at(run.done + 1);
    QVERIFY2(isOld || isNew, context + "neither the old nor the new state: " + state + "\nold "
                 + m_states.at(run.done));
    for (size_t step = run.done + (isOld ? 0 : 1); step < CrashStage::steps().size(); ++step) {
        const auto result = stage.run(step);
        QVERIFY2(result, context + CrashStage::steps().at(step).name
                     + (result ? "" : ": " + result.error().toString().toUtf8()));
    }
    QVERIFY2(stage.sync(), context);
    QCOMPARE(stage.state(), m_states.back());
}

void TestIoFaults::oneOperationFails_data()
{
    QTest::addColumn<FaultyVfs::Operation>("operation");
    QTest::addColumn<bool>("full");
    QTest::newRow("write") << FaultyVfs::Operation::Write << false;
    QTest::newRow("disk full") << FaultyVfs::Operation::Write << true;
    QTest::newRow("sync") << FaultyVfs::Operation::Sync << false;
    QTest::newRow("truncate") << FaultyVfs::Operation::Truncate << false;
    QTest::newRow("open") << FaultyVfs::Operation::Open << false;
    QTest::newRow("delete") << FaultyVfs::Operation::Delete << false;
    QTest::newRow("read") << FaultyVfs::Operation::Read << false;
}

void TestIoFaults::oneOperationFails()
{
    QFETCH(FaultyVfs::Operation, operation);
    QFETCH(bool, full);
    const bool isRare = operation == FaultyVfs::Operation::Open || operation == FaultyVfs::Operation::Delete
        || operation == FaultyVfs::Operation::Truncate;
    const int step = isRare ? 1 : stride();
    int points = 0;
    for (qint64 n = 1;; n += step) {
        CrashStage stage;
        const Run run = play(stage, {n, operation, full, false});
        ++points;
        judge(stage, run, "operation " + QByteArray::number(n) + ": ");
        if (QTest::currentTestFailed() || !run.fired)
            break;
    }
    qInfo("%d points", points);
}

void TestIoFaults::powerIsLost_data()
{
    QTest::addColumn<FaultyVfs::Survival>("survival");
    QTest::newRow("nothing unsynced survives") << FaultyVfs::Survival::Nothing;
    QTest::newRow("some sectors survive") << FaultyVfs::Survival::RandomSectors;
    QTest::newRow("everything survives") << FaultyVfs::Survival::Everything;
}

void TestIoFaults::powerIsLost()
{
    QFETCH(FaultyVfs::Survival, survival);
    const int tries = survival == FaultyVfs::Survival::RandomSectors ? choices() : 1;
    int points = 0;
    bool isOver = false;
    for (qint64 n = 1; !isOver; n += stride()) {
        for (int choice = 0; choice < tries && !isOver; ++choice, ++points)
            isOver = !losePowerAt(n, survival, static_cast<quint32>(n + choice * 100'000));
    }
    qInfo("%d points", points);
}

/// False when it is not to go on: the workload was over before, or something is wrong.
bool TestIoFaults::losePowerAt(qint64 operation, FaultyVfs::Survival survival, quint32 seed)
{
    CrashStage stage;
    FaultyVfs::instance().remember();
    const Run run = play(stage, {operation, std::nullopt, false, true});
    FaultyVfs::instance().losePower(survival, seed);
    judge(stage, run, "power lost at operation " + QByteArray::number(operation) + ", choice "
              + QByteArray::number(seed) + ": ");
    return run.fired && !QTest::currentTestFailed();
}

void TestIoFaults::memoryRunsOut_data()
{
    QTest::addColumn<bool>("isLasting");
    QTest::newRow("for one request") << false;
    QTest::newRow("for good") << true;
}

void TestIoFaults::memoryRunsOut()
{
    QFETCH(bool, isLasting);
    // A step of the workload asks for memory some hundred times as often as it goes to the disk.
    const qint64 step = stride() == 1 ? 1 : stride() * 101;
    int points = 0;
    for (qint64 n = 1;; n += step) {
        CrashStage stage;
        FaultyMemory::arm(n, isLasting);
        Run run;
        run.done = playSteps(stage);
        run.fired = FaultyMemory::hasFired();
        FaultyMemory::disarm();
        stage.close();
        ++points;
        judge(stage, run, "request " + QByteArray::number(n) + ": ");
        if (QTest::currentTestFailed() || !run.fired)
            break;
    }
    qInfo("%d points", points);
}

QTEST_GUILESS_MAIN(TestIoFaults)
#include "tst_iofaults.moc"
