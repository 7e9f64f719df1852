// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace haex {

/// Passwords that no output and no log may ever have.
inline constexpr char VaultPassword[] = "planted vault secret";
inline constexpr char AccountPassword[] = "planted account secret";

/// The arguments of a command line.
[[nodiscard]] inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// What a run of haexctl left.
struct CommandResult
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] QByteArray line() const { return output.trimmed(); }
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(output).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(output).array(); }
};

/// One device that is used by haexctl alone: a vault file, and a machine's identities of its own.
/// Everything that its commands said is kept, with every log line that they have.
class CommandLine
{
public:
    CommandLine(const char *name, const char *vaultPassword, const char *accountPassword)
        : vault(folder.filePath(QString::fromLatin1(name) + QStringLiteral(".haex")))
    {
        write(QStringLiteral("vault-password"), vaultPassword);
        write(QStringLiteral("account-password"), accountPassword);
    }

    [[nodiscard]] CommandResult run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        CommandResult result;
        // A command that hangs is a failure of its own: it is killed and answers -1.
        const bool ended = process.waitForFinished(60'000);
        result.exitCode
            = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        result.output = process.readAllStandardOutput();
        result.errors = process.readAllStandardError();
        said += result.output + result.errors;
        return result;
    }
    /// Without waiting; for a command that is to be killed.
    void start(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HAEX_IDENTITY_DIR"), path("identities"));
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("haex.*=true"));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("HAEX_BIN_DIR") + QStringLiteral("/haexctl"),
                      QStringList {QStringLiteral("--vault"), vault, QStringLiteral("--password-file"),
                                   path("vault-password")}
                          + arguments);
    }

    [[nodiscard]] CommandResult sql(const QByteArray &script)
    {
        return run({QStringLiteral("sql"), QStringLiteral("-"), QStringLiteral("--json")}, script);
    }
    [[nodiscard]] CommandResult sync() { return run({QStringLiteral("sync")}); }
    [[nodiscard]] QByteArray digest() { return run({QStringLiteral("digest")}).line(); }
    /// The id of its first backend.
    [[nodiscard]] QString backend()
    {
        return run(words("backend list --json")).array().at(0).toObject().value(QStringLiteral("id")).toString();
    }
    [[nodiscard]] QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QStringList account(const QString &url) const
    {
        return {url, QStringLiteral("--email"), QStringLiteral("ada@example.org"),
                QStringLiteral("--account-password-file"), path("account-password")};
    }
    [[nodiscard]] CommandResult addBackend(const QString &url)
    {
        return run(QStringList {QStringLiteral("backend"), QStringLiteral("add")} + account(url)
                   + QStringList {QStringLiteral("--register")});
    }
    [[nodiscard]] CommandResult join(const QString &url, const QString &vaultId)
    {
        return run(QStringList {QStringLiteral("vault"), QStringLiteral("join"), QStringLiteral("--vault-id"),
                                vaultId, QStringLiteral("--backend")}
                   + account(url));
    }

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QFile::WriteOnly) || file.write(text + '\n') < 0)
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }

    QTemporaryDir folder;
    QString vault;
    /// Both streams of all commands so far.
    QByteArray said;
};

} // namespace haex
