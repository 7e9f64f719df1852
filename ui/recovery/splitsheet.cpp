// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/splitsheet.h"

#include "ui/recovery/holderspage.h"
#include "ui/recovery/paperoutput.h"
#include "ui/recovery/qrpattern.h"
#include "ui/recovery/recoverypage.h"
#include "ui/recovery/sharefield.h"
#include "ui/style/metrics.h"
#include "ui/style/typography.h"
#include "ui/widgets/flexstack.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

namespace {
// Four pixels a module.
constexpr int QrSize = 164;
constexpr int SheetWidth = 660;
constexpr qreal ShareScale = 1.4;
}

SplitSheet::SplitSheet(const QString &vaultName, QWidget *parent)
    : Sheet({}, {}, parent)
    , m_facts {vaultName, QDate::currentDate(), 0, {}, {}}
    , m_holders(new HoldersPage)
    , m_whose(new QComboBox)
    , m_share(new QLabel)
    , m_code(new QLabel)
    , m_typed(new ShareField)
    , m_pages(new FlexStack)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    m_pages->addWidget(m_holders);
    m_pages->addWidget(makeSharesPage());
    m_pages->addWidget(m_typed);
    content()->addWidget(m_pages);
    addCancel(tr("Later"));
    m_back = addSecondary(tr("Back"));
    m_save = addSecondary(tr("Save as PDF…"));
    m_print = addSecondary(tr("Print…"));
    m_next = addPrimary({});
    connect(m_whose, &QComboBox::currentIndexChanged, this, &SplitSheet::showShare);
    connect(m_typed, &ShareField::sharesChanged, this, [this] { m_next->setEnabled(m_pages->currentIndex() != Check || m_typed->shares().isComplete()); });
    connect(m_back, &QPushButton::clicked, this, &SplitSheet::goBack);
    connect(m_save, &QPushButton::clicked, this, &SplitSheet::savePdf);
    connect(m_print, &QPushButton::clicked, this, &SplitSheet::print);
    connect(m_next, &QPushButton::clicked, this, &SplitSheet::goOn);
    showHolders();
}

