// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/certificatesheet.h"

#include "core/base/certificatepin.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace haex {
namespace {

constexpr int Width = 540;
constexpr qsizetype LineBytes = 16;

/// Two lines of sixteen bytes, which the eye can hold on to.
QString inLines(const QByteArray &fingerprint)
{
    QStringList lines;
    for (qsizetype i = 0; i < fingerprint.size(); i += LineBytes)
        lines += fingerprintText(fingerprint.mid(i, LineBytes));
    return lines.join(u'\n');
}

QString explanation(bool isAnother)
{
    return isAnother
        ? CertificateSheet::tr(
            "It is not the certificate that was agreed on. Whoever runs the server may have made a "
            "new one; or somebody stands between you and the server. Nothing was sent.")
        : CertificateSheet::tr(
            "No authority that this computer trusts vouches for this server, as is usual at home. "
            "Nothing was sent yet.");
}

QString facts(const ServerCertificate &certificate)
{
    const QString until = TimeTexts::day(certificate.validUntil.date());
    if (certificate.subject == certificate.issuer)
        return CertificateSheet::tr("Made by “%1” itself · valid until %2")
            .arg(certificate.subject, until);
    return CertificateSheet::tr("“%1”, signed by “%2” · valid until %3")
        .arg(certificate.subject, certificate.issuer, until);
}

QWidget *makeFingerprint(const ServerCertificate &certificate)
{
    auto *card = new Card;
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    layout->setSpacing(Space::XS);
    layout->addWidget(new TextLabel(TextStyle::SmallStrong,
                                    CertificateSheet::tr("Fingerprint (SHA-256)"), Tone::Muted));
    auto *digits = new TextLabel(TextStyle::Mono, inLines(certificate.fingerprint));
    digits->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    digits->setAccessibleName(CertificateSheet::tr("Fingerprint (SHA-256)"));
    layout->addWidget(digits);
    layout->addWidget(
        (new TextLabel(TextStyle::Small, facts(certificate), Tone::Muted))->wrapped());
    return card;
}

} // namespace

CertificateSheet::CertificateSheet(const QString &host, const ServerCertificate &certificate,
                                   bool isAnother, QWidget *parent)
    : Sheet(isAnother ? tr("%1 shows another certificate").arg(host) : tr("Is this your server?"),
            explanation(isAnother), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Width);
    content()->addWidget(makeFingerprint(certificate));
    content()->addWidget(
        (new TextLabel(
             TextStyle::Body,
             tr("Compare it with the one that the server printed when it was started, or ask "
                "whoever runs it. "
                "All of it has to be the same. From then on only this certificate counts.")))
            ->wrapped());
    QPushButton *cancel = addCancel();
    connect(isAnother ? addDanger(tr("They are the same")) : addPrimary(tr("They are the same")),
            &QPushButton::clicked, this, &QDialog::accept);
    cancel->setDefault(true);
    cancel->setFocus();
}

} // namespace haex
