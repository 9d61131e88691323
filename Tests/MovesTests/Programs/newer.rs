// What rustc 1.63 does not understand, or does not say all errors of; as in moves.rs.

fn let_else(value: Option<String>) -> usize {
    let Some(text) = value else {
        // <--- 220
        return 0;
    };
    // <--- 221 value=partial value.Some.0=moved
    text.len()
}

async fn awaited(s: String, u: String) -> usize {
    let k = s.clone();
    drop(s);
    std::future::ready(1).await;
    // <--- 210 s=moved
    drop(u);
    std::future::ready(1).await;
    // <--- 211 s=moved u=moved
    k.len()
}

fn main() {
    drop(awaited(String::new(), String::new()));
    let_else(None);
}
