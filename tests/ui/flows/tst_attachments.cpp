// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "tests/ui/support/person.h"
#include "ui/items/attachmentscard.h"
#include "ui/items/itemdetail.h"
#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"
#include "ui/widgets/bytespreview.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTest>
#include <QUrl>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// Somebody hangs files on an item by keyboard and by mouse, looks at them, saves and removes them.
/// Each step goes on where the one before it ended.
class TestAttachments final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void file_isAttached_byKeyboard();
    void file_isLookedAt();
    void file_isSaved();
    void droppedFile_isAttached();
    void file_isRenamed_andThatIsUndone();
    void removal_isUndone();
    void removedFile_isInTheTrash();
    void cleanupTestCase();

private:
    [[nodiscard]] QStringList names();
    [[nodiscard]] QString makeFile(const QString &name, const QByteArray &content);
    [[nodiscard]] ItemDetail &detail() { return *m_person->window().findChild<ItemDetail *>(); }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    bool m_failed = false;
};

void TestAttachments::init()
{
    QVERIFY2(!m_failed, "an earlier step failed");
}

void TestAttachments::cleanup()
{
    m_failed = m_failed || QTest::currentTestFailed();
}

void TestAttachments::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    QVERIFY(m_person->turnTo());
    auto made = m_person->service().createVault(m_person->file(QStringLiteral("files.haexvault")), QStringLiteral("Files"),
                                                SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
    m_person->press(Qt::Key_N, Qt::ControlModifier);
    m_person->type(QStringLiteral("Passport"));
    m_person->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->items().contains(QStringLiteral("Passport")), LongMs);
}

QStringList TestAttachments::names()
{
    auto future = m_person->service().run([](VaultSession &session) -> Result<QStringList> {
        HAEX_ASSIGN(items, session.items().list());
        HAEX_ASSIGN(files, session.attachments().list(items.isEmpty() ? QByteArray() : items.first().id));
        QStringList names;
        for (const Attachment &file : files)
            names << file.name;
        return names;
    });
    // A test may wait; the window may not.
    return future.result().value_or(QStringList());
}

QString TestAttachments::makeFile(const QString &name, const QByteArray &content)
{
    QFile file(m_person->file(name));
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

void TestAttachments::file_isAttached_byKeyboard()
{
    const QString path = makeFile(QStringLiteral("codes.txt"), "4711 0815");
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Attach a file")));
    m_person->press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }));
    m_person->retype(path);
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("codes.txt")}, LongMs);
    QVERIFY(m_person->turnTo());
    QTRY_VERIFY(detail().findChild<AttachmentsCard *>());
}

void TestAttachments::file_isLookedAt()
{
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Look at codes.txt")));
    m_person->press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }));
    auto *preview = QApplication::activeModalWidget()->findChild<BytesPreview *>();
    QVERIFY(preview);
    QCOMPARE(preview->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("4711 0815"));
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(m_person->turnTo());
}

void TestAttachments::file_isSaved()
{
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Save codes.txt")));
    m_person->press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }));
    const QString path = m_person->file(QStringLiteral("saved.txt"));
    m_person->retype(path);
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), LongMs);
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("4711 0815"));
    QVERIFY(m_person->turnTo());
}

void TestAttachments::droppedFile_isAttached()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(makeFile(QStringLiteral("scan.bin"), QByteArray(600'000, 'x')))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(detail().viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(detail().viewport(), &drop);
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{QStringLiteral("codes.txt"), QStringLiteral("scan.bin")}), LongMs);
    QVERIFY(QFile::exists(m_person->file(QStringLiteral("scan.bin"))));
}

void TestAttachments::file_isRenamed_andThatIsUndone()
{
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Rename codes.txt")));
    m_person->press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }));
    m_person->retype(QStringLiteral("keys.txt"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("keys.txt")), LongMs);
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{QStringLiteral("codes.txt"), QStringLiteral("scan.bin")}), LongMs);
}

void TestAttachments::removal_isUndone()
{
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Remove scan.bin")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("codes.txt")}, LongMs);
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, LongMs);
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 1, LongMs);
}

void TestAttachments::removedFile_isInTheTrash()
{
    m_person->press(Qt::Key_6, Qt::ControlModifier);
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Deleted items and rows")));
    m_person->press(Qt::Key_Home);
    m_person->press(Qt::Key_Space);
    QTRY_VERIFY(m_person->tabTo(QStringLiteral("Restore")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, LongMs);
}

void TestAttachments::cleanupTestCase()
{
    m_person.reset();
    m_appearance.reset();
}

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
