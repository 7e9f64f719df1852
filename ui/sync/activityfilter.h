// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace haex {

/// The part of the activity log that is asked for: by words, and by what kind of thing happened.
class ActivityFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { Everything, Received, Sent, Problems };

    explicit ActivityFilter(QObject *parent = nullptr);

    void setShow(Show show);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Show m_show = Show::Everything;
};

} // namespace haex
