#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the AppImage as the machine would that gets it.

    check_appimage.py BUILD_FOLDER

Ends with 77 where `packaging/run appimage` has not made one of the programs as they are.
"""
import glob
import os
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time

FILES = ["AppRun", ".DirIcon", "haex-vault.desktop", "haex-vault.svg", "usr/bin/haex-vault", "usr/bin/haexctl", "usr/bin/haex-syncd",
         "usr/lib/haex-vault/bin/qt.conf", "usr/lib/haex-vault/bin/crypto/libqca-ossl.so", "usr/lib/haex-vault/lib/libsqlite3.so.0",
         "usr/lib/haex-vault/plugins/platforms/libqxcb.so", "usr/lib/haex-vault/plugins/sqldrivers/libqsqlite.so",
         "usr/lib/haex-vault/translations/qtbase_de.qm", "usr/lib/haex-vault/fonts/Inter-Regular.otf",
         "usr/share/applications/haex-vault.desktop", "usr/share/mime/packages/haex-vault.xml",
         "usr/share/doc/haex-vault/copyright", "usr/share/doc/haex-vault/licenses/libqt6core6",
         "usr/share/doc/haex-vault/licenses/fonts-inter", "usr/share/doc/haex-vault/licenses/libsquashfuse-dev"]
# What a desktop brings: its C library, its drivers, its screen and its fonts.
HOST = re.compile(r"(ld-linux-x86-64|lib(c|m|dl|rt|pthread|resolv|gcc_s|stdc\+\+|z|GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm|X11|X11-xcb|xcb"
                  r"|wayland-client|wayland-egl|fontconfig|freetype|expat))\.so(\.\d+)*$")
# What an image is asked for when it says where it is.
ECHO = """#!/bin/sh
printf '%s\\n' "$APPIMAGE" "$APPDIR" "$ARGV0" "$OWD" "$#" "${2-}" "$(stat -c %a "$APPDIR")" "$(cat "$APPDIR/sub/note")"
[ "${1-}" != wait ] || exec sleep 60
exit 7
"""
SECONDS = 120


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False, **options)


def output(*command, **options):
    done = run(*command, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def find_image(build):
    images = glob.glob(os.path.join(build, "appimage", "*.AppImage"))
    programs = [os.path.join(build, "bin", name) for name in ("haex-vault", "haexctl", "haex-syncd")]
    if not images or any(os.path.getmtime(images[0]) < os.path.getmtime(program) for program in programs):
        print("there is no image of these programs: packaging/run appimage DIR makes one")
        sys.exit(77)
    return images[0]


def gone(path):
    """Who cleans up does so after the program has ended."""
    end = time.monotonic() + 20
    while os.path.lexists(path):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def check_marks(image, wrong):
    offset = int(output(image, "--appimage-offset"))
    with open(image, "rb") as file:
        head = file.read(11)
        file.seek(offset)
        if head[:4] != b"\x7fELF" or head[8:] != b"AI\x02":
            wrong.append(f"the first bytes are {head!r}")
        if file.read(4) != b"hsqs":
            wrong.append(f"no files begin at {offset}")
    if "statically linked" not in output("file", "-bL", image):
        wrong.append("the runtime needs libraries of the machine")
    return offset


def needed(file):
    return re.findall(r"\((NEEDED|RUNPATH)\)[^[]*\[([^]]*)\]", output("readelf", "-dW", file))


def check_libraries(folder, wrong):
    home = os.path.join(folder, "usr/lib/haex-vault")
    inside = set(os.listdir(os.path.join(home, "lib")))
    for path, _, files in os.walk(home):
        for name in files:
            file = os.path.join(path, name)
            if b"\x7fELF" != open(file, "rb").read(4):
                continue
            if ".debug_info" in output("readelf", "-SW", file):
                wrong.append(f"{name} is not stripped")
            # With a path of its own, a library would not look where the program's says.
            wrong += [f"{name} asks for {what} ({kind})" for kind, what in needed(file)
                      if kind == "RUNPATH" or not (what in inside or HOST.match(what))]
    wrong += [f"{name} is the machine's to bring" for name in inside if HOST.match(name)]


def check_content(image, folder, wrong):
    output(image, "--appimage-extract", cwd=folder)
    root = os.path.join(folder, "squashfs-root")
    wrong += [f"lacks {name}" for name in FILES if not os.path.exists(os.path.join(root, name))]
    for path, folders, files in os.walk(root):
        wrong += [f"anybody may write {name}" for name in folders + files
                  if os.lstat(os.path.join(path, name)).st_mode & 0o022 and not os.path.islink(os.path.join(path, name))]
    check_libraries(root, wrong)
    return root


def check_programs(image, folder, wrong):
    link = os.path.join(folder, "haexctl")
    os.symlink(image, link)
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder, "XDG_CONFIG_HOME": folder}
    for command in ([image, "ctl"], [link], [image, "syncd"], [image, "--appimage-extract-and-run", "ctl"], [image]):
        said = output(*command, "--version", env=offscreen)
        program = {"ctl": "haexctl", "syncd": "haex-syncd"}.get(command[-1], "haexctl" if command[0] == link else "haex-vault")
        if not re.fullmatch(rf"{program} [0-9.]+\n", said):
            wrong.append(f"{command} says {said!r}")
    # What was opened instead: every library of Qt, and its plugins, come from inside.
    told = run(image, "--version", env={**offscreen, "LD_DEBUG": "files", "QT_PLUGIN_PATH": "/usr/lib/x86_64-linux-gnu/qt6/plugins"}).stderr
    opened = re.findall(r"calling init: (\S*(?:Qt6|/plugins/|libqca|libsqlite3)\S*)", told)
    wrong += [f"takes {file}" for file in opened if "/.mount_haex-" not in file]
    if not any("/platforms/libqoffscreen" in file for file in opened):
        wrong.append(f"opened only {opened}")


def secret_file(folder, name):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"a {name} of nobody\n")
    return path


def check_sync(image, folder, wrong):
    """A vault, a server of its own, and TLS between them: what is loaded late is from inside as well."""
    environment = {**os.environ, "HOME": folder, "HAEX_SYNCD_CONFIG": ""}
    account = ["--email", "me@example.org", "--account-password-file", secret_file(folder, "account")]
    vault = [image, "ctl", "--vault", os.path.join(folder, "a.haexvault"), "--password-file", secret_file(folder, "password")]
    server = [image, "syncd", "serve", "--data", os.path.join(folder, "server"), "--listen", "127.0.0.1:0", "--tls-self-signed",
              "--registration", "open"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as process:
        said = ""
        while "listening" not in said and process.poll() is None:
            said += process.stdout.readline()
        address = re.search(r"https://\S+", said)
        try:
            output(*vault, "vault", "create", env=environment)
            output(*vault, "backend", "add", address[0] if address else "", "--register", *account, env=environment)
            done = run(*vault, "sync", env={**environment, "LD_DEBUG": "files"})
            loaded = re.findall(r"calling init: (\S*/lib(?:ssl|crypto)\.so\S*)", done.stderr)
            if done.returncode != 0 or "up_to_date" not in done.stdout:
                wrong.append(f"does not sync: {done.stdout}")
            wrong += [f"takes {file}" for file in loaded if "/.mount_haex-" not in file]
            if not loaded:
                wrong.append("syncs without TLS")
        finally:
            process.terminate()


def tell_tale(image, offset, folder):
    """The same runtime in front of an AppRun that tells what it was given."""
    inner = os.path.join(folder, "inner")
    os.makedirs(os.path.join(inner, "sub"))
    program = os.path.join(inner, "AppRun")
    with open(program, "w", encoding="utf-8") as file:
        file.write(ECHO)
    os.chmod(program, 0o755)
    with open(os.path.join(inner, "sub", "note"), "w", encoding="utf-8") as file:
        file.write("read\n")
    files = os.path.join(folder, "inner.squashfs")
    output("mksquashfs", inner, files, "-quiet", "-no-progress", "-comp", "zstd")
    tale = os.path.join(folder, "tale")
    with open(tale, "wb") as whole, open(image, "rb") as runtime, open(files, "rb") as rest:
        whole.write(runtime.read(offset) + rest.read())
    os.chmod(tale, 0o755)
    return tale


def check_runtime(tale, folder, wrong):
    link = os.path.join(folder, "link")
    os.symlink(tale, link)
    temporary = os.path.join(folder, "tmp")
    os.mkdir(temporary)
    environment = {**os.environ, "TMPDIR": temporary}
    for extracts in ("0", "1"):
        how = f"APPIMAGE_EXTRACT_AND_RUN={extracts}: "
        done = run(link, "a", "b c", cwd=folder, env={**environment, "APPIMAGE_EXTRACT_AND_RUN": extracts})
        lines = done.stdout.split("\n")
        appdir = lines[1] if len(lines) > 1 else ""
        expected = [tale, appdir, link, folder, "2", "b c"]
        if done.returncode != 7 or lines[:6] != expected or lines[7:] != ["read", ""]:
            wrong.append(how + f"{done.returncode} {done.stdout!r} {done.stderr!r}")
        if os.path.dirname(appdir) != temporary or not gone(appdir):
            wrong.append(how + f"leaves {appdir!r}")
        if extracts == "1" and lines[6] != "700":
            wrong.append(f"others may enter the folder: {lines[6]}")
        # Ended from outside, it leaves nothing either.
        with subprocess.Popen([tale, "wait"], stdout=subprocess.PIPE, text=True,
                              env={**environment, "APPIMAGE_EXTRACT_AND_RUN": extracts}) as process:
            appdir = [process.stdout.readline().strip() for _ in range(2)][1]
            if not stat.S_ISDIR(os.stat(appdir).st_mode):
                wrong.append(how + "no folder while it runs")
            process.send_signal(signal.SIGTERM)
            if process.wait(SECONDS) != -signal.SIGTERM or not gone(appdir):
                wrong.append(how + f"stopped, it leaves {appdir!r}")
    extracted = run(tale, "--appimage-extract-and-run", "a", "b c", env=environment)
    if extracted.stdout.split("\n")[4:6] != ["2", "b c"]:
        wrong.append(f"--appimage-extract-and-run: {extracted.stdout!r}")


def check_mount(tale, wrong):
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return
    with subprocess.Popen([tale, "--appimage-mount"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        folder = process.stdout.readline().strip()
        # Where mounting is not allowed it says so and ends.
        if folder:
            if not os.path.exists(os.path.join(folder, "AppRun")):
                wrong.append("nothing is mounted")
            process.terminate()
        code = process.wait(SECONDS)
        if folder and not gone(folder) or not folder and code != 1:
            wrong.append(f"--appimage-mount: {code}, {folder!r}")


def main():
    image = find_image(sys.argv[1])
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        offset = check_marks(image, wrong)
        check_content(image, folder, wrong)
        check_programs(image, folder, wrong)
        check_sync(image, folder, wrong)
        tale = tell_tale(image, offset, folder)
        check_runtime(tale, folder, wrong)
        check_mount(tale, wrong)
    if wrong:
        sys.exit("\n".join(wrong))
    print(os.path.getsize(image) // 1000000, "MB")


if __name__ == "__main__":
    main()
