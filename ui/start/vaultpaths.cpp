// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/vaultpaths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace haex::VaultPaths {

namespace {

QString suffix()
{
    return QStringLiteral(".haexvault");
}

} // namespace

QString suggestionFor(const QString &name)
{
    static const QRegularExpression awkward(QStringLiteral("[^\\w .-]+"), QRegularExpression::UseUnicodePropertiesOption);
    QString file = QString(name).replace(awkward, QStringLiteral("_")).trimmed();
    if (file.isEmpty())
        file = QCoreApplication::translate("haex::VaultPaths", "Vault");
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    QString path = folder.filePath(file + suffix());
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = folder.filePath(QStringLiteral("%1 %2%3").arg(file).arg(n).arg(suffix()));
    return path;
}

QString filter()
{
    return QCoreApplication::translate("haex::VaultPaths", "Vaults (*%1);;All files (*)").arg(suffix());
}

QString withSuffix(const QString &path)
{
    return QFileInfo(path).suffix().isEmpty() ? path + suffix() : path;
}

} // namespace haex::VaultPaths
