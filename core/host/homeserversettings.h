// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace haex {

/// What a home server remembers from one start to the next, beside its data: `home.ini` in its
/// folder.
class HomeServerSettings final
{
public:
    explicit HomeServerSettings(const QString &folder);

    [[nodiscard]] bool isOn() const;
    void setOn(bool on);
    /// 0 = none chosen yet.
    [[nodiscard]] quint16 port() const;
    void setPort(quint16 port);
    /// `host:port` of each address when another computer was last told one.
    [[nodiscard]] QStringList toldAddresses() const;
    void setToldAddresses(const QStringList &addresses);

private:
    QString m_file;
};

} // namespace haex
