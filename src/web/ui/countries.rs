//! Countries an order can go to.

use maud::{Markup, html};

use super::form::{Form, describe, message};
use super::page::Page;
use crate::i18n::format::order_key;
use crate::orders::address::COUNTRIES;

/// The name of a country; the code itself where it is none.
pub fn name(page: &Page, code: &str) -> String {
    if COUNTRIES.contains(&code) {
        page.t(&format!("country-{}", code.to_ascii_lowercase())).into_owned()
    } else {
        code.to_owned()
    }
}

/// The field `country`, sorted by name.
pub fn field(page: &Page, form: &Form<'_>, chosen: &str) -> Markup {
    let mut names: Vec<(&str, String)> = COUNTRIES.iter().map(|c| (*c, name(page, c))).collect();
    names.sort_by_cached_key(|(_, name)| order_key(name));
    let error = form.error(page, "country");
    html! {
        div.field.field--bad[error.is_some()] {
            label for="f-country" { (page.t("address-country")) }
            select #f-country name="country" required autocomplete="shipping country"
                aria-describedby=[describe("f-country", false, error.is_some())] aria-invalid=[error.is_some().then_some("true")] {
                option value="" selected[chosen.is_empty()] { (page.t("address-country-choose")) }
                @for (code, name) in &names { option value=(code) selected[*code == chosen] { (name) } }
            }
            @if let Some(error) = error { (message(page, "f-country", &error)) }
        }
    }
}
