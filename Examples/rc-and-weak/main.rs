use std::rc::{Rc, Weak};

fn watch(sensor: &Weak<u32>) {
    let found = sensor.upgrade();
    if found.is_some() {
        // <--- while the lamp is shared
    } else {
        // <--- after both rooms gave it away
    }
}

fn main() {
    let hall = Rc::new(60);
    let attic = Rc::clone(&hall);
    let s1 = Rc::downgrade(&hall);
    let s2 = Rc::downgrade(&attic);
    watch(&s1);
    drop(hall);
    drop(attic);
    watch(&s2);
    println!("{} {}", s1.strong_count(), s2.strong_count());
}
