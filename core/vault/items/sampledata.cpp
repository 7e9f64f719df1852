// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/sampledata.h"

namespace haex {
namespace {

QList<ItemGroup> sampleGroups()
{
    return {
        {"personal", {}, u"Personal"_qs, u"home"_qs, 1},
        {"money", {}, u"Money"_qs, u"bank"_qs, 2},
        {"work", {}, u"Work"_qs, u"briefcase"_qs, 3},
        {"servers", "work", u"Servers"_qs, u"server"_qs, 1},
    };
}

VaultItem login(const QByteArray &group, const QString &title, const QString &username,
                const QString &password, const QString &url)
{
    VaultItem item;
    item.groupId = group;
    item.title = title;
    item.username = username;
    item.password = password;
    item.url = url;
    return item;
}

QList<VaultItem> personalItems()
{
    VaultItem mail = login("personal", u"Mail"_qs, u"robin@example.org"_qs,
                           u"walnut-harbor-9-violin-quilt"_qs, u"https://mail.example.org"_qs);
    mail.favourite = true;
    mail.tags = QStringList{u"everyday"_qs};
    mail.totpSecret = u"otpauth://totp/Mail:robin@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Mail"_qs;
    mail.notes = u"Recovery address: the one of the library account."_qs;

    VaultItem library = login("personal", u"City library"_qs, u"4471 0098 2210"_qs,
                              u"paper-Lantern-27"_qs, u"https://library.example.net"_qs);
    library.fields = {{{}, u"Card number"_qs, u"4471 0098 2210"_qs, false},
                      {{}, u"PIN"_qs, u"2904"_qs, true}};

    VaultItem shop = login("personal", u"Bicycle shop"_qs, u"robin.hill"_qs, u"m7!Rk-2vPq_xA9"_qs,
                           u"https://bikes.example.com"_qs);
    shop.extraUrls = QStringList{u"https://parts.bikes.example.com"_qs};

    VaultItem wifi;
    wifi.kind = ItemKind::Note;
    wifi.groupId = "personal";
    wifi.title = u"Wireless network at home"_qs;
    wifi.notes = u"Network: Lighthouse\nPassword: gravel-otter-3-saffron\n\nThe guest network is on "
                 "the card at the fridge."_qs;
    wifi.tags = QStringList{u"everyday"_qs, u"home"_qs};

    VaultItem identity;
    identity.kind = ItemKind::Identity;
    identity.groupId = "personal";
    identity.title = u"Robin Hill"_qs;
    identity.username = u"robin@example.org"_qs;
    identity.fields = {{{}, u"First name"_qs, u"Robin"_qs, false},
                       {{}, u"Last name"_qs, u"Hill"_qs, false},
                       {{}, u"Street"_qs, u"7 Orchard Lane"_qs, false},
                       {{}, u"City"_qs, u"Exampleton"_qs, false},
                       {{}, u"Passport number"_qs, u"X0000000"_qs, true}};
    return {mail, library, shop, wifi, identity};
}

QList<VaultItem> moneyItems()
{
    VaultItem bank = login("money", u"Savings bank"_qs, u"80014455"_qs, u"Tq4-wbe.N8zj%Lc2"_qs,
                           u"https://bank.example.com/login"_qs);
    bank.favourite = true;
    bank.tags = QStringList{u"money"_qs};

    VaultItem card;
    card.kind = ItemKind::Card;
    card.groupId = "money";
    card.title = u"Blue card"_qs;
    card.tags = QStringList{u"money"_qs};
    card.fields = {{{}, u"Cardholder"_qs, u"Robin Hill"_qs, false},
                   {{}, u"Number"_qs, u"4000 0000 0000 0002"_qs, true},
                   {{}, u"Expires"_qs, u"09/2029"_qs, false},
                   {{}, u"Security code"_qs, u"737"_qs, true}};
    return {bank, card};
}

QList<VaultItem> workItems()
{
    VaultItem tracker = login("work", u"Issue tracker"_qs, u"rhill"_qs, u"copper-Finch-81-meadow"_qs,
                              u"https://tracker.example.org"_qs);
    tracker.tags = QStringList{u"team"_qs};

    VaultItem server = login("servers", u"build.example.org"_qs, u"deploy"_qs,
                             u"Vx3$kd9,Lm0=Qw7;"_qs, u"ssh://build.example.org"_qs);
    server.fields = {{{}, u"Port"_qs, u"2222"_qs, false},
                     {{}, u"Disk passphrase"_qs, u"cedar-piano-comet-trout"_qs, true}};
    server.tags = QStringList{u"team"_qs};

    VaultItem door;
    door.kind = ItemKind::Note;
    door.groupId = "work";
    door.title = u"Office door"_qs;
    door.notes = u"Code 4 8 15 at the side entrance, after eight in the evening only."_qs;
    return {tracker, server, door};
}

} // namespace

SampleData sampleData()
{
    return {sampleGroups(), personalItems() + moneyItems() + workItems()};
}

} // namespace haex
