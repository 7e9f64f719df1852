<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>haex::AccountPasswordSheet</name>
    <message>
        <source>Change account password</source>
        <translation>Kontopasswort ändern</translation>
    </message>
    <message>
        <source>Of %1 at “%2”. It lets your devices log in there and opens no vault: your vault password stays as it is. This device stays logged in; your other devices ask for the new account password.</source>
        <translation>Von %1 bei „%2“. Mit ihm melden sich Ihre Geräte dort an; es öffnet keinen Tresor: Ihr Tresorpasswort bleibt, wie es ist. Dieses Gerät bleibt angemeldet, Ihre anderen Geräte fragen nach dem neuen Kontopasswort.</translation>
    </message>
    <message>
        <source>Present account password</source>
        <translation>Jetziges Kontopasswort</translation>
    </message>
    <message>
        <source>&amp;Present account password</source>
        <translation>&amp;Jetziges Kontopasswort</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
</context>
<context>
    <name>haex::ActivityModel</name>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
</context>
<context>
    <name>haex::ActivityPanel</name>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Save the log as shown…</source>
        <translation>Protokoll wie gezeigt speichern …</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Sent and received</source>
        <translation>Gesendet und empfangen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Backends</source>
        <translation>Backends</translation>
    </message>
    <message>
        <source>Any result</source>
        <translation>Jedes Ergebnis</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Letzte 365 Tage</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>Aktivitätsprotokoll</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Only what happened to this item</source>
        <translation>Nur was mit diesem Eintrag geschah</translation>
    </message>
    <message>
        <source>Only what happened to “%1”. Press to see everything again.</source>
        <translation>Nur was mit „%1“ geschah. Drücken Sie, um wieder alles zu sehen.</translation>
    </message>
    <message>
        <source>Nothing like that in the log</source>
        <translation>Nichts dergleichen im Protokoll</translation>
    </message>
    <message>
        <source>Nothing that is kept fits what you chose.</source>
        <translation>Nichts, was aufbewahrt wird, passt zu Ihrer Auswahl.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>What is sent and received is listed here, item by item.</source>
        <translation>Hier steht Eintrag für Eintrag, was gesendet und empfangen wird.</translation>
    </message>
    <message>
        <source>Nothing that is kept in this device’s log happened to this item.</source>
        <translation>Im Protokoll dieses Geräts steht nichts über diesen Eintrag.</translation>
    </message>
    <message numerus="yes">
        <source>These are the newest %n line(s). Narrow the log to see others, or save it: the file holds all of them.</source>
        <translation>
            <numerusform>Das ist die neueste Zeile. Schränken Sie das Protokoll ein, um andere zu sehen, oder speichern Sie es: Die Datei enthält alle.</numerusform>
            <numerusform>Das sind die neuesten %n Zeilen. Schränken Sie das Protokoll ein, um andere zu sehen, oder speichern Sie es: Die Datei enthält alle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ActivityTexts</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Added to this device</source>
        <translation>Auf diesem Gerät hinzugefügt</translation>
    </message>
    <message>
        <source>Logged in again</source>
        <translation>Wieder angemeldet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Removed from this device</source>
        <translation>Von diesem Gerät entfernt</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Structure of tables</source>
        <translation>Aufbau von Tabellen</translation>
    </message>
    <message>
        <source>Its certificate was accepted</source>
        <translation>Sein Zertifikat wurde angenommen</translation>
    </message>
    <message>
        <source>All devices hold the same again</source>
        <translation>Alle Geräte haben wieder dasselbe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Account password changed</source>
        <translation>Kontopasswort geändert</translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation>Tresorpasswort</translation>
    </message>
    <message>
        <source>Its address was changed</source>
        <translation>Seine Adresse wurde geändert</translation>
    </message>
    <message>
        <source>Vault key</source>
        <translation>Tresorschlüssel</translation>
    </message>
    <message>
        <source>Deletes the account on %1</source>
        <translation>Löscht das Konto am %1</translation>
    </message>
    <message>
        <source>Deletes this vault there on %1</source>
        <translation>Löscht diesen Tresor dort am %1</translation>
    </message>
    <message>
        <source>Keeps everything after all</source>
        <translation>Behält doch alles</translation>
    </message>
    <message numerus="yes">
        <source>%n more in %1</source>
        <translation>
            <numerusform>%n weitere in %1</numerusform>
            <numerusform>%n weitere in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Group “%1”</source>
        <translation>Gruppe „%1“</translation>
    </message>
    <message>
        <source>Tag “%1”</source>
        <translation>Schlagwort „%1“</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>File “%1”</source>
        <translation>Datei „%1“</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Weitere Adresse</translation>
    </message>
    <message>
        <source>A further field</source>
        <translation>Ein weiteres Feld</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Lost to a newer value</source>
        <translation>Einem neueren Wert gewichen</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Changed on two devices</source>
        <translation>Auf zwei Geräten geändert</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>result, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, by way of %2</source>
        <comment>two devices</comment>
        <translation>%1, über %2</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <comment>what, when, backend</comment>
        <translation>%1, %2 (%3)</translation>
    </message>
    <message>
        <source>Written %1 by %2</source>
        <translation>Geschrieben: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Came together</source>
        <translation>Zusammengeführt</translation>
    </message>
</context>
<context>
    <name>haex::AddBackendSheet</name>
    <message>
        <source>What the server can see</source>
        <translation>Was der Server sehen kann</translation>
    </message>
    <message>
        <source>Names of tables and columns, row keys, times, sizes, and which device wrote. Never values: those, and the vault password, do not leave your devices in the clear.</source>
        <translation>Namen von Tabellen und Spalten, Zeilenschlüssel, Zeiten, Größen und welches Gerät geschrieben hat. Niemals Werte: Sie und das Tresorpasswort verlassen Ihre Geräte nie unverschlüsselt.</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <translation>Backend hinzufügen</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>Ich habe ein Konto</translation>
    </message>
    <message>
        <source>Make a new account</source>
        <translation>Ein neues Konto anlegen</translation>
    </message>
    <message>
        <source>Account password</source>
        <translation>Kontopasswort</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>&amp;Adresse des Servers</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>&amp;E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation>Konto&amp;passwort</translation>
    </message>
    <message>
        <source>For the account on the server. Choose another one than your vault password; the server never gets that one.</source>
        <translation>Für das Konto auf dem Server. Wählen Sie ein anderes als Ihr Tresorpasswort; das bekommt der Server nie.</translation>
    </message>
    <message>
        <source>&amp;Invitation</source>
        <translation>E&amp;inladung</translation>
    </message>
    <message>
        <source>&amp;Name of this backend</source>
        <translation>&amp;Name dieses Backends</translation>
    </message>
    <message>
        <source>Step 1 of 2 · Where is it?</source>
        <translation>Schritt 1 von 2 · Wo ist es?</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Step 2 of 2 · Who are you there?</source>
        <translation>Schritt 2 von 2 · Wer sind Sie dort?</translation>
    </message>
    <message>
        <source>Register and add</source>
        <translation>Registrieren und hinzufügen</translation>
    </message>
    <message>
        <source>Log in and add</source>
        <translation>Anmelden und hinzufügen</translation>
    </message>
    <message>
        <source>The backend is added</source>
        <translation>Das Backend ist hinzugefügt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Type the address of the server, such as https://sync.example.org.</source>
        <translation>Geben Sie die Adresse des Servers ein, zum Beispiel https://sync.example.org.</translation>
    </message>
    <message>
        <source>Connected: %1 %2</source>
        <translation>Verbunden: %1 %2</translation>
    </message>
    <message>
        <source>E-mail address and account password are both needed.</source>
        <translation>E-Mail-Adresse und Kontopasswort werden beide gebraucht.</translation>
    </message>
    <message>
        <source>The first sync is under way. You can close this and go on working.</source>
        <translation>Der erste Abgleich läuft. Sie können dies schließen und weiterarbeiten.</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Auf diesem Computer hosten</translation>
    </message>
    <message>
        <source>No server? This computer can carry the changes for the others at home.</source>
        <translation>Kein Server? Dieser Computer kann die Änderungen für die anderen zu Hause tragen.</translation>
    </message>
    <message>
        <source>Or the text that another computer of yours shows under Backends.</source>
        <translation>Oder der Text, den ein anderer Ihrer Computer unter Backends zeigt.</translation>
    </message>
    <message>
        <source>How many tables, columns and rows there are, which of them change together and when, sizes, and which device wrote. Never names or values: those, and the vault password, do not leave your devices in the clear.</source>
        <translation>Wie viele Tabellen, Spalten und Zeilen es gibt, welche davon wann zusammen geändert werden, Größen, und welches Gerät geschrieben hat. Niemals Namen oder Werte: Sie und das Tresorpasswort verlassen Ihre Geräte nie unverschlüsselt.</translation>
    </message>
    <message>
        <source>Add another device…</source>
        <translation>Weiteres Gerät hinzufügen …</translation>
    </message>
    <message>
        <source>Connected: %1 %2, at %3</source>
        <translation>Verbunden: %1 %2, unter %3</translation>
    </message>
</context>
<context>
    <name>haex::AddressSheet</name>
    <message>
        <source>Where is “%1” now?</source>
        <translation>Wo ist „%1“ jetzt?</translation>
    </message>
    <message>
        <source>Its new address, or the text that the other computer shows. Syncing goes on where it stopped.</source>
        <translation>Seine neue Adresse oder der Text, den der andere Computer zeigt. Der Abgleich geht weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>&amp;Adresse des Servers</translation>
    </message>
    <message>
        <source>Change address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>Type the address of the server, such as https://sync.example.org.</source>
        <translation>Geben Sie die Adresse des Servers ein, zum Beispiel https://sync.example.org.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>For this backend on this device, whatever the others use.</source>
        <translation>Für dieses Backend auf diesem Gerät, gleich was die anderen verwenden.</translation>
    </message>
    <message>
        <source>&amp;Certificate of yours</source>
        <translation>&amp;Eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Shown to this server only, by this device. Few servers ask for one.</source>
        <translation>Wird nur diesem Server gezeigt, nur von diesem Gerät. Wenige Server verlangen eines.</translation>
    </message>
</context>
<context>
    <name>haex::AdoptPasswordSheet</name>
    <message>
        <source>The vault password was changed</source>
        <translation>Das Tresorpasswort wurde geändert</translation>
    </message>
    <message>
        <source>On another of your devices. Type the new vault password once, and this device takes it as well. Until then this device opens the vault with the former one.</source>
        <translation>Auf einem anderen Ihrer Geräte. Geben Sie das neue Tresorpasswort einmal ein, dann gilt es auch hier. Bis dahin öffnet dieses Gerät den Tresor mit dem bisherigen.</translation>
    </message>
    <message>
        <source>New vault password</source>
        <translation>Neues Tresorpasswort</translation>
    </message>
    <message>
        <source>New vault &amp;password</source>
        <translation>Neues Tresor&amp;passwort</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Use it here too</source>
        <translation>Auch hier verwenden</translation>
    </message>
    <message>
        <source>Encrypting the vault anew…</source>
        <translation>Der Tresor wird neu verschlüsselt …</translation>
    </message>
</context>
<context>
    <name>haex::AttachmentSheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
</context>
<context>
    <name>haex::AttachmentTexts</name>
    <message>
        <source>%1 · not here yet</source>
        <translation>%1 · noch nicht hier</translation>
    </message>
    <message>
        <source>%1 · not here yet, %2 % arrived</source>
        <translation>%1 · noch nicht hier, %2 % angekommen</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>“%1” is larger than %2, so it was not attached.</source>
        <translation>„%1“ ist größer als %2 und wurde darum nicht angehängt.</translation>
    </message>
</context>
<context>
    <name>haex::AttachmentsCard</name>
    <message>
        <source>Look at %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>%1 speichern unter …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Rename %1…</source>
        <translation>%1 umbenennen …</translation>
    </message>
</context>
<context>
    <name>haex::AttachmentsController</name>
    <message numerus="yes">
        <source>Attaching %n file(s)…</source>
        <translation>
            <numerusform>%n Datei wird angehängt …</numerusform>
            <numerusform>%n Dateien werden angehängt …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n Datei angehängt.</numerusform>
            <numerusform>%n Dateien angehängt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Die Datei speichern</translation>
    </message>
    <message>
        <source>Saved as %1, which is not encrypted.</source>
        <translation>Gespeichert als %1, und zwar unverschlüsselt.</translation>
    </message>
    <message>
        <source>“%1” moved to the trash.</source>
        <translation>„%1“ in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>Reading “%1”…</source>
        <translation>„%1“ wird gelesen …</translation>
    </message>
    <message>
        <source>Saving “%1”…</source>
        <translation>„%1“ wird gespeichert …</translation>
    </message>
    <message>
        <source>Rename the file</source>
        <translation>Datei umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The file is called “%1” now.</source>
        <translation>Die Datei heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>Given up. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>haex::BackendCard</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Zuletzt abgeglichen</translation>
    </message>
    <message>
        <source>Next sync</source>
        <translation>Nächster Abgleich</translation>
    </message>
    <message>
        <source>Changes of others</source>
        <translation>Änderungen anderer</translation>
    </message>
    <message>
        <source>Arrive at once</source>
        <translation>Kommen sofort an</translation>
    </message>
    <message>
        <source>With the next sync</source>
        <translation>Beim nächsten Abgleich</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>Pause/Resume, backend</comment>
        <translation>%2: %1</translation>
    </message>
    <message>
        <source>Sync %1 now</source>
        <translation>%1 jetzt abgleichen</translation>
    </message>
    <message>
        <source>What waits to be sent…</source>
        <translation>Was auf das Senden wartet …</translation>
    </message>
    <message>
        <source>What waits for %1…</source>
        <translation>Was auf %1 wartet …</translation>
    </message>
</context>
<context>
    <name>haex::BackendRow</name>
    <message>
        <source>%1 · %2</source>
        <comment>address, e-mail</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sync with %1</source>
        <translation>Mit %1 abgleichen</translation>
    </message>
    <message>
        <source>Syncs</source>
        <translation>Gleicht ab</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Log in again…</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Change account password…</source>
        <translation>Kontopasswort ändern …</translation>
    </message>
    <message>
        <source>Change address…</source>
        <translation>Adresse ändern …</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take the deletion at %1 back</source>
        <translation>Das Löschen bei %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Delete from server…</source>
        <translation>Vom Server löschen …</translation>
    </message>
    <message>
        <source>Export what it holds…</source>
        <translation>Exportieren, was er hat …</translation>
    </message>
</context>
<context>
    <name>haex::BackendsController</name>
    <message>
        <source>The first sync is done. Everything in this vault is on the server, encrypted.</source>
        <translation>Der erste Abgleich ist fertig. Alles in diesem Tresor liegt verschlüsselt auf dem Server.</translation>
    </message>
    <message>
        <source>The account password at “%1” is changed. Your vault password is not.</source>
        <translation>Das Kontopasswort bei „%1“ ist geändert, Ihr Tresorpasswort nicht.</translation>
    </message>
    <message>
        <source>“%1” keeps everything.</source>
        <translation>„%1“ behält alles.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message numerus="yes">
        <source>All that “%1” holds is in the file, encrypted: %n value(s).</source>
        <translation>
            <numerusform>Alles, was „%1“ hat, ist in der Datei, verschlüsselt: %n Wert.</numerusform>
            <numerusform>Alles, was „%1“ hat, ist in der Datei, verschlüsselt: %n Werte.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::BackendsView</name>
    <message>
        <source>Backends</source>
        <translation>Backends</translation>
    </message>
    <message>
        <source>Servers that carry your changes between devices. They see ciphertext only.</source>
        <translation>Server, die Ihre Änderungen zwischen Geräten befördern. Sie sehen nur Verschlüsseltes.</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <translation>Backend hinzufügen</translation>
    </message>
    <message>
        <source>No backend yet</source>
        <translation>Noch kein Backend</translation>
    </message>
    <message>
        <source>This vault is on this device only. With a backend your other devices get every change, end to end encrypted. Several backends are possible.</source>
        <translation>Dieser Tresor ist nur auf diesem Gerät. Mit einem Backend bekommen Ihre anderen Geräte jede Änderung, Ende zu Ende verschlüsselt. Mehrere Backends sind möglich.</translation>
    </message>
    <message>
        <source>Rename backend</source>
        <translation>Backend umbenennen</translation>
    </message>
    <message>
        <source>Remove “%1” from this device?</source>
        <translation>„%1“ von diesem Gerät entfernen?</translation>
    </message>
    <message>
        <source>This device stops syncing with it. Nothing in your vault is deleted, the server keeps its encrypted copy, and your other devices go on using it. Changes that were not sent yet stay on this device.</source>
        <translation>Dieses Gerät gleicht nicht mehr damit ab. Nichts in Ihrem Tresor wird gelöscht, der Server behält seine verschlüsselte Kopie, und Ihre anderen Geräte benutzen ihn weiter. Noch nicht gesendete Änderungen bleiben auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Remove backend</source>
        <translation>Backend entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>haex::BackupTexts</name>
    <message>
        <source>%1 · %2 · %3 · %4</source>
        <comment>vault, time, reason, size</comment>
        <translation>%1 · %2 · %3 · %4</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>täglich</translation>
    </message>
    <message>
        <source>before the first sync</source>
        <translation>vor dem ersten Abgleich</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>vor einer Aktualisierung</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>haex::BytesPreview</name>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Picture, %1 by %2</source>
        <translation>Bild, %1 mal %2</translation>
    </message>
</context>
<context>
    <name>haex::CellInspector</name>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Whole value</source>
        <translation>Ganzer Wert</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Choose a cell to see where its value comes from.</source>
        <translation>Wählen Sie eine Zelle, um zu sehen, woher ihr Wert kommt.</translation>
    </message>
    <message>
        <source>%1 in a %2 column</source>
        <translation>%1 in einer %2-Spalte</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden …</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Kind of value</source>
        <translation>Art des Werts</translation>
    </message>
    <message>
        <source>Write the value (Ctrl+Return)</source>
        <translation>Den Wert schreiben (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Keep the value as it is (Esc)</source>
        <translation>Den Wert lassen, wie er ist (Esc)</translation>
    </message>
    <message>
        <source>This is no number, so the value stays as it is.</source>
        <translation>Das ist keine Zahl, also bleibt der Wert, wie er ist.</translation>
    </message>
    <message>
        <source>Load a file into the cell</source>
        <translation>Eine Datei in die Zelle laden</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is too large for a cell.</source>
        <translation>Die Datei ist zu groß für eine Zelle.</translation>
    </message>
    <message>
        <source>This is more than %1, so it would stay on this device: servers do not take it.</source>
        <translation>Das sind mehr als %1; es würde auf diesem Gerät bleiben, denn Server nehmen es nicht an.</translation>
    </message>
    <message>
        <source>Save the value as a file</source>
        <translation>Den Wert als Datei speichern</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Former values</source>
        <translation>Frühere Werte</translation>
    </message>
</context>
<context>
    <name>haex::CertificateField</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Password of the certificate&apos;s file</source>
        <translation>Passwort der Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Choose a certificate of yours</source>
        <translation>Eigenes Zertifikat auswählen</translation>
    </message>
    <message>
        <source>Show no certificate any more</source>
        <translation>Kein Zertifikat mehr zeigen</translation>
    </message>
    <message>
        <source>Password of the file, if it has one</source>
        <translation>Passwort der Datei, falls sie eines hat</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <comment>certificate&apos;s name, date</comment>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>A certificate of yours, with its key</source>
        <translation>Ein eigenes Zertifikat mit seinem Schlüssel</translation>
    </message>
    <message>
        <source>Certificates (*.p12 *.pfx *.pem);;All files (*)</source>
        <translation>Zertifikate (*.p12 *.pfx *.pem);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
</context>
<context>
    <name>haex::CertificateSheet</name>
    <message>
        <source>It is not the certificate that was agreed on. Whoever runs the server may have made a new one; or somebody stands between you and the server. Nothing was sent.</source>
        <translation>Es ist nicht das vereinbarte Zertifikat. Vielleicht hat der Betreiber des Servers ein neues gemacht; vielleicht steht jemand zwischen Ihnen und dem Server. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>No authority that this computer trusts vouches for this server, as is usual at home. Nothing was sent yet.</source>
        <translation>Keine Stelle, der dieser Rechner vertraut, bürgt für diesen Server. Zu Hause ist das üblich. Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Made by “%1” itself · valid until %2</source>
        <translation>Von „%1“ selbst gemacht · gültig bis %2</translation>
    </message>
    <message>
        <source>“%1”, signed by “%2” · valid until %3</source>
        <translation>„%1“, unterschrieben von „%2“ · gültig bis %3</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Fingerabdruck (SHA-256)</translation>
    </message>
    <message>
        <source>%1 shows another certificate</source>
        <translation>%1 zeigt ein anderes Zertifikat</translation>
    </message>
    <message>
        <source>Is this your server?</source>
        <translation>Ist das Ihr Server?</translation>
    </message>
    <message>
        <source>Compare it with the one that the server printed when it was started, or ask whoever runs it. All of it has to be the same. From then on only this certificate counts.</source>
        <translation>Vergleichen Sie ihn mit dem, den der Server beim Start ausgegeben hat, oder fragen Sie den Betreiber. Er muss ganz übereinstimmen. Von da an zählt nur dieses Zertifikat.</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Sie stimmen überein</translation>
    </message>
</context>
<context>
    <name>haex::ChangePasswordSheet</name>
    <message>
        <source>Change vault password</source>
        <translation>Tresorpasswort ändern</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>&amp;Present password</source>
        <translation>&amp;Jetziges Passwort</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>This is the password that opens the vault. It is not the password of your account at a server: that one stays as it is. Your other devices ask for the new vault password once. Backups that exist already keep the old one.</source>
        <translation>Dieses Passwort öffnet den Tresor. Es ist nicht das Passwort Ihres Kontos bei einem Server: das bleibt, wie es ist. Ihre anderen Geräte fragen einmal nach dem neuen Tresorpasswort. Vorhandene Sicherungen behalten das alte.</translation>
    </message>
    <message>
        <source>Encrypting the vault anew…</source>
        <translation>Der Tresor wird neu verschlüsselt …</translation>
    </message>
</context>
<context>
    <name>haex::ChangeTexts</name>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>%n Eintrag löschen</numerusform>
            <numerusform>%n Einträge löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n item(s)</source>
        <translation>
            <numerusform>%n Eintrag anlegen</numerusform>
            <numerusform>%n Einträge anlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n item(s)</source>
        <translation>
            <numerusform>%n Eintrag ändern</numerusform>
            <numerusform>%n Einträge ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>New group “%1”</source>
        <translation>Neue Gruppe „%1“</translation>
    </message>
    <message>
        <source>Delete group “%1”</source>
        <translation>Gruppe „%1“ löschen</translation>
    </message>
    <message>
        <source>Change group “%1”</source>
        <translation>Gruppe „%1“ ändern</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>„%1“ anlegen</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Move “%1”</source>
        <translation>„%1“ verschieben</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>„%1“ bearbeiten</translation>
    </message>
    <message>
        <source>Attach to “%1”</source>
        <translation>An „%1“ anhängen</translation>
    </message>
    <message>
        <source>Remove a file of “%1”</source>
        <translation>Datei von „%1“ entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n row(s) of “%1”</source>
        <translation>
            <numerusform>%n Zeile aus „%1“ löschen</numerusform>
            <numerusform>%n Zeilen aus „%1“ löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n row(s) to “%1”</source>
        <translation>
            <numerusform>%n Zeile zu „%1“ hinzufügen</numerusform>
            <numerusform>%n Zeilen zu „%1“ hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n cell(s) of “%1”</source>
        <translation>
            <numerusform>%n Zelle von „%1“ ändern</numerusform>
            <numerusform>%n Zellen von „%1“ ändern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ClipboardGuard</name>
    <message numerus="yes">
        <source>Copied. It is cleared from the clipboard in %n second(s).</source>
        <translation>
            <numerusform>Kopiert. Die Zwischenablage wird in %n Sekunde geleert.</numerusform>
            <numerusform>Kopiert. Die Zwischenablage wird in %n Sekunden geleert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>Copied. It is cleared from the clipboard in %n second(s), if this window is in front then; else when it is next.</source>
        <translation>
            <numerusform>Kopiert. Wird in %n Sekunde aus der Zwischenablage entfernt, wenn dieses Fenster dann vorn ist; sonst, sobald es das wieder ist.</numerusform>
            <numerusform>Kopiert. Wird in %n Sekunden aus der Zwischenablage entfernt, wenn dieses Fenster dann vorn ist; sonst, sobald es das wieder ist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::CodeLabel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>haex::ColumnDesignRow</name>
    <message>
        <source>Remove the column</source>
        <translation>Die Spalte entfernen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Ganze Zahl</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>New column</source>
        <translation>Neue Spalte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove the column %1</source>
        <translation>Die Spalte %1 entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation>Eindeutig</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>Verweist auf</translation>
    </message>
    <message>
        <source>When that is deleted</source>
        <translation>Wird das gelöscht</translation>
    </message>
</context>
<context>
    <name>haex::CommandKeys</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Edit the item</source>
        <translation>Eintrag bearbeiten</translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation>Verlauf des Eintrags</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Next conflict</source>
        <translation>Nächster Konflikt</translation>
    </message>
    <message>
        <source>Previous conflict</source>
        <translation>Voriger Konflikt</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go to Items</source>
        <translation>Zu den Einträgen</translation>
    </message>
    <message>
        <source>Go to Tables</source>
        <translation>Zu den Tabellen</translation>
    </message>
    <message>
        <source>Go to Conflicts</source>
        <translation>Zu den Konflikten</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Zum Abgleich</translation>
    </message>
    <message>
        <source>Go to Backends</source>
        <translation>Zu den Backends</translation>
    </message>
    <message>
        <source>Go to Trash</source>
        <translation>Zum Papierkorb</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>Zu den Einstellungen</translation>
    </message>
    <message>
        <source>Items: delete the chosen ones</source>
        <translation>Einträge: die gewählten löschen</translation>
    </message>
    <message>
        <source>Conflicts: keep the current value</source>
        <translation>Konflikte: den jetzigen Wert behalten</translation>
    </message>
    <message>
        <source>Conflicts: use the other value</source>
        <translation>Konflikte: den anderen Wert verwenden</translation>
    </message>
    <message>
        <source>Tables: add a row</source>
        <translation>Tabellen: Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Tables: edit beside the rows</source>
        <translation>Tabellen: neben den Zeilen bearbeiten</translation>
    </message>
    <message>
        <source>Tables: set to no value (NULL)</source>
        <translation>Tabellen: auf keinen Wert setzen (NULL)</translation>
    </message>
    <message>
        <source>Tables: paste as new rows</source>
        <translation>Tabellen: als neue Zeilen einfügen</translation>
    </message>
    <message>
        <source>Tables: filter this column</source>
        <translation>Tabellen: diese Spalte filtern</translation>
    </message>
    <message>
        <source>Tables: delete rows</source>
        <translation>Tabellen: Zeilen löschen</translation>
    </message>
</context>
<context>
    <name>haex::ComparisonTexts</name>
    <message>
        <source>%1: %2</source>
        <comment>device, what it holds</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, since %3</source>
        <comment>device, what it holds, time</comment>
        <translation>%1: %2, seit %3</translation>
    </message>
    <message>
        <source>holds the same as this device</source>
        <translation>hat dasselbe wie dieses Gerät</translation>
    </message>
    <message>
        <source>has not told yet that it has everything from here</source>
        <translation>hat noch nicht gemeldet, dass es alles von hier hat</translation>
    </message>
    <message>
        <source>has something that is not here yet</source>
        <translation>hat etwas, das hier noch fehlt</translation>
    </message>
    <message>
        <source>holds something else in %1</source>
        <translation>hat etwas anderes in %1</translation>
    </message>
    <message>
        <source>was shown changes that the server keeps from this device</source>
        <translation>hat Änderungen bekommen, die der Server diesem Gerät vorenthält</translation>
    </message>
    <message>
        <source>has not told yet what it holds</source>
        <translation>hat noch nicht gemeldet, was es hat</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n row(s) offered again)</source>
        <translation>
            <numerusform>%1 (%n Zeile noch einmal angeboten)</numerusform>
            <numerusform>%1 (%n Zeilen noch einmal angeboten)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ConflictDetail</name>
    <message>
        <source>Keep current</source>
        <translation>Jetzigen behalten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Neu entscheiden</translation>
    </message>
    <message>
        <source>Why this one is in use: %1</source>
        <translation>Warum dieser gilt: %1</translation>
    </message>
    <message>
        <source>Whatever you choose, the other value stays here and can be taken later.</source>
        <translation>Was Sie auch wählen: Der andere Wert bleibt hier und kann später genommen werden.</translation>
    </message>
    <message>
        <source>Decided. Both values are kept.</source>
        <translation>Entschieden. Beide Werte sind aufbewahrt.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>Leave it deleted</source>
        <translation>Gelöscht lassen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>A copy of the item gets the other value.</source>
        <translation>Eine Kopie des Eintrags erhält den anderen Wert.</translation>
    </message>
    <message>
        <source>Changed again since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>Before both</source>
        <translation>Vor beiden</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Deleted, it lies in the trash.</source>
        <translation>Gelöscht liegt er im Papierkorb.</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>Entschieden.</translation>
    </message>
    <message>
        <source>The whole entry</source>
        <translation>Der ganze Eintrag</translation>
    </message>
