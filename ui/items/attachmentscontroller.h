// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/attachment.h"

#include <QObject>
#include <QStringList>

namespace haex {

class ItemActions;
class ItemsView;

/// Connects the files on items with the engine: attach, look at, save, remove. What is attached or
/// removed can be undone.
class AttachmentsController final : public QObject
{
    Q_OBJECT
public:
    AttachmentsController(VaultService &service, ItemsView &view, ItemActions &actions, QObject *parent = nullptr);

private:
    void attach(const QByteArray &itemId, const QStringList &paths);
    void preview(const Attachment &attachment);
    void askWhereToSave(const Attachment &attachment);
    void save(const Attachment &attachment, const QString &path);
    void askForName(const Attachment &attachment);
    void rename(const Attachment &attachment, const QString &name);
    void remove(const Attachment &attachment);
    void say(const Error &error);

    VaultService &m_service;
    ItemsView &m_view;
    ItemActions &m_actions;
};

} // namespace haex
