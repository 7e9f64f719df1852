// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/recoveryshare.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace haex;

namespace {

QByteArray plain(const SecretBytes &secret)
{
    return QByteArray(reinterpret_cast<const char *>(secret.view().data()), static_cast<qsizetype>(secret.size()));
}

Result<RecoveryShare> typed(const QByteArray &text)
{
    return RecoveryShare::fromText(SecretBytes::copyOf(text));
}

std::vector<RecoveryShare> read(const QByteArrayList &texts)
{
    std::vector<RecoveryShare> shares;
    for (const QByteArray &text : texts)
        shares.push_back(std::move(*typed(text)));
    return shares;
}

QByteArrayList textsOf(const std::vector<RecoveryShare> &shares)
{
    QByteArrayList texts;
    for (const RecoveryShare &share : shares)
        texts += plain(share.text());
    return texts;
}

} // namespace

/// Shares of a recovery key on their way to paper and back.
class TestRecoveryShare final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void shares_areTheVectors();
    void text_isElevenGroupsOfFour_andSaysWhatIsNeeded();
    void enoughShares_giveTheKey_inAnyOrder();
    void splits_outsideTheBounds_areRefused();
    void everyWrongLetter_isNoticed();
    void recoveryKey_isNoShare_andNoShareIsAKey();
    void tooFew_twice_andMixed_areTold();
};

void TestRecoveryShare::shares_areTheVectors()
{
    QFile file(QFINDTESTDATA(QStringLiteral("vectors/share-v1.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QJsonValue &split : QJsonDocument::fromJson(file.readAll()).object().value(u"splits").toArray()) {
        QByteArrayList texts;
        for (const QJsonValue &text : split[u"shares"].toArray())
            texts += text.toString().toLatin1();
        const auto shares = read(texts);
        QCOMPARE(textsOf(shares), texts);
        for (const RecoveryShare &share : shares) {
            QCOMPARE(share.needed(), split[u"coefficients"].toArray().size() + 1);
            QCOMPARE(share.splitId(), split[u"splitId"].toInt());
        }
        const auto key = joinRecoveryShares(shares);
        QVERIFY(key);
        QCOMPARE(plain(key->bytes()).toHex(), split[u"key"].toString().toLatin1());
        QCOMPARE(plain(key->text()), split[u"text"].toString().toLatin1());
    }
}

void TestRecoveryShare::text_isElevenGroupsOfFour_andSaysWhatIsNeeded()
{
    static const QRegularExpression form(QStringLiteral("^([0-9A-HJKMNP-TV-Z]{4}-){10}[0-9A-HJKMNP-TV-Z]{4}$"));
    const auto shares = splitRecoveryKey(RecoveryKey::random(), 3, 10);
    QVERIFY(shares);
    QCOMPARE(shares->size(), 10);
    int number = 0;
    for (const RecoveryShare &share : *shares) {
        const QByteArray text = plain(share.text());
        QVERIFY2(form.match(QString::fromLatin1(text)).hasMatch(), text.constData());
        const auto back = typed(text.toLower().replace("-", " ").replace('0', 'o').replace('1', 'l'));
        QVERIFY(back);
        QCOMPARE(plain(back->text()), text);
        QCOMPARE(back->needed(), 3);
        QCOMPARE(back->number(), ++number);
        QCOMPARE(back->splitId(), shares->front().splitId());
    }
}

void TestRecoveryShare::enoughShares_giveTheKey_inAnyOrder()
{
    const RecoveryKey key = RecoveryKey::random();
    const QByteArrayList texts = textsOf(*splitRecoveryKey(key, 3, 5));
    for (const QList<int> &chosen : {QList {0, 1, 2}, QList {4, 2, 0}, QList {3, 4, 1}, QList {4, 3, 2, 1}, QList {0, 1, 2, 3, 4}}) {
        QByteArrayList some;
        for (const int at : chosen)
            some += texts.at(at);
        const auto joined = joinRecoveryShares(read(some));
        QVERIFY(joined);
        QVERIFY(joined->bytes().equals(key.bytes()));
    }
}

void TestRecoveryShare::splits_outsideTheBounds_areRefused()
{
    const RecoveryKey key = RecoveryKey::random();
    for (const auto &[needed, count] : {std::pair {1, 3}, std::pair {0, 0}, std::pair {4, 3}, std::pair {2, 11}, std::pair {-1, 2}, std::pair {1, 1}})
        QCOMPARE(splitRecoveryKey(key, needed, count).error().code, ErrorCode::InvalidArgument);
    QVERIFY(splitRecoveryKey(key, 2, 2));
    QVERIFY(splitRecoveryKey(key, 10, 10));
}

void TestRecoveryShare::everyWrongLetter_isNoticed()
{
    const QByteArray letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const QByteArray text = plain(splitRecoveryKey(RecoveryKey::random(), 2, 2)->front().text());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == '-')
            continue;
        for (const char letter : letters) {
            QByteArray wrong = text;
            wrong[at] = letter;
            QCOMPARE(typed(wrong).has_value(), wrong == text);
        }
        QByteArray swapped = text;
        if (at + 1 < text.size() && text.at(at + 1) != '-' && text.at(at) != text.at(at + 1)) {
            std::swap(swapped[at], swapped[at + 1]);
            QCOMPARE(typed(swapped).error().code, ErrorCode::InvalidArgument);
        }
    }
    QVERIFY(!typed(text.chopped(1)));
    QVERIFY(!typed(text + 'A'));
    QVERIFY(!typed({}));
}

void TestRecoveryShare::recoveryKey_isNoShare_andNoShareIsAKey()
{
    const RecoveryKey key = RecoveryKey::random();
    const auto shares = splitRecoveryKey(key, 2, 2);
    QVERIFY(!RecoveryShare::fromText(key.text()));
    QVERIFY(!RecoveryKey::fromText(shares->front().text()));
    QVERIFY(!RecoveryShare::isLongEnough(key.text()));
    QVERIFY(RecoveryShare::isLongEnough(shares->front().text()));
}

void TestRecoveryShare::tooFew_twice_andMixed_areTold()
{
    const RecoveryKey key = RecoveryKey::random();
    const QByteArrayList one = textsOf(*splitRecoveryKey(key, 3, 4));
    const QByteArrayList other = textsOf(*splitRecoveryKey(key, 3, 4));
    const auto refusal = [](const QByteArrayList &texts) { return joinRecoveryShares(read(texts)).error().code; };
    QCOMPARE(refusal({}), ErrorCode::NotFound);
    QCOMPARE(refusal({one.at(0), one.at(3)}), ErrorCode::NotFound);
    QCOMPARE(refusal({one.at(0), one.at(3), one.at(0)}), ErrorCode::AlreadyExists);
    QCOMPARE(refusal({one.at(0), one.at(1), other.at(2)}), ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(TestRecoveryShare)
#include "tst_recoveryshare.moc"
