// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of cells that opened, of a member that keeps no rule: whatever the bytes spell, the page is
// applied, nothing is broken, and the same page again changes nothing.
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/testdevice.h"

#include <optional>

namespace haex {
namespace {

constexpr qint64 Now = 1'760'000'000'000;
constexpr size_t MostCells = 64;

/// Reads the bytes as a list of choices; at the end all are 0.
class Choices
{
public:
    explicit Choices(QByteArrayView data)
        : m_data(data)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_data.isEmpty(); }
    [[nodiscard]] int next()
    {
        if (atEnd())
            return 0;
        const auto byte = static_cast<unsigned char>(m_data.front());
        m_data = m_data.sliced(1);
        return byte;
    }
    template <size_t N>
    [[nodiscard]] QByteArray of(const char *const (&list)[N])
    {
        return list[static_cast<size_t>(next()) % N];
    }

private:
    QByteArrayView m_data;
};

constexpr const char *Tables[]
    = {"folders", "items", "notes", "vault_tables", "haex_crdt_clock", "unknown"};
constexpr const char *Columns[] = {"*",  "name",       "folder", "up",    "title",         "rank",
                                   "id", "definition", "synced", "other", "haex_timestamp"};
constexpr const char *Texts[]
    = {"",
       "a",
       "b",
       "A",
       "1",
       "r1",
       "r2",
       "x\" = 1; --",
       R"json({"table":"CREATE TABLE extra(id TEXT PRIMARY KEY, v)","indexes":[]})json"};

CellValue valueFrom(Choices &choices)
{
    switch (choices.next() % 8) {
    case 0:
        return CellValue::null();
    case 1:
        return CellValue::integer(choices.next() - 128);
    case 2:
        return CellValue::real(choices.next() / 4.0);
    case 3:
        return CellValue::blob(choices.of(Texts));
    case 4:
        return makeRowMarker(choices.next() % 4);
    case 5:
        return CellValue::tombstone();
    default:
        return CellValue::text(choices.of(Texts));
    }
}

RemoteCell cellFrom(Choices &choices)
{
    static constexpr const char *Keys[]
        = {R"({"id":"r1"})",      R"({"id":"r2"})",         R"({"id":"r3"})", R"({"id":1})",
           R"({"name":"extra"})", R"({"id":"r1","x":"y"})", "no key"};
    const QByteArray table = choices.of(Tables);
    const QByteArray key = choices.of(Keys);
    QByteArray column = choices.of(Columns);
    const int time = choices.next();
    CellValue value = valueFrom(choices);
    // The envelope sees to that: a marker or a tombstone is existence and nothing else is
    // (CellCodec::open).
    const bool isExistence
        = value.type() == CellValue::Type::RowMarker || value.type() == CellValue::Type::Tombstone;
    if (isExistence)
        column = RowExistenceColumn;
    else if (column == RowExistenceColumn)
        column = "title";
    return {table, key, column, hlcAt(Now + time / 4, 2 + time % 3), std::move(value), 0};
}

std::unique_ptr<TestDevice> makeDevice(FakeClock &clock)
{
    auto device = std::make_unique<TestDevice>(1, clock);
    device->makeSynced(
        "CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE, up TEXT"
        " REFERENCES folders(id) ON DELETE SET NULL)",
        "folders");
    device->makeSynced(
        "CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder TEXT REFERENCES folders(id)"
        " ON DELETE CASCADE, title TEXT NOT NULL)",
        "items");
    device->makeSynced(
        "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT COLLATE NOCASE, rank INTEGER"
        " CHECK (rank <> 7), UNIQUE(title, rank))",
        "notes");
    device->sql("INSERT INTO folders(id, name) VALUES('r1', 'a'); INSERT INTO items(id, folder, "
                "title) VALUES('r1', 'r1', 'mine')");
    return device;
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    FakeClock clock(Now);
    const auto device = makeDevice(clock);
    Choices choices(data);
    while (!choices.atEnd()) {
        std::vector<RemoteCell> page;
        bool isLast = true;
        while (!choices.atEnd() && page.size() < MostCells) {
            const int what = choices.next();
            if (what % 16 == 0) {
                isLast = what % 32 == 0;
                break;
            }
            page.push_back(cellFrom(choices));
        }
        (void)device->apply(page, isLast);
    }
    must(device->problems().isEmpty(), "nothing is broken");
    (void)device->apply({});
    const QByteArrayList before = device->dumpAll();
    (void)device->apply({});
    must(device->dumpAll() == before, "what waits is settled in one go");
    (void)device->trySql("INSERT INTO notes(id, title) VALUES('mine', 'written behind it')");
    must(device->problems().isEmpty(), "writing goes on");
}

} // namespace haex
