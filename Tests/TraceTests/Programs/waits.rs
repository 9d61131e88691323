use std::io::{Read, Write};

fn main() {
    let answer = 42;
    let word = "wait";
    print!("{}", &word[..1]);
    std::io::stdout().flush().unwrap();
    let mut rest = String::new();
    std::io::stdin().read_to_string(&mut rest).unwrap();
    std::process::exit(answer - 38);
}
