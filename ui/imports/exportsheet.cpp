// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/exportsheet.h"

#include "ui/style/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace haex {

namespace {

/// Where the text of a radio button or check box begins.
constexpr int TextIndent = 26;

QWidget *makeWarning(QCheckBox *understood)
{
    auto *icon = new IconLabel;
    icon->setIcon(QStringLiteral("warning"), Tint::Warning, Size::Icon);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Space::S);
    texts->addWidget((new TextLabel(TextStyle::Body, ExportSheet::tr("The file is not encrypted: whoever gets hold of it reads every password in it. Backups "
                                                                     "and synced folders keep copies even after you delete it.")))
                         ->wrapped());
    texts->addWidget(understood);
    auto *warning = new QWidget;
    auto *row = new QHBoxLayout(warning);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::S);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return warning;
}

} // namespace

ExportSheet::ExportSheet(QWidget *parent)
    : WorkSheet(tr("Export"), tr("Nothing leaves your vault; the file is a copy."), parent)
    , m_kinds(new QButtonGroup(this))
    , m_understood(new QCheckBox(tr("I need it readable, and take care of the file")))
    , m_warning(makeWarning(m_understood))
    , m_action(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addKind(ExportKind::EncryptedVault, tr("Encrypted archive (recommended)"), tr("Everything, under the vault password. Haex Vault opens it."));
    addKind(ExportKind::Json, tr("JSON"), tr("All items and tables, readable by programs."));
    addKind(ExportKind::ItemsCsv, tr("CSV"), tr("The items, one a line, for other password programs."));
    addKind(ExportKind::Sqlite, tr("SQLite database"), tr("All items and tables, for database programs."));
    content()->addWidget(m_warning);
    addProgress();
    addGivingUp();
    m_action = addPrimary(tr("Choose where…"));
    connect(m_kinds, &QButtonGroup::idToggled, this, [this] { update(); });
    connect(m_understood, &QCheckBox::toggled, this, [this] { update(); });
    connect(m_action, &QPushButton::clicked, this, &ExportSheet::exportRequested);
    choose(ExportKind::EncryptedVault);
}

void ExportSheet::addKind(ExportKind kind, const QString &name, const QString &explanation)
{
    auto *button = new QRadioButton(name);
    button->setAccessibleDescription(explanation);
    m_kinds->addButton(button, static_cast<int>(kind));
    auto *text = new TextLabel(TextStyle::Small, explanation, Tone::Muted);
    text->setContentsMargins(TextIndent, 0, 0, 0);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(button);
    column->addWidget(text);
    content()->addLayout(column);
}

ExportKind ExportSheet::kind() const
{
    return static_cast<ExportKind>(m_kinds->checkedId());
}

void ExportSheet::choose(ExportKind kind)
{
    QAbstractButton *button = m_kinds->button(static_cast<int>(kind));
    button->setChecked(true);
    // Tab goes to the one that had the focus last: that must be the chosen one.
    button->setFocus();
    update();
}

void ExportSheet::showWriting(const QString &fileName)
{
    showWork(tr("Writing “%1”…").arg(fileName));
}

void ExportSheet::showWriteError(const QString &text)
{
    showWorkError(text);
    update();
}

void ExportSheet::update()
{
    const bool isEncrypted = kind() == ExportKind::EncryptedVault;
    m_warning->setVisible(!isEncrypted);
    m_action->setEnabled(isEncrypted || m_understood->isChecked());
}

} // namespace haex
