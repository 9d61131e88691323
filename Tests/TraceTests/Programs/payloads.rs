fn fail(way: u32) {
    match way {
        0 => std::panic::panic_any(String::from("owned text")),
        1 => std::panic::panic_any(7i32),
        2 => panic!("plain"),
        3 => panic!("two\nlines {way} \"quoted\""),
        4 => {
            None::<i32>.unwrap();
        }
        5 => {
            Err::<(), String>("bad".into()).expect("wanted");
        }
        6 => {
            let list = vec![way];
            let _ = list[list.len()];
        }
        7 => panic!("{}", "long ".repeat(3000)),
        8 => std::panic::resume_unwind(Box::new("again")),
        _ => std::panic::panic_any("slice"),
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    for way in 0..10 {
        let _ = std::panic::catch_unwind(|| fail(way));
    }
    probe!(1);
}
