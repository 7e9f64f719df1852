// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace haex {

class MessageBar;
class Spinner;
class TextLabel;

/// The frame of every dialog: title, what it is about, the content, messages, and the buttons with
/// the one primary action on the right.
class Sheet : public QDialog
{
    Q_OBJECT
public:
    Sheet(const QString &title, const QString &subtitle, QWidget *parent);

    /// Shows that work is under way: nothing can be pressed twice, closing stays possible.
    void setBusy(bool busy);
    void showError(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    QPushButton *addPrimary(const QString &text);
    QPushButton *addDanger(const QString &text);
    QPushButton *addCancel(const QString &text = {});
    QPushButton *addSecondary(const QString &text);
    void setHeading(const QString &title, const QString &subtitle);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

private:
    TextLabel *m_title;
    TextLabel *m_subtitle;
    QWidget *m_body;
    QVBoxLayout *m_content;
    MessageBar *m_messages;
    QHBoxLayout *m_buttons;
    Spinner *m_spinner;
    QPointer<QWidget> m_typing;
    QList<QPushButton *> m_actions;
};

} // namespace haex