</context>
<context>
    <name>haex::ConflictListModel</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>subject, field, kind</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>haex::ConflictTexts</name>
    <message>
        <source>Changed on two devices</source>
        <translation>Auf zwei Geräten geändert</translation>
    </message>
    <message>
        <source>Deleted here, changed there</source>
        <translation>Hier gelöscht, dort geändert</translation>
    </message>
    <message>
        <source>Created on two devices</source>
        <translation>Auf zwei Geräten angelegt</translation>
    </message>
    <message>
        <source>Two claim the same name</source>
        <translation>Zwei wollen denselben Namen</translation>
    </message>
    <message>
        <source>%1 and %2 both changed this field before they had heard of each other. One value is in use; the other one is kept here.</source>
        <translation>%1 und %2 haben dieses Feld geändert, bevor sie voneinander wussten. Ein Wert gilt, der andere ist hier aufbewahrt.</translation>
    </message>
    <message>
        <source>One device deleted this while another one changed it. What was changed is kept here and can be brought back.</source>
        <translation>Ein Gerät hat dies gelöscht, während ein anderes es änderte. Die Änderung ist hier aufbewahrt und kann zurückgeholt werden.</translation>
    </message>
    <message>
        <source>%1 and %2 both created this. The values of one are in use; the other ones are kept here.</source>
        <translation>%1 und %2 haben dies beide angelegt. Die Werte des einen gelten, die anderen sind hier aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 and %2 both used a value that may exist only once. The later one waits until it gets another value.</source>
        <translation>%1 und %2 haben einen Wert benutzt, den es nur einmal geben darf. Der spätere wartet, bis er einen anderen Wert bekommt.</translation>
    </message>
    <message>
        <source>Deleting wins over changes made at the same time.</source>
        <translation>Löschen geht vor gleichzeitigen Änderungen.</translation>
    </message>
    <message>
        <source>Both were written in the same instant; the order of the devices decided.</source>
        <translation>Beide wurden im selben Augenblick geschrieben; die Reihenfolge der Geräte hat entschieden.</translation>
    </message>
    <message>
        <source>Written %1 later, on %2.</source>
        <translation>%1 später geschrieben, auf %2.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Field of an item</source>
        <translation>Feld eines Eintrags</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>the whole row</source>
        <translation>die ganze Zeile</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Use the one from %1</source>
        <translation>Den von %1 nehmen</translation>
    </message>
    <message>
        <source>Its table is not on this device yet.</source>
        <translation>Die Tabelle dazu ist noch nicht auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Its column is not on this device yet.</source>
        <translation>Die Spalte dazu ist noch nicht auf diesem Gerät.</translation>
    </message>
    <message>
        <source>The rest of its row has not arrived yet.</source>
        <translation>Der Rest der Zeile ist noch nicht angekommen.</translation>
    </message>
    <message>
        <source>The row it refers to has not arrived, or was deleted.</source>
        <translation>Die Zeile, auf die er verweist, ist nicht angekommen oder wurde gelöscht.</translation>
    </message>
    <message>
        <source>Another row has this value already, and it may exist only once.</source>
        <translation>Eine andere Zeile hat diesen Wert schon, und es darf ihn nur einmal geben.</translation>
    </message>
    <message>
        <source>A rule of the table does not allow the value.</source>
        <translation>Eine Regel der Tabelle erlaubt den Wert nicht.</translation>
    </message>
    <message>
        <source>The column must have a value, and this one has none.</source>
        <translation>Die Spalte muss einen Wert haben, und dieser ist leer.</translation>
    </message>
    <message>
        <source>It could not be opened: it was changed on the way or sealed with another key.</source>
        <translation>Er ließ sich nicht öffnen: Er wurde unterwegs verändert oder mit einem anderen Schlüssel versiegelt.</translation>
    </message>
    <message>
        <source>It comes from a device whose clock is far ahead.</source>
        <translation>Er kommt von einem Gerät, dessen Uhr weit vorgeht.</translation>
    </message>
    <message>
        <source>It cannot be used yet (%1).</source>
        <translation>Er kann noch nicht benutzt werden (%1).</translation>
    </message>
    <message>
        <source>It is tried again when the table arrives. An update of this application may be needed.</source>
        <translation>Es wird wieder versucht, sobald die Tabelle ankommt. Vielleicht braucht diese Anwendung eine Aktualisierung.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again with each sync.</source>
        <translation>Nichts zu tun: Es wird bei jedem Abgleich wieder versucht.</translation>
    </message>
    <message>
        <source>Change the value of the other row, here or there.</source>
        <translation>Ändern Sie den Wert der anderen Zeile, hier oder dort.</translation>
    </message>
    <message>
        <source>Change it on the device that wrote it, or loosen the rule.</source>
        <translation>Ändern Sie ihn auf dem Gerät, das ihn schrieb, oder lockern Sie die Regel.</translation>
    </message>
    <message>
        <source>It was not used. Write the value again on the other device to replace it.</source>
        <translation>Er wurde nicht benutzt. Schreiben Sie den Wert auf dem anderen Gerät neu, um ihn zu ersetzen.</translation>
    </message>
    <message>
        <source>Set the clock of that device right; then it sends the value again.</source>
        <translation>Stellen Sie die Uhr jenes Geräts richtig; dann sendet es den Wert erneut.</translation>
    </message>
    <message>
        <source>It is tried again with each sync.</source>
        <translation>Es wird bei jedem Abgleich wieder versucht.</translation>
    </message>
    <message>
        <source>Use the one of this device</source>
        <translation>Den von diesem Gerät nehmen</translation>
    </message>
    <message>
        <source>File of an item</source>
        <translation>Datei eines Eintrags</translation>
    </message>
    <message>
        <source>In a device&apos;s name, not written by it</source>
        <translation>Im Namen eines Geräts, nicht von ihm geschrieben</translation>
    </message>
    <message>
        <source>This is an entry in the name of %1, which does not know of it. It was sent by %2, which wrote it or passed it on. It stays until you decide.</source>
        <translation>Das ist ein Eintrag im Namen von %1, der dort nicht bekannt ist. Gesendet wurde er von %2: dort geschrieben oder weitergegeben. Er bleibt, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Nothing was there that could be set against it.</source>
        <translation>Es gab nichts, was ihm entgegenstand.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>The contents of %n file(s) have not arrived on this device yet: %1.</source>
        <comment>names of files</comment>
        <translation>
            <numerusform>Der Inhalt von %n Datei ist auf diesem Gerät noch nicht angekommen: %1.</numerusform>
            <numerusform>Der Inhalt von %n Dateien ist auf diesem Gerät noch nicht angekommen: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not on the copy, as the contents have not arrived on this device yet: %1.</source>
        <comment>names of files</comment>
        <translation>
            <numerusform>%n Datei fehlt an der Kopie, weil ihr Inhalt auf diesem Gerät noch nicht angekommen ist: %1.</numerusform>
            <numerusform>%n Dateien fehlen an der Kopie, weil ihr Inhalt auf diesem Gerät noch nicht angekommen ist: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ConflictsController</name>
    <message>
        <source>Kept.</source>
        <translation>Behalten.</translation>
    </message>
    <message>
        <source>The new value is in use now, on all your devices.</source>
        <translation>Jetzt gilt der neue Wert, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <comment>title, device</comment>
        <translation>%1 (von %2)</translation>
    </message>
    <message>
        <source>Both are kept: a copy of the item has the other value.</source>
        <translation>Beide sind behalten: Eine Kopie des Eintrags hat den anderen Wert.</translation>
    </message>
    <message>
        <source>The other one holds now, on all your devices.</source>
        <translation>Jetzt gilt das andere, auf allen Ihren Geräten.</translation>
    </message>
</context>
<context>
    <name>haex::ConflictsView</name>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>What was changed on two devices at the same time. Nothing is lost; you decide when you like.</source>
        <translation>Was auf zwei Geräten gleichzeitig geändert wurde. Nichts ist verloren; Sie entscheiden, wann Sie möchten.</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>Offene</translation>
    </message>
    <message>
        <source>Decided ones too</source>
        <translation>Auch entschiedene</translation>
    </message>
    <message>
        <source>Which ones to show</source>
        <translation>Welche gezeigt werden</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Changed on two devices</source>
        <translation>Auf zwei Geräten geändert</translation>
    </message>
    <message>
        <source>Both values</source>
        <translation>Beide Werte</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Waiting values</source>
        <translation>Wartende Werte</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Values that arrive before the table or row they belong to wait here, and so do values that failed a check. Everything that arrived is in use.</source>
        <translation>Hier warten Werte, die vor ihrer Tabelle oder Zeile ankommen, und solche, die eine Prüfung nicht bestanden. Alles, was ankam, ist in Gebrauch.</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nichts zu entscheiden</translation>
    </message>
    <message>
        <source>This vault is on one device only. Add a backend and a second device; what both change at the same time will be listed here.</source>
        <translation>Dieser Tresor ist nur auf einem Gerät. Fügen Sie ein Backend und ein zweites Gerät hinzu; was beide gleichzeitig ändern, steht dann hier.</translation>
    </message>
    <message>
        <source>Nothing to decide, and nothing was</source>
        <translation>Nichts zu entscheiden, und nichts war es</translation>
    </message>
    <message>
        <source>No two devices have changed the same field at the same time so far. Changes to different fields of one item come together by themselves.</source>
        <translation>Bisher haben keine zwei Geräte dasselbe Feld gleichzeitig geändert. Änderungen an verschiedenen Feldern eines Eintrags kommen von selbst zusammen.</translation>
    </message>
    <message>
        <source>Every change of every device is in use. Changes to different fields of one item come together by themselves.</source>
        <translation>Jede Änderung jedes Geräts gilt. Änderungen an verschiedenen Feldern eines Eintrags kommen von selbst zusammen.</translation>
    </message>
    <message>
        <source>To decide (%1)</source>
        <translation>Zu entscheiden (%1)</translation>
    </message>
    <message>
        <source>Waiting (%1)</source>
        <translation>Wartet (%1)</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>What came together…</source>
        <translation>Was zusammengeführt wurde …</translation>
    </message>
    <message>
        <source>Items and rows that two devices changed in different fields: nothing was lost, and nothing is to be decided.</source>
        <translation>Einträge und Zeilen, die zwei Geräte in verschiedenen Feldern geändert haben: Nichts ging verloren, nichts ist zu entscheiden.</translation>
    </message>
</context>
<context>
    <name>haex::ConnectionChoice</name>
    <message>
        <source>Use a proxy or a certificate…</source>
        <translation>Proxy oder Zertifikat verwenden …</translation>
    </message>
    <message>
        <source>P&amp;roxy</source>
        <translation>P&amp;roxy</translation>
    </message>
    <message>
        <source>&amp;Certificate of yours</source>
        <translation>&amp;Eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Only for servers that talk to nobody without one.</source>
        <translation>Nur für Server, die ohne eines mit niemandem sprechen.</translation>
    </message>
</context>
<context>
    <name>haex::CountdownRing</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>noch %n Sekunde</numerusform>
            <numerusform>noch %n Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::CreatePage</name>
    <message>
        <source>Create a vault</source>
        <translation>Tresor anlegen</translation>
    </message>
    <message>
        <source>One file, encrypted with your vault password.</source>
        <translation>Eine Datei, verschlüsselt mit Ihrem Tresorpasswort.</translation>
    </message>
    <message>
        <source>Create vault</source>
        <translation>Tresor anlegen</translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation>Tresorpasswort</translation>
    </message>
    <message>
        <source>Vault password again</source>
        <translation>Tresorpasswort noch einmal</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Die Feststelltaste scheint an zu sein.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation>Tresor&amp;passwort</translation>
    </message>
    <message>
        <source>Nobody can reset it, not even a server. Several random words are strong and easy to type.</source>
        <translation>Niemand kann es zurücksetzen, auch kein Server. Mehrere zufällige Wörter sind stark und leicht zu tippen.</translation>
    </message>
    <message>
        <source>Password &amp;again</source>
        <translation>Passwort noch &amp;einmal</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>A name and a place for the file are needed.</source>
        <translation>Ein Name und ein Ort für die Datei werden gebraucht.</translation>
    </message>
    <message>
        <source>Choose a vault password of %1 characters or more.</source>
        <translation>Wählen Sie ein Tresorpasswort mit mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
    <message>
        <source>Making the keys…</source>
        <translation>Schlüssel werden erzeugt …</translation>
    </message>
    <message>
        <source>&amp;Hide names from servers too</source>
        <translation>Auch Namen &amp;vor Servern verbergen</translation>
    </message>
    <message>
        <source>Servers never see values. With this they do not learn what tables, columns and rows are called either, only how many there are. Costs about twice the traffic, and cannot be changed later.</source>
        <translation>Werte sehen Server nie. Hiermit erfahren sie auch nicht, wie Tabellen, Spalten und Zeilen heißen, nur, wie viele es sind. Das kostet etwa doppelt so viel Datenverkehr und lässt sich später nicht ändern.</translation>
    </message>
</context>
<context>
    <name>haex::CsvTableSheet</name>
    <message>
        <source>Rows from “%1”</source>
        <translation>Zeilen aus „%1“</translation>
    </message>
    <message>
        <source>Nothing is stored before you import; then all of it is, or nothing.</source>
        <translation>Gespeichert wird erst, wenn Sie importieren, und dann alles oder nichts.</translation>
    </message>
    <message>
        <source>&amp;Sync this table</source>
        <translation>Diese Tabelle &amp;abgleichen</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>&amp;Name of the new table</source>
        <translation>&amp;Name der neuen Tabelle</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>The column that names a row: no two rows have the same value there.</source>
        <translation>Die Spalte, die eine Zeile benennt: Keine zwei Zeilen haben dort denselben Wert.</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Die ersten Zeilen der Datei</translation>
    </message>
    <message>
        <source>A new table</source>
        <translation>Eine neue Tabelle</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>Diese Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The file has no column that is called as the key of this table, so it cannot be told which row is which.</source>
        <translation>Die Datei hat keine Spalte, die wie der Schlüssel dieser Tabelle heißt; so ist nicht zu erkennen, welche Zeile welche ist.</translation>
    </message>
    <message>
        <source>Rows with a key that is there are changed, the others are added.</source>
        <translation>Zeilen mit einem vorhandenen Schlüssel werden geändert, die anderen hinzugefügt.</translation>
    </message>
    <message>
        <source>Rows with a key that is there are changed, the others are added. The table has no column for %1: that is left out.</source>
        <translation>Zeilen mit einem vorhandenen Schlüssel werden geändert, die anderen hinzugefügt. Für %1 hat die Tabelle keine Spalte; das bleibt weg.</translation>
    </message>
    <message>
        <source>There is a table with this name already. Choose it above, or another name.</source>
        <translation>Eine Tabelle dieses Namens gibt es schon. Wählen Sie sie oben oder einen anderen Namen.</translation>
    </message>
    <message>
        <source>In this column some rows have the same value, or none: of equal ones the last counts, and those without one are left out.</source>
        <translation>In dieser Spalte haben einige Zeilen denselben Wert oder keinen: Von gleichen zählt die letzte, und die ohne Wert bleiben weg.</translation>
    </message>
    <message>
        <source>Numbers become numbers, where every value of a column is one. Rows without a key are left out.</source>
        <translation>Zahlen werden zu Zahlen, wo jeder Wert einer Spalte eine ist. Zeilen ohne Schlüssel bleiben weg.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are in “%1” now.</source>
        <translation>
            <numerusform>%n Zeile ist jetzt in „%1“.</numerusform>
            <numerusform>%n Zeilen sind jetzt in „%1“.</numerusform>
        </translation>
    </message>
    <message>
        <source>All rows came in</source>
        <translation>Alle Zeilen sind da</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>haex::DemoDevice</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Demo – Device %1</source>
        <translation>Demo – Gerät %1</translation>
    </message>
</context>
<context>
    <name>haex::DesignTexts</name>
    <message>
        <source>The table needs a name.</source>
        <translation>Die Tabelle braucht einen Namen.</translation>
    </message>
    <message>
        <source>“%1” is a name of the application. Names that begin with haex_, vault_ or sqlite_ are reserved.</source>
        <translation>„%1“ ist ein Name der Anwendung. Namen, die mit haex_, vault_ oder sqlite_ beginnen, sind vergeben.</translation>
    </message>
    <message>
        <source>There is a table named “%1” already.</source>
        <translation>Eine Tabelle namens „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>The name “%1…” is too long.</source>
        <translation>Der Name „%1…“ ist zu lang.</translation>
    </message>
    <message>
        <source>The table needs a column.</source>
        <translation>Die Tabelle braucht eine Spalte.</translation>
    </message>
    <message>
        <source>Choose a key: by it, devices know which row is meant.</source>
        <translation>Wählen Sie einen Schlüssel: An ihm erkennen Geräte, welche Zeile gemeint ist.</translation>
    </message>
    <message>
        <source>Each column needs a name.</source>
        <translation>Jede Spalte braucht einen Namen.</translation>
    </message>
    <message>
        <source>“%1” is a name of the application. Names of columns must not begin with haex_.</source>
        <translation>„%1“ ist ein Name der Anwendung. Namen von Spalten dürfen nicht mit haex_ beginnen.</translation>
    </message>
    <message>
        <source>There are two columns named “%1”.</source>
        <translation>Es gibt zwei Spalten namens „%1“.</translation>
    </message>
    <message>
        <source>“%1” cannot be the key: numbers with a fraction are not the same on all devices.</source>
        <translation>„%1“ kann kein Schlüssel sein: Kommazahlen sind nicht auf allen Geräten gleich.</translation>
    </message>
    <message>
        <source>The kind of “%1” is not one. Take a word such as TEXT, or VARCHAR(20).</source>
        <translation>Die Art von „%1“ ist keine. Nehmen Sie ein Wort wie TEXT oder VARCHAR(20).</translation>
    </message>
    <message>
        <source>The default of “%1” is not one: a quote or a parenthesis is not closed.</source>
        <translation>Die Vorgabe von „%1“ ist keine: Ein Anführungszeichen oder eine Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>“%1” refers to another table, but is no column.</source>
        <translation>„%1“ verweist auf eine andere Tabelle, ist aber keine Spalte.</translation>
    </message>
    <message>
        <source>There is no table “%1” to refer to.</source>
        <translation>Es gibt keine Tabelle „%1“, auf die verwiesen werden kann.</translation>
    </message>
    <message>
        <source>“%1” may stand in several rows, so nothing can refer to it. Refer to a key, or to a unique column.</source>
        <translation>„%1“ kann in mehreren Zeilen stehen, darum kann nichts darauf verweisen. Verweisen Sie auf einen Schlüssel oder eine eindeutige Spalte.</translation>
    </message>
    <message>
        <source>“%1” cannot be renamed while the table syncs, since another device may be writing to it under this name. Stop syncing the table first.</source>
        <translation>„%1“ kann nicht umbenannt werden, solange die Tabelle abgeglichen wird, denn ein anderes Gerät schreibt vielleicht gerade unter diesem Namen. Beenden Sie zuerst den Abgleich der Tabelle.</translation>
    </message>
    <message>
        <source>“%1” cannot be removed while the table syncs, since another device may be writing to it. Stop syncing the table first.</source>
        <translation>„%1“ kann nicht entfernt werden, solange die Tabelle abgeglichen wird, denn ein anderes Gerät schreibt vielleicht gerade hinein. Beenden Sie zuerst den Abgleich der Tabelle.</translation>
    </message>
    <message>
        <source>“%1” cannot be removed: it is a key, unique, or refers to another table.</source>
        <translation>„%1“ kann nicht entfernt werden: Die Spalte ist ein Schlüssel, eindeutig oder verweist auf eine andere Tabelle.</translation>
    </message>
    <message>
        <source>“%1” is there already: its kind, key, rules and default stay as they are. Add another column instead.</source>
        <translation>„%1“ gibt es schon: Art, Schlüssel, Regeln und Vorgabe bleiben, wie sie sind. Fügen Sie stattdessen eine weitere Spalte hinzu.</translation>
    </message>
    <message>
        <source>“%1” cannot become a key: the table has one.</source>
        <translation>„%1“ kann kein Schlüssel werden: Die Tabelle hat einen.</translation>
    </message>
    <message>
        <source>“%1” is new, and can be made unique by an index in the SQL console, once its rows have values.</source>
        <translation>„%1“ ist neu und kann durch einen Index in der SQL-Konsole eindeutig werden, sobald die Zeilen Werte haben.</translation>
    </message>
    <message>
        <source>“%1” needs a default, which the rows that are there get.</source>
        <translation>„%1“ braucht eine Vorgabe, die die vorhandenen Zeilen bekommen.</translation>
    </message>
    <message>
        <source>“%1” refers to another table, so it can have no default here.</source>
        <translation>„%1“ verweist auf eine andere Tabelle und kann darum hier keine Vorgabe haben.</translation>
    </message>
    <message>
        <source>The default of “%1” must be a fixed value, as the rows that are there get it.</source>
        <translation>Die Vorgabe von „%1“ muss ein fester Wert sein, denn die vorhandenen Zeilen bekommen ihn.</translation>
    </message>
    <message>
        <source>delete too</source>
        <translation>mitlöschen</translation>
    </message>
    <message>
        <source>set to NULL</source>
        <translation>auf NULL setzen</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>ablehnen</translation>
    </message>
    <message>
        <source>Several columns of “%1” name a row together: refer to each of them, by one column each.</source>
        <translation>Mehrere Spalten von „%1“ benennen eine Zeile gemeinsam: Verweisen Sie auf jede davon, mit je einer Spalte.</translation>
    </message>
    <message>
        <source>Columns that refer to one row of “%1” must do the same when it is deleted.</source>
        <translation>Spalten, die auf eine Zeile von „%1“ verweisen, müssen beim Löschen dasselbe tun.</translation>
    </message>
    <message>
        <source>“%1” is new, and cannot be part of a reference of several columns: those are made with the table.</source>
        <translation>„%1“ ist neu und kann nicht Teil eines Verweises aus mehreren Spalten sein: Die entstehen mit der Tabelle.</translation>
    </message>
