//! Numbers, money, dates and lists by language. The patterns are few and ours; plural forms and words come from the
//! messages.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

use super::{Locale, bracketed, t, tr};
use crate::kit::{Micros, Money};

/// The forms of one language (Unicode CLDR).
struct Forms {
    /// Between whole and fraction.
    decimal: char,
    /// Between groups of three digits.
    group: &'static str,
    /// A number needs at least this many digits before groups are made.
    grouped_from: usize,
    /// Money: `{amount}` and `{currency}`.
    money: &'static str,
    /// Whether a currency is written by its symbol where it has one.
    symbols: bool,
    /// A share: `{n}`.
    percent: &'static str,
    /// A day: `{day}`, `{month}` and `{year}`.
    date: &'static str,
    /// How the first of a month is written.
    first: &'static str,
    months: [&'static str; 12],
}

const EN: Forms = Forms {
    decimal: '.',
    group: ",",
    grouped_from: 4,
    money: "{amount}\u{a0}{currency}",
    symbols: false,
    percent: "{n}%",
    date: "{day} {month} {year}",
    first: "1",
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

const DE: Forms = Forms {
    decimal: ',',
    group: ".",
    grouped_from: 4,
    money: "{amount}\u{a0}{currency}",
    symbols: true,
    percent: "{n}\u{a0}%",
    date: "{day}. {month} {year}",
    first: "1",
    months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
};

const FR: Forms = Forms {
    decimal: ',',
    group: "\u{202f}",
    grouped_from: 4,
    money: "{amount}\u{a0}{currency}",
    symbols: true,
    percent: "{n}\u{202f}%",
    date: "{day} {month} {year}",
    first: "1er",
    months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
};

fn forms(locale: Locale) -> &'static Forms {
    match locale {
        Locale::En | Locale::Mirror => &EN,
        Locale::De => &DE,
        Locale::Fr => &FR,
    }
}

/// The symbol of a currency, where it has one of its own; dollars other than those of the United States keep their code.
fn symbol(code: &str) -> &str {
    match code {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "KRW" => "₩",
        "ILS" => "₪",
        "UAH" => "₴",
        "PLN" => "zł",
        other => other,
    }
}

/// A whole number with its groups: `12,345`.
pub fn number(locale: Locale, n: i64) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(locale, &n.unsigned_abs().to_string()))
}

/// A count for small places: `980`, `1.2K`, `34K`, `5.6M`. Rounded down, so that it never promises more than there is.
pub fn figure(locale: Locale, n: i64) -> String {
    let (unit, key) = match n {
        ..10_000 => return number(locale, n),
        10_000..1_000_000 => (1_000, "figure-thousands"),
        _ => (1_000_000, "figure-millions"),
    };
    let tenths = n / (unit / 10);
    let text = if tenths >= 1_000 || tenths % 10 == 0 {
        number(locale, tenths / 10)
    } else {
        format!("{}{}{}", number(locale, tenths / 10), forms(locale).decimal, tenths % 10)
    };
    tr(locale, key, &[("n", text.into())])
}

/// An amount with its currency: `1,052.00 USD`, `1.052,00 $`. The space does not break.
pub fn money(locale: Locale, money: Money) -> String {
    let plain = money.decimal();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |d| ("−", d));
    let amount = match digits.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{}{}{fraction}", grouped(locale, whole), forms(locale).decimal),
        None => format!("{sign}{}", grouped(locale, digits)),
    };
    let code = money.currency.as_str();
    let currency = if forms(locale).symbols { symbol(code) } else { code };
    forms(locale).money.replace("{amount}", &amount).replace("{currency}", currency)
}

/// A share of a hundred: `25%`, `25 %`.
pub fn percent(locale: Locale, n: i64) -> String {
    forms(locale).percent.replace("{n}", &number(locale, n))
}

/// Tenths as a decimal: 43 is `4.3`.
pub fn tenths(locale: Locale, n: i64) -> String {
    format!("{}{}{}", number(locale, n / 10), forms(locale).decimal, (n % 10).abs())
}

/// A number with so many digits after the point: `−0.25`, `1.234,5`.
pub fn decimal(locale: Locale, n: f64, digits: usize) -> String {
    if !n.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{n:.digits$}");
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    match plain.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{}{}{fraction}", grouped(locale, whole), forms(locale).decimal),
        None => format!("{sign}{}", grouped(locale, plain)),
    }
}

/// A day (UTC): `22 Nov 2026`.
pub fn date(locale: Locale, at: Micros) -> String {
    let day = day(at);
    let forms = forms(locale);
    let month = usize::try_from(day.month() - 1).ok().and_then(|m| forms.months.get(m)).copied().unwrap_or_default();
    let number = if day.day() == 1 { forms.first.to_owned() } else { day.day().to_string() };
    let text =
        forms.date.replace("{day}", &number).replace("{month}", month).replace("{year}", &day.year().to_string());
    if locale == Locale::Mirror { bracketed(&text) } else { text }
}

