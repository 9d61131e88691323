fn deeper(level: u64) -> u64 {
    let copy = level + 1;
    deeper(copy) + copy
}

fn main() {
    let way = std::env::args().nth(1).unwrap_or_default();
    let victim = String::from("victim");
    match way.as_str() {
        "overflow" => println!("{}", deeper(victim.len() as u64)),
        "null" => unsafe { std::ptr::null_mut::<u8>().write_volatile(1) },
        "abort" => std::process::abort(),
        "loop" => loop {
            std::thread::yield_now();
        },
        "sleep" => std::thread::sleep(std::time::Duration::from_secs(1000)),
        _ => std::process::exit(3),
    }
    probe!(1);
}
