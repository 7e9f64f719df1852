// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/passwordhealth.h"

#include "core/storage/database.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <tuple>

namespace haex {

Result<QList<CheckedPassword>> checkPasswords(Database &database, const QByteArray &afterId,
                                              int limit, const QByteArray &fingerprintKey)
{
    HAEX_ASSIGN(
        rows,
        database.cached(QByteArrayLiteral(
            "SELECT id, title, username, password FROM vault_items WHERE id > ?1 AND password <> ''"
            " ORDER BY id LIMIT ?2")));
    rows->bindText(1, afterId).bind(2, qint64(limit));
    QList<CheckedPassword> checked;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        CheckedPassword one{rows->text(0), rows->string(1), rows->string(2), {}, {}};
        const QString password = rows->string(3);
        // A password that repeats the title or the user name is as weak as those are known.
        one.strength = estimateStrength(password, {one.title, one.username});
        one.fingerprint = QMessageAuthenticationCode::hash(rows->text(3), fingerprintKey,
                                                           QCryptographicHash::Sha256);
        checked += one;
    }
    rows->reset();
    return checked;
}

void PasswordHealth::add(const QList<CheckedPassword> &checked)
{
    for (const CheckedPassword &one : checked) {
        m_byFingerprint[one.fingerprint] += m_checked.size();
        m_checked += one;
    }
}

QList<PasswordHealth::Finding> PasswordHealth::findings() const
{
    QList<Finding> findings;
    for (qsizetype i = 0; i < m_checked.size(); ++i) {
        Finding finding{
            m_checked.at(i), m_checked.at(i).strength.strengthClass <= StrengthClass::Weak, {}};
        for (const qsizetype other : m_byFingerprint.value(finding.password.fingerprint)) {
            if (other != i)
                finding.sharedWith += m_checked.at(other).title;
        }
        if (finding.isWeak || !finding.sharedWith.isEmpty())
            findings += finding;
    }
    const auto rank = [](const Finding &finding) {
        const bool shared = !finding.sharedWith.isEmpty();
        return std::tuple(-finding.sharedWith.size(),
                          shared ? finding.password.fingerprint : QByteArray(),
                          shared ? 0.0 : finding.password.strength.bits, finding.password.title);
    };
    std::ranges::stable_sort(findings,
                             [&](const Finding &a, const Finding &b) { return rank(a) < rank(b); });
    return findings;
}

} // namespace haex
