#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays schedules of devices, writes and faults with the scenario program, and tells which of them hold.

play.py PROGRAM [schedule.json ...]     without files: all of schedules/
"""
import json
import pathlib
import subprocess
import sys

SCHEDULES = pathlib.Path(__file__).parent / 'schedules'


class Player:
    """One run of the scenario program: a step goes in, an answer comes out."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def carry_out(self, step):
        """None when it went well, else the program's own words."""
        try:
            print(json.dumps(step), file=self.process.stdin, flush=True)
        except BrokenPipeError:
            return 'the program has ended'
        answer = self.process.stdout.readline()
        if not answer:
            return 'the program has ended'
        answer = json.loads(answer)
        return None if answer['ok'] else answer['error']

    def end(self):
        """The exit code; the program ends when its input does."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.stdout.close()
        return self.process.wait()


def play(program, schedule):
    """None when the schedule holds, else where it does not."""
    player = Player(program)
    steps = [{'do': 'reset', 'seed': schedule.get('seed', 1), 'scenario': schedule['id']}, *schedule['steps']]
    problem = None
    for number, step in enumerate(steps):
        wrong = player.carry_out(step)
        if wrong:
            problem = f'step {number} ({step["do"]}): {wrong}'
            break
    code = player.end()
    return problem or (f'the program ended with {code}' if code else None)


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    files = [pathlib.Path(name) for name in arguments[1:]] or sorted(SCHEDULES.glob('*.json'))
    broken = 0
    for file in files:
        problem = play(arguments[0], json.loads(file.read_text(encoding='utf-8')))
        broken += problem is not None
        print(f'{"broken" if problem else "holds "} {file.stem}' + (f'\n       {problem}' if problem else ''), flush=True)
    print(f'{len(files) - broken} of {len(files)} schedules hold')
    sys.exit(1 if broken or not files else 0)


if __name__ == '__main__':
    main(sys.argv[1:])
