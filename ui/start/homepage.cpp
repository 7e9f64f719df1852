// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/homepage.h"

#include "ui/widgets/choicebutton.h"
#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileInfo>
#include <QVBoxLayout>

namespace haex {

namespace {

constexpr int ShownVaults = 3;

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home) ? u'~' + path.mid(home.size()) : path;
}

} // namespace

HomePage::HomePage(QWidget *parent)
    : QWidget(parent)
    , m_recentPart(new QWidget)
    , m_recent(new QVBoxLayout)
{
    auto *recentLayout = new QVBoxLayout(m_recentPart);
    recentLayout->setContentsMargins(0, 0, 0, Space::L);
    recentLayout->addWidget(new TextLabel(TextStyle::SmallStrong, tr("Your vaults"), Tone::Muted));
    recentLayout->addLayout(m_recent);
    m_recentPart->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::S);
    layout->addWidget(m_recentPart);
    layout->addWidget(new TextLabel(TextStyle::SmallStrong, tr("Begin"), Tone::Muted));
    const auto add = [this, layout](const QString &icon, const QString &title, const QString &text, auto signal) {
        auto *button = new ChoiceButton(icon, title, text);
        connect(button, &QAbstractButton::clicked, this, signal);
        layout->addWidget(button);
    };
    add(QStringLiteral("add"), tr("Create a vault"), tr("Start fresh on this device; sync it later if you like."), &HomePage::createRequested);
    add(QStringLiteral("device"), tr("Join with eight words"), tr("A device that has the vault is at hand; it shows them."), &HomePage::wordsRequested);
    add(QStringLiteral("cloud"), tr("Join with your account"), tr("Your vault is on a server already, or another computer hosts it."), &HomePage::joinRequested);
    add(QStringLiteral("folder"), tr("Open a vault file"), tr("A file on this computer."), &HomePage::openRequested);
    add(QStringLiteral("history"), tr("Restore a backup"), tr("Go back to how a vault was, as a vault of its own."), &HomePage::restoreRequested);
    add(QStringLiteral("sparkle"), tr("Try it with sample data"), tr("A throw-away vault to look around in."), &HomePage::sampleRequested);
    layout->addStretch();
}

void HomePage::showRecentVaults(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &path : paths.mid(0, ShownVaults)) {
        auto *button = new ChoiceButton(QStringLiteral("lock"), QFileInfo(path).completeBaseName(), shortPath(path));
        connect(button, &QAbstractButton::clicked, this, [this, path] { Q_EMIT recentChosen(path); });
        m_recent->addWidget(button);
    }
    m_recentPart->setVisible(!paths.isEmpty());
}

} // namespace haex
