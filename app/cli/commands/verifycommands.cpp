// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/sync/syncengine.h"
#include "core/vault/vaultproofs.h"

#include <algorithm>
#include <utility>

namespace haex::cli {
namespace {

struct Known
{
    QHash<QByteArray, QString> backends;
    QHash<QByteArray, QString> devices;
    QHash<QByteArray, QString> fingerprints;
    /// ms since 1970; 0 = it did not confirm its entries yet.
    QHash<QByteArray, qint64> confirmedMs;
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

QString confirmedText(qint64 confirmedMs)
{
    return confirmedMs > 0 ? timeText(confirmedMs) : QString();
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
            {QStringLiteral("fingerprint"), known.fingerprints.value(comparison.deviceId)},
            {QStringLiteral("agreement"), fromUtf8(agreementName(comparison.agreement))},
            {QStringLiteral("sequence"), comparison.sequence},
            {QStringLiteral("since"), timeText(comparison.sinceMs)},
            {QStringLiteral("saidAt"),
             comparison.statementMs > 0 ? timeText(comparison.statementMs) : QString()},
            {QStringLiteral("confirmedItselfAt"), confirmedText(known.confirmedMs.value(comparison.deviceId))},
            {QStringLiteral("tables"), tables}};
}

QString verdictText(ServerVerdict verdict)
{
    switch (verdict) {
    case ServerVerdict::NothingCompared:
        return QStringLiteral("nothing was compared yet");
    case ServerVerdict::Agrees:
        return QStringLiteral("all devices that spoke hold the same");
    case ServerVerdict::Underway:
        return QStringLiteral("something is still on its way");
    case ServerVerdict::Differs:
        return QStringLiteral("SHOWED DIFFERENT CONTENTS to devices, or lost something");
    case ServerVerdict::KeepsBack:
        return QStringLiteral("KEEPS BACK from this device what it showed to another");
    case ServerVerdict::WentBack:
        return QStringLiteral("WENT BACK to an older state; all was offered to it again");
    }
    return {};
}

/// What each server came to, and the digits that two people compare by voice.
void showProofs(Context &context, const VaultProofs &proofs)
{
    // A script reads one table.
    if (context.out().form() != Output::Form::Text)
        return;
    QList<QStringList> servers;
    for (const VaultProofs::Server &server : proofs.servers)
        servers.append({server.name, verdictText(verdictOf(server)), QString::number(server.position)});
    context.out().table({QStringLiteral("Server"), QStringLiteral("Verdict"), QStringLiteral("Received up to")}, servers);
    QList<QStringList> devices;
    for (const VaultProofs::Device &device : proofs.devices)
        devices.append({device.device.listed.name + (device.device.isThis ? QStringLiteral(" (this one)") : QString()),
                        device.fingerprint.isEmpty() ? QStringLiteral("none") : device.fingerprint,
                        confirmedText(device.confirmedMs)});
    context.out().table({QStringLiteral("Device"), QStringLiteral("Fingerprint"), QStringLiteral("Its entries confirmed by itself up to")},
                        devices);
    context.out().note(QStringLiteral("“The same” proves that both devices held the same contents then, and that the server lost, hid and "
                                      "changed none of them; not that nothing newer is kept from all of them at once. Compare fingerprints "
                                      "by voice to know that the vault's keys go to that device and to nobody in its place."));
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
    HAEX_CLI_ASSIGN(context, proofs, session->proofs());
    for (const VaultProofs::Device &device : std::as_const(proofs.devices)) {
        known.fingerprints.insert(device.device.listed.deviceId, device.fingerprint);
        known.confirmedMs.insert(device.device.listed.deviceId, device.confirmedMs);
    }
    show(context, comparisons, known);
    showProofs(context, proofs);
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
