// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/synccontroller.h"

#include "core/vault/activity/activityexport.h"
#include "core/vault/activity/activitylog.h"
#include "core/vault/waitingchanges.h"
#include "ui/async/whendone.h"
#include "ui/presenters/syncstatuspresenter.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/devicepanel.h"
#include "ui/sync/largedeletesheet.h"
#include "ui/sync/outgoingsheet.h"
#include "ui/sync/syncview.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/messagebar.h"

#include <QDate>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace haex {

namespace {
/// Of the last day, for the timelines.
constexpr int ShownEntries = 500;
constexpr int LogDelayMs = 200;
}

SyncController::SyncController(VaultService &service, SyncView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
{
    connect(&m_service, &VaultService::statusChanged, &m_view, &SyncView::showStatus);
    connect(&m_service, &VaultService::activityAdded, &m_view, &SyncView::addActivity);
    connect(&m_view, &SyncView::syncRequested, this, &SyncController::syncNow);
    connect(&m_view, &SyncView::enabledToggled, this, &SyncController::setEnabled);
    connect(&m_view, &SyncView::waitingRequested, this, &SyncController::showWaiting);
    connect(&m_view, &SyncView::remedyRequested, this, &SyncController::help);
    connect(m_view.log(), &ActivityPanel::queryChanged, this, &SyncController::loadLog);
    connect(m_view.log(), &ActivityPanel::exportRequested, this, &SyncController::saveLog);
    m_logSoon.setSingleShot(true);
    m_logSoon.setInterval(LogDelayMs);
    connect(&m_logSoon, &QTimer::timeout, this, &SyncController::loadLog);
    connect(&m_service, &VaultService::activityAdded, &m_logSoon, [this] {
        if (!m_logSoon.isActive())
            m_logSoon.start();
    });
    connect(m_view.devices(), &DevicePanel::compareRequested, this, &SyncController::compareDevices);
    connect(&m_service, &VaultService::statusChanged, this, [this](const SyncStatus &status) {
        // A transfer has news all the time, and none of this.
        if (status.overall != OverallState::Syncing)
            loadComparisons();
    });
}

void SyncController::setDevices(const DeviceNames &devices)
{
    m_view.devices()->setDevices(devices);
    m_view.log()->setDevices(devices);
}

void SyncController::loadComparisons()
{
    if (!m_service.isOpen())
        return;
    auto future = m_service.run([](VaultSession &session) { return session.sync().comparisons(); });
    whenDone(future, this, [this](const Result<QList<DeviceComparison>> &comparisons) {
        if (comparisons)
            m_view.devices()->showComparisons(*comparisons);
    });
}

/// What comes of it arrives with the status.
void SyncController::compareDevices()
{
    m_view.devices()->setBusy(true);
    whenDone(m_service.verifyDevices(), this, [this](const Result<> &result) {
        m_view.devices()->setBusy(false);
        if (!result)
            m_view.messages()->showMessage(Tone::Warning, ErrorTexts::sentence(result.error()));
        loadComparisons();
    });
}

/// An answer to a question that was asked again meanwhile is dropped.
void SyncController::loadLog()
{
    if (!m_service.isOpen())
        return;
    const quint64 question = ++m_logQuestion;
    struct Log
    {
        QList<NodeId> devices;
        QList<ActivityRecord> records;
    };
    auto future = m_service.run([query = m_view.log()->query()](VaultSession &session) -> Result<Log> {
        ActivityLog log(session.replica());
        HAEX_ASSIGN(records, log.list(query));
        HAEX_ASSIGN(devices, log.devices());
        return Log{devices, records};
    });
    whenDone(future, this, [this, question](const Result<Log> &log) {
        if (!log || question != m_logQuestion)
            return;
        m_view.log()->setNodes(log->devices);
        m_view.log()->showRecords(log->records);
    });
}

void SyncController::saveLog()
{
    const QString name = QDir::home().filePath(tr("Activity %1.csv").arg(QDate::currentDate().toString(Qt::ISODate)));
    FileChooser::askToSave(&m_view, {tr("Save the activity log"), name, tr("CSV files (*.csv);;JSON files (*.json)")}, [this](const QString &path) { writeLog(path); });
}

/// All of what was chosen, not only the lines that are shown.
void SyncController::writeLog(const QString &path)
{
    ActivityQuery query = m_view.log()->query();
    query.limit = 0;
    const bool isJson = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    auto future = m_service.run([query, isJson](VaultSession &session) -> Result<QByteArray> {
        HAEX_ASSIGN(records, ActivityLog(session.replica()).list(query));
        return isJson ? QJsonDocument(activityJson(records)).toJson() : activityCsv(records);
    });
    whenDone(future, this, [this, path](const Result<QByteArray> &text) {
        if (!text)
            return m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(text.error()));
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(*text) == text->size() && file.commit())
            return m_view.messages()->showMessage(Tone::Success, tr("The log is saved. It names items, tables, devices and backends, but no values."));
        m_view.messages()->showMessage(Tone::Danger, tr("The log could not be saved: %1").arg(file.errorString()));
    });
}

