// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

class TestDiskSpace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folder_hasRoom();
    void missingPath_isAnError();
};

void TestDiskSpace::folder_hasRoom()
{
    const QTemporaryDir folder;
    const auto available = availableBytes(folder.path());
    QVERIFY(available.has_value());
    QVERIFY(*available > 0);
}

void TestDiskSpace::missingPath_isAnError()
{
    const QTemporaryDir folder;
    const auto available = availableBytes(folder.filePath(QStringLiteral("missing/place")));
    QVERIFY(!available.has_value());
    QCOMPARE(available.error().code, ErrorCode::IoError);
}

QTEST_GUILESS_MAIN(TestDiskSpace)
#include "tst_diskspace.moc"
