// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/serverexporter.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace haex {
namespace {

constexpr int MostTries = 6;
constexpr int ShortWaitSeconds = 2;
constexpr int LongestWaitSeconds = 120;

const QByteArray PagePath = QByteArrayLiteral("/sync/pull");
const QByteArray VaultsPath = QByteArrayLiteral("/sync/vaults");
const QByteArray RemovalsPath = QByteArrayLiteral("/account/removal");

bool isTokenTrouble(ErrorCode code)
{
    return code == ErrorCode::Unauthorized || code == ErrorCode::TokenExpired;
}

/// What a body of the server's should have been.
template <class T>
Result<T> asAnswer(Result<T> parsed)
{
    if (!parsed)
        return fail(ErrorCode::ServerProtocolError, parsed.error().toString());
    return parsed;
}

} // namespace

ServerExporter::ServerExporter(Source source, ServerExportSink sink, Done done)
    : m_source(std::move(source))
    , m_sink(std::move(sink))
    , m_done(std::move(done))
{
}

void ServerExporter::start()
{
    if (const auto written = write(encodeExportHead(m_source.head)); !written)
        return m_done(fail(written.error()));
    for (const QByteArray &path : {QByteArrayLiteral("/"), QByteArrayLiteral("/devices"), RemovalsPath, VaultsPath})
        m_questions.push_back({QByteArrayLiteral("GET"), path});
    renewToken();
}

void ServerExporter::renewToken()
{
    m_source.token([self = shared_from_this()](const Result<QByteArray> &token) {
        if (!token)
            return self->m_done(fail(token.error()));
        self->m_token = *token;
        self->ask();
    });
}

void ServerExporter::ask()
{
    if (m_source.life.expired())
        return m_done(fail(ErrorCode::Cancelled));
    if (m_questions.empty())
        return finish();
    const Question &question = m_questions.front();
    TransportRequest request;
    request.server = m_source.server;
    request.method = question.method;
    request.path = question.path;
    request.bearerToken = m_token;
    if (question.path == PagePath)
        request.body = encodePullRequest({question.vaultId, question.after, limits::DefaultPageCells, question.epoch});
    m_source.transport.send(request, [self = shared_from_this()](const Result<TransportResponse> &response) {
        self->receive(response);
    });
}

void ServerExporter::receive(const Result<TransportResponse> &response)
{
    if (m_source.life.expired())
        return m_done(fail(ErrorCode::Cancelled));
    const auto body = response ? successBody(*response) : Result<QByteArray>(fail(response.error()));
    if (!body)
        return failed(body.error());
    m_tries = 0;
    const Question question = std::move(m_questions.front());
    m_questions.pop_front();
    if (const auto taken = take(question, *body); !taken)
        return m_done(fail(taken.error()));
    // Not from within the answer: a transport that answers at once would go deeper with each page.
    QTimer::singleShot(0, [self = shared_from_this()] { self->ask(); });
}

/// A large vault takes a while: tokens run out, connections break, and servers ask for patience.
void ServerExporter::failed(const Error &error)
{
    const bool isWorthWaiting = errorGroup(error.code) == ErrorGroup::Retryable;
    if (++m_tries > MostTries || !(isWorthWaiting || isTokenTrouble(error.code)))
        return m_done(fail(error));
    if (isTokenTrouble(error.code))
        return m_tries > 1 ? m_done(fail(error)) : renewToken();
    const int told = error.retryAfterSeconds > 0 ? error.retryAfterSeconds : ShortWaitSeconds;
    QTimer::singleShot(std::chrono::seconds(std::min(told, LongestWaitSeconds)),
                       [self = shared_from_this()] { self->ask(); });
}

Result<> ServerExporter::take(const Question &question, const QByteArray &body)
{
    if (question.path == VaultsPath)
        return takeVaults(question, body);
    if (question.path == RemovalsPath)
        return takeRemovals(question, body);
    if (question.path == PagePath)
        return takePage(question, body);
    return record(question, body);
}

bool ServerExporter::isChosen(const QByteArray &vaultId) const
{
    return m_source.head.scope == ExportScope::Account || vaultId == m_source.vaultId;
}

Result<> ServerExporter::takeVaults(const Question &question, const QByteArray &body)
{
    HAEX_ASSIGN(vaults, asAnswer(parseVaultList(body)));
    std::erase_if(vaults, [this](const VaultSummary &vault) { return !isChosen(vault.vaultId); });
    if (vaults.empty() && m_source.head.scope == ExportScope::Vault)
        return fail(ErrorCode::NotFound);
    for (const VaultSummary &vault : vaults) {
        const QByteArray id = vault.vaultId.toPercentEncoding();
        m_questions.push_back({QByteArrayLiteral("GET"), "/sync/vault-key/" + id});
        m_questions.push_back({QByteArrayLiteral("GET"), "/sync/devices/" + id});
        m_questions.push_back({QByteArrayLiteral("POST"), PagePath, vault.vaultId});
    }
    m_report.vaults = static_cast<qint64>(vaults.size());
    return record(question, m_source.head.scope == ExportScope::Account ? body : encodeVaultList(vaults));
}

Result<> ServerExporter::takeRemovals(const Question &question, const QByteArray &body)
{
    if (m_source.head.scope == ExportScope::Account)
        return record(question, body);
    HAEX_ASSIGN(removals, asAnswer(parsePlannedRemovals(body)));
    std::erase_if(removals.vaults, [this](const PlannedRemovals::Vault &vault) { return !isChosen(vault.vaultId); });
    return record(question, encodePlannedRemovals(removals));
}

Result<> ServerExporter::takePage(const Question &question, const QByteArray &body)
{
    HAEX_ASSIGN(page, asAnswer(parsePullResponse(body)));
    if (!question.epoch.isEmpty() && page.epoch != question.epoch)
        return fail(ErrorCode::EpochMismatch);
    // Else a server that does not come to an end would fill the disk.
    HAEX_TRY(checkPageFollows(page, question.after));
    HAEX_TRY(record(question, body));
    m_report.cells += static_cast<qint64>(page.changes.size());
    if (page.hasMore)
        m_questions.push_front({question.method, question.path, question.vaultId, page.afterUpdatedAt, page.epoch});
    return {};
}

Result<> ServerExporter::record(const Question &question, const QByteArray &answer)
{
    return write(encodeRecordedAnswer(
        {question.method + ' ' + question.path, question.vaultId, question.after, answer}));
}

Result<> ServerExporter::write(const QByteArray &line)
{
    m_hash.addData(line);
    return m_sink(line);
}

void ServerExporter::finish()
{
    const auto written = m_sink(encodeExportEnd({m_report.vaults, m_report.cells, m_hash.result().toHex()}));
    m_done(written ? Result<ServerExportReport>(m_report) : fail(written.error()));
}

} // namespace haex
