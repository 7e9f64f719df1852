// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace haex::VaultPaths {

/// Where a new vault of that name would be put: in the documents folder, under a free file name.
[[nodiscard]] QString suggestionFor(const QString &name);
/// For file dialogs.
[[nodiscard]] QString filter();
[[nodiscard]] QString withSuffix(const QString &path);

} // namespace haex::VaultPaths
