// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/sharepages.h"

#include "ui/recovery/papercolumn.h"
#include "ui/recovery/qrpattern.h"
#include "ui/recovery/recoverypage.h"

#include <QFile>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>

namespace haex {

namespace {

constexpr qreal QrMillimetres = 44;
constexpr qreal GapMillimetres = 6;
constexpr qreal TextPoints = 11;

void writeShare(PaperColumn &column, const RecoveryShareFacts &facts, qsizetype at)
{
    column.begin();
    column.write(SharePages::tr("For %1").arg(facts.holders.at(at)), 24, true);
    column.write(SharePages::tr("Share %1 of %2 of the recovery key of the vault “%3”, made on %4")
                     .arg(at + 1)
                     .arg(facts.holders.size())
                     .arg(facts.vaultName, QLocale().toString(facts.date, QLocale::LongFormat)),
                 TextPoints, false);
    column.skip(GapMillimetres);
    column.write(RecoveryPage::inRows(facts.shares.at(at)), 20, true, TextStyle::Mono);
    column.skip(GapMillimetres);
    column.draw(qrPattern(facts.shares.at(at)), QrMillimetres);
    column.skip(GapMillimetres);
    column.write(SharePages::tr("What this is"), 13, true);
    column.write(SharePages::tr("Somebody who trusts you keeps passwords and papers in an encrypted vault. This is your share of the key that opens it "
                                "when its password is lost. Any %1 of the shares together open it; fewer tell nothing about what is in it, so "
                                "yours alone opens nothing.")
                     .arg(facts.needed),
                 TextPoints, false);
    column.skip(GapMillimetres / 2);
    column.write(SharePages::tr("What to do"), 13, true);
    column.write(SharePages::tr("1. Keep this page where you keep your important papers. Do not photograph it, and do not put it into a computer.\n"
                                "2. Give it back, or read it to the vault's owner, when you are asked for it and know that it is the owner who asks.\n"
                                "3. If it is lost or somebody has seen it, tell the owner, who can make new shares."),
                 TextPoints, false);
    column.skip(GapMillimetres / 2);
    column.write(SharePages::tr("How it opens the vault"), 13, true);
    column.write(SharePages::tr("In Haex Vault, the vault is chosen, then “Forgot the password?”, and the shares are typed one after the other. The vault's file "
                                "and the one beside it that ends in “.recovery” are needed too. Newer shares, or a newer recovery sheet, take the place of these."),
                 TextPoints, false);
}

}

bool SharePages::print(const RecoveryShareFacts &facts, QPagedPaintDevice &device)
{
    PaperColumn::layOut(device);
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    PaperColumn column(painter, device.logicalDpiY());
    for (qsizetype at = 0; at < facts.shares.size(); ++at) {
        if (at > 0 && !device.newPage())
            return false;
        writeShare(column, facts, at);
    }
    return painter.end();
}

bool SharePages::writePdf(const RecoveryShareFacts &facts, const QString &path)
{
    QFile file(path);
    if (!PaperColumn::open(file))
        return false;
    QPdfWriter writer(&file);
    writer.setTitle(tr("Shares of a recovery key"));
    return print(facts, writer) && file.flush() && file.error() == QFile::NoError;
}

} // namespace haex
