// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host/hostcontroller.h"

#include "core/base/certificatepin.h"
#include "ui/async/whendone.h"
#include "ui/backends/backendsview.h"
#include "ui/host/hostcard.h"
#include "ui/host/invitedcredentials.h"
#include "ui/host/invitesheet.h"
#include "ui/host/restoresheet.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/removaltexts.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/clipboardguard.h"
#include "ui/widgets/messagebar.h"

#include <algorithm>

namespace haex {

HostController::HostController(VaultService &service, HomeServer &host, BackendsView &view,
                               AppSettings &settings, ClipboardGuard &clipboard, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_host(host)
    , m_view(view)
    , m_settings(settings)
    , m_clipboard(clipboard)
{
    connectCard();
    connect(&m_host, &HomeServer::statusChanged, this, &HostController::showStatus);
    showStatus(m_host.status());
}

void HostController::connectCard()
{
    HostCard *card = m_view.host();
    const auto showStart = [this, card] {
        card->setStartsWithSession(AppSettings::canStartWithSession(), m_settings.startsWithSession());
    };
    showStart();
    connect(&m_settings, &AppSettings::changed, card, showStart);
    connect(card, &HostCard::switched, this,
            [this](bool on) { on ? m_host.start() : m_host.stop(); });
    connect(card, &HostCard::retryRequested, &m_host, &HomeServer::start);
    connect(card, &HostCard::portChangeRequested, &m_host, &HomeServer::changePort);
    connect(card, &HostCard::textRequested, this, &HostController::showText);
    connect(card, &HostCard::addVaultRequested, this, &HostController::hostThisVault);
    connect(card, &HostCard::backupRequested, this, &HostController::backUp);
    connect(card, &HostCard::restoreRequested, this, &HostController::openRestore);
    connect(card, &HostCard::vaultRemovalConfirmed, this, &HostController::removeVault);
    connect(card, &HostCard::vaultKeepRequested, this, &HostController::keepVault);
    connect(card, &HostCard::deviceRemovalConfirmed, this, &HostController::removeDevice);
    connect(card, &HostCard::startWithSessionToggled, this, [this](bool on) {
        if (!m_settings.setStartsWithSession(on))
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(Error{ErrorCode::IoError}));
    });
}

void HostController::setVault(const VaultInfo &vault)
{
    m_deviceName = vault.deviceName;
    m_view.host()->setOpenVault(vault.vaultId, vault.name);
}

void HostController::showStatus(const HomeServerStatus &status)
{
    HostCard *card = m_view.host();
    card->showStatus(status);
    card->setVaultHosted(ownBackend() != nullptr);
    followPort();
    if (status.state == HomeServerStatus::State::Failed)
        finishAdding();
    if (m_addsWhenOn && status.isOn())
        addVault();
}

void HostController::setBackends(const QList<Backend> &backends)
{
    m_backends = backends;
    m_view.host()->setVaultHosted(ownBackend() != nullptr);
    followPort();
}

/// The one with this computer's own certificate.
const Backend *HostController::ownBackend() const
{
    const QByteArray own = m_host.status().fingerprint;
    const auto found = std::ranges::find_if(m_backends, [&](const Backend &backend) {
        return !own.isEmpty() && certificatePin(backend.url).value_or(QByteArray()) == own;
    });
    return found == m_backends.end() ? nullptr : &*found;
}

/// The vault of this computer knows by itself when the port is another one.
void HostController::followPort()
{
    const Backend *own = ownBackend();
    const QUrl address = m_host.status().ownAddress;
    if (!own || own->url.authority() == address.authority())
        return;
    auto future = m_service.run([id = own->id, address](VaultSession &session) {
        return session.sync().changeAddress(id, address);
    });
    whenDone(future, this, [this](const Result<> &result) {
        if (result)
            Q_EMIT backendsChanged();
    });
}

void HostController::showText()
{
    whenDone(m_host.invite(), this, [this](const Result<HomeInvitation> &invitation) {
        if (!invitation) {
            const bool isOffline = invitation.error().code == ErrorCode::NetworkError;
            m_view.messages()->showMessage(
                Tone::Warning,
                isOffline ? tr(
                    "This computer is in no network right now, so there is no address to tell.")
                          : ErrorTexts::sentence(invitation.error()));
            return;
        }
        auto *sheet = new InviteSheet(*invitation, m_host.status().addresses, m_view.window());
        connect(sheet, &InviteSheet::copyRequested, this,
                [this](const QString &text) { m_clipboard.copy(text, true); });
        connect(&m_host, &HomeServer::statusChanged, sheet, [sheet](const HomeServerStatus &status) {
            if (!status.invitedDevice.isEmpty())
                sheet->showUsed(status.invitedDevice);
        });
        connect(sheet, &InviteSheet::nextRequested, this, &HostController::showText);
        sheet->open();
    });
}

void HostController::hostThisVault()
{
    if (ownBackend())
        return;
    m_addsWhenOn = true;
    m_view.host()->setAdding(true);
    if (m_host.status().isOn())
        addVault();
    else
        m_host.start();
}

void HostController::finishAdding()
{
    m_addsWhenOn = false;
    m_view.host()->setAdding(false);
}

void HostController::addVault()
{
    m_addsWhenOn = false;
    whenDone(m_host.inviteOwn(), this, [this](const Result<HomeInvitation> &invitation) {
        if (invitation)
            return addAt(*invitation);
        finishAdding();
        m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(invitation.error()));
    });
}

