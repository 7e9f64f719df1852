// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdbool.h>

/* What became of the folder that a keeper was asked to look after. */
enum keeper_state {
    KEEPER_FAILED,
    /* The image is mounted on it. */
    KEEPER_MOUNTED,
    /* It is empty, to be filled. */
    KEEPER_EMPTY,
};

/* Starts a process that looks after `folder` until the calling process has ended, then takes the folder away. With
 * `mount` it mounts the image on it if that is possible; `loud` tells why it is not. Returns when the folder is ready. */
enum keeper_state keeper_start(const char *folder, bool mount, bool loud);
