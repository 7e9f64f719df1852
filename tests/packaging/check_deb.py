#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the Debian package and looks at it as the machine would that gets it.

    check_deb.py CPACK BUILD_FOLDER
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

FILES = ["bin/haex-vault", "bin/haexctl", "bin/haex-syncd", "lib/haex-vault/bin/haex-vault", "lib/systemd/system/haex-syncd.service",
         "lib/sysusers.d/haex-syncd.conf", "share/applications/haex-vault.desktop", "share/mime/packages/haex-vault.xml",
         "share/icons/hicolor/scalable/apps/haex-vault.svg", "share/man/man1/haexctl.1", "share/man/man8/haex-syncd.8",
         "share/doc/haex-vault/copyright", "share/doc/haex-vault/haex-syncd.conf"]
NEEDED = ["libqt6core6", "libqt6sql6-sqlite", "libqt6widgets6", "libqt6svg6", "libpq5", "libsodium23"]


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=200, check=True).stdout


def main():
    cpack, build = sys.argv[1:]
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([cpack, "--config", os.path.join(build, "CPackConfig.cmake"), "-B", folder], cwd=build,
                             capture_output=True, text=True, timeout=250, check=False)
        packages = glob.glob(os.path.join(folder, "*.deb"))
        if run.returncode != 0 or len(packages) != 1:
            sys.exit(run.stdout + run.stderr)
        fields = output("dpkg-deb", "--field", packages[0])
        depends = re.search(r"^Depends: (.*)$", fields, re.MULTILINE)
        names = {each.split()[0] for each in depends[1].split(", ")} if depends else set()
        wrong += [f"does not depend on {name}" for name in NEEDED if name not in names]
        # What comes with it is nobody else's to bring.
        wrong += [f"depends on {name}" for name in names if name.endswith("-dev") or name.startswith("libsqlite") or "qca" in name]
        unpacked = os.path.join(folder, "root")
        output("dpkg-deb", "--extract", packages[0], unpacked)
        wrong += [f"lacks {name}" for name in FILES if not os.path.lexists(os.path.join(unpacked, "usr", name))]
        with open(os.path.join(unpacked, "usr/lib/systemd/system/haex-syncd.service"), encoding="utf-8") as unit:
            if "\nExecStart=/usr/bin/haex-syncd " not in unit.read():
                wrong.append("the unit starts another program")
        for path, _, files in os.walk(unpacked):
            for name in files:
                file = os.path.join(path, name)
                if os.path.islink(file):
                    continue
                if os.stat(file).st_mode & 0o022:
                    wrong.append(f"anybody may write {name}")
                if "/bin/" in file and b"\x7fELF" == open(file, "rb").read(4) and ".debug_info" in output("readelf", "-SW", file):
                    wrong.append(f"{name} is not stripped")
        for program in ["haexctl", "haex-syncd"]:
            said = output(os.path.join(unpacked, "usr/bin", program), "--version")
            if not re.search(r"[0-9]+\.[0-9]+", said):
                wrong.append(f"{program} says {said!r}")
    if wrong:
        sys.exit("\n".join(wrong))
    print(len(names), "packages are asked for")


if __name__ == "__main__":
    main()
