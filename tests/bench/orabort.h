// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <type_traits>

namespace haex::bench {

/// The value; a benchmark that went wrong measures nothing and ends.
template <class T>
T orAbort(Result<T> result, const char *what = "benchmark")
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(result.error().toString()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace haex::bench
