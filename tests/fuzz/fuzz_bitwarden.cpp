// SPDX-License-Identifier: GPL-3.0-or-later
// Bitwarden exports, read and not stored, and the one-time-password texts that are in them.
#include "core/vault/importexport/bitwarden.h"
#include "core/vault/items/totp.h"
#include "tests/fuzz/fuzztarget.h"

namespace haex {
namespace {

void readTotp(const QString &text)
{
    const auto settings = parseTotp(text);
    if (!settings)
        return;
    const TotpCode code = totpAt(*settings, 1'760'000'000'000);
    must(code.code.size() == settings->digits, "a code has its digits");
    must(code.secondsLeft > 0 && code.secondsLeft <= settings->periodSeconds,
         "a code has some time left");
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    readTotp(QString::fromUtf8(data));
    const auto read = readBitwarden(data.toByteArray());
    for (const VaultItem &item : read ? read->items : QList<VaultItem>()) {
        for (const ItemField &field : item.fields)
            readTotp(field.value);
    }
}

} // namespace haex
