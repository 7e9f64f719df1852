#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a manual page tells of everything that its program's help lists.

    check_manual.py PROGRAM PAGE
"""
import os
import re
import subprocess
import sys


def listed(text):
    """Commands and options at the start of the help's lines."""
    options = set(re.findall(r"^ +--([a-z][a-z-]+)", text, re.MULTILINE))
    lines = re.findall(r"^  (?:haex-syncd )?([a-z][a-z -]+?)(?: [A-Z“\[]| {2,}|$)", text, re.MULTILINE)
    commands = {" ".join(line.split()) for line in lines}
    return options, commands


def told(page):
    """The same of the page: what stands behind .Fl and .Cm."""
    options = {word[1:] for word in re.findall(r"\bFl (-[a-z-]+)", page)}
    commands = set()
    for line in page.split("\n"):
        if line.startswith((".It", ".Cm")):
            commands |= {" ".join(part.split()[:2]) for part in line.split("Cm ")[1:]}
    return options, commands


def missing_commands(commands, told_commands, page):
    for command in sorted(commands):
        words = command.split()
        # A group of formats is told of as one.
        group = words[0] in ("import", "export") and f"Cm {words[0]}" in page
        known = any(told_words.split()[:len(words)] == words[:2] for told_words in told_commands)
        if not group and not known:
            yield command


def main():
    program, path = sys.argv[1:]
    environment = {**os.environ, "HAEX_SYNCD_CONFIG": ""}
    help_text = subprocess.run([program, "--help"], check=True, capture_output=True, text=True,
                               env=environment, timeout=30).stdout
    with open(path, encoding="utf-8") as file:
        page = file.read()
    options, commands = listed(help_text)
    told_options, told_commands = told(page)
    if not options or not commands:
        sys.exit(f"{program} --help lists nothing")
    problems = [f"--{name}" for name in sorted(options - told_options)]
    problems += missing_commands(commands, told_commands, page)
    for problem in problems:
        print(f"{path} says nothing of {problem}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
