<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>haex::ActivityPanel</name>
    <message numerus="yes">
        <source>These are the newest %n line(s). Narrow the log to see others, or save it: the file holds all of them.</source>
        <translation>
            <numerusform>This is the newest line. Narrow the log to see others, or save it: the file holds all of them.</numerusform>
            <numerusform>These are the newest %n lines. Narrow the log to see others, or save it: the file holds all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ActivityTexts</name>
    <message numerus="yes">
        <source>%n more in %1</source>
        <translation>
            <numerusform>%n more in %1</numerusform>
            <numerusform>%n more in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::AttachmentsController</name>
    <message numerus="yes">
        <source>Attaching %n file(s)…</source>
        <translation>
            <numerusform>Attaching %n file…</numerusform>
            <numerusform>Attaching %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n file attached.</numerusform>
            <numerusform>%n files attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::BackendsController</name>
    <message numerus="yes">
        <source>All that “%1” holds is in the file, encrypted: %n value(s).</source>
        <translation>
            <numerusform>All that “%1” holds is in the file, encrypted: %n value.</numerusform>
            <numerusform>All that “%1” holds is in the file, encrypted: %n values.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ChangeTexts</name>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>Delete %n item</numerusform>
            <numerusform>Delete %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n item(s)</source>
        <translation>
            <numerusform>Add %n item</numerusform>
            <numerusform>Add %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n item(s)</source>
        <translation>
            <numerusform>Change %n item</numerusform>
            <numerusform>Change %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n row(s) of “%1”</source>
        <translation>
            <numerusform>Delete %n row of “%1”</numerusform>
            <numerusform>Delete %n rows of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n row(s) to “%1”</source>
        <translation>
            <numerusform>Add %n row to “%1”</numerusform>
            <numerusform>Add %n rows to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n cell(s) of “%1”</source>
        <translation>
            <numerusform>Edit %n cell of “%1”</numerusform>
            <numerusform>Edit %n cells of “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ClipboardGuard</name>
    <message numerus="yes">
        <source>Copied. It is cleared from the clipboard in %n second(s).</source>
        <translation>
            <numerusform>Copied. It is cleared from the clipboard in %n second.</numerusform>
            <numerusform>Copied. It is cleared from the clipboard in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied. It is cleared from the clipboard in %n second(s), if this window is in front then; else when it is next.</source>
        <translation>
            <numerusform>Copied. It is cleared from the clipboard in %n second, if this window is in front then; else when it is next.</numerusform>
            <numerusform>Copied. It is cleared from the clipboard in %n seconds, if this window is in front then; else when it is next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ComparisonTexts</name>
    <message numerus="yes">
        <source>%1 (%n row(s) offered again)</source>
        <translation>
            <numerusform>%1 (%n row offered again)</numerusform>
            <numerusform>%1 (%n rows offered again)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ConflictTexts</name>
    <message numerus="yes">
        <source>The contents of %n file(s) have not arrived on this device yet: %1.</source>
        <comment>names of files</comment>
        <translation>
            <numerusform>The contents of %n file have not arrived on this device yet: %1.</numerusform>
            <numerusform>The contents of %n files have not arrived on this device yet: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not on the copy, as the contents have not arrived on this device yet: %1.</source>
        <comment>names of files</comment>
        <translation>
            <numerusform>%n file is not on the copy, as its contents have not arrived on this device yet: %1.</numerusform>
            <numerusform>%n files are not on the copy, as their contents have not arrived on this device yet: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::CountdownRing</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::CsvTableSheet</name>
    <message numerus="yes">
        <source>%n row(s) are in “%1” now.</source>
        <translation>
            <numerusform>%n row is in “%1” now.</numerusform>
            <numerusform>%n rows are in “%1” now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ErrorTexts</name>
    <message numerus="yes">
        <source>The server asks to wait. It can be tried again in %n second(s).</source>
        <translation>
            <numerusform>The server asks to wait. It can be tried again in %n second.</numerusform>
            <numerusform>The server asks to wait. It can be tried again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HealthModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HealthSheet</name>
    <message numerus="yes">
        <source>Checking passwords… %n done</source>
        <translation>
            <numerusform>Checking passwords… %n done</numerusform>
            <numerusform>Checking passwords… %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) checked: none is easy to guess, none stands in two items, and nothing expires soon.</source>
        <translation>
            <numerusform>%n password checked: it is not easy to guess, stands in no second item, and nothing expires soon.</numerusform>
            <numerusform>%n passwords checked: none is easy to guess, none stands in two items, and nothing expires soon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) expired, or will within %1 days.</source>
        <translation>
            <numerusform>%n item expired, or will within %1 days.</numerusform>
            <numerusform>%n items expired, or will within %1 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HistoryCard</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HoldersPage</name>
    <message numerus="yes">
        <source>%n sheet(s) may be lost, and it still opens.</source>
        <translation>
            <numerusform>One sheet may be lost, and it still opens.</numerusform>
            <numerusform>%n sheets may be lost, and it still opens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HostTexts</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ImportPreviewPage</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also import %n item(s) that are here already, exactly the same</source>
        <translation>
            <numerusform>Also import %n item that is here already, exactly the same</numerusform>
            <numerusform>Also import %n items that are here already, exactly the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ImportSheet</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new group(s)</source>
        <translation>
            <numerusform>%n new group</numerusform>
            <numerusform>%n new groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n item(s)</source>
        <translation>
            <numerusform>Import %n item</numerusform>
            <numerusform>Import %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n table(s)</source>
        <translation>
            <numerusform>Import %n table</numerusform>
            <numerusform>Import %n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ImportTablesPage</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ImportTexts</name>
    <message numerus="yes">
        <source>%n item(s) of an unknown kind are left out</source>
        <translation>
            <numerusform>%n item of an unknown kind is left out</numerusform>
            <numerusform>%n items of an unknown kind are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) are not in the file</source>
        <translation>
            <numerusform>%n attachment is not in the file</numerusform>
            <numerusform>%n attachments are not in the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out</source>
        <translation>
            <numerusform>%n row is left out</numerusform>
            <numerusform>%n rows are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted item(s) stay in the other program&apos;s recycle bin</source>
        <translation>
            <numerusform>%n deleted item stays in the other program&apos;s recycle bin</numerusform>
            <numerusform>%n deleted items stay in the other program&apos;s recycle bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are in the vault already and are left out</source>
        <translation>
            <numerusform>%n item is in the vault already and is left out</numerusform>
            <numerusform>%n items are in the vault already and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are too large for the vault</source>
        <translation>
            <numerusform>%n file is too large for the vault</numerusform>
            <numerusform>%n files are too large for the vault</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier value(s) are kept as fields</source>
        <translation>
            <numerusform>%n earlier value is kept as a field</numerusform>
            <numerusform>%n earlier values are kept as fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other thing(s) are left out</source>
        <translation>
            <numerusform>%n other thing is left out</numerusform>
            <numerusform>%n other things are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) are left out</source>
        <translation>
            <numerusform>%n view is left out</numerusform>
            <numerusform>%n views are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s) are left out</source>
        <translation>
            <numerusform>%n trigger is left out</numerusform>
            <numerusform>%n triggers are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) of the database&apos;s own are left out</source>
        <translation>
            <numerusform>%n table of the database&apos;s own is left out</numerusform>
            <numerusform>%n tables of the database&apos;s own are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) are left out</source>
        <translation>
            <numerusform>%n index is left out</numerusform>
            <numerusform>%n indexes are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) stay on this device only</source>
        <translation>
            <numerusform>%n table stays on this device only</numerusform>
            <numerusform>%n tables stay on this device only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) got a key of their own</source>
        <translation>
            <numerusform>%n table got a key of its own</numerusform>
            <numerusform>%n tables got a key of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) of tables were dropped or changed</source>
        <translation>
            <numerusform>%n rule of tables was dropped or changed</numerusform>
            <numerusform>%n rules of tables were dropped or changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were changed</source>
        <translation>
            <numerusform>%n value was changed</numerusform>
            <numerusform>%n values were changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new group(s)</source>
        <translation>
            <numerusform>%n new group</numerusform>
            <numerusform>%n new groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s)</source>
        <translation>
            <numerusform>%1: %n row</numerusform>
            <numerusform>%1: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n icon(s) are left out</source>
        <translation>
            <numerusform>%n icon is left out</numerusform>
            <numerusform>%n icons are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n auto-type setting(s) are left out</source>
        <translation>
            <numerusform>%n auto-type setting is left out</numerusform>
            <numerusform>%n auto-type settings are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) are left out</source>
        <translation>
            <numerusform>%n column is left out</numerusform>
            <numerusform>%n columns are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passkey(s) are kept as hidden fields, not yet for logging in</source>
        <translation>
            <numerusform>%n passkey is kept as a hidden field, not yet for logging in</numerusform>
            <numerusform>%n passkeys are kept as hidden fields, not yet for logging in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are attached to their items</source>
        <translation>
            <numerusform>%n file is attached to its item</numerusform>
            <numerusform>%n files are attached to their items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The vault has %n table(s) of the same name already: %1.</source>
        <comment>names of tables</comment>
        <translation>
            <numerusform>The vault has a table of the same name already: %1.</numerusform>
            <numerusform>The vault has tables of the same names already: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ItemDetail</name>
    <message numerus="yes">
        <source>%n earlier value(s) of %1</source>
        <translation>
            <numerusform>%n earlier value of %1</numerusform>
            <numerusform>%n earlier values of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ItemTexts</name>
    <message numerus="yes">
        <source>%1, %n day(s) ago</source>
        <translation>
            <numerusform>%1, %n day ago</numerusform>
            <numerusform>%1, %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n day(s)</source>
        <translation>
            <numerusform>%1, in %n day</numerusform>
            <numerusform>%1, in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ItemsController</name>
    <message numerus="yes">
        <source>%n item(s) moved to the trash.</source>
        <translation>
            <numerusform>%n item moved to the trash.</numerusform>
            <numerusform>%n items moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ManyConflicts</name>
    <message numerus="yes">
        <source>%n decision(s) chosen</source>
        <translation>
            <numerusform>%n decision chosen</numerusform>
            <numerusform>%n decisions chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has no other value: it is left for you to decide by itself.</source>
        <translation>
            <numerusform>%n of them has no other value: it is left for you to decide by itself.</numerusform>
            <numerusform>%n of them have no other value: they are left for you to decide one by one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::NavButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::NoticeTexts</name>
    <message numerus="yes">
        <source>%n decision(s) open</source>
        <translation>
            <numerusform>%n decision open</numerusform>
            <numerusform>%n decisions open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::RecoverPage</name>
    <message numerus="yes">
        <source>%n more share(s) of the recovery key are needed.</source>
        <translation>
            <numerusform>One more share of the recovery key is needed.</numerusform>
            <numerusform>%n more shares of the recovery key are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::RemovalTexts</name>
    <message numerus="yes">
        <source>That happens in %n day(s). Until then everything works, and any of your devices can take it back.</source>
        <translation>
            <numerusform>That happens in %n day. Until then everything works, and any of your devices can take it back.</numerusform>
            <numerusform>That happens in %n days. Until then everything works, and any of your devices can take it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ShareField</name>
    <message numerus="yes">
        <source>%n more is needed.</source>
        <translation>
            <numerusform>%n more is needed.</numerusform>
            <numerusform>%n more are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::SqlConsole</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n row changed</numerusform>
            <numerusform>%n rows changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::SyncStatusPresenter</name>
    <message numerus="yes">
        <source>%n decision(s) open</source>
        <translation>
            <numerusform>%n decision open</numerusform>
            <numerusform>%n decisions open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TableFilesController</name>
    <message numerus="yes">
        <source>%n row(s) saved. The file is not encrypted: delete it when you no longer need it.</source>
        <translation>
            <numerusform>%n row saved. The file is not encrypted: delete it when you no longer need it.</numerusform>
            <numerusform>%n rows saved. The file is not encrypted: delete it when you no longer need it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TableListModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TablePageView</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TableRowsController</name>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added.</source>
        <translation>
            <numerusform>%n row added.</numerusform>
            <numerusform>%n rows added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation>
            <numerusform>%n row deleted.</numerusform>
            <numerusform>%n rows deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) moved to the trash.</source>
        <translation>
            <numerusform>%n row moved to the trash.</numerusform>
            <numerusform>%n rows moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TablesController</name>
    <message numerus="yes">
        <source>Its %n row(s) go with it. This cannot be undone.</source>
        <translation>
            <numerusform>Its one row goes with it. This cannot be undone.</numerusform>
            <numerusform>Its %n rows go with it. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TimeTexts</name>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TrashController</name>
    <message numerus="yes">
        <source>%n thing(s) restored on all your devices.</source>
        <translation>
            <numerusform>%n thing restored on all your devices.</numerusform>
            <numerusform>%n things restored on all your devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TrashView</name>
    <message numerus="yes">
        <source>Delete %n thing(s) for good?</source>
        <translation>
            <numerusform>Delete %n thing for good?</numerusform>
            <numerusform>Delete %n things for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ValueTexts</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
