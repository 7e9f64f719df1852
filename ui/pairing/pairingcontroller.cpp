// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pairing/pairingcontroller.h"

#include "ui/async/whendone.h"
#include "ui/pairing/pairingsheet.h"
#include "ui/presenters/errortexts.h"
#include "ui/shell/clipboardguard.h"

namespace haex {

PairingController::PairingController(VaultService &service, QWidget &window,
                                     ClipboardGuard &clipboard, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_window(window)
    , m_clipboard(clipboard)
{
    connect(&m_service, &VaultService::pairingChanged, this, [this](const PairingStatus &status) {
        if (m_sheet)
            m_sheet->showStatus(status);
    });
}

void PairingController::addDevice()
{
    auto future = m_service.run([](VaultSession &session) { return session.sync().backends(); });
    whenDone(future, this, [this](const Result<QList<Backend>> &backends) {
        if (!backends) {
            Q_EMIT failed(ErrorTexts::sentence(backends.error()));
            return;
        }
        if (backends->isEmpty()) {
            Q_EMIT failed(tr("Devices share a vault by way of a server. Add a backend first."));
            return;
        }
        open(*backends);
    });
}

void PairingController::open(const QList<Backend> &backends)
{
    auto *sheet = new PairingSheet(backends, &m_window);
    m_sheet = sheet;
    connect(sheet, &PairingSheet::wordsWanted, this, [this, sheet] { showWords(sheet); });
    connect(sheet, &PairingSheet::answered, this,
            [this](bool isSameCode) { m_service.answerPairing(isSameCode); });
    connect(sheet, &PairingSheet::copyRequested, this,
            [this](const QString &text) { m_clipboard.copy(text, true); });
    connect(sheet, &QObject::destroyed, this, [this] { m_service.endPairing(); });
    sheet->open();
    if (backends.size() == 1) {
        sheet->setBusy(true);
        showWords(sheet);
    }
}

void PairingController::showWords(PairingSheet *sheet)
{
    whenDone(m_service.offerPairing(sheet->backendId()), sheet,
             [sheet](const Result<PairingInvitation> &invitation) {
                 if (invitation)
                     sheet->showInvitation(*invitation);
                 else
                     sheet->showFailure(invitation.error());
             });
}

} // namespace haex
