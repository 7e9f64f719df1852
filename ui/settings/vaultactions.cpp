// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/vaultactions.h"

#include "core/vault/activity/activitylog.h"
#include "core/vault/items/itemrepository.h"
#include "ui/async/filewait.h"
#include "ui/async/whendone.h"
#include "ui/async/workwait.h"
#include "ui/presenters/errortexts.h"
#include "ui/recovery/recoverysheet.h"
#include "ui/recovery/splitsheet.h"
#include "ui/settings/adoptpasswordsheet.h"
#include "ui/settings/changepasswordsheet.h"
#include "ui/settings/reportsheet.h"
#include "ui/start/vaultpaths.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/namesheet.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QRandomGenerator>
#include <QSysInfo>

#include <algorithm>
#include <memory>

namespace haex {

namespace {

/// It may have waited for other work, and not be wanted any more.
template <class Work>
Result<> unlessCancelled(const WorkTicketPtr &ticket, Work work)
{
    if (ticket->isCancelled())
        return fail(ErrorCode::Cancelled, QStringLiteral("change of password"));
    return work();
}

} // namespace

VaultActions::VaultActions(VaultService &service, QWidget &window, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_window(window)
    , m_messages(messages)
{
    connect(&m_service, &VaultService::vaultOpened, this, &VaultActions::takeInfo);
    whenDone(m_service.hasKeychain(), this, [this](const Result<bool> &isThere) { Q_EMIT keychainLookedFor(isThere && *isThere); });
    connect(&m_service, &VaultService::tablesChanged, this, [this](const QByteArrayList &tables) {
        if (tables.contains("vault_preferences"))
            readPolicy();
        if (tables.contains("vault_key_slots"))
            reload();
    });
}

void VaultActions::readPolicy()
{
    auto future = m_service.run([](VaultSession &session) { return session.items().historyPolicy(); });
    whenDone(future, this, [this](const Result<HistoryPolicy> &policy) {
        if (policy)
            Q_EMIT historyPolicyChanged(*policy);
    });
    auto days = m_service.run([](VaultSession &session) { return ActivityLog(session.replica()).days(); });
    whenDone(days, this, [this](const Result<int> &kept) {
        if (kept)
            Q_EMIT activityDaysChanged(*kept);
    });
}

void VaultActions::setHistoryPolicy(const HistoryPolicy &policy)
{
    report(m_service.run([policy](VaultSession &session) { return session.items().setHistoryPolicy(policy); }), tr("The history is kept so from now on."));
}

void VaultActions::setActivityDays(int days)
{
    report(m_service.run([days](VaultSession &session) { return ActivityLog(session.replica()).setDays(days); }), tr("The activity log is kept so from now on."));
}

void VaultActions::reload()
{
    auto future = m_service.run([](VaultSession &session) -> Result<VaultInfo> { return session.info(); });
    whenDone(future, this, [this](const Result<VaultInfo> &info) {
        if (info)
            takeInfo(*info);
    });
    readPolicy();
}

void VaultActions::takeInfo(const VaultInfo &info)
{
    const bool isNews = info.hasForeignPassword && !m_info.hasForeignPassword;
    m_info = info;
    Q_EMIT infoChanged(m_info);
    if (isNews)
        Q_EMIT foreignPasswordFound();
}

void VaultActions::report(QFuture<Result<>> future, const QString &message)
{
    whenDone(future, this, [this, message](const Result<> &result) {
        if (result)
            Q_EMIT done(message);
        else
            Q_EMIT failed(ErrorTexts::sentence(result.error()));
        reload();
    });
}

void VaultActions::backUp()
{
    const QFileInfo file(m_info.path);
    const QString name = tr("%1 backup %2.haexvault").arg(m_info.name, QDate::currentDate().toString(Qt::ISODate));
    FileChooser::askToSave(&m_window, {tr("Back up the vault"), file.dir().filePath(name), VaultPaths::filter()}, [this](const QString &path) {
        backUpBy([path](VaultSession &session, const CopyProgress &progress) { return session.backupTo(path, progress); },
                 tr("The backup is made and was opened to test it. It has the same vault password."));
    });
}

void VaultActions::backUpNow()
{
    const auto backup = [](VaultSession &session, const CopyProgress &progress) -> Result<> {
        HAEX_TRY(session.backUp(BackupReason::Regular, progress));
        return {};
    };
    backUpBy(backup, tr("The backup is made and was opened to test it."));
}

void VaultActions::backUpBy(const Backup &backup, const QString &message)
{
    auto *wait = new FileWait(m_messages, tr("Making the backup…"), this);
    auto future = m_service.run([backup, ticket = wait->ticket()](VaultSession &session) { return backup(session, progressOf(ticket)); });
    whenDone(future, wait, [this, wait, message](const Result<> &result) {
        wait->end();
        if (result)
            Q_EMIT done(message);
        else if (result.error().code == ErrorCode::Cancelled)
            Q_EMIT givenUp(tr("The backup was given up. No file was left behind."));
        else
            Q_EMIT failed(ErrorTexts::sentence(result.error()));
        reload();
    });
}

void VaultActions::check()
{
    auto *wait = new FileWait(m_messages, tr("Checking the vault…"), this);
    auto future = m_service.run([ticket = wait->ticket()](VaultSession &session) { return session.check(true, progressOf(ticket)); });
    whenDone(future, wait, [this, wait](const Result<QStringList> &findings) {
        wait->end();
        if (!findings && findings.error().code == ErrorCode::Cancelled)
            return Q_EMIT givenUp(tr("The check was given up. It says nothing about the vault."));
        if (!findings) {
            Q_EMIT failed(ErrorTexts::sentence(findings.error()));
            return;
        }
        if (findings->isEmpty()) {
            Q_EMIT done(tr("The vault is in order: every page could be read and every row fits its rules."));
            return;
        }
        auto *sheet = new ReportSheet(tr("The check found something"), tr("Make a backup before you do anything else."), findings->join(u'\n'), &m_window);
        sheet->open();
    });
}

void VaultActions::rename()
{
    auto *sheet = new NameSheet(tr("Rename vault"), m_info.name, tr("Rename"), &m_window);
    connect(sheet, &NameSheet::named, this, [this](const QString &name) {
        report(m_service.run([name](VaultSession &session) { return session.rename(name); }), tr("Renamed."));
    });
    sheet->open();
}

void VaultActions::nameDevice(const QString &name)
{
    report(m_service.run([name](VaultSession &session) { return session.setDeviceName(name); }), tr("This device is called “%1” now.").arg(name));
}

void VaultActions::changePassword()
{
    auto *sheet = new ChangePasswordSheet(&m_window);
    connect(sheet, &ChangePasswordSheet::submitted, this, [this, sheet] {
        WorkWait *wait = beginNewFile(sheet);
        auto future = m_service.run([before = sheet->oldPassword(), after = sheet->newPassword(), ticket = wait->ticket()](VaultSession &session) {
            return unlessCancelled(ticket, [&] { return session.changePassword(before, after, progressOf(ticket)); });
        });
        endNewFile(wait, sheet, future, tr("The vault password is changed."));
    });
    sheet->open();
}

WorkWait *VaultActions::beginNewFile(WorkSheet *sheet)
{
    auto *wait = new WorkWait(this);
    connect(sheet, &WorkSheet::givingUpRequested, wait, &WorkWait::giveUp);
    connect(wait, &WorkWait::progressed, sheet, [sheet](qint64 done, qint64 total) {
        sheet->showProgress(done, total);
        if (total > 0 && done == total)
            sheet->showLastStep(tr("Putting the new file in its place…"));
    });
    return wait;
}

void VaultActions::endNewFile(WorkWait *wait, WorkSheet *sheet, QFuture<Result<>> future, const QString &message)
{
    whenDone(future, wait, [this, wait, sheet = QPointer(sheet), message](const Result<> &result) {
        const bool cameTooLate = result && wait->isGivenUp();
        wait->end();
        reload();
        if (!result && result.error().code != ErrorCode::Cancelled) {
            const QString sentence = ErrorTexts::sentence(result.error());
            return sheet ? sheet->showWorkError(sentence) : Q_EMIT failed(sentence);
        }
        if (sheet)
            sheet->accept();
        if (cameTooLate)
            Q_EMIT givenUp(tr("It was too late to give this up: the new password is the one that opens the vault."));
        else if (result)
            Q_EMIT done(message);
        else
            Q_EMIT givenUp(tr("This was given up. The former password still opens the vault, and no file was left behind."));
    });
}

void VaultActions::adoptPassword()
{
    auto *sheet = new AdoptPasswordSheet(&m_window);
    connect(sheet, &AdoptPasswordSheet::submitted, this, [this, sheet] {
        WorkWait *wait = beginNewFile(sheet);
        auto future = m_service.run([password = sheet->password(), ticket = wait->ticket()](VaultSession &session) {
            return unlessCancelled(ticket, [&] { return session.adoptPassword(password, progressOf(ticket)); });
        });
        endNewFile(wait, sheet, future, tr("This device opens the vault with the new password from now on."));
    });
    sheet->open();
}

void VaultActions::setQuickUnlock(bool isOn)
{
    report(m_service.setQuickUnlock(isOn), isOn ? tr("The keychain of this system opens the vault from now on.") : tr("Only the password opens the vault now."));
}

void VaultActions::makeRecoverySheet()
{
    const SecretBytes key = VaultSession::newRecoveryKey();
    const QString text = QString::fromLatin1(reinterpret_cast<const char *>(key.view().data()), static_cast<qsizetype>(key.size()));
    const int first = QRandomGenerator::system()->bounded(RecoverySheet::AskableGroups);
    const int second = (first + 1 + QRandomGenerator::system()->bounded(RecoverySheet::AskableGroups - 1)) % RecoverySheet::AskableGroups;
    auto *sheet = new RecoverySheet({m_info.name, text, QDate::currentDate()}, {std::min(first, second), std::max(first, second)}, &m_window);
    connect(sheet, &RecoverySheet::confirmed, this, [this, sheet] {
        auto future = m_service.run([confirmed = sheet->recoveryKey()](VaultSession &session) { return session.useRecoveryKey(confirmed); });
        whenDone(future, sheet, [this, sheet](const Result<> &result) {
            if (!result)
                return sheet->showError(ErrorTexts::sentence(result.error()));
            sheet->accept();
            Q_EMIT done(tr("The recovery sheet holds from now on."));
            reload();
        });
    });
    connect(sheet, &RecoverySheet::splitRequested, this, &VaultActions::splitRecoveryKey);
    sheet->open();
}

/// A second split begins with those who have the first one's shares.
void VaultActions::splitRecoveryKey()
{
    auto *sheet = new SplitSheet(m_info.name, &m_window);
    if (m_info.recoverySplit.needed > 0)
        sheet->setPlan(m_info.recoverySplit.holders, m_info.recoverySplit.needed);
    connect(sheet, &SplitSheet::confirmed, this, [this, sheet] {
        const auto typed = std::make_shared<RecoveryShareSet>(sheet->takeTyped());
        const QStringList holders = sheet->facts().holders;
        auto future = m_service.run([typed, holders](VaultSession &session) { return session.useRecoveryShares(*typed, holders); });
        whenDone(future, sheet, [this, sheet](const Result<> &result) {
            if (!result)
                return sheet->showError(ErrorTexts::sentence(result.error()));
            sheet->accept();
            Q_EMIT done(tr("The shares hold from now on. A former recovery sheet opens the vault no more."));
            reload();
        });
    });
    sheet->open();
}

void VaultActions::showDiagnostics()
{
    const SyncStatus &status = m_service.status();
    QStringList lines;
    const auto add = [&lines](const char *key, const QString &value) { lines << QStringLiteral("%1: %2").arg(QLatin1String(key), value); };
    add("version", QCoreApplication::applicationVersion());
    add("qt", QString::fromLatin1(qVersion()));
    add("system", QSysInfo::prettyProductName());
    add("kernel", QSysInfo::kernelVersion());
    add("platform", QGuiApplication::platformName());
    add("schema", QString::number(m_info.schemaVersion));
    add("key", QString::number(m_info.keyGeneration));
    add("file-bytes", QString::number(m_info.fileBytes));
    add("backends", QString::number(status.backends.size()));
    add("waiting-rows", QString::number(status.waitingRows));
    add("open-conflicts", QString::number(status.openConflicts));
    add("held-cells", QString::number(status.heldCells));
    add("quarantined-cells", QString::number(status.quarantinedCells));
    for (const BackendStatus &backend : status.backends) {
        if (backend.lastError)
            add("last-error", errorCodeName(backend.lastError->code));
    }
    auto *sheet = new ReportSheet(tr("Diagnostics"), tr("Nothing of your vault's contents, names or addresses is in here."), lines.join(u'\n'), &m_window);
    sheet->open();
}

} // namespace haex
