// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsview.h"

#include "ui/settings/securitycard.h"
#include "ui/settings/settingsrows.h"
#include "ui/settings/shortcutssheet.h"
#include "ui/shell/appsettings.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"
#include "ui/widgets/viewheader.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace haex {

namespace {

constexpr int PageWidth = 720;
constexpr int NavWidth = 188;
constexpr int ControlWidth = 200;
constexpr int TimeWidth = 96;

TextLabel *makeValue()
{
    auto *label = new TextLabel(TextStyle::Mono, {}, Tone::Muted);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

SettingsView::SettingsView(AppSettings &settings, bool hasTray, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_security(new SecurityCard(settings, ControlWidth))
    , m_nav(new QListWidget)
    , m_deviceName(new QLineEdit)
    , m_deviceId(makeValue())
    , m_vaultId(makeValue())
    , m_names(makeValue())
    , m_file(makeValue())
    , m_languageNote((new TextLabel(TextStyle::Small, tr("The language changes with the next start."), Tone::Warning))->wrapped())
    , m_messages(new MessageBar)
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::S);
    const auto addSection = [this, column](const QString &title, Card *card) {
        auto *heading = new TextLabel(TextStyle::Heading, title);
        column->addWidget(heading);
        column->addWidget(card);
        m_nav->addItem(title);
        m_sections.append(heading);
        column->addSpacing(Space::L);
    };
    addSection(tr("General"), makeGeneral(hasTray));
    addSection(tr("Security"), m_security);
    addSection(tr("Sync"), makeSync());
    addSection(tr("History and trash"), makeHistory());
    addSection(tr("This device"), makeDevice());
    addSection(tr("About"), makeAbout());
    column->addStretch();
    auto *body = new QWidget;
    body->setMaximumWidth(PageWidth);
    body->setLayout(column);
    auto *page = new QWidget;
    auto *pageLayout = new QHBoxLayout(page);
    pageLayout->setContentsMargins(Space::L, 0, Space::XL, Space::XL);
    pageLayout->addWidget(body, 1);
    pageLayout->addStretch();
    auto *scroll = m_scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setAccessibleName(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ViewHeader(tr("Settings")));
    m_messages->setOuterMargins({Space::XL, 0, Space::XL, Space::M});
    layout->addWidget(m_messages);
    m_nav->setFixedWidth(NavWidth);
    m_nav->setFrameShape(QFrame::NoFrame);
    m_nav->setAccessibleName(tr("Sections"));
    m_nav->viewport()->setAutoFillBackground(false);
    m_nav->setCurrentRow(0);
    connect(m_nav, &QListWidget::currentRowChanged, this, &SettingsView::scrollTo);
    connect(m_nav, &QListWidget::clicked, this, [this](const QModelIndex &index) { scrollTo(index.row()); });
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsView::followScrolling);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Space::L, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_nav);
    row->addWidget(scroll, 1);
    layout->addLayout(row, 1);
}

void SettingsView::scrollTo(int section)
{
    if (section >= 0)
        m_scroll->verticalScrollBar()->setValue(m_sections.at(section)->y());
}

void SettingsView::followScrolling()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    int section = 0;
    for (int i = 0; i < m_sections.size(); ++i)
        section = m_sections.at(i)->y() <= bar->value() + m_scroll->height() / 4 ? i : section;
    // The last ones never come to the top; whoever went to one of them is there.
    const bool isAtEnd = bar->value() == bar->maximum();
    if (isAtEnd && m_nav->currentRow() >= section)
        return;
    const QSignalBlocker blocker(m_nav);
    m_nav->setCurrentRow(section);
}

QSpinBox *SettingsView::makeSpinBox(int minimum, int maximum, int value, const QString &suffix)
{
    auto *box = new QSpinBox;
    box->setRange(minimum, maximum);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setFixedWidth(ControlWidth);
    return box;
}

QComboBox *SettingsView::makeLanguageBox()
{
    auto *box = new QComboBox;
    box->setFixedWidth(ControlWidth);
    box->addItem(tr("As the system"), QString());
    // The languages' own names: who cannot read the present one must find theirs.
    box->addItem(QStringLiteral("English"), QStringLiteral("en"));
    box->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    box->setCurrentIndex(qMax(0, box->findData(m_settings.language())));
    m_languageNote->hide();
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        m_settings.setLanguage(box->currentData().toString());
        m_languageNote->show();
    });
    return box;
}

QComboBox *SettingsView::makeThemeBox()
{
    auto *box = new QComboBox;
    box->setFixedWidth(ControlWidth);
    box->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    box->setCurrentIndex(static_cast<int>(m_settings.theme()));
    connect(box, &QComboBox::currentIndexChanged, this, [this](int index) { m_settings.setTheme(static_cast<ThemeChoice>(index)); });
    return box;
}