</context>
<context>
    <name>haex::DeviceController</name>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>“%1” is removed. The backends sign it out with the next sync.</source>
        <translation>„%1“ ist entfernt. Die Backends melden es mit dem nächsten Abgleich ab.</translation>
    </message>
    <message>
        <source>Give the key to “%1”?</source>
        <translation>„%1“ den Schlüssel geben?</translation>
    </message>
    <message>
        <source>It is mine: give it</source>
        <translation>Es ist meines: geben</translation>
    </message>
    <message>
        <source>“%1” gets the key with its next sync.</source>
        <translation>„%1“ bekommt den Schlüssel mit seinem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Change the vault&apos;s key?</source>
        <translation>Den Schlüssel des Tresors wechseln?</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Schlüssel wechseln</translation>
    </message>
    <message>
        <source>The vault has a new key.</source>
        <translation>Der Tresor hat einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>First take over the vault&apos;s new password, in Settings: it was changed on another device.</source>
        <translation>Übernehmen Sie zuerst das neue Tresorpasswort, in den Einstellungen: Es wurde auf einem anderen Gerät geändert.</translation>
    </message>
</context>
<context>
    <name>haex::DeviceNames</name>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>%1 (this device)</source>
        <translation>%1 (dieses Gerät)</translation>
    </message>
</context>
<context>
    <name>haex::DevicePanel</name>
    <message>
        <source>Compare now</source>
        <translation>Jetzt vergleichen</translation>
    </message>
    <message>
        <source>Syncs, and compares what your devices hold. The server can neither read nor forge what is compared.</source>
        <translation>Gleicht ab und vergleicht, was Ihre Geräte haben. Der Server kann das Verglichene weder lesen noch fälschen.</translation>
    </message>
    <message>
        <source>Your other devices</source>
        <translation>Ihre anderen Geräte</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleicht …</translation>
    </message>
    <message>
        <source>Proofs…</source>
        <translation>Nachweise …</translation>
    </message>
    <message>
        <source>What was compared with whom, what that proves, and the fingerprints of your devices.</source>
        <translation>Was mit wem verglichen wurde, was das beweist, und die Fingerabdrücke Ihrer Geräte.</translation>
    </message>
    <message>
        <source>Add a device…</source>
        <translation>Gerät hinzufügen …</translation>
    </message>
    <message>
        <source>None yet. Once there are, you see here whether they hold the same as this one.</source>
        <translation>Noch keine. Sobald es welche gibt, sehen Sie hier, ob sie dasselbe haben wie dieses.</translation>
    </message>
</context>
<context>
    <name>haex::DeviceRow</name>
    <message>
        <source>Give the key…</source>
        <translation>Schlüssel geben …</translation>
    </message>
    <message>
        <source>Give the vault&apos;s key to %1</source>
        <translation>%1 den Schlüssel des Tresors geben</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>haex::DeviceTexts</name>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>last heard of: %1</source>
        <comment>time</comment>
        <translation>zuletzt gehört: %1</translation>
    </message>
    <message>
        <source>has the vault&apos;s key</source>
        <translation>hat den Schlüssel des Tresors</translation>
    </message>
    <message>
        <source>was given the vault&apos;s key, and has not fetched it yet</source>
        <translation>der Schlüssel des Tresors liegt bereit, noch nicht abgeholt</translation>
    </message>
    <message>
        <source>lacks the vault&apos;s key: it joined by a former one</source>
        <translation>hat den Schlüssel des Tresors nicht: Es ist mit einem früheren beigetreten</translation>
    </message>
    <message>
        <source>lacks the vault&apos;s key until its program is updated</source>
        <translation>hat den Schlüssel des Tresors nicht, bis sein Programm aktualisiert ist</translation>
    </message>
    <message>
        <source>removed %1; what it had it keeps</source>
        <comment>time</comment>
        <translation>entfernt: %1; was es hatte, behält es</translation>
    </message>
    <message>
        <source>its clock is %1 behind</source>
        <translation>Uhr geht nach: %1</translation>
    </message>
    <message>
        <source>its clock is %1 ahead</source>
        <translation>Uhr geht vor: %1</translation>
    </message>
    <message>
        <source>Key 1, made with the vault.</source>
        <translation>Schlüssel 1, mit dem Tresor erzeugt.</translation>
    </message>
    <message>
        <source>Key %1, made %2 on %3.</source>
        <comment>number, time, device</comment>
        <translation>Schlüssel %1, erzeugt %2 auf %3.</translation>
    </message>
    <message>
        <source>Older contents at %1 are re-encrypted: %2 %</source>
        <comment>backend, percentage</comment>
        <translation>Ältere Inhalte bei %1 werden neu verschlüsselt: %2 %</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>The vault gets a new key that this device does not get, and every backend signs it out. From then on it receives nothing more that it could read.

What cannot be taken back: everything that is on it now stays there, with the former key. If it is in wrong hands, change the passwords that are in the vault.

Whoever knows the vault&apos;s password and the password of an account can join again: change both if somebody else may know them.</source>
        <translation>Der Tresor bekommt einen neuen Schlüssel, den dieses Gerät nicht bekommt, und jedes Backend meldet es ab. Von da an erhält es nichts mehr, was es lesen könnte.

Was sich nicht zurückholen lässt: Alles, was jetzt darauf ist, bleibt dort, mit dem früheren Schlüssel. Ist es in falschen Händen, ändern Sie die Passwörter, die im Tresor liegen.

Wer das Tresorpasswort und das Passwort eines Kontos kennt, kann wieder beitreten: Ändern Sie beide, wenn jemand anderes sie kennen könnte.</translation>
    </message>
    <message>
        <source>Everything that is written from now on is sealed under the new key; older contents are re-encrypted at your backends little by little. Your other devices get the key with their next sync, and all of you go on working meanwhile. The vault&apos;s password stays as it is.</source>
        <translation>Alles, was von jetzt an geschrieben wird, wird mit dem neuen Schlüssel verschlüsselt; ältere Inhalte werden bei Ihren Backends nach und nach neu verschlüsselt. Ihre anderen Geräte bekommen den Schlüssel mit ihrem nächsten Abgleich, und alle arbeiten währenddessen weiter. Das Tresorpasswort bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>“%1” joined by a former key of the vault, which a device that you removed knows too. Give it the present key only if you know that this device is yours: look whether it is in front of you, and carries this name.</source>
        <translation>„%1“ ist mit einem früheren Schlüssel des Tresors beigetreten, den auch ein entferntes Gerät kennt. Geben Sie ihm den jetzigen Schlüssel nur, wenn Sie wissen, dass dieses Gerät Ihres ist: Sehen Sie nach, ob es vor Ihnen steht und diesen Namen trägt.</translation>
    </message>
</context>
<context>
    <name>haex::DevicesCard</name>
    <message>
        <source>Name of this device</source>
        <translation>Name dieses Geräts</translation>
    </message>
    <message>
        <source>Your other devices show it beside what was written here.</source>
        <translation>Ihre anderen Geräte zeigen ihn neben dem, was hier geschrieben wurde.</translation>
    </message>
    <message>
        <source>Add a device…</source>
        <translation>Gerät hinzufügen …</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Weiteres Gerät</translation>
    </message>
    <message>
        <source>Brings this vault to a new device by eight words, without your account&apos;s password.</source>
        <translation>Bringt diesen Tresor mit acht Wörtern auf ein neues Gerät, ohne das Passwort Ihres Kontos.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen …</translation>
    </message>
    <message>
        <source>Show your devices</source>
        <translation>Ihre Geräte zeigen</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Ihre Geräte</translation>
    </message>
    <message>
        <source>What each of them holds, and how to take out one that is lost. They are listed under Sync.</source>
        <translation>Was jedes davon hat, und wie Sie ein verlorenes ausschließen. Sie stehen unter Abgleich.</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Gerätekennung</translation>
    </message>
</context>
<context>
    <name>haex::EditValueSheet</name>
    <message>
        <source>Write another value</source>
        <translation>Einen anderen Wert schreiben</translation>
    </message>
    <message>
        <source>It becomes the value on all your devices.</source>
        <translation>Er gilt dann auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>Use this value</source>
        <translation>Diesen Wert nehmen</translation>
    </message>
</context>
<context>
    <name>haex::ErrorTexts</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait. It can be tried again in %n second(s).</source>
        <translation>
            <numerusform>Der Server bittet zu warten. In %n Sekunde geht es wieder.</numerusform>
            <numerusform>Der Server bittet zu warten. In %n Sekunden geht es wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong in the application itself (%1).</source>
        <translation>In der Anwendung selbst ist etwas schiefgegangen (%1).</translation>
    </message>
    <message>
        <source>This value cannot be used here.</source>
        <translation>Dieser Wert kann hier nicht benutzt werden.</translation>
    </message>
    <message>
        <source>It is not there any more. It may have been deleted on another device.</source>
        <translation>Das gibt es nicht mehr. Vielleicht wurde es auf einem anderen Gerät gelöscht.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The file could not be read or written.</source>
        <translation>Die Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost; free some space and try again.</source>
        <translation>Der Datenträger ist voll. Nichts ging verloren; schaffen Sie Platz und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>This file has a format that cannot be read.</source>
        <translation>Diese Datei hat ein Format, das nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>There is no vault at this place. It may have been moved or renamed.</source>
        <translation>Hier ist kein Tresor. Vielleicht wurde er verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>There is a file with this name already. Choose another name; nothing was overwritten.</source>
        <translation>Eine Datei mit diesem Namen gibt es schon. Wählen Sie einen anderen; nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>The vault is open in another window or program. Close it there first.</source>
        <translation>Der Tresor ist in einem anderen Fenster oder Programm offen. Schließen Sie ihn zuerst dort.</translation>
    </message>
    <message>
        <source>The vault file may only be read. Change its permissions, or copy it to a folder of your own.</source>
        <translation>Die Tresordatei darf nur gelesen werden. Ändern Sie ihre Rechte oder kopieren Sie sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>The vault file is damaged. It was left as it is; a backup can be opened instead.</source>
        <translation>Die Tresordatei ist beschädigt. Sie blieb, wie sie ist; stattdessen kann eine Sicherung geöffnet werden.</translation>
    </message>
    <message>
        <source>A newer version of this application made the vault. Update to open it.</source>
        <translation>Eine neuere Version dieser Anwendung hat den Tresor gemacht. Aktualisieren Sie, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>This file is not a vault.</source>
        <translation>Diese Datei ist kein Tresor.</translation>
    </message>
    <message>
        <source>The vault is locked.</source>
        <translation>Der Tresor ist gesperrt.</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Das Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>Encryption is not available on this system, so nothing was opened.</source>
        <translation>Auf diesem System ist keine Verschlüsselung verfügbar; darum wurde nichts geöffnet.</translation>
    </message>
    <message>
        <source>The statement could not be run.</source>
        <translation>Die Anweisung konnte nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>A rule of the table does not allow this value.</source>
        <translation>Eine Regel der Tabelle erlaubt diesen Wert nicht.</translation>
    </message>
    <message>
        <source>The vault is busy. Try again in a moment.</source>
        <translation>Der Tresor ist beschäftigt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The key of a row cannot be changed. Add a new row and delete this one.</source>
        <translation>Der Schlüssel einer Zeile kann nicht geändert werden. Legen Sie eine neue Zeile an und löschen Sie diese.</translation>
    </message>
    <message>
        <source>This table cannot be synced.</source>
        <translation>Diese Tabelle kann nicht abgeglichen werden.</translation>
    </message>
    <message>
        <source>There is one with this name already.</source>
        <translation>Eines mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>An encrypted value could not be opened. It was changed on the way or belongs to another key.</source>
        <translation>Ein verschlüsselter Wert ließ sich nicht öffnen. Er wurde unterwegs verändert oder gehört zu einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>A value is encrypted with a key that this device does not have yet.</source>
        <translation>Ein Wert ist mit einem Schlüssel verschlüsselt, den dieses Gerät noch nicht hat.</translation>
    </message>
    <message>
        <source>The server offered weaker protection of the vault key than is safe, so it was refused.</source>
        <translation>Der Server bot einen schwächeren Schutz des Tresorschlüssels an, als sicher ist; das wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Opening this vault needs more memory than this device allows.</source>
        <translation>Diesen Tresor zu öffnen braucht mehr Speicher, als dieses Gerät erlaubt.</translation>
    </message>
    <message>
        <source>The server wants you to log in again.</source>
        <translation>Der Server möchte, dass Sie sich neu anmelden.</translation>
    </message>
    <message>
        <source>The server does not allow this for your account.</source>
        <translation>Der Server erlaubt das Ihrem Konto nicht.</translation>
    </message>
    <message>
        <source>This server takes no new accounts.</source>
        <translation>Dieser Server nimmt keine neuen Konten an.</translation>
    </message>
    <message>
        <source>The invitation is not valid, or it was used already.</source>
        <translation>Die Einladung ist ungültig oder wurde schon benutzt.</translation>
    </message>
    <message>
        <source>There is an account with this e-mail address already. Log in instead.</source>
        <translation>Ein Konto mit dieser E-Mail-Adresse gibt es schon. Melden Sie sich damit an.</translation>
    </message>
    <message>
        <source>E-mail address or account password is not right.</source>
        <translation>E-Mail-Adresse oder Kontopasswort stimmt nicht.</translation>
    </message>
    <message>
        <source>This vault is on the server already, with another key.</source>
        <translation>Dieser Tresor ist schon auf dem Server, mit einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>Your space on the server is full. Changes wait on this device.</source>
        <translation>Ihr Platz auf dem Server ist voll. Änderungen warten auf diesem Gerät.</translation>
    </message>
    <message>
        <source>The server asks for a payment before it takes more changes.</source>
        <translation>Der Server verlangt eine Zahlung, bevor er weitere Änderungen annimmt.</translation>
    </message>
    <message>
        <source>The server asks to wait a little.</source>
        <translation>Der Server bittet, etwas zu warten.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>Der Server ist beschäftigt.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>Der Server hat selbst ein Problem.</translation>
    </message>
    <message>
        <source>The server cannot be reached. You can go on working; changes wait on this device.</source>
        <translation>Der Server ist nicht erreichbar. Sie können weiterarbeiten; Änderungen warten auf diesem Gerät.</translation>
    </message>
    <message>
        <source>There is something else at this address, not a sync server.</source>
        <translation>Unter dieser Adresse ist etwas anderes, kein Abgleichserver.</translation>
    </message>
    <message>
        <source>The server&apos;s answers make no sense. Nothing was taken over from it.</source>
        <translation>Die Antworten des Servers ergeben keinen Sinn. Nichts davon wurde übernommen.</translation>
    </message>
    <message>
        <source>The server shows an older state than it did before. It may have been restored from a backup, or someone is holding changes back.</source>
        <translation>Der Server zeigt einen älteren Stand als zuvor. Vielleicht wurde er aus einer Sicherung wiederhergestellt, oder jemand hält Änderungen zurück.</translation>
    </message>
    <message>
        <source>The clock of a device is more than a day ahead. Set its clock right.</source>
        <translation>Die Uhr eines Geräts geht mehr als einen Tag vor. Stellen Sie sie richtig.</translation>
    </message>
    <message>
        <source>The server was reset. Everything is being offered to it again.</source>
        <translation>Der Server wurde zurückgesetzt. Ihm wird alles neu angeboten.</translation>
    </message>
    <message>
        <source>This device first has to fetch what the others did: sync, and try again.</source>
        <translation>Dieses Gerät muss erst holen, was die anderen getan haben. Synchronisieren Sie und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A value is too large to be synced. It stays on this device.</source>
        <translation>Ein Wert ist zu groß für den Abgleich. Er bleibt auf diesem Gerät.</translation>
    </message>
    <message>
        <source>The server takes only smaller amounts at once.</source>
        <translation>Der Server nimmt nur kleinere Mengen auf einmal.</translation>
    </message>
    <message>
        <source>The server did not understand this device. One of the two needs an update (%1).</source>
        <translation>Der Server hat dieses Gerät nicht verstanden. Einer von beiden braucht eine Aktualisierung (%1).</translation>
    </message>
    <message>
        <source>It was changed at the same time elsewhere. Try again.</source>
        <translation>Es wurde gleichzeitig anderswo geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Log in again…</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Show backend</source>
        <translation>Backend zeigen</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt noch einmal</translation>
    </message>
    <message>
        <source>The clocks of your devices differ by minutes. Set them right, so that the later edit is the one that counts.</source>
        <translation>Die Uhren Ihrer Geräte gehen um Minuten auseinander. Stellen Sie sie richtig, damit die spätere Änderung zählt.</translation>
    </message>
    <message>
        <source>Other devices deleted much of a table. Nothing is deleted here until you decide.</source>
        <translation>Andere Geräte haben einen großen Teil einer Tabelle gelöscht. Hier wird nichts gelöscht, bis Sie entschieden haben.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden …</translation>
    </message>
    <message>
        <source>The connection is not safe: the server&apos;s certificate is not the one to trust. Nothing was sent.</source>
        <translation>Die Verbindung ist nicht sicher: Das Zertifikat des Servers ist keines, dem zu trauen ist. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Show certificate…</source>
        <translation>Zertifikat anzeigen …</translation>
    </message>
    <message>
        <source>Your devices have seen the same changes and hold different things: the server lost something. What differs is offered to it again.</source>
        <translation>Ihre Geräte haben dieselben Änderungen gesehen und haben doch Verschiedenes: Der Server hat etwas verloren. Was sich unterscheidet, wird ihm noch einmal angeboten.</translation>
    </message>
    <message>
        <source>The server keeps changes from this device that it has shown to another one.</source>
        <translation>Der Server hält Änderungen von diesem Gerät zurück, die er einem anderen gezeigt hat.</translation>
    </message>
    <message>
        <source>The server does not know this device, or not under this login. If you removed the device, that is as it should be; otherwise log in again.</source>
        <translation>Der Server kennt dieses Gerät nicht, oder nicht unter dieser Anmeldung. Wenn Sie das Gerät entfernt haben, ist das richtig so; melden Sie sich sonst erneut an.</translation>
    </message>
    <message>
        <source>Change the proxy…</source>
        <translation>Proxy ändern …</translation>
    </message>
    <message>
        <source>Something was written or said in a device&apos;s name by another device.</source>
        <translation>Im Namen eines Geräts wurde etwas von einem anderen Gerät geschrieben oder gesagt.</translation>
    </message>
    <message>
        <source>Compare fingerprints…</source>
        <translation>Fingerabdrücke vergleichen …</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not let this device through: it refused the connection, or the name or the password. Nothing was sent to the server.</source>
        <translation>Der Proxy auf dem Weg zum Server lässt dieses Gerät nicht durch: Er hat die Verbindung oder Namen oder Passwort abgelehnt. An den Server wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The server talks only to devices that show a certificate that it knows. Choose one, or another one.</source>
        <translation>Der Server spricht nur mit Geräten, die ein Zertifikat zeigen, das er kennt. Wählen Sie eines aus, oder ein anderes.</translation>
    </message>
    <message>
        <source>The password does not open the certificate&apos;s file. Files of very old programs do not open either.</source>
        <translation>Das Passwort öffnet die Zertifikatsdatei nicht. Auch Dateien sehr alter Programme lassen sich nicht öffnen.</translation>
    </message>
    <message>
        <source>That file is no certificate with its key. It has to be a PKCS#12 (.p12, .pfx) or PEM file.</source>
        <translation>Diese Datei ist kein Zertifikat mit seinem Schlüssel. Es muss eine PKCS#12-Datei (.p12, .pfx) oder eine PEM-Datei sein.</translation>
    </message>
    <message>
        <source>Choose a certificate…</source>
        <translation>Zertifikat auswählen …</translation>
    </message>
</context>
<context>
    <name>haex::ExportController</name>
    <message>
        <source>Export %1.%2</source>
        <translation>Export %1.%2</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The archive is made and was opened to test it. It has the same vault password.</source>
        <translation>Das Archiv ist erstellt und wurde zur Probe geöffnet. Es hat dasselbe Tresorpasswort.</translation>
    </message>
    <message>
        <source>Exported. The file is not encrypted: delete it when you no longer need it.</source>
        <translation>Exportiert. Die Datei ist nicht verschlüsselt: Löschen Sie sie, sobald Sie sie nicht mehr brauchen.</translation>
    </message>
    <message>
        <source>The export was given up. No file was left behind.</source>
        <translation>Der Export wurde aufgegeben. Es blieb keine Datei zurück.</translation>
    </message>
</context>
<context>
    <name>haex::ExportSheet</name>
    <message>
        <source>The file is not encrypted: whoever gets hold of it reads every password in it. Backups and synced folders keep copies even after you delete it.</source>
        <translation>Die Datei ist nicht verschlüsselt: Wer sie in die Hände bekommt, liest jedes Passwort darin. Sicherungen und abgeglichene Ordner behalten Kopien, auch wenn Sie sie löschen.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Nothing leaves your vault; the file is a copy.</source>
        <translation>Nichts verlässt Ihren Tresor; die Datei ist eine Kopie.</translation>
    </message>
    <message>
        <source>I need it readable, and take care of the file</source>
        <translation>Ich brauche sie lesbar und passe auf die Datei auf</translation>
    </message>
    <message>
        <source>Encrypted archive (recommended)</source>
        <translation>Verschlüsseltes Archiv (empfohlen)</translation>
    </message>
    <message>
        <source>Everything, under the vault password. Haex Vault opens it.</source>
        <translation>Alles, unter dem Tresorpasswort. Haex Vault öffnet es.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>All items and tables, readable by programs.</source>
        <translation>Alle Einträge und Tabellen, lesbar für Programme.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>The items, one a line, for other password programs.</source>
        <translation>Die Einträge, einer je Zeile, für andere Passwortprogramme.</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>All items and tables, for database programs.</source>
        <translation>Alle Einträge und Tabellen, für Datenbankprogramme.</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>Ort wählen …</translation>
    </message>
    <message>
        <source>Writing “%1”…</source>
        <translation>„%1“ wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>haex::FieldEditor</name>
    <message>
        <source>Value of the field</source>
        <translation>Wert des Felds</translation>
    </message>
    <message>
        <source>Masked until revealed</source>
        <translation>Verdeckt, bis man es aufdeckt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Felds</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove field</source>
        <translation>Feld entfernen</translation>
    </message>
</context>
<context>
    <name>haex::FieldRow</name>
    <message>
        <source>Reveal %1</source>
        <translation>%1 aufdecken</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>haex::FileField</name>
    <message>
        <source>Choose a place</source>
        <translation>Ort wählen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Where to keep the vault</source>
        <translation>Wo der Tresor liegen soll</translation>
    </message>
</context>
<context>
    <name>haex::FileWait</name>
    <message>
        <source>%1 %2 %</source>
        <comment>what is done, how far</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>haex::FilterHeader</name>
    <message>
        <source>Filter %1</source>
        <translation>%1 filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>haex::FilterPane</name>
    <message>
        <source>Filter items</source>
        <translation>Einträge filtern</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>New group inside…</source>
        <translation>Neue Gruppe darin …</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Neue Gruppe …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>Gruppe löschen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete saved search</source>
        <translation>Gespeicherte Suche löschen</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>Schlagwort umbenennen</translation>
    </message>
    <message>
        <source>Remove from all items</source>
        <translation>Von allen Einträgen entfernen</translation>
    </message>
</context>
<context>
    <name>haex::FilterTexts</name>
    <message>
        <source>word – contains it
=5 – is exactly that
&lt;&gt;5 – is anything else
&gt;5, &gt;=5, &lt;5, &lt;=5 – compared
=NULL, &lt;&gt;NULL – without or with a value</source>
        <translation>Wort – enthält es
=5 – ist genau das
&lt;&gt;5 – ist etwas anderes
&gt;5, &gt;=5, &lt;5, &lt;=5 – im Vergleich
=NULL, &lt;&gt;NULL – ohne oder mit Wert</translation>
    </message>
</context>
<context>
    <name>haex::FirstSteps</name>
    <message>
        <source>Bring your passwords over</source>
        <translation>Passwörter herüberholen</translation>
    </message>
    <message>
        <source>From Bitwarden, KeePass, 1Password, a browser, or a CSV file.</source>
        <translation>Aus Bitwarden, KeePass, 1Password, Browser oder CSV-Datei.</translation>
    </message>
    <message>
        <source>Use it on another device</source>
        <translation>Auf einem weiteren Gerät nutzen</translation>
    </message>
    <message>
        <source>Changes travel encrypted, with or without a server.</source>
        <translation>Änderungen reisen verschlüsselt, mit oder ohne Server.</translation>
    </message>
    <message>
        <source>Make a recovery sheet</source>
        <translation>Wiederherstellungsblatt erstellen</translation>
    </message>
    <message>
        <source>Nobody can reset a forgotten password. This opens the vault.</source>
        <translation>Ein vergessenes Passwort setzt niemand zurück.</translation>
    </message>
    <message>
        <source>Your vault is ready</source>
        <translation>Ihr Tresor ist bereit</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Most people begin with one of these. A first item of your own: Ctrl+N.</source>
        <translation>Die meisten beginnen hiermit. Ein erster eigener Eintrag: Strg+N.</translation>
    </message>
    <message>
        <source>Choose an item in the list. Still to be done, when you like:</source>
        <translation>Wählen Sie einen Eintrag in der Liste. Noch offen, wann Sie mögen:</translation>
    </message>
    <message>
        <source>Choose an item in the list, or make a new one with Ctrl+N.</source>
        <translation>Wählen Sie einen Eintrag in der Liste, oder legen Sie mit Strg+N einen an.</translation>
    </message>
</context>
<context>
    <name>haex::FormPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>haex::FormerCells</name>
    <message>
        <source>Former values</source>
        <translation>Frühere Werte</translation>
    </message>
    <message>
        <source>Former value. %1</source>
        <translation>Früherer Wert. %1</translation>
    </message>
    <message>
        <source>Use again: %1</source>
        <translation>Wieder verwenden: %1</translation>
    </message>
    <message>
        <source>Written %1 by %2.</source>
        <translation>Geschrieben: %1, %2.</translation>
    </message>
    <message>
        <source>Another value was written at the same time, by %1; both are in Conflicts.</source>
        <translation>Gleichzeitig wurde ein anderer Wert geschrieben: %1. Beide stehen unter Konflikte.</translation>
    </message>
    <message>
        <source>Replaced %1 by %2.</source>
        <translation>Ersetzt: %1, %2.</translation>
    </message>
