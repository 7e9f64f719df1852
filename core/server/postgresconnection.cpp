// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresconnection.h"

#include "core/server/postgreserror.h"

#include <libpq-fe.h>

#include <array>
#include <tuple>
#include <utility>

namespace haex {
namespace {

constexpr int OldestServer = 150000;
constexpr int BinaryFormat = 1;

// Every statement has an index that fits it, and a plan made while a table was small must not be
// kept when it is large: nested loops over indexes only, planned once.
constexpr auto SessionSetting = "SET plan_cache_mode=force_generic_plan; SET enable_seqscan=off;"
                                "SET enable_bitmapscan=off; SET enable_hashjoin=off;"
                                "SET enable_mergejoin=off; SET enable_material=off;"
                                "SET jit=off;"
                                "SET default_transaction_isolation='read committed';"
                                "SET client_min_messages=warning;"
                                // A restore wants it for itself.
                                "SELECT pg_advisory_lock_shared(hashtext(current_schema()), 0)";

bool isSuccess(const pg_result *result)
{
    const auto status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN
        || status == PGRES_COPY_OUT;
}

/// Its code only: the words may quote what is stored. libpq would write them beside the log.
void noteWarning(void *, const pg_result *warning)
{
    qWarning("PostgreSQL warns: %s", PQresultErrorField(warning, PG_DIAG_SQLSTATE));
}

/// Ends with a NUL, as libpq wants it.
QByteArray textOf(const SecretBytes &secret)
{
    return {reinterpret_cast<const char *>(secret.view().data()),
            static_cast<qsizetype>(secret.size())};
}

} // namespace

void PostgresConnection::Finish::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

PostgresConnection::PostgresConnection(SecretBytes address)
    : m_address(std::move(address))
{
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(SecretBytes address)
{
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(std::move(address)));
    HAEX_TRY(connection->connect());
    return connection;
}

Result<bool> PostgresConnection::holdsPassword(const QByteArray &address)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(address.constData(), nullptr), &PQconninfoFree);
    // libpq's own message quotes the string.
    if (!options)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not a connection string"));
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (QByteArrayView(option->keyword).endsWith("password") && option->val)
            return true;
    }
    return false;
}

Result<> PostgresConnection::connect()
{
    m_prepared.clear();
    m_waiting.clear();
    m_isInTransaction = false;
    QByteArray address = textOf(m_address);
    // The first are defaults: what the address says stands behind them. A server that lost its
    // power does not hang up; without a limit its silence would hold every request for a quarter of
    // an hour.
    const std::array<std::pair<const char *, const char *>, 8> settings{
        {{"connect_timeout", "10"},
         {"tcp_user_timeout", "15000"},
         {"keepalives_idle", "15"},
         {"keepalives_interval", "5"},
         {"keepalives_count", "3"},
         {"application_name", "haex-syncd"},
         {"dbname", address.constData()},
         {"client_encoding", "UTF8"}}};
    std::array<const char *, settings.size() + 1> keywords{};
    std::array<const char *, settings.size() + 1> values{};
    for (size_t i = 0; i < settings.size(); ++i)
        std::tie(keywords[i], values[i]) = settings[i];
    m_connection.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    wipe(address);
    if (isLost())
        return fail(postgresLoss(m_connection.get()));
    PQsetNoticeReceiver(m_connection.get(), noteWarning, nullptr);
    if (PQserverVersion(m_connection.get()) < OldestServer)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("PostgreSQL 15 or newer is needed"));
    if (QByteArrayView(PQparameterStatus(m_connection.get(), "server_encoding")) != "UTF8")
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the database must be in UTF8"));
    return execute(SessionSetting);
}

bool PostgresConnection::isLost() const
{
    return PQstatus(m_connection.get()) != CONNECTION_OK;
}

Result<> PostgresConnection::execute(const QByteArray &sql)
{
    HAEX_TRY(settleAssumed());
    if (!m_waiting.empty())
        HAEX_TRY(sendWaiting());
    HAEX_TRY(checked(PostgresResult(PQexec(m_connection.get(), sql.constData()))));
    return {};
}

Result<> PostgresConnection::begin()
{
    if (isLost())
        HAEX_TRY(connect());
    m_isInTransaction = true;
    m_waiting.assign(1, Waiting());
    return {};
}

Result<> PostgresConnection::commit()
{
    HAEX_TRY(settleAssumed());
    HAEX_TRY(later(QByteArrayLiteral("COMMIT"), {}));
    HAEX_TRY(sendWaiting());
    m_isInTransaction = false;
    return {};
}

