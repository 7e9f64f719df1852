// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablescontroller.h"

#include "core/vault/tables/tableundo.h"
#include "ui/async/filewait.h"
#include "ui/async/whendone.h"
#include "ui/presenters/errortexts.h"
#include "ui/tables/newrowsheet.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tabledesignsheet.h"
#include "ui/tables/tablefilescontroller.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablerowscontroller.h"
#include "ui/tables/tablesview.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/messagebar.h"

#include <QElapsedTimer>

namespace haex {

namespace {

constexpr int ReloadDelayMs = 150;
constexpr qint64 ConsoleRowLimit = 10000;

struct TimedResult
{
    SqlResult result;
    qint64 milliseconds = 0;
};

} // namespace

TablesController::TablesController(VaultService &service, UndoStack &undo, TablesView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_rows(new TableRowsController(service, undo, *view.page(), this))
    , m_files(new TableFilesController(service, view, this))
{
    // A pull announces page after page: one reload for all of them.
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(ReloadDelayMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, [this] { readTables(m_changed.contains(m_view.currentTable())); });
    connect(&m_service, &VaultService::tablesChanged, this, [this](const QByteArrayList &tables) {
        m_changed.unite(QSet<QByteArray>(tables.cbegin(), tables.cend()));
        m_reloadTimer.start();
    });
    connectPage();
    connectConsole();
}

/// The vault may be about to be locked, which must not wait for a statement.
TablesController::~TablesController()
{
    stopSql();
}

void TablesController::connectPage()
{
    connect(m_view.page(), &TablePageView::rowWanted, this, &TablesController::askForRow);
    connect(&m_view, &TablesView::newTableRequested, this, &TablesController::designNewTable);
    connect(m_view.page(), &TablePageView::designRequested, this, &TablesController::designTable);
    connect(m_view.page(), &TablePageView::syncedToggled, this, &TablesController::setSynced);
    connect(m_rows, &TableRowsController::rowsChanged, this, &TablesController::reload);
    connect(m_files, &TableFilesController::imported, this, &TablesController::openImported);
}

void TablesController::connectConsole()
{
    connect(m_view.console(), &SqlConsole::runRequested, this, &TablesController::runSql);
    connect(m_view.console(), &SqlConsole::stopRequested, this, &TablesController::stopSql);
    connect(m_view.console(), &SqlConsole::historyChanged, this, [this](const QStringList &history) {
        // Kept in the vault, since statements may hold what the vault protects.
        m_service.run([text = history.join(QChar(0x1e))](VaultSession &session) {
            return session.setSetting(QStringLiteral("sql_history"), text);
        });
    });
}

void TablesController::setDevices(const DeviceNames &devices)
{
    m_rows->setDevices(devices);
}

void TablesController::loadHistory()
{
    auto future = m_service.run([](VaultSession &session) -> Result<QString> { return session.setting(QStringLiteral("sql_history")); });
    whenDone(future, this, [this](const Result<QString> &text) {
        if (text)
            m_view.console()->setHistory(text->split(QChar(0x1e), Qt::SkipEmptyParts));
    });
}

void TablesController::reload()
{
    readTables(true);
}

/// Rows of a table that nobody wrote to stay as they are: to find all of them again takes a moment.
void TablesController::readTables(bool withRows)
{
    m_changed.clear();
    if (!m_service.isOpen())
        return;
    auto future = m_service.run([](VaultSession &session) { return session.tables().tables(); });
    whenDone(future, this, [this, withRows](const Result<QList<TableSummary>> &tables) {
        if (!tables)
            return;
        const QByteArray shown = m_view.page()->model()->table().name;
        m_view.showTables(*tables);
        // Another table than before is being read anyway.
        if (withRows && m_view.page()->model()->table().name == shown && !shown.isEmpty())
            m_view.page()->model()->refresh();
    });
}

void TablesController::openImported(const QByteArray &table)
{
    auto future = m_service.run([](VaultSession &session) { return session.tables().tables(); });
    whenDone(future, this, [this, table](const Result<QList<TableSummary>> &tables) {
        if (!tables)
            return;
        m_view.showTables(*tables);
        m_view.openTable(table);
        m_view.page()->model()->refresh();
    });
}

void TablesController::askForRow()
{
    auto *sheet = new NewRowSheet(m_view.page()->model()->table(), &m_view);
    connect(sheet, &NewRowSheet::rowRequested, this, [this, sheet](const TableBrowser::Values &values) {
        auto future = m_service.run([table = m_view.currentTable(), values](VaultSession &session) {
            return TableUndo(session.replica(), session.tables()).insertRows(table, {values});
        });
        whenDone(future, sheet, [this, sheet](const Result<TableChange> &change) {
            if (!change)
                return sheet->showError(ErrorTexts::sentence(change.error()));
            m_rows->remember(*change);
            sheet->accept();
            reload();
        });
    });
    sheet->open();
}

void TablesController::designNewTable()
{
    auto future = m_service.run([](VaultSession &session) { return session.tables().surroundings(); });
    whenDone(future, this, [this](const Result<DesignSurroundings> &surroundings) {
        if (surroundings)
            openDesign(new TableDesignSheet(*surroundings, &m_view));
    });
}

void TablesController::designTable()
{
    using Found = std::pair<TableDesign, DesignSurroundings>;
    auto future = m_service.run([table = m_view.currentTable()](VaultSession &session) -> Result<Found> {
        HAEX_ASSIGN(design, session.tables().design(table));
        HAEX_ASSIGN(surroundings, session.tables().surroundings());
        return Found(design, surroundings);
    });
    whenDone(future, this, [this](const Result<Found> &found) {
        if (found)
            openDesign(new TableDesignSheet(found->first, found->second, &m_view));
        else
            say(found.error());
    });
}

void TablesController::openDesign(TableDesignSheet *sheet)
{
    connect(sheet, &TableDesignSheet::sqlRequested, this, [this, sheet](const QByteArray &sql, const QByteArray &name) {
        using Tables = QList<TableSummary>;
        auto future = m_service.run([sql](VaultSession &session) -> Result<Tables> {
            HAEX_TRY(session.tables().runDesign(sql));
            return session.tables().tables();
        });
        whenDone(future, sheet, [this, sheet, name](const Result<Tables> &tables) {
            if (!tables)
                return sheet->showError(ErrorTexts::sentence(tables.error()));
            sheet->accept();
            m_view.showTables(*tables);
            m_view.openTable(name);
        });
    });
    connect(sheet, &TableDesignSheet::dropRequested, this, &TablesController::askToDrop);
    sheet->open();
}

void TablesController::askToDrop(const QByteArray &table)
{
    const TableSummary &summary = m_view.page()->model()->table();
    QString consequences = tr("Its %n row(s) go with it. This cannot be undone.", nullptr, int(summary.rowCount));
    if (summary.synced)
        consequences += u' ' + tr("Your other devices keep the table and its rows, but stop syncing it. What this device has not sent yet is lost.");
    auto *sheet = new ConfirmSheet(tr("Delete the table “%1”?").arg(QString::fromUtf8(table)), consequences, tr("Delete table"), &m_view);
    connect(sheet, &QDialog::accepted, this, [this, table] { drop(table); });
    sheet->open();
}

void TablesController::drop(const QByteArray &table)
{
    auto future = m_service.run([table](VaultSession &session) { return session.tables().dropTable(table); });
    whenDone(future, this, [this, table](const Result<> &result) {
        const bool isReferredTo = !result && result.error().code == ErrorCode::ConstraintViolation;
        if (isReferredTo)
            m_view.page()->messages()->showMessage(Tone::Danger, tr("Rows of another table refer to rows of “%1”, so it was not deleted.").arg(QString::fromUtf8(table)));
        else if (!result)
            say(result.error());
        reload();
    });
}

void TablesController::setSynced(bool synced)
{
    const QByteArray table = m_view.currentTable();
    // Every row of a large table is looked at.
    auto *wait = new FileWait(*m_view.page()->messages(), synced ? tr("The table is made ready for syncing…") : tr("The table is taken out of syncing…"), this);
    auto future = m_service.run([table, synced, ticket = wait->ticket()](VaultSession &session) {
        return session.tables().setSynced(table, synced, progressOf(ticket));
    });
    whenDone(future, this, [this, synced, wait](const Result<> &result) {
        wait->end();
        if (!result && result.error().code == ErrorCode::Cancelled)
            m_view.page()->messages()->showMessage(Tone::Muted, tr("Cancelled: the table is as it was."));
        else if (!result)
            say(result.error());
        else
            m_view.page()->messages()->showMessage(Tone::Success, synced ? tr("The table is synced with your other devices now.")
                                                                         : tr("The table is not synced any more. Its rows stay on every device."));
        reload();
    });
}

void TablesController::runSql(const QString &sql)
{
    m_stop = std::make_shared<std::atomic_bool>(false);
    auto future = m_service.run([text = sql.toUtf8(), stop = m_stop](VaultSession &session) -> Result<TimedResult> {
        QElapsedTimer timer;
        timer.start();
        HAEX_ASSIGN(result, session.tables().runSql(text, ConsoleRowLimit, stop.get()));
        return TimedResult{std::move(result), timer.elapsed()};
    });
    whenDone(future, this, [this](const Result<TimedResult> &timed) {
        if (!timed && timed.error().code == ErrorCode::Cancelled)
            return m_view.console()->showCancelled();
        if (!timed)
            return m_view.console()->showError(ErrorTexts::sentence(timed.error()));
        m_view.console()->showResult(timed->result, timed->milliseconds);
        reload();
    });
}

void TablesController::stopSql()
{
    if (m_stop)
        m_stop->store(true);
}

void TablesController::say(const Error &error)
{
    if (error.code != ErrorCode::VaultLocked)
        m_view.page()->messages()->showMessage(Tone::Danger, ErrorTexts::sentence(error));
}

} // namespace haex
