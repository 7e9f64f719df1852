// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/attachmentscontroller.h"

#include "core/vault/items/attachmentstore.h"
#include "ui/async/whendone.h"
#include "ui/items/attachmentsheet.h"
#include "ui/async/filewait.h"
#include "ui/items/itemactions.h"
#include "ui/items/itemsview.h"
#include "ui/presenters/attachmenttexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/namesheet.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace haex {

AttachmentsController::AttachmentsController(VaultService &service, ItemsView &view, ItemActions &actions, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_actions(actions)
{
    connect(&m_view, &ItemsView::attachRequested, this, &AttachmentsController::attach);
    connect(&m_view, &ItemsView::attachmentPreviewRequested, this, &AttachmentsController::preview);
    connect(&m_view, &ItemsView::attachmentSaveRequested, this, &AttachmentsController::askWhereToSave);
    connect(&m_view, &ItemsView::attachmentRenameRequested, this, &AttachmentsController::askForName);
    connect(&m_view, &ItemsView::attachmentRemovalRequested, this, &AttachmentsController::remove);
}

void AttachmentsController::attach(const QByteArray &itemId, const QStringList &paths)
{
    for (const QString &path : paths) {
        const QFileInfo file(path);
        if (file.size() > AttachmentStore::MaxBytes)
            return m_view.messages()->showMessage(Tone::Warning, AttachmentTexts::tooLarge(file.fileName()));
    }
    const int count = int(paths.size());
    auto *wait = new FileWait(*m_view.messages(), tr("Attaching %n file(s)…", nullptr, count), this);
    const auto work = [itemId, paths, ticket = wait->ticket()](VaultSession &session) -> Result<> {
        for (qsizetype i = 0; i < paths.size(); ++i) {
            const auto progress = [&](qint64 done, qint64 total) { return progressOf(ticket)(i * total + done, paths.size() * total); };
            HAEX_TRY(session.attachments().addFile(itemId, paths.at(i), progress));
        }
        return {};
    };
    m_actions.performWith({itemId}, work, {}, {}, wait, [this, wait, count](const Result<ItemChange> &change) {
        wait->end();
        if (!change)
            return say(change.error());
        m_view.messages()->showMessage(Tone::Success, tr("%n file(s) attached.", nullptr, count), tr("Undo"), [this] { m_actions.undo(); });
    });
}

void AttachmentsController::preview(const Attachment &attachment)
{
    auto *wait = new FileWait(*m_view.messages(), tr("Reading “%1”…").arg(attachment.name), this);
    auto future = m_service.run([id = attachment.id, ticket = wait->ticket()](VaultSession &session) { return session.attachments().content(id, progressOf(ticket)); });
    whenDone(future, wait, [this, wait, attachment](const Result<QByteArray> &content) {
        wait->end();
        if (!content)
            return say(content.error());
        auto *sheet = new AttachmentSheet(attachment, *content, &m_view);
        connect(sheet, &AttachmentSheet::saveRequested, this, [this, attachment] { askWhereToSave(attachment); });
        sheet->open();
    });
}

void AttachmentsController::askWhereToSave(const Attachment &attachment)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    FileChooser::askToSave(&m_view, {tr("Save the file"), folder.filePath(AttachmentTexts::fileName(attachment)), {}},
                           [this, attachment](const QString &path) { save(attachment, path); });
}

void AttachmentsController::save(const Attachment &attachment, const QString &path)
{
    auto *wait = new FileWait(*m_view.messages(), tr("Saving “%1”…").arg(attachment.name), this);
    auto future = m_service.run([id = attachment.id, path, ticket = wait->ticket()](VaultSession &session) {
        return session.attachments().saveTo(id, path, progressOf(ticket));
    });
    whenDone(future, wait, [this, wait, path](const Result<> &result) {
        wait->end();
        if (!result)
            return say(result.error());
        m_view.messages()->showMessage(Tone::Success, tr("Saved as %1, which is not encrypted.").arg(QDir::toNativeSeparators(path)));
    });
}

void AttachmentsController::askForName(const Attachment &attachment)
{
    auto *sheet = new NameSheet(tr("Rename the file"), attachment.name, tr("Rename"), &m_view);
    connect(sheet, &NameSheet::named, this, [this, attachment](const QString &name) { rename(attachment, name); });
    sheet->open();
}

void AttachmentsController::rename(const Attachment &attachment, const QString &name)
{
    const auto work = [id = attachment.id, name](VaultSession &session) { return session.attachments().rename(id, name); };
    m_actions.performWith({attachment.itemId}, work, {}, {}, this, [this, name](const Result<ItemChange> &change) {
        if (!change)
            return say(change.error());
        m_view.messages()->showMessage(Tone::Success, tr("The file is called “%1” now.").arg(name), tr("Undo"), [this] { m_actions.undo(); });
    });
}

void AttachmentsController::remove(const Attachment &attachment)
{
    const auto work = [id = attachment.id](VaultSession &session) { return session.attachments().remove(id); };
    m_actions.performWith({attachment.itemId}, work, {}, {}, this, [this, name = attachment.name](const Result<ItemChange> &change) {
        if (!change)
            return say(change.error());
        m_view.messages()->showMessage(Tone::Accent, tr("“%1” moved to the trash.").arg(name), tr("Undo"), [this] { m_actions.undo(); });
    });
}

void AttachmentsController::say(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        m_view.messages()->showMessage(Tone::Muted, tr("Given up. Nothing was changed."));
    else if (error.code != ErrorCode::VaultLocked)
        m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(error));
}

} // namespace haex
