fn raise(x: &mut i32) {
    *x += 1;
    // <---
}

fn main() {
    let mut level = 6;
    let l = &mut level;
    raise(l);
    println!("{level}");
}
