// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/keys/keystatus.h"
#include "ui/widgets/tone.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace haex {

/// Another device: what it holds, what is known about it, and what can be done about it.
class DeviceRow final : public QWidget
{
    Q_OBJECT
public:
    /// `sentence` is about what it holds; `heardMs` = 0 when nothing was heard of it yet.
    DeviceRow(const VaultDevice &device, const QString &sentence, Tone tone, qint64 heardMs,
              QWidget *parent = nullptr);
    /// A line about devices in general, or about one that only said something.
    DeviceRow(const QString &sentence, Tone tone, QWidget *parent = nullptr);

Q_SIGNALS:
    void removeRequested(const haex::VaultDevice &device);
    void keyRequested(const haex::VaultDevice &device);

private:
    /// Icon and sentence; what else belongs to the row goes behind.
    QVBoxLayout *addSentence(const QString &sentence, Tone tone);

    QHBoxLayout *m_row;
};

} // namespace haex
