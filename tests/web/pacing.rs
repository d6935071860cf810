use api::{Call, Endpoint, Secret};
use proxydeck::browser::{clock, task::Task};
use proxydeck::transport::{
    Carrier,
    pacing::{Pace, Urgency, turn},
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen_test::wasm_bindgen_test;

const SANDBOX: Carrier = Carrier::Sandbox;

fn proxy6(key: &str) -> Call {
    proxy6::account::Request.call(&proxy6::Credentials { key: Secret::new(key) })
}

fn soax(key: &str) -> Call {
    let credentials = soax::Credentials { api_key: Secret::new(key), package_key: Secret::new("package12345") };
    soax::partner::ip_list::Request.call(&credentials)
}

/// Milliseconds between the first start and the last of so many calls.
async fn starts(call: &Call, count: usize, pace: Pace) -> i64 {
    let mut times = Vec::new();
    for _ in 0..count {
        let turn = turn(call, &SANDBOX, pace, Urgency::Person).await.unwrap();
        drop(turn.start());
        times.push(clock::now_millis());
    }
    times.last().unwrap() - times.first().unwrap()
}

/// Timers may fire a little early.
const EARLY: i64 = 5;

#[wasm_bindgen_test]
async fn the_real_values() {
    let pace = Pace::default();
    assert_eq!((pace.proxy6, pace.soax, pace.timeout), (350, 100, 40_000));
    assert!(starts(&proxy6("real"), 3, pace).await >= 2 * (350 - EARLY));
    assert!(starts(&soax("real"), 4, pace).await >= 3 * (100 - EARLY));
}

#[wasm_bindgen_test]
async fn another_key_does_not_wait() {
    let pace = Pace { proxy6: 60_000, soax: 60_000, timeout: 60_000 };
    for call in [proxy6("one"), proxy6("two"), soax("one")] {
        let granted = turn(&call, &SANDBOX, pace, Urgency::Person).await.unwrap();
        drop(granted.start());
    }
}

#[wasm_bindgen_test]
async fn a_call_counts_until_a_second_after_its_answer() {
    let pace = Pace { proxy6: 40, soax: 40, timeout: 1_000 };
    let second = 3 * 40;
    let began = clock::now_millis();
    let mut under_way = Vec::new();
    for _ in 0..3 {
        under_way.push(turn(&proxy6("late"), &SANDBOX, pace, Urgency::Person).await.unwrap().start());
    }
    let answered = 300;
    let _answers = Task::spawn(async move {
        clock::sleep(answered).await;
        drop(under_way);
    });
    let _fourth = turn(&proxy6("late"), &SANDBOX, pace, Urgency::Person).await.unwrap();
    let waited = clock::now_millis() - began;
    assert!(waited >= i64::from(answered) + second - EARLY, "{waited}");
}

#[wasm_bindgen_test]
async fn what_a_person_waits_for_goes_before_background_loading() {
    let pace = Pace { proxy6: 40, soax: 40, timeout: 1_000 };
    let order: Rc<RefCell<Vec<&str>>> = Rc::default();
    let wait = |urgency, name: &'static str| {
        let order = order.clone();
        Task::spawn(async move {
            let granted = turn(&proxy6("both"), &SANDBOX, pace, urgency).await.unwrap();
            order.borrow_mut().push(name);
            drop(granted.start());
        })
    };
    let mut tasks: Vec<Task> = (0..4).map(|_| wait(Urgency::Background, "background")).collect();
    clock::sleep(10).await;
    tasks.extend((0..3).map(|_| wait(Urgency::Person, "person")));
    for _ in 0..100 {
        if order.borrow().len() < tasks.len() {
            clock::sleep(40).await;
        }
    }
    let order = order.borrow();
    assert_eq!(order.len(), tasks.len());
    // One is on its way when the people come, and one may stand at the turnstile by then; the rest give way.
    let last_person = order.iter().rposition(|name| *name == "person").unwrap();
    let before_people = order[..last_person].iter().filter(|name| **name == "background").count();
    assert!(before_people <= 2, "{order:?}");
}

#[wasm_bindgen_test]
async fn who_gives_up_gives_the_turn_up() {
    let pace = Pace { proxy6: 50, soax: 50, timeout: 1_000 };
    let first = turn(&proxy6("given up"), &SANDBOX, pace, Urgency::Person).await.unwrap();
    let gone = Task::spawn(async move {
        let _turn = turn(&proxy6("given up"), &SANDBOX, pace, Urgency::Person).await;
        clock::sleep(60_000).await;
    });
    clock::sleep(10).await;
    drop(gone);
    drop(first.start());
    let began = clock::now_millis();
    turn(&proxy6("given up"), &SANDBOX, pace, Urgency::Person).await.unwrap();
    assert!(clock::now_millis() - began < 1_000);
}
