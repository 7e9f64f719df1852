// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/filefield.h"

#include "ui/start/vaultpaths.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filechooser.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace haex {

FileField::FileField(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit)
{
    auto *button = makeIconButton(QStringLiteral("folder"), tr("Choose a place"));
    m_path->setAccessibleName(tr("File"));
    setFocusProxy(m_path);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    layout->addWidget(button);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_ownPath = true; });
    connect(button, &QToolButton::clicked, this, &FileField::choose);
}

QString FileField::path() const
{
    const QString path = m_path->text().trimmed();
    return path.isEmpty() ? path : VaultPaths::withSuffix(path);
}

void FileField::suggest(const QString &path)
{
    if (!m_ownPath)
        m_path->setText(path);
}

void FileField::choose()
{
    const FileChooser::Question question{tr("Where to keep the vault"), m_path->text(), VaultPaths::filter(), false};
    FileChooser::askToSave(this, question, [this](const QString &chosen) {
        m_ownPath = true;
        m_path->setText(VaultPaths::withSuffix(chosen));
    });
}

} // namespace haex
