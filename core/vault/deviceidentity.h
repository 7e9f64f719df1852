// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/vault/durablefile.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace haex {

class VaultProperties;

/// What this machine remembers of a device identity: which file had it, and how far that file was.
struct IdentityRecord
{
    /// The vault's file; two while a password change swaps it.
    QList<FileIdentity> files;
    QString path;
    qint64 generation = 0;
};

/// The small files `<device id>.json` in a folder of this machine, outside of any vault: a copied
/// or restored vault meets a record that does not fit, and takes a new identity (R29).
class IdentityStore final
{
public:
    explicit IdentityStore(QString folder);

    [[nodiscard]] std::optional<IdentityRecord> load(const QByteArray &deviceId) const;
    [[nodiscard]] bool isWritable() const;
    /// False when the folder cannot be written.
    [[nodiscard]] bool store(const QByteArray &deviceId, const IdentityRecord &record) const;
    /// Before another file takes the vault's place: neither is then taken for a copy.
    [[nodiscard]] bool expectFile(const QByteArray &deviceId, const FileIdentity &file) const;

private:
    [[nodiscard]] QString pathOf(const QByteArray &deviceId) const;
    QString m_folder;
};

/// Why a vault was given a new device id; empty = it kept the one it had.
struct IdentityOutcome
{
    QByteArray deviceId;
    QByteArray replacedDeviceId;
    QString reason;

    [[nodiscard]] bool isNew() const { return !reason.isEmpty(); }
};

/// One open vault's identity: settled when it opens, moved on when it closes. The generation goes
/// to the vault first and to the record after: a vault that is ahead by one was merely interrupted.
class DeviceIdentity final
{
public:
    DeviceIdentity(VaultProperties &properties, QString vaultPath, const IdentityStore &store,
                   Random &random);

    /// The vault was just made here: its device id is this machine's. Before `settle`.
    [[nodiscard]] Result<> adopt();
    /// Decides and writes it down, in the caller's transaction. Then call `confirm` once that is
    /// committed.
    [[nodiscard]] Result<IdentityOutcome> settle();
    void confirm();
    /// The last write of a clean close.
    [[nodiscard]] Result<> close();

private:
    [[nodiscard]] QString reasonForNew(const QByteArray &deviceId, qint64 generation) const;
    [[nodiscard]] Result<> advance();
    [[nodiscard]] IdentityRecord currentRecord() const;

    VaultProperties &m_properties;
    QString m_path;
    const IdentityStore &m_store;
    Random &m_random;
    QByteArray m_deviceId;
    qint64 m_generation = 0;
};

} // namespace haex
