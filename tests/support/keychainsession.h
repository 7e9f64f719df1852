// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

namespace haex {

/// For test programs that meet the system's keychain: they start themselves once more, in a desktop
/// session of their own that ends with them.
enum class KeychainMode { Unset, Real, None };

inline constexpr char KeychainModeVariable[] = "HAEX_TEST_KEYCHAIN";

/// In which of them this process is.
[[nodiscard]] inline KeychainMode keychainMode()
{
    const QByteArray mode = qgetenv(KeychainModeVariable);
    return mode == "real" ? KeychainMode::Real
                          : (mode == "none" ? KeychainMode::None : KeychainMode::Unset);
}

/// Runs this program once more, behind `session`; its exit code.
[[nodiscard]] inline int runAgain(const char *mode, const QStringList &session)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(KeychainModeVariable), QString::fromLatin1(mode));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=") + home.filePath(QStringLiteral("nobody")));
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setProcessEnvironment(environment);
    const QStringList command = session + QStringList{QCoreApplication::applicationFilePath()}
        + QCoreApplication::arguments().mid(1);
    process.start(command.first(), command.mid(1));
    constexpr int PatienceMs = 100'000;
    const bool ended = process.waitForFinished(PatienceMs);
    return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

/// With a real Secret Service, unlocked and empty.
[[nodiscard]] inline int runWithKeychain()
{
    // The bus ends with the command, and the keychain with the bus.
    return runAgain("real",
                    {QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"),
                     QStringLiteral("-c"),
                     QStringLiteral("printf test | gnome-keyring-daemon --unlock"
                                    " --components=secrets >/dev/null && exec \"$0\" \"$@\"")});
}

/// Where no bus answers.
[[nodiscard]] inline int runWithoutKeychain()
{
    return runAgain("none", {});
}

} // namespace haex
