//! Money: integer minor units and an ISO 4217 code. No floats come near it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::{Error, Result};

/// ISO 4217, list one.
const IN_USE: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// An ISO 4217 currency code, three upper-case letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const EUR: Self = Self(*b"EUR");

    pub fn as_str(&self) -> &str {
        // Only ASCII letters pass `from_str`, the one way in.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Whether it is the code of money in use (ISO 4217, list one, without metals, funds and codes for tests).
    pub fn is_in_use(self) -> bool {
        IN_USE.split_whitespace().any(|code| code == self.as_str())
    }

    /// How many decimals the currency has (ISO 4217, table A.1): 2 unless listed here.
    pub fn exponent(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        match s.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|x| x.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(format!("“{s}” is not a currency code of three upper-case letters, such as USD")),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(s: String) -> Result<Self, String> {
        s.parse()
    }
}

impl From<Currency> for String {
    fn from(c: Currency) -> Self {
        c.as_str().to_owned()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl utoipa::PartialSchema for Currency {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^[A-Z]{3}$"))
            .into()
    }
}

impl ToSchema for Currency {}

/// A signed amount of one currency, in its minor units (cents for USD, yen for JPY).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Money {
    pub amount: i64,
    pub currency: Currency,
}

impl Money {
    pub const fn new(amount: i64, currency: Currency) -> Self {
        Self { amount, currency }
    }

    pub const fn zero(currency: Currency) -> Self {
        Self { amount: 0, currency }
    }

    /// The sum. Different currencies or an overflow are a fault of ours, not of the caller's input.
    pub fn plus(self, other: Self) -> Result<Self> {
        if self.currency != other.currency {
            return Err(Error::fault(format!("{} added to {}", other.currency, self.currency)));
        }
        let amount = self.amount.checked_add(other.amount).ok_or_else(|| Error::fault("an amount overflowed"))?;
        Ok(Self { amount, ..self })
    }

    /// The amount `n` times.
    pub fn times(self, n: i64) -> Result<Self> {
        let amount = self.amount.checked_mul(n).ok_or_else(|| Error::fault("an amount overflowed"))?;
        Ok(Self { amount, ..self })
    }

    /// Reads a plain decimal such as `50`, `50.00` or `-0.5`: digits and a point, no more decimals than the currency has.
    pub fn parse(text: &str, currency: Currency) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let exponent = currency.exponent() as usize;
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || fraction.len() > exponent || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let amount: i64 = format!("{whole}{fraction:0<exponent$}").parse().ok()?;
        Some(Self { amount: sign * amount, currency })
    }

    /// The amount as a plain decimal with a point, such as `52.00`, for machines (JSON-LD, feeds).
    pub fn decimal(self) -> String {
        let exponent = self.currency.exponent() as usize;
        let digits = self.amount.unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = exponent + 1);
        let (whole, fraction) = digits.split_at(digits.len() - exponent);
        let sign = if self.amount < 0 { "-" } else { "" };
        if exponent == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

/// The sum of many amounts of one currency.
pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Result<Money> {
    amounts.into_iter().try_fold(Money::zero(currency), Money::plus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_follow_the_currency() {
        let m = |amount, code: &str| Money::new(amount, code.parse().unwrap()).decimal();
        assert_eq!(m(5_200, "USD"), "52.00");
        assert_eq!(m(-5, "EUR"), "-0.05");
        assert_eq!(m(1_500, "JPY"), "1500");
        assert_eq!(m(1, "KWD"), "0.001");
        assert_eq!(m(i64::MIN, "USD"), "-92233720368547758.08");
    }

    proptest! {
        #[test]
        fn a_sum_never_wraps(a in any::<i64>(), b in any::<i64>()) {
            let sum = Money::new(a, Currency::USD).plus(Money::new(b, Currency::USD));
            prop_assert_eq!(sum.ok().map(|m| m.amount), a.checked_add(b));
        }
    }

    proptest! {
        #[test]
        fn a_decimal_reads_back(amount in -10_000_000_000i64..10_000_000_000, code in prop::sample::select(vec!["USD", "JPY", "KWD"])) {
            let money = Money::new(amount, code.parse().unwrap());
            prop_assert_eq!(Money::parse(&money.decimal(), money.currency), Some(money));
        }
    }

    #[test]
    fn too_many_decimals_are_refused() {
        for bad in ["1.005", "", ".5", "1,00", "1e3", "--1", " 1"] {
            assert_eq!(Money::parse(bad, Currency::USD), None, "{bad}");
        }
    }

    #[test]
    fn currencies_do_not_mix() {
        assert!(Money::new(1, Currency::USD).plus(Money::new(1, Currency::EUR)).is_err());
    }
}
