// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/commandline.h"
#include "app/server/datalock.h"
#include "app/server/doctor.h"
#include "app/server/initcommand.h"
#include "app/server/metricsserver.h"
#include "app/server/usercommands.h"
#include "core/base/certificatepin.h"
#include "core/server/apiworker.h"
#include "core/server/selfsignedcertificate.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QUrl>

#include <cstdio>

using namespace haex;

namespace {

Result<> makeDataDirectory(const QString &path)
{
    if (!QDir().mkpath(path))
        return fail(ErrorCode::IoError, path);
    // Password hashes and who syncs when are nobody else's business on this machine.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

/// Makes the certificate that is asked for, once.
Result<> prepareCertificate(const CommandLine &line, const Clock &clock)
{
    if (!line.isSelfSigned)
        return {};
    return ensureSelfSignedCertificate(
        line.listen.tls, {line.listen.address, QSysInfo::machineHostName().toLatin1()},
        clock.nowMs());
}

QString hostForOthers(const QByteArray &address)
{
    const bool isAny = address == "0.0.0.0" || address == "::";
    return isAny ? QSysInfo::machineHostName() : QString::fromUtf8(address);
}

/// What people compare, and the address that holds it, for a certificate that nobody else vouches
/// for.
void printCertificate(const CommandLine &line, quint16 port)
{
    if (!line.isSelfSigned)
        return;
    const auto pin = certificateFingerprint(line.listen.tls.certificate);
    if (!pin)
        return;
    QUrl address;
    address.setScheme(QStringLiteral("https"));
    address.setHost(hostForOthers(line.listen.address));
    address.setPort(port);
    std::fprintf(stdout,
                 "certificate fingerprint (SHA-256): %s\n"
                 "address for devices: %s\n",
                 fingerprintText(*pin).toLatin1().constData(),
                 withCertificatePin(address, *pin).toEncoded().constData());
}

int serve(CommandLine line)
{
    const auto lock = DataLock::take(line);
    if (!lock)
        return reportFailure(lock.error());
    const SystemClock clock;
    SystemRandom random;
    ServerLog log(line.isQuiet);
    line.server.version = HAEX_VERSION;
    auto worker = ApiWorker::start(line.storage, clock, random, line.server);
    if (!worker)
        return reportFailure(worker.error());
    if (auto prepared = prepareCertificate(line, clock); !prepared)
        return reportFailure(prepared.error());
    auto listener = HttpListener::listen(line.listen, **worker, log);
    if (!listener)
        return reportFailure(listener.error());
    const auto metrics = MetricsServer::start(line, **worker);
    if (!metrics)
        return reportFailure(metrics.error());
    printCertificate(line, (*listener)->port());
    const bool isIpv6 = line.listen.address.contains(':');
    std::fprintf(stdout, isIpv6 ? "listening on [%s]:%u\n" : "listening on %s:%u\n",
                 line.listen.address.constData(), unsigned((*listener)->port()));
    std::fflush(stdout);
    (*listener)->run();
    (*metrics)->stop();
    // Answers in flight point into the listener.
    worker->reset();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    auto line = parseCommandLine(QCoreApplication::arguments());
    if (!line)
        return reportFailure(line.error());
    if (line->command == CommandLine::Command::Help) {
        std::fputs(usage().toUtf8().constData(), stdout);
        return 0;
    }
    if (line->command == CommandLine::Command::Version) {
        std::puts("haex-syncd " HAEX_VERSION);
        return 0;
    }
    // Looks only.
    if (line->command == CommandLine::Command::Doctor)
        return runDoctor(*line);
    if (onlyPrintsConfig(*line)) {
        printConfig(*line);
        return 0;
    }
    if (!line->dataDirectory.isEmpty()) {
        if (auto made = makeDataDirectory(line->dataDirectory); !made)
            return reportFailure(made.error());
    }
    if (line->command == CommandLine::Command::Serve)
        return serve(std::move(*line));
    if (line->command == CommandLine::Command::Init) {
        const auto done = runInit(*line);
        return done ? 0 : reportFailure(done.error());
    }
    return runMaintenance(*line);
}
