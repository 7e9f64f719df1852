// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/commandline.h"
#include "core/engine/vaultservice.h"

#include <QObject>
#include <QTimer>

namespace haex {

/// Plays one device of a demonstration: A makes a vault with sample data and adds the server, the
/// others join. Says on standard output what packaging/demo waits for: "demo: ready", and
/// "demo: items N" whenever the number of items changed.
class DemoDevice final : public QObject
{
    Q_OBJECT
public:
    DemoDevice(VaultService &service, CommandLine line, QObject *parent = nullptr);

    void start();

private:
    void create();
    void fill();
    void addServer();
    void findVault();
    void join(const QByteArray &vaultId);
    void countItems();
    static void tell(const char *what, qint64 &known, qint64 now);
    void finish(const char *what, const Error &error);

    VaultService &m_service;
    CommandLine m_line;
    QTimer m_retry;
    qint64 m_items = -1;
    qint64 m_waiting = -1;
    qint64 m_decisions = -1;
    bool m_ready = false;
};

} // namespace haex
