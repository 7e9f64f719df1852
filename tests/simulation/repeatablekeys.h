// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace haex::sim {

/// While it lives, keys come from its seed: they are drawn from libsodium, not from an injected `Random`, and a
/// history with other keys is another history, as which of two new keys wins is read off them. Scopes may be nested: the outer
/// one goes on where it was. Of this process; one thread.
class RepeatableKeys final
{
public:
    explicit RepeatableKeys(quint64 seed);
    ~RepeatableKeys();
    RepeatableKeys(const RepeatableKeys &) = delete;
    RepeatableKeys &operator=(const RepeatableKeys &) = delete;

private:
    quint64 m_outerSeed;
    quint64 m_outerCount;
};

} // namespace haex::sim
