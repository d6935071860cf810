use proxydeck::browser::{
    clock,
    locks::{Sharing, acquire, available},
    task::{Task, first_of},
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Whether the lock is granted within a moment.
async fn is_free(name: &str, sharing: Sharing) -> bool {
    first_of(acquire(name, sharing), clock::sleep(50)).await.is_some()
}

#[wasm_bindgen_test]
async fn one_holds_an_exclusive_lock_until_it_is_dropped() {
    assert!(available());
    let held = acquire("exclusive", Sharing::Exclusive).await.unwrap();
    assert!(!is_free("exclusive", Sharing::Exclusive).await);
    assert!(!is_free("exclusive", Sharing::Shared).await);
    assert!(is_free("another", Sharing::Exclusive).await);
    drop(held);
    assert!(is_free("exclusive", Sharing::Exclusive).await);
}

#[wasm_bindgen_test]
async fn many_share_a_shared_lock() {
    let one = acquire("shared", Sharing::Shared).await.unwrap();
    let two = acquire("shared", Sharing::Shared).await.unwrap();
    assert!(!is_free("shared", Sharing::Exclusive).await);
    drop((one, two));
    assert!(is_free("shared", Sharing::Exclusive).await);
}

#[wasm_bindgen_test]
async fn who_gives_up_waiting_leaves_the_queue() {
    let held = acquire("queue", Sharing::Exclusive).await.unwrap();
    let gone = Task::spawn(async {
        let _never = acquire("queue", Sharing::Exclusive).await;
        clock::sleep(60_000).await;
    });
    clock::sleep(20).await;
    drop(gone);
    drop(held);
    assert!(is_free("queue", Sharing::Exclusive).await);
}
