//! What opens over the page: the product of a link with `data-sheet`.

use maud::{Markup, html};

use super::page::Page;
use super::product::{self, Product};

/// The fragment of a product for the sheet: the same component as the page, with its heading one level down.
pub fn product(page: &Page, product: &Product<'_>) -> Markup {
    html! { div #sheet-body { (product::body(page, product, true)) } }
}

/// Any other content for the sheet, such as the checkout: the fragment `sheet-body`.
pub fn body(content: Markup) -> Markup {
    html! { div #sheet-body { (content) } }
}
