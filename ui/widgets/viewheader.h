// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace haex {

class ElidedLabel;

/// The top of a view: its name, one line about it, and its actions on the right.
class ViewHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit ViewHeader(const QString &title, const QString &subtitle = {},
                        QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    void addAction(QWidget *widget);
    using QWidget::addAction;

private:
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    QHBoxLayout *m_row;
};

} // namespace haex
