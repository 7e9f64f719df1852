// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace haex {

/// Where a file is to be written: a path, and a button that opens the file dialog.
class FileField final : public QWidget
{
    Q_OBJECT
public:
    explicit FileField(QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    /// Follows suggestions until the person typed a path of their own.
    void suggest(const QString &path);

private:
    void choose();

    QLineEdit *m_path;
    bool m_ownPath = false;
};

} // namespace haex
