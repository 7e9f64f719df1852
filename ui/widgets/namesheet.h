// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

class QLineEdit;

namespace haex {

/// Asks for the name of something; `named` comes once, with a name that is not empty and new.
class NameSheet final : public Sheet
{
    Q_OBJECT
public:
    NameSheet(const QString &title, const QString &presentName, const QString &action,
              QWidget *parent);

Q_SIGNALS:
    void named(const QString &name);

private:
    void submit();

    QString m_presentName;
    QLineEdit *m_name;
};

} // namespace haex
