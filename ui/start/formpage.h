// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace haex {

class MessageBar;
class Spinner;
class TextLabel;

/// A page of the start screen with fields: heading, content, message, Back and one primary button,
/// and what is shown while the engine works.
class FormPage : public QWidget
{
    Q_OBJECT
public:
    FormPage(const QString &title, const QString &subtitle, const QString &action,
             QWidget *parent = nullptr);

    void setBusy(const QString &text);
    void showError(const QString &text);
    void setIdle();

Q_SIGNALS:
    void backRequested();

protected:
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    void setAction(const QString &text);
    void setHeading(const QString &title, const QString &subtitle);
    void setBackText(const QString &text);
    virtual void submit() = 0;
    virtual void goBack() { Q_EMIT backRequested(); }
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFoot();

    TextLabel *m_title;
    TextLabel *m_subtitle;
    QWidget *m_body;
    QVBoxLayout *m_content;
    MessageBar *m_messages;
    QPushButton *m_back;
    QPushButton *m_action;
    Spinner *m_spinner;
    TextLabel *m_busyText;
    QPointer<QWidget> m_typing;
};

} // namespace haex
