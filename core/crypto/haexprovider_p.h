// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCrypto>

namespace haex {

/// Our in-process QCA provider: what QCA lacks and the vault needs. See README.md.
class HaexProvider final : public QCA::Provider
{
public:
    [[nodiscard]] int qcaVersion() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QStringList features() const override;
    QCA::Provider::Context *createContext(const QString &type) override;
};

[[nodiscard]] QString haexProviderName();
[[nodiscard]] QString aeadAlgorithmName();
[[nodiscard]] QString argon2idAlgorithmName();

} // namespace haex
