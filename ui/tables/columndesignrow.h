// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tabledesign.h"

#include <QObject>

#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QToolButton;

namespace haex {

/// The controls for one column of a table that is designed: a row of a grid of controls, which own them.
class ColumnDesignRow final : public QObject
{
    Q_OBJECT
public:
    enum Place { Name, Type, Key, Required, Unique, Default, Reference, OnDelete, Remove, Places };

    struct Rights
    {
        /// The column is there: kind, key, rules and default stay as they are.
        bool isFixed = false;
        bool canRename = true;
        bool canRemove = true;
    };
    ColumnDesignRow(const ColumnDesign &column, const std::optional<ForeignKeyDesign> &reference,
                    const DesignSurroundings &surroundings, const Rights &rights, QObject *parent);

    /// Takes the row away, its controls too.
    void dispose();
    void place(QGridLayout &grid, int row);
    void focusName();
    [[nodiscard]] ColumnDesign column() const;
    [[nodiscard]] std::optional<ForeignKeyDesign> reference() const;
    [[nodiscard]] static QString caption(int place);

Q_SIGNALS:
    void changed();
    void removed();

private:
    void fillTypes(const QByteArray &type);
    void fillReferences(const DesignSurroundings &surroundings, const std::optional<ForeignKeyDesign> &reference);
    void addReference(const ForeignKeyDesign &reference);
    void fix(const Rights &rights);
    void nameControls();

    QByteArray m_formerName;
    QByteArray m_formerDefault;
    QLineEdit *m_name;
    QComboBox *m_type;
    QCheckBox *m_key;
    QCheckBox *m_required;
    QCheckBox *m_unique;
    QLineEdit *m_default;
    QComboBox *m_reference;
    QComboBox *m_onDelete;
    QToolButton *m_remove;
};

} // namespace haex
