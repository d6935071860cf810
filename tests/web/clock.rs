use proxydeck::browser::clock::{self, Timer};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_test::wasm_bindgen_test;

fn counting() -> (Timer, Rc<Cell<u32>>) {
    let calls = Rc::new(Cell::new(0));
    let counter = calls.clone();
    (Timer::new(move || counter.set(counter.get() + 1)), calls)
}

#[wasm_bindgen_test]
async fn a_timer_that_is_begun_again_calls_once() {
    let (timer, calls) = counting();
    timer.begin(5);
    timer.begin(20);
    clock::sleep(80).await;
    assert_eq!(calls.get(), 1);
    timer.begin(1);
    clock::sleep(40).await;
    assert_eq!(calls.get(), 2);
}

#[wasm_bindgen_test]
async fn a_timer_that_is_stopped_or_dropped_does_not_call() {
    let (stopped, calls_of_stopped) = counting();
    let (dropped, calls_of_dropped) = counting();
    stopped.begin(10);
    dropped.begin(10);
    stopped.stop();
    drop(dropped);
    clock::sleep(60).await;
    assert_eq!((calls_of_stopped.get(), calls_of_dropped.get()), (0, 0));
}
