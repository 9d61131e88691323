use std::ffi::{c_int, c_void};
use std::sync::atomic::{AtomicI32, Ordering};

unsafe extern "C" {
    fn fork() -> c_int;
    fn waitpid(pid: c_int, status: *mut c_int, options: c_int) -> c_int;
    fn signal(number: c_int, handler: *const c_void) -> *const c_void;
    fn raise(number: c_int) -> c_int;
    fn _exit(status: c_int) -> !;
}

static TRAPS: AtomicI32 = AtomicI32::new(0);

extern "C" fn on_trap(_: c_int) {
    TRAPS.fetch_add(1, Ordering::SeqCst);
}

fn meet(who: i32) -> i32 {
    probe!(1);
    who + 1
}

fn main() {
    unsafe { signal(5, on_trap as *const c_void) };
    unsafe { raise(5) };
    unsafe { std::arch::asm!("int3") };
    let traps = TRAPS.load(Ordering::SeqCst);
    let child = unsafe { fork() };
    if child == 0 {
        // Meets the marker on its own, and must not die of it.
        let status = meet(41);
        unsafe { _exit(status) };
    }
    let mut status = 0;
    unsafe { waitpid(child, &mut status, 0) };
    let forked = status >> 8;
    let spawned = std::process::Command::new("/bin/true").status().unwrap().success();
    meet(1);
    probe!(2);
    println!("{traps} {forked} {spawned}");
}
