// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a pull, as the sync engine of an encrypted vault meets it. A body that can be read
// may name cells in clear ("plain:<type><text>" instead of a ciphertext), which are sealed first: a
// member gone wrong.
#include "core/protocol/pullmessages.h"
#include "core/sync/cellcodec.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/orabort.h"
#include "tests/support/syncdevice.h"

#include <QTest>

namespace haex {
namespace {

struct Synced
{
    Synced()
        : server("one", clock)
    {
        device.makeNotes();
        device.addBackend(server);
        device.sql("INSERT INTO notes VALUES('n1', 'mine', NULL)");
        orAbort(device.sync());
        known = device.record();
    }
    FakeClock clock;
    LoopbackServer server;
    SyncDevice device{LoopbackTransport::Pace::AtOnce};
    BackendRecord known;
};

void sealPlain(Synced &synced, Change &change)
{
    if (!change.encryptedValue.startsWith("plain:"))
        return;
    const QByteArray text = change.encryptedValue.sliced(6);
    auto value = CellValue::decode(static_cast<quint8>(text.isEmpty() ? 0 : text.at(0) - '0'),
                                   text.mid(1));
    SystemRandom random;
    NoncePool nonces(random);
    CellSealer sealer(synced.device.keyring(), nonces);
    const auto sealed = sealer.seal({change.tableName, change.rowPks, change.columnName,
                                     change.operation, change.hlcTimestamp, change.deviceId},
                                    value ? *value : CellValue::null());
    if (sealed) {
        change.encryptedValue = sealed->encryptedValue;
        change.nonce = sealed->nonce;
    }
}

/// With the cells in clear sealed, and their page made one that goes on where the vault stands;
/// anything else byte for byte as it came.
QByteArray answerOf(Synced &synced, QByteArrayView data)
{
    auto page = parsePullResponse(data);
    if (!page || !data.contains("plain:"))
        return data.toByteArray();
    for (Change &change : page->changes) {
        sealPlain(synced, change);
        change.updatedAt += synced.known.pullCursor;
    }
    page->afterUpdatedAt += synced.known.pullCursor;
    page->epoch = page->epoch.isEmpty() ? synced.known.epoch : page->epoch;
    return encodePullResponse(*page);
}

void checkVault(Synced &synced)
{
    must(synced.device.rows("PRAGMA foreign_key_check").isEmpty(), "no reference is broken");
    must(synced.device.rows("PRAGMA quick_check") == QByteArrayList{"ok"}, "the file is whole");
    must(synced.device.scalar(
             "SELECT count(*) FROM notes WHERE haex_timestamp <> (SELECT max(value) FROM"
             " json_each(notes.haex_column_hlcs))")
             == "0",
         "haex_timestamp is the newest of the row's clocks");
    synced.device.sql("UPDATE notes SET body = coalesce(body, '') || 'x'");
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    std::optional<Synced> &synced = kept<Synced>();
    if (!synced)
        synced.emplace();
    const QByteArray body = answerOf(*synced, data);
    bool answered = false;
    synced->device.transport().setRewrite(
        [&](const TransportRequest &request, TransportResponse &response) {
            if (request.path == "/sync/pull" && !std::exchange(answered, true))
                response.body = body;
        });
    (void)synced->device.sync();
    must(answered, "the vault is pulled");
    synced->device.transport().setRewrite({});
    const bool changed = synced->device.record().epoch != synced->known.epoch
        || synced->device.record().pullCursor != synced->known.pullCursor
        || !synced->device.alerts().isEmpty();
    if (!changed)
        return;
    checkVault(*synced);
    synced.reset();
}

} // namespace haex
