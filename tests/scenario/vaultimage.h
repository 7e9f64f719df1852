// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace haex {

/// Where one machine keeps its vault file and the records of its identities.
struct MachineFolder
{
    QString path;

    [[nodiscard]] QString vault() const { return path + QStringLiteral("/vault.haexvault"); }
    [[nodiscard]] QString identities() const { return path + QStringLiteral("/identities"); }
};

/// What a machine's disk holds at one moment, taken behind the back of the program that has the
/// vault open: whatever that one still does, closing in order too, changes nothing here.
///
/// Reading the file ends the locks that this process has on it; nobody else wants them.
class VaultImage final
{
public:
    [[nodiscard]] static Result<VaultImage> take(const MachineFolder &machine);

    /// Kill and power loss: the same file, and the same machine's records of it.
    [[nodiscard]] Result<> putBack(const MachineFolder &machine) const;
    /// Somebody copies the vault file there; the machine's records stay as they are.
    [[nodiscard]] Result<> copyTo(const MachineFolder &machine) const;

private:
    [[nodiscard]] Result<> writeLog(const MachineFolder &machine) const;

    QByteArray m_vault;
    QByteArray m_log;
    QMap<QString, QByteArray> m_identities;
};

} // namespace haex
