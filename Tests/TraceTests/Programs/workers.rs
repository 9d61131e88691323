use std::thread;

fn work(number: i32) -> i32 {
    probe!(1);
    number
}

fn main() {
    let threads: Vec<_> = (0..4).map(|number| thread::spawn(move || work(number))).collect();
    let sum: i32 = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
    println!("{sum}");
}
