// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/securitycard.h"

#include "core/vault/quickunlockfile.h"
#include "ui/presenters/backuptexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/settings/settingsrows.h"
#include "ui/shell/appsettings.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"

#include <QDateTime>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace haex {

namespace {

QSpinBox *makeTime(int maximum, int value, const QString &suffix, int width)
{
    auto *box = new QSpinBox;
    box->setRange(0, maximum);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setSpecialValueText(SecurityCard::tr("Never"));
    box->setFixedWidth(width);
    return box;
}

} // namespace

SecurityCard::SecurityCard(AppSettings &settings, int controlWidth, QWidget *parent)
    : Card(parent)
{
    SettingsRows rows(this);
    addTimes(rows, settings, controlWidth);
    addPassword(rows);
    addQuickUnlock(rows);
    addRecovery(rows);
    addBackups(rows);
    addNames(rows);
    showVault({});
}

void SecurityCard::addTimes(SettingsRows &rows, AppSettings &settings, int controlWidth)
{
    auto *lock = makeTime(240, settings.autoLockMinutes(), tr(" min"), controlWidth);
    connect(lock, &QSpinBox::valueChanged, &settings, &AppSettings::setAutoLockMinutes);
    rows.add(tr("Lock when idle"), tr("When nobody typed or clicked here for this long."), lock);
    auto *session = new ToggleSwitch(tr("Lock with the screen"));
    session->setChecked(settings.locksWithSession());
    connect(session, &QAbstractButton::toggled, &settings, &AppSettings::setLocksWithSession);
    rows.add(tr("Lock with the screen"), tr("And before this computer sleeps, or shows another user's desktop."), session);
    auto *minimized = new ToggleSwitch(tr("Lock when minimised"));
    minimized->setChecked(settings.locksWhenMinimized());
    connect(minimized, &QAbstractButton::toggled, &settings, &AppSettings::setLocksWhenMinimized);
    rows.add(tr("Lock when minimised"), tr("And when the window goes into the tray. Nothing syncs while the vault is locked."), minimized);
    auto *clipboard = makeTime(300, settings.clipboardSeconds(), tr(" s"), controlWidth);
    connect(clipboard, &QSpinBox::valueChanged, &settings, &AppSettings::setClipboardSeconds);
    rows.add(tr("Clear copied secrets after"),
             tr("On some Wayland desktops an application may clear the clipboard only while its window is in front."), clipboard);
}

void SecurityCard::addPassword(SettingsRows &rows)
{
    auto *password = makeButton(tr("Change…"));
    password->setAccessibleName(tr("Change vault password"));
    connect(password, &QPushButton::clicked, this, &SecurityCard::passwordChangeRequested);
    rows.add(tr("Vault password"), tr("Opens the vault. The passwords of your accounts at servers are others; you change them under Backends."), password);
    m_foreign = new QWidget;
    auto *row = new QHBoxLayout(m_foreign);
    row->setContentsMargins(0, 0, 0, Space::M);
    row->setSpacing(Space::XL);
    row->addWidget((new TextLabel(TextStyle::Body, tr("It was changed on another device. This device still takes the former one."), Tone::Warning))->wrapped(), 1);
    auto *adopt = makeButton(tr("Enter it…"));
    adopt->setAccessibleName(tr("Enter the new vault password"));
    connect(adopt, &QPushButton::clicked, this, &SecurityCard::passwordAdoptionRequested);
    row->addWidget(adopt);
    layout()->addWidget(m_foreign);
    m_foreign->hide();
}

void SecurityCard::addQuickUnlock(SettingsRows &rows)
{
    m_quick = new ToggleSwitch(tr("Quick unlock"));
    connect(m_quick, &QAbstractButton::clicked, this, &SecurityCard::quickUnlockChosen);
    rows.add(tr("Quick unlock"),
             tr("The keychain of this system opens the vault, on this device and without the password, until the password is changed. So can any program that runs as you."), m_quick);
    m_noKeychain = (new TextLabel(TextStyle::Body, tr("No keychain answers on this system."), Tone::Muted))->wrapped();
    m_noKeychain->setContentsMargins(0, 0, 0, Space::M);
    layout()->addWidget(m_noKeychain);
    showKeychain(true);
}

void SecurityCard::showKeychain(bool isThere)
{
    // What is on can be turned off without one.
    m_quick->setEnabled(isThere || m_quick->isChecked());
    m_noKeychain->setVisible(!isThere);
}

void SecurityCard::addRecovery(SettingsRows &rows)
{
    m_recovery = makeButton({});
    m_recovery->setAccessibleName(tr("Make a recovery sheet"));
    connect(m_recovery, &QPushButton::clicked, this, &SecurityCard::recoverySheetRequested);
    rows.add(tr("Recovery sheet"), tr("A key on paper that opens the vault when its password is forgotten, on all your devices; whole, or split among people you trust. Nobody else can reset the password."), m_recovery);
    m_recoveryState = (new TextLabel(TextStyle::Body))->wrapped();
    m_recoveryState->setContentsMargins(0, 0, 0, Space::M);
    layout()->addWidget(m_recoveryState);
}

void SecurityCard::addBackups(SettingsRows &rows)
{
    auto *now = makeButton(tr("Back up now"));
    connect(now, &QPushButton::clicked, this, &SecurityCard::backupRequested);
    rows.add(tr("Backups"), tr("One a day and one before a first sync, encrypted like the vault, in a folder beside its file. Older ones are thinned out."), now);
    m_backupState = (new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped();
    m_backupState->setContentsMargins(0, 0, 0, Space::M);
    layout()->addWidget(m_backupState);
}

void SecurityCard::addNames(SettingsRows &rows)
{
    m_names = SettingsRows::makeValue();
    rows.add(tr("Names at servers"), tr("What tables, columns and rows are called. Chosen when the vault was made; values are always hidden."), m_names);
}

QString SecurityCard::recoveryState(const VaultInfo &info)
{
    if (info.recoveryMadeMs == 0)
        return tr("There is none yet.");
    const QString day = TimeTexts::day(QDateTime::fromMSecsSinceEpoch(info.recoveryMadeMs).date());
    const RecoverySplit &split = info.recoverySplit;
    if (split.needed == 0)
        return tr("The present one was made on %1.").arg(day);
    return tr("The present key was split on %1 among %2. Any %3 of them together open the vault.", "date, names, number")
        .arg(day, QLocale().createSeparatedList(split.holders))
        .arg(split.needed);
}

void SecurityCard::showVault(const VaultInfo &info)
{
    const bool hasRecovery = info.recoveryMadeMs > 0;
    m_recovery->setText(hasRecovery ? tr("Make a new one…") : tr("Make…"));
    m_recoveryState->setText(recoveryState(info));
    m_recoveryState->setTone(hasRecovery ? Tone::Muted : Tone::Warning);
    m_backupState->setText(info.lastBackupMs > 0 ? tr("The last one was made on %1.").arg(BackupTexts::time(info.lastBackupMs)) : tr("None was made yet."));
    m_names->setText(info.hasBlindNames ? tr("Hidden") : tr("Readable"));
    m_foreign->setVisible(info.hasForeignPassword);
    m_vaultPath = info.path;
    m_quick->setChecked(QuickUnlockFile::exists(m_vaultPath));
}

/// It ends by itself too.
void SecurityCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    m_quick->setChecked(QuickUnlockFile::exists(m_vaultPath));
}

} // namespace haex
