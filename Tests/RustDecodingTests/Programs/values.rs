use std::ffi::*;
use std::marker::PhantomData;
use std::mem::*;
use std::pin::Pin;
#[derive(Debug, Clone, Copy)] struct Zst;
#[derive(Debug)] enum Never {}
struct Ph<T> { p: PhantomData<T>, v: u8 }
#[derive(Debug)] struct WithNever { r: Result<u8, Never> }
extern "C" fn cfn(x: i32) -> i32 { x }
unsafe fn uns() {}
fn main() {
    let unit = (); let u = u128::MAX; let i = i128::MIN; let i2 = -1i128; let nan = f32::NAN; let inf = f32::INFINITY; let ninf = f64::NEG_INFINITY; let negz = -0.0f32; let tiny = 1e-40f32; let big = 1e300f64; let f16ish = 0.1f32;
    let on: Option<char> = None; let os = Some('x'); let c0 = '\0'; let cq = '\''; let ce = '😯'; let b = true;
    let bytes = [0xffu8, 0x41, 0xfe]; let bad: &str = unsafe { std::str::from_utf8_unchecked(std::hint::black_box(&bytes[..])) };
    let es: &[i32] = &[]; let ev: Vec<i32> = Vec::new(); let zs: &[Zst] = &[Zst, Zst]; let vz = vec![Zst; 3]; let a0: [i32; 0] = []; let az = [Zst; 2]; let estr = ""; let estring = String::new();
    let t1 = (1,); let t3 = (1u8, 2.5, "three"); let oob: Option<Option<bool>> = Some(None); let oob2: Option<Option<bool>> = None; let oob3 = Some(Some(true));
    let rb: Result<Box<i32>, ()> = Ok(Box::new(4)); let rb2: Result<Box<i32>, String> = Err("bad".into()); let rb3: Result<Box<i32>, ()> = Err(());
    let cf: extern "C" fn(i32) -> i32 = cfn; let uf: unsafe fn() = uns; let ocf: Option<extern "C" fn(i32) -> i32> = None; let ocf2: Option<extern "C" fn(i32) -> i32> = Some(cfn);
    let mu: MaybeUninit<i32> = MaybeUninit::uninit(); let mu2 = MaybeUninit::new(5); let md = ManuallyDrop::new(String::from("md"));
    let mut pinned = 4; let pm: Pin<&mut i32> = Pin::new(&mut pinned);
    let (tx, rx) = std::sync::mpsc::channel::<i32>(); let (stx, srx) = std::sync::mpsc::sync_channel::<i32>(2); tx.send(1).unwrap();
    let jh = std::thread::spawn(|| 5); while !jh.is_finished() { std::thread::yield_now(); }
    let file = std::fs::File::open("/dev/null").unwrap(); let inst = std::time::Instant::now(); let sys = std::time::SystemTime::UNIX_EPOCH;
    let pb = std::path::PathBuf::from("/tmp/x"); let p = pb.as_path(); let oss = OsString::from("os"); let osr: &OsStr = &oss; let cs = CString::new("cs").unwrap(); let cr: &CStr = cs.as_c_str(); let cl = c"lit";
    let zst = Zst; let ph: Ph<String> = Ph { p: PhantomData, v: 2 }; let wn = WithNever { r: Ok(3) }; let bz = Box::new(Zst); let ru = &(); let rz = &zst;
    let nested = [[(1, 'a'); 2]; 2]; let ord = std::cmp::Ordering::Greater; let ip: std::net::IpAddr = "127.0.0.1".parse().unwrap(); let obx: Option<Box<dyn Fn()>> = None; let obx2: Option<Box<dyn Fn()>> = Some(Box::new(|| ()));
    let bs = b"bytes\x00\xff"; let layout = std::alloc::Layout::new::<u32>(); let tid = std::thread::current().id(); let disc = discriminant(&os); let typeid = std::any::TypeId::of::<i32>();
    let mut it = vec![String::from("a"), String::from("b"), String::from("c")].into_iter(); it.next(); let mut dr = vec![1, 2, 3]; let drain = dr.drain(1..2);
    let peek = [1, 2].iter().peekable(); let zipped = [1].iter().zip(["a"].iter()); let rev = (0..3).rev(); let en = "ab".char_indices(); let tk = (0..).take(3);
    // <---
    println!("{:?}", (unit, u, i, i2, nan, inf, ninf, negz, tiny, big, f16ish)); println!("{:?}", (on, os, c0, cq, ce, b, bytes, bad.len(), es, &ev, zs, &vz));
    println!("{:?}", (a0, az, estr, &estring, t1, t3, oob, oob2, oob3, &rb, &rb2, &rb3)); println!("{:?}", (cf, uf, ocf, ocf2, &md, pm, unsafe { mu2.assume_init() }, &tx, &rx, &stx, &srx, &jh));
    println!("{:?}", (&file, inst, sys, &pb, p, &oss, osr, &cs, cr, cl, zst, wn)); println!("{:?}", (bz, ru, rz, nested, ord, ip, obx.is_some(), obx2.is_some(), bs, layout, tid, disc));
    println!("{:?}", (typeid, it, drain, peek, zipped, rev, en, tk, ph.v, ph.p)); let _ = mu;
}