</context>
<context>
    <name>haex::GeneratorPopover</name>
    <message>
        <source>Generated password</source>
        <translation>Erzeugtes Passwort</translation>
    </message>
    <message>
        <source>What to generate</source>
        <translation>Was erzeugt wird</translation>
    </message>
    <message>
        <source>Random characters</source>
        <translation>Zufällige Zeichen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Generate another one</source>
        <translation>Ein anderes erzeugen</translation>
    </message>
    <message>
        <source>Use this password</source>
        <translation>Dieses Passwort nehmen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>a–z</source>
        <translation>a–z</translation>
    </message>
    <message>
        <source>0–9</source>
        <translation>0–9</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Sonderzeichen</translation>
    </message>
    <message>
        <source>No look-alikes (l, 1, O, 0)</source>
        <translation>Nichts Verwechselbares (l, 1, O, 0)</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>With a digit</source>
        <translation>Mit einer Ziffer</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Wörter</translation>
    </message>
    <message>
        <source>&amp;Between them</source>
        <translation>&amp;Dazwischen</translation>
    </message>
    <message>
        <source>Choose at least one kind of characters.</source>
        <translation>Wählen Sie mindestens eine Art von Zeichen.</translation>
    </message>
</context>
<context>
    <name>haex::HealthModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Same password as %1</source>
        <translation>Gleiches Passwort wie %1</translation>
    </message>
    <message>
        <source>Guessed at once</source>
        <translation>Sofort zu erraten</translation>
    </message>
    <message>
        <source>Easy to guess</source>
        <translation>Leicht zu erraten</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Expired: %1</source>
        <translation>Abgelaufen: %1</translation>
    </message>
    <message>
        <source>Expires: %1</source>
        <translation>Läuft ab: %1</translation>
    </message>
</context>
<context>
    <name>haex::HealthSheet</name>
    <message>
        <source>Check of passwords</source>
        <translation>Prüfung der Passwörter</translation>
    </message>
    <message>
        <source>Done on this device only: no password and nothing about it is sent anywhere.</source>
        <translation>Nur auf diesem Gerät: Kein Passwort und nichts darüber wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show item</source>
        <translation>Eintrag zeigen</translation>
    </message>
    <message>
        <source>Checking passwords…</source>
        <translation>Passwörter werden geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>Checking passwords… %n done</source>
        <translation>
            <numerusform>Passwörter werden geprüft … %n fertig</numerusform>
            <numerusform>Passwörter werden geprüft … %n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>No passwords to check</source>
        <translation>Keine Passwörter zu prüfen</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>Nichts zu ändern</translation>
    </message>
    <message>
        <source>No item of this vault has a password yet.</source>
        <translation>Noch hat kein Eintrag dieses Tresors ein Passwort.</translation>
    </message>
    <message>
        <source>%1 of %2 passwords should be changed. Those in several items come first: who learns one has them all.</source>
        <translation>%1 von %2 Passwörtern sollten geändert werden. Zuerst die, die in mehreren Einträgen stehen: Wer eines erfährt, hat sie alle.</translation>
    </message>
    <message>
        <source>Passwords to change, and what expires</source>
        <translation>Zu ändernde Passwörter und Ablaufendes</translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) checked: none is easy to guess, none stands in two items, and nothing expires soon.</source>
        <translation>
            <numerusform>%n Passwort geprüft: Es ist nicht leicht zu erraten, steht in keinem zweiten Eintrag, und nichts läuft bald ab.</numerusform>
            <numerusform>%n Passwörter geprüft: Keines ist leicht zu erraten, keines steht in zwei Einträgen, und nichts läuft bald ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) expired, or will within %1 days.</source>
        <translation>
            <numerusform>%n Eintrag ist abgelaufen oder läuft innerhalb von %1 Tagen ab.</numerusform>
            <numerusform>%n Einträge sind abgelaufen oder laufen innerhalb von %1 Tagen ab.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HistoryCard</name>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source>Keep former values</source>
        <translation>Frühere Werte behalten</translation>
    </message>
    <message>
        <source>Counted from when something else was written over them, here or on another device. Holds for the whole vault, on all your devices.</source>
        <translation>Gerechnet ab dem Überschreiben, hier oder auf einem anderen Gerät. Gilt für den ganzen Tresor, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>Former values per field</source>
        <translation>Frühere Werte je Feld</translation>
    </message>
    <message>
        <source>The newest are kept. Values that are dropped cannot be brought back.</source>
        <translation>Die neuesten bleiben. Was wegfällt, lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Keep in the trash</source>
        <translation>Im Papierkorb behalten</translation>
    </message>
    <message>
        <source>Counted from the delete. What is older is deleted for good when a device opens the vault.</source>
        <translation>Gezählt ab dem Löschen. Was älter ist, wird endgültig gelöscht, sobald ein Gerät den Tresor öffnet.</translation>
    </message>
    <message>
        <source>Keep the activity log</source>
        <translation>Aktivitätsprotokoll aufbewahren</translation>
    </message>
    <message>
        <source>What was sent and received, on this device only. However long it is, the newest 20,000 lines are kept.</source>
        <translation>Was gesendet und empfangen wurde, nur auf diesem Gerät. Wie lang es auch wird: Die neuesten 20.000 Zeilen bleiben.</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n Jahr</numerusform>
            <numerusform>%n Jahre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep less?</source>
        <translation>Weniger behalten?</translation>
    </message>
    <message>
        <source>What this no longer keeps is dropped: here now, on your other devices when they next open the vault. It cannot be brought back.</source>
        <translation>Was damit nicht mehr behalten wird, verfällt: hier sofort, auf Ihren anderen Geräten, sobald sie den Tresor öffnen. Es lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Keep less</source>
        <translation>Weniger behalten</translation>
    </message>
</context>
<context>
    <name>haex::HistorySheet</name>
    <message>
        <source>History of “%1”</source>
        <translation>Verlauf von „%1“</translation>
    </message>
    <message>
        <source>What stood in its fields, on which device it was written, and when. Using a value again is a new change: it goes to all your devices, and you can undo it.</source>
        <translation>Was in den Feldern stand, auf welchem Gerät und wann es geschrieben wurde. Einen Wert wieder zu verwenden ist eine neue Änderung: Sie gelangt auf alle Ihre Geräte, und Sie können sie rückgängig machen.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Der Verlauf wird gelesen …</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Noch wurde nichts geändert</translation>
    </message>
    <message>
        <source>When a value of this item is replaced, here or on another device, the old one stays here.</source>
        <translation>Wird ein Wert dieses Eintrags ersetzt, hier oder auf einem anderen Gerät, bleibt der alte hier stehen.</translation>
    </message>
    <message>
        <source>What happened…</source>
        <translation>Was geschah …</translation>
    </message>
    <message>
        <source>What was sent and received of this item, when, and what came of it</source>
        <translation>Was von diesem Eintrag wann gesendet und empfangen wurde und was daraus wurde</translation>
    </message>
</context>
<context>
    <name>haex::HistoryTexts</name>
    <message>
        <source>Another address</source>
        <translation>Weitere Adresse</translation>
    </message>
    <message>
        <source>Unnamed field</source>
        <translation>Feld ohne Namen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>One-time code secret</source>
        <translation>Geheimnis für Einmalcodes</translation>
    </message>
    <message>
        <source>Written %1 by %2.</source>
        <translation>Geschrieben: %1, %2.</translation>
    </message>
    <message>
        <source>%1 Replaced %2 by %3.</source>
        <comment>“Written … .” comes first</comment>
        <translation>%1 Ersetzt: %2, %3.</translation>
    </message>
    <message>
        <source>%1 Field removed %2 by %3.</source>
        <comment>“Written … .” comes first</comment>
        <translation>%1 Feld entfernt: %2, %3.</translation>
    </message>
    <message>
        <source>%1 The value of %3, written %2, was newer.</source>
        <comment>“Written … .” comes first</comment>
        <translation>%1 Der Wert von %3, geschrieben %2, war neuer.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Field removed</source>
        <translation>Feld entfernt</translation>
    </message>
    <message>
        <source>Changed on two devices</source>
        <translation>Auf zwei Geräten geändert</translation>
    </message>
    <message>
        <source>Synced with %1</source>
        <translation>Abgeglichen mit %1</translation>
    </message>
    <message>
        <source>Synced with all backends</source>
        <translation>Mit allen Backends abgeglichen</translation>
    </message>
    <message>
        <source>Only on this device so far</source>
        <translation>Bisher nur auf diesem Gerät</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>An %1 gesendet</translation>
    </message>
    <message>
        <source>Newest changes not yet sent to %1</source>
        <translation>Neueste Änderungen noch nicht an %1 gesendet</translation>
    </message>
    <message>
        <source>Not yet sent to %1</source>
        <translation>Noch nicht an %1 gesendet</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Name of the group “%1”</source>
        <translation>Name der Gruppe „%1“</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Keine Gruppe</translation>
    </message>
    <message>
        <source>A group that is gone</source>
        <translation>Eine Gruppe, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>Put on %1 by %2.</source>
        <translation>Angebracht: %1, %2.</translation>
    </message>
    <message>
        <source>Put on %1 by %2. Taken off %3 by %4.</source>
        <translation>Angebracht: %1, %2. Abgenommen: %3, %4.</translation>
    </message>
    <message>
        <source>Put here %1 by %2.</source>
        <translation>Hierher gelegt: %1, %2.</translation>
    </message>
    <message>
        <source>Put here %1 by %2. Moved away %3 by %4.</source>
        <translation>Hierher gelegt: %1, %2. Von hier verschoben: %3, %4.</translation>
    </message>
    <message>
        <source>Named so %1 by %2.</source>
        <translation>So benannt: %1, %2.</translation>
    </message>
    <message>
        <source>Named so %1 by %2. Renamed %3 by %4.</source>
        <translation>So benannt: %1, %2. Umbenannt: %3, %4.</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>Abgenommen</translation>
    </message>
</context>
<context>
    <name>haex::HoldersPage</name>
    <message>
        <source>How many open the vault together</source>
        <translation>Wie viele den Tresor gemeinsam öffnen</translation>
    </message>
    <message>
        <source>How many of them open the vault &amp;together</source>
        <translation>Wie viele davon den &amp;Tresor gemeinsam öffnen</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>Name of person %1</source>
        <translation>Name von Person %1</translation>
    </message>
    <message>
        <source>Name at least two people.</source>
        <translation>Nennen Sie mindestens zwei Personen.</translation>
    </message>
    <message>
        <source>Two people have the same name: tell them apart.</source>
        <translation>Zwei Personen haben denselben Namen: Geben Sie ihnen verschiedene.</translation>
    </message>
    <message>
        <source>Each person gets a sheet of paper. Give one to yourself too if you like.</source>
        <translation>Jede Person bekommt ein Blatt Papier. Geben Sie gern auch sich selbst eines.</translation>
    </message>
    <message>
        <source>Any %1 of the %2 together open the vault; fewer learn nothing from their sheets.</source>
        <translation>Je %1 der %2 öffnen den Tresor gemeinsam; weniger erfahren aus ihren Blättern nichts.</translation>
    </message>
    <message>
        <source>No sheet may be lost: all of them are needed.</source>
        <translation>Kein Blatt darf verloren gehen: Es werden alle gebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) may be lost, and it still opens.</source>
        <translation>
            <numerusform>Ein Blatt darf verloren gehen, und er lässt sich noch öffnen.</numerusform>
            <numerusform>%n Blätter dürfen verloren gehen, und er lässt sich noch öffnen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::HomePage</name>
    <message>
        <source>Your vaults</source>
        <translation>Ihre Tresore</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Create a vault</source>
        <translation>Tresor anlegen</translation>
    </message>
    <message>
        <source>Start fresh on this device; sync it later if you like.</source>
        <translation>Neu auf diesem Gerät; abgleichen können Sie später.</translation>
    </message>
    <message>
        <source>Open a vault file</source>
        <translation>Tresordatei öffnen</translation>
    </message>
    <message>
        <source>Try it with sample data</source>
        <translation>Mit Beispieldaten ausprobieren</translation>
    </message>
    <message>
        <source>A throw-away vault to look around in.</source>
        <translation>Ein Wegwerf-Tresor zum Umsehen.</translation>
    </message>
    <message>
        <source>A file on this computer.</source>
        <translation>Eine Datei auf diesem Computer.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Go back to how a vault was, as a vault of its own.</source>
        <translation>Zurück zu einem früheren Stand, als eigener Tresor.</translation>
    </message>
    <message>
        <source>Join with eight words</source>
        <translation>Mit acht Wörtern beitreten</translation>
    </message>
    <message>
        <source>A device that has the vault is at hand; it shows them.</source>
        <translation>Ein Gerät mit dem Tresor ist zur Hand; es zeigt sie.</translation>
    </message>
    <message>
        <source>Join with your account</source>
        <translation>Mit Ihrem Konto beitreten</translation>
    </message>
    <message>
        <source>Your vault is on a server already, or another computer hosts it.</source>
        <translation>Er liegt auf einem Server oder auf einem anderen Computer.</translation>
    </message>
</context>
<context>
    <name>haex::HostCard</name>
    <message>
        <source>Host on this computer</source>
        <translation>Auf diesem Computer hosten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Choose another port</source>
        <translation>Anderen Port wählen</translation>
    </message>
    <message>
        <source>Add this vault</source>
        <translation>Diesen Tresor hinzufügen</translation>
    </message>
    <message>
        <source>Add another computer…</source>
        <translation>Weiteren Computer hinzufügen …</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Devices that use this computer</source>
        <translation>Geräte, die diesen Computer nutzen</translation>
    </message>
    <message>
        <source>Computers at home need nothing else: this one carries the encrypted changes, and no account is needed.</source>
        <translation>Computer zu Hause brauchen sonst nichts: Dieser trägt die verschlüsselten Änderungen, und ein Konto ist nicht nötig.</translation>
    </message>
    <message>
        <source>It goes on while the vault is locked and the window is in the system tray.</source>
        <translation>Es läuft weiter, während der Tresor gesperrt ist und das Fenster im Infobereich liegt.</translation>
    </message>
    <message>
        <source>It goes on while the vault is locked, and ends when this window is closed.</source>
        <translation>Es läuft weiter, während der Tresor gesperrt ist, und endet, wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Start when you log in, so that other computers find it</source>
        <translation>Beim Anmelden starten, damit andere Computer ihn finden</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>Vaults on this computer’s server</source>
        <translation>Tresore auf dem Server dieses Computers</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Take the deletion of %1 back</source>
        <translation>Das Löschen zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Delete %1 from this computer’s server…</source>
        <translation>Vom Server dieses Computers löschen: %1 …</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Sign “%1” out…</source>
        <translation>„%1“ abmelden …</translation>
    </message>
    <message>
        <source>Delete %1 from this computer’s server?</source>
        <translation>Vom Server dieses Computers löschen: %1?</translation>
    </message>
    <message>
        <source>Delete from server</source>
        <translation>Vom Server löschen</translation>
    </message>
    <message>
        <source>Sign “%1” out?</source>
        <translation>„%1“ abmelden?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>haex::HostController</name>
    <message>
        <source>This computer is in no network right now, so there is no address to tell.</source>
        <translation>Dieser Computer ist gerade in keinem Netzwerk, also gibt es keine Adresse zum Weitersagen.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Backed up.</source>
        <translation>Gesichert.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>Restored. Your devices send again what the backup lacks.</source>
        <translation>Wiederhergestellt. Ihre Geräte senden noch einmal, was der Sicherung fehlt.</translation>
    </message>
    <message>
        <source>The backup could not be used, and nothing was changed. %1</source>
        <translation>Die Sicherung ließ sich nicht verwenden, und nichts wurde geändert. %1</translation>
    </message>
    <message>
        <source>The vault is deleted from this computer’s server on %1. Until then you can take it back here.</source>
        <translation>Der Tresor wird am %1 vom Server dieses Computers gelöscht. Bis dahin können Sie es hier zurücknehmen.</translation>
    </message>
    <message>
        <source>This computer keeps the vault.</source>
        <translation>Dieser Computer behält den Tresor.</translation>
    </message>
    <message>
        <source>The device is signed out.</source>
        <translation>Das Gerät ist abgemeldet.</translation>
    </message>
</context>
<context>
    <name>haex::HostTexts</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Another program on this computer uses port %1. End it and try again, or choose another port; then your other computers need the new text.</source>
        <translation>Ein anderes Programm auf diesem Computer belegt Port %1. Beenden Sie es und versuchen Sie es erneut, oder wählen Sie einen anderen Port; dann brauchen Ihre anderen Computer den neuen Text.</translation>
    </message>
    <message>
        <source>Another program on this computer hosts from the same folder already.</source>
        <translation>Ein anderes Programm auf diesem Computer hostet schon aus demselben Ordner.</translation>
    </message>
    <message>
        <source>This computer is in no network right now. Your other computers go on by themselves once it is back.</source>
        <translation>Dieser Computer ist gerade in keinem Netzwerk. Ihre anderen Computer machen von selbst weiter, sobald er zurück ist.</translation>
    </message>
    <message>
        <source>The address of this computer has changed, and your other computers look for it at the former one. Show the text again, and use it there with “Change address” in the menu of the backend.</source>
        <translation>Die Adresse dieses Computers hat sich geändert, und Ihre anderen Computer suchen ihn unter der früheren. Zeigen Sie den Text erneut an und verwenden Sie ihn dort mit „Adresse ändern“ im Menü des Backends.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netzwerk</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device, when</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>time, size</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The server’s data cannot be read (%1). Try again, or restore a backup.</source>
        <translation>Die Daten des Servers lassen sich nicht lesen (%1). Versuchen Sie es noch einmal, oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Vault %1, since %2</source>
        <translation>Tresor %1, seit %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>vault, size</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · deleted on %2</source>
        <comment>vault and size, when</comment>
        <translation>%1 · wird am %2 gelöscht</translation>
    </message>
    <message>
        <source>the vault %1</source>
        <translation>Tresor %1</translation>
    </message>
    <message>
        <source>This computer deletes what it stores of the vault (%1) in some days. Until then everything works, and you or any device that uses the vault can take it back. Devices keep the vault itself and no longer sync it here.</source>
        <translation>Dieser Computer löscht in einigen Tagen, was er von dem Tresor gespeichert hat (%1). Bis dahin geht alles weiter, und Sie oder jedes Gerät, das den Tresor benutzt, können es zurücknehmen. Die Geräte behalten den Tresor selbst und gleichen ihn hier nicht mehr ab.</translation>
    </message>
    <message>
        <source>It is connected now and is cut off at once.</source>
        <translation>Es ist gerade verbunden und wird sofort getrennt.</translation>
    </message>
    <message>
        <source>“%1” no longer syncs here. It keeps what it has, and changes that it did not send yet stay on it. With a new text for another computer it can come back. It is not taken out of any vault: that is done under Sync, “Your other devices”.</source>
        <translation>„%1“ gleicht hier nicht mehr ab. Es behält, was es hat, und noch nicht gesendete Änderungen bleiben auf ihm. Mit einem neuen Text für einen weiteren Computer kann es wiederkommen. Aus keinem Tresor wird es entfernt: Das geht unter Abgleich, „Ihre anderen Geräte“.</translation>
    </message>
</context>
<context>
    <name>haex::ImportColumnsPage</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Column %1 becomes</source>
        <translation>Spalte %1 wird zu</translation>
    </message>
</context>
<context>
    <name>haex::ImportFilePage</name>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>KeePass and KeePassXC: the vault itself (.kdbx), with password and key file</source>
        <translation>KeePass und KeePassXC: der Tresor selbst (.kdbx), mit Passwort und Schlüsseldatei</translation>
    </message>
    <message>
        <source>Bitwarden: an export as JSON, plain or “password protected”</source>
        <translation>Bitwarden: ein Export als JSON, offen oder „passwortgeschützt“</translation>
    </message>
    <message>
        <source>1Password: an export as 1PUX</source>
        <translation>1Password: ein Export als 1PUX</translation>
    </message>
    <message>
        <source>Chrome, Firefox, Safari and others: passwords exported as CSV</source>
        <translation>Chrome, Firefox, Safari und andere: als CSV exportierte Passwörter</translation>
    </message>
    <message>
        <source>Any SQLite database: its tables</source>
        <translation>Jede SQLite-Datenbank: ihre Tabellen</translation>
    </message>
    <message>
        <source>Or drop the file here. It is recognised by its content, and stays as it is.</source>
        <translation>Oder legen Sie die Datei hier ab. Sie wird am Inhalt erkannt und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>haex::ImportLines</name>
    <message>
        <source>What is left out or changed</source>
        <translation>Was ausgelassen oder geändert wird</translation>
    </message>
</context>
<context>
    <name>haex::ImportPreviewPage</name>
    <message>
        <source>Logins</source>
        <translation>Zugänge</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identitäten</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>What comes in</source>
        <translation>Was hereinkommt</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also import %n item(s) that are here already, exactly the same</source>
        <translation>
            <numerusform>Auch %n Eintrag importieren, der genau so schon da ist</numerusform>
            <numerusform>Auch %n Einträge importieren, die genau so schon da sind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ImportSheet</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Come over from another program, or take a database in.</source>
        <translation>Ziehen Sie von einem anderen Programm um, oder nehmen Sie eine Datenbank herein.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>What the columns are</source>
        <translation>Was die Spalten sind</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Tabellen importieren</translation>
    </message>
    <message>
        <source>What comes in</source>
        <translation>Was hereinkommt</translation>
    </message>
    <message>
        <source>%1. Nothing is in your vault yet.</source>
        <translation>%1. Noch ist nichts davon in Ihrem Tresor.</translation>
    </message>
    <message>
        <source>%1 with %2 are in your vault now.</source>
        <translation>%1 mit %2: jetzt in Ihrem Tresor.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 are in your vault now.</source>
        <translation>%1 und %2: jetzt in Ihrem Tresor.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new group(s)</source>
        <translation>
            <numerusform>%n neue Gruppe</numerusform>
            <numerusform>%n neue Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>The file still holds your secrets: delete it when you no longer need it.</source>
        <translation>Die Datei enthält weiterhin Ihre Geheimnisse: Löschen Sie sie, sobald Sie sie nicht mehr brauchen.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Import %n item(s)</source>
        <translation>
            <numerusform>%n Eintrag importieren</numerusform>
            <numerusform>%n Einträge importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new to import</source>
        <translation>Nichts Neues zu importieren</translation>
    </message>
    <message>
        <source>Choose a column for the title or the address, and one for the user name or the password.</source>
        <translation>Wählen Sie eine Spalte für den Titel oder die Adresse und eine für den Benutzernamen oder das Passwort.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n table(s)</source>
        <translation>
            <numerusform>%n Tabelle importieren</numerusform>
            <numerusform>%n Tabellen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nichts zu importieren</translation>
    </message>
</context>
<context>
    <name>haex::ImportTablesPage</name>
    <message>
        <source>Tables with a usable key sync from then on; the others stay on this device or get a key of their own. The report names each of them.</source>
        <translation>Tabellen mit einem brauchbaren Schlüssel werden von da an abgeglichen; die anderen bleiben auf diesem Gerät oder bekommen einen eigenen Schlüssel. Der Bericht nennt jede davon.</translation>
    </message>
    <message>
        <source>Tables to bring in</source>
        <translation>Zu holende Tabellen</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <comment>table, rows, columns</comment>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>%1 – is in the vault already</source>
        <comment>table</comment>
        <translation>%1 – gibt es im Tresor schon</translation>
    </message>
    <message>
        <source>&amp;Name of this table in the vault</source>
        <translation>&amp;Name dieser Tabelle im Tresor</translation>
    </message>
    <message>
        <source>Two tables that come in would be called “%1”.</source>
        <translation>Zwei Tabellen, die importiert werden, hießen dann „%1“.</translation>
    </message>
    <message>
        <source>%1 – comes in as “%2”</source>
        <comment>table</comment>
        <translation>%1 – wird als „%2“ importiert</translation>
    </message>
