// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/plan.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace haex::sim {
namespace {

QByteArray lineOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray Plan::toLines() const
{
    QJsonArray switchedOn;
    for (size_t i = 0; i < FaultCount; ++i) {
        if (faults.has(static_cast<Fault>(i)))
            switchedOn.append(QString::fromUtf8(faultName(static_cast<Fault>(i))));
    }
    QJsonArray tables;
    for (const QByteArray &sql : schema)
        tables.append(QString::fromUtf8(sql));
    QJsonArray first;
    for (int maker : makers)
        first.append(maker);
    QJsonArray newer;
    for (const QByteArray &sql : newerColumns)
        newer.append(QString::fromUtf8(sql));
    QJsonArray ahead;
    for (int device : newerDevices)
        ahead.append(device);
    QByteArray lines = lineOf({{QStringLiteral("do"), QStringLiteral("reset")},
                               {QStringLiteral("seed"), QString::number(seed)},
                               {QStringLiteral("devices"), devices},
                               {QStringLiteral("servers"), servers},
                               {QStringLiteral("blind_names"), blindNames},
                               {QStringLiteral("faults"), switchedOn},
                               {QStringLiteral("schema"), tables},
                               {QStringLiteral("prepared"), prepared},
                               {QStringLiteral("newer_columns"), newer},
                               {QStringLiteral("newer_devices"), ahead},
                               {QStringLiteral("makers"), first}});
    for (const Step &step : steps)
        lines += lineOf(step.toJson());
    return lines;
}

std::optional<Plan> Plan::fromLines(const QByteArray &lines)
{
    const QByteArrayList list = lines.split('\n');
    const QJsonObject world = QJsonDocument::fromJson(list.value(0)).object();
    Plan plan;
    plan.seed = world[QLatin1StringView("seed")].toString().toULongLong();
    plan.devices = world[QLatin1StringView("devices")].toInt();
    plan.servers = world[QLatin1StringView("servers")].toInt();
    if (plan.devices < 1 || plan.servers < 1)
        return std::nullopt;
    plan.blindNames = world[QLatin1StringView("blind_names")].toBool();
    const QJsonArray faults = world[QLatin1StringView("faults")].toArray();
    for (const auto &name : faults) {
        if (const auto fault = faultFromName(name.toString().toUtf8()))
            plan.faults.set(*fault);
    }
    const QJsonArray tables = world[QLatin1StringView("schema")].toArray();
    for (const auto &sql : tables)
        plan.schema += sql.toString().toUtf8();
    plan.prepared = world[QLatin1StringView("prepared")].toBool();
    const QJsonArray makers = world[QLatin1StringView("makers")].toArray();
    for (const auto &maker : makers)
        plan.makers += maker.toInt();
    const QJsonArray newer = world[QLatin1StringView("newer_columns")].toArray();
    for (const auto &sql : newer)
        plan.newerColumns += sql.toString().toUtf8();
    const QJsonArray ahead = world[QLatin1StringView("newer_devices")].toArray();
    for (const auto &device : ahead)
        plan.newerDevices += device.toInt();
    for (const QByteArray &line : list.mid(1)) {
        if (line.trimmed().isEmpty())
            continue;
        const auto step = Step::fromJson(QJsonDocument::fromJson(line).object());
        if (!step || step->device < 0 || step->device >= plan.devices || step->server >= plan.servers)
            return std::nullopt;
        plan.steps.push_back(*step);
    }
    return plan;
}

} // namespace haex::sim
