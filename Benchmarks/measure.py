"""CPU time of processes, measured in turns."""

import os
import statistics
import subprocess
import time


class Failed(Exception):
    """A command that was to be measured did not succeed."""


def cpu_seconds(command, folder, limit=None):
    """User plus system time of a command and of the processes it waited for; None where it took longer than `limit`
    seconds of wall time."""
    child = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if limit is not None:
        end = time.monotonic() + limit
        while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() > end:
                child.kill()
                child.communicate()
                return None
            time.sleep(0.05)
    message = child.stderr.read().decode(errors="replace")
    child.stderr.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f"{' '.join(command[:4])} … exited with {child.returncode}: {message.strip()[:400]}")
    return usage.ru_utime + usage.ru_stime


def in_turns(ours, theirs, folder, pairs):
    """Medians of both commands' CPU seconds over `pairs` runs A B A B …, after one run of each that does not count."""
    times = ([], [])
    for turn in range(pairs + 1):
        for command, found in zip((ours, theirs), times):
            seconds = cpu_seconds(command, folder)
            if turn > 0:
                found.append(seconds)
    return statistics.median(times[0]), statistics.median(times[1])


def alone(command, folder, runs):
    """Median of one command's CPU seconds, after one run that does not count."""
    return statistics.median([cpu_seconds(command, folder) for _ in range(runs + 1)][1:])
