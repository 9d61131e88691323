fn main() {
    let stale: *const [u64; 3] = {
        let short = Box::new([1, 2, 3]);
        let pointer: *const [u64; 3] = &*short;
        drop(short);
        pointer
    };
    drop(vec![7u8; 100]);
    // The same size again: elsewhere, where nothing is used twice.
    let next = Box::new([4u64, 5, 6]);
    probe!(1);
    println!("{:?} {stale:?}", next);
}
