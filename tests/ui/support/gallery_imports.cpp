// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's imports and exports.
#include "tests/ui/support/dialogexhibit.h"
#include "tests/ui/support/fixtures.h"
#include "ui/imports/exportsheet.h"
#include "ui/imports/importsheet.h"
#include "ui/imports/importtablespage.h"

#include <QLineEdit>
#include <QListWidget>

namespace haex {

QList<Gallery::Exhibit> Gallery::importExhibits()
{
    const auto sheet = [](const char *name, auto fill) {
        return dialog(name, [fill] {
            auto *made = new ImportSheet(nullptr);
            fill(*made);
            return made;
        });
    };
    const QString keepass = QStringLiteral("/home/ada/Passwords.kdbx");
    const QString csv = QStringLiteral("/home/ada/Chrome Passwords.csv");
    return {sheet("dialog-import", [](ImportSheet &) {}),
            sheet("dialog-import-password", [keepass](ImportSheet &made) { made.showSource({keepass, ImportFormat::Keepass, {}}); }),
            sheet("dialog-import-columns", [csv](ImportSheet &made) { made.showSource({csv, ImportFormat::Csv, Fixtures::csvMapping()}); }),
            sheet("dialog-import-tables", [](ImportSheet &made) { made.showSource({QStringLiteral("/home/ada/library.db"), ImportFormat::Sqlite, {}, {{"books", 1204, 6}, {"loans", 87, 4}, {"readers", 31, 3}},
                                  {{ImportReason::ViewLeftOut, QStringLiteral("Passport"), {}, 1}}}); }),
            sheet("dialog-import-tables-taken", [](ImportSheet &made) {
                made.showSource({QStringLiteral("/home/ada/library.db"), ImportFormat::Sqlite, {}, {{"books", 1204, 6}, {"loans", 87, 4}, {"readers", 31, 3}}, {}}, {"books"});
            }),
            sheet("dialog-import-tables-renamed", [](ImportSheet &made) {
                made.showSource({QStringLiteral("/home/ada/library.db"), ImportFormat::Sqlite, {}, {{"books", 1204, 6}, {"loans", 87, 4}, {"readers", 31, 3}}, {}}, {"books", "lent"});
                auto *tables = made.findChild<ImportTablesPage *>()->findChild<QListWidget *>();
                tables->item(0)->setCheckState(Qt::Checked);
                tables->setCurrentRow(1);
                auto *name = made.findChild<ImportTablesPage *>()->findChild<QLineEdit *>();
                name->setText(QStringLiteral("Lent"));
                Q_EMIT name->textEdited(name->text());
            }),
            sheet("dialog-import-preview", [keepass](ImportSheet &made) {
                made.showSource({keepass, ImportFormat::Keepass, {}});
                made.showPreview(Fixtures::importPreview());
            }),
            sheet("dialog-import-progress", [keepass](ImportSheet &made) {
                made.showSource({keepass, ImportFormat::Keepass, {}});
                made.showPreview(Fixtures::importPreview());
                made.setBusy(true);
                made.showProgress(120, 200);
            }),
            sheet("dialog-import-error", [keepass](ImportSheet &made) {
                made.showSource({keepass, ImportFormat::Keepass, {}});
                made.showImportError({.code = ErrorCode::WrongPassword});
            }),
            sheet("dialog-import-report", [keepass](ImportSheet &made) {
                made.showSource({keepass, ImportFormat::Keepass, {}});
                ImportReport report;
                report.items = 198;
                report.groups = 12;
                report.notes = Fixtures::importPreview().notes;
                made.showReport(report);
            }),
            dialog("dialog-export", [] { return new ExportSheet(nullptr); }),
            dialog("dialog-export-progress", [] {
                auto *made = new ExportSheet(nullptr);
                made->showWriting(QStringLiteral("Export 2026-11-03.haexvault"));
                made->showProgress(4200, 10'000);
                return made;
            }),
            dialog("dialog-export-readable", [] {
                auto *made = new ExportSheet(nullptr);
                made->choose(ExportKind::ItemsCsv);
                return made;
            })};
}

} // namespace haex