</context>
<context>
    <name>haex::ImportTexts</name>
    <message>
        <source>KeePass vault (KDBX)</source>
        <translation>KeePass-Tresor (KDBX)</translation>
    </message>
    <message>
        <source>Bitwarden export</source>
        <translation>Bitwarden-Export</translation>
    </message>
    <message>
        <source>Bitwarden export under a password</source>
        <translation>Bitwarden-Export unter einem Passwort</translation>
    </message>
    <message>
        <source>1Password export (1PUX)</source>
        <translation>1Password-Export (1PUX)</translation>
    </message>
    <message>
        <source>Table of text (CSV)</source>
        <translation>Texttabelle (CSV)</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Field of its own</source>
        <translation>Eigenes Feld</translation>
    </message>
    <message>
        <source>Hidden field of its own</source>
        <translation>Eigenes verdecktes Feld</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Einmalpasswort</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Time of creation</source>
        <translation>Zeit der Erstellung</translation>
    </message>
    <message>
        <source>Password or key file does not fit this file. Nothing was imported.</source>
        <translation>Passwort oder Schlüsseldatei passt nicht zu dieser Datei. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Opening this file takes more memory or time than is sensible. Save it in the other program with a lower cost of its key, and try again.</source>
        <translation>Diese Datei zu öffnen braucht mehr Speicher oder Zeit, als vernünftig ist. Speichern Sie sie im anderen Programm mit geringerem Aufwand für den Schlüssel und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Abgebrochen. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>The file is damaged or was cut off. Nothing was imported.</source>
        <translation>Die Datei ist beschädigt oder abgeschnitten. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>The file is too large, or unpacks to too much. Nothing was imported.</source>
        <translation>Die Datei ist zu groß oder entpackt sich zu zu viel. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>The key file is damaged: it does not fit its own check value.</source>
        <translation>Die Schlüsseldatei ist beschädigt: Sie passt nicht zu ihrem eigenen Prüfwert.</translation>
    </message>
    <message>
        <source>This is a file of KeePass 1. Open it in KeePass or KeePassXC, save it as KDBX, and import that.</source>
        <translation>Das ist eine Datei von KeePass 1. Öffnen Sie sie in KeePass oder KeePassXC, speichern Sie sie als KDBX und importieren Sie diese.</translation>
    </message>
    <message>
        <source>The file was made by a newer version of the other program than is known here.</source>
        <translation>Die Datei stammt von einer neueren Version des anderen Programms, als hier bekannt ist.</translation>
    </message>
    <message>
        <source>The file is encrypted in a way that is not supported, such as Twofish. Choose AES or ChaCha20 in the other program, save, and import it again.</source>
        <translation>Die Datei ist auf eine Weise verschlüsselt, die nicht unterstützt wird, etwa mit Twofish. Wählen Sie im anderen Programm AES oder ChaCha20, speichern und importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Only the account that made this export can open it. Export once more, as “password protected”.</source>
        <translation>Nur das Konto, von dem dieser Export stammt, kann ihn öffnen. Exportieren Sie noch einmal, und zwar „passwortgeschützt“.</translation>
    </message>
    <message>
        <source>This is no file that can be imported: a KeePass vault, an export of Bitwarden or 1Password, a CSV file with a header, or an SQLite database.</source>
        <translation>Diese Datei kann nicht importiert werden. Es gehen: ein KeePass-Tresor, ein Export von Bitwarden oder 1Password, eine CSV-Datei mit Kopfzeile oder eine SQLite-Datenbank.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of an unknown kind are left out</source>
        <translation>
            <numerusform>%n Eintrag unbekannter Art wird ausgelassen</numerusform>
            <numerusform>%n Einträge unbekannter Art werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) are not in the file</source>
        <translation>
            <numerusform>%n Anhang ist nicht in der Datei</numerusform>
            <numerusform>%n Anhänge sind nicht in der Datei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out</source>
        <translation>
            <numerusform>%n Zeile wird ausgelassen</numerusform>
            <numerusform>%n Zeilen werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted item(s) stay in the other program&apos;s recycle bin</source>
        <translation>
            <numerusform>%n gelöschter Eintrag bleibt im Papierkorb des anderen Programms</numerusform>
            <numerusform>%n gelöschte Einträge bleiben im Papierkorb des anderen Programms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are in the vault already and are left out</source>
        <translation>
            <numerusform>%n Eintrag ist schon im Tresor und wird ausgelassen</numerusform>
            <numerusform>%n Einträge sind schon im Tresor und werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are too large for the vault</source>
        <translation>
            <numerusform>%n Datei ist zu groß für den Tresor</numerusform>
            <numerusform>%n Dateien sind zu groß für den Tresor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier value(s) are kept as fields</source>
        <translation>
            <numerusform>%n früherer Wert bleibt als Feld erhalten</numerusform>
            <numerusform>%n frühere Werte bleiben als Felder erhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other thing(s) are left out</source>
        <translation>
            <numerusform>%n anderes wird ausgelassen</numerusform>
            <numerusform>%n andere werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) are left out</source>
        <translation>
            <numerusform>%n Sicht wird ausgelassen</numerusform>
            <numerusform>%n Sichten werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s) are left out</source>
        <translation>
            <numerusform>%n Trigger wird ausgelassen</numerusform>
            <numerusform>%n Trigger werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) of the database&apos;s own are left out</source>
        <translation>
            <numerusform>%n Tabelle der Datenbank selbst wird ausgelassen</numerusform>
            <numerusform>%n Tabellen der Datenbank selbst werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) are left out</source>
        <translation>
            <numerusform>%n Index wird ausgelassen</numerusform>
            <numerusform>%n Indizes werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) stay on this device only</source>
        <translation>
            <numerusform>%n Tabelle bleibt nur auf diesem Gerät</numerusform>
            <numerusform>%n Tabellen bleiben nur auf diesem Gerät</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) got a key of their own</source>
        <translation>
            <numerusform>%n Tabelle bekam einen eigenen Schlüssel</numerusform>
            <numerusform>%n Tabellen bekamen einen eigenen Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) of tables were dropped or changed</source>
        <translation>
            <numerusform>%n Regel einer Tabelle wurde weggelassen oder geändert</numerusform>
            <numerusform>%n Regeln von Tabellen wurden weggelassen oder geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were changed</source>
        <translation>
            <numerusform>%n Wert wurde geändert</numerusform>
            <numerusform>%n Werte wurden geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new group(s)</source>
        <translation>
            <numerusform>%n neue Gruppe</numerusform>
            <numerusform>%n neue Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s)</source>
        <translation>
            <numerusform>%1: %n Zeile</numerusform>
            <numerusform>%1: %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n icon(s) are left out</source>
        <translation>
            <numerusform>%n Symbol wird ausgelassen</numerusform>
            <numerusform>%n Symbole werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n auto-type setting(s) are left out</source>
        <translation>
            <numerusform>%n Auto-Type-Einstellung wird ausgelassen</numerusform>
            <numerusform>%n Auto-Type-Einstellungen werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) are left out</source>
        <translation>
            <numerusform>%n Spalte wird ausgelassen</numerusform>
            <numerusform>%n Spalten werden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passkey(s) are kept as hidden fields, not yet for logging in</source>
        <translation>
            <numerusform>%n Passkey bleibt als verdecktes Feld erhalten, noch nicht zum Anmelden</numerusform>
            <numerusform>%n Passkeys bleiben als verdeckte Felder erhalten, noch nicht zum Anmelden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are attached to their items</source>
        <translation>
            <numerusform>%n Datei ist an ihren Eintrag angehängt</numerusform>
            <numerusform>%n Dateien sind an ihre Einträge angehängt</numerusform>
        </translation>
    </message>
    <message>
        <source>The vault has tables of these names already: %1. Nothing was imported. Leave them out, and import again.</source>
        <translation>Tabellen dieser Namen gibt es im Tresor schon: %1. Nichts wurde importiert. Lassen Sie sie weg, und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>The vault has %n table(s) of the same name already: %1.</source>
        <comment>names of tables</comment>
        <translation>
            <numerusform>Im Tresor gibt es schon eine Tabelle desselben Namens: %1.</numerusform>
            <numerusform>Im Tresor gibt es schon Tabellen derselben Namen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick a table to bring it in beside yours under another name, or save its rows in the other program as CSV and add them to yours by “Rows from a CSV file…” under Tables.</source>
        <translation>Haken Sie eine Tabelle an, um sie unter anderem Namen neben Ihrer zu importieren, oder speichern Sie ihre Zeilen im anderen Programm als CSV und fügen Sie sie unter Tabellen mit „Zeilen aus einer CSV-Datei …“ zu Ihren hinzu.</translation>
    </message>
</context>
<context>
    <name>haex::ImportUnlockPage</name>
    <message>
        <source>Password of the file</source>
        <translation>Passwort der Datei</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Only if the vault has one</source>
        <translation>Nur wenn der Tresor eine hat</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Schlüsseldatei wählen</translation>
    </message>
    <message>
        <source>&amp;Password of the file</source>
        <translation>&amp;Passwort der Datei</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>haex::InviteSheet</name>
    <message>
        <source>Add another computer</source>
        <translation>Weiteren Computer hinzufügen</translation>
    </message>
    <message>
        <source>This computer is in several &amp;networks. The other one reaches it at</source>
        <translation>Dieser Computer ist in mehreren &amp;Netzwerken. Der andere erreicht ihn unter</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Text for the other computer</source>
        <translation>Text für den anderen Computer</translation>
    </message>
    <message>
        <source>The text as a QR code</source>
        <translation>Der Text als QR-Code</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>account, code</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Without copying: type the address, log in as below, and compare the fingerprint.</source>
        <translation>Ohne Kopieren: Adresse eintippen, wie unten anmelden und den Fingerabdruck vergleichen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>E-mail address and account password</source>
        <translation>E-Mail-Adresse und Kontopasswort</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Fingerabdruck (SHA-256)</translation>
    </message>
    <message>
        <source>If the other computer finds nothing there, let port %1 through this computer’s firewall.</source>
        <translation>Findet der andere Computer dort nichts, geben Sie Port %1 in der Firewall dieses Computers frei.</translation>
    </message>
    <message>
        <source>There, choose “Join with your account” and enter this text as the address. The vault’s password stays with you. The text is good for an hour and for one computer; whoever has it can fetch the encrypted vault, and cannot read it.</source>
        <translation>Wählen Sie dort „Mit Ihrem Konto beitreten“ und geben Sie diesen Text als Adresse ein. Das Passwort des Tresors bleibt bei Ihnen. Der Text gilt eine Stunde und für einen Computer; wer ihn hat, kann den verschlüsselten Tresor holen, aber nicht lesen.</translation>
    </message>
    <message>
        <source>“%1” has logged in with this text, which is used up now.</source>
        <translation>„%1“ hat sich mit diesem Text angemeldet; er ist damit verbraucht.</translation>
    </message>
    <message>
        <source>Another computer…</source>
        <translation>Noch ein Computer …</translation>
    </message>
</context>
<context>
    <name>haex::ItemActions</name>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
</context>
<context>
    <name>haex::ItemDetail</name>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit (Ctrl+E)</source>
        <translation>Bearbeiten (Strg+E)</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Weitere Adresse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>History (Ctrl+H)</source>
        <translation>Verlauf (Strg+H)</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier value(s) of %1</source>
        <translation>
            <numerusform>%n früherer Wert von %1</numerusform>
            <numerusform>%n frühere Werte von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Datei anhängen …</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <source>What happened: what was sent and received of this item</source>
        <translation>Was geschah: was von diesem Eintrag gesendet und empfangen wurde</translation>
    </message>
</context>
<context>
    <name>haex::ItemEditor</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>One-time code key</source>
        <translation>Schlüssel des Einmalcodes</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>work, family</source>
        <translation>Arbeit, Familie</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>Separate several tags with commas.</source>
        <translation>Trennen Sie mehrere Schlagwörter mit Kommas.</translation>
    </message>
    <message>
        <source>Edit item</source>
        <translation>Eintrag bearbeiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>Speichern (Strg+S)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>Generate a password</source>
        <translation>Passwort erzeugen</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>&amp;Adressen</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Eine je Zeile.</translation>
    </message>
    <message>
        <source>Key or otpauth:// address</source>
        <translation>Schlüssel oder otpauth://-Adresse</translation>
    </message>
    <message>
        <source>&amp;One-time code</source>
        <translation>&amp;Einmalcode</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Keine Gruppe</translation>
    </message>
    <message>
        <source>Give it a title, so that you find it again.</source>
        <translation>Geben Sie ihm einen Titel, damit Sie ihn wiederfinden.</translation>
    </message>
    <message>
        <source>The key for the one-time code cannot be read. Paste the key or the otpauth:// address.</source>
        <translation>Der Schlüssel für den Einmalcode ist nicht lesbar. Fügen Sie den Schlüssel oder die otpauth://-Adresse ein.</translation>
    </message>
    <message>
        <source>E&amp;xpires on</source>
        <translation>&amp;Läuft ab am</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Läuft ab am</translation>
    </message>
</context>
<context>
    <name>haex::ItemListModel</name>
    <message>
        <source>%1, %2</source>
        <comment>title, kind of item</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, not yet on all backends</source>
        <comment>user name</comment>
        <translation>%1, noch nicht bei allen Backends</translation>
    </message>
    <message>
        <source>%1, %2, expired</source>
        <comment>title, kind of item</comment>
        <translation>%1, %2, abgelaufen</translation>
    </message>
</context>
<context>
    <name>haex::ItemTexts</name>
    <message>
        <source>Login</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>Zugänge</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identitäten</translation>
    </message>
    <message>
        <source>New login</source>
        <translation>Neuer Zugang</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>New identity</source>
        <translation>Neue Identität</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Kartennummer</translation>
    </message>
    <message>
        <source>Name on card</source>
        <translation>Name auf der Karte</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Security code</source>
        <translation>Prüfziffer</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s) ago</source>
        <translation>
            <numerusform>%1, vor %n Tag</numerusform>
            <numerusform>%1, vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation>%1, heute</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n day(s)</source>
        <translation>
            <numerusform>%1, in %n Tag</numerusform>
            <numerusform>%1, in %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::ItemsController</name>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Eintrag in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Einträge in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The value is in use again, on all your devices.</source>
        <translation>Der Wert gilt wieder, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>“%1” is kept on the left, on all your devices.</source>
        <translation>„%1“ steht nun links, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>The saved search “%1” is deleted.</source>
        <translation>Die gespeicherte Suche „%1“ ist gelöscht.</translation>
    </message>
    <message>
        <source>No item has the tag “%1” any more.</source>
        <translation>Kein Eintrag hat mehr das Schlagwort „%1“.</translation>
    </message>
    <message>
        <source>The tag “%1” is called “%2” now.</source>
        <translation>Das Schlagwort „%1“ heißt jetzt „%2“.</translation>
    </message>
</context>
<context>
    <name>haex::ItemsView</name>
    <message>
        <source>Search items</source>
        <translation>Einträge suchen</translation>
    </message>
    <message>
        <source>Reading items…</source>
        <translation>Einträge werden gelesen …</translation>
    </message>
    <message>
        <source>New item (Ctrl+N)</source>
        <translation>Neuer Eintrag (Strg+N)</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Delete the group “%1”?</source>
        <translation>Gruppe „%1“ löschen?</translation>
    </message>
    <message>
        <source>Only the group goes. Items and groups inside it move up one level, on all your devices.</source>
        <translation>Nur die Gruppe verschwindet. Einträge und Gruppen darin rücken eine Ebene nach oben, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>Gruppe löschen</translation>
    </message>
    <message>
        <source>No items yet</source>
        <translation>Noch keine Einträge</translation>
    </message>
    <message>
        <source>Logins, notes, cards and identities will be listed here.</source>
        <translation>Hier stehen dann Zugänge, Notizen, Karten und Identitäten.</translation>
    </message>
    <message>
        <source>New login</source>
        <translation>Neuer Zugang</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No item here has all of these words.</source>
        <translation>Kein Eintrag hier hat alle diese Wörter.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Nothing in here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Drag items here, or choose another group.</source>
        <translation>Ziehen Sie Einträge hierher oder wählen Sie eine andere Gruppe.</translation>
    </message>
    <message>
        <source>Save or cancel what you are editing first.</source>
        <translation>Speichern oder verwerfen Sie erst, was Sie gerade bearbeiten.</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>Gruppe anlegen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>Diese Suche aufheben …</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Diese Suche aufheben</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Aufheben</translation>
    </message>
</context>
<context>
    <name>haex::JoinPage</name>
    <message>
        <source>Account password</source>
        <translation>Kontopasswort</translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation>Tresorpasswort</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>&amp;Adresse des Servers</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>&amp;E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation>Konto&amp;passwort</translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation>&amp;Tresor</translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation>Tresor&amp;passwort</translation>
    </message>
    <message>
        <source>The one that you unlock this vault with on your other device.</source>
        <translation>Das, mit dem Sie diesen Tresor auf Ihrem anderen Gerät entsperren.</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>&amp;Name dieses Geräts</translation>
    </message>
    <message>
        <source>Your other devices show it beside what was written here.</source>
        <translation>Ihre anderen Geräte zeigen ihn neben dem, was hier geschrieben wurde.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Step 1 of 2 · Log in to the server that your vault syncs with.</source>
        <translation>Schritt 1 von 2 · Melden Sie sich bei dem Server an, mit dem Ihr Tresor abgleicht.</translation>
    </message>
    <message>
        <source>Find my vaults</source>
        <translation>Meine Tresore finden</translation>
    </message>
    <message>
        <source>Step 2 of 2 · Which vault, and its password. The server never learns it.</source>
        <translation>Schritt 2 von 2 · Welcher Tresor, und sein Passwort. Der Server erfährt es nie.</translation>
    </message>
    <message>
        <source>Join vault</source>
        <translation>Tresor beitreten</translation>
    </message>
    <message>
        <source>There is no vault in this account yet. Create one on this device instead, and add the server as its backend.</source>
        <translation>In diesem Konto ist noch kein Tresor. Legen Sie stattdessen auf diesem Gerät einen an und fügen Sie den Server als Backend hinzu.</translation>
    </message>
    <message>
        <source>Made on %1 (%2)</source>
        <translation>Angelegt am %1 (%2)</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Address, e-mail and account password are all needed.</source>
        <translation>Adresse, E-Mail und Kontopasswort werden alle gebraucht.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>The vault password and a place for the file are needed.</source>
        <translation>Das Tresorpasswort und ein Ort für die Datei werden gebraucht.</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>Tresor wird geöffnet …</translation>
    </message>
    <message>
        <source>Or the text that your other computer shows under Backends.</source>
        <translation>Oder der Text, den Ihr anderer Computer unter Backends zeigt.</translation>
    </message>
    <message>
        <source>Join with your account</source>
        <translation>Mit Ihrem Konto beitreten</translation>
    </message>
</context>
<context>
    <name>haex::KeepBothSheet</name>
    <message>
        <source>Keep both without some files?</source>
        <translation>Beide behalten, ohne einige Dateien?</translation>
    </message>
    <message>
        <source>The copy is made without them; the item keeps them. To have them on both, wait until they have arrived, and keep both then.</source>
        <translation>Die Kopie entsteht ohne sie, am Eintrag bleiben sie. Sollen sie an beiden sein, warten Sie, bis sie angekommen sind, und behalten Sie dann beide.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
</context>
<context>
    <name>haex::KeyPanel</name>
    <message>
        <source>Change the key…</source>
        <translation>Schlüssel wechseln …</translation>
    </message>
    <message>
        <source>Gives the vault a new key, for what is written from then on.</source>
        <translation>Gibt dem Tresor einen neuen Schlüssel für alles, was danach geschrieben wird.</translation>
    </message>
    <message>
        <source>The vault&apos;s key</source>
        <translation>Der Schlüssel des Tresors</translation>
    </message>
</context>
<context>
    <name>haex::LargeDeleteSheet</name>
    <message>
        <source>Delete this here too?</source>
        <translation>Auch hier löschen?</translation>
    </message>
    <message>
        <source>Other devices deleted much of what is here. If nobody meant to, keep it: it then comes back on all devices.</source>
        <translation>Andere Geräte haben vieles von dem gelöscht, was hier ist. Wenn das niemand wollte, behalten Sie es: Es kommt dann auf allen Geräten zurück.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete here too</source>
        <translation>Auch hier löschen</translation>
    </message>
</context>
<context>
    <name>haex::LogInSheet</name>
    <message>
        <source>Log in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>As %1. Syncing goes on where it stopped.</source>
        <translation>Als %1. Der Abgleich geht weiter, wo er stehen blieb.</translation>
    </message>
    <message>
        <source>Account password</source>
        <translation>Kontopasswort</translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation>Konto&amp;passwort</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>haex::MainWindow</name>
    <message>
        <source>Haex Vault</source>
        <translation>Haex Vault</translation>
    </message>
    <message>
        <source>This is a throw-away vault. Its vault password is “%1”.</source>
        <translation>Das ist ein Wegwerf-Tresor. Sein Tresorpasswort ist „%1“.</translation>
    </message>
    <message>
        <source>The backup is restored, as another device of the vault.</source>
        <translation>Die Sicherung ist wiederhergestellt, als weiteres Gerät des Tresors.</translation>
    </message>
</context>
<context>
    <name>haex::ManyConflicts</name>
    <message>
        <source>Keep all current values</source>
        <translation>Alle jetzigen Werte behalten</translation>
    </message>
    <message>
        <source>Use all other values</source>
        <translation>Alle anderen Werte verwenden</translation>
    </message>
    <message>
        <source>Decided in one go, and taken back in one go. The values that are not used stay here.</source>
        <translation>In einem Zug entschieden und in einem Zug zurückgenommen. Die nicht verwendeten Werte bleiben hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) chosen</source>
        <translation>
            <numerusform>%n Entscheidung gewählt</numerusform>
            <numerusform>%n Entscheidungen gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has no other value: it is left for you to decide by itself.</source>
        <translation>
            <numerusform>Eine davon hat keinen anderen Wert: Darüber wird einzeln entschieden.</numerusform>
            <numerusform>%n davon haben keinen anderen Wert: Darüber wird einzeln entschieden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::MeetingSheet</name>
    <message>
        <source>Use this vault on another device</source>
        <translation>Diesen Tresor auf einem weiteren Gerät nutzen</translation>
    </message>
    <message>
        <source>How shall your devices get each other&apos;s changes? You can change this later, or use both.</source>
        <translation>Wie sollen Ihre Geräte die Änderungen voneinander erhalten? Sie können das später ändern oder beides nutzen.</translation>
    </message>
    <message>
        <source>From this computer</source>
        <translation>Von diesem Computer</translation>
    </message>
    <message>
        <source>Nothing else is needed; for computers in the same network.</source>
        <translation>Mehr ist nicht nötig; für Computer im selben Netz.</translation>
    </message>
    <message>
        <source>By a server</source>
        <translation>Über einen Server</translation>
    </message>
    <message>
        <source>Works from everywhere. It sees ciphertext only.</source>
        <translation>Geht von überall. Er sieht nur Verschlüsseltes.</translation>
    </message>
</context>
<context>
    <name>haex::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>haex::NameSheet</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
</context>
<context>
    <name>haex::NavButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::NewPasswordFields</name>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Neues Passwort noch einmal</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Neues Passwort</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>Neues Passwort noch &amp;einmal</translation>
    </message>
    <message>
        <source>Choose a password of %1 characters or more.</source>
        <translation>Wählen Sie ein Passwort mit mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
</context>
<context>
    <name>haex::NewRowSheet</name>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>What you leave empty gets the column&apos;s default.</source>
        <translation>Was Sie leer lassen, bekommt den Vorgabewert der Spalte.</translation>
    </message>
    <message>
        <source>%1 (key)</source>
        <translation>%1 (Schlüssel)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
</context>
<context>
    <name>haex::NotesCard</name>
    <message>
        <source>As typed</source>
        <translation>Wie getippt</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>haex::NoticeTexts</name>
    <message>
        <source>Something is wrong with the sync</source>
        <translation>Beim Abgleich stimmt etwas nicht</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>“%1” needs you</source>
        <translation>„%1“ braucht Sie</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) open</source>
        <translation>
            <numerusform>%n Entscheidung offen</numerusform>
            <numerusform>%n Entscheidungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>The same was changed on two devices. Both values are kept until you decide.</source>
        <translation>Dasselbe wurde auf zwei Geräten geändert. Beide Werte bleiben erhalten, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>“%1” is asked to delete</source>
        <translation>„%1“ soll löschen</translation>
    </message>
</context>
<context>
    <name>haex::OutgoingModel</name>
    <message>
        <source>More items</source>
        <translation>Weitere Einträge</translation>
    </message>
    <message>
        <source>Deleted items and parts of items</source>
        <translation>Gelöschte Einträge und Teile von Einträgen</translation>
    </message>
    <message>
        <source>Devices, decisions and settings of the vault</source>
        <translation>Geräte, Entscheidungen und Einstellungen des Tresors</translation>
    </message>
    <message>
        <source>What other backends brought</source>
        <translation>Was andere Backends gebracht haben</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
</context>
<context>
    <name>haex::OutgoingSheet</name>
    <message>
        <source>Waiting for “%1”</source>
        <translation>Wartet auf „%1“</translation>
    </message>
    <message>
        <source>Changes that this server has not confirmed yet. They are safe on this device.</source>
        <translation>Änderungen, die dieser Server noch nicht bestätigt hat. Auf diesem Gerät sind sie sicher.</translation>
    </message>
    <message>
        <source>Changes that wait</source>
        <translation>Wartende Änderungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show item</source>
        <translation>Eintrag zeigen</translation>
    </message>
    <message>
        <source>Reading what waits…</source>
        <translation>Wartendes wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>This server has confirmed everything by now.</source>
        <translation>Dieser Server hat inzwischen alles bestätigt.</translation>
    </message>
    <message>
        <source>It could not be read</source>
        <translation>Es ließ sich nicht lesen</translation>
    </message>
</context>
<context>
    <name>haex::PairingController</name>
    <message>
        <source>Devices share a vault by way of a server. Add a backend first.</source>
        <translation>Geräte teilen einen Tresor über einen Server. Fügen Sie zuerst ein Backend hinzu.</translation>
    </message>
</context>
<context>
    <name>haex::PairingSheet</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Sie unterscheiden sich</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Eight words</source>
        <translation>Acht Wörter</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Address and words as a QR code</source>
        <translation>Adresse und Wörter als QR-Code</translation>
    </message>
    <message>
        <source>Add a device</source>
        <translation>Gerät hinzufügen</translation>
    </message>
    <message>
        <source>The new device and this one meet at a server that this vault syncs with.</source>
        <translation>Das neue Gerät und dieses treffen sich auf einem Server, mit dem dieser Tresor abgeglichen wird.</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>Wörter zeigen</translation>
    </message>
    <message>
        <source>Eight words for the new device</source>
        <translation>Acht Wörter für das neue Gerät</translation>
    </message>
    <message>
        <source>Start Haex Vault there, choose “Join with eight words”, and type the address and the words, or paste them as one text. They are good for ten minutes. Show them to nobody else.</source>
        <translation>Starten Sie dort Haex Vault, wählen Sie „Mit acht Wörtern beitreten“ und tippen Sie Adresse und Wörter ein, oder fügen Sie beides als einen Text ein. Sie gelten zehn Minuten. Zeigen Sie sie sonst niemandem.</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Sie stimmen überein</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Does “%1” show this code?</source>
        <translation>Zeigt „%1“ diesen Code?</translation>
    </message>
    <message>
        <source>Look at the new device. If it shows another code, somebody is between the two.</source>
        <translation>Sehen Sie auf das neue Gerät. Zeigt es einen anderen Code, ist jemand zwischen den beiden.</translation>
    </message>
    <message>
        <source>Confirm it there, too</source>
        <translation>Bestätigen Sie es auch dort</translation>
    </message>
    <message>
        <source>“%1” waits for your word that both show this code.</source>
        <translation>„%1“ wartet auf Ihre Bestätigung, dass beide diesen Code zeigen.</translation>
    </message>
    <message>
        <source>Go on at the new device</source>
        <translation>Weiter am neuen Gerät</translation>
    </message>
    <message>
        <source>“%1” has the vault and asks for the vault password there. You may close this.</source>
        <translation>„%1“ hat den Tresor und fragt dort nach dem Tresorpasswort. Sie können dieses Fenster schließen.</translation>
    </message>
    <message>
        <source>The new device has joined</source>
        <translation>Das neue Gerät ist beigetreten</translation>
    </message>
    <message>
        <source>“%1” has this vault now, and brings its contents over by itself.</source>
        <translation>„%1“ hat diesen Tresor jetzt und holt seinen Inhalt von selbst.</translation>
    </message>
