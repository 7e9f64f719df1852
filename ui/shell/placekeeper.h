// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>
#include <QTimer>

namespace haex {

class Workspace;

/// Brings the person back to the view and the item where they were when the vault was locked. Kept
/// in the vault of this device, since it tells what somebody looked at.
class PlaceKeeper final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    PlaceKeeper(VaultService &service, Workspace &workspace, QObject *parent = nullptr);

    /// Once, after opening; somebody who went somewhere meanwhile stays there.
    void restore();
    /// Instead: the person is where they were already.
    void stay() { m_isRestored = true; }

private:
    void note();
    void store();
    void goTo(const QString &place);
    [[nodiscard]] QString place() const;

    VaultService &m_service;
    Workspace &m_workspace;
    QTimer m_storeTimer;
    QString m_stored;
    bool m_isRestored = false;
};

} // namespace haex
