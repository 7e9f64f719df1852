// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace haex {

/// A value or an Error. The one place to change when the floor has std::expected.
template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString context = {})
{
    return tl::unexpected<Error>(Error{code, std::move(context)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace haex

#define HAEX_CONCAT_(a, b) a##b
#define HAEX_CONCAT(a, b) HAEX_CONCAT_(a, b)

/// Evaluates a Result<void>; returns its error from the enclosing function.
#define HAEX_TRY(expression) HAEX_TRY_(HAEX_CONCAT(haexTried_, __COUNTER__), expression)
#define HAEX_TRY_(result, expression)                                                              \
    do {                                                                                           \
        if (auto result = (expression); !result)                                                   \
            return ::haex::fail(std::move(result.error()));                                        \
    } while (false)

/// Declares `variable` with the value of a Result<T>, or returns its error.
#define HAEX_ASSIGN(variable, expression) HAEX_ASSIGN_(HAEX_CONCAT(haexResult_, __COUNTER__), variable, expression)
#define HAEX_ASSIGN_(result, variable, expression)                                                 \
    auto result = (expression);                                                                    \
    if (!result)                                                                                   \
        return ::haex::fail(std::move(result.error()));                                            \
    auto variable = std::move(*result)
