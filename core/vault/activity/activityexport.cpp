// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/activity/activityexport.h"

#include "core/vault/importexport/csvwriter.h"

#include <QDateTime>
#include <QJsonObject>

namespace haex {
namespace {

QString isoTime(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs) : QString();
}

QString writtenTime(const ActivityRecord &record)
{
    return isoTime(record.written ? record.written->physicalMs : 0);
}

QString eventOf(const ActivityRecord &record)
{
    if (!record.isAboutRows)
        return record.direction == QLatin1String("backend") ? record.detail : QString();
    return QString::fromLatin1(record.line.rowPks.isEmpty() ? QByteArray() : rowEventName(record.line.event));
}

QString reasonOf(const ActivityRecord &record)
{
    return record.errorCode.isEmpty() ? QString::fromUtf8(record.line.reason) : record.errorCode;
}

} // namespace

QString activityDirection(const ActivityRecord &record)
{
    if (record.direction == QLatin1String("pull"))
        return QStringLiteral("received");
    return record.direction == QLatin1String("push") ? QStringLiteral("sent") : QStringLiteral("server");
}

QString activityResult(const ActivityRecord &record)
{
    if (!record.errorCode.isEmpty())
        return QStringLiteral("failed");
    if (record.isAboutRows)
        return QString::fromLatin1(cellFateName(record.line.fate));
    return record.direction == QLatin1String("backend") ? QString() : QStringLiteral("applied");
}

QStringList activityFields(const ActivityRecord &record)
{
    QStringList fields;
    for (const ActivityRecord::Field &field : record.fields) {
        const QString column = QString::fromUtf8(field.column);
        if (field.column == "field" && !field.name.isEmpty())
            fields << field.name;
        else
            fields << (field.name.isEmpty() ? column : column + u' ' + field.name);
    }
    if (!record.isAboutRows && record.direction != QLatin1String("backend"))
        fields << record.detail.split(QLatin1String(", "), Qt::SkipEmptyParts);
    return fields;
}

QStringList activityHead()
{
    return {QStringLiteral("Time"),   QStringLiteral("Server"), QStringLiteral("Direction"), QStringLiteral("Result"),
            QStringLiteral("Event"),  QStringLiteral("Item"),   QStringLiteral("Table"),     QStringLiteral("Row"),
            QStringLiteral("Fields"), QStringLiteral("Written by"), QStringLiteral("Written"), QStringLiteral("Sent by"),
            QStringLiteral("Rows"),   QStringLiteral("Values"), QStringLiteral("Reason")};
}

QStringList activityCells(const ActivityRecord &record)
{
    return {isoTime(record.timeMs),
            record.backendName,
            activityDirection(record),
            activityResult(record),
            eventOf(record),
            record.title,
            QString::fromUtf8(record.line.tableName),
            QString::fromUtf8(record.line.rowPks),
            activityFields(record).join(QLatin1String(", ")),
            record.writerName,
            writtenTime(record),
            record.senderName,
            record.isAboutRows ? QString::number(record.line.rows) : QString(),
            record.cells > 0 ? QString::number(record.cells) : QString(),
            reasonOf(record)};
}

QByteArray activityCsv(const QList<ActivityRecord> &records)
{
    QByteArray csv = csvRecord(activityHead());
    for (const ActivityRecord &record : records)
        csv += csvRecord(activityCells(record));
    return csv;
}

QJsonArray activityJson(const QList<ActivityRecord> &records)
{
    QJsonArray array;
    for (const ActivityRecord &record : records) {
        array.append(QJsonObject{{QStringLiteral("time"), isoTime(record.timeMs)},
                                 {QStringLiteral("server"), record.backendName},
                                 {QStringLiteral("direction"), activityDirection(record)},
                                 {QStringLiteral("result"), activityResult(record)},
                                 {QStringLiteral("event"), eventOf(record)},
                                 {QStringLiteral("item"), record.title},
                                 {QStringLiteral("itemId"), QString::fromUtf8(record.itemId)},
                                 {QStringLiteral("table"), QString::fromUtf8(record.line.tableName)},
                                 {QStringLiteral("row"), QString::fromUtf8(record.line.rowPks)},
                                 {QStringLiteral("fields"), QJsonArray::fromStringList(activityFields(record))},
                                 {QStringLiteral("writtenBy"), record.writerName},
                                 {QStringLiteral("written"), writtenTime(record)},
                                 {QStringLiteral("sentBy"), record.senderName},
                                 {QStringLiteral("rows"), record.isAboutRows ? record.line.rows : 0},
                                 {QStringLiteral("values"), record.cells},
                                 {QStringLiteral("reason"), reasonOf(record)}});
    }
    return array;
}

} // namespace haex
