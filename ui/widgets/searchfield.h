// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace haex {

/// A field that searches while one types: `searchChanged` comes shortly after the last key.
class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);
    /// For where many stand beside each other: no icon; `name` is what a screen reader says.
    SearchField(const QString &name, const QString &placeholder, QWidget *parent);

Q_SIGNALS:
    void searchChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void searchAfterPause();

    QTimer m_pause;
};

} // namespace haex
