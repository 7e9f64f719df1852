// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace haex {

/// The code that a person compares on two devices: large, in two groups.
class CodeLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit CodeLabel(QWidget *parent = nullptr);

    void setCode(const QString &sixDigits);
};

} // namespace haex
