#!/usr/bin/env markers
#![allow(dead_code, unused)]
// <--- before everything
use std::fmt; // <--
/// <--- documentation is none
/* // <--- nor is a block comment /* nested */ // <--- */
struct Point<'a> {
    x: i32, // <--- a field
    name: &'a str,
}
const TEXT: &str = "// <--- in a string \" // <---";
const RAW: &str = r##"// <--- "# raw "##;
const QUOTE: char = '"'; // <--- behind a quote
enum Shape { Round, // <---
}
impl<'a> Point<'a> {
    // <--- among methods
    fn len(&self) -> i32 {
        // <--- own line
        self.x // <--- a value
    }
    fn pick(&self, c: char) -> i32 {
        let q = ('\'', b'\'', '\u{22}', 'a', b'"'); // <--- quotes
        match c {
            'a' => { 1 } // <--- behind an arm
            '"' => 2, // <--- an arm
            'x' => {
                let one = 1; // <--- in an arm
                one
            }
            // <--- between arms
            _ if self.x > 1 => {
                3 // <--- the arm's value
            }
            _ => 4,
        }
    }
}
fn main() { // <--- at the start
    let list = vec![
        1, // <--- in a list
        2,
    ]; // <--- after the list
    let p = Point { x: 1, // <--- in a literal
        name: "a" }; // <---no label, no marker
    let text = r#"
        // <--- raw
    "#; //<---	tight	
    #[allow(unused)]
    // <--- behind an attribute
    let sum = list.iter()
        // <--- in a chain
        .map(|x| { // <--- in a closure
            let y = x + 1; // <-- after y
            y // <--- the closure's value
        })
        .sum::<i32>();
    if sum > 1 { // <---
        println!("{}", sum); // <---- long
    } // <--- before else
    else if let Some(x) = Some(p) {
        println!("// <--- {}", x.x) // <--- unfinished
    } // <--- behind else
    'outer: loop {
        break 'outer; // <--- after break
    }
    // <- no marker
    // see <--- no marker
    //// <--- no marker
    unsafe { std::hint::black_box(1) }; // <--- after unsafe
    let n = match sum { 1 => 2, _ => 3 } // <--- before the semicolon
    ;
    let c = |a: i32| -> i32 { a }; /* <--- */ // <--- last
}
macro_rules! add {
    ($x:expr) => {{
        let z = $x; // <--- in a macro
        z + 1 // <--- a macro's value
    }};
}
