//! Countries an order can go to.

use maud::{Markup, html};

use super::form::{Form, describe, message};
use super::page::Page;

/// ISO 3166-1 alpha-2 codes of places that have addresses.
#[rustfmt::skip]
pub const CODES: &[&str] = &[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA",
    "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT",
    "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR",
    "CU", "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH",
    "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH",
    "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HN", "HR", "HT",
    "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE",
    "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR",
    "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN",
    "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF",
    "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL",
    "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC",
    "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX",
    "SY", "SZ", "TC", "TD", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW",
    "TZ", "UA", "UG", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE",
    "YT", "ZA", "ZM", "ZW",
];

/// The name of a country; the code itself where it is none.
pub fn name(page: &Page, code: &str) -> String {
    if CODES.contains(&code) {
        page.t(&format!("country-{}", code.to_ascii_lowercase())).into_owned()
    } else {
        code.to_owned()
    }
}

/// The field `country`, sorted by name.
pub fn field(page: &Page, form: &Form<'_>, chosen: &str) -> Markup {
    let mut names: Vec<(&str, String)> = CODES.iter().map(|c| (*c, name(page, c))).collect();
    names.sort_by_cached_key(|(_, name)| name.to_lowercase().replace('å', "a"));
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