void SyncController::reload()
{
    m_view.showStatus(m_service.status());
    loadComparisons();
    auto future = m_service.run([](VaultSession &session) { return session.sync().activity(ShownEntries); });
    whenDone(future, this, [this](const Result<QList<ActivityEntry>> &entries) {
        if (entries)
            m_view.showActivity(*entries);
    });
    loadLog();
}

void SyncController::syncNow(const QByteArray &backendId)
{
    if (!m_service.isOpen() || m_service.status().backends.isEmpty())
        return;
    whenDone(m_service.syncNow(backendId), this, [this](const Result<> &result) {
        if (!result)
            m_view.messages()->showMessage(Tone::Warning, ErrorTexts::sentence(result.error()));
        else
            m_view.messages()->showMessage(Tone::Success, tr("Synced."));
    });
}

void SyncController::setEnabled(const QByteArray &backendId, bool enabled)
{
    auto future = m_service.run([backendId, enabled](VaultSession &session) { return session.sync().setEnabled(backendId, enabled); });
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
    });
}

void SyncController::help(const QByteArray &backendId, Remedy remedy)
{
    switch (remedy) {
    case Remedy::LogIn:
        Q_EMIT logInWanted(backendId);
        break;
    case Remedy::CheckCertificate:
        Q_EMIT certificateWanted(backendId);
        break;
    case Remedy::CheckAddress:
        Q_EMIT backendWanted(backendId);
        break;
    case Remedy::SetProxy:
        Q_EMIT proxyWanted(backendId);
        break;
    case Remedy::SetCertificate:
        Q_EMIT ownCertificateWanted(backendId);
        break;
    case Remedy::DecideDelete:
        decideDelete(backendId);
        break;
    case Remedy::CompareFingerprints:
        break;
    default:
        syncNow(backendId);
    }
}

void SyncController::showWaiting(const QByteArray &backendId)
{
    const QList<BackendStatus> backends = m_service.status().backends;
    const auto backend = std::ranges::find(backends, backendId, &BackendStatus::backendId);
    if (backend == backends.cend())
        return;
    auto *sheet = new OutgoingSheet(backend->name, &m_view);
    connect(sheet, &OutgoingSheet::itemChosen, this, &SyncController::itemWanted);
    auto future = m_service.run([backendId](VaultSession &session) { return waitingChanges(session.replica(), backendId); });
    whenDone(future, sheet, [sheet](const Result<QList<WaitingChange>> &changes) {
        if (changes)
            sheet->showChanges(*changes);
        else
            sheet->showFailure(ErrorTexts::sentence(changes.error()));
    });
    sheet->open();
}

void SyncController::decideDelete(const QByteArray &backendId)
{
    for (const SyncAlert &alert : m_service.status().alerts) {
        if (alert.backendId != backendId || alert.code != ErrorCode::LargeDeleteNeedsConsent)
            continue;
        auto *sheet
            = new LargeDeleteSheet(SyncStatusPresenter::largeDelete(alert.context), &m_view);
        connect(sheet, &LargeDeleteSheet::allowed, this,
                [this, backendId] { answerDelete(backendId, true); });
        connect(sheet, &LargeDeleteSheet::refused, this,
                [this, backendId] { answerDelete(backendId, false); });
        return sheet->open();
    }
}

void SyncController::answerDelete(const QByteArray &backendId, bool allow)
{
    auto future = m_service.run([backendId, allow](VaultSession &session) {
        return allow ? session.sync().allowLargeDelete(backendId)
                     : session.sync().refuseLargeDelete(backendId);
    });
    whenDone(future, this, [this, backendId](const Result<> &result) {
        if (!result)
            return m_view.messages()->showMessage(Tone::Danger,
                                                  ErrorTexts::sentence(result.error()));
        syncNow(backendId);
    });
}

} // namespace haex
