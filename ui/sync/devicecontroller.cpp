// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/devicecontroller.h"

#include "ui/async/whendone.h"
#include "ui/presenters/devicetexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/sync/devicepanel.h"
#include "ui/sync/keypanel.h"
#include "ui/sync/proofssheet.h"
#include "ui/sync/syncview.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/messagebar.h"

#include <QDateTime>

#include <algorithm>

namespace haex {
namespace {

/// A transfer has news all the time; nobody reads faster than this.
constexpr int ReloadDelayMs = 400;

} // namespace

DeviceController::DeviceController(VaultService &service, SyncView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(ReloadDelayMs);
    connect(&m_soon, &QTimer::timeout, this, &DeviceController::reload);
    connect(&m_service, &VaultService::statusChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(m_view.devices(), &DevicePanel::removeRequested, this, &DeviceController::askToRemove);
    connect(m_view.devices(), &DevicePanel::keyRequested, this, &DeviceController::askToGiveKey);
    connect(m_view.devices(), &DevicePanel::proofsRequested, this, &DeviceController::openProofs);
    connect(&m_view, &SyncView::remedyRequested, this, [this](const QByteArray &, Remedy remedy) {
        if (remedy == Remedy::CompareFingerprints)
            openProofs();
    });
    connect(m_view.key(), &KeyPanel::changeRequested, this, &DeviceController::askToChangeKey);
}

void DeviceController::reload()
{
    if (!m_service.isOpen())
        return;
    auto future = m_service.run([](VaultSession &session) -> Result<Shown> {
        HAEX_ASSIGN(devices, session.devices());
        HAEX_ASSIGN(key, session.keyStatus());
        HAEX_ASSIGN(proofs, session.proofs());
        return Shown{devices, key, proofs};
    });
    whenDone(future, this, [this](const Result<Shown> &shown) {
        if (shown)
            show(*shown);
    });
}

void DeviceController::show(const Shown &shown)
{
    m_view.devices()->showDevices(shown.devices);
    if (m_proofs)
        m_proofs->showProofs(shown.proofs);
    const auto maker = std::ranges::find_if(shown.devices, [&](const VaultDevice &device) {
        return device.listed.deviceId == shown.key.maker;
    });
    const QString name = maker == shown.devices.end() ? QString::fromUtf8(shown.key.maker)
                                                      : DeviceTexts::name(*maker);
    m_view.key()->showKey(DeviceTexts::key(shown.key, name, QDateTime::currentMSecsSinceEpoch()),
                          DeviceTexts::progress(shown.key));
}

void DeviceController::askToRemove(const VaultDevice &device)
{
    auto *sheet = new ConfirmSheet(DeviceTexts::removeTitle(device),
                                   DeviceTexts::removeConsequences(), tr("Remove it"), &m_view);
    connect(sheet, &QDialog::accepted, this, [this, device] {
        carryOut([id = device.listed.deviceId](
                     VaultSession &session) { return session.removeDevice(id); },
                 tr("“%1” is removed. The backends sign it out with the next sync.")
                     .arg(DeviceTexts::name(device)));
    });
    sheet->open();
}

void DeviceController::askToGiveKey(const VaultDevice &device)
{
    auto *sheet = new ConfirmSheet(tr("Give the key to “%1”?").arg(DeviceTexts::name(device)),
                                   DeviceTexts::giveKeyConsequences(device),
                                   tr("It is mine: give it"), &m_view);
    connect(sheet, &QDialog::accepted, this, [this, device] {
        carryOut(
            [id = device.listed.deviceId](VaultSession &session) { return session.giveKeyTo(id); },
            tr("“%1” gets the key with its next sync.").arg(DeviceTexts::name(device)));
    });
    sheet->open();
}

void DeviceController::askToChangeKey()
{
    auto *sheet
        = new ConfirmSheet(tr("Change the vault's key?"), DeviceTexts::changeKeyConsequences(),
                           tr("Change the key"), &m_view);
    connect(sheet, &QDialog::accepted, this, [this] {
        carryOut([](VaultSession &session) { return session.makeNewKey(); },
                 tr("The vault has a new key."));
    });
    sheet->open();
}

void DeviceController::openProofs()
{
    m_proofs = new ProofsSheet(&m_view);
    connect(m_proofs, &ProofsSheet::compareRequested, this, &DeviceController::compare);
    m_proofs->open();
    reload();
}

/// What comes of it is shown with the status that it brings.
void DeviceController::compare()
{
    m_proofs->setComparing(true);
    whenDone(m_service.verifyDevices(), m_proofs.data(), [this](const Result<> &result) {
        m_proofs->setComparing(false);
        if (!result)
            m_proofs->showError(ErrorTexts::sentence(result.error()));
        reload();
    });
}

void DeviceController::carryOut(std::function<Result<>(VaultSession &)> work, const QString &done)
{
    m_view.key()->setBusy(true);
    whenDone(m_service.run(std::move(work)), this, [this, done](const Result<> &result) {
        m_view.key()->setBusy(false);
        reload();
        if (result)
            return m_view.messages()->showMessage(Tone::Success, done);
        // The only thing that is in the way: this device does not have the vault's present
        // password.
        const bool needsPassword = result.error().code == ErrorCode::InvalidArgument;
        m_view.messages()->showMessage(Tone::Danger,
                                       needsPassword
                                           ? tr("First take over the vault's new password, in "
                                                "Settings: it was changed on another device.")
                                           : ErrorTexts::sentence(result.error()));
    });
}

} // namespace haex
