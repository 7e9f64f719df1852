// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/columndesignrow.h"

#include "ui/presenters/designtexts.h"
#include "ui/widgets/buttons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

#include <array>
#include <utility>

namespace haex {

namespace {

constexpr int NameWidth = 130;
constexpr int DefaultWidth = 120;
constexpr int ReferenceWidth = 130;

QString textOf(const ForeignKeyDesign &reference)
{
    return QString::fromUtf8(reference.parentTable + '.' + reference.parentColumn);
}

} // namespace

ColumnDesignRow::ColumnDesignRow(const ColumnDesign &column, const std::optional<ForeignKeyDesign> &reference,
                                 const DesignSurroundings &surroundings, const Rights &rights, QObject *parent)
    : QObject(parent)
    , m_formerName(column.formerName)
    , m_formerDefault(column.defaultSql)
    , m_name(new QLineEdit(QString::fromUtf8(column.name)))
    , m_type(new QComboBox)
    , m_key(new QCheckBox)
    , m_required(new QCheckBox)
    , m_unique(new QCheckBox)
    , m_default(new QLineEdit(QString::fromUtf8(column.defaultSql)))
    , m_reference(new QComboBox)
    , m_onDelete(new QComboBox)
    , m_remove(makeIconButton(QStringLiteral("close"), tr("Remove the column")))
{
    m_key->setChecked(column.isKey);
    m_required->setChecked(column.notNull || column.isKey);
    m_unique->setChecked(column.unique);
    m_name->setMinimumWidth(NameWidth);
    m_default->setMinimumWidth(DefaultWidth);
    m_reference->setMinimumWidth(ReferenceWidth);
    fillTypes(column.type);
    fillReferences(surroundings, reference);
    nameControls();
    fix(rights);
    const auto enable = [this] {
        m_onDelete->setEnabled(m_reference->isEnabled() && m_reference->currentIndex() > 0);
        m_required->setEnabled(m_key->isEnabled() && !m_key->isChecked());
        if (m_key->isChecked())
            m_required->setChecked(true);
    };
    enable();
    for (QCheckBox *box : {m_key, m_required, m_unique})
        connect(box, &QCheckBox::toggled, this, [this, enable] { enable(); Q_EMIT changed(); });
    for (QComboBox *box : {m_type, m_reference, m_onDelete})
        connect(box, &QComboBox::currentTextChanged, this, [this, enable] { enable(); Q_EMIT changed(); });
    for (QLineEdit *field : {m_name, m_default})
        connect(field, &QLineEdit::textChanged, this, [this] { nameControls(); Q_EMIT changed(); });
    connect(m_remove, &QToolButton::clicked, this, &ColumnDesignRow::removed);
}

void ColumnDesignRow::dispose()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_type, m_key, m_required, m_unique, m_default, m_reference, m_onDelete, m_remove})
        widget->deleteLater();
    deleteLater();
}

void ColumnDesignRow::fillTypes(const QByteArray &type)
{
    constexpr std::array types = {"TEXT", "INTEGER", "REAL", "BLOB", ""};
    const QStringList names = {tr("Text"), tr("Whole number"), tr("Number"), tr("Bytes"), tr("Anything")};
    for (size_t i = 0; i < types.size(); ++i)
        m_type->addItem(names.at(qsizetype(i)), QByteArray(types[i]));
    const int known = m_type->findData(type);
    if (known < 0)
        m_type->addItem(QString::fromUtf8(type), type);
    m_type->setCurrentIndex(known < 0 ? m_type->count() - 1 : known);
}

