// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/tombstonepurge.h"
#include "core/replica/trash.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncdevice.h"

#include <QTest>

namespace haex {

inline constexpr qint64 Day = 24LL * 3600 * 1000;
inline constexpr qint64 LongTime = TombstonePurge::KeptMs + 10 * Day;

inline ServerOptions optionsFor(qint64 backupsKeptMs)
{
    ServerOptions options = LoopbackServer::testOptions();
    options.backupsKeptMs = backupsKeptMs;
    options.refreshTokenMs = 10'000 * Day;
    options.accessTokenMs = 10'000 * Day;
    return options;
}

/// Two servers and up to five devices of one account, whose times go together.
struct TombstoneWorld
{
    explicit TombstoneWorld(qint64 backupsKeptMs = 0)
        : x("x", clock, optionsFor(backupsKeptMs))
        , y("y", clock, optionsFor(backupsKeptMs))
    {
        for (SyncDevice *device : all)
            device->makeNotes();
    }

    void advance(qint64 milliseconds)
    {
        clock.advance(milliseconds);
        for (SyncDevice *device : all)
            device->clock().advance(milliseconds);
    }
    /// Enough for everything to arrive, to be confirmed, and for that to be told.
    void settle(std::initializer_list<SyncDevice *> devices)
    {
        for (int round = 0; round < 4; ++round) {
            for (SyncDevice *device : devices)
                QVERIFY2(device->sync().has_value(), "sync");
        }
    }

    FakeClock clock;
    LoopbackServer x;
    LoopbackServer y;
    SyncDevice a;
    SyncDevice b;
    SyncDevice c;
    const std::vector<SyncDevice *> all{&a, &b, &c};
};

/// As the housekeeping of a day, with a trash that was emptied.
inline void gc(SyncDevice &device)
{
    VERIFY_OK(Trash(device.replica()).purgeOlderThan(device.clock().nowMs() + 1));
    VERIFY_OK(TombstonePurge(device.replica()).run(TombstonePurge::When::Now));
}

inline QByteArray tombstones(SyncDevice &device)
{
    return device.scalar("SELECT count(*) FROM haex_crdt_tombstones WHERE table_name = 'notes'");
}

inline QByteArray waiting(SyncDevice &device)
{
    return device.scalar("SELECT count(*) FROM haex_crdt_held");
}

inline void makeNote(SyncDevice &device)
{
    device.sql("INSERT INTO notes VALUES('n1', 'title', 'body'), ('n2', 'stays', 'here')");
}

inline void removeFrom(LoopbackServer &server, SyncDevice &device)
{
    QVERIFY(
        server.database()
            .execute("DELETE FROM device WHERE device_id = '" + device.replica().deviceId() + '\'')
            .has_value());
}

/// The person signs in again.
inline void logIn(SyncDevice &device)
{
    std::optional<Result<>> done;
    device.engine().logIn(device.record().backend.id, SyncDevice::accountPassword(),
                          [&](Result<> result) { done = std::move(result); });
    QTRY_VERIFY(done.has_value());
    VERIFY_OK(*done);
}

/// n1 is deleted on A, and all of `devices` forget it.
inline void forget(TombstoneWorld &world, std::initializer_list<SyncDevice *> devices)
{
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle(devices);
    for (SyncDevice *device : devices)
        gc(*device);
    world.advance(LongTime);
    world.settle(devices);
    for (SyncDevice *device : devices)
        gc(*device);
    for (SyncDevice *device : devices)
        QCOMPARE(tombstones(*device), "0");
}

/// Only n2 is there, and nothing waits.
inline void checkEqual(std::initializer_list<SyncDevice *> devices)
{
    for (SyncDevice *device : devices) {
        QCOMPARE(device->rows("SELECT id, title, body FROM notes ORDER BY id"),
                 QByteArrayList{"n2|stays|here"});
        QCOMPARE(waiting(*device), "0");
    }
}

} // namespace haex
