// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/backendrow.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toggleswitch.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

BackendRow::BackendRow(const Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
{
    auto *card = new Card;
    auto *icon = new IconLabel;
    icon->setIcon(QStringLiteral("backends"), backend.enabled ? Tint::Accent : Tint::Muted, 28);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new ElidedLabel(TextStyle::BodyStrong, backend.name));
    texts->addWidget(new ElidedLabel(TextStyle::Small, tr("%1 · %2", "address, e-mail").arg(backend.url.toDisplayString(QUrl::RemoveFragment), backend.email), Tone::Faint));
    auto *toggle = new ToggleSwitch(tr("Sync with %1").arg(backend.name));
    toggle->setChecked(backend.enabled);
    toggle->setToolTip(backend.enabled ? tr("Syncs") : tr("Paused"));
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(Space::L, Space::M, Space::M, Space::M);
    row->setSpacing(Space::M);
    row->addWidget(icon);
    row->addLayout(texts, 1);
    row->addWidget(toggle);
    row->addWidget(makeMenuButton());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    connect(toggle, &QAbstractButton::clicked, this, [this](bool on) { Q_EMIT enabledToggled(m_backend.id, on); });
}

QWidget *BackendRow::makeMenuButton()
{
    auto *button = makeIconButton(QStringLiteral("more"), tr("More for %1").arg(m_backend.name));
    auto *menu = new QMenu(button);
    menu->addAction(themedIcon(QStringLiteral("edit")), tr("Rename…"), this, [this] { Q_EMIT renameRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("link")), tr("Change address…"), this, [this] { Q_EMIT addressRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("user")), tr("Log in again…"), this, [this] { Q_EMIT logInRequested(m_backend); });
    menu->addAction(themedIcon(QStringLiteral("key")), tr("Change account password…"), this, [this] { Q_EMIT passwordRequested(m_backend); });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("trash"), Tint::Danger), tr("Remove…"), this, [this] { Q_EMIT removeRequested(m_backend); });
    button->setMenu(menu);
    return button;
}

} // namespace haex
