// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/activitypanel.h"

#include "ui/presenters/activitytexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/style/metrics.h"
#include "ui/sync/activitymodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

namespace {

constexpr int SearchWidth = 220;
constexpr int LeastHeight = 360;
constexpr int ItemLength = 32;

QComboBox *makeBox(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

ActivityPanel::ActivityPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ActivityModel(this))
    , m_table(new QTableView)
    , m_stack(new QStackedWidget)
    , m_empty(new StateView)
    , m_more((new TextLabel(TextStyle::Small, {}, Tone::Muted))->wrapped())
    , m_search(new SearchField(tr("Filter the log")))
    , m_item(makeButton({}, Variant::Normal, QStringLiteral("close")))
    , m_direction(makeBox(tr("Direction")))
    , m_result(makeBox(tr("Result")))
    , m_device(makeBox(tr("Device")))
    , m_period(makeBox(tr("Period")))
{
    makeTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->setMinimumHeight(LeastHeight);
    m_more->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::S, 0, 0);
    layout->setSpacing(Space::S);
    layout->addWidget(makeHead());
    layout->addWidget(makeFilters());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_more);
    connect(m_empty, &StateView::actionTriggered, this, &ActivityPanel::clearFilters);
    showRecords({});
}

QWidget *ActivityPanel::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *save = makeIconButton(QStringLiteral("backup"), tr("Save the log as shown…"));
    row->addWidget(new TextLabel(TextStyle::Heading, tr("Activity")));
    row->addStretch();
    row->addWidget(save);
    connect(save, &QToolButton::clicked, this, &ActivityPanel::exportRequested);
    return head;
}

QWidget *ActivityPanel::makeFilters()
{
    for (const auto &[text, value] : {std::pair(tr("Sent and received"), QString()), std::pair(tr("Received"), QStringLiteral("pull")),
                                      std::pair(tr("Sent"), QStringLiteral("push")), std::pair(tr("Backends"), QStringLiteral("backend"))})
        m_direction->addItem(text, value);
    m_result->addItem(tr("Any result"), QString());
    m_result->addItem(tr("Problems"), QStringLiteral("problems"));
    for (const CellFate fate : {CellFate::Applied, CellFate::Merged, CellFate::Lost, CellFate::Held, CellFate::Conflict, CellFate::Refused, CellFate::Quarantined})
        m_result->addItem(ActivityTexts::fate(fate), QString::fromLatin1(cellFateName(fate)));
    m_result->addItem(tr("Failed"), QStringLiteral("failed"));
    m_device->addItem(tr("All devices"), QVariant());
    for (const auto &[text, days] : {std::pair(tr("Any time"), 0), std::pair(tr("Today"), 1), std::pair(tr("Last 7 days"), 7),
                                     std::pair(tr("Last 30 days"), 30), std::pair(tr("Last 365 days"), 365)})
        m_period->addItem(text, days);
    m_search->setFixedWidth(SearchWidth);
    m_item->hide();
    auto *filters = new QWidget;
    auto *flow = new FlowLayout(filters);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(Space::S);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_search, m_item, m_direction, m_result, m_device, m_period})
        flow->addWidget(widget);
    connect(m_search, &SearchField::searchChanged, this, &ActivityPanel::queryChanged);
    for (QComboBox *box : {m_direction, m_result, m_device, m_period})
        connect(box, &QComboBox::currentIndexChanged, this, &ActivityPanel::queryChanged);
    connect(m_item, &QPushButton::clicked, this, [this] { showItem({}, {}); });
    return filters;
}

void ActivityPanel::makeTable()
{
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setMouseTracking(true);
    m_table->setAccessibleName(tr("Activity log"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Size::Row);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : {int(ActivityModel::Subject), int(ActivityModel::Fields), int(ActivityModel::Result), int(ActivityModel::Device)})
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ActivityModel::Subject)
            open(index);
    });
    connect(m_table, &QTableView::activated, this, &ActivityPanel::open);
    connect(m_table, &QTableView::entered, this, [this](const QModelIndex &index) {
        const bool isLink = index.column() == ActivityModel::Subject && ActivityModel::canOpen(m_model->records().at(index.row()));
        m_table->viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
    });
    auto *openIt = new QAction(tr("Open"), m_table);
    auto *onlyIt = new QAction(tr("Only what happened to this item"), m_table);
    connect(openIt, &QAction::triggered, this, [this] { open(m_table->currentIndex()); });
    connect(onlyIt, &QAction::triggered, this, [this] { showOnly(m_table->currentIndex()); });
    m_table->addActions({openIt, onlyIt});
}

void ActivityPanel::open(const QModelIndex &index)
{
    if (!index.isValid() || !ActivityModel::canOpen(m_model->records().at(index.row())))
        return;
    const ActivityRecord record = m_model->records().at(index.row());
    if (record.hasItem)
        Q_EMIT itemRequested(record.itemId);
    else
        Q_EMIT tableRequested(record.line.tableName);
}

void ActivityPanel::showOnly(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const ActivityRecord record = m_model->records().at(index.row());
    if (!record.itemId.isEmpty())
        showItem(record.itemId, record.title);
}

