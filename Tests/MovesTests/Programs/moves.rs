// Behind each marker: its number, then what is not live.

#[derive(Default)]
struct Name {
    first: String,
    last: String,
}

#[derive(Default)]
struct Person {
    name: Name,
    age: i32,
    home: String,
}

enum Shape {
    Text(String),
    Pair { left: String, right: i32 },
    Empty,
}

struct Loud(i32);

impl Drop for Loud {
    fn drop(&mut self) {
        let volume = self.0;
        // <--- 1
        let _ = volume;
    }
}

fn consume<T>(_value: T) -> usize {
    // <--- 2
    0
}

fn calls() {
    let a = String::from("a");
    let b = String::from("b");
    let n = 3;
    // <--- 10
    consume(a);
    consume(n);
    // <--- 11 a=moved
    let c = b;
    // <--- 12 a=moved b=moved
    consume(c);
}

fn reference_moves(r: &mut String) {
    let s = &*String::from("x");
    let q = r;
    let t = s;
    // <--- 20 r=moved
    q.push_str(t);
}

fn late(flag: bool) {
    let x;
    let y: i32;
    let z;
    // <--- 30 x=uninitialized y=uninitialized z=uninitialized
    x = String::from("x");
    if flag {
        y = 1;
    }
    // <--- 31 y=maybe z=uninitialized
    z = x;
    // <--- 32 x=moved y=maybe
    drop(z);
}

fn conditional(flag: bool) -> Option<String> {
    let a = String::new();
    let b = String::new();
    let kept = if flag {
        drop(b);
        // <--- 40 b=moved
        Some(a)
    } else {
        drop(b);
        None
    };
    // <--- 41 a=maybe b=moved
    kept
}

fn partial() {
    let p = Person::default();
    let t = (String::new(), (String::new(), 5));
    let f = p.name.first;
    let (u, _) = t;
    // <--- 50 p=partial p.0.0=moved t=partial t.0=moved
    let v = t.1;
    drop((f, u, v));
    let mut q = Person::default();
    drop(q.name);
    // <--- 51 p=partial p.0.0=moved t=partial t.0=moved t.1=moved f=moved u=moved v=moved q=partial q.0=moved
    q.name = Name::default();
    // <--- 52 p=partial p.0.0=moved t=partial t.0=moved t.1=moved f=moved u=moved v=moved
    drop(q);
}

fn update() {
    let base = Person::default();
    let copied = Person { age: 5, home: String::new(), ..base };
    // <--- 60 base=partial base.0=moved
    let all = Person { age: 6, ..copied };
    // <--- 61 base=partial base.0=moved copied=partial copied.0=moved copied.2=moved
    drop(all);
}

fn again(count: usize) {
    let mut s = String::new();
    let mut last = None;
    for i in 0..count {
        // <--- 70
        let inner = String::new();
        last = Some(s);
        // <--- 71 s=moved
        if i == 1 {
            drop(inner);
            s = String::new();
            // <--- 72 inner=moved
            continue;
        }
        s = inner.clone();
        // <--- 73
    }
    // <--- 74
    drop((s, last));
}

fn broken(count: usize) {
    let s = String::new();
    let mut i = 0;
    loop {
        i += 1;
        if i > count {
            drop(s);
            break;
        }
        // <--- 80
    }
    // <--- 81 s=moved
    let t = String::new();
    while i < 100 {
        i += 50;
        if i == 77 {
            drop(t);
            // <--- 82 s=moved t=moved
            return;
        }
    }
    // <--- 83 s=moved
}

fn shadowed() {
    let s = String::from("outer");
    let t = s;
    let s = t.len();
    // <--- 90
    let t = Some(t);
    // <--- 91
    drop(t);
    {
        let s = String::new();
        drop(s);
        // <--- 92 s=moved t=moved
    }
    // <--- 93 t=moved
    drop(s);
}

fn matching(shape: Shape, option: Option<String>) -> i32 {
    let n = match shape {
        Shape::Text(text) => {
            // <--- 100 shape=partial shape.Text.0=moved
            drop(text);
            1
        }
        Shape::Pair { left, right } if right > 3 => {
            // <--- 101 shape=partial shape.Pair.0=moved
            left.len() as i32
        }
        Shape::Pair { .. } => {
            // <--- 102
            2
        }
        Shape::Empty => 3,
    };
    // <--- 103 shape=partial shape.Text.0=moved shape.Pair.0=maybe
    if let Some(value) = option {
        drop(value);
    }
    // <--- 104 shape=partial shape.Text.0=moved shape.Pair.0=maybe option=partial option.Some.0=moved
    n
}

