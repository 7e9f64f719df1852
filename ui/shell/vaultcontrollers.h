// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>

#include <memory>

namespace haex {

class AppSettings;
class BackendsController;
class AttachmentsController;
class ClipboardGuard;
class ConflictsController;
class HostController;
class ItemActions;
class DeviceController;
class DeviceLoader;
class HealthCheck;
class HomeServer;
class ItemsController;
class PairingController;
class PlaceKeeper;
class SyncRules;
class SyncController;
class TablesController;
class TrashController;
class UndoStack;
class VaultActions;
class Workspace;

/// Everything that connects the workspace of an open vault with the engine.
class VaultControllers final : public QObject
{
    Q_OBJECT
public:
    /// `undo`: what was done before these controllers were, or nothing.
    VaultControllers(VaultService &service, HomeServer &host, Workspace &workspace, AppSettings &settings,
                     ClipboardGuard &clipboard, std::unique_ptr<UndoStack> undo, QObject *parent = nullptr);

    /// Reads what the views show.
    void load();
    void syncNow();
    [[nodiscard]] UndoStack *undoStack() const { return m_undo; }
    /// For the controllers that come after these; they must be there as long as these are.
    [[nodiscard]] std::unique_ptr<UndoStack> handOverUndo();
    /// Somebody waits for a file, with what these show.
    [[nodiscard]] QObject *waiting() const;
    [[nodiscard]] VaultActions *actions() const { return m_actions; }
    [[nodiscard]] PlaceKeeper *placeKeeper() const { return m_place; }

private:
    void connectActions();
    void connectFirstSteps();
    void addDevice();
    void showItem(const QByteArray &id);
    void connectSync();
    void connectLog();
    void connectHost();
    void connectDevices();
    void connectUndo();
    void applySyncTiming();

    VaultService &m_service;
    Workspace &m_workspace;
    AppSettings &m_settings;
    UndoStack *m_undo;
    /// What was said about it last.
    QString m_undoMessage;
    ItemActions *m_itemActions;
    ItemsController *m_items;
    AttachmentsController *m_attachments;
    TablesController *m_tables;
    PlaceKeeper *m_place;
    SyncRules *m_rules;
    ConflictsController *m_conflicts;
    SyncController *m_sync;
    DeviceController *m_vaultDevices;
    BackendsController *m_backends;
    HostController *m_host;
    TrashController *m_trash;
    VaultActions *m_actions;
    DeviceLoader *m_devices;
    HealthCheck *m_health;
    PairingController *m_pairing;
};

} // namespace haex
