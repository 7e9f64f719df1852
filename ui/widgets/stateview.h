// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace haex {

class Spinner;
class TextLabel;

/// Fills a place that has nothing to show: empty (why, and what to do about it), loading, or an
/// error with its one button.
class StateView final : public QWidget
{
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);

    void showEmpty(const QString &iconName, const QString &title, const QString &text,
                   const QString &action = {});
    void showLoading(const QString &title);
    void showError(const QString &title, const QString &text, const QString &action = {});

Q_SIGNALS:
    void actionTriggered();

private:
    void fill(const QString &title, const QString &text, const QString &action);

    QLabel *m_icon;
    Spinner *m_spinner;
    TextLabel *m_title;
    TextLabel *m_text;
    QPushButton *m_action;
};

} // namespace haex
