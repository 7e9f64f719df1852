// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictsview.h"
#include "ui/shell/vaultcontrollers.h"

#include "ui/async/workwait.h"
#include "ui/backends/backendscontroller.h"
#include "ui/conflicts/conflictscontroller.h"
#include "ui/host/hostcontroller.h"
#include "ui/imports/exportcontroller.h"
#include "ui/imports/importcontroller.h"
#include "ui/items/healthcheck.h"
#include "ui/items/attachmentscontroller.h"
#include "ui/items/firststeps.h"
#include "ui/items/itemactions.h"
#include "ui/items/itemscontroller.h"
#include "ui/items/itemsview.h"
#include "ui/pairing/meetingsheet.h"
#include "ui/pairing/pairingcontroller.h"
#include "ui/presenters/errortexts.h"
#include "ui/settings/devicescard.h"
#include "ui/settings/historycard.h"
#include "ui/settings/securitycard.h"
#include "ui/settings/settingsview.h"
#include "ui/settings/vaultactions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/deviceloader.h"
#include "ui/shell/placekeeper.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/syncrules.h"
#include "ui/shell/undostack.h"
#include "ui/shell/workspace.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/devicecontroller.h"
#include "ui/sync/devicepanel.h"
#include "ui/sync/synccontroller.h"
#include "ui/sync/syncview.h"
#include "ui/tables/tablescontroller.h"
#include "ui/tables/tablesview.h"
#include "ui/trash/trashcontroller.h"
#include "ui/widgets/messagebar.h"

