// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/secretsharing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <bit>

using namespace haex;

namespace {

SecretBytes hex(const QJsonValue &text)
{
    return SecretBytes::copyOf(QByteArray::fromHex(text.toString().toLatin1()));
}

/// The points whose bit is set in `chosen`.
std::vector<SharePoint> some(const std::vector<SharePoint> &points, unsigned chosen)
{
    std::vector<SharePoint> some;
    for (size_t i = 0; i < points.size(); ++i) {
        if (chosen & (1U << i))
            some.push_back({points[i].x, points[i].y.clone()});
    }
    return some;
}

/// Bytes 0, 1, … 255, each `times` times in a row, over and over, up to `size`.
SecretBytes counting(size_t size, size_t times)
{
    SecretBytes bytes(size);
    for (size_t i = 0; i < size; ++i)
        bytes.mutableView()[i] = static_cast<unsigned char>(i / times);
    return bytes;
}

} // namespace

/// Shamir's scheme: what enough shares give, and what fewer do not.
class TestSecretSharing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void points_areTheVectors();
    void everyChoiceOfEnoughPoints_givesTheSecret();
    void fewerPoints_giveAnotherSecret();
    void onePointOfTwo_isAsLikelyForEverySecret();
    void twoPointsOfThree_areAsLikelyForEverySecret();
    void sameSecret_isSplitAnewEachTime();
};

void TestSecretSharing::points_areTheVectors()
{
    QFile file(QFINDTESTDATA(QStringLiteral("vectors/share-v1.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray splits = QJsonDocument::fromJson(file.readAll()).object().value(u"splits").toArray();
    QVERIFY(splits.size() >= 6);
    for (const QJsonValue &split : splits) {
        const SecretBytes secret = hex(split[u"key"]);
        std::vector<SecretBytes> coefficients;
        for (const QJsonValue &coefficient : split[u"coefficients"].toArray())
            coefficients.push_back(hex(coefficient));
        const auto points = splitSecretBy(secret, coefficients, split[u"count"].toInt());
        QCOMPARE(std::ssize(points), split[u"count"].toInt());
        const QJsonArray expected = split[u"points"].toArray();
        for (size_t at = 0; at < points.size(); ++at)
            QVERIFY(points[at].y.equals(hex(expected.at(static_cast<qsizetype>(at)))));
        for (size_t leftOut = 0; leftOut + coefficients.size() < points.size(); ++leftOut) {
            const auto enough = std::span(points).subspan(leftOut, coefficients.size() + 1);
            QVERIFY(joinShares(enough).equals(secret));
        }
    }
}

void TestSecretSharing::everyChoiceOfEnoughPoints_givesTheSecret()
{
    for (int count = 2; count <= 7; ++count) {
        for (int needed = 2; needed <= count; ++needed) {
            const SecretBytes secret = SecretBytes::random(20);
            const auto points = splitSecret(secret, needed, count);
            for (unsigned chosen = 0; chosen < 1U << count; ++chosen) {
                if (std::popcount(chosen) >= needed)
                    QVERIFY2(joinShares(some(points, chosen)).equals(secret), qPrintable(QStringLiteral("%1 of %2: %3").arg(needed).arg(count).arg(chosen, 0, 2)));
            }
        }
    }
}

void TestSecretSharing::fewerPoints_giveAnotherSecret()
{
    const SecretBytes secret = SecretBytes::random(20);
    const auto points = splitSecret(secret, 4, 5);
    for (unsigned chosen = 1; chosen < 1U << 5; ++chosen) {
        if (std::popcount(chosen) < 4)
            QVERIFY(!joinShares(some(points, chosen)).equals(secret));
    }
}

/// Over all coefficients, each value of a share comes once for each secret: it tells nothing.
void TestSecretSharing::onePointOfTwo_isAsLikelyForEverySecret()
{
    const SecretBytes secrets = counting(65536, 256);
    std::vector<SecretBytes> coefficients;
    coefficients.push_back(counting(65536, 1));
    for (const SharePoint &point : splitSecretBy(secrets, coefficients, 10)) {
        std::vector<int> seen(65536);
        for (size_t i = 0; i < 65536; ++i)
            ++seen[size_t {secrets.view()[i]} * 256 + point.y.view()[i]];
        QVERIFY(std::ranges::all_of(seen, [](int times) { return times == 1; }));
    }
}

/// The same for pairs of shares of three that are needed.
void TestSecretSharing::twoPointsOfThree_areAsLikelyForEverySecret()
{
    std::vector<SecretBytes> coefficients;
    coefficients.push_back(counting(65536, 256));
    coefficients.push_back(counting(65536, 1));
    for (const int value : {0, 1, 0x53, 0xff}) {
        SecretBytes secret(65536);
        std::ranges::fill(secret.mutableView(), static_cast<unsigned char>(value));
        const auto points = splitSecretBy(secret, coefficients, 5);
        for (const auto &[first, second] : {std::pair {0, 1}, std::pair {1, 4}, std::pair {3, 2}}) {
            std::vector<int> seen(65536);
            for (size_t i = 0; i < 65536; ++i)
                ++seen[size_t {points[first].y.view()[i]} * 256 + points[second].y.view()[i]];
            QVERIFY(std::ranges::all_of(seen, [](int times) { return times == 1; }));
        }
    }
}

void TestSecretSharing::sameSecret_isSplitAnewEachTime()
{
    const SecretBytes secret = SecretBytes::random(20);
    const auto once = splitSecret(secret, 2, 3);
    const auto again = splitSecret(secret, 2, 3);
    for (size_t i = 0; i < once.size(); ++i) {
        QCOMPARE(once[i].x, i + 1);
        QVERIFY(!once[i].y.equals(again[i].y));
    }
}

QTEST_GUILESS_MAIN(TestSecretSharing)
#include "tst_secretsharing.moc"
