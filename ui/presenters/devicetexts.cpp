// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/devicetexts.h"

#include "ui/presenters/timetexts.h"

#include <QStringList>

#include <algorithm>
#include <cstdlib>

namespace haex {
namespace {

constexpr qint64 WorthTellingMs = 60'000;
constexpr qsizetype ShownIdLength = 8;

} // namespace

QString DeviceTexts::name(const VaultDevice &device)
{
    if (!device.listed.name.isEmpty())
        return device.listed.name;
    return tr("Device %1")
        .arg(QString::fromUtf8(
            device.listed.deviceId.first(std::min(ShownIdLength, device.listed.deviceId.size()))));
}

QString DeviceTexts::facts(const VaultDevice &device, qint64 heardMs, qint64 nowMs)
{
    QStringList facts{keyState(device, nowMs)};
    if (device.keyState == VaultDevice::KeyState::Removed)
        return facts.first();
    if (heardMs > 0)
        facts += tr("last heard of: %1", "time").arg(TimeTexts::ago(heardMs, nowMs));
    if (std::abs(device.listed.clockDifferenceMs) >= WorthTellingMs)
        facts += clock(device.listed.clockDifferenceMs);
    return facts.join(QStringLiteral(" · "));
}

QString DeviceTexts::keyState(const VaultDevice &device, qint64 nowMs)
{
    switch (device.keyState) {
    case VaultDevice::KeyState::Has:
        return tr("has the vault's key");
    case VaultDevice::KeyState::Granted:
        return tr("was given the vault's key, and has not fetched it yet");
    case VaultDevice::KeyState::Lacks:
        return device.listed.hasKeys() ? tr("lacks the vault's key: it joined by a former one")
                                       : tr("lacks the vault's key until its program is updated");
    case VaultDevice::KeyState::Removed:
        return tr("removed %1; what it had it keeps", "time")
            .arg(TimeTexts::since(device.removedMs, nowMs));
    }
    return {};
}

QString DeviceTexts::clock(qint64 differenceMs)
{
    const QString span = TimeTexts::span(differenceMs);
    return differenceMs > 0 ? tr("its clock is %1 behind").arg(span)
                            : tr("its clock is %1 ahead").arg(span);
}

Tone DeviceTexts::tone(const VaultDevice &device)
{
    return device.keyState == VaultDevice::KeyState::Lacks ? Tone::Warning : Tone::Muted;
}

QString DeviceTexts::key(const KeyStatus &status, const QString &maker, qint64 nowMs)
{
    if (status.madeMs == 0)
        return tr("Key 1, made with the vault.");
    return tr("Key %1, made %2 on %3.", "number, time, device")
        .arg(status.generation)
        .arg(TimeTexts::since(status.madeMs, nowMs), maker);
}

QString DeviceTexts::progress(const KeyStatus &status)
{
    QStringList lines;
    for (const KeyStatus::Progress &each : status.progress) {
        if (each.isDone || each.upTo == 0)
            continue;
        const qint64 percent = 100 * std::min(each.position, each.upTo) / each.upTo;
        lines += tr("Older contents at %1 are re-encrypted: %2 %", "backend, percentage")
                     .arg(each.backendName)
                     .arg(percent);
    }
    return lines.join(u'\n');
}

QString DeviceTexts::removeTitle(const VaultDevice &device)
{
    return tr("Remove “%1”?").arg(name(device));
}

QString DeviceTexts::removeConsequences()
{
    return tr(
        "The vault gets a new key that this device does not get, and every backend signs it "
        "out. From then on it receives nothing more that it could read.\n\n"
        "What cannot be taken back: everything that is on it now stays there, with the former "
        "key. If it is in wrong hands, change the passwords that are in the vault.\n\n"
        "Whoever knows the vault's password and the password of an account can join again: "
        "change both if somebody else may know them.");
}

QString DeviceTexts::changeKeyConsequences()
{
    return tr("Everything that is written from now on is sealed under the new key; older contents "
              "are re-encrypted at your backends little by little. Your other devices get the key "
              "with their next sync, and all of you go on working meanwhile. The vault's password "
              "stays as it is.");
}

QString DeviceTexts::giveKeyConsequences(const VaultDevice &device)
{
    return tr("“%1” joined by a former key of the vault, which a device that you removed knows "
              "too. "
              "Give it the present key only if you know that this device is yours: look whether it "
              "is in front of you, and carries this name.")
        .arg(name(device));
}

} // namespace haex
