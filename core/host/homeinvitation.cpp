// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeinvitation.h"

#include "core/base/certificatepin.h"

namespace haex {
namespace {

constexpr QLatin1StringView CodeMark("&code=");
// No letter that is taken for a digit, or for another one.
constexpr QLatin1StringView Alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
constexpr qsizetype CodeGroups = 4;
constexpr qsizetype GroupLength = 4;
constexpr qsizetype MaxTextLength = 1024;

/// As it was made, whichever way it was typed; empty when it is no code.
QString normalisedCode(const QString &typed)
{
    QString digits;
    for (const QChar character : typed.toUpper()) {
        if (character == u'-' || character.isSpace())
            continue;
        if (!Alphabet.contains(character))
            return {};
        if (!digits.isEmpty() && digits.size() % (GroupLength + 1) == GroupLength)
            digits += u'-';
        digits += character;
    }
    return digits.size() == CodeGroups * (GroupLength + 1) - 1 ? digits : QString();
}

} // namespace

QString HomeInvitation::text() const
{
    return server.toString() + CodeMark + code;
}

std::optional<HomeInvitation> HomeInvitation::parse(const QString &text)
{
    if (text.size() > MaxTextLength)
        return std::nullopt;
    const qsizetype mark = text.indexOf(CodeMark);
    if (mark < 0)
        return std::nullopt;
    const QUrl server(text.first(mark).trimmed(), QUrl::StrictMode);
    const QString code = normalisedCode(text.sliced(mark + CodeMark.size()));
    const bool isComplete = server.isValid() && server.scheme() == QLatin1StringView("https")
        && !server.host().isEmpty() && !certificatePin(server).value_or(QByteArray()).isEmpty();
    if (!isComplete || code.isEmpty())
        return std::nullopt;
    return HomeInvitation{server, code};
}

QString HomeInvitation::account()
{
    return QStringLiteral("vaults@home");
}

QString HomeInvitation::newCode(Random &random)
{
    QString digits;
    for (qsizetype i = 0; i < CodeGroups * GroupLength; ++i)
        digits += Alphabet[random.below(static_cast<quint32>(Alphabet.size()))];
    return normalisedCode(digits);
}

} // namespace haex
