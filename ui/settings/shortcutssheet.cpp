// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutssheet.h"

#include "ui/shell/appsettings.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace haex {

namespace {
constexpr int SheetWidth = 520;
constexpr int ListHeight = 420;
constexpr int KeysWidth = 180;
}

ShortcutsSheet::ShortcutsSheet(AppSettings &settings, QWidget *parent)
    : Sheet(tr("Keyboard"), tr("Click beside a command and press the keys that shall do it."), parent)
    , m_settings(settings)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, Space::M, 0);
    grid->setHorizontalSpacing(Space::M);
    grid->setVerticalSpacing(Space::S);
    grid->setColumnStretch(0, 1);
    for (const Command command : CommandKeys::all())
        addRow(grid, command);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setMinimumHeight(ListHeight);
    scroll->setAccessibleName(tr("Commands"));
    scroll->setFocusPolicy(Qt::NoFocus);
    // Long names go on below.
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content()->addWidget(scroll, 1);
    connect(addPrimary(tr("Done")), &QPushButton::clicked, this, &QDialog::accept);
}

void ShortcutsSheet::addRow(QGridLayout *grid, Command command)
{
    const QString text = CommandKeys::text(command);
    const int row = grid->rowCount();
    auto *edit = new QKeySequenceEdit(CommandKeys::of(m_settings, command));
    edit->setFixedWidth(KeysWidth);
    edit->setAccessibleName(tr("Keys for: %1").arg(text));
    // The field inside is what is read aloud and has the focus.
    auto *field = edit->findChild<QLineEdit *>();
    field->setAccessibleName(edit->accessibleName());
    auto *usual = makeIconButton(QStringLiteral("history"), tr("Usual keys for: %1").arg(text));
    const auto follow = [this, edit, field, usual, command] {
        edit->setKeySequence(CommandKeys::of(m_settings, command));
        field->setPlaceholderText(tr("None"));
        usual->setEnabled(edit->keySequence() != CommandKeys::usual(command));
    };
    follow();
    grid->addWidget((new TextLabel(TextStyle::Body, text))->wrapped(), row, 0, Qt::AlignVCenter);
    grid->addWidget(edit, row, 1);
    grid->addWidget(usual, row, 2);
    connect(&m_settings, &AppSettings::changed, edit, follow);
    connect(edit, &QKeySequenceEdit::editingFinished, this, [this, command, edit] { choose(command, edit); });
    connect(usual, &QToolButton::clicked, this, [this, command] { CommandKeys::set(m_settings, command, CommandKeys::usual(command)); });
}

void ShortcutsSheet::choose(Command command, QKeySequenceEdit *edit)
{
    // One press, not a sequence of them.
    const QKeySequence keys = edit->keySequence().isEmpty() ? QKeySequence() : QKeySequence(edit->keySequence()[0]);
    const auto fault = CommandKeys::faultOf(m_settings, keys, command);
    if (!fault) {
        messages()->hide();
        return CommandKeys::set(m_settings, command, keys);
    }
    edit->setKeySequence(CommandKeys::of(m_settings, command));
    const QString pressed = keys.toString(QKeySequence::NativeText);
    if (*fault == CommandKeys::Fault::NeedsModifier)
        return showError(tr("“%1” is typed into fields. Press it together with Ctrl or Alt.").arg(pressed));
    const auto owner = CommandKeys::owner(m_settings, keys, command);
    showError(tr("“%1” is taken: %2.", "keys, command").arg(pressed, owner ? CommandKeys::text(*owner) : QString()));
}

} // namespace haex
