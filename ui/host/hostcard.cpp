// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host/hostcard.h"

#include "ui/host/hostedlist.h"
#include "ui/presenters/hosttexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/factrow.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"

#include <QDateTime>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {
constexpr int ClockMs = 30'000;
}

HostCard::HostCard(QWidget *parent)
    : QWidget(parent)
    , m_state(new Pill)
    , m_switch(new ToggleSwitch(tr("Host on this computer")))
    , m_about((new TextLabel(TextStyle::Small, {}, Tone::Faint))->wrapped())
    , m_problem((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_retry(makeButton(tr("Try again")))
    , m_changePort(makeButton(tr("Choose another port")))
    , m_vaults(new HostedList(tr("Vaults on this computer’s server")))
    , m_devices(new HostedList(tr("Devices that use this computer")))
    , m_addVault(makeButton(tr("Add this vault"), Variant::Primary, QStringLiteral("add")))
    , m_showText(makeButton(tr("Add another computer…"), Variant::Normal, QStringLiteral("device")))
    , m_backUp(makeButton(tr("Back up now"), Variant::Normal, QStringLiteral("backup")))
    , m_restore(makeButton(tr("Restore a backup…")))
    , m_restoreFailed(makeButton(tr("Restore a backup…")))
    , m_session(new ToggleSwitch(tr("Start when you log in")))
{
    auto *card = new Card;
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Space::L, Space::M, Space::M, Space::M);
    layout->setSpacing(Space::M);
    layout->addWidget(makeHead());
    layout->addWidget(makeProblem());
    layout->addWidget(makeDetails());
    layout->addWidget(makeSessionRow());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    connect(m_switch, &QAbstractButton::clicked, this, &HostCard::switched);
    connect(m_retry, &QPushButton::clicked, this, &HostCard::retryRequested);
    connect(m_changePort, &QPushButton::clicked, this, &HostCard::portChangeRequested);
    connect(m_addVault, &QPushButton::clicked, this, &HostCard::addVaultRequested);
    connect(m_showText, &QPushButton::clicked, this, &HostCard::textRequested);
    connect(m_backUp, &QPushButton::clicked, this, &HostCard::backupRequested);
    connect(m_restore, &QPushButton::clicked, this, &HostCard::restoreRequested);
    connect(m_restoreFailed, &QPushButton::clicked, this, &HostCard::restoreRequested);
    connect(m_session, &QAbstractButton::clicked, this, &HostCard::startWithSessionToggled);
    connect(m_vaults, &HostedList::actionRequested, this, &HostCard::actOnVault);
    connect(m_devices, &HostedList::actionRequested, this, &HostCard::confirmDeviceRemoval);
    connect(&m_clock, &QTimer::timeout, this, &HostCard::refresh);
    m_clock.start(ClockMs);
    setHasTray(true);
    setStartsWithSession(false, false);
    refresh();
}

QWidget *HostCard::makeHead()
{
    auto *head = new QWidget;
    auto *icon = new IconLabel;
    icon->setIcon(QStringLiteral("device"), Tint::Accent, 28);
    auto *title = new QHBoxLayout;
    title->setSpacing(Space::S);
    title->addWidget(new TextLabel(TextStyle::BodyStrong, tr("Host on this computer")));
    title->addWidget(m_state);
    title->addStretch();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(title);
    texts->addWidget(m_about);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::M);
    row->addWidget(icon);
    row->addLayout(texts, 1);
    row->addWidget(m_switch);
    return head;
}

QWidget *HostCard::makeProblem()
{
    m_problemRow = new QWidget;
    auto *row = new QHBoxLayout(m_problemRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::S);
    row->addWidget(m_problem, 1);
    row->addWidget(m_restoreFailed);
    row->addWidget(m_changePort);
    row->addWidget(m_retry);
    return m_problemRow;
}

QWidget *HostCard::makeDetails()
{
    m_details = new QWidget;
    auto *facts = new FactRow;
    m_address = facts->addFact(tr("Address"));
    m_connected = facts->addFact(tr("Connected"));
    m_stored = facts->addFact(tr("Stored"));
    m_backup = facts->addFact(tr("Last backup"));
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::S);
    buttons->addWidget(m_addVault);
    buttons->addWidget(m_showText);
    buttons->addStretch();
    buttons->addWidget(m_restore);
    buttons->addWidget(m_backUp);
    auto *layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addWidget(facts);
    layout->addWidget(m_vaults);
    layout->addWidget(m_devices);
    layout->addLayout(buttons);
    return m_details;
}

QWidget *HostCard::makeSessionRow()
{
    m_sessionRow = new QWidget;
    auto *label = new TextLabel(
        TextStyle::Small,
        tr("Start when you log in, so that other computers find it"),
        Tone::Muted);
    label->setBuddy(m_session);
    auto *row = new QHBoxLayout(m_sessionRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label, 1);
    row->addWidget(m_session);
    return m_sessionRow;
}

