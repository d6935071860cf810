//! Entry of the worker that reads and writes very many connection strings. It does one thing at a time, and stands still
//! meanwhile: who gives up the work ends the worker.

// By their sources: as a part of the library they would bring all of it along, the pages included.
#[allow(dead_code, reason = "the app uses the rest")]
#[path = "../browser/blob.rs"]
mod blob;
#[path = "../strings/wire.rs"]
mod wire;

use blob::Text;
use connection::{Conversion, Wanted};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};
use wire::{Job, Progress, Word};

/// Lines between two words of how far it is.
const STRETCH: u64 = 2_000;

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let speaker = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(parts) = event.data().dyn_into::<Array>() else { return };
        let job = parts.get(0).as_string().and_then(|text| serde_json::from_str(&text).ok());
        let (Some(job), Ok(blob)) = (job, parts.get(1).dyn_into::<Blob>()) else { return };
        let speaker = speaker.clone();
        spawn_local(async move { work(&speaker, job, &Text::of(blob)).await });
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    say(&scope, &Word::Ready, None);
}

fn say(scope: &DedicatedWorkerGlobalScope, word: &Word, along: Option<&Text>) {
    if let Ok(text) = serde_json::to_string(word) {
        let along = along.map_or(JsValue::UNDEFINED, |along| along.as_ref().clone());
        // Fails only where the page is gone.
        let _ = scope.post_message(&Array::of2(&text.into(), &along));
    }
}

async fn work(scope: &DedicatedWorkerGlobalScope, job: Job, text: &Text) {
    let done = match (job, text.whole().await) {
        (Job::Convert(wanted), Ok(text)) => convert(scope, &text, &wanted),
        (_, Err(_)) => None,
    };
    match done {
        Some((word, text)) => say(scope, &word, Some(&text)),
        None => say(scope, &Word::Failed, None),
    }
}

fn convert(scope: &DedicatedWorkerGlobalScope, text: &str, wanted: &Wanted) -> Option<(Word, Text)> {
    let mut conversion = Conversion::new(text, wanted).ok()?;
    let of = conversion.expected();
    let pieces = Array::new();
    while conversion.advance(STRETCH) {
        // Out of our memory, which never shrinks.
        pieces.push(&conversion.written().into());
        say(scope, &Word::Progress(Progress { done: conversion.findings().lines, of }), None);
    }
    let (findings, rest) = conversion.finish();
    pieces.push(&rest.into());
    // What stands around no entries is no file.
    let text = if findings.written == 0 { Text::new("") } else { Text::of_pieces(&pieces) };
    Some((Word::Converted(findings), text.ok()?))
}
