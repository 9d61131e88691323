const FREEZING: f64 = 273.15;
static mut SKY: char = '☀';

fn to_kelvin(celsius: f64) -> f64 {
    let kelvin = celsius + FREEZING;
    // <---
    kelvin
}

fn main() {
    unsafe { SKY = '🌧' };
    println!("{} degrees above freezing", to_kelvin(20.0) - FREEZING);
    let sky = unsafe { SKY };
    println!("{sky}");
}
