<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>haex::ActivityModel</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
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
    <name>haex::TablesController</name>
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
