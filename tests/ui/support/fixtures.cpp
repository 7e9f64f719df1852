// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"

#include "ui/presenters/itemtexts.h"
#include "ui/trash/trashcontroller.h"

#include "tests/support/testvault.h"

#include "core/base/certificatepin.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace haex::Fixtures {

namespace {

constexpr qint64 Minute = 60 * 1000;
constexpr NodeId Laptop(0x1a2b3c4d5e6f7081);
constexpr NodeId Phone(0x9f8e7d6c5b4a3928);

qint64 ago(qint64 minutes)
{
    return QDateTime::currentMSecsSinceEpoch() - minutes * Minute;
}

ItemGroup group(const char *id, const char *parent, const QString &name, int depth, qint64 count)
{
    ItemGroup g;
    g.id = id;
    g.parentId = parent;
    g.name = name;
    g.depth = depth;
    g.itemCount = count;
    return g;
}

ItemSummary item(const char *id, ItemKind kind, const QString &title, const QString &username, bool favourite, bool totp)
{
    ItemSummary s;
    s.id = id;
    s.kind = kind;
    s.title = title;
    s.username = username;
    s.favourite = favourite;
    s.hasTotp = totp;
    s.modifiedMs = ago(90);
    return s;
}

TableColumn column(const char *name, const char *type, bool isKey = false)
{
    TableColumn c;
    c.name = name;
    c.type = type;
    c.isKey = isKey;
    return c;
}

TableSummary table(const char *name, qint64 rows, bool synced)
{
    TableSummary t;
    t.name = name;
    t.rowCount = rows;
    t.synced = synced;
    t.hasPrimaryKey = true;
    t.columns = {column("id", "TEXT", true), column("title", "TEXT"), column("author", "TEXT"), column("year", "INTEGER"),
                 column("rating", "REAL"), column("cover", "BLOB")};
    return t;
}

Conflict conflict(const char *id, ConflictKind kind, const char *table, const char *column, const char *winner, const char *other,
                  qint64 minutesApart)
{
    Conflict c;
    c.id = id;
    c.kind = kind;
    c.tableName = table;
    c.rowPks = R"({"id":"b07"})";
    c.columnName = column;
    c.winnerValue = CellValue::text(winner);
    c.supersededValue = CellValue::text(other);
    c.winnerHlc = {ago(26), 0, Phone};
    c.supersededHlc = {ago(26 + minutesApart), 0, Laptop};
    c.detectedMs = ago(25);
    return c;
}

WaitingCell waiting(const char *table, const char *column, const char *reason, bool quarantined)
{
    WaitingCell w;
    w.tableName = table;
    w.rowPks = R"({"id":"b99"})";
    w.columnName = column;
    w.reason = reason;
    w.quarantined = quarantined;
    w.sinceMs = ago(180);
    return w;
}

ActivityEntry entry(qint64 minutes, const char *direction, qint64 cells, const QString &detail, const QString &error = {})
{
    ActivityEntry e;
    e.timeMs = ago(minutes);
    e.backendName = QStringLiteral("Home server");
    e.direction = QString::fromLatin1(direction);
    e.cells = cells;
    e.detail = detail;
    e.errorCode = error;
    return e;
}

} // namespace

QList<ItemGroup> groups()
{
    return {group("g1", "", QStringLiteral("Family"), 0, 3), group("g2", "g1", QStringLiteral("Insurance"), 1, 1),
            group("g3", "", QStringLiteral("Work"), 0, 4), group("g4", "", QStringLiteral("Travel"), 0, 2)};
}

QList<ItemSummary> items()
{
    QList<ItemSummary> all{item("i1", ItemKind::Card, QStringLiteral("Bank card"), {}, false, false),
            item("i2", ItemKind::Login, QStringLiteral("Codeberg"), QStringLiteral("ada@example.org"), true, true),
            item("i3", ItemKind::Login, QStringLiteral("Deutsche Bahn"), QStringLiteral("ada.lovelace"), false, false),
            item("i4", ItemKind::Login, QStringLiteral("Electricity provider"), QStringLiteral("customer 55 120 771"), false, false),
            item("i5", ItemKind::Login, QStringLiteral("Mail"), QStringLiteral("ada@example.org"), true, true),
            item("i6", ItemKind::Identity, QStringLiteral("Passport"), {}, false, false),
            item("i7", ItemKind::Note, QStringLiteral("Router at home"), {}, false, false),
            item("i8", ItemKind::Login, QStringLiteral("Städtische Bibliothek"), QStringLiteral("L-204 331"), false, false),
            item("i9", ItemKind::Login, QStringLiteral("Tax office"), QStringLiteral("ada@example.org"), false, true),
            item("i10", ItemKind::Note, QStringLiteral("Wi-Fi for guests"), {}, false, false)};
    all[1].isWaiting = true;
    return all;
}

