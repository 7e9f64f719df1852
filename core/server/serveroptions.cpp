// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serveroptions.h"

namespace haex {

QByteArray registrationName(Registration registration)
{
    switch (registration) {
    case Registration::Open:
        return "open";
    case Registration::Invitation:
        return "invitation";
    case Registration::Closed:
        break;
    }
    return "closed";
}

} // namespace haex
