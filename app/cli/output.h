// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace haex::cli {

/// Where results go: tables for people or JSON for scripts on standard output, everything else on
/// standard error.
class Output final
{
public:
    enum class Form { Text, Json, Csv };

    Output(Form form, bool isQuiet);

    [[nodiscard]] Form form() const { return m_form; }
    [[nodiscard]] bool isJson() const { return m_form == Form::Json; }

    /// One line of the result.
    void line(const QString &text) const;
    void json(const QJsonObject &object) const;
    void json(const QJsonArray &array) const;
    /// Rows under a head, in columns or as CSV.
    void table(const QStringList &head, const QList<QStringList> &rows) const;
    /// Fields of CSV, as they are.
    void csv(const QList<QStringList> &rows) const;
    /// What was done, for a person that watches; nothing when quiet or JSON.
    void note(const QString &text) const;
    void warn(const QString &text) const;
    void error(const Error &error) const;
    /// Progress on a terminal; nothing elsewhere. Ends with `finishProgress`.
    void progress(const QString &what, qint64 done, qint64 total);
    void finishProgress();

private:
    void write(const QString &text) const;

    Form m_form;
    bool m_isQuiet;
    bool m_isTerminal;
    bool m_showsProgress = false;
    qint64 m_progressShownMs = 0;
};

/// A value as it is shown in a table; NULL is `NULL`, a BLOB `x'…'`.
[[nodiscard]] QString displayText(const CellValue &value);
/// A value in JSON: a BLOB is `{"$blob":"<base64>"}`.
[[nodiscard]] QJsonValue jsonValue(const CellValue &value);
/// Milliseconds since 1970 as ISO 8601 in UTC; empty for 0.
[[nodiscard]] QString timeText(qint64 milliseconds);
[[nodiscard]] QString fromUtf8(QByteArrayView text);

} // namespace haex::cli
