fn area(w: &u32, h: &u32) -> u32 {
    // <---
    w * h
}

fn main() {
    let side = 12;
    let s = &side;
    println!("{}", area(s, s));
}
