// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/largedelete.h"
#include "tests/ui/support/fixtures.h"
#include "ui/conflicts/worddiff.h"
#include "ui/presenters/activitytexts.h"
#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/noticetexts.h"
#include "ui/presenters/removaltexts.h"
#include "ui/presenters/syncstatuspresenter.h"
#include "ui/presenters/timetexts.h"
#include "ui/presenters/valuetexts.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace haex;

/// The words: every error has its sentence, every state its three parts.
class TestPresenters final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyErrorCode_hasASentence();
    void sqlErrors_showWhatTheDatabaseSaid();
    void loginErrors_offerToLogIn();
    void otherAuthor_offersTheFingerprints_notTheLogin();
    void proxyThatRefusesTheChannel_isToldOnce();
    void everyOverallState_saysStateSinceAndNext_data();
    void everyOverallState_saysStateSinceAndNext();
    void backend_countsDown_toItsNextTry();
    void clockDifference_isSaid_fromAMinuteOn();
    void alert_saysWhoseClockIsAhead_andByHowMuch();
    void alert_saysWhoSentWhatThisDeviceDidNotWrite();
    void largeDelete_saysHowManyRowsOfWhat();
    void alert_namesItsBackend();
    void removal_isSaid_untilItHappened_andWhyAfterwards();
    void missingVault_isNoMissingRow();
    void plannedRemoval_isToldOnTheDesktop_once();
    void activity_saysWhatHappenedToABackend_data();
    void activity_saysWhatHappenedToABackend();
    void activity_namesTables_asPeopleKnowThem();
    void conflict_saysWhyTheWinnerWon();
    void everyWaitingReason_isExplained();
    void secrets_areRecognised_byTable_andColumn();
    void typedText_becomesTheColumnsType();
    void wordDiff_marksOnlyWhatDiffers();
};

void TestPresenters::everyErrorCode_hasASentence()
{
    const QString unknown = ErrorTexts::sentence(ErrorCode::Internal);
    for (int i = 1; i <= int(ErrorCode::UnsupportedFormat); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const QString text = ErrorTexts::sentence(code);
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(!text.startsWith(unknown.left(20)), qPrintable(errorCodeName(code) + QLatin1String(" has no sentence")));
    }
}

void TestPresenters::sqlErrors_showWhatTheDatabaseSaid()
{
    QVERIFY(ErrorTexts::sentence(Error{ErrorCode::SqlError, QStringLiteral("no such table: bok")}).contains(QLatin1String("no such table: bok")));
    QVERIFY(!ErrorTexts::sentence(Error{ErrorCode::IoError, QStringLiteral("/secret/path")}).contains(QLatin1String("/secret/path")));
}

/// Two things: a server that does not know this device, and somebody who writes in a device's name.
void TestPresenters::otherAuthor_offersTheFingerprints_notTheLogin()
{
    QCOMPARE(ErrorTexts::remedy(ErrorCode::DeviceMismatch), Remedy::LogIn);
    QCOMPARE(ErrorTexts::remedy(ErrorCode::AuthorMismatch), Remedy::CompareFingerprints);
    QVERIFY(!ErrorTexts::remedyLabel(Remedy::CompareFingerprints).isEmpty());
    QVERIFY(ErrorTexts::sentence(ErrorCode::DeviceMismatch) != ErrorTexts::sentence(ErrorCode::AuthorMismatch));
}

void TestPresenters::loginErrors_offerToLogIn()
{
    QCOMPARE(ErrorTexts::remedy(ErrorCode::TokenExpired), Remedy::LogIn);
    QCOMPARE(ErrorTexts::remedy(ErrorCode::NetworkError), Remedy::Retry);
    QCOMPARE(ErrorTexts::remedy(ErrorCode::ProxyRefused), Remedy::SetProxy);
    QVERIFY(!ErrorTexts::remedyLabel(Remedy::SetProxy).isEmpty());
    QCOMPARE(ErrorTexts::remedy(ErrorCode::ClientCertificateRequired), Remedy::SetCertificate);
    QVERIFY(!ErrorTexts::remedyLabel(Remedy::SetCertificate).isEmpty());
    QVERIFY(!ErrorTexts::remedyLabel(Remedy::LogIn).isEmpty());
    QVERIFY(ErrorTexts::remedyLabel(Remedy::None).isEmpty());
}

