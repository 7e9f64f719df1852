// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

class QPagedPaintDevice;

namespace haex {

/// What stands on the sheets of a recovery key that is split among people.
struct RecoveryShareFacts
{
    QString vaultName;
    QDate date;
    int needed = 0;
    QStringList holders;
    /// One for each holder, in groups joined by hyphens.
    QStringList shares;
};

/// The shares of a recovery key on paper, a page for each holder: the share in groups and as a QR
/// code, whose it is, and what to do with it. Black on white, whatever the theme.
class SharePages final
{
    Q_DECLARE_TR_FUNCTIONS(haex::SharePages)
public:
    /// False when the device does not take the pages.
    [[nodiscard]] static bool print(const RecoveryShareFacts &facts, QPagedPaintDevice &device);
    /// The same into a file; false when it cannot be written.
    [[nodiscard]] static bool writePdf(const RecoveryShareFacts &facts, const QString &path);
};

} // namespace haex
