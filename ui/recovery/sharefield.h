// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/recoveryshareset.h"

#include <QWidget>

class QLineEdit;

namespace haex {

class TextLabel;

/// Where shares of a recovery key are typed one after the other: each is taken as soon as it is
/// whole, and it says which are here, how many are missing, and what is wrong with one. What is no
/// share stays in the field: a recovery key that is whole.
class ShareField final : public QWidget
{
    Q_OBJECT
public:
    explicit ShareField(QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] const RecoveryShareSet &shares() const { return m_shares; }
    /// How many more are needed; 0 before the first.
    [[nodiscard]] int missing() const;
    /// The shares that are here, which leave.
    [[nodiscard]] RecoveryShareSet take();
    /// What the shares give, or what stands in the field; empty while shares are missing.
    [[nodiscard]] SecretBytes recoveryKey() const;
    /// Who holds which, by the shares' numbers; without it they are counted.
    void setHolders(const QStringList &holders);
    /// Said while nothing is here.
    void setHint(const QString &hint);
    void clear();

Q_SIGNALS:
    /// A share was taken, or all are gone.
    void sharesChanged();

private:
    void read();
    void showState();
    void showProblem(const QString &text);
    [[nodiscard]] QString present() const;

    RecoveryShareSet m_shares;
    QStringList m_holders;
    QString m_hint;
    QLineEdit *m_edit;
    TextLabel *m_state;
};

} // namespace haex
