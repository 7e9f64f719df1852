// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdbool.h>
#include <sys/types.h>

/* The files that stand behind the program in the same file. One thread; errors are told on stderr. */

/* Where they begin: the size of the program itself. -1 when it cannot be read. */
off_t image_offset(void);

/* Writes them below `folder`, over what is there. The folder is made when it is missing. */
bool image_extract(const char *folder);

/* Mounts them on `folder`. On success answers `*session`, to be served and unmounted by the caller. */
struct fuse_session;
struct fuse_session *image_mount(const char *folder);

/* Answers the kernel's questions until `signals`, a signalfd, has something to read or somebody else has unmounted it. */
void image_serve(struct fuse_session *session, int signals);

void image_unmount(struct fuse_session *session);
