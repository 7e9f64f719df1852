// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace haex {

class PasswordField;

/// One field that the person added, while it is edited: name, value, protected or not, remove.
class FieldEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit FieldEditor(const ItemField &field, QWidget *parent = nullptr);

    [[nodiscard]] ItemField field() const;

Q_SIGNALS:
    void removeRequested();
    void edited();

private:
    void setProtected(bool isProtected);

    QByteArray m_id;
    QLineEdit *m_name;
    PasswordField *m_value;
    QToolButton *m_protected;
};

} // namespace haex
