// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/fieldversion.h"
#include "ui/presenters/devicenames.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QScrollArea;
class QStackedWidget;

namespace haex {

class StateView;

/// The history of one item, field by field: every value with its device and time, newest first,
/// each to be used again.
class HistorySheet final : public Sheet
{
    Q_OBJECT
public:
    HistorySheet(const QString &itemTitle, const DeviceNames &devices, QWidget *parent);

    void showVersions(const QList<FieldVersion> &versions);
    /// Only this field; of which no part id and column are all.
    void chooseField(const QByteArray &partId, const QByteArray &column);
    void confirm(const QString &text);
    /// There is a log that says what became of the changes.
    void offerLog();

Q_SIGNALS:
    void logRequested();
    void restoreRequested(const haex::FieldVersion &version);
    void copyRequested(const QString &value, bool secret);

private:
    /// The values of one field.
    struct Field
    {
        QByteArray key;
        QList<FieldVersion> versions;
    };
    [[nodiscard]] QList<Field> changedFields() const;
    [[nodiscard]] QWidget *makeField(const Field &field);
    void fillFields(const QList<Field> &fields);
    void rebuild();

    DeviceNames m_devices;
    QList<FieldVersion> m_versions;
    QComboBox *m_field;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    StateView *m_empty;
};

} // namespace haex