ItemCounts counts()
{
    ItemCounts c;
    c.all = 10;
    c.favourites = 2;
    c.byKind = {{ItemKind::Login, 6}, {ItemKind::Note, 2}, {ItemKind::Card, 1}, {ItemKind::Identity, 1}};
    c.byTag = {{QStringLiteral("home"), 2}, {QStringLiteral("work"), 3}};
    return c;
}

QStringList tags()
{
    return {QStringLiteral("home"), QStringLiteral("work")};
}

VaultItem login()
{
    VaultItem i;
    i.id = "i2";
    i.title = QStringLiteral("Codeberg");
    i.username = QStringLiteral("ada@example.org");
    i.password = QStringLiteral("correct-horse-battery-staple");
    i.url = QStringLiteral("https://codeberg.org/user/login");
    i.totpSecret = QStringLiteral("JBSWY3DPEHPK3PXP");
    i.notes = QStringLiteral("Recovery codes are in the safe.\nSSH key on the laptop only.");
    i.groupId = "g3";
    i.favourite = true;
    i.tags = {QStringLiteral("work")};
    i.fields = {{"f1", QStringLiteral("Recovery e-mail"), QStringLiteral("charles@example.org"), false},
                {"f2", QStringLiteral("API token"), QStringLiteral("tok_5b1c"), true}};
    i.modifiedMs = ago(42);
    return i;
}

QList<Attachment> attachments()
{
    return {{"a1", "i2", QStringLiteral("recovery-codes.txt"), 1180, 1, 1},
            {"a2", "i2", QStringLiteral("Passport, scanned.pdf"), 4'812'331, 19, 19},
            {"a3", "i2", QStringLiteral("House contract.pdf"), 18'402'113, 71, 24}};
}

ItemAside aside()
{
    using Fate = FieldVersion::Fate;
    const auto version = [](const char *column, const QString &value, qint64 written, NodeId writer, qint64 replaced, NodeId replacer, Fate fate) {
        FieldVersion v;
        v.itemId = "i2";
        v.column = column;
        v.value = value;
        v.isProtected = v.column == "password";
        v.written = {ago(written), 0, writer};
        v.replaced = fate == Fate::Present ? HlcTimestamp() : HlcTimestamp{ago(replaced), 0, replacer};
        v.fate = fate;
        return v;
    };
    FieldVersion phone = version("value", QStringLiteral("+49 30 901 820"), 60 * 24 * 200, Laptop, 60 * 24 * 30, Phone, Fate::FieldRemoved);
    phone.partId = "f9";
    phone.name = QStringLiteral("Phone number");
    const QString notes = login().notes;
    FieldVersion work = version("group_id", QStringLiteral("g3"), 60 * 3, Laptop, 0, Laptop, Fate::Present);
    work.name = QStringLiteral("Work");
    FieldVersion family = version("group_id", QStringLiteral("g1"), 60 * 24 * 400, Phone, 60 * 3, Laptop, Fate::Replaced);
    family.name = QStringLiteral("Family");
    return {{version("password", login().password, 42, Laptop, 0, Laptop, Fate::Present),
             version("password", QStringLiteral("Tuesday-31!"), 60 * 24 * 12, Phone, 42, Laptop, Fate::Replaced),
             version("password", QStringLiteral("Tuesday-30!"), 60 * 24 * 12 + 3, Laptop, 60 * 24 * 12, Phone, Fate::LostConflict),
             version("password", QStringLiteral("ada1815"), 60 * 24 * 400, Laptop, 60 * 24 * 12, Phone, Fate::Replaced),
             version("notes", notes, 60 * 5, Phone, 0, Phone, Fate::Present),
             version("notes", QStringLiteral("Recovery codes are in the drawer."), 60 * 24 * 90, Laptop, 60 * 5, Phone, Fate::Replaced),
             version("username", login().username, 60 * 24 * 400, Laptop, 0, Laptop, Fate::Present), phone, work, family,
             version("tag", QStringLiteral("urgent"), 60 * 24 * 20, Laptop, 60 * 24, Phone, Fate::FieldRemoved)},
            {{{QStringLiteral("Home server"), ItemSyncState::Has::Everything, true}, {QStringLiteral("Old hosting"), ItemSyncState::Has::Older, true}}},
            attachments()};
}