</context>
<context>
    <name>haex::PairingTexts</name>
    <message>
        <source>The server&apos;s address and all eight words are needed.</source>
        <translation>Die Adresse des Servers und alle acht Wörter werden gebraucht.</translation>
    </message>
    <message>
        <source>Word %1 is not one of those that your other device may show.</source>
        <translation>Wort %1 gehört nicht zu denen, die Ihr anderes Gerät zeigen kann.</translation>
    </message>
    <message>
        <source>No device waits with these words at this server. They are good for ten minutes, and for one device.</source>
        <translation>Auf diesem Server wartet kein Gerät mit diesen Wörtern. Sie gelten zehn Minuten und für ein Gerät.</translation>
    </message>
    <message>
        <source>Another device was faster with these words. If it is not yours, somebody has seen them: let your other device show new ones.</source>
        <translation>Ein anderes Gerät war mit diesen Wörtern schneller. Ist es nicht Ihres, hat jemand sie gesehen: Lassen Sie Ihr anderes Gerät neue zeigen.</translation>
    </message>
    <message>
        <source>It was ended before anything was handed over. Begin again, with new words.</source>
        <translation>Es wurde beendet, bevor etwas übergeben wurde. Beginnen Sie neu, mit neuen Wörtern.</translation>
    </message>
    <message>
        <source>It took longer than ten minutes. Begin again, with new words.</source>
        <translation>Es hat länger als zehn Minuten gedauert. Beginnen Sie neu, mit neuen Wörtern.</translation>
    </message>
    <message>
        <source>What the two devices said was changed on its way. Nothing was handed over.</source>
        <translation>Was die beiden Geräte einander sagten, wurde unterwegs verändert. Nichts wurde übergeben.</translation>
    </message>
    <message>
        <source>The way in was used, or is too old. Begin again, with new words.</source>
        <translation>Der Zugang wurde benutzt oder ist zu alt. Beginnen Sie neu, mit neuen Wörtern.</translation>
    </message>
</context>
<context>
    <name>haex::PaperOutput</name>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
</context>
<context>
    <name>haex::PasswordField</name>
    <message>
        <source>Hide</source>
        <translation>Verdecken</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
</context>
<context>
    <name>haex::ProofTexts</name>
    <message>
        <source>Every device that spoke through this server holds the same as this one.</source>
        <translation>Jedes Gerät, das sich über diesen Server gemeldet hat, hat dasselbe wie dieses.</translation>
    </message>
    <message>
        <source>Nothing is wrong: something is still on its way between your devices.</source>
        <translation>Alles in Ordnung: Zwischen Ihren Geräten ist noch etwas unterwegs.</translation>
    </message>
    <message>
        <source>This server showed your devices different contents, or lost something. What differs is offered to it again; if it goes on, do not trust it.</source>
        <translation>Dieser Server hat Ihren Geräten verschiedene Inhalte gezeigt oder etwas verloren. Was abweicht, wird ihm erneut angeboten; hört es nicht auf, vertrauen Sie ihm nicht.</translation>
    </message>
    <message>
        <source>This server keeps changes from this device that it showed to another one. It shows different halves: do not trust it, and add another backend.</source>
        <translation>Dieser Server hält vor diesem Gerät Änderungen zurück, die er einem anderen gezeigt hat. Er zeigt verschiedene Hälften: Vertrauen Sie ihm nicht, und fügen Sie ein anderes Backend hinzu.</translation>
    </message>
    <message>
        <source>This server went back to an older state (%1), as after a restored backup. Everything was offered to it again.</source>
        <comment>time</comment>
        <translation>Dieser Server ist auf einen älteren Stand zurückgefallen (%1), wie nach einer wiederhergestellten Sicherung. Alles wurde ihm erneut angeboten.</translation>
    </message>
    <message>
        <source>Nothing was compared yet: no other device has said through this server what it holds.</source>
        <translation>Es wurde noch nichts verglichen: Kein anderes Gerät hat über diesen Server gemeldet, was es hat.</translation>
    </message>
    <message>
        <source>%1. It last said what it holds: %2.</source>
        <comment>sentence, time</comment>
        <translation>%1. Zuletzt gemeldet, was es hat: %2.</translation>
    </message>
    <message>
        <source>Nothing was received from it yet.</source>
        <translation>Von ihm wurde noch nichts empfangen.</translation>
    </message>
    <message>
        <source>Received up to its change %1.</source>
        <translation>Empfangen bis zu seiner Änderung %1.</translation>
    </message>
    <message>
        <source>Devices tell each other what all their contents add up to, in messages that a server can neither read nor change nor bring back later. “The same” proves that both held the same contents at that moment, and that the server lost, hid and changed none of them. It does not prove that there is nothing newer which a server keeps from all of you at once, nor that a device is the one you take it for: that is what the fingerprints are for.</source>
        <translation>Geräte teilen einander mit, was alle ihre Inhalte zusammen ergeben, in Nachrichten, die ein Server weder lesen noch ändern noch später wiederbringen kann. „Dasselbe“ beweist, dass beide in dem Moment dieselben Inhalte hatten und dass der Server keinen davon verloren, verborgen oder verändert hat. Es beweist nicht, dass es nichts Neueres gibt, das ein Server allen zugleich vorenthält, und auch nicht, dass ein Gerät das ist, für das Sie es halten: Dafür sind die Fingerabdrücke da.</translation>
    </message>
    <message>
        <source>Read the digits of a device to whoever has it in front of them, by voice: if this page there shows the same digits, the vault&apos;s keys go to that device and to nobody in its place.</source>
        <translation>Lesen Sie die Ziffern eines Geräts der Person vor, die es vor sich hat: Zeigt diese Seite dort dieselben Ziffern, gehen die Schlüssel des Tresors an dieses Gerät und an niemanden an seiner Stelle.</translation>
    </message>
    <message>
        <source>%1 (this device)</source>
        <translation>%1 (dieses Gerät)</translation>
    </message>
    <message>
        <source>Has not confirmed its entries itself yet.</source>
        <translation>Hat seine Einträge noch nicht selbst bestätigt.</translation>
    </message>
    <message>
        <source>Confirmed its entries itself, by its signature: %1.</source>
        <comment>time</comment>
        <translation>Hat seine Einträge selbst bestätigt, durch seine Unterschrift: %1.</translation>
    </message>
    <message>
        <source>A device signs what it holds. What others write in its name it takes back, or raises an alarm about. So when it held the same as this device, the entries that are here in its name were its own, unless an alarm there says otherwise.</source>
        <translation>Ein Gerät unterschreibt, was es enthält. Was andere in seinem Namen schreiben, nimmt es zurück, oder es schlägt Alarm. Als es dasselbe enthielt wie dieses Gerät, waren die Einträge, die hier in seinem Namen stehen, also seine eigenen, sofern dort kein Alarm etwas anderes sagt.</translation>
    </message>
    <message>
        <source>%1 says that it did not write this.</source>
        <comment>device</comment>
        <translation>%1 gibt an, das nicht geschrieben zu haben.</translation>
    </message>
    <message>
        <source>Not yet confirmed by %1.</source>
        <comment>device</comment>
        <translation>Von %1 noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>Confirmed by %1, up to %2.</source>
        <comment>device, time</comment>
        <translation>Von %1 bestätigt, bis %2.</translation>
    </message>
</context>
<context>
    <name>haex::ProofsSheet</name>
    <message>
        <source>Proofs</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>What is known about your servers and devices without trusting any server.</source>
        <translation>Was über Ihre Server und Geräte bekannt ist, ohne einem Server zu vertrauen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleicht …</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Jetzt vergleichen</translation>
    </message>
    <message>
        <source>This vault is on no server: there is nothing to compare.</source>
        <translation>Dieser Tresor ist auf keinem Server: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>What this proves</source>
        <translation>Was das beweist</translation>
    </message>
    <message>
        <source>none until its program is updated</source>
        <translation>keiner, bis sein Programm aktualisiert ist</translation>
    </message>
    <message>
        <source>Fingerprint of %1: %2</source>
        <comment>device, digits</comment>
        <translation>Fingerabdruck von %1: %2</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
</context>
<context>
    <name>haex::ProxyField</name>
    <message>
        <source>As the system says</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Host and port of the proxy</source>
        <translation>Rechner und Port des Proxys</translation>
    </message>
    <message>
        <source>Type the proxy as host and port, such as 127.0.0.1:9050.</source>
        <translation>Geben Sie den Proxy als Rechner und Port ein, etwa 127.0.0.1:9050.</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>Passwort beim Proxy</translation>
    </message>
    <message>
        <source>Name at the proxy</source>
        <translation>Name beim Proxy</translation>
    </message>
    <message>
        <source>Name, if it asks for one</source>
        <translation>Name, falls er fragt</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password, if it is another one now</source>
        <translation>Passwort, falls es nun ein anderes ist</translation>
    </message>
</context>
<context>
    <name>haex::RecoverPage</name>
    <message>
        <source>Open the vault</source>
        <translation>Tresor öffnen</translation>
    </message>
    <message>
        <source>Open %1 without its password</source>
        <translation>%1 ohne Passwort öffnen</translation>
    </message>
    <message>
        <source>This is no recovery key: a letter or a digit in it is mistyped, or missing.</source>
        <translation>Das ist kein Wiederherstellungsschlüssel: Ein Buchstabe oder eine Ziffer ist vertippt oder fehlt.</translation>
    </message>
    <message>
        <source>This recovery key does not open this vault. It is that of another vault, or a newer recovery sheet has replaced it.</source>
        <translation>Dieser Wiederherstellungsschlüssel öffnet diesen Tresor nicht. Er gehört zu einem anderen Tresor, oder ein neueres Wiederherstellungsblatt hat ihn ersetzt.</translation>
    </message>
    <message>
        <source>The file that ends in “.recovery” is not beside this vault, or belongs to another state of it. Put it there, or open a backup that has its own.</source>
        <translation>Die Datei, die auf „.recovery“ endet, liegt nicht neben diesem Tresor oder gehört zu einem anderen Stand von ihm. Legen Sie sie dorthin, oder öffnen Sie eine Sicherung, die ihre eigene hat.</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>Der Tresor wird geöffnet …</translation>
    </message>
    <message>
        <source>Recovery key, or a share of it</source>
        <translation>Wiederherstellungsschlüssel oder ein Teil davon</translation>
    </message>
    <message>
        <source>Capitals and hyphens do not matter. When the key is split, type one share after the other.</source>
        <translation>Groß- und Kleinschreibung und Bindestriche spielen keine Rolle. Ist der Schlüssel aufgeteilt, geben Sie ein Teil nach dem anderen ein.</translation>
    </message>
    <message>
        <source>&amp;Recovery key, or a share of it</source>
        <translation>&amp;Wiederherstellungsschlüssel oder ein Teil davon</translation>
    </message>
    <message>
        <source>The recovery key stands on your recovery sheet: nine groups of four letters and digits. A share has eleven; whoever you gave one can read it to you.</source>
        <translation>Der Wiederherstellungsschlüssel steht auf Ihrem Wiederherstellungsblatt: neun Gruppen aus vier Buchstaben und Ziffern. Ein Teil hat elf; wem Sie eines gegeben haben, der kann es Ihnen vorlesen.</translation>
    </message>
    <message>
        <source>These shares do not open this vault. They are those of another vault, or newer ones or a recovery sheet have replaced them.</source>
        <translation>Diese Teile öffnen diesen Tresor nicht. Sie gehören zu einem anderen Tresor, oder neuere Teile oder ein Wiederherstellungsblatt haben sie ersetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n more share(s) of the recovery key are needed.</source>
        <translation>
            <numerusform>Es fehlt noch ein Teil des Wiederherstellungsschlüssels.</numerusform>
            <numerusform>Es fehlen noch %n Teile des Wiederherstellungsschlüssels.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vault is encrypted anew: %1</source>
        <comment>a percentage</comment>
        <translation>Der Tresor wird neu verschlüsselt: %1</translation>
    </message>
</context>
<context>
    <name>haex::RecoveryPage</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Vault “%1”, made on %2</source>
        <translation>Tresor „%1“, erstellt am %2</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wozu es dient</translation>
    </message>
    <message>
        <source>How to use it</source>
        <translation>So verwenden Sie es</translation>
    </message>
    <message>
        <source>1. Open Haex Vault and choose the vault.
2. Choose “Forgot the password?” and type the key.
3. Choose a new vault password.</source>
        <translation>1. Öffnen Sie Haex Vault und wählen Sie den Tresor.
2. Wählen Sie „Passwort vergessen?“ und geben Sie den Schlüssel ein.
3. Wählen Sie ein neues Tresorpasswort.</translation>
    </message>
    <message>
        <source>This key opens the vault when its password is forgotten. Whoever has it, and one of your devices or a backup, can read everything in the vault: keep it where you keep your important papers, and not beside a device.</source>
        <translation>Dieser Schlüssel öffnet den Tresor, wenn das Passwort vergessen ist. Wer ihn und eines Ihrer Geräte oder eine Sicherung hat, kann alles im Tresor lesen: Bewahren Sie ihn dort auf, wo Ihre wichtigen Papiere liegen, und nicht neben einem Gerät.</translation>
    </message>
    <message>
        <source>It goes with the file that ends in “.recovery” beside the vault&apos;s file. Copy both when you move the vault or copy a backup. A newer recovery sheet takes the place of this one.</source>
        <translation>Es gehört zu der Datei, die auf „.recovery“ endet und neben der Datei des Tresors liegt. Kopieren Sie beide, wenn Sie den Tresor verschieben oder eine Sicherung kopieren. Ein neueres Wiederherstellungsblatt tritt an die Stelle dieses Blatts.</translation>
    </message>
</context>
<context>
    <name>haex::RecoverySheet</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Ich habe ihn auf Papier</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>The recovery key as a QR code</source>
        <translation>Der Wiederherstellungsschlüssel als QR-Code</translation>
    </message>
    <message>
        <source>Group %1</source>
        <comment>of a recovery key</comment>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Can you read it?</source>
        <translation>Können Sie ihn lesen?</translation>
    </message>
    <message>
        <source>Type these groups from the paper. Groups are counted row by row, from the left.</source>
        <translation>Tippen Sie diese Gruppen vom Papier ab. Gezählt wird Zeile für Zeile, von links.</translation>
    </message>
    <message>
        <source>Use this recovery key</source>
        <translation>Diesen Schlüssel verwenden</translation>
    </message>
    <message>
        <source>Group %1 is another one on the sheet.</source>
        <translation>Gruppe %1 lautet auf dem Blatt anders.</translation>
    </message>
    <message>
        <source>Recovery sheet %1.pdf</source>
        <translation>Wiederherstellungsblatt %1.pdf</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Wiederherstellungsblatt speichern</translation>
    </message>
    <message>
        <source>Saved. Print it, and delete the file.</source>
        <translation>Gespeichert. Drucken Sie es, und löschen Sie die Datei.</translation>
    </message>
    <message>
        <source>The recovery sheet could not be written there.</source>
        <translation>Das Wiederherstellungsblatt konnte dort nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>This key opens the vault “%1” when its password is forgotten. Print it or write it down, and keep it where you keep your important papers. It holds once you have typed two groups of it back, in the place of any former one. If a former sheet may be in wrong hands, change the vault password as well.</source>
        <translation>Dieser Schlüssel öffnet den Tresor „%1“, wenn das Passwort vergessen ist. Drucken Sie ihn oder schreiben Sie ihn ab, und bewahren Sie ihn dort auf, wo Ihre wichtigen Papiere liegen. Er gilt, sobald Sie zwei seiner Gruppen eingetippt haben, und ersetzt jeden früheren. Wenn ein früheres Blatt in falschen Händen sein kann, ändern Sie auch das Tresorpasswort.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker gesendet.</translation>
    </message>
    <message>
        <source>The printer did not take the page.</source>
        <translation>Der Drucker hat die Seite nicht angenommen.</translation>
    </message>
    <message>
        <source>Split it among people you trust…</source>
        <translation>Auf Vertrauenspersonen aufteilen …</translation>
    </message>
</context>
<context>
    <name>haex::RemovalSheet</name>
    <message>
        <source>Delete from “%1”</source>
        <translation>Von „%1“ löschen</translation>
    </message>
    <message>
        <source>This &amp;vault only</source>
        <translation>Nur diesen &amp;Tresor</translation>
    </message>
    <message>
        <source>The acc&amp;ount %1 with all its vaults</source>
        <translation>Das &amp;Konto %1 mit allen Tresoren</translation>
    </message>
    <message>
        <source>Account password</source>
        <translation>Kontopasswort</translation>
    </message>
    <message>
        <source>Account &amp;password</source>
        <translation>Konto&amp;passwort</translation>
    </message>
    <message>
        <source>It is not the password of the vault.</source>
        <translation>Es ist nicht das Passwort des Tresors.</translation>
    </message>
    <message>
        <source>Back up first…</source>
        <translation>Erst sichern …</translation>
    </message>
    <message>
        <source>Delete from server</source>
        <translation>Vom Server löschen</translation>
    </message>
    <message>
        <source>Enter the account password.</source>
        <translation>Geben Sie das Kontopasswort ein.</translation>
    </message>
    <message>
        <source>The server’s copy only: nothing on your devices is deleted.</source>
        <translation>Nur die Kopie des Servers: Auf Ihren Geräten wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Export from server…</source>
        <translation>Vom Server exportieren …</translation>
    </message>
</context>
<context>
    <name>haex::RemovalTexts</name>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The server deletes its encrypted copy of this vault. Your devices keep the vault and no longer sync it with this server.</source>
        <translation>Der Server löscht seine verschlüsselte Kopie dieses Tresors. Ihre Geräte behalten den Tresor und gleichen ihn nicht mehr mit diesem Server ab.</translation>
    </message>
    <message>
        <source>The server deletes the account with all its vaults, and all your devices are signed out there. Your devices keep their vaults and no longer sync them with this server.</source>
        <translation>Der Server löscht das Konto mit allen Tresoren, und alle Ihre Geräte werden dort abgemeldet. Ihre Geräte behalten ihre Tresore und gleichen sie nicht mehr mit diesem Server ab.</translation>
    </message>
    <message>
        <source>That happens at once and cannot be undone.</source>
        <translation>Das geschieht sofort und lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>That happens in %n day(s). Until then everything works, and any of your devices can take it back.</source>
        <translation>
            <numerusform>Das geschieht in %n Tag. Bis dahin geht alles, und jedes Ihrer Geräte kann es zurücknehmen.</numerusform>
            <numerusform>Das geschieht in %n Tagen. Bis dahin geht alles, und jedes Ihrer Geräte kann es zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” deletes this vault on %2. Until then you can take it back here.</source>
        <translation>„%1“ löscht diesen Tresor am %2. Bis dahin können Sie das hier zurücknehmen.</translation>
    </message>
    <message>
        <source>“%1” deletes your account on %2. Until then you can take it back here.</source>
        <translation>„%1“ löscht Ihr Konto am %2. Bis dahin können Sie das hier zurücknehmen.</translation>
    </message>
    <message>
        <source>What is on this device stays.</source>
        <translation>Was auf diesem Gerät ist, bleibt.</translation>
    </message>
    <message>
        <source>The account was deleted at this server on %1, as someone with its password had asked.</source>
        <translation>Das Konto wurde auf diesem Server am %1 gelöscht, wie es jemand mit seinem Passwort verlangt hatte.</translation>
    </message>
    <message>
        <source>This server does not have the vault any more: it was deleted there, or its account was.</source>
        <translation>Dieser Server hat den Tresor nicht mehr: Er wurde dort gelöscht oder sein Konto.</translation>
    </message>
    <message>
        <source>This server deletes the account with all its vaults on %1. What is on your devices stays.</source>
        <translation>Dieser Server löscht das Konto mit allen Tresoren am %1. Was auf Ihren Geräten ist, bleibt.</translation>
    </message>
    <message>
        <source>This server deletes its copy of this vault on %1. What is on your devices stays.</source>
        <translation>Dieser Server löscht seine Kopie dieses Tresors am %1. Was auf Ihren Geräten ist, bleibt.</translation>
    </message>
    <message>
        <source>This vault was deleted at this server on %1, as someone with the account’s password had asked.</source>
        <translation>Dieser Tresor wurde auf diesem Server am %1 gelöscht, wie es jemand mit dem Kontopasswort verlangt hatte.</translation>
    </message>
</context>
<context>
    <name>haex::ReportSheet</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>haex::RestorePage</name>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Vault password of that time</source>
        <translation>Tresorpasswort von damals</translation>
    </message>
    <message>
        <source>No backup was found</source>
        <translation>Keine Sicherung gefunden</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Sicherung</translation>
    </message>
    <message>
        <source>Vault &amp;password of that time</source>
        <translation>Tresor&amp;passwort von damals</translation>
    </message>
    <message>
        <source>&amp;File of the restored vault</source>
        <translation>&amp;Datei des wiederhergestellten Tresors</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 restored</source>
        <comment>name of a vault</comment>
        <translation>%1 wiederhergestellt</translation>
    </message>
    <message>
        <source>A backup keeps the vault password that it was made under.</source>
        <translation>Eine Sicherung behält das Tresorpasswort, unter dem sie erstellt wurde.</translation>
    </message>
    <message>
        <source>A backup and a place for the restored vault are needed.</source>
        <translation>Eine Sicherung und ein Ort für den wiederhergestellten Tresor werden benötigt.</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>A copy of the backup becomes a vault file of its own; the backup and your present vault stay as they are. For your servers it is another device: what is newer there comes with the next sync, and nothing there is undone. What was exported from a server can be chosen as well.</source>
        <translation>Aus einer Kopie der Sicherung wird eine eigene Tresordatei; die Sicherung und Ihr jetziger Tresor bleiben, wie sie sind. Für Ihre Server ist sie ein weiteres Gerät: Was dort neuer ist, kommt mit dem nächsten Abgleich, und nichts dort wird rückgängig gemacht. Auch was aus einem Server exportiert wurde, kann gewählt werden.</translation>
    </message>
</context>
<context>
    <name>haex::RestoreSheet</name>
    <message>
        <source>Restore a backup of the server</source>
        <translation>Sicherung des Servers wiederherstellen</translation>
    </message>
    <message>
        <source>For when the server’s data is damaged or lost. Vaults are not undone: your devices keep what they have.</source>
        <translation>Wenn die Daten des Servers beschädigt oder verloren sind. Tresore werden nicht zurückgesetzt: Ihre Geräte behalten, was sie haben.</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Sicherung</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The server goes back to what it had then, and every device sends again what the backup lacks. Computers stay logged in if that can still be read; else they are added again. What the server has now is set aside.</source>
        <translation>Der Server geht zurück auf das, was er damals hatte, und jedes Gerät sendet noch einmal, was der Sicherung fehlt. Computer bleiben angemeldet, wenn sich das noch lesen lässt; sonst werden sie neu hinzugefügt. Was der Server jetzt hat, wird beiseitegelegt.</translation>
    </message>
</context>
<context>
    <name>haex::SearchTexts</name>
    <message>
        <source>title:</source>
        <comment>search condition</comment>
        <translation>titel:</translation>
    </message>
    <message>
        <source>user:</source>
        <comment>search condition</comment>
        <translation>benutzer:</translation>
    </message>
    <message>
        <source>url:</source>
        <comment>search condition</comment>
        <translation>adresse:</translation>
    </message>
    <message>
        <source>tag:</source>
        <comment>search condition</comment>
        <translation>tag:</translation>
    </message>
    <message>
        <source>note:</source>
        <comment>search condition</comment>
        <translation>notiz:</translation>
    </message>
    <message>
        <source>field:</source>
        <comment>search condition</comment>
        <translation>feld:</translation>
    </message>
    <message>
        <source>kind:login</source>
        <comment>search condition</comment>
        <translation>art:login</translation>
    </message>
    <message>
        <source>kind:note</source>
        <comment>search condition</comment>
        <translation>art:notiz</translation>
    </message>
    <message>
        <source>kind:card</source>
        <comment>search condition</comment>
        <translation>art:karte</translation>
    </message>
    <message>
        <source>kind:identity</source>
        <comment>search condition</comment>
        <translation>art:identität</translation>
    </message>
    <message>
        <source>is:favourite</source>
        <comment>search condition</comment>
        <translation>ist:favorit</translation>
    </message>
    <message>
        <source>has:code</source>
        <comment>search condition</comment>
        <translation>hat:code</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every word must occur somewhere in the item.&lt;/p&gt;&lt;p&gt;&lt;b&gt;title:&lt;/b&gt;mail, &lt;b&gt;user:&lt;/b&gt;ada, &lt;b&gt;url:&lt;/b&gt;example.org, &lt;b&gt;tag:&lt;/b&gt;work, &lt;b&gt;note:&lt;/b&gt;, &lt;b&gt;field:&lt;/b&gt; look in one place only.&lt;br&gt;&lt;b&gt;kind:&lt;/b&gt;card, &lt;b&gt;is:favourite&lt;/b&gt;, &lt;b&gt;is:expired&lt;/b&gt; and &lt;b&gt;has:code&lt;/b&gt; choose items.&lt;br&gt;&lt;b&gt;-&lt;/b&gt;word leaves out; &lt;b&gt;&amp;quot;&lt;/b&gt;two words&lt;b&gt;&amp;quot;&lt;/b&gt; belong together.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jedes Wort muss irgendwo im Eintrag vorkommen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;titel:&lt;/b&gt;mail, &lt;b&gt;benutzer:&lt;/b&gt;ada, &lt;b&gt;adresse:&lt;/b&gt;example.org, &lt;b&gt;tag:&lt;/b&gt;arbeit, &lt;b&gt;notiz:&lt;/b&gt;, &lt;b&gt;feld:&lt;/b&gt; suchen nur an einer Stelle.&lt;br&gt;&lt;b&gt;art:&lt;/b&gt;karte, &lt;b&gt;ist:favorit&lt;/b&gt;, &lt;b&gt;ist:abgelaufen&lt;/b&gt; und &lt;b&gt;hat:code&lt;/b&gt; wählen Einträge aus.&lt;br&gt;&lt;b&gt;-&lt;/b&gt;Wort lässt weg; &lt;b&gt;&amp;quot;&lt;/b&gt;zwei Wörter&lt;b&gt;&amp;quot;&lt;/b&gt; gehören zusammen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>is:expired</source>
        <comment>search condition</comment>
        <translation>ist:abgelaufen</translation>
    </message>
