use std::cell::*;
use std::collections::*;
use std::rc::{Rc, Weak};
use std::sync::atomic::*;
use std::sync::*;
trait Shape { fn area(&self) -> f64; fn name(&self) -> String { String::from("x") } }
struct Circle { r: f64 }
impl Shape for Circle { fn area(&self) -> f64 { self.r } }
impl Drop for Circle { fn drop(&mut self) {} }
#[derive(Clone, Copy, Debug)]
enum Color { Red, Green, Blue }
enum Tree { Leaf, Node(Box<Tree>, i32, Box<Tree>) }
enum Msg { Quit, Move { x: i32, y: i32 }, Write(String), Rgb(u8, u8, u8) }
union U { a: u32, b: f32 }
struct Unit;
static GREETING: &str = "hello, world";
static mut COUNTER: u32 = 3;
static TABLE: [u8; 4] = [1, 2, 3, 4];
const LIMIT: u32 = 9;
fn hello() -> i32 { 5 }
fn stop() {}
struct Wrap<T> { value: T, opt: Option<T> }
fn main() {
    let v = vec![1i32, 2, 3];
    let mut spare: Vec<u8> = Vec::with_capacity(6); spare.push(1);
    let empty: Vec<i32> = Vec::new();
    let s = String::from("héllo\n");
    let st = &s[0..1];
    let lit = "literal";
    let sl = &v[1..3];
    let b = Box::new(7i32);
    let bs: Box<[i32]> = vec![4, 5].into_boxed_slice();
    let bstr: Box<str> = "boxed".into();
    let shape: Box<dyn Shape> = Box::new(Circle { r: 2.5 });
    let shaperef: &dyn Shape = &*shape;
    let rc = Rc::new(42i32);
    let rc2 = rc.clone();
    let w = Rc::downgrade(&rc);
    let wn: Weak<i32> = Weak::new();
    let rcs: Rc<str> = Rc::from("shared");
    let rcsl: Rc<[i32]> = Rc::from(vec![1, 2]);
    let rcd: Rc<dyn Shape> = Rc::new(Circle { r: 1.0 });
    let arc = Arc::new(Mutex::new(2i32));
    let guard = arc.lock().unwrap();
    let rw = RwLock::new(5u8);
    let rg = rw.read().unwrap();
    let rw2 = RwLock::new(5u8);
    let wg = rw2.write().unwrap();
    let cell = Cell::new(3);
    let refcell = RefCell::new(8);
    let rm = refcell.borrow_mut();
    let refcell2 = RefCell::new(String::from("a"));
    let r1 = refcell2.borrow();
    
    
    let at = AtomicUsize::new(6);
    let ab = AtomicBool::new(true);
    let mut map = HashMap::new(); map.insert("a".to_string(), 1); map.insert("b".to_string(), 2);
    let set: HashSet<i32> = [3, 1].into_iter().collect();
    let bt: BTreeMap<i32, char> = (0..20).map(|i| (i, 'x')).collect();
    let bset: BTreeSet<u8> = [3, 1].into_iter().collect();
    let mut dq: VecDeque<i32> = VecDeque::with_capacity(4); dq.push_back(1); dq.push_front(0);
    let heap: BinaryHeap<i32> = [3, 9].into_iter().collect();
    let ll: LinkedList<i32> = [3, 9].into_iter().collect();
    let c = Color::Green;
    let t = Tree::Node(Box::new(Tree::Leaf), 3, Box::new(Tree::Node(Box::new(Tree::Leaf), 4, Box::new(Tree::Leaf))));
    let m1 = Msg::Quit; let m2 = Msg::Move { x: 1, y: -2 }; let m3 = Msg::Write("w".into()); let m4 = Msg::Rgb(1, 2, 3);
    let o1: Option<Box<i32>> = None; let o2 = Some(Box::new(1)); let o3: Option<i32> = Some(5); let o4: Option<&i32> = Some(&v[1]);
    let ok: Result<i32, String> = Ok(5); let er: Result<i32, String> = Err("bad".into());
    let tup = (7, true, 'c'); let arr = [[1u8, 2], [3, 4]]; let unit = ();
    let u = U { a: 1 }; let zs = Unit;
    let f: fn() -> i32 = hello;
    let n = 10; let k = String::from("k");
    let clo = |x: i32| x + n; let mv = move || k.len();
    let p: *const i32 = &v[0]; let null: *const u8 = std::ptr::null(); let bad = 0x1234 as *const u8;
    let nn = std::ptr::NonNull::from(&n);
    let wrap = Wrap { value: 1u16, opt: Some(2) };
    let mut x = 5; let mr = &mut x; let nested = &&n; let ch: char = '\n'; let fl = 1.5f32; let big = u128::MAX; let neg = -5i128;
    let cow: std::borrow::Cow<str> = "c".into(); let cow2: std::borrow::Cow<str> = String::from("own").into();
    let bd: Box<dyn Fn(i32) -> i32> = Box::new(clo);
    let jh = std::thread::spawn(|| 3); let (tx, rxx) = std::sync::mpsc::channel::<i32>();
    let dur = std::time::Duration::from_secs(2); let path = std::path::PathBuf::from("/tmp"); let os = std::ffi::OsString::from("os"); let cs = std::ffi::CString::new("c").unwrap();
    let rng = 0..5; let rev = 0..=4; let ord = std::cmp::Ordering::Less; let nz = std::num::NonZeroU32::new(3); let pin = Box::pin(3); let md = std::mem::ManuallyDrop::new(3); let mu = std::mem::MaybeUninit::<i32>::uninit(); let ph = std::marker::PhantomData::<i32>; let wra = std::num::Wrapping(3u8);
    // <---
    unsafe { COUNTER += LIMIT; println!("{} {}", u.a, 1) };
    let _ = (TABLE, GREETING, Color::Red, Color::Blue, er, dur, path, os, cs, rng, rev, ord, nz, pin, md, mu, ph, wra);
    let _ = (&m1,&m2,&m3,&m4,&ok,&jh,&tx,&rxx,&bd,&shaperef.name());
}
