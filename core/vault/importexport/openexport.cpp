// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/openexport.h"

#include "core/protocol/vaultmessages.h"
#include "core/vault/durablefile.h"
#include "core/vault/importexport/exporttransport.h"
#include "core/vault/vaultjoin.h"
#include "core/vault/vaultrecord.h"

#include <QFileInfo>
#include <QTimer>

namespace haex {
namespace {

// Nothing is asked there: the file answers.
constexpr char NoServer[] = "https://export.invalid";

bool opensWith(ServerExportFile &file, const QByteArray &vaultId, const SecretBytes &password)
{
    const auto answer = file.answerTo("GET /sync/vault-key/" + vaultId.toPercentEncoding());
    const auto record = answer ? parseVaultKeyRecord(*answer) : fail(answer.error());
    if (!record)
        return false;
    WrappedKey wrapped = fromWire(record->key);
    return unwrapWithSealKey(wrapped, password, vaultId).has_value();
}

Result<QByteArray> chosenVault(ServerExportFile &file, const SecretBytes &password)
{
    HAEX_ASSIGN(answer, file.answerTo("GET /sync/vaults"));
    HAEX_ASSIGN(vaults, parseVaultList(answer));
    if (vaults.empty())
        return fail(ErrorCode::NotFound, QStringLiteral("the export holds no vault"));
    if (vaults.size() == 1)
        return vaults.front().vaultId;
    QByteArray chosen;
    for (const VaultSummary &vault : vaults) {
        if (!opensWith(file, vault.vaultId, password))
            continue;
        if (!chosen.isEmpty())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the password opens several vaults of the export"));
        chosen = vault.vaultId;
    }
    return chosen.isEmpty() ? Result<QByteArray>(fail(ErrorCode::WrongPassword)) : chosen;
}

/// One export that is being opened; held by the callbacks that it waits for.
class Opening final : public std::enable_shared_from_this<Opening>
{
public:
    using Done = std::function<void(Result<OpenedExport>)>;

    Opening(std::unique_ptr<ServerExportFile> file, QString path, SecretBytes password,
            const VaultEnvironment &environment, Done done)
        : m_transport(std::move(file))
        , m_path(std::move(path))
        , m_password(std::move(password))
        , m_outside(environment)
        , m_environment {environment.clock, environment.random, m_transport, environment.identityDir,
                         environment.kdfCosts, environment.sealingsLimit}
        , m_done(std::move(done))
    {
    }

    void join(const ServerExportHead &head, const QByteArray &vaultId, const QString &deviceName)
    {
        JoinRequest request;
        request.backendUrl = QUrl(QString::fromLatin1(NoServer));
        request.email = QString::fromUtf8(head.account);
        request.accountPassword = SecretBytes::fromPassword(QStringLiteral("any"));
        request.vaultId = vaultId;
        request.deviceName = deviceName;
        joinVault(m_path, std::move(request), m_password.clone(), m_environment,
                  [self = shared_from_this()](Result<std::unique_ptr<VaultSession>> session) {
                      if (!session)
                          return self->m_done(fail(std::move(session.error())));
                      self->m_session = std::move(*session);
                      self->pull();
                  });
    }

private:
    void pull()
    {
        m_session->sync().syncNow({}, SyncMode::PullOnly, [self = shared_from_this()](const Result<> &pulled) {
            // Later, because the engine that calls goes with the session.
            QTimer::singleShot(0, [self, pulled] { self->finish(pulled); });
        });
    }

    void finish(const Result<> &pulled)
    {
        auto opened = pulled ? settled() : Result<OpenedExport>(fail(pulled.error()));
        m_session.reset();
        if (!opened)
            removeDatabaseFiles(m_path);
        m_done(std::move(opened));
    }

    /// The vault without the file that it came from, on the network that it will have.
    Result<OpenedExport> settled()
    {
        OpenedExport opened;
        HAEX_ASSIGN(waiting, m_session->sync().waitingCells());
        opened.lostCells = waiting.size();
        HAEX_ASSIGN(backends, m_session->sync().backends());
        for (const Backend &backend : backends)
            HAEX_TRY(m_session->sync().removeBackend(backend.id));
        m_session.reset();
        HAEX_ASSIGN(session, VaultSession::open(m_path, m_password, m_outside));
        opened.session = std::move(session);
        return opened;
    }

    ExportTransport m_transport;
    QString m_path;
    SecretBytes m_password;
    VaultEnvironment m_outside;
    VaultEnvironment m_environment;
    Done m_done;
    /// Gone before the transport.
    std::unique_ptr<VaultSession> m_session;
};

} // namespace

void openServerExport(const ExportToOpen &source, const QString &path, SecretBytes password,
                      const VaultEnvironment &environment, std::function<void(Result<OpenedExport>)> done)
{
    if (QFileInfo::exists(path))
        return done(fail(ErrorCode::VaultExists, path));
    auto file = ServerExportFile::open(source.path);
    if (!file)
        return done(fail(file.error()));
    const auto vaultId = source.vaultId.isEmpty() ? chosenVault(**file, password) : source.vaultId;
    if (!vaultId)
        return done(fail(vaultId.error()));
    const ServerExportHead head = (*file)->head();
    std::make_shared<Opening>(std::move(*file), path, std::move(password), environment, std::move(done))
        ->join(head, *vaultId, source.deviceName);
}

} // namespace haex
