trait Play {
    fn play(&self);
}

struct Bell {
    hz: f32,
}

impl Play for Bell {
    fn play(&self) {
        println!("ding, at {} Hz", self.hz);
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        println!("dong");
    }
}

static TUNE: &str = "do re mi";

fn silence() {}

fn main() {
    let sound: Box<dyn Play> = Box::new(Bell { hz: 440.0 });
    let scale: Vec<u8> = vec![60, 62, 64, 65, 67, 69];
    let chord = &scale[3..6];
    let word = &TUNE[0..2];
    let rest: fn() = silence;
    // <---
    sound.play();
    println!("{chord:?} {word}");
    rest();
}
