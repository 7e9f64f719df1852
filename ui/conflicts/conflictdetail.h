// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflicts/conflictentry.h"
#include "ui/presenters/devicenames.h"

#include <QWidget>

class QPushButton;

namespace haex {

class TextLabel;
class ValueCard;

/// Both sides of one concurrent write, why one is in use, and what to do. Doing nothing is safe.
class ConflictDetail final : public QWidget
{
    Q_OBJECT
public:
    explicit ConflictDetail(QWidget *parent = nullptr);

    void showEntry(const ConflictEntry &entry, const DeviceNames &devices);
    [[nodiscard]] const ConflictEntry &entry() const { return m_entry; }

Q_SIGNALS:
    void keepRequested();
    void useOtherRequested();
    void keepBothRequested();
    void editRequested();
    void laterRequested();
    void reopenRequested();

private:
    [[nodiscard]] QWidget *makeButtons();
    void showSides(const DeviceNames &devices);

    ConflictEntry m_entry;
    TextLabel *m_title;
    TextLabel *m_field;
    TextLabel *m_story;
    ValueCard *m_current;
    ValueCard *m_other;
    ValueCard *m_before;
    TextLabel *m_why;
    QPushButton *m_keep;
    QPushButton *m_useOther;
    QPushButton *m_keepBoth;
    QPushButton *m_edit;
    QPushButton *m_later;
    QPushButton *m_reopen;
    TextLabel *m_footer;
};

} // namespace haex
