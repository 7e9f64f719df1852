// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/cellinspector.h"

#include "ui/presenters/prooftexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/style/metrics.h"
#include "ui/tables/formercells.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/bytespreview.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <utility>

namespace haex {

namespace {
constexpr int Width = 264;
constexpr qint64 LargestFile = 32LL * 1024 * 1024;
}

CellInspector::CellInspector(QWidget *parent)
    : Pane(&Theme::window, parent)
    , m_title((new TextLabel(TextStyle::Heading))->wrapped())
    , m_type((new TextLabel(TextStyle::Small, {}, Tone::Faint))->wrapped())
    , m_kind(new QComboBox)
    , m_value(new QPlainTextEdit)
    , m_preview(new BytesPreview)
    , m_load(makeButton(tr("Load…"), Variant::Normal, QStringLiteral("open")))
    , m_save(makeButton(tr("Save…"), Variant::Normal, QStringLiteral("export")))
    , m_apply(makeButton(tr("Apply"), Variant::Primary))
    , m_revert(makeButton(tr("Revert")))
    , m_messages(new MessageBar)
    , m_writtenCaption(new TextLabel(TextStyle::SmallStrong, tr("Written"), Tone::Muted))
    , m_written((new TextLabel(TextStyle::Body))->wrapped())
    , m_deviceCaption(new TextLabel(TextStyle::SmallStrong, tr("By"), Tone::Muted))
    , m_device((new TextLabel(TextStyle::Body))->wrapped())
    , m_proof((new TextLabel(TextStyle::Small, {}, Tone::Muted))->wrapped())
    , m_formerCaption(new TextLabel(TextStyle::SmallStrong, tr("Former values"), Tone::Muted))
    , m_former(new FormerCells)
{
    setFixedWidth(Width);
    for (const auto type : {CellValue::Type::Text, CellValue::Type::Integer, CellValue::Type::Real, CellValue::Type::Blob, CellValue::Type::Null})
        m_kind->addItem(ValueTexts::typeName(type), int(type));
    m_kind->setAccessibleName(tr("Kind of value"));
    m_value->setTabChangesFocus(true);
    m_value->setFrameShape(QFrame::StyledPanel);
    m_value->setAccessibleName(tr("Whole value"));
    m_value->installEventFilter(this);
    m_apply->setToolTip(tr("Write the value (Ctrl+Return)"));
    m_revert->setToolTip(tr("Keep the value as it is (Esc)"));
    layOut();
    connect(m_kind, &QComboBox::activated, this, &CellInspector::chooseType);
    connect(m_value, &QPlainTextEdit::textChanged, this, &CellInspector::markModified);
    connect(m_apply, &QPushButton::clicked, this, &CellInspector::apply);
    connect(m_revert, &QPushButton::clicked, this, &CellInspector::revert);
    connect(m_load, &QPushButton::clicked, this, &CellInspector::load);
    connect(m_save, &QPushButton::clicked, this, &CellInspector::save);
    connect(m_former, &FormerCells::useRequested, this, [this](const CellValue &value) { Q_EMIT writeRequested(m_cell.key, m_cell.column.name, value); });
    showNothing();
}

void CellInspector::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::L, Space::L, Space::L, Space::L);
    layout->setSpacing(Space::XS);
    layout->addWidget(m_title);
    layout->addWidget(m_type);
    layout->addSpacing(Space::S);
    layout->addWidget(m_kind);
    layout->addSpacing(Space::XS);
    layout->addWidget(m_value, 3);
    layout->addWidget(m_preview, 3);
    for (const auto &[first, second] : {std::pair(m_load, m_save), std::pair(m_apply, m_revert)}) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Space::S);
        row->addWidget(first, 1);
        row->addWidget(second, 1);
        layout->addLayout(row);
    }
    layout->addWidget(m_messages);
    layout->addSpacing(Space::S);
    layout->addWidget(m_writtenCaption);
    layout->addWidget(m_written);
    layout->addSpacing(Space::S);
    layout->addWidget(m_deviceCaption);
    layout->addWidget(m_device);
    layout->addWidget(m_proof);
    layout->addSpacing(Space::S);
    layout->addWidget(m_formerCaption);
    layout->addWidget(m_former);
    layout->addStretch(2);
}

void CellInspector::showNothing()
{
    expectCell();
    m_cell = {};
    m_title->setText(tr("Cell"));
    m_type->setText(tr("Choose a cell to see where its value comes from."));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_value, m_preview, m_load, m_save, m_apply, m_revert, m_messages, m_writtenCaption, m_written, m_deviceCaption, m_device, m_proof, m_formerCaption, m_former})
        widget->hide();
}

bool CellInspector::shows(const RowKey &key, const QByteArray &column) const
{
    return m_cell.key == key && m_cell.column.name == column && !key.text().isEmpty();
}

void CellInspector::expectCell()
{
    if (m_modified)
        apply();
    m_modified = false;
    m_waiting = true;
    m_enterWhenShown = false;
    m_value->setReadOnly(true);
}

void CellInspector::showCell(const Cell &cell, const DeviceNames &devices)
{
    m_waiting = false;
    m_cell = cell;
    m_title->setText(QString::fromUtf8(cell.column.name));
    QString type = ValueTexts::typeName(cell.info.value.type());
    if (!cell.column.type.isEmpty())
        type = tr("%1 in a %2 column").arg(type, QString::fromUtf8(cell.column.type));
    m_type->setText(type);
    m_messages->hide();
    showValue(cell.info.value);
    showOrigin(cell.info, devices);
    if (std::exchange(m_enterWhenShown, false))
        enter();
}

