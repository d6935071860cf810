//! IndexedDB: one database of text records, in the page and in its workers.

use futures_channel::oneshot;
use js_sys::Reflect;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "proxydeck";
const VERSION: u32 = 2;

/// The stores of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// The sandbox's whole state, one record.
    Sandbox,
    /// The journal, one record an entry.
    Journal,
    /// What is sealed: the keys, and the proxy lists for times without a network.
    Vault,
}

impl Store {
    const ALL: [Self; 3] = [Self::Sandbox, Self::Journal, Self::Vault];

    fn name(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Journal => "journal",
            Self::Vault => "vault",
        }
    }
}

/// The browser's storage refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser's storage refused: {0}")]
pub struct StorageRefused(String);

impl From<JsValue> for StorageRefused {
    fn from(value: JsValue) -> Self {
        let name = Reflect::get(&value, &"name".into()).ok().and_then(|name| name.as_string());
        Self(name.unwrap_or_else(|| "unknown".to_owned()))
    }
}

/// An open connection to the database; closed when it is dropped, since the browser keeps those that listen for ever.
pub struct Database {
    connection: IdbDatabase,
    /// A newer version in another tab, or whoever deletes all, would wait for this connection for ever.
    _give_way: Closure<dyn FnMut()>,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.connection.set_onversionchange(None);
        // What is under way ends first.
        self.connection.close();
    }
}

impl Database {
    /// Opens the database, and makes it where there is none.
    ///
    /// # Errors
    /// [`StorageRefused`], as in some private windows.
    pub async fn open() -> Result<Self, StorageRefused> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let factory: IdbFactory = factory.dyn_into().map_err(|_| StorageRefused("no IndexedDB".to_owned()))?;
        let request: IdbOpenDbRequest = factory.open_with_u32(NAME, VERSION)?;
        let upgrading = request.clone();
        let upgrade = Closure::once(move |_event: JsValue| {
            let Some(database) = upgrading.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok())
            else {
                return;
            };
            let present = database.object_store_names();
            for store in Store::ALL {
                if !present.contains(store.name()) {
                    // A store that cannot be made shows at the first transaction that wants it.
                    let _ = database.create_object_store(store.name());
                }
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = finished(&request).await?;
        let connection: IdbDatabase = opened.dyn_into().map_err(|_| StorageRefused("no database".to_owned()))?;
        let closing = connection.clone();
        let give_way = Closure::<dyn FnMut()>::new(move || closing.close());
        connection.set_onversionchange(Some(give_way.as_ref().unchecked_ref()));
        Ok(Self { connection, _give_way: give_way })
    }

    /// The record under that key.
    ///
    /// # Errors
    /// [`StorageRefused`].
    pub async fn read(&self, store: Store, key: &str) -> Result<Option<String>, StorageRefused> {
        let request =
            self.transaction(store, IdbTransactionMode::Readonly)?.object_store(store.name())?.get(&key.into())?;
        Ok(finished(&request).await?.as_string())
    }

    /// All records, in the order of their keys.
    ///
    /// # Errors
    /// [`StorageRefused`].
    pub async fn read_all(&self, store: Store) -> Result<Vec<String>, StorageRefused> {
        let request = self.transaction(store, IdbTransactionMode::Readonly)?.object_store(store.name())?.get_all()?;
        let records: js_sys::Array = finished(&request).await?.unchecked_into();
        Ok(records.iter().filter_map(|record| record.as_string()).collect())
    }

    /// Writes a record and waits until it is on the disk (`durability: "strict"`), not merely taken.
    ///
    /// # Errors
    /// [`StorageRefused`]: then nothing was written.
    pub async fn write(&self, store: Store, key: &str, record: &str) -> Result<(), StorageRefused> {
        let transaction = self.transaction(store, IdbTransactionMode::Readwrite)?;
        transaction.object_store(store.name())?.put_with_key(&record.into(), &key.into())?;
        committed(&transaction).await
    }

    /// Removes a record.
    ///
    /// # Errors
    /// [`StorageRefused`].
    pub async fn remove(&self, store: Store, key: &str) -> Result<(), StorageRefused> {
        let transaction = self.transaction(store, IdbTransactionMode::Readwrite)?;
        transaction.object_store(store.name())?.delete(&key.into())?;
        committed(&transaction).await
    }

    /// Removes all records of all stores.
    ///
    /// # Errors
    /// [`StorageRefused`].
    pub async fn clear_all(&self) -> Result<(), StorageRefused> {
        for store in Store::ALL {
            self.clear(store).await?;
        }
        Ok(())
    }

    /// Removes all records of a store.
    ///
    /// # Errors
    /// [`StorageRefused`].
    pub async fn clear(&self, store: Store) -> Result<(), StorageRefused> {
        let transaction = self.transaction(store, IdbTransactionMode::Readwrite)?;
        transaction.object_store(store.name())?.clear()?;
        committed(&transaction).await
    }

    fn transaction(&self, store: Store, mode: IdbTransactionMode) -> Result<IdbTransaction, StorageRefused> {
        // web-sys does not know the third argument, `durability`, yet.
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let make: js_sys::Function = Reflect::get(&self.connection, &"transaction".into())?.unchecked_into();
        let mode = JsValue::from(mode);
        Ok(make.call3(&self.connection, &store.name().into(), &mode, &options)?.unchecked_into())
    }
}

type Outcome<T> = Rc<RefCell<Option<oneshot::Sender<Result<T, StorageRefused>>>>>;

fn settle<T>(outcome: &Outcome<T>, with: Result<T, StorageRefused>) {
    if let Some(sender) = outcome.borrow_mut().take() {
        // Nobody waits any more where the receiver is gone.
        let _ = sender.send(with);
    }
}

async fn finished(request: &IdbRequest) -> Result<JsValue, StorageRefused> {
    let (sender, receiver) = oneshot::channel();
    let outcome: Outcome<JsValue> = Rc::new(RefCell::new(Some(sender)));
    let (done, failed) = (outcome.clone(), outcome);
    let (succeeded, refused) = (request.clone(), request.clone());
    let success = Closure::once(move |_event: JsValue| settle(&done, succeeded.result().map_err(Into::into)));
    let failure = Closure::once(move |_event: JsValue| {
        let why = refused.error().ok().flatten().map(JsValue::from).unwrap_or(JsValue::UNDEFINED);
        settle(&failed, Err(why.into()));
    });
    request.set_onsuccess(Some(success.as_ref().unchecked_ref()));
    request.set_onerror(Some(failure.as_ref().unchecked_ref()));
    receiver.await.unwrap_or_else(|_| Err(StorageRefused("no answer".to_owned())))
}

async fn committed(transaction: &IdbTransaction) -> Result<(), StorageRefused> {
    let (sender, receiver) = oneshot::channel();
    let outcome: Outcome<()> = Rc::new(RefCell::new(Some(sender)));
    let (done, failed) = (outcome.clone(), outcome);
    let refused = transaction.clone();
    let complete = Closure::once(move |_event: JsValue| settle(&done, Ok(())));
    let abort = Closure::once(move |_event: JsValue| {
        let why = refused.error().map(JsValue::from).unwrap_or(JsValue::UNDEFINED);
        settle(&failed, Err(why.into()));
    });
    transaction.set_oncomplete(Some(complete.as_ref().unchecked_ref()));
    transaction.set_onabort(Some(abort.as_ref().unchecked_ref()));
    receiver.await.unwrap_or_else(|_| Err(StorageRefused("no answer".to_owned())))
}