fn by_reference(option: Option<String>, mut pair: (String, String)) {
    match option {
        Some(ref value) => {
            // <--- 110
            let _ = value;
        }
        None => {}
    }
    let (ref mut a, _) = pair;
    a.push('x');
    // <--- 111
    let _ = pair;
    // <--- 112
}

fn question(text: &str) -> Result<i32, std::num::ParseIntError> {
    let owned = text.to_string();
    let parsed = owned.parse::<i32>();
    let n = parsed?;
    // <--- 120 parsed=moved
    let boxed: Result<String, std::num::ParseIntError> = Ok(owned);
    let back = boxed?;
    // <--- 121 parsed=moved owned=moved boxed=moved
    drop(back);
    Ok(n)
}

fn boxes(deep: Box<Box<String>>, person: Box<Person>) {
    let b = Box::new(String::from("b"));
    let n = Box::new(5);
    let s = *b;
    let m = *n;
    // <--- 130 b=moved
    let d = **deep;
    let home = person.home;
    // <--- 131 b=moved deep=partial deep.*=moved person=partial person.*.2=moved
    let pair = (Box::new(String::new()), 1);
    let out = *pair.0;
    // <--- 132 b=moved deep=partial deep.*=moved person=partial person.*.2=moved pair=partial pair.0=moved
    drop((s, m, d, home, out));
}

fn refilled(flag: bool) {
    let mut b = Box::new(String::new());
    let s = *b;
    // <--- 140 b=moved
    if flag {
        b = Box::new(s);
        // <--- 141 s=moved
        drop(b);
    }
    // <--- 142 b=moved s=maybe
}

fn closures() {
    let a = String::from("a");
    let b = String::from("b");
    let mut n = 0;
    let takes = move |x: usize| {
        // <--- 150
        a.len() + x
    };
    // <--- 151 a=moved
    let borrows = || b.len();
    let mut counts = || {
        n += 1;
        // <--- 152
    };
    counts();
    let once = move || {
        let inner = b;
        // <--- 153 b=moved
        inner
    };
    // <--- 154 a=moved b=moved
    takes(1);
    once();
    // <--- 155 a=moved b=moved once=moved
    let _ = n;
}

fn fields_captured() {
    let p = Person::default();
    let f = move || p.home.len();
    // <--- 160 p=partial p.2=moved
    let _ = f();
}

fn vectors(names: Vec<String>) {
    for name in names {
        // <--- 170 names=moved
        consume(name);
        // <--- 171 names=moved name=moved
    }
    // <--- 172 names=moved
    let a = [String::new(), String::new()];
    let [first, _] = a;
    // <--- 173 names=moved a=partial a.0=moved
    drop(first);
}

fn generic<T: Clone>(value: T, flag: bool) -> T {
    let copy = value.clone();
    let result;
    if flag {
        result = value;
    } else {
        result = copy.clone();
    }
    // <--- 180 value=maybe
    result
}

fn dropped_while_dropping() {
    let a = Loud(1);
    let b = Loud(2);
    drop(a);
    // <--- 190 a=moved
    let _ = b.0;
}

impl Person {
    fn into_name(self, other: &mut Person) -> Name {
        let n = self.name;
        // <--- 200 self=partial self.0=moved
        other.age += 1;
        n
    }
}

fn borrowed_while(list: &mut Vec<String>) {
    let first = list.pop();
    let text = first.unwrap_or_default();
    // <--- 230 first=moved
    list.push(text);
    // <--- 231 first=moved text=moved
}

fn main() {
    calls();
    reference_moves(&mut String::new());
    late(true);
    conditional(true);
    partial();
    update();
    again(3);
    broken(3);
    shadowed();
    matching(Shape::Text(String::new()), None);
    matching(Shape::Pair { left: String::new(), right: 2 }, None);
    matching(Shape::Empty, Some(String::new()));
    by_reference(None, Default::default());
    question("1").unwrap();
    boxes(Default::default(), Default::default());
    refilled(true);
    closures();
    fields_captured();
    vectors(vec![String::new()]);
    generic(1, true);
    dropped_while_dropping();
    Person::default().into_name(&mut Person::default());
    borrowed_while(&mut vec![]);
}
