// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/operations.h"

#include <algorithm>
#include <array>

namespace haex {
namespace {

constexpr std::array<QByteArrayView, 3> OperationNames = {"insert", "update", "delete"};

} // namespace

qint64 operationNumber(QByteArrayView operation)
{
    return std::ranges::find(OperationNames, operation) - OperationNames.begin();
}

bool isDelete(QByteArrayView columnName, QByteArrayView operation)
{
    return columnName == ExistenceColumn && operation == OperationNames.back();
}

qint64 deleteNumber()
{
    return std::ssize(OperationNames) - 1;
}

QByteArrayView operationName(qint64 number)
{
    return OperationNames.at(static_cast<size_t>(number));
}

} // namespace haex
