use proxydeck::browser::{
    clock,
    task::{Task, first_of},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_dropped_task_goes_no_further() {
    let reached = Rc::new(Cell::new(0));
    let counter = reached.clone();
    let task = Task::spawn(async move {
        counter.set(1);
        clock::sleep(20).await;
        counter.set(2);
    });
    clock::sleep(5).await;
    drop(task);
    clock::sleep(60).await;
    assert_eq!(reached.get(), 1);
}

#[wasm_bindgen_test]
async fn the_first_of_two() {
    assert_eq!(first_of(async { 1 }, clock::sleep(1_000)).await, Some(1));
    let slow = async {
        clock::sleep(1_000).await;
        1
    };
    assert_eq!(first_of(slow, clock::sleep(1)).await, None);
}
