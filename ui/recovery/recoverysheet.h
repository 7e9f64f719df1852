// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "ui/recovery/recoverypage.h"
#include "ui/widgets/sheet.h"

class QLineEdit;
class QStackedWidget;

namespace haex {

/// Makes a recovery sheet: shows the new key, puts it on paper, and has two groups of it typed back
/// before it holds.
class RecoverySheet final : public Sheet
{
    Q_OBJECT
public:
    /// Groups of a key that may be asked for; the last one is made of the others.
    static constexpr int AskableGroups = 8;

    /// Asks for two groups, counted from 0.
    RecoverySheet(RecoverySheetFacts facts, const QList<int> &askedGroups, QWidget *parent);

    [[nodiscard]] SecretBytes recoveryKey() const;
    void showCheck();

Q_SIGNALS:
    /// The groups were typed as they are: the key may hold from now on.
    void confirmed();
    /// No sheet of one's own, but shares for others: this one is closed.
    void splitRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeKeyPage();
    [[nodiscard]] QWidget *makeCheckPage();
    void showKey();
    void savePdf();
    void print();
    void goOn();
    void check();

    RecoverySheetFacts m_facts;
    QList<int> m_asked;
    QList<QLineEdit *> m_typed;
    QStackedWidget *m_pages;
    QPushButton *m_back;
    QPushButton *m_save;
    QPushButton *m_print;
    QPushButton *m_next;
};

} // namespace haex
