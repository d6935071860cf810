//! Texts kept under one name.

use proxydeck::browser::storage::{read_fields, write, write_fields};
use wasm_bindgen_test::wasm_bindgen_test;

const NAME: &str = "proxydeck test of storage";

#[wasm_bindgen_test]
fn fields_come_back_as_they_were_written() {
    write_fields(NAME, &[("relay", "http://127.0.0.1:1 \"\u{fc}\"".to_owned()), ("empty", String::new())]).unwrap();
    let fields = read_fields(NAME).unwrap();
    assert_eq!(fields.get("relay").as_deref(), Some("http://127.0.0.1:1 \"\u{fc}\""));
    assert_eq!(fields.get("empty").as_deref(), Some(""));
    assert_eq!(fields.get("other"), None);
}

#[wasm_bindgen_test]
fn numbers_and_truth_values_of_another_writer_are_texts_too() {
    write(NAME, r#"{"number": 2000, "truth": true, "nothing": null}"#).unwrap();
    let fields = read_fields(NAME).unwrap();
    assert_eq!(fields.get("number").as_deref(), Some("2000"));
    assert_eq!(fields.get("truth").as_deref(), Some("true"));
    assert_eq!(fields.get("nothing"), None);
}

#[wasm_bindgen_test]
fn what_is_no_object_has_no_fields() {
    for text in ["null", "7", "[]", "\"text\""] {
        write(NAME, text).unwrap();
        assert_eq!(read_fields(NAME).and_then(|fields| fields.get("mode")), None, "{text}");
    }
    write(NAME, "nonsense").unwrap();
    assert!(read_fields(NAME).is_none());
}
