"""Row 10: capture beside the tools it is made of. The peers are `gdb`, run to the same place and printing nothing, and
`rustc -g` of the same program."""

import pathlib
import shutil
import subprocess

import measure

PROBE = (
    'unsafe { ::core::arch::asm!("778: nop", ".pushsection .memfig,\\"R\\",@progbits", ".quad 778b", ".quad 1", '
    '".popsection") }')

LIST = """struct Node { value: u32, next: Option<Box<Node>> }

fn main() {
    let mut head: Option<Box<Node>> = None;
    for value in 0..10_000 {
        head = Some(Box::new(Node { value, next: head }));
    }
    %s;
    println!("{}", head.map_or(0, |mut node| { node.next = None; node.value }));
}
"""

SMALL = """use std::rc::Rc;

fn main() {
    let hall = Rc::new(60);
    let attic = Rc::clone(&hall);
    // <--- shared
    println!("{}", *hall + *attic);
}
"""

# The probe's line in LIST.
LINE = 8


class Row:
    """A line of the table: what is compared, and how."""

    def __init__(self, work, goal, ours, theirs):
        self.number = 10
        self.work = work
        self.goal = goal
        self.ours = ours
        self.theirs = theirs


def rows():
    return [
        Row(
            "stop in a list of 10 000 nodes", 0.5,
            ["memfig-trace", "run", "--exe", "list", "--heap", "libmemfigheap.so", "--user-prefix", "FOLDER", "--marker", "1",
             "--output", "list.json", "--"],
            ["gdb", "-nx", "-batch", "-ex", f"break list.rs:{LINE}", "-ex", "run", "list"]),
        Row(
            "capture of a small program, whole", 1.5, ["memfig", "capture", "small.rs", "-o", "small.mem"],
            ["rustc", "-g", "--edition", "2021", "small.rs", "-o", "small"]),
    ]


def missing():
    """A tool that is not there, or None."""
    return next((tool for tool in ("rustc", "gdb") if shutil.which(tool) is None), None)


def prepare(folder):
    """Writes the programs, and builds the one that is stopped."""
    folder = pathlib.Path(folder)
    (folder / "list.rs").write_text(LIST % PROBE)
    (folder / "small.rs").write_text(SMALL)
    subprocess.run(["rustc", "-g", "--edition", "2021", "list.rs"], cwd=folder, check=True, capture_output=True)


def run(row, memfig, folder, pairs):
    """Medians of both commands' CPU seconds."""
    beside = pathlib.Path(memfig).parent

    def actual(command):
        own = {"memfig": memfig, "memfig-trace": str(beside / "memfig-trace")}
        places = {"libmemfigheap.so": str(beside / "libmemfigheap.so"), "FOLDER": str(folder)}
        words = [places.get(word, word) for word in command[1:]]
        return [own.get(command[0], command[0]), *words]

    measure.cpu_seconds(actual(row.ours), folder)
    # A list that was not read costs little.
    name, part = ("list.json", b'"name":"head"') if "list.json" in row.ours else ("small.mem", b"attic")
    if part not in (pathlib.Path(folder) / name).read_bytes():
        raise measure.Failed(f"{name} does not hold the program's variables")
    return measure.in_turns(actual(row.ours), actual(row.theirs), folder, pairs)
