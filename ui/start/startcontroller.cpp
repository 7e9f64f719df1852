// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startcontroller.h"

#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/async/workwait.h"
#include "ui/backends/connectionsettings.h"
#include "ui/backends/certificatequestion.h"
#include "ui/presenters/errortexts.h"
#include "ui/shell/appsettings.h"
#include "ui/start/createpage.h"
#include "ui/start/homepage.h"
#include "ui/start/joinpage.h"
#include "ui/start/recoverpage.h"
#include "ui/start/restorepage.h"
#include "ui/start/startview.h"
#include "ui/start/unlockpage.h"
#include "ui/start/vaultpaths.h"
#include "ui/start/wordspage.h"
#include "ui/widgets/filechooser.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

namespace haex {

namespace {

/// Of a vault that holds nothing of anyone; told to the person, who needs it after locking.
QString samplePassword()
{
    return QStringLiteral("sample");
}

} // namespace

StartController::StartController(VaultService &service, StartView &view, AppSettings &settings,
                                 QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_settings(settings)
{
    connectPages();
    connectPairing();
    connect(&m_service, &VaultService::vaultOpened, this, [this](const VaultInfo &info) {
        m_settings.addRecentVault(info.path);
        m_view.unlock()->forgetPassword();
        m_view.join()->forgetPasswords();
        m_view.words()->forgetSecrets();
        m_view.recover()->forgetSecrets();
        m_view.restore()->forgetPassword();
    });
}

void StartController::connectPages()
{
    connect(m_view.home(), &HomePage::openRequested, this, &StartController::chooseFile);
    connect(m_view.home(), &HomePage::sampleRequested, this, &StartController::makeSample);
    connect(m_view.home(), &HomePage::recentChosen, this, &StartController::askFor);
    connect(m_view.create(), &CreatePage::submitted, this, &StartController::create);
    connect(m_view.unlock(), &UnlockPage::submitted, this, &StartController::unlock);
    connect(m_view.unlock(), &UnlockPage::quickRequested, this, &StartController::unlockQuickly);
    connect(m_view.home(), &HomePage::restoreRequested, this, &StartController::askForBackup);
    connect(m_view.restore(), &RestorePage::submitted, this, &StartController::restore);
    connect(m_view.recover(), &RecoverPage::submitted, this, &StartController::recover);
    connect(m_view.join(), &JoinPage::vaultsWanted, this, &StartController::findVaults);
    connect(m_view.join(), &JoinPage::submitted, this, &StartController::join);
}

void StartController::connectPairing()
{
    WordsPage *page = m_view.words();
    connect(page, &WordsPage::wordsTyped, this, &StartController::findOtherDevice);
    connect(page, &WordsPage::answered, this, [this](bool isSameCode) { m_service.answerPairing(isSameCode); });
    connect(page, &WordsPage::submitted, this, &StartController::joinPaired);
    connect(page, &WordsPage::left, this, [this] { m_service.endPairing(); });
    connect(&m_service, &VaultService::pairingChanged, page, [this, page](const PairingStatus &status) {
        // An open vault may be the other side of a pairing.
        if (!m_service.isOpen())
            page->showStatus(status);
    });
}

void StartController::findOtherDevice()
{
    WordsPage *page = m_view.words();
    const PairingInvitation invitation = page->invitation();
    useConnection(m_service, invitation.server, page->connectionSettings(), page, [this, page, invitation](const QString &problem) {
        if (problem.isEmpty())
            greetOtherDevice(invitation);
        else
            page->showError(problem);
    });
}

void StartController::greetOtherDevice(const PairingInvitation &invitation)
{
    WordsPage *page = m_view.words();
    whenDone(m_service.acceptPairing(invitation, page->deviceName()), page, [this, page, invitation](const Result<> &found) {
        if (found)
            return;
        const auto showFailure = [page, error = found.error()] { page->showFailure(error); };
        if (found.error().code != ErrorCode::TlsError)
            return showFailure();
        askAboutCertificate(
            m_service, invitation.server, page,
            [this, page](const QUrl &trusted) {
                page->setUrl(trusted);
                findOtherDevice();
            },
            showFailure);
    });
}

void StartController::joinPaired()
{
    WordsPage *page = m_view.words();
    QDir().mkpath(QFileInfo(page->path()).absolutePath());
    whenDone(m_service.joinPaired(page->path(), page->vaultPassword()), page, [page](const Result<VaultInfo> &info) {
        if (info)
            page->reset();
        else
            page->showRefusal(info.error());
    });
}

void StartController::begin()
{
    const QStringList recent = m_settings.recentVaults();
    m_view.home()->showRecentVaults(recent);
    if (recent.isEmpty())
        m_view.showHome();
    else
        m_view.showUnlock(recent.first());
}

void StartController::askFor(const QString &path)
{
    m_view.home()->showRecentVaults(m_settings.recentVaults());
    m_view.showUnlock(path);
}

void StartController::chooseFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    FileChooser::askToOpen(&m_view, {tr("Open a vault file"), folder, VaultPaths::filter()}, [this](const QString &path) { askFor(path); });
}

void StartController::create()
{
    CreatePage *page = m_view.create();
    QDir().mkpath(QFileInfo(page->path()).absolutePath());
    whenDone(m_service.createVault(page->path(), page->name(), page->password(), page->names()), page, [this, page](const Result<VaultInfo> &info) {
        if (!info)
            return page->showError(ErrorTexts::sentence(info.error()));
        page->reset();
        Q_EMIT vaultCreated();
    });
}

void StartController::unlock()
{
    UnlockPage *page = m_view.unlock();
    whenDone(m_service.openVault(page->path(), page->password()), page, [page](const Result<VaultInfo> &info) {
        if (!info)
            page->showRefusal(info.error());
        else
            page->setIdle();
    });
}

void StartController::unlockQuickly()
{
    UnlockPage *page = m_view.unlock();
    whenDone(m_service.openVaultQuickly(page->path()), page, [page](const Result<VaultInfo> &info) {
        if (info)
            page->setIdle();
        else
            page->showQuickRefusal(info.error());
    });
}

void StartController::recover()
{
    RecoverPage *page = m_view.recover();
    auto *wait = new WorkWait(page);
    connect(wait, &WorkWait::progressed, page, &RecoverPage::showProgress);
    connect(page, &RecoverPage::givingUpRequested, wait, &WorkWait::giveUp);
    auto future = m_service.recoverVault(page->path(), page->recoveryKey(), page->newPassword(), wait->ticket());
    whenDone(future, page, [page, wait](const Result<VaultInfo> &info) {
        wait->end();
        if (info)
            page->setIdle();
        else
            page->showRefusal(info.error());
    });
}

void StartController::askForBackup()
{
    QList<RestorePage::Choice> choices;
    for (const QString &path : m_settings.recentVaults()) {
        for (const VaultBackup &backup : VaultBackups::list(path))
            choices.append({QFileInfo(path).completeBaseName(), backup});
    }
    m_view.restore()->ask(choices);
    m_view.showRestore();
}

void StartController::restore()
{
    RestorePage *page = m_view.restore();
    QDir().mkpath(QFileInfo(page->path()).absolutePath());
    whenDone(m_service.restoreVault(page->backupPath(), page->path(), page->password()), page, [this, page](const Result<VaultInfo> &info) {
        if (!info)
            return page->showRefusal(info.error());
        page->setIdle();
        Q_EMIT vaultRestored();
    });
}

void StartController::findVaults()
{
    JoinPage *page = m_view.join();
    useConnection(m_service, page->url(), page->connectionSettings(), page, [this, page](const QString &problem) {
        if (!problem.isEmpty())
            return page->showError(problem);
        whenDone(m_service.testConnection(page->url()), page, [this, page](const Result<ServerGreeting> &greeting) {
            if (!greeting)
                return refuseServer(greeting.error());
            page->showServer(greeting->url);
            listVaults();
        });
    });
}

void StartController::listVaults()
{
    JoinPage *page = m_view.join();
    whenDone(m_service.listRemoteVaults(page->url(), page->email(), page->accountPassword()), page,
             [this, page](const Result<QList<VaultService::RemoteVault>> &vaults) {
                 if (vaults)
                     page->showVaults(*vaults);
                 else
                     refuseServer(vaults.error());
             });
}

void StartController::refuseServer(const Error &error)
{
    JoinPage *page = m_view.join();
    const auto showError = [page, error] { page->showProblem(error); };
    if (error.code != ErrorCode::TlsError)
        return showError();
    askAboutCertificate(
        m_service, page->url(), page,
        [this, page](const QUrl &trusted) {
            page->setUrl(trusted);
            findVaults();
        },
        showError);
}

void StartController::join()
{
    JoinPage *page = m_view.join();
    QDir().mkpath(QFileInfo(page->path()).absolutePath());
    whenDone(m_service.joinVault(page->path(), page->request(), page->vaultPassword()), page, [page](const Result<VaultInfo> &info) {
        if (info)
            page->reset();
        else
            page->showProblem(info.error());
    });
}

void StartController::makeSample()
{
    const QString path = QDir::temp().filePath(QStringLiteral("haex-sample-%1.haexvault").arg(QUuid::createUuid().toString(QUuid::Id128).left(8)));
    m_view.showUnlock(path);
    m_view.unlock()->setBusy(tr("Making a vault to look around in…"));
    const SecretBytes password = SecretBytes::fromPassword(samplePassword());
    whenDone(m_service.createVault(path, tr("Sample"), password.clone()), this, [this](const Result<VaultInfo> &info) {
        if (!info)
            return m_view.unlock()->showError(ErrorTexts::sentence(info.error()));
        m_settings.forgetRecentVault(info->path);
        fillSample();
    });
}

void StartController::fillSample()
{
    auto filled = m_service.run([](VaultSession &session) -> Result<> {
        HAEX_TRY(session.items().addSampleData());
        return {};
    });
    whenDone(filled, this, [this](const Result<> &) { Q_EMIT sampleReady(samplePassword()); });
}

} // namespace haex
