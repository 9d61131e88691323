enum Tree {
    Leaf,
    Node(Box<Tree>, i32, Box<Tree>),
}

#[derive(Clone, Copy)]
enum Colour {
    Red = 3,
    Green = 7,
}

enum Shape {
    Round { radius: f64 },
    Square(f64),
    Nothing,
}

fn main() {
    let number = Box::new(42);
    let empty = String::new();
    let words = vec![String::from("one"), String::from("three")];
    let mut spare: Vec<u16> = Vec::with_capacity(6);
    spare.push(9);
    spare.push(8);
    let none: Vec<i32> = Vec::new();
    let tree = Tree::Node(
        Box::new(Tree::Node(Box::new(Tree::Leaf), 1, Box::new(Tree::Leaf))),
        2,
        Box::new(Tree::Leaf),
    );
    let colours = (Colour::Red, Colour::Green);
    let shapes = [Shape::Round { radius: 1.5 }, Shape::Square(2.0), Shape::Nothing];
    let maybe: Option<Box<i32>> = Some(Box::new(6));
    let fixed: Box<[i32]> = vec![1, 2, 3].into_boxed_slice();
    let text: Box<str> = "boxed".into();
    let result: Result<u8, String> = Err(String::from("bad"));
    let given = words;
    probe!(1);
    println!("{number} {empty} {} {} {} {}", given.len(), spare.len(), none.len(), shapes.len());
    println!("{:?} {:?} {text} {:?} {}", maybe, fixed, result, colours.0 as i32 + colours.1 as i32);
    drop(tree);
    if let Shape::Round { radius } = shapes[0] { println!("{radius}") }
    if let Shape::Square(side) = shapes[1] { println!("{side}") }
}
