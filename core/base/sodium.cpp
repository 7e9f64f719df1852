// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sodium.h"

#include <QtGlobal>

#include <sodium.h>

namespace haex {

void ensureSodium()
{
    static const int status = sodium_init();
    if (status < 0)
        qFatal("libsodium could not be initialised");
}

} // namespace haex
