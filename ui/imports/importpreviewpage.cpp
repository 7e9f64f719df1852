// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importpreviewpage.h"

#include "ui/imports/importlines.h"
#include "ui/presenters/itemtexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/factrow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int TitlesHeight = 120;
}

ImportPreviewPage::ImportPreviewPage(QWidget *parent)
    : QWidget(parent)
    , m_duplicates(new QCheckBox)
    , m_titles(new QListWidget)
    , m_lines(new ImportLines)
{
    auto *facts = new FactRow;
    for (const QString &caption : {tr("Logins"), tr("Notes"), tr("Cards"), tr("Identities"), tr("Groups"), tr("Files")})
        m_facts += facts->addFact(caption);
    m_titles->setAccessibleName(tr("What comes in"));
    m_titles->setMinimumHeight(TitlesHeight);
    m_titles->setSpacing(Space::XS);
    m_titles->setSelectionMode(QAbstractItemView::NoSelection);
    connect(m_duplicates, &QCheckBox::toggled, this, &ImportPreviewPage::countChanged);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addWidget(facts);
    layout->addWidget(m_titles, 1);
    layout->addWidget(m_duplicates);
    layout->addWidget(m_lines, 1);
}

void ImportPreviewPage::showPreview(const ImportPreview &preview)
{
    m_preview = preview;
    const QList<qint64> counts {preview.items.value(ItemKind::Login), preview.items.value(ItemKind::Note),
                                preview.items.value(ItemKind::Card), preview.items.value(ItemKind::Identity),
                                preview.groups, preview.files};
    for (qsizetype i = 0; i < counts.size(); ++i)
        m_facts[i]->setText(QLocale().toString(counts[i]));
    m_titles->clear();
    for (const QString &title : preview.firstTitles)
        m_titles->addItem(title.isEmpty() ? ItemTexts::untitled() : title);
    const qint64 more = preview.allItems() - preview.duplicates - preview.firstTitles.size();
    if (more > 0)
        m_titles->addItem(tr("… and %n more", nullptr, static_cast<int>(more)));
    m_titles->setVisible(!preview.firstTitles.isEmpty());
    m_duplicates->setText(tr("Also import %n item(s) that are here already, exactly the same", nullptr, static_cast<int>(preview.duplicates)));
    m_duplicates->setVisible(preview.duplicates > 0);
    m_duplicates->setChecked(false);
    m_lines->showNotes(preview.notes);
    Q_EMIT countChanged();
}

bool ImportPreviewPage::withDuplicates() const
{
    return m_duplicates->isChecked();
}

qint64 ImportPreviewPage::count() const
{
    return m_preview.allItems() - (withDuplicates() ? 0 : m_preview.duplicates);
}

} // namespace haex
