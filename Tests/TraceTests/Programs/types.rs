// Types that debug information spells in ways of its own.
#![allow(dead_code)]
use std::fmt::Display;
use std::future::Future;
use std::path::Path;

#[repr(i64)]
enum Signed {
    Low = -7,
    High = 200,
    Full(u8) = 3,
}

#[repr(i16)]
enum Plain {
    Low = -300,
    High = 255,
}

trait Area {
    fn area(&self, scale: f64) -> f64;
}

struct Square(f64);

impl Area for Square {
    fn area(&self, scale: f64) -> f64 {
        self.0 * self.0 * scale
    }
}

async fn wait(text: String) -> usize {
    std::future::ready(()).await;
    text.len()
}

fn main() {
    let signed = [Signed::Low, Signed::High, Signed::Full(1)];
    let plain = [Plain::Low, Plain::High];
    let wide = [Some(1u128 << 100), None];
    let shown: Box<dyn Display> = Box::new(5i32);
    let shape: Box<dyn Area> = Box::new(Square(2.0));
    let future = wait(String::from("text"));
    let path = Path::new("/a/path/of/some/length");
    probe!(1);
    std::hint::black_box((&signed, &plain, &wide, &shown, shape.area(1.0), path));
    std::mem::drop(Box::pin(future) as std::pin::Pin<Box<dyn Future<Output = usize>>>);
}
