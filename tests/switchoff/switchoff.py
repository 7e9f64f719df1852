#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Switches off one repair of the sync engine after the other and tells which test notices.

switchoff.py check               every repair is still found in the sources, at exactly one place
switchoff.py run [options]       builds and tests a copy of the sources once for each repair
    --build FOLDER               where the copy and the results live (build/switchoff)
    --only WORD                  repairs whose rule, sentence or file has the word; may be repeated
    --again                      also those whose result is known
    --readme                     write the table into README.md beside this program
switchoff.py table               writes the table of what is known, without a run

A result is kept, with its day, until the repair, the file that it stands in or one of its tests changes: a run that was
stopped goes on where it was.

repairs/*.toml lists them: rule, what, file, find, put (the source text and what stands in its place),
and tests: "core/replica/tst_relay [function …]" or "schedule NAME".
"""
import argparse
import datetime
import functools
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COPIED = ('CMakeLists.txt', 'core', 'app', 'tests', 'packaging')
FIELDS = {'rule', 'what', 'file', 'find', 'put', 'tests'}
TEST_SECONDS = 120
# What a repair leaves behind without users is no error of the build.
TOLERANT = ''.join(f'#pragma GCC diagnostic warning "-Wunused-{what}"\n'
                   for what in ('function', 'variable', 'parameter', 'but-set-variable', 'const-variable'))
BEGIN, END = '<!-- table: written by switchoff.py run --readme -->', '<!-- end of table -->'


class Repair:
    """One promise of the engine and the edit that breaks it."""

    def __init__(self, entry, origin):
        missing = FIELDS ^ entry.keys()
        if missing:
            sys.exit(f'{origin}: not exactly the fields that a repair has: {", ".join(sorted(missing))}')
        self.rule, self.what, self.file = entry['rule'], entry['what'], entry['file']
        self.find, self.put = entry['find'].strip('\n'), entry['put'].strip('\n')
        self.tests = [Test(text) for text in entry['tests']]
        self.name = f'{self.rule}: {self.what}'

    def problems(self):
        path = ROOT / self.file
        if not path.is_file():
            return [f'{self.name}\n    no file {self.file}']
        found = path.read_text(encoding='utf-8').count(self.find)
        wrong = [] if found == 1 else [f'{self.name}\n    found {found} times in {self.file}, not once']
        return wrong + [f'{self.name}\n    {problem}' for test in self.tests for problem in test.problems()]

    @functools.cached_property
    def digest(self):
        """Of all that its result depends on first: itself, its file and its tests. As they were at the start, when
        they were copied, whatever is written into them during a run.
        """
        files = [ROOT / self.file, *(path for test in self.tests for path in test.files())]
        parts = [self.find, self.put, *(test.text for test in self.tests)]
        parts += [path.read_text(encoding='utf-8') for path in files]
        return hashlib.sha256('\0'.join(parts).encode()).hexdigest()

    def switch_off(self, copy):
        """The edited file, and what it was."""
        path = copy / self.file
        text = path.read_text(encoding='utf-8')
        path.write_text(TOLERANT + text.replace(self.find, self.put), encoding='utf-8')
        return path, text


class Test:
    """Some functions of one test program, or one schedule of the scenario program."""

    def __init__(self, text):
        self.text = text
        self.program, *self.functions = text.split()
        self.is_schedule = self.program == 'schedule'
        self.target = 'haex-scenario' if self.is_schedule else self.program.replace('/', '_')

    def files(self):
        if self.is_schedule:
            return [ROOT / 'tests/scenario/schedules' / f'{name}.json' for name in self.functions]
        return [ROOT / 'tests' / f'{self.program}.cpp']

    def problems(self):
        missing = [f'no {path.relative_to(ROOT)}' for path in self.files() if not path.is_file()]
        if missing or self.is_schedule:
            return missing
        text = self.files()[0].read_text(encoding='utf-8')
        return [f'no function {name} in {self.program}' for name in self.functions
                if not re.search(rf'void {name}\(\)', text)]

    def command(self, copy, build):
        if self.is_schedule:
            play = copy / 'tests/scenario/play.py'
            files = [copy / 'tests/scenario/schedules' / f'{name}.json' for name in self.functions]
            return [sys.executable, play, build / 'bin/haex-scenario', *files]
        return [build / 'tests' / pathlib.Path(self.program).parent / self.target, *self.functions]

    def fails(self, copy, build):
        """None when it passes, else in which words it failed."""
        environment = dict(os.environ, QT_QPA_PLATFORM='offscreen', HAEX_BIN_DIR=str(build / 'bin'))
        try:
            done = subprocess.run(self.command(copy, build), env=environment, capture_output=True, text=True,
                                  errors='replace', timeout=TEST_SECONDS)
        except subprocess.TimeoutExpired:
            return [self.text + ' (does not end)']
        if done.returncode == 0:
            return None
        if self.is_schedule:
            return [f'`schedules/{name}`' for name in re.findall(r'^broken +(\S+)', done.stdout, re.M)]
        failed = re.findall(r'^(?:FAIL!|QFATAL) *: \w+::(\w+)\(', done.stdout, re.M)
        names = list(dict.fromkeys(failed)) or ['(ends early)']
        return [f'`{self.program} {name}`' for name in names]


class Results:
    """What was seen, by the digest of the repair: [whether it was caught, by what, on which day]."""

    def __init__(self, folder):
        self.path = folder / 'results.json'
        self.known = json.loads(self.path.read_text(encoding='utf-8')) if self.path.is_file() else {}

    def of(self, repair):
        return self.known.get(repair.digest)

    def keep(self, repair, found, names):
        today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        self.known[repair.digest] = [found, names, today]
        self.path.write_text(json.dumps(self.known, indent=1), encoding='utf-8')


def load(words):
    repairs = [Repair(entry, file.name) for file in sorted((HERE / 'repairs').glob('*.toml'))
               for entry in tomllib.loads(file.read_text(encoding='utf-8'))['repair']]
    repairs.sort(key=lambda repair: [int(part) if part.isdigit() else part
                                     for part in re.split(r'(\d+)', repair.rule)])
    if not words:
        return repairs
    return [repair for repair in repairs if any(word in f'{repair.name} {repair.file}' for word in words)]


def check(repairs):
    problems = [problem for repair in repairs for problem in repair.problems()]
    print('\n'.join(problems) if problems else f'{len(repairs)} repairs, each found at one place')
    return 1 if problems else 0


def copy_sources(copy):
    """Files that are as they were keep their time, so that a second run builds only what changed."""
    copy.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        for source in (ROOT / name, *(ROOT / name).rglob('*')):
            target = copy / source.relative_to(ROOT)
            if source.is_file() and (not target.is_file() or target.read_bytes() != source.read_bytes()):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    for target in sorted(copy.rglob('*')):
        inside = target.relative_to(copy)
        if inside.parts[0] in COPIED and target.is_file() and not (ROOT / inside).is_file():
            target.unlink()


def build_targets(build, targets):
    """None when all are built, else what the compiler said."""
    done = subprocess.run(['cmake', '--build', build, '--parallel', str(os.cpu_count()), '--target', *targets],
                          capture_output=True, text=True)
    return done.stdout[-3000:] + done.stderr[-1000:] if done.returncode else None


def together(repairs):
    """One test for each program, with all functions that any repair names."""
    programs = {}
    for test in (test for repair in repairs for test in repair.tests):
        programs.setdefault(test.program, []).append(test.functions)
    for program, lists in programs.items():
        names = dict.fromkeys(name for functions in lists for name in functions)
        yield Test(' '.join([program, *(names if all(lists) else ())]))


def prepare(folder, repairs):
    copy = folder / 'source'
    build = copy / 'build/switchoff'
    copy_sources(copy)
    build.parent.mkdir(exist_ok=True)
    third_party = build.parent / 'third-party'
    if not third_party.exists():
        third_party.symlink_to(ROOT / 'build/third-party')
    # As the preset "release" builds, so that the compiler's cache has all that is not switched off.
    linker = ['-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold'] if shutil.which('mold') else []
    subprocess.run(['cmake', '-S', copy, '-B', build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=RelWithDebInfo',
                    '-DCMAKE_COMPILE_WARNING_AS_ERROR=ON', '-DHAEX_BUILD_UI=OFF', *linker],
                   check=True, stdout=subprocess.DEVNULL)
    targets = sorted({test.target for repair in repairs for test in repair.tests})
    if wrong := build_targets(build, targets):
        sys.exit(f'the unchanged sources do not build:\n{wrong}')
    for test in together(repairs):
        if failed := test.fails(copy, build):
            sys.exit(f'fails without any repair switched off: {", ".join(failed)}')
    return copy, build


def verdict(repair, copy, build):
    """(is it caught, by what)"""
    path, text = repair.switch_off(copy)
    try:
        if wrong := build_targets(build, [test.target for test in repair.tests]):
            print(wrong, flush=True)
            return False, 'nothing, as it does not build'
        caught = [name for test in repair.tests for name in test.fails(copy, build) or []]
        return bool(caught), ', '.join(caught) or 'nothing'
    finally:
        path.write_text(text, encoding='utf-8')


def table(repairs, results):
    lines = ['| rule | repair that was switched off | caught by |', '| --- | --- | --- |']
    for repair in repairs:
        result = results.of(repair)
        lines.append(f'| {repair.rule} | {repair.what} | {result[1] if result else "not seen yet"} |')
    return '\n'.join(lines)


def summary(repairs, results):
    known = [result for result in map(results.of, repairs) if result]
    days = [day for found, _, day in known if found]
    seen = ', '.join(f'{days.count(day)} on {day}' for day in sorted(set(days)))
    unseen = len(repairs) - len(known)
    return (f'{len(repairs)} repairs, {len(days)} caught' + (f' ({seen})' if seen else '')
            + (f', {len(known) - len(days)} noticed by nothing' if len(days) < len(known) else '')
            + (f', {unseen} not seen since they, their file or their tests changed' if unseen else '') + '.')


def write_readme(repairs, results):
    readme = HERE / 'README.md'
    before, rest = readme.read_text(encoding='utf-8').split(BEGIN)
    after = rest.split(END)[1]
    readme.write_text(f'{before}{BEGIN}\n{summary(repairs, results)}\n\n{table(repairs, results)}\n{END}{after}',
                      encoding='utf-8')


def see(repairs, folder, results):
    """Runs them one after the other, and keeps what each comes to."""
    copy, build = prepare(folder, repairs)
    for number, repair in enumerate(repairs, 1):
        begin = time.monotonic()
        found, names = verdict(repair, copy, build)
        results.keep(repair, found, names)
        print(f'{"caught  " if found else "SURVIVES"} {repair.name}\n         {names}\n'
              f'         {number} of {len(repairs)}, {time.monotonic() - begin:.0f} s', flush=True)


def run(repairs, folder, again, readme):
    if check(repairs):
        return 1
    results = Results(folder)
    waiting = [repair for repair in repairs if again or not results.of(repair)]
    if waiting:
        see(waiting, folder, results)
    if readme:
        write_readme(repairs, results)
    print(summary(repairs, results))
    return 0 if repairs and all(results.of(repair)[0] for repair in repairs) else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('action', choices=('check', 'run', 'table'))
    parser.add_argument('--build', type=pathlib.Path, default=ROOT / 'build/switchoff')
    parser.add_argument('--only', action='append', default=[])
    parser.add_argument('--again', action='store_true')
    parser.add_argument('--readme', action='store_true')
    options = parser.parse_args()
    if options.only and (options.readme or options.action == 'table'):
        parser.error('the table is about all repairs')
    repairs = load(options.only)
    if options.action == 'check':
        sys.exit(check(repairs))
    if options.action == 'table':
        sys.exit(write_readme(repairs, Results(options.build.resolve())))
    sys.exit(run(repairs, options.build.resolve(), options.again, options.readme))


if __name__ == '__main__':
    main()
