// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/errortexts.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace haex::cli {
namespace {

constexpr qint64 ProgressIntervalMs = 100;
constexpr qsizetype MaxColumnWidth = 60;

/// Control characters of a value must not reach the terminal.
QString oneLine(const QString &text)
{
    QString clean = text;
    for (QChar &character : clean) {
        if (character.category() == QChar::Other_Control)
            character = u' ';
    }
    return clean.size() > MaxColumnWidth ? clean.first(MaxColumnWidth - 1) + u'…' : clean;
}

QString csvField(const QString &text)
{
    const bool needsQuotes = text.contains(u',') || text.contains(u'"') || text.contains(u'\n')
        || text.contains(u'\r');
    if (!needsQuotes)
        return text;
    QString quoted = text;
    quoted.replace(u'"', QLatin1StringView("\"\""));
    return u'"' + quoted + u'"';
}

QString joined(const QStringList &cells, const QList<qsizetype> &widths)
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i)
        text += i + 1 < cells.size() ? cells.at(i).leftJustified(widths.at(i) + 2) : cells.at(i);
    return text + u'\n';
}

} // namespace

Output::Output(Form form, bool isQuiet)
    : m_form(form)
    , m_isQuiet(isQuiet)
    , m_isTerminal(::isatty(STDERR_FILENO) != 0)
{
}

void Output::write(const QString &text) const
{
    const QByteArray utf8 = text.toUtf8();
    std::fwrite(utf8.constData(), 1, static_cast<size_t>(utf8.size()), stdout);
}

void Output::line(const QString &text) const
{
    write(text + u'\n');
}

void Output::json(const QJsonObject &object) const
{
    write(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
}

void Output::json(const QJsonArray &array) const
{
    write(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)) + u'\n');
}

void Output::table(const QStringList &head, const QList<QStringList> &rows) const
{
    QList<QStringList> lines {head};
    for (const QStringList &row : rows) {
        QStringList cells;
        std::transform(row.begin(), row.end(), std::back_inserter(cells), oneLine);
        lines.append(cells);
    }
    QList<qsizetype> widths(head.size(), 0);
    for (const QStringList &cells : lines) {
        for (qsizetype i = 0; i < cells.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], cells.at(i).size());
    }
    QStringList rule;
    for (const qsizetype width : widths)
        rule.append(QString(width, u'-'));
    lines.insert(1, rule);
    for (const QStringList &cells : lines)
        write(joined(cells, widths));
}

void Output::csv(const QList<QStringList> &rows) const
{
    for (const QStringList &row : rows) {
        QStringList fields;
        std::transform(row.begin(), row.end(), std::back_inserter(fields), csvField);
        write(fields.join(u',') + u'\n');
    }
}

void Output::note(const QString &text) const
{
    if (!m_isQuiet && m_form == Form::Text)
        write(text + u'\n');
}

void Output::warn(const QString &text) const
{
    std::fprintf(stderr, "haexctl: %s\n", text.toUtf8().constData());
}

void Output::error(const Error &error) const
{
    if (!isJson())
        return warn(errorSentence(error));
    const QJsonObject body {{QStringLiteral("code"), QString(errorCodeName(error.code))},
                            {QStringLiteral("message"), errorSentence(error)}};
    const QByteArray text = QJsonDocument(QJsonObject {{QStringLiteral("error"), body}})
                                .toJson(QJsonDocument::Compact);
    std::fprintf(stderr, "%s\n", text.constData());
}

void Output::progress(const QString &what, qint64 done, qint64 total)
{
    if (!m_isTerminal || m_isQuiet)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now - m_progressShownMs < ProgressIntervalMs)
        return;
    m_progressShownMs = now;
    m_showsProgress = true;
    const QByteArray name = what.toUtf8();
    if (total > 0)
        std::fprintf(stderr, "\r\033[K%s: %lld of %lld", name.constData(), done, total);
    else
        std::fprintf(stderr, "\r\033[K%s: %lld", name.constData(), done);
    std::fflush(stderr);
}

void Output::finishProgress()
{
    if (std::exchange(m_showsProgress, false))
        std::fputs("\r\033[K", stderr);
}

QString displayText(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return QString::number(value.toInteger());
    case CellValue::Type::Real:
        return QString::number(value.toReal(), 'g', QLocale::FloatingPointShortest);
    case CellValue::Type::Text:
        return QString::fromUtf8(value.bytes());
    case CellValue::Type::Blob:
        return QStringLiteral("x'%1'").arg(QString::fromLatin1(value.bytes().toHex()));
    default:
        return QStringLiteral("NULL");
    }
}

QJsonValue jsonValue(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return value.toInteger();
    case CellValue::Type::Real:
        return value.toReal();
    case CellValue::Type::Text:
        return QString::fromUtf8(value.bytes());
    case CellValue::Type::Blob:
        return QJsonObject {
            {QStringLiteral("$blob"), QString::fromLatin1(value.bytes().toBase64())}};
    default:
        return QJsonValue::Null;
    }
}

QString timeText(qint64 milliseconds)
{
    return milliseconds == 0
        ? QString()
        : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString fromUtf8(QByteArrayView text)
{
    return QString::fromUtf8(text);
}

} // namespace haex::cli
