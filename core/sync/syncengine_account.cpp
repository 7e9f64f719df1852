// SPDX-License-Identifier: GPL-3.0-or-later
// The half of SyncEngine that is about the accounts at servers.
#include "core/sync/backendsetup.h"
#include "core/sync/syncengine_p.h"

#include <QPointer>

namespace haex {

Result<> SyncEngine::Private::takeSession(const BackendRecord &renewed)
{
    BackendWorker *found = worker(renewed.backend.id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("backend"));
    HAEX_TRY(store.saveTokens(renewed));
    found->loggedIn();
    return {};
}

void SyncEngine::logIn(const QByteArray &backendId, SecretBytes accountPassword, Done done)
{
    const auto record = m_private->store.load(backendId);
    if (!record)
        return done(fail(record.error()));
    renewSession(m_private->context, *record, std::move(accountPassword),
                 [engine = QPointer(this), done = std::move(done)](const Result<BackendRecord> &renewed) {
                     if (!engine)
                         return done(fail(ErrorCode::Cancelled));
                     if (!renewed)
                         return done(fail(renewed.error()));
                     Private &d = *engine->m_private;
                     if (const auto taken = d.takeSession(*renewed); !taken)
                         return done(fail(taken.error()));
                     d.noteBackend(renewed->backend, "signed_in");
                     done({});
                 });
}

/// In a session that was opened for it: the one that was there may be too old, and what is changed
/// ends all sessions but the one that changes it.
void SyncEngine::changeAccountPassword(const QByteArray &backendId, SecretBytes presentPassword,
                                       SecretBytes newPassword, Done done)
{
    const auto record = m_private->store.load(backendId);
    if (!record)
        return done(fail(record.error()));
    const auto change = std::make_shared<PasswordChange>(
        PasswordChange {presentPassword.clone(), std::move(newPassword)});
    renewSession(m_private->context, *record, std::move(presentPassword),
                 [engine = QPointer(this), change, done = std::move(done)](const Result<BackendRecord> &renewed) {
                     if (!engine)
                         return done(fail(ErrorCode::Cancelled));
                     if (!renewed)
                         return done(fail(renewed.error()));
                     Private &d = *engine->m_private;
                     if (const auto taken = d.takeSession(*renewed); !taken)
                         return done(fail(taken.error()));
                     AccountClient(d.context.transport, renewed->backend.url)
                         .changePassword(renewed->accessToken, *change,
                                         [engine, backend = renewed->backend, done](const Result<> &changed) {
                                             if (changed && engine)
                                                 engine->m_private->noteBackend(backend, "password_changed");
                                             done(changed);
                                         });
                 });
}

} // namespace haex
