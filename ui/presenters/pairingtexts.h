// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QCoreApplication>

namespace haex {

/// Sentences about pairing.
class PairingTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::PairingTexts)
public:
    /// Why a pairing ended, or did not begin.
    [[nodiscard]] static QString failure(const Error &error);
    /// In two groups, as people compare it.
    [[nodiscard]] static QString code(const QString &sixDigits);
};

} // namespace haex
