// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QPushButton;

namespace haex {

class TextLabel;

/// Which key the vault has, how far older contents are re-encrypted under it, and a button for
/// another one.
class KeyPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyPanel(QWidget *parent = nullptr);

    /// `progress` is empty when nothing is under way.
    void showKey(const QString &key, const QString &progress);
    void setBusy(bool isBusy);

Q_SIGNALS:
    void changeRequested();

private:
    TextLabel *m_key;
    TextLabel *m_progress;
    QPushButton *m_change;
};

} // namespace haex
