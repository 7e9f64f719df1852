// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/result.h"

#include <QSet>
#include <QTest>

using namespace haex;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areUniqueAndReadBack()
    {
        QSet<QString> names;
        for (int i = 0; i <= LastCode; ++i) {
            const auto code = static_cast<ErrorCode>(i);
            const QString name = errorCodeName(code);
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
            QCOMPARE(errorCodeFromName(name), code);
            for (const QChar c : name)
                QVERIFY2((c >= u'a' && c <= u'z') || c == u'_', qPrintable(name));
        }
    }

    void lastCode_isTheLast()
    {
        // Fails when a code was added behind it, which names_areUniqueAndReadBack then misses.
        QCOMPARE(errorCodeName(static_cast<ErrorCode>(LastCode + 1)),
                 errorCodeName(ErrorCode::Internal));
    }

    void names_ofTheWireAreAsInTheProtocol_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("name");
        QTest::newRow("hlc") << ErrorCode::BadHlc << QStringLiteral("bad_hlc");
        QTest::newRow("future") << ErrorCode::HlcTooFarInFuture
                                << QStringLiteral("hlc_too_far_in_future");
        QTest::newRow("cursor") << ErrorCode::CursorAhead << QStringLiteral("cursor_ahead");
        QTest::newRow("json") << ErrorCode::BadJson << QStringLiteral("bad_json");
        QTest::newRow("field") << ErrorCode::BadField << QStringLiteral("bad_field");
        QTest::newRow("identifier") << ErrorCode::BadIdentifier << QStringLiteral("bad_identifier");
        QTest::newRow("body") << ErrorCode::BodyTooLarge << QStringLiteral("body_too_large");
        QTest::newRow("cell") << ErrorCode::CellTooLarge << QStringLiteral("cell_too_large");
        QTest::newRow("kdf") << ErrorCode::KdfDowngradeRefused
                             << QStringLiteral("kdf_downgrade_refused");
        QTest::newRow("not a server")
            << ErrorCode::NotASyncServer << QStringLiteral("not_a_sync_server");
        QTest::newRow("protocol") << ErrorCode::ServerProtocolError
                                  << QStringLiteral("server_protocol_error");
    }

    void names_ofTheWireAreAsInTheProtocol()
    {
        QFETCH(ErrorCode, code);
        QFETCH(QString, name);
        QCOMPARE(QString(errorCodeName(code)), name);
    }

    void fromName_isInternalForAnUnknownName()
    {
        QCOMPARE(errorCodeFromName(u"no_such_code"), ErrorCode::Internal);
        QCOMPARE(errorCodeFromName(u""), ErrorCode::Internal);
    }

    void toString_namesPointerAndContext()
    {
        QCOMPARE(
            (Error{ErrorCode::BadField, QStringLiteral("text is expected"), QStringLiteral("/a")}
                 .toString()),
            QStringLiteral("bad_field at /a: text is expected"));
        QCOMPARE(Error{ErrorCode::DiskFull}.toString(), QStringLiteral("disk_full"));
    }

    void macros_passTheErrorOn()
    {
        const auto inner = []() -> Result<int> { return fail(ErrorCode::DiskFull); };
        const auto outer = [&]() -> Result<> {
            HAEX_ASSIGN(value, inner());
            Q_UNUSED(value)
            return {};
        };
        const auto outermost = [&]() -> Result<QString> {
            HAEX_TRY(outer());
            return QString();
        };
        QCOMPARE(outermost().error().code, ErrorCode::DiskFull);
    }

private:
    static constexpr int LastCode = static_cast<int>(ErrorCode::UnsupportedFormat);
};

QTEST_APPLESS_MAIN(TestError)

#include "tst_error.moc"
