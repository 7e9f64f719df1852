// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace haex {

/// One daily copy of a home server.
struct HomeBackup
{
    QString path;
    qint64 madeMs = 0;
    qint64 bytes = 0;
};

/// The daily copies of a home server: `backups/<day>.sqlite` in its folder, the newest few.
/// `haex-syncd restore` takes them; they hold ciphertext, as the server does.
class HomeBackups final
{
public:
    explicit HomeBackups(const QString &folder);

    /// The newest first.
    [[nodiscard]] QList<HomeBackup> all() const;
    /// Of the newest; 0 = none.
    [[nodiscard]] qint64 newestMs() const;
    /// Where the copy of that time belongs; its folder exists afterwards.
    [[nodiscard]] QString pathFor(qint64 nowMs) const;
    /// Drops the oldest beyond those that are kept.
    void tidy() const;

private:
    QString m_folder;
};

} // namespace haex
