// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QTest>

#include <optional>

namespace haex {

/// Runs the event loop until the callback that `start` is given was called; its answer.
template <class T, class Start>
Result<T> awaited(Start start)
{
    constexpr int PatienceMs = 20'000;
    std::optional<Result<T>> answer;
    start([&](Result<T> result) { answer.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, PatienceMs))
        qFatal("no answer came");
    return std::move(*answer);
}

} // namespace haex
