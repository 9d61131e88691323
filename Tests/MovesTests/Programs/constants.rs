// Behind each marker: its number; behind each const: what it is worth.

const ANSWER: i32 = 42; // = 42
const NAME: &str = "say \"hi\""; // = "say \"hi\""
const PAIR: (i32, f64) = (1, 2.0); // = (1, 2.0)
const LIST: [u8; 3] = [1, 2, 3]; // = [1, 2, 3]
const ZEROS: [i32; 4] = [0; 4]; // = [0, 0, 0, 0]
const SLICE: &[i32] = &[4, 5]; // = &[4, 5]
const SUM: i32 = ANSWER + 1; // = 43
const BIG: u64 = 1 << 40; // = 1099511627776
const HALF: f64 = 0.5; // = 0.5
const LETTER: char = 'x'; // = 'x'
const BYTE: u8 = b'a'; // = 97
const LESS: bool = ANSWER < 3; // = false
const NEGATIVE: i64 = -7; // = -7
const TOP: u16 = u16::MAX; // = 65535
const WRAPPED: u8 = 300_i32 as u8; // = 44
const POINT: Point = Point { x: 1, y: SUM }; // = Point { x: 1, y: 43 }
const MAYBE: Option<i32> = Some(3); // = Some(3)
const NOTHING: Option<i32> = None; // = None
const COLOR: Color = Color::Red; // = Red
const METERS: Meters = Meters(3); // = Meters(3)
const DOUBLED: usize = double(five()); // = 10
const FACTORIAL: u64 = factorial(10); // = 3628800
const LATER: std::time::Duration = std::time::Duration::from_secs(5); // = _

static GREETING: &str = "hello";
static mut COUNTER: u32 = 0;
static UNUSED: i32 = 5;

thread_local! {
    static LOCAL: std::cell::Cell<i32> = const { std::cell::Cell::new(1) };
}

#[derive(Debug, Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug, Clone, Copy)]
enum Color {
    Red,
    Blue,
}

#[derive(Debug, Clone, Copy)]
struct Meters(i32);

const fn five() -> usize {
    5
}

const fn double(n: usize) -> usize {
    n * 2
}

const fn factorial(n: u64) -> u64 {
    if n == 0 { 1 } else { n * factorial(n - 1) }
}

trait Sides {
    const SIDES: u32;
    fn sides(&self) -> u32;
}

impl Sides for Point {
    const SIDES: u32 = 4; // Point::SIDES = 4
    fn sides(&self) -> u32 {
        // <--- 2
        Self::SIDES
    }
}

impl Point {
    const ORIGIN: Point = Point { x: 0, y: 0 }; // Point::ORIGIN = Point { x: 0, y: 0 }
}

fn every() {
    println!("{} {} {:?} {:?} {:?} {:?}", ANSWER, NAME, PAIR, LIST, ZEROS, SLICE);
    println!("{} {} {} {} {} {} {}", SUM, BIG, HALF, LETTER, BYTE, LESS, NEGATIVE);
    println!("{} {} {:?} {:?} {:?} {:?} {:?}", TOP, WRAPPED, POINT, MAYBE, NOTHING, COLOR, METERS);
    println!("{} {} {:?} {:?}", DOUBLED, FACTORIAL, LATER, Color::Blue);
    println!("{:?}", Point::ORIGIN);
    // <--- 1
}

fn statics() {
    LOCAL.with(|l| l.set(1));
    unsafe { COUNTER += ANSWER as u32 }
    // <--- 3
}

fn main() {
    every();
    println!("{} {}", GREETING, UNUSED);
    POINT.sides();
    statics();
}
