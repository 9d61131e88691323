use std::rc::Rc;

trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> &'static str {
        "shape"
    }
}

struct Circle {
    radius: f64,
}

struct Square(f64);

impl Shape for Circle {
    fn area(&self) -> f64 {
        probe!(1);
        self.radius * self.radius * 3.0
    }
}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

struct Counter {
    hits: u32,
}

impl Counter {
    fn hit(&mut self) {
        self.hits += 1;
        probe!(2);
    }
}

static GREETING: &str = "moin";
static mut VISITS: u32 = 7;
static LIMITS: [u16; 3] = [1, 10, 100];

fn double(x: i32) -> i32 {
    x * 2
}

fn apply(f: impl Fn(i32) -> i32, x: i32) -> i32 {
    f(x)
}

fn main() {
    let circle = Circle { radius: 2.0 };
    let borrowed: &dyn Shape = &circle;
    let boxed: Box<dyn Shape> = Box::new(Square(3.0));
    let shared: Rc<dyn Shape> = Rc::new(Circle { radius: 1.0 });
    let many: Vec<Box<dyn Shape>> = vec![Box::new(Square(1.0)), Box::new(Circle { radius: 4.0 })];
    let function: fn(i32) -> i32 = double;
    let mut counter = Counter { hits: 0 };
    counter.hit();
    let factor = 3;
    let mut sum = 0;
    let name = String::from("moved in");
    let mut add = |x: i32| {
        sum += x * factor;
        probe!(3);
    };
    add(2);
    let owned = move |x: i32| x + name.len() as i32;
    let made: Box<dyn Fn(i32) -> i32> = Box::new(move |x| x + factor);
    unsafe { VISITS += 1 };
    probe!(4);
    let areas = borrowed.area() + boxed.area() + shared.area() + many[0].area();
    println!("{areas} {} {} {} {sum}", function(1), apply(&owned, 2), made(3));
    println!("{GREETING} {} {} {}", LIMITS[1], counter.hits, borrowed.name());
}
