// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/syncdrun.h"

#include <QTest>

using namespace haex;

/// How haex-syncd is told what to do: its configuration file, variables and arguments.
class TestServerConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void init_writesAFile_thatTheServerStartsWith();
    void init_overwritesNothing();
    void init_printsTheFile_whenAsked();
    void init_namesEveryOption_thatTheHelpHas();
    void init_leavesPasswordsOut();
    void sources_outweighEachOther();
    void storage_ofAHigherSource_replacesTheOneBelow();
    void file_isRefused_withItsLine_data();
    void file_isRefused_withItsLine();
    void file_withAPassword_mustBePrivate();
    void file_thatIsNamed_mustBeThere();
    void variable_thatIsNoOption_isRefused();
    void secrets_areNotEchoed();

private:
    void write(const QByteArray &text,
               QFile::Permissions permissions = QFile::ReadOwner | QFile::ReadOther);
    [[nodiscard]] QString path(const char *name) const
    {
        return m_directory->filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] static SyncdRun listUsers(const QString &config, const QStringList &more = {})
    {
        return runSyncd(QStringList{QStringLiteral("user"), QStringLiteral("list"),
                                    QStringLiteral("--config"), config}
                        + more);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_config;
};

void TestServerConfig::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_config = path("haex-syncd.conf");
}

void TestServerConfig::write(const QByteArray &text, QFile::Permissions permissions)
{
    QFile file(m_config);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text);
    QVERIFY(file.setPermissions(permissions));
}

void TestServerConfig::init_writesAFile_thatTheServerStartsWith()
{
    const SyncdRun made = runSyncd({QStringLiteral("init"), QStringLiteral("--config"), m_config,
                                    QStringLiteral("--data"), path("data"),
                                    QStringLiteral("--quota-mib"), QStringLiteral("7"),
                                    QStringLiteral("--registration"), QStringLiteral("closed")});
    QVERIFY2(made.exitCode == 0, made.errors.constData());
    QVERIFY(made.output.contains("haex-syncd serve --config " + m_config.toUtf8()));
    QVERIFY(QFile::exists(path("data/server.sqlite")));
    QVERIFY(!(QFile::permissions(path("data")) & (QFile::ReadOther | QFile::ReadGroup)));

    QProcess server;
    server.start(ServerProcess::program(),
                 {QStringLiteral("serve"), QStringLiteral("--config"), m_config,
                  QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QVERIFY(server.waitForReadyRead(SocketWaitMs));
    const QByteArray line = server.readLine().trimmed();
    RawConnection connection(line.mid(line.lastIndexOf(':') + 1).toUShort());
    QVERIFY(connection.request("GET", "/").body.contains("closed"));
    server.terminate();
    QVERIFY(server.waitForFinished(SocketWaitMs));
    QCOMPARE(server.exitCode(), 0);
}

void TestServerConfig::init_overwritesNothing()
{
    write("# mine\n");
    const QStringList arguments{QStringLiteral("init"), QStringLiteral("--config"), m_config,
                                QStringLiteral("--data"), path("data")};
    QCOMPARE(runSyncd(arguments).exitCode, 1);
    QFile file(m_config);
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("# mine\n"));
    QVERIFY(!QFile::exists(path("data/server.sqlite")));
}

void TestServerConfig::init_printsTheFile_whenAsked()
{
    const SyncdRun printed = runSyncd({QStringLiteral("init"), QStringLiteral("--config"),
                                       QStringLiteral("-"), QStringLiteral("--data"), path("data")});
    QCOMPARE(printed.exitCode, 0);
    QVERIFY(printed.output.contains("\ndata = " + path("data").toUtf8() + '\n'));
    QVERIFY(!QFile::exists(path("data")));
}

void TestServerConfig::init_namesEveryOption_thatTheHelpHas()
{
    QCOMPARE(runSyncd({QStringLiteral("init"), QStringLiteral("--config"), m_config,
                       QStringLiteral("--data"), path("data")})
                 .exitCode,
             0);
    QFile file(m_config);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray text = file.readAll();
    const QByteArrayList help = runSyncd({QStringLiteral("--help")}).output.split('\n');
    int count = 0;
    for (const QByteArray &line : help) {
        if (!line.startsWith("  --"))
            continue;
        const QByteArray name = line.mid(4).split(' ').first();
        QVERIFY2(text.contains('\n' + name + " = ") || text.contains("\n#" + name + " = "),
                 name.constData());
        ++count;
    }
    QVERIFY(count > 15);
    // As it is written, the server takes it.
    QCOMPARE(listUsers(m_config).exitCode, 0);
}

void TestServerConfig::init_leavesPasswordsOut()
{
    const SyncdRun made
        = runSyncd({QStringLiteral("init"), QStringLiteral("--config"), m_config}, {},
                   {{QStringLiteral("HAEX_SYNCD_DATABASE"),
                     QStringLiteral("host=/nowhere dbname=x password=planted")}});
    QCOMPARE(made.exitCode, 1);
    QVERIFY(!made.errors.contains("planted"));
    // The database is not there, so nothing is left.
    QVERIFY(!QFile::exists(m_config));
}

void TestServerConfig::sources_outweighEachOther()
{
    const auto registration = [&](const QStringList &more,
                                  const QMap<QString, QString> &variables) {
        QProcess server;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            environment.insert(it.key(), it.value());
        server.setProcessEnvironment(environment);
        server.start(ServerProcess::program(),
                     QStringList{QStringLiteral("serve"), QStringLiteral("--config"), m_config}
                         + more);
        server.waitForReadyRead(SocketWaitMs);
        const QByteArray line = server.readLine().trimmed();
        RawConnection connection(line.mid(line.lastIndexOf(':') + 1).toUShort());
        const QByteArray info = connection.request("GET", "/").body;
        server.kill();
        server.waitForFinished(SocketWaitMs);
        for (const char *name : {"open", "closed", "invitation"}) {
            if (info.contains(name))
                return QByteArray(name);
        }
        return info;
    };
    write("# a comment\n\n  registration = closed  \nlisten=127.0.0.1:0\ndata = "
          + path("data").toUtf8() + '\n');
    const QMap<QString, QString> variable{
        {QStringLiteral("HAEX_SYNCD_REGISTRATION"), QStringLiteral("invitation")}};
    const QStringList argument{QStringLiteral("--registration"), QStringLiteral("open")};
    QCOMPARE(registration({}, {}), QByteArray("closed"));
    QCOMPARE(registration({}, variable), QByteArray("invitation"));
    QCOMPARE(registration(argument, variable), QByteArray("open"));
}

void TestServerConfig::storage_ofAHigherSource_replacesTheOneBelow()
{
    write("database = host=/nowhere dbname=none\n");
    QCOMPARE(listUsers(m_config).exitCode, 1);
    QCOMPARE(listUsers(m_config, {QStringLiteral("--data"), path("data")}).exitCode, 0);
}

void TestServerConfig::file_isRefused_withItsLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("unknown option") << QByteArray("qouta-mib = 3") << QByteArray("qouta-mib");
    QTest::newRow("no option") << QByteArray("[server]") << QByteArray("NAME = VALUE");
    QTest::newRow("not a number") << QByteArray("quota-mib = many") << QByteArray("number");
    QTest::newRow("beyond its range") << QByteArray("max-connections = 0") << QByteArray("number");
    QTest::newRow("not a switch") << QByteArray("quiet = 1") << QByteArray("yes or no");
    QTest::newRow("twice") << QByteArray("data = /elsewhere") << QByteArray(":1");
    QTest::newRow("two storages") << QByteArray("database = dbname=x") << QByteArray("either");
}

