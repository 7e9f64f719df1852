// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/serverexport.h"

#include <QByteArrayView>

#include <functional>

namespace haex {

/// What an export of a server's data wrote.
struct ServerExportReport
{
    qint64 vaults = 0;
    qint64 cells = 0;
};

/// Takes one line of it; an error ends the export.
using ServerExportSink = std::function<Result<>(QByteArrayView line)>;

} // namespace haex
