//! Money as integers in the smallest unit of a currency, and reading it from what people write.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::ErrorCode;

/// A currency: an ISO 4217 code of three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Active ISO 4217 codes (list one) without funds, metals and testing codes, sorted, four bytes apart.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD \
MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
USD UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";
fn lists(list: &str, code: &str) -> bool {
    list.split(' ').any(|one| one == code)
}

impl Currency {
    /// US dollars.
    pub const USD: Self = Self(*b"USD");
    /// Euros.
    pub const EUR: Self = Self(*b"EUR");

    /// The currency of an ISO 4217 code in any case; `None` where there is no such code.
    pub fn new(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        let code = code.map(|b| b.to_ascii_uppercase());
        let at = |n: usize| CODES.as_bytes().get(n * 4..n * 4 + 3);
        let (mut low, mut high) = (0, CODES.len() / 4 + 1);
        while low < high {
            let middle = (low + high) / 2;
            match at(middle)?.cmp(&code) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(Self(code)),
            }
        }
        None
    }

    /// The code, three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The code as bytes.
    pub fn bytes(self) -> [u8; 3] {
        self.0
    }

    /// Decimals of an amount: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("no currency has the code {code:?}"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// An amount of money, never negative.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Smallest units: cents of EUR, yen of JPY, fils of KWD. At most [`MAX_MINOR`].
    #[serde(rename = "amount")]
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// The largest amount, 2^53 − 1: exact in every JSON reader.
pub const MAX_MINOR: i64 = (1 << 53) - 1;

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// `12.99 EUR`: a point, all decimals, the code. [`parse`] reads it back.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = self.currency.decimals() as usize;
        let digits = format!("{:0width$}", self.minor, width = decimals + 1);
        let (units, rest) = digits.split_at(digits.len() - decimals);
        f.write_str(units)?;
        if decimals > 0 {
            write!(f, ".{rest}")?;
        }
        write!(f, " {}", self.currency)
    }
}

/// Reads an amount: `12`, `52.00 USD`, `USD 52.00`, `1.234,56 €`, `$1,234.56`, `1 234,56`, `CHF 5.-`.
///
/// The currency is the one written, otherwise `default`. A sign that several currencies share (`$`, `¥`, `kr`) means
/// `default` where that is one of them. One separator before exactly three digits is a thousands separator if it is a
/// comma; a point (`1.234`) is refused as ambiguous, as both readings are common. Zeros beyond the currency's decimals
/// are taken (`52.0000`), other digits there are not.
pub fn parse(text: &str, default: Currency) -> Result<Money, ErrorCode> {
    let text: String = text.trim().chars().map(plain_char).collect();
    let text = text.trim();
    let first = text.find(|c: char| c.is_ascii_digit()).ok_or(ErrorCode::NotAPrice)?;
    let last = text.rfind(|c: char| c.is_ascii_digit()).ok_or(ErrorCode::NotAPrice)?;
    // ".50" has its point before the first digit.
    let start = if text[..first].ends_with(['.', ',']) && !text[..first - 1].ends_with(char::is_alphabetic) {
        first - 1
    } else {
        first
    };
    let (before, number, after) = (&text[..start], &text[start..=last], &text[last + 1..]);
    let mut negative = false;
    let before = before.trim().trim_matches(|c| {
        negative |= matches!(c, '-' | '(');
        matches!(c, '-' | '(' | '+' | ' ')
    });
    let after = after.trim().trim_start_matches(['.', ',']).trim_start_matches('-').trim().trim_end_matches(')');
    let currency = match (before.trim(), after.trim()) {
        ("", "") => default,
        (sign, "") | ("", sign) => named(sign, default)?,
        (a, b) => {
            // "$ 12 USD": both must agree; the code decides.
            let (a, b) = (named(a, default)?, named(b, default)?);
            if a == b {
                a
            } else {
                return Err(ErrorCode::UnknownCurrency);
            }
        }
    };
    let minor = amount(number, currency)?;
    if negative && minor > 0 { Err(ErrorCode::NegativePrice) } else { Ok(Money { minor, currency }) }
}

