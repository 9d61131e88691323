use std::num::NonZeroU8;
struct Mixed { a: u8, b: u64, c: u16, d: Option<char> }
#[repr(C)] struct InC { a: u8, b: u64, c: u16 }
#[repr(C, packed)] struct Packed { a: u8, b: u32, c: u16 }
#[repr(u8)] enum Tagged { A = 3, B(u32) = 7, C { x: u8, y: u64 } = 9 }
#[repr(C)] enum CTag { One(u8), Two(u64) }
#[repr(C)] union Un { i: u32, f: f32, b: [u8; 8] }
#[repr(align(32))] struct Wide(u8);
enum Plain { X, Y, Z = 200 }
enum Data { Unit, Num(u64), Pair(u8, u32), Text(String) }
enum Outer { In(Inner), Other, More }
enum Inner { P(bool), Q }
enum Signed { Neg = -5, Pos = 4 }
fn main() {
    let mixed = Mixed { a: 1, b: 2, c: 3, d: None };
    let inc = InC { a: 1, b: 2, c: 3 };
    let packed = Packed { a: 1, b: 2, c: 3 };
    let (ta, tb, tc) = (Tagged::A, Tagged::B(5), Tagged::C { x: 1, y: 2 });
    let (c1, c2) = (CTag::One(1), CTag::Two(2));
    let un = Un { i: 0x3f800000 };
    let wide = Wide(7);
    let (px, pz) = (Plain::X, Plain::Z);
    let (d0, d1, d2, d3) = (Data::Unit, Data::Num(4), Data::Pair(1, 2), Data::Text("t".into()));
    let (ob, obn): (Option<Box<i32>>, Option<Box<i32>>) = (Some(Box::new(1)), None);
    let (or, orn): (Option<&i32>, Option<&i32>) = (Some(&5), None);
    let (oc, ocn): (Option<char>, Option<char>) = (Some('a'), None);
    let (oo, oon, oonn): (Option<Option<bool>>, Option<Option<bool>>, Option<Option<bool>>) = (Some(Some(true)), Some(None), None);
    let (on, onn): (Option<NonZeroU8>, Option<NonZeroU8>) = (NonZeroU8::new(3), None);
    let (ou, oun): (Option<u32>, Option<u32>) = (Some(3), None);
    let (o1, o2, o3) = (Outer::In(Inner::P(true)), Outer::In(Inner::Q), Outer::More);
    let (s1, s2) = (Signed::Neg, Signed::Pos);
    let (vs, st): (Option<Vec<u8>>, Option<String>) = (None, Some("x".into()));
    let t = (1u8, 2u32, 3u8); let arr = [(1u8, 2u16); 2];
    // <---
    let _ = (&mixed.a, &mixed.b, &mixed.c, &mixed.d, &inc.a, &inc.b, &inc.c, { packed.b }, &ta, &tb, &tc, &c1, &c2, &wide.0);
    let _ = (&px, &pz, &d0, &d1, &d2, &d3, &ob, &obn, &or, &orn); let _ = (&oc, &ocn, &oo, &oon, &oonn, &on, &onn, &ou, &oun);
    let _ = (&o1, &o2, &o3, &s1, &s2, &vs, &st, &t, &arr); unsafe { println!("{}", un.i); }
}
