fn risky(step: i32) {
    if step > 1 {
        panic!("step {step}");
    }
    probe!(1);
}

fn main() {
    let caught = std::panic::catch_unwind(|| risky(2)).is_err();
    let text = String::from("after");
    probe!(2);
    println!("{caught} {text}");
    risky(1);
    risky(3);
}
