// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/totp.h"

#include <QTimer>
#include <QWidget>

namespace haex {

class CountdownRing;
class FieldRow;

/// The one-time code of an item, with the time that it is still good.
class TotpRow final : public QWidget
{
    Q_OBJECT
public:
    explicit TotpRow(const QString &secret, QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested(const QString &value, bool secret);
    /// The key is to be shown, for a phone.
    void transferRequested();

private:
    void tick();

    Result<TotpSettings> m_settings;
    FieldRow *m_row;
    CountdownRing *m_ring;
    QTimer m_timer;
    QString m_code;
};

} // namespace haex
