// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace haex {

class Workspace;

/// Saves a picture of every view, one after the other, for galleries and documentation.
class ViewShots final : public QObject
{
    Q_OBJECT
public:
    ViewShots(Workspace &workspace, const QString &folder, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void finished();

private:
    void next();

    Workspace &m_workspace;
    QString m_folder;
    QTimer m_timer;
    int m_view = -1;
};

} // namespace haex
