// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/passwordhealth.h"
#include "ui/widgets/sheet.h"

class QModelIndex;
class QStackedWidget;
class QTableView;

namespace haex {

class HealthModel;
class StateView;

/// The check of all passwords: how far it is, and then those that are weak or stand in several
/// items, and what expires; each a way to its item.
class HealthSheet final : public Sheet
{
    Q_OBJECT
public:
    explicit HealthSheet(QWidget *parent);

    void showProgress(qsizetype checked);
    /// `passwords`: how many were judged.
    void showFindings(qsizetype passwords, const QList<PasswordHealth::Finding> &findings);

Q_SIGNALS:
    void itemChosen(const QByteArray &id);

private:
    [[nodiscard]] static QString summary(qsizetype passwords, const QList<PasswordHealth::Finding> &findings);
    void choose(const QModelIndex &index);

    HealthModel *m_model;
    QTableView *m_table;
    StateView *m_state;
    QStackedWidget *m_stack;
    QPushButton *m_show;
};

} // namespace haex
