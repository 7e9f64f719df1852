// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/generatorpopover.h"

#include "core/vault/generator/passwordstrength.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/strengthbar.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

namespace haex {

namespace {
constexpr int Width = 380;
}

GeneratorPopover::GeneratorPopover(Random &random, QWidget *parent)
    : QWidget(parent, Qt::Popup)
    , m_generator(random)
    , m_kind(new QComboBox)
    , m_pages(new QStackedWidget)
    , m_result(new QLineEdit)
    , m_strength(new StrengthBar)
    , m_problem(new TextLabel(TextStyle::Small, {}, Tone::Danger))
{
    setFixedWidth(Width);
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_result->setReadOnly(true);
    m_result->setFont(fontOf(TextStyle::Mono));
    m_result->setAccessibleName(tr("Generated password"));
    m_kind->setAccessibleName(tr("What to generate"));
    m_kind->addItems({tr("Random characters"), tr("Words")});
    m_pages->addWidget(makePasswordPage());
    m_pages->addWidget(makePassphrasePage());
    auto *again = makeIconButton(QStringLiteral("refresh"), tr("Generate another one"));
    auto *use = makeButton(tr("Use this password"), Variant::Primary);
    auto *resultRow = new QHBoxLayout;
    resultRow->addWidget(m_result, 1);
    resultRow->addWidget(again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::L, Space::L, Space::L, Space::L);
    layout->setSpacing(Space::M);
    layout->addLayout(resultRow);
    layout->addWidget(m_strength);
    layout->addWidget(m_problem);
    layout->addWidget(m_kind);
    layout->addWidget(m_pages);
    layout->addWidget(use);
    connect(again, &QToolButton::clicked, this, &GeneratorPopover::generate);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        generate();
    });
    connect(use, &QPushButton::clicked, this, [this] {
        Q_EMIT accepted(m_result->text());
        close();
    });
    generate();
}

QCheckBox *GeneratorPopover::makeCheck(const QString &text, bool on)
{
    auto *box = new QCheckBox(text);
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, &GeneratorPopover::generate);
    return box;
}

QWidget *GeneratorPopover::makePasswordPage()
{
    auto *page = new QWidget;
    const PasswordRecipe usual;
    m_length = new QSpinBox;
    m_length->setRange(4, 128);
    m_length->setValue(usual.length);
    m_length->setAccessibleName(tr("Length"));
    m_upper = makeCheck(tr("A–Z"), usual.upperCase);
    m_lower = makeCheck(tr("a–z"), usual.lowerCase);
    m_digits = makeCheck(tr("0–9"), usual.digits);
    m_symbols = makeCheck(tr("Symbols"), usual.symbols);
    m_clear = makeCheck(tr("No look-alikes (l, 1, O, 0)"), usual.withoutLookAlikes);
    auto *label = new TextLabel(TextStyle::Body, tr("&Length"), Tone::Muted);
    label->setBuddy(m_length);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_length, 0, 1);
    grid->addWidget(m_upper, 1, 0);
    grid->addWidget(m_lower, 1, 1);
    grid->addWidget(m_digits, 2, 0);
    grid->addWidget(m_symbols, 2, 1);
    grid->addWidget(m_clear, 3, 0, 1, 2);
    connect(m_length, &QSpinBox::valueChanged, this, &GeneratorPopover::generate);
    return page;
}

QWidget *GeneratorPopover::makePassphrasePage()
{
    auto *page = new QWidget;
    const PassphraseRecipe usual;
    m_words = new QSpinBox;
    m_words->setRange(3, 16);
    m_words->setValue(usual.words);
    m_separator = new QLineEdit(usual.separator);
    m_separator->setMaxLength(4);
    m_capitals = makeCheck(tr("Capital letters"), usual.capitalized);
    m_withDigit = makeCheck(tr("With a digit"), usual.withDigit);
    auto *wordsLabel = new TextLabel(TextStyle::Body, tr("&Words"), Tone::Muted);
    wordsLabel->setBuddy(m_words);
    auto *separatorLabel = new TextLabel(TextStyle::Body, tr("&Between them"), Tone::Muted);
    separatorLabel->setBuddy(m_separator);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(wordsLabel, 0, 0);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(separatorLabel, 1, 0);
    grid->addWidget(m_separator, 1, 1);
    grid->addWidget(m_capitals, 2, 0);
    grid->addWidget(m_withDigit, 2, 1);
    grid->setRowStretch(3, 1);
    connect(m_words, &QSpinBox::valueChanged, this, &GeneratorPopover::generate);
    connect(m_separator, &QLineEdit::textChanged, this, &GeneratorPopover::generate);
    return page;
}

PasswordRecipe GeneratorPopover::passwordRecipe() const
{
    PasswordRecipe recipe;
    recipe.length = m_length->value();
    recipe.upperCase = m_upper->isChecked();
    recipe.lowerCase = m_lower->isChecked();
    recipe.digits = m_digits->isChecked();
    recipe.symbols = m_symbols->isChecked();
    recipe.withoutLookAlikes = m_clear->isChecked();
    return recipe;
}

PassphraseRecipe GeneratorPopover::passphraseRecipe() const
{
    PassphraseRecipe recipe;
    recipe.words = m_words->value();
    recipe.separator = m_separator->text();
    recipe.capitalized = m_capitals->isChecked();
    recipe.withDigit = m_withDigit->isChecked();
    return recipe;
}

void GeneratorPopover::generate()
{
    const bool words = m_pages->currentIndex() == 1;
    const auto made = words ? m_generator.passphrase(passphraseRecipe()) : m_generator.password(passwordRecipe());
    m_problem->setVisible(!made);
    m_problem->setText(made ? QString() : tr("Choose at least one kind of characters."));
    m_result->setText(made ? made->text : QString());
    m_strength->showStrength(estimateStrength(m_result->text()));
}

} // namespace haex
