use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};

fn main() {
    let mut ages = HashMap::new();
    ages.insert("Ada", 36);
    ages.insert("Grace", 85);
    let mut owned: HashMap<String, Vec<i32>> = HashMap::new();
    owned.insert(String::from("a"), vec![1, 2]);
    let set: HashSet<u8> = [1, 2, 3].into_iter().collect();
    let mut tree = BTreeMap::new();
    for key in 0..20 {
        tree.insert(key, key * key);
    }
    let small: BTreeSet<char> = "hello".chars().collect();
    let mut ring = VecDeque::with_capacity(4);
    ring.push_back(1);
    ring.push_back(2);
    ring.push_front(0);
    let heap: BinaryHeap<i32> = vec![3, 1, 4].into();
    let empty: HashMap<i32, i32> = HashMap::new();
    let names: Vec<&str> = vec!["north", "south"];
    let nested = vec![vec![1u8], vec![], vec![2, 3]];
    probe!(1);
    println!("{} {} {} {} {}", ages.len(), owned.len(), set.len(), tree.len(), small.len());
    println!("{} {} {} {} {}", ring.len(), heap.len(), empty.len(), names.len(), nested.len());
}
