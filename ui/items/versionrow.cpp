// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/versionrow.h"

#include "ui/presenters/historytexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace haex {

namespace {

Tone toneOf(FieldVersion::Fate fate)
{
    switch (fate) {
    case FieldVersion::Fate::Present:
        return Tone::Success;
    case FieldVersion::Fate::LostConflict:
        return Tone::Warning;
    default:
        return Tone::Muted;
    }
}

} // namespace

VersionRow::VersionRow(const FieldVersion &version, const DeviceNames &devices, qint64 nowMs, QWidget *parent)
    : QWidget(parent)
    , m_version(version)
{
    const QString when = TimeTexts::exact(version.written.physicalMs, nowMs);
    const QString name = tr("%1, written %2", "field, time").arg(HistoryTexts::fieldName(version), when);
    auto *first = new QHBoxLayout;
    first->setSpacing(Space::S);
    first->addWidget(makeValue(name), 1);
    if (version.fate != FieldVersion::Fate::Replaced)
        first->addWidget(new Pill(HistoryTexts::fate(version), toneOf(version.fate)), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(first);
    texts->addWidget((new TextLabel(TextStyle::Small, HistoryTexts::story(version, devices, nowMs), Tone::Faint))->wrapped());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::L, Space::S, Space::M, Space::S);
    row->setSpacing(Space::S);
    row->addLayout(texts, 1);
    addButtons(row, name);
}

QWidget *VersionRow::makeValue(const QString &name)
{
    if (!m_version.isProtected) {
        auto *text = (new TextLabel(TextStyle::Body, HistoryTexts::value(m_version)))->wrapped();
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(name);
        return text;
    }
    m_line = new QLineEdit(m_version.value);
    m_line->setReadOnly(true);
    m_line->setFrame(false);
    m_line->setAccessibleName(name);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setTextMargins(-8, 0, 0, 0);
    QPalette clear = m_line->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_line->setPalette(clear);
    m_line->setCursorPosition(0);
    return m_line;
}

void VersionRow::addButtons(QHBoxLayout *row, const QString &name)
{
    if (!m_version.isPresent()) {
        auto *restore = makeButton(tr("Use again"), Variant::Normal, QStringLiteral("undo"));
        restore->setAccessibleName(tr("Use again: %1").arg(name));
        restore->setAutoDefault(false);
        connect(restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_version); });
        row->addWidget(restore);
    }
    auto *icons = new QHBoxLayout;
    icons->setSpacing(0);
    if (m_line) {
        auto *reveal = makeIconButton(QStringLiteral("eye"), tr("Reveal %1").arg(name));
        reveal->setCheckable(true);
        connect(reveal, &QToolButton::toggled, this, [this, reveal](bool on) {
            m_line->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
            m_line->setFont(fontOf(on ? TextStyle::Mono : TextStyle::Body));
            reveal->setIcon(themedIcon(on ? QStringLiteral("eye-off") : QStringLiteral("eye")));
        });
        icons->addWidget(reveal);
    }
    auto *copy = makeIconButton(QStringLiteral("copy"), tr("Copy %1").arg(name));
    connect(copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(HistoryTexts::value(m_version), m_version.isProtected); });
    icons->addWidget(copy);
    row->addLayout(icons);
}

} // namespace haex
