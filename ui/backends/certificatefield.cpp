// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/certificatefield.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace haex {
namespace {

/// A certificate with all that vouch for it takes some kilobytes.
constexpr qint64 MaxFileBytes = 1024 * 1024;

} // namespace

CertificateField::CertificateField(QWidget *parent)
    : QWidget(parent)
    , m_name((new TextLabel(TextStyle::Body))->wrapped())
    , m_choose(makeButton(tr("Choose…")))
    , m_remove(makeButton(tr("Remove"), Variant::Quiet))
    , m_password(new PasswordField(tr("Password of the certificate's file")))
{
    m_choose->setAccessibleName(tr("Choose a certificate of yours"));
    m_remove->setAccessibleName(tr("Show no certificate any more"));
    m_password->setPlaceholderText(tr("Password of the file, if it has one"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    row->addWidget(m_name, 1, Qt::AlignVCenter);
    row->addWidget(m_remove);
    row->addWidget(m_choose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::S);
    column->addLayout(row);
    column->addWidget(m_password);
    setFocusProxy(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &CertificateField::ask);
    connect(m_remove, &QPushButton::clicked, this, &CertificateField::takeAway);
    follow();
}

void CertificateField::showPresent(const ClientCertificateInfo &info)
{
    m_present.clear();
    if (!info.subject.isEmpty())
        m_present = tr("%1, until %2", "certificate's name, date").arg(info.subject, QLocale().toString(info.validUntil.date(), QLocale::LongFormat));
    follow();
}

std::optional<ChosenCertificate> CertificateField::chosen() const
{
    if (!m_file)
        return std::nullopt;
    return ChosenCertificate{*m_file, m_password->secret()};
}

void CertificateField::ask()
{
    const FileChooser::Question question{tr("A certificate of yours, with its key"), {}, tr("Certificates (*.p12 *.pfx *.pem);;All files (*)"), true};
    FileChooser::askToOpen(this, question, [this](const QString &path) { choose(path); });
}

void CertificateField::choose(const QString &path)
{
    QFile file(path);
    m_file = file.open(QIODevice::ReadOnly) ? file.read(MaxFileBytes) : QByteArray();
    m_chosenName = m_file->isEmpty() ? QString() : QFileInfo(path).fileName();
    follow();
    m_password->setFocus();
}

void CertificateField::takeAway()
{
    m_file = m_present.isEmpty() ? std::nullopt : std::optional(QByteArray());
    m_chosenName.clear();
    m_password->clear();
    follow();
    m_choose->setFocus();
}

void CertificateField::forgetChosen()
{
    if (m_file)
        wipe(*m_file);
    m_file.reset();
    m_chosenName.clear();
    m_password->clear();
    follow();
}

void CertificateField::follow()
{
    const QString shown = m_file ? m_chosenName : m_present;
    m_name->setText(shown.isEmpty() ? tr("None") : shown);
    m_remove->setVisible(!shown.isEmpty());
    m_password->setVisible(m_file && !m_file->isEmpty());
}

} // namespace haex
