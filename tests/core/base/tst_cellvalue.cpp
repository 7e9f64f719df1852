// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cellvalue.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace haex;

class TestCellValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factories_giveWhatTheyWereGiven()
    {
        QVERIFY(CellValue().isNull());
        QVERIFY(CellValue::null() == CellValue());
        QCOMPARE(CellValue::integer(-7).toInteger(), -7);
        QCOMPARE(CellValue::real(0.1).toReal(), 0.1);
        QCOMPARE(CellValue::text("ü").bytes(), QByteArray("ü"));
        QCOMPARE(CellValue::blob(QByteArray("\0x", 2)).bytes(), QByteArray("\0x", 2));
        QCOMPARE(CellValue::tombstone("who").bytes(), QByteArray("who"));
        QCOMPARE(CellValue::rowMarker("who").bytes(), QByteArray("who"));
        QVERIFY(CellValue::rowMarker().bytes().isEmpty());
    }

    void accessors_giveNothingOfOtherTypes()
    {
        QCOMPARE(CellValue::real(1.5).toInteger(), 0);
        QCOMPARE(CellValue::integer(1).toReal(), 0.0);
        QCOMPARE(CellValue::text("1").toInteger(), 0);
        QVERIFY(CellValue::integer(1).bytes().isEmpty());
    }

    void encoded_isBigEndian()
    {
        QCOMPARE(CellValue::integer(1).encoded().toHex(), QByteArray("0000000000000001"));
        QCOMPARE(CellValue::integer(-1).encoded().toHex(), QByteArray("ffffffffffffffff"));
        QCOMPARE(CellValue::real(1.0).encoded().toHex(), QByteArray("3ff0000000000000"));
        QCOMPARE(CellValue::null().encoded(), QByteArray());
        QCOMPARE(CellValue::text("abc").encoded(), QByteArray("abc"));
    }

    void decode_givesBackEveryBit()
    {
        for (const CellValue &value : samples()) {
            const auto decoded
                = CellValue::decode(static_cast<quint8>(value.type()), value.encoded());
            QVERIFY(decoded);
            QVERIFY(*decoded == value);
            QCOMPARE(value.encodedSize(), value.encoded().size());
        }
        const auto minusZero = CellValue::decode(2, CellValue::real(-0.0).encoded());
        QVERIFY(std::signbit(minusZero->toReal()));
    }

    void decode_refusesWrongLengthsAndUnknownTags()
    {
        QVERIFY(!CellValue::decode(0, "x"));
        QVERIFY(!CellValue::decode(1, "1234567"));
        QVERIFY(!CellValue::decode(1, "123456789"));
        QVERIFY(!CellValue::decode(2, {}));
        QVERIFY(!CellValue::decode(7, {}));
        QVERIFY(!CellValue::decode(255, {}));
    }

    void equality_isOfTypeAndBits()
    {
        QVERIFY(CellValue::text({}) != CellValue::null());
        QVERIFY(CellValue::text("1") != CellValue::blob("1"));
        QVERIFY(CellValue::integer(0) != CellValue::real(0.0));
        QVERIFY(CellValue::real(0.0) != CellValue::real(-0.0));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(CellValue::real(nan) == CellValue::real(nan));
        QVERIFY(CellValue::text({}) == CellValue::text(""));
    }

    void order_isTotalAndOfTypeThenBytes()
    {
        const std::vector<CellValue> values = samples();
        for (const CellValue &a : values) {
            for (const CellValue &b : values) {
                QCOMPARE((a <=> b) == 0, a == b);
                QCOMPARE(a<b, b> a);
                if (a.type() != b.type())
                    QCOMPARE(a < b, a.type() < b.type());
                else
                    QCOMPARE(
                        a < b,
                        std::ranges::lexicographical_compare(unsignedBytes(a), unsignedBytes(b)));
            }
        }
        // As bytes, not as numbers: what every device can agree on without knowing numbers.
        QVERIFY(CellValue::integer(-1) > CellValue::integer(1));
        QVERIFY(CellValue::text("a") < CellValue::text("aa"));
        QVERIFY(CellValue::text("\x7f") < CellValue::text("\x80"));
    }

private:
    static std::vector<unsigned char> unsignedBytes(const CellValue &value)
    {
        const QByteArray bytes = value.encoded();
        return {bytes.begin(), bytes.end()};
    }
    static std::vector<CellValue> samples()
    {
        using Integers = std::numeric_limits<qint64>;
        using Reals = std::numeric_limits<double>;
        return {CellValue::null(),
                CellValue::integer(0),
                CellValue::integer(-1),
                CellValue::integer(Integers::min()),
                CellValue::integer(Integers::max()),
                CellValue::real(0.0),
                CellValue::real(-0.0),
                CellValue::real(-1.5),
                CellValue::real(Reals::infinity()),
                CellValue::real(Reals::quiet_NaN()),
                CellValue::real(Reals::denorm_min()),
                CellValue::text({}),
                CellValue::text("a"),
                CellValue::text("aa"),
                CellValue::text("\xff"),
                CellValue::text(QByteArray("a\0b", 3)),
                CellValue::blob({}),
                CellValue::blob(QByteArray(3, '\0')),
                CellValue::rowMarker(),
                CellValue::rowMarker("x"),
                CellValue::tombstone(),
                CellValue::tombstone("x")};
    }
};

QTEST_APPLESS_MAIN(TestCellValue)

#include "tst_cellvalue.moc"