void TestPresenters::proxyThatRefusesTheChannel_isToldOnce()
{
    BackendStatus status;
    status.realtimeError = Error {ErrorCode::ProxyRefused};
    const BackendTexts alone = SyncStatusPresenter::backend(status, 0);
    QVERIFY(alone.problem.contains(QLatin1String("not at once")));
    QCOMPARE(alone.remedy, Remedy::SetProxy);
    // Nothing comes through: that is the one thing to say.
    status.phase = SyncPhase::Blocked;
    status.lastError = status.realtimeError;
    const BackendTexts whole = SyncStatusPresenter::backend(status, 0);
    QCOMPARE(whole.problem, ErrorTexts::sentence(ErrorCode::ProxyRefused));
    QCOMPARE(whole.remedy, Remedy::SetProxy);
}

void TestPresenters::everyOverallState_saysStateSinceAndNext_data()
{
    QTest::addColumn<int>("state");
    for (int i = 0; i <= int(OverallState::LocalOnly); ++i)
        QTest::addRow("%d", i) << i;
}

void TestPresenters::everyOverallState_saysStateSinceAndNext()
{
    QFETCH(int, state);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    SyncStatus status = Fixtures::syncStatus();
    status.overall = static_cast<OverallState>(state);
    const StatusTexts texts = SyncStatusPresenter::overall(status, now);
    QVERIFY(!texts.headline.isEmpty());
    QVERIFY(!texts.iconName.isEmpty());
    if (status.overall == OverallState::LocalOnly)
        return;
    QVERIFY(texts.detail.contains(QLatin1String("Synced")));
    QCOMPARE(texts.detail.contains(QLatin1String("next try")), status.overall != OverallState::Syncing);
    status.waitingRows = 0;
    QCOMPARE(SyncStatusPresenter::overall(status, now).detail.contains(QLatin1String("next try")), status.overall == OverallState::Offline);
}

void TestPresenters::backend_countsDown_toItsNextTry()
{
    BackendStatus backend;
    backend.phase = SyncPhase::Offline;
    backend.nextTryMs = 141000;
    QCOMPARE(SyncStatusPresenter::backend(backend, 100000).nextTry, QStringLiteral("in 41 s"));
    QCOMPARE(SyncStatusPresenter::backend(backend, 100900).nextTry, QStringLiteral("in 41 s"));
    QCOMPARE(SyncStatusPresenter::backend(backend, 101000).nextTry, QStringLiteral("in 40 s"));
    QCOMPARE(SyncStatusPresenter::backend(backend, 141000).nextTry, QStringLiteral("now"));
}

void TestPresenters::clockDifference_isSaid_fromAMinuteOn()
{
    BackendStatus backend;
    backend.clockDifferenceMs = 59000;
    QVERIFY(SyncStatusPresenter::backend(backend, 0).clockWarning.isEmpty());
    backend.clockDifferenceMs = -7 * 60000;
    QVERIFY(SyncStatusPresenter::backend(backend, 0).clockWarning.contains(u'7'));
}

void TestPresenters::conflict_saysWhyTheWinnerWon()
{
    Conflict conflict = Fixtures::conflicts().at(1).conflict;
    const DeviceNames devices = Fixtures::devices();
    const QString later = ConflictTexts::whyItWon(conflict, devices);
    QVERIFY(later.contains(u'4'));
    QVERIFY(later.contains(QLatin1String("Phone")));
    conflict.winnerHlc.physicalMs = conflict.supersededHlc.physicalMs;
    QVERIFY(ConflictTexts::whyItWon(conflict, devices).contains(QLatin1String("same instant")));
    for (int kind = 0; kind <= int(ConflictKind::NotWritten); ++kind) {
        conflict.kind = static_cast<ConflictKind>(kind);
        QVERIFY(!ConflictTexts::kind(conflict.kind).isEmpty());
        QVERIFY(!ConflictTexts::story(conflict, devices).isEmpty());
    }
}

void TestPresenters::alert_saysWhoseClockIsAhead_andByHowMuch()
{
    const SyncAlert ours{ErrorCode::ClockDrift, {}, 1, QStringLiteral("-420")};
    const SyncAlert theirs{ErrorCode::ClockDrift, {}, 1, QStringLiteral("7200")};
    const QString oursText = SyncStatusPresenter::alert(ours, {}, 1);
    const QString theirsText = SyncStatusPresenter::alert(theirs, {}, 1);
    QVERIFY2(oursText.startsWith(QLatin1String("The clock of this device is 7 minute")), qPrintable(oursText));
    QVERIFY2(theirsText.contains(QLatin1String("is 2 hour")) && theirsText.contains(QLatin1String("ahead of this device")), qPrintable(theirsText));
}

