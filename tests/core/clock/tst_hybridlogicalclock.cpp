// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hybridlogicalclock.h"

#include <QTest>

using namespace haex;

namespace {

/// A wall clock that stands where it is put.
class HandClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_now; }
    void set(qint64 now) { m_now = now; }

private:
    qint64 m_now = 1'000'000;
};

} // namespace

class TestHybridLogicalClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_wall.set(1'000'000); }

    void mint_followsTheWallClock()
    {
        HybridLogicalClock clock(m_wall, m_node);
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'000, 0, m_node}));
        m_wall.set(1'000'005);
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'005, 0, m_node}));
        QVERIFY(clock.last() == (HlcTimestamp{1'000'005, 0, m_node}));
    }

    void mint_counts_whileTheWallClockStands()
    {
        HybridLogicalClock clock(m_wall, m_node);
        (void)clock.mint();
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'000, 1, m_node}));
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'000, 2, m_node}));
    }

    void mint_goesOn_whenTheWallClockIsSetBack()
    {
        HybridLogicalClock clock(m_wall, m_node);
        const HlcTimestamp before = clock.mint();
        m_wall.set(5);
        QVERIFY(clock.mint() > before);
        m_wall.set(-5);
        QVERIFY(clock.mint() > before);
        m_wall.set(1'000'001);
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'001, 0, m_node}));
    }

    void mint_goesOn_afterARestartWithTheWallClockSetBack()
    {
        const HlcTimestamp stored{2'000'000, 9, m_node};
        HybridLogicalClock clock(m_wall, m_node, stored);
        QVERIFY(clock.mint() == (HlcTimestamp{2'000'000, 10, m_node}));
    }

    void mint_movesTheMillisecondsForward_whenTheCounterIsFull()
    {
        HybridLogicalClock clock(m_wall, m_node, {1'000'000, 0xffff, m_node});
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'001, 0, m_node}));
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'001, 1, m_node}));
    }

    void mint_isNeverZero_onAMachineWithoutAClock()
    {
        m_wall.set(0);
        HybridLogicalClock clock(m_wall, NodeId(0));
        QVERIFY(!clock.mint().isZero());
    }

    void observe_advancesPastTheRemote()
    {
        HybridLogicalClock clock(m_wall, m_node);
        for (const NodeId other : {NodeId(1), NodeId(0xffffffffffffffff)}) {
            const HlcTimestamp remote{3'000'000, 7, other};
            clock.observe(remote);
            QVERIFY(clock.mint() > remote);
        }
        QCOMPARE(clock.last().node.value(), m_node.value());
    }

    void observe_advancesPastARemoteWithAFullCounter()
    {
        HybridLogicalClock clock(m_wall, m_node);
        const HlcTimestamp remote{3'000'000, 0xffff, NodeId(0xffffffffffffffff)};
        clock.observe(remote);
        QVERIFY(clock.mint() == (HlcTimestamp{3'000'001, 0, m_node}));
    }

    void observe_ignoresWhatIsOlder()
    {
        HybridLogicalClock clock(m_wall, m_node);
        const HlcTimestamp before = clock.mint();
        clock.observe({5, 0xffff, NodeId(1)});
        QVERIFY(clock.last() == before);
    }

    void reset_fallsBack_whenAFarClockIsSaneAgain()
    {
        HybridLogicalClock clock(m_wall, m_node, {9'000'000, 0, m_node});
        clock.reset({});
        QVERIFY(clock.mint() == (HlcTimestamp{1'000'000, 0, m_node}));
    }

private:
    HandClock m_wall;
    const NodeId m_node{0x9b1deb4d3b7d4bad};
};

QTEST_APPLESS_MAIN(TestHybridLogicalClock)

#include "tst_hybridlogicalclock.moc"