void TestServerConfig::file_isRefused_withItsLine()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, says);
    write("data = " + path("data").toUtf8() + "\n# between\n" + line + '\n');
    const SyncdRun refused = listUsers(m_config);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains(says), refused.errors.constData());
    if (says != "either")
        QVERIFY2(refused.errors.contains("haex-syncd.conf:3"), refused.errors.constData());
    QVERIFY(!QFile::exists(path("data")));
}

void TestServerConfig::file_withAPassword_mustBePrivate()
{
    const QByteArray line = "database = host=/nowhere dbname=none password=planted\n";
    write(line);
    const SyncdRun open = listUsers(m_config);
    QCOMPARE(open.exitCode, 1);
    QVERIFY2(open.errors.contains("haex-syncd.conf:1"), open.errors.constData());
    QVERIFY(QFile::setPermissions(m_config, QFile::ReadOwner | QFile::WriteOwner));
    write(line, QFile::ReadOwner);
    const SyncdRun own = listUsers(m_config);
    // Now it is used: there is no such server.
    QVERIFY2(own.errors.contains("database_busy"), own.errors.constData());
    QVERIFY(!open.errors.contains("planted") && !own.errors.contains("planted"));
}

void TestServerConfig::file_thatIsNamed_mustBeThere()
{
    const SyncdRun refused = listUsers(path("missing"), {QStringLiteral("--data"), path("data")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("missing"), refused.errors.constData());
}

void TestServerConfig::variable_thatIsNoOption_isRefused()
{
    const QStringList arguments{QStringLiteral("user"), QStringLiteral("list"),
                                QStringLiteral("--data"), path("data")};
    const SyncdRun refused = runSyncd(
        arguments, {}, {{QStringLiteral("HAEX_SYNCD_QOUTA_MIB"), QStringLiteral("planted")}});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("HAEX_SYNCD_QOUTA_MIB"), refused.errors.constData());
    QVERIFY(!refused.errors.contains("planted"));
}

/// A password that went to the wrong option is not repeated on a screen or in a journal.
void TestServerConfig::secrets_areNotEchoed()
{
    for (const char *name : {"listen", "registration", "quota-mib", "quiet", "database"}) {
        write(QByteArray(name) + " = planted secret\ndata = " + path("data").toUtf8() + '\n');
        const SyncdRun refused = listUsers(m_config);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(!refused.errors.contains("planted"), name);
    }
    write("planted secret\n");
    QVERIFY(!listUsers(m_config).errors.contains("planted"));
}

QTEST_GUILESS_MAIN(TestServerConfig)
#include "tst_server_config.moc"
