"""The figures that are measured: each as memory notation, and as the DOT somebody would write by hand for the same
picture. `dot` lays its version out itself; an object is a record, regions and frames are clusters."""

import random

DOT_HEAD = """digraph {
  rankdir=%s; fontname="Inter"; fontsize=9; nodesep=0.12;
  node [shape=record fontname="Hack" fontsize=11 height=0.4 penwidth=0.9 color="#2A3038" style=filled fillcolor=white];
  edge [fontname="Inter" arrowsize=0.62 penwidth=1.25 color="%s" arrowhead=%s];
"""

# Cells of one record in `vector_of_boxes`.
PART = 500


class Figure:
    """A picture's two spellings, and what memfig is asked for with it."""

    def __init__(self, name, mem, dot, options=()):
        self.name = name
        self.mem = mem
        self.dot = dot
        self.options = list(options)


def small(number=0):
    """Two frames, an RcBox, five pointers; `number` makes one of many."""
    value = 40 + number
    mem = f"""memory "Rc and Weak {number}"
stack {{
    fn main {{
        hall: Rc<u32> = &lamp
        attic: Rc<u32> = &lamp
        s1: Weak<u32> = &lamp
        s2: Weak<u32> = &lamp
    }}
    fn watch {{
        n: u32 = {number}
        found: Rc<u32> = &lamp
    }}
}}
heap {{
    lamp: RcBox<u32> = {{ strong: usize = 3, weak: usize = 2, value: u32 = {value} }}
}}
"""
    dot = (
        DOT_HEAD % ("BT", "#00755A", "normalnormal")
        + f"""  subgraph cluster_stack {{ label="Stack" style="filled,rounded" color="#EDF2F8";
    subgraph cluster_main {{ label="main" style="filled,rounded" fillcolor="#F7FAFD" color="#9FB2C8";
      hall [label="{{<p>|hall\\nRc\\<u32\\>}}"];
      attic [label="{{<p>|attic\\nRc\\<u32\\>}}"];
      s1 [label="{{<p>|s1\\nWeak\\<u32\\>}}"];
      s2 [label="{{<p>|s2\\nWeak\\<u32\\>}}"];
    }}
    subgraph cluster_watch {{ label="watch" style="filled,rounded" fillcolor="#F7FAFD" color="#9FB2C8";
      n [label="{{{number}|n\\nu32}}"];
      found [label="{{<p>|found\\nRc\\<u32\\>}}"];
    }}
  }}
  subgraph cluster_heap {{ label="Heap" style="filled,rounded" color="#FBF6EA";
    lamp [label="{{{{3\\nstrong|2\\nweak|{value}\\nvalue}}|RcBox\\<u32\\>}}"];
  }}
  hall:p -> lamp;
  attic:p -> lamp;
  s1:p -> lamp [style=dashed arrowhead=onormal];
  s2:p -> lamp [style=dashed arrowhead=onormal];
  found:p -> lamp;
}}
"""
    )
    return Figure(f"small-{number}" if number else "small", mem, dot)


def linked_list(count):
    """Boxes in a row, each owning the next."""
    mem = ['memory "A list"', "stack {", "    fn main {", "        head: Box<Node> = &n0", "    }", "}", "heap {"]
    dot = [DOT_HEAD % ("LR", "#1B1F24", "normal") + '  subgraph cluster_heap { label="Heap"; color="#FBF6EA";']
    for index in range(count):
        following = f"&n{index + 1}" if index + 1 < count else "null"
        mem.append(f"    n{index}: Node = {{ value: u32 = {index}, next: Option<Box<Node>> = {following} }}")
        dot.append(f'    n{index} [label="{{{{{index}\\nvalue|<next>next}}|Node}}"];')
    mem.append("}")
    dot.append('  }\n  subgraph cluster_main { label="main"; color="#9FB2C8"; head [label="{<p>|head\\nBox\\<Node\\>}"]; }')
    dot.append("  head:p -> n0;")
    dot += [f"  n{index}:next -> n{index + 1};" for index in range(count - 1)]
    dot.append("}")
    return Figure(f"list-{count}", "\n".join(mem) + "\n", "\n".join(dot) + "\n")


def vector_of_boxes(count):
    """A buffer of boxes, each owning a number.

    All elements are drawn (`--max-elements`). For `dot` the buffer is a cluster of records: a record's label may not be
    longer than 16 384 characters, and plain nodes would cost it more time.
    """
    mem = ['memory "A Vec of boxes"', "stack {", "    fn main {"]
    mem.append(f"        v: Vec<Box<u32>> = {{ ptr = &buffer, cap: usize = {count}, len: usize = {count} }}")
    mem += ["    }", "}", "heap {", f"    buffer: [Box<u32>; {count}] = ["]
    mem += [f"        &b{index}," for index in range(count)]
    mem.append("    ]")
    mem += [f"    b{index}: u32 = {index}" for index in range(count)]
    mem.append("}")
    dot = [DOT_HEAD % ("BT", "#1B1F24", "normal") + '  subgraph cluster_heap { label="Heap"; color="#FBF6EA";']
    dot.append(f'    subgraph cluster_buffer {{ label="[Box<u32>; {count}]";')
    for part in range(0, count, PART):
        cells = "|".join(f"<e{index}>{index}" for index in range(part, min(part + PART, count)))
        dot.append(f'      buffer{part // PART} [label="{cells}"];')
    dot.append("    }")
    dot += [f'    b{index} [label="{{{index}|u32}}"];' for index in range(count)]
    dot.append("  }\n  subgraph cluster_main { label=\"main\"; color=\"#9FB2C8\";")
    dot.append(f'    v [label="{{{{<p>ptr|{count}\\ncap|{count}\\nlen}}|v\\nVec\\<Box\\<u32\\>\\>}}"];\n  }}')
    dot.append("  v:p -> buffer0;")
    dot += [f"  buffer{index // PART}:e{index} -> b{index};" for index in range(count)]
    dot.append("}")
    return Figure(
        f"wide-{count}", "\n".join(mem) + "\n", "\n".join(dot) + "\n", ["--max-elements", str(count)])


def random_graph(count):
    """Objects with two pointers each, to any others."""
    choose = random.Random(count)
    targets = [(choose.randrange(count), choose.randrange(count)) for _ in range(count)]
    mem = ['memory "A random graph"', "stack {", "    fn main {", "        root: Rc<Node> = &n0", "    }", "}", "heap {"]
    dot = [DOT_HEAD % ("BT", "#00755A", "normalnormal") + '  subgraph cluster_heap { label="Heap"; color="#FBF6EA";']
    for index, (a, b) in enumerate(targets):
        mem.append(f"    n{index}: Node = {{ id: u32 = {index}, a: Rc<Node> = &n{a}, b: Rc<Node> = &n{b} }}")
        dot.append(f'    n{index} [label="{{{{{index}\\nid|<a>a|<b>b}}|Node}}"];')
    mem.append("}")
    dot.append('  }\n  subgraph cluster_main { label="main"; color="#9FB2C8"; root [label="{<p>|root\\nRc\\<Node\\>}"]; }')
    dot.append("  root:p -> n0;")
    for index, (a, b) in enumerate(targets):
        dot += [f"  n{index}:a -> n{a};", f"  n{index}:b -> n{b};"]
    dot.append("}")
    return Figure(f"random-{count}", "\n".join(mem) + "\n", "\n".join(dot) + "\n")
