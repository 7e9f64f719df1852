// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/searchbench.h"

#include "core/storage/database.h"
#include "core/vault/items/itemindex.h"
#include "tests/bench/cputime.h"
#include "tests/support/orabort.h"
#include "tests/support/testvault.h"

#include <algorithm>

namespace haex::bench {
namespace {

/// What a letter may take, so that nobody notices.
constexpr double GoalMs = 50;
constexpr double FirstGoalMs = 3000;
/// As many as the window asks for while somebody types.
constexpr qint64 ShownItems = 200;
constexpr double NoGoal = 1e6;
constexpr double NanosecondsOfMs = 1e6;

/// Titles, names, addresses and a paragraph of notes out of some thousand words.
constexpr char ManyItems[] = R"sql(
WITH RECURSIVE
 syllable(n, s) AS (VALUES (0,'ba'),(1,'re'),(2,'lin'),(3,'mor'),(4,'ti'),(5,'gan'),(6,'sol'),(7,'ver'),(8,'ko'),(9,'dan'),(10,'pe'),(11,'wit')),
 word(n, w) AS (SELECT a.n * 144 + b.n * 12 + c.n, a.s || b.s || c.s FROM syllable a, syllable b, syllable c),
 number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?1)
INSERT INTO vault_items(id, title, username, url, notes)
 SELECT printf('%032x', number.n), t.w || ' ' || number.n, u.w || '@example.org', 'https://' || d.w || '.example.org/login',
        'Opened for ' || t.w || ' by ' || u.w || '. Customer number ' || (number.n * 7919) || ', branch of ' || d.w || '. Ask for ' || p.w || ' when it fails.'
 FROM number JOIN word t ON t.n = number.n * 31 % 1728 JOIN word u ON u.n = number.n * 17 % 1728
  JOIN word d ON d.n = number.n * 13 % 1728 JOIN word p ON p.n = number.n * 7 % 1728)sql";

/// As it grows in the field, letter by letter.
const QStringList Typed{QStringLiteral("berlin"), QStringLiteral("morbatigan 77"), QStringLiteral("pebare"), QStringLiteral("witwitwit example"),
                        QStringLiteral("nothing like that"), QStringLiteral("solver 9")};

template <class Answer>
double slowestMs(const Answer &answer)
{
    qint64 slowest = 0;
    for (const QString &text : Typed) {
        for (qsizetype length = 1; length <= text.size(); ++length)
            slowest = std::max(slowest, cpuOf([&] { answer(text.first(length)); }));
    }
    return double(slowest) / NanosecondsOfMs;
}

class Items final
{
public:
    explicit Items(int count)
    {
        orAbort(vault.replica().write([&]() -> Result<> {
            HAEX_ASSIGN(fill, vault.database().prepare(ManyItems));
            return fill.bind(1, qint64(count)).run();
        }));
    }

    void find(const QString &text)
    {
        if (!m_index)
            m_index = std::make_unique<ItemIndex>(vault.database());
        (void)orAbort(m_index->find({.text = text, .limit = ShownItems}, {}, QDate(2026, 1, 1)));
    }
    void forgetIndex() { m_index.reset(); }
    void touch(int number)
    {
        orAbort(vault.replica().write([&]() -> Result<> {
            HAEX_ASSIGN(change, vault.database().prepare("UPDATE vault_items SET notes = notes || '.' WHERE id = printf('%032x', ?1)"));
            return change.bind(1, qint64(number)).run();
        }));
    }
    void makeFullTextIndex()
    {
        orAbort(vault.database().execute("CREATE VIRTUAL TABLE bench_text USING fts5(title, username, url, notes, tokenize = 'trigram')"));
        orAbort(vault.database().execute("INSERT INTO bench_text(rowid, title, username, url, notes) SELECT rowid, title, username, url, notes FROM vault_items"));
    }
    /// All columns that a list shows, by one bound text.
    void ask(const char *sql, const QString &text)
    {
        Statement rows = orAbort(vault.database().prepare(sql));
        rows.bindText(1, text.toUtf8());
        while (orAbort(rows.step()))
            (void)rows.string(1);
    }

    TestVault vault;

private:
    std::unique_ptr<ItemIndex> m_index;
};

constexpr char ByText[] = "SELECT vault_items.id, vault_items.title, vault_items.username, vault_items.url FROM bench_text"
                          " JOIN vault_items ON vault_items.rowid = bench_text.rowid WHERE bench_text MATCH '\"' || ?1 || '\"' ORDER BY vault_items.title";
constexpr char ByLike[] = "SELECT id, title, username, url FROM vault_items WHERE title LIKE '%' || ?1 || '%' OR username LIKE '%' || ?1 || '%'"
                          " OR url LIKE '%' || ?1 || '%' OR notes LIKE '%' || ?1 || '%' ORDER BY title";

} // namespace

void runSearch(Report &report, int count)
{
    Items items(count);
    report.heading(QByteArray::number(count) + " items, encrypted file; ms of CPU, the slowest letter");
    report.line("first answer after opening", FirstGoalMs, Report::Good::Low, "", [&] {
        items.forgetIndex();
        return double(cpuOf([&] { items.find(Typed.first()); })) / NanosecondsOfMs;
    });
    report.line("a letter more in the field", GoalMs, Report::Good::Low, "", [&] { return slowestMs([&](const QString &text) { items.find(text); }); });
    report.line("the same, an item written before each letter", GoalMs, Report::Good::Low, "", [&] {
        int number = 0;
        return slowestMs([&](const QString &text) {
            items.touch(++number);
            items.find(text);
        });
    });
    items.makeFullTextIndex();
    report.line("for comparison: FTS5 in the file, three letters and more", NoGoal, Report::Good::Low, "", [&] {
        return slowestMs([&](const QString &text) { items.ask(ByText, text); });
    });
    report.line("for comparison: LIKE over all columns", NoGoal, Report::Good::Low, "", [&] {
        return slowestMs([&](const QString &text) { items.ask(ByLike, text); });
    });
}

} // namespace haex::bench
