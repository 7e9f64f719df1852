// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pairing/pairingsheet.h"

#include "ui/pairing/codelabel.h"
#include "ui/presenters/pairingtexts.h"
#include "ui/recovery/qrpattern.h"
#include "ui/style/metrics.h"
#include "ui/style/typography.h"
#include "ui/widgets/flexstack.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace haex {

namespace {

constexpr int SheetWidth = 600;
// A whole number of pixels a module, and a code that a phone reads from a hand's breadth.
constexpr int PixelsPerModule = 4;

/// Two words a line, so that nobody loses the place.
QString inPairs(const QString &words)
{
    const QStringList list = words.split(u' ');
    QStringList lines;
    for (qsizetype at = 0; at + 1 < list.size(); at += 2)
        lines << list.at(at).leftJustified(10) + list.at(at + 1);
    return lines.join(u'\n');
}

} // namespace

PairingSheet::PairingSheet(const QList<Backend> &backends, QWidget *parent)
    : Sheet({}, {}, parent)
    , m_pages(new FlexStack)
    , m_backends(new QComboBox)
    , m_words(new QLabel)
    , m_address(new TextLabel(TextStyle::Mono, {}, Tone::Muted))
    , m_pattern(new QLabel)
    , m_code(new CodeLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    m_pages->addWidget(makeBackendPage(backends));
    m_pages->addWidget(makeWordsPage());
    m_pages->addWidget(m_code);
    m_pages->addWidget(new QWidget);
    content()->addWidget(m_pages);
    m_cancel = addCancel();
    m_copy = addSecondary(tr("Copy as text"));
    m_differ = addSecondary(tr("They differ"));
    m_next = addPrimary({});
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_text); });
    connect(m_differ, &QPushButton::clicked, this, [this] {
        Q_EMIT answered(false);
        showFailure({ErrorCode::Cancelled});
    });
    connect(m_next, &QPushButton::clicked, this, &PairingSheet::goOn);
    show(BackendPage);
}

QWidget *PairingSheet::makeBackendPage(const QList<Backend> &backends)
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    for (const Backend &backend : backends)
        m_backends->addItem(backend.name, backend.id);
    form->addField(tr("&Server"), m_backends);
    form->addStretch();
    return page;
}

QWidget *PairingSheet::makeWordsPage()
{
    auto *page = new QWidget;
    QFont font = fontOf(TextStyle::Mono);
    font.setPointSizeF(font.pointSizeF() * 1.4);
    m_words->setFont(font);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setAccessibleName(tr("Eight words"));
    m_words->setLayoutDirection(Qt::LeftToRight);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_address->setAccessibleName(tr("Address of the server"));
    m_pattern->setAccessibleName(tr("Address and words as a QR code"));
    auto *texts = new QVBoxLayout;
    texts->addStretch();
    texts->addWidget(m_words);
    texts->addSpacing(Space::L);
    texts->addWidget(new TextLabel(TextStyle::Small, tr("Address of the server"), Tone::Muted));
    texts->addWidget(m_address);
    texts->addStretch();
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::XL);
    row->addLayout(texts, 1);
    row->addWidget(m_pattern);
    return page;
}

QByteArray PairingSheet::backendId() const
{
    return m_backends->currentData().toByteArray();
}

void PairingSheet::show(Page page)
{
    m_pages->setCurrentIndex(page);
    m_pages->setVisible(page != EndPage);
    m_copy->setVisible(page == WordsPage);
    m_differ->setVisible(page == CodePage);
    m_next->setVisible(page != WordsPage);
    m_cancel->setVisible(page != EndPage);
    switch (page) {
    case BackendPage:
        setHeading(tr("Add a device"),
                   tr("The new device and this one meet at a server that this vault syncs with."));
        m_next->setText(tr("Show the words"));
        break;
    case WordsPage:
        setHeading(tr("Eight words for the new device"),
                   tr("Start Haex Vault there, choose “Join with eight words”, and type the "
                      "address and the words, or paste them as one text. They are "
                      "good for ten minutes. Show them to nobody else."));
        break;
    case CodePage:
        m_next->setText(tr("They are the same"));
        m_differ->setFocus();
        break;
    case EndPage:
        m_next->setText(tr("Done"));
        m_next->setFocus();
        break;
    }
    fitHeight();
}

/// Pages differ much in height. Qt begins with two thirds of a small screen at most, and would cut
/// the pattern off.
void PairingSheet::fitHeight()
{
    const int needed = layout()->totalHeightForWidth(width());
    resize(width(), qMin(needed, screen()->availableGeometry().height()));
}

void PairingSheet::showEvent(QShowEvent *event)
{
    Sheet::showEvent(event);
    fitHeight();
}

void PairingSheet::goOn()
{
    switch (static_cast<Page>(m_pages->currentIndex())) {
    case BackendPage:
        setBusy(true);
        Q_EMIT wordsWanted();
        break;
    case CodePage:
        setBusy(true);
        Q_EMIT answered(true);
        break;
    default:
        accept();
    }
}

void PairingSheet::showInvitation(const PairingInvitation &invitation)
{
    setBusy(false);
    m_text = invitation.text();
    m_words->setText(inPairs(invitation.words));
    // The fingerprint is for machines; it is in the text and in the pattern.
    m_address->setText(invitation.server.toString(QUrl::RemoveFragment));
    const QImage pattern = qrPattern(m_text);
    m_pattern->setPixmap(QPixmap::fromImage(pattern.scaled(
        pattern.size() * PixelsPerModule, Qt::KeepAspectRatio, Qt::FastTransformation)));
    m_pattern->setFixedSize(pattern.size() * PixelsPerModule);
    show(WordsPage);
}

void PairingSheet::showStatus(const PairingStatus &status)
{
    switch (status.step) {
    case PairingStep::Waiting:
        break;
    case PairingStep::Comparing:
        m_code->setCode(status.code);
        setHeading(
            tr("Does “%1” show this code?").arg(status.deviceName),
            tr("Look at the new device. If it shows another code, somebody is between the two."));
        show(CodePage);
        break;
    case PairingStep::Confirmed:
        setHeading(tr("Confirm it there, too"),
                   tr("“%1” waits for your word that both show this code.").arg(status.deviceName));
        break;
    case PairingStep::Handed:
        setBusy(false);
        show(EndPage);
        setHeading(
            tr("Go on at the new device"),
            tr("“%1” has the vault and asks for the vault password there. You may close this.")
                .arg(status.deviceName));
        break;
    case PairingStep::Joined:
        setBusy(false);
        show(EndPage);
        setHeading(tr("The new device has joined"),
                   tr("“%1” has this vault now, and brings its contents over by itself.")
                       .arg(status.deviceName));
        break;
    case PairingStep::Failed:
        showFailure(status.error.value_or(Error{}));
        break;
    }
}

void PairingSheet::showFailure(const Error &error)
{
    setBusy(false);
    m_text.clear();
    m_words->clear();
    show(BackendPage);
    showError(PairingTexts::failure(error));
}

} // namespace haex
