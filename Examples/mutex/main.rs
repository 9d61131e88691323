use std::sync::Mutex;

fn main() {
    let oven = Mutex::new(20_u16);
    let mut dial = oven.lock().unwrap();
    *dial = 180;
    // <---
    println!("{dial} degrees");
}
