// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/valuetexts.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace haex {

namespace {

constexpr int MaskLength = 10;
constexpr int GridTextLength = 400;

bool declares(const QByteArray &type, const char *word)
{
    return type.toUpper().contains(word);
}

} // namespace

QString ValueTexts::cell(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return QString::number(value.toInteger());
    case CellValue::Type::Real:
        return QString::number(value.toReal(), 'g', QLocale::FloatingPointShortest);
    case CellValue::Type::Text:
        return QString::fromUtf8(value.bytes().left(GridTextLength));
    case CellValue::Type::Blob:
        return tr("%n byte(s)", nullptr, int(value.bytes().size()));
    default:
        return {};
    }
}

QString ValueTexts::described(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Null:
        return tr("no value");
    case CellValue::Type::Text:
        return value.bytes().isEmpty() ? tr("empty text") : QString::fromUtf8(value.bytes());
    case CellValue::Type::RowMarker:
        return tr("the row was there");
    case CellValue::Type::Tombstone:
        return tr("the row was deleted");
    default:
        return cell(value);
    }
}

QString ValueTexts::typeName(CellValue::Type type)
{
    switch (type) {
    case CellValue::Type::Null:
        return tr("No value (NULL)");
    case CellValue::Type::Integer:
        return tr("Whole number");
    case CellValue::Type::Real:
        return tr("Number");
    case CellValue::Type::Text:
        return tr("Text");
    case CellValue::Type::Blob:
        return tr("Bytes");
    case CellValue::Type::RowMarker:
    case CellValue::Type::Tombstone:
        return tr("Row");
    }
    return {};
}

QString ValueTexts::whole(const CellValue &value)
{
    return value.type() == CellValue::Type::Text ? QString::fromUtf8(value.bytes()) : cell(value);
}

std::optional<CellValue> ValueTexts::wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 integer = text.trimmed().toLongLong(&ok);
    return ok ? std::optional(CellValue::integer(integer)) : std::nullopt;
}

std::optional<CellValue> ValueTexts::number(const QString &text)
{
    bool ok = false;
    double real = text.trimmed().toDouble(&ok);
    if (!ok)
        real = QLocale().toDouble(text.trimmed(), &ok);
    return ok ? std::optional(CellValue::real(real)) : std::nullopt;
}

std::optional<CellValue::Type> ValueTexts::declaredNumber(const QByteArray &declaredType)
{
    if (declares(declaredType, "INT"))
        return CellValue::Type::Integer;
    if (declares(declaredType, "REAL") || declares(declaredType, "FLOA") || declares(declaredType, "DOUB")
        || declares(declaredType, "NUM") || declares(declaredType, "DEC"))
        return CellValue::Type::Real;
    return std::nullopt;
}

CellValue ValueTexts::parse(const QString &text, const QByteArray &declaredType,
                            const CellValue &old)
{
    const bool wasNumber = old.type() == CellValue::Type::Integer || old.type() == CellValue::Type::Real;
    const auto type = declaredType.isEmpty() && wasNumber ? std::optional(old.type()) : declaredNumber(declaredType);
    const bool isReal = declares(declaredType, "REAL") || declares(declaredType, "FLOA") || declares(declaredType, "DOUB")
        || (declaredType.isEmpty() && old.type() == CellValue::Type::Real);
    std::optional<CellValue> value;
    if (type && !isReal)
        value = wholeNumber(text);
    if (type && !value)
        value = number(text);
    return value.value_or(CellValue::text(text.toUtf8()));
}

bool ValueTexts::isSecret(const QByteArray &table, const QByteArray &column)
{
    if (table == "vault_item_fields" && column == "value")
        return true;
    constexpr std::array words = {"password", "passwort", "passphrase", "secret", "totp", "token", "pin", "cvv", "apikey", "api_key", "private_key"};
    const QByteArray name = column.toLower();
    return std::any_of(words.begin(), words.end(), [&name](const char *word) { return name.contains(word); });
}

QString ValueTexts::mask()
{
    return QString(MaskLength, QChar(0x2022));
}

} // namespace haex
