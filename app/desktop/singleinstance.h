// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

namespace haex {

/// One window per person: a second start hands its file over to the first and ends.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    /// False when another one runs; it was told about `file`.
    [[nodiscard]] bool claim(const QString &file);

Q_SIGNALS:
    void fileHandedOver(const QString &file);

private:
    void listen();
    [[nodiscard]] bool handOver(const QString &file) const;

    QString m_folder;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace haex
