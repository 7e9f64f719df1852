// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/searchtexts.h"

#include <QRegularExpression>

#include <utility>

namespace haex {

QString SearchTexts::help()
{
    return tr("<p>Every word must occur somewhere in the item.</p>"
              "<p><b>title:</b>mail, <b>user:</b>ada, <b>url:</b>example.org, <b>tag:</b>work, <b>note:</b>, <b>field:</b> look in one place only.<br>"
              "<b>kind:</b>card, <b>is:favourite</b>, <b>is:expired</b> and <b>has:code</b> choose items.<br>"
              "<b>-</b>word leaves out; <b>&quot;</b>two words<b>&quot;</b> belong together.</p>");
}

QString SearchTexts::canonical(const QString &typed)
{
    const std::pair<QString, QString> names[] = {
        {tr("title:", "search condition"), QStringLiteral("title:")}, {tr("user:", "search condition"), QStringLiteral("user:")},
        {tr("url:", "search condition"), QStringLiteral("url:")}, {tr("tag:", "search condition"), QStringLiteral("tag:")},
        {tr("note:", "search condition"), QStringLiteral("note:")}, {tr("field:", "search condition"), QStringLiteral("field:")},
        {tr("kind:login", "search condition"), QStringLiteral("kind:login")}, {tr("kind:note", "search condition"), QStringLiteral("kind:note")},
        {tr("kind:card", "search condition"), QStringLiteral("kind:card")}, {tr("kind:identity", "search condition"), QStringLiteral("kind:identity")},
        {tr("is:favourite", "search condition"), QStringLiteral("is:favourite")}, {tr("is:expired", "search condition"), QStringLiteral("is:expired")}, {tr("has:code", "search condition"), QStringLiteral("has:code")}};
    QString text = typed;
    for (const auto &[local, name] : names) {
        const QRegularExpression atStart(QStringLiteral("(^|\\s)(-?)%1").arg(QRegularExpression::escape(local)), QRegularExpression::CaseInsensitiveOption);
        text.replace(atStart, QStringLiteral("\\1\\2") + name);
    }
    return text;
}

} // namespace haex
