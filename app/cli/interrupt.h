// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace haex::cli {

/// Ctrl-C and SIGTERM as a flag for loops and a signal for event loops, so that every command ends
/// between transactions and the vault is closed. A second one ends the program at once. One for the
/// process.
class Interrupt final : public QObject
{
    Q_OBJECT
public:
    Interrupt();
    ~Interrupt() override;

    [[nodiscard]] static bool isRequested();

Q_SIGNALS:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace haex::cli
