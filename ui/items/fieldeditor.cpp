// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/fieldeditor.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/passwordfield.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace haex {

FieldEditor::FieldEditor(const ItemField &field, QWidget *parent)
    : QWidget(parent)
    , m_id(field.id)
    , m_name(new QLineEdit(field.name))
    , m_value(new PasswordField(tr("Value of the field")))
    , m_protected(makeIconButton(QStringLiteral("lock"), tr("Masked until revealed")))
{
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the field"));
    m_value->setPlaceholderText(tr("Value"));
    m_value->setText(field.value);
    m_protected->setCheckable(true);
    auto *remove = makeIconButton(QStringLiteral("close"), tr("Remove field"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::S);
    layout->addWidget(m_name, 2);
    layout->addWidget(m_value, 3);
    layout->addWidget(m_protected);
    layout->addWidget(remove);
    connect(m_protected, &QToolButton::toggled, this, &FieldEditor::setProtected);
    connect(remove, &QToolButton::clicked, this, &FieldEditor::removeRequested);
    connect(m_name, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_value, &QLineEdit::textEdited, this, &FieldEditor::edited);
    m_protected->setChecked(field.isProtected);
    setProtected(field.isProtected);
}

ItemField FieldEditor::field() const
{
    return {m_id, m_name->text().trimmed(), m_value->text(), m_protected->isChecked()};
}

void FieldEditor::setProtected(bool isProtected)
{
    m_value->setRevealed(!isProtected);
    Q_EMIT edited();
}

} // namespace haex
