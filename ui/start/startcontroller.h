// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>

namespace haex {

class AppSettings;
class StartView;

/// Connects the start screen with the engine: create, open, join, try.
class StartController final : public QObject
{
    Q_OBJECT
public:
    StartController(VaultService &service, StartView &view, AppSettings &settings,
                    QObject *parent = nullptr);

    /// The last vault's password is asked for when there is one.
    void begin();
    void askFor(const QString &path);
    void chooseFile();

Q_SIGNALS:
    /// A vault was made a moment ago, and is open.
    void vaultCreated();
    void vaultRestored();
    /// The vault with sample data is open and filled; its password is needed after locking.
    void sampleReady(const QString &password);

private:
    void connectPages();
    void create();
    void unlock();
    void unlockQuickly();
    void recover();
    void askForBackup();
    void restore();
    void findVaults();
    void listVaults();
    void refuseServer(const Error &error);
    void join();
    void connectPairing();
    void findOtherDevice();
    void greetOtherDevice(const PairingInvitation &invitation);
    void joinPaired();
    void makeSample();
    /// Fills the vault that was just made with sample data.
    void fillSample();

    VaultService &m_service;
    StartView &m_view;
    AppSettings &m_settings;
};

} // namespace haex
