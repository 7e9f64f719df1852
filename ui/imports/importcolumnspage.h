// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/csvitems.h"

#include <QScrollArea>

class QComboBox;

namespace haex {

/// What each column of a CSV file becomes; a suggestion that the person may change.
class ImportColumnsPage final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ImportColumnsPage(QWidget *parent = nullptr);

    void showMapping(const CsvMapping &mapping);
    [[nodiscard]] CsvMapping mapping() const;

private:
    [[nodiscard]] QComboBox *makeBox(const CsvColumn &column);

    CsvMapping m_mapping;
    QList<QComboBox *> m_boxes;
};

} // namespace haex
