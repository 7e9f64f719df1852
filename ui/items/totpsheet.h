// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/totp.h"
#include "ui/widgets/sheet.h"

class QLabel;

namespace haex {

/// The key of a one-time code, as a QR code for an authenticator on a phone. It is hidden until somebody
/// asks for it: whoever sees it can make the codes for ever.
class TotpSheet final : public Sheet
{
    Q_OBJECT
public:
    /// `settings` with the issuer and the account that the phone shall show.
    TotpSheet(const TotpSettings &settings, QWidget *parent);

    [[nodiscard]] bool isRevealed() const { return m_isRevealed; }
    void setRevealed(bool revealed);

Q_SIGNALS:
    void copyRequested(const QString &value, bool secret);

private:
    [[nodiscard]] QPixmap pattern() const;

    QString m_uri;
    QLabel *m_pattern;
    QPushButton *m_reveal;
    bool m_isRevealed = false;
};

} // namespace haex
