// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/proxychoice.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/formcolumn.h"

#include <QPushButton>

namespace haex {

ProxyChoice::ProxyChoice(QWidget *parent)
    : QWidget(parent)
    , m_show(makeButton(tr("Use a proxy…"), Variant::Quiet))
    , m_part(new QWidget)
    , m_field(new ProxyField)
{
    auto *form = new FormColumn(m_part);
    form->setContentsMargins(0, 0, 0, 0);
    form->addField(tr("P&roxy"), m_field);
    m_part->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_show, 0, Qt::AlignLeft);
    layout->addWidget(m_part);
    connect(m_show, &QPushButton::clicked, this, [this] {
        showField();
        m_field->setFocus();
    });
}

void ProxyChoice::showField()
{
    m_show->hide();
    m_part->show();
}

QUrl ProxyChoice::applyTo(const QUrl &server) const
{
    return m_field->applyTo(server).value_or(server);
}

bool ProxyChoice::isUsable(const QUrl &server) const
{
    return m_field->applyTo(server).has_value();
}

SecretBytes ProxyChoice::password() const
{
    return m_field->password();
}

void ProxyChoice::forgetPassword()
{
    m_field->forgetPassword();
}

void ProxyChoice::askAgain()
{
    showField();
    m_field->beginAtLogin();
}

} // namespace haex
