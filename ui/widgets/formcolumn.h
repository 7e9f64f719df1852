// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>

class QCheckBox;

namespace haex {

/// Fields one below the other, each with its label above it and as its buddy.
class FormColumn final : public QVBoxLayout
{
    Q_OBJECT
public:
    explicit FormColumn(QWidget *parent = nullptr);

    /// The label that was made for it, to hide the pair together.
    QWidget *addField(const QString &label, QWidget *field, const QString &hint = {});
    /// A box that explains itself.
    void addChoice(QCheckBox *box, const QString &hint);
    void addFieldLayout(const QString &label, QLayout *layout, QWidget *buddy);

private:
    void addGap();
    void addHint(const QString &hint, QWidget *field);
};

} // namespace haex
