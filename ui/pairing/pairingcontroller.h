// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>
#include <QPointer>

namespace haex {

class ClipboardGuard;
class PairingSheet;

/// Connects the sheet that adds a device with the engine. Opens it above `window`.
class PairingController final : public QObject
{
    Q_OBJECT
public:
    PairingController(VaultService &service, QWidget &window, ClipboardGuard &clipboard,
                      QObject *parent = nullptr);

    void addDevice();

Q_SIGNALS:
    void failed(const QString &message);

private:
    void open(const QList<Backend> &backends);
    void showWords(PairingSheet *sheet);

    VaultService &m_service;
    QWidget &m_window;
    ClipboardGuard &m_clipboard;
    QPointer<PairingSheet> m_sheet;
};

} // namespace haex
