// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/devicefingerprint.h"

#include <QSet>
#include <QTest>

using namespace haex;

namespace {

constexpr char Vault[] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
constexpr char Device[] = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

QByteArray counting(char from)
{
    QByteArray bytes;
    for (char at = 0; at < 32; ++at)
        bytes += static_cast<char>(from + at);
    return bytes;
}

} // namespace

/// The digits by which people know a device.
class TestDeviceFingerprint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Pinned: two versions of the program must show the same. Computed apart from it.
    void fingerprint_isThatOfEveryVersion()
    {
        QCOMPARE(deviceFingerprint(Vault, Device, counting(0), counting(32)), QStringLiteral("25388 27136 04276 47934 42275 27352"));
    }

    void fingerprint_changesWithEverythingThatItIsMadeOf()
    {
        const QByteArray seal = counting(0);
        const QByteArray sign = counting(32);
        QSet<QString> seen {deviceFingerprint(Vault, Device, seal, sign), deviceFingerprint(Device, Vault, seal, sign),
                            deviceFingerprint(Vault, Device, sign, seal), deviceFingerprint(Vault, Device, seal + sign, {})};
        for (qsizetype at = 0; at < 32; ++at) {
            QByteArray other = sign;
            other[at] = static_cast<char>(other.at(at) ^ 1);
            seen.insert(deviceFingerprint(Vault, Device, seal, other));
        }
        QCOMPARE(seen.size(), 4 + 32);
    }
};

QTEST_GUILESS_MAIN(TestDeviceFingerprint)
#include "tst_devicefingerprint.moc"
