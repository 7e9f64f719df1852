// SPDX-License-Identifier: GPL-3.0-or-later
// 1PUX exports: the ZIP file, and the JSON that is in it.
#include "core/vault/importexport/onepassword.h"
#include "core/vault/importexport/onepassworditem.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonDocument>

namespace haex {

void fuzzOne(QByteArrayView data)
{
    const auto vault = readOnePassword(data.toByteArray());
    for (const ImportedFile &file : vault ? vault->files : QList<ImportedFile>())
        must(file.item >= 0 && file.item < vault->items.size(), "a file hangs on an item");
    (void)readOnePasswordItem(QJsonDocument::fromJson(data.toByteArray()).object());
}

} // namespace haex