Card *SettingsView::makeGeneral(bool hasTray)
{
    auto *card = new Card;
    SettingsRows rows(card);
    rows.add(tr("Appearance"), {}, makeThemeBox());
    rows.add(tr("Language"), {}, makeLanguageBox());
    card->layout()->addWidget(m_languageNote);
    auto *tray = new ToggleSwitch(tr("Keep running in the system tray"));
    tray->setChecked(hasTray && m_settings.closesToTray());
    tray->setEnabled(hasTray);
    connect(tray, &QAbstractButton::toggled, &m_settings, &AppSettings::setClosesToTray);
    rows.add(tr("Keep running in the system tray"),
             hasTray ? tr("Closing the window leaves the vault syncing.") : tr("This desktop has no system tray, so closing the window quits."), tray);
    rows.add(tr("Start when you log in"), tr("The vault stays locked until you open it."), makeAutostart());
    auto *shortcuts = makeButton(tr("Show…"));
    shortcuts->setAccessibleName(tr("Show keyboard shortcuts"));
    connect(shortcuts, &QPushButton::clicked, this, [this] { (new ShortcutsSheet(m_settings, this))->open(); });
    rows.add(tr("Keyboard"), tr("Which keys do what, and others in their place."), shortcuts);
    auto *notices = new ToggleSwitch(tr("Tell what needs you"));
    notices->setChecked(m_settings.showsNotices());
    connect(notices, &QAbstractButton::toggled, &m_settings, &AppSettings::setShowsNotices);
    rows.add(tr("Tell what needs you"), tr("On the desktop, while this window is not in front: a server that stopped, decisions to make. Never that all went well."), notices);
    return card;
}

ToggleSwitch *SettingsView::makeAutostart()
{
    auto *autostart = new ToggleSwitch(tr("Start when you log in"));
    const auto show = [this, autostart] { autostart->setChecked(m_settings.startsWithSession()); };
    show();
    autostart->setEnabled(AppSettings::canStartWithSession());
    connect(&m_settings, &AppSettings::changed, autostart, show);
    connect(autostart, &QAbstractButton::clicked, this, [this](bool on) {
        if (!m_settings.setStartsWithSession(on))
            m_messages->showMessage(Tone::Danger, tr("The desktop's list of programs to start could not be changed."));
    });
    return autostart;
}

Card *SettingsView::makeSync()
{
    auto *card = new Card;
    SettingsRows rows(card);
    auto *interval = makeSpinBox(5, 3600, m_settings.syncIntervalSeconds(), tr(" s"));
    auto *delay = makeSpinBox(100, 60000, m_settings.syncDelayMs(), tr(" ms"));
    delay->setSingleStep(100);
    const auto store = [this, interval, delay] { m_settings.setSyncTiming(interval->value(), delay->value()); };
    connect(interval, &QSpinBox::valueChanged, this, store);
    connect(delay, &QSpinBox::valueChanged, this, store);
    rows.add(tr("Look for changes every"), tr("Servers also tell at once when something changed; this is the safety net."), interval);
    rows.add(tr("Send own changes after"), tr("What is typed within this time goes out together."), delay);
    addSyncRules(rows);
    return card;
}

/// “Sync now” syncs whatever the rules say.
void SettingsView::addSyncRules(SettingsRows &rows)
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

Card *SettingsView::makeHistory()
{
    auto *card = new Card;
    SettingsRows rows(card);
    const auto makeDays = [this](std::initializer_list<int> choices) {
        auto *box = new QComboBox;
        box->setFixedWidth(ControlWidth);
        for (const int days : choices)
            box->addItem(daysText(days), days);
        connect(box, &QComboBox::activated, this, &SettingsView::choosePolicy);
        return box;
    };
    m_historyDays = makeDays({30, 90, 365, 1825, 0});
    m_trashDays = makeDays({30, 90, 365, 0});
    m_historyCount = makeSpinBox(0, 10000, m_policy.perField, {});
    m_historyCount->setSpecialValueText(tr("Any number"));
    // Each number on the way to the wanted one would drop values.
    m_historyCount->setKeyboardTracking(false);
    connect(m_historyCount, &QSpinBox::editingFinished, this, &SettingsView::choosePolicy);
    rows.add(tr("Keep former values"), tr("Counted from when something else was written over them, here or on another device. Holds for the whole vault, on all your devices."), m_historyDays);
    rows.add(tr("Former values per field"), tr("The newest are kept. Values that are dropped cannot be brought back."), m_historyCount);
    rows.add(tr("Keep in the trash"), tr("Counted from the delete. What is older is deleted for good when a device opens the vault."), m_trashDays);
    m_activityDays = new QComboBox;
    m_activityDays->setFixedWidth(ControlWidth);
    for (const int days : {30, 90, 365, 0})
        m_activityDays->addItem(daysText(days), days);
    connect(m_activityDays, &QComboBox::activated, this, &SettingsView::chooseActivityDays);
    rows.add(tr("Keep the activity log"), tr("What was sent and received, on this device only. However long it is, the newest 20,000 lines are kept."), m_activityDays);
    showHistoryPolicy(m_policy);
    showActivityDays(m_keptActivityDays);
    return card;
}

