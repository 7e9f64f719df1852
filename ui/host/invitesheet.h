// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homeinvitation.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QLabel;

namespace haex {

class TextLabel;

/// The text that brings a vault of this computer to another one, as a line to copy and as a QR
/// code, and the same in parts for whoever has to type it.
class InviteSheet final : public Sheet
{
    Q_OBJECT
public:
    /// One of `addresses` per network that this computer is in.
    InviteSheet(HomeInvitation invitation, const QList<QUrl> &addresses, QWidget *parent);

    /// A device has logged in with it: for another one there is another text.
    void showUsed(const QString &deviceName);

Q_SIGNALS:
    void copyRequested(const QString &text);
    /// A text for one more computer; the sheet has closed.
    void nextRequested();

private:
    [[nodiscard]] QWidget *makeText();
    [[nodiscard]] QWidget *makeParts();
    void showAddress(const QUrl &address);

    HomeInvitation m_invitation;
    TextLabel *m_text;
    QLabel *m_code;
    TextLabel *m_typedAddress;
    TextLabel *m_fingerprint;
    bool m_isUsed = false;
};

} // namespace haex
