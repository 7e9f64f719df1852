// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreader.h"
#include "core/vault/importexport/importreport.h"
#include "ui/widgets/tone.h"

#include <QByteArrayList>
#include <QCoreApplication>

namespace haex {

/// One line of a preview or report: what became of how many things, and of which.
struct ImportLine
{
    Tone tone = Tone::Muted;
    QString text;
    /// The first of them by name; may be empty.
    QString subjects;
};

/// The words for imports: formats, targets of columns, reasons, and what is wrong with a file.
class ImportTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ImportTexts)
public:
    [[nodiscard]] static QString format(ImportFormat format);
    [[nodiscard]] static QString target(CsvTarget target);
    [[nodiscard]] static QString error(const Error &error);
    /// Which tables cannot come in as the vault has such already, and what one can do.
    [[nodiscard]] static QString takenTables(const QByteArrayList &names);
    /// Notes of one reason taken together, what is lost first.
    [[nodiscard]] static QList<ImportLine> lines(const QList<ImportNote> &notes);
    /// The lines as a text to keep.
    [[nodiscard]] static QString text(const ImportReport &report);

private:
    [[nodiscard]] static QString fault(const Error &error);
    [[nodiscard]] static QString reason(ImportReason reason, int count);
    [[nodiscard]] static QString tableReason(ImportReason reason, int count);
};

} // namespace haex
