// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvaults.h"

#include <mutex>
#include <utility>
#include <vector>

namespace haex {
namespace {

struct OpenVaults
{
    std::mutex mutex;
    std::vector<FileIdentity> files;
};

/// One for the process, because the locks that it protects are the process's.
OpenVaults &openVaults()
{
    static OpenVaults vaults;
    return vaults;
}

} // namespace

Result<VaultClaim> VaultClaim::take(const QString &path)
{
    HAEX_ASSIGN(file, fileIdentity(path));
    OpenVaults &vaults = openVaults();
    const std::lock_guard lock(vaults.mutex);
    if (std::find(vaults.files.begin(), vaults.files.end(), file) != vaults.files.end())
        return fail(ErrorCode::VaultInUse, path);
    vaults.files.push_back(file);
    return VaultClaim(file);
}

VaultClaim::VaultClaim(VaultClaim &&other) noexcept
    : m_file(other.m_file)
    , m_held(std::exchange(other.m_held, false))
{
}

VaultClaim &VaultClaim::operator=(VaultClaim &&other) noexcept
{
    if (this != &other) {
        release();
        m_file = other.m_file;
        m_held = std::exchange(other.m_held, false);
    }
    return *this;
}

VaultClaim::~VaultClaim()
{
    release();
}

void VaultClaim::release()
{
    if (!std::exchange(m_held, false))
        return;
    OpenVaults &vaults = openVaults();
    const std::lock_guard lock(vaults.mutex);
    std::erase(vaults.files, m_file);
}

} // namespace haex
