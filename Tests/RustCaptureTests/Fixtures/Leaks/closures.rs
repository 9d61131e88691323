#![allow(unused)]
use std::cell::RefCell;
use std::collections::*;
use std::rc::{Rc, Weak};
fn mark(n: usize) -> usize {
    let k = n; // <--- mark
    k
}
type B = Box<usize>;
fn b(n: usize) -> B {
    Box::new(n)
}
struct Gen<T> {
    items: Vec<T>,
}
impl<T: Clone> Gen<T> {
    fn each<R>(&self, mut f: impl FnMut(T) -> R) -> Vec<R> {
        let mut out = Vec::new();
        for i in &self.items {
            out.push(f(i.clone()));
        }
        out
    }
}
#[inline(always)]
fn inlined(x: B) -> usize {
    let y = b(*x);
    mark(*y) + *x
}
fn main() {
    let mut v: Vec<B> = (0..6).map(b).collect();
    v.retain(|x| mark(**x) != 3);
    for x in v.drain(1..3) {
        mark(*x);
    }
    v.sort_by_key(|x| mark(**x));
    v.dedup_by(|a, c| {
        mark(1);
        a == c
    });
    let mut m: HashMap<usize, B> = HashMap::new();
    m.entry(1).or_insert_with(|| {
        let x = b(1);
        mark(1);
        x
    });
    m.retain(|_, x| mark(**x) > 0);
    let mut t: BTreeMap<String, B> = BTreeMap::new();
    t.entry("k".into()).or_insert_with(|| b(mark(2)));
    for (k, x) in t.range_mut("a".to_string()..) {
        mark(k.len() + **x);
    }
    for (k, x) in t.clone() {
        mark(k.len() + *x);
    }
    let o = Some(b(1))
        .map(|x| {
            mark(*x);
            x
        })
        .filter(|x| mark(**x) > 0)
        .or_else(|| Some(b(mark(1))));
    let folded = (0..3).fold(b(0), |acc, x| b(*acc + mark(x)));
    let zipped: Vec<(B, String)> = vec![b(1), b(2)]
        .into_iter()
        .zip(vec!["a".to_string(), "b".to_string()])
        .map(|(x, s)| {
            mark(*x + s.len());
            (x, s)
        })
        .collect();
    let scanned: Vec<B> = (0..3)
        .scan(b(0), |st, x| {
            **st += x;
            Some(b(mark(**st)))
        })
        .collect();
    let mut peek = vec![b(1), b(2)].into_iter().peekable();
    while let Some(x) = peek.next() {
        if let Some(p) = peek.peek() {
            mark(**p + *x);
        }
    }
    let cyc = Rc::new_cyclic(|w: &Weak<(RefCell<Weak<usize>>, B, Weak<usize>)>| {
        let _w2 = w.clone();
        let x = b(mark(4));
        (RefCell::new(Weak::new()), x, Weak::new())
    });
    let l = 'a: {
        let x = b(1);
        if mark(1) == 1 {
            break 'a x;
        }
        b(2)
    };
    let br = loop {
        let x = b(mark(1));
        break x;
    };
    let g = Gen { items: vec![b(1), b(2)] }.each(|x| {
        mark(*x);
        x
    });
    inlined(b(3));
    let nested = mark(*b(1) + mark(*b(2) + mark(*b(3))));
    let text = format!("{} {}", mark(1), b(mark(2)));
    let st = struct_update();
    let pair = (b(1), b(mark(2)), [b(3), b(mark(4))]);
    let h = std::thread::spawn(|| b(5));
    while !h.is_finished() {
        std::thread::yield_now();
    }
    mark(5);
    let ended = h.join().unwrap();
    let mut q = Some(b(1));
    let old = q.replace(b(mark(2)));
    let tk = std::mem::take(&mut v);
    let arr: [B; 3] = std::array::from_fn(|i| b(mark(i)));
    let [x0, ..] = arr;
    let s: String = "abc"
        .chars()
        .map(|c| {
            mark(1);
            c.to_ascii_uppercase()
        })
        .collect();

    mark(100);
}
struct Opt {
    a: B,
    c: B,
    d: String,
}
fn base() -> Opt {
    Opt { a: b(1), c: b(2), d: "d".into() }
}
fn struct_update() -> Opt {
    let k = base();
    Opt { a: b(mark(1)), ..k }
}
