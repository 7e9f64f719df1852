// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/historytexts.h"

#include "core/vault/items/itemfiling.h"
#include "ui/presenters/prooftexts.h"
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

/// What stands there now is among what devices confirm; what stood there before is not.
QString withAuthor(const QString &written, const FieldVersion &version, const DeviceNames &devices, qint64 nowMs)
{
    const bool isShown = version.isPresent() || version.isDisowned;
    const QString author = isShown ? ProofTexts::author(version.written, version.isDisowned, devices, nowMs) : QString();
    return author.isEmpty() ? written : written + u' ' + author;
}

} // namespace

QString HistoryTexts::fieldName(const FieldVersion &version)
{
    if (version.column == "group_id")
        return tr("Group");
    if (version.column == "group_name")
        return tr("Name of the group “%1”").arg(version.name.isEmpty() ? version.value : version.name);
    if (version.column == "tag")
        return tr("Tags");
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

QString HistoryTexts::value(const FieldVersion &version)
{
    if (version.column != "group_id")
        return version.value;
    if (version.value.isEmpty())
        return tr("No group");
    return version.name.isEmpty() ? tr("A group that is gone") : version.name;
}

QString HistoryTexts::filingStory(const FieldVersion &version, const QString &written, const QString &writer, const QString &replaced, const QString &replacer)
{
    const bool isPresent = version.isPresent();
    if (version.column == "tag")
        return isPresent ? tr("Put on %1 by %2.").arg(written, writer) : tr("Put on %1 by %2. Taken off %3 by %4.").arg(written, writer, replaced, replacer);
    if (version.column == "group_id")
        return isPresent ? tr("Put here %1 by %2.").arg(written, writer) : tr("Put here %1 by %2. Moved away %3 by %4.").arg(written, writer, replaced, replacer);
    return isPresent ? tr("Named so %1 by %2.").arg(written, writer) : tr("Named so %1 by %2. Renamed %3 by %4.").arg(written, writer, replaced, replacer);
}

QString HistoryTexts::story(const FieldVersion &version, const DeviceNames &devices, qint64 nowMs)
{
    const QString written = withAuthor(tr("Written %1 by %2.").arg(TimeTexts::exact(version.written.physicalMs, nowMs), devices.of(version.written.node)), version, devices, nowMs);
    const QString when = TimeTexts::exact(version.replaced.physicalMs, nowMs);
    const QString who = devices.of(version.replaced.node);
    if (ItemFiling::isFiling(version))
        return filingStory(version, TimeTexts::exact(version.written.physicalMs, nowMs), devices.of(version.written.node), when, who);
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

QString HistoryTexts::fate(const FieldVersion &version)
{
    if (version.column == "tag" && version.fate == FieldVersion::Fate::FieldRemoved)
        return tr("Taken off");
    return fate(version.fate);
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
