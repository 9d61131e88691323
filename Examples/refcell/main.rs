use std::cell::RefCell;

fn main() {
    let till = RefCell::new(100);
    {
        let mut pay = till.borrow_mut();
        *pay -= 5;
        // <--- while it is borrowed mutably
    }
    {
        let sum = till.borrow();
        // <--- while it is borrowed for reading
        println!("{sum}");
    }
}
