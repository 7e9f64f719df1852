// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace haex {

class TextLabel;

/// Among whom a recovery key is split, and how many of them open the vault together.
class HoldersPage final : public QWidget
{
    Q_OBJECT
public:
    explicit HoldersPage(QWidget *parent = nullptr);

    /// Whoever has a name, in order.
    [[nodiscard]] QStringList holders() const;
    [[nodiscard]] int needed() const;
    /// Why it cannot be split so; empty when it can.
    [[nodiscard]] QString problem() const;
    void setPlan(const QStringList &holders, int needed);
    void focusFirst();

private:
    void addName(const QString &name = {});
    void refresh();

    QGridLayout *m_grid;
    QList<QLineEdit *> m_names;
    QSpinBox *m_needed;
    TextLabel *m_meaning;
};

} // namespace haex
