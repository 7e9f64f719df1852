// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/filterheader.h"

#include "ui/style/metrics.h"
#include "ui/widgets/searchfield.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>

namespace haex {

namespace {
constexpr int FieldHeight = Size::Control - Space::XS;
constexpr int RowHeight = FieldHeight + Space::XS;
}

FilterHeader::FilterHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::placeFields);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::placeFields);
}

void FilterHeader::setColumns(const QStringList &names, const QString &help)
{
    qDeleteAll(m_fields);
    m_fields.clear();
    for (int column = 0; column < names.size(); ++column) {
        auto *field = new SearchField(tr("Filter %1").arg(names.at(column)), tr("Filter"), this);
        field->setToolTip(help);
        field->installEventFilter(this);
        connect(field, &SearchField::searchChanged, this, [this, column](const QString &text) { Q_EMIT filterChanged(column, text); });
        m_fields.append(field);
    }
    placeFields();
}

void FilterHeader::showFilters(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    if (!shown) {
        for (SearchField *field : std::as_const(m_fields))
            field->clear();
    }
    updateGeometries();
    Q_EMIT geometriesChanged();
}

QStringList FilterHeader::filters() const
{
    QStringList texts;
    for (const SearchField *field : m_fields)
        texts << field->text();
    return texts;
}

void FilterHeader::setFilters(const QStringList &texts)
{
    for (int column = 0; column < qMin(m_fields.size(), texts.size()); ++column) {
        if (texts.at(column).isEmpty())
            continue;
        m_fields.at(column)->setText(texts.at(column));
        Q_EMIT filterChanged(column, texts.at(column));
    }
}

void FilterHeader::focusFilter(int column)
{
    if (m_fields.isEmpty())
        return;
    showFilters(true);
    m_fields.at(qBound(0, column, int(m_fields.size()) - 1))->setFocus();
}

QSize FilterHeader::sizeHint() const
{
    const QSize names = QHeaderView::sizeHint();
    return m_shown ? names + QSize(0, RowHeight) : names;
}

void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, m_shown ? RowHeight : 0);
    QHeaderView::updateGeometries();
    placeFields();
}

void FilterHeader::placeFields()
{
    const int top = QHeaderView::sizeHint().height();
    for (int column = 0; column < m_fields.size(); ++column) {
        const QRect place(sectionViewportPosition(column) + 2, top, sectionSize(column) - Space::XS, FieldHeight);
        m_fields.at(column)->setGeometry(place);
        m_fields.at(column)->setVisible(m_shown);
    }
}

bool FilterHeader::eventFilter(QObject *watched, QEvent *event)
{
    const qsizetype column = m_fields.indexOf(static_cast<SearchField *>(watched));
    auto *grid = qobject_cast<QTableView *>(parentWidget());
    if (column >= 0 && event->type() == QEvent::FocusIn && grid) {
        // A field out of sight comes into sight, as Tab walks through all of them.
        const int x = sectionViewportPosition(int(column));
        const int right = x + sectionSize(int(column));
        if (x < 0 || right > viewport()->width())
            grid->horizontalScrollBar()->setValue(grid->horizontalScrollBar()->value() + (x < 0 ? x : right - viewport()->width()));
        placeFields();
    }
    if (column >= 0 && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QHeaderView::eventFilter(watched, event);
}

} // namespace haex
