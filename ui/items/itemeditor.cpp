// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemeditor.h"

#include "core/vault/generator/passwordstrength.h"
#include "core/vault/items/totp.h"
#include "ui/items/fieldeditor.h"
#include "ui/items/generatorpopover.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/strengthbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace haex {

namespace {

constexpr int MaximumWidth = 720;
constexpr int ExpiryWidth = 160;

QStringList lines(const QPlainTextEdit &edit)
{
    QStringList result;
    for (const QString &line : edit.toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            result << line.trimmed();
    }
    return result;
}

QPlainTextEdit *makeTextEdit(int visibleLines)
{
    auto *edit = new QPlainTextEdit;
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::StyledPanel);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * visibleLines + Space::L);
    return edit;
}

} // namespace

ItemEditor::ItemEditor(Random &random, QWidget *parent)
    : QWidget(parent)
    , m_random(random)
    , m_heading(new ElidedLabel(TextStyle::Title))
    , m_save(makeButton(tr("Save"), Variant::Primary))
    , m_messages(new MessageBar)
    , m_title(new QLineEdit)
    , m_loginPart(new QWidget)
    , m_username(new QLineEdit)
    , m_password(new PasswordField(tr("Password")))
    , m_strength(new StrengthBar)
    , m_urls(makeTextEdit(2))
    , m_totp(new PasswordField(tr("One-time code key")))
    , m_fields(new QVBoxLayout)
    , m_notes(makeTextEdit(5))
    , m_expires(new QCheckBox(tr("E&xpires on")))
    , m_expiry(new QDateEdit)
    , m_group(new QComboBox)
    , m_tags(new QLineEdit)
{
    build();
}