void TestPresenters::alert_saysWhoSentWhatThisDeviceDidNotWrite()
{
    const SyncAlert named{ErrorCode::AuthorMismatch, "x", 1, QStringLiteral("4b64c80e Old phone")};
    const SyncAlert unnamed{ErrorCode::AuthorMismatch, "x", 1, QStringLiteral("4b64c80e")};
    QVERIFY(SyncStatusPresenter::alert(named, {}, 1).startsWith(QStringLiteral("“Old phone” sent something")));
    const SyncAlert said{ErrorCode::AuthorMismatch, {}, 1, QStringLiteral("4b64c80e Old phone")};
    QVERIFY(SyncStatusPresenter::alert(said, {}, 1).startsWith(QStringLiteral("What “Old phone” is said to hold is not signed")));
    QVERIFY(SyncStatusPresenter::alert(unnamed, {}, 1).startsWith(QLatin1String("Another device sent something")));
}

void TestPresenters::largeDelete_saysHowManyRowsOfWhat()
{
    const QString context = toText({{"books", 30, 40}, {"vault_items", 25, 25}});
    const QString lines = SyncStatusPresenter::largeDelete(context);
    QCOMPARE(lines.split(u'\n').size(), 2);
    QVERIFY2(lines.startsWith(QLatin1String("books: 30 of 40")), qPrintable(lines));
    QVERIFY2(!lines.contains(QLatin1String("vault_items")), qPrintable(lines));
    BackendStatus backend;
    backend.phase = SyncPhase::Blocked;
    backend.lastError = Error{ErrorCode::LargeDeleteNeedsConsent, context};
    const BackendTexts texts = SyncStatusPresenter::backend(backend, 1);
    QCOMPARE(texts.remedy, Remedy::DecideDelete);
    QVERIFY(texts.problem.contains(lines));
}

void TestPresenters::alert_namesItsBackend()
{
    const SyncStatus status = Fixtures::syncStatus();
    const SyncAlert known{ErrorCode::RollbackDetected, status.backends.first().backendId, 1, {}};
    const SyncAlert removed{ErrorCode::RollbackDetected, "gone", 1, {}};
    QVERIFY(SyncStatusPresenter::alert(known, status, 1).startsWith(status.backends.first().name));
    QVERIFY(SyncStatusPresenter::alert(removed, status, 1).startsWith(ErrorTexts::sentence(ErrorCode::RollbackDetected)));
}

void TestPresenters::removal_isSaid_untilItHappened_andWhyAfterwards()
{
    constexpr qint64 Day = 24LL * 3600 * 1000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    BackendStatus status;
    QVERIFY(SyncStatusPresenter::backend(status, now).removalNote.isEmpty());
    status.removal = {now + 7 * Day, 0};
    const QString account = SyncStatusPresenter::backend(status, now).removalNote;
    QVERIFY(account.contains(RemovalTexts::moment(now + 7 * Day)));
    status.removal = {now + 7 * Day, now + Day};
    const QString both = SyncStatusPresenter::backend(status, now).removalNote;
    QVERIFY(both.startsWith(account) && both.contains(RemovalTexts::moment(now + Day)));
    // Over, and the server says so.
    status.removal = {now - Day, 0};
    status.phase = SyncPhase::Blocked;
    status.lastError = Error{ErrorCode::NotFound};
    const BackendTexts texts = SyncStatusPresenter::backend(status, now);
    QVERIFY(texts.removalNote.isEmpty());
    QVERIFY(texts.problem.contains(RemovalTexts::moment(now - Day)));
    QCOMPARE(texts.remedy, Remedy::CheckAddress);
}

/// A device that was away for the whole grace knows of no plan.
void TestPresenters::missingVault_isNoMissingRow()
{
    BackendStatus status;
    status.name = QStringLiteral("Home");
    status.phase = SyncPhase::Blocked;
    status.lastError = Error{ErrorCode::NotFound};
    const QString problem = SyncStatusPresenter::backend(status, 1).problem;
    QVERIFY(problem != ErrorTexts::sentence(ErrorCode::NotFound));
    SyncStatus all;
    all.overall = OverallState::Blocked;
    all.backends = {status};
    QVERIFY(SyncStatusPresenter::overall(all, 1).detail.contains(problem));
}

