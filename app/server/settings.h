// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/option.h"

#include <QString>

#include <vector>

namespace haex {

/// One option that somebody set, and where: what an error message points at.
struct Setting
{
    const Option *option = nullptr;
    OptionValue value;
    OptionSource source = OptionSource::Arguments;
    /// `FILE:12`, `HAEX_SYNCD_LISTEN` or `--listen`.
    QString place;
};

/// Lines of `name = value`; `#` begins a comment line. Names that are no option, names that come
/// twice and anything else are `invalid_argument`, with the line's number.
[[nodiscard]] Result<std::vector<Setting>> readConfigFile(const QString &path);

/// From variables HAEX_SYNCD_…; one that is no option is `invalid_argument`. HAEX_SYNCD_CONFIG is
/// not among them: it names the file.
[[nodiscard]] Result<std::vector<Setting>> readEnvironment();

/// A configuration file with every option in a comment, and those that are set as lines. Passwords
/// stay out.
[[nodiscard]] QByteArray commentedConfig(const std::vector<Setting> &settings);

} // namespace haex
