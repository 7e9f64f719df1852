// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/presenters/importtexts.h"

#include <QScrollArea>

class QVBoxLayout;

namespace haex {

/// What an import leaves out or changes, line by line, what is lost first.
class ImportLines final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ImportLines(QWidget *parent = nullptr);

    /// Hidden when there are none.
    void showNotes(const QList<ImportNote> &notes);

private:
    QVBoxLayout *m_column;
};

} // namespace haex
