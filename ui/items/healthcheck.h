// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/passwordhealth.h"

#include <QObject>
#include <QPointer>

namespace haex {

class HealthSheet;

/// Runs the check of passwords piece by piece, so that syncing and the window go on meanwhile;
/// closing the sheet ends it.
class HealthCheck final : public QObject
{
    Q_OBJECT
public:
    HealthCheck(VaultService &service, QWidget &window, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void itemChosen(const QByteArray &id);

private:
    void checkNext(const QByteArray &afterId);

    VaultService &m_service;
    QWidget &m_window;
    QPointer<HealthSheet> m_sheet;
    PasswordHealth m_health;
    QByteArray m_key;
};

} // namespace haex
