// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/retrypolicy.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace haex;

namespace {

/// Within the jitter around `milliseconds`.
bool isAbout(qint64 delay, qint64 milliseconds)
{
    return delay >= milliseconds * 3 / 4 && delay <= milliseconds * 5 / 4;
}

} // namespace

class TestRetryPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phase_data();
    void phase();
    void delays_doubleUpToTheLongest();
    void delays_areSpread();
    void success_beginsAnew();
    void retryAfter_isTheLeast();
    void hugeRetryAfter_isCut();
    void login_isWaitedFor_data();
    void login_isWaitedFor();
    void blocked_isTriedSlowly();
};

void TestRetryPolicy::phase_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<SyncPhase>("phase");
    const QList<std::pair<ErrorCode, SyncPhase>> rows{
        {ErrorCode::NetworkError, SyncPhase::Offline},
        {ErrorCode::Timeout, SyncPhase::Offline},
        {ErrorCode::RateLimited, SyncPhase::BackingOff},
        {ErrorCode::ServerBusy, SyncPhase::BackingOff},
        {ErrorCode::ServerError, SyncPhase::BackingOff},
        {ErrorCode::RequestTimeout, SyncPhase::BackingOff},
        {ErrorCode::ServerProtocolError, SyncPhase::BackingOff},
        {ErrorCode::TokenExpired, SyncPhase::BackingOff},
        {ErrorCode::EpochMismatch, SyncPhase::BackingOff},
        {ErrorCode::DatabaseBusy, SyncPhase::BackingOff},
        {ErrorCode::Unauthorized, SyncPhase::Blocked},
        {ErrorCode::PaymentRequired, SyncPhase::Blocked},
        {ErrorCode::QuotaExceeded, SyncPhase::Blocked},
        {ErrorCode::BodyTooLarge, SyncPhase::Blocked},
        {ErrorCode::TlsError, SyncPhase::Blocked},
        {ErrorCode::ProxyRefused, SyncPhase::Blocked},
        {ErrorCode::ClientCertificateRequired, SyncPhase::Blocked},
        {ErrorCode::NotASyncServer, SyncPhase::Blocked},
        {ErrorCode::NotFound, SyncPhase::Blocked},
        {ErrorCode::DiskFull, SyncPhase::Blocked},
        {ErrorCode::Internal, SyncPhase::Blocked},
    };
    for (const auto &[code, phase] : rows)
        QTest::addRow("%s", errorCodeName(code).data()) << code << phase;
}

void TestRetryPolicy::phase()
{
    QFETCH(const ErrorCode, code);
    QTEST(RetryPolicy::phaseAfter(code), "phase");
}

void TestRetryPolicy::delays_doubleUpToTheLongest()
{
    SystemRandom random;
    RetryPolicy policy(random);
    qint64 expected = RetryPolicy::FirstDelayMs;
    for (int i = 0; i < 40; ++i) {
        QVERIFY(isAbout(policy.failed({ErrorCode::NetworkError}), expected));
        expected = std::min(expected * 2, RetryPolicy::LongestDelayMs);
    }
}

void TestRetryPolicy::delays_areSpread()
{
    SystemRandom random;
    QSet<qint64> delays;
    for (int i = 0; i < 50; ++i) {
        RetryPolicy policy(random);
        const qint64 delay = policy.failed({ErrorCode::NetworkError});
        QVERIFY(isAbout(delay, RetryPolicy::FirstDelayMs));
        delays.insert(delay);
    }
    QVERIFY(delays.size() > 10);
}

void TestRetryPolicy::success_beginsAnew()
{
    SystemRandom random;
    RetryPolicy policy(random);
    for (int i = 0; i < 5; ++i)
        (void)policy.failed({ErrorCode::ServerError});
    policy.succeeded();
    QVERIFY(isAbout(policy.failed({ErrorCode::ServerError}), RetryPolicy::FirstDelayMs));
}

void TestRetryPolicy::retryAfter_isTheLeast()
{
    SystemRandom random;
    RetryPolicy policy(random);
    QVERIFY(policy.failed({ErrorCode::RateLimited, {}, {}, 600}) >= 600'000);
    QVERIFY(policy.failed({ErrorCode::QuotaExceeded, {}, {}, 7200}) >= 7'200'000);
    // A server that always says "one second" does not get a storm.
    for (int i = 0; i < 20; ++i)
        (void)policy.failed({ErrorCode::RateLimited, {}, {}, 1});
    QVERIFY(
        isAbout(policy.failed({ErrorCode::RateLimited, {}, {}, 1}), RetryPolicy::LongestDelayMs));
}

void TestRetryPolicy::hugeRetryAfter_isCut()
{
    SystemRandom random;
    RetryPolicy policy(random);
    const Error error{ErrorCode::RateLimited, {}, {}, std::numeric_limits<int>::max()};
    const qint64 delay = policy.failed(error);
    QVERIFY(delay >= RetryPolicy::LongestAskedMs);
    // A QTimer counts in int.
    QVERIFY(delay < std::numeric_limits<int>::max());
    QCOMPARE(RetryPolicy::askedDelayMs({ErrorCode::RateLimited, {}, {}, -5}), 0);
}

void TestRetryPolicy::login_isWaitedFor_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (const ErrorCode code :
         {ErrorCode::Unauthorized, ErrorCode::BadCredentials, ErrorCode::DeviceMismatch})
        QTest::addRow("%s", errorCodeName(code).data()) << code;
}

void TestRetryPolicy::login_isWaitedFor()
{
    QFETCH(const ErrorCode, code);
    SystemRandom random;
    RetryPolicy policy(random);
    QCOMPARE(policy.failed({code}), 0);
}

void TestRetryPolicy::blocked_isTriedSlowly()
{
    SystemRandom random;
    RetryPolicy policy(random);
    for (int i = 0; i < 3; ++i)
        QVERIFY(isAbout(policy.failed({ErrorCode::QuotaExceeded}), RetryPolicy::BlockedDelayMs));
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
