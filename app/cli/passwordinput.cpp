// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passwordinput.h"

#include <QFile>

#include <cstdio>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace haex::cli {
namespace {

constexpr qint64 MaxPasswordFileBytes = 64 * 1024;

SecretBytes fromUtf8Line(QByteArray line, bool isForeign)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (isForeign) {
        SecretBytes password = SecretBytes::copyOf(line);
        wipe(line);
        return password;
    }
    QString text = QString::fromUtf8(line);
    wipe(line);
    SecretBytes password = SecretBytes::fromPassword(text);
    text.fill(QChar());
    return password;
}

Result<SecretBytes> fromFile(const QString &path, bool isForeign)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, QStringLiteral("the password file cannot be read: ") + path);
    return fromUtf8Line(file.readLine(MaxPasswordFileBytes), isForeign);
}

/// The terminal with its echo switched off, while it lives.
class SilentTerminal final
{
public:
    SilentTerminal()
        : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (m_descriptor < 0 || ::tcgetattr(m_descriptor, &m_before) != 0)
            return;
        m_isUsable = true;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        ::tcsetattr(m_descriptor, TCSAFLUSH, &silent);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
    ~SilentTerminal()
    {
        if (m_isUsable)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    [[nodiscard]] bool isUsable() const { return m_isUsable; }
    [[nodiscard]] Result<SecretBytes> ask(const QString &prompt, bool isForeign) const
    {
        const QByteArray text = prompt.toUtf8() + ": ";
        if (::write(m_descriptor, text.constData(), static_cast<size_t>(text.size())) < 0)
            return fail(ErrorCode::IoError, QStringLiteral("the terminal cannot be written"));
        QByteArray line;
        line.reserve(4096);
        char byte = 0;
        ssize_t count = 0;
        while ((count = ::read(m_descriptor, &byte, 1)) == 1 && byte != '\n')
            line += byte;
        if (count != 1) {
            wipe(line);
            return fail(ErrorCode::Cancelled);
        }
        return fromUtf8Line(std::move(line), isForeign);
    }

private:
    int m_descriptor;
    termios m_before = {};
    bool m_isUsable = false;
};

Result<SecretBytes> fromTerminal(const PasswordSource &source)
{
    const SilentTerminal terminal;
    if (!terminal.isUsable())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("%1: no password file, no %2, and no terminal to ask at")
                        .arg(source.prompt, QString::fromLatin1(source.variable)));
    HAEX_ASSIGN(password, terminal.ask(source.prompt, source.isForeign));
    if (source.isNew) {
        HAEX_ASSIGN(again, terminal.ask(source.prompt + QStringLiteral(" (again)"), source.isForeign));
        if (!again.equals(password))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the two passwords differ"));
    }
    return password;
}

} // namespace

Result<SecretBytes> readPassword(const PasswordSource &source)
{
    if (!source.file.isEmpty())
        return fromFile(source.file, source.isForeign);
    if (qEnvironmentVariableIsSet(source.variable)) {
        SecretBytes password = fromUtf8Line(qgetenv(source.variable), source.isForeign);
        // Programs that this one might start have no business with it.
        qunsetenv(source.variable);
        return password;
    }
    return fromTerminal(source);
}

} // namespace haex::cli
