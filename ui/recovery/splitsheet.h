// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/recoveryshareset.h"
#include "ui/recovery/sharepages.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QLabel;

namespace haex {

class FlexStack;
class HoldersPage;
class ShareField;

/// Splits a recovery key among people: who gets a share, the shares on paper, and enough of them
/// typed back before they hold.
class SplitSheet final : public Sheet
{
    Q_OBJECT
public:
    SplitSheet(const QString &vaultName, QWidget *parent);

    void setPlan(const QStringList &holders, int needed);
    /// Makes the shares for whom is named, and shows them.
    void makeShares();
    void showCheck();
    [[nodiscard]] const RecoveryShareFacts &facts() const { return m_facts; }
    /// What was typed back, once `confirmed`; leaves.
    [[nodiscard]] RecoveryShareSet takeTyped();

Q_SIGNALS:
    /// Enough shares were typed as they are: they may hold from now on.
    void confirmed();

private:
    enum Page { Holders, Shares, Check };

    [[nodiscard]] QWidget *makeSharesPage();
    void showPage(Page page);
    void showHolders();
    void showShares();
    void showShare(int at);
    void goOn();
    void goBack();
    void check();
    void savePdf();
    void print();

    RecoveryShareFacts m_facts;
    HoldersPage *m_holders;
    QComboBox *m_whose;
    QLabel *m_share;
    QLabel *m_code;
    ShareField *m_typed;
    FlexStack *m_pages;
    QPushButton *m_back;
    QPushButton *m_save;
    QPushButton *m_print;
    QPushButton *m_next;
};

} // namespace haex
