// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace haex {

/// One field of an item as it is read: caption, value, and buttons to reveal and copy. A secret is
/// a masked, read-only field, so that screen readers do not speak it before it is revealed.
class FieldRow final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Plain, Secret, Link };

    FieldRow(const QString &caption, const QString &value, Kind kind, QWidget *parent = nullptr);

    void setValue(const QString &value);
    /// Goes beside the buttons, e.g. a countdown.
    void addExtra(QWidget *widget);

Q_SIGNALS:
    void copyRequested(const QString &value, bool secret);
    void linkActivated(const QString &url);

private:
    void addButtons(const QString &caption);

    Kind m_kind;
    QLineEdit *m_value;
    QHBoxLayout *m_buttons;
};

} // namespace haex
