// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/itemchange.h"
#include "ui/presenters/devicenames.h"

#include <QObject>
#include <QTimer>

namespace haex {

class ConflictsView;
class ItemActions;

/// Connects Conflicts with the engine. Every decision is an ordinary edit and can be undone.
class ConflictsController final : public QObject
{
    Q_OBJECT
public:
    ConflictsController(VaultService &service, ConflictsView &view, ItemActions &actions,
                        QObject *parent = nullptr);

    void reload();
    void setDevices(const DeviceNames &devices);

private:
    struct Subject
    {
        Conflict conflict;
        /// The item that it is about; empty for a row of one's own.
        QByteArray itemId;
        /// Names of its files that have not arrived whole.
        QStringList missingFiles = {};
    };
    using Decision = std::function<Result<>(ConflictJournal &journal, const QByteArray &id)>;
    void connectView();
    /// All of them, or none.
    void decide(const QByteArrayList &ids, const QString &message, Decision decision);
    void decide(const QList<Subject> &subjects, const QString &message, const Decision &decision);
    /// Asks first when the copy would not get all files.
    void keepBoth(const QByteArray &id);
    void keepBoth(const Subject &subject);
    void tell(const Result<ItemChange> &change, const QString &message);
    [[nodiscard]] static Result<Subject> find(VaultSession &session, const QByteArray &id);

    VaultService &m_service;
    ConflictsView &m_view;
    ItemActions &m_actions;
    DeviceNames m_devices;
    QTimer m_reloadTimer;
};

} // namespace haex
