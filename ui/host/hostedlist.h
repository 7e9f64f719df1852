// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tone.h"

#include <QHash>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace haex {

class ElidedLabel;

/// What the home server holds of one kind: a heading, and lines with the one thing that can be done about
/// each. A line that stays keeps its button, so that the keyboard's place outlives a new status.
class HostedList final : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        QByteArray id;
        QString text;
        Tone tone = Tone::Muted;
        QString action;
        /// The same for a screen reader, with what it is about.
        QString spokenAction;
    };

    explicit HostedList(const QString &heading, QWidget *parent = nullptr);

    /// Nothing is shown without lines.
    void showLines(const QList<Line> &lines);

Q_SIGNALS:
    void actionRequested(const QByteArray &id);

private:
    struct Row
    {
        QWidget *widget = nullptr;
        ElidedLabel *text = nullptr;
        QPushButton *action = nullptr;
    };
    [[nodiscard]] Row makeRow(const QByteArray &id);

    QVBoxLayout *m_layout;
    QHash<QByteArray, Row> m_rows;
};

} // namespace haex
