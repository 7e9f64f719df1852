// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreport.h"
#include "core/vault/items/vaultitem.h"

#include <QJsonObject>

namespace haex {

/// A document that an item of 1Password names.
struct OnePasswordFile
{
    QString documentId = {};
    QString name = {};
};

struct OnePasswordItem
{
    VaultItem item = {};
    QList<OnePasswordFile> files = {};
    QList<ImportNote> notes = {};
};

/// One item of a 1PUX export; whatever has no place of its own becomes a field.
[[nodiscard]] OnePasswordItem readOnePasswordItem(const QJsonObject &object);

} // namespace haex
