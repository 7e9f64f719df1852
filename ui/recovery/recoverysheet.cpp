// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/recoverysheet.h"

#include "ui/recovery/paperoutput.h"
#include "ui/recovery/qrpattern.h"
#include "ui/style/metrics.h"
#include "ui/style/typography.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/messagebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haex {

namespace {
// Four pixels a module.
constexpr int QrSize = 148;
constexpr int SheetWidth = 620;
}

RecoverySheet::RecoverySheet(RecoverySheetFacts facts, const QList<int> &askedGroups, QWidget *parent)
    : Sheet({}, {}, parent)
    , m_facts(std::move(facts))
    , m_asked(askedGroups)
    , m_pages(new QStackedWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    m_pages->addWidget(makeKeyPage());
    m_pages->addWidget(makeCheckPage());
    content()->addWidget(m_pages);
    addCancel(tr("Later"));
    m_back = addSecondary(tr("Back"));
    m_save = addSecondary(tr("Save as PDF…"));
    m_print = addSecondary(tr("Print…"));
    m_next = addPrimary(tr("I have it on paper"));
    connect(m_back, &QPushButton::clicked, this, &RecoverySheet::showKey);
    connect(m_save, &QPushButton::clicked, this, &RecoverySheet::savePdf);
    connect(m_print, &QPushButton::clicked, this, &RecoverySheet::print);
    connect(m_next, &QPushButton::clicked, this, &RecoverySheet::goOn);
    showKey();
}

QWidget *RecoverySheet::makeKeyPage()
{
    auto *page = new QWidget;
    auto *key = new QLabel(RecoveryPage::inRows(m_facts.recoveryKey));
    QFont font = fontOf(TextStyle::Mono);
    font.setPointSizeF(font.pointSizeF() * 1.6);
    key->setFont(font);
    key->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    key->setAccessibleName(tr("Recovery key"));
    key->setLayoutDirection(Qt::LeftToRight);
    auto *code = new QLabel;
    code->setPixmap(QPixmap::fromImage(qrPattern(m_facts.recoveryKey).scaled(QrSize, QrSize, Qt::KeepAspectRatio, Qt::FastTransformation)));
    // Half a code is none.
    code->setFixedSize(QrSize, QrSize);
    code->setAccessibleName(tr("The recovery key as a QR code"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::XL);
    row->addWidget(key, 1, Qt::AlignVCenter);
    row->addWidget(code);
    auto *split = makeButton(tr("Split it among people you trust…"));
    connect(split, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT splitRequested();
    });
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addLayout(row);
    layout->addWidget(split, 0, Qt::AlignLeft);
    return page;
}

QWidget *RecoverySheet::makeCheckPage()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    for (const int group : std::as_const(m_asked)) {
        auto *field = new QLineEdit;
        field->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
        form->addField(tr("Group %1", "of a recovery key").arg(group + 1), field);
        m_typed.append(field);
    }
    form->addStretch();
    return page;
}

/// Qt begins with two thirds of a small screen at most, and would cut the code off.
void RecoverySheet::showEvent(QShowEvent *event)
{
    Sheet::showEvent(event);
    const int needed = layout()->totalHeightForWidth(width());
    resize(width(), qMax(height(), qMin(needed, screen()->availableGeometry().height())));
}

SecretBytes RecoverySheet::recoveryKey() const
{
    return SecretBytes::fromPassword(m_facts.recoveryKey);
}

void RecoverySheet::showKey()
{
    m_pages->setCurrentIndex(0);
    setHeading(tr("Recovery sheet"),
               tr("This key opens the vault “%1” when its password is forgotten. Print it or write it down, and keep it where you keep your "
                  "important papers. It holds once you have typed two groups of it back, in the place of any former one. If a former sheet may be in wrong hands, "
                  "change the vault password as well.")
                   .arg(m_facts.vaultName));
    m_back->hide();
    m_save->show();
    m_print->show();
    m_next->setText(tr("I have it on paper"));
}

void RecoverySheet::showCheck()
{
    m_pages->setCurrentIndex(1);
    setHeading(tr("Can you read it?"), tr("Type these groups from the paper. Groups are counted row by row, from the left."));
    m_back->show();
    m_save->hide();
    m_print->hide();
    m_next->setText(tr("Use this recovery key"));
    m_typed.first()->setFocus();
}

void RecoverySheet::goOn()
{
    if (m_pages->currentIndex() == 0)
        showCheck();
    else
        check();
}

void RecoverySheet::check()
{
    const QStringList groups = m_facts.recoveryKey.split(u'-');
    for (qsizetype i = 0; i < m_asked.size(); ++i) {
        if (m_typed.at(i)->text().trimmed().compare(groups.at(m_asked.at(i)), Qt::CaseInsensitive) == 0)
            continue;
        m_typed.at(i)->setFocus();
        m_typed.at(i)->selectAll();
        return showError(tr("Group %1 is another one on the sheet.").arg(m_asked.at(i) + 1));
    }
    setBusy(true);
    Q_EMIT confirmed();
}

void RecoverySheet::print()
{
    PaperOutput::print(this, tr("Recovery sheet"), [this](QPagedPaintDevice &device) { return RecoveryPage::print(m_facts, device); },
                       [this](bool isPrinted) {
                           if (isPrinted)
                               messages()->showMessage(Tone::Success, tr("Sent to the printer."));
                           else
                               showError(tr("The printer did not take the page."));
                       });
}

void RecoverySheet::savePdf()
{
    PaperOutput::askForPdf(this, tr("Save the recovery sheet"), tr("Recovery sheet %1.pdf").arg(m_facts.vaultName), [this](const QString &path) {
        if (RecoveryPage::writePdf(m_facts, path))
            messages()->showMessage(Tone::Success, tr("Saved. Print it, and delete the file."));
        else
            showError(tr("The recovery sheet could not be written there."));
    });
}

} // namespace haex
