// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablepage.h"
#include "ui/presenters/devicenames.h"
#include "ui/widgets/pane.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace haex {

class BytesPreview;
class FormerCells;
class MessageBar;
class TextLabel;

/// The whole value of one cell, where it came from, device and time, and what the cell held before. Edits it as what it is:
/// text of many lines, a number, bytes from a file, or no value.
class CellInspector final : public Pane
{
    Q_OBJECT
public:
    explicit CellInspector(QWidget *parent = nullptr);

    struct Cell
    {
        RowKey key = {};
        TableColumn column = {};
        CellInfo info = {};
        bool writable = false;
        /// What is larger does not reach the other devices; 0 when it need not.
        qint64 largestBytes = 0;
    };
    /// Another cell was chosen and is being read: what was typed for the one before is written, and no
    /// key goes there any more.
    void expectCell();
    void showCell(const Cell &cell, const DeviceNames &devices);
    void showNothing();
    /// Puts the keyboard on the value, as soon as it is there.
    void enter();
    [[nodiscard]] bool isModified() const { return m_modified; }
    [[nodiscard]] bool shows(const RowKey &key, const QByteArray &column) const;

Q_SIGNALS:
    void writeRequested(const haex::RowKey &key, const QByteArray &column, const haex::CellValue &value);
    /// The person is done here and wants to go on in the rows.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void showValue(const CellValue &value);
    void showOrigin(const CellInfo &info, const DeviceNames &devices);
    void chooseType();
    void markModified();
    void apply();
    void revert();
    void load();
    void take(const QByteArray &bytes);
    void save();
    [[nodiscard]] std::optional<CellValue> typedValue() const;
    [[nodiscard]] CellValue::Type chosenType() const;

    Cell m_cell;
    CellValue m_bytes;
    bool m_modified = false;
    bool m_showing = false;
    bool m_waiting = false;
    bool m_enterWhenShown = false;
    TextLabel *m_title;
    TextLabel *m_type;
    QComboBox *m_kind;
    QPlainTextEdit *m_value;
    BytesPreview *m_preview;
    QPushButton *m_load;
    QPushButton *m_save;
    QPushButton *m_apply;
    QPushButton *m_revert;
    MessageBar *m_messages;
    TextLabel *m_writtenCaption;
    TextLabel *m_written;
    TextLabel *m_deviceCaption;
    TextLabel *m_device;
    TextLabel *m_proof;
    TextLabel *m_formerCaption;
    FormerCells *m_former;
};

} // namespace haex
