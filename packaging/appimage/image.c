// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "image.h"

#include <squashfuse/ll.h>

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char self[] = "/proc/self/exe";

static bool complain(const char *path)
{
    fprintf(stderr, "haex-vault: %s: %s\n", path, strerror(errno));
    return false;
}

off_t image_offset(void)
{
    Elf64_Ehdr header;
    const int file = open(self, O_RDONLY | O_CLOEXEC);
    const ssize_t got = file < 0 ? -1 : read(file, &header, sizeof header);
    if (got != (ssize_t)sizeof header) {
        complain(self);
        return -1;
    }
    close(file);
    // The table of sections is what a linker writes last.
    return (off_t)header.e_shoff + (off_t)header.e_shentsize * header.e_shnum;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static bool copy_content(sqfs *fs, sqfs_inode *inode, int file)
{
    static char buffer[1 << 17];
    const sqfs_off_t size = (sqfs_off_t)inode->xtra.reg.file_size;
    for (sqfs_off_t done = 0; done < size;) {
        sqfs_off_t length = sizeof buffer;
        if (sqfs_read_range(fs, inode, done, &length, buffer) != SQFS_OK || length == 0) {
            errno = EIO;
            return false;
        }
        if (!write_all(file, buffer, (size_t)length))
            return false;
        done += length;
    }
    return true;
}

static bool write_file(sqfs *fs, sqfs_inode *inode, const char *path)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return complain(path);
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, inode->base.mode & 0777);
    if (file < 0)
        return complain(path);
    const bool copied = copy_content(fs, inode, file);
    const int problem = errno;
    const bool closed = close(file) == 0;
    if (!copied)
        errno = problem;
    return (copied && closed) || complain(path);
}

static bool write_link(sqfs *fs, sqfs_inode *inode, const char *path)
{
    char target[4096];
    size_t size = sizeof target;
    if (sqfs_readlink(fs, inode, target, &size) != SQFS_OK) {
        errno = EIO;
        return complain(path);
    }
    if ((unlink(path) != 0 && errno != ENOENT) || symlink(target, path) != 0)
        return complain(path);
    return true;
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0755) == 0 || errno == EEXIST || complain(path);
}

static bool write_entry(sqfs *fs, sqfs_dir_entry *entry, const char *path)
{
    sqfs_inode inode;
    if (sqfs_inode_get(fs, &inode, sqfs_dentry_inode(entry)) != SQFS_OK) {
        errno = EIO;
        return complain(path);
    }
    if (S_ISDIR(inode.base.mode))
        return make_folder(path);
    if (S_ISLNK(inode.base.mode))
        return write_link(fs, &inode, path);
    return !S_ISREG(inode.base.mode) || write_file(fs, &inode, path);
}

static bool write_tree(sqfs *fs, const char *folder)
{
    sqfs_traverse walk;
    sqfs_err error = sqfs_traverse_open(&walk, fs, sqfs_inode_root(fs));
    bool good = error == SQFS_OK && make_folder(folder);
    while (good && sqfs_traverse_next(&walk, &error)) {
        if (walk.dir_end)
            continue;
        char *path = NULL;
        good = asprintf(&path, "%s/%s", folder, walk.path) >= 0 && write_entry(fs, &walk.entry, path);
        free(path);
    }
    if (error != SQFS_OK)
        fprintf(stderr, "haex-vault: the files inside cannot be read\n");
    sqfs_traverse_close(&walk);
    return good && error == SQFS_OK;
}

bool image_extract(const char *folder)
{
    sqfs fs;
    const off_t offset = image_offset();
    if (offset < 0 || sqfs_open_image(&fs, self, (size_t)offset) != SQFS_OK)
        return false;
    const bool good = write_tree(&fs, folder);
    sqfs_fd_close(fs.fd);
    sqfs_destroy(&fs);
    return good;
}

/* libfuse would load modules of the host with it, which a static program cannot and this one never asks for. */
void *dlopen(const char *file, int mode)
{
    (void)file;
    (void)mode;
    return NULL;
}

struct fuse_session *image_mount(const char *folder)
{
    static char *arguments[] = {"haex-vault", "-o", "ro,nodev,nosuid,fsname=haex-vault,subtype=AppImage", NULL};
    static const struct fuse_lowlevel_ops operations = {
        .lookup = sqfs_ll_op_lookup,
        .forget = sqfs_ll_op_forget,
        .getattr = sqfs_ll_op_getattr,
        .readlink = sqfs_ll_op_readlink,
        .open = sqfs_ll_op_open,
        .read = sqfs_ll_op_read,
        .release = sqfs_ll_op_release,
        .opendir = sqfs_ll_op_opendir,
        .readdir = sqfs_ll_op_readdir,
        .releasedir = sqfs_ll_op_releasedir,
        .statfs = stfs_ll_op_statfs,
    };
    const off_t offset = image_offset();
    // It is needed until the process ends, like the session's list of arguments.
    sqfs_ll *ll = offset < 0 ? NULL : sqfs_ll_open(self, (size_t)offset);
    if (!ll)
        return NULL;
    struct fuse_args args = FUSE_ARGS_INIT(3, arguments);
    struct fuse_session *session = fuse_session_new(&args, &operations, sizeof operations, ll);
    if (session && fuse_session_mount(session, folder) != 0) {
        fuse_session_destroy(session);
        return NULL;
    }
    return session;
}

void image_serve(struct fuse_session *session, int signals)
{
    struct fuse_buf request = {0};
    struct pollfd waits[] = {{.fd = signals, .events = POLLIN}, {.fd = fuse_session_fd(session), .events = POLLIN}};
    // A request may be taken back between poll and read.
    fcntl(waits[1].fd, F_SETFL, O_NONBLOCK);
    while (!fuse_session_exited(session)) {
        if (poll(waits, 2, -1) < 0 && errno != EINTR)
            break;
        if (waits[0].revents)
            break;
        const int got = fuse_session_receive_buf(session, &request);
        if (got == -EINTR || got == -EAGAIN)
            continue;
        if (got <= 0)
            break;
        fuse_session_process_buf(session, &request);
    }
    free(request.mem);
}

void image_unmount(struct fuse_session *session)
{
    fuse_session_unmount(session);
    fuse_session_destroy(session);
}
