// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include "ui/shell/appsettings.h"
#include "ui/shell/commandkeys.h"
#include "ui/shell/navbutton.h"
#include "ui/shell/statusbutton.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

Sidebar::Sidebar(QWidget *parent)
    : Pane(&Theme::sidebar, parent)
    , m_vault(makeButton({}, Variant::Quiet))
    , m_label(new TextLabel(TextStyle::SmallStrong, {}, Tone::Accent))
    , m_status(new StatusButton)
{
    setFixedWidth(Size::Sidebar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::S, Space::M, Space::S, Space::S);
    layout->setSpacing(2);
    layout->addWidget(makeHead());
    layout->addSpacing(Space::M);
    const auto add = [this, layout](ViewId view, const QString &icon, const QString &text) { layout->addWidget(addButton(view, icon, text)); };
    add(ViewId::Items, QStringLiteral("items"), tr("Items"));
    add(ViewId::Tables, QStringLiteral("tables"), tr("Tables"));
    add(ViewId::Conflicts, QStringLiteral("conflicts"), tr("Conflicts"));
    layout->addSpacing(Space::M);
    add(ViewId::Sync, QStringLiteral("sync"), tr("Sync"));
    add(ViewId::Backends, QStringLiteral("backends"), tr("Backends"));
    layout->addSpacing(Space::M);
    add(ViewId::Trash, QStringLiteral("trash"), tr("Trash"));
    add(ViewId::Settings, QStringLiteral("settings"), tr("Settings"));
    layout->addStretch();
    layout->addWidget(new Divider);
    layout->addSpacing(Space::XS);
    layout->addWidget(m_status);
    connect(m_status, &QAbstractButton::clicked, this, [this] { Q_EMIT viewChosen(ViewId::Sync); });
    m_label->hide();
}

QWidget *Sidebar::makeHead()
{
    auto *head = new QWidget;
    auto *lock = m_lock = makeIconButton(QStringLiteral("lock"), tr("Lock"));
    connect(lock, &QToolButton::clicked, this, &Sidebar::lockRequested);
    m_vault->setFocusPolicy(Qt::TabFocus);
    m_vault->setFont(fontOf(TextStyle::BodyStrong));
    m_vault->setIcon(QIcon(QStringLiteral(":/icons/haex-vault.svg")));
    m_vault->setMenu(new QMenu(m_vault));
    m_vault->setMaximumWidth(Size::Sidebar - 2 * Space::S - Size::Control - Space::XS);
    fillVaultMenu();
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::XS);
    row->addWidget(m_vault, 1);
    row->addWidget(lock);
    auto *labelRow = new QHBoxLayout;
    labelRow->setContentsMargins(Space::M, 0, 0, 0);
    labelRow->addWidget(m_label);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(labelRow);
    layout->addLayout(row);
    return head;
}

void Sidebar::fillVaultMenu()
{
    QMenu *menu = m_vault->menu();
    m_undo = menu->addAction(themedIcon(QStringLiteral("undo")), {}, this, &Sidebar::undoRequested);
    m_redo = menu->addAction(themedIcon(QStringLiteral("redo")), {}, this, &Sidebar::redoRequested);
    setUndo({}, {});
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("edit")), tr("Rename vault…"), this, &Sidebar::renameRequested);
    menu->addAction(themedIcon(QStringLiteral("key")), tr("Change vault password…"), this, &Sidebar::passwordRequested);
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("open")), tr("Import…"), this, &Sidebar::importRequested);
    menu->addAction(themedIcon(QStringLiteral("export")), tr("Export…"), this, &Sidebar::exportRequested);
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("backup")), tr("Back up…"), this, &Sidebar::backupRequested);
    menu->addAction(themedIcon(QStringLiteral("shield")), tr("Check vault…"), this, &Sidebar::checkRequested);
    menu->addAction(themedIcon(QStringLiteral("login")), tr("Check passwords…"), this, &Sidebar::passwordCheckRequested);
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("lock")), tr("Lock"), this, &Sidebar::lockRequested);
}

NavButton *Sidebar::addButton(ViewId view, const QString &iconName, const QString &text)
{
    auto *button = new NavButton(iconName, text);
    button->setToolTip(text);
    connect(button, &QAbstractButton::clicked, this, [this, view] { Q_EMIT viewChosen(view); });
    m_buttons.append(button);
    return button;
}

void Sidebar::setVaultName(const QString &name)
{
    const int room = m_vault->maximumWidth() - 2 * Space::M - 20 - Size::Icon - Space::S;
    m_vault->setText(m_vault->fontMetrics().elidedText(QString(name).replace(u'&', QLatin1String("&&")), Qt::ElideRight, room));
    m_vault->setAccessibleName(tr("Vault %1").arg(name));
    m_vault->setToolTip(name);
}

void Sidebar::setUndo(const QString &undo, const QString &redo)
{
    m_undoText = undo;
    m_redoText = redo;
    const auto escaped = [](const QString &text) { return QString(text).replace(u'&', QLatin1String("&&")); };
    m_undo->setText((undo.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(escaped(undo))) + u'\t' + m_undoKeys);
    m_undo->setEnabled(!undo.isEmpty());
    m_redo->setText((redo.isEmpty() ? tr("Redo") : tr("Redo: %1").arg(escaped(redo))) + u'\t' + m_redoKeys);
    m_redo->setEnabled(!redo.isEmpty());
}

void Sidebar::bindKeys(const AppSettings &settings)
{
    const auto follow = [this, &settings] {
        const auto keys = [&settings](Command command) { return CommandKeys::of(settings, command).toString(QKeySequence::NativeText); };
        const auto withKeys = [&keys](const QString &text, Command command) {
            return keys(command).isEmpty() ? text : tr("%1 (%2)", "what a button does, keys").arg(text, keys(command));
        };
        m_undoKeys = keys(Command::Undo);
        m_redoKeys = keys(Command::Redo);
        setUndo(m_undoText, m_redoText);
        m_lock->setToolTip(withKeys(tr("Lock"), Command::Lock));
        for (int i = 0; i < m_buttons.size(); ++i)
            m_buttons.at(i)->setToolTip(withKeys(m_buttons.at(i)->text(), static_cast<Command>(int(Command::ShowItems) + i)));
    };
    connect(&settings, &AppSettings::changed, this, follow);
    follow();
}

void Sidebar::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
}

void Sidebar::showStatus(const SyncStatus &status)
{
    m_status->showStatus(status);
    m_buttons.at(static_cast<int>(ViewId::Conflicts))->setCount(status.openConflicts);
}

void Sidebar::setCurrent(ViewId view)
{
    m_buttons.at(static_cast<int>(view))->setChecked(true);
}

} // namespace haex
