// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/items/itemsview.h"
#include "ui/settings/settingsview.h"
#include "ui/settings/vaultactions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/autolock.h"
#include "ui/shell/clipboardguard.h"
#include "ui/shell/commandkeys.h"
#include "ui/shell/notifier.h"
#include "ui/shell/placekeeper.h"
#include "ui/shell/sessionwatch.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/trayicon.h"
#include "ui/shell/undostack.h"
#include "ui/shell/vaultcontrollers.h"
#include "ui/shell/workspace.h"
#include "ui/start/startcontroller.h"
#include "ui/start/startview.h"
#include "ui/style/appearance.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
#include "ui/widgets/messagebar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QDialog>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>
#include <optional>
#include <utility>

namespace haex {

namespace {
constexpr QSize UsualSize(1280, 800);
constexpr QSize SmallestSize(960, 620);
}

MainWindow::MainWindow(VaultService &service, HomeServer &host, AppSettings &settings,
                       Appearance &appearance, Random &random)
    : m_service(service)
    , m_host(host)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_random(random)
    , m_stack(new QStackedWidget)
    , m_startView(new StartView)
    , m_start(new StartController(service, *m_startView, settings, this))
    , m_clipboard(new ClipboardGuard(this))
    , m_autoLock(new AutoLock(this))
    , m_session(new SessionWatch(QDBusConnection::sessionBus(), QDBusConnection::systemBus(), this))
    , m_notifier(new Notifier(QDBusConnection::sessionBus(), this))
    , m_tray(new TrayIcon(this))
{
    setCentralWidget(m_stack);
    m_stack->addWidget(m_startView);
    setMinimumSize(SmallestSize);
    resize(UsualSize);
    restoreGeometry(m_settings.windowGeometry());
    connectStart();
    connectService();
    connectTray();
    connectSession();
    connectNotices();
    addShortcuts();
    connect(&m_settings, &AppSettings::changed, this, &MainWindow::applySettings);
    applySettings();
    updateTitle();
}

MainWindow::~MainWindow()
{
    m_clipboard->clearNow();
}

void MainWindow::connectStart()
{
    connect(m_start, &StartController::sampleReady, this, [this](const QString &password) {
        if (m_workspace)
            m_workspace->messages()->showMessage(Tone::Warning, tr("This is a throw-away vault. Its vault password is “%1”.").arg(password));
    });
    connect(m_start, &StartController::vaultRestored, this, [this] {
        if (m_workspace)
            m_workspace->messages()->showMessage(Tone::Success, tr("The backup is restored, as another device of the vault."));
    });
}

void MainWindow::connectService()
{
    connect(&m_service, &VaultService::vaultOpened, this, &MainWindow::openWorkspace);
    connect(&m_service, &VaultService::vaultClosed, this, &MainWindow::dropWorkspace);
    connect(&m_service, &VaultService::statusChanged, m_tray, &TrayIcon::showStatus);
}

void MainWindow::connectTray()
{
    connect(m_tray, &TrayIcon::showWindowRequested, this, [this] { raiseWith({}); });
    connect(m_tray, &TrayIcon::lockRequested, this, &MainWindow::lock);
    connect(m_tray, &TrayIcon::syncRequested, this, [this] {
        if (m_controllers)
            m_controllers->syncNow();
    });
    connect(m_tray, &TrayIcon::quitRequested, this, [this] {
        m_quitting = true;
        close();
    });
}

void MainWindow::connectSession()
{
    connect(m_autoLock, &AutoLock::timeToLock, this, &MainWindow::lock);
    connect(m_session, &SessionWatch::personLeft, this, [this] {
        if (m_settings.locksWithSession() && m_service.isOpen())
            lock();
        else
            m_session->letSleep();
    });
    connect(&m_service, &VaultService::vaultClosed, m_session, &SessionWatch::letSleep);
}

void MainWindow::connectNotices()
{
    connect(&m_service, &VaultService::statusChanged, this, &MainWindow::tell);
    connect(&m_service, &VaultService::vaultClosed, this, [this] {
        m_told = {};
        m_notifier->withdrawAll();
    });
    connect(m_notifier, &Notifier::chosen, this, [this](ViewId view) {
        raiseWith({});
        if (m_workspace)
            m_workspace->show(view);
    });
}

/// Who sees the window needs no notice.
void MainWindow::tell(const SyncStatus &status)
{
    const QList<Notice> notices = NoticeTexts::of(std::exchange(m_told, status), status, QDateTime::currentMSecsSinceEpoch());
    if (isActiveWindow() || !m_settings.showsNotices() || !m_workspace)
        return;
    for (const Notice &notice : notices)
        m_notifier->show(notice);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_notifier->withdrawAll();
    if (event->type() == QEvent::WindowStateChange && isMinimized())
        lockOutOfSight();
}

void MainWindow::lockOutOfSight()
{
    if (m_settings.locksWhenMinimized() && m_service.isOpen())
        lock();
}

void MainWindow::addShortcuts()
{
    const auto add = [this](Command command, std::function<void()> run) {
        auto *shortcut = new QShortcut(this);
        CommandKeys::bind(shortcut, m_settings, command);
        connect(shortcut, &QShortcut::activated, this, [this, run = std::move(run)] {
            if (m_workspace)
                run();
        });
    };
    add(Command::Search, [this] { m_workspace->focusSearch(); });
    add(Command::Lock, [this] { lock(); });
    add(Command::NewItem, [this] {
        m_workspace->show(ViewId::Items);
        m_workspace->items()->startNew(ItemKind::Login);
    });
    // A field that is being typed in keeps these for itself.
    add(Command::Undo, [this] { m_controllers->undoStack()->undo(); });
    add(Command::Redo, [this] { m_controllers->undoStack()->redo(); });
    add(Command::SyncNow, [this] { m_controllers->syncNow(); });
    for (int i = 0; i < ViewCount; ++i)
        add(static_cast<Command>(int(Command::ShowItems) + i), [this, i] { m_workspace->show(static_cast<ViewId>(i)); });
    // Whatever else is set: what every program has.
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] {
        if (m_workspace)
            m_workspace->focusSearch();
    });
    auto *quit = new QShortcut(this);
    CommandKeys::bind(quit, m_settings, Command::Quit);
    connect(quit, &QShortcut::activated, this, [this] {
        m_quitting = true;
        close();
    });
}