namespace haex {

VaultControllers::VaultControllers(VaultService &service, HomeServer &host, Workspace &workspace,
                                   AppSettings &settings, ClipboardGuard &clipboard,
                                   std::unique_ptr<UndoStack> undo, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_undo(undo ? undo.release() : new UndoStack)
    , m_itemActions(new ItemActions(service, *m_undo, this))
    , m_items(new ItemsController(service, *workspace.items(), *m_itemActions, clipboard, this))
    , m_attachments(new AttachmentsController(service, *workspace.items(), *m_itemActions, this))
    , m_tables(new TablesController(service, *m_undo, *workspace.tables(), this))
    , m_place(new PlaceKeeper(service, workspace, this))
    , m_rules(new SyncRules(settings, QDBusConnection::systemBus(), this))
    , m_conflicts(new ConflictsController(service, *workspace.conflicts(), *m_itemActions, this))
    , m_sync(new SyncController(service, *workspace.sync(), this))
    , m_vaultDevices(new DeviceController(service, *workspace.sync(), this))
    , m_backends(new BackendsController(service, *workspace.backends(), this))
    , m_host(new HostController(service, host, *workspace.backends(), settings, clipboard, this))
    , m_trash(new TrashController(service, *workspace.trash(), *m_itemActions, this))
    , m_actions(new VaultActions(service, workspace, *workspace.messages(), this))
    , m_devices(new DeviceLoader(service, this))
    , m_health(new HealthCheck(service, workspace, this))
    , m_pairing(new PairingController(service, workspace, clipboard, this))
{
    m_undo->setParent(this);
    connectActions();
    connectFirstSteps();
    connectSync();
    connectHost();
    connectDevices();
    connectUndo();
    connect(&m_settings, &AppSettings::changed, this, &VaultControllers::applySyncTiming);
    connect(m_rules, &SyncRules::holdChanged, this, &VaultControllers::applySyncTiming);
}

void VaultControllers::connectActions()
{
    Sidebar *sidebar = m_workspace.sidebar();
    SettingsView *settings = m_workspace.settings();
    connect(sidebar, &Sidebar::backupRequested, m_actions, &VaultActions::backUp);
    connect(sidebar, &Sidebar::checkRequested, m_actions, &VaultActions::check);
    connect(sidebar, &Sidebar::passwordCheckRequested, m_health, &HealthCheck::start);
    connect(m_health, &HealthCheck::itemChosen, this, &VaultControllers::showItem);
    connect(sidebar, &Sidebar::renameRequested, m_actions, &VaultActions::rename);
    connect(sidebar, &Sidebar::passwordRequested, m_actions, &VaultActions::changePassword);
    connect(settings->security(), &SecurityCard::passwordChangeRequested, m_actions, &VaultActions::changePassword);
    connect(settings->security(), &SecurityCard::passwordAdoptionRequested, m_actions, &VaultActions::adoptPassword);
    connect(settings->security(), &SecurityCard::quickUnlockChosen, m_actions, &VaultActions::setQuickUnlock);
    connect(m_actions, &VaultActions::keychainLookedFor, settings->security(), &SecurityCard::showKeychain);
    connect(settings->security(), &SecurityCard::backupRequested, m_actions, &VaultActions::backUpNow);
    connect(settings->security(), &SecurityCard::recoverySheetRequested, m_actions, &VaultActions::makeRecoverySheet);
    connect(settings->devices(), &DevicesCard::additionRequested, this, &VaultControllers::addDevice);
    connect(settings->devices(), &DevicesCard::listRequested, this, [this] {
        m_workspace.show(ViewId::Sync);
        m_workspace.sync()->showDevices();
    });
    connect(m_pairing, &PairingController::failed, settings->messages(), [settings](const QString &text) { settings->messages()->showMessage(Tone::Danger, text); });
    connect(settings->devices(), &DevicesCard::deviceNamed, m_actions, &VaultActions::nameDevice);
    connect(settings->history(), &HistoryCard::policyChosen, m_actions, &VaultActions::setHistoryPolicy);
    connect(m_actions, &VaultActions::historyPolicyChanged, settings->history(), &HistoryCard::showPolicy);
    connect(settings->history(), &HistoryCard::activityDaysChosen, m_actions, &VaultActions::setActivityDays);
    connect(m_actions, &VaultActions::activityDaysChanged, settings->history(), &HistoryCard::showActivityDays);
    connect(settings, &SettingsView::diagnosticsRequested, m_actions, &VaultActions::showDiagnostics);
    connect(m_actions, &VaultActions::infoChanged, settings, &SettingsView::showVault);
    connect(m_actions, &VaultActions::infoChanged, sidebar, [sidebar](const VaultInfo &info) { sidebar->setVaultName(info.name); });
    connect(m_actions, &VaultActions::infoChanged, m_backends, &BackendsController::setVault);
    MessageBar *messages = m_workspace.messages();
    connect(m_actions, &VaultActions::done, messages, [messages](const QString &text) { messages->showMessage(Tone::Success, text); });
    connect(m_actions, &VaultActions::foreignPasswordFound, messages, [this, messages] {
        messages->showMessage(Tone::Warning, tr("The vault password was changed on another device."), tr("Enter it…"), [this] { m_actions->adoptPassword(); });
    });
    connect(m_actions, &VaultActions::givenUp, messages, [messages](const QString &text) { messages->showMessage(Tone::Muted, text); });
    connect(m_actions, &VaultActions::failed, messages, [messages](const QString &text) { messages->showMessage(Tone::Danger, text); });
    connect(sidebar, &Sidebar::importRequested, this, [this] { ImportController::start(m_service, m_workspace); });
    connect(sidebar, &Sidebar::exportRequested, this, [this, messages] {
        ExportController *exports = ExportController::start(m_service, m_workspace);
        connect(exports, &ExportController::done, messages, [messages](const QString &text) { messages->showMessage(Tone::Success, text); });
        connect(exports, &ExportController::givenUp, messages, [messages](const QString &text) { messages->showMessage(Tone::Muted, text); });
    });
}

void VaultControllers::showItem(const QByteArray &id)
{
    m_workspace.show(ViewId::Items);
    m_workspace.items()->reveal(id);
}

void VaultControllers::connectFirstSteps()
{
    FirstSteps *steps = m_workspace.items()->firstSteps();
    connect(steps, &FirstSteps::importRequested, this, [this] { ImportController::start(m_service, m_workspace); });
    connect(steps, &FirstSteps::deviceRequested, this, &VaultControllers::addDevice);
    connect(steps, &FirstSteps::recoveryRequested, m_actions, &VaultActions::makeRecoverySheet);
    connect(m_devices, &DeviceLoader::devicesChanged, steps, [steps](const DeviceNames &devices) { steps->setAlone(devices.count() < 2); });
    connect(m_actions, &VaultActions::infoChanged, steps, [steps](const VaultInfo &info) { steps->setUnrecoverable(info.recoveryMadeMs == 0); });
}

/// By the way that there is: this computer's own server has invitations, any other one pairs by words.
void VaultControllers::addDevice()
{
    if (m_host->isOnlyBackend())
        return m_host->showText();
    if (!m_service.status().backends.isEmpty())
        return m_pairing->addDevice();
    auto *sheet = new MeetingSheet(m_workspace.window());
    connect(sheet, &MeetingSheet::hostingRequested, m_host, [this] {
        m_workspace.show(ViewId::Backends);
        m_host->hostThisVault();
    });
    connect(sheet, &MeetingSheet::serverRequested, m_backends, &BackendsController::add);
    sheet->open();
}

void VaultControllers::connectSync()
{
    connect(&m_service, &VaultService::statusChanged, m_workspace.sidebar(), &Sidebar::showStatus);
    connect(m_sync, &SyncController::logInWanted, m_backends, &BackendsController::logIn);
    connect(m_sync, &SyncController::certificateWanted, m_backends, &BackendsController::checkCertificate);
    connect(m_sync, &SyncController::proxyWanted, m_backends, &BackendsController::changeProxy);
    connect(m_sync, &SyncController::ownCertificateWanted, m_backends, &BackendsController::chooseCertificate);
    connect(m_sync, &SyncController::itemWanted, this, &VaultControllers::showItem);
    connect(m_sync, &SyncController::backendWanted, this, [this] { m_workspace.show(ViewId::Backends); });
    connect(m_backends, &BackendsController::backupRequested, m_actions, &VaultActions::backUp);
    connect(m_workspace.sync(), &SyncView::addBackendRequested, m_backends, &BackendsController::add);
    connectLog();
    connect(m_workspace.sync()->devices(), &DevicePanel::addRequested, this, &VaultControllers::addDevice);
    connect(m_backends, &BackendsController::deviceRequested, this, &VaultControllers::addDevice);
}

/// From a line of the log to what it is about, and back.
void VaultControllers::connectLog()
{
    ActivityPanel *log = m_workspace.sync()->log();
    connect(log, &ActivityPanel::itemRequested, this, [this](const QByteArray &id) {
        m_workspace.show(ViewId::Items);
        m_workspace.items()->reveal(id);
    });
    connect(log, &ActivityPanel::tableRequested, this, [this](const QByteArray &table) {
        m_workspace.show(ViewId::Tables);
        m_workspace.tables()->openTable(table);
    });
    connect(m_workspace.conflicts(), &ConflictsView::mergedRequested, this, [this, log] {
        log->showResult(CellFate::Merged);
        m_workspace.show(ViewId::Sync);
        m_workspace.sync()->showLog();
    });
    connect(m_workspace.items(), &ItemsView::logRequested, this, [this, log](const QByteArray &id, const QString &title) {
        log->showItem(id, title);
        m_workspace.show(ViewId::Sync);
        m_workspace.sync()->showLog();
    });
}

void VaultControllers::connectHost()
{
    connect(m_backends, &BackendsController::backendsChanged, m_host, &HostController::setBackends);
    connect(m_host, &HostController::backendsChanged, m_backends, &BackendsController::reload);
    connect(m_backends, &BackendsController::hostingRequested, m_host, [this] {
        m_workspace.show(ViewId::Backends);
        m_host->hostThisVault();
    });
    connect(m_actions, &VaultActions::infoChanged, m_host, &HostController::setVault);
}

void VaultControllers::connectDevices()
{
    connect(m_devices, &DeviceLoader::devicesChanged, m_tables, &TablesController::setDevices);
    connect(m_devices, &DeviceLoader::devicesChanged, m_conflicts, &ConflictsController::setDevices);
    connect(m_devices, &DeviceLoader::devicesChanged, m_items, &ItemsController::setDevices);
    connect(m_devices, &DeviceLoader::devicesChanged, m_sync, &SyncController::setDevices);
}

void VaultControllers::connectUndo()
{
    Sidebar *sidebar = m_workspace.sidebar();
    MessageBar *messages = m_workspace.messages();
    connect(sidebar, &Sidebar::undoRequested, m_undo, &UndoStack::undo);
    connect(sidebar, &Sidebar::redoRequested, m_undo, &UndoStack::redo);
    connect(m_undo, &UndoStack::changed, sidebar, [this, sidebar] { sidebar->setUndo(m_undo->undoText(), m_undo->redoText()); });
    connect(m_undo, &UndoStack::undone, messages, [this, messages](const QString &text) {
        m_undoMessage = tr("Undone: %1").arg(text);
        messages->showMessage(Tone::Accent, m_undoMessage, tr("Redo"), [this] { m_undo->redo(); });
    });
    connect(m_undo, &UndoStack::redone, messages, [this, messages](const QString &text) {
        m_undoMessage = tr("Done again: %1").arg(text);
        messages->showMessage(Tone::Accent, m_undoMessage, tr("Undo"), [this] { m_undo->undo(); });
    });
    connect(m_undo, &UndoStack::pushed, messages, [this, messages] {
        if (messages->text() == m_undoMessage)
            messages->hide();
    });
    connect(m_undo, &UndoStack::failed, messages, [messages](const Error &error) { messages->showMessage(Tone::Danger, ErrorTexts::sentence(error)); });
}

std::unique_ptr<UndoStack> VaultControllers::handOverUndo()
{
    m_undo->setParent(nullptr);
    return std::unique_ptr<UndoStack>(m_undo);
}

QObject *VaultControllers::waiting() const
{
    return findChild<WorkWait *>();
}

void VaultControllers::load()
{
    m_workspace.sidebar()->setUndo(m_undo->undoText(), m_undo->redoText());
    m_workspace.sidebar()->showStatus(m_service.status());
    m_items->reload();
    m_tables->loadHistory();
    m_tables->reload();
    m_devices->reload();
    m_conflicts->reload();
    m_sync->reload();
    m_vaultDevices->reload();
    m_backends->reload();
    m_trash->reload();
    applySyncTiming();
}

void VaultControllers::syncNow()
{
    m_sync->syncNow({});
}

void VaultControllers::applySyncTiming()
{
    if (!m_service.isOpen())
        return;
    SyncEngine::Settings timing;
    timing.intervalMs = m_settings.syncIntervalSeconds() * 1000;
    timing.localChangeDelayMs = m_settings.syncDelayMs();
    timing.hold = m_rules->hold();
    m_service.run([timing](VaultSession &session) -> Result<> {
        session.sync().start(timing);
        return {};
    });
}

} // namespace haex
