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
            "SELECT * FROM (SELECT id, title, username, password, coalesce((SELECT min(f.value) FROM"
            " vault_item_fields AS f WHERE f.item_id = i.id AND f.kind = 'expiry' AND f.value <> ''), '') AS expires"
            " FROM vault_items AS i WHERE id > ?1) WHERE password <> '' OR expires <> '' ORDER BY id LIMIT ?2")));
    rows->bindText(1, afterId).bind(2, qint64(limit));
    QList<CheckedPassword> checked;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        CheckedPassword one{rows->text(0), rows->string(1), rows->string(2), {}, {}, QDate::fromString(rows->string(4), Qt::ISODate)};
        if (const QString password = rows->string(3); !password.isEmpty()) {
            // A password that repeats the title or the user name is as weak as those are known.
            one.strength = estimateStrength(password, {one.title, one.username});
            one.fingerprint = QMessageAuthenticationCode::hash(rows->text(3), fingerprintKey, QCryptographicHash::Sha256);
        }
        checked += one;
    }
    rows->reset();
    return checked;
}

void PasswordHealth::add(const QList<CheckedPassword> &checked)
{
    for (const CheckedPassword &one : checked) {
        if (one.hasPassword()) {
            ++m_passwords;
            m_byFingerprint[one.fingerprint] += m_checked.size();
        }
        m_checked += one;
    }
}

PasswordHealth::Expiry PasswordHealth::expiryOf(QDate expires, QDate today)
{
    if (!expires.isValid() || today.daysTo(expires) > SoonDays)
        return Expiry::None;
    return expires < today ? Expiry::Over : Expiry::Soon;
}

QList<PasswordHealth::Finding> PasswordHealth::findings(QDate today) const
{
    QList<Finding> findings;
    for (qsizetype i = 0; i < m_checked.size(); ++i) {
        const CheckedPassword &checked = m_checked.at(i);
        Finding finding{checked, checked.hasPassword() && checked.strength.strengthClass <= StrengthClass::Weak, {},
                        expiryOf(checked.expires, today)};
        for (const qsizetype other : m_byFingerprint.value(finding.password.fingerprint)) {
            if (other != i)
                finding.sharedWith += m_checked.at(other).title;
        }
        if (finding.isBadPassword() || finding.expiry != Expiry::None)
            findings += finding;
    }
    const auto rank = [](const Finding &finding) {
        const bool shared = !finding.sharedWith.isEmpty();
        return std::tuple(-finding.sharedWith.size(), shared ? finding.password.fingerprint : QByteArray(), !finding.isWeak,
                          finding.isWeak && !shared ? finding.password.strength.bits : 0.0,
                          finding.isBadPassword() ? QDate() : finding.password.expires, finding.password.title);
    };
    std::ranges::stable_sort(findings,
                             [&](const Finding &a, const Finding &b) { return rank(a) < rank(b); });
    return findings;
}

} // namespace haex
