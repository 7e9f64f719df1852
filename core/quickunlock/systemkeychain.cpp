// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quickunlock/systemkeychain.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

#include <memory>

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

/// QtKeychain has one queue of jobs for the process, and no lock on it: all of them run in the
/// application's own thread.
template <class Work>
void inApplicationThread(Work work)
{
    QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work));
}

/// Calls `done` from the event loop of the thread that is calling now.
template <class Answer>
std::function<void(Answer)> backHere(std::function<void(Answer)> done)
{
    auto *here = new QObject;
    return [here, done = std::move(done)](Answer answer) {
        auto kept = std::make_shared<Answer>(std::move(answer));
        const auto tell = [here, done, kept] {
            here->deleteLater();
            done(std::move(*kept));
        };
        QMetaObject::invokeMethod(here, tell, Qt::QueuedConnection);
    };
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

Result<SecretBytes> secretOf(const QKeychain::ReadPasswordJob &job)
{
    HAEX_TRY(outcomeOf(job));
    QByteArray bytes = job.binaryData();
    SecretBytes secret = SecretBytes::copyOf(bytes);
    wipe(bytes);
    return secret;
}

Result<> removalOf(const QKeychain::Job &job)
{
    const auto outcome = outcomeOf(job);
    const bool isGone = outcome || outcome.error().code == ErrorCode::NotFound;
    return isGone ? Result<>() : outcome;
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
    inApplicationThread([entry, done = backHere(std::move(done))] {
        run(new QKeychain::ReadPasswordJob(Service), entry,
            [done](const QKeychain::ReadPasswordJob &job) { done(secretOf(job)); });
    });
}

void write(const QByteArray &entry, const SecretBytes &secret, std::function<void(Result<>)> done)
{
    const auto kept = std::make_shared<SecretBytes>(SecretBytes::copyOf(secret.view()));
    inApplicationThread([entry, kept, done = backHere(std::move(done))] {
        auto *job = new QKeychain::WritePasswordJob(Service);
        job->setBinaryData({reinterpret_cast<const char *>(kept->view().data()),
                            static_cast<qsizetype>(kept->size())});
        run(job, entry, [done](const QKeychain::Job &finished) { done(outcomeOf(finished)); });
    });
}

void remove(const QByteArray &entry, std::function<void(Result<>)> done)
{
    inApplicationThread([entry, done = backHere(std::move(done))] {
        run(new QKeychain::DeletePasswordJob(Service), entry,
            [done](const QKeychain::Job &finished) { done(removalOf(finished)); });
    });
}

} // namespace haex::SystemKeychain
