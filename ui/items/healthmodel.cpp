// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/healthmodel.h"

#include "ui/presenters/itemtexts.h"
#include "ui/style/icons.h"

#include <QLocale>

namespace haex {

namespace {
/// More names than these do not help.
constexpr qsizetype NamedItems = 3;
}

void HealthModel::setFindings(QList<PasswordHealth::Finding> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int HealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int HealthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HealthModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PasswordHealth::Finding &finding = m_findings.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(finding, index.column());
    if (role == Qt::DecorationRole && index.column() == Item)
        return themedIcon(iconName(finding), Tint::Warning);
    return role == IdRole ? QVariant(finding.password.itemId) : QVariant();
}

QString HealthModel::iconName(const PasswordHealth::Finding &finding)
{
    if (!finding.sharedWith.isEmpty())
        return QStringLiteral("copy");
    return finding.isWeak ? QStringLiteral("warning") : QStringLiteral("clock");
}

QString HealthModel::text(const PasswordHealth::Finding &finding, int column) const
{
    switch (column) {
    case Item:
        return finding.password.title.isEmpty() ? ItemTexts::untitled() : finding.password.title;
    case UserName:
        return finding.password.username;
    default:
        return problem(finding);
    }
}

QString HealthModel::problem(const PasswordHealth::Finding &finding)
{
    QStringList problems;
    if (!finding.sharedWith.isEmpty()) {
        QStringList names = finding.sharedWith.first(qMin(finding.sharedWith.size(), NamedItems));
        const auto more = finding.sharedWith.size() - names.size();
        if (more > 0)
            names << tr("%n more", nullptr, int(more));
        problems << tr("Same password as %1").arg(QLocale().createSeparatedList(names));
    }
    if (finding.password.strength.strengthClass == StrengthClass::VeryWeak)
        problems << tr("Guessed at once");
    else if (finding.isWeak)
        problems << tr("Easy to guess");
    if (finding.expiry != PasswordHealth::Expiry::None) {
        const QString day = ItemTexts::expiry(finding.password.expires, QDate::currentDate());
        problems << (finding.expiry == PasswordHealth::Expiry::Over ? tr("Expired: %1") : tr("Expires: %1")).arg(day);
    }
    return problems.join(QStringLiteral(" · "));
}

QVariant HealthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Item:
        return tr("Item");
    case UserName:
        return tr("User name");
    default:
        return tr("Problem");
    }
}

} // namespace haex
