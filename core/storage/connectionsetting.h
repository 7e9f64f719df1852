// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace haex {

/// Another setting of a connection (SQLITE_DBCONFIG_…, one that is on or off) for its lifetime.
/// Other than the pragma of that name it works within a transaction.
class ConnectionSetting final
{
public:
    ConnectionSetting(sqlite3 *handle, int setting, bool isOn);
    ~ConnectionSetting();
    ConnectionSetting(const ConnectionSetting &) = delete;
    ConnectionSetting &operator=(const ConnectionSetting &) = delete;

private:
    sqlite3 *m_handle;
    int m_setting;
    bool m_wasOn;
};

} // namespace haex
