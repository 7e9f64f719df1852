// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/server.h"

#include "core/protocol/pushmessages.h"
#include "core/storage/database.h"
#include "tests/scenario/testtables.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/teststore.h"

#include <limits>

namespace haex {
namespace {

/// A check that cannot be switched off stays on: a stricter server is no worse.
ServerOptions optionsOf(const Json &step)
{
    ServerOptions options = LoopbackServer::testOptions();
    options.maxPageCells = step.at("page").integer(options.maxPageCells);
    options.maxPushCells = step.at("max_batch").integer(options.maxPushCells);
    options.checkFuture = !step.at("without").texts().contains("future_check");
    return options;
}

QByteArray quoted(QByteArray text)
{
    return '\'' + text.replace('\'', "''") + '\'';
}

} // namespace

Result<std::unique_ptr<ScenarioServer>>
ScenarioServer::make(const Json &step, qsizetype number, const WorldClock &world, Random &random)
{
    const QByteArray storage = step.at("storage").text();
    HAEX_ASSIGN(store, makeTestStore(storage.isEmpty() ? "sqlite" : storage, random));
    return std::unique_ptr<ScenarioServer>(new ScenarioServer(
        step.at("id").text(), number, world, step.at("clock_offset").integer(0), optionsOf(step),
        std::move(store), random));
}

ScenarioServer::ScenarioServer(QByteArray name, qsizetype number, const WorldClock &world,
                               qint64 offsetMs, ServerOptions options,
                               std::unique_ptr<ServerStore> store, Random &random)
    : m_name(std::move(name))
    , m_clock(world, offsetMs)
    , m_server("server-" + QByteArray::number(number), m_clock, std::move(options),
               std::move(store), random)
{
}

TransportResponse ScenarioServer::handle(const TransportRequest &request, const QByteArray &device)
{
    const QByteArray authorization
        = request.bearerToken.isEmpty() ? QByteArray() : "Bearer " + request.bearerToken;
    TransportResponse answer = toTransportResponse(
        m_server.handle({request.method, request.path, authorization, request.body, device}));
    if (answer.status == 200 && request.path == "/sync/push")
        count(request, device);
    return answer;
}

void ScenarioServer::count(const TransportRequest &request, const QByteArray &device)
{
    ++m_pushes;
    const auto push = parsePushRequest(request.body, std::numeric_limits<qsizetype>::max());
    if (!push)
        return;
    for (const Change &change : push->changes) {
        if (testTableNames().contains(change.tableName))
            ++m_cellsFrom[device];
    }
}

Result<Database *> ScenarioServer::database()
{
    if (auto *sqlite = dynamic_cast<SqliteServerStore *>(&m_server.store()))
        return &sqlite->database();
    return fail(ErrorCode::InvalidArgument, QStringLiteral("only a SQLite server can lie"));
}

Result<qint64> ScenarioServer::cellsHeld(const QByteArray &table, const QByteArray &column)
{
    const QByteArray name = column == "*" ? column : encodeWireName(column);
    const QByteArray ofColumn = column.isEmpty() ? QByteArray() : " AND c.text = " + quoted(name);
    return numberIn(m_server.store(),
                    "SELECT count(*) FROM cell"
                  " JOIN row_key ON row_key.vault = cell.vault AND row_key.id = cell.row"
                  " JOIN word AS t ON t.vault = cell.vault AND t.id = row_key.tbl"
                  " JOIN word AS c ON c.vault = cell.vault AND c.id = cell.col"
                  " WHERE t.text = "
                  + quoted(encodeWireName(table)) + ofColumn);
}

} // namespace haex