void HostCard::setHasTray(bool hasTray)
{
    const QString what = tr("Computers at home need nothing else: this one carries the encrypted "
                            "changes, and no account is needed.");
    const QString until = hasTray
        ? tr("It goes on while the vault is locked and the window is in the system tray.")
        : tr("It goes on while the vault is locked, and ends when this window is closed.");
    m_about->setText(what + u' ' + until);
}

void HostCard::setStartsWithSession(bool possible, bool on)
{
    m_session->setProperty("possible", possible);
    m_session->setChecked(on);
    refresh();
}

void HostCard::setOpenVault(const QByteArray &vaultId, const QString &name)
{
    m_openVault = vaultId;
    m_openVaultName = name;
    refresh();
}

void HostCard::setVaultHosted(bool hosted)
{
    m_isVaultHosted = hosted;
    refreshButtons();
}

void HostCard::setAdding(bool adding)
{
    m_isAdding = adding;
    refreshButtons();
}

void HostCard::showStatus(const HomeServerStatus &status)
{
    m_status = status;
    refresh();
}

void HostCard::refresh()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const bool isFailed = m_status.state == HomeServerStatus::State::Failed;
    m_state->show(HostTexts::state(m_status), HostTexts::tone(m_status));
    m_switch->setChecked(m_status.isOn() || m_status.state == HomeServerStatus::State::Starting);
    const QString problem = HostTexts::problem(m_status);
    m_problemRow->setVisible(!problem.isEmpty());
    m_problem->setText(problem);
    m_problem->setTone(isFailed ? Tone::Danger : Tone::Warning);
    m_retry->setVisible(isFailed);
    m_changePort->setVisible(isFailed && m_status.error == ErrorCode::AlreadyExists);
    m_restoreFailed->setVisible(HostTexts::mayHelpToRestore(m_status));
    m_details->setVisible(m_status.isOn());
    m_sessionRow->setVisible(m_status.isOn() && m_session->property("possible").toBool());
    m_address->setText(HostTexts::address(m_status));
    m_connected->setText(HostTexts::connected(m_status));
    m_stored->setText(HostTexts::stored(m_status));
    m_backup->setText(HostTexts::backup(m_status, nowMs));
    refreshContents(nowMs);
    refreshButtons();
}

void HostCard::refreshContents(qint64 nowMs)
{
    QList<HostedList::Line> vaults;
    for (const HomeVault &vault : std::as_const(m_status.vaults)) {
        const QString name = nameOf(vault);
        const QString words = HostTexts::vaultInWords(vault, name);
        const bool isPlanned = vault.endsMs != 0;
        vaults += {vault.id, HostTexts::vault(vault, name), isPlanned ? Tone::Warning : Tone::Text,
                   isPlanned ? tr("Take back") : tr("Delete…"),
                   isPlanned ? tr("Take the deletion of %1 back").arg(words) : tr("Delete %1 from this computer’s server…").arg(words)};
    }
    m_vaults->showLines(vaults);
    QList<HostedList::Line> devices;
    for (const HomeDevice &device : std::as_const(m_status.devices))
        devices += {device.id, HostTexts::device(device, nowMs), Tone::Text, tr("Sign out…"), tr("Sign “%1” out…").arg(device.name)};
    m_devices->showLines(devices);
}

void HostCard::actOnVault(const QByteArray &vaultId)
{
    const auto vault = std::ranges::find(m_status.vaults, vaultId, &HomeVault::id);
    if (vault == m_status.vaults.end())
        return;
    if (vault->endsMs != 0) {
        Q_EMIT vaultKeepRequested(vaultId);
        return;
    }
    auto *sheet = new ConfirmSheet(tr("Delete %1 from this computer’s server?").arg(HostTexts::vaultInWords(*vault, nameOf(*vault))),
                                   HostTexts::vaultConsequences(*vault), tr("Delete from server"), this);
    connect(sheet, &QDialog::accepted, this, [this, vaultId] { Q_EMIT vaultRemovalConfirmed(vaultId); });
    sheet->open();
}

void HostCard::confirmDeviceRemoval(const QByteArray &deviceId)
{
    const auto device = std::ranges::find(m_status.devices, deviceId, &HomeDevice::id);
    if (device == m_status.devices.end())
        return;
    auto *sheet = new ConfirmSheet(tr("Sign “%1” out?").arg(device->name), HostTexts::deviceConsequences(*device), tr("Sign out"), this);
    connect(sheet, &QDialog::accepted, this, [this, deviceId] { Q_EMIT deviceRemovalConfirmed(deviceId); });
    sheet->open();
}

QString HostCard::nameOf(const HomeVault &vault) const
{
    return vault.id == m_openVault ? m_openVaultName : QString();
}

void HostCard::refreshButtons()
{
    m_addVault->setVisible(!m_isVaultHosted);
    m_addVault->setEnabled(!m_isAdding);
    // Who has no vault here has nothing that another computer could join.
    m_showText->setEnabled(m_isVaultHosted);
}

} // namespace haex
