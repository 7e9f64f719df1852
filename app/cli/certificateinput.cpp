// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certificateinput.h"

#include "app/cli/passwordinput.h"

#include <QFile>

namespace haex::cli {
namespace {

constexpr qint64 MaxFileBytes = 1024 * 1024;

Result<ClientCertificate> readFile(const Arguments &arguments, const QByteArray &file)
{
    auto read = ClientCertificate::read(file, {});
    if (read || read.error().code != ErrorCode::WrongPassword)
        return read;
    HAEX_ASSIGN(password, readPassword({arguments.value(QStringLiteral("--certificate-password-file")), "HAEX_CERTIFICATE_PASSWORD",
                                        QStringLiteral("Password of the certificate"), false}));
    return ClientCertificate::read(file, password);
}

} // namespace

QList<OptionSpec> clientCertificateOptions()
{
    return {{QStringLiteral("--client-certificate"), QStringLiteral("FILE"),
             QStringLiteral("PKCS#12 or PEM, for a server that asks for a certificate; “none” forgets it")},
            {QStringLiteral("--certificate-password-file"), QStringLiteral("FILE"), QStringLiteral("what opens that file")}};
}

bool choosesClientCertificate(const Arguments &arguments)
{
    return arguments.has(QStringLiteral("--client-certificate"));
}

Result<ClientCertificate> readClientCertificate(const Arguments &arguments)
{
    const QString path = arguments.value(QStringLiteral("--client-certificate"));
    if (path == QLatin1String("none"))
        return ClientCertificate();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, file.errorString());
    QByteArray bytes = file.read(MaxFileBytes);
    auto read = readFile(arguments, bytes);
    wipe(bytes);
    return read;
}

} // namespace haex::cli
