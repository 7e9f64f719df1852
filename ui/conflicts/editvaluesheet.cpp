// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/editvaluesheet.h"

#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/valuetexts.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

EditValueSheet::EditValueSheet(const ConflictEntry &entry, QWidget *parent)
    : Sheet(tr("Write another value"), tr("It becomes the value on all your devices."), parent)
    , m_conflict(entry.conflict)
    , m_text(new QPlainTextEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setPlainText(ValueTexts::cell(entry.conflict.winnerValue));
    m_text->setAccessibleName(ConflictTexts::fieldName(m_conflict.tableName, m_conflict.columnName));
    m_text->setTabChangesFocus(true);
    content()->addWidget(m_text);
    addCancel();
    connect(addPrimary(tr("Use this value")), &QPushButton::clicked, this, &QDialog::accept);
}

CellValue EditValueSheet::value() const
{
    return ValueTexts::parse(m_text->toPlainText(), {}, m_conflict.winnerValue);
}

} // namespace haex
