// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqlconsole.h"

#include "ui/style/metrics.h"
#include "ui/tables/gridcorner.h"
#include "ui/tables/griddelegate.h"
#include "ui/tables/sqleditor.h"
#include "ui/tables/sqlresultmodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/viewheader.h"

#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int RememberedStatements = 50;
constexpr int MenuTextLength = 70;
}

SqlConsole::SqlConsole(QWidget *parent)
    : QWidget(parent)
    , m_editor(new SqlEditor)
    , m_run(makeButton(tr("Run"), Variant::Primary, QStringLiteral("play")))
    , m_save(makeIconButton(QStringLiteral("export"), tr("Save the result as CSV…")))
    , m_historyButton(makeIconButton(QStringLiteral("history"), tr("Earlier statements")))
    , m_answer(new QStackedWidget)
    , m_state(new StateView)
    , m_outcome(new TextLabel(TextStyle::Small, {}, Tone::Muted))
    , m_grid(new QTableView)
    , m_model(new SqlResultModel(this))
    , m_messages(new MessageBar)
{
    auto *header = new ViewHeader(tr("SQL console"), tr("Tables that you create here sync like the others."));
    m_run->setToolTip(tr("Run (Ctrl+Return)"));
    header->addAction(m_save);
    header->addAction(m_historyButton);
    m_save->setEnabled(false);
    connect(m_save, &QToolButton::clicked, this, [this] { Q_EMIT resultExportRequested(m_model->result()); });
    header->addAction(m_run);
    m_editor->setPlaceholderText(tr("SELECT * FROM …"));
    m_editor->setAccessibleName(tr("SQL statement"));
    connect(m_editor, &SqlEditor::runWanted, this, &SqlConsole::run);
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(new GridDelegate(SqlResultModel::ValueRole, m_grid));
    m_grid->setShowGrid(false);
    m_grid->setWordWrap(false);
    m_grid->setFrameShape(QFrame::StyledPanel);
    m_grid->setTabKeyNavigation(false);
    m_grid->setAccessibleName(tr("Result"));
    nameCorner(*m_grid);
    m_grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_grid->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_grid->horizontalHeader()->setDefaultSectionSize(160);
    m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_grid->verticalHeader()->setDefaultSectionSize(Size::Row);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_editor);
    m_answer->addWidget(m_state);
    m_answer->addWidget(m_grid);
    m_state->showEmpty(QStringLiteral("console"), tr("Nothing was run yet"), tr("The rows that a statement answers are listed here. Ctrl+Return runs it."));
    splitter->addWidget(m_answer);
    splitter->setSizes({180, 360});
    splitter->setHandleWidth(Space::S);
    splitter->setChildrenCollapsible(false);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(Space::XL, 0, Space::XL, Space::L);
    body->addWidget(splitter, 1);
    body->addWidget(m_messages);
    body->addWidget(m_outcome);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(body, 1);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            Q_EMIT stopRequested();
        else
            run();
    });
    auto *menu = new QMenu(m_historyButton);
    m_historyButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &SqlConsole::fillHistoryMenu);
}

void SqlConsole::setSql(const QString &sql)
{
    m_editor->setPlainText(sql);
}

QString SqlConsole::sql() const
{
    return m_editor->toPlainText();
}

void SqlConsole::setTables(const QList<TableSummary> &tables)
{
    m_editor->setTables(tables);
}

void SqlConsole::setHistory(const QStringList &history)
{
    m_history = history;
}

void SqlConsole::setRunning(bool running)
{
    m_isRunning = running;
    m_run->setText(running ? tr("Cancel") : tr("Run"));
    m_run->setIcon(themedIcon(running ? QStringLiteral("stop") : QStringLiteral("play"), Tint::OnAccent));
    if (running) {
        m_messages->hide();
        m_outcome->setText(tr("Running…"));
    }
}

void SqlConsole::showResult(const SqlResult &result, qint64 milliseconds)
{
    setRunning(false);
    m_model->setResult(result);
    m_save->setEnabled(!result.columns.isEmpty());
    if (result.columns.isEmpty())
        m_state->showEmpty(QStringLiteral("success"), tr("Done"), tr("This statement answers no rows."));
    m_answer->setCurrentWidget(result.columns.isEmpty() ? static_cast<QWidget *>(m_state) : m_grid);
    QStringList parts;
    if (!result.columns.isEmpty())
        parts << tr("%n row(s)", nullptr, int(result.rows.size()));
    if (result.truncated)
        parts << tr("only the first are shown");
    if (result.changedRows > 0)
        parts << tr("%n row(s) changed", nullptr, int(result.changedRows));
    if (parts.isEmpty())
        parts << tr("Done");
    parts << tr("%1 ms").arg(QLocale().toString(milliseconds));
    m_outcome->setText(parts.join(QStringLiteral(" · ")));
}

void SqlConsole::showError(const QString &text)
{
    setRunning(false);
    m_outcome->clear();
    m_messages->showMessage(Tone::Danger, text);
}

void SqlConsole::showCancelled()
{
    setRunning(false);
    m_outcome->setText(tr("Cancelled. Nothing was changed."));
}

void SqlConsole::run()
{
    const QString selected = m_editor->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    const QString sql = (selected.isEmpty() ? m_editor->toPlainText() : selected).trimmed();
    if (sql.isEmpty() || m_isRunning)
        return;
    remember(sql);
    setRunning(true);
    Q_EMIT runRequested(sql);
}

void SqlConsole::remember(const QString &sql)
{
    m_history.removeAll(sql);
    m_history.prepend(sql);
    m_history = m_history.mid(0, RememberedStatements);
    Q_EMIT historyChanged(m_history);
}

void SqlConsole::fillHistoryMenu()
{
    QMenu *menu = m_historyButton->menu();
    menu->clear();
    for (const QString &sql : std::as_const(m_history)) {
        QString text = sql.simplified().left(MenuTextLength);
        menu->addAction(text.replace(u'&', QLatin1String("&&")), this, [this, sql] { setSql(sql); });
    }
    if (m_history.isEmpty())
        menu->addAction(tr("Nothing was run yet"))->setEnabled(false);
}

} // namespace haex
