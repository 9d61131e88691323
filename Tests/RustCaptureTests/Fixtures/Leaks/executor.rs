use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
struct Noop;
impl Wake for Noop {
    fn wake(self: Arc<Self>) {}
}
struct Yield(bool);
impl Future for Yield {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            Poll::Ready(())
        } else {
            self.0 = true;
            cx.waker().wake_by_ref();
            Poll::Pending
        }
    }
}
async fn leaf(s: String) -> usize {
    let v = vec![s.clone()];
    Yield(false).await;
    // <--- leaf
    v.len() + s.len()
}
async fn top() -> usize {
    let own = Box::new(4);
    let n = leaf(String::from("leaf")).await;
    let m = leaf("again".to_string()).await;
    n + m + *own
}
fn main() {
    let waker: Waker = Arc::new(Noop).into();
    let mut cx = Context::from_waker(&waker);
    let mut fut: Pin<Box<dyn Future<Output = usize>>> = Box::pin(top());
    let mut queue = std::collections::VecDeque::new();
    queue.push_back(Box::pin(async {
        let t = String::from("x");
        Yield(false).await;
        t.len()
    }));
    loop {
        // <--- loop
        match fut.as_mut().poll(&mut cx) {
            Poll::Ready(n) => {
                println!("{n}");
                break;
            }
            Poll::Pending => {}
        }
    }
    while let Some(mut f) = queue.pop_front() {
        if f.as_mut().poll(&mut cx).is_pending() {
            queue.push_back(f);
        }
    }
    let z = std::rc::Rc::new(());
    let raw = std::rc::Rc::into_raw(z);
    let b = Box::into_raw(Box::new(5));
    let leaked: &'static mut Vec<i32> = Box::leak(Box::new(vec![1]));
    let md = std::mem::ManuallyDrop::new(String::from("md"));
    // <--- raw
    unsafe {
        drop(std::rc::Rc::from_raw(raw));
        drop(Box::from_raw(b));
    }
    println!("{} {}", leaked.len(), md.len());
}
