struct Node {
    value: u64,
    next: Option<Box<Node>>,
}

fn main() {
    let mut head = None;
    for value in 0..10_000 {
        head = Some(Box::new(Node { value, next: head }));
    }
    probe!(1);
    let mut sum = 0;
    while let Some(node) = head {
        sum += node.value;
        head = node.next;
    }
    println!("{sum}");
}
