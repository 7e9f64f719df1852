// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace haex {

/// What each fuzzer defines: takes bytes that a stranger sent, and ends the program when something
/// is not as it must be. Must leave nothing behind that the next call would meet.
void fuzzOne(QByteArrayView data);

/// Ends the program, so that the fuzzer keeps what led here.
inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// What one input leaves for the next, as it takes long to make. It goes with the application and
/// not with the program's statics, since some of Qt's are gone before them.
template <class T>
std::optional<T> &kept()
{
    static auto *one = [] {
        qAddPostRoutine([] { kept<T>().reset(); });
        return new std::optional<T>;
    }();
    return *one;
}

} // namespace haex
