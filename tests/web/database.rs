use proxydeck::browser::database::{Database, Store};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_written_is_read_by_another_connection() {
    let database = Database::open().await.unwrap();
    database.clear(Store::Journal).await.unwrap();
    database.write(Store::Journal, "b", "second").await.unwrap();
    database.write(Store::Journal, "a", "first").await.unwrap();
    database.write(Store::Journal, "b", "second, again").await.unwrap();
    let other = Database::open().await.unwrap();
    assert_eq!(other.read(Store::Journal, "a").await.unwrap().as_deref(), Some("first"));
    assert_eq!(other.read(Store::Journal, "c").await.unwrap(), None);
    assert_eq!(other.read(Store::Sandbox, "a").await.unwrap(), None);
    assert_eq!(other.read_all(Store::Journal).await.unwrap(), ["first", "second, again"]);
    database.clear(Store::Journal).await.unwrap();
    assert!(other.read_all(Store::Journal).await.unwrap().is_empty());
}
