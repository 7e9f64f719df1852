// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/server/postgresparameters.h"
#include "core/server/postgresresult.h"

#include <QByteArrayList>
#include <QHash>

#include <functional>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

struct pg_conn;

namespace haex {

/// One connection to a PostgreSQL server: prepares each statement once, repeats a transaction that
/// met another one, and connects anew after a loss. What its users remember from former answers they
/// may assume to be so still: it is asked together with what comes next. One thread.
class PostgresConnection final
{
public:
    /// `address` is a connection string of libpq: `host=… dbname=…` or `postgres://…`. What it
    /// leaves out comes from the environment and from the password file, as with psql.
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>> open(SecretBytes address);
    /// Whether the string itself holds a password; `invalid_argument` when it is none.
    [[nodiscard]] static Result<bool> holdsPassword(const QByteArray &address);

    /// Several statements without parameters and rows.
    [[nodiscard]] Result<> execute(const QByteArray &sql);
    [[nodiscard]] Result<PostgresResult> run(const QByteArray &sql,
                                             const PostgresParameters &parameters = {});
    struct Query
    {
        QByteArray sql;
        PostgresParameters parameters;
    };
    /// Several statements of the running transaction in one round trip, and their answers in this
    /// order. Each sees what those before it did, and waited for.
    [[nodiscard]] Result<std::vector<PostgresResult>> runTogether(const std::vector<Query> &queries);
    using Check = std::function<bool(const PostgresResult &)>;
    /// Whether `query`, which only reads, still answers what `check` expects. It goes out with the next
    /// statements, in one round trip, unless they would commit something: then alone before them. They
    /// fail with `conflict` when it does not.
    void assume(Query query, Check check);
    /// Whether all that was assumed since the last call was so; none when nothing was.
    [[nodiscard]] Result<std::optional<bool>> confirmAssumed();
    static constexpr qint64 AnyNumber = -1;
    /// A write of the running transaction that needs no answer: it goes out together with what
    /// comes next, in one round trip, and fails there, with `internal` when it changed another
    /// number of rows.
    [[nodiscard]] Result<> later(const QByteArray &sql, PostgresParameters parameters,
                                 qint64 changes = AnyNumber);
    /// Work must be repeatable: it runs again when another transaction was in its way (SQLSTATE
    /// 40001, 40P01). Commits when it succeeds.
    template <class Work>
    [[nodiscard]] std::invoke_result_t<Work> inTransaction(Work &&work)
    {
        for (int attempt = 1;; ++attempt) {
            HAEX_TRY(begin());
            auto outcome = work();
            if (outcome) {
                if (auto committed = commit(); !committed)
                    outcome = fail(std::move(committed.error()));
            }
            if (outcome)
                return outcome;
            const bool isAgain = m_isCollision && attempt < MaxAttempts;
            rollBack();
            if (!isAgain)
                return outcome;
        }
    }

    // For a connection that listens: it is not connected anew, since a new session hears nothing.
    [[nodiscard]] Result<> notify(const QByteArray &channel, const QByteArray &payload);
    /// The payloads that arrived; does not wait. `database_busy` after a loss.
    [[nodiscard]] Result<QByteArrayList> takeNotifications();
    /// Becomes readable when something arrives. -1 after a loss.
    [[nodiscard]] int socket() const;

    using Sink = std::function<Result<>(QByteArrayView)>;
    /// Empty at the end.
    using Source = std::function<Result<QByteArray>()>;
    [[nodiscard]] Result<> copyOut(const QByteArray &sql, const Sink &sink);
    [[nodiscard]] Result<> copyIn(const QByteArray &sql, const Source &source);

private:
    static constexpr int MaxAttempts = 10;

    explicit PostgresConnection(SecretBytes address);
    [[nodiscard]] Result<> connect();
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> commit();
    void rollBack();
    struct Waiting
    {
        /// Of a prepared statement; empty = BEGIN.
        QByteArray name;
        PostgresParameters parameters;
        qint64 changes = AnyNumber;
    };
    struct Assumed
    {
        Query query;
        Check check;
    };
    /// Nothing is written on the strength of what was only assumed.
    [[nodiscard]] Result<> settleAssumed();
    [[nodiscard]] Result<std::vector<Waiting>> assumedQuestions();
    [[nodiscard]] Result<> checkAssumed(std::span<const PostgresResult> answers);
    [[nodiscard]] bool isAtBegin() const;
    [[nodiscard]] bool sendStatement(const Waiting &statement);
    [[nodiscard]] Result<std::vector<PostgresResult>> sendWaiting();
    [[nodiscard]] Result<std::vector<PostgresResult>> takeAnswers(const std::vector<Waiting> &sent);
    [[nodiscard]] bool isLost() const;
    [[nodiscard]] Result<QByteArray> prepare(const QByteArray &sql,
                                             const PostgresParameters &parameters);
    [[nodiscard]] Result<PostgresResult> runOnce(const QByteArray &sql,
                                                 const PostgresParameters &parameters);
    [[nodiscard]] Result<std::vector<PostgresResult>>
    runTogetherOnce(const std::vector<Query> &queries);
    [[nodiscard]] Result<PostgresResult> checked(PostgresResult result);
    [[nodiscard]] Result<> feed(const Source &source);

    struct Finish
    {
        void operator()(pg_conn *connection) const;
    };
    SecretBytes m_address;
    std::unique_ptr<pg_conn, Finish> m_connection;
    /// Statement to its name on the server.
    QHash<QByteArray, QByteArray> m_prepared;
    /// The last failure was another transaction's doing.
    bool m_isCollision = false;
    bool m_isInTransaction = false;
    /// Not sent yet, in this order.
    std::vector<Waiting> m_waiting;
    /// Not known to be so yet.
    std::vector<Assumed> m_assumed;
    bool m_hasAssumed = false;
    bool m_wasWrong = false;
};

} // namespace haex
