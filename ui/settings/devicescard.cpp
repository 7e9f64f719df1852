// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/devicescard.h"

#include "ui/settings/settingsrows.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>

namespace haex {

DevicesCard::DevicesCard(int controlWidth, QWidget *parent)
    : Card(parent)
    , m_name(new QLineEdit)
    , m_id(SettingsRows::makeValue())
{
    SettingsRows rows(this);
    m_name->setFixedWidth(controlWidth);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->isModified() && !m_name->text().trimmed().isEmpty())
            Q_EMIT deviceNamed(m_name->text().trimmed());
        m_name->setModified(false);
    });
    rows.add(tr("Name of this device"), tr("Your other devices show it beside what was written here."), m_name);
    auto *another = makeButton(tr("Add a device…"));
    connect(another, &QPushButton::clicked, this, &DevicesCard::additionRequested);
    rows.add(tr("Another device"), tr("Brings this vault to a new device by eight words, without your account's password."), another);
    auto *list = makeButton(tr("Show…"));
    list->setAccessibleName(tr("Show your devices"));
    connect(list, &QPushButton::clicked, this, &DevicesCard::listRequested);
    rows.add(tr("Your devices"), tr("What each of them holds, and how to take out one that is lost. They are listed under Sync."), list);
    rows.add(tr("Device id"), {}, m_id);
}

void DevicesCard::showVault(const VaultInfo &info)
{
    if (!m_name->hasFocus())
        m_name->setText(info.deviceName);
    m_id->setText(QString::fromLatin1(info.deviceId));
}

} // namespace haex
