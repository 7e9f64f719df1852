// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemdetail.h"

#include "core/vault/items/passwordhealth.h"
#include "ui/items/attachmentscard.h"
#include "ui/items/fieldrow.h"
#include "ui/items/notescard.h"
#include "ui/items/tilewidget.h"
#include "ui/items/totprow.h"
#include "ui/presenters/historytexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int TileSize = 52;
constexpr int SyncIconSize = 16;
constexpr int MaximumWidth = 720;
}

ItemDetail::ItemDetail(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Item"));
    viewport()->setAutoFillBackground(false);
    viewport()->setAcceptDrops(true);
}

void ItemDetail::showItem(const VaultItem &item, const QString &groupName, const ItemAside &aside)
{
    m_item = item;
    m_aside = aside;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::L);
    column->addWidget(makeHeader(groupName));
    if (Card *fields = makeFields())
        column->addWidget(fields);
    if (!item.notes.isEmpty())
        column->addWidget(makeNotes());
    if (!aside.attachments.isEmpty())
        column->addWidget(makeFiles());
    column->addWidget(makeFooter());
    column->addStretch();
    auto *body = new QWidget;
    body->setMaximumWidth(MaximumWidth);
    body->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    auto *outer = new QHBoxLayout(page);
    outer->setContentsMargins(Space::L, Space::L, Space::L, Space::XL);
    outer->addWidget(body);
    setWidget(page);
}

QWidget *ItemDetail::makeHeader(const QString &groupName)
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::S);
    row->addWidget(new TileWidget(m_item.kind, m_item.title, TileSize));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new ElidedLabel(TextStyle::Title, m_item.title.isEmpty() ? ItemTexts::untitled() : m_item.title));
    QStringList facts{ItemTexts::kind(m_item.kind)};
    if (!groupName.isEmpty())
        facts << groupName;
    texts->addWidget(new ElidedLabel(TextStyle::Body, facts.join(QStringLiteral(" · ")), Tone::Muted));
    const PasswordHealth::Expiry expiry = PasswordHealth::expiryOf(m_item.expires(), QDate::currentDate());
    if (expiry != PasswordHealth::Expiry::None)
        texts->addWidget(new TextLabel(TextStyle::SmallStrong, expiry == PasswordHealth::Expiry::Over ? tr("Expired") : tr("Expires soon"), Tone::Warning));
    row->addLayout(texts, 1);
    auto *star = makeIconButton(m_item.favourite ? QStringLiteral("star-filled") : QStringLiteral("star"),
                                m_item.favourite ? tr("Remove from favourites") : tr("Add to favourites"),
                                m_item.favourite ? Tint::Warning : Tint::Muted);
    auto *history = makeIconButton(QStringLiteral("history"), tr("History (Ctrl+H)"));
    auto *attach = makeIconButton(QStringLiteral("attachment"), tr("Attach a file…"));
    auto *remove = makeIconButton(QStringLiteral("trash"), tr("Delete"));
    auto *edit = makeButton(tr("Edit"), Variant::Normal, QStringLiteral("edit"));
    edit->setToolTip(tr("Edit (Ctrl+E)"));
    for (QWidget *widget : std::initializer_list<QWidget *>{star, attach, history, remove, edit})
        row->addWidget(widget, 0, Qt::AlignTop);
    connect(star, &QToolButton::clicked, this, [this] { Q_EMIT favouriteToggled(!m_item.favourite); });
    connect(attach, &QToolButton::clicked, this, &ItemDetail::attachRequested);
    connect(history, &QToolButton::clicked, this, [this] { Q_EMIT historyRequested({}, {}); });
    connect(remove, &QToolButton::clicked, this, &ItemDetail::deleteRequested);
    connect(edit, &QPushButton::clicked, this, &ItemDetail::editRequested);
    return header;
}

void ItemDetail::addRow(QVBoxLayout *rows, QWidget *row)
{
    if (rows->count() > 0)
        rows->addWidget(new Divider);
    if (auto *field = qobject_cast<FieldRow *>(row)) {
        connect(field, &FieldRow::copyRequested, this, &ItemDetail::copyRequested);
        connect(field, &FieldRow::linkActivated, this, &ItemDetail::linkActivated);
    } else if (auto *totp = qobject_cast<TotpRow *>(row)) {
        connect(totp, &TotpRow::copyRequested, this, &ItemDetail::copyRequested);
        connect(totp, &TotpRow::transferRequested, this, &ItemDetail::transferRequested);
    }
    rows->addWidget(row);
}

