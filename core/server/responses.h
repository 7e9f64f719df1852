// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/errorbody.h"
#include "core/server/httpmessage.h"

namespace haex {

[[nodiscard]] HttpResponse jsonResponse(QByteArray body, int status = 200);
/// An error of ours becomes one that strangers may read: codes that are not the protocol's turn
/// into `server_busy` or `server_error`, without their context.
[[nodiscard]] HttpResponse errorResponse(const Error &error);
[[nodiscard]] HttpResponse errorResponse(ErrorCode code);
[[nodiscard]] HttpResponse errorResponse(ErrorBody body);
/// 415: a content coding that is not taken, here or at all.
[[nodiscard]] HttpResponse unsupportedCoding();

} // namespace haex
