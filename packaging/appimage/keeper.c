// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "keeper.h"

#include "image.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

/* The report to the process that is kept for; all other files that were inherited are closed. */
enum { REPORT = 3 };

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    remove(path);
    return 0;
}

static void redirect(const char *path, int flags, int to)
{
    const int file = open(path, flags);
    if (file >= 0 && file != to) {
        dup2(file, to);
        close(file);
    }
}

/* A process of its own that no key and no end of a session reaches: it ends by the one signal, which the kernel sends when
 * the parent ends. Answers where that signal is read. */
static int stand_apart(pid_t parent, int report, bool loud)
{
    sigset_t signals;
    sigfillset(&signals);
    sigprocmask(SIG_SETMASK, &signals, NULL);
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    if (getppid() != parent)
        raise(SIGUSR1);
    if (report != REPORT)
        dup2(report, REPORT);
    close_range(REPORT + 1, ~0U, 0);
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect("/dev/null", O_WRONLY, STDOUT_FILENO);
    if (!loud)
        redirect("/dev/null", O_WRONLY, STDERR_FILENO);
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

static void tell(enum keeper_state state)
{
    const char byte = (char)state;
    if (write(REPORT, &byte, 1) != 1)
        _exit(1);
    close(REPORT);
    redirect("/dev/null", O_WRONLY, STDERR_FILENO);
}

static void keep(const char *folder, bool mount, int signals)
{
    struct fuse_session *session = mount ? image_mount(folder) : NULL;
    tell(session ? KEEPER_MOUNTED : KEEPER_EMPTY);
    if (session) {
        image_serve(session, signals);
        image_unmount(session);
        rmdir(folder);
        return;
    }
    struct signalfd_siginfo signal;
    if (read(signals, &signal, sizeof signal) > 0)
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

enum keeper_state keeper_start(const char *folder, bool mount, bool loud)
{
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0)
        return KEEPER_FAILED;
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) {
        keep(folder, mount, stand_apart(parent, report[1], loud));
        _exit(0);
    }
    close(report[1]);
    char state = KEEPER_FAILED;
    if (child < 0 || read(report[0], &state, 1) != 1)
        state = KEEPER_FAILED;
    close(report[0]);
    return (enum keeper_state)state;
}
