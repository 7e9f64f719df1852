// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/gallery.h"

#include "tests/ui/support/dialogexhibit.h"
#include "tests/ui/support/fixtures.h"
#include "ui/backends/accountpasswordsheet.h"
#include "ui/backends/addbackendsheet.h"
#include "ui/backends/addresssheet.h"
#include "ui/backends/backendsview.h"
#include "ui/backends/certificatesheet.h"
#include "ui/backends/loginsheet.h"
#include "ui/backends/removalsheet.h"
#include "ui/backends/serverexportsheet.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/conflicts/editvaluesheet.h"
#include "ui/conflicts/keepbothsheet.h"
#include "ui/host/hostcard.h"
#include "ui/host/invitesheet.h"
#include "ui/host/restoresheet.h"
#include "ui/items/attachmentsheet.h"
#include "ui/items/firststeps.h"
#include "ui/items/generatorpopover.h"
#include "ui/items/healthsheet.h"
#include "ui/items/historysheet.h"
#include "ui/items/itemsview.h"
#include "ui/items/totpsheet.h"
#include "ui/pairing/meetingsheet.h"
#include "ui/pairing/pairingsheet.h"
#include "ui/recovery/recoverysheet.h"
#include "ui/recovery/sharefield.h"
#include "ui/recovery/splitsheet.h"
#include "ui/settings/adoptpasswordsheet.h"
#include "ui/settings/changepasswordsheet.h"
#include "ui/settings/reportsheet.h"
#include "ui/settings/settingsview.h"
#include "ui/settings/shortcutssheet.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/workspace.h"
#include "ui/start/createpage.h"
#include "ui/start/homepage.h"
#include "ui/start/joinpage.h"
#include "ui/start/recoverpage.h"
#include "ui/start/restorepage.h"
#include "ui/start/startview.h"
#include "ui/start/unlockpage.h"
#include "ui/start/wordspage.h"
#include "ui/presenters/devicetexts.h"
#include "ui/sync/outgoingsheet.h"
#include "ui/sync/proofssheet.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/devicepanel.h"
#include "ui/sync/keypanel.h"
#include "ui/sync/syncview.h"
#include "ui/tables/newrowsheet.h"
#include "ui/tables/csvtablesheet.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tabledesignsheet.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
#include "ui/trash/trashview.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/namesheet.h"

#include <QCryptographicHash>
#include <QLineEdit>
#include <QListView>
#include <QTableView>

