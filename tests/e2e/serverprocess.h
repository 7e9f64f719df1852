// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/accountmessages.h"
#include "tests/support/postgrescluster.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

namespace haex {

inline constexpr int SocketWaitMs = 20'000;

/// What came back over a socket.
struct RawResponse
{
    int status = 0;
    QByteArray head;
    QByteArray body;
    /// The server hung up behind it.
    bool isClosed = false;
};

/// A running haex-syncd on a port of its own, with a data folder of its own unless the options name
/// a database; killed with the object.
class ServerProcess
{
public:
    explicit ServerProcess(const QStringList &more = {})
        : options(more)
    {
        start();
    }
    ~ServerProcess()
    {
        process.kill();
        process.waitForFinished();
    }

    /// The options of a server on a storage of `addEveryStore`: on a database of its own, or on its folder.
    [[nodiscard]] static QStringList storageOptions(const QByteArray &storage)
    {
        if (storage != "postgres")
            return {};
        const SecretBytes address = (*PostgresCluster::shared())->newAddress().value();
        const auto view = address.view();
        return {QStringLiteral("--database"),
                QString::fromUtf8(reinterpret_cast<const char *>(view.data()),
                                  static_cast<qsizetype>(view.size()))};
    }

    void start()
    {
        launch();
        output.clear();
        const QDeadlineTimer deadline(SocketWaitMs);
        while (!(output.contains("listening on") && output.endsWith('\n')) && !deadline.hasExpired()
               && process.state() != QProcess::NotRunning) {
            process.waitForReadyRead(100);
            output += process.readAllStandardOutput();
        }
        port = output.trimmed().mid(output.lastIndexOf(':') + 1).toUShort();
    }
    /// Without waiting; for a server that is to be killed while it starts.
    void launch()
    {
        process.setProgram(program());
        // Whatever this machine's own server is told.
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HAEX_SYNCD_CONFIG"), QString());
        process.setProcessEnvironment(environment);
        const QStringList data {QStringLiteral("--data"),
                                directory.filePath(QStringLiteral("data"))};
        const bool hasDatabase = options.contains(QStringLiteral("--database"));
        process.setArguments(QStringList {QStringLiteral("serve"), QStringLiteral("--listen"),
                                          // The port it had: devices keep a server's address.
                                          QStringLiteral("127.0.0.1:%1").arg(port),
                                          QStringLiteral("--registration"), QStringLiteral("open"),
                                          QStringLiteral("--password-memory-kib"),
                                          QStringLiteral("8")}
                             + options + (hasDatabase ? QStringList() : data));
        // A pipe that nobody reads would fill and hold the server up.
        process.setStandardErrorFile(logPath(), QIODevice::Append);
        process.start();
    }

    /// SIGKILL, as a power cut does it; `start` brings it back at the same port.
    void kill()
    {
        process.kill();
        process.waitForFinished(SocketWaitMs);
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(port); }
    [[nodiscard]] QString databasePath() const
    {
        return directory.filePath(QStringLiteral("data/server.sqlite"));
    }

    /// SIGTERM; the exit code, or -1 when it does not end.
    [[nodiscard]] int terminate()
    {
        process.terminate();
        return process.waitForFinished(SocketWaitMs) ? process.exitCode() : -1;
    }

    [[nodiscard]] static QString program()
    {
        return qEnvironmentVariable("HAEX_BIN_DIR") + QStringLiteral("/haex-syncd");
    }

    [[nodiscard]] QString logPath() const { return directory.filePath(QStringLiteral("log")); }
    [[nodiscard]] QByteArray log() const
    {
        QFile file(logPath());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList options;
    QTemporaryDir directory;
    QProcess process;
    /// What it said when it started.
    QByteArray output;
    quint16 port = 0;
};

/// A TCP connection that sends exactly the bytes it is told. Any thread.
class RawConnection
{
public:
    explicit RawConnection(quint16 port)
    {
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        socket.waitForConnected(SocketWaitMs);
    }

    void send(const QByteArray &bytes)
    {
        socket.write(bytes);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(SocketWaitMs)) { }
    }
    [[nodiscard]] bool readMore(int ms = SocketWaitMs)
    {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(ms)
            && socket.bytesAvailable() == 0)
            return false;
        buffer += socket.readAll();
        return true;
    }
    /// One response; `status` 0 when the server hung up or said nothing.
    [[nodiscard]] RawResponse read()
    {
        RawResponse response;
        while (!buffer.contains("\r\n\r\n")) {
            if (!readMore())
                return response;
        }
        const qsizetype split = buffer.indexOf("\r\n\r\n");
        response.head = buffer.first(split);
        response.status = response.head.mid(9, 3).toInt();
        buffer.remove(0, split + 4);
        const qsizetype field = response.head.toLower().indexOf("content-length:");
        const qsizetype length = field < 0
            ? 0
            : response.head.mid(field + 15).split('\r').first().trimmed().toLongLong();
        while (buffer.size() < length && readMore()) { }
        response.body = buffer.first(qMin(length, buffer.size()));
        buffer.remove(0, response.body.size());
        response.isClosed = response.head.contains("Connection: close");
        return response;
    }
    /// Until the server hangs up, or false.
    [[nodiscard]] bool waitForClose(int ms = SocketWaitMs)
    {
        const QDeadlineTimer deadline(ms);
        while (socket.state() != QAbstractSocket::UnconnectedState && !deadline.hasExpired())
            socket.waitForDisconnected(50);
        return socket.state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] RawResponse request(const QByteArray &method, const QByteArray &target,
                                      const QByteArray &body = {}, const QByteArray &token = {})
    {
        QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: test\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n";
        if (!token.isEmpty())
            head += "Authorization: Bearer " + token + "\r\n";
        send(head + "\r\n" + body);
        return read();
    }

    QTcpSocket socket;
    QByteArray buffer;
};

} // namespace haex
