// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/postgrescluster.h"

#include <QTest>

namespace haex {

/// For a test class about what holds whatever store the server has: called from its
/// `initTestCase_data`, it makes each test run once with each.
inline void addEveryStore()
{
    QTest::addColumn<QByteArray>("storage");
    for (const char *kind : {"sqlite", "postgres"})
        QTest::newRow(kind) << QByteArray(kind);
}

/// The kind that the test runs with now.
[[nodiscard]] inline QByteArray currentStore()
{
    QFETCH_GLOBAL(QByteArray, storage);
    return storage;
}

} // namespace haex
