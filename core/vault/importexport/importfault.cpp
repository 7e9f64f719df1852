// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/importfault.h"

#include <array>
#include <utility>

namespace haex {
namespace {

constexpr std::array<std::pair<ImportFault, QLatin1StringView>, 8> Names{{
    {ImportFault::Unknown, QLatin1StringView("unknown")},
    {ImportFault::Damaged, QLatin1StringView("damaged")},
    {ImportFault::TooLarge, QLatin1StringView("too large")},
    {ImportFault::KeyFileDamaged, QLatin1StringView("key file damaged")},
    {ImportFault::Keepass1, QLatin1StringView("KeePass 1")},
    {ImportFault::NewerVersion, QLatin1StringView("newer version")},
    {ImportFault::Cipher, QLatin1StringView("cipher not supported")},
    {ImportFault::BoundToAccount, QLatin1StringView("encrypted for an account")},
}};

constexpr QLatin1StringView Separator(": ");

} // namespace

tl::unexpected<Error> failImport(ImportFault fault, const QString &detail)
{
    const QString name = Names[static_cast<size_t>(fault)].second;
    return fail(ErrorCode::UnsupportedFormat, detail.isEmpty() ? name : name + Separator + detail);
}

ImportFault importFault(const Error &error)
{
    if (error.code != ErrorCode::UnsupportedFormat)
        return ImportFault::Unknown;
    for (const auto &[fault, name] : Names) {
        if (error.context == name || error.context.startsWith(name + Separator))
            return fault;
    }
    return ImportFault::Unknown;
}

} // namespace haex
