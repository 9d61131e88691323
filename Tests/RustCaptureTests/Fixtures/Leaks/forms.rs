// Each line that loses something says how: how often, how many blocks, what they are.
use std::any::Any;
use std::cell::RefCell;
use std::mem::{self, ManuallyDrop};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};

struct Selfish {
    me: RefCell<Option<Rc<Selfish>>>,
    name: String,
}

struct Node {
    next: *mut Node,
    value: i32,
}

struct Tree {
    kids: RefCell<Vec<Rc<Tree>>>,
    up: RefCell<Option<Rc<Tree>>>,
}

struct Owner {
    name: String,
    gadgets: RefCell<Vec<Weak<Owner>>>,
}

fn forgets(b: Box<i32>) {
    mem::forget(b);
    let k = 1; // <--- in forgets
    drop(k);
}

fn raw() {
    let p = Box::into_raw(Box::new([1u64; 4])); // lost 1 Box<[u64; 4]>
    unsafe { (*p)[0] = 2 };
}

fn selfish() {
    let name = String::from("n");
    let s = Rc::new(Selfish { me: RefCell::new(None), name }); // countedRing 1 Rc<forms::Selfish>
    *s.me.borrow_mut() = Some(s.clone());
    println!("{}", s.name);
}

fn list() {
    let a = Box::into_raw(Box::new(Node { next: std::ptr::null_mut(), value: 1 })); // ring 2 Box<forms::Node>
    let b = Box::into_raw(Box::new(Node { next: a, value: 2 }));
    unsafe { (*a).next = b };
    println!("{}", unsafe { (*b).value });
}

fn tree() {
    let root = Rc::new(Tree { kids: RefCell::new(vec![]), up: RefCell::new(None) }); // countedRing 4 Rc<forms::Tree>
    for _ in 0..2 {
        let kid = Rc::new(Tree { kids: RefCell::new(vec![]), up: RefCell::new(Some(root.clone())) });
        root.kids.borrow_mut().push(kid);
    }
    println!("{}", root.up.borrow().is_none());
}

fn weak_is_fine() {
    let owner = Rc::new(Owner { name: String::from("o"), gadgets: RefCell::new(vec![]) });
    let weak = Rc::downgrade(&owner);
    owner.gadgets.borrow_mut().push(weak);
    println!("{}", owner.name);
}

fn manual() {
    let mut list = Vec::new();
    list.push(String::from("in vec")); // lost 1 Vec<alloc::string::String>
    let _m = ManuallyDrop::new(list);
}

fn often(n: usize) {
    for i in 0..n {
        mem::forget(Box::new(i)); // lost 100 Box<usize>
    }
}

fn leak() {
    let text = String::from("leaked"); // lost 1 String
    let s: &'static mut str = Box::leak(text.into_boxed_str());
    s.make_ascii_uppercase();
}

fn in_thread() {
    let run = || {
        let m: Arc<Mutex<Option<Arc<dyn Any + Send + Sync>>>> = Default::default(); // countedRing 1 Arc<std::sync::
        let c: Arc<dyn Any + Send + Sync> = m.clone();
        *m.lock().unwrap() = Some(c);
    };
    std::thread::spawn(run).join().unwrap();
}

fn main() {
    let kept = Box::new(9);
    forgets(Box::new(5)); // lost 1 Box<i32>
    let here = Box::new(6); // lost 1 Box<i32>
    mem::forget(here);
    // <--- after here
    raw();
    selfish();
    list();
    tree();
    weak_is_fine();
    manual();
    often(100);
    leak();
    in_thread();
    // <--- end
    for x in vec![1, 2] {
        let _ = ManuallyDrop::new(Box::new(x as u16)); // lost 2 Box<u16>
    }
    let mut slot = Some(Box::new(3u8)); // lost 1 Box<u8>
    mem::forget(slot.take());
    let leaked: &'static mut Vec<i32> = Box::leak(Box::new(vec![1]));
    let p = Rc::into_raw(Rc::new(()));
    // <--- last
    println!("{kept} {slot:?} {leaked:?} {p:?}");
}
