// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

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
    /// All of a text or number, as it may be typed again.
    [[nodiscard]] static QString whole(const CellValue &value);
    /// nullopt for anything else.
    [[nodiscard]] static std::optional<CellValue> wholeNumber(const QString &text);
    /// As programs write it, or as the person's language does.
    [[nodiscard]] static std::optional<CellValue> number(const QString &text);
    /// What a column declares to hold, by SQLite's rules of affinity; nullopt when anything.
    [[nodiscard]] static std::optional<CellValue::Type> declaredNumber(const QByteArray &declaredType);
    /// Whether values of this column are masked until revealed.
    [[nodiscard]] static bool isSecret(const QByteArray &table, const QByteArray &column);
    [[nodiscard]] static QString mask();
};

} // namespace haex
