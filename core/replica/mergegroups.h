// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace haex {

/// The merge groups that a CREATE TABLE declares: columns that win or lose together. They stand in
/// a comment, `/* @together user, "pass word" */` or `-- @together user, password`, since SQLite
/// keeps comments with the definition and the definition travels to the other devices.
[[nodiscard]] QList<QByteArrayList> declaredMergeGroups(QByteArrayView createSql);

} // namespace haex
