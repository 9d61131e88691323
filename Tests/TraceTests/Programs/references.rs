struct Point {
    x: i32,
    y: i32,
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    probe!(1);
    if a.len() >= b.len() { a } else { b }
}

fn main() {
    let count = 5;
    let shared = &count;
    let mut total = 7u64;
    let unique = &mut total;
    *unique += 1;
    let raw: *const i32 = &count;
    let point = Point { x: 1, y: -2 };
    let y = &point.y;
    let array = [10u8, 20, 30, 40];
    let slice = &array[1..3];
    let word = "tide";
    let name = String::from("harbour");
    let part = &name[1..4];
    let long = longest(word, &name);
    let nothing: Option<&i32> = None;
    let something = Some(shared);
    let letter = 'ß';
    let pair = (true, 2.5f32);
    probe!(2);
    println!("{} {} {} {:?} {} {}", shared, point.x, y, slice, part, long);
    println!("{:?} {:?} {} {:?} {:?} {}", nothing, something, letter, pair, raw, total);
}