void ItemEditor::build()
{
    auto *form = new FormColumn;
    form->addField(tr("&Title"), m_title);
    addLoginFields(form);
    m_fields->setSpacing(Space::S);
    auto *addButton = makeButton(tr("Add a field"), Variant::Quiet, QStringLiteral("add"));
    connect(addButton, &QPushButton::clicked, this, [this] { addField({}); });
    form->addSpacing(Space::S);
    form->addLayout(m_fields);
    form->addWidget(addButton, 0, Qt::AlignLeft);
    form->addField(tr("&Notes"), m_notes);
    addExpiry(form);
    form->addField(tr("&Group"), m_group);
    m_tags->setPlaceholderText(tr("work, family"));
    form->addField(tr("Ta&gs"), m_tags, tr("Separate several tags with commas."));
    form->addStretch();
    auto *body = new QWidget;
    body->setMaximumWidth(MaximumWidth);
    body->setLayout(form);
    auto *page = new QWidget;
    auto *pageLayout = new QHBoxLayout(page);
    pageLayout->setContentsMargins(Space::XL, 0, Space::XL, Space::XL);
    pageLayout->addWidget(body);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setAccessibleName(tr("Edit item"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(scroll, 1);
}

void ItemEditor::addExpiry(FormColumn *form)
{
    m_expiry->setAccessibleName(tr("Expires on"));
    m_expiry->setDisplayFormat(TimeTexts::dayFormat());
    m_expiry->setEnabled(false);
    m_expiry->setMinimumWidth(ExpiryWidth);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    row->addWidget(m_expires);
    row->addWidget(m_expiry);
    row->addStretch();
    form->addSpacing(Space::S);
    form->addLayout(row);
    connect(m_expires, &QCheckBox::toggled, m_expiry, &QWidget::setEnabled);
}

QWidget *ItemEditor::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(Space::XL, Space::L, Space::XL, Space::M);
    auto *row = new QHBoxLayout;
    auto *cancel = makeButton(tr("Cancel"));
    m_save->setToolTip(tr("Save (Ctrl+S)"));
    row->addWidget(m_heading, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    column->addLayout(row);
    column->addWidget(m_messages);
    connect(cancel, &QPushButton::clicked, this, &ItemEditor::cancelled);
    connect(m_save, &QPushButton::clicked, this, &ItemEditor::save);
    return header;
}

void ItemEditor::addLoginFields(FormColumn *form)
{
    auto *column = new FormColumn(m_loginPart);
    column->addField(tr("&User name"), m_username);
    auto *row = new QHBoxLayout;
    auto *generate = makeIconButton(QStringLiteral("generate"), tr("Generate a password"), Tint::Accent);
    row->addWidget(m_password, 1);
    row->addWidget(generate);
    column->addFieldLayout(tr("&Password"), row, m_password);
    column->addWidget(m_strength);
    column->addField(tr("&Addresses"), m_urls, tr("One on each line."));
    m_totp->setPlaceholderText(tr("Key or otpauth:// address"));
    column->addField(tr("&One-time code"), m_totp);
    form->addSpacing(Space::S);
    form->addWidget(m_loginPart);
    connect(m_password, &QLineEdit::textChanged, this, &ItemEditor::updateStrength);
    connect(generate, &QToolButton::clicked, this, [this, generate] { openGenerator(generate); });
}

void ItemEditor::edit(const VaultItem &item, const QList<ItemGroup> &groups)
{
    m_original = item;
    const bool isNew = item.id.isEmpty();
    m_heading->setText(isNew ? ItemTexts::newKind(item.kind) : tr("Edit %1").arg(ItemTexts::kind(item.kind)));
    m_loginPart->setVisible(item.kind == ItemKind::Login);
    m_title->setText(item.title);
    m_username->setText(item.username);
    m_password->setRevealed(false);
    m_password->setText(item.password);
    QStringList urls = item.extraUrls;
    if (!item.url.isEmpty())
        urls.prepend(item.url);
    m_urls->setPlainText(urls.join(u'\n'));
    m_totp->setText(item.totpSecret);
    m_notes->setPlainText(item.notes);
    m_expires->setChecked(item.expires().isValid());
    m_expiry->setDate(item.expires().isValid() ? item.expires() : QDate::currentDate().addYears(1));
    m_tags->setText(item.tags.join(QStringLiteral(", ")));
    fillFields(isNew && item.fields.isEmpty() ? ItemTexts::usualFields(item.kind) : item.fields);
    fillGroups(groups);
    m_messages->hide();
    setSaving(false);
    m_title->setFocus();
}

void ItemEditor::resume(const ItemDraft &draft, const QList<ItemGroup> &groups)
{
    edit(draft.edited, groups);
    m_original = draft.original;
}

void ItemEditor::fillFields(const QList<ItemField> &fields)
{
    qDeleteAll(m_fieldEditors);
    m_fieldEditors.clear();
    for (const ItemField &field : fields) {
        if (!field.isExpiry)
            addField(field);
    }
}

void ItemEditor::addField(const ItemField &field)
{
    auto *editor = new FieldEditor(field);
    m_fields->addWidget(editor);
    m_fieldEditors.append(editor);
    connect(editor, &FieldEditor::removeRequested, this, [this, editor] {
        m_fieldEditors.removeOne(editor);
        editor->deleteLater();
    });
}

void ItemEditor::fillGroups(const QList<ItemGroup> &groups)
{
    m_group->clear();
    m_group->addItem(tr("No group"), QByteArray());
    for (const ItemGroup &group : groups)
        m_group->addItem(QString(2 * group.depth, u' ') + group.name, group.id);
    m_group->setCurrentIndex(qMax(0, m_group->findData(m_original.groupId)));
}

VaultItem ItemEditor::item() const
{
    VaultItem item = m_original;
    item.title = m_title->text().trimmed();
    item.username = m_username->text();
    item.password = m_password->text();
    QStringList urls = lines(*m_urls);
    item.url = urls.isEmpty() ? QString() : urls.takeFirst();
    item.extraUrls = urls;
    item.totpSecret = m_totp->text().trimmed();
    item.notes = m_notes->toPlainText();
    item.groupId = m_group->currentData().toByteArray();
    item.tags.clear();
    for (const QString &tag : m_tags->text().split(u',', Qt::SkipEmptyParts)) {
        if (!tag.trimmed().isEmpty() && !item.tags.contains(tag.trimmed()))
            item.tags << tag.trimmed();
    }
    item.tags.sort();
    item.fields.clear();
    for (const FieldEditor *editor : m_fieldEditors) {
        const ItemField field = editor->field();
        if (!field.name.isEmpty() || !field.value.isEmpty())
            item.fields << field;
    }
    for (const ItemField &field : m_original.fields) {
        if (field.isExpiry)
            item.fields << field;
    }
    item.setExpires(m_expires->isChecked() ? m_expiry->date() : QDate(), ItemTexts::expiryName());
    return item;
}

bool ItemEditor::isChanged() const
{
    const VaultItem now = item();
    const bool onlyUsualFields = m_original.id.isEmpty() && m_original.fields.isEmpty()
        && std::all_of(now.fields.cbegin(), now.fields.cend(), [](const ItemField &f) { return f.value.isEmpty(); });
    VaultItem compared = now;
    if (onlyUsualFields)
        compared.fields.clear();
    return !(compared == m_original);
}

void ItemEditor::setSaving(bool saving)
{
    m_save->setEnabled(!saving);
}

void ItemEditor::showError(const QString &text)
{
    setSaving(false);
    m_messages->showMessage(Tone::Danger, text);
}

void ItemEditor::save()
{
    const VaultItem edited = item();
    if (edited.title.isEmpty()) {
        showError(tr("Give it a title, so that you find it again."));
        m_title->setFocus();
        return;
    }
    if (!edited.totpSecret.isEmpty() && !parseTotp(edited.totpSecret)) {
        showError(tr("The key for the one-time code cannot be read. Paste the key or the otpauth:// address."));
        m_totp->setFocus();
        return;
    }
    setSaving(true);
    Q_EMIT saveRequested(edited);
}

void ItemEditor::keyPressEvent(QKeyEvent *event)
{
    const bool ctrl = event->modifiers().testFlag(Qt::ControlModifier);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Save) || (ctrl && enter))
        save();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void ItemEditor::openGenerator(QWidget *anchor)
{
    auto *popover = new GeneratorPopover(m_random, this);
    connect(popover, &GeneratorPopover::accepted, this, [this](const QString &password) {
        m_password->setText(password);
        m_password->setRevealed(true);
    });
    popover->adjustSize();
    popover->move(anchor->mapToGlobal(QPoint(anchor->width() - popover->width(), anchor->height() + Space::XS)));
    popover->show();
}

void ItemEditor::updateStrength()
{
    m_strength->setVisible(!m_password->text().isEmpty());
    m_strength->showStrength(estimateStrength(m_password->text(), {m_title->text(), m_username->text()}));
}

} // namespace haex
