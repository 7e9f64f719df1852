// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/step.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace haex::sim {
namespace {

constexpr std::array<QByteArrayView, static_cast<size_t>(Step::Kind::Count)> Names {
    "sql",        "sync",        "resume",          "kill",          "restart",        "powerloss",
    "open_twice", "busy",        "backup",          "restore",       "keep_file",      "put_back_file",
    "clone",      "live_clone",
    "clock",      "freeze",      "advance",         "server_clock",  "server_snapshot", "server_restore",
    "server_limits", "backend_add", "backend_remove", "backend_readd", "backend_disable", "backend_enable",
    "tamper",     "listen",     "new_key",         "remove_device",
};

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

QJsonValue faultJson(Fault fault)
{
    return text(faultName(fault));
}

Fault faultOf(const QJsonObject &json, const char *key)
{
    return faultFromName(json[QLatin1StringView(key)].toString().toUtf8()).value_or(Fault::LoseRequest);
}

} // namespace

QJsonObject Step::toJson() const
{
    QJsonObject json{{QStringLiteral("do"), QString::fromLatin1(Names[static_cast<size_t>(kind)])},
                     {QStringLiteral("on"), device}};
    const auto put = [&](const char *key, const QJsonValue &value) { json[QLatin1StringView(key)] = value; };
    if (server >= 0)
        put("backend", server);
    if (!this->text.isEmpty())
        put("text", sim::text(this->text));
    if (number != 0)
        put("number", QString::number(number));
    if (killAt > 0)
        put("kill_at", killAt);
    if (pauseAt > 0)
        put("pause_at", pauseAt);
    if (kind == Kind::Lie)
        put("lie", faultJson(lie));
    if (kind == Kind::Listen)
        put("copies", copies);
    QJsonArray requests;
    for (const NetFault &each : net)
        requests.append(QJsonObject{{QStringLiteral("nth"), each.nth}, {QStringLiteral("fault"), faultJson(each.fault)}});
    if (!requests.isEmpty())
        put("net", requests);
    if (disk)
        put("disk", QJsonObject{{QStringLiteral("nth"), disk->nth},
                                {QStringLiteral("fault"), faultJson(disk->fault)},
                                {QStringLiteral("for_good"), disk->forGood}});
    return json;
}

std::optional<Step> Step::fromJson(const QJsonObject &json)
{
    const auto get = [&](const char *key) { return json[QLatin1StringView(key)]; };
    const QByteArray name = get("do").toString().toUtf8();
    const auto found = std::ranges::find(Names, QByteArrayView(name));
    if (found == Names.end())
        return std::nullopt;
    Step step;
    step.kind = static_cast<Kind>(found - Names.begin());
    step.device = get("on").toInt();
    step.server = get("backend").toInt(-1);
    step.text = get("text").toString().toUtf8();
    step.number = get("number").toString().toLongLong();
    step.killAt = get("kill_at").toInt();
    step.pauseAt = get("pause_at").toInt();
    step.lie = faultOf(json, "lie");
    step.copies = get("copies").toInt(1);
    const QJsonArray requests = get("net").toArray();
    for (const auto &each : requests)
        step.net.push_back({each.toObject()[QLatin1StringView("nth")].toInt(), faultOf(each.toObject(), "fault")});
    if (const QJsonObject disk = get("disk").toObject(); !disk.isEmpty())
        step.disk = DiskFault{disk[QLatin1StringView("nth")].toInt(), faultOf(disk, "fault"),
                              disk[QLatin1StringView("for_good")].toBool()};
    return step;
}

} // namespace haex::sim
