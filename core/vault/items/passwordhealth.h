// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/generator/passwordstrength.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace haex {

class Database;

/// What was found out about one item with a password or an expiry, without the password.
struct CheckedPassword
{
    QByteArray itemId = {};
    QString title = {};
    QString username = {};
    PasswordStrength strength = {};
    /// Equal for equal passwords of one check; by a key that is forgotten after it. Empty where there is
    /// no password.
    QByteArray fingerprint = {};
    /// The last day on which the item holds; invalid when it never expires.
    QDate expires = {};

    [[nodiscard]] bool hasPassword() const { return !fingerprint.isEmpty(); }
};

/// Judges the next `limit` items with a password or an expiry behind `afterId`, in the order of ids:
/// estimating takes a while, so that many items are done in pieces. Empty at the end.
[[nodiscard]] Result<QList<CheckedPassword>> checkPasswords(Database &database,
                                                            const QByteArray &afterId, int limit,
                                                            const QByteArray &fingerprintKey);

/// Collects the pieces and tells which passwords should be changed, and what expires.
class PasswordHealth final
{
public:
    /// An item that expires on one of the next days is told of while it still holds.
    static constexpr int SoonDays = 30;
    enum class Expiry { None, Soon, Over };

    struct Finding
    {
        CheckedPassword password;
        bool isWeak = false;
        /// Titles of the other items with the same password.
        QStringList sharedWith = {};
        Expiry expiry = Expiry::None;

        [[nodiscard]] bool isBadPassword() const { return isWeak || !sharedWith.isEmpty(); }
    };

    [[nodiscard]] static Expiry expiryOf(QDate expires, QDate today);

    void add(const QList<CheckedPassword> &checked);
    [[nodiscard]] qsizetype checkedCount() const { return m_checked.size(); }
    [[nodiscard]] qsizetype passwordCount() const { return m_passwords; }
    /// Shared ones first, those of one password together; then weak ones, the weakest first; then what
    /// expires, the earliest first.
    [[nodiscard]] QList<Finding> findings(QDate today) const;

private:
    qsizetype m_passwords = 0;
    QList<CheckedPassword> m_checked;
    QHash<QByteArray, QList<qsizetype>> m_byFingerprint;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::CheckedPassword)
