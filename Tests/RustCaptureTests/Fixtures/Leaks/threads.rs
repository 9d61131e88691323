use std::sync::{mpsc, Arc, Barrier, Condvar, Mutex, RwLock};
use std::thread;
fn work(data: Arc<Mutex<Vec<String>>>, n: usize) {
    data.lock().unwrap().push(format!("t{n}"));
}
fn main() {
    let data = Arc::new(Mutex::new(Vec::new()));
    let hs: Vec<_> = (0..3)
        .map(|n| {
            let d = data.clone();
            thread::Builder::new().name(format!("w{n}")).spawn(move || work(d, n)).unwrap()
        })
        .collect();
    // <--- spawned
    for h in hs {
        h.join().unwrap();
    }
    let (tx, rx) = mpsc::channel::<Box<String>>();
    let tx2 = tx.clone();
    let t = thread::spawn(move || {
        for i in 0..40 {
            tx2.send(Box::new(i.to_string())).unwrap();
        }
    });
    t.join().unwrap();
    // <--- sent
    let got = rx.recv().unwrap();
    let (stx, srx) = mpsc::sync_channel::<Vec<i32>>(2);
    stx.send(vec![1, 2]).unwrap();
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let p2 = pair.clone();
    let waiter = thread::spawn(move || {
        let own = vec![1, 2, 3];
        let mut g = p2.0.lock().unwrap();
        while !*g {
            g = p2.1.wait(g).unwrap();
        }
        own.len()
    });
    let rw = Arc::new(RwLock::new(vec![Box::new(1)]));
    let bar = Barrier::new(1);
    bar.wait();
    // <--- waiting
    let local = vec![String::from("a")];
    thread::scope(|s| {
        let h = s.spawn(|| {
            let inner = Box::new(5); // <--- in scope
            *inner + local.len()
        });
        h.join().unwrap();
        // <--- scope
    });
    *pair.0.lock().unwrap() = true;
    pair.1.notify_all();
    waiter.join().unwrap();
    let park = thread::spawn(|| {
        let v = vec![1];
        thread::park();
        v.len()
    });
    let r = std::panic::catch_unwind(|| {
        let v = vec![1];
        if v.len() == 1 {
            panic!("caught {}", v[0]);
        }
    });
    // <--- end
    drop((got, srx, stx, rw, tx, rx, r));
    park.thread().unpark();
    park.join().unwrap();
}
