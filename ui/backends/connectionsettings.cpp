// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/connectionsettings.h"

#include "core/engine/vaultservice.h"
#include "ui/async/whendone.h"
#include "ui/presenters/errortexts.h"

#include <QTimer>

namespace haex {

void useConnection(VaultService &service, const QUrl &server, ConnectionSettings settings, QObject *context,
                   std::function<void(const QString &problem)> done)
{
    if (!settings.proxyPassword.isEmpty())
        service.setProxyPassword(server, std::move(settings.proxyPassword));
    if (!settings.certificate) {
        QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
        return;
    }
    auto future = service.setClientCertificate(server, settings.certificate->file, std::move(settings.certificate->password));
    whenDone(future, context, [done = std::move(done)](const Result<ClientCertificateInfo> &taken) {
        done(taken ? QString() : ErrorTexts::certificateProblem(taken.error()));
    });
}

} // namespace haex
