// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/recoverykey.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace haex;

namespace {

QByteArray plain(const SecretBytes &secret)
{
    return QByteArray(reinterpret_cast<const char *>(secret.view().data()), static_cast<qsizetype>(secret.size()));
}

Result<RecoveryKey> typed(const QByteArray &text)
{
    return RecoveryKey::fromText(SecretBytes::copyOf(text));
}

} // namespace

/// A recovery key on its way to paper and back.
class TestRecoveryKey final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void text_isNineGroupsOfFour_andReadsBack()
    {
        for (int round = 0; round < 200; ++round) {
            const RecoveryKey key = RecoveryKey::random();
            const QByteArray text = plain(key.text());
            static const QRegularExpression form(QStringLiteral("^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$"));
            QVERIFY2(form.match(QString::fromLatin1(text)).hasMatch(), text.constData());
            const auto back = typed(text);
            QVERIFY(back);
            QCOMPARE(plain(*back->sealKey()), plain(*key.sealKey()));
        }
    }

    void keys_differ()
    {
        QSet<QByteArray> seen;
        for (int round = 0; round < 100; ++round)
            seen.insert(plain(RecoveryKey::random().text()));
        QCOMPARE(seen.size(), 100);
    }

    void everySpellingOfAHand_isTaken()
    {
        const RecoveryKey key = RecoveryKey::random();
        const QByteArray text = plain(key.text());
        QByteArray other = text.toLower().replace("-", "  ").replace('0', 'o').replace('1', 'l');
        QVERIFY(typed(other));
        QCOMPARE(plain(typed(other)->text()), text);
        QVERIFY(typed(text.toLower().remove(4, 1).replace('1', 'i')));
    }

    void everyWrongLetter_isNoticed()
    {
        const QByteArray text = plain(RecoveryKey::random().text());
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (text.at(at) == '-')
                continue;
            QByteArray wrong = text;
            wrong[at] = text.at(at) == 'A' ? 'B' : 'A';
            QCOMPARE(typed(wrong).error().code, ErrorCode::InvalidArgument);
        }
    }

    void swappedGroups_areNoticed()
    {
        const QByteArrayList groups = plain(RecoveryKey::random().text()).split('-');
        for (int at = 1; at < RecoveryKey::Groups; ++at) {
            QByteArrayList swapped = groups;
            swapped.swapItemsAt(at - 1, at);
            if (swapped != groups)
                QVERIFY(!typed(swapped.join('-')));
        }
    }

    void anythingElse_isRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray text = plain(RecoveryKey::random().text());
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a letter less") << text.chopped(1);
        QTest::newRow("a letter more") << text + 'A';
        QTest::newRow("a group twice") << text + text.right(5);
        QTest::newRow("U") << QByteArray(text).replace(0, 1, "U");
        QTest::newRow("a dot") << QByteArray(text).replace(0, 1, ".");
        QTest::newRow("an umlaut") << QByteArray(text).replace(0, 1, "Ä");
    }
    void anythingElse_isRefused()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(typed(text).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestRecoveryKey)
#include "tst_recoverykey.moc"
