// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingwords.h"
#include "core/protocol/pairingmessages.h"
#include "core/vault/generator/wordlist.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QSet>
#include <QTest>

using namespace haex;

namespace {

Result<PairingWords> typed(const char *text)
{
    return PairingWords::fromText(SecretBytes::copyOf(QByteArray(text)));
}

QByteArray textOf(const PairingWords &words)
{
    const SecretBytes text = words.text();
    return {reinterpret_cast<const char *>(text.view().data()),
            static_cast<qsizetype>(text.size())};
}

} // namespace

class TestPairingWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }

    void words_areEightOfTheList_andOtherOnesEachTime();
    void words_comeBackFromTheirText();
    void words_areFoundHoweverTheyAreTyped_data();
    void words_areFoundHoweverTheyAreTyped();
    void words_meanTheSameInEveryVersion();
    void wrongWords_areRefused_data();
    void wrongWords_areRefused();
    void oneOtherWord_isAnotherMailboxAndKey();
    void invitation_isOneText_orTheWordsAlone();
};

void TestPairingWords::words_areEightOfTheList_andOtherOnesEachTime()
{
    QSet<QByteArray> seen;
    const auto list = passphraseWords();
    for (int round = 0; round < 100; ++round) {
        const QByteArray text = textOf(PairingWords::random());
        QCOMPARE(text.split(' ').size(), 8);
        for (const QByteArray &word : text.split(' '))
            QVERIFY(std::ranges::find(list, QLatin1StringView(word)) != list.end());
        seen += text;
    }
    QCOMPARE(seen.size(), 100);
}

void TestPairingWords::words_comeBackFromTheirText()
{
    for (int round = 0; round < 100; ++round) {
        const PairingWords words = PairingWords::random();
        const auto back = PairingWords::fromText(words.text());
        VERIFY_OK(back);
        QCOMPARE(textOf(*back), textOf(words));
        QCOMPARE(*back->mailbox(), *words.mailbox());
        QVERIFY(back->key()->equals(*words.key()));
        QVERIFY(isPairingMailbox(*words.mailbox()));
    }
}

void TestPairingWords::words_areFoundHoweverTheyAreTyped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("capitals") << QByteArray("ABLE About above ACCENT zoo zone zipper zinc");
    QTest::newRow("hyphens") << QByteArray("able-about-above-accent-zoo-zone-zipper-zinc");
    QTest::newRow("lines") << QByteArray("\table about\nabove accent\r\n zoo  zone zipper zinc \n");
    QTest::newRow("commas") << QByteArray("able, about, above, accent, zoo, zone, zipper, zinc");
}

void TestPairingWords::words_areFoundHoweverTheyAreTyped()
{
    QFETCH(QByteArray, text);
    const auto words = typed(text.constData());
    VERIFY_OK(words);
    QCOMPARE(textOf(*words), QByteArray("able about above accent zoo zone zipper zinc"));
}

/// Devices of different versions are paired: neither list nor labels may change.
void TestPairingWords::words_meanTheSameInEveryVersion()
{
    const auto words = typed("able about above accent zoo zone zipper zinc");
    VERIFY_OK(words);
    QCOMPARE(*words->mailbox(), QByteArray("fd50830f33f17ec9d2331d2384d07527"));
}

void TestPairingWords::wrongWords_areRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("seven") << QByteArray("able able able able able able able") << QString();
    QTest::newRow("nine") << QByteArray("able able able able able able able able able")
                          << QStringLiteral("9");
    QTest::newRow("none of ours") << QByteArray("able able xyzzy able able able able able")
                                  << QStringLiteral("3");
    QTest::newRow("half of one") << QByteArray("able abl able able able able able able")
                                 << QStringLiteral("2");
    QTest::newRow("a digit") << QByteArray("able able able ab1e able able able able")
                             << QStringLiteral("4");
    QTest::newRow("beyond ASCII") << QByteArray("äble able able able able able able able")
                                  << QStringLiteral("1");
}

void TestPairingWords::wrongWords_areRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    const auto words = typed(text.constData());
    QVERIFY(!words);
    QCOMPARE(words.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(words.error().pointer, word);
    QVERIFY(!words.error().toString().contains(QStringLiteral("able")));
}

void TestPairingWords::oneOtherWord_isAnotherMailboxAndKey()
{
    const auto one = typed("able about above accent zoo zone zipper zinc");
    const auto other = typed("able about above accent zoo zone zipper zest");
    VERIFY_OK(one);
    VERIFY_OK(other);
    QVERIFY(*one->mailbox() != *other->mailbox());
    QVERIFY(!one->key()->equals(*other->key()));
}

void TestPairingWords::invitation_isOneText_orTheWordsAlone()
{
    const PairingInvitation made{
        QUrl(QStringLiteral("https://home.example:8787#sha256=") + QString(64, u'a')),
        QStringLiteral("able about above accent zoo zone zipper zinc")};
    const PairingInvitation read = PairingInvitation::fromText(made.text());
    QCOMPARE(read.server, made.server);
    QCOMPARE(read.words, made.words);
    const PairingInvitation alone = PairingInvitation::fromText(QStringLiteral(" able\nabout "));
    QVERIFY(alone.server.isEmpty());
    QCOMPARE(alone.words, QStringLiteral("able about"));
}

QTEST_GUILESS_MAIN(TestPairingWords)
#include "tst_pairingwords.moc"
