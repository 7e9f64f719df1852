// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// Cell values as people read and type them.
class ValueTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ValueTexts)
public:
    /// For a grid: NULL is empty there and drawn quietly by the delegate.
    [[nodiscard]] static QString cell(const CellValue &value);
    /// For details: NULL, empty text and bytes are named.
    [[nodiscard]] static QString described(const CellValue &value);
    [[nodiscard]] static QString typeName(CellValue::Type type);
    /// What the person typed, as the type that the column declares or the old value had.
    [[nodiscard]] static CellValue parse(const QString &text, const QByteArray &declaredType,
                                         const CellValue &old);
    /// Whether values of this column are masked until revealed.
    [[nodiscard]] static bool isSecret(const QByteArray &table, const QByteArray &column);
    [[nodiscard]] static QString mask();
};

} // namespace haex
