use std::cell::*; use std::collections::*; use std::fmt::{Debug, Display}; use std::rc::*; use std::sync::*; use std::sync::atomic::*; use std::ptr::NonNull; use std::pin::Pin; use std::convert::Infallible; use std::mem::*;
static COUNT: AtomicUsize = AtomicUsize::new(3); static M: Mutex<Vec<i32>> = Mutex::new(Vec::new()); static ONCE: OnceLock<String> = OnceLock::new();
trait Base { fn b(&self) -> i32; } trait Mid: Base + Debug { fn m(&self) -> i32 { self.b() } }
#[derive(Debug)] struct T1 { name: String, n: i32 } impl Base for T1 { fn b(&self) -> i32 { self.n } } impl Mid for T1 {}
impl Drop for T1 { fn drop(&mut self) { let local = self.n * 2; // <--- dropping
  let _ = local; } }
#[derive(Debug)] enum List { Cons(i32, Rc<List>), Nil }
#[derive(Debug)] struct TreeNode { val: i32, parent: RefCell<Weak<TreeNode>>, children: RefCell<Vec<Rc<TreeNode>>> }
#[derive(Debug, Clone, Copy, PartialEq)] enum One { Only(u8) }
#[derive(Debug)] enum Big { A(u128), B(f64), C }
#[derive(Debug)] enum Deep { X(Option<Option<Option<bool>>>), Y(String), Z { a: Vec<u8>, b: i8 } }
struct SelfRef { data: String, ptr: *const String }
struct Gen<T, const N: usize> { items: [T; N], len: usize }
impl<T: Copy, const N: usize> Gen<T, N> { fn first(&self) -> T { let x = self.items[0]; // <--- in generic
  x } }
fn partial(t: (String, String)) -> String { let (a, _) = t; // <--- partial
  a }
fn cond(flag: bool, s: String) -> usize { if flag { drop(s); } let k = 1; // <--- cond
  k }
fn main() {
    M.lock().unwrap().push(4); ONCE.set("once".into()).unwrap(); COUNT.fetch_add(1, Ordering::SeqCst);
    let display: Box<dyn Display> = Box::new(5i32); let dbg: &dyn Debug = &"str"; let mid: Box<dyn Mid> = Box::new(T1 { name: "t1".into(), n: 4 }); let base: &dyn Base = &T1 { name: "tmp".into(), n: 9 };
    let list = Rc::new(List::Cons(1, Rc::new(List::Cons(2, Rc::new(List::Nil))))); let l2 = List::Cons(3, Rc::clone(&list)); let l3 = List::Cons(4, Rc::clone(&list));
    let leaf = Rc::new(TreeNode { val: 3, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) }); let branch = Rc::new(TreeNode { val: 5, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![Rc::clone(&leaf)]) }); *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    let one = One::Only(7); let oone = Some(One::Only(8)); let (ba, bb, bc) = (Big::A(u128::MAX), Big::B(-0.5), Big::C); let obig: Option<u128> = Some(1 << 100); let (dx, dy, dz) = (Deep::X(Some(None)), Deep::Y("y".into()), Deep::Z { a: vec![1], b: -1 });
    let ou: Result<(), ()> = Err(()); let oo: Option<std::cmp::Ordering> = Some(std::cmp::Ordering::Less); let onn: Option<NonNull<i32>> = None; let of: Option<fn()> = None; let o3: Option<Option<Option<bool>>> = Some(Some(None)); let inf: Result<u8, Infallible> = Ok(3);
    let arr: [Option<Box<i32>>; 3] = [Some(Box::new(1)), None, Some(Box::new(3))]; let mut mm = 5; let mut r1 = &mut mm; let r2 = &mut r1; let ss: &[&[i32]] = &[&[1, 2], &[3]]; let bbf: Box<Box<dyn Fn() -> i32>> = Box::new(Box::new(|| 3)); let rr: Rc<[Rc<str>]> = Rc::from(vec![Rc::from("a"), Rc::from("b")]);
    let mut sr = Box::pin(SelfRef { data: "self".into(), ptr: std::ptr::null() }); unsafe { let p: *const String = &sr.data; sr.as_mut().get_unchecked_mut().ptr = p; }
    let g = Gen { items: [7u16, 8, 9], len: 3 }; let gf = g.first(); let vo: Vec<Option<String>> = vec![Some("a".into()), None]; let vbd: Vec<Box<dyn Base>> = vec![Box::new(T1 { name: "v".into(), n: 1 })];
    let pm = Arc::new(Mutex::new(1)); let pm2 = pm.clone(); let _ = std::thread::spawn(move || { let _g = pm2.lock().unwrap(); std::panic::resume_unwind(Box::new(1)); }).join();
    let mut cnt = 0; let mut inc = || { cnt += 1; cnt }; inc(); let adder = |x: i32| move |y: i32| x + y; let add5 = adder(5); let sh = 1; let sh = sh + 1; let sh = format!("{sh}");
    let mut taken = Some(String::from("t")); let t2 = taken.take(); let mut mt = vec![1, 2]; let mt2 = std::mem::take(&mut mt); let mut md = ManuallyDrop::new(String::from("gone")); unsafe { ManuallyDrop::drop(&mut md) }; let forgot = Box::new(77); forget(forgot); let raw = Box::into_raw(Box::new(88)); let leaked: &'static mut i32 = Box::leak(Box::new(99));
    let st = T1 { name: "moved".into(), n: 0 }; let boxed = Box::new((String::from("l"), String::from("r"))); let (bl, _) = *boxed; let long: Vec<u32> = (0..5000).collect(); let bigarr = [3u8; 3000]; let nested = vec![[1u8; 2]; 2]; let text = "long ".repeat(2000);
    let pr = partial(("p".into(), "q".into())); let cd = cond(true, "c".into()) + cond(false, "d".into());
    drop(st);
    // <--- end
    println!("{display}{dbg:?}{}{}{list:?}{l2:?}{l3:?}{}{one:?}{oone:?}{ba:?}{bb:?}{bc:?}{obig:?}{dx:?}{dy:?}{dz:?}", mid.m(), base.b(), branch.children.borrow().len() as i32 + branch.val + leaf.val); println!("{ou:?}{oo:?}{onn:?}{:?}{o3:?}{inf:?}{arr:?}{r2}{ss:?}{}{rr:?}{}{gf}{vo:?}{}", of.is_none(), bbf(), sr.data.len() + g.len, vbd[0].b());
    println!("{}{}{}{sh}{taken:?}{t2:?}{mt:?}{mt2:?}{raw:?}{leaked}{bl}{}{}{nested:?}{}{pr}{cd}", pm.is_poisoned(), inc(), add5(1), long.len(), bigarr.len(), text.len()); let _ = unsafe { Box::from_raw(raw) };
}