void TestPresenters::plannedRemoval_isToldOnTheDesktop_once()
{
    constexpr qint64 Day = 24LL * 3600 * 1000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    SyncStatus before;
    before.backends = {BackendStatus()};
    before.backends.first().backendId = "1";
    SyncStatus after = before;
    after.backends.first().removal = {now + Day, 0};
    const QList<Notice> told = NoticeTexts::of(before, after, now);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().text, RemovalTexts::planned(after.backends.first().removal, now));
    QVERIFY(NoticeTexts::of(after, after, now).isEmpty());
    QVERIFY(NoticeTexts::of(after, before, now).isEmpty());
}

void TestPresenters::activity_saysWhatHappenedToABackend_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"added", "signed_in", "paused", "resumed", "removed", "kept", "account_ends:1764600000000", "vault_ends:1764600000000"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void TestPresenters::activity_saysWhatHappenedToABackend()
{
    QFETCH(QString, code);
    ActivityRecord record;
    record.direction = QStringLiteral("backend");
    record.detail = code;
    QVERIFY(!ActivityTexts::subject(record).isEmpty());
    QVERIFY(ActivityTexts::subject(record) != code);
    QVERIFY(ActivityTexts::result(record).isEmpty());
    record.detail.clear();
    record.errorCode = QStringLiteral("token_expired");
    QCOMPARE(ActivityTexts::result(record), ErrorTexts::sentence(ErrorCode::TokenExpired));
}

void TestPresenters::activity_namesTables_asPeopleKnowThem()
{
    ActivityRecord record;
    record.direction = QStringLiteral("pull");
    record.detail = QStringLiteral("vault_items, vault_item_fields, books");
    QCOMPARE(ActivityTexts::subject(record), QStringLiteral("Items, books"));
}

void TestPresenters::everyWaitingReason_isExplained()
{
    QSet<QString> reasons;
    const QByteArrayList codes = {"unknown_table", "unknown_column", "incomplete_row", "missing_parent", "unique", "check", "not_null", "authentication_failed", "unknown_key_version", "hlc_too_far_in_future"};
    for (const QByteArray &code : codes) {
        WaitingCell cell;
        cell.reason = code;
        reasons.insert(ConflictTexts::waitingReason(cell));
        QVERIFY(!ConflictTexts::waitingAdvice(cell).isEmpty());
    }
    QCOMPARE(reasons.size(), codes.size());
}

void TestPresenters::secrets_areRecognised_byTable_andColumn()
{
    QVERIFY(ValueTexts::isSecret("vault_items", "password"));
    QVERIFY(ValueTexts::isSecret("vault_items", "totp"));
    QVERIFY(ValueTexts::isSecret("vault_item_fields", "value"));
    QVERIFY(ValueTexts::isSecret("accounts", "Api_Token"));
    QVERIFY(!ValueTexts::isSecret("vault_items", "title"));
}

void TestPresenters::typedText_becomesTheColumnsType()
{
    QCOMPARE(ValueTexts::parse(QStringLiteral("12"), "INTEGER", {}), CellValue::integer(12));
    QCOMPARE(ValueTexts::parse(QStringLiteral("12"), "REAL", {}), CellValue::real(12));
    QCOMPARE(ValueTexts::parse(QStringLiteral("12"), "TEXT", {}), CellValue::text("12"));
    QCOMPARE(ValueTexts::parse(QStringLiteral("twelve"), "INTEGER", {}), CellValue::text("twelve"));
    QCOMPARE(ValueTexts::parse(QStringLiteral("12"), {}, CellValue::integer(3)), CellValue::integer(12));
}

void TestPresenters::wordDiff_marksOnlyWhatDiffers()
{
    using Ranges = QList<WordDiff::Range>;
    QCOMPARE(WordDiff::changed(QStringLiteral("ask Charles today"), QStringLiteral("ask Grace today")), (Ranges{{4, 7}}));
    QCOMPARE(WordDiff::changed(QStringLiteral("same words"), QStringLiteral("same words")), Ranges());
    QCOMPARE(WordDiff::changed(QStringLiteral("a b c"), QString()), (Ranges{{0, 5}}));
    QCOMPARE(WordDiff::changed(QString(), QStringLiteral("a")), Ranges());
}

QTEST_GUILESS_MAIN(TestPresenters)
#include "tst_presenters.moc"
