// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/filtertexts.h"

#include "ui/presenters/valuetexts.h"

#include <array>
#include <utility>

namespace haex {

namespace {

using Test = ColumnFilter::Test;

/// Longer signs before the shorter ones that they begin with.
constexpr std::array<std::pair<const char *, Test>, 7> Signs = {{{"<>", Test::NotEqual},
                                                                 {"!=", Test::NotEqual},
                                                                 {"<=", Test::LessOrEqual},
                                                                 {">=", Test::GreaterOrEqual},
                                                                 {"<", Test::Less},
                                                                 {">", Test::Greater},
                                                                 {"=", Test::Equal}}};

} // namespace

std::optional<ColumnFilter> FilterTexts::parse(const QString &text, const TableColumn &column)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return std::nullopt;
    for (const auto &[sign, test] : Signs) {
        const QLatin1StringView prefix(sign);
        if (!typed.startsWith(prefix))
            continue;
        const QString operand = typed.mid(prefix.size()).trimmed();
        // Half typed: an order without a value finds nothing, which nobody means.
        if (operand.isEmpty() && test != Test::Equal && test != Test::NotEqual)
            return std::nullopt;
        const bool isNull = operand.compare(QLatin1StringView("NULL"), Qt::CaseInsensitive) == 0;
        if (isNull && (test == Test::Equal || test == Test::NotEqual))
            return ColumnFilter{column.name, test == Test::Equal ? Test::IsNull : Test::IsNotNull, {}};
        return ColumnFilter{column.name, test, ValueTexts::parse(operand, column.type, {})};
    }
    return ColumnFilter{column.name, Test::Contains, CellValue::text(typed.toUtf8())};
}

QString FilterTexts::help()
{
    return tr("word – contains it\n=5 – is exactly that\n<>5 – is anything else\n>5, >=5, <5, <=5 – compared\n=NULL, <>NULL – without or with a value");
}

} // namespace haex
