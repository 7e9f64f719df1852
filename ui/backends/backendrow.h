// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backend.h"

#include <QWidget>

namespace haex {

/// One configured backend: name, address, account, switch, and a menu for the rest.
class BackendRow final : public QWidget
{
    Q_OBJECT
public:
    explicit BackendRow(const Backend &backend, QWidget *parent = nullptr);

Q_SIGNALS:
    void enabledToggled(const QByteArray &id, bool enabled);
    void renameRequested(const haex::Backend &backend);
    void logInRequested(const haex::Backend &backend);
    void passwordRequested(const haex::Backend &backend);
    void addressRequested(const haex::Backend &backend);
    void removeRequested(const haex::Backend &backend);

private:
    [[nodiscard]] QWidget *makeMenuButton();

    Backend m_backend;
};

} // namespace haex
