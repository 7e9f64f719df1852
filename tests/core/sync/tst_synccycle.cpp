// SPDX-License-Identifier: GPL-3.0-or-later
// The cycle as a table: what happened, what is to be done next.

#include "core/sync/synccycle.h"

#include <QTest>

using namespace haex;

namespace {

using Kind = CycleEvent::Kind;
using Action = CycleAction;

struct Step
{
    CycleEvent event;
    Action next;
};

CycleEvent failed(ErrorCode code, qint64 limit = 0)
{
    return {Kind::Failed, false, Error{code}, limit};
}

} // namespace

Q_DECLARE_METATYPE(QList<Step>)

class TestSyncCycle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plan_data();
    void plan();
    void phase_followsTheWork();
    void error_isTheFirstOne();
    void tooLargeBatch_isHalved_andGrowsAgain();
    void toldLimit_isTheCeiling();
    void singleCell_isNotHalved();
};

void TestSyncCycle::plan_data()
{
    QTest::addColumn<SyncMode>("mode");
    QTest::addColumn<QList<Step>>("steps");

    const QList<Step> pulled{{{Kind::Prepared}, Action::RequestPage},
                             {{Kind::PageReceived}, Action::ApplyPage},
                             {{Kind::PageApplied}, Action::Settle}};
    QTest::newRow("pull, then push") << SyncMode::Both
                                     << pulled
            + QList<Step>{{{Kind::Settled}, Action::Capture},
                          {{Kind::Captured, true}, Action::RequestPush},
                          {{Kind::PushAccepted}, Action::RecordAck},
                          {{Kind::AckRecorded}, Action::Finish}};
    QTest::newRow("nothing to push") << SyncMode::Both
                                     << pulled
            + QList<Step>{{{Kind::Settled}, Action::Capture},
                          {{Kind::Captured}, Action::RecordAck},
                          {{Kind::AckRecorded}, Action::Finish}};
    QTest::newRow("page after page")
        << SyncMode::PullOnly
        << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                       {{Kind::PageReceived, true}, Action::RequestPage},
                       {{Kind::PageReceived}, Action::ApplyPage},
                       {{Kind::PageApplied, true}, Action::RequestPage},
                       {{Kind::PageReceived}, Action::ApplyPage},
                       {{Kind::PageApplied}, Action::Settle},
                       {{Kind::Settled}, Action::Finish}};
    QTest::newRow("part after part, capture after capture")
        << SyncMode::PushOnly
        << QList<Step>{{{Kind::Prepared}, Action::Capture},
                       {{Kind::Captured, true}, Action::RequestPush},
                       {{Kind::PushAccepted, true}, Action::RequestPush},
                       {{Kind::PushAccepted}, Action::RecordAck},
                       {{Kind::AckRecorded, true}, Action::Capture},
                       {{Kind::Captured}, Action::RecordAck},
                       {{Kind::AckRecorded}, Action::Finish}};
    for (const ErrorCode code : {ErrorCode::NetworkError, ErrorCode::ServerProtocolError,
                                 ErrorCode::ServerError, ErrorCode::PaymentRequired}) {
        QTest::addRow("a push follows a pull that failed: %s", errorCodeName(code).data())
            << SyncMode::Both
            << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                           {failed(code), Action::Capture}};
    }
    QTest::newRow("a page that does not apply does not stop the push")
        << SyncMode::Both
        << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                       {{Kind::PageReceived}, Action::ApplyPage},
                       {failed(ErrorCode::SqlError), Action::Capture}};
    QTest::newRow("what does not settle does not stop the push")
        << SyncMode::Both << pulled + QList<Step>{{failed(ErrorCode::SqlError), Action::Capture}};
    QTest::newRow("no push when the pull failed and only a pull was asked for")
        << SyncMode::PullOnly
        << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                       {failed(ErrorCode::NetworkError), Action::Finish}};
    QTest::newRow("a refused token ends the round: no storm")
        << SyncMode::Both
        << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                       {failed(ErrorCode::Unauthorized), Action::Finish}};
    QTest::newRow("a server that asked for quiet gets it")
        << SyncMode::Both
        << QList<Step>{
               {{Kind::Prepared}, Action::RequestPage},
               {{Kind::Failed, false, Error{ErrorCode::RateLimited, {}, {}, 60}}, Action::Finish}};
    QTest::newRow("without a session nothing is tried")
        << SyncMode::Both << QList<Step>{{failed(ErrorCode::NetworkError), Action::Finish}};
    for (const ErrorCode code : {ErrorCode::EpochMismatch, ErrorCode::CursorAhead}) {
        QTest::addRow("another history at the pull: %s", errorCodeName(code).data())
            << SyncMode::Both
            << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                           {failed(code), Action::StartOver},
                           {{Kind::StartedOver}, Action::RequestPage}};
        QTest::addRow("another history between pull and push: %s", errorCodeName(code).data())
            << SyncMode::Both
            << pulled
                + QList<Step>{{{Kind::Settled}, Action::Capture},
                              {{Kind::Captured, true}, Action::RequestPush},
                              {failed(code), Action::StartOver},
                              {{Kind::StartedOver}, Action::RequestPage}};
        QTest::addRow("another history again ends the round: %s", errorCodeName(code).data())
            << SyncMode::Both
            << QList<Step>{{{Kind::Prepared}, Action::RequestPage},
                           {failed(code), Action::StartOver},
                           {{Kind::StartedOver}, Action::RequestPage},
                           {failed(code), Action::Finish}};
    }
    QTest::newRow("a resync before the push, once")
        << SyncMode::PushOnly
        << QList<Step>{{{Kind::Prepared}, Action::Capture},
                       {{Kind::Captured, true}, Action::RequestPush},
                       {failed(ErrorCode::ResyncRequired), Action::RequestPage},
                       {{Kind::PageReceived}, Action::ApplyPage},
                       {{Kind::PageApplied}, Action::Settle},
                       {{Kind::Settled}, Action::Capture},
                       {{Kind::Captured, true}, Action::RequestPush},
                       {failed(ErrorCode::ResyncRequired), Action::Finish}};
    QTest::newRow("another history, push only")
        << SyncMode::PushOnly
        << QList<Step>{{{Kind::Prepared}, Action::Capture},
                       {{Kind::Captured, true}, Action::RequestPush},
                       {failed(ErrorCode::EpochMismatch), Action::StartOver},
                       {{Kind::StartedOver}, Action::Capture}};
    QTest::newRow("a push that failed ends the round")
        << SyncMode::PushOnly
        << QList<Step>{{{Kind::Prepared}, Action::Capture},
                       {{Kind::Captured, true}, Action::RequestPush},
                       {failed(ErrorCode::NetworkError), Action::Finish}};
}

