// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/historytexts.h"

#include "ui/presenters/timetexts.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace haex {

namespace {

using Has = ItemSyncState::Has;

QString namesOf(const ItemSyncState &state, Has has)
{
    QStringList names;
    for (const ItemSyncState::AtBackend &backend : state.backends) {
        if (backend.has == has)
            names << backend.name;
    }
    return QLocale().createSeparatedList(names);
}

} // namespace

QString HistoryTexts::fieldName(const FieldVersion &version)
{
    if (!version.partId.isEmpty()) {
        if (version.isUrl)
            return tr("Another address");
        return version.name.isEmpty() ? tr("Unnamed field") : version.name;
    }
    static const QHash<QByteArray, const char *> names{
        {"title", QT_TR_NOOP("Title")}, {"username", QT_TR_NOOP("User name")}, {"password", QT_TR_NOOP("Password")},
        {"url", QT_TR_NOOP("Address")}, {"notes", QT_TR_NOOP("Notes")}, {"totp", QT_TR_NOOP("One-time code secret")}};
    return tr(names.value(version.column, "Field"));
}

QString HistoryTexts::story(const FieldVersion &version, const DeviceNames &devices, qint64 nowMs)
{
    const QString written = tr("Written %1 by %2.").arg(TimeTexts::exact(version.written.physicalMs, nowMs), devices.of(version.written.node));
    const QString when = TimeTexts::exact(version.replaced.physicalMs, nowMs);
    const QString who = devices.of(version.replaced.node);
    switch (version.fate) {
    case FieldVersion::Fate::Present:
        return written;
    case FieldVersion::Fate::Replaced:
        return tr("%1 Replaced %2 by %3.", "“Written … .” comes first").arg(written, when, who);
    case FieldVersion::Fate::FieldRemoved:
        return tr("%1 Field removed %2 by %3.", "“Written … .” comes first").arg(written, when, who);
    case FieldVersion::Fate::LostConflict:
        return tr("%1 The value of %3, written %2, was newer.", "“Written … .” comes first").arg(written, when, who);
    }
    return written;
}

QString HistoryTexts::fate(FieldVersion::Fate fate)
{
    switch (fate) {
    case FieldVersion::Fate::Present:
        return tr("In use");
    case FieldVersion::Fate::Replaced:
        return tr("Replaced");
    case FieldVersion::Fate::FieldRemoved:
        return tr("Field removed");
    case FieldVersion::Fate::LostConflict:
        return tr("Changed on two devices");
    }
    return {};
}

QString HistoryTexts::whereItIs(const ItemSyncState &state)
{
    if (state.backends.isEmpty())
        return {};
    if (isEverywhere(state))
        return state.backends.size() == 1 ? tr("Synced with %1").arg(state.backends.first().name) : tr("Synced with all backends");
    const QString without = namesOf(state, Has::Nothing);
    const QString older = namesOf(state, Has::Older);
    const QString with = namesOf(state, Has::Everything);
    if (with.isEmpty() && older.isEmpty())
        return tr("Only on this device so far");
    QStringList parts;
    if (!with.isEmpty())
        parts << tr("Sent to %1").arg(with);
    if (!older.isEmpty())
        parts << tr("Newest changes not yet sent to %1").arg(older);
    if (!without.isEmpty())
        parts << tr("Not yet sent to %1").arg(without);
    return parts.join(QStringLiteral(" · "));
}

bool HistoryTexts::isEverywhere(const ItemSyncState &state)
{
    return std::ranges::all_of(state.backends, [](const ItemSyncState::AtBackend &backend) { return backend.has == Has::Everything; });
}

} // namespace haex
