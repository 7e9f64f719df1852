// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/namesheet.h"

#include "ui/widgets/formcolumn.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

NameSheet::NameSheet(const QString &title, const QString &presentName, const QString &action,
                     QWidget *parent)
    : Sheet(title, {}, parent)
    , m_presentName(presentName)
    , m_name(new QLineEdit(presentName))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("&Name"), m_name);
    content()->addLayout(form);
    addCancel();
    QPushButton *primary = addPrimary(action);
    const auto enable = [this, primary] { primary->setEnabled(!m_name->text().trimmed().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, primary, enable);
    connect(primary, &QPushButton::clicked, this, &NameSheet::submit);
    enable();
    m_name->selectAll();
    m_name->setFocus();
}

void NameSheet::submit()
{
    const QString name = m_name->text().trimmed();
    accept();
    if (name != m_presentName)
        Q_EMIT named(name);
}

} // namespace haex
