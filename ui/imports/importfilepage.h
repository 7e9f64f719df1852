// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace haex {

/// The first step: choose a file, or drop one here.
class ImportFilePage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportFilePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void fileChosen(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
};

} // namespace haex
