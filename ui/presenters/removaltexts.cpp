// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/removaltexts.h"

#include "ui/presenters/timetexts.h"

#include <QDateTime>
#include <QLocale>

namespace haex {

namespace {
constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;
}

QString RemovalTexts::moment(qint64 ms)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms);
    return tr("%1, %2", "day, time").arg(TimeTexts::day(when.date()), QLocale().toString(when.time(), QLocale::ShortFormat));
}

QString RemovalTexts::consequences(RemovalScope scope, qint64 graceMs)
{
    const QString what = scope == RemovalScope::Vault
        ? tr("The server deletes its encrypted copy of this vault. Your devices keep the vault and no longer sync it with this server.")
        : tr("The server deletes the account with all its vaults, and all your devices are signed out there. Your devices keep their "
             "vaults and no longer sync them with this server.");
    if (graceMs < 0)
        return what;
    const QString when = graceMs < DayMs
        ? tr("That happens at once and cannot be undone.")
        : tr("That happens in %n day(s). Until then everything works, and any of your devices can take it back.", nullptr, int(graceMs / DayMs));
    return what + u' ' + when;
}

QString RemovalTexts::planned(const ServerRemoval &removal, qint64 nowMs)
{
    QStringList lines;
    if (removal.accountEndsMs > nowMs)
        lines << tr("This server deletes the account with all its vaults on %1. What is on your devices stays.").arg(moment(removal.accountEndsMs));
    if (removal.vaultEndsMs > nowMs)
        lines << tr("This server deletes its copy of this vault on %1. What is on your devices stays.").arg(moment(removal.vaultEndsMs));
    return lines.join(u'\n');
}

QString RemovalTexts::asked(RemovalScope scope, const QString &backendName, qint64 endsAtMs)
{
    const QString text = scope == RemovalScope::Vault ? tr("“%1” deletes this vault on %2. Until then you can take it back here.")
                                                      : tr("“%1” deletes your account on %2. Until then you can take it back here.");
    return text.arg(backendName, moment(endsAtMs));
}

QString RemovalTexts::gone(const ServerRemoval &removal, qint64 nowMs)
{
    const QString stays = tr("What is on this device stays.");
    if (removal.accountEndsMs > 0 && removal.accountEndsMs <= nowMs)
        return tr("The account was deleted at this server on %1, as someone with its password had asked.").arg(moment(removal.accountEndsMs)) + u' ' + stays;
    if (removal.vaultEndsMs > 0 && removal.vaultEndsMs <= nowMs)
        return tr("This vault was deleted at this server on %1, as someone with the account’s password had asked.").arg(moment(removal.vaultEndsMs)) + u' ' + stays;
    return tr("This server does not have the vault any more: it was deleted there, or its account was.") + u' ' + stays;
}

} // namespace haex
