// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/backendsview.h"

#include "ui/backends/backendrow.h"
#include "ui/host/hostcard.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/namesheet.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/viewheader.h"

#include <QDateTime>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haex {

BackendsView::BackendsView(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
    , m_list(new QWidget)
    , m_empty(new StateView)
    , m_host(new HostCard)
    , m_messages(new MessageBar)
{
    auto *header = new ViewHeader(tr("Backends"), tr("Servers that carry your changes between devices. They see ciphertext only."));
    auto *add = makeButton(tr("Add a backend"), Variant::Primary, QStringLiteral("add"));
    header->addAction(add);
    m_empty->showEmpty(QStringLiteral("backends"), tr("No backend yet"),
                       tr("This vault is on this device only. With a backend your other devices get every change, end to end encrypted. Several backends are possible."),
                       tr("Add a backend"));
    m_rows->setSpacing(Space::M);
    auto *listLayout = new QVBoxLayout(m_list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->addLayout(m_rows);
    listLayout->addStretch();
    auto *page = new QWidget;
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(Space::XL, 0, Space::XL, Space::L);
    body->addWidget(m_list, 1);
    body->addWidget(m_empty, 1);
    body->addSpacing(Space::M);
    body->addWidget(m_host);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setAccessibleName(tr("Backends"));
    m_messages->setOuterMargins({Space::XL, 0, Space::XL, Space::M});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_messages);
    connect(add, &QPushButton::clicked, this, &BackendsView::addRequested);
    connect(m_empty, &StateView::actionTriggered, this, &BackendsView::addRequested);
    showBackends({});
}

void BackendsView::showBackends(const QList<Backend> &backends)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_rowOf.clear();
    for (const Backend &backend : backends)
        addRow(backend);
    showRemovals();
    m_list->setVisible(!backends.isEmpty());
    m_empty->setVisible(backends.isEmpty());
}

void BackendsView::addRow(const Backend &backend)
{
    auto *row = new BackendRow(backend);
    connect(row, &BackendRow::enabledToggled, this, &BackendsView::enabledToggled);
    connect(row, &BackendRow::logInRequested, this, &BackendsView::logInRequested);
    connect(row, &BackendRow::passwordRequested, this, &BackendsView::passwordRequested);
    connect(row, &BackendRow::addressRequested, this, &BackendsView::addressRequested);
    connect(row, &BackendRow::renameRequested, this, &BackendsView::askName);
    connect(row, &BackendRow::removeRequested, this, &BackendsView::confirmRemoval);
    connect(row, &BackendRow::exportRequested, this, &BackendsView::exportRequested);
    connect(row, &BackendRow::removalRequested, this, &BackendsView::removalRequested);
    connect(row, &BackendRow::keepRequested, this, &BackendsView::keepRequested);
    m_rows->addWidget(row);
    m_rowOf.insert(backend.id, row);
}

void BackendsView::showStatus(const SyncStatus &status)
{
    m_status = status;
    showRemovals();
}

void BackendsView::showRemovals()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    for (const BackendStatus &backend : std::as_const(m_status.backends)) {
        if (BackendRow *row = m_rowOf.value(backend.backendId))
            row->showRemoval(backend.removal, nowMs);
    }
}

void BackendsView::askName(const Backend &backend)
{
    auto *sheet = new NameSheet(tr("Rename backend"), backend.name, tr("Rename"), this);
    connect(sheet, &NameSheet::named, this, [this, id = backend.id](const QString &name) { Q_EMIT renamed(id, name); });
    sheet->open();
}

void BackendsView::confirmRemoval(const Backend &backend)
{
    auto *sheet = new ConfirmSheet(
        tr("Remove “%1” from this device?").arg(backend.name),
        tr("This device stops syncing with it. Nothing in your vault is deleted, the server keeps its encrypted copy, and your other "
           "devices go on using it. Changes that were not sent yet stay on this device."),
        tr("Remove backend"), this);
    connect(sheet, &QDialog::accepted, this, [this, id = backend.id] { Q_EMIT removed(id); });
    sheet->open();
}

} // namespace haex
