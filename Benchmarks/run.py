#!/usr/bin/env python3
"""Measures memfig beside Graphviz's `dot` on the same pictures, in one run on one machine.

    python3 Benchmarks/run.py [--memfig FILE] [--dot FILE] [--pairs N] [--only WORD]... [--output FILE]

Prints a table and keeps it in Benchmarks/RESULTS.md (not with --only). All times are CPU time, user plus system, of a
whole process and its children. A figure that fails `memfig check` voids its row. Exits with 1 where a row is void.
"""

import argparse
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

import capture
import figures
import measure

HERE = pathlib.Path(__file__).resolve().parent

# The peer gets this many seconds, once, where it is known not to end in reasonable time.
LIMIT = 120


class Row:
    """One piece of work, ours and theirs."""

    def __init__(self, number, work, drawn, goal, limit=None):
        self.number = number
        self.work = work
        self.figures = drawn
        self.goal = goal
        self.limit = limit
        self.is_batch = len(drawn) > 1

    @property
    def ours(self):
        names = [figure.name + ".mem" for figure in self.figures]
        return ["memfig", "render", "-q", "-Tsvg", "-O", *self.figures[0].options, *names]

    @property
    def check(self):
        names = [figure.name + ".mem" for figure in self.figures]
        return ["memfig", "check", *self.figures[0].options, *names]

    @property
    def theirs(self):
        return ["dot", "-Tsvg", "-O", *[figure.name + ".dot" for figure in self.figures]]


def rows():
    """The rows of the table; figures are made only when a row is run."""
    return [
        Row(1, "one small figure", [figures.small()], 0.30),
        Row(4, "100 figures in one run", [figures.small(number) for number in range(1, 101)], 0.50),
        Row(6, "list, 1 000 objects", [figures.linked_list(1000)], 0.15),
        Row(6, "Vec of boxes, 1 000 objects", [figures.vector_of_boxes(1000)], 0.15),
        Row(6, "list, 5 000 objects", [figures.linked_list(5000)], 0.05),
        Row(6, "Vec of boxes, 5 000 objects", [figures.vector_of_boxes(5000)], 0.05),
        Row(7, "random graph, 100 objects", [figures.random_graph(100)], 0.08),
        Row(7, "random graph, 1 000 objects", [figures.random_graph(1000)], 0.001, limit=LIMIT),
    ]


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def shown(command):
    """A command as it stands in the table, many files as a pattern."""
    files = [word for word in command if word.endswith((".mem", ".dot"))]
    words = [word for word in command if word not in files]
    return " ".join(words + (files if len(files) < 4 else ["*." + files[0].split(".")[-1]]))


def require_pictures(row, folder):
    """Fails where a picture was not drawn."""
    for figure in row.figures:
        picture = folder / (figure.name + ".svg")
        if not picture.exists() or picture.stat().st_size == 0:
            raise measure.Failed(f"{picture.name} was not drawn")


def run(row, tools, pairs):
    """One line of the table, as (cells, is it void)."""
    with tempfile.TemporaryDirectory(prefix="memfig-bench-") as folder:
        for figure in row.figures:
            (pathlib.Path(folder) / (figure.name + ".mem")).write_text(figure.mem)
            (pathlib.Path(folder) / (figure.name + ".dot")).write_text(figure.dot)

        def actual(command):
            return [tools[command[0]], *command[1:]]

        def line(ours, theirs, ratio, verdict):
            return [str(row.number), row.work, ours, theirs, ratio, f"≤ {row.goal:.3g}", verdict]

        try:
            measure.cpu_seconds(actual(row.check), folder)
            measure.cpu_seconds(actual(row.ours), folder)
            require_pictures(row, pathlib.Path(folder))
            if row.limit is None:
                ours, theirs = measure.in_turns(actual(row.ours), actual(row.theirs), folder, pairs)
                peer, is_ended = milliseconds(theirs), True
            else:
                ours = measure.alone(actual(row.ours), folder, pairs)
                theirs = measure.cpu_seconds(actual(row.theirs), folder, row.limit)
                is_ended = theirs is not None
                peer = milliseconds(theirs) if is_ended else f"more than {row.limit} s"
                theirs = theirs or row.limit
        except measure.Failed as failure:
            print(f"row {row.number}, {row.work}: {failure}", file=sys.stderr)
            return line("–", "–", "–", "void"), True
        ratio = ours / theirs
        return line(
            milliseconds(ours), peer, ("" if is_ended else "< ") + f"{ratio:.2g}",
            "met" if ratio <= row.goal else "missed"), False


