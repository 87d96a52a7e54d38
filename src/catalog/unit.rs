//! Unit prices: what a kilogram, a litre, a metre or a piece comes to. Pure.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kit::Money;

/// What a unit price is, and per what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitPriceView {
    pub price: Money,
    /// Such as `100 g` or `1 l`.
    pub per: String,
}

/// What units are of: their smallest common parts, and how many a unit has.
const UNITS: &[(&str, Kind, i128)] = &[
    ("mg", Kind::Weight, 1),
    ("g", Kind::Weight, 1_000),
    ("kg", Kind::Weight, 1_000_000),
    ("ml", Kind::Volume, 1),
    ("cl", Kind::Volume, 10),
    ("l", Kind::Volume, 1_000),
    ("cbm", Kind::Volume, 1_000_000),
    ("cm", Kind::Length, 1),
    ("m", Kind::Length, 100),
    ("sqcm", Kind::Area, 1),
    ("sqm", Kind::Area, 10_000),
    ("ct", Kind::Pieces, 1),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Weight,
    Volume,
    Length,
    Area,
    Pieces,
}

/// An amount of something.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Measure {
    kind: Kind,
    /// Thousandths of the smallest part of its kind.
    parts: i128,
    unit: &'static str,
    number: String,
}

/// Reads such as `750 ml`, `1.5kg` or `12 ct`.
fn parse(text: &str) -> Option<Measure> {
    let text = text.trim().to_lowercase();
    let at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = (text[..at].trim().replace(',', "."), text[at..].trim());
    let (unit, kind, size) = UNITS.iter().find(|(name, _, _)| *name == unit)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || fraction.len() > 3 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let thousandths: i128 = format!("{whole}{fraction:0<3}").parse().ok()?;
    (thousandths > 0).then(|| Measure { kind: *kind, parts: thousandths * size, unit, number: number.clone() })
}

/// Whether a text is an amount that has a unit price.
pub fn is_measure(text: &str) -> bool {
    parse(text).is_some()
}

/// The unit price of something that holds `measure`, per `base`; left out or of another kind, per 100 g or 100 ml up to
/// 250 of them, else per kilogram, litre, metre, square metre or piece. Rounded to the nearest minor unit.
pub fn price(price: Money, measure: &str, base: Option<&str>) -> Option<UnitPriceView> {
    let measure = parse(measure)?;
    let usual = match measure.kind {
        Kind::Weight if measure.parts <= 250_000_000 => "100 g",
        Kind::Weight => "1 kg",
        Kind::Volume if measure.parts <= 250_000 => "100 ml",
        Kind::Volume => "1 l",
        Kind::Length => "1 m",
        Kind::Area => "1 sqm",
        Kind::Pieces => "1 ct",
    };
    let base = base.and_then(parse).filter(|b| b.kind == measure.kind).or_else(|| parse(usual))?;
    let amount = (i128::from(price.amount) * base.parts + measure.parts / 2) / measure.parts;
    let unit = match base.unit {
        "sqm" => "m²",
        "sqcm" => "cm²",
        "cbm" => "m³",
        "ct" => "×",
        unit => unit,
    };
    let per = format!("{} {unit}", base.number);
    Some(UnitPriceView { price: Money::new(i64::try_from(amount).ok()?, price.currency), per })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Currency;
    use proptest::prelude::*;

    fn of(amount: i64, measure: &str, base: Option<&str>) -> Option<(i64, String)> {
        price(Money::new(amount, Currency::EUR), measure, base).map(|u| (u.price.amount, u.per))
    }

    #[test]
    fn a_unit_price_is_per_what_the_catalog_says() {
        assert_eq!(of(995, "750 ml", Some("1 l")), Some((1_327, "1 l".to_owned())));
        assert_eq!(of(995, "750ml", None), Some((1_327, "1 l".to_owned())));
        assert_eq!(of(250, "125 g", None), Some((200, "100 g".to_owned())));
        assert_eq!(of(250, "0.5 kg", Some("100 g")), Some((50, "100 g".to_owned())));
        assert_eq!(of(1_200, "2,5 sqm", None), Some((480, "1 m²".to_owned())));
        assert_eq!(of(1_200, "12 ct", Some("1 l")), Some((100, "1 ×".to_owned())));
        for bad in ["", "750", "ml", "0 g", "1 stone", "-1 g", "1.0001 g", "1e3 g", "9999999999 g"] {
            assert_eq!(of(100, bad, None), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(measure in ".{0,12}", base in ".{0,12}", amount in 0i64..i64::MAX) {
            let _ = of(amount, &measure, Some(&base));
        }

        #[test]
        fn the_whole_of_a_base_costs_its_price(amount in 0i64..1_000_000, grams in 1i64..100_000) {
            let measure = format!("{grams} g");
            prop_assert_eq!(of(amount, &measure, Some(&measure)).map(|(n, _)| n), Some(amount));
        }
    }
}
