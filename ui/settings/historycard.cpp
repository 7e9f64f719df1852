// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/historycard.h"

#include "ui/settings/settingsrows.h"
#include "ui/widgets/confirmsheet.h"

#include <QComboBox>
#include <QSpinBox>

namespace haex {

HistoryCard::HistoryCard(int controlWidth, QWidget *parent)
    : Card(parent)
    , m_controlWidth(controlWidth)
    , m_days(makeDays({30, 90, 365, 1825, 0}))
    , m_count(new QSpinBox)
    , m_trashDays(makeDays({30, 90, 365, 0}))
    , m_activityDays(makeDays({30, 90, 365, 0}))
{
    m_count->setRange(0, 10000);
    m_count->setFixedWidth(controlWidth);
    m_count->setSpecialValueText(tr("Any number"));
    // Each number on the way to the wanted one would drop values.
    m_count->setKeyboardTracking(false);
    connect(m_count, &QSpinBox::editingFinished, this, &HistoryCard::choosePolicy);
    for (QComboBox *box : {m_days, m_trashDays})
        connect(box, &QComboBox::activated, this, &HistoryCard::choosePolicy);
    connect(m_activityDays, &QComboBox::activated, this, &HistoryCard::chooseActivityDays);
    SettingsRows rows(this);
    rows.add(tr("Keep former values"), tr("Counted from when something else was written over them, here or on another device. Holds for the whole vault, on all your devices."), m_days);
    rows.add(tr("Former values per field"), tr("The newest are kept. Values that are dropped cannot be brought back."), m_count);
    rows.add(tr("Keep in the trash"), tr("Counted from the delete. What is older is deleted for good when a device opens the vault."), m_trashDays);
    rows.add(tr("Keep the activity log"), tr("What was sent and received, on this device only. However long it is, the newest 20,000 lines are kept."), m_activityDays);
    showPolicy(m_policy);
    showActivityDays(m_keptActivityDays);
}

QComboBox *HistoryCard::makeDays(std::initializer_list<int> choices)
{
    auto *box = new QComboBox;
    box->setFixedWidth(m_controlWidth);
    for (const int days : choices)
        box->addItem(daysText(days), days);
    return box;
}

void HistoryCard::chooseDays(QComboBox &box, int days)
{
    if (box.findData(days) < 0)
        box.addItem(daysText(days), days);
    box.setCurrentIndex(box.findData(days));
}

void HistoryCard::showActivityDays(int days)
{
    m_keptActivityDays = days;
    chooseDays(*m_activityDays, days);
}

void HistoryCard::chooseActivityDays()
{
    const int days = m_activityDays->currentData().toInt();
    if (days == m_keptActivityDays)
        return;
    m_keptActivityDays = days;
    Q_EMIT activityDaysChosen(days);
}

QString HistoryCard::daysText(int days)
{
    if (days == 0)
        return tr("For ever");
    if (days % 365 == 0)
        return tr("%n year(s)", nullptr, days / 365);
    return tr("%n day(s)", nullptr, days);
}

void HistoryCard::choosePolicy()
{
    const HistoryPolicy policy{m_days->currentData().toInt(), m_count->value(),
                               m_trashDays->currentData().toInt()};
    if (policy == m_policy)
        return;
    const auto isShorter = [](int now, int before) { return now != 0 && (before == 0 || now < before); };
    if (!isShorter(policy.days, m_policy.days) && !isShorter(policy.perField, m_policy.perField)
        && !isShorter(policy.trashDays, m_policy.trashDays)) {
        m_policy = policy;
        Q_EMIT policyChosen(policy);
        return;
    }
    auto *sheet = new ConfirmSheet(tr("Keep less?"), tr("What this no longer keeps is dropped: here now, on your other devices when they next open the vault. It cannot be brought back."),
                                   tr("Keep less"), this);
    connect(sheet, &QDialog::accepted, this, [this, policy] {
        m_policy = policy;
        Q_EMIT policyChosen(policy);
    });
    connect(sheet, &QDialog::rejected, this, [this] { showPolicy(m_policy); });
    sheet->open();
}

void HistoryCard::showPolicy(const HistoryPolicy &policy)
{
    m_policy = policy;
    chooseDays(*m_days, policy.days);
    chooseDays(*m_trashDays, policy.trashDays);
    if (!m_count->hasFocus())
        m_count->setValue(policy.perField);
}

} // namespace haex
