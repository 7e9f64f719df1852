// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>

namespace haex {

/// Fields one below the other, each with its label above it and as its buddy.
class FormColumn final : public QVBoxLayout
{
    Q_OBJECT
public:
    explicit FormColumn(QWidget *parent = nullptr);

    /// The label that was made for it, to hide the pair together.
    QWidget *addField(const QString &label, QWidget *field, const QString &hint = {});
    void addFieldLayout(const QString &label, QLayout *layout, QWidget *buddy);

private:
    void addGap();
};

} // namespace haex
