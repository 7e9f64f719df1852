// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/prooftexts.h"

#include "ui/presenters/comparisontexts.h"
#include "ui/presenters/devicetexts.h"
#include "ui/presenters/timetexts.h"

#include <QLocale>

#include <algorithm>

namespace haex {

QString ProofTexts::verdict(const VaultProofs::Server &server, qint64 nowMs)
{
    switch (verdictOf(server)) {
    case ServerVerdict::Agrees:
        return tr("Every device that spoke through this server holds the same as this one.");
    case ServerVerdict::Underway:
        return tr("Nothing is wrong: something is still on its way between your devices.");
    case ServerVerdict::Differs:
        return tr("This server showed your devices different contents, or lost something. What differs is offered to it again; if it goes on, do not trust it.");
    case ServerVerdict::KeepsBack:
        return tr("This server keeps changes from this device that it showed to another one. It shows different halves: do not trust it, and add another backend.");
    case ServerVerdict::WentBack: {
        const auto back = std::ranges::find(server.alerts, ErrorCode::RollbackDetected, &SyncAlert::code);
        return tr("This server went back to an older state (%1), as after a restored backup. Everything was offered to it again.", "time")
            .arg(TimeTexts::since(back->sinceMs, nowMs));
    }
    case ServerVerdict::NothingCompared:
        break;
    }
    return tr("Nothing was compared yet: no other device has said through this server what it holds.");
}

Tone ProofTexts::tone(ServerVerdict verdict)
{
    switch (verdict) {
    case ServerVerdict::Agrees:
        return Tone::Success;
    case ServerVerdict::Differs:
    case ServerVerdict::KeepsBack:
    case ServerVerdict::WentBack:
        return Tone::Danger;
    case ServerVerdict::NothingCompared:
    case ServerVerdict::Underway:
        break;
    }
    return Tone::Muted;
}

QString ProofTexts::comparison(const DeviceComparison &comparison, const QString &device, qint64 nowMs)
{
    const QString sentence = ComparisonTexts::sentence(comparison, device, nowMs);
    if (comparison.statementMs == 0)
        return sentence + u'.';
    return tr("%1. It last said what it holds: %2.", "sentence, time").arg(sentence, TimeTexts::since(comparison.statementMs, nowMs));
}

QString ProofTexts::position(const VaultProofs::Server &server)
{
    if (server.epoch.isEmpty())
        return tr("Nothing was received from it yet.");
    return tr("Received up to its change %1.").arg(QLocale().toString(server.position));
}

QString ProofTexts::meaning()
{
    return tr("Devices tell each other what all their contents add up to, in messages that a server can neither read nor change nor bring back later. "
              "“The same” proves that both held the same contents at that moment, and that the server lost, hid and changed none of them. It does not prove that there is "
              "nothing newer which a server keeps from all of you at once, nor that a device is the one you take it for: that is what the fingerprints are for.");
}

QString ProofTexts::fingerprints()
{
    return tr("Read the digits of a device to whoever has it in front of them, by voice: if this page there shows the same digits, the vault's keys "
              "go to that device and to nobody in its place.");
}

QString ProofTexts::confirmed(const VaultProofs::Device &device, qint64 nowMs)
{
    if (device.confirmedMs == 0)
        return tr("Has not confirmed its entries itself yet.");
    return tr("Confirmed its entries itself, by its signature: %1.", "time").arg(TimeTexts::since(device.confirmedMs, nowMs));
}

QString ProofTexts::confirming()
{
    return tr("A device signs what it holds. What others write in its name it takes back, or raises an alarm about. So when it held the same as this "
              "device, the entries that are here in its name were its own, unless an alarm there says otherwise.");
}

QString ProofTexts::author(const HlcTimestamp &written, bool isDisowned, const DeviceNames &devices, qint64 nowMs)
{
    const QString name = devices.of(written.node);
    if (isDisowned)
        return tr("%1 says that it did not write this.", "device").arg(name);
    const std::optional<qint64> confirmedMs = devices.confirmedMs(written.node);
    if (!confirmedMs)
        return {};
    if (written.physicalMs > *confirmedMs)
        return tr("Not yet confirmed by %1.", "device").arg(name);
    return tr("Confirmed by %1, up to %2.", "device, time").arg(name, TimeTexts::exact(*confirmedMs, nowMs));
}

QString ProofTexts::name(const VaultProofs::Device &device)
{
    return device.device.isThis ? tr("%1 (this device)").arg(DeviceTexts::name(device.device)) : DeviceTexts::name(device.device);
}

} // namespace haex
