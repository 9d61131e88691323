fn main() {
    let mut all: Vec<Box<[u8]>> = Vec::new();
    for _ in 0..100 {
        all.push(vec![1; 3_000_000].into_boxed_slice());
    }
    println!("{}", all.len());
}
