// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/paddedplaintext.h"

#include <QTest>

using namespace haex;

class TestPaddedPlaintext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paddedSize_followsPadme_data()
    {
        QTest::addColumn<quint64>("content");
        QTest::addColumn<quint64>("padded");
        const QList<std::pair<quint64, quint64>> sizes{
            {0, 32},    {5, 32},      {32, 32},     {33, 36},     {36, 36},       {37, 40},
            {63, 64},   {64, 64},     {65, 72},     {100, 104},   {128, 128},     {129, 144},
            {255, 256}, {1000, 1024}, {1025, 1088}, {4097, 4352}, {65536, 65536}, {65537, 67584}};
        for (const auto &[content, padded] : sizes)
            QTest::addRow("%llu", content) << content << padded;
    }

    void paddedSize_followsPadme()
    {
        QFETCH(quint64, content);
        QFETCH(quint64, padded);
        QCOMPARE(quint64{PaddedPlaintext::paddedSize(content)}, padded);
    }

    void paddedSize_isAFixedPointThatNeverShrinksAndCostsLittle()
    {
        size_t last = 0;
        for (size_t content = 0; content < 100'000; ++content) {
            const size_t padded = PaddedPlaintext::paddedSize(content);
            QVERIFY(padded >= content && padded >= last);
            QVERIFY(content < 32 || padded <= content + content * 12 / 100 + 1);
            QCOMPARE(PaddedPlaintext::paddedSize(padded), padded);
            last = padded;
        }
    }

    void read_acceptsOnlyWhatWriteMakes()
    {
        std::vector<unsigned char> bytes;
        PaddedPlaintext::write(CellValue::text("abc"), bytes);
        QVERIFY(PaddedPlaintext::read(bytes).value_or(CellValue()) == CellValue::text("abc"));

        const auto changed = [&](size_t at, unsigned char value) {
            auto copy = bytes;
            copy[at] = value;
            return PaddedPlaintext::read(copy).has_value();
        };
        QVERIFY(!changed(0, 7));
        QVERIFY(!changed(0, 255));
        // A NULL and a number have lengths of their own.
        QVERIFY(!changed(0, 0));
        QVERIFY(!changed(0, 1));
        QVERIFY(!changed(0, 2));
        // Lengths: cutting leaves a byte that is no padding; beyond the end; beyond all memory.
        QVERIFY(!changed(4, 2));
        QVERIFY(!changed(4, 28));
        QVERIFY(!changed(1, 0xff));
        for (size_t at = 8; at < bytes.size(); ++at)
            QVERIFY(!changed(at, 1));
        // A longer length is canonical too, with zeros as its data.
        QVERIFY(changed(4, 4));
    }

    void read_refusesPaddingThatIsTooShortOrTooLong()
    {
        std::vector<unsigned char> bytes;
        for (const qsizetype length : {0, 27, 28, 100}) {
            PaddedPlaintext::write(CellValue::blob(QByteArray(length, 'x')), bytes);
            auto longer = bytes;
            longer.push_back(0);
            QVERIFY(!PaddedPlaintext::read(longer));
            longer.resize(PaddedPlaintext::paddedSize(bytes.size() + 1));
            QVERIFY(!PaddedPlaintext::read(longer));
            auto shorter = bytes;
            shorter.pop_back();
            QVERIFY(!PaddedPlaintext::read(shorter));
        }
        QVERIFY(!PaddedPlaintext::read({}));
    }

    void write_leavesNothingOfAnEarlierValue()
    {
        std::vector<unsigned char> bytes;
        PaddedPlaintext::write(CellValue::blob(QByteArray(1000, 'x')), bytes);
        PaddedPlaintext::write(CellValue::null(), bytes);
        QCOMPARE(bytes, std::vector<unsigned char>(32, 0));
    }
};

QTEST_GUILESS_MAIN(TestPaddedPlaintext)

#include "tst_paddedplaintext.moc"
