// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/devicestatement.h"

#include "core/crypto/associateddata.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace haex {
namespace {

constexpr QLatin1StringView SignatureField("signature");
constexpr QByteArrayView SignedMagic = "haex/statement/v1";

QString hexOf(const DigestSum &sum)
{
    return QString::fromLatin1(sum.toBytes().toHex());
}

std::optional<DigestSum> sumOf(const QJsonValue &hex)
{
    return DigestSum::fromBytes(QByteArray::fromHex(hex.toString().toLatin1()));
}

QJsonArray toJson(const QList<DigestPlace> &places)
{
    QJsonArray array;
    for (const DigestPlace &place : places)
        array += QJsonObject{{QStringLiteral("epoch"), QString::fromUtf8(place.epoch)},
                             {QStringLiteral("content"), place.content},
                             {QStringLiteral("seen"), place.seen}};
    return array;
}

QList<DigestPlace> placesOf(const QJsonArray &array)
{
    QList<DigestPlace> places;
    for (const auto &each : array) {
        const QJsonObject place = each.toObject();
        places += {place[QLatin1StringView("epoch")].toString().toUtf8(),
                   place[QLatin1StringView("content")].toInteger(-1),
                   place[QLatin1StringView("seen")].toInteger(-1)};
    }
    return places;
}

QJsonObject toJson(const ReplicaDigest::Tables &tables)
{
    QJsonObject object;
    for (const auto &[table, sums] : tables) {
        QJsonObject columns;
        for (const auto &[column, sum] : sums)
            columns.insert(QString::fromUtf8(column), hexOf(sum));
        object.insert(QString::fromUtf8(table), columns);
    }
    return object;
}

QJsonObject toJson(const QMap<QByteArray, QByteArray> &heard)
{
    QJsonObject object;
    for (auto each = heard.cbegin(); each != heard.cend(); ++each)
        object.insert(QString::fromUtf8(each.key()), QString::fromLatin1(each.value()));
    return object;
}

std::optional<QMap<QByteArray, QByteArray>> heardOf(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    QMap<QByteArray, QByteArray> heard;
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        heard.insert(each.key().toUtf8(), each.value().toString().toLatin1());
    return heard;
}

std::optional<ReplicaDigest::Tables> tablesOf(const QJsonObject &object)
{
    ReplicaDigest::Tables tables;
    for (auto table = object.begin(); table != object.end(); ++table) {
        ColumnSums &sums = tables[table.key().toUtf8()];
        const QJsonObject columns = table.value().toObject();
        for (auto column = columns.begin(); column != columns.end(); ++column) {
            const auto sum = sumOf(column.value());
            if (!sum)
                return std::nullopt;
            sums.emplace(column.key().toUtf8(), *sum);
        }
    }
    return tables;
}

QJsonArray toJson(const QList<quint32> &numbers)
{
    QJsonArray array;
    for (const quint32 number : numbers)
        array += qint64(number);
    return array;
}

QList<quint32> numbersOf(const QJsonArray &array)
{
    QList<quint32> numbers;
    for (const auto &each : array)
        numbers += static_cast<quint32>(each.toInteger());
    return numbers;
}

} // namespace

