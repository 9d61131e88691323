use std::any::Any;
use std::borrow::Cow;
use std::cell::*;
use std::collections::*;
use std::error::Error;
use std::rc::{Rc, Weak};
use std::sync::*;
use std::sync::atomic::*;
use std::num::*;
trait Shape { fn area(&self) -> f64; }
struct Sq(f64);
impl Shape for Sq { fn area(&self) -> f64 { self.0 } }
fn main() {
    let k = 3; let s = String::from("cap");
    let dynfn: Box<dyn Fn(i32) -> i32> = Box::new(move |x| x + k);
    let s2 = s.clone();
    let once: Box<dyn FnOnce() -> usize> = Box::new(move || s2.len());
    let iter = vec![1, 2, 3, 4].into_iter().filter(|x| x % 2 == 0).map(move |x| x * k);
    let arr_iter = [10, 20, 30].into_iter();
    let mut slice_src = [1u8, 2, 3]; let slice_iter = slice_src.iter_mut();
    let chars = "héy".chars();
    let rcstr: Rc<str> = "rc str".into();
    let arcsl: Arc<[u16]> = Arc::from([7u16, 8, 9]);
    let rcdyn: Rc<dyn Shape> = Rc::new(Sq(1.5));
    let weakdyn: Weak<dyn Shape> = Rc::downgrade(&rcdyn);
    let deadrc: Rc<dyn Shape> = Rc::new(Sq(9.5));
    let weakdead: Weak<dyn Shape> = Rc::downgrade(&deadrc); drop(deadrc);
    let cow1: Cow<str> = Cow::Borrowed("borrowed"); let cow2: Cow<str> = Cow::Owned("owned".to_string());
    let cow3: Cow<[i32]> = Cow::Borrowed(&[1, 2]); let cow4: Cow<[i32]> = Cow::Owned(vec![3, 4]);
    let err: Box<dyn Error> = "oh no".into();
    let err2: Box<dyn Error + Send + Sync> = Box::new("x".parse::<i32>().unwrap_err());
    let boxsl: Box<[i32]> = Box::new([1, 2, 3]);
    let strs: &[&str] = &["one", "two"];
    let vv = vec![vec![1, 2], vec![], vec![3]];
    let mut dq: VecDeque<i32> = VecDeque::with_capacity(4); for i in 0..4 { dq.push_back(i); } dq.pop_front(); dq.pop_front(); dq.push_back(4);
    let bt: BTreeMap<u32, u32> = (0..500).map(|i| (i, i * i)).collect();
    let btbig: BTreeMap<u32, ()> = (0..3).map(|i| (i, ())).collect();
    let mut hm: HashMap<i32, String> = HashMap::new(); for i in 0..20 { hm.insert(i, format!("v{i}")); } for i in 0..18 { hm.remove(&i); }
    let hs: HashSet<String> = ["a".to_string(), "b".to_string()].into_iter().collect();
    let hme: HashMap<i32, i32> = HashMap::new(); let hmc: HashMap<i32, i32> = HashMap::with_capacity(10);
    let heap: BinaryHeap<i32> = vec![1, 5, 3].into();
    let ll: LinkedList<String> = ["x".to_string(), "y".to_string()].into_iter().collect();
    let rc1 = RefCell::new(vec![1]); let b1 = rc1.borrow(); let b2 = rc1.borrow(); let b3 = rc1.borrow();
    let rc2 = RefCell::new((1, String::from("t"))); let bm = rc2.borrow_mut();
    let rc3 = RefCell::new((5, 'c')); let mapped = Ref::map(rc3.borrow(), |p| &p.1);
    let m = Mutex::new(String::from("m")); let mg = m.lock().unwrap();
    let mfree = Mutex::new(3u8);
    let rw = RwLock::new(1); let r1 = rw.read().unwrap(); let r2 = rw.read().unwrap();
    let rw2 = RwLock::new(vec![2]); let w = rw2.write().unwrap();
    let oc: OnceCell<String> = OnceCell::new(); let oc2: OnceCell<String> = OnceCell::new(); let _ = oc2.set("set".into());
    let ol: OnceLock<String> = OnceLock::new(); let ol2: OnceLock<String> = OnceLock::new(); let _ = ol2.set("set".into());
    let lz: LazyLock<String> = LazyLock::new(|| "forced".into()); let _ = &*lz; let lz2: LazyLock<String> = LazyLock::new(|| "no".into());
    let lc: LazyCell<String> = LazyCell::new(|| "forced".into()); let _ = &*lc; let lc2: LazyCell<String> = LazyCell::new(|| "no".into());
    let a8 = AtomicU8::new(8); let ai64 = AtomicI64::new(-64); let ab = AtomicBool::new(false); let ap = AtomicPtr::new(&k as *const i32 as *mut i32); let au = AtomicUsize::new(1);
    let nz = NonZeroU32::new(9).unwrap(); let onz: Option<NonZeroU32> = None; let onz2 = NonZeroU32::new(4); let wr = Wrapping(200u8);
    let dur = std::time::Duration::from_millis(1500); let range = 3..9; let rinc = 1..=5; let rfrom = 2..; 
    let anyv: &dyn Any = &42i32; let rawfat: *const [i32] = &[1, 2, 3]; let rawdyn: *const dyn Shape = &*rcdyn;
    // <---
    println!("{} {}", dynfn(1), once()); println!("{:?}", iter.collect::<Vec<_>>());
    println!("{:?}{:?}{:?}", arr_iter, slice_iter, chars);
    drop((b1, b2, b3, bm, mapped, mg, r1, r2, w));
    println!("{:?}", (&rcstr, &arcsl, weakdyn.upgrade().is_some(), weakdead.upgrade().is_none(), &cow1, &cow2, &cow3, &cow4));
    println!("{:?}", (&err, &err2, &boxsl, strs, &vv, &dq, bt.len(), btbig.len(), &hm, &hs, &hme, &hmc));
    println!("{:?}", (&heap, &ll, &rc1, &rc2, &rc3, &m, &rw, &rw2, &oc, &oc2, &ol, &ol2));
    println!("{:?}", (&lz, &lz2, &lc, &lc2, &a8, &ai64, &ab, &ap, &au, nz, onz, onz2));
    println!("{:?}", (wr, dur, range, rinc, rfrom, anyv.is::<i32>(), rawfat, rawdyn, mfree));
}
