use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
struct Noop;
impl Wake for Noop { fn wake(self: Arc<Self>) {} }
struct YieldOnce(bool);
impl Future for YieldOnce {
    type Output = i32;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<i32> {
        if self.0 { Poll::Ready(7) } else { self.0 = true; cx.waker().wake_by_ref(); Poll::Pending }
    }
}
async fn leaf(n: i32) -> i32 { let text = String::from("leaf"); let got = YieldOnce(false).await; // <--- in leaf
    got + n + text.len() as i32 }
async fn middle(mut list: Vec<i32>) -> i32 {
    let first = Box::new(11);
    let a = leaf(1).await;
    drop(first);
    let second = String::from("second");
    list.push(a);
    let b = leaf(2).await;
    a + b + second.len() as i32 + list.len() as i32
}
struct Keep(String);
async fn moving(given: String, kept: Keep) -> usize {
    let text = String::from("moved on");
    let look = &text;
    let size = look.len();
    let other = vec![text];
    drop(given);
    let boxed = Box::new(kept);
    YieldOnce(false).await;
    size + other.len() + boxed.0.len()
}
fn main() {
    let waker = Waker::from(Arc::new(Noop));
    let mut cx = Context::from_waker(&waker);
    let mut boxed: Pin<Box<dyn Future<Output = i32>>> = Box::pin(middle(vec![1, 2]));
    let mut typed = Box::pin(middle(vec![3]));
    let count = 5;
    let name = String::from("moved in");
    let by_ref = async { let r = &count; YieldOnce(false).await + *r };
    let by_move = async move { let len = name.len() as i32; YieldOnce(false).await + len };
    let mut by_ref = std::pin::pin!(by_ref);
    let mut by_move = Box::pin(by_move);
    let mut moving = Box::pin(moving(String::from("given"), Keep(String::from("kept"))));
    // <--- unresumed
    let _ = boxed.as_mut().poll(&mut cx);
    let _ = typed.as_mut().poll(&mut cx);
    let _ = by_ref.as_mut().poll(&mut cx);
    let _ = by_move.as_mut().poll(&mut cx);
    let _ = moving.as_mut().poll(&mut cx);
    // <--- first suspension
    let _ = boxed.as_mut().poll(&mut cx);
    let _ = typed.as_mut().poll(&mut cx);
    // <--- second suspension
    let done = boxed.as_mut().poll(&mut cx);
    let r = by_ref.as_mut().poll(&mut cx);
    let m = by_move.as_mut().poll(&mut cx);
    // <--- returned
    println!("{:?} {:?} {:?} {}", done, r, m, moving.as_mut().poll(&mut cx).is_ready());
}
