fn main() {
    let ours: Vec<String> =
        std::env::vars().map(|v| v.0).filter(|n| n == "LD_PRELOAD" || n.starts_with("MEMFIG")).collect();
    println!("{ours:?}");
}
