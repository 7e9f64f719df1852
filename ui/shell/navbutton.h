// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace haex {

/// One entry of the sidebar: icon, name, and a count where something asks for attention.
class NavButton final : public QAbstractButton
{
    Q_OBJECT
public:
    NavButton(const QString &iconName, const QString &text, QWidget *parent = nullptr);

    void setCount(qint64 count);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_iconName;
    qint64 m_count = 0;
};

} // namespace haex
