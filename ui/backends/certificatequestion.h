// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <functional>

class QWidget;

namespace haex {

class VaultService;

/// What to do when a connection failed with `tls_error`: fetches the certificate that the server
/// shows and asks the person. `trusted` gets the address with it; `refused` runs when the person
/// says no, or when there is nothing to ask about. Neither, once `asker` is gone.
void askAboutCertificate(VaultService &service, const QUrl &server, QWidget *asker,
                         std::function<void(const QUrl &)> trusted, std::function<void()> refused);

} // namespace haex