</context>
<context>
    <name>haex::SecurityCard</name>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>Bei Untätigkeit sperren</translation>
    </message>
    <message>
        <source>When nobody typed or clicked here for this long.</source>
        <translation>Wenn hier so lange niemand getippt oder geklickt hat.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Clear copied secrets after</source>
        <translation>Kopierte Geheimnisse löschen nach</translation>
    </message>
    <message>
        <source>On some Wayland desktops an application may clear the clipboard only while its window is in front.</source>
        <translation>Unter manchen Wayland-Oberflächen darf ein Programm die Zwischenablage nur leeren, solange sein Fenster vorn ist.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change vault password</source>
        <translation>Tresorpasswort ändern</translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation>Tresorpasswort</translation>
    </message>
    <message>
        <source>Opens the vault. The passwords of your accounts at servers are others; you change them under Backends.</source>
        <translation>Öffnet den Tresor. Die Passwörter Ihrer Konten bei Servern sind andere; Sie ändern sie unter Backends.</translation>
    </message>
    <message>
        <source>It was changed on another device. This device still takes the former one.</source>
        <translation>Es wurde auf einem anderen Gerät geändert. Dieses Gerät nimmt noch das bisherige.</translation>
    </message>
    <message>
        <source>Enter it…</source>
        <translation>Eingeben …</translation>
    </message>
    <message>
        <source>Enter the new vault password</source>
        <translation>Das neue Tresorpasswort eingeben</translation>
    </message>
    <message>
        <source>Make a recovery sheet</source>
        <translation>Wiederherstellungsblatt erstellen</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Make a new one…</source>
        <translation>Neues erstellen …</translation>
    </message>
    <message>
        <source>Make…</source>
        <translation>Erstellen …</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Es gibt noch keines.</translation>
    </message>
    <message>
        <source>The present one was made on %1.</source>
        <translation>Das gültige wurde am %1 erstellt.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>One a day and one before a first sync, encrypted like the vault, in a folder beside its file. Older ones are thinned out.</source>
        <translation>Eine am Tag und eine vor einem ersten Abgleich, verschlüsselt wie der Tresor, in einem Ordner neben seiner Datei. Ältere werden ausgedünnt.</translation>
    </message>
    <message>
        <source>The last one was made on %1.</source>
        <translation>Die letzte wurde am %1 erstellt.</translation>
    </message>
    <message>
        <source>None was made yet.</source>
        <translation>Es wurde noch keine erstellt.</translation>
    </message>
    <message>
        <source>Quick unlock</source>
        <translation>Schnelles Entsperren</translation>
    </message>
    <message>
        <source>The keychain of this system opens the vault, on this device and without the password, until the password is changed. So can any program that runs as you.</source>
        <translation>Der Schlüsselbund dieses Systems öffnet den Tresor, auf diesem Gerät und ohne das Passwort, bis das Passwort geändert wird. Das kann dann auch jedes Programm, das unter Ihrem Namen läuft.</translation>
    </message>
    <message>
        <source>No keychain answers on this system.</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>Lock with the screen</source>
        <translation>Mit dem Bildschirm sperren</translation>
    </message>
    <message>
        <source>And before this computer sleeps, or shows another user&apos;s desktop.</source>
        <translation>Auch bevor dieser Computer in den Ruhezustand geht oder die Arbeitsfläche eines anderen Benutzers zeigt.</translation>
    </message>
    <message>
        <source>A key on paper that opens the vault when its password is forgotten, on all your devices; whole, or split among people you trust. Nobody else can reset the password.</source>
        <translation>Ein Schlüssel auf Papier, der den Tresor öffnet, wenn das Passwort vergessen ist, auf allen Ihren Geräten; ganz oder auf Vertrauenspersonen aufgeteilt. Zurücksetzen kann das Passwort sonst niemand.</translation>
    </message>
    <message>
        <source>The present key was split on %1 among %2. Any %3 of them together open the vault.</source>
        <comment>date, names, number</comment>
        <translation>Der jetzige Schlüssel wurde am %1 aufgeteilt auf %2. Je %3 davon öffnen den Tresor gemeinsam.</translation>
    </message>
    <message>
        <source>Names at servers</source>
        <translation>Namen auf Servern</translation>
    </message>
    <message>
        <source>What tables, columns and rows are called. Chosen when the vault was made; values are always hidden.</source>
        <translation>Wie Tabellen, Spalten und Zeilen heißen. Beim Anlegen des Tresors gewählt; Werte sind immer verborgen.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Lock when minimised</source>
        <translation>Beim Minimieren sperren</translation>
    </message>
    <message>
        <source>And when the window goes into the tray. Nothing syncs while the vault is locked.</source>
        <translation>Auch wenn das Fenster in den Infobereich geht. Solange der Tresor gesperrt ist, wird nichts synchronisiert.</translation>
    </message>
</context>
<context>
    <name>haex::ServerExportSheet</name>
    <message>
        <source>Export from “%1”</source>
        <translation>Aus „%1“ exportieren</translation>
    </message>
    <message>
        <source>A file with all that the server holds, encrypted as it is there.</source>
        <translation>Eine Datei mit allem, was der Server hat, verschlüsselt wie dort.</translation>
    </message>
    <message>
        <source>This &amp;vault</source>
        <translation>Diesen &amp;Tresor</translation>
    </message>
    <message>
        <source>The acc&amp;ount %1 with all its vaults</source>
        <translation>Das &amp;Konto %1 mit allen Tresoren</translation>
    </message>
    <message>
        <source>With the vault password, “Restore a backup” on the start screen makes a vault of it again, and any server takes that. Without the password, whoever has the file sees what the server sees: your address, your devices, and how much was changed when.</source>
        <translation>Mit dem Tresorpasswort macht „Eine Sicherung wiederherstellen“ auf der Startseite wieder einen Tresor daraus, und jeder Server nimmt ihn. Wer die Datei ohne das Passwort hat, sieht, was der Server sieht: Ihre Adresse, Ihre Geräte und wie viel wann geändert wurde.</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>Ort wählen …</translation>
    </message>
    <message>
        <source>Export from %1 %2.jsonl</source>
        <translation>Export aus %1 %2.jsonl</translation>
    </message>
</context>
<context>
    <name>haex::SettingsView</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Keep running in the system tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Closing the window leaves the vault syncing.</source>
        <translation>Wird das Fenster geschlossen, gleicht der Tresor weiter ab.</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so closing the window quits.</source>
        <translation>Diese Oberfläche hat keinen Infobereich; das Schließen des Fensters beendet das Programm.</translation>
    </message>
    <message>
        <source>Vault id</source>
        <translation>Tresorkennung</translation>
    </message>
    <message>
        <source>Haex Vault</source>
        <translation>Haex Vault</translation>
    </message>
    <message>
        <source>Free software under the GPL, version 3 or later.</source>
        <translation>Freie Software unter der GPL, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen …</translation>
    </message>
    <message>
        <source>Show diagnostics</source>
        <translation>Diagnose zeigen</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>History and trash</source>
        <translation>Verlauf und Papierkorb</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>The vault stays locked until you open it.</source>
        <translation>Der Tresor bleibt gesperrt, bis Sie ihn öffnen.</translation>
    </message>
    <message>
        <source>The desktop&apos;s list of programs to start could not be changed.</source>
        <translation>Die Liste der Programme, die der Schreibtisch startet, konnte nicht geändert werden.</translation>
    </message>
    <message>
        <source>Tell what needs you</source>
        <translation>Melden, was Sie braucht</translation>
    </message>
    <message>
        <source>On the desktop, while this window is not in front: a server that stopped, decisions to make. Never that all went well.</source>
        <translation>Auf dem Desktop, solange dieses Fenster nicht vorn ist: ein Server, der stehen geblieben ist, offene Entscheidungen. Nie, dass alles gut ging.</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Which keys do what, and others in their place.</source>
        <translation>Welche Tasten was tun, und andere an ihrer Stelle.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light or dark, or what the desktop uses.</source>
        <translation>Hell oder dunkel, oder wie der Desktop.</translation>
    </message>
    <message>
        <source>Takes effect at once. Dates and numbers follow it.</source>
        <translation>Gilt sofort. Datum und Zahlen richten sich danach.</translation>
    </message>
    <message>
        <source>Where the vault is</source>
        <translation>Wo der Tresor liegt</translation>
    </message>
    <message>
        <source>Facts for a bug report</source>
        <translation>Angaben für einen Fehlerbericht</translation>
    </message>
    <message>
        <source>Without anything from your vault.</source>
        <translation>Ohne irgendetwas aus Ihrem Tresor.</translation>
    </message>
</context>
<context>
    <name>haex::ShareField</name>
    <message>
        <source>Share</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>This share is here already. Each counts once.</source>
        <translation>Dieses Teil ist schon da. Jedes zählt einmal.</translation>
    </message>
    <message>
        <source>This share does not belong to the ones before: it is of another vault, or was made at another time.</source>
        <translation>Dieses Teil passt nicht zu den vorigen: Es gehört zu einem anderen Tresor oder wurde zu einer anderen Zeit gemacht.</translation>
    </message>
    <message>
        <source>This is no share: a letter or a digit in it is mistyped, or one too many.</source>
        <translation>Das ist kein Teil: Ein Buchstabe oder eine Ziffer ist vertippt oder zu viel.</translation>
    </message>
    <message>
        <source>Shares %1 are here. That is enough.</source>
        <translation>Die Teile %1 sind da. Das reicht.</translation>
    </message>
    <message>
        <source>The shares of %1 are here. That is enough.</source>
        <translation>Die Teile von %1 sind da. Das reicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n more is needed.</source>
        <translation>
            <numerusform>Es fehlt noch eines.</numerusform>
            <numerusform>Es fehlen noch %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Share %1 is here. %2</source>
        <comment>number or numbers, how many more</comment>
        <translation>Da ist Teil %1. %2</translation>
    </message>
    <message>
        <source>The share of %1 is here. %2</source>
        <comment>name or names, how many more</comment>
        <translation>Da ist das Teil von %1. %2</translation>
    </message>
</context>
<context>
    <name>haex::SharePages</name>
    <message>
        <source>For %1</source>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>Share %1 of %2 of the recovery key of the vault “%3”, made on %4</source>
        <translation>Teil %1 von %2 des Wiederherstellungsschlüssels zum Tresor „%3“, erstellt am %4</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Was das ist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>1. Keep this page where you keep your important papers. Do not photograph it, and do not put it into a computer.
2. Give it back, or read it to the vault&apos;s owner, when you are asked for it and know that it is the owner who asks.
3. If it is lost or somebody has seen it, tell the owner, who can make new shares.</source>
        <translation>1. Bewahren Sie dieses Blatt bei Ihren wichtigen Unterlagen auf. Fotografieren Sie es nicht, und geben Sie es in keinen Computer ein.
2. Geben Sie es zurück oder lesen Sie es vor, wenn Sie darum gebeten werden und sicher sind, dass die Person fragt, der der Tresor gehört.
3. Ist es verloren oder hat es jemand gesehen, sagen Sie es ihr: Sie kann neue Teile machen.</translation>
    </message>
    <message>
        <source>How it opens the vault</source>
        <translation>Wie es den Tresor öffnet</translation>
    </message>
    <message>
        <source>In Haex Vault, the vault is chosen, then “Forgot the password?”, and the shares are typed one after the other. The vault&apos;s file and the one beside it that ends in “.recovery” are needed too. Newer shares, or a newer recovery sheet, take the place of these.</source>
        <translation>In Haex Vault wird der Tresor gewählt, dann „Passwort vergessen?“, und die Teile werden nacheinander eingegeben. Die Datei des Tresors und die daneben, die auf „.recovery“ endet, werden ebenfalls gebraucht. Neuere Teile oder ein neueres Wiederherstellungsblatt treten an die Stelle dieser Teile.</translation>
    </message>
    <message>
        <source>Shares of a recovery key</source>
        <translation>Teile eines Wiederherstellungsschlüssels</translation>
    </message>
    <message>
        <source>Somebody who trusts you keeps passwords and papers in an encrypted vault. This is your share of the key that opens it when its password is lost. Any %1 of the shares together open it; fewer tell nothing about what is in it, so yours alone opens nothing.</source>
        <translation>Jemand, der Ihnen vertraut, bewahrt Passwörter und Unterlagen in einem verschlüsselten Tresor auf. Das hier ist Ihr Teil des Schlüssels, der ihn öffnet, wenn das Passwort verloren ist. Je %1 der Teile öffnen ihn gemeinsam; weniger verraten nichts von seinem Inhalt, Ihres allein öffnet also nichts.</translation>
    </message>
</context>
<context>
    <name>haex::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>haex::ShortcutsSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Click beside a command and press the keys that shall do it.</source>
        <translation>Klicken Sie neben einen Befehl und drücken Sie die Tasten, die ihn auslösen sollen.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Keys for: %1</source>
        <translation>Tasten für: %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Usual keys for: %1</source>
        <translation>Übliche Tasten für: %1</translation>
    </message>
    <message>
        <source>“%1” is typed into fields. Press it together with Ctrl or Alt.</source>
        <translation>„%1“ wird in Felder getippt. Drücken Sie es zusammen mit Strg oder Alt.</translation>
    </message>
    <message>
        <source>“%1” is taken: %2.</source>
        <comment>keys, command</comment>
        <translation>„%1“ ist vergeben: %2.</translation>
    </message>
</context>
<context>
    <name>haex::Sidebar</name>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Backends</source>
        <translation>Backends</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Rename vault…</source>
        <translation>Tresor umbenennen …</translation>
    </message>
    <message>
        <source>Change vault password…</source>
        <translation>Tresorpasswort ändern …</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Check vault…</source>
        <translation>Tresor prüfen …</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Vault %1</source>
        <translation>Tresor %1</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Check passwords…</source>
        <translation>Passwörter prüfen …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>haex::Spinner</name>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
</context>
<context>
    <name>haex::SplitSheet</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Whose share is shown</source>
        <translation>Wessen Teil gezeigt wird</translation>
    </message>
    <message>
        <source>The share as a QR code</source>
        <translation>Das Teil als QR-Code</translation>
    </message>
    <message>
        <source>Split the recovery key</source>
        <translation>Wiederherstellungsschlüssel aufteilen</translation>
    </message>
    <message>
        <source>People whom you trust get a share each, on paper. So many of them as you say open the vault “%1” together when its password is lost. A new key is made for that: a recovery sheet or shares that you made before open the vault no more once these hold.</source>
        <translation>Personen, denen Sie vertrauen, bekommen je ein Teil auf Papier. So viele davon, wie Sie festlegen, öffnen den Tresor „%1“ gemeinsam, wenn das Passwort verloren ist. Dafür wird ein neuer Schlüssel gemacht: Ein Wiederherstellungsblatt oder Teile von früher öffnen den Tresor nicht mehr, sobald diese gelten.</translation>
    </message>
    <message>
        <source>Make the shares</source>
        <translation>Teile erstellen</translation>
    </message>
    <message>
        <source>A sheet for each of them</source>
        <translation>Ein Blatt für jede Person</translation>
    </message>
    <message>
        <source>They are on paper</source>
        <translation>Sie sind auf Papier</translation>
    </message>
    <message>
        <source>The shares could not be made.</source>
        <translation>Die Teile konnten nicht erstellt werden.</translation>
    </message>
    <message>
        <source>For %1 (%2 of %3)</source>
        <translation>Für %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Capitals and hyphens do not matter.</source>
        <translation>Groß- und Kleinschreibung und Bindestriche spielen keine Rolle.</translation>
    </message>
    <message>
        <source>Share for %1</source>
        <translation>Teil für %1</translation>
    </message>
    <message>
        <source>Can they be read?</source>
        <translation>Lassen sie sich lesen?</translation>
    </message>
    <message>
        <source>Use these shares</source>
        <translation>Diese Teile verwenden</translation>
    </message>
    <message>
        <source>These shares were made before, for another key. Type those that you have printed now.</source>
        <translation>Diese Teile sind von früher, für einen anderen Schlüssel. Tippen Sie die ab, die Sie jetzt gedruckt haben.</translation>
    </message>
    <message>
        <source>Shares of a recovery key</source>
        <translation>Teile eines Wiederherstellungsschlüssels</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker gesendet.</translation>
    </message>
    <message>
        <source>The printer did not take the pages.</source>
        <translation>Der Drucker hat die Seiten nicht angenommen.</translation>
    </message>
    <message>
        <source>Save the shares</source>
        <translation>Teile speichern</translation>
    </message>
    <message>
        <source>Shares %1.pdf</source>
        <translation>Teile %1.pdf</translation>
    </message>
    <message>
        <source>Saved, a page for each. Print it, and delete the file.</source>
        <translation>Gespeichert, eine Seite für jede Person. Drucken Sie die Datei und löschen Sie sie dann.</translation>
    </message>
    <message>
        <source>The shares could not be written there.</source>
        <translation>Die Teile konnten dort nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Print all sheets, or write each share down, and give each to whom it is for. Whoever has enough of them, and one of your devices or a backup, can read everything in the vault. They hold once you have typed %1 of them back.</source>
        <translation>Drucken Sie alle Blätter oder schreiben Sie jedes Teil ab, und geben Sie jedes der Person, für die es ist. Wer genug davon hat und dazu eines Ihrer Geräte oder eine Sicherung, kann alles im Tresor lesen. Sie gelten, sobald Sie %1 davon zurückgetippt haben.</translation>
    </message>
    <message>
        <source>Type %1 of the shares from the paper, one after the other. Each is taken as soon as it is whole.</source>
        <translation>Tippen Sie %1 der Teile vom Papier ab, eines nach dem anderen. Jedes wird übernommen, sobald es vollständig ist.</translation>
    </message>
</context>
<context>
    <name>haex::SqlConsole</name>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Earlier statements</source>
        <translation>Frühere Anweisungen</translation>
    </message>
    <message>
        <source>SQL console</source>
        <translation>SQL-Konsole</translation>
    </message>
    <message>
        <source>Tables that you create here sync like the others.</source>
        <translation>Tabellen, die Sie hier anlegen, gleichen ab wie die anderen.</translation>
    </message>
    <message>
        <source>Run (Ctrl+Return)</source>
        <translation>Ausführen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>SELECT * FROM …</source>
        <translation>SELECT * FROM …</translation>
    </message>
    <message>
        <source>SQL statement</source>
        <translation>SQL-Anweisung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first are shown</source>
        <translation>nur die ersten sind gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n Zeile geändert</numerusform>
            <numerusform>%n Zeilen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation>Noch wurde nichts ausgeführt</translation>
    </message>
    <message>
        <source>Save the result as CSV…</source>
        <translation>Ergebnis als CSV speichern …</translation>
    </message>
    <message>
        <source>The rows that a statement answers are listed here. Ctrl+Return runs it.</source>
        <translation>Hier stehen die Zeilen, die eine Anweisung liefert. Strg+Eingabe führt sie aus.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This statement answers no rows.</source>
        <translation>Diese Anweisung liefert keine Zeilen.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>haex::SqlEditor</name>
    <message>
        <source>Completions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>haex::StartController</name>
    <message>
        <source>Open a vault file</source>
        <translation>Tresordatei öffnen</translation>
    </message>
    <message>
        <source>Making a vault to look around in…</source>
        <translation>Ein Tresor zum Umsehen wird angelegt …</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>haex::StartView</name>
    <message>
        <source>Haex Vault</source>
        <translation>Haex Vault</translation>
    </message>
    <message>
        <source>Your passwords and tables, on all your devices.</source>
        <translation>Ihre Passwörter und Tabellen, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>Encrypted before it leaves a device; servers see ciphertext only.</source>
        <translation>Verschlüsselt, bevor es ein Gerät verlässt; Server sehen nur Verschlüsseltes.</translation>
    </message>
    <message>
        <source>Works offline, and catches up by itself.</source>
        <translation>Geht ohne Netz und holt von selbst auf.</translation>
    </message>
    <message>
        <source>Changed on two devices? Both values are kept, and you decide.</source>
        <translation>Auf zwei Geräten geändert? Beide Werte bleiben, und Sie entscheiden.</translation>
    </message>
</context>
<context>
    <name>haex::StrengthBar</name>
    <message>
        <source>Very weak</source>
        <translation>Sehr schwach</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mäßig</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>About %1 bits</source>
        <translation>Etwa %1 Bit</translation>
    </message>
</context>
<context>
    <name>haex::SyncCard</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Look for changes every</source>
        <translation>Nach Änderungen sehen alle</translation>
    </message>
    <message>
        <source>Servers also tell at once when something changed; this is the safety net.</source>
        <translation>Server melden Änderungen auch sofort; dies ist das Sicherheitsnetz.</translation>
    </message>
    <message>
        <source>Send own changes after</source>
        <translation>Eigene Änderungen senden nach</translation>
    </message>
    <message>
        <source>What is typed within this time goes out together.</source>
        <translation>Was in dieser Zeit getippt wird, geht zusammen hinaus.</translation>
    </message>
    <message>
        <source>Wait on metered networks</source>
        <translation>Bei getakteten Verbindungen warten</translation>
    </message>
    <message>
        <source>Wait on battery</source>
        <translation>Im Akkubetrieb warten</translation>
    </message>
    <message>
        <source>Only at certain hours</source>
        <translation>Nur zu bestimmten Zeiten</translation>
    </message>
    <message>
        <source>Sync from</source>
        <translation>Abgleichen von</translation>
    </message>
    <message>
        <source>Sync until</source>
        <translation>Abgleichen bis</translation>
    </message>
    <message>
        <source>A phone&apos;s hotspot, for example. “Sync now” still syncs.</source>
        <translation>Zum Beispiel der Hotspot eines Telefons. „Jetzt abgleichen“ gleicht trotzdem ab.</translation>
    </message>
    <message>
        <source>Until this computer is on mains power.</source>
        <translation>Bis dieser Computer am Netz hängt.</translation>
    </message>
    <message>
        <source>Nothing is synced by itself at other times.</source>
        <translation>Zu anderen Zeiten wird nichts von selbst abgeglichen.</translation>
    </message>
</context>
<context>
    <name>haex::SyncController</name>
    <message>
        <source>Synced.</source>
        <translation>Abgeglichen.</translation>
    </message>
    <message>
        <source>Activity %1.csv</source>
        <translation>Aktivität %1.csv</translation>
    </message>
    <message>
        <source>Save the activity log</source>
        <translation>Aktivitätsprotokoll speichern</translation>
    </message>
    <message>
        <source>The log could not be saved: %1</source>
        <translation>Das Protokoll konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;JSON files (*.json)</source>
        <translation>CSV-Dateien (*.csv);;JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>The log is saved. It names items, tables, devices and backends, but no values.</source>
        <translation>Das Protokoll ist gespeichert. Es nennt Einträge, Tabellen, Geräte und Backends, aber keine Werte.</translation>
    </message>