void CellInspector::showValue(const CellValue &value)
{
    m_showing = true;
    const CellValue::Type type = value.type();
    m_bytes = type == CellValue::Type::Blob ? value : CellValue();
    m_kind->setCurrentIndex(m_kind->findData(int(type)));
    m_kind->setVisible(m_cell.writable);
    const bool isText = type != CellValue::Type::Blob && type != CellValue::Type::Null;
    const bool readsNull = type == CellValue::Type::Null && !m_cell.writable;
    m_value->setPlainText(isText ? ValueTexts::whole(value) : readsNull ? ValueTexts::described(value) : QString());
    m_value->setReadOnly(!m_cell.writable);
    m_value->setVisible(isText || readsNull);
    m_preview->setVisible(type == CellValue::Type::Blob);
    m_preview->showBytes(m_bytes.bytes());
    m_load->setVisible(m_cell.writable);
    m_save->setVisible(type != CellValue::Type::Null);
    m_showing = false;
    m_modified = false;
    m_apply->hide();
    m_revert->hide();
}

void CellInspector::showOrigin(const CellInfo &info, const DeviceNames &devices)
{
    const bool known = info.writtenAt && !info.writtenAt->isZero();
    m_former->showFormer(info.former, devices, m_cell.writable);
    m_formerCaption->setVisible(!info.former.isEmpty());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_writtenCaption, m_written, m_deviceCaption, m_device})
        widget->setVisible(known);
    m_proof->hide();
    if (!known)
        return;
    m_written->setText(TimeTexts::exact(info.writtenAt->physicalMs, QDateTime::currentMSecsSinceEpoch()));
    m_device->setText(devices.of(info.writtenBy()));
    m_proof->setText(ProofTexts::author(*info.writtenAt, info.isDisowned, devices, QDateTime::currentMSecsSinceEpoch()));
    m_proof->setTone(info.isDisowned ? Tone::Warning : Tone::Muted);
    m_proof->setVisible(!m_proof->text().isEmpty());
}

CellValue::Type CellInspector::chosenType() const
{
    return static_cast<CellValue::Type>(m_kind->currentData().toInt());
}

void CellInspector::chooseType()
{
    const CellValue::Type type = chosenType();
    m_value->setVisible(type != CellValue::Type::Null && type != CellValue::Type::Blob);
    m_preview->setVisible(type == CellValue::Type::Blob);
    m_preview->showBytes(m_bytes.bytes());
    markModified();
    if (type == CellValue::Type::Blob && m_bytes.bytes().isEmpty())
        load();
}

void CellInspector::markModified()
{
    if (m_showing || !m_cell.writable)
        return;
    m_modified = true;
    m_apply->show();
    m_revert->show();
}

std::optional<CellValue> CellInspector::typedValue() const
{
    const QString text = m_value->toPlainText();
    switch (chosenType()) {
    case CellValue::Type::Null:
        return CellValue::null();
    case CellValue::Type::Blob:
        return m_bytes.type() == CellValue::Type::Blob ? m_bytes : CellValue::blob({});
    case CellValue::Type::Integer:
        return ValueTexts::wholeNumber(text);
    case CellValue::Type::Real:
        return ValueTexts::number(text);
    default:
        return CellValue::text(text.toUtf8());
    }
}

void CellInspector::apply()
{
    const auto value = typedValue();
    if (!value) {
        m_messages->showMessage(Tone::Danger, tr("This is no number, so the value stays as it is."));
        return;
    }
    m_modified = false;
    m_apply->hide();
    m_revert->hide();
    if (*value != m_cell.info.value)
        Q_EMIT writeRequested(m_cell.key, m_cell.column.name, *value);
}

void CellInspector::revert()
{
    showValue(m_cell.info.value);
    m_messages->hide();
    Q_EMIT left();
}

void CellInspector::enter()
{
    m_enterWhenShown = m_waiting;
    if (m_waiting)
        return;
    if (m_value->isVisible()) {
        m_value->setFocus();
        m_value->selectAll();
    } else if (m_kind->isVisible()) {
        m_kind->setFocus();
    }
}

void CellInspector::load()
{
    const RowKey key = m_cell.key;
    const QByteArray column = m_cell.column.name;
    FileChooser::askToOpen(this, {tr("Load a file into the cell"), {}, {}}, [this, key, column](const QString &path) {
        QFile file(path);
        // The person may have gone on to another cell meanwhile.
        if (!shows(key, column))
            return;
        if (!file.open(QIODevice::ReadOnly))
            return m_messages->showMessage(Tone::Danger, tr("The file could not be read."));
        if (file.size() > LargestFile)
            return m_messages->showMessage(Tone::Danger, tr("The file is too large for a cell."));
        take(file.readAll());
    });
}

void CellInspector::take(const QByteArray &bytes)
{
    m_bytes = CellValue::blob(bytes);
    m_kind->setCurrentIndex(m_kind->findData(int(CellValue::Type::Blob)));
    chooseType();
    if (m_cell.largestBytes > 0 && bytes.size() > m_cell.largestBytes)
        m_messages->showMessage(Tone::Warning, tr("This is more than %1, so it would stay on this device: servers do not take it.").arg(QLocale().formattedDataSize(m_cell.largestBytes)));
    m_apply->setFocus();
}

void CellInspector::save()
{
    const auto value = typedValue();
    if (!value)
        return;
    const QByteArray bytes = value->type() == CellValue::Type::Blob ? value->bytes() : m_value->toPlainText().toUtf8();
    FileChooser::askToSave(this, {tr("Save the value as a file"), {}, {}}, [this, bytes](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            m_messages->showMessage(Tone::Danger, tr("The file could not be written."));
    });
}

bool CellInspector::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_value && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            apply();
            if (!m_modified)
                Q_EMIT left();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            revert();
            return true;
        }
    }
    return Pane::eventFilter(watched, event);
}

} // namespace haex
