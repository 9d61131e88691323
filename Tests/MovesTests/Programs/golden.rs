// Behind each marker, as in moves.rs; its MIR is kept, so that reading it is tested without rustc.

struct Person {
    name: String,
    home: String,
}

enum Shape {
    Text(String),
    Empty,
}

const LIMIT: usize = 3;

fn late(flag: bool, s: String) -> usize {
    let x;
    // <--- 1 x=uninitialized
    if flag {
        x = s;
    } else {
        return LIMIT;
    }
    // <--- 2 s=moved
    x.len()
}

fn partial(p: Person, shape: Shape) -> i32 {
    let home = p.home;
    let n = match shape {
        Shape::Text(text) => {
            // <--- 3 p=partial p.1=moved shape=partial shape.Text.0=moved
            drop(text);
            1
        }
        Shape::Empty => 2,
    };
    drop(home);
    // <--- 4 p=partial p.1=moved shape=partial shape.Text.0=moved home=moved
    n
}

fn boxes(b: Box<String>, flag: bool) {
    let s = *b;
    // <--- 5 b=moved
    if flag {
        drop(s);
    }
    // <--- 6 b=moved s=maybe
}

fn closures(text: String) -> impl FnOnce() -> String {
    let run = move || {
        let inner = text;
        // <--- 7 text=moved
        inner
    };
    // <--- 8 text=moved
    run
}

fn again() {
    let mut s = String::new();
    for i in 0..LIMIT {
        let t = s;
        // <--- 9 s=moved
        s = if i == 1 { String::new() } else { t };
    }
    // <--- 10
    drop(s);
}

fn main() {
    late(true, String::new());
    partial(Person { name: String::new(), home: String::new() }, Shape::Text(String::new()));
    partial(Person { name: String::new(), home: String::new() }, Shape::Empty);
    boxes(Box::new(String::new()), true);
    closures(String::new())();
    again();
}