void HostController::addAt(const HomeInvitation &invitation)
{
    BackendCredentials credentials = invitedCredentials(invitation, m_deviceName, tr("This computer"));
    whenDone(
        m_service.addBackend(std::move(credentials)), this, [this](const Result<Backend> &backend) {
            finishAdding();
            if (!backend) {
                m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(backend.error()));
                return;
            }
            Q_EMIT backendsChanged();
            m_service.syncNow(backend->id);
            // Nobody hosts for one computer alone.
            showText();
        });
}

void HostController::openRestore()
{
    whenDone(m_host.backups(), this, [this](const QList<HomeBackup> &backups) {
        if (backups.isEmpty()) {
            m_view.messages()->showMessage(Tone::Warning, tr("There is no backup yet."));
            return;
        }
        auto *sheet = new RestoreSheet(backups, m_view.window());
        connect(sheet, &RestoreSheet::chosen, this, &HostController::restore);
        sheet->open();
    });
}

void HostController::restore(const HomeBackup &backup)
{
    whenDone(m_host.restore(backup.path), this, [this](const Result<> &result) {
        if (result)
            m_view.messages()->showMessage(Tone::Success, tr("Restored. Your devices send again what the backup lacks."));
        else
            m_view.messages()->showMessage(Tone::Danger, tr("The backup could not be used, and nothing was changed. %1").arg(ErrorTexts::sentence(result.error())));
    });
}

void HostController::removeVault(const QByteArray &vaultId)
{
    whenDone(m_host.removeVault(vaultId), this, [this](const Result<qint64> &endsMs) {
        if (endsMs)
            m_view.messages()->showMessage(Tone::Warning, tr("The vault is deleted from this computer’s server on %1. Until then you can take it back here.")
                                                              .arg(RemovalTexts::moment(*endsMs)));
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(endsMs.error()));
    });
}

void HostController::keepVault(const QByteArray &vaultId)
{
    whenDone(m_host.keepVault(vaultId), this, [this](const Result<> &kept) {
        if (kept)
            m_view.messages()->showMessage(Tone::Success, tr("This computer keeps the vault."));
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(kept.error()));
    });
}

void HostController::removeDevice(const QByteArray &deviceId)
{
    whenDone(m_host.removeDevice(deviceId), this, [this](const Result<> &removed) {
        if (removed)
            m_view.messages()->showMessage(Tone::Success, tr("The device is signed out."));
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(removed.error()));
    });
}

void HostController::backUp()
{
    whenDone(m_host.backUp(), this, [this](const Result<> &result) {
        if (result)
            m_view.messages()->showMessage(Tone::Success, tr("Backed up."));
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
    });
}

} // namespace haex
