// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/worksheet.h"

class QButtonGroup;
class QCheckBox;

namespace haex {

enum class ExportKind { EncryptedVault, Json, ItemsCsv, Sqlite };

/// Asks in which form the vault is to leave: encrypted unless the person insists, and then only
/// after they said that they know what that means. Shows how the file is written.
class ExportSheet final : public WorkSheet
{
    Q_OBJECT
public:
    explicit ExportSheet(QWidget *parent);

    [[nodiscard]] ExportKind kind() const;
    void choose(ExportKind kind);
    /// The file of this name is being written.
    void showWriting(const QString &fileName);
    void showWriteError(const QString &text);

Q_SIGNALS:
    void exportRequested();

private:
    void addKind(ExportKind kind, const QString &name, const QString &explanation);
    void update();

    QButtonGroup *m_kinds;
    QCheckBox *m_understood;
    QWidget *m_warning;
    QPushButton *m_action;
};

} // namespace haex
