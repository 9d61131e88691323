use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock, mpsc};
use std::thread;

static STARTED: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let total = Arc::new(Mutex::new(10));
    let table = Arc::new(RwLock::new(vec![1, 2, 3]));
    let (sender, receiver) = mpsc::channel::<()>();
    let first = {
        let total = Arc::clone(&total);
        thread::Builder::new()
            .name("holder".to_string())
            .spawn(move || {
                let mut guard = total.lock().unwrap();
                STARTED.fetch_add(1, Ordering::SeqCst);
                *guard += 1;
                receiver.recv().ok();
                *guard
            })
            .unwrap()
    };
    let second = {
        let total = Arc::clone(&total);
        let table = Arc::clone(&table);
        thread::spawn(move || {
            let view = table.read().unwrap();
            STARTED.fetch_add(1, Ordering::SeqCst);
            let mut guard = total.lock().unwrap();
            *guard += view.len() as i32;
        })
    };
    while STARTED.load(Ordering::SeqCst) < 2 {
        thread::yield_now();
    }
    probe!(1);
    sender.send(()).unwrap();
    let value = first.join().unwrap();
    second.join().unwrap();
    probe!(2);
    println!("{value} {}", total.lock().unwrap());
}
