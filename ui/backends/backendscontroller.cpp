// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/backendscontroller.h"

#include "core/base/certificatepin.h"
#include "ui/async/whendone.h"
#include "ui/backends/accountpasswordsheet.h"
#include "ui/backends/addbackendsheet.h"
#include "ui/backends/addresssheet.h"
#include "ui/backends/backendsview.h"
#include "ui/backends/certificatequestion.h"
#include "ui/backends/connectionsettings.h"
#include "ui/backends/loginsheet.h"
#include "ui/backends/removalsheet.h"
#include "ui/backends/serverexportsheet.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/removaltexts.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/messagebar.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace haex {

BackendsController::BackendsController(VaultService &service, BackendsView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
{
    connectView();
}

void BackendsController::connectView()
{
    connect(&m_view, &BackendsView::addRequested, this, &BackendsController::add);
    connect(&m_view, &BackendsView::logInRequested, this, &BackendsController::openLogIn);
    connect(&m_view, &BackendsView::passwordRequested, this, &BackendsController::openPassword);
    connect(&m_view, &BackendsView::addressRequested, this, &BackendsController::openAddress);
    connect(&m_view, &BackendsView::exportRequested, this,
            [this](const Backend &backend) { openExport(backend, ExportScope::Vault); });
    connect(&m_view, &BackendsView::removalRequested, this, &BackendsController::openRemoval);
    connect(&m_view, &BackendsView::keepRequested, this, &BackendsController::keep);
    connect(&m_service, &VaultService::statusChanged, &m_view, &BackendsView::showStatus);
    connect(&m_view, &BackendsView::enabledToggled, this, [this](const QByteArray &id, bool on) {
        perform(m_service.run([id, on](VaultSession &session) { return session.sync().setEnabled(id, on); }));
    });
    connect(&m_view, &BackendsView::renamed, this, [this](const QByteArray &id, const QString &name) {
        perform(m_service.run([id, name](VaultSession &session) { return session.sync().renameBackend(id, name); }));
    });
    connect(&m_view, &BackendsView::removed, this, [this](const QByteArray &id) {
        perform(m_service.run([id](VaultSession &session) { return session.sync().removeBackend(id); }));
    });
}

void BackendsController::reload()
{
    auto future = m_service.run([](VaultSession &session) { return session.sync().backends(); });
    whenDone(future, this, [this](const Result<QList<Backend>> &backends) {
        if (!backends)
            return;
        m_backends = *backends;
        m_view.showBackends(m_backends);
        Q_EMIT backendsChanged(m_backends);
    });
}

void BackendsController::add()
{
    auto *sheet = new AddBackendSheet(m_vault, m_view.window());
    runSheet(sheet);
    sheet->open();
}

void BackendsController::runSheet(AddBackendSheet *sheet)
{
    connect(sheet, &AddBackendSheet::testRequested, this,
            [this, sheet](const QUrl &url) { testConnection(sheet, url); });
    connect(sheet, &AddBackendSheet::deviceRequested, this, &BackendsController::deviceRequested);
    connect(sheet, &AddBackendSheet::hostingRequested, this, &BackendsController::hostingRequested);
    connect(sheet, &AddBackendSheet::addRequested, this, [this, sheet](BackendCredentials *credentials) {
        whenDone(m_service.addBackend(std::move(*credentials)), sheet, [this, sheet](const Result<Backend> &backend) {
            if (!backend)
                return sheet->showProblem(backend.error());
            sheet->showAdded();
            reload();
            whenDone(m_service.syncNow(backend->id), sheet, [sheet](const Result<> &result) {
                sheet->showFirstSync(result ? tr("The first sync is done. Everything in this vault is on the server, encrypted.")
                                            : ErrorTexts::sentence(result.error()),
                                     result.has_value());
            });
        });
    });
}

void BackendsController::testConnection(AddBackendSheet *sheet, const QUrl &url)
{
    useConnection(m_service, url, sheet->connectionSettings(), sheet, [this, sheet, url](const QString &problem) {
        if (problem.isEmpty())
            greet(sheet, url);
        else
            sheet->showError(problem);
    });
}

void BackendsController::greet(AddBackendSheet *sheet, const QUrl &url)
{
    whenDone(m_service.testConnection(url), sheet, [this, sheet, url](const Result<ServerGreeting> &greeting) {
        if (greeting)
            return sheet->showGreeting(*greeting);
        const auto showError = [sheet, error = greeting.error()] { sheet->showProblem(error); };
        if (greeting.error().code != ErrorCode::TlsError)
            return showError();
        askAboutCertificate(
            m_service, url, sheet,
            [this, sheet](const QUrl &trusted) {
                sheet->setUrl(trusted);
                testConnection(sheet, trusted);
            },
            showError);
    });
}

void BackendsController::checkCertificate(const QByteArray &backendId)
{
    for (const Backend &backend : std::as_const(m_backends)) {
        if (backend.id == backendId)
            return openCertificate(backend);
    }
}

void BackendsController::openCertificate(const Backend &backend)
{
    askAboutCertificate(
        m_service, backend.url, &m_view,
        [this, id = backend.id](const QUrl &trusted) {
            const QByteArray pin = certificatePin(trusted).value_or(QByteArray());
            perform(m_service.run([id, pin](VaultSession &session) { return session.sync().trustCertificate(id, pin); }));
        },
        // Nothing to ask about: perhaps all is well by now.
        [this, id = backend.id] { m_service.syncNow(id); });
}

void BackendsController::logIn(const QByteArray &backendId)
{
    for (const Backend &backend : std::as_const(m_backends)) {
        if (backend.id == backendId)
            return openLogIn(backend);
    }
}

void BackendsController::changeProxy(const QByteArray &backendId)
{
    for (const Backend &backend : std::as_const(m_backends)) {
        if (backend.id == backendId)
            return openAddress(backend)->beginAtProxy();
    }
}

void BackendsController::chooseCertificate(const QByteArray &backendId)
{
    for (const Backend &backend : std::as_const(m_backends)) {
        if (backend.id == backendId)
            return openAddress(backend)->beginAtCertificate();
    }
}

void BackendsController::openLogIn(const Backend &backend)
{
    auto *sheet = new LogInSheet(backend, m_view.window());
    connect(sheet, &LogInSheet::submitted, this, [this, sheet, id = backend.id] {
        whenDone(m_service.logIn(id, sheet->password()), sheet, [this, sheet, id](const Result<> &result) {
            if (!result)
                return sheet->showError(ErrorTexts::sentence(result.error()));
            sheet->accept();
            m_service.syncNow(id);
        });
    });
    sheet->open();
}

void BackendsController::openPassword(const Backend &backend)
{
    auto *sheet = new AccountPasswordSheet(backend, m_view.window());
    connect(sheet, &AccountPasswordSheet::submitted, this, [this, sheet, backend] {
        auto future = m_service.changeAccountPassword(backend.id, sheet->presentPassword(), sheet->newPassword());
        whenDone(future, sheet, [this, sheet, backend](const Result<> &result) {
            if (!result)
                return sheet->showError(ErrorTexts::sentence(result.error()));
            sheet->accept();
            m_view.messages()->showMessage(Tone::Success, tr("The account password at “%1” is changed. Your vault password is not.").arg(backend.name));
        });
    });
    sheet->open();
}

AddressSheet *BackendsController::openAddress(const Backend &backend)
{
    auto *sheet = new AddressSheet(backend, m_view.window());
    connect(sheet, &AddressSheet::submitted, this, [this, sheet, id = backend.id, before = backend.url](const QUrl &url) {
        useConnection(m_service, url, sheet->connectionSettings(), sheet, [this, sheet, id, before, url](const QString &problem) {
            if (!problem.isEmpty())
                return sheet->showError(problem);
            if (url != before)
                return changeAddress(sheet, id, url);
            // Perhaps the password at the proxy is another one, or the certificate.
            sheet->accept();
            m_service.syncNow(id);
        });
    });
    whenDone(m_service.clientCertificate(backend.url), sheet, [sheet](const Result<ClientCertificateInfo> &info) {
        if (info)
            sheet->showCertificate(*info);
    });
    sheet->open();
    return sheet;
}

void BackendsController::changeAddress(AddressSheet *sheet, const QByteArray &backendId, const QUrl &url)
{
    auto future = m_service.run([backendId, url](VaultSession &session) { return session.sync().changeAddress(backendId, url); });
    whenDone(future, sheet, [this, sheet](const Result<> &result) {
        if (!result)
            return sheet->showError(ErrorTexts::sentence(result.error()));
        sheet->accept();
        reload();
    });
}

void BackendsController::openRemoval(const Backend &backend)
{
    auto *sheet = new RemovalSheet(backend, m_view.window());
    whenDone(m_service.plannedRemovals(backend.id), sheet, [sheet](const Result<PlannedRemovals> &planned) {
        if (planned)
            sheet->setGrace(planned->graceMs);
    });
    connect(sheet, &RemovalSheet::backupRequested, this, &BackendsController::backupRequested);
    connect(sheet, &RemovalSheet::exportRequested, this, [this, sheet, backend] {
        openExport(backend, sheet->scope() == RemovalScope::Vault ? ExportScope::Vault : ExportScope::Account);
    });
    connect(sheet, &RemovalSheet::submitted, this, [this, sheet, backend] {
        const RemovalScope scope = sheet->scope();
        whenDone(m_service.planRemoval(backend.id, scope, sheet->password()), sheet, [this, sheet, scope, backend](const Result<qint64> &endsAtMs) {
            if (!endsAtMs)
                return sheet->showError(ErrorTexts::sentence(endsAtMs.error()));
            sheet->accept();
            m_view.messages()->showMessage(Tone::Warning, RemovalTexts::asked(scope, backend.name, *endsAtMs));
        });
    });
    sheet->open();
}

void BackendsController::openExport(const Backend &backend, ExportScope scope)
{
    // Above the sheet that it may have been asked from.
    QWidget *parent = QApplication::activeModalWidget();
    auto *sheet = new ServerExportSheet(backend, scope, parent ? parent : m_view.window());
    connect(sheet, &ServerExportSheet::submitted, this, [this, sheet, backend] {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const FileChooser::Question question {tr("Export"), QDir(folder).filePath(sheet->suggestion()), QStringLiteral("*.jsonl"), false};
        FileChooser::askToSave(sheet, question, [this, sheet, backend](const QString &path) { exportTo(sheet, backend, path); });
    });
    sheet->open();
}

void BackendsController::exportTo(ServerExportSheet *sheet, const Backend &backend, const QString &path)
{
    sheet->setBusy(true);
    whenDone(m_service.exportServerData(backend.id, sheet->scope(), path), sheet, [this, sheet, backend](const Result<ServerExportReport> &report) {
        if (!report)
            return sheet->showError(ErrorTexts::sentence(report.error()));
        sheet->accept();
        m_view.messages()->showMessage(Tone::Success, tr("All that “%1” holds is in the file, encrypted: %n value(s).", nullptr, static_cast<int>(report->cells)).arg(backend.name));
    });
}

void BackendsController::keep(const Backend &backend)
{
    whenDone(m_service.cancelRemovals(backend.id), this, [this, backend](const Result<> &kept) {
        if (kept)
            m_view.messages()->showMessage(Tone::Success, tr("“%1” keeps everything.").arg(backend.name));
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(kept.error()));
    });
}

void BackendsController::perform(QFuture<Result<>> future)
{
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
        reload();
    });
}

} // namespace haex