void MainWindow::start(const QString &path)
{
    if (path.isEmpty())
        m_start->begin();
    else
        m_start->askFor(path);
}

void MainWindow::beginHidden()
{
    if (!m_tray->isAvailable())
        showMinimized();
}

void MainWindow::raiseWith(const QString &path)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (path.isEmpty() || path == m_info.path)
        return;
    closeVault();
    m_start->askFor(path);
}

void MainWindow::lock()
{
    m_clipboard->clearNow();
    closeVault();
}

/// Nothing of it is in sight from now on, and what takes long is given up, so that the vault can close.
void MainWindow::closeVault()
{
    if (!m_service.isOpen())
        return;
    m_service.closeVault();
    dropWorkspace();
}

void MainWindow::setLabel(const QString &label)
{
    m_label = label;
    if (m_workspace)
        m_workspace->sidebar()->setLabel(label);
    updateTitle();
}

void MainWindow::openWorkspace(const VaultInfo &info)
{
    dropWorkspace();
    m_info = info;
    makeWorkspace({});
    m_controllers->load();
    m_controllers->placeKeeper()->restore();
    m_tray->setLocked(false);
    updateTitle();
    Q_EMIT workspaceReady();
}

void MainWindow::makeWorkspace(std::unique_ptr<UndoStack> undo)
{
    m_workspace = new Workspace(m_settings, m_random, m_tray->isAvailable());
    m_controllers = new VaultControllers(m_service, m_host, *m_workspace, m_settings, *m_clipboard, std::move(undo), m_workspace);
    m_workspace->sidebar()->setVaultName(m_info.name);
    m_workspace->sidebar()->setLabel(m_label);
    connect(m_workspace->sidebar(), &Sidebar::lockRequested, this, &MainWindow::lock);
    connect(m_controllers->actions(), &VaultActions::infoChanged, this, [this](const VaultInfo &now) {
        m_info = now;
        updateTitle();
    });
    m_controllers->actions()->reload();
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
}

/// A dialog, or a file that is waited for: both belong to what would be thrown away.
QObject *MainWindow::inTheWay() const
{
    const auto dialogs = findChildren<QDialog *>();
    const auto open = std::ranges::find_if(dialogs, [](const QDialog *dialog) { return dialog->isVisible(); });
    if (open != dialogs.end())
        return *open;
    return m_controllers ? m_controllers->waiting() : nullptr;
}

void MainWindow::retranslate()
{
    // What was pressed is thrown away too: not while it tells.
    QMetaObject::invokeMethod(this, &MainWindow::makeAnew, Qt::QueuedConnection);
}

void MainWindow::makeAnew()
{
    if (QObject *busy = inTheWay()) {
        connect(busy, &QObject::destroyed, this, &MainWindow::retranslate);
        return;
    }
    delete m_start;
    delete m_startView;
    m_startView = new StartView;
    m_start = new StartController(m_service, *m_startView, m_settings, this);
    m_stack->addWidget(m_startView);
    connectStart();
    m_tray->retranslate(m_workspace ? std::optional(m_service.status()) : std::nullopt);
    if (m_workspace) {
        m_workspace->tables()->page()->writeTyped();
        const WorkspacePlace place = m_workspace->place();
        Workspace *former = m_workspace;
        makeWorkspace(m_controllers->handOverUndo());
        delete former;
        m_workspace->resume(place);
        m_controllers->load();
        m_controllers->placeKeeper()->stay();
        if (place.view == ViewId::Settings)
            m_workspace->settings()->enterLanguages();
    } else {
        m_stack->setCurrentWidget(m_startView);
        m_start->begin();
    }
    updateTitle();
}

void MainWindow::dropWorkspace()
{
    if (!m_workspace)
        return;
    m_tray->setLocked(true);
    for (QDialog *dialog : findChildren<QDialog *>())
        dialog->close();
    m_stack->setCurrentWidget(m_startView);
    m_workspace->deleteLater();
    m_workspace = nullptr;
    m_controllers = nullptr;
    m_start->askFor(m_info.path);
    updateTitle();
}

void MainWindow::updateTitle()
{
    QStringList parts;
    if (m_workspace)
        parts << m_info.name;
    parts << tr("Haex Vault");
    if (!m_label.isEmpty())
        parts << m_label;
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

void MainWindow::applySettings()
{
    const ThemeChoice theme = m_settings.theme();
    if (m_appearance.choice() != theme)
        m_appearance.apply(theme);
    m_autoLock->setMinutes(m_settings.autoLockMinutes());
    m_clipboard->setClearAfter(m_settings.clipboardSeconds());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindowGeometry(saveGeometry());
    if (m_tray->isAvailable() && m_settings.closesToTray() && !m_quitting) {
        hide();
        lockOutOfSight();
        event->ignore();
        return;
    }
    event->accept();
    QApplication::quit();
}

} // namespace haex
