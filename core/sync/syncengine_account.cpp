// SPDX-License-Identifier: GPL-3.0-or-later
// The half of SyncEngine that is about the accounts at servers.
#include "core/sync/backendsetup.h"
#include "core/sync/serverexporter.h"
#include "core/sync/syncengine_p.h"

#include <QPointer>

namespace haex {
namespace {

/// The account and the vault, whichever is planned; one that is not is no trouble.
void takeBack(const AccountClient &client, const QByteArray &token, const QByteArray &vaultId,
              const AccountClient::Done<> &done)
{
    client.cancelRemoval(token, {}, [client, token, vaultId, done](const Result<> &ofAccount) {
        if (!ofAccount && ofAccount.error().code != ErrorCode::NotFound)
            return done(ofAccount);
        client.cancelRemoval(token, vaultId, [wasPlanned = ofAccount.has_value(), done](const Result<> &ofVault) {
            const bool isNone = !ofVault && ofVault.error().code == ErrorCode::NotFound;
            done(isNone && wasPlanned ? Result<>() : ofVault);
        });
    });
}

} // namespace

Result<> SyncEngine::Private::takeSession(const BackendRecord &renewed)
{
    BackendWorker *found = worker(renewed.backend.id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("backend"));
    HAEX_TRY(store.saveTokens(renewed));
    found->loggedIn();
    return {};
}

void SyncEngine::Private::askForDevices(const Done &done)
{
    // Counts itself, so that it ends when there is nobody to ask.
    const auto left = std::make_shared<size_t>(1);
    const auto oneDone = [left, done] {
        if (--*left == 0)
            done({});
    };
    const auto records = store.list();
    for (const BackendRecord &record : records ? *records : QList<BackendRecord>()) {
        if (!record.backend.enabled || record.accessToken.isEmpty())
            continue;
        ++*left;
        AccountClient(context.transport, record.backend.url)
            .vaultProgress(record.accessToken, context.vaultId,
                           [engine = QPointer(&q), oneDone](const Result<VaultProgress> &progress) {
                               if (engine && progress) {
                                   for (const DeviceProgress &each : progress->devices)
                                       engine->m_private->sightings.note(each.device.deviceId, each.sinceMs);
                               }
                               oneDone();
                           });
    }
    oneDone();
}

void SyncEngine::Private::withNewSession(const QByteArray &backendId, SecretBytes accountPassword,
                                         WithRecord then)
{
    const auto record = store.load(backendId);
    if (!record)
        return then(record);
    renewSession(context, *record, std::move(accountPassword),
                 [engine = QPointer(&q), then = std::move(then)](const Result<BackendRecord> &renewed) {
                     if (!engine)
                         return then(fail(ErrorCode::Cancelled));
                     if (renewed) {
                         if (const auto taken = engine->m_private->takeSession(*renewed); !taken)
                             return then(fail(taken.error()));
                     }
                     then(renewed);
                 });
}

void SyncEngine::logIn(const QByteArray &backendId, SecretBytes accountPassword, Done done)
{
    m_private->withNewSession(backendId, std::move(accountPassword),
                              [engine = QPointer(this), done = std::move(done)](const Result<BackendRecord> &renewed) {
                                  if (!renewed)
                                      return done(fail(renewed.error()));
                                  engine->m_private->noteBackend(renewed->backend, "signed_in");
                                  done({});
                              });
}

/// In a new session, since what is changed ends all but the one that changes it.
void SyncEngine::changeAccountPassword(const QByteArray &backendId, SecretBytes presentPassword,
                                       SecretBytes newPassword, Done done)
{
    const auto change = std::make_shared<PasswordChange>(
        PasswordChange {presentPassword.clone(), std::move(newPassword)});
    m_private->withNewSession(
        backendId, std::move(presentPassword),
        [engine = QPointer(this), change, done = std::move(done)](const Result<BackendRecord> &renewed) {
            if (!renewed)
                return done(fail(renewed.error()));
            AccountClient(engine->m_private->context.transport, renewed->backend.url)
                .changePassword(renewed->accessToken, *change,
                                [engine, backend = renewed->backend, done](const Result<> &changed) {
                                    if (changed && engine)
                                        engine->m_private->noteBackend(backend, "password_changed");
                                    done(changed);
                                });
        });
}

void SyncEngine::Private::pullSoon(const QByteArray &backendId)
{
    if (BackendWorker *found = worker(backendId))
        found->syncNow(SyncMode::PullOnly, [](const Result<> &) {});
}

void SyncEngine::Private::withFreshToken(const QByteArray &backendId, WithRecord then)
{
    BackendWorker *found = worker(backendId);
    if (!found)
        return then(fail(ErrorCode::NotFound, QStringLiteral("backend")));
    found->syncNow(SyncMode::PullOnly, [engine = QPointer(&q), backendId, then = std::move(then)](const Result<> &) {
        then(engine ? engine->m_private->store.load(backendId) : fail(ErrorCode::Cancelled));
    });
}

void SyncEngine::planRemoval(const QByteArray &backendId, RemovalScope scope, SecretBytes accountPassword,
                             std::function<void(Result<qint64>)> done)
{
    const auto request = std::make_shared<RemovalRequest>(RemovalRequest {accountPassword.clone()});
    m_private->withNewSession(
        backendId, std::move(accountPassword),
        [engine = QPointer(this), request, scope, done = std::move(done)](const Result<BackendRecord> &renewed) {
            if (!renewed)
                return done(fail(renewed.error()));
            const Private &d = *engine->m_private;
            AccountClient(d.context.transport, renewed->backend.url)
                .planRemoval(renewed->accessToken, scope == RemovalScope::Vault ? d.context.vaultId : QByteArray(), *request,
                             [engine, id = renewed->backend.id, done](const Result<qint64> &endsAt) {
                                 if (endsAt && engine)
                                     engine->m_private->pullSoon(id);
                                 done(endsAt);
                             });
        });
}

void SyncEngine::cancelRemovals(const QByteArray &backendId, Done done)
{
    m_private->withFreshToken(
        backendId, [engine = QPointer(this), done = std::move(done)](const Result<BackendRecord> &record) {
            if (!record || !engine)
                return done(fail(record ? Error {ErrorCode::Cancelled} : record.error()));
            const Private &d = *engine->m_private;
            const AccountClient client(d.context.transport, record->backend.url);
            takeBack(client, record->accessToken, d.context.vaultId, [engine, id = record->backend.id, done](const Result<> &kept) {
                if (engine)
                    engine->m_private->pullSoon(id);
                done(kept);
            });
        });
}

void SyncEngine::plannedRemovals(const QByteArray &backendId, std::function<void(Result<PlannedRemovals>)> done)
{
    m_private->withFreshToken(
        backendId, [engine = QPointer(this), done = std::move(done)](const Result<BackendRecord> &record) {
            if (!record || !engine)
                return done(fail(record ? Error {ErrorCode::Cancelled} : record.error()));
            AccountClient(engine->m_private->context.transport, record->backend.url)
                .plannedRemovals(record->accessToken, done);
        });
}

void SyncEngine::exportServerData(const QByteArray &backendId, ExportScope scope, ServerExportSink sink,
                                  std::function<void(Result<ServerExportReport>)> done)
{
    const auto record = m_private->store.load(backendId);
    if (!record)
        return done(fail(record.error()));
    const auto &context = m_private->context;
    const ServerExportHead head {record->backend.url.toString(QUrl::RemoveFragment).toUtf8(),
                                 record->backend.email.toUtf8(), scope, context.clock.nowMs()};
    auto token = [engine = QPointer(this), backendId](const std::function<void(Result<QByteArray>)> &then) {
        if (!engine)
            return then(fail(ErrorCode::Cancelled));
        engine->m_private->withFreshToken(backendId, [then](const Result<BackendRecord> &fresh) {
            then(fresh ? Result<QByteArray>(fresh->accessToken) : fail(fresh.error()));
        });
    };
    std::make_shared<ServerExporter>(ServerExporter::Source {context.transport, record->backend.url, head,
                                                             context.vaultId, std::move(token), context.life},
                                     std::move(sink), std::move(done))
        ->start();
}

} // namespace haex
