// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace haex {

/// How loud a button is. A row of buttons has at most one Primary; Quiet ones have no ground until
/// the pointer is over them.
enum class Variant { Normal, Primary, Danger, Quiet };

void setVariant(QWidget *widget, Variant variant);
[[nodiscard]] Variant variantOf(const QWidget *widget);

} // namespace haex
