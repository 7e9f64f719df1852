// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/backendrow.h"

#include "core/host/homeinvitation.h"
#include "ui/presenters/removaltexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int IconSize = 28;
}

BackendRow::BackendRow(const Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_notice((new TextLabel(TextStyle::Small, {}, Tone::Warning))->wrapped())
{
    auto *card = new Card;
    auto *icon = new IconLabel;
    icon->setIcon(QStringLiteral("backends"), backend.enabled ? Tint::Accent : Tint::Muted, IconSize);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new ElidedLabel(TextStyle::BodyStrong, backend.name));
    texts->addWidget(new ElidedLabel(TextStyle::Small, tr("%1 · %2", "address, e-mail").arg(backend.url.toDisplayString(QUrl::RemoveFragment), backend.email), Tone::Faint));
    auto *toggle = new ToggleSwitch(tr("Sync with %1").arg(backend.name));
    toggle->setChecked(backend.enabled);
    toggle->setToolTip(backend.enabled ? tr("Syncs") : tr("Paused"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::M);
    row->addWidget(icon);
    row->addLayout(texts, 1);
    row->addWidget(toggle);
    row->addWidget(makeMenuButton());
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(Space::L, Space::M, Space::M, Space::M);
    column->setSpacing(Space::S);
    column->addLayout(row);
    column->addWidget(makeNotice());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    connect(toggle, &QAbstractButton::clicked, this, [this](bool on) { Q_EMIT enabledToggled(m_backend.id, on); });
}

QWidget *BackendRow::makeNotice()
{
    m_noticeRow = new QWidget;
    auto *keep = makeButton(tr("Take back"));
    keep->setAccessibleName(tr("Take the deletion at %1 back").arg(m_backend.name));
    auto *row = new QHBoxLayout(m_noticeRow);
    row->setContentsMargins(IconSize + Space::M, 0, 0, 0);
    row->setSpacing(Space::M);
    row->addWidget(m_notice, 1, Qt::AlignVCenter);
    row->addWidget(keep);
    m_noticeRow->hide();
    connect(keep, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(m_backend); });
    return m_noticeRow;
}

void BackendRow::showRemoval(const ServerRemoval &removal, qint64 nowMs)
{
    const QString text = RemovalTexts::planned(removal, nowMs);
    m_notice->setText(text);
    m_noticeRow->setVisible(!text.isEmpty());
}

QWidget *BackendRow::makeMenuButton()
{
    auto *button = makeIconButton(QStringLiteral("more"), tr("More for %1").arg(m_backend.name));
    auto *menu = new QMenu(button);
    menu->addAction(themedIcon(QStringLiteral("edit")), tr("Rename…"), this, [this] { Q_EMIT renameRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("link")), tr("Change address…"), this, [this] { Q_EMIT addressRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("user")), tr("Log in again…"), this, [this] { Q_EMIT logInRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("key")), tr("Change account password…"), this, [this] { Q_EMIT passwordRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("export")), tr("Export what it holds…"), this, [this] { Q_EMIT exportRequested(m_backend); });
    menu->addSeparator();
    // Nobody knows the password of an account at home, and whoever hosts it deletes its folder.
    if (m_backend.email != HomeInvitation::account())
        menu->addAction(themedIcon(QStringLiteral("backends"), Tint::Danger), tr("Delete from server…"), this, [this] { Q_EMIT removalRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("trash"), Tint::Danger), tr("Remove…"), this, [this] { Q_EMIT removeRequested(m_backend); });
    button->setMenu(menu);
    return button;
}

} // namespace haex