QList<PasswordHealth::Finding> findings()
{
    const auto finding = [](const QString &title, const QString &user, StrengthClass strength, const QStringList &shared) {
        PasswordHealth::Finding f;
        f.password = {"i2", title, user, {20, strength}, "f", {}};
        f.isWeak = strength <= StrengthClass::Weak;
        f.sharedWith = shared;
        return f;
    };
    const auto expiring = [](const QString &title, int days, PasswordHealth::Expiry expiry) {
        PasswordHealth::Finding f;
        f.password = {"i1", title, {}, {}, {}, QDate::currentDate().addDays(days)};
        f.expiry = expiry;
        return f;
    };
    return {finding(QStringLiteral("Codeberg"), QStringLiteral("ada@example.org"), StrengthClass::Good, {QStringLiteral("Mail")}),
            finding(QStringLiteral("Mail"), QStringLiteral("ada@example.org"), StrengthClass::Good, {QStringLiteral("Codeberg")}),
            finding(QStringLiteral("Deutsche Bahn"), QStringLiteral("ada.lovelace"), StrengthClass::VeryWeak, {}),
            finding(QStringLiteral("Tax office"), QStringLiteral("ada@example.org"), StrengthClass::Weak, {}),
            expiring(QStringLiteral("Bank card"), -12, PasswordHealth::Expiry::Over),
            expiring(QStringLiteral("Passport"), 20, PasswordHealth::Expiry::Soon)};
}

QList<TableSummary> tables()
{
    return {table("books", 1204, true), table("films", 318, true), table("measurements", 1250331, true), table("scratch", 12, false)};
}

RowOrderPtr bookOrder(qint64 size)
{
    auto order = std::make_shared<RowOrder>();
    for (qint64 row = 0; row < size; ++row)
        order->append(row);
    return order;
}

TablePage books(qint64 first, qint64 count)
{
    const char *titles[] = {"Middlemarch", "Die Blechtrommel", "The Left Hand of Darkness", "Solaris", "Invisible Cities", "Malina", "The Periodic Table", "Austerlitz"};
    const char *authors[] = {"George Eliot", "Günter Grass", "Ursula K. Le Guin", "Stanisław Lem", "Italo Calvino", "Ingeborg Bachmann", "Primo Levi", "W. G. Sebald"};
    TablePage page;
    page.columns = tables().first().columns;
    for (qint64 row = first; row < qMin<qint64>(1204, first + count); ++row) {
        const auto i = size_t(row % 8);
        const QByteArray id = "b" + QByteArray::number(row + 1).rightJustified(4, '0');
        page.rows.push_back({CellValue::text(id), CellValue::text(titles[i]), CellValue::text(authors[i]), CellValue::integer(1871 + row % 140),
                             row % 3 == 2 ? CellValue::null() : CellValue::real(3.5 + double(row % 4) / 4), row % 5 == 0 ? CellValue::blob(QByteArray(2048, 'x')) : CellValue::null()});
        page.keys.push_back(*RowKey::fromParts({{"id", CellValue::text(id)}}));
    }
    return page;
}

QList<WaitingChange> outgoing()
{
    using Kind = WaitingChange::Kind;
    return {{Kind::Item, "i2", QStringLiteral("Codeberg"), ItemKind::Login, 3}, {Kind::Item, "i7", QStringLiteral("Router at home"), ItemKind::Note, 1},
            {Kind::Group, "g1", QStringLiteral("Family"), {}, 1}, {Kind::Table, "books", QStringLiteral("books"), {}, 1204},
            {Kind::Deleted, {}, {}, {}, 2}, {Kind::Vault, {}, {}, {}, 1}};
}