namespace haex {

namespace {

VaultInfo laptopVault(bool hasBlindNames)
{
    VaultInfo vault;
    vault.deviceName = QStringLiteral("Ada’s laptop");
    vault.hasBlindNames = hasBlindNames;
    return vault;
}

ServerCertificate certificateOf(const QString &subject)
{
    return {QCryptographicHash::hash(subject.toUtf8(), QCryptographicHash::Sha256), subject, QStringLiteral("Haex Vault"),
            QDateTime(QDate(2036, 11, 22), QTime(12, 0), Qt::UTC), false};
}

void fill(Workspace &workspace)
{
    workspace.sidebar()->setVaultName(QStringLiteral("Ada’s vault"));
    workspace.sidebar()->showStatus(Fixtures::syncStatus());
    workspace.items()->showFilters(Fixtures::groups(), Fixtures::counts(), Fixtures::tags());
    workspace.items()->showItems(Fixtures::items());
    workspace.items()->showItem(Fixtures::login(), Fixtures::aside());
    workspace.items()->showItems(Fixtures::items());
    TablePageView *page = workspace.tables()->page();
    QObject::connect(page->model(), &TableGridModel::orderNeeded, page, [page](quint64 question) {
        page->model()->setOrder(question, Fixtures::bookOrder(), true);
    }, Qt::QueuedConnection);
    QObject::connect(page->model(), &TableGridModel::pageNeeded, page, [page](quint64 generation, const RowOrderPtr &, qint64 first) {
        page->model()->setPage(generation, first, Fixtures::books(first, TableGridModel::PageRows));
    }, Qt::QueuedConnection);
    workspace.tables()->showTables(Fixtures::tables());
    CellInfo info;
    info.value = CellValue::text("The Left Hand of Darkness");
    info.writtenAt = Fixtures::conflicts().first().conflict.winnerHlc;
    info.former = Fixtures::formerCells();
    page->showCellInfo(Fixtures::books(2, 1).keys.front(), "title", info, Fixtures::devices());
    workspace.conflicts()->showConflicts(Fixtures::conflicts(), Fixtures::devices());
    workspace.conflicts()->showWaiting(Fixtures::waitingCells());
    workspace.sync()->showStatus(Fixtures::syncStatus());
    workspace.sync()->showActivity(Fixtures::activity());
    workspace.sync()->log()->setDevices(Fixtures::devices());
    workspace.sync()->log()->showRecords(Fixtures::activityRecords());
    workspace.sync()->devices()->setDevices(Fixtures::devices());
    workspace.sync()->devices()->showComparisons(Fixtures::comparisons());
    workspace.sync()->devices()->showDevices(Fixtures::vaultDevices());
    workspace.sync()->key()->showKey(
        DeviceTexts::key(Fixtures::keyStatus(), QStringLiteral("Laptop"), QDateTime::currentMSecsSinceEpoch()),
        DeviceTexts::progress(Fixtures::keyStatus()));
    workspace.backends()->showBackends(Fixtures::backends());
    workspace.trash()->showEntries(Fixtures::trash());
    workspace.settings()->showVault(Fixtures::vault());
}

void showSqlResult(SqlConsole &console)
{
    console.setSql(QStringLiteral("-- Books of one author\nSELECT title, year, rating FROM books\nWHERE author = 'Italo Calvino' AND year > 1950\nORDER BY year LIMIT 20;"));
    SqlResult result;
    result.columns = {"title", "year", "rating"};
    result.rows = {{CellValue::text("The Baron in the Trees"), CellValue::integer(1957), CellValue::real(4.5)},
                   {CellValue::text("Invisible Cities"), CellValue::integer(1972), CellValue::null()}};
    console.showResult(result, 3);
}

} // namespace

Gallery::Gallery()
    : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
{
}

QList<Gallery::Exhibit> Gallery::exhibits()
{
    return startExhibits() + workspaceExhibits() + dialogExhibits() + importExhibits();
}

QList<Gallery::Exhibit> Gallery::workspaceExhibits()
{
    const auto view = [this](const char *name, std::function<void(Workspace &)> arrange) {
        return Exhibit{QString::fromLatin1(name), [this, arrange] {
                           auto workspace = std::make_unique<Workspace>(m_settings, m_random, true);
                           fill(*workspace);
                           arrange(*workspace);
                           return workspace;
                       }};
    };
    return {view("items", [](Workspace &w) { w.show(ViewId::Items); }),
            view("item-editor", [](Workspace &w) { w.items()->editCurrent(); }),
            view("items-empty", [](Workspace &w) {
                w.items()->showFilters({}, {}, {});
                w.items()->showItems({});
                w.items()->showNothing();
            }),
            view("items-begin", [](Workspace &w) {
                w.items()->showFilters({}, {}, {});
                w.items()->showItems({});
                w.items()->firstSteps()->setAlone(true);
                w.items()->firstSteps()->setUnrecoverable(true);
                w.items()->showNothing();
            }),
            view("items-deleted", [](Workspace &w) {
                w.items()->messages()->showMessage(Tone::Accent, QStringLiteral("1 item moved to the trash."), QStringLiteral("Undo"));
            }),
            view("tables", [](Workspace &w) { w.show(ViewId::Tables); }),
            view("tables-filtered", [](Workspace &w) {
                w.show(ViewId::Tables);
                w.tables()->page()->showColumnFilters(true);
            }),
            view("tables-picture", [](Workspace &w) {
                w.show(ViewId::Tables);
                CellInfo info;
                info.value = CellValue::blob(Fixtures::picture());
                w.tables()->page()->showCellInfo(Fixtures::books(0, 1).keys.front(), "cover", info, Fixtures::devices());
            }),
            view("tables-empty", [](Workspace &w) {
                w.show(ViewId::Tables);
                w.tables()->showTables({});
            }),
            view("sql-console", [](Workspace &w) {
                w.show(ViewId::Tables);
                w.tables()->openConsole();
                showSqlResult(*w.tables()->console());
            }),
            view("conflicts", [](Workspace &w) { w.show(ViewId::Conflicts); }),
            view("conflicts-secret", [](Workspace &w) {
                w.show(ViewId::Conflicts);
                w.conflicts()->step(1);
            }),
            view("conflicts-deleted", [](Workspace &w) {
                w.show(ViewId::Conflicts);
                w.conflicts()->step(1);
                w.conflicts()->step(1);
            }),
            view("conflicts-not-written", [](Workspace &w) {
                w.show(ViewId::Conflicts);
                for (int step = 0; step < 3; ++step)
                    w.conflicts()->step(1);
            }),
            view("conflicts-empty", [](Workspace &w) {
                w.show(ViewId::Conflicts);
                w.conflicts()->showConflicts({}, {});
            }),
            view("conflicts-waiting", [](Workspace &w) {
                w.show(ViewId::Conflicts);
                w.conflicts()->openWaiting();
            }),
            view("sync", [](Workspace &w) { w.show(ViewId::Sync); }),
            view("sync-log", [](Workspace &w) {
                w.show(ViewId::Sync);
                w.sync()->log()->showItem("i2", QStringLiteral("Codeberg"));
                w.sync()->showLog();
            }),
            view("sync-blocked", [](Workspace &w) {
                w.show(ViewId::Sync);
                w.sync()->showStatus(Fixtures::blockedStatus());
                w.sidebar()->showStatus(Fixtures::blockedStatus());
            }),
            view("sync-proxy", [](Workspace &w) {
                SyncStatus status = Fixtures::syncStatus();
                status.backends.first().realtimeConnected = false;
                status.backends.first().realtimeError = Error {ErrorCode::ProxyRefused};
                w.show(ViewId::Sync);
                w.sync()->showStatus(status);
            }),
            view("sync-empty", [](Workspace &w) {
                w.show(ViewId::Sync);
                w.sync()->showStatus({});
                w.sidebar()->showStatus({});
            }),
            view("sync-alone", [](Workspace &w) {
                w.show(ViewId::Sync);
                w.sync()->showStatus({});
                w.sidebar()->showStatus({});
                w.sync()->devices()->showComparisons({});
                w.sync()->devices()->showDevices({});
            }),
            view("backends", [](Workspace &w) { w.show(ViewId::Backends); }),
            view("backends-deletion", [](Workspace &w) {
                w.show(ViewId::Backends);
                w.backends()->showStatus(Fixtures::removalStatus());
            }),
            view("sync-deletion", [](Workspace &w) {
                w.show(ViewId::Sync);
                w.sync()->showStatus(Fixtures::removalStatus());
                w.sidebar()->showStatus(Fixtures::removalStatus());
            }),
            view("backends-host-damaged", [](Workspace &w) {
                w.show(ViewId::Backends);
                w.backends()->showBackends({});
                w.backends()->host()->showStatus({HomeServerStatus::State::Failed, ErrorCode::VaultDamaged, 8787});
            }),
            view("backends-host", [](Workspace &w) {
                w.show(ViewId::Backends);
                w.backends()->host()->setStartsWithSession(true, true);
                w.backends()->host()->setVaultHosted(true);
                w.backends()->host()->showStatus(Fixtures::homeServer());
            }),
            view("backends-host-new", [](Workspace &w) {
                w.show(ViewId::Backends);
                w.backends()->showBackends({});
                HomeServerStatus status = Fixtures::homeServer();
                status.devices.clear();
                w.backends()->host()->setStartsWithSession(true, false);
                w.backends()->host()->showStatus(status);
            }),
            view("backends-host-moved", [](Workspace &w) {
                w.show(ViewId::Backends);
                HomeServerStatus status = Fixtures::homeServer();
                status.hasMoved = true;
                w.backends()->host()->setVaultHosted(true);
                w.backends()->host()->showStatus(status);
            }),
            view("backends-host-port-taken", [](Workspace &w) {
                w.show(ViewId::Backends);
                w.backends()->showBackends({});
                w.backends()->host()->showStatus({HomeServerStatus::State::Failed, ErrorCode::AlreadyExists, 8787});
            }),
            view("trash", [](Workspace &w) { w.show(ViewId::Trash); }),
            view("settings", [](Workspace &w) { w.show(ViewId::Settings); }),
            view("settings-foreign-password", [](Workspace &w) {
                w.show(ViewId::Settings);
                VaultInfo vault = Fixtures::vault();
                vault.hasForeignPassword = true;
                w.settings()->showVault(vault);
            }),
            view("settings-devices", [](Workspace &w) {
                w.show(ViewId::Settings);
                w.settings()->showSection(SettingsView::Section::Devices);
            }),
            view("settings-diagnostics", [](Workspace &w) {
                w.show(ViewId::Settings);
                w.settings()->showSection(SettingsView::Section::Diagnostics);
            })};
}

QList<Gallery::Exhibit> Gallery::startExhibits()
{
    const auto page = [](const char *name, std::function<void(StartView &)> arrange) {
        return Exhibit{QString::fromLatin1(name), [arrange] {
                           auto start = std::make_unique<StartView>();
                           arrange(*start);
                           return start;
                       }};
    };
    return {page("start", [](StartView &s) {
                s.home()->showRecentVaults({QStringLiteral("/home/ada/Documents/Personal.haexvault")});
                s.showHome();
            }),
            page("create", [](StartView &s) { s.showCreate(); }),
            page("join", [](StartView &s) { s.showJoin(); }),
            page("join-invited", [](StartView &s) {
                s.showJoin();
                s.join()->setAddressText(HomeInvitation{Fixtures::homeServer().addresses.first(), QStringLiteral("K7QF-2M9D-XW3T-0BHE")}.text());
            }),
            page("words", [](StartView &s) { s.showWords(); }),
            page("words-code", [](StartView &s) {
                s.showWords();
                s.words()->showStatus(Fixtures::pairing(PairingStep::Comparing));
            }),
            page("words-password", [](StartView &s) {
                s.showWords();
                s.words()->showStatus(Fixtures::pairing(PairingStep::Handed));
            }),
            page("words-failed", [](StartView &s) {
                s.showWords();
                s.words()->showFailure({ErrorCode::NotFound});
            }),
            page("unlock", [](StartView &s) { s.showUnlock(QStringLiteral("/home/ada/Documents/Personal.haexvault")); }),
            page("unlock-wrong", [](StartView &s) {
                s.showUnlock(QStringLiteral("/home/ada/Documents/Personal.haexvault"));
                s.unlock()->showRefusal({.code = ErrorCode::WrongPassword});
            }),
            page("recover", [](StartView &s) { s.showRecover(QStringLiteral("/home/ada/Documents/Personal.haexvault")); }),
            page("restore", [](StartView &s) {
                s.restore()->ask(Fixtures::backups());
                s.showRestore();
            }),
            page("restore-wrong", [](StartView &s) {
                s.restore()->ask({});
                s.showRestore();
                s.restore()->showRefusal({.code = ErrorCode::WrongPassword});
            }),
            page("recover-wrong", [](StartView &s) {
                s.showRecover(QStringLiteral("/home/ada/Documents/Personal.haexvault"));
                s.recover()->showRefusal({.code = ErrorCode::NotFound});
            }),
            page("unlock-busy", [](StartView &s) {
                s.showUnlock(QStringLiteral("/home/ada/Documents/Personal.haexvault"));
                s.unlock()->setBusy(QStringLiteral("Deriving the key…"));
            })};
}

QList<Gallery::Exhibit> Gallery::dialogExhibits()
{
    return {dialog("dialog-add-backend", [] { return new AddBackendSheet(laptopVault(false), nullptr); }),
            dialog("dialog-add-backend-blind", [] { return new AddBackendSheet(laptopVault(true), nullptr); }),
            dialog("dialog-add-backend-account", [] {
                auto *sheet = new AddBackendSheet(laptopVault(false), nullptr);
                sheet->showGreeting({QStringLiteral("haex-syncd"), QStringLiteral("0.1.0"), QStringLiteral("open")});
                return sheet;
            }),
            dialog("dialog-invite", [] {
                const QUrl address = Fixtures::homeServer().addresses.first();
                return new InviteSheet({address, QStringLiteral("K7QF-2M9D-XW3T-0BHE")}, {address}, nullptr);
            }),
            dialog("dialog-invite-networks", [] {
                const QUrl address = Fixtures::homeServer().addresses.first();
                QUrl other = address;
                other.setHost(QStringLiteral("10.8.0.3"));
                return new InviteSheet({address, QStringLiteral("K7QF-2M9D-XW3T-0BHE")}, {address, other}, nullptr);
            }),
            dialog("dialog-invite-used", [] {
                const QUrl address = Fixtures::homeServer().addresses.first();
                auto *sheet = new InviteSheet({address, QStringLiteral("K7QF-2M9D-XW3T-0BHE")}, {address}, nullptr);
                sheet->showUsed(QStringLiteral("Desk upstairs"));
                return sheet;
            }),
            dialog("dialog-export-server", [] { return new ServerExportSheet(Fixtures::backends().first(), ExportScope::Vault, nullptr); }),
            dialog("dialog-keep-both", [] { return new KeepBothSheet({QStringLiteral("recovery-codes.txt"), QStringLiteral("passport.pdf")}, nullptr); }),
            dialog("dialog-restore-server", [] { return new RestoreSheet(Fixtures::homeBackups(), nullptr); }),
            dialog("dialog-delete-from-server", [] {
                auto *sheet = new RemovalSheet(Fixtures::backends().first(), nullptr);
                sheet->setGrace(7LL * 24 * 3600 * 1000);
                return sheet;
            }),
            dialog("dialog-delete-account", [] {
                auto *sheet = new RemovalSheet(Fixtures::backends().first(), nullptr);
                sheet->setGrace(7LL * 24 * 3600 * 1000);
                sheet->setScope(RemovalScope::Account);
                return sheet;
            }),
            dialog("dialog-address",
                   [] {
                       auto *sheet = new AddressSheet(Fixtures::backends().first(), nullptr);
                       sheet->showCertificate({QStringLiteral("ada@home.arpa"), {}, QDateTime(QDate(2028, 5, 3), QTime(12, 0))});
                       return sheet;
                   }),
            dialog("dialog-certificate", [] {
                return new CertificateSheet(QStringLiteral("nas.home.arpa"), certificateOf(QStringLiteral("Haex Vault")), false, nullptr);
            }),
            dialog("dialog-certificate-changed", [] {
                return new CertificateSheet(QStringLiteral("nas.home.arpa"), certificateOf(QStringLiteral("nas.home.arpa")), true, nullptr);
            }),
            dialog("dialog-pairing-words", [] {
                auto *sheet = new PairingSheet(Fixtures::backends(), nullptr);
                sheet->showInvitation(Fixtures::invitation());
                return sheet;
            }),
            dialog("dialog-meeting", [] { return new MeetingSheet(nullptr); }),
            dialog("dialog-pairing-server", [] { return new PairingSheet(Fixtures::backends(), nullptr); }),
            dialog("dialog-pairing-code", [] {
                auto *sheet = new PairingSheet(Fixtures::backends(), nullptr);
                sheet->showStatus(Fixtures::pairing(PairingStep::Comparing));
                return sheet;
            }),
            dialog("dialog-pairing-joined", [] {
                auto *sheet = new PairingSheet(Fixtures::backends(), nullptr);
                sheet->showStatus(Fixtures::pairing(PairingStep::Joined));
                return sheet;
            }),
            dialog("dialog-log-in", [] { return new LogInSheet(Fixtures::backends().first(), nullptr); }),
            dialog("dialog-confirm", [] {
                return new ConfirmSheet(QStringLiteral("Remove “Home server” from this device?"), QStringLiteral("This device stops syncing with it."),
                                        QStringLiteral("Remove backend"), nullptr);
            }),
            dialog("dialog-remove-device", [] {
                return new ConfirmSheet(DeviceTexts::removeTitle(Fixtures::vaultDevices().at(1)), DeviceTexts::removeConsequences(),
                                        QCoreApplication::translate("haex::DeviceController", "Remove it"), nullptr);
            }),
            dialog("dialog-change-key", [] {
                return new ConfirmSheet(QCoreApplication::translate("haex::DeviceController", "Change the vault's key?"), DeviceTexts::changeKeyConsequences(),
                                        QCoreApplication::translate("haex::DeviceController", "Change the key"), nullptr);
            }),
            dialog("dialog-name", [] { return new NameSheet(QStringLiteral("Rename vault"), QStringLiteral("Personal"), QStringLiteral("Rename"), nullptr); }),
            dialog("dialog-edit-value", [] { return new EditValueSheet(Fixtures::conflicts().first(), nullptr); }),
            dialog("dialog-history", [] {
                auto *sheet = new HistorySheet(Fixtures::login().title, Fixtures::devices(), nullptr);
                sheet->showVersions(Fixtures::aside().versions);
                return sheet;
            }),
            dialog("dialog-history-empty", [] {
                auto *sheet = new HistorySheet(Fixtures::login().title, Fixtures::devices(), nullptr);
                sheet->showVersions({});
                return sheet;
            }),
            dialog("dialog-totp", [] { return new TotpSheet(*parseTotp(Fixtures::login().totpSecret), nullptr); }),
            dialog("dialog-totp-revealed", [] {
                auto *sheet = new TotpSheet(*parseTotp(Fixtures::login().totpSecret), nullptr);
                sheet->setRevealed(true);
                return sheet;
            }),
            dialog("dialog-waiting", [] {
                auto *sheet = new OutgoingSheet(Fixtures::backends().first().name, nullptr);
                sheet->showChanges(Fixtures::outgoing());
                return sheet;
            }),
            dialog("dialog-passwords", [] {
                auto *sheet = new HealthSheet(nullptr);
                sheet->showFindings(9, Fixtures::findings());
                return sheet;
            }),
            dialog("dialog-passwords-good", [] {
                auto *sheet = new HealthSheet(nullptr);
                sheet->showFindings(6, {});
                return sheet;
            }),
            dialog("dialog-attachment", [] { return new AttachmentSheet(Fixtures::attachments().first(), QByteArray("4711-0815\n1234-5678\n"), nullptr); }),
            dialog("dialog-design-table", [] { return new TableDesignSheet(Fixtures::loansDesign(), Fixtures::surroundings(), nullptr); }),
            dialog("dialog-new-table", [] { return new TableDesignSheet(Fixtures::surroundings(), nullptr); }),
            dialog("dialog-csv-new-table", [] {
                auto *sheet = new CsvTableSheet(QStringLiteral("loans 2026.csv"), nullptr);
                sheet->showFile(Fixtures::csvLook(), Fixtures::tables(), {});
                return sheet;
            }),
            dialog("dialog-csv-table", [] {
                auto *sheet = new CsvTableSheet(QStringLiteral("loans 2026.csv"), nullptr);
                sheet->showFile(Fixtures::csvLook(), Fixtures::tables(), "books");
                return sheet;
            }),
            dialog("dialog-new-row", [] { return new NewRowSheet(Fixtures::tables().first(), nullptr); }),
            dialog("dialog-change-password", [] { return new ChangePasswordSheet(nullptr); }),
            dialog("dialog-change-password-progress", [] {
                auto *made = new ChangePasswordSheet(nullptr);
                made->showWork(ChangePasswordSheet::tr("Encrypting the vault anew…"));
                made->showProgress(4200, 10'000);
                return made;
            }),
            dialog("dialog-recovery-sheet", [] { return new RecoverySheet(Fixtures::recoverySheet(), {2, 6}, nullptr); }),
            dialog("dialog-recovery-check", [] {
                auto *sheet = new RecoverySheet(Fixtures::recoverySheet(), {2, 6}, nullptr);
                sheet->showCheck();
                return sheet;
            }),
            dialog("dialog-proofs", [] {
                auto *sheet = new ProofsSheet(nullptr);
                sheet->showProofs(Fixtures::proofs());
                return sheet;
            }),
            dialog("dialog-proofs-alarm", [] {
                auto *sheet = new ProofsSheet(nullptr);
                sheet->showProofs(Fixtures::alarmingProofs());
                return sheet;
            }),
            dialog("dialog-split-holders", [] {
                auto *sheet = new SplitSheet(QStringLiteral("Ada’s vault"), nullptr);
                sheet->setPlan(Fixtures::recoverySplit().holders, Fixtures::recoverySplit().needed);
                return sheet;
            }),
            dialog("dialog-split-shares", [] { return Fixtures::splitSheet(); }),
            dialog("dialog-split-check", [] {
                auto *sheet = Fixtures::splitSheet();
                sheet->showCheck();
                sheet->findChild<ShareField *>()->edit()->setText(sheet->facts().shares.first());
                return sheet;
            }),
            dialog("dialog-adopt-password", [] { return new AdoptPasswordSheet(nullptr); }),
            dialog("dialog-account-password", [] { return new AccountPasswordSheet(Fixtures::backends().first(), nullptr); }),
            dialog("dialog-report", [] { return new ReportSheet(QStringLiteral("Diagnostics"), {}, QStringLiteral("version: 0.1.0"), nullptr); }),
            dialog("dialog-shortcuts", [this] { return new ShortcutsSheet(m_settings, nullptr); }),
            dialog("generator", [this] { return new GeneratorPopover(m_random); })};
}

} // namespace haex
