use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Mutex;
struct P {
    name: String,
    kids: Vec<Box<i32>>,
}
fn make(n: i32) -> P {
    P { name: n.to_string(), kids: vec![Box::new(n)] }
}
fn inner(x: &P) -> usize {
    let y = x.kids.len();
    // <--- inner
    y
}
fn two(a: String, b: usize) -> usize {
    a.len() + b
}
fn mark() -> usize {
    // <--- mark
    1
}
fn unnamed(_: Vec<String>) {
    // <--- unnamed
}
fn pattern((a, b): (String, Box<i32>)) {
    // <--- pattern
    drop((a, b));
}
struct Noisy(Box<i32>);
impl Drop for Noisy {
    fn drop(&mut self) {
        let k = *self.0; // <--- noisy
        drop(k);
    }
}
fn returns() -> Vec<Box<i32>> {
    let n = Noisy(Box::new(1));
    let v = vec![Box::new(2), Box::new(3)];
    let _m = n;
    v
}
fn result() -> Result<String, Box<dyn std::error::Error>> {
    let s = String::from("12");
    let n: i32 = s.parse()?;
    // <--- result
    Ok(format!("{n}"))
}
fn main() {
    vec![Box::new(1), Box::new(2)].iter().for_each(|x| {
        let y = **x; // <--- for_each
        drop(y);
    });
    vec![Box::new(3), Box::new(4)].into_iter().for_each(|x| {
        let y = *x; // <--- into
        drop(y);
    });
    let v = vec![Box::new(5), Box::new(6)];
    let w: Vec<Box<String>> = v
        .into_iter()
        .map(|x| {
            let s = Box::new(x.to_string()); // <--- mapped
            s
        })
        .collect();
    let m = Mutex::new(vec![String::from("locked")]);
    match m.lock().unwrap().first() {
        Some(s) => {
            let n = s.len(); // <--- guard
            drop(n);
        }
        None => {}
    }
    let x = &String::from("temp");
    inner(&make(3));
    two(String::from("arg"), mark());
    two(String::from("arg"), {
        let k = 2; // <--- block
        k
    });
    unnamed(vec![String::from("u")]);
    pattern((String::from("p"), Box::new(1)));
    let r = returns();
    for b in vec![Box::new(7), Box::new(8)] {
        let k = *b; // <--- loop
        drop(k);
    }
    for (i, b) in w.iter().enumerate() {
        let k = b.len() + i; // <--- loop2
        drop(k);
    }
    let mut stack = vec![Box::new(1), Box::new(2)];
    while let Some(b) = stack.pop() {
        let k = *b; // <--- pop
        drop(k);
    }
    let o = Some(make(9));
    if let Some(P { name, kids }) = o {
        let k = name.len() + kids.len(); // <--- iflet
        drop(k);
    }
    let rc = Rc::new(RefCell::new(vec![1]));
    let c = move || {
        let k = rc.borrow().len(); // <--- closure
        k
    };
    c();
    let boxed: Box<dyn FnOnce() -> usize> = {
        let s = String::from("cap");
        Box::new(move || {
            let k = s.len(); // <--- once
            k
        })
    };
    boxed();
    let a = [String::from("a"), String::from("b")].map(|s| {
        let t = s + "x"; // <--- arr
        t
    });
    let sorted = {
        let mut q = vec![Box::new(3), Box::new(1)];
        q.sort_by(|a, b| {
            let o = a.cmp(b); // <--- sort
            o
        });
        q
    };
    let e = result();
    let u = make(1)
        .kids
        .into_iter()
        .map(|b| {
            *b + {
                let k = 1; // <--- chain
                k
            }
        })
        .sum::<i32>();
    let moved = make(4);
    let P { name, .. } = moved;
    let opt: Option<Box<i32>> = Some(Box::new(1));
    let un = *opt.unwrap();
    let bx = Box::new(make(5));
    let P { name: n2, .. } = *bx;
    // <--- end
    drop((x.len(), r, a, sorted, e, u, name, un, n2, boxed_len(&w)));
}
fn boxed_len(w: &Vec<Box<String>>) -> usize {
    w.len()
}
