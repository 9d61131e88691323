// Behind each marker, as in moves.rs.

use std::rc::Rc;

struct Node {
    value: String,
    next: Option<Box<Node>>,
}

fn list(head: Option<Box<Node>>) -> Vec<String> {
    let mut rest = head;
    let mut out = Vec::new();
    // <--- 1 head=moved
    while let Some(node) = rest {
        // <--- 2 head=moved rest=partial rest.Some.0=moved
        out.push(node.value);
        // <--- 3 head=moved rest=partial rest.Some.0=moved node=partial node.*.0=moved
        rest = node.next;
        // <--- 4 head=moved node=partial node.*.0=moved node.*.1=moved
    }
    // <--- 5 head=moved
    out
}

fn pairs(a: Option<String>, b: Result<String, i32>) {
    match (a, b) {
        (Some(x), Ok(y)) => {
            // <--- 10 a=moved b=moved
            drop((x, y));
        }
        (whole @ Some(_), Err(_)) => {
            // <--- 11 a=moved b=moved
            drop(whole);
        }
        _ => {}
    }
    // <--- 12 a=moved b=moved
}

fn nested(value: Option<Result<String, String>>) {
    match value {
        Some(Ok(text)) => {
            // <--- 20 value=partial value.Some.0.Ok.0=moved
            drop(text);
        }
        Some(Err(error)) => {
            // <--- 21 value=partial value.Some.0.Err.0=moved
            drop(error);
        }
        None => {
            // <--- 22
        }
    }
    // <--- 23 value=partial value.Some.0.Ok.0=moved value.Some.0.Err.0=moved
}

fn labelled(names: Vec<String>) -> Option<String> {
    let found;
    let spare = String::new();
    'outer: loop {
        for name in names {
            if name.len() > 3 {
                found = Some(name);
                // <--- 30 names=moved name=moved
                break 'outer;
            }
        }
        found = Some(spare);
        // <--- 31 names=moved spare=moved
        break;
    }
    // <--- 32 names=moved spare=maybe
    found
}

fn replaced() {
    let mut b = Box::new(String::from("b"));
    let s = *b;
    // <--- 40 b=moved
    *b = String::from("c");
    // <--- 41
    let mut o = Some(s);
    let taken = o.take();
    // <--- 42 s=moved
    let old = std::mem::replace(&mut *b, String::new());
    drop((taken, old));
    // <--- 43 s=moved taken=moved old=moved
    let _ = (b, o);
    // <--- 44 s=moved b=moved o=moved taken=moved old=moved
}

fn assigned() -> (String, String) {
    let (a, b);
    let mut c = String::new();
    // <--- 50 a=uninitialized b=uninitialized
    (a, c) = (c, String::new());
    // <--- 51 b=uninitialized
    b = c;
    // <--- 52 c=moved
    (a, b)
}

fn counted(flag: bool) {
    let first = Rc::new(String::new());
    let second = Rc::clone(&first);
    if flag {
        drop(first);
    }
    // <--- 60 first=maybe
    let nested = move || {
        let inner = move || {
            let x = second;
            // <--- 61 second=moved
            x
        };
        // <--- 62 second=moved
        inner()
    };
    // <--- 63 first=maybe second=moved
    nested();
}

fn sliced(words: [String; 3], parts: &[i32]) -> i32 {
    let [a, rest @ ..] = words;
    // <--- 70 words=partial words.0=moved words.1=moved words.2=moved
    let n = match parts {
        [first, .., last] => {
            // <--- 71 words=partial words.0=moved words.1=moved words.2=moved
            first + last
        }
        _ => 0,
    };
    drop((a, rest));
    n
}

fn early(values: Vec<Result<String, String>>) -> Result<usize, String> {
    let mut total = 0;
    let guard = String::new();
    for value in values {
        let text = value?;
        // <--- 80 values=moved value=moved
        total += text.len();
        if total > 10 {
            drop(guard);
            // <--- 81 values=moved value=moved guard=moved
            return Ok(total);
        }
    }
    // <--- 82 values=moved
    Ok(total)
}

struct Wrapper<'a> {
    name: &'a mut String,
    count: i32,
}

fn borrowing(w: Wrapper, other: &mut i32) {
    let name = w.name;
    // <--- 90 w=partial w.0=moved
    let count = &w.count;
    let again = &mut *other;
    *again += *count;
    // <--- 91 w=partial w.0=moved
    name.push('x');
    let kept = other;
    // <--- 92 w=partial w.0=moved other=moved
    *kept += 1;
}

fn diverging(s: String, n: i32) -> usize {
    let t = if n > 3 {
        s
    } else if n == 3 {
        panic!("three")
    } else {
        return s.len();
    };
    // <--- 100 s=moved
    let u = match n {
        7 => t,
        8 => {
            drop(t);
            String::new()
        }
        _ => unreachable!(),
    };
    // <--- 101 s=moved t=moved
    u.len()
}

enum Way {
    Two(String, String),
    One(String),
    Nil,
}

fn long(s: &str) -> bool {
    s.len() > 3
}

// Guards see references to what the arm's own variables will be.
fn guarded(way: Way) {
    match way {
        Way::Two(mut left, _) if {
            // <--- 110
            long(&left)
        } =>
        {
            // <--- 111 way=partial way.Two.0=moved
            left.push('x');
            drop(left);
            // <--- 112 way=partial way.Two.0=moved left=moved
        }
        Way::One(ref word) | Way::Two(ref word, _) if long(word) => {
            // <--- 113
        }
        _ => {}
    }
    // <--- 114 way=partial way.Two.0=maybe
}

// The inner match takes apart what cannot be there any more.
fn twice(way: Way) {
    match way {
        Way::Two(_, right) => drop(right),
        _ => {
            match way {
                Way::Two(left, right) => drop((left, right)),
                _ => {}
            }
            // <--- 120 way=partial way.Two.0=moved way.Two.1=moved
        }
    }
}

fn main() {
    list(Some(Box::new(Node { value: String::new(), next: None })));
    pairs(None, Ok(String::new()));
    nested(None);
    labelled(vec![]);
    replaced();
    assigned();
    counted(true);
    sliced(Default::default(), &[1]);
    let _ = early(vec![]);
    borrowing(Wrapper { name: &mut String::new(), count: 1 }, &mut 1);
    diverging(String::new(), 7);
    guarded(Way::One(String::new()));
    twice(Way::Nil);
}
