// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/pageapplier.h"
#include "tests/support/testdevice.h"

namespace haex {

inline constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";
inline constexpr char Folders[] = "CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)";
inline constexpr char Tree[] = "CREATE TABLE tree(id TEXT PRIMARY KEY NOT NULL, up TEXT REFERENCES tree(id), name TEXT)";
inline constexpr qint64 Now = 1'760'000'000'000;

[[nodiscard]] inline QByteArray keyOf(const QByteArray &id)
{
    return "{\"id\":\"" + id + "\"}";
}

[[nodiscard]] inline RemoteCell cell(const QByteArray &table, const QByteArray &id, const QByteArray &column, const QByteArray &hlc,
                CellValue value)
{
    return {table, keyOf(id), column, hlc, std::move(value), 0};
}

[[nodiscard]] inline RemoteCell text(const QByteArray &id, const QByteArray &column, const QByteArray &hlc, const QByteArray &value)
{
    return cell("notes", id, column, hlc, CellValue::text(value));
}

[[nodiscard]] inline std::vector<RemoteCell> note(const QByteArray &id, const QByteArray &hlc, const QByteArray &title)
{
    return {text(id, "title", hlc, title), cell("notes", id, "body", hlc, CellValue::null()),
            cell("notes", id, "*", hlc, makeRowMarker(2))};
}

[[nodiscard]] inline RemoteCell tombstone(const QByteArray &id, const QByteArray &hlc)
{
    return cell("notes", id, "*", hlc, CellValue::tombstone());
}

/// Devices that share a server and a schema.
struct World
{
    explicit World(std::initializer_list<std::pair<const char *, const char *>> tables, int devices = 2)
    {
        for (int i = 1; i <= devices; ++i) {
            list.push_back(std::make_unique<TestDevice>(i, clock));
            for (const auto &[create, name] : tables)
                list.back()->makeSynced(create, name);
        }
    }
    TestDevice &operator[](size_t i) { return *list[i]; }
    void settle()
    {
        std::vector<TestDevice *> all;
        for (const auto &device : list)
            all.push_back(device.get());
        clock.advance(1);
        syncAll(all, {&server}, 3);
        for (const auto &device : list)
            problems += device->problems();
    }

    FakeClock clock{Now};
    TestServer server;
    std::vector<std::unique_ptr<TestDevice>> list;
    QByteArrayList problems;
};

} // namespace haex
