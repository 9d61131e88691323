use std::sync::{Arc, Mutex};
use std::thread::{self, Builder};
use std::time::Duration;

fn main() {
    let mut handles = Vec::new();
    let tally = Arc::new(Mutex::new(1_u32));
    for name in ["ann", "bob"] {
        let t = Arc::clone(&tally);
        let vote = move || {
            let mut n = t.lock().unwrap();
            *n += 1;
            if *n == 2 {
                // <---
            }
        };
        handles.push(Builder::new().name(name.to_string()).spawn(vote).unwrap());
    }
    thread::sleep(Duration::from_millis(500));
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{} votes", tally.lock().unwrap());
}
