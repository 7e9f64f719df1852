// SPDX-License-Identifier: GPL-3.0-or-later
// The door through which libFuzzer calls a fuzzer; built with the preset "fuzz".
#include "tests/fuzz/fuzztarget.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    // For ever: libFuzzer leaves the program as it likes.
    static const auto *application = new QCoreApplication(*argc, *argv);
    (void)application;
    QLoggingCategory::setFilterRules(QStringLiteral("haex.*=false"));
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    haex::fuzzOne({reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)});
    return 0;
}
