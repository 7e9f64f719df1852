// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace haex {

class TextLabel;

/// What can be done with several decisions in one go. Doing nothing is safe.
class ManyConflicts final : public QWidget
{
    Q_OBJECT
public:
    explicit ManyConflicts(QWidget *parent = nullptr);

    /// `withoutOther` of them have no other value.
    void showCount(int count, int withoutOther);

Q_SIGNALS:
    void keepRequested();
    void useOtherRequested();

private:
    TextLabel *m_title;
    TextLabel *m_left;
    QPushButton *m_keep;
    QPushButton *m_useOther;
};

} // namespace haex
