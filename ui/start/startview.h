// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pane.h"


namespace haex {

class FlexStack;
class CreatePage;
class HomePage;
class JoinPage;
class RecoverPage;
class RestorePage;
class UnlockPage;
class WordsPage;

/// What is there before a vault is open: brand on the left, one page on the right.
class StartView final : public Pane
{
    Q_OBJECT
public:
    explicit StartView(QWidget *parent = nullptr);

    void showHome();
    void showCreate();
    void showJoin();
    void showWords();
    void showUnlock(const QString &path);
    void showRecover(const QString &path);
    /// Ask it which backups there are before.
    void showRestore();
    [[nodiscard]] HomePage *home() const { return m_home; }
    [[nodiscard]] CreatePage *create() const { return m_create; }
    [[nodiscard]] JoinPage *join() const { return m_join; }
    [[nodiscard]] WordsPage *words() const { return m_words; }
    [[nodiscard]] UnlockPage *unlock() const { return m_unlock; }
    [[nodiscard]] RecoverPage *recover() const { return m_recover; }
    [[nodiscard]] RestorePage *restore() const { return m_restore; }

private:
    [[nodiscard]] QWidget *makeBrand();

    FlexStack *m_pages;
    HomePage *m_home;
    CreatePage *m_create;
    JoinPage *m_join;
    WordsPage *m_words;
    UnlockPage *m_unlock;
    RecoverPage *m_recover;
    RestorePage *m_restore;
};

} // namespace haex
