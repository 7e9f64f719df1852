// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/transport.h"
#include "core/vault/importexport/serverexportfile.h"

namespace haex {

/// The way to a server that is a file: answers as the server did when its data was exported, takes any
/// password, and stores nothing. So an export is opened by the same code, with the same checks, as what comes
/// from a server.
class ExportTransport final : public Transport
{
public:
    explicit ExportTransport(std::unique_ptr<ServerExportFile> file)
        : m_file(std::move(file))
    {
    }

    void send(const TransportRequest &request, Callback callback) override;
    [[nodiscard]] std::unique_ptr<RealtimeChannel>
    subscribe(const QUrl &server, const QByteArray &vaultId, std::function<QByteArray()> token) override;

private:
    [[nodiscard]] Result<QByteArray> answerTo(const TransportRequest &request);
    [[nodiscard]] Result<QByteArray> pull(const QByteArray &body);

    std::unique_ptr<ServerExportFile> m_file;
    /// Answers under way end with it.
    QObject m_underWay;
};

} // namespace haex
