// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace haex {

/// The error of a failed result, for QVERIFY2's message, which is made even when all is well.
template <class T>
[[nodiscard]] QByteArray errorText(const Result<T> &result)
{
    return result ? QByteArray() : result.error().toString().toUtf8();
}

} // namespace haex

/// QVERIFY for a Result, with its error as the message. Evaluates its argument once.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto &verifiedResult = (result);                                                     \
        QVERIFY2(verifiedResult.has_value(), ::haex::errorText(verifiedResult).constData());       \
    } while (false)
