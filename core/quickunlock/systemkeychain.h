// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <functional>

/// The keychain of the person's desktop session, from any thread: the work is the application's
/// thread's, which has to run its event loop. Callbacks run once, from the event loop of the calling
/// thread; the desktop may ask the person to unlock it meanwhile.
namespace haex::SystemKeychain {

/// Whether there is one that answers.
void find(std::function<void(bool)> done);
/// `not_found` when the entry is not there, `io_error` when the keychain cannot be used.
void read(const QByteArray &entry, std::function<void(Result<SecretBytes>)> done);
void write(const QByteArray &entry, const SecretBytes &secret, std::function<void(Result<>)> done);
/// An entry that is not there is as good as removed.
void remove(const QByteArray &entry, std::function<void(Result<>)> done);

} // namespace haex::SystemKeychain
