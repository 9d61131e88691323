use std::cell::RefCell;
use std::rc::Rc;

enum Way {
    Step(Rc<RefCell<i32>>, Rc<Way>),
    Home,
}

fn toll(way: &Way) -> i32 {
    match way {
        Way::Step(fee, rest) => *fee.borrow() + toll(rest),
        Way::Home => 0,
    }
}

fn main() {
    let fee = Rc::new(RefCell::new(2));
    let a = Rc::new(Way::Step(Rc::clone(&fee), Rc::new(Way::Home)));
    let b = Way::Step(Rc::new(RefCell::new(4)), Rc::clone(&a));
    *fee.borrow_mut() += 10;
    // <---
    println!("{} {}", toll(&a), toll(&b));
}