/// Digits and separators of other scripts, and the many spaces, as their plain ones.
fn plain_char(c: char) -> char {
    match c {
        '\u{660}'..='\u{669}' => char::from(b'0' + (c as u32 - 0x660) as u8),
        '\u{6f0}'..='\u{6f9}' => char::from(b'0' + (c as u32 - 0x6f0) as u8),
        '٫' => '.',
        '٬' | '’' => '\'',
        '−' | '–' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The currency behind a code, a sign or a word.
fn named(sign: &str, default: Currency) -> Result<Currency, ErrorCode> {
    if let Some(currency) = Currency::new(sign) {
        return Ok(currency);
    }
    let shared: &[&str] = match sign {
        "$" => &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"],
        "€" => &["EUR"],
        "£" => &["GBP", "EGP", "GIP", "FKP", "SHP"],
        "¥" | "￥" => &["JPY", "CNY"],
        "円" => &["JPY"],
        "元" => &["CNY"],
        "₹" | "Rs" | "Rs." => &["INR", "PKR", "LKR", "NPR", "MUR"],
        "₽" | "руб" | "руб." => &["RUB"],
        "₺" | "TL" => &["TRY"],
        "₩" => &["KRW"],
        "₫" | "đ" => &["VND"],
        "₪" => &["ILS"],
        "₴" => &["UAH"],
        "₦" => &["NGN"],
        "₱" => &["PHP"],
        "฿" => &["THB"],
        "₸" => &["KZT"],
        "zł" => &["PLN"],
        "Kč" => &["CZK"],
        "Ft" => &["HUF"],
        "lei" => &["RON"],
        "Fr" | "Fr." | "SFr." => &["CHF"],
        "R$" => &["BRL"],
        "R" => &["ZAR"],
        "US$" => &["USD"],
        "C$" | "CA$" => &["CAD"],
        "A$" | "AU$" => &["AUD"],
        "NZ$" => &["NZD"],
        "HK$" => &["HKD"],
        "S$" => &["SGD"],
        // Four countries share it, so it says nothing unless the default is one of them.
        "kr" | "kr." if lists("SEK NOK DKK ISK", default.code()) => return Ok(default),
        "د.إ" => &["AED"],
        "ر.س" => &["SAR"],
        "د.ك" => &["KWD"],
        _ => return Err(ErrorCode::UnknownCurrency),
    };
    let own = shared.iter().find(|code| **code == default.code());
    own.or(shared.first()).and_then(|code| Currency::new(code)).ok_or(ErrorCode::UnknownCurrency)
}

/// Digits with separators as minor units.
fn amount(number: &str, currency: Currency) -> Result<i64, ErrorCode> {
    if !number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'\'' | b' ')) {
        return Err(ErrorCode::NotAPrice);
    }
    let decimals = currency.decimals();
    let points = number.matches('.').count();
    let commas = number.matches(',').count();
    let (units, fraction) = match (points, commas) {
        (0, 0) => (number, ""),
        (1, 0) | (0, 1) => {
            let (units, rest) = number.split_once(['.', ',']).unwrap_or((number, ""));
            let thousands = rest.len() == 3 && (1..=3).contains(&units.len()) && !units.starts_with('0');
            match (thousands, commas == 1, decimals == 3) {
                (true, true, true) | (true, false, false) => {
                    return Err(ErrorCode::AmbiguousPrice { currency: currency.code().to_owned() });
                }
                (true, true, false) => (number, ""),
                _ => (units, rest),
            }
        }
        (_, 0) | (0, _) => (number, ""),
        _ => {
            let at = number.rfind(['.', ',']).unwrap_or(0);
            let (units, rest) = (&number[..at], &number[at + 1..]);
            if units.contains(char::from(number.as_bytes()[at])) {
                return Err(ErrorCode::NotAPrice);
            }
            (units, rest)
        }
    };
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ErrorCode::NotAPrice);
    }
    let groups: Vec<&str> = units.split(['.', ',', '\'', ' ']).collect();
    // Groups of three, or of two before the last one (1,23,456).
    let well_grouped = match groups.as_slice() {
        [_] => true,
        [first, middle @ .., last] => {
            (1..=3).contains(&first.len()) && middle.iter().all(|g| matches!(g.len(), 2 | 3)) && last.len() == 3
        }
        [] => false,
    };
    if !well_grouped {
        return Err(ErrorCode::NotAPrice);
    }
    let (kept, rest) = fraction.split_at(fraction.len().min(decimals as usize));
    if rest.bytes().any(|b| b != b'0') {
        return Err(ErrorCode::TooManyDecimals { currency: currency.code().to_owned(), decimals: decimals.into() });
    }
    let zeros = decimals as usize - kept.len();
    let digits = groups.iter().flat_map(|g| g.bytes()).chain(kept.bytes()).chain(std::iter::repeat_n(b'0', zeros));
    let mut minor: i64 = 0;
    for digit in digits {
        minor = minor
            .checked_mul(10)
            .and_then(|m| m.checked_add(i64::from(digit - b'0')))
            .filter(|m| *m <= MAX_MINOR)
            .ok_or(ErrorCode::PriceTooLarge)?;
    }
    Ok(minor)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, default: &str) -> String {
        match parse(text, Currency::new(default).unwrap()) {
            Ok(money) => money.to_string(),
            Err(code) => code.name().to_owned(),
        }
    }

    #[test]
    fn every_code_is_found() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert!(codes.is_sorted() && codes.iter().all(|c| c.len() == 3));
        assert!(codes.iter().all(|c| Currency::new(c).is_some_and(|found| found.code() == *c)));
        for none in ["", "EU", "EURO", "AAA", "ZZZ", "XXX", "E€", "EUS"] {
            assert_eq!(Currency::new(none), None);
        }
        assert_eq!(Currency::new("eur"), Some(Currency::EUR));
    }

    #[test]
    fn what_people_write() {
        let cases = [
            ("12", "EUR", "12.00 EUR"),
            ("12.5", "EUR", "12.50 EUR"),
            ("12,50", "EUR", "12.50 EUR"),
            ("52.00 USD", "EUR", "52.00 USD"),
            ("USD 52.00", "EUR", "52.00 USD"),
            ("usd52", "EUR", "52.00 USD"),
            ("1.234,56", "EUR", "1234.56 EUR"),
            ("1,234.56", "EUR", "1234.56 EUR"),
            ("1,234", "USD", "1234.00 USD"),
            ("1.234", "USD", "ambiguous-price"),
            ("1.234.567", "USD", "1234567.00 USD"),
            ("1,23,456.70", "INR", "123456.70 INR"),
            ("1 234,56 €", "USD", "1234.56 EUR"),
            ("1\u{202f}234,56\u{a0}€", "USD", "1234.56 EUR"),
            ("1'234.50", "CHF", "1234.50 CHF"),
            ("CHF 5.-", "EUR", "5.00 CHF"),
            ("5,-", "EUR", "5.00 EUR"),
            (".50", "USD", "0.50 USD"),
            ("$1,234.56", "USD", "1234.56 USD"),
            ("$10", "CAD", "10.00 CAD"),
            ("$10", "EUR", "10.00 USD"),
            ("199 kr", "SEK", "199.00 SEK"),
            ("199 kr", "EUR", "unknown-currency"),
            ("¥1,200", "JPY", "1200 JPY"),
            ("1200.00", "JPY", "1200 JPY"),
            ("1200.50", "JPY", "too-many-decimals"),
            ("1.234", "KWD", "1.234 KWD"),
            ("1,234", "KWD", "ambiguous-price"),
            ("0.5", "KWD", "0.500 KWD"),
            ("52.0000", "USD", "52.00 USD"),
            ("19.9999", "USD", "too-many-decimals"),
            ("0.125", "USD", "too-many-decimals"),
            ("-3.00", "USD", "negative-price"),
            ("(3.00)", "USD", "negative-price"),
            ("$-3.00", "USD", "negative-price"),
            ("-0.00", "USD", "0.00 USD"),
            ("0", "USD", "0.00 USD"),
            ("free", "USD", "not-a-price"),
            ("", "USD", "not-a-price"),
            ("12.50 ABC", "USD", "unknown-currency"),
            ("1.2.3", "USD", "not-a-price"),
            ("1,2,3", "USD", "not-a-price"),
            ("12e3", "USD", "not-a-price"),
            ("99999999999999999999", "USD", "price-too-large"),
            ("٥٢٫٥٠", "USD", "52.50 USD"),
            ("$5 EUR", "USD", "unknown-currency"),
        ];
        for (text, default, expected) in cases {
            assert_eq!(read(text, default), expected, "{text:?} with {default}");
        }
    }

    proptest! {
        #[test]
        fn written_money_reads_back(minor in 0..=MAX_MINOR, code in prop::sample::select(CODES.split(' ').collect::<Vec<_>>())) {
            let money = Money { minor, currency: Currency::new(code).unwrap() };
            let text = money.to_string();
            let three = text.split_once('.').is_some_and(|(_, rest)| rest.len() == 7);
            prop_assert!(!three || money.currency.decimals() == 3);
            prop_assert_eq!(parse(&text, Currency::USD), Ok(money));
        }

        #[test]
        fn never_panics(text in ".{0,40}") {
            let _ = parse(&text, Currency::USD);
        }
    }
}
