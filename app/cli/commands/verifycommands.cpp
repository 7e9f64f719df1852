// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/sync/syncengine.h"

#include <algorithm>

namespace haex::cli {
namespace {

struct Known
{
    QHash<QByteArray, QString> backends;
    QHash<QByteArray, QString> devices;
};

Result<Known> namesOf(VaultSession &session)
{
    Known known;
    HAEX_ASSIGN(backends, session.sync().backends());
    for (const Backend &backend : backends)
        known.backends.insert(backend.id, backend.name);
    HAEX_ASSIGN(devices,
                runUserSql(session.replica(), "SELECT device_id, name FROM vault_devices"));
    for (const auto &row : devices.rows)
        known.devices.insert(row[0].bytes(), fromUtf8(row[1].bytes()));
    return known;
}

QString sentenceOf(const DeviceComparison &comparison)
{
    QStringList tables;
    for (const DifferingTable &table : comparison.tables)
        tables += QStringLiteral("%1 (%2 rows offered again)")
                      .arg(fromUtf8(table.table))
                      .arg(table.offeredRows);
    switch (comparison.agreement) {
    case DeviceAgreement::Equal:
        return QStringLiteral("equal at %1").arg(comparison.sequence);
    case DeviceAgreement::Behind:
        return QStringLiteral("has not all of it yet, or did not say so");
    case DeviceAgreement::Ahead:
        return QStringLiteral("has something that is not here yet");
    case DeviceAgreement::Differs:
        return QStringLiteral("DIFFERS in ") + tables.join(QStringLiteral(", "));
    case DeviceAgreement::Withheld:
        return QStringLiteral("has changes that the server KEEPS BACK from this device");
    case DeviceAgreement::Unknown:
        break;
    }
    return QStringLiteral("said nothing that can be compared");
}

QJsonObject jsonOf(const DeviceComparison &comparison, const Known &known)
{
    QJsonArray tables;
    for (const DifferingTable &table : comparison.tables)
        tables.append(QJsonObject{{QStringLiteral("table"), fromUtf8(table.table)},
                                  {QStringLiteral("rowsOfferedAgain"), table.offeredRows}});
    return {{QStringLiteral("backend"), known.backends.value(comparison.backendId)},
            {QStringLiteral("backendId"), fromUtf8(comparison.backendId)},
            {QStringLiteral("device"), known.devices.value(comparison.deviceId)},
            {QStringLiteral("deviceId"), fromUtf8(comparison.deviceId)},
            {QStringLiteral("agreement"), fromUtf8(agreementName(comparison.agreement))},
            {QStringLiteral("sequence"), comparison.sequence},
            {QStringLiteral("since"), timeText(comparison.sinceMs)},
            {QStringLiteral("saidAt"),
             comparison.statementMs > 0 ? timeText(comparison.statementMs) : QString()},
            {QStringLiteral("tables"), tables}};
}

void show(Context &context, const QList<DeviceComparison> &comparisons, const Known &known)
{
    QJsonArray array;
    QList<QStringList> rows;
    for (const DeviceComparison &comparison : comparisons) {
        array.append(jsonOf(comparison, known));
        rows.append({known.backends.value(comparison.backendId),
                     known.devices.value(comparison.deviceId, fromUtf8(comparison.deviceId)),
                     sentenceOf(comparison), timeText(comparison.sinceMs)});
    }
    if (context.out().isJson())
        context.out().json(array);
    else if (rows.isEmpty())
        context.out().line(QStringLiteral("no other device has said what it holds yet"));
    else
        context.out().table({QStringLiteral("Server"), QStringLiteral("Device"),
                             QStringLiteral("What it holds"), QStringLiteral("Since")},
                            rows);
}

ExitCode verify(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    SyncEngine &engine = session->sync();
    const Result<> verified
        = context.wait<void>([&](auto done) { engine.verifyDevices(std::move(done)); });
    HAEX_CLI_TRY(context, verified);
    HAEX_CLI_ASSIGN(context, known, namesOf(*session));
    HAEX_CLI_ASSIGN(context, comparisons, engine.comparisons());
    show(context, comparisons, known);
    return std::ranges::any_of(comparisons, &DeviceComparison::isAlarming) ? DevicesDisagree : Ok;
}

} // namespace

QList<CommandSpec> verifyCommands()
{
    return {
        {QStringLiteral("verify"),
         {},
         QStringLiteral(
             "Sync, and compare what the devices hold by digests that no server can forge"),
         0,
         0,
         {},
         verify},
    };
}

} // namespace haex::cli
