// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/synctask.h"

#include <utility>

namespace haex {
namespace {

constexpr QByteArrayView ScanPrefix = "push.scan:";

/// A page is one transaction: what designs with smaller steps reach inside of it is reached here
/// when the page is applied.
QByteArray pointHere(const QByteArray &point)
{
    static const QByteArrayList insidePage{"pull.cell_value_written", "pull.json_read",
                                           "pull.cell_hlc_written", "pull.row_ts_written"};
    const bool inside = point.startsWith("pull.row_begin") || insidePage.contains(point);
    return inside ? QByteArrayLiteral("pull.page_applied") : point;
}

} // namespace

SyncTask::SyncTask(QByteArray name, BackendPlace place, SyncMode mode)
    : m_name(std::move(name))
    , m_place(std::move(place))
    , m_mode(mode)
{
}

void SyncTask::stopAt(const QByteArray &point, qint64 nth)
{
    m_point = pointHere(point);
    m_left = std::max<qint64>(nth, 1);
}

void SyncTask::release()
{
    if (const Proceed proceed = std::exchange(m_held, {}))
        proceed();
}

SyncEngine::Done SyncTask::begin()
{
    m_end = std::make_shared<bool>(false);
    return [end = m_end](const Result<> &) { *end = true; };
}

/// A table that is not scanned, since nothing in it changed, stands for what follows the scans.
bool SyncTask::isWanted(const QByteArray &point)
{
    if (point == "push.dirty_read")
        m_scanned.clear();
    if (point.startsWith(ScanPrefix))
        m_scanned.insert(point);
    const bool skippedScan = m_point.startsWith(ScanPrefix) && point == "push.request_sent"
        && !m_scanned.contains(m_point);
    return point == m_point || skippedScan;
}

bool SyncTask::holdsAt(const QByteArray &point)
{
    return isWanted(point) && --m_left == 0;
}

} // namespace haex
