// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/recoverypage.h"

#include "ui/recovery/papercolumn.h"
#include "ui/recovery/qrpattern.h"

#include <QFile>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>

namespace haex {

namespace {

constexpr int GroupsPerRow = 3;
constexpr qreal QrMillimetres = 46;
constexpr qreal GapMillimetres = 7;

} // namespace

QString RecoveryPage::inRows(const QString &recoveryKey)
{
    const QStringList groups = recoveryKey.split(u'-');
    QStringList rows;
    for (qsizetype at = 0; at < groups.size(); at += GroupsPerRow)
        rows << groups.mid(at, GroupsPerRow).join(QStringLiteral("  "));
    return rows.join(u'\n');
}

bool RecoveryPage::print(const RecoverySheetFacts &facts, QPagedPaintDevice &device)
{
    PaperColumn::layOut(device);
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    PaperColumn column(painter, device.logicalDpiY());
    column.write(tr("Recovery sheet"), 24, true);
    column.write(tr("Vault “%1”, made on %2").arg(facts.vaultName, QLocale().toString(facts.date, QLocale::LongFormat)), 11, false);
    column.skip(GapMillimetres);
    column.write(inRows(facts.recoveryKey), 22, true, TextStyle::Mono);
    column.skip(GapMillimetres);
    column.draw(qrPattern(facts.recoveryKey), QrMillimetres);
    column.skip(GapMillimetres);
    column.write(tr("What it is for"), 13, true);
    column.write(tr("This key opens the vault when its password is forgotten. Whoever has it, and one of your devices or a backup, "
                    "can read everything in the vault: keep it where you keep your important papers, and not beside a device."),
                 11, false);
    column.skip(GapMillimetres / 2);
    column.write(tr("How to use it"), 13, true);
    column.write(tr("1. Open Haex Vault and choose the vault.\n2. Choose “Forgot the password?” and type the key.\n3. Choose a new vault password."), 11, false);
    column.skip(GapMillimetres / 2);
    column.write(tr("It goes with the file that ends in “.recovery” beside the vault's file. Copy both when you move the vault or copy a backup. "
                    "A newer recovery sheet takes the place of this one."),
                 11, false);
    return painter.end();
}

bool RecoveryPage::writePdf(const RecoverySheetFacts &facts, const QString &path)
{
    QFile file(path);
    if (!PaperColumn::open(file))
        return false;
    QPdfWriter writer(&file);
    writer.setTitle(tr("Recovery sheet"));
    return print(facts, writer) && file.flush() && file.error() == QFile::NoError;
}

} // namespace haex
