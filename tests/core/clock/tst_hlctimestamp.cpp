// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"

#include <QTest>

using namespace haex;

class TestHlcTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_hasTheOneForm_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<int>("counter");
        QTest::addColumn<quint64>("node");
        QTest::addColumn<QByteArray>("text");
        const auto add = [](qint64 ms, int counter, quint64 node, const char *text) {
            QTest::newRow(text) << ms << counter << node << QByteArray(text);
        };
        add(0, 0, 0, "1970-01-01T00:00:00.000Z-0000-0000000000000000");
        add(1, 1, 1, "1970-01-01T00:00:00.001Z-0001-0000000000000001");
        add(951782400000, 0xffff, 0xffffffffffffffff,
            "2000-02-29T00:00:00.000Z-ffff-ffffffffffffffff");
        add(1795424399999, 0xabc, 0x9b1deb4d3b7d4bad,
            "2026-11-23T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add(253402300799999, 0, 16, "9999-12-31T23:59:59.999Z-0000-0000000000000010");
    }

    void text_hasTheOneForm()
    {
        QFETCH(qint64, ms);
        QFETCH(int, counter);
        QFETCH(quint64, node);
        QFETCH(QByteArray, text);
        const HlcTimestamp hlc{ms, static_cast<quint16>(counter), NodeId(node)};
        QCOMPARE(hlc.toText(), text);
        QCOMPARE(text.size(), HlcTimestamp::TextLength);
        const auto parsed = HlcTimestamp::parse(text);
        QVERIFY(parsed);
        QVERIFY(*parsed == hlc);
        QCOMPARE(nodeOf(text).toByteArray(), hlc.node.toHex());
    }

    void parse_refusesAnyOtherForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto add
            = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        const QByteArray good = "2026-11-23T08:59:59.999Z-0abc-9b1deb4d3b7d4bad";
        QVERIFY(HlcTimestamp::parse(good));
        add("empty", {});
        add("ISO date only", "2026-11-23T08:59:59.999Z");
        add("one short", good.chopped(1));
        add("one long", good + '0');
        add("leading space", ' ' + good.chopped(1));
        add("upper-case node", "2026-11-23T08:59:59.999Z-0abc-9B1DEB4D3B7D4BAD");
        add("upper-case counter", "2026-11-23T08:59:59.999Z-0ABC-9b1deb4d3b7d4bad");
        add("lower-case T", "2026-11-23t08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("offset", "2026-11-23T08:59:59.999+0abc-9b1deb4d3b7d4bad");
        add("comma", "2026-11-23T08:59:59,999Z-0abc-9b1deb4d3b7d4bad");
        add("month 13", "2026-13-23T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("month 0", "2026-00-23T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("31 April", "2026-04-31T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("29 February", "2026-02-29T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("hour 24", "2026-11-23T24:00:00.000Z-0abc-9b1deb4d3b7d4bad");
        add("minute 60", "2026-11-23T08:60:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("leap second", "2026-12-31T23:59:60.000Z-0abc-9b1deb4d3b7d4bad");
        add("before 1970", "1969-12-31T23:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("sign", "+026-11-23T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("space for a digit", "2026-11- 3T08:59:59.999Z-0abc-9b1deb4d3b7d4bad");
        add("g", "2026-11-23T08:59:59.999Z-0abg-9b1deb4d3b7d4bad");
        add("NUL", QByteArray("2026-11-23T08:59:59.999Z-0abc-9b1deb4d3b7d4ba\0", 46));
        add("full-width digit", "2026-11-23T08:59:59.999Z-0abc-9b1deb4d3b7d4\xef\xbc\x91");
    }

    void parse_refusesAnyOtherForm()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!HlcTimestamp::parse(text));
    }

    void order_isOfTimeThenCounterThenNode()
    {
        const HlcTimestamp base{1000, 5, NodeId(7)};
        QVERIFY((HlcTimestamp{1001, 0, NodeId(0)}) > base);
        QVERIFY((HlcTimestamp{1000, 6, NodeId(0)}) > base);
        QVERIFY((HlcTimestamp{1000, 5, NodeId(8)}) > base);
        QVERIFY((HlcTimestamp{1000, 5, NodeId(7)}) == base);
        // Unsigned: a node with its highest bit set is greater, in value and in text.
        QVERIFY((HlcTimestamp{1000, 5, NodeId(1ull << 63)}) > base);
    }

    void zero_isLowerThanAnyDevices()
    {
        QVERIFY(HlcTimestamp{}.isZero());
        QVERIFY(HlcTimestamp{} < (HlcTimestamp{0, 0, NodeId(1)}));
        QVERIFY(!(HlcTimestamp{0, 0, NodeId(1)}).isZero());
    }

    void node_isTakenFromTheDeviceId()
    {
        const auto node = NodeId::fromDeviceId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d");
        QVERIFY(node);
        QCOMPARE(node->toHex(), QByteArray("9b1deb4d3b7d4bad"));
        QVERIFY(!NodeId::fromDeviceId(""));
        QVERIFY(!NodeId::fromDeviceId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6"));
        QVERIFY(!NodeId::fromDeviceId("9B1DEB4D-3B7D-4BAD-9BDD-2B0D7B3DCB6D"));
        QVERIFY(!NodeId::fromDeviceId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6x"));
        QVERIFY(!NodeId::fromDeviceId("xb1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"));
    }
};

QTEST_APPLESS_MAIN(TestHlcTimestamp)

#include "tst_hlctimestamp.moc"
