// SPDX-License-Identifier: GPL-3.0-or-later
// Envelopes and what is inside: two lines are a sealed cell, and all of it is a plaintext too.
#include "core/base/random.h"
#include "core/crypto/cellenvelope.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/paddedplaintext.h"
#include "core/crypto/vaultkeyring.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/orabort.h"

#include <algorithm>

namespace haex {
namespace {

/// The key under which the sealed cells of the corpus open.
struct Keys
{
    Keys()
    {
        orAbort(initializeCrypto());
        orAbort(ring.add(1, SecretBytes::copyOf(QByteArray(VaultKeyring::VaultKeyBytes, 'k'))));
    }
    VaultKeyring ring{"a0000000-0000-4000-8000-000000000001"};
    SystemRandom random;
    NoncePool nonces{random};
    CellSealer sealer{ring, nonces};
};

void openSealed(QByteArrayView data)
{
    static Keys keys;
    static const CellAddress address{"notes",
                                     R"({"id":"n1"})",
                                     "title",
                                     "update",
                                     "2025-10-09T08:53:20.000Z-0000-d000000000004000",
                                     "d0000000-0000-4000-8000-000000000001"};
    const qsizetype end = data.indexOf('\n');
    const SealedCell sealed{data.first(std::max<qsizetype>(end, 0)).toByteArray(),
                            data.sliced(end + 1).toByteArray()};
    const bool hasForm = CellSealer::checkForm(sealed).has_value();
    const auto value = keys.sealer.open(address, sealed);
    must(!value || hasForm, "what opens has a form that servers take");
    must(!value || keys.sealer.seal(address, *value), "what opens can be sealed");
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    openSealed(data);
    const ConstByteSpan bytes(reinterpret_cast<const unsigned char *>(data.data()),
                              static_cast<size_t>(data.size()));
    if (const auto value = PaddedPlaintext::read(bytes)) {
        std::vector<unsigned char> again;
        PaddedPlaintext::write(*value, again);
        must(std::ranges::equal(again, bytes), "a plaintext that is read is written the same");
    }
}

} // namespace haex
