// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablescontroller.h"

#include "core/replica/trash.h"
#include "ui/async/whendone.h"
#include "ui/presenters/errortexts.h"
#include "ui/tables/newrowsheet.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
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

TablesController::TablesController(VaultService &service, TablesView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
{
    // A pull announces page after page: one reload for all of them.
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(ReloadDelayMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, &TablesController::reload);
    connect(&m_service, &VaultService::tablesChanged, &m_reloadTimer, qOverload<>(&QTimer::start));
    connectPage();
    connectConsole();
}

void TablesController::connectPage()
{
    TablePageView *page = m_view.page();
    connect(page->model(), &TableGridModel::pageNeeded, this, &TablesController::fetch);
    connect(page->model(), &TableGridModel::cellEdited, this,
            [this](const RowKey &key, const QByteArray &column, const CellValue &value) {
                perform(m_service.run([table = m_view.currentTable(), key, column, value](VaultSession &session) {
                    return session.tables().setCell(table, key, column, value);
                }));
            });
    connect(page, &TablePageView::cellChosen, this, &TablesController::inspect);
    connect(page, &TablePageView::rowWanted, this, &TablesController::askForRow);
    connect(page, &TablePageView::rowsRemovalRequested, this, &TablesController::deleteRows);
    connect(page, &TablePageView::syncedToggled, this, &TablesController::setSynced);
}

void TablesController::connectConsole()
{
    connect(m_view.console(), &SqlConsole::runRequested, this, &TablesController::runSql);
    connect(m_view.console(), &SqlConsole::historyChanged, this, [this](const QStringList &history) {
        // Kept in the vault, since statements may hold what the vault protects.
        m_service.run([text = history.join(QChar(0x1e))](VaultSession &session) {
            return session.setSetting(QStringLiteral("sql_history"), text);
        });
    });
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
    if (!m_service.isOpen())
        return;
    auto future = m_service.run([](VaultSession &session) { return session.tables().tables(); });
    whenDone(future, this, [this](const Result<QList<TableSummary>> &tables) {
        if (tables)
            m_view.showTables(*tables);
    });
}

void TablesController::fetch(quint64 generation, const TableQuery &query)
{
    auto future = m_service.run([query](VaultSession &session) { return session.tables().page(query); });
    whenDone(future, this, [this, generation, offset = query.offset](const Result<TablePage> &page) {
        if (page)
            m_view.page()->model()->setPage(generation, offset, *page);
        else
            say(page.error());
    });
}

void TablesController::inspect(const RowKey &key, const QByteArray &column)
{
    const quint64 inspection = ++m_inspection;
    auto future = m_service.run([table = m_view.currentTable(), key, column](VaultSession &session) {
        return session.tables().cellInfo(table, key, column);
    });
    whenDone(future, this, [this, inspection, column](const Result<CellInfo> &info) {
        if (info && inspection == m_inspection)
            m_view.page()->showCellInfo(column, *info, m_devices);
    });
}

void TablesController::askForRow()
{
    auto *sheet = new NewRowSheet(m_view.page()->model()->table(), &m_view);
    connect(sheet, &NewRowSheet::rowRequested, this, [this, sheet](const TableBrowser::Values &values) {
        auto future = m_service.run([table = m_view.currentTable(), values](VaultSession &session) -> Result<> {
            HAEX_TRY(session.tables().insertRow(table, values));
            return {};
        });
        whenDone(future, sheet, [this, sheet](const Result<> &result) {
            if (!result)
                return sheet->showError(ErrorTexts::sentence(result.error()));
            sheet->accept();
            reload();
        });
    });
    sheet->open();
}

void TablesController::deleteRows(const std::vector<RowKey> &keys)
{
    const QByteArray table = m_view.currentTable();
    auto future = m_service.run([table, keys](VaultSession &session) { return session.tables().deleteRows(table, keys); });
    whenDone(future, this, [this, table, keys](const Result<> &result) {
        if (!result)
            return say(result.error());
        reload();
        if (!m_view.page()->model()->table().synced)
            return m_view.page()->messages()->showMessage(Tone::Accent, tr("%n row(s) deleted.", nullptr, int(keys.size())));
        m_view.page()->messages()->showMessage(
            Tone::Accent, tr("%n row(s) moved to the trash.", nullptr, int(keys.size())), tr("Undo"), [this, table, keys] {
                perform(m_service.run([table, keys](VaultSession &session) {
                    return session.replica().write([&]() -> Result<> {
                        for (const RowKey &key : keys)
                            HAEX_TRY(session.trash().restore(table, key.text()));
                        return {};
                    });
                }));
            });
    });
}

void TablesController::setSynced(bool synced)
{
    const QByteArray table = m_view.currentTable();
    auto future = m_service.run([table, synced](VaultSession &session) { return session.tables().setSynced(table, synced); });
    whenDone(future, this, [this, synced](const Result<> &result) {
        if (!result)
            say(result.error());
        else
            m_view.page()->messages()->showMessage(Tone::Success, synced ? tr("The table is synced with your other devices now.")
                                                                         : tr("The table is not synced any more. Its rows stay on every device."));
        reload();
    });
}

void TablesController::runSql(const QString &sql)
{
    auto future = m_service.run([text = sql.toUtf8()](VaultSession &session) -> Result<TimedResult> {
        QElapsedTimer timer;
        timer.start();
        HAEX_ASSIGN(result, runUserSql(session.replica(), text, {}, ConsoleRowLimit));
        return TimedResult{std::move(result), timer.elapsed()};
    });
    whenDone(future, this, [this](const Result<TimedResult> &timed) {
        if (!timed)
            return m_view.console()->showError(ErrorTexts::sentence(timed.error()));
        m_view.console()->showResult(timed->result, timed->milliseconds);
        reload();
    });
}

void TablesController::perform(QFuture<Result<>> future)
{
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            say(result.error());
        reload();
    });
}

void TablesController::say(const Error &error)
{
    if (error.code != ErrorCode::VaultLocked)
        m_view.page()->messages()->showMessage(Tone::Danger, ErrorTexts::sentence(error));
}

} // namespace haex