void ActivityPanel::showResult(CellFate fate)
{
    showItem({}, {});
    clearFilters();
    m_result->setCurrentIndex(m_result->findData(QString::fromLatin1(cellFateName(fate))));
}

void ActivityPanel::showItem(const QByteArray &itemId, const QString &title)
{
    const bool wasSame = m_itemId == itemId;
    m_itemId = itemId;
    m_itemTitle = title;
    const QString name = title.isEmpty() ? ItemTexts::untitled() : title;
    m_item->setText(name.size() > ItemLength ? name.first(ItemLength) + QChar(0x2026) : name);
    m_item->setToolTip(tr("Only what happened to “%1”. Press to see everything again.").arg(name));
    m_item->setAccessibleName(m_item->toolTip());
    m_item->setVisible(!itemId.isEmpty());
    if (!itemId.isEmpty())
        clearFilters();
    else if (!wasSame)
        Q_EMIT queryChanged();
}

/// The item stays: it is what one came for.
void ActivityPanel::clearFilters()
{
    {
        const QSignalBlocker quietSearch(m_search);
        m_search->clear();
        for (QComboBox *box : {m_direction, m_result, m_device, m_period}) {
            const QSignalBlocker quiet(box);
            box->setCurrentIndex(0);
        }
    }
    Q_EMIT queryChanged();
}

ActivityPlace ActivityPanel::place() const
{
    const ActivityQuery chosen = query();
    return {m_search->text(), m_itemId, m_itemTitle, chosen.direction, chosen.result, chosen.device, m_period->currentData().toInt(), m_table->currentIndex().row()};
}

void ActivityPanel::resume(const ActivityPlace &place)
{
    if (!place.itemId.isEmpty())
        showItem(place.itemId, place.itemTitle);
    m_search->setText(place.search);
    // Its name follows.
    if (place.device && !m_nodes.contains(*place.device))
        setNodes(m_nodes + QList<NodeId> {*place.device});
    const auto choose = [](QComboBox *box, const QVariant &value) { box->setCurrentIndex(qMax(0, box->findData(value))); };
    choose(m_direction, place.direction);
    choose(m_result, place.result);
    choose(m_period, place.days);
    if (place.device)
        choose(m_device, QVariant::fromValue(place.device->value()));
    m_nextRow = place.row;
}

qint64 ActivityPanel::fromMs() const
{
    const int days = m_period->currentData().toInt();
    return days == 0 ? 0 : QDate::currentDate().addDays(1 - days).startOfDay().toMSecsSinceEpoch();
}

ActivityQuery ActivityPanel::query() const
{
    ActivityQuery query;
    query.itemId = m_itemId;
    query.direction = m_direction->currentData().toString();
    query.result = m_result->currentData().toString();
    query.text = m_search->text().trimmed();
    query.fromMs = fromMs();
    query.limit = MostLines;
    if (m_device->currentIndex() > 0)
        query.device = NodeId(m_device->currentData().toULongLong());
    return query;
}

void ActivityPanel::setDevices(const DeviceNames &names)
{
    m_names = names;
    m_model->setDevices(names);
    fillDevices();
}

void ActivityPanel::setNodes(const QList<NodeId> &nodes)
{
    m_nodes = nodes;
    fillDevices();
}

void ActivityPanel::fillDevices()
{
    const QSignalBlocker quiet(m_device);
    const QVariant chosen = m_device->currentData();
    while (m_device->count() > 1)
        m_device->removeItem(1);
    std::ranges::sort(m_nodes, {}, [this](NodeId node) { return m_names.of(node).toCaseFolded(); });
    for (const NodeId node : std::as_const(m_nodes))
        m_device->addItem(m_names.of(node), QVariant::fromValue(node.value()));
    m_device->setCurrentIndex(chosen.isValid() ? qMax(0, m_device->findData(chosen)) : 0);
}

void ActivityPanel::showRecords(const QList<ActivityRecord> &records)
{
    m_model->setRecords(records);
    ActivityQuery everything;
    everything.limit = MostLines;
    everything.itemId = m_itemId;
    const bool isNarrowed = query() != everything;
    if (records.isEmpty() && isNarrowed)
        m_empty->showEmpty(QStringLiteral("history"), tr("Nothing like that in the log"), tr("Nothing that is kept fits what you chose."), tr("Show everything"));
    else if (records.isEmpty())
        m_empty->showEmpty(QStringLiteral("history"), tr("Nothing yet"),
                           m_itemId.isEmpty() ? tr("What is sent and received is listed here, item by item.") : tr("Nothing that is kept in this device’s log happened to this item."));
    m_stack->setCurrentWidget(records.isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
    m_more->setText(tr("These are the newest %n line(s). Narrow the log to see others, or save it: the file holds all of them.", nullptr, MostLines));
    m_more->setVisible(records.size() >= MostLines);
    if (const int row = std::exchange(m_nextRow, -1); row >= 0 && row < records.size())
        m_table->selectRow(row);
}

void ActivityPanel::enter()
{
    m_table->setFocus();
}

} // namespace haex
