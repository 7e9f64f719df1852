// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tabledesign.h"

#include <QCoreApplication>

namespace haex {

/// What is wrong with a design, in words.
class DesignTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::DesignTexts)
public:
    [[nodiscard]] static QString sentence(const DesignFault &fault);
    /// "Delete" and what else may happen to rows that refer to one that is deleted.
    [[nodiscard]] static QString onDelete(ForeignKeyDesign::OnDelete action);

private:
    [[nodiscard]] static QString ofTable(const DesignFault &fault);
    [[nodiscard]] static QString ofColumn(const DesignFault &fault);
    [[nodiscard]] static QString ofChange(const DesignFault &fault);
};

} // namespace haex
