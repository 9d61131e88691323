struct Loud(String);

impl Drop for Loud {
    fn drop(&mut self) {
        // <--- 1
    }
}

struct Stack<T> {
    items: Vec<T>,
}

impl<T> Stack<T> {
    fn push(&mut self, value: T) -> usize {
        let before = self.items.len();
        self.items.push(value);
        // <--- 2 value=moved
        before
    }

    fn new() -> Self {
        Stack { items: Vec::new() }
    }
}

impl Loud {
    fn new(name: String) -> Self {
        // <--- 3
        Loud(name)
    }
}

fn first(s: String) -> String {
    // <--- 4
    s
}

fn second(s: &str) -> usize {
    // <--- 5
    s.len()
}

fn two_calls(a: String, b: String) -> usize {
    let n = second(&a) + first(a).len(); second(&b); first(b);
    n
}

fn scopes() {
    let a = Loud(String::from("a"));
    let b = Loud(String::from("b"));
    let moved = Loud(String::from("c"));
    let _other = moved;
    second("x");
    drop(a);
    second("y");
}

fn reverse() {
    let early = Loud(String::from("early"));
    let late = Loud(early.0.clone());
    second(&late.0);
}

fn closures(text: String) {
    let mut count = 0;
    let mut run = |s: String| {
        count += 1;
        let n = second(&s);
        first(s);
        n
    };
    run(text);
    let late;
    late = [1, 2].map(|x| second(&x.to_string()));
    second(&late[0].to_string());
}

fn printing(a: String) {
    let b = a;
    println!("{} {}", b, second(&b));
    if b.len() == 77 {
        panic!("no {}", b);
    }
}

fn main() {
    let mut stack = Stack::new();
    let text = String::from("x");
    stack.push(text);
    let name = String::new();
    let loud = Loud::new(name);
    drop(loud);
    two_calls(String::new(), String::new());
    scopes();
    reverse();
    closures(String::new());
    printing(String::new());
}
