// SPDX-License-Identifier: GPL-3.0-or-later
// Items: groups, tags, kept searches and files.
#include "ui/items/itemsview.h"

#include "ui/items/filterpane.h"
#include "ui/items/itemdetail.h"
#include "ui/presenters/searchtexts.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/namesheet.h"
#include "ui/widgets/searchfield.h"

namespace haex {

void ItemsView::connectFilter()
{
    connect(m_filter, &FilterPane::filterChanged, this, &ItemsView::queryChanged);
    connect(m_filter, &FilterPane::newGroupRequested, this, &ItemsView::askGroupName);
    connect(m_filter, &FilterPane::groupRenamed, this, &ItemsView::groupRenamed);
    connect(m_filter, &FilterPane::itemsDropped, this, &ItemsView::moveRequested);
    connect(m_filter, &FilterPane::itemsTagged, this, &ItemsView::itemsTagged);
    connect(m_filter, &FilterPane::tagRenamed, this, &ItemsView::tagRenamed);
    connect(m_filter, &FilterPane::tagRemoved, this, &ItemsView::tagRemoved);
    connect(m_filter, &FilterPane::searchRemoved, this, &ItemsView::searchRemoved);
    connect(m_filter, &FilterPane::groupRemovalRequested, this, [this](const QByteArray &id, const QString &name) {
        auto *sheet = new ConfirmSheet(tr("Delete the group “%1”?").arg(name),
                                       tr("Only the group goes. Items and groups inside it move up one level, on all your devices."),
                                       tr("Delete group"), this);
        connect(sheet, &QDialog::accepted, this, [this, id] { Q_EMIT groupRemoved(id); });
        sheet->open();
    });
}

void ItemsView::connectAttachments()
{
    connect(m_detail, &ItemDetail::attachRequested, this, [this] {
        FileChooser::askToOpen(this, {tr("Attach a file"), {}, {}}, [this, id = m_currentId](const QString &path) { Q_EMIT attachRequested(id, {path}); });
    });
    connect(m_detail, &ItemDetail::filesDropped, this, [this](const QStringList &paths) { Q_EMIT attachRequested(m_currentId, paths); });
    connect(m_detail, &ItemDetail::previewRequested, this, &ItemsView::attachmentPreviewRequested);
    connect(m_detail, &ItemDetail::saveRequested, this, &ItemsView::attachmentSaveRequested);
    connect(m_detail, &ItemDetail::renameRequested, this, &ItemsView::attachmentRenameRequested);
    connect(m_detail, &ItemDetail::removalRequested, this, &ItemsView::attachmentRemovalRequested);
}

void ItemsView::askGroupName(const QByteArray &parentId)
{
    auto *sheet = new NameSheet(tr("New group"), {}, tr("Create group"), this);
    connect(sheet, &NameSheet::named, this, [this, parentId](const QString &name) { Q_EMIT groupCreated(parentId, name); });
    sheet->open();
}

void ItemsView::askSearchName()
{
    const QString typed = m_search->text().trimmed();
    auto *sheet = new NameSheet(tr("Keep this search"), {}, tr("Keep it"), this);
    connect(sheet, &NameSheet::named, this, [this, text = SearchTexts::canonical(typed)](const QString &name) {
        m_search->clear();
        Q_EMIT searchSaved({name, text});
    });
    sheet->open();
}

} // namespace haex
