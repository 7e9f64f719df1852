// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/historysheet.h"

#include "ui/items/versionrow.h"
#include "ui/presenters/historytexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDateTime>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {

constexpr QSize UsualSize(760, 640);

QByteArray keyOf(const QByteArray &partId, const QByteArray &column)
{
    return partId + '/' + column;
}

} // namespace

HistorySheet::HistorySheet(const QString &itemTitle, const DeviceNames &devices, QWidget *parent)
    : Sheet(tr("History of “%1”").arg(itemTitle.isEmpty() ? ItemTexts::untitled() : itemTitle),
            tr("What stood in its fields, on which device it was written, and when. Using a value again is a new change: "
               "it goes to all your devices, and you can undo it."),
            parent)
    , m_devices(devices)
    , m_field(new QComboBox)
    , m_stack(new QStackedWidget)
    , m_scroll(new QScrollArea)
    , m_empty(new StateView)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(UsualSize);
    m_field->setAccessibleName(tr("Field"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("Values"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    auto *top = new QHBoxLayout;
    top->addWidget(m_field);
    top->addStretch();
    content()->addLayout(top);
    content()->addWidget(m_stack, 1);
    connect(m_field, &QComboBox::currentIndexChanged, this, &HistorySheet::rebuild);
    QPushButton *close = addCancel(tr("Close"));
    close->setDefault(true);
    m_empty->showLoading(tr("Reading the history…"));
    m_stack->setCurrentWidget(m_empty);
}

void HistorySheet::showVersions(const QList<FieldVersion> &versions)
{
    m_versions = versions;
    fillFields(changedFields());
    rebuild();
}

/// Fields that hold, or held, something else than what was written first.
QList<HistorySheet::Field> HistorySheet::changedFields() const
{
    QList<Field> fields;
    for (const FieldVersion &version : m_versions) {
        const QByteArray key = keyOf(version.partId, version.column);
        auto field = std::ranges::find(fields, key, &Field::key);
        if (field == fields.end())
            field = fields.insert(fields.end(), Field{key, {}});
        field->versions += version;
    }
    fields.removeIf([](const Field &field) {
        return std::ranges::all_of(field.versions, [](const FieldVersion &version) { return version.isPresent(); });
    });
    return fields;
}

void HistorySheet::fillFields(const QList<Field> &fields)
{
    const QSignalBlocker quiet(m_field);
    const QByteArray chosen = m_field->currentData().toByteArray();
    m_field->clear();
    m_field->addItem(tr("All fields"), QByteArray());
    for (const Field &field : fields)
        m_field->addItem(HistoryTexts::fieldName(field.versions.first()), field.key);
    m_field->setCurrentIndex(qMax(0, m_field->findData(chosen)));
    m_field->setVisible(!fields.isEmpty());
}

void HistorySheet::chooseField(const QByteArray &partId, const QByteArray &column)
{
    m_field->setCurrentIndex(qMax(0, m_field->findData(keyOf(partId, column))));
}

void HistorySheet::rebuild()
{
    const QByteArray chosen = m_field->currentData().toByteArray();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::M);
    const QList<Field> fields = changedFields();
    for (const Field &field : fields) {
        if (chosen.isEmpty() || field.key == chosen)
            column->addWidget(makeField(field));
    }
    column->addStretch();
    m_scroll->setWidget(page);
    if (fields.isEmpty())
        m_empty->showEmpty(QStringLiteral("history"), tr("Nothing was changed yet"),
                           tr("When a value of this item is replaced, here or on another device, the old one stays here."));
    m_stack->setCurrentWidget(fields.isEmpty() ? static_cast<QWidget *>(m_empty) : m_scroll);
}

QWidget *HistorySheet::makeField(const Field &field)
{
    auto *section = new QWidget;
    auto *card = new Card;
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(0, Space::XS, 0, Space::XS);
    rows->setSpacing(0);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const FieldVersion &version : field.versions) {
        if (rows->count() > 0)
            rows->addWidget(new Divider);
        auto *row = new VersionRow(version, m_devices, now);
        connect(row, &VersionRow::restoreRequested, this, &HistorySheet::restoreRequested);
        connect(row, &VersionRow::copyRequested, this, &HistorySheet::copyRequested);
        rows->addWidget(row);
    }
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::S);
    layout->addWidget(new TextLabel(TextStyle::BodyStrong, HistoryTexts::fieldName(field.versions.first())));
    layout->addWidget(card);
    return section;
}

void HistorySheet::offerLog()
{
    QPushButton *log = addSecondary(tr("What happened…"));
    log->setToolTip(tr("What was sent and received of this item, when, and what came of it"));
    connect(log, &QPushButton::clicked, this, [this] {
        Q_EMIT logRequested();
        reject();
    });
}

void HistorySheet::confirm(const QString &text)
{
    messages()->showMessage(Tone::Success, text);
}

} // namespace haex
