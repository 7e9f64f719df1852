// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/hosttexts.h"

#include "ui/presenters/errortexts.h"
#include "ui/presenters/removaltexts.h"
#include "ui/presenters/timetexts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace haex {

namespace {

/// Names are sealed: this tells one vault from another.
QString shortId(const HomeVault &vault)
{
    constexpr qsizetype Shown = 8;
    return QString::fromLatin1(vault.id.first(qMin(Shown, vault.id.size())));
}

} // namespace

QString HostTexts::state(const HomeServerStatus &status)
{
    switch (status.state) {
    case HomeServerStatus::State::Off:
        return tr("Off");
    case HomeServerStatus::State::Starting:
        return tr("Starting…");
    case HomeServerStatus::State::On:
        return tr("On");
    case HomeServerStatus::State::Failed:
        break;
    }
    return tr("Not running");
}

Tone HostTexts::tone(const HomeServerStatus &status)
{
    if (status.state == HomeServerStatus::State::Failed)
        return Tone::Danger;
    if (!status.isOn())
        return Tone::Muted;
    return problem(status).isEmpty() ? Tone::Success : Tone::Warning;
}

QString HostTexts::problem(const HomeServerStatus &status)
{
    if (status.state == HomeServerStatus::State::Failed) {
        switch (status.error) {
        case ErrorCode::AlreadyExists:
            return tr("Another program on this computer uses port %1. End it and try again, or "
                      "choose another port; then your other computers need the new text.")
                .arg(status.port);
        case ErrorCode::VaultInUse:
            return tr("Another program on this computer hosts from the same folder already.");
        case ErrorCode::IoError:
            return ErrorTexts::sentence(status.error);
        default:
            return tr("The server’s data cannot be read (%1). Try again, or restore a backup.").arg(errorCodeName(status.error));
        }
    }
    if (!status.isOn())
        return {};
    if (status.addresses.isEmpty())
        return tr("This computer is in no network right now. Your other computers go on by "
                  "themselves once it is back.");
    if (status.hasMoved)
        return tr("The address of this computer has changed, and your other computers look for it "
                  "at the former one. Show the text again, and use it there with “Change address” "
                  "in the menu of the backend.");
    return {};
}

bool HostTexts::mayHelpToRestore(const HomeServerStatus &status)
{
    return status.state == HomeServerStatus::State::Failed && status.error != ErrorCode::AlreadyExists
        && status.error != ErrorCode::VaultInUse;
}

QString HostTexts::copy(const HomeBackup &backup)
{
    return tr("%1 · %2", "time, size").arg(RemovalTexts::moment(backup.madeMs), QLocale().formattedDataSize(backup.bytes));
}

QString HostTexts::address(const HomeServerStatus &status)
{
    return status.addresses.isEmpty() ? tr("No network") : status.addresses.first().authority();
}

QString HostTexts::connected(const HomeServerStatus &status)
{
    const auto count = std::ranges::count_if(status.devices, &HomeDevice::isConnected);
    return count == 0 ? tr("Nobody") : tr("%n device(s)", nullptr, static_cast<int>(count));
}

QString HostTexts::device(const HomeDevice &device, qint64 nowMs)
{
    const QString when = device.isConnected
        ? tr("connected")
        : tr("last seen %1").arg(TimeTexts::ago(device.lastSeenMs, nowMs));
    return tr("%1 · %2", "device, when").arg(device.name, when);
}

QString HostTexts::vault(const HomeVault &vault, const QString &name)
{
    const QString what = name.isEmpty()
        ? tr("Vault %1, since %2").arg(shortId(vault), TimeTexts::day(QDateTime::fromMSecsSinceEpoch(vault.createdMs).date()))
        : tr("“%1”").arg(name);
    const QString line = tr("%1 · %2", "vault, size").arg(what, QLocale().formattedDataSize(vault.bytes));
    if (vault.endsMs == 0)
        return line;
    return tr("%1 · deleted on %2", "vault and size, when").arg(line, RemovalTexts::moment(vault.endsMs));
}

QString HostTexts::vaultInWords(const HomeVault &vault, const QString &name)
{
    return name.isEmpty() ? tr("the vault %1").arg(shortId(vault)) : tr("“%1”").arg(name);
}

QString HostTexts::vaultConsequences(const HomeVault &vault)
{
    return tr("This computer deletes what it stores of the vault (%1) in some days. Until then everything works, and you or any device "
              "that uses the vault can take it back. Devices keep the vault itself and no longer sync it here.")
        .arg(QLocale().formattedDataSize(vault.bytes));
}

QString HostTexts::deviceConsequences(const HomeDevice &device)
{
    const QString now = device.isConnected ? tr("It is connected now and is cut off at once.") : QString();
    return tr("“%1” no longer syncs here. It keeps what it has, and changes that it did not send yet stay on it. With a new text for "
              "another computer it can come back. It is not taken out of any vault: that is done under Sync, “Your other devices”.")
               .arg(device.name)
        + (now.isEmpty() ? now : u' ' + now);
}

QString HostTexts::stored(const HomeServerStatus &status)
{
    return status.isOn() ? QLocale().formattedDataSize(status.storedBytes) : QString();
}

QString HostTexts::backup(const HomeServerStatus &status, qint64 nowMs)
{
    return status.lastBackupMs == 0 ? tr("None yet") : TimeTexts::ago(status.lastBackupMs, nowMs);
}

} // namespace haex
