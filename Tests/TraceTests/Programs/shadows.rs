fn main() {
    let sea = 1;
    let sea = sea + 1;
    {
        let sea = "inner";
        probe!(1);
        println!("{sea}");
    }
    match Some(5) {
        Some(sea) => {
            probe!(2);
            println!("{sea}");
        }
        None => {}
    }
    for turn in 0..3 {
        let square = turn * turn;
        probe!(3);
        println!("{square}");
    }
    probe!(4);
    println!("{sea}");
}