QByteArray DeviceStatement::toText() const
{
    QJsonObject object{{QStringLiteral("keyVersion"), qint64(keyVersion)},
                       {QStringLiteral("made"), madeMs},
                       {QStringLiteral("places"), toJson(places)},
                       {QStringLiteral("tables"), toJson(tables)}};
    if (heard)
        object.insert(QStringLiteral("heard"), toJson(*heard));
    if (!lacks.isEmpty())
        object.insert(QStringLiteral("lacks"), toJson(lacks));
    if (!signature.isEmpty())
        object.insert(SignatureField, QString::fromLatin1(signature.toBase64()));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray DeviceStatement::signedBytes(const QByteArray &vaultId, const QByteArray &deviceId,
                                        QByteArrayView text)
{
    QJsonObject object = QJsonDocument::fromJson(text.toByteArray()).object();
    object.remove(SignatureField);
    AssociatedData data;
    data.add(SignedMagic).add(vaultId).add(deviceId).add(
        QJsonDocument(object).toJson(QJsonDocument::Compact));
    return QByteArrayView(data.bytes()).toByteArray();
}

Result<DeviceStatement> DeviceStatement::parse(QByteArrayView text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toByteArray()).object();
    DeviceStatement statement;
    statement.keyVersion
        = static_cast<quint32>(object[QLatin1StringView("keyVersion")].toInteger());
    statement.madeMs = object[QLatin1StringView("made")].toInteger();
    statement.places = placesOf(object[QLatin1StringView("places")].toArray());
    auto tables = tablesOf(object[QLatin1StringView("tables")].toObject());
    if (statement.keyVersion == 0 || !tables)
        return fail(ErrorCode::BadField, QStringLiteral("statement"));
    statement.tables = std::move(*tables);
    statement.heard = heardOf(object[QLatin1StringView("heard")]);
    statement.lacks = numbersOf(object[QLatin1StringView("lacks")].toArray());
    statement.signature = QByteArray::fromBase64(object[SignatureField].toString().toLatin1());
    return statement;
}

bool DeviceStatement::covers(const DeviceStatement &newer) const
{
    const auto isKnown = [this](const DigestPlace &place) {
        const DigestPlace *known = placeIn(place.epoch);
        return known && known->content == place.content;
    };
    return keyVersion == newer.keyVersion && lacks == newer.lacks && tables == newer.tables
        && std::ranges::all_of(newer.places, isKnown);
}

const DigestPlace *DeviceStatement::placeIn(const QByteArray &epoch) const
{
    const auto found = std::ranges::find(places, epoch, &DigestPlace::epoch);
    return found == places.end() ? nullptr : &*found;
}

QByteArray toText(const BucketTables &tables)
{
    if (tables.empty())
        return {};
    QJsonObject object;
    for (const auto &[table, buckets] : tables) {
        QByteArray sums;
        for (const DigestSum &sum : buckets.sums)
            sums += sum.toBytes();
        QJsonArray columns;
        for (const QByteArray &column : buckets.columns)
            columns += QString::fromUtf8(column);
        object.insert(QString::fromUtf8(table),
                      QJsonObject{{QStringLiteral("columns"), columns},
                                  {QStringLiteral("state"), QString::fromLatin1(buckets.state)},
                                  {QStringLiteral("sums"), QString::fromLatin1(sums.toBase64())}});
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

BucketTables bucketTablesOf(QByteArrayView text)
{
    BucketTables tables;
    const QJsonObject object = QJsonDocument::fromJson(text.toByteArray()).object();
    for (auto table = object.begin(); table != object.end(); ++table) {
        const QJsonObject fields = table.value().toObject();
        const QByteArray sums
            = QByteArray::fromBase64(fields[QLatin1StringView("sums")].toString().toLatin1());
        TableBuckets buckets;
        if (sums.size() != DigestSum::Bytes * std::ssize(buckets.sums))
            return {};
        for (qsizetype i = 0; i < std::ssize(buckets.sums); ++i)
            buckets.sums[static_cast<size_t>(i)] = *DigestSum::fromBytes(
                QByteArrayView(sums).sliced(i * DigestSum::Bytes, DigestSum::Bytes));
        for (const auto &column : fields[QLatin1StringView("columns")].toArray())
            buckets.columns += column.toString().toUtf8();
        buckets.state = fields[QLatin1StringView("state")].toString().toLatin1();
        tables.emplace(table.key().toUtf8(), std::move(buckets));
    }
    return tables;
}

QByteArray statementName(QByteArrayView statement, QByteArrayView buckets)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(statement);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(buckets);
    return hash.result().first(DigestSum::Bytes).toHex();
}

QByteArray stateOf(const ColumnSums &sums)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[column, sum] : sums) {
        hash.addData(column);
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(sum.toBytes());
    }
    return hash.result().first(DigestSum::Bytes).toHex();
}

} // namespace haex
