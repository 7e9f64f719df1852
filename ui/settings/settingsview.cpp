// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsview.h"

#include "ui/settings/devicescard.h"
#include "ui/settings/historycard.h"
#include "ui/settings/securitycard.h"
#include "ui/settings/settingsrows.h"
#include "ui/settings/shortcutssheet.h"
#include "ui/settings/synccard.h"
#include "ui/shell/appsettings.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"
#include "ui/widgets/viewheader.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {

constexpr int PageWidth = 720;
constexpr int NavWidth = 188;
constexpr int ControlWidth = 200;

} // namespace

SettingsView::SettingsView(AppSettings &settings, bool hasTray, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_security(new SecurityCard(settings, ControlWidth))
    , m_history(new HistoryCard(ControlWidth))
    , m_devices(new DevicesCard(ControlWidth))
    , m_nav(new QListWidget)
    , m_vaultId(SettingsRows::makeValue())
    , m_file(SettingsRows::makeValue())
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
        m_sections.append({heading, card});
        column->addSpacing(Space::L);
    };
    // In the order of Section.
    addSection(tr("General"), makeGeneral(hasTray));
    addSection(tr("Security"), m_security);
    addSection(tr("Sync"), new SyncCard(settings, ControlWidth));
    addSection(tr("History and trash"), m_history);
    addSection(tr("Devices"), m_devices);
    addSection(tr("Appearance"), makeAppearance());
    addSection(tr("Languages"), makeLanguages());
    addSection(tr("Shortcuts"), makeShortcuts());
    addSection(tr("Diagnostics"), makeDiagnostics());
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
    connect(m_nav, &QListWidget::itemActivated, this, [this] { enterSection(m_nav->currentRow()); });
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsView::followScrolling);
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { scrollTo(m_goal); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Space::L, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_nav);
    row->addWidget(scroll, 1);
    layout->addLayout(row, 1);
}

void SettingsView::scrollTo(int section)
{
    m_goal = section;
    const QScopedValueRollback going(m_isGoing, true);
    if (section >= 0)
        m_scroll->verticalScrollBar()->setValue(m_sections.at(section).heading->y());
}

/// By Return: Tab from the list would begin at the first section.
void SettingsView::enterSection(int section)
{
    const auto controls = m_sections.at(section).card->findChildren<QWidget *>();
    const auto first = std::ranges::find_if(controls, [](const QWidget *control) { return control->isVisible() && control->isEnabled() && (control->focusPolicy() & Qt::TabFocus); });
    if (first != controls.end())
        (*first)->setFocus(Qt::TabFocusReason);
}

void SettingsView::enterLanguages()
{
    showSection(Section::Languages);
    QMetaObject::invokeMethod(this, [this] { enterSection(static_cast<int>(Section::Languages)); }, Qt::QueuedConnection);
}

void SettingsView::followScrolling()
{
    if (!m_isGoing)
        m_goal = -1;
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    int section = 0;
    for (int i = 0; i < m_sections.size(); ++i)
        section = m_sections.at(i).heading->y() <= bar->value() + m_scroll->height() / 4 ? i : section;
    // The last ones never come to the top; whoever went to one of them is there.
    const bool isAtEnd = bar->value() == bar->maximum();
    if (isAtEnd && m_nav->currentRow() >= section)
        return;
    const QSignalBlocker blocker(m_nav);
    m_nav->setCurrentRow(section);
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
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] { m_settings.setLanguage(box->currentData().toString()); });
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

Card *SettingsView::makeAppearance()
{
    auto *card = new Card;
    SettingsRows(card).add(tr("Theme"), tr("Light or dark, or what the desktop uses."), makeThemeBox());
    return card;
}

Card *SettingsView::makeLanguages()
{
    auto *card = new Card;
    SettingsRows(card).add(tr("Language"), tr("Takes effect at once. Dates and numbers follow it."), makeLanguageBox());
    return card;
}

Card *SettingsView::makeShortcuts()
{
    auto *card = new Card;
    auto *shortcuts = makeButton(tr("Show…"));
    shortcuts->setAccessibleName(tr("Show keyboard shortcuts"));
    connect(shortcuts, &QPushButton::clicked, this, [this] { (new ShortcutsSheet(m_settings, this))->open(); });
    SettingsRows(card).add(tr("Keyboard"), tr("Which keys do what, and others in their place."), shortcuts);
    return card;
}

Card *SettingsView::makeGeneral(bool hasTray)
{
    auto *card = new Card;
    SettingsRows rows(card);
    auto *tray = new ToggleSwitch(tr("Keep running in the system tray"));
    tray->setChecked(hasTray && m_settings.closesToTray());
    tray->setEnabled(hasTray);
    connect(tray, &QAbstractButton::toggled, &m_settings, &AppSettings::setClosesToTray);
    rows.add(tr("Keep running in the system tray"),
             hasTray ? tr("Closing the window leaves the vault syncing.") : tr("This desktop has no system tray, so closing the window quits."), tray);
    rows.add(tr("Start when you log in"), tr("The vault stays locked until you open it."), makeAutostart());
    auto *notices = new ToggleSwitch(tr("Tell what needs you"));
    notices->setChecked(m_settings.showsNotices());
    connect(notices, &QAbstractButton::toggled, &m_settings, &AppSettings::setShowsNotices);
    rows.add(tr("Tell what needs you"), tr("On the desktop, while this window is not in front: a server that stopped, decisions to make. Never that all went well."), notices);
    rows.add(tr("Where the vault is"), {}, m_file);
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

Card *SettingsView::makeDiagnostics()
{
    auto *card = new Card;
    SettingsRows rows(card);
    auto *diagnostics = makeButton(tr("Show…"));
    diagnostics->setAccessibleName(tr("Show diagnostics"));
    connect(diagnostics, &QPushButton::clicked, this, &SettingsView::diagnosticsRequested);
    rows.add(tr("Facts for a bug report"), tr("Without anything from your vault."), diagnostics);
    rows.add(tr("Haex Vault"), tr("Free software under the GPL, version 3 or later."),
             new TextLabel(TextStyle::Body, QCoreApplication::applicationVersion(), Tone::Muted));
    rows.add(tr("Vault id"), {}, m_vaultId);
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
    m_devices->showVault(info);
    m_vaultId->setText(QString::fromLatin1(info.vaultId));
    m_file->setText(m_file->fontMetrics().elidedText(info.path, Qt::ElideMiddle, 420));
    m_file->setToolTip(info.path);
}

} // namespace haex
