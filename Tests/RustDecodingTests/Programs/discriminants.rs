use std::num::NonZeroU128;
#[repr(i64)] enum N { Neg = -7, Big = 200, Huge = -40000, Pos(u8) = 3 }
#[repr(i16)] enum S { A = -300, B = 255, C = 128, D = -128 } #[repr(u8)] enum U { A = 200, B = 128, C(u8) = 255 } enum Q { A = 255, B = 0, C = 128 } #[repr(isize)] enum I { A = -1, B = 1, C(u8) = 200 }
#[repr(u16)] enum V { A(u8) = 65535, B = 40000, C = 200 } enum D1 { A = 200, B = 100 } #[repr(u32)] enum X { A = 0xffff_ffff, B = 128 }
enum Wide { A(u128), B { x: i128, y: u8 }, C }
#[repr(u64)] enum Large { Most = u64::MAX, Least = 1 }
fn main() { let (a, b, c, d) = (N::Neg, N::Big, N::Huge, N::Pos(1)); let (e, f, g, h) = (S::A, S::B, S::C, S::D); let (i, j, k) = (U::A, U::B, U::C(1)); let (l, m, n) = (Q::A, Q::B, Q::C); let (o, p, q) = (I::A, I::B, I::C(9)); let (r, s, t) = (V::A(1), V::B, V::C); let (u, v) = (D1::A, D1::B); let (w, x) = (X::A, X::B);
  let (wide, none): (Option<u128>, Option<u128>) = (Some(1 << 100), None); let (niche, empty) = (NonZeroU128::new(1 << 90), None::<NonZeroU128>);
  let (wa, wb, wc) = (Wide::A(1), Wide::B { x: -1, y: 2 }, Wide::C); let (most, least) = (Large::Most, Large::Least);
  // <---
  println!("{wide:?}{none:?}{niche:?}{empty:?}"); let _ = (&wa, &wb, &wc, &most, &least); if let Wide::B { x, y } = wb { println!("{x}{y}"); }
  let _ = (&a, &b, &c, &d, &e, &f, &g, &h, &i, &j, &k, &l, &m); let _ = (&n, &o, &p, &q, &r, &s, &t, &u, &v, &w, &x); }