</context>
<context>
    <name>haex::SyncStatusPresenter</name>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) open</source>
        <translation>
            <numerusform>%n Entscheidung offen</numerusform>
            <numerusform>%n Entscheidungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Gleicht ab …</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Changes waiting</source>
        <translation>Änderungen warten</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Only on this device</source>
        <translation>Nur auf diesem Gerät</translation>
    </message>
    <message>
        <source>Add a backend to sync</source>
        <translation>Für Abgleich Backend hinzufügen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>Abgleich: %1</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>nächster Versuch %1</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfängt</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Führt zusammen</translation>
    </message>
    <message>
        <source>Collecting changes</source>
        <translation>Sammelt Änderungen</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Tries again by itself</source>
        <translation>Versucht es selbst wieder</translation>
    </message>
    <message>
        <source>%1 values so far</source>
        <translation>bisher %1 Werte</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>When you resume</source>
        <translation>Wenn Sie fortsetzen</translation>
    </message>
    <message>
        <source>After you helped</source>
        <translation>Nach Ihrer Hilfe</translation>
    </message>
    <message>
        <source>On the next change</source>
        <translation>Bei der nächsten Änderung</translation>
    </message>
    <message>
        <source>The clocks of this device and the server differ by %1.</source>
        <translation>Die Uhren dieses Geräts und des Servers unterscheiden sich um %1.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 (since %2)</source>
        <translation>%1 (seit %2)</translation>
    </message>
    <message>
        <source>The clock of this device is %1 ahead. Set it right, or later edits from other devices lose against yours.</source>
        <translation>Die Uhr dieses Geräts geht %1 vor. Stellen Sie sie richtig, sonst verlieren spätere Änderungen anderer Geräte gegen Ihre.</translation>
    </message>
    <message>
        <source>The server&apos;s clock, or that of another device, is %1 ahead of this device. Set the wrong one right, or your edits lose against older ones.</source>
        <translation>Die Uhr des Servers oder eines anderen Geräts ist diesem Gerät %1 voraus. Stellen Sie die falsche richtig, sonst verlieren Ihre Änderungen gegen ältere.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 rows</source>
        <comment>table, deleted rows, all rows</comment>
        <translation>%1: %2 von %3 Zeilen</translation>
    </message>
    <message>
        <source>This server does not know about the new vault password yet: a device that joins from it needs the old one. It is told with the next sync.</source>
        <translation>Dieser Server weiß noch nichts vom neuen Tresorpasswort: Ein Gerät, das von ihm aus beitritt, braucht das alte. Er erfährt es beim nächsten Abgleich.</translation>
    </message>
    <message>
        <source>%1: %2 (since %3)</source>
        <comment>backend, sentence, time</comment>
        <translation>%1: %2 (seit %3)</translation>
    </message>
    <message>
        <source>Waits for an unmetered network</source>
        <translation>Wartet auf eine ungetaktete Verbindung</translation>
    </message>
    <message>
        <source>Waits for mains power</source>
        <translation>Wartet auf Netzstrom</translation>
    </message>
    <message>
        <source>Waits for its hours</source>
        <translation>Wartet auf seine Zeiten</translation>
    </message>
    <message>
        <source>On an unmetered network</source>
        <translation>Mit ungetakteter Verbindung</translation>
    </message>
    <message>
        <source>On mains power</source>
        <translation>Mit Netzstrom</translation>
    </message>
    <message>
        <source>In the hours that you set</source>
        <translation>Zu den Zeiten, die Sie gewählt haben</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Ein anderes Gerät</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>device</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>What %1 is said to hold is not signed by it: another device speaks in its name, or an older program runs on it. It counts as not said. Update the program there and sync; if it goes on, compare the fingerprints under Proofs, and remove the device that is not in your hands.</source>
        <translation>Was %1 enthalten soll, hat es nicht selbst unterschrieben: Ein anderes Gerät spricht in seinem Namen, oder es läuft dort ein älteres Programm. Es gilt als nicht gesagt. Aktualisieren Sie dort das Programm und synchronisieren Sie; hört es nicht auf, vergleichen Sie die Fingerabdrücke unter „Nachweise“ und entfernen Sie das Gerät, das Sie nicht in Händen haben.</translation>
    </message>
    <message>
        <source>another device</source>
        <comment>in a sentence</comment>
        <translation>ein anderes Gerät</translation>
    </message>
    <message>
        <source>%1 sent something in this device&apos;s name that this device does not know of. A new entry stays, and can be deleted under Conflicts. Of an entry that was here, with one server the value of this device holds, and the other one is under Conflicts; with several the newer one holds, since this computer may have been set back to an earlier state. If it was not, and that device is not in your hands, remove it under “Your other devices”: the vault gets a new key.</source>
        <translation>%1 hat im Namen dieses Geräts etwas gesendet, das dieses Gerät nicht kennt. Ein neuer Eintrag bleibt und lässt sich unter „Konflikte“ löschen. Von einem Eintrag, der da war, gilt bei einem Server der Wert dieses Geräts, und der andere steht unter „Konflikte“; bei mehreren gilt der neuere, denn dieser Rechner könnte auf einen früheren Stand zurückgesetzt worden sein. Wenn das nicht so ist und Sie jenes Gerät nicht in Händen haben, entfernen Sie es unter „Ihre anderen Geräte“: Der Tresor bekommt einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>The proxy on the way to the server refuses the connection by which it tells of changes. What other devices change arrives with the next sync, not at once.</source>
        <translation>Der Proxy auf dem Weg zum Server lehnt die Verbindung ab, über die er Änderungen meldet. Was andere Geräte ändern, kommt beim nächsten Abgleich an, nicht sofort.</translation>
    </message>
</context>
<context>
    <name>haex::SyncTimeline</name>
    <message>
        <source>The last 24 hours</source>
        <translation>Die letzten 24 Stunden</translation>
    </message>
    <message>
        <source>%1 values sent, %2 received, %3 failures</source>
        <translation>%1 Werte gesendet, %2 empfangen, %3 Fehler</translation>
    </message>
    <message>
        <source>▲ sent   ▼ received</source>
        <translation>▲ gesendet   ▼ empfangen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 to %2: %3 values sent, %4 received, %5 failures</source>
        <translation>%1 bis %2: %3 Werte gesendet, %4 empfangen, %5 Fehler</translation>
    </message>
</context>
<context>
    <name>haex::SyncView</name>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Sync all now</source>
        <translation>Alle jetzt abgleichen</translation>
    </message>
    <message>
        <source>Sync all now (F5)</source>
        <translation>Alle jetzt abgleichen (F5)</translation>
    </message>
    <message>
        <source>Only on this device</source>
        <translation>Nur auf diesem Gerät</translation>
    </message>
    <message>
        <source>Add a backend to sync this vault with your other devices. A backend sees ciphertext only.</source>
        <translation>Fügen Sie ein Backend hinzu, um diesen Tresor mit Ihren anderen Geräten abzugleichen. Ein Backend sieht nur Verschlüsseltes.</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <translation>Backend hinzufügen</translation>
    </message>
</context>
<context>
    <name>haex::TableDesignSheet</name>
    <message>
        <source>Columns and keys</source>
        <translation>Spalten und Schlüssel</translation>
    </message>
    <message>
        <source>New table</source>
        <translation>Neue Tabelle</translation>
    </message>
    <message>
        <source>It syncs with your other devices as soon as it is made.</source>
        <translation>Sie wird mit Ihren anderen Geräten abgeglichen, sobald sie angelegt ist.</translation>
    </message>
    <message>
        <source>While the table syncs, columns can be added, but not renamed or removed.</source>
        <translation>Solange die Tabelle abgeglichen wird, können Spalten hinzukommen, aber nicht umbenannt oder entfernt werden.</translation>
    </message>
    <message>
        <source>The table does not sync, so columns can be added, renamed and removed.</source>
        <translation>Die Tabelle wird nicht abgeglichen, darum können Spalten hinzukommen, umbenannt und entfernt werden.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>What will be run</source>
        <translation>Was ausgeführt wird</translation>
    </message>
    <message>
        <source>Change table</source>
        <translation>Tabelle ändern</translation>
    </message>
    <message>
        <source>Create table</source>
        <translation>Tabelle anlegen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Nothing yet: see above.</source>
        <translation>Noch nichts: siehe oben.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Delete the table…</source>
        <translation>Tabelle löschen …</translation>
    </message>
</context>
<context>
    <name>haex::TableFilesController</name>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Save all rows as CSV</source>
        <translation>Alle Zeilen als CSV speichern</translation>
    </message>
    <message>
        <source>Saving the rows…</source>
        <translation>Die Zeilen werden gespeichert …</translation>
    </message>
    <message>
        <source>Save the result as CSV</source>
        <translation>Ergebnis als CSV speichern</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved. The file is not encrypted: delete it when you no longer need it.</source>
        <translation>
            <numerusform>%n Zeile gespeichert. Die Datei ist nicht verschlüsselt: Löschen Sie sie, wenn Sie sie nicht mehr brauchen.</numerusform>
            <numerusform>%n Zeilen gespeichert. Die Datei ist nicht verschlüsselt: Löschen Sie sie, wenn Sie sie nicht mehr brauchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows from a CSV file</source>
        <translation>Zeilen aus einer CSV-Datei</translation>
    </message>
</context>
<context>
    <name>haex::TableGrid</name>
    <message>
        <source>Choose all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>haex::TableGridModel</name>
    <message>
        <source>part of the key</source>
        <translation>Teil des Schlüssels</translation>
    </message>
    <message>
        <source>must have a value</source>
        <translation>muss einen Wert haben</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
</context>
<context>
    <name>haex::TableListModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>haex::TablePageView</name>
    <message>
        <source>Sync this table</source>
        <translation>Diese Tabelle abgleichen</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Delete the chosen rows</source>
        <translation>Gewählte Zeilen löschen</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>Zeilen löschen</translation>
    </message>
    <message>
        <source>Off: the table stays on this device</source>
        <translation>Aus: Die Tabelle bleibt auf diesem Gerät</translation>
    </message>
    <message>
        <source>A table without a primary key cannot be synced</source>
        <translation>Eine Tabelle ohne Primärschlüssel kann nicht abgeglichen werden</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Set to no value (NULL)</source>
        <translation>Auf „kein Wert“ (NULL) setzen</translation>
    </message>
    <message>
        <source>Columns and keys…</source>
        <translation>Spalten und Schlüssel …</translation>
    </message>
    <message>
        <source>Edit beside the rows</source>
        <translation>Neben den Zeilen bearbeiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste over the cells</source>
        <translation>Über die Zellen einfügen</translation>
    </message>
    <message>
        <source>Paste as new rows</source>
        <translation>Als neue Zeilen einfügen</translation>
    </message>
    <message>
        <source>Filter this column</source>
        <translation>Diese Spalte filtern</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>Searching %1 rows…</source>
        <translation>%1 Zeilen werden durchsucht …</translation>
    </message>
    <message>
        <source>Sorting %1 rows…</source>
        <translation>%1 Zeilen werden sortiert …</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>Filter columns</source>
        <translation>Spalten filtern</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Save all rows as CSV…</source>
        <translation>Alle Zeilen als CSV speichern …</translation>
    </message>
    <message>
        <source>Bring in rows from CSV…</source>
        <translation>Zeilen aus CSV holen …</translation>
    </message>
</context>
<context>
    <name>haex::TableRowsController</name>
    <message>
        <source>No more than %1 rows can be copied at once. Export the table as CSV instead.</source>
        <translation>Es können höchstens %1 Zeilen auf einmal kopiert werden. Exportieren Sie die Tabelle stattdessen als CSV.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more rows on the clipboard than from here to the end, so nothing was pasted. “Paste as new rows” adds them.</source>
        <translation>In der Zwischenablage sind mehr Zeilen als von hier bis zum Ende, darum wurde nichts eingefügt. „Als neue Zeilen einfügen“ fügt sie hinzu.</translation>
    </message>
    <message>
        <source>There are more columns on the clipboard than in the table, so nothing was pasted.</source>
        <translation>In der Zwischenablage sind mehr Spalten als in der Tabelle, darum wurde nichts eingefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added.</source>
        <translation>
            <numerusform>%n Zeile hinzugefügt.</numerusform>
            <numerusform>%n Zeilen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation>
            <numerusform>%n Zeile gelöscht.</numerusform>
            <numerusform>%n Zeilen gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Zeile in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Zeilen in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>haex::TablesController</name>
    <message>
        <source>The table is synced with your other devices now.</source>
        <translation>Die Tabelle wird jetzt mit Ihren anderen Geräten abgeglichen.</translation>
    </message>
    <message>
        <source>The table is not synced any more. Its rows stay on every device.</source>
        <translation>Die Tabelle wird nicht mehr abgeglichen. Ihre Zeilen bleiben auf jedem Gerät.</translation>
    </message>
    <message numerus="yes">
        <source>Its %n row(s) go with it. This cannot be undone.</source>
        <translation>
            <numerusform>Ihre Zeile geht mit verloren. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Ihre %n Zeilen gehen mit verloren. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your other devices keep the table and its rows, but stop syncing it. What this device has not sent yet is lost.</source>
        <translation>Ihre anderen Geräte behalten die Tabelle und ihre Zeilen, synchronisieren sie aber nicht mehr. Was dieses Gerät noch nicht gesendet hat, geht verloren.</translation>
    </message>
    <message>
        <source>Delete the table “%1”?</source>
        <translation>Tabelle „%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete table</source>
        <translation>Tabelle löschen</translation>
    </message>
    <message>
        <source>Rows of another table refer to rows of “%1”, so it was not deleted.</source>
        <translation>Zeilen einer anderen Tabelle verweisen auf Zeilen von „%1“; sie wurde deshalb nicht gelöscht.</translation>
    </message>
    <message>
        <source>The table is made ready for syncing…</source>
        <translation>Die Tabelle wird für den Abgleich vorbereitet …</translation>
    </message>
    <message>
        <source>The table is taken out of syncing…</source>
        <translation>Die Tabelle wird aus dem Abgleich genommen …</translation>
    </message>
    <message>
        <source>Cancelled: the table is as it was.</source>
        <translation>Abgebrochen: Die Tabelle ist, wie sie war.</translation>
    </message>
</context>
<context>
    <name>haex::TablesView</name>
    <message>
        <source>SQL console</source>
        <translation>SQL-Konsole</translation>
    </message>
    <message>
        <source>Reading tables…</source>
        <translation>Tabellen werden gelesen …</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>No tables yet</source>
        <translation>Noch keine Tabellen</translation>
    </message>
    <message>
        <source>New table…</source>
        <translation>Neue Tabelle …</translation>
    </message>
    <message>
        <source>A table of your own syncs like everything else. Design one, or import a database from the menu of the vault.</source>
        <translation>Eine eigene Tabelle wird abgeglichen wie alles andere. Entwerfen Sie eine, oder importieren Sie eine Datenbank über das Menü des Tresors.</translation>
    </message>
    <message>
        <source>Rows from a CSV file…</source>
        <translation>Zeilen aus einer CSV-Datei …</translation>
    </message>
</context>
<context>
    <name>haex::TimeTexts</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>vor %n Sekunde</numerusform>
            <numerusform>vor %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>gestern, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 min</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>weniger als eine Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>format of a date as Qt writes it</comment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>haex::TotpRow</name>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>The key for the one-time code cannot be read</source>
        <translation>Der Schlüssel für den Einmalcode ist nicht lesbar</translation>
    </message>
    <message>
        <source>Show as a QR code…</source>
        <translation>Als QR-Code zeigen …</translation>
    </message>
</context>
<context>
    <name>haex::TotpSheet</name>
    <message>
        <source>One-time code on a phone</source>
        <translation>Einmalcode auf einem Telefon</translation>
    </message>
    <message>
        <source>Scan the QR code with an authenticator. Whoever sees it, or the key, can make these codes for ever.</source>
        <translation>Scannen Sie den QR-Code mit einer Authenticator-App. Wer ihn oder den Schlüssel sieht, kann diese Codes für immer selbst erzeugen.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>QR code of the key</source>
        <translation>QR-Code des Schlüssels</translation>
    </message>
    <message>
        <source>QR code of the key, hidden</source>
        <translation>QR-Code des Schlüssels, verborgen</translation>
    </message>
    <message>
        <source>Hide the QR code</source>
        <translation>QR-Code verbergen</translation>
    </message>
    <message>
        <source>Reveal the QR code</source>
        <translation>QR-Code aufdecken</translation>
    </message>
</context>
<context>
    <name>haex::TrashController</name>
    <message numerus="yes">
        <source>%n thing(s) restored on all your devices.</source>
        <translation>
            <numerusform>%n Sache auf allen Ihren Geräten wiederhergestellt.</numerusform>
            <numerusform>%n Sachen auf allen Ihren Geräten wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>File of “%1”</source>
        <translation>Datei von „%1“</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>haex::TrashModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>haex::TrashView</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen …</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>What you delete on any device stays here until you delete it for good.</source>
        <translation>Was Sie auf einem Gerät löschen, bleibt hier, bis Sie es endgültig löschen.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Deleted items and rows can be brought back from here.</source>
        <translation>Gelöschte Einträge und Zeilen können von hier zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Deleted items and rows</source>
        <translation>Gelöschte Einträge und Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n thing(s) for good?</source>
        <translation>
            <numerusform>%n Sache endgültig löschen?</numerusform>
            <numerusform>%n Sachen endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The contents are forgotten on this device and cannot be brought back here.</source>
        <translation>Der Inhalt wird auf diesem Gerät vergessen und kann hier nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>haex::TrayIcon</name>
    <message>
        <source>Show window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Haex Vault – locked</source>
        <translation>Haex Vault – gesperrt</translation>
    </message>
</context>
<context>
    <name>haex::UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation>Tresorpasswort</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Die Feststelltaste scheint an zu sein.</translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation>Tresor&amp;passwort</translation>
    </message>
    <message>
        <source>Other vaults</source>
        <translation>Andere Tresore</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Deriving the key…</source>
        <translation>Schlüssel wird abgeleitet …</translation>
    </message>
    <message>
        <source>If you changed the vault password on another device, this one still takes the former one.</source>
        <translation>Wenn Sie das Tresorpasswort auf einem anderen Gerät geändert haben, nimmt dieses noch das bisherige.</translation>
    </message>
    <message>
        <source>Forgot the password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>The keychain of this system opens this vault: leave the password empty.</source>
        <translation>Der Schlüsselbund dieses Systems öffnet diesen Tresor: Lassen Sie das Passwort leer.</translation>
    </message>
    <message>
        <source>The keychain of this system does not open the vault. Type its password.</source>
        <translation>Der Schlüsselbund dieses Systems öffnet den Tresor nicht. Tippen Sie sein Passwort ein.</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Der Schlüsselbund wird gefragt …</translation>
    </message>
</context>
<context>
    <name>haex::ValueCard</name>
    <message>
        <source>Reveal value</source>
        <translation>Wert aufdecken</translation>
    </message>
    <message>
        <source>Value from %1</source>
        <translation>Wert von %1</translation>
    </message>
</context>
<context>
    <name>haex::ValueTexts</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>leerer Text</translation>
    </message>
    <message>
        <source>the row was there</source>
        <translation>die Zeile war da</translation>
    </message>
    <message>
        <source>the row was deleted</source>
        <translation>die Zeile wurde gelöscht</translation>
    </message>
    <message>
        <source>No value (NULL)</source>
        <translation>Kein Wert (NULL)</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Ganze Zahl</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>haex::VaultActions</name>
    <message>
        <source>%1 backup %2.haexvault</source>
        <translation>%1 Sicherung %2.haexvault</translation>
    </message>
    <message>
        <source>Back up the vault</source>
        <translation>Tresor sichern</translation>
    </message>
    <message>
        <source>The backup is made and was opened to test it. It has the same vault password.</source>
        <translation>Die Sicherung ist angelegt und wurde zur Probe geöffnet. Sie hat dasselbe Tresorpasswort.</translation>
    </message>
    <message>
        <source>The vault is in order: every page could be read and every row fits its rules.</source>
        <translation>Der Tresor ist in Ordnung: Jede Seite war lesbar, und jede Zeile passt zu ihren Regeln.</translation>
    </message>
    <message>
        <source>The check found something</source>
        <translation>Die Prüfung hat etwas gefunden</translation>
    </message>
    <message>
        <source>Make a backup before you do anything else.</source>
        <translation>Legen Sie vor allem anderen eine Sicherung an.</translation>
    </message>
    <message>
        <source>Rename vault</source>
        <translation>Tresor umbenennen</translation>
    </message>
    <message>
        <source>Renamed.</source>
        <translation>Umbenannt.</translation>
    </message>
    <message>
        <source>This device is called “%1” now.</source>
        <translation>Dieses Gerät heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>The vault password is changed.</source>
        <translation>Das Tresorpasswort ist geändert.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Nothing of your vault&apos;s contents, names or addresses is in here.</source>
        <translation>Hierin ist nichts vom Inhalt Ihres Tresors, keine Namen und keine Adressen.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The history is kept so from now on.</source>
        <translation>Der Verlauf wird von nun an so behalten.</translation>
    </message>
    <message>
        <source>This device opens the vault with the new password from now on.</source>
        <translation>Dieses Gerät öffnet den Tresor von jetzt an mit dem neuen Passwort.</translation>
    </message>
    <message>
        <source>The recovery sheet holds from now on.</source>
        <translation>Das Wiederherstellungsblatt gilt von jetzt an.</translation>
    </message>
    <message>
        <source>The backup is made and was opened to test it.</source>
        <translation>Die Sicherung ist erstellt und wurde zur Probe geöffnet.</translation>
    </message>
    <message>
        <source>The keychain of this system opens the vault from now on.</source>
        <translation>Von jetzt an öffnet der Schlüsselbund dieses Systems den Tresor.</translation>
    </message>
    <message>
        <source>Only the password opens the vault now.</source>
        <translation>Nur das Passwort öffnet den Tresor jetzt.</translation>
    </message>
    <message>
        <source>The shares hold from now on. A former recovery sheet opens the vault no more.</source>
        <translation>Die Teile gelten ab jetzt. Ein früheres Wiederherstellungsblatt öffnet den Tresor nicht mehr.</translation>
    </message>
    <message>
        <source>The activity log is kept so from now on.</source>
        <translation>Das Aktivitätsprotokoll wird von jetzt an so aufbewahrt.</translation>
    </message>
    <message>
        <source>Making the backup…</source>
        <translation>Die Sicherung wird gemacht …</translation>
    </message>
    <message>
        <source>The backup was given up. No file was left behind.</source>
        <translation>Die Sicherung wurde aufgegeben. Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>Checking the vault…</source>
        <translation>Der Tresor wird geprüft …</translation>
    </message>
    <message>
        <source>The check was given up. It says nothing about the vault.</source>
        <translation>Die Prüfung wurde aufgegeben. Sie sagt nichts über den Tresor.</translation>
    </message>
    <message>
        <source>Putting the new file in its place…</source>
        <translation>Die neue Datei tritt an ihre Stelle …</translation>
    </message>
    <message>
        <source>It was too late to give this up: the new password is the one that opens the vault.</source>
        <translation>Zum Aufgeben war es zu spät: Den Tresor öffnet jetzt das neue Passwort.</translation>
    </message>
    <message>
        <source>This was given up. The former password still opens the vault, and no file was left behind.</source>
        <translation>Das wurde aufgegeben. Den Tresor öffnet weiterhin das bisherige Passwort, und es blieb keine Datei zurück.</translation>
    </message>
</context>
<context>
    <name>haex::VaultControllers</name>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The vault password was changed on another device.</source>
        <translation>Das Tresorpasswort wurde auf einem anderen Gerät geändert.</translation>
    </message>
    <message>
        <source>Enter it…</source>
        <translation>Eingeben …</translation>
    </message>
</context>
<context>
    <name>haex::VaultPaths</name>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Vaults (*%1);;All files (*)</source>
        <translation>Tresore (*%1);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>haex::VersionRow</name>
    <message>
        <source>%1, written %2</source>
        <comment>field, time</comment>
        <translation>%1, geschrieben %2</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>Use again: %1</source>
        <translation>Wieder verwenden: %1</translation>
    </message>
    <message>
        <source>Reveal %1</source>
        <translation>%1 aufdecken</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>haex::WaitingModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>table, field</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>haex::WordsPage</name>
    <message>
        <source>Vault password</source>
        <translation>Tresorpasswort</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>&amp;Adresse des Servers</translation>
    </message>
    <message>
        <source>Eight &amp;words</source>
        <translation>Acht &amp;Wörter</translation>
    </message>
    <message>
        <source>With spaces between them. A text with address and words may be pasted into either field.</source>
        <translation>Mit Leerzeichen dazwischen. Ein Text mit Adresse und Wörtern lässt sich in beide Felder einfügen.</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>&amp;Name dieses Geräts</translation>
    </message>
    <message>
        <source>Your other devices show it beside what was written here.</source>
        <translation>Ihre anderen Geräte zeigen ihn neben dem, was hier geschrieben wurde.</translation>
    </message>
    <message>
        <source>Vault &amp;password</source>
        <translation>Tresor&amp;passwort</translation>
    </message>
    <message>
        <source>The one that you unlock this vault with on your other device.</source>
        <translation>Das, mit dem Sie diesen Tresor auf Ihrem anderen Gerät entsperren.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Sie unterscheiden sich</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Join with eight words</source>
        <translation>Mit acht Wörtern beitreten</translation>
    </message>
    <message>
        <source>Step 1 of 3 · On a device that has the vault, choose Settings → This device → “Add a device”. It shows an address and eight words.</source>
        <translation>Schritt 1 von 3 · Wählen Sie auf einem Gerät mit dem Tresor Einstellungen → Dieses Gerät → „Gerät hinzufügen“. Es zeigt eine Adresse und acht Wörter.</translation>
    </message>
    <message>
        <source>Find the other device</source>
        <translation>Anderes Gerät finden</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Sie stimmen überein</translation>
    </message>
    <message>
        <source>Join vault</source>
        <translation>Tresor beitreten</translation>
    </message>
    <message>
        <source>Does “%1” show this code?</source>
        <translation>Zeigt „%1“ diesen Code?</translation>
    </message>
    <message>
        <source>Step 2 of 3 · Look at your other device. If it shows another code, somebody is between the two.</source>
        <translation>Schritt 2 von 3 · Sehen Sie auf Ihr anderes Gerät. Zeigt es einen anderen Code, ist jemand zwischen den beiden.</translation>
    </message>
    <message>
        <source>Confirm it on the other device, too…</source>
        <translation>Bestätigen Sie es auch auf dem anderen Gerät …</translation>
    </message>
    <message>
        <source>Unlock “%1”</source>
        <translation>„%1“ entsperren</translation>
    </message>
    <message>
        <source>Step 3 of 3 · The vault&apos;s password. The server never learns it.</source>
        <translation>Schritt 3 von 3 · Das Passwort des Tresors. Der Server erfährt es nie.</translation>
    </message>
    <message>
        <source>Looking for the other device…</source>
        <translation>Das andere Gerät wird gesucht …</translation>
    </message>
    <message>
        <source>The vault password and a place for the file are needed.</source>
        <translation>Das Tresorpasswort und ein Ort für die Datei werden gebraucht.</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>Der Tresor wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>haex::WorkSheet</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Giving up…</source>
        <translation>Wird aufgegeben …</translation>
    </message>
</context>
</TS>