def capture_rows(arguments, table, commands):
    """Adds the rows of capture; says whether one is void."""
    chosen = [
        row for row in capture.rows() if not arguments.only or any(word in row.work for word in arguments.only)]
    if chosen and (missing := capture.missing()):
        print(f"row 10 is left out: there is no {missing}", file=sys.stderr)
        return False
    is_void = False
    for row in chosen:
        with tempfile.TemporaryDirectory(prefix="memfig-bench-") as folder:
            try:
                capture.prepare(folder)
                ours, theirs = capture.run(row, os.path.abspath(arguments.memfig), folder, arguments.pairs)
                ratio = ours / theirs
                line = [
                    milliseconds(ours), milliseconds(theirs), f"{ratio:.2g}", f"≤ {row.goal:.3g}",
                    "met" if ratio <= row.goal else "missed"]
            except (measure.Failed, subprocess.CalledProcessError) as failure:
                print(f"row {row.number}, {row.work}: {failure}", file=sys.stderr)
                line, is_void = ["–", "–", "–", f"≤ {row.goal:.3g}", "void"], True
        table.append([str(row.number), row.work, *line])
        commands.append(f"{row.number}, {row.work}:\n    {' '.join(row.ours)}\n    {' '.join(row.theirs)}")
        print("  ".join(table[-1]), file=sys.stderr, flush=True)
    return is_void


def processor():
    """The processor's name as the system tells it."""
    try:
        for entry in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if entry.startswith("model name"):
                return entry.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.machine()


def version(command):
    """The first line of a tool's version."""
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return ((result.stdout or result.stderr).strip().splitlines() or ["unknown"])[0]


def markdown(table):
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in table]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS)
    parser.add_argument("--memfig", default=str(HERE.parent / ".build/release/memfig"), help="the binary to measure")
    parser.add_argument("--dot", default="dot", help="the peer")
    parser.add_argument("--pairs", type=int, default=15, help="how many pairs of runs; at least 15 for a result")
    parser.add_argument("--only", action="append", metavar="WORD", help="only rows whose work has this word")
    parser.add_argument("--output", default=str(HERE / "RESULTS.md"), help="where the table is kept")
    arguments = parser.parse_args()
    if not os.access(arguments.memfig, os.X_OK):
        sys.exit(f'there is no "{arguments.memfig}": build it with "make build"')
    tools = {"memfig": os.path.abspath(arguments.memfig), "dot": arguments.dot}

    table = [["row", "work", "memfig", "peer", "ratio", "goal", ""]]
    commands = []
    is_void = False
    for row in rows():
        if arguments.only and not any(word in row.work for word in arguments.only):
            continue
        line, failed = run(row, tools, arguments.pairs)
        is_void = is_void or failed
        table.append(line)
        commands.append(f"{row.number}, {row.work}:\n    {shown(row.ours)}\n    {shown(row.theirs)}")
        print("  ".join(line), file=sys.stderr, flush=True)

    failed = capture_rows(arguments, table, commands)
    is_void = is_void or failed
    text = "\n".join([
        "# Results of the benchmarks",
        "",
        f"CPU time, user plus system, of whole processes: medians of {arguments.pairs} pairs, measured in turns, by",
        "`make bench`. A row is void where `memfig check` finds a broken promise in its figure. `dot` gets its own",
        f"spelling of the same picture and lays it out itself; where it would take minutes it gets {LIMIT} s, once.",
        "",
        f"* {version([tools['memfig'], '--version'])}",
        f"* {version([arguments.dot, '-V'])}",
        f"* {os.cpu_count()} × {processor()}, {platform.system()}",
        "",
        markdown(table),
        "",
        "## Commands",
        "",
        "```",
        "\n\n".join(commands),
        "```",
        "",
        "`Benchmarks/figures.py` and `Benchmarks/capture.py` write their inputs.",
        "",
    ])
    print(text)
    if not arguments.only:
        pathlib.Path(arguments.output).write_text(text)
    sys.exit(1 if is_void else 0)


if __name__ == "__main__":
    main()
