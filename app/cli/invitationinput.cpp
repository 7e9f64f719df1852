// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invitationinput.h"

#include "app/cli/passwordinput.h"

namespace haex::cli {
namespace {

constexpr char Variable[] = "HAEX_INVITATION";

QString fileName()
{
    return QStringLiteral("--invitation-file");
}

} // namespace

OptionSpec invitationFileOption()
{
    return {fileName(), QStringLiteral("FILE"),
            QStringLiteral("the line that a computer shows which hosts a server at home; - reads it from "
                           "standard input")};
}

bool hasInvitation(const Arguments &arguments)
{
    return arguments.has(fileName()) || qEnvironmentVariableIsSet(Variable);
}

Result<HomeInvitation> readInvitation(const Arguments &arguments)
{
    QString file = arguments.value(fileName());
    if (file == QLatin1StringView("-"))
        file = QStringLiteral("/dev/stdin");
    HAEX_ASSIGN(line, readPassword({file, Variable, QStringLiteral("Invitation")}));
    const auto bytes = line.view();
    const auto invitation = HomeInvitation::parse(
        QString::fromUtf8(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())));
    if (!invitation)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("not an invitation: it is one line, https://…#sha256=…&code=…"));
    return *invitation;
}

} // namespace haex::cli
