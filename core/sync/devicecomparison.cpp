// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/devicecomparison.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace haex {
namespace {

struct Name
{
    DeviceAgreement agreement;
    QByteArrayView text;
};

constexpr auto Names = std::to_array<Name>({{DeviceAgreement::Unknown, "unknown"},
                                            {DeviceAgreement::Equal, "equal"},
                                            {DeviceAgreement::Behind, "behind"},
                                            {DeviceAgreement::Ahead, "ahead"},
                                            {DeviceAgreement::Differs, "differs"},
                                            {DeviceAgreement::Withheld, "withheld"}});

DifferingColumns differences(const ReplicaDigest::Tables &ours, const ReplicaDigest::Tables &theirs)
{
    DifferingColumns differing;
    for (const auto &[table, sums] : ours) {
        const auto other = theirs.find(table);
        if (other == theirs.end())
            continue;
        for (const auto &[column, sum] : sums) {
            const auto theirSum = other->second.find(column);
            if (theirSum != other->second.end() && theirSum->second != sum)
                differing[table] += column;
        }
    }
    return differing;
}

bool isSameContent(const DigestPlace &ours, const DigestPlace &theirs)
{
    return ours.content <= theirs.seen && theirs.content <= ours.seen;
}

StatementComparison apart(const DigestPlace &ours, const DigestPlace &theirs)
{
    if (theirs.content > ours.seen)
        return {DeviceAgreement::Ahead, theirs.content, {}};
    return {DeviceAgreement::Behind, theirs.seen, {}};
}

} // namespace

QByteArray agreementName(DeviceAgreement agreement)
{
    return std::ranges::find(Names, agreement, &Name::agreement)->text.toByteArray();
}

DeviceAgreement agreementOf(QByteArrayView name)
{
    const auto found = std::ranges::find(Names, name, &Name::text);
    return found == Names.end() ? DeviceAgreement::Unknown : found->agreement;
}

QString toText(const QList<DifferingTable> &tables)
{
    QStringList lines;
    for (const DifferingTable &each : tables)
        lines += QString::number(each.offeredRows) + u' ' + QString::fromUtf8(each.table);
    return lines.join(u'\n');
}

QList<DifferingTable> differingTablesOf(const QString &text)
{
    QList<DifferingTable> tables;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype space = line.indexOf(u' ');
        if (space > 0)
            tables += {line.sliced(space + 1).toUtf8(), line.first(space).toLongLong()};
    }
    return tables;
}

bool lacksOurKey(const DeviceStatement &ours, const DeviceStatement &theirs, const QByteArray &epoch)
{
    const DigestPlace *our = ours.placeIn(epoch);
    const DigestPlace *their = theirs.placeIn(epoch);
    return (theirs.keyVersion < ours.keyVersion || !theirs.lacks.isEmpty()) && our && their && isSameContent(*our, *their);
}

StatementComparison compareStatements(const DeviceStatement &ours, const DeviceStatement &theirs,
                                      const QByteArray &epoch)
{
    if (ours.keyVersion != theirs.keyVersion || !ours.lacks.isEmpty() || !theirs.lacks.isEmpty())
        return {};
    const auto compared = [&](qint64 sequence) {
        StatementComparison result{DeviceAgreement::Equal, sequence,
                                   differences(ours.tables, theirs.tables)};
        if (!result.differing.empty())
            result.agreement = DeviceAgreement::Differs;
        return result;
    };
    const DigestPlace *our = ours.placeIn(epoch);
    const DigestPlace *their = theirs.placeIn(epoch);
    if (our && their && isSameContent(*our, *their))
        return compared(std::max(our->content, their->content));
    const StatementComparison here = our && their ? apart(*our, *their) : StatementComparison();
    // What one server hides, another may show. That they are equal by now is no excuse for a server
    // that did not bring it.
    for (const DigestPlace &place : ours.places) {
        const DigestPlace *other = theirs.placeIn(place.epoch);
        if (!other || !isSameContent(place, *other))
            continue;
        StatementComparison there = compared(std::max(place.content, other->content));
        return there.differing.empty() && here.agreement == DeviceAgreement::Ahead ? here : there;
    }
    return here;
}

} // namespace haex
