// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/synccard.h"

#include "ui/settings/settingsrows.h"
#include "ui/shell/appsettings.h"
#include "ui/style/metrics.h"
#include "ui/widgets/toggleswitch.h"

#include <QHBoxLayout>
#include <QSpinBox>
#include <QTimeEdit>

namespace haex {

namespace {

constexpr int TimeWidth = 96;

QSpinBox *makeSpinBox(int minimum, int maximum, int value, const QString &suffix, int width)
{
    auto *box = new QSpinBox;
    box->setRange(minimum, maximum);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setFixedWidth(width);
    return box;
}

} // namespace

SyncCard::SyncCard(AppSettings &settings, int controlWidth, QWidget *parent)
    : Card(parent)
    , m_settings(settings)
{
    SettingsRows rows(this);
    auto *interval = makeSpinBox(5, 3600, m_settings.syncIntervalSeconds(), tr(" s"), controlWidth);
    auto *delay = makeSpinBox(100, 60000, m_settings.syncDelayMs(), tr(" ms"), controlWidth);
    delay->setSingleStep(100);
    const auto store = [this, interval, delay] { m_settings.setSyncTiming(interval->value(), delay->value()); };
    connect(interval, &QSpinBox::valueChanged, this, store);
    connect(delay, &QSpinBox::valueChanged, this, store);
    rows.add(tr("Look for changes every"), tr("Servers also tell at once when something changed; this is the safety net."), interval);
    rows.add(tr("Send own changes after"), tr("What is typed within this time goes out together."), delay);
    addRules(rows);
}

/// “Sync now” syncs whatever the rules say.
void SyncCard::addRules(SettingsRows &rows)
{
    const SyncRuleSet rules = m_settings.syncRules();
    const auto makeSwitch = [](const QString &name, bool isOn) {
        auto *toggle = new ToggleSwitch(name);
        toggle->setChecked(isOn);
        return toggle;
    };
    auto *metered = makeSwitch(tr("Wait on metered networks"), rules.waitsOnMetered);
    auto *battery = makeSwitch(tr("Wait on battery"), rules.waitsOnBattery);
    auto *hours = makeSwitch(tr("Only at certain hours"), rules.hasHours);
    auto *from = new QTimeEdit(rules.from);
    auto *to = new QTimeEdit(rules.to);
    for (QTimeEdit *time : {from, to})
        time->setFixedWidth(TimeWidth);
    from->setAccessibleName(tr("Sync from"));
    to->setAccessibleName(tr("Sync until"));
    auto *times = new QWidget;
    auto *row = new QHBoxLayout(times);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::S);
    for (QWidget *widget : std::initializer_list<QWidget *>{from, to, hours})
        row->addWidget(widget);
    const auto store = [=, this] {
        m_settings.setSyncRules({metered->isChecked(), battery->isChecked(), hours->isChecked(), from->time(), to->time()});
        from->setEnabled(hours->isChecked());
        to->setEnabled(hours->isChecked());
    };
    from->setEnabled(rules.hasHours);
    to->setEnabled(rules.hasHours);
    for (ToggleSwitch *toggle : {metered, battery, hours})
        connect(toggle, &QAbstractButton::toggled, this, store);
    connect(from, &QTimeEdit::timeChanged, this, store);
    connect(to, &QTimeEdit::timeChanged, this, store);
    rows.add(tr("Wait on metered networks"), tr("A phone's hotspot, for example. “Sync now” still syncs."), metered);
    rows.add(tr("Wait on battery"), tr("Until this computer is on mains power."), battery);
    rows.add(tr("Only at certain hours"), tr("Nothing is synced by itself at other times."), times);
}

} // namespace haex
