// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quickunlock/systemkeychain.h"

#include <qt6keychain/keychain.h>

namespace haex::SystemKeychain {
namespace {

const QString Service = QStringLiteral("haex-vault");

Result<> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {};
    // Its texts are the desktop's own words and hold nothing of ours.
    return fail(job.error() == QKeychain::EntryNotFound ? ErrorCode::NotFound : ErrorCode::IoError,
                job.errorString());
}

/// Starts the job; it deletes itself once `finished` has run.
template <class Job, class Finished>
void run(Job *job, const QByteArray &entry, Finished finished)
{
    job->setKey(QString::fromLatin1(entry));
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, finished = std::move(finished)] { finished(*job); });
    job->start();
}

} // namespace

void find(std::function<void(bool)> done)
{
    read("no-such-entry", [done = std::move(done)](const Result<SecretBytes> &found) {
        done(found || found.error().code == ErrorCode::NotFound);
    });
}

void read(const QByteArray &entry, std::function<void(Result<SecretBytes>)> done)
{
    run(new QKeychain::ReadPasswordJob(Service), entry,
        [done = std::move(done)](const QKeychain::ReadPasswordJob &job) {
            const auto outcome = outcomeOf(job);
            if (!outcome)
                return done(fail(outcome.error()));
            QByteArray bytes = job.binaryData();
            SecretBytes secret = SecretBytes::copyOf(bytes);
            wipe(bytes);
            done(std::move(secret));
        });
}

void write(const QByteArray &entry, const SecretBytes &secret, std::function<void(Result<>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(Service);
    job->setBinaryData({reinterpret_cast<const char *>(secret.view().data()),
                        static_cast<qsizetype>(secret.size())});
    run(job, entry,
        [done = std::move(done)](const QKeychain::Job &finished) { done(outcomeOf(finished)); });
}

void remove(const QByteArray &entry, std::function<void(Result<>)> done)
{
    run(new QKeychain::DeletePasswordJob(Service), entry,
        [done = std::move(done)](const QKeychain::Job &finished) {
            const auto outcome = outcomeOf(finished);
            const bool isGone = outcome || outcome.error().code == ErrorCode::NotFound;
            done(isGone ? Result<>() : outcome);
        });
}

} // namespace haex::SystemKeychain
