// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"
#include "ui/items/itemsplace.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace haex {

class ElidedLabel;
class FieldEditor;
class FormColumn;
class MessageBar;
class PasswordField;
class StrengthBar;

/// Edits one item; nothing is written before Save.
class ItemEditor final : public QWidget
{
    Q_OBJECT
public:
    /// `random` makes passwords; it must outlive the editor.
    explicit ItemEditor(Random &random, QWidget *parent = nullptr);

    void edit(const VaultItem &item, const QList<ItemGroup> &groups);
    [[nodiscard]] VaultItem item() const;
    [[nodiscard]] ItemDraft draft() const { return {m_original, item()}; }
    /// Goes on with it.
    void resume(const ItemDraft &draft, const QList<ItemGroup> &groups);
    [[nodiscard]] bool isChanged() const;
    void setSaving(bool saving);
    void showError(const QString &text);

Q_SIGNALS:
    void saveRequested(const haex::VaultItem &item);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *makeHeader();
    void addLoginFields(FormColumn *form);
    void addExpiry(FormColumn *form);
    void addField(const ItemField &field);
    void fillFields(const QList<ItemField> &fields);
    void fillGroups(const QList<ItemGroup> &groups);
    void openGenerator(QWidget *anchor);
    void updateStrength();
    void save();

    Random &m_random;
    VaultItem m_original;
    ElidedLabel *m_heading;
    QPushButton *m_save;
    MessageBar *m_messages;
    QLineEdit *m_title;
    QWidget *m_loginPart;
    QLineEdit *m_username;
    PasswordField *m_password;
    StrengthBar *m_strength;
    QPlainTextEdit *m_urls;
    PasswordField *m_totp;
    QVBoxLayout *m_fields;
    QList<FieldEditor *> m_fieldEditors;
    QPlainTextEdit *m_notes;
    QCheckBox *m_expires;
    QDateEdit *m_expiry;
    QComboBox *m_group;
    QLineEdit *m_tags;
};

} // namespace haex
