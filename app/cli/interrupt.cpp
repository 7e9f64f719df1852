// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace haex::cli {
namespace {

volatile std::sig_atomic_t isInterrupted = 0;
int wakePipe[2] = {-1, -1};

extern "C" void handleInterrupt(int number)
{
    isInterrupted = 1;
    std::signal(number, SIG_DFL);
    const char byte = 0;
    // Only to wake the event loop: a full pipe does that as well.
    [[maybe_unused]] const auto written = ::write(wakePipe[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe2(wakePipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(wakePipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
    std::signal(SIGINT, handleInterrupt);
    std::signal(SIGTERM, handleInterrupt);
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &descriptor : wakePipe) {
        ::close(descriptor);
        descriptor = -1;
    }
}

bool Interrupt::isRequested()
{
    return isInterrupted != 0;
}

} // namespace haex::cli
