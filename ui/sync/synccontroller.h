// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "ui/presenters/devicenames.h"
#include "ui/presenters/errortexts.h"

#include <QObject>
#include <QTimer>

namespace haex {

class SyncView;

/// Connects Sync with the engine.
class SyncController final : public QObject
{
    Q_OBJECT
public:
    SyncController(VaultService &service, SyncView &view, QObject *parent = nullptr);

    void reload();
    void syncNow(const QByteArray &backendId);
    void setDevices(const DeviceNames &devices);

Q_SIGNALS:
    /// Someone must log in again at this backend.
    void logInWanted(const QByteArray &backendId);
    void certificateWanted(const QByteArray &backendId);
    void backendWanted(const QByteArray &backendId);
    void itemWanted(const QByteArray &id);
    void proxyWanted(const QByteArray &backendId);
    void ownCertificateWanted(const QByteArray &backendId);

private:
    void loadLog();
    void saveLog();
    void writeLog(const QString &path);
    void setEnabled(const QByteArray &backendId, bool enabled);
    void loadComparisons();
    void compareDevices();
    void showWaiting(const QByteArray &backendId);
    void decideDelete(const QByteArray &backendId);
    void answerDelete(const QByteArray &backendId, bool allow);
    void help(const QByteArray &backendId, Remedy remedy);

    VaultService &m_service;
    SyncView &m_view;
    /// Many rounds in a moment are read once.
    QTimer m_logSoon;
    quint64 m_logQuestion = 0;
};

} // namespace haex
