// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace haex {

/// Calls `handler` with the future's result on `context`'s thread, unless `context` is gone by
/// then. The one way in which ui waits for the engine.
template <class Value, class Handler>
void whenDone(const QFuture<Value> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             handler(watcher->future().result());
                     });
    watcher->setFuture(future);
}

} // namespace haex
