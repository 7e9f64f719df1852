// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"
#include "core/clock/hybridlogicalclock.h"

#include <QTest>

#include <rapidcheck.h>

using namespace haex;

namespace {

class HandClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now; }
    qint64 now = 0;
};

/// Any instant of the years that the text can hold; near each other often enough to tie.
rc::Gen<HlcTimestamp> anyHlc()
{
    constexpr qint64 EndOf9999 = 253'402'300'800'000;
    const auto ms = rc::gen::weightedOneOf<qint64>(
        {{3, rc::gen::inRange<qint64>(0, EndOf9999)},
         {2, rc::gen::inRange<qint64>(1'795'424'400'000, 1'795'424'400'003)}});
    const auto counter = rc::gen::weightedOneOf<quint16>(
        {{2, rc::gen::arbitrary<quint16>()}, {1, rc::gen::element<quint16>(0, 1, 9, 10, 0xffff)}});
    const auto node = rc::gen::weightedOneOf<quint64>(
        {{2, rc::gen::arbitrary<quint64>()},
         {1, rc::gen::element<quint64>(0, 1, 9, 10, ~quint64{0}, quint64{1} << 63)}});
    return rc::gen::apply(
        [](qint64 physicalMs, quint16 count, quint64 nodeValue) {
            return HlcTimestamp{physicalMs, count, NodeId(nodeValue)};
        },
        ms, counter, node);
}

} // namespace

/// The clock's text and its rules, for any reading. rapidcheck prints its seed.
class TestHlcProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1000");
    }

    void text_readsBackAsTheSameValue()
    {
        QVERIFY(rc::check("parse(text(hlc)) = hlc", [] {
            const HlcTimestamp hlc = *anyHlc();
            const auto parsed = HlcTimestamp::parse(hlc.toText());
            RC_ASSERT(parsed.has_value());
            RC_ASSERT(*parsed == hlc);
        }));
    }

    void text_comparesAsTheValuesDo()
    {
        QVERIFY(rc::check("text(a) <=> text(b) = a <=> b", [] {
            const HlcTimestamp a = *anyHlc();
            const HlcTimestamp b = *anyHlc();
            RC_CLASSIFY(a.physicalMs == b.physicalMs, "same millisecond");
            const int byText = QByteArrayView(a.toText()).compare(QByteArrayView(b.toText()));
            RC_ASSERT((byText <=> 0) == (a <=> b));
        }));
    }

    void parse_acceptsAChangedText_onlyAsAnotherCanonicalText()
    {
        QVERIFY(rc::check("one byte changed: refused, or the text of another value", [] {
            const HlcTimestamp hlc = *anyHlc();
            QByteArray text = hlc.toText();
            const auto at = *rc::gen::inRange<qsizetype>(0, text.size());
            const char byte = *rc::gen::weightedOneOf<char>(
                {{1, rc::gen::arbitrary<char>()},
                 {2, rc::gen::elementOf(std::string("0123456789abcdefABCDEF-:.TZtz +"))}});
            RC_PRE(text[at] != byte);
            text[at] = byte;
            const auto parsed = HlcTimestamp::parse(text);
            RC_CLASSIFY(parsed.has_value(), "still a stamp");
            RC_ASSERT(!parsed || (parsed->toText() == text && *parsed != hlc));
        }));
    }

    void parse_refusesInsertedRemovedAndForeignText()
    {
        QVERIFY(rc::check("a byte more or less is refused", [] {
            const QByteArray text = (*anyHlc()).toText();
            const auto at = *rc::gen::inRange<qsizetype>(0, text.size());
            RC_ASSERT(
                !HlcTimestamp::parse(QByteArray(text).insert(at, *rc::gen::arbitrary<char>())));
            RC_ASSERT(!HlcTimestamp::parse(QByteArray(text).remove(at, 1)));
        }));
        QVERIFY(rc::check("any accepted text is canonical", [] {
            const auto text = *rc::gen::container<std::string>(46, rc::gen::arbitrary<char>());
            const auto parsed = HlcTimestamp::parse(QByteArray::fromStdString(text));
            RC_ASSERT(!parsed || parsed->toText().toStdString() == text);
        }));
    }

    void mint_alwaysGrows_whateverTheWallClockAndTheOthersDo()
    {
        QVERIFY(rc::check("each reading is above all before and all received", [] {
            HandClock wall;
            HybridLogicalClock clock(wall, NodeId(*rc::gen::arbitrary<quint64>()));
            HlcTimestamp highest;
            const int steps = *rc::gen::inRange(1, 50);
            for (int step = 0; step < steps; ++step) {
                // Small ranges make ties, set-backs and full counters common.
                wall.now = *rc::gen::inRange<qint64>(-2, 6);
                if (*rc::gen::arbitrary<bool>()) {
                    const HlcTimestamp remote{*rc::gen::inRange<qint64>(0, 6),
                                              *rc::gen::element<quint16>(0, 1, 0xfffe, 0xffff),
                                              NodeId(*rc::gen::arbitrary<quint64>())};
                    clock.observe(remote);
                    highest = std::max(highest, remote);
                } else {
                    const HlcTimestamp minted = clock.mint();
                    RC_ASSERT(minted > highest);
                    RC_ASSERT(minted.node == clock.node());
                    RC_ASSERT(minted.toText() > highest.toText());
                    highest = minted;
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestHlcProperties)

#include "tst_hlc.moc"
