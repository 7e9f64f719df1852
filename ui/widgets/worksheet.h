// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

class QProgressBar;

namespace haex {

class TextLabel;

/// A sheet whose work may take long: it shows how far that is, and closing it meanwhile gives the work
/// up. It stays until that is answered; closed once more, it does not.
class WorkSheet : public Sheet
{
    Q_OBJECT
public:
    WorkSheet(const QString &title, const QString &subtitle, QWidget *parent);

    /// `text` says what is being done.
    void showWork(const QString &text);
    /// 0 of 0: nobody knows how long it takes.
    void showProgress(qint64 done, qint64 total);
    /// What is left to do cannot be given up, and is soon done.
    void showLastStep(const QString &text);
    /// Back to where one asked for it.
    void showWorkError(const QString &text);

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void givingUpRequested();

protected:
    /// Where the subclass has its place for it in the content.
    void addProgress();
    /// The button that closes the sheet without doing it.
    void addGivingUp(const QString &text = {});

private:
    enum class State { Asking, Working, GivingUp, LastStep };

    TextLabel *m_work;
    QProgressBar *m_progress;
    QPushButton *m_givingUp = nullptr;
    State m_state = State::Asking;
};

} // namespace haex
