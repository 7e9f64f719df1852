// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/changecapture.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/pageapplier.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testserver.h"

#include <initializer_list>
#include <map>
#include <memory>

namespace haex {

/// A device of the sync tests: database, replica and journal, and the two directions of a sync with
/// a TestServer, spelled as a test reads them. Whatever fails without the test having asked for it
/// ends the test program. Needs a QCoreApplication.
class TestDevice final
{
public:
    /// `path` empty: in memory.
    TestDevice(int number, FakeClock &clock, QString path = {});
    ~TestDevice();

    [[nodiscard]] Database &database() const { return *m_database; }
    [[nodiscard]] Replica &replica() const { return *m_replica; }
    [[nodiscard]] ConflictJournal &journal() const { return *m_journal; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] QByteArray node() const { return m_replica->clock().node().toHex(); }
    [[nodiscard]] static QByteArray deviceId(int number);

    /// Runs a script in one write transaction, as the person.
    void sql(QByteArrayView script);
    [[nodiscard]] Result<> trySql(QByteArrayView script);
    /// Creates the table and makes it synced.
    void makeSynced(QByteArrayView createSql, const QByteArray &name);
    /// One line per row, values joined by `|`, text and BLOBs marked where they could be mistaken.
    [[nodiscard]] QByteArrayList rows(QByteArrayView select) const;
    [[nodiscard]] QByteArray scalar(QByteArrayView select) const;
    /// The rows of a table as the person sees them, in the order of their text.
    [[nodiscard]] QByteArrayList dump(const QByteArray &table) const;
    [[nodiscard]] QByteArrayList dumpAll() const;
    /// `table|row|column|reason` of what waits.
    [[nodiscard]] QByteArrayList held() const;
    /// `kind|table|row|column|winner|superseded` of the journal.
    [[nodiscard]] QByteArrayList conflicts() const;

    void addBackend(TestServer &server);
    [[nodiscard]] PushProgress progress(const QByteArray &backendId) const;
    [[nodiscard]] qint64 cursor(const QByteArray &backendId) const;
    void setCursor(const QByteArray &backendId, qint64 cursor);

    enum class Ack { Arrives, IsLost };
    /// Sends what the server has not got; answers the cells that were sent. `batches` < 0: all.
    std::vector<OutgoingCell> push(TestServer &server, qint64 maxCells = 500, int batches = -1,
                                   Ack ack = Ack::Arrives);
    [[nodiscard]] CapturedChanges capture(const TestServer &server, qint64 maxCells = 500,
                                          qint64 maxTransactionCells = ChangeCapture::MaxTransactionCells);
    /// Records the acknowledgement of a capture.
    void acknowledge(const TestServer &server, const CapturedChanges &captured);
    /// Forgets last values and tombstones, as far as the rules allow (R14).
    void purgeTombstones();
    /// Applies pages of `pageSize` cells; answers how many cells there were. `pages` < 0: all.
    qint64 pull(TestServer &server, qint64 pageSize = 500, int pages = -1);
    /// Pull, then push.
    void sync(TestServer &server);
    /// Applies cells as one page that came from nowhere in particular.
    ApplyReport apply(const std::vector<RemoteCell> &cells, bool lastPage = true);
    [[nodiscard]] ApplyContext contextFor(const QByteArray &backendId, bool lastPage = true);

    /// As a restart does: the replica, and the file when there is one, are closed and opened.
    void restart();
    /// Problems that no device may have: broken foreign keys, a damaged file, a `haex_timestamp`
    /// that is not the newest clock of its row; cells that it took for written by others in its name.
    [[nodiscard]] QByteArrayList problems() const;

private:
    void open(bool fresh);
    /// As the sealing of a cell tells who sent it.
    [[nodiscard]] std::vector<RemoteCell> asReceived(std::vector<RemoteCell> cells) const;

    int m_number;
    FakeClock &m_clock;
    QString m_path;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<ConflictJournal> m_journal;
    /// Cells that it took for written by others in its name.
    QByteArrayList m_accusations;
};

/// Pull and push in turn until a round brings nothing new; answers the number of rounds that did,
/// and ends the test program after 50.
int syncAll(std::initializer_list<TestDevice *> devices, std::initializer_list<TestServer *> servers,
            qint64 pageSize = 500);
int syncAll(const std::vector<TestDevice *> &devices, const std::vector<TestServer *> &servers,
            qint64 pageSize = 500);

/// An HLC text for tests that write cells by hand.
[[nodiscard]] QByteArray hlcAt(qint64 milliseconds, int node, int counter = 0);

} // namespace haex
