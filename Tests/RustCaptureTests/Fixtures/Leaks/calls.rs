#![allow(unused, static_mut_refs)]
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
fn deep(n: usize) -> usize {
    let own = b(n);
    if n == 0 {
        return mark(*own);
    }
    let r = deep(n - 1);
    r + *own
}
struct OnDrop(B);
impl Drop for OnDrop {
    fn drop(&mut self) {
        mark(*self.0);
    }
}
fn unwinds() {
    let kept = b(1);
    let _d = OnDrop(b(2));
    let v = vec![b(3)];
    if *kept == 1 {
        panic!("p");
    }
    drop(v);
}
fn apply<F: FnOnce() -> usize>(f: F) -> usize {
    f()
}
fn apply_mut(mut f: impl FnMut(B) -> B) -> B {
    f(f_arg())
}
fn f_arg() -> B {
    b(77)
}
fn apply_dyn(f: &dyn Fn(&B) -> usize) -> usize {
    let own = b(5);
    f(&own)
}
struct Count {
    left: usize,
    own: B,
}
impl Iterator for Count {
    type Item = B;
    fn next(&mut self) -> Option<B> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        let item = b(mark(*self.own));
        Some(item)
    }
}
trait Shape {
    fn eat(self: Box<Self>) -> usize;
    fn name(&self) -> String;
}
struct Sq(B);
impl Shape for Sq {
    fn eat(self: Box<Self>) -> usize {
        mark(*self.0)
    }
    fn name(&self) -> String {
        mark(1);
        String::from("sq")
    }
}
struct Builder {
    name: Option<String>,
    list: Vec<B>,
}
impl Builder {
    fn new() -> Self {
        Builder { name: None, list: vec![] }
    }
    fn name(mut self, s: &str) -> Self {
        self.name = Some(s.to_string());
        self
    }
    fn item(mut self, n: usize) -> Self {
        self.list.push(b(n));
        mark(n);
        self
    }
    fn build(self, f: impl Fn(&str) -> usize) -> (usize, Vec<B>) {
        (f(self.name.as_deref().unwrap_or("")), self.list)
    }
}
fn big(seed: B) -> [B; 6] {
    [b(1), b(2), b(mark(3)), seed, b(4), b(mark(5))]
}
fn takes_big(x: [B; 6], _: Vec<B>, (p, _): (B, B)) -> usize {
    let n = mark(x.len());
    n + *p
}
fn question() -> Option<usize> {
    let x = Some(b(1))?;
    let y = mark(*x);
    let v: Vec<B> = Some(vec![x])?;
    Some(y + v.len())
}
enum E {
    A(B, String),
    C { x: B, y: Vec<B> },
    D,
}
fn enums(e: E) -> usize {
    match e {
        E::A(x, s) => mark(*x) + s.len(),
        E::C { x, .. } => mark(*x),
        E::D => mark(0),
    }
}
fn at(o: Option<(B, B)>) -> usize {
    let Some((x, ref y)) = o else {
        return mark(9);
    };
    mark(*x + **y)
}
struct Add(B);
impl std::ops::Add for Add {
    type Output = Add;
    fn add(self, o: Add) -> Add {
        Add(b(mark(*self.0 + *o.0)))
    }
}
static mut GLOBAL: Option<Box<usize>> = None;
static LAZY: std::sync::LazyLock<Vec<B>> = std::sync::LazyLock::new(|| {
    let v = vec![b(1)];
    mark(1);
    v
});
thread_local! { static TL: RefCell<Vec<B>> = RefCell::new({ let v = vec![b(8)]; mark(8); v }); }
extern "C" fn compare(a: *const libc_void, c: *const libc_void) -> i32 {
    let own = b(1);
    mark(*own);
    unsafe { (*(a as *const i32)).cmp(&*(c as *const i32)) as i32 }
}
#[allow(non_camel_case_types)]
type libc_void = u8;
extern "C" {
    fn qsort(p: *mut u8, n: usize, s: usize, f: extern "C" fn(*const u8, *const u8) -> i32);
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
    unsafe {
        GLOBAL = Some(b(1));
    }
    deep(66);
    let cap = b(3);
    let cap2 = vec![b(4)];
    apply(move || {
        let n = *cap;
        mark(n) + cap2.len()
    });
    let got = apply_mut(|x| {
        mark(*x);
        x
    });
    let around = b(6);
    apply_dyn(&|x| mark(**x + *around));
    let all: Vec<B> = Count { left: 3, own: b(1) }.collect();
    for x in (Count { left: 2, own: b(2) }) {
        mark(*x);
    }
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Sq(b(1))), Box::new(Sq(b(2)))];
    for s in shapes {
        s.name();
        s.eat();
    }
    let (n, built) = Builder::new().name("n").item(1).item(2).build(|s| mark(s.len()));
    takes_big(big(b(9)), vec![b(1)], (b(2), b(3)));
    question();
    enums(E::A(b(1), "s".to_string()));
    enums(E::C { x: b(1), y: vec![b(2)] });
    enums(E::D);
    at(Some((b(1), b(2))));
    at(None);
    let sum = Add(b(1)) + Add(b(2)) + Add(b(mark(3)));
    LAZY.len();
    TL.with(|t| mark(t.borrow().len()));
    let mut nums = [3, 1, 2];
    unsafe {
        qsort(nums.as_mut_ptr() as *mut u8, 3, 4, compare);
    }
    mark(100);
    // Last: what the panic prints may need much memory.
    let _ = std::panic::catch_unwind(|| unwinds());
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
