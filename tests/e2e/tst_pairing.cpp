// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QRegularExpression>
#include <QTest>

using namespace haex;

namespace {

/// A command that is talked with while it runs.
class Dialogue
{
public:
    Dialogue(const CommandLine &device, const QStringList &arguments)
    {
        device.start(m_process, arguments);
    }
    /// What it said on that stream, once it matches.
    [[nodiscard]] QString awaitMatch(QProcess::ProcessChannel channel, const char *pattern)
    {
        const QRegularExpression expression(QString::fromLatin1(pattern));
        QString &said = channel == QProcess::StandardOutput ? m_output : m_errors;
        (void)QTest::qWaitFor(
            [&] {
                m_output += QString::fromUtf8(m_process.readAllStandardOutput());
                m_errors += QString::fromUtf8(m_process.readAllStandardError());
                return expression.match(said).hasMatch()
                    || m_process.state() == QProcess::NotRunning;
            },
            30'000);
        const auto match = expression.match(said);
        return match.hasMatch() ? match.captured(1) : QString();
    }
    void say(const char *line) { m_process.write(QByteArray(line) + '\n'); }
    [[nodiscard]] int exitCode()
    {
        const bool ended
            = QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, 30'000);
        m_output += QString::fromUtf8(m_process.readAllStandardOutput());
        m_errors += QString::fromUtf8(m_process.readAllStandardError());
        return ended ? m_process.exitCode() : -1;
    }
    [[nodiscard]] QString output() const { return m_output; }
    [[nodiscard]] QByteArray errors() const { return m_errors.toUtf8(); }

private:
    QProcess m_process;
    QString m_output;
    QString m_errors;
};

constexpr char Code[] = R"(code: (\d{3} \d{3}) )";

} // namespace

/// `haexctl devices pair` on one device, `haexctl vault join --words` on the other, the real
/// server.
class TestPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pairing_bringsTheVault();
    void refusal_endsBoth();
    void wrongWords_findNobody();

private:
    [[nodiscard]] QString wordsOf(Dialogue &host);
    [[nodiscard]] static QStringList joinArguments(const CommandLine &guest)
    {
        return {QStringLiteral("vault"),         QStringLiteral("join"),
                QStringLiteral("--words-file"),  guest.path("words"),
                QStringLiteral("--device-name"), QStringLiteral("phone")};
    }

    std::unique_ptr<ServerProcess> m_server;
    CommandLine m_host{"host", VaultPassword, AccountPassword};
};

void TestPairing::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->port != 0);
    QCOMPARE(m_host.run(words("vault create --name Family --device-name desk")).exitCode, 0);
    QCOMPARE(m_host
                 .sql("CREATE TABLE notes(id TEXT PRIMARY KEY, title TEXT);"
                      "INSERT INTO notes VALUES('n1', 'from the first device')")
                 .exitCode,
             0);
    QCOMPARE(m_host.addBackend(m_server->url()).exitCode, 0);
    QCOMPARE(m_host.sync().exitCode, 0);
}

QString TestPairing::wordsOf(Dialogue &host)
{
    return host.awaitMatch(QProcess::StandardOutput, R"((http\S+( [a-z]+){8})\n)");
}

void TestPairing::pairing_bringsTheVault()
{
    CommandLine guest{"guest", VaultPassword, AccountPassword};
    Dialogue there(m_host, words("devices pair"));
    const QString invitation = wordsOf(there);
    QVERIFY2(!invitation.isEmpty(), there.errors());
    guest.write(QStringLiteral("words"), invitation.toUtf8());
    Dialogue here(guest, joinArguments(guest));
    const QString code = here.awaitMatch(QProcess::StandardError, Code);
    QCOMPARE(code.size(), 7);
    QCOMPARE(there.awaitMatch(QProcess::StandardError, Code), code);
    here.say("y");
    there.say("y");
    QCOMPARE(here.exitCode(), 0);
    QCOMPARE(there.exitCode(), 0);
    QVERIFY(there.output().contains(QStringLiteral("“phone” has joined")));
    QCOMPARE(guest.sync().exitCode, 0);
    QCOMPARE(guest.digest(), m_host.digest());
    QVERIFY(guest.sql("SELECT title FROM notes").output.contains("from the first device"));
}

void TestPairing::refusal_endsBoth()
{
    CommandLine guest{"guest", VaultPassword, AccountPassword};
    Dialogue there(m_host, words("devices pair"));
    guest.write(QStringLiteral("words"), wordsOf(there).toUtf8());
    Dialogue here(guest, joinArguments(guest));
    QVERIFY(!here.awaitMatch(QProcess::StandardError, Code).isEmpty());
    here.say("n");
    QVERIFY(here.exitCode() > 0);
    there.say("y");
    QVERIFY(there.exitCode() > 0);
    QVERIFY(!QFile::exists(guest.vault));
}

void TestPairing::wrongWords_findNobody()
{
    CommandLine guest{"guest", VaultPassword, AccountPassword};
    guest.write(QStringLiteral("words"),
                m_server->url().toUtf8() + " zoo zoo zoo zoo zoo zoo zoo zoo");
    const CommandResult joined = guest.run(joinArguments(guest));
    QVERIFY(joined.exitCode > 0);
    QVERIFY(!joined.errors.contains("zoo"));
    guest.write(QStringLiteral("words"), m_server->url().toUtf8() + " zoo zoo");
    QCOMPARE(guest.run(joinArguments(guest)).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestPairing)
#include "tst_pairing.moc"
