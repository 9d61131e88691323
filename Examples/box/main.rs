fn main() {
    let year = Box::new(1984_u16);
    let dice = Box::new([6_u8, 2, 5]);
    let last = dice[2];
    // <---
    println!("{year}: {dice:?}, {last}");
}
