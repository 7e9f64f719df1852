<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ActivityModel</name>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddBackendSheet</name>
    <message>
        <source>What the server can see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of tables and columns, row keys, times, sizes, and which device wrote. Never values: those, and the vault password, do not leave your devices in the clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the account on the server. Choose another one than your vault password; the server never gets that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of this backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 2 · Where is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 2 of 2 · Who are you there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register and add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in and add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address of the server, such as https://sync.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address and account password are both needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sync is under way. You can close this and go on working.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackendCard</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrive at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the next sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>Pause/Resume, backend</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync %1 now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackendRow</name>
    <message>
        <source>%1 · %2</source>
        <comment>address, e-mail</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackendsController</name>
    <message>
        <source>The first sync is done. Everything in this vault is on the server, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackendsView</name>
    <message>
        <source>Backends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers that carry your changes between devices. They see ciphertext only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backend yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is on this device only. With a backend your other devices get every change, end to end encrypted. Several backends are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1” from this device?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device stops syncing with it. Nothing in your vault is deleted, the server keeps its encrypted copy, and your other devices go on using it. Changes that were not sent yet stay on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove backend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellInspector</name>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell to see where its value comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in a %2 column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePasswordSheet</name>
    <message>
        <source>Change vault password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this device&apos;s file. Backups that exist already keep the old password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a vault password of %1 characters or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipboardGuard</name>
    <message numerus="yes">
        <source>Copied. It is cleared from the clipboard in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictDetail</name>
    <message>
        <source>Keep current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this one is in use: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever you choose, the other value stays here and can be taken later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided. Both values are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictListModel</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>subject, field, kind</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictTexts</name>
    <message>
        <source>Changed on two devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted here, changed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created on two devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two claim the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 both changed this field before they had heard of each other. One value is in use; the other one is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One device deleted this while another one changed it. What was changed is kept here and can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 both created this. The values of one are in use; the other ones are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 both used a value that may exist only once. The later one waits until it gets another value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting wins over changes made at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both were written in the same instant; the order of the devices decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written %1 later, on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the one from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its table is not on this device yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its column is not on this device yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest of its row has not arrived yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row it refers to has not arrived, or was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another row has this value already, and it may exist only once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of the table does not allow the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column must have a value, and this one has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be opened: it was changed on the way or sealed with another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes from a device whose clock is far ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be used yet (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again when the table arrives. An update of this application may be needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again with each sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the value of the other row, here or there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it on the device that wrote it, or loosen the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not used. Write the value again on the other device to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock of that device right; then it sends the value again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again with each sync.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictsController</name>
    <message>
        <source>Kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other value is in use now, on all your devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new value is in use now, on all your devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed on two devices at the same time. Nothing is lost; you decide when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which ones to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed on two devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values that arrive before the table or row they belong to wait here, and so do values that failed a check. Everything that arrived is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is on one device only. Add a backend and a second device; what both change at the same time will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to decide, and nothing was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two devices have changed the same field at the same time so far. Changes to different fields of one item come together by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change of every device is in use. Changes to different fields of one item come together by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To decide (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountdownRing</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Create a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file, encrypted with your vault password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can reset it, not even a server. Several random words are strong and easy to type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name and a place for the file are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a vault password of %1 characters or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the keys…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoDevice</name>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo – Device %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceNames</name>
    <message>
        <source>Device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (this device)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditValueSheet</name>
    <message>
        <source>Write another value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes the value on all your devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait. It can be tried again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong in the application itself (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more. It may have been deleted on another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost; free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has a format that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no vault at this place. It may have been moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file with this name already. Choose another name; nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is open in another window or program. Close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault file may only be read. Change its permissions, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault file is damaged. It was left as it is; a backup can be opened instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of this application made the vault. Update to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption is not available on this system, so nothing was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement could not be run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of the table does not allow this value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is busy. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of a row cannot be changed. Add a new row and delete this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This table cannot be synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one with this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An encrypted value could not be opened. It was changed on the way or belongs to another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is encrypted with a key that this device does not have yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server offered weaker protection of the vault key than is safe, so it was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening this vault needs more memory than this device allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants you to log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server knows this login from another device. Log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not allow this for your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server takes no new accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation is not valid, or it was used already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an account with this e-mail address already. Log in instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address or account password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is on the server already, with another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your space on the server is full. Changes wait on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a payment before it takes more changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached. You can go on working; changes wait on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe: the server&apos;s certificate is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something else at this address, not a sync server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answers make no sense. Nothing was taken over from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server shows an older state than it did before. It may have been restored from a backup, or someone is holding changes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of a device is more than a day ahead. Set its clock right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was reset. Everything is being offered to it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is too large to be synced. It stays on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server takes only smaller amounts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not understand this device. One of the two needs an update (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed at the same time elsewhere. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Value of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked until revealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Reveal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep the vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPane</name>
    <message>
        <source>Filter items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group inside…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneratorPopover</name>
    <message>
        <source>Generated password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a–z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0–9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No look-alikes (l, 1, O, 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one kind of characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Your vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start fresh on this device; sync it later if you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join from another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is on a server already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file on this computer, or a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A throw-away vault to look around in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemDetail</name>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemEditor</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-time code key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work, family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separate several tags with commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key or otpauth:// address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One-time code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a title, so that you find it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for the one-time code cannot be read. Paste the key or the otpauth:// address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemListModel</name>
    <message>
        <source>%1, %2</source>
        <comment>title, kind of item</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemTexts</name>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name on card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemsController</name>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) moved to the trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemsView</name>
    <message>
        <source>Search items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading items…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New item (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the group “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the group goes. Items and groups inside it move up one level, on all your devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No items yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logins, notes, cards and identities will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item here has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag items here, or choose another group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an item on the left, or make a new one with Ctrl+N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or cancel what you are editing first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Account password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that you unlock this vault with on your other device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your other devices show it beside what was written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join from another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 2 · Log in to the server that your vault syncs with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find my vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 2 of 2 · Which vault, and its password. The server never learns it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no vault in this account yet. Create one on this device instead, and add the server as its backend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, e-mail and account password are all needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault password and a place for the file are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogInSheet</name>
    <message>
        <source>Log in to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As %1. Syncing goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Haex Vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewRowSheet</name>
    <message>
        <source>Add a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you leave empty gets the column&apos;s default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>The language changes with the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running in the system tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the window leaves the vault syncing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no system tray, so closing the window quits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody typed or clicked here for this long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear copied secrets after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On some Wayland desktops an application may clear the clipboard only while its window is in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change vault password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the vault on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers also tell at once when something changed; this is the safety net.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send own changes after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is typed within this time goes out together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your other devices show it beside what was written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Haex Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GPL, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts for a bug report, without anything from your vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change vault password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqlConsole</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables that you create here sync like the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SELECT * FROM …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>only the first are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartController</name>
    <message>
        <source>Open a vault file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a vault to look around in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Haex Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passwords and tables, on all your devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted before it leaves a device; servers see ciphertext only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works offline, and catches up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed on two devices? Both values are kept, and you decide.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 bits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncController</name>
    <message>
        <source>Synced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncStatusPresenter</name>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backend to sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collecting changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After you helped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the next change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks of this device and the server differ by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (since %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncView</name>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync all now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync all now (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backend to sync this vault with your other devices. A backend sees ciphertext only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableGridModel</name>
    <message>
        <source>part of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableListModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablePageView</name>
    <message>
        <source>Sync this table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the table stays on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table without a primary key cannot be synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 row · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set to no value (NULL)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablesController</name>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) moved to the trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is synced with your other devices now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is not synced any more. Its rows stay on every device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablesView</name>
    <message>
        <source>SQL console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tables yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any table with a primary key can be synced. Create one in the SQL console, or import a database with haexctl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the SQL console</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeTexts</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotpRow</name>
    <message>
        <source>One-time code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for the one-time code cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashController</name>
    <message numerus="yes">
        <source>%n thing(s) restored on all your devices.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashModel</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashView</name>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you delete on any device stays here until you delete it for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted items and rows can be brought back from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted items and rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n thing(s) for good?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The contents are forgotten on this device and cannot be brought back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message>
        <source>Show window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Haex Vault – locked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deriving the key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>Reveal value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value from %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueTexts</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row was there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value (NULL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VaultActions</name>
    <message>
        <source>%1 backup %2.haexvault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is made and was opened to test it. It has the same vault password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is in order: every page could be read and every row fits its rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check found something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup before you do anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device is called “%1” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault password is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of your vault&apos;s contents, names or addresses is in here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>table, field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>haex::StrengthBar</name>
    <message>
        <source>Very weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>haex::VaultPaths</name>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vaults (*%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
