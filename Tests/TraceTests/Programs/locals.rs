use std::cell::{Cell, RefCell};

thread_local! {
    static COUNTER: Cell<u32> = const { Cell::new(7) };
    static NAMES: RefCell<Vec<String>> = RefCell::new(vec![]);
    static LAZY: Cell<u64> = Cell::new(std::env::args().count() as u64);
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

fn work() -> u32 {
    COUNTER.with(|c| c.set(9));
    let seen = COUNTER.with(|c| c.get());
    probe!(1);
    seen
}

fn main() {
    COUNTER.with(|c| c.set(8));
    NAMES.with(|n| n.borrow_mut().push("a".into()));
    LAZY.with(|n| n.set(5));
    TEXT.with(|t| t.borrow_mut().push('x'));
    std::thread::spawn(work).join().unwrap();
    probe!(2);
}
