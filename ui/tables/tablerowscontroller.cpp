// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablerowscontroller.h"

#include "core/vault/tables/tableundo.h"
#include "ui/async/whendone.h"
#include "ui/presenters/changetexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/tsvtexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/shell/undostack.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/widgets/messagebar.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <set>

namespace haex {

namespace {

constexpr int RequeryDelayMs = 150;
/// Finding all rows again takes at most this part of the engine's time.
constexpr qint64 RequeryShare = 4;
/// What a clipboard can hold without slowing the desktop down.
constexpr int MostCopiedRows = 100'000;

struct TimedOrder
{
    RowOrderPtr order;
    qint64 milliseconds = 0;
};

Result<std::vector<RowKey>> keysOf(VaultSession &session, const QByteArray &table, const RowOrder &order, const QList<GridRange> &ranges)
{
    // Ranges that were chosen one after the other may overlap.
    std::set<int> rows;
    for (const GridRange &range : ranges) {
        for (int row = range.firstRow; row <= range.lastRow; ++row)
            rows.insert(rows.end(), row);
    }
    std::vector<RowKey> keys;
    for (auto row = rows.begin(); row != rows.end();) {
        const int first = *row;
        int count = 0;
        for (; row != rows.end() && *row == first + count && count < TableGridModel::PageRows; ++row)
            ++count;
        HAEX_ASSIGN(page, session.tables().rows(table, order, first, count));
        std::ranges::copy_if(page.keys, std::back_inserter(keys), [](const RowKey &key) { return !key.text().isEmpty(); });
    }
    return keys;
}

TableUndo undoOf(VaultSession &session)
{
    return {session.replica(), session.tables()};
}

/// A pasted text as what the column holds; NULL and bytes are what they are.
CellValue typed(const CellValue &pasted, const TableColumn &column)
{
    return pasted.type() == CellValue::Type::Text ? ValueTexts::parse(QString::fromUtf8(pasted.bytes()), column.type, {}) : pasted;
}

Result<std::vector<TableBrowser::CellEdit>> editsOf(const std::vector<TsvTexts::Record> &records, const TablePage &page, size_t firstColumn)
{
    std::vector<TableBrowser::CellEdit> edits;
    for (size_t row = 0; row < records.size(); ++row) {
        for (size_t i = 0; i < records[row].size(); ++i) {
            const size_t column = firstColumn + i;
            if (row >= page.keys.size() || column >= page.columns.size())
                return fail(ErrorCode::InvalidArgument);
            edits.push_back({page.keys[row], page.columns[column].name, typed(records[row][i], page.columns[column])});
        }
    }
    return edits;
}

} // namespace

TableRowsController::TableRowsController(VaultService &service, UndoStack &undo, TablePageView &page, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_undo(undo)
    , m_page(page)
{
    m_queryTimer.setSingleShot(true);
    connect(&m_queryTimer, &QTimer::timeout, this, &TableRowsController::runQuery);
    connect(page.model(), &TableGridModel::orderNeeded, this, &TableRowsController::findRows);
    connect(page.model(), &TableGridModel::pageNeeded, this, &TableRowsController::readPage);
    connect(page.model(), &TableGridModel::cellEdited, this, &TableRowsController::write);
    connect(&page, &TablePageView::cellWritten, this, &TableRowsController::write);
    connect(&page, &TablePageView::cellChosen, this, &TableRowsController::inspect);
    connect(&page, &TablePageView::cellsEmptied, this, &TableRowsController::emptyCells);
    connect(&page, &TablePageView::rowsRemovalRequested, this, &TableRowsController::deleteRows);
    connect(&page, &TablePageView::copyRequested, this, &TableRowsController::copy);
    connect(&page, &TablePageView::pasteRequested, this, &TableRowsController::paste);
    connect(&page, &TablePageView::rowsPasteRequested, this, &TableRowsController::pasteRows);
}

/// The vault may be about to be locked, which must not wait for a sort.
TableRowsController::~TableRowsController()
{
    stopQuery();
}

QByteArray TableRowsController::table() const
{
    return m_page.model()->table().name;
}

void TableRowsController::stopQuery()
{
    if (m_stop)
        m_stop->store(true);
    m_stop.reset();
}

void TableRowsController::findRows(quint64 question, const TableQuery &query, bool isNew)
{
    m_question = question;
    m_query = query;
    if (!isNew) {
        if (!m_queryTimer.isActive())
            m_queryTimer.start(int(qMax<qint64>(RequeryDelayMs, m_lastQueryMs * RequeryShare)));
        return;
    }
    stopQuery();
    m_queryTimer.stop();
    m_lastQueryMs = 0;
    if (m_page.model()->isSorted() || m_page.model()->isFiltered())
        return runQuery();
    // The first rows are there at once; to find all of them takes a moment.
    TableQuery some = query;
    some.limit = TableGridModel::PageRows;
    auto future = m_service.run([some](VaultSession &session) { return session.tables().order(some); });
    whenDone(future, this, [this, question](const Result<RowOrderPtr> &order) {
        if (!order)
            return say(order.error());
        const bool isWhole = (*order)->size() < TableGridModel::PageRows;
        m_page.model()->setOrder(question, *order, isWhole);
        if (!isWhole && question == m_question)
            runQuery();
    });
}

void TableRowsController::runQuery()
{
    stopQuery();
    m_stop = std::make_shared<std::atomic_bool>(false);
    auto future = m_service.run([query = m_query, stop = m_stop](VaultSession &session) -> Result<TimedOrder> {
        QElapsedTimer timer;
        timer.start();
        HAEX_ASSIGN(order, session.tables().order(query, stop.get()));
        return TimedOrder{order, timer.elapsed()};
    });
    whenDone(future, this, [this, question = m_question](const Result<TimedOrder> &found) {
        if (!found && found.error().code == ErrorCode::Cancelled)
            return;
        if (!found)
            return say(found.error());
        m_lastQueryMs = found->milliseconds;
        m_page.model()->setOrder(question, found->order, true);
    });
}

void TableRowsController::readPage(quint64 generation, const RowOrderPtr &order, qint64 first)
{
    auto future = m_service.run([table = table(), order, first](VaultSession &session) {
        return session.tables().rows(table, *order, first, TableGridModel::PageRows);
    });
    whenDone(future, this, [this, generation, first](const Result<TablePage> &page) {
        if (page)
            m_page.model()->setPage(generation, first, *page);
        else
            say(page.error());
    });
}

void TableRowsController::inspect(const RowKey &key, const QByteArray &column)
{
    const quint64 inspection = ++m_inspection;
    auto future = m_service.run([table = table(), key, column](VaultSession &session) {
        return session.tables().cellInfo(table, key, column);
    });
    whenDone(future, this, [this, inspection, key, column](const Result<CellInfo> &info) {
        if (info && inspection == m_inspection)
            m_page.showCellInfo(key, column, *info, m_devices);
    });
}

void TableRowsController::write(const RowKey &key, const QByteArray &column, const CellValue &value)
{
    perform(m_service.run([table = table(), key, column, value](VaultSession &session) {
        return undoOf(session).setCells(table, {{key, column, value}});
    }));
}

void TableRowsController::emptyCells(const QList<GridRange> &ranges)
{
    perform(m_service.run([table = table(), order = m_page.model()->order(), ranges](VaultSession &session) -> Result<TableChange> {
        std::vector<TableBrowser::CellEdit> edits;
        for (const GridRange &range : ranges) {
            HAEX_ASSIGN(page, session.tables().rows(table, *order, range.firstRow, range.rows()));
            for (const RowKey &key : page.keys) {
                for (int column = range.firstColumn; column <= range.lastColumn && !key.text().isEmpty(); ++column)
                    edits.push_back({key, page.columns.at(size_t(column)).name, CellValue::null()});
            }
        }
        return undoOf(session).setCells(table, edits);
    }));
}

void TableRowsController::copy(const GridRange &range)
{
    if (range.rows() > MostCopiedRows) {
        m_page.messages()->showMessage(Tone::Warning, tr("No more than %1 rows can be copied at once. Export the table as CSV instead.").arg(QLocale().toString(MostCopiedRows)));
        return;
    }
    auto future = m_service.run([table = table(), order = m_page.model()->order(), range](VaultSession &session) -> Result<QString> {
        HAEX_ASSIGN(page, session.tables().rows(table, *order, range.firstRow, range.rows()));
        QString text;
        for (const auto &row : page.rows) {
            if (!row.empty())
                TsvTexts::appendRow(text, row, size_t(range.firstColumn), size_t(range.lastColumn));
        }
        // One cell is pasted into a sentence, not below it.
        if (range.rows() == 1)
            text.chop(1);
        return text;
    });
    whenDone(future, this, [this, rows = range.rows()](const Result<QString> &text) {
        if (!text)
            return say(text.error());
        QGuiApplication::clipboard()->setText(*text);
        if (rows > 1)
            m_page.messages()->showMessage(Tone::Accent, tr("%n row(s) copied.", nullptr, rows));
    });
}

void TableRowsController::paste(int firstRow, int firstColumn, const QString &text)
{
    const auto records = TsvTexts::parse(text);
    if (!records)
        return say(records.error());
    if (records->empty())
        return;
    if (firstRow + qint64(records->size()) > m_page.model()->rowCount()) {
        m_page.messages()->showMessage(Tone::Warning, tr("There are more rows on the clipboard than from here to the end, so nothing was pasted. “Paste as new rows” adds them."));
        return;
    }
    perform(m_service.run([table = table(), order = m_page.model()->order(), firstRow, firstColumn, records = *records](VaultSession &session) -> Result<TableChange> {
        HAEX_ASSIGN(page, session.tables().rows(table, *order, firstRow, qint64(records.size())));
        HAEX_ASSIGN(edits, editsOf(records, page, size_t(firstColumn)));
        return undoOf(session).setCells(table, edits);
    }));
}

void TableRowsController::pasteRows(const QString &text)
{
    const auto records = TsvTexts::parse(text);
    if (!records)
        return say(records.error());
    if (records->empty())
        return;
    std::vector<TableColumn> columns;
    for (const TableColumn &column : m_page.model()->table().columns) {
        if (!column.isGenerated)
            columns.push_back(column);
    }
    std::vector<TableBrowser::Values> rows;
    for (const TsvTexts::Record &record : *records) {
        if (record.size() > columns.size()) {
            m_page.messages()->showMessage(Tone::Warning, tr("There are more columns on the clipboard than in the table, so nothing was pasted."));
            return;
        }
        TableBrowser::Values &values = rows.emplace_back();
        for (size_t i = 0; i < record.size(); ++i) {
            // A key that was left empty gets its default, as a counted one does.
            if (!columns[i].isKey || !record[i].isNull())
                values.emplace_back(columns[i].name, typed(record[i], columns[i]));
        }
    }
    auto future = m_service.run([table = table(), rows](VaultSession &session) { return undoOf(session).insertRows(table, rows); });
    whenDone(future, this, [this, count = int(rows.size())](const Result<TableChange> &change) {
        if (!change)
            return say(change.error());
        remember(*change);
        m_page.messages()->showMessage(Tone::Success, tr("%n row(s) added.", nullptr, count));
        Q_EMIT rowsChanged();
    });
}

void TableRowsController::deleteRows(const QList<GridRange> &ranges)
{
    stopQuery();
    auto future = m_service.run([table = table(), order = m_page.model()->order(), ranges](VaultSession &session) -> Result<TableChange> {
        HAEX_ASSIGN(keys, keysOf(session, table, *order, ranges));
        return undoOf(session).deleteRows(table, keys);
    });
    whenDone(future, this, [this](const Result<TableChange> &change) {
        if (!change)
            return say(change.error());
        remember(*change);
        sayDeleted(int(change->removed.size()));
        Q_EMIT rowsChanged();
    });
}

void TableRowsController::sayDeleted(int count)
{
    const QString text = m_page.model()->table().synced ? tr("%n row(s) moved to the trash.", nullptr, count) : tr("%n row(s) deleted.", nullptr, count);
    m_page.messages()->showMessage(Tone::Accent, text, tr("Undo"), [this] { m_undo.undo(); });
}

void TableRowsController::remember(const TableChange &change)
{
    if (change.isEmpty())
        return;
    VaultService *service = &m_service;
    m_undo.push({ChangeTexts::name(change), [service, change] { return service->run([change](VaultSession &session) { return undoOf(session).revert(change); }); },
                 [service, change] { return service->run([back = change.inverse()](VaultSession &session) { return undoOf(session).revert(back); }); }});
}

void TableRowsController::perform(QFuture<Result<TableChange>> future)
{
    whenDone(future, this, [this](const Result<TableChange> &change) {
        if (change)
            remember(*change);
        else
            say(change.error());
        Q_EMIT rowsChanged();
    });
}

void TableRowsController::say(const Error &error)
{
    if (error.code != ErrorCode::VaultLocked)
        m_page.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(error));
}

} // namespace haex
