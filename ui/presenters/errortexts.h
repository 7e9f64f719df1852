// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QCoreApplication>

namespace haex {

/// The one thing that a person can do about an error.
enum class Remedy { None, Retry, LogIn, CheckClock, CheckAddress, SetProxy, SetCertificate, CheckCertificate, ManageStorage, DecideDelete, CompareFingerprints };

/// Makes the sentences for errors: what happened and what that means, in words. Only here.
class ErrorTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ErrorTexts)
public:
    [[nodiscard]] static QString sentence(const Error &error);
    [[nodiscard]] static QString sentence(ErrorCode code);
    /// As above for a stored code name (the activity log).
    [[nodiscard]] static QString sentence(const QString &codeName);
    /// Of a file with a certificate of one's own.
    [[nodiscard]] static QString certificateProblem(const Error &error);
    [[nodiscard]] static Remedy remedy(ErrorCode code);
    /// The label of the button; empty for None.
    [[nodiscard]] static QString remedyLabel(Remedy remedy);

private:
    [[nodiscard]] static QString general(ErrorCode code);
    [[nodiscard]] static QString vaultFile(ErrorCode code);
    [[nodiscard]] static QString database(ErrorCode code);
    [[nodiscard]] static QString account(ErrorCode code);
    [[nodiscard]] static QString server(ErrorCode code);
    [[nodiscard]] static QString malformed(ErrorCode code);
};

} // namespace haex
