// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host/invitesheet.h"

#include "core/base/certificatepin.h"
#include "ui/recovery/qrpattern.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace haex {

namespace {

constexpr int Width = 620;
// Four pixels a module of the code that such a text takes.
constexpr int QrSize = 212;
constexpr qsizetype LineLength = 44;

/// Broken where it fits, since it has no spaces.
QString inLines(const QString &text)
{
    QStringList lines;
    for (qsizetype at = 0; at < text.size(); at += LineLength)
        lines += text.mid(at, LineLength);
    return lines.join(u'\n');
}

TextLabel *makeSelectable(TextStyle style)
{
    auto *label = new TextLabel(style);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

InviteSheet::InviteSheet(HomeInvitation invitation, const QList<QUrl> &addresses, QWidget *parent)
    : Sheet(tr("Add another computer"),
            tr("There, choose “Join with your account” and enter this text as the address. The "
               "vault’s password stays with you. "
               "The text is good for an hour and for one computer; whoever has it can fetch the "
               "encrypted vault, and cannot read it."),
            parent)
    , m_invitation(std::move(invitation))
    , m_text(makeSelectable(TextStyle::Mono))
    , m_code(new QLabel)
    , m_typedAddress(makeSelectable(TextStyle::Mono))
    , m_fingerprint(makeSelectable(TextStyle::Mono))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Width);
    if (addresses.size() > 1) {
        auto *box = new QComboBox;
        for (const QUrl &address : addresses)
            box->addItem(address.authority(), address);
        connect(box, &QComboBox::currentIndexChanged, this,
                [this, box] { showAddress(box->currentData().toUrl()); });
        auto *form = new FormColumn;
        form->addField(tr("This computer is in several &networks. The other one reaches it at"),
                       box);
        content()->addLayout(form);
    }
    content()->addWidget(makeText());
    content()->addWidget(makeParts());
    connect(addSecondary(tr("Done")), &QPushButton::clicked, this, &QDialog::accept);
    auto *copy = addPrimary(tr("Copy text"));
    connect(copy, &QPushButton::clicked, this, [this] {
        Q_EMIT copyRequested(m_invitation.text());
        messages()->showMessage(Tone::Success, tr("Copied."));
    });
    showAddress(m_invitation.server);
}

void InviteSheet::showUsed(const QString &deviceName)
{
    if (std::exchange(m_isUsed, true))
        return;
    messages()->showMessage(Tone::Success, tr("“%1” has logged in with this text, which is used up now.").arg(deviceName), tr("Another computer…"), [this] {
        accept();
        Q_EMIT nextRequested();
    });
}

QWidget *InviteSheet::makeText()
{
    auto *page = new QWidget;
    m_text->setAccessibleName(tr("Text for the other computer"));
    m_code->setFixedSize(QrSize, QrSize);
    m_code->setAccessibleName(tr("The text as a QR code"));
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::XL);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    row->addWidget(m_code);
    return page;
}

/// Two short lines can be typed; the long one is compared with what the other computer shows.
QWidget *InviteSheet::makeParts()
{
    auto *card = new Card;
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    layout->setSpacing(Space::XS);
    const auto add = [layout](const QString &caption, TextLabel *value) {
        value->setAccessibleName(caption);
        layout->addWidget(new TextLabel(TextStyle::SmallStrong, caption, Tone::Muted));
        layout->addWidget(value);
    };
    auto *login = makeSelectable(TextStyle::Mono);
    login->setText(
        tr("%1 · %2", "account, code").arg(HomeInvitation::account(), m_invitation.code));
    layout->addWidget(
        (new TextLabel(
             TextStyle::Small,
             tr("Without copying: type the address, log in as below, and compare the fingerprint."),
             Tone::Muted))
            ->wrapped());
    add(tr("Address"), m_typedAddress);
    add(tr("E-mail address and account password"), login);
    add(tr("Fingerprint (SHA-256)"), m_fingerprint);
    layout->addSpacing(Space::XS);
    layout->addWidget((new TextLabel(TextStyle::Small,
                                     tr("If the other computer finds nothing there, let port %1 "
                                        "through this computer’s firewall.")
                                         .arg(m_invitation.server.port()),
                                     Tone::Muted))
                          ->wrapped());
    return card;
}

void InviteSheet::showAddress(const QUrl &address)
{
    m_invitation = m_invitation.at(address);
    const QString text = m_invitation.text();
    m_text->setText(inLines(text));
    m_code->setPixmap(QPixmap::fromImage(
        qrPattern(text).scaled(QrSize, QrSize, Qt::KeepAspectRatio, Qt::FastTransformation)));
    m_typedAddress->setText(address.toString(QUrl::RemoveFragment));
    const QString fingerprint = fingerprintText(certificatePin(address).value_or(QByteArray()));
    const qsizetype half = (fingerprint.size() + 1) / 2;
    m_fingerprint->setText(fingerprint.first(half - 1) + u'\n' + fingerprint.sliced(half));
}

} // namespace haex
