//! Texts that the browser holds for us, as long as they like: they go to workers, files and the clipboard without coming into
//! our own memory.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList};

/// A text that the browser holds.
#[derive(Clone, Debug)]
pub struct Text(Blob);

impl Text {
    /// What came from a worker.
    pub fn of(blob: Blob) -> Self {
        Self(blob)
    }

    /// A short text.
    ///
    /// # Errors
    /// What the browser said.
    pub fn new(text: &str) -> Result<Self, JsValue> {
        Self::of_pieces(&Array::of1(&text.into()))
    }

    /// A text that the browser has already.
    ///
    /// # Errors
    /// What the browser said.
    pub fn of_string(text: &JsString) -> Result<Self, JsValue> {
        Self::of_pieces(&Array::of1(text))
    }

    /// Several texts, or files, one after another.
    ///
    /// # Errors
    /// What the browser said.
    pub fn of_pieces(pieces: &Array) -> Result<Self, JsValue> {
        Blob::new_with_blob_sequence(pieces).map(Self)
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> u64 {
        self.0.size() as u64
    }

    /// Its beginning: at most so many bytes, without the line that is cut off by that.
    ///
    /// # Errors
    /// What the browser said, as of a file that is gone.
    pub async fn beginning(&self, most: u32) -> Result<String, JsValue> {
        let slice = self.0.slice_with_i32_and_i32(0, i32::try_from(most).unwrap_or(i32::MAX))?;
        let mut text = decoded(&read(&slice).await?);
        if self.bytes() > u64::from(most) {
            let end = text.rfind('\n').map_or(text.trim_end_matches('\u{fffd}').len(), |end| end + 1);
            text.truncate(end);
        }
        Ok(text)
    }

    /// All of it.
    ///
    /// # Errors
    /// What the browser said, as of a file that is gone.
    pub async fn whole(&self) -> Result<String, JsValue> {
        Ok(decoded(&read(&self.0).await?))
    }

    /// All of it, for the browser's own use.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn string(&self) -> Result<JsString, JsValue> {
        JsFuture::from(self.0.text()).await.map(JsCast::unchecked_into)
    }

    /// The same with a media type.
    ///
    /// # Errors
    /// What the browser said.
    pub fn as_kind(&self, kind: &str) -> Result<Blob, JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_blob_sequence_and_options(&Array::of1(&self.0), &options)
    }
}

impl AsRef<JsValue> for Text {
    fn as_ref(&self) -> &JsValue {
        &self.0
    }
}

/// The files that a person has chosen or dropped, one after another, with the name of the first.
pub fn of_files(files: &FileList) -> Option<(String, Text)> {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    let name = files.first()?.name();
    let pieces = Array::new();
    for file in &files {
        pieces.push(file);
        pieces.push(&"\n".into());
    }
    match files.as_slice() {
        [one] => Some((name, Text(one.clone().unchecked_into()))),
        _ => Text::of_pieces(&pieces).ok().map(|text| (name, text)),
    }
}

async fn read(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(blob.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// UTF-8, or what Windows' own tools write: UTF-16 with its mark.
fn decoded(bytes: &[u8]) -> String {
    let wide = |unit: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units: Vec<u16> = rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