void PostgresConnection::rollBack()
{
    m_isInTransaction = false;
    m_waiting.clear();
    // Its BEGIN may have waited for a first statement that never came.
    if (!isLost() && PQtransactionStatus(m_connection.get()) != PQTRANS_IDLE)
        (void)execute(QByteArrayLiteral("ROLLBACK"));
}

Result<> PostgresConnection::later(const QByteArray &sql, PostgresParameters parameters,
                                   qint64 changes)
{
    HAEX_ASSIGN(name, prepare(sql, parameters));
    m_waiting.push_back({name, std::move(parameters), changes});
    return {};
}

bool PostgresConnection::sendStatement(const Waiting &statement)
{
    pg_conn *connection = m_connection.get();
    if (statement.name.isEmpty())
        return PQsendQueryParams(connection, "BEGIN", 0, nullptr, nullptr, nullptr, nullptr,
                                 BinaryFormat)
            == 1;
    const PostgresParameters &parameters = statement.parameters;
    return PQsendQueryPrepared(connection, statement.name.constData(), parameters.count(),
                               parameters.pointers().data(), parameters.lengths().data(),
                               parameters.formats().data(), BinaryFormat)
        == 1;
}

/// All that waits, and what is assumed, in one round trip.
Result<std::vector<PostgresResult>> PostgresConnection::sendWaiting()
{
    pg_conn *connection = m_connection.get();
    std::vector<Waiting> statements = std::exchange(m_waiting, {});
    const bool hasBegin = !statements.empty() && statements.front().name.isEmpty();
    // Behind BEGIN: a transaction that is repeated asks again.
    const ptrdiff_t firstAssumed = hasBegin ? 1 : 0;
    HAEX_ASSIGN(questions, assumedQuestions());
    statements.insert(statements.begin() + firstAssumed, questions.begin(), questions.end());
    bool isSent = PQenterPipelineMode(connection) == 1;
    for (const Waiting &statement : statements)
        isSent = isSent && sendStatement(statement);
    if (!isSent || PQpipelineSync(connection) != 1) {
        m_isCollision = false;
        return fail(postgresLoss(connection));
    }
    HAEX_ASSIGN(answers, takeAnswers(statements));
    const auto behind = answers.begin() + firstAssumed + std::ssize(m_assumed);
    HAEX_TRY(checkAssumed({answers.begin() + firstAssumed, behind}));
    answers.erase(answers.begin() + firstAssumed, behind);
    return answers;
}

/// Or the first failure: what stands behind it was not done.
Result<std::vector<PostgresResult>>
PostgresConnection::takeAnswers(const std::vector<Waiting> &sent)
{
    pg_conn *connection = m_connection.get();
    Result<std::vector<PostgresResult>> answers;
    for (size_t i = 0; i < sent.size() && !isLost(); ++i) {
        PostgresResult raw(PQgetResult(connection));
        // The end of each statement's answer is a null of its own.
        PQclear(PQgetResult(connection));
        if (!answers)
            continue;
        auto answer = checked(std::move(raw));
        if (!answer)
            answers = fail(std::move(answer.error()));
        else if (sent[i].changes != AnyNumber && answer->changes() != sent[i].changes)
            answers = fail(ErrorCode::Internal, QStringLiteral("other rows were written"));
        else
            answers->push_back(std::move(*answer));
    }
    if (isLost())
        return answers ? fail(postgresLoss(connection)) : std::move(answers);
    PQclear(PQgetResult(connection));
    PQexitPipelineMode(connection);
    return answers;
}

/// Nothing of the transaction was done yet.
bool PostgresConnection::isAtBegin() const
{
    return m_waiting.size() == 1 && m_waiting.front().name.isEmpty();
}

Result<PostgresResult> PostgresConnection::run(const QByteArray &sql,
                                               const PostgresParameters &parameters)
{
    if (m_isInTransaction) {
        const bool isFirst = isAtBegin();
        auto first = runOnce(sql, parameters);
        // The server went away since the last transaction.
        if (first || !isFirst || !isLost())
            return first;
        HAEX_TRY(connect());
        HAEX_TRY(begin());
        return runOnce(sql, parameters);
    }
    if (isLost())
        HAEX_TRY(connect());
    auto result = runOnce(sql, parameters);
    // What only reads may be asked again; of a write nobody knows whether it happened.
    if (!result && isLost() && sql.startsWith("SELECT")) {
        HAEX_TRY(connect());
        return runOnce(sql, parameters);
    }
    for (int attempt = 1; !result && m_isCollision && attempt < MaxAttempts; ++attempt)
        result = runOnce(sql, parameters);
    return result;
}

