#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether systemd takes a unit, and how much of the system it leaves to what it starts.

    check_unit.py UNIT PROGRAM MAXIMUM

PROGRAM stands in for the installed one; MAXIMUM is an exposure as `systemd-analyze security` counts it, of 10.
Ends with 77 where there is no systemd-analyze.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile


def analyze(*arguments):
    run = subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, timeout=60, check=False)
    return run.returncode, run.stdout + run.stderr


def main():
    unit, program, maximum = sys.argv[1:]
    if not shutil.which("systemd-analyze"):
        sys.exit(77)
    with open(unit, encoding="utf-8") as file:
        text = re.sub(r"^ExecStart=\S+", f"ExecStart={os.path.abspath(program)}", file.read(), flags=re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, os.path.basename(unit))
        with open(copy, "w", encoding="utf-8") as file:
            file.write(text)
        code, said = analyze("verify", "--man=no", copy)
        # It speaks of other units of the machine as well.
        complaints = [line for line in said.splitlines() if os.path.basename(unit) in line]
        if code != 0 or complaints:
            sys.exit("\n".join(complaints) or said)
        code, said = analyze("security", "--offline=true", copy)
        exposure = re.search(r"exposure level for \S+: ([0-9.]+)", said)
        if not exposure or float(exposure[1]) > float(maximum):
            sys.exit(said)
        print(exposure[0])


if __name__ == "__main__":
    main()
