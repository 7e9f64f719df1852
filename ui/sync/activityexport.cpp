// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/activityexport.h"

#include "ui/sync/activitymodel.h"

#include <QAbstractItemModel>

namespace haex {

namespace {

QString quoted(QString text)
{
    return u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace

QByteArray toCsv(const QAbstractItemModel &model)
{
    QString csv;
    const auto addLine = [&csv](const QStringList &fields) { csv += fields.join(u',') + QLatin1String("\r\n"); };
    QStringList heading;
    for (int column = 0; column < model.columnCount(); ++column)
        heading << quoted(model.headerData(column, Qt::Horizontal).toString());
    addLine(heading);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < model.columnCount(); ++column)
            fields << quoted(model.index(row, column).data(ActivityModel::ExportRole).toString());
        addLine(fields);
    }
    return csv.toUtf8();
}

} // namespace haex