void SettingsView::chooseDays(QComboBox &box, int days)
{
    if (box.findData(days) < 0)
        box.addItem(daysText(days), days);
    box.setCurrentIndex(box.findData(days));
}

void SettingsView::showActivityDays(int days)
{
    m_keptActivityDays = days;
    chooseDays(*m_activityDays, days);
}

void SettingsView::chooseActivityDays()
{
    const int days = m_activityDays->currentData().toInt();
    if (days == m_keptActivityDays)
        return;
    m_keptActivityDays = days;
    Q_EMIT activityDaysChosen(days);
}

QString SettingsView::daysText(int days)
{
    if (days == 0)
        return tr("For ever");
    if (days % 365 == 0)
        return tr("%n year(s)", nullptr, days / 365);
    return tr("%n day(s)", nullptr, days);
}

void SettingsView::choosePolicy()
{
    const HistoryPolicy policy{m_historyDays->currentData().toInt(), m_historyCount->value(),
                               m_trashDays->currentData().toInt()};
    if (policy == m_policy)
        return;
    const auto isShorter = [](int now, int before) { return now != 0 && (before == 0 || now < before); };
    if (!isShorter(policy.days, m_policy.days) && !isShorter(policy.perField, m_policy.perField)
        && !isShorter(policy.trashDays, m_policy.trashDays)) {
        m_policy = policy;
        Q_EMIT historyPolicyChosen(policy);
        return;
    }
    auto *sheet = new ConfirmSheet(tr("Keep less?"), tr("What this no longer keeps is dropped: here now, on your other devices when they next open the vault. It cannot be brought back."),
                                   tr("Keep less"), this);
    connect(sheet, &QDialog::accepted, this, [this, policy] {
        m_policy = policy;
        Q_EMIT historyPolicyChosen(policy);
    });
    connect(sheet, &QDialog::rejected, this, [this] { showHistoryPolicy(m_policy); });
    sheet->open();
}

void SettingsView::showHistoryPolicy(const HistoryPolicy &policy)
{
    m_policy = policy;
    chooseDays(*m_historyDays, policy.days);
    chooseDays(*m_trashDays, policy.trashDays);
    if (!m_historyCount->hasFocus())
        m_historyCount->setValue(policy.perField);
}

Card *SettingsView::makeDevice()
{
    auto *card = new Card;
    SettingsRows rows(card);
    m_deviceName->setFixedWidth(ControlWidth);
    connect(m_deviceName, &QLineEdit::editingFinished, this, [this] {
        if (m_deviceName->isModified() && !m_deviceName->text().trimmed().isEmpty())
            Q_EMIT deviceNamed(m_deviceName->text().trimmed());
        m_deviceName->setModified(false);
    });
    rows.add(tr("Name"), tr("Your other devices show it beside what was written here."), m_deviceName);
    auto *another = makeButton(tr("Add a device…"));
    connect(another, &QPushButton::clicked, this, &SettingsView::deviceAdditionRequested);
    rows.add(tr("Another device"), tr("Brings this vault to a new device by eight words, without your account's password."), another);
    rows.add(tr("Device id"), {}, m_deviceId);
    rows.add(tr("Vault id"), {}, m_vaultId);
    rows.add(tr("Names at servers"), tr("What tables, columns and rows are called. Chosen when the vault was made; values are always hidden."), m_names);
    rows.add(tr("File"), {}, m_file);
    return card;
}

Card *SettingsView::makeAbout()
{
    auto *card = new Card;
    SettingsRows rows(card);
    rows.add(tr("Haex Vault"), tr("Free software under the GPL, version 3 or later."),
             new TextLabel(TextStyle::Body, QCoreApplication::applicationVersion(), Tone::Muted));
    auto *diagnostics = makeButton(tr("Show…"));
    diagnostics->setAccessibleName(tr("Show diagnostics"));
    connect(diagnostics, &QPushButton::clicked, this, &SettingsView::diagnosticsRequested);
    rows.add(tr("Diagnostics"), tr("Facts for a bug report, without anything from your vault."), diagnostics);
    return card;
}

void SettingsView::showSection(Section section)
{
    // Once the page has its places.
    QMetaObject::invokeMethod(this, [this, section] { m_nav->setCurrentRow(static_cast<int>(section)); }, Qt::QueuedConnection);
}

void SettingsView::showVault(const VaultInfo &info)
{
    m_security->showVault(info);
    if (!m_deviceName->hasFocus())
        m_deviceName->setText(info.deviceName);
    m_deviceId->setText(QString::fromLatin1(info.deviceId));
    m_vaultId->setText(QString::fromLatin1(info.vaultId));
    m_names->setText(info.hasBlindNames ? tr("Hidden") : tr("Readable"));
    m_file->setText(m_file->fontMetrics().elidedText(info.path, Qt::ElideMiddle, 420));
    m_file->setToolTip(info.path);
}

} // namespace haex