Result<PostgresResult> PostgresConnection::runOnce(const QByteArray &sql,
                                                   const PostgresParameters &parameters)
{
    if (!m_isInTransaction && !sql.startsWith("SELECT"))
        HAEX_TRY(settleAssumed());
    if (!m_waiting.empty() || !m_assumed.empty()) {
        HAEX_TRY(later(sql, parameters));
        HAEX_ASSIGN(answers, sendWaiting());
        return std::move(answers.back());
    }
    HAEX_ASSIGN(name, prepare(sql, parameters));
    return checked(PostgresResult(PQexecPrepared(
        m_connection.get(), name.constData(), parameters.count(), parameters.pointers().data(),
        parameters.lengths().data(), parameters.formats().data(), BinaryFormat)));
}

Result<std::vector<PostgresResult>>
PostgresConnection::runTogether(const std::vector<Query> &queries)
{
    const bool isFirst = isAtBegin();
    auto first = runTogetherOnce(queries);
    if (first || !isFirst || !isLost())
        return first;
    HAEX_TRY(connect());
    HAEX_TRY(begin());
    return runTogetherOnce(queries);
}

Result<std::vector<PostgresResult>>
PostgresConnection::runTogetherOnce(const std::vector<Query> &queries)
{
    for (const Query &query : queries)
        HAEX_TRY(later(query.sql, query.parameters));
    HAEX_ASSIGN(answers, sendWaiting());
    answers.erase(answers.begin(), answers.end() - static_cast<ptrdiff_t>(queries.size()));
    return answers;
}

Result<QByteArray> PostgresConnection::prepare(const QByteArray &sql,
                                               const PostgresParameters &parameters)
{
    const auto known = m_prepared.constFind(sql);
    if (known != m_prepared.cend())
        return *known;
    const QByteArray name = "s" + QByteArray::number(m_prepared.size());
    HAEX_TRY(checked(PostgresResult(PQprepare(m_connection.get(), name.constData(),
                                              sql.constData(), parameters.count(),
                                              parameters.types().data()))));
    m_prepared.insert(sql, name);
    return name;
}

Result<PostgresResult> PostgresConnection::checked(PostgresResult result)
{
    m_isCollision = false;
    if (isSuccess(result.handle()))
        return result;
    m_isCollision = isPostgresCollision(result.handle());
    return fail(postgresError(result.handle(), m_connection.get()));
}

Result<> PostgresConnection::notify(const QByteArray &channel, const QByteArray &payload)
{
    PostgresParameters parameters;
    parameters.addText(channel).addText(payload);
    HAEX_TRY(runOnce(QByteArrayLiteral("SELECT pg_notify($1, $2)"), parameters));
    return {};
}

Result<QByteArrayList> PostgresConnection::takeNotifications()
{
    struct Free
    {
        void operator()(PGnotify *notification) const { PQfreemem(notification); }
    };
    if (PQconsumeInput(m_connection.get()) == 0 || isLost())
        return fail(postgresLoss(m_connection.get()));
    QByteArrayList payloads;
    while (const std::unique_ptr<PGnotify, Free> notification{PQnotifies(m_connection.get())})
        payloads += notification->extra;
    return payloads;
}

int PostgresConnection::socket() const
{
    return PQsocket(m_connection.get());
}

Result<> PostgresConnection::copyOut(const QByteArray &sql, const Sink &sink)
{
    HAEX_TRY(execute(sql));
    Result<> sunk;
    char *data = nullptr;
    int size = 0;
    // To the end even when the sink is full: the connection goes on with nothing else before.
    while ((size = PQgetCopyData(m_connection.get(), &data, 0)) > 0) {
        if (sunk)
            sunk = sink(QByteArrayView(data, size));
        PQfreemem(data);
    }
    HAEX_TRY(checked(PostgresResult(PQgetResult(m_connection.get()))));
    PQclear(PQgetResult(m_connection.get()));
    return sunk;
}

Result<> PostgresConnection::feed(const Source &source)
{
    while (true) {
        HAEX_ASSIGN(chunk, source());
        if (chunk.isEmpty())
            return {};
        if (PQputCopyData(m_connection.get(), chunk.constData(), static_cast<int>(chunk.size()))
            != 1)
            return fail(postgresLoss(m_connection.get()));
    }
}

Result<> PostgresConnection::copyIn(const QByteArray &sql, const Source &source)
{
    HAEX_TRY(execute(sql));
    auto fed = feed(source);
    PQputCopyEnd(m_connection.get(), fed ? nullptr : "cancelled");
    auto done = checked(PostgresResult(PQgetResult(m_connection.get())));
    PQclear(PQgetResult(m_connection.get()));
    HAEX_TRY(fed);
    return done ? Result<>{} : fail(std::move(done.error()));
}

} // namespace haex
