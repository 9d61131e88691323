use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

struct Owner {
    name: String,
    tools: RefCell<Vec<Weak<Tool>>>,
}

struct Tool {
    id: i32,
    owner: Rc<Owner>,
}

fn main() {
    let first = Rc::new(5);
    let second = Rc::clone(&first);
    let weak = Rc::downgrade(&first);
    let owner = Rc::new(Owner { name: "Ada".to_string(), tools: RefCell::new(vec![]) });
    let saw = Rc::new(Tool { id: 1, owner: Rc::clone(&owner) });
    owner.tools.borrow_mut().push(Rc::downgrade(&saw));
    let cell = Cell::new(3);
    let shared = RefCell::new(String::from("ink"));
    let never: Weak<i32> = Weak::new();
    let text: Rc<str> = Rc::from("tale");
    probe!(1);
    {
        let look = shared.borrow();
        probe!(2);
        println!("{look}");
    }
    let mut change = shared.borrow_mut();
    change.push('s');
    probe!(3);
    drop(change);
    drop(first);
    drop(second);
    probe!(4);
    println!("{:?} {} {} {:?} {text}", weak.upgrade(), cell.get(), saw.id + saw.owner.name.len() as i32, never.upgrade());
}