void ColumnDesignRow::fillReferences(const DesignSurroundings &surroundings, const std::optional<ForeignKeyDesign> &reference)
{
    m_reference->addItem(tr("nothing"));
    for (const DesignSurroundings::Table &table : surroundings.tables) {
        for (const QByteArray &column : table.uniqueColumns)
            addReference({{}, table.name, column});
        for (const QByteArrayList &key : table.compositeKeys) {
            for (const QByteArray &column : key)
                addReference({{}, table.name, column, ForeignKeyDesign::OnDelete::Refuse, true});
        }
    }
    for (const auto action : {ForeignKeyDesign::OnDelete::Refuse, ForeignKeyDesign::OnDelete::DeleteToo, ForeignKeyDesign::OnDelete::SetNull})
        m_onDelete->addItem(DesignTexts::onDelete(action), int(action));
    if (!reference)
        return;
    addReference(*reference);
    m_reference->setCurrentIndex(m_reference->findText(textOf(*reference)));
    m_onDelete->setCurrentIndex(m_onDelete->findData(int(reference->onDelete)));
}

/// Once, whether it stands alone or is part of several keys.
void ColumnDesignRow::addReference(const ForeignKeyDesign &reference)
{
    if (m_reference->findText(textOf(reference)) < 0)
        m_reference->addItem(textOf(reference), QVariant::fromValue(reference));
}

void ColumnDesignRow::fix(const Rights &rights)
{
    m_name->setReadOnly(!rights.canRename);
    m_name->setEnabled(rights.canRename);
    m_remove->setEnabled(rights.canRemove);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_type, m_key, m_required, m_unique, m_default, m_reference, m_onDelete})
        widget->setEnabled(!rights.isFixed);
}

/// Each control says which column it is for: a screen reader does not see the row.
void ColumnDesignRow::nameControls()
{
    const QString name = m_name->text().isEmpty() ? tr("New column") : m_name->text();
    const std::array<QWidget *, Places> widgets = {m_name, m_type, m_key, m_required, m_unique, m_default, m_reference, m_onDelete, m_remove};
    for (int place = 0; place < Remove; ++place)
        widgets[size_t(place)]->setAccessibleName(tr("%1: %2").arg(name, caption(place)));
    m_remove->setAccessibleName(tr("Remove the column %1").arg(name));
}

QString ColumnDesignRow::caption(int place)
{
    switch (place) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Kind");
    case Key:
        return tr("Key");
    case Required:
        return tr("Required");
    case Unique:
        return tr("Unique");
    case Default:
        return tr("Default");
    case Reference:
        return tr("Refers to");
    case OnDelete:
        return tr("When that is deleted");
    default:
        return {};
    }
}

void ColumnDesignRow::place(QGridLayout &grid, int row)
{
    const std::array<QWidget *, Places> widgets = {m_name, m_type, m_key, m_required, m_unique, m_default, m_reference, m_onDelete, m_remove};
    for (int place = 0; place < Places; ++place) {
        const bool isBox = place == Key || place == Required || place == Unique;
        grid.addWidget(widgets[size_t(place)], row, place, isBox ? Qt::AlignCenter : Qt::Alignment());
    }
}

void ColumnDesignRow::focusName()
{
    m_name->setFocus();
}

ColumnDesign ColumnDesignRow::column() const
{
    ColumnDesign column;
    column.name = m_name->text().toUtf8();
    column.type = m_type->currentData().toByteArray();
    column.isKey = m_key->isChecked();
    column.notNull = m_required->isChecked();
    column.unique = m_unique->isChecked();
    column.formerName = m_formerName;
    const QByteArray typed = m_default->text().toUtf8();
    column.defaultSql = typed == m_formerDefault || typed.trimmed().isEmpty() ? typed.trimmed() : defaultSqlOf(typed, column.type);
    return column;
}

std::optional<ForeignKeyDesign> ColumnDesignRow::reference() const
{
    if (m_reference->currentIndex() <= 0)
        return std::nullopt;
    auto reference = m_reference->currentData().value<ForeignKeyDesign>();
    reference.column = m_name->text().toUtf8();
    reference.onDelete = static_cast<ForeignKeyDesign::OnDelete>(m_onDelete->currentData().toInt());
    return reference;
}

} // namespace haex
