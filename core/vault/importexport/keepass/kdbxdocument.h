// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/keepass/kdbxpayload.h"

#include <QHash>
#include <QString>

#include <vector>

namespace haex {

struct KdbxString
{
    QString key = {};
    QString value = {};
    bool isProtected = false;
};

struct KdbxAttachment
{
    QString name = {};
    /// Key into KdbxDocument::binaries.
    QByteArray ref = {};
};

struct KdbxEntry
{
    QByteArray uuid = {};
    std::vector<KdbxString> strings = {};
    QString tags = {};
    QString overrideUrl = {};
    qint64 createdMs = 0;
    qint64 modifiedMs = 0;
    /// 0: never.
    qint64 expiryMs = 0;
    std::vector<KdbxAttachment> attachments = {};
    bool hasAutoType = false;
    /// Earlier versions, oldest first.
    std::vector<KdbxEntry> history = {};

    [[nodiscard]] const KdbxString *find(QStringView key) const;
};

struct KdbxGroup
{
    QByteArray uuid = {};
    QString name = {};
    QString notes = {};
    std::vector<KdbxEntry> entries = {};
    std::vector<KdbxGroup> groups = {};
};

/// A KeePass vault as its document tells it.
struct KdbxDocument
{
    KdbxGroup root = {};
    QByteArray recycleBin = {};
    QHash<QByteArray, QByteArray> binaries = {};
    int customIcons = 0;
};

/// ImportFault::Damaged for XML that is broken, nested too deep, or has a document type of its own.
[[nodiscard]] Result<KdbxDocument> readKdbxDocument(const KdbxPayload &payload);

} // namespace haex
