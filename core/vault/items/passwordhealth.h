// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/generator/passwordstrength.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace haex {

class Database;

/// What was found out about the password of one item, without the password.
struct CheckedPassword
{
    QByteArray itemId = {};
    QString title = {};
    QString username = {};
    PasswordStrength strength = {};
    /// Equal for equal passwords of one check; by a key that is forgotten after it.
    QByteArray fingerprint = {};
};

/// Judges the passwords of the next `limit` items behind `afterId`, in the order of ids: estimating
/// takes a while, so that many items are done in pieces. Empty at the end.
[[nodiscard]] Result<QList<CheckedPassword>> checkPasswords(Database &database,
                                                            const QByteArray &afterId, int limit,
                                                            const QByteArray &fingerprintKey);

/// Collects the pieces and tells which passwords should be changed.
class PasswordHealth final
{
public:
    struct Finding
    {
        CheckedPassword password;
        bool isWeak = false;
        /// Titles of the other items with the same password.
        QStringList sharedWith = {};
    };

    void add(const QList<CheckedPassword> &checked);
    [[nodiscard]] qsizetype checkedCount() const { return m_checked.size(); }
    /// Shared ones first, those of one password together; then weak ones, the weakest first.
    [[nodiscard]] QList<Finding> findings() const;

private:
    QList<CheckedPassword> m_checked;
    QHash<QByteArray, QList<qsizetype>> m_byFingerprint;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::CheckedPassword)
