// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

class QButtonGroup;
class QCheckBox;
class QProgressBar;

namespace haex {

class TextLabel;

enum class ExportKind { EncryptedVault, Json, ItemsCsv, Sqlite };

/// Asks in which form the vault is to leave: encrypted unless the person insists, and then only
/// after they said that they know what that means. While the file is written it shows how far that is;
/// closing it then gives the file up.
class ExportSheet final : public Sheet
{
    Q_OBJECT
public:
    explicit ExportSheet(QWidget *parent);

    [[nodiscard]] ExportKind kind() const;
    void choose(ExportKind kind);
    /// The file of this name is being written.
    void showWriting(const QString &fileName);
    /// 0 of 0: nobody knows how long it takes.
    void showProgress(qint64 done, qint64 total);
    void showWriteError(const QString &text);

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void exportRequested();
    /// The sheet waits for the answer; closed once more, it does not.
    void givingUpRequested();

private:
    enum class State { Choosing, Writing, GivingUp };
    void addKind(ExportKind kind, const QString &name, const QString &explanation);
    void update();

    QButtonGroup *m_kinds;
    QCheckBox *m_understood;
    QWidget *m_warning;
    TextLabel *m_writing;
    QProgressBar *m_progress;
    QPushButton *m_action;
    State m_state = State::Choosing;
};

} // namespace haex
