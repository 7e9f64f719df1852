// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/holderspage.h"

#include "core/vault/recoveryshareset.h"
#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QSet>
#include <QSpinBox>

#include <algorithm>

namespace haex {

namespace {

constexpr int FirstNames = 3;
constexpr int Columns = 2;
constexpr int LongestName = 60;
constexpr int NeededWidth = 90;

}

HoldersPage::HoldersPage(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_needed(new QSpinBox)
    , m_meaning((new TextLabel(TextStyle::Body))->wrapped())
{
    m_grid->setSpacing(Space::S);
    m_needed->setMinimum(RecoveryShareSet::LeastNeeded);
    m_needed->setFixedWidth(NeededWidth);
    m_needed->setAccessibleName(tr("How many open the vault together"));
    auto *label = new TextLabel(TextStyle::Body, tr("How many of them open the vault &together"));
    label->setBuddy(m_needed);
    auto *row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(m_needed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addLayout(m_grid);
    layout->addLayout(row);
    layout->addWidget(m_meaning);
    layout->addStretch();
    for (int i = 0; i < FirstNames; ++i)
        addName();
    connect(m_needed, &QSpinBox::valueChanged, this, &HoldersPage::refresh);
    refresh();
}

void HoldersPage::addName(const QString &name)
{
    const auto number = static_cast<int>(m_names.size());
    auto *field = new QLineEdit(name);
    field->setMaxLength(LongestName);
    field->setPlaceholderText(tr("Person %1").arg(number + 1));
    field->setAccessibleName(tr("Name of person %1").arg(number + 1));
    m_grid->addWidget(field, number / Columns, number % Columns);
    m_names.append(field);
    connect(field, &QLineEdit::textChanged, this, &HoldersPage::refresh);
}

QStringList HoldersPage::holders() const
{
    QStringList holders;
    for (const QLineEdit *field : m_names) {
        if (const QString name = field->text().simplified(); !name.isEmpty())
            holders += name;
    }
    return holders;
}

int HoldersPage::needed() const
{
    return m_needed->value();
}

QString HoldersPage::problem() const
{
    const QStringList names = holders();
    if (names.size() < RecoveryShareSet::LeastNeeded)
        return tr("Name at least two people.");
    if (QSet<QString>(names.begin(), names.end()).size() < names.size())
        return tr("Two people have the same name: tell them apart.");
    return {};
}

void HoldersPage::setPlan(const QStringList &holders, int needed)
{
    while (m_names.size() < std::min<qsizetype>(holders.size(), RecoveryShareSet::MostShares))
        addName();
    for (qsizetype at = 0; at < m_names.size(); ++at)
        m_names.at(at)->setText(holders.value(at));
    refresh();
    m_needed->setValue(needed);
}

void HoldersPage::focusFirst()
{
    m_names.first()->setFocus();
}

/// There is always a line for one more, and never a number that could not be.
void HoldersPage::refresh()
{
    if (!m_names.last()->text().isEmpty() && m_names.size() < RecoveryShareSet::MostShares)
        addName();
    const auto count = static_cast<int>(holders().size());
    m_needed->setMaximum(std::max<int>(count, RecoveryShareSet::LeastNeeded));
    if (count < RecoveryShareSet::LeastNeeded)
        return m_meaning->setText(tr("Each person gets a sheet of paper. Give one to yourself too if you like."));
    const int spare = count - needed();
    const QString together = tr("Any %1 of the %2 together open the vault; fewer learn nothing from their sheets.").arg(needed()).arg(count);
    m_meaning->setText(together + u' '
                       + (spare == 0 ? tr("No sheet may be lost: all of them are needed.")
                                     : tr("%n sheet(s) may be lost, and it still opens.", nullptr, spare)));
}

} // namespace haex
