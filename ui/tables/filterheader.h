// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QList>

namespace haex {

class SearchField;

/// The head of a grid: names of the columns, which sort by a click, and below them a field for each
/// to filter by, when they are shown. The fields move with their columns.
class FilterHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit FilterHeader(QWidget *parent = nullptr);

    /// Empty fields for these columns.
    void setColumns(const QStringList &names, const QString &help);
    void showFilters(bool shown);
    [[nodiscard]] QStringList filters() const;
    /// One for each column; says at once what they are.
    void setFilters(const QStringList &texts);
    [[nodiscard]] bool hasFilters() const { return m_shown; }
    void focusFilter(int column);
    [[nodiscard]] QSize sizeHint() const override;
    /// After the grid scrolled sideways.
    void placeFields();

Q_SIGNALS:
    void filterChanged(int column, const QString &text);
    /// The person is done with a field and wants to go on in the rows.
    void left();

protected:
    void updateGeometries() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<SearchField *> m_fields;
    bool m_shown = false;
};

} // namespace haex
