use std::collections::*;
use std::fmt::Write as _;
use std::io::Write;
thread_local! { static CACHE: std::cell::RefCell<Vec<String>> = std::cell::RefCell::new(Vec::new()); static LAZY: Box<i32> = Box::new(7); }
static ONCE: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
static TABLE: std::sync::Mutex<Vec<Box<i32>>> = std::sync::Mutex::new(Vec::new());
fn main() {
    println!("hello {}", 1);
    eprintln!("x");
    let mut out = String::new();
    write!(out, "{:?}", vec![1, 2]).unwrap();
    let mut m: HashMap<String, Vec<u8>> = HashMap::new();
    for i in 0..40 {
        m.insert(format!("k{i}"), vec![i; 3]);
    }
    let mut b: BTreeMap<String, Box<u32>> = BTreeMap::new();
    for i in 0..100 {
        b.insert(i.to_string(), Box::new(i));
    }
    b.remove("7");
    let mut l = LinkedList::new();
    l.push_back(Box::new(1));
    l.push_back(Box::new(2));
    let d: VecDeque<Box<i32>> = (0..5).map(Box::new).collect();
    let h: BinaryHeap<String> = ["a", "b"].iter().map(|s| s.to_string()).collect();
    let s: HashSet<String> = m.keys().cloned().collect();
    CACHE.with(|c| c.borrow_mut().push("cached".to_string()));
    LAZY.with(|x| assert_eq!(**x, 7));
    ONCE.get_or_init(|| vec!["once".to_string()]);
    TABLE.lock().unwrap().push(Box::new(3));
    std::io::stdout().lock().flush().unwrap();
    let stdin = std::io::stdin();
    let mut line = String::new();
    let _ = stdin.read_line(&mut line);
    let args: Vec<String> = std::env::args().collect();
    std::env::set_var("A", "b");
    let p = std::path::PathBuf::from("/tmp").join("x");
    // <--- all
    drop((m, l, d, h, s, args, p, out));
    // <--- dropped
    println!("{}", b.len());
}