QWidget *SplitSheet::makeSharesPage()
{
    auto *page = new QWidget;
    m_whose->setAccessibleName(tr("Whose share is shown"));
    QFont font = fontOf(TextStyle::Mono);
    font.setPointSizeF(font.pointSizeF() * ShareScale);
    m_share->setFont(font);
    m_share->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_share->setLayoutDirection(Qt::LeftToRight);
    // Half a code is none.
    m_code->setFixedSize(QrSize, QrSize);
    m_code->setAccessibleName(tr("The share as a QR code"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::XL);
    row->addWidget(m_share, 1, Qt::AlignVCenter);
    row->addWidget(m_code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addWidget(m_whose);
    layout->addLayout(row);
    return page;
}

void SplitSheet::setPlan(const QStringList &holders, int needed)
{
    m_holders->setPlan(holders, needed);
}

RecoveryShareSet SplitSheet::takeTyped()
{
    return m_typed->take();
}

void SplitSheet::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    messages()->hide();
    m_back->setVisible(page != Holders);
    m_save->setVisible(page == Shares);
    m_print->setVisible(page == Shares);
    m_next->setEnabled(page != Check || m_typed->shares().isComplete());
}

void SplitSheet::showHolders()
{
    setHeading(tr("Split the recovery key"),
               tr("People whom you trust get a share each, on paper. So many of them as you say open the vault “%1” together when its password is lost. "
                  "A new key is made for that: a recovery sheet or shares that you made before open the vault no more once these hold.")
                   .arg(m_facts.vaultName));
    m_next->setText(tr("Make the shares"));
    showPage(Holders);
    m_holders->focusFirst();
}

void SplitSheet::showShares()
{
    setHeading(tr("A sheet for each of them"),
               tr("Print all sheets, or write each share down, and give each to whom it is for. Whoever has enough of them, and one of your devices or a backup, can "
                  "read everything in the vault. They hold once you have typed %1 of them back.")
                   .arg(m_facts.needed));
    m_next->setText(tr("They are on paper"));
    showPage(Shares);
}

void SplitSheet::makeShares()
{
    const QStringList holders = m_holders->holders();
    if (const QString problem = m_holders->problem(); !problem.isEmpty())
        return showError(problem);
    // Who looks back and changes nothing finds the same shares.
    if (holders != m_facts.holders || m_holders->needed() != m_facts.needed) {
        const auto made = RecoveryShareSet::makeNew(m_holders->needed(), static_cast<int>(holders.size()));
        if (!made)
            return showError(tr("The shares could not be made."));
        m_facts.holders = holders;
        m_facts.needed = m_holders->needed();
        m_facts.shares.clear();
        for (const SecretBytes &share : *made)
            m_facts.shares += QString::fromLatin1(reinterpret_cast<const char *>(share.view().data()), static_cast<qsizetype>(share.size()));
        m_typed->clear();
        m_typed->setHolders(holders);
        m_whose->clear();
        for (qsizetype at = 0; at < holders.size(); ++at)
            m_whose->addItem(tr("For %1 (%2 of %3)").arg(holders.at(at)).arg(at + 1).arg(holders.size()));
        m_typed->setHint(tr("Capitals and hyphens do not matter."));
    }
    showShares();
}

void SplitSheet::showShare(int at)
{
    if (at < 0 || at >= m_facts.shares.size())
        return;
    const QString &share = m_facts.shares.at(at);
    m_share->setText(RecoveryPage::inRows(share));
    m_share->setAccessibleName(tr("Share for %1").arg(m_facts.holders.at(at)));
    m_code->setPixmap(QPixmap::fromImage(qrPattern(share).scaled(QrSize, QrSize, Qt::KeepAspectRatio, Qt::FastTransformation)));
}

void SplitSheet::showCheck()
{
    setHeading(tr("Can they be read?"),
               tr("Type %1 of the shares from the paper, one after the other. Each is taken as soon as it is whole.").arg(m_facts.needed));
    m_next->setText(tr("Use these shares"));
    showPage(Check);
    m_typed->setFocus();
}

void SplitSheet::goOn()
{
    switch (m_pages->currentIndex()) {
    case Holders:
        return makeShares();
    case Shares:
        return showCheck();
    default:
        check();
    }
}

void SplitSheet::goBack()
{
    m_pages->currentIndex() == Check ? showShares() : showHolders();
}

/// Enough of one split can be those of an earlier one.
void SplitSheet::check()
{
    RecoveryShareSet made;
    for (const QString &share : std::as_const(m_facts.shares))
        (void)made.add(SecretBytes::fromPassword(share));
    const auto key = made.recoveryKey();
    if (!key || !m_typed->recoveryKey().equals(*key)) {
        showError(tr("These shares were made before, for another key. Type those that you have printed now."));
        m_typed->clear();
        return m_typed->setFocus();
    }
    setBusy(true);
    Q_EMIT confirmed();
}

void SplitSheet::print()
{
    PaperOutput::print(this, tr("Shares of a recovery key"), [this](QPagedPaintDevice &device) { return SharePages::print(m_facts, device); },
                       [this](bool isPrinted) {
                           if (isPrinted)
                               messages()->showMessage(Tone::Success, tr("Sent to the printer."));
                           else
                               showError(tr("The printer did not take the pages."));
                       });
}

void SplitSheet::savePdf()
{
    PaperOutput::askForPdf(this, tr("Save the shares"), tr("Shares %1.pdf").arg(m_facts.vaultName), [this](const QString &path) {
        if (SharePages::writePdf(m_facts, path))
            messages()->showMessage(Tone::Success, tr("Saved, a page for each. Print it, and delete the file."));
        else
            showError(tr("The shares could not be written there."));
    });
}

} // namespace haex
