// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/certificatequestion.h"

#include "core/engine/vaultservice.h"
#include "core/base/certificatepin.h"
#include "ui/async/whendone.h"
#include "ui/backends/certificatesheet.h"

namespace haex {
namespace {

/// One that an authority vouches for failed for another reason than a missing word of ours.
bool isWorthAsking(const ServerCertificate &certificate, const QByteArray &pinned)
{
    return certificate.fingerprint != pinned && !(certificate.isTrusted && pinned.isEmpty());
}

} // namespace

void askAboutCertificate(VaultService &service, const QUrl &server, QWidget *asker,
                         std::function<void(const QUrl &)> trusted, std::function<void()> refused)
{
    const auto ask = [server, asker, trusted = std::move(trusted),
                      refused](const ServerCertificate &certificate, bool isAnother) {
        auto *sheet = new CertificateSheet(server.host(), certificate, isAnother, asker->window());
        // Typing goes on where the question came up.
        QObject::connect(sheet, &QDialog::finished, asker,
                         [asker] { asker->window()->activateWindow(); });
        QObject::connect(sheet, &QDialog::accepted, asker,
                         [=] { trusted(withCertificatePin(server, certificate.fingerprint)); });
        QObject::connect(sheet, &QDialog::rejected, asker, refused);
        sheet->open();
    };
    whenDone(service.fetchCertificate(server), asker,
             [server, ask, refused](const Result<ServerCertificate> &certificate) {
                 const QByteArray pinned = certificatePin(server).value_or(QByteArray());
                 if (certificate && isWorthAsking(*certificate, pinned))
                     ask(*certificate, !pinned.isEmpty());
                 else
                     refused();
             });
}

} // namespace haex