CsvLook csvLook()
{
    return {{"id", "book", "reader", "due"},
            {{CellValue::integer(1), CellValue::text("Malina"), CellValue::text("Grace"), CellValue::text("2026-12-01")},
             {CellValue::integer(2), CellValue::text("Solaris"), CellValue::text("Charles"), CellValue::null()},
             {CellValue::integer(3), CellValue::text("Middlemarch"), CellValue::text("Grace"), CellValue::text("2026-12-24")}},
            {"id", "book"}};
}

TableDesign loansDesign()
{
    TableDesign design;
    design.name = "loans";
    design.synced = true;
    design.columns = {{"id", "TEXT", true, false, true, {}, "id"},
                      {"book", "TEXT", true, false, false, {}, "book"},
                      {"reader", "TEXT", false, false, false, {}, "reader"},
                      {"due", "TEXT", false, false, false, "CURRENT_DATE", "due"}};
    design.foreignKeys = {{"book", "books", "id", ForeignKeyDesign::OnDelete::DeleteToo}};
    return design;
}

DesignSurroundings surroundings()
{
    return {{{"books", {"id", "isbn", "title"}, {"id", "isbn"}}, {"films", {"id", "title"}, {"id"}}}};
}

QByteArray picture()
{
    QImage image(320, 420, QImage::Format_RGB32);
    image.fill(QColor(11, 106, 121));
    QPainter painter(&image);
    painter.setPen(QPen(Qt::white, 6));
    painter.drawEllipse(60, 80, 200, 200);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

DeviceNames devices()
{
    DeviceNames names;
    names.setThisDevice(Laptop, QStringLiteral("Ada’s laptop"));
    names.add(Phone, QStringLiteral("Phone"));
    names.setConfirmed(Phone, QDateTime::currentMSecsSinceEpoch() - 3'600'000);
    return names;
}

QList<ConflictEntry> conflicts()
{
    ConflictEntry note{conflict("c2", ConflictKind::SameField, "vault_items", "notes", "Password changed in May, ask Charles for the new one.",
                                "Password changed in June, ask Grace for the new one.", 3), QStringLiteral("Wi-Fi for guests")};
    ConflictEntry password{conflict("c1", ConflictKind::SameField, "vault_items", "password", "n3w-Secret!", "other-Secret?", 4), QStringLiteral("Codeberg")};
    ConflictEntry deleted{conflict("c3", ConflictKind::DeletedAndChanged, "books", "*", "", "Primo Levi", 12), QStringLiteral("books · b07")};
    ConflictEntry decided{conflict("c4", ConflictKind::SameField, "books", "rating", "4.5", "4.7", 1), QStringLiteral("books · b08")};
    decided.conflict.open = false;
    ConflictEntry disowned{conflict("c5", ConflictKind::NotWritten, "vault_items", "*", "", "", 2), QStringLiteral("Wire to a new account")};
    return {note, password, deleted, disowned, decided};
}

QList<WaitingCell> waitingCells()
{
    return {waiting("loans", "due", "unknown_table", false), waiting("books", "author_id", "missing_parent", false), waiting("books", "isbn", "unique", false),
            waiting("vault_items", "password", "authentication_failed", true)};
}

QList<DeviceComparison> comparisons()
{
    DeviceComparison phone;
    phone.backendId = "1";
    phone.deviceId = "9f8e7d6c-5b4a-3928-8f00-112233445566";
    phone.agreement = DeviceAgreement::Equal;
    phone.sinceMs = ago(14);
    DeviceComparison tablet;
    tablet.backendId = "1";
    tablet.deviceId = "3f2a1b0c-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
    tablet.agreement = DeviceAgreement::Differs;
    tablet.sinceMs = ago(3);
    tablet.tables = {{"books", 2}};
    return {phone, tablet};
}

QList<VaultDevice> vaultDevices()
{
    using KeyState = VaultDevice::KeyState;
    const auto device = [](const char *id, const char *name, KeyState state) {
        VaultDevice made;
        made.listed.deviceId = id;
        made.listed.name = QString::fromUtf8(name);
        made.listed.sealKey = made.listed.signKey = "key";
        made.keyState = state;
        return made;
    };
    VaultDevice own = device("11111111-5b4a-3928-8f00-112233445566", "Laptop", KeyState::Has);
    own.isThis = true;
    VaultDevice phone = device("9f8e7d6c-5b4a-3928-8f00-112233445566", "Phone", KeyState::Has);
    phone.listed.clockDifferenceMs = 190'000;
    VaultDevice lost = device("22222222-5b4a-3928-8f00-112233445566", "Old phone", KeyState::Removed);
    lost.removedMs = ago(60 * 30);
    return {own, phone, device("3f2a1b0c-9d8e-4f7a-8b6c-5d4e3f2a1b0c", "Tablet", KeyState::Granted),
            device("33333333-5b4a-3928-8f00-112233445566", "Work computer", KeyState::Lacks), lost};
}

KeyStatus keyStatus()
{
    KeyStatus status;
    status.version = (2U << 20) + 77;
    status.generation = 3;
    status.madeMs = ago(20);
    status.maker = "11111111-5b4a-3928-8f00-112233445566";
    status.progress = {{"1", QStringLiteral("Home server"), false, 4500, 10'000, 3100},
                       {"2", QStringLiteral("Work"), true, 0, 0, 0}};
    return status;
}

SyncStatus syncStatus()
{
    BackendStatus home;
    home.backendId = "1";
    home.name = QStringLiteral("Home server");
    home.phaseSinceMs = ago(2);
    home.lastSuccessMs = ago(2);
    home.nextTryMs = ago(-1);
    home.realtimeConnected = true;
    BackendStatus work;
    work.backendId = "2";
    work.name = QStringLiteral("sync.example.org");
    work.phase = SyncPhase::Offline;
    work.phaseSinceMs = ago(14);
    work.lastSuccessMs = ago(75);
    work.waitingRows = 7;
    work.keyPending = true;
    work.nextTryMs = QDateTime::currentMSecsSinceEpoch() + 41000;
    work.lastError = Error{ErrorCode::NetworkError};
    BackendStatus old;
    old.backendId = "3";
    old.name = QStringLiteral("Old hosting");
    old.phase = SyncPhase::Paused;
    old.phaseSinceMs = ago(300);
    old.lastSuccessMs = ago(3000);
    old.waitingRows = 31;
    SyncStatus status;
    status.overall = OverallState::ConflictsOpen;
    status.backends = {home, work, old};
    status.waitingRows = 7;
    const QList<ConflictEntry> decisions = conflicts();
    status.openConflicts = std::ranges::count_if(decisions, [](const ConflictEntry &entry) { return entry.conflict.open; });
    status.heldCells = 3;
    status.quarantinedCells = 1;
    status.lastSuccessMs = ago(2);
    return status;
}

SyncStatus blockedStatus()
{
    SyncStatus status = syncStatus();
    BackendStatus &home = status.backends.first();
    home.phase = SyncPhase::Blocked;
    home.nextTryMs = 0;
    home.lastError = Error{ErrorCode::TokenExpired};
    status.backends.resize(1);
    status.overall = OverallState::Blocked;
    status.alerts = {{ErrorCode::ClockDrift, home.backendId, ago(40), QStringLiteral("-420")}};
    return status;
}

SyncStatus removalStatus()
{
    constexpr int DayMinutes = 24 * 60;
    SyncStatus status = syncStatus();
    status.backends[0].removal.accountEndsMs = ago(-6 * DayMinutes);
    BackendStatus &gone = status.backends[1];
    gone.phase = SyncPhase::Blocked;
    gone.lastError = Error{ErrorCode::NotFound};
    gone.removal.vaultEndsMs = ago(DayMinutes);
    status.overall = OverallState::Blocked;
    return status;
}

QList<ActivityRecord> activityRecords()
{
    qint64 id = 100;
    const auto record = [&id](qint64 minutes, const char *direction, CellFate fate, RowEvent event, const char *table, const QByteArray &rowPks, NodeId writer) {
        ActivityRecord r;
        r.entryId = id--;
        r.timeMs = ago(minutes);
        r.backendName = QStringLiteral("Home server");
        r.direction = QString::fromLatin1(direction);
        r.isAboutRows = true;
        r.line = {.tableName = table, .rowPks = rowPks, .fate = fate, .event = event, .cells = 1};
        r.written = HlcTimestamp{ago(minutes + 2), 0, writer};
        r.cells = 1;
        return r;
    };
    const auto ofItem = [&](qint64 minutes, const char *direction, CellFate fate, const QByteArray &item, const QString &title, const QList<ActivityRecord::Field> &fields, NodeId writer) {
        ActivityRecord r = record(minutes, direction, fate, RowEvent::Changed, "vault_items", R"({"id":")" + item + R"("})", writer);
        r.itemId = item;
        r.title = title;
        r.hasItem = true;
        r.fields = fields;
        return r;
    };
    ActivityRecord waits = record(14, "pull", CellFate::Held, RowEvent::Created, "loans", R"({"id":17})", Phone);
    waits.line.reason = "missing_parent";
    ActivityRecord more = record(61, "pull", CellFate::Applied, RowEvent::Changed, "books", {}, Phone);
    more.line.rows = 3400;
    more.cells = 13600;
    more.written.reset();
    ActivityRecord refused = ofItem(95, "push", CellFate::Refused, "i5", QStringLiteral("Passport scan"), {{"file", QStringLiteral("scan.pdf")}}, Laptop);
    refused.line.reason = "cell_too_large";
    ActivityRecord byWay = ofItem(120, "pull", CellFate::Applied, "i3", QStringLiteral("Deutsche Bahn"), {{"field", QStringLiteral("BahnCard")}, {"tag", QStringLiteral("travel")}}, Phone);
    byWay.sender = Laptop;
    ActivityRecord gone = ofItem(200, "pull", CellFate::Applied, "i9", QStringLiteral("Old router"), {}, Phone);
    gone.line.event = RowEvent::Deleted;
    gone.hasItem = false;
    ActivityRecord sealed = record(300, "pull", CellFate::Quarantined, RowEvent::Changed, "books", R"({"id":3})", Phone);
    sealed.line.reason = "authentication_failed";
    sealed.fields = {{"title", {}}};
    ActivityRecord group = record(400, "push", CellFate::Applied, RowEvent::Changed, "vault_groups", R"({"id":"g3"})", Laptop);
    group.title = QStringLiteral("Work");
    group.fields = {{"name", {}}};
    ActivityRecord failed;
    failed.timeMs = ago(500);
    failed.backendName = QStringLiteral("sync.example.org");
    failed.direction = QStringLiteral("backend");
    failed.errorCode = QStringLiteral("network_error");
    ActivityRecord added;
    added.timeMs = ago(1500);
    added.backendName = QStringLiteral("Home server");
    added.direction = QStringLiteral("backend");
    added.detail = QStringLiteral("added");
    return {ofItem(2, "pull", CellFate::Applied, "i2", QStringLiteral("Codeberg"), {{"username", {}}, {"password", {}}}, Phone),
            ofItem(2, "push", CellFate::Applied, "i1", QStringLiteral("Bank card"), {{"field", QStringLiteral("PIN")}}, Laptop),
            ofItem(6, "pull", CellFate::Conflict, "i2", QStringLiteral("Codeberg"), {{"notes", {}}}, Phone),
            ofItem(6, "push", CellFate::Lost, "i4", QStringLiteral("Electricity provider"), {{"url", {}}}, Laptop),
            waits, record(30, "pull", CellFate::Applied, RowEvent::Deleted, "books", R"({"id":12})", Phone), more, refused, byWay, gone, sealed, group, failed, added};
}

QList<CellInfo::Former> formerCells()
{
    return {{CellValue::text("The left hand of darkness"), {ago(60 * 24 * 3), 0, Phone}, HlcTimestamp{ago(26), 0, Phone}, true},
            {CellValue::text("Left Hand"), {ago(60 * 24 * 90), 0, Laptop}, HlcTimestamp{ago(60 * 24 * 3), 0, Phone}, false}};
}

QList<ActivityEntry> activity()
{
    QList<ActivityEntry> entries{entry(2, "pull", 12, QStringLiteral("books, vault_items, vault_item_fields")), entry(2, "push", 3, QStringLiteral("vault_items")),
                                 entry(14, "push", 0, {}, QStringLiteral("network_error")), entry(61, "pull", 1204, QStringLiteral("books"))};
    // A day as it may be: little at night, something every now and then.
    for (int hour = 3; hour < 22; ++hour) {
        if (hour >= 9 && hour <= 15)
            continue;
        entries << entry(60 * hour + 7, "push", 1 + hour * hour % 23, QStringLiteral("vault_items"));
        if (hour % 3 != 0)
            entries << entry(60 * hour + 31, "pull", 2 + hour * 7 % 41, QStringLiteral("vault_items"));
    }
    entries << entry(1500, "backend", 0, QStringLiteral("added"));
    for (qsizetype i = 0; i < entries.size(); ++i)
        entries[i].backendId = i == 2 ? "2" : "1";
    entries[2].backendName = QStringLiteral("sync.example.org");
    return entries;
}

RecoverySheetFacts recoverySheet()
{
    return {QStringLiteral("Ada’s vault"), QStringLiteral("7H3K-Q9WD-0M2X-ZT5B-8RNC-4VJ6-PFA1-GE3Y-K0SW"), QDate(2026, 5, 3)};
}

VaultProofs proofs()
{
    VaultProofs proofs;
    VaultProofs::Server server{"1", QStringLiteral("Home server"), "epoch", 4711};
    const QStringList digits{QStringLiteral("25388 27136 04276 47934 42275 27352"), QStringLiteral("90417 00318 55120 71993 16840 02275"), {}};
    for (const VaultDevice &device : vaultDevices()) {
        if (device.keyState == VaultDevice::KeyState::Removed)
            continue;
        proofs.devices.append({device, digits.value(proofs.devices.size())});
        if (device.isThis)
            continue;
        // The second one is the one that signs.
        if (proofs.devices.size() == 2)
            proofs.devices.last().confirmedMs = QDateTime::currentMSecsSinceEpoch() - 60'000;
        DeviceComparison comparison;
        comparison.backendId = server.backendId;
        comparison.deviceId = device.listed.deviceId;
        comparison.agreement = DeviceAgreement::Equal;
        comparison.sinceMs = QDateTime::currentMSecsSinceEpoch() - 3600'000;
        comparison.statementMs = QDateTime::currentMSecsSinceEpoch() - 60'000;
        server.comparisons.append(comparison);
    }
    proofs.servers.append(server);
    return proofs;
}

VaultProofs alarmingProofs()
{
    VaultProofs shown = proofs();
    shown.servers.first().comparisons.first().agreement = DeviceAgreement::Differs;
    shown.servers.first().comparisons.first().tables = {{"vault_items", 3}};
    VaultProofs::Server other{"2", QStringLiteral("sync.example.org"), "other", 900};
    other.alerts.append({ErrorCode::RollbackDetected, "2", QDateTime::currentMSecsSinceEpoch() - 7200'000, {}});
    shown.servers.append(other);
    return shown;
}

RecoverySplit recoverySplit()
{
    return {2, {QStringLiteral("Ada"), QStringLiteral("Charles Ada"), QStringLiteral("Grace Ada")}};
}

SplitSheet *splitSheet()
{
    startCryptoForTests();
    auto *sheet = new SplitSheet(QStringLiteral("Ada’s vault"), nullptr);
    sheet->setPlan(recoverySplit().holders, recoverySplit().needed);
    sheet->makeShares();
    return sheet;
}

PairingInvitation invitation()
{
    return {QUrl(QStringLiteral("https://nas.home.arpa:8787#sha256=") + QString(64, u'b')),
            QStringLiteral("cedar walnut rocket april flute mirror harbor seven")};
}

PairingStatus pairing(PairingStep step)
{
    return {step, QStringLiteral("402917"), QStringLiteral("Ada’s phone"), QStringLiteral("Family")};
}

QList<RestorePage::Choice> backups()
{
    const auto at = [](int day, int hour) { return QDateTime(QDate(2026, 5, day), QTime(hour, 5)).toMSecsSinceEpoch(); };
    return {{QStringLiteral("Personal"), {QStringLiteral("1"), at(3, 9), BackupReason::Regular, 1'340'000}},
            {QStringLiteral("Personal"), {QStringLiteral("2"), at(2, 9), BackupReason::Regular, 1'310'000}},
            {QStringLiteral("Personal"), {QStringLiteral("3"), at(1, 18), BackupReason::FirstSync, 1'290'000}}};
}

VaultInfo vault()
{
    VaultInfo vault;
    vault.lastBackupMs = QDateTime(QDate(2026, 5, 3), QTime(9, 5)).toMSecsSinceEpoch();
    vault.recoveryMadeMs = QDateTime(QDate(2026, 5, 3), QTime(12, 0)).toMSecsSinceEpoch();
    vault.deviceName = QStringLiteral("Ada’s laptop");
    vault.deviceId = "1a2b3c4d-5e6f-4081-9f8e-7d6c5b4a3928";
    vault.vaultId = "0b9b1c52-7a39-4c8e-a5a4-3f0e4f4c0f3d";
    vault.path = QStringLiteral("/home/ada/Documents/Ada’s vault.haexvault");
    return vault;
}

QList<Backend> backends()
{
    return {{"1", QStringLiteral("Home server"), QUrl(QStringLiteral("https://vault.home.arpa")), QStringLiteral("ada@example.org"), true, 0},
            {"2", QStringLiteral("sync.example.org"), QUrl(QStringLiteral("https://sync.example.org")), QStringLiteral("ada@example.org"), true, 0},
            {"3", QStringLiteral("Old hosting"), QUrl(QStringLiteral("https://old.example.net")), QStringLiteral("lovelace@example.net"), false, 0}};
}

QList<HomeBackup> homeBackups()
{
    return {{QStringLiteral("/backups/2"), ago(95), 1'843'200}, {QStringLiteral("/backups/1"), ago(1535), 1'740'800}};
}

HomeServerStatus homeServer()
{
    HomeServerStatus status{HomeServerStatus::State::On};
    status.port = 8787;
    status.fingerprint = QByteArray(32, '\x5e');
    const QUrl address = withCertificatePin(QUrl(QStringLiteral("https://192.168.1.20:8787")), status.fingerprint);
    status.ownAddress = address;
    status.addresses = {address};
    status.devices = {{"d1", QStringLiteral("Ada’s laptop"), ago(0), true}, {"d2", QStringLiteral("Desk upstairs"), ago(95), false}};
    status.vaults = {{"5f0c61d2-8c1e-4d57-9a52-3f1f0a9b7c11", ago(40'000), 1'310'720, 0},
                     {"c3a9e7b4-1d2f-4f60-8b7a-90d1e2f3a4b5", ago(9'000), 421'888, ago(-9'000)}};
    status.storedBytes = 1'843'200;
    status.lastBackupMs = ago(180);
    return status;
}

QList<TrashEntry> trash()
{
    return {{"i20", {}, {}, {}, QStringLiteral("Old forum account"), ItemTexts::kind(ItemKind::Login), QStringLiteral("login"), ago(30)},
            {{}, "g7", {}, {}, QStringLiteral("Old flat"), TrashController::tr("Group"), QStringLiteral("folder"), ago(120)},
            {{}, {}, "books", "k", QStringLiteral("b91 · The Trial · Franz Kafka"), QStringLiteral("books"), QStringLiteral("tables"), ago(4000)},
            {"i21", {}, {}, {}, QStringLiteral("Gym locker"), ItemTexts::kind(ItemKind::Note), QStringLiteral("note"), ago(9000)}};
}

CsvMapping csvMapping()
{
    return {{QStringLiteral("name"), CsvTarget::Title, QStringLiteral("Library")},
            {QStringLiteral("url"), CsvTarget::Url, QStringLiteral("https://library.example.org/login")},
            {QStringLiteral("username"), CsvTarget::Username, QStringLiteral("ada@example.org")},
            {QStringLiteral("password"), CsvTarget::Password, QStringLiteral("secret")},
            {QStringLiteral("shelf"), CsvTarget::Field, QStringLiteral("Ada’s shelf")}};
}

ImportPreview importPreview()
{
    ImportPreview preview;
    preview.items = {{ItemKind::Login, 187}, {ItemKind::Note, 12}, {ItemKind::Card, 2}};
    preview.groups = 12;
    preview.files = 3;
    preview.duplicates = 3;
    preview.firstTitles = {QStringLiteral("Mail"), QStringLiteral("Library"), QStringLiteral("Bank"), QStringLiteral("Router at home"),
                           QStringLiteral("Observatory"), QStringLiteral("Train tickets"), QStringLiteral("Allotment")};
    preview.notes = {{ImportReason::FileTooLargeLeftOut, QStringLiteral("Passport"), QStringLiteral("scan.tiff"), 1},
                     {ImportReason::FormerValueAsField, QStringLiteral("Mail"), {}, 2},
                     {ImportReason::FormerValueAsField, QStringLiteral("Bank"), {}, 3},
                     {ImportReason::DeletedLeftOut, QStringLiteral("Recycle Bin"), {}, 9},
                     {ImportReason::IconsLeftOut, {}, {}, 4}};
    return preview;
}

} // namespace haex::Fixtures
