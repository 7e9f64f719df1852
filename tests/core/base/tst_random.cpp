// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>

using namespace haex;

namespace {

/// Gives numbers one after the other, to steer `below`.
class ListedRandom final : public Random
{
public:
    explicit ListedRandom(QList<quint32> numbers)
        : m_numbers(std::move(numbers))
    {
    }
    void fill(std::span<unsigned char> bytes) override
    {
        const quint32 number = m_numbers.takeFirst();
        std::memcpy(bytes.data(), &number, bytes.size());
    }

private:
    QList<quint32> m_numbers;
};

} // namespace

class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_haveTheLengthAndDiffer()
    {
        SystemRandom random;
        QCOMPARE(random.bytes(0).size(), 0);
        QCOMPARE(random.bytes(33).size(), 33);
        QVERIFY(random.bytes(16) != random.bytes(16));
    }

    void below_staysBelowAndReachesAll()
    {
        SystemRandom random;
        std::array<int, 10> counts{};
        for (int i = 0; i < 10'000; ++i)
            ++counts.at(random.below(10));
        // Expectation 1000, standard deviation 30: ten of them do not happen.
        for (const int count : counts)
            QVERIFY(count > 700 && count < 1300);
        QCOMPARE(random.below(1), 0u);
    }

    void below_rejectsNumbersThatWouldFavourSmallOnes()
    {
        // 2^32 mod 3 is 1: of the numbers, 0 is one too many.
        ListedRandom random({0, 1, 5});
        QCOMPARE(random.below(3), 1u);
        QCOMPARE(random.below(3), 2u);
    }

    void uuid_isOfVersionFour()
    {
        SystemRandom random;
        static const QRegularExpression form(QStringLiteral(
            "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i) {
            const QString uuid = random.uuid();
            QVERIFY2(form.match(uuid).hasMatch(), qPrintable(uuid));
            seen.insert(uuid);
        }
        QCOMPARE(seen.size(), 100);
    }
};

QTEST_APPLESS_MAIN(TestRandom)

#include "tst_random.moc"
