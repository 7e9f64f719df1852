// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>

namespace haex {

/// The value, or the end of the program with what was being done: for what a test or a benchmark
/// cannot go on without.
template <class T>
T orAbort(Result<T> result, const char *what = "test set-up")
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(result.error().toString()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace haex
