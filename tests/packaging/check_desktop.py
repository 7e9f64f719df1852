#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a desktop that was told of the application starts the right program for the right files.

    check_desktop.py SOURCE PROGRAM

SOURCE is the top folder of the sources, PROGRAM the application as it was built.
"""
import configparser
import os
import re
import sys
import xml.etree.ElementTree as xml

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def main():
    source, program = sys.argv[1:]
    folder = os.path.join(source, "packaging", "desktop")
    entries = configparser.ConfigParser(interpolation=None, delimiters=["="])
    entries.optionxform = str
    entries.read_string(read(folder, "haex-vault.desktop"))
    entry = entries["Desktop Entry"]
    kind = xml.fromstring(read(folder, "haex-vault.xml")).find(MIME + "mime-type")
    suffix = re.search(r'"(\.\w+)"', read(source, "ui", "start", "vaultpaths.cpp"))[1]
    name = re.search(r'setDesktopFileName\(QStringLiteral\("([^"]+)"\)\)', read(source, "app", "desktop", "main.cpp"))[1]
    checks = {
        "the entry has the name that the windows give": name == "haex-vault" == entry["StartupWMClass"],
        "the program that it starts is the one that was built": entry["Exec"].split() == [os.path.basename(program), "%f"],
        "its icon is there": os.path.exists(os.path.join(source, "resources", "icons", entry["Icon"] + ".svg")),
        "it takes the files that are described": entry["MimeType"].split(";") == [kind.get("type"), ""],
        "they are those that the program makes": [glob.get("pattern") for glob in kind.findall(MIME + "glob")] == ["*" + suffix],
        "every text is in German too": all(key + "[de]" in entry for key in ("GenericName", "Comment", "Keywords")),
    }
    wrong = [check for check, holds in checks.items() if not holds]
    if wrong:
        sys.exit("not so: " + "; ".join(wrong))


main()
