//! The flags of a list below one another in one picture. A row that comes to show another country then fetches nothing: a picture of
//! its own in each row costs a tenth of every frame in which the list is scrolled.

use super::{
    flag,
    virtual_table::{RowParts, TILE_PITCH, Tiles},
};
use crate::browser::{
    clock::{self, Timer},
    page,
    task::Task,
};
use crate::effects::effect;
use api::Country;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// The size of a flag with its frame, in pixels of the page.
const SIZE: (f64, f64) = (20.0, 15.0);
/// What frames it, against grounds of its own colours.
const FRAME: &str = "rgb(127 127 127 / 40%)";
/// Pixels of the picture for one of the page.
const DENSITY: u32 = 2;
/// The rows are on show before anything of their flags is asked for, in milliseconds.
const LATER: u32 = 30;

/// The flags of a list, as far as they have come.
#[derive(Clone, Copy)]
pub struct FlagSheet {
    drawn: RwSignal<Option<Drawn>>,
}

/// A picture, and the countries whose flags it shows from top to bottom; `None` where the browser draws none that can be shown.
struct Drawn {
    tiles: Option<Tiles>,
    countries: Vec<Country>,
}

impl FlagSheet {
    /// Draws the flags of these countries, and again where others come.
    pub fn of(countries: Signal<Vec<Country>>) -> Self {
        let (drawn, rows_stand) = (RwSignal::new(None), RwSignal::new(false));
        leave_room(flag::PICTURED);
        // Both live as long as whoever shows the flags.
        let drawing = StoredValue::new_local(None::<Task>);
        let later = StoredValue::new_local(Timer::new(move || rows_stand.set(true)));
        later.with_value(|later| later.begin(LATER));
        effect(move || {
            if !flag::PICTURED || !rows_stand.get() {
                return;
            }
            let countries = countries.get();
            if !countries.is_empty() {
                drawing.set_value(Some(Task::spawn(async move {
                    // Those rows, too, that have come with the countries.
                    clock::sleep(LATER).await;
                    let tiles = draw(&countries).await.map(|picture| Tiles::new(&picture));
                    leave_room(tiles.is_some());
                    let _ = drawn.try_set(Some(Drawn { tiles, countries }));
                })));
            }
        });
        Self { drawn }
    }

    /// Shows a country's flag on a part of a row, once it has come; reactive.
    pub fn show(self, country: Option<Country>, row: &RowParts, part: &str) {
        self.drawn.with(|drawn| {
            let place = |drawn: &Drawn| drawn.countries.iter().position(|other| Some(*other) == country);
            row.tile(part, drawn.as_ref().and_then(|drawn| drawn.tiles.as_ref().zip(place(drawn))));
        });
    }
}

/// Whether the style sheet leaves room for flags.
fn leave_room(is_wanted: bool) {
    page::set_root_attribute("data-flags", if is_wanted { "" } else { "none" });
}

/// The picture's address, which holds it whole. `None` where the browser cannot draw.
async fn draw(countries: &[Country]) -> Option<String> {
    let fetch = |country: &Country| {
        let image = HtmlImageElement::new().ok()?;
        image.set_src(&flag::picture(*country));
        Some(image)
    };
    let images = countries.iter().map(fetch).collect::<Option<Vec<_>>>()?;
    let canvas = window().document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(SIZE.0 as u32 * DENSITY);
    canvas.set_height(TILE_PITCH * DENSITY * u32::try_from(images.len()).ok()?);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    // Against being recognised by how they draw, some browsers give noise instead of what was drawn.
    if context.get_image_data(0.0, 0.0, 4.0, 4.0).ok()?.data().iter().any(|byte| *byte != 0) {
        return None;
    }
    let (width, height) = SIZE;
    context.scale(DENSITY.into(), DENSITY.into()).ok()?;
    context.set_stroke_style_str(FRAME);
    let mut top = 0.0;
    for image in images {
        // The place of a flag that does not come stays empty; the country's name stands beside it.
        if JsFuture::from(image.decode()).await.is_ok() {
            // Of four to three, they lose a twenty-fifth of their height.
            let _ = context.draw_image_with_html_image_element_and_dw_and_dh(
                &image,
                1.0,
                top + 1.0,
                width - 2.0,
                height - 2.0,
            );
            context.stroke_rect(0.5, top + 0.5, width - 1.0, height - 1.0);
        }
        top += f64::from(TILE_PITCH);
    }
    canvas.to_data_url().ok()
}
