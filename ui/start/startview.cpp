// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startview.h"

#include "ui/start/createpage.h"
#include "ui/start/homepage.h"
#include "ui/start/joinpage.h"
#include "ui/start/recoverpage.h"
#include "ui/start/restorepage.h"
#include "ui/start/unlockpage.h"
#include "ui/start/wordspage.h"
#include "ui/style/metrics.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/flexstack.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace haex {

namespace {

constexpr int BrandWidth = 400;
constexpr int PageWidth = 480;

QWidget *makePromise(const QString &iconName, const QString &text)
{
    auto *row = new QWidget;
    auto *icon = new IconLabel;
    icon->setIcon(iconName, Tint::Accent, 20);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget((new TextLabel(TextStyle::Body, text, Tone::Muted))->wrapped(), 1);
    return row;
}

} // namespace

StartView::StartView(QWidget *parent)
    : Pane(&Theme::window, parent)
    , m_pages(new FlexStack)
    , m_home(new HomePage)
    , m_create(new CreatePage)
    , m_join(new JoinPage)
    , m_words(new WordsPage)
    , m_unlock(new UnlockPage)
    , m_recover(new RecoverPage)
    , m_restore(new RestorePage)
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_home, m_create, m_join, m_words, m_unlock, m_recover, m_restore})
        m_pages->addWidget(page);
    m_pages->setFixedWidth(PageWidth);
    auto *column = new QVBoxLayout;
    column->addStretch(1);
    column->addWidget(m_pages, 0, Qt::AlignHCenter);
    column->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBrand());
    layout->addWidget(new Divider(Qt::Vertical));
    layout->addLayout(column, 1);
    connect(m_create, &FormPage::backRequested, this, &StartView::showHome);
    connect(m_join, &FormPage::backRequested, this, &StartView::showHome);
    connect(m_words, &FormPage::backRequested, this, &StartView::showHome);
    connect(m_unlock, &FormPage::backRequested, this, &StartView::showHome);
    connect(m_unlock, &UnlockPage::recoveryRequested, this, [this] { showRecover(m_unlock->path()); });
    connect(m_recover, &FormPage::backRequested, this, [this] { showUnlock(m_recover->path()); });
    connect(m_restore, &FormPage::backRequested, this, &StartView::showHome);
    connect(m_home, &HomePage::createRequested, this, &StartView::showCreate);
    connect(m_home, &HomePage::joinRequested, this, &StartView::showJoin);
    connect(m_home, &HomePage::wordsRequested, this, &StartView::showWords);
    // Nobody has to know which kind of text belongs to which of the two.
    connect(m_words, &WordsPage::invitationTyped, this, [this](const QString &text) {
        showJoin();
        m_join->setAddressText(text);
    });
    connect(m_join, &JoinPage::wordsTyped, this, [this](const QString &text) {
        showWords();
        m_words->setText(text);
    });
}

QWidget *StartView::makeBrand()
{
    auto *brand = new Pane(&Theme::sidebar);
    brand->setFixedWidth(BrandWidth);
    auto *logo = new QLabel;
    logo->setPixmap(QIcon(QStringLiteral(":/icons/haex-vault.svg")).pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *layout = new QVBoxLayout(brand);
    layout->setContentsMargins(48, 48, 48, 48);
    layout->setSpacing(Space::M);
    layout->addStretch(2);
    layout->addWidget(logo);
    layout->addSpacing(Space::S);
    layout->addWidget(new TextLabel(TextStyle::Display, tr("Haex Vault")));
    layout->addWidget((new TextLabel(TextStyle::Heading, tr("Your passwords and tables, on all your devices."), Tone::Muted))->wrapped());
    layout->addSpacing(Space::L);
    layout->addWidget(makePromise(QStringLiteral("shield"), tr("Encrypted before it leaves a device; servers see ciphertext only.")));
    layout->addWidget(makePromise(QStringLiteral("cloud-off"), tr("Works offline, and catches up by itself.")));
    layout->addWidget(makePromise(QStringLiteral("conflicts"), tr("Changed on two devices? Both values are kept, and you decide.")));
    layout->addStretch(3);
    return brand;
}

void StartView::showHome()
{
    m_pages->setCurrentWidget(m_home);
    m_home->setFocus();
}

void StartView::showCreate()
{
    m_pages->setCurrentWidget(m_create);
    m_create->reset();
}

void StartView::showJoin()
{
    m_pages->setCurrentWidget(m_join);
    m_join->reset();
}

void StartView::showWords()
{
    m_pages->setCurrentWidget(m_words);
    m_words->reset();
}

void StartView::showUnlock(const QString &path)
{
    m_pages->setCurrentWidget(m_unlock);
    m_unlock->ask(path);
}

void StartView::showRestore()
{
    m_pages->setCurrentWidget(m_restore);
}

void StartView::showRecover(const QString &path)
{
    m_pages->setCurrentWidget(m_recover);
    m_recover->ask(path);
}

} // namespace haex
