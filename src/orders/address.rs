//! Addresses: what may stand in them, and the one used last.

use super::view::Address;
use crate::app::App;
use crate::db::{Conn, from_json, to_json};
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{FieldError, Id, Micros, Result};

/// ISO 3166-1 alpha-2 codes of places that have addresses.
#[rustfmt::skip]
pub const COUNTRIES: &[&str] = &[
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

/// The longest postal code, in characters.
const POSTAL_CODE: usize = 20;

impl Address {
    /// The address in the form it is kept in: texts trimmed, the country in capitals. Faults are noted at `address.…`.
    pub fn checked(&self, check: &mut Check) -> Option<Self> {
        let name = check.take(text::line("address.name", &self.name, limit::ADDRESS_LINE));
        let line1 = check.take(text::line("address.line1", &self.line1, limit::ADDRESS_LINE));
        let line2 = check.take(one_line("address.line2", &self.line2));
        let city = check.take(text::line("address.city", &self.city, limit::ADDRESS_LINE));
        let region = check.take(one_line("address.region", &self.region));
        let postal_code = check.take(text::line("address.postal_code", &self.postal_code, POSTAL_CODE));
        let country = check.take(country(&self.country));
        Some(Self {
            name: name?,
            line1: line1?,
            line2: line2?,
            city: city?,
            region: region?,
            postal_code: postal_code?,
            country: country?,
        })
    }

    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        let fields = [&self.name, &self.line1, &self.line2, &self.city, &self.region, &self.postal_code, &self.country];
        fields.iter().all(|f| f.trim().is_empty())
    }
}

fn one_line(field: &str, value: &str) -> Result<String, FieldError> {
    text::optional(field, &value.replace(['\n', '\r', '\t'], " "), limit::ADDRESS_LINE)
}

fn country(value: &str) -> Result<String, FieldError> {
    let code = value.trim().to_ascii_uppercase();
    if code.is_empty() {
        return Err(FieldError::new("address.country", "required"));
    }
    if COUNTRIES.contains(&code.as_str()) { Ok(code) } else { Err(FieldError::new("address.country", "bad_country")) }
}

/// The address used last.
pub async fn last_used(conn: &mut Conn, account: Id) -> Result<Option<Address>> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT address FROM addresses WHERE account = $1 ORDER BY used_at DESC, id DESC LIMIT 1")
            .bind(account.0)
            .fetch_optional(conn)
            .await?;
    found.map(|(address,)| from_json(&address)).transpose()
}

/// Makes an address the one used last. The same address is kept once.
pub async fn used(app: &App, conn: &mut Conn, account: Id, address: &Address, at: Micros) -> Result<()> {
    let json = to_json(address)?;
    let known = sqlx::query("UPDATE addresses SET used_at = $1 WHERE account = $2 AND address = $3")
        .bind(at.0)
        .bind(account.0)
        .bind(&json)
        .execute(&mut *conn)
        .await?
        .rows_affected();
    if known == 0 {
        sqlx::query("INSERT INTO addresses (account, id, address, used_at) VALUES ($1, $2, $3, $4)")
            .bind(account.0)
            .bind(app.id().0)
            .bind(json)
            .bind(at.0)
            .execute(conn)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Error;

    fn ada() -> Address {
        Address {
            name: " Ada Lovelace ".to_owned(),
            line1: "12 St James's Square".to_owned(),
            city: "London".to_owned(),
            postal_code: "SW1Y 4JH".to_owned(),
            country: "gb".to_owned(),
            ..Address::default()
        }
    }

    fn faults(address: &Address) -> Vec<(String, &'static str)> {
        let mut check = Check::new();
        address.checked(&mut check);
        match check.done() {
            Err(Error::Invalid(errors)) => errors.into_iter().map(|e| (e.field, e.code)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn an_address_is_kept_trimmed() {
        let kept = ada().checked(&mut Check::new()).unwrap();
        assert_eq!((kept.name.as_str(), kept.country.as_str()), ("Ada Lovelace", "GB"));
    }

    #[test]
    fn every_fault_is_named_at_its_field() {
        let at = |field: &str, code: &'static str| vec![(format!("address.{field}"), code)];
        assert_eq!(faults(&Address { country: String::new(), ..ada() }), at("country", "required"));
        for bad in ["UK", "XX", "GBR", "Ⓖ", "1A"] {
            assert_eq!(faults(&Address { country: bad.to_owned(), ..ada() }), at("country", "bad_country"), "{bad}");
        }
        assert_eq!(faults(&Address { line2: "x".repeat(101), ..ada() }), at("line2", "too_long"));
        assert_eq!(faults(&Address { postal_code: "9".repeat(21), ..ada() }), at("postal_code", "too_long"));
        assert_eq!(faults(&Address { line1: "x".repeat(100), ..ada() }), []);
        let all = faults(&Address::default());
        let required: Vec<&str> = all.iter().filter(|(_, code)| *code == "required").map(|(f, _)| f.as_str()).collect();
        assert_eq!(
            required,
            ["address.name", "address.line1", "address.city", "address.postal_code", "address.country"]
        );
    }

    #[test]
    fn countries_are_sorted_pairs_of_capitals() {
        assert!(COUNTRIES.is_sorted());
        assert!(COUNTRIES.iter().all(|c| c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase())));
    }
}
