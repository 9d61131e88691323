struct Cup {
    ml: u32,
    full: bool,
}

static TEA: &str = "oolong";

fn brew(c: &Cup) {
    let minutes = 4_u32;
    // <---
    println!("{} ml for {minutes} minutes, full: {}", c.ml, c.full);
}

fn main() {
    let recipe: fn(&Cup) = brew;
    let tea = TEA;
    let mine = Box::new(Cup {
        ml: 250,
        full: true,
    });
    recipe(&mine);
    println!("{tea}");
}
