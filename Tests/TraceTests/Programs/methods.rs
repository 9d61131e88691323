trait Shape {
    fn area(&self) -> f64;
    fn unit() -> Self;
}

struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        let square = |side: f64| {
            probe!(1);
            side * side
        };
        square(self.0)
    }

    fn unit() -> Self {
        let side = 1.0;
        probe!(2);
        Square(side)
    }
}

fn main() {
    println!("{} {}", Square(2.0).area(), Square::unit().0);
}
