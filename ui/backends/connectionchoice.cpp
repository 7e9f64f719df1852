// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/connectionchoice.h"

#include "ui/backends/certificatefield.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formcolumn.h"

#include <QPushButton>

namespace haex {

ConnectionChoice::ConnectionChoice(QWidget *parent)
    : QWidget(parent)
    , m_show(makeButton(tr("Use a proxy or a certificate…"), Variant::Quiet))
    , m_part(new QWidget)
    , m_proxy(new ProxyField)
    , m_certificate(new CertificateField)
{
    auto *form = new FormColumn(m_part);
    form->setContentsMargins(0, 0, 0, 0);
    form->addField(tr("P&roxy"), m_proxy);
    form->addField(tr("&Certificate of yours"), m_certificate, tr("Only for servers that talk to nobody without one."));
    m_part->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_show, 0, Qt::AlignLeft);
    layout->addWidget(m_part);
    connect(m_show, &QPushButton::clicked, this, [this] {
        showFields();
        m_proxy->setFocus();
    });
}

void ConnectionChoice::showFields()
{
    m_show->hide();
    m_part->show();
}

QUrl ConnectionChoice::applyTo(const QUrl &server) const
{
    return m_proxy->applyTo(server).value_or(server);
}

bool ConnectionChoice::isUsable(const QUrl &server) const
{
    return m_proxy->applyTo(server).has_value();
}

ConnectionSettings ConnectionChoice::settings() const
{
    return {m_proxy->password(), m_certificate->chosen()};
}

void ConnectionChoice::forgetSecrets()
{
    m_proxy->forgetPassword();
    m_certificate->forgetChosen();
}

bool ConnectionChoice::mends(ErrorCode code)
{
    return code == ErrorCode::ProxyRefused || code == ErrorCode::ClientCertificateRequired;
}

void ConnectionChoice::askAgain(ErrorCode code)
{
    showFields();
    if (code == ErrorCode::ProxyRefused)
        m_proxy->beginAtLogin();
    else
        m_certificate->setFocus();
}

} // namespace haex
