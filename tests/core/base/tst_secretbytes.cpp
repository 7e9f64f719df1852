// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretbytes.h"

#include <QTest>

#include <algorithm>
#include <type_traits>

using namespace haex;

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArray>);
static_assert(!std::is_convertible_v<QByteArray, SecretBytes>);

class TestSecretBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newSecret_isZeroed()
    {
        const SecretBytes secret(100);
        QCOMPARE(secret.size(), size_t{100});
        QVERIFY(std::ranges::all_of(secret.view(), [](unsigned char byte) { return byte == 0; }));
    }

    void emptySecret_isUsable()
    {
        const SecretBytes secret;
        QVERIFY(secret.isEmpty());
        QVERIFY(secret.view().empty());
        QVERIFY(secret.equals(SecretBytes(0)));
        QVERIFY(secret.clone().isEmpty());
        QVERIFY(SecretBytes::random(0).isEmpty());
    }

    void copyAndClone_holdTheSameBytes()
    {
        const auto secret = SecretBytes::copyOf("secret");
        QCOMPARE(text(secret), QByteArray("secret"));
        SecretBytes other = secret.clone();
        QVERIFY(other.equals(secret));
        other.mutableView()[0] = 'S';
        QCOMPARE(text(secret), QByteArray("secret"));
        QVERIFY(!other.equals(secret));
    }

    void equals_comparesLengthToo()
    {
        QVERIFY(!SecretBytes::copyOf("secret").equals(SecretBytes::copyOf("secret2")));
        QVERIFY(!SecretBytes::copyOf("secret").equals({}));
    }

    void move_leavesNothingBehind()
    {
        SecretBytes source = SecretBytes::copyOf("secret");
        SecretBytes target = std::move(source);
        QCOMPARE(text(target), QByteArray("secret"));
        QVERIFY(source.isEmpty());
        QVERIFY(source.view().empty());
        source = SecretBytes::copyOf("again");
        target = std::move(source);
        QCOMPARE(text(target), QByteArray("again"));
        QVERIFY(source.isEmpty());
    }

    void random_differsEachTime()
    {
        QVERIFY(!SecretBytes::random(32).equals(SecretBytes::random(32)));
    }

    void fromPassword_hasOneFormForOnePassword()
    {
        const auto composed = SecretBytes::fromPassword(QStringLiteral("Zürich ﬁ ①"));
        QVERIFY(SecretBytes::fromPassword(QStringLiteral("Zu\u0308rich fi 1")).equals(composed));
        QCOMPARE(text(composed), QStringLiteral("Zürich fi 1").toUtf8());
        QVERIFY(SecretBytes::fromPassword({}).isEmpty());
    }

    void fromPassword_leavesTheCallersTextAlone()
    {
        const QString password = QStringLiteral("plain") + QString::number(1);
        const QString shared = password;
        (void)SecretBytes::fromPassword(password);
        QCOMPARE(shared, QStringLiteral("plain1"));
        QCOMPARE(password, shared);
    }

    void wipe_emptiesAndSparesOtherHolders()
    {
        QByteArray bytes(10, 'x');
        const QByteArray other = bytes;
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(other, QByteArray(10, 'x'));
    }

private:
    static QByteArray text(const SecretBytes &secret)
    {
        return QByteArrayView(secret.view()).toByteArray();
    }
};

QTEST_APPLESS_MAIN(TestSecretBytes)

#include "tst_secretbytes.moc"
