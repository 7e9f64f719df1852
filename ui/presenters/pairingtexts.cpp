// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/pairingtexts.h"

#include "ui/presenters/errortexts.h"

namespace haex {

QString PairingTexts::failure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return error.pointer.isEmpty()
            ? tr("The server's address and all eight words are needed.")
            : tr("Word %1 is not one of those that your other device may show.").arg(error.pointer);
    case ErrorCode::NotFound:
        return tr("No device waits with these words at this server. They are good for ten minutes, "
                  "and for one device.");
    case ErrorCode::Conflict:
        return tr("Another device was faster with these words. If it is not yours, somebody has "
                  "seen them: let your other device show new ones.");
    case ErrorCode::Cancelled:
        return tr("It was ended before anything was handed over. Begin again, with new words.");
    case ErrorCode::Timeout:
        return tr("It took longer than ten minutes. Begin again, with new words.");
    case ErrorCode::AuthenticationFailed:
        return tr("What the two devices said was changed on its way. Nothing was handed over.");
    case ErrorCode::Unauthorized:
        return tr("The way in was used, or is too old. Begin again, with new words.");
    default:
        return ErrorTexts::sentence(error);
    }
}

QString PairingTexts::code(const QString &sixDigits)
{
    return sixDigits.left(3) + u' ' + sixDigits.mid(3);
}

} // namespace haex
