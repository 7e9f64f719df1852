// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace haex {

class TextLabel;

/// A row of facts: a quiet caption above each value.
class FactRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FactRow(QWidget *parent = nullptr);

    /// The label that shows the value.
    TextLabel *addFact(const QString &caption);

private:
    QHBoxLayout *m_row;
};

} // namespace haex
