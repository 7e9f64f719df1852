// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SyncEngine that is about which backends there are.
#include "core/base/certificatepin.h"
#include "core/sync/backendsetup.h"
#include "core/sync/syncengine_p.h"

#include <QPointer>

#include <utility>

namespace haex {

void SyncEngine::addBackend(BackendCredentials credentials, std::function<void(Result<Backend>)> done)
{
    if (const auto url = normalizedServerUrl(credentials.url);
        url && m_private->hasAccount(*url, credentials.email))
        return done(fail(ErrorCode::AlreadyExists, url->toString()));
    setUpBackend(m_private->context, std::move(credentials),
                 [engine = QPointer(this), done = std::move(done)](Result<BackendRecord> record) {
                     if (!engine)
                         return done(fail(ErrorCode::Cancelled));
                     if (!record)
                         return done(fail(std::move(record.error())));
                     Private &d = *engine->m_private;
                     // Asked for twice at once, perhaps.
                     if (d.hasAccount(record->backend.url, record->backend.email))
                         return done(fail(ErrorCode::AlreadyExists, record->backend.url.toString()));
                     if (const auto prepared = d.beforeFirstSync ? d.beforeFirstSync() : Result<>(); !prepared)
                         return done(fail(prepared.error()));
                     if (const auto added = d.store.add(*record); !added)
                         return done(fail(added.error()));
                     BackendWorker &worker = d.addWorker(*record);
                     d.noteBackend(record->backend, "added");
                     if (d.isStarted)
                         worker.startAutomatic(d.settings);
                     d.statusMayHaveChanged();
                     done(record->backend);
                 });
}

Result<QList<Backend>> SyncEngine::backends() const
{
    HAEX_ASSIGN(records, m_private->store.list());
    QList<Backend> backends;
    for (const BackendRecord &record : records)
        backends.append(record.backend);
    return backends;
}

Result<> SyncEngine::setEnabled(const QByteArray &backendId, bool enabled)
{
    HAEX_ASSIGN(record, m_private->store.load(backendId));
    if (record.backend.enabled == enabled)
        return {};
    HAEX_TRY(m_private->store.setEnabled(backendId, enabled));
    m_private->noteBackend(record.backend, enabled ? "resumed" : "paused");
    if (BackendWorker *worker = m_private->worker(backendId))
        worker->setEnabled(enabled);
    return {};
}

Result<> SyncEngine::renameBackend(const QByteArray &backendId, const QString &name)
{
    if (name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the name is empty"));
    HAEX_TRY(m_private->store.rename(backendId, name.trimmed()));
    if (BackendWorker *worker = m_private->worker(backendId))
        worker->setName(name.trimmed());
    m_private->statusMayHaveChanged();
    return {};
}

Result<> SyncEngine::trustCertificate(const QByteArray &backendId, const QByteArray &fingerprint)
{
    HAEX_ASSIGN(record, m_private->store.load(backendId));
    return m_private->move(record.backend, withCertificatePin(record.backend.url, fingerprint),
                           "certificate_trusted");
}

Result<> SyncEngine::changeAddress(const QByteArray &backendId, const QUrl &url)
{
    HAEX_ASSIGN(record, m_private->store.load(backendId));
    return m_private->move(record.backend, url, "address_changed");
}

Result<> SyncEngine::removeBackend(const QByteArray &backendId)
{
    HAEX_ASSIGN(record, m_private->store.load(backendId));
    HAEX_TRY(m_private->store.remove(backendId));
    // First the row, so that a cycle that is cut off finds nothing to write to.
    m_private->removeWorker(backendId);
    m_private->noteBackend(record.backend, "removed");
    m_private->statusMayHaveChanged();
    return {};
}

Result<> SyncEngine::allowLargeDelete(const QByteArray &backendId)
{
    return m_private->answerLargeDelete(backendId, DeleteGuard::Answer::Allow);
}

Result<> SyncEngine::refuseLargeDelete(const QByteArray &backendId)
{
    return m_private->answerLargeDelete(backendId, DeleteGuard::Answer::Keep);
}

} // namespace haex