void TestSyncCycle::plan()
{
    QFETCH(const SyncMode, mode);
    QFETCH(const QList<Step>, steps);
    SyncCycle cycle(mode);
    QCOMPARE(cycle.start(), Action::Prepare);
    for (const Step &step : steps)
        QCOMPARE(cycle.on(step.event), step.next);
}

void TestSyncCycle::phase_followsTheWork()
{
    SyncCycle cycle(SyncMode::Both);
    QCOMPARE(cycle.phase(), SyncPhase::Idle);
    QCOMPARE(cycle.start(), Action::Prepare);
    QCOMPARE(cycle.phase(), SyncPhase::Pulling);
    const QList<std::pair<CycleEvent, SyncPhase>> steps{
        {{Kind::Prepared}, SyncPhase::Pulling},       {{Kind::PageReceived}, SyncPhase::Applying},
        {{Kind::PageApplied}, SyncPhase::Applying},   {{Kind::Settled}, SyncPhase::Capturing},
        {{Kind::Captured, true}, SyncPhase::Pushing}, {{Kind::PushAccepted}, SyncPhase::Pushing},
        {{Kind::AckRecorded}, SyncPhase::Idle}};
    for (const auto &[event, phase] : steps) {
        (void)cycle.on(event);
        QCOMPARE(cycle.phase(), phase);
    }
}

void TestSyncCycle::error_isTheFirstOne()
{
    SyncCycle cycle(SyncMode::Both);
    (void)cycle.start();
    (void)cycle.on({Kind::Prepared});
    QVERIFY(!cycle.error());
    (void)cycle.on(failed(ErrorCode::ServerProtocolError));
    (void)cycle.on({Kind::Captured, true});
    (void)cycle.on(failed(ErrorCode::NetworkError));
    QCOMPARE(cycle.error()->code, ErrorCode::ServerProtocolError);
}

void TestSyncCycle::tooLargeBatch_isHalved_andGrowsAgain()
{
    SyncCycle cycle(SyncMode::PushOnly);
    (void)cycle.start();
    (void)cycle.on({Kind::Prepared});
    (void)cycle.on({Kind::Captured, true});
    QCOMPARE(cycle.on(failed(ErrorCode::BodyTooLarge)), Action::RequestPush);
    QCOMPARE(cycle.batchCells(), 250);
    QCOMPARE(cycle.on(failed(ErrorCode::BatchTooLarge)), Action::RequestPush);
    QCOMPARE(cycle.batchCells(), 125);
    for (int i = 0; i < 100; ++i)
        (void)cycle.on({Kind::PushAccepted, true});
    QCOMPARE(cycle.batchCells(), 500);
    QVERIFY(!cycle.error());
}

void TestSyncCycle::toldLimit_isTheCeiling()
{
    SyncCycle cycle(SyncMode::PushOnly);
    (void)cycle.start();
    (void)cycle.on({Kind::Prepared});
    (void)cycle.on({Kind::Captured, true});
    (void)cycle.on(failed(ErrorCode::BatchTooLarge, 40));
    QCOMPARE(cycle.batchCells(), 40);
    for (int i = 0; i < 100; ++i)
        (void)cycle.on({Kind::PushAccepted, true});
    QCOMPARE(cycle.batchCells(), 40);
    // A limit that is none would repeat the same request for ever.
    (void)cycle.on(failed(ErrorCode::BatchTooLarge, 1000));
    QCOMPARE(cycle.batchCells(), 39);
}

void TestSyncCycle::singleCell_isNotHalved()
{
    SyncCycle cycle(SyncMode::PushOnly, 1);
    (void)cycle.start();
    (void)cycle.on({Kind::Prepared});
    (void)cycle.on({Kind::Captured, true});
    QCOMPARE(cycle.on(failed(ErrorCode::BatchTooLarge)), Action::Finish);
    QCOMPARE(cycle.error()->code, ErrorCode::BatchTooLarge);
}

QTEST_GUILESS_MAIN(TestSyncCycle)
#include "tst_synccycle.moc"