/// A day and time of day (UTC): `22 Nov 2026, 14:05 UTC`.
pub fn moment(locale: Locale, at: Micros) -> String {
    let day = day(at);
    let time = format!("{:02}:{:02}", day.hour(), day.minute());
    tr(locale, "time-moment", &[("date", date(locale, at).into()), ("time", time.into())])
}

/// How long ago, shortly: `now`, `5 min`, `3 h`, `2 d`, and after a week the day.
pub fn ago(locale: Locale, at: Micros, now: Micros) -> String {
    let seconds = (now - at).0 / 1_000_000;
    let (n, key) = match seconds {
        ..60 => return t(locale, "time-now").into_owned(),
        60..3_600 => (seconds / 60, "time-minutes"),
        3_600..86_400 => (seconds / 3_600, "time-hours"),
        86_400..604_800 => (seconds / 86_400, "time-days"),
        _ => return date(locale, at),
    };
    tr(locale, key, &[("n", n.into())])
}

/// When [`ago`] says something else next; nothing: never.
pub fn ago_until(at: Micros, now: Micros) -> Option<Micros> {
    let seconds = (now - at).0 / 1_000_000;
    let step = match seconds {
        ..60 => return Some(at + Micros::seconds(60)),
        60..3_600 => 60,
        3_600..86_400 => 3_600,
        86_400..604_800 => 86_400,
        _ => return None,
    };
    Some(at + Micros::seconds((seconds / step + 1) * step))
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(locale: Locale, items: &[String]) -> String {
    let pair = |key: &str, a: &str, b: &str| tr(locale, key, &[("a", a.to_owned().into()), ("b", b.to_owned().into())]);
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let mut start = first.iter();
            let head = start.next().cloned().unwrap_or_default();
            let head = start.fold(head, |text, item| pair("list-middle", &text, item));
            pair("list-end", &head, last)
        }
    }
}

/// What a name is put in order by: small letters without marks, so that Österreich stands at the o and Égypte at the e.
pub fn order_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => key.push('a'),
            'ç' => key.push('c'),
            'è' | 'é' | 'ê' | 'ë' => key.push('e'),
            'ì' | 'í' | 'î' | 'ï' => key.push('i'),
            'ñ' => key.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => key.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => key.push('u'),
            'ý' | 'ÿ' => key.push('y'),
            'ß' => key.push_str("ss"),
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            '’' | '\'' => {}
            other => key.push(other),
        }
    }
    key
}

fn day(at: Micros) -> jiff::Zoned {
    jiff::Timestamp::from_microsecond(at.0).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC)
}

fn grouped(locale: Locale, digits: &str) -> String {
    let forms = forms(locale);
    if digits.len() < forms.grouped_from {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push_str(forms.group);
        }
        text.push(digit);
    }
    text
}

/// How numbers inside messages are written. Fluent takes a plain function, so there is one per language.
pub(super) fn formatter<M>(locale: Locale) -> fn(&FluentValue, &M) -> Option<String> {
    match locale {
        Locale::En | Locale::Mirror => |value, _| inside(Locale::En, value),
        Locale::De => |value, _| inside(Locale::De, value),
        Locale::Fr => |value, _| inside(Locale::Fr, value),
    }
}

