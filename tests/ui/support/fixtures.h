// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homebackups.h"
#include "core/host/homeserverstatus.h"
#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingstatus.h"
#include "core/sync/backend.h"
#include "core/sync/devicecomparison.h"
#include "core/sync/syncstatus.h"
#include "core/vault/activity/activityrecord.h"
#include "core/vault/importexport/csvitems.h"
#include "core/vault/importexport/importstore.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/itemquery.h"
#include "core/vault/importexport/csvlook.h"
#include "core/vault/items/passwordhealth.h"
#include "core/vault/keys/keystatus.h"
#include "core/vault/tables/roworder.h"
#include "core/vault/tables/tabledesign.h"
#include "core/vault/tables/tablepage.h"
#include "core/vault/vaultinfo.h"
#include "ui/conflicts/conflictentry.h"
#include "ui/items/itemaside.h"
#include "ui/presenters/devicenames.h"
#include "core/vault/vaultproofs.h"
#include "core/vault/waitingchanges.h"
#include "ui/recovery/recoverypage.h"
#include "ui/recovery/splitsheet.h"
#include "ui/start/restorepage.h"
#include "ui/trash/trashentry.h"

/// Made-up values that look like a person's: for pictures and for tests of views without an engine.
namespace haex::Fixtures {

[[nodiscard]] QList<ItemGroup> groups();
[[nodiscard]] QList<ItemSummary> items();
[[nodiscard]] ItemCounts counts();
[[nodiscard]] QStringList tags();
[[nodiscard]] VaultItem login();
/// What that login held before, and where it is.
[[nodiscard]] ItemAside aside();
/// Its files; the last one is still arriving.
[[nodiscard]] QList<Attachment> attachments();

[[nodiscard]] QList<PasswordHealth::Finding> findings();

[[nodiscard]] QList<TableSummary> tables();
/// Some of the 1204 books.
[[nodiscard]] TablePage books(qint64 first, qint64 count);
[[nodiscard]] RowOrderPtr bookOrder(qint64 size = 1204);
/// A table that syncs and refers to the books, and what it may refer to.
[[nodiscard]] QList<WaitingChange> outgoing();
[[nodiscard]] CsvLook csvLook();
[[nodiscard]] TableDesign loansDesign();
[[nodiscard]] DesignSurroundings surroundings();
/// The bytes of a PNG.
[[nodiscard]] QByteArray picture();

[[nodiscard]] DeviceNames devices();
[[nodiscard]] QList<ConflictEntry> conflicts();
[[nodiscard]] QList<WaitingCell> waitingCells();

[[nodiscard]] SyncStatus syncStatus();
[[nodiscard]] QList<DeviceComparison> comparisons();
[[nodiscard]] QList<VaultDevice> vaultDevices();
/// Of an honest server, and of one that shows the phone something else.
[[nodiscard]] VaultProofs proofs();
[[nodiscard]] VaultProofs alarmingProofs();
[[nodiscard]] KeyStatus keyStatus();
[[nodiscard]] SyncStatus blockedStatus();
/// One server is going to delete the account, another one has nothing of the vault any more.
[[nodiscard]] SyncStatus removalStatus();
[[nodiscard]] QList<ActivityEntry> activity();
/// One line of each kind.
[[nodiscard]] QList<ActivityRecord> activityRecords();
/// A title that another device's write replaced, and one that lost against it.
[[nodiscard]] QList<CellInfo::Former> formerCells();
[[nodiscard]] VaultInfo vault();
[[nodiscard]] RecoverySheetFacts recoverySheet();
[[nodiscard]] RecoverySplit recoverySplit();
/// With shares for them, made anew each time.
[[nodiscard]] SplitSheet *splitSheet();
[[nodiscard]] QList<RestorePage::Choice> backups();
[[nodiscard]] PairingInvitation invitation();
[[nodiscard]] PairingStatus pairing(PairingStep step);
[[nodiscard]] QList<Backend> backends();
/// Of a home server with two devices.
[[nodiscard]] HomeServerStatus homeServer();
[[nodiscard]] QList<HomeBackup> homeBackups();
[[nodiscard]] QList<TrashEntry> trash();

[[nodiscard]] CsvMapping csvMapping();
[[nodiscard]] ImportPreview importPreview();

} // namespace haex::Fixtures
