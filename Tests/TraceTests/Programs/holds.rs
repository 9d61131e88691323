use std::cell::RefCell;

static mut HELD: Option<Box<[u64; 5]>> = None;

thread_local! { static OWN: RefCell<Vec<u64>> = RefCell::new(Vec::new()) }

struct Link {
    next: Option<Box<Link>>,
    numbers: [u64; 10],
}

fn make(next: Option<Box<Link>>) -> Box<Link> {
    Box::new(Link { next, numbers: [1; 10] })
}

fn main() {
    unsafe { HELD = Some(Box::new([1; 5])) };
    OWN.with(|own| own.borrow_mut().extend([7; 9]));
    std::thread::spawn(|| OWN.with(|own| own.borrow_mut().extend([7; 33]))).join().unwrap();
    let first = make(None);
    let second = make(Some(first));
    let mut grown = Vec::new();
    grown.push([3u8; 200]);
    probe!(1);
    println!("{} {}", second.numbers[0], grown.len());
}
