// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/connectionsetting.h"

#include <sqlite3.h>

namespace haex {
namespace {

/// `value` below zero only asks.
int configure(sqlite3 *handle, int setting, int value)
{
    int present = 0;
    sqlite3_db_config(handle, setting, value, &present);
    return present;
}

} // namespace

ConnectionSetting::ConnectionSetting(sqlite3 *handle, int setting, bool isOn)
    : m_handle(handle)
    , m_setting(setting)
    , m_wasOn(configure(handle, setting, -1) != 0)
{
    configure(m_handle, m_setting, isOn ? 1 : 0);
}

ConnectionSetting::~ConnectionSetting()
{
    configure(m_handle, m_setting, m_wasOn ? 1 : 0);
}

} // namespace haex