Card *ItemDetail::makeFields()
{
    auto *card = new Card;
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(0, Space::XS, 0, Space::XS);
    rows->setSpacing(0);
    const auto add = [this, rows](const QString &caption, const QString &value, FieldRow::Kind kind,
                                  const QByteArray &partId, const QByteArray &column) {
        if (value.isEmpty())
            return;
        auto *row = new FieldRow(caption, value, kind);
        if (m_aside.formerCount(partId, column) > 0)
            row->addExtra(makeHistoryButton(caption, partId, column));
        addRow(rows, row);
    };
    add(tr("User name"), m_item.username, FieldRow::Kind::Plain, {}, "username");
    add(tr("Password"), m_item.password, FieldRow::Kind::Secret, {}, "password");
    if (!m_item.totpSecret.isEmpty())
        addRow(rows, new TotpRow(m_item.totpSecret));
    add(tr("Address"), m_item.url, FieldRow::Kind::Link, {}, "url");
    for (const QString &url : std::as_const(m_item.extraUrls))
        add(tr("Another address"), url, FieldRow::Kind::Link, {}, {});
    for (const ItemField &field : std::as_const(m_item.fields)) {
        if (field.isExpiry)
            add(ItemTexts::expiryName(), ItemTexts::expiry(m_item.expires(), QDate::currentDate()), FieldRow::Kind::Plain, field.id, "value");
        else
            add(field.name, field.value, field.isProtected ? FieldRow::Kind::Secret : FieldRow::Kind::Plain, field.id, "value");
    }
    if (rows->count() > 0)
        return card;
    delete card;
    return nullptr;
}

QWidget *ItemDetail::makeNotes()
{
    auto *card = new NotesCard(m_item.kind == ItemKind::Note ? QString() : tr("Notes"), m_item.notes);
    if (m_aside.formerCount({}, "notes") > 0)
        card->addButton(makeHistoryButton(tr("Notes"), {}, "notes"));
    connect(card, &NotesCard::linkActivated, this, &ItemDetail::linkActivated);
    return card;
}

QWidget *ItemDetail::makeFiles()
{
    auto *card = new AttachmentsCard(m_aside.attachments);
    connect(card, &AttachmentsCard::previewRequested, this, &ItemDetail::previewRequested);
    connect(card, &AttachmentsCard::saveRequested, this, &ItemDetail::saveRequested);
    connect(card, &AttachmentsCard::renameRequested, this, &ItemDetail::renameRequested);
    connect(card, &AttachmentsCard::removeRequested, this, &ItemDetail::removalRequested);
    return card;
}

QStringList ItemDetail::droppedFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            paths << url.toLocalFile();
    }
    return paths;
}

void ItemDetail::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_item.id.isEmpty() && !droppedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ItemDetail::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction();
}

/// Whoever drags a file from a file manager may mean to move it; it stays where it is.
void ItemDetail::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT filesDropped(droppedFiles(*event->mimeData()));
}

QWidget *ItemDetail::makeFooter()
{
    auto *footer = new QWidget;
    auto *layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    if (!m_item.tags.isEmpty()) {
        auto *tags = new QHBoxLayout;
        for (const QString &tag : std::as_const(m_item.tags))
            tags->addWidget(new Pill(tag, Tone::Accent));
        tags->addStretch();
        layout->addLayout(tags);
    }
    layout->addLayout(makeFacts());
    return footer;
}

/// Where the item is, and when it was changed.
QHBoxLayout *ItemDetail::makeFacts()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    QStringList facts;
    if (const QString where = HistoryTexts::whereItIs(m_aside.sync); !where.isEmpty()) {
        const bool everywhere = HistoryTexts::isEverywhere(m_aside.sync);
        auto *icon = new IconLabel;
        icon->setIcon(everywhere ? QStringLiteral("cloud") : QStringLiteral("cloud-up"), everywhere ? Tint::Muted : Tint::Warning, SyncIconSize);
        row->addWidget(icon, 0, Qt::AlignTop);
        facts << where;
    }
    if (m_item.modifiedMs > 0)
        facts << tr("Changed %1").arg(TimeTexts::ago(m_item.modifiedMs, QDateTime::currentMSecsSinceEpoch()));
    row->addWidget((new TextLabel(TextStyle::Small, facts.join(QStringLiteral(" · ")), Tone::Faint))->wrapped(), 1);
    if (!m_aside.sync.backends.isEmpty()) {
        auto *log = makeIconButton(QStringLiteral("list"), tr("What happened: what was sent and received of this item"));
        connect(log, &QToolButton::clicked, this, &ItemDetail::logRequested);
        row->addWidget(log, 0, Qt::AlignTop);
    }
    return row;
}

QToolButton *ItemDetail::makeHistoryButton(const QString &caption, const QByteArray &partId, const QByteArray &column)
{
    const QString text = tr("%n earlier value(s) of %1", nullptr, m_aside.formerCount(partId, column)).arg(caption);
    auto *button = makeIconButton(QStringLiteral("history"), text);
    connect(button, &QToolButton::clicked, this, [this, partId, column] { Q_EMIT historyRequested(partId, column); });
    return button;
}

} // namespace haex
