// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/generator/passwordgenerator.h"
#include "core/vault/generator/passwordstrength.h"
#include "core/vault/generator/wordlist.h"
#include "tests/support/resulttext.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace haex;

/// Passwords keep to their recipe and say honestly how many there could have been.
class TestPasswordGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void password_hasEveryClass_evenWhenShort();
    void password_usesOnlyTheChosenClasses();
    void password_leavesOutLookAlikes();
    void password_drawsEveryCharacterEquallyOften();
    void password_refusesImpossibleRecipes_data();
    void password_refusesImpossibleRecipes();
    void entropy_countsThePossibleResults();
    void passphrase_followsItsRecipe();
    void passphrase_refusesImpossibleRecipes();
    void words_areSortedShortAndUnlike();
    void strength_knowsWeakFromStrong();
    void strength_triesOwnWordsFirst();

private:
    SystemRandom m_random;
    PasswordGenerator m_generator{m_random};
};

void TestPasswordGenerator::password_hasEveryClass_evenWhenShort()
{
    PasswordRecipe recipe;
    recipe.length = 4;
    for (int i = 0; i < 200; ++i) {
        const auto made = m_generator.password(recipe);
        VERIFY_OK(made);
        QCOMPARE(made->text.size(), 4);
        const auto has = [&made](auto predicate) { return std::ranges::any_of(made->text, predicate); };
        QVERIFY(has([](QChar c) { return c.isLower(); }));
        QVERIFY(has([](QChar c) { return c.isUpper(); }));
        QVERIFY(has([](QChar c) { return c.isDigit(); }));
        QVERIFY(has([](QChar c) { return !c.isLetterOrNumber(); }));
    }
}

void TestPasswordGenerator::password_usesOnlyTheChosenClasses()
{
    PasswordRecipe recipe;
    recipe.length = 200;
    recipe.lowerCase = recipe.upperCase = recipe.symbols = false;
    const auto made = m_generator.password(recipe);
    VERIFY_OK(made);
    QVERIFY(std::ranges::all_of(made->text, [](QChar c) { return c.isDigit(); }));
}

void TestPasswordGenerator::password_leavesOutLookAlikes()
{
    PasswordRecipe recipe;
    recipe.length = PasswordGenerator::MaxLength;
    recipe.withoutLookAlikes = true;
    for (int i = 0; i < 20; ++i) {
        const QString text = m_generator.password(recipe)->text;
        for (const char c : {'l', 'I', '1', '|', 'O', '0', 'o'})
            QVERIFY(!text.contains(QLatin1Char(c)));
    }
}

void TestPasswordGenerator::password_drawsEveryCharacterEquallyOften()
{
    PasswordRecipe recipe;
    recipe.length = 250;
    recipe.upperCase = recipe.digits = recipe.symbols = false;
    QHash<QChar, int> counts;
    for (int i = 0; i < 104; ++i) {
        const QString text = m_generator.password(recipe)->text;
        for (const QChar c : text)
            ++counts[c];
    }
    QCOMPARE(counts.size(), 26);
    // 1000 of each are expected; eight standard deviations are 250.
    for (const int count : counts)
        QVERIFY2(count > 750 && count < 1250, QByteArray::number(count).constData());
}

void TestPasswordGenerator::password_refusesImpossibleRecipes_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("classes");
    QTest::newRow("no class") << 20 << false;
    QTest::newRow("too short for one of each") << 3 << true;
    QTest::newRow("nothing") << 0 << true;
    QTest::newRow("negative") << -1 << true;
    QTest::newRow("too long") << PasswordGenerator::MaxLength + 1 << true;
}

void TestPasswordGenerator::password_refusesImpossibleRecipes()
{
    QFETCH(int, length);
    QFETCH(bool, classes);
    PasswordRecipe recipe;
    recipe.length = length;
    recipe.lowerCase = recipe.upperCase = recipe.digits = recipe.symbols = classes;
    const auto made = m_generator.password(recipe);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(entropyBits(recipe), 0.0);
}

void TestPasswordGenerator::entropy_countsThePossibleResults()
{
    PasswordRecipe recipe;
    recipe.length = 2;
    recipe.upperCase = recipe.symbols = false;
    recipe.everyClass = false;
    QVERIFY(qAbs(entropyBits(recipe) - std::log2(36.0 * 36)) < 1e-9);
    // One letter and one digit, in two orders.
    recipe.everyClass = true;
    QVERIFY(qAbs(entropyBits(recipe) - std::log2(26.0 * 10 * 2)) < 1e-9);
    PassphraseRecipe phrase;
    phrase.words = 3;
    const double word = std::log2(static_cast<double>(passphraseWords().size()));
    QVERIFY(qAbs(entropyBits(phrase) - 3 * word) < 1e-9);
    phrase.withDigit = true;
    QVERIFY(qAbs(entropyBits(phrase) - 3 * word - std::log2(30.0)) < 1e-9);
    phrase.separator = u" "_qs;
    QCOMPARE(m_generator.passphrase(phrase)->entropyBits, entropyBits(phrase));
}

void TestPasswordGenerator::passphrase_followsItsRecipe()
{
    PassphraseRecipe recipe;
    recipe.words = 5;
    recipe.separator = u"."_qs;
    recipe.capitalized = true;
    recipe.withDigit = true;
    const auto made = m_generator.passphrase(recipe);
    VERIFY_OK(made);
    const QStringList words = made->text.split(u'.');
    QCOMPARE(words.size(), 5);
    QVERIFY(std::ranges::all_of(words, [](const QString &word) { return word[0].isUpper(); }));
    QCOMPARE(std::ranges::count_if(made->text, [](QChar c) { return c.isDigit(); }), 1);
}

void TestPasswordGenerator::passphrase_refusesImpossibleRecipes()
{
    for (const int words : {0, -1, PasswordGenerator::MaxWords + 1}) {
        PassphraseRecipe recipe;
        recipe.words = words;
        QVERIFY(!m_generator.passphrase(recipe));
        QCOMPARE(entropyBits(recipe), 0.0);
    }
}

void TestPasswordGenerator::words_areSortedShortAndUnlike()
{
    const auto words = passphraseWords();
    // Eleven bits a word; two devices that are paired count on the same places.
    QCOMPARE(words.size(), size_t {2048});
    QSet<QString> seen;
    for (const QLatin1StringView word : words) {
        QVERIFY2(word.size() >= 3 && word.size() <= 8, word.data());
        seen += QString(word);
    }
    QCOMPARE(static_cast<size_t>(seen.size()), words.size());
    QVERIFY(std::ranges::is_sorted(words));
}

void TestPasswordGenerator::strength_knowsWeakFromStrong()
{
    QCOMPARE(estimateStrength({}).strengthClass, StrengthClass::Empty);
    QCOMPARE(estimateStrength(u"password1"_qs).strengthClass, StrengthClass::VeryWeak);
    QCOMPARE(estimateStrength(u"qwertyuiop"_qs).strengthClass, StrengthClass::VeryWeak);
    QCOMPARE(estimateStrength(m_generator.password({})->text).strengthClass, StrengthClass::Strong);
    QVERIFY(estimateStrength(m_generator.passphrase({})->text).bits > 50);
}

void TestPasswordGenerator::strength_triesOwnWordsFirst()
{
    const QString password = u"Grzegorzewski"_qs;
    QVERIFY(estimateStrength(password, {password}).bits < estimateStrength(password).bits / 2);
}

QTEST_GUILESS_MAIN(TestPasswordGenerator)
#include "tst_passwordgenerator.moc"
