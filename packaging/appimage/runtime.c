// SPDX-License-Identifier: GPL-3.0-or-later
/* The first part of the AppImage: makes the files behind it available and becomes their AppRun. README.md. */
#define _GNU_SOURCE
#include "image.h"
#include "keeper.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "Options of the image itself; all others are the application's.\n"
    "  --appimage-extract            write the files inside to squashfs-root\n"
    "  --appimage-extract-and-run    start without mounting; so does APPIMAGE_EXTRACT_AND_RUN=1\n"
    "  --appimage-mount              mount the files inside, tell where, wait to be interrupted\n"
    "  --appimage-offset             tell where the files begin\n"
    "  --appimage-help               this text\n";

static int fail(const char *what)
{
    fprintf(stderr, "haex-vault: %s: %s\n", what, strerror(errno));
    return 127;
}

/* A new folder that only this person may enter. */
static bool make_folder(char *path)
{
    const char *parent = getenv("TMPDIR");
    if (!parent || parent[0] != '/')
        parent = "/tmp";
    if (snprintf(path, PATH_MAX, "%s/.mount_haex-XXXXXX", parent) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    return mkdtemp(path) != NULL;
}

static bool can_mount(void)
{
    // fusermount3 takes nothing away that is not listed there.
    return access("/dev/fuse", R_OK | W_OK) == 0 && access("/etc/mtab", R_OK) == 0;
}

static int show_mounted(void)
{
    char folder[PATH_MAX];
    if (!make_folder(folder))
        return fail("no temporary folder");
    if (keeper_start(folder, true, true) != KEEPER_MOUNTED)
        return 1;
    puts(folder);
    fflush(stdout);
    // The keeper unmounts when a signal ends this process.
    while (true)
        pause();
}

static bool describe(const char *folder, const char *name)
{
    char path[PATH_MAX];
    char *cwd = getcwd(NULL, 0);
    const bool good = realpath("/proc/self/exe", path) && setenv("APPIMAGE", path, 1) == 0 && setenv("APPDIR", folder, 1) == 0
        && setenv("ARGV0", name, 1) == 0 && setenv("OWD", cwd ? cwd : "/", 1) == 0;
    free(cwd);
    return good;
}

static int run(char *argv[], bool mount)
{
    char folder[PATH_MAX];
    char program[PATH_MAX + sizeof "/AppRun"];
    if (!make_folder(folder))
        return fail("no temporary folder");
    const enum keeper_state state = keeper_start(folder, mount, false);
    if (state == KEEPER_FAILED)
        return fail("no further process");
    if (state == KEEPER_EMPTY && !image_extract(folder))
        return 127;
    if (!describe(folder, argv[0]))
        return fail("the environment");
    snprintf(program, sizeof program, "%s/AppRun", folder);
    execv(program, argv);
    return fail(program);
}

int main(int argc, char *argv[])
{
    const char *option = argc > 1 ? argv[1] : "";
    const char *extracts = getenv("APPIMAGE_EXTRACT_AND_RUN");
    if (argc < 1)
        return 127;
    if (strcmp(option, "--appimage-help") == 0)
        return fputs(help, stdout) < 0;
    if (strcmp(option, "--appimage-offset") == 0)
        return printf("%lld\n", (long long)image_offset()) < 0;
    if (strcmp(option, "--appimage-extract") == 0)
        return image_extract("squashfs-root") ? 0 : 1;
    if (strcmp(option, "--appimage-mount") == 0)
        return show_mounted();
    if (strcmp(option, "--appimage-extract-and-run") == 0) {
        argv[1] = argv[0];
        return run(argv + 1, false);
    }
    return run(argv, can_mount() && !(extracts && strcmp(extracts, "1") == 0));
}
