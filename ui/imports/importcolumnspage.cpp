// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importcolumnspage.h"

#include "ui/presenters/importtexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QGridLayout>

namespace haex {

namespace {

constexpr int Height = 260;
constexpr qsizetype LongestExample = 40;

bool isSecret(CsvTarget target)
{
    return target == CsvTarget::Password || target == CsvTarget::ProtectedField || target == CsvTarget::Totp;
}

QString exampleOf(const CsvColumn &column)
{
    if (column.example.isEmpty())
        return ImportColumnsPage::tr("empty");
    if (isSecret(column.target))
        return QStringLiteral("••••••");
    const QString line = column.example.simplified();
    return line.size() > LongestExample ? line.left(LongestExample) + u'…' : line;
}

} // namespace

ImportColumnsPage::ImportColumnsPage(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(Height);
    setAccessibleName(tr("Columns"));
}

QComboBox *ImportColumnsPage::makeBox(const CsvColumn &column)
{
    auto *box = new QComboBox;
    for (const CsvTarget target :
         {CsvTarget::Title, CsvTarget::Username, CsvTarget::Password, CsvTarget::Url, CsvTarget::Notes, CsvTarget::Totp, CsvTarget::Group,
          CsvTarget::Tags, CsvTarget::Favourite, CsvTarget::Created, CsvTarget::Field, CsvTarget::ProtectedField, CsvTarget::Nothing})
        box->addItem(ImportTexts::target(target), static_cast<int>(target));
    box->setCurrentIndex(box->findData(static_cast<int>(column.target)));
    box->setAccessibleName(tr("Column %1 becomes").arg(column.name));
    return box;
}

void ImportColumnsPage::showMapping(const CsvMapping &mapping)
{
    m_mapping = mapping;
    m_boxes.clear();
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, Space::S, 0);
    grid->setHorizontalSpacing(Space::L);
    grid->setVerticalSpacing(Space::S);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < static_cast<int>(mapping.size()); ++row) {
        auto *texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new TextLabel(TextStyle::Body, mapping[row].name));
        texts->addWidget(new TextLabel(TextStyle::Small, exampleOf(mapping[row]), Tone::Muted));
        m_boxes += makeBox(mapping[row]);
        grid->addLayout(texts, row, 0);
        grid->addWidget(m_boxes.last(), row, 1);
    }
    grid->setRowStretch(static_cast<int>(mapping.size()), 1);
    setWidget(page);
    if (!m_boxes.isEmpty())
        setFocusProxy(m_boxes.first());
}

CsvMapping ImportColumnsPage::mapping() const
{
    CsvMapping mapping = m_mapping;
    for (qsizetype i = 0; i < mapping.size(); ++i)
        mapping[i].target = static_cast<CsvTarget>(m_boxes[i]->currentData().toInt());
    return mapping;
}

} // namespace haex
