// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace haex {

/// The first thing one sees: recent vaults, and the ways to get one.
class HomePage final : public QWidget
{
    Q_OBJECT
public:
    explicit HomePage(QWidget *parent = nullptr);

    void showRecentVaults(const QStringList &paths);

Q_SIGNALS:
    void createRequested();
    void openRequested();
    void joinRequested();
    void wordsRequested();
    void restoreRequested();
    void sampleRequested();
    void recentChosen(const QString &path);

private:
    QWidget *m_recentPart;
    QVBoxLayout *m_recent;
};

} // namespace haex
