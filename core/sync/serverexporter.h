// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/pullmessages.h"
#include "core/protocol/serverexport.h"
#include "core/sync/accountclient.h"
#include "core/sync/serverexportreport.h"

#include <QCryptographicHash>

#include <deque>
#include <memory>

namespace haex {

/// Asks a server for everything that it holds of an account or of one vault, and hands each answer on as a
/// line of an export. One request at a time and one answer in memory, whatever the vault's size. Held by the
/// callbacks that it waits for; on the transport's thread.
class ServerExporter final : public std::enable_shared_from_this<ServerExporter>
{
public:
    using Token = std::function<void(std::function<void(Result<QByteArray>)>)>;
    struct Source
    {
        Transport &transport;
        QUrl server;
        ServerExportHead head;
        /// The only one of an export of a vault.
        QByteArray vaultId;
        /// An access token that is good now; asked for again when the server refuses it.
        Token token;
        /// Gone: nothing of the above may be touched any more.
        std::weak_ptr<const void> life;
    };
    using Done = std::function<void(Result<ServerExportReport>)>;

    ServerExporter(Source source, ServerExportSink sink, Done done);
    void start();

private:
    struct Question
    {
        QByteArray method;
        QByteArray path;
        /// Of a page.
        QByteArray vaultId = {};
        qint64 after = 0;
        /// A page belongs to the history that the first one belonged to.
        QByteArray epoch = {};
    };

    void renewToken();
    void ask();
    void receive(const Result<TransportResponse> &response);
    void failed(const Error &error);
    [[nodiscard]] Result<> take(const Question &question, const QByteArray &body);
    [[nodiscard]] Result<> takeVaults(const Question &question, const QByteArray &body);
    [[nodiscard]] Result<> takeRemovals(const Question &question, const QByteArray &body);
    [[nodiscard]] Result<> takePage(const Question &question, const QByteArray &body);
    [[nodiscard]] bool isChosen(const QByteArray &vaultId) const;
    [[nodiscard]] Result<> record(const Question &question, const QByteArray &answer);
    [[nodiscard]] Result<> write(const QByteArray &line);
    void finish();

    Source m_source;
    ServerExportSink m_sink;
    Done m_done;
    QByteArray m_token;
    std::deque<Question> m_questions;
    ServerExportReport m_report;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    /// Of the question that is asked now.
    int m_tries = 0;
};

} // namespace haex
