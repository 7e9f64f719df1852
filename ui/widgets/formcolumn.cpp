// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/formcolumn.h"

#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>

namespace haex {

FormColumn::FormColumn(QWidget *parent)
    : QVBoxLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Space::XS);
}

QWidget *FormColumn::addField(const QString &label, QWidget *field, const QString &hint)
{
    addGap();
    auto *text = new TextLabel(TextStyle::SmallStrong, label, Tone::Muted);
    text->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&'));
    addWidget(text);
    addWidget(field);
    if (!hint.isEmpty())
        addHint(hint, field);
    return text;
}

void FormColumn::addChoice(QCheckBox *box, const QString &hint)
{
    addGap();
    addWidget(box);
    addHint(hint, box);
}

void FormColumn::addHint(const QString &hint, QWidget *field)
{
    addWidget((new TextLabel(TextStyle::Small, hint, Tone::Faint))->wrapped());
    field->setAccessibleDescription(hint);
}

void FormColumn::addFieldLayout(const QString &label, QLayout *layout, QWidget *buddy)
{
    addGap();
    auto *text = new TextLabel(TextStyle::SmallStrong, label, Tone::Muted);
    text->setBuddy(buddy);
    if (buddy && buddy->accessibleName().isEmpty())
        buddy->setAccessibleName(QString(label).remove(u'&'));
    addWidget(text);
    addLayout(layout);
}

void FormColumn::addGap()
{
    if (count() > 0)
        addSpacing(Space::S);
}

} // namespace haex
