// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDate>
#include <QString>

class QPagedPaintDevice;

namespace haex {

/// What stands on a recovery sheet.
struct RecoverySheetFacts
{
    QString vaultName;
    /// Groups joined by hyphens.
    QString recoveryKey;
    QDate date;
};

/// The recovery sheet as one page of paper: the key in groups and as a QR code, which vault it
/// opens, and how. Black on white, whatever the theme.
class RecoveryPage final
{
    Q_DECLARE_TR_FUNCTIONS(haex::RecoveryPage)
public:
    /// False when the device does not take the page.
    [[nodiscard]] static bool print(const RecoverySheetFacts &facts, QPagedPaintDevice &device);
    /// The same into a file; false when it cannot be written.
    [[nodiscard]] static bool writePdf(const RecoverySheetFacts &facts, const QString &path);
    /// The key in rows of three groups.
    [[nodiscard]] static QString inRows(const QString &recoveryKey);
};

} // namespace haex
