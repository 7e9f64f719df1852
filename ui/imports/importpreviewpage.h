// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importstore.h"

#include <QWidget>

class QCheckBox;
class QListWidget;

namespace haex {

class ImportLines;
class TextLabel;

/// What would come in, what is here already, and what would be left out.
class ImportPreviewPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportPreviewPage(QWidget *parent = nullptr);

    void showPreview(const ImportPreview &preview);
    [[nodiscard]] bool withDuplicates() const;
    /// How many items would come in now.
    [[nodiscard]] qint64 count() const;

Q_SIGNALS:
    void countChanged();

private:
    ImportPreview m_preview;
    QList<TextLabel *> m_facts;
    QCheckBox *m_duplicates;
    QListWidget *m_titles;
    ImportLines *m_lines;
};

} // namespace haex
