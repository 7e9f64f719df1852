// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/historypolicy.h"
#include "ui/widgets/card.h"

class QComboBox;
class QSpinBox;

namespace haex {

/// Settings → History and trash: how long former values, deleted things and the log are kept. Asks
/// before less is kept.
class HistoryCard final : public Card
{
    Q_OBJECT
public:
    /// `controlWidth` in pixels.
    explicit HistoryCard(int controlWidth, QWidget *parent = nullptr);

    void showPolicy(const HistoryPolicy &policy);
    /// How long this device keeps its log of activity; 0 = for ever.
    void showActivityDays(int days);

Q_SIGNALS:
    void policyChosen(const haex::HistoryPolicy &policy);
    void activityDaysChosen(int days);

private:
    [[nodiscard]] QComboBox *makeDays(std::initializer_list<int> choices);
    void choosePolicy();
    void chooseActivityDays();
    void chooseDays(QComboBox &box, int days);
    [[nodiscard]] static QString daysText(int days);

    int m_controlWidth;
    QComboBox *m_days;
    QSpinBox *m_count;
    QComboBox *m_trashDays;
    QComboBox *m_activityDays;
    int m_keptActivityDays = 365;
    HistoryPolicy m_policy;
};

} // namespace haex
