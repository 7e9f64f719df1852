// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QCryptographicHash>
#include <QTest>

using namespace haex;

namespace {

constexpr qsizetype PieceBytes = 256 * 1024;

QByteArray manyBytes(qsizetype count)
{
    QByteArray bytes;
    for (quint32 i = 0; bytes.size() < count; ++i)
        bytes += QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256);
    return bytes.first(count);
}

} // namespace

/// A file that is attached on one device is seen on the other, byte for byte; all real programs.
class TestAttachmentsEverywhere : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void attachedFile_isOnTheOtherDevice();
    void newName_isOnTheOtherDevice();
    void removedFile_isGoneEverywhere_andComesBack();
    void largeFile_andItsItem_goWithoutAQuestion();
    void deviceThatJoins_getsTheFiles();
    void wrongNames_areRefused();

private:
    void settle();
    [[nodiscard]] QString attach(const QByteArray &content, const char *name);
    [[nodiscard]] static QJsonArray filesOn(CommandLine &device) { return device.run(words("attachment list --json Passport")).array(); }
    [[nodiscard]] static QByteArray saved(CommandLine &device, const QString &id, const char *name);

    std::unique_ptr<ServerProcess> m_server;
    CommandLine m_a {"a", "vault secret", "account secret"};
    CommandLine m_b {"b", "vault secret", "account secret"};
    QString m_vaultId;
    QString m_file;
};

void TestAttachmentsEverywhere::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->port != 0);
    QCOMPARE(m_a.run(words("vault create --name files")).exitCode, 0);
    m_vaultId = m_a.run(words("vault info --json")).object().value(QStringLiteral("vaultId")).toString();
    QCOMPARE(m_a.sql("INSERT INTO vault_items(id, title) VALUES('11111111-2222-4333-8444-555555555555', 'Passport')").exitCode, 0);
    QCOMPARE(m_a.addBackend(m_server->url()).exitCode, 0);
    QCOMPARE(m_a.sync().exitCode, 0);
    QCOMPARE(m_b.join(m_server->url(), m_vaultId).exitCode, 0);
    QCOMPARE(m_b.sync().exitCode, 0);
}

void TestAttachmentsEverywhere::settle()
{
    for (CommandLine *device : {&m_a, &m_b, &m_a})
        QCOMPARE(device->sync().exitCode, 0);
    QCOMPARE(m_a.digest(), m_b.digest());
}

QString TestAttachmentsEverywhere::attach(const QByteArray &content, const char *name)
{
    QFile file(m_a.path(name));
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        return {};
    file.close();
    const CommandResult added = m_a.run(words("attachment add Passport") + QStringList {file.fileName()});
    return QString::fromLatin1(added.line());
}

QByteArray TestAttachmentsEverywhere::saved(CommandLine &device, const QString &id, const char *name)
{
    const QString path = device.path(name);
    if (device.run(words("attachment save") + QStringList {id, path}).exitCode != 0)
        return "not saved";
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("not there");
}

void TestAttachmentsEverywhere::attachedFile_isOnTheOtherDevice()
{
    const QByteArray content = manyBytes(5 * PieceBytes + 17);
    m_file = attach(content, "scan.pdf");
    QCOMPARE(m_file.size(), 36);
    settle();
    const QJsonArray files = filesOn(m_b);
    QCOMPARE(files.size(), 1);
    const QJsonObject file = files.first().toObject();
    QCOMPARE(file.value(QStringLiteral("name")).toString(), QStringLiteral("scan.pdf"));
    QCOMPARE(file.value(QStringLiteral("size")).toInteger(), content.size());
    QCOMPARE(file.value(QStringLiteral("chunksHere")).toInteger(), 6);
    QCOMPARE(saved(m_b, m_file, "out.pdf"), content);
}

void TestAttachmentsEverywhere::newName_isOnTheOtherDevice()
{
    QCOMPARE(m_a.sql("UPDATE vault_attachments SET name = 'passport.pdf'").exitCode, 0);
    settle();
    QCOMPARE(filesOn(m_b).first().toObject().value(QStringLiteral("name")).toString(), QStringLiteral("passport.pdf"));
}

void TestAttachmentsEverywhere::removedFile_isGoneEverywhere_andComesBack()
{
    QCOMPARE(m_b.run(words("attachment remove") + QStringList {m_file}).exitCode, 0);
    settle();
    QCOMPARE(filesOn(m_a).size(), 0);
    const QJsonArray trash = m_a.run(words("trash list --json --table vault_attachments")).array();
    QCOMPARE(trash.size(), 1);
    QCOMPARE(m_a.run(words("trash restore") + QStringList {trash.first().toObject().value(QStringLiteral("id")).toString()}).exitCode, 0);
    settle();
    QCOMPARE(saved(m_b, m_file, "again.pdf"), manyBytes(5 * PieceBytes + 17));
}

/// More than a fifth of all pieces, and more than twenty: still one file.
void TestAttachmentsEverywhere::largeFile_andItsItem_goWithoutAQuestion()
{
    const QString large = attach(manyBytes(30 * PieceBytes), "large.bin");
    settle();
    QCOMPARE(filesOn(m_b).size(), 2);
    QCOMPARE(m_a.run(words("attachment remove") + QStringList {large}).exitCode, 0);
    settle();
    QCOMPARE(filesOn(m_b).size(), 1);
}

void TestAttachmentsEverywhere::deviceThatJoins_getsTheFiles()
{
    CommandLine c("c", "vault secret", "account secret");
    QCOMPARE(c.join(m_server->url(), m_vaultId).exitCode, 0);
    QCOMPARE(c.sync().exitCode, 0);
    QCOMPARE(saved(c, m_file, "joined.pdf"), manyBytes(5 * PieceBytes + 17));
}

void TestAttachmentsEverywhere::wrongNames_areRefused()
{
    QVERIFY(m_a.run(words("attachment add Nobody") + QStringList {m_a.path("scan.pdf")}).exitCode != 0);
    QVERIFY(m_a.run(words("attachment add Passport") + QStringList {m_a.path("nothing")}).exitCode != 0);
    QVERIFY(m_a.run(words("attachment save") + QStringList {m_file, m_a.path("scan.pdf")}).exitCode != 0);
    QVERIFY(m_a.run(words("attachment remove none")).exitCode != 0);
    QCOMPARE(filesOn(m_a).size(), 1);
}

QTEST_GUILESS_MAIN(TestAttachmentsEverywhere)
#include "tst_attachments.moc"