fn inside(locale: Locale, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(n) = value else { return None };
    let plain = FluentNumber::as_string(n).into_owned();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |d| ("−", d));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let tail = if fraction.is_empty() { String::new() } else { format!("{}{fraction}", forms(locale).decimal) };
    Some(format!("{sign}{}{tail}", grouped(locale, whole)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Currency;

    #[test]
    fn english_forms() {
        let l = Locale::En;
        assert_eq!(number(l, 999), "999");
        assert_eq!(number(l, -1_234_567), "−1,234,567");
        assert_eq!(money(l, Money::new(105_200, Currency::USD)), "1,052.00\u{a0}USD");
        assert_eq!(money(l, Money::new(-5, Currency::EUR)), "−0.05\u{a0}EUR");
        assert_eq!(money(l, Money::new(1_500, "JPY".parse().unwrap())), "1,500\u{a0}JPY");
        assert_eq!(tenths(l, 43), "4.3");
        assert_eq!(date(l, Micros::seconds(1_795_305_600)), "22 Nov 2026");
        assert_eq!(moment(l, Micros::seconds(1_795_305_600 + 3_900)), "22 Nov 2026, 01:05 UTC");
    }

    #[test]
    fn german_forms() {
        let l = Locale::De;
        assert_eq!([number(l, 999), number(l, -1_234_567)], ["999", "−1.234.567"]);
        assert_eq!(money(l, Money::new(105_200, Currency::USD)), "1.052,00\u{a0}$");
        assert_eq!(money(l, Money::new(5_200, Currency::EUR)), "52,00\u{a0}€");
        assert_eq!(money(l, Money::new(-5, "CHF".parse().unwrap())), "−0,05\u{a0}CHF");
        assert_eq!([tenths(l, 43), percent(l, 25)], ["4,3", "25\u{a0}%"]);
        assert_eq!(date(l, Micros::seconds(1_795_305_600)), "22. Nov. 2026");
        assert_eq!(moment(l, Micros::seconds(1_795_305_600 + 3_900)), "22. Nov. 2026, 01:05 UTC");
        assert_eq!(figure(l, 34_567), "34,5\u{a0}Tsd.");
    }

    #[test]
    fn french_forms() {
        let l = Locale::Fr;
        assert_eq!([number(l, 999), number(l, -1_234_567)], ["999", "−1\u{202f}234\u{202f}567"]);
        assert_eq!(money(l, Money::new(105_200, Currency::USD)), "1\u{202f}052,00\u{a0}$");
        assert_eq!(money(l, Money::new(5_200, Currency::EUR)), "52,00\u{a0}€");
        assert_eq!([tenths(l, 43), percent(l, 1_025)], ["4,3", "1\u{202f}025\u{202f}%"]);
        assert_eq!(date(l, Micros::seconds(1_795_305_600)), "22 nov. 2026");
        assert_eq!(date(l, Micros::seconds(1_796_083_200)), "1er déc. 2026");
        assert_eq!(figure(l, 1_960_000), "1,9\u{a0}M");
    }

    #[test]
    fn ages_and_lists_in_every_language() {
        let now = Micros::seconds(1_795_305_600);
        let shown = |l, s| ago(l, now - Micros::seconds(s), now);
        let steps = [5, 120, 7_200, 86_400, 172_800, 604_800];
        assert_eq!(
            steps.map(|s| shown(Locale::De, s)),
            ["jetzt", "2\u{a0}Min.", "2\u{a0}Std.", "1 Tag", "2 Tage", "15. Nov. 2026"]
        );
        assert_eq!(
            steps.map(|s| shown(Locale::Fr, s)),
            ["maintenant", "2\u{a0}min", "2\u{a0}h", "1\u{a0}j", "2\u{a0}j", "15 nov. 2026"]
        );
        let three = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([list(Locale::De, &three), list(Locale::Fr, &three)], ["a, b und c", "a, b et c"]);
    }

    #[test]
    fn marks_do_not_change_the_order() {
        let mut names = ["Zypern", "Österreich", "Oman", "Ägypten", "Albanien", "Åland", "Côte", "Égypte", "Fidji"];
        names.sort_by_cached_key(|n| order_key(n));
        assert_eq!(names, ["Ägypten", "Åland", "Albanien", "Côte", "Égypte", "Fidji", "Oman", "Österreich", "Zypern"]);
    }

    #[test]
    fn figures_never_round_up() {
        let shown = [9_999, 10_000, 10_999, 99_999, 999_999, 1_000_000, 1_960_000].map(|n| figure(Locale::En, n));
        assert_eq!(shown, ["9,999", "10K", "10.9K", "99.9K", "999K", "1M", "1.9M"]);
    }

    #[test]
    fn ages_step_from_now_to_a_date() {
        let now = Micros::seconds(1_795_305_600);
        let at = |s| ago(Locale::En, now - Micros::seconds(s), now);
        assert_eq!([at(-5), at(59), at(60), at(3_599)], ["now", "now", "1 min", "59 min"]);
        assert_eq!([at(3_600), at(86_399), at(86_400), at(604_800)], ["1 h", "23 h", "1 d", "15 Nov 2026"]);
    }

    proptest::proptest! {
        #[test]
        fn an_age_stays_the_same_until_it_is_said_to_change(age in -100_000_000_i64..700_000_000_000, share in 0.0..1.0_f64) {
            let (at, now) = (Micros::seconds(1_795_305_600), Micros::seconds(1_795_305_600) + Micros(age));
            let said = ago(Locale::En, at, now);
            match ago_until(at, now) {
                None => proptest::prop_assert_eq!(&said, &ago(Locale::En, at, now + Micros::days(400))),
                Some(until) => {
                    let within = Micros(((until - now).0 as f64 * share) as i64);
                    proptest::prop_assert_eq!(&said, &ago(Locale::En, at, now + within));
                    proptest::prop_assert!(said != ago(Locale::En, at, until));
                }
            }
        }
    }

    #[test]
    fn lists_join_as_people_do() {
        let list = |items: &[&str]| list(Locale::En, &items.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert_eq!([list(&[]), list(&["a"]), list(&["a", "b"])], ["", "a", "a and b"]);
        assert_eq!(list(&["a", "b", "c", "d"]), "a, b, c and d");
    }
}
