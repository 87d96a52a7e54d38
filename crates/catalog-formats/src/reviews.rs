//! Reviews: a CSV with one review a row, and the same as JSON Lines.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::decode::Utf8;
use crate::error::{ErrorCode, RowError};
use crate::fields;
use crate::jsonl::{Lines, checked};
use crate::model::{Picture, Review};
use crate::rows::{Column, Header, MAX_FIELD, Row, Rows};
use crate::text::{clean_html, fingerprint, one_line, paragraphs};

/// Reviews of a file, one at a time, and an error for every row that is refused.
pub struct Reviews<'a>(pub(crate) Box<dyn Iterator<Item = Result<Review, RowError>> + Send + 'a>);

impl Iterator for Reviews<'_> {
    type Item = Result<Review, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

/// Names that exports of shops and of review programs use.
pub(crate) const STARS: &[&str] =
    &["stars", "rating", "rating value", "star rating", "review rating", "score", "sterne"];
const PRODUCT: &[&str] = &[
    "sku",
    "product sku",
    "product key",
    "product handle",
    "handle",
    "item group id",
    "product",
    "product id",
    "product code",
    "key",
];
const TITLE: &[&str] = &["title", "review title", "summary", "headline", "subject"];
const TEXT: &[&str] =
    &["text", "review", "body", "content", "comment", "review content", "review text", "detail", "message"];
const NAME: &[&str] = &[
    "name",
    "reviewer",
    "author",
    "reviewer name",
    "nickname",
    "display name",
    "customer name",
    "author name",
    "user",
];
const DATE: &[&str] =
    &["date", "review date", "created at", "date created", "reviewed at", "submitted at", "timestamp"];
const EMAIL: &[&str] = &["email", "e-mail", "reviewer email", "author email", "customer email", "mail"];
const PICTURES: &[&str] = &["picture urls", "pictures", "photos", "images", "image urls", "photo url", "image url"];
const ID: &[&str] = &["review id", "id"];

/// Whether a header is one of reviews: stars and no prices.
pub(crate) fn is_header(header: &Header) -> bool {
    let has = |names: &[&str]| header.column(names).exists();
    has(STARS) && has(PRODUCT) && (has(TEXT) || has(TITLE)) && !has(&["price", "variant price", "regular price"])
}

struct CsvReviews<R> {
    rows: Rows<R>,
    columns: Columns,
}

struct Columns {
    id: Column,
    product: Column,
    stars: Column,
    title: Column,
    text: Column,
    name: Column,
    date: Column,
    email: Column,
    pictures: Column,
}

/// Reviews of a CSV.
pub(crate) fn csv<'a, R: Read + Send + 'a>(input: Utf8<R>) -> Result<Reviews<'a>, RowError> {
    let rows = Rows::new(input)?;
    let header = rows.header();
    let columns = Columns {
        id: header.column(ID),
        product: header.column(PRODUCT).needed()?,
        stars: header.column(STARS).needed()?,
        title: header.column(TITLE),
        text: header.column(TEXT),
        name: header.column(NAME),
        date: header.column(DATE),
        email: header.column(EMAIL),
        pictures: header.column(PICTURES),
    };
    Ok(Reviews(Box::new(CsvReviews { rows, columns })))
}

impl<R: Read> Iterator for CsvReviews<R> {
    type Item = Result<Review, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let columns = &self.columns;
        match self.rows.next_row(|row| columns.review(row))? {
            Ok(review) => Some(review),
            Err((error, _)) => Some(Err(error)),
        }
    }
}

impl Columns {
    fn review(&self, row: &Row<'_>) -> Result<Review, RowError> {
        let product = fields::code(row.get(&self.product));
        let product = product.ok_or_else(|| row.error(&self.product, ErrorCode::MissingValue))?;
        let refused = |column: &Column, code: ErrorCode| row.error(column, code).product(&product);
        let stars = stars(row.get(&self.stars)).map_err(|code| refused(&self.stars, code))?;
        let mut warnings = Vec::new();
        let mut pictures = Vec::new();
        for value in row.get(&self.pictures).split([',', ' ', '|']).filter(|v| !v.is_empty()) {
            match fields::picture(value, "") {
                Ok(picture) => pictures.push(picture),
                Err(code) => warnings.push(refused(&self.pictures, code).value(value)),
            }
        }
        let date = row.get(&self.date);
        let date =
            if date.is_empty() { None } else { keep(fields::moment(date), &mut warnings, |c| refused(&self.date, c)) };
        let mail = row.get(&self.email);
        let mail = if mail.is_empty() { None } else { keep(email(mail), &mut warnings, |c| refused(&self.email, c)) };
        let mut review = Review {
            key: fields::code(row.get(&self.id)).unwrap_or_default(),
            product: product.clone(),
            stars,
            title: fields::text(row.get(&self.title)).unwrap_or_default(),
            text: clean_html(row.get(&self.text)),
            name: fields::text(row.get(&self.name)).unwrap_or_default(),
            date,
            email: mail,
            pictures,
            line: row.line,
            warnings,
        };
        give_key(&mut review);
        Ok(review)
    }
}

/// The value, or none and a warning.
fn keep<T>(
    value: Result<T, ErrorCode>,
    warnings: &mut Vec<RowError>,
    refused: impl Fn(ErrorCode) -> RowError,
) -> Option<T> {
    value.map_err(|code| warnings.push(refused(code))).ok()
}

/// Without an id of its own, a review is known by what it says and who said it when; not by its stars, which may be
/// corrected.
fn give_key(review: &mut Review) {
    if review.key.is_empty() {
        let date = review.date.map(|d| d.to_string()).unwrap_or_default();
        let mail = review.email.as_deref().unwrap_or("");
        let print = fingerprint(&[&review.product, &review.name, mail, &date, &review.title, &review.text]);
        review.key = format!("r-{print:016x}");
    }
}

/// `4`, `4.0`, `4/5`, `★★★★☆`.
fn stars(value: &str) -> Result<u8, ErrorCode> {
    let value = value.trim();
    let drawn = value.chars().all(|c| matches!(c, '★' | '☆' | '⭐' | '\u{fe0f}')) && !value.is_empty();
    let count = if drawn {
        i64::try_from(value.chars().filter(|c| matches!(c, '★' | '⭐')).count()).unwrap_or(0)
    } else {
        let number = value.strip_suffix("/5").unwrap_or(value).trim();
        let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        if rest.is_empty() || rest.bytes().any(|b| b != b'0') {
            return Err(ErrorCode::NotStars);
        }
        whole.parse().map_err(|_| ErrorCode::NotStars)?
    };
    u8::try_from(count).ok().filter(|n| (1..=5).contains(n)).ok_or(ErrorCode::NotStars)
}

fn email(value: &str) -> Result<String, ErrorCode> {
    let value = value.trim();
    let fine = value.len() <= 254
        && !value.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';'))
        && value.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        });
    if fine { Ok(value.to_owned()) } else { Err(ErrorCode::NotAnEmail) }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReviewLine {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(alias = "sku")]
    product: String,
    stars: u8,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<Picture>,
}

/// Writes one review as one line. What is written reads back as the same review.
///
/// # Errors
/// What the writer says.
pub fn write_review_jsonl(out: &mut impl Write, review: &Review) -> io::Result<()> {
    let line = ReviewLine {
        key: Some(review.key.clone()),
        product: review.product.clone(),
        stars: review.stars,
        title: review.title.clone(),
        text: review.text.clone(),
        name: review.name.clone(),
        date: review.date.and_then(fields::moment_text),
        email: review.email.clone(),
        pictures: review.pictures.clone(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

struct JsonReviews<R>(Lines<R>);

/// Reviews of JSON Lines.
pub(crate) fn jsonl<'a, R: Read + Send + 'a>(input: Utf8<R>) -> Reviews<'a> {
    Reviews(Box::new(JsonReviews(Lines::new(input))))
}

impl<R: Read> Iterator for JsonReviews<R> {
    type Item = Result<Review, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (at, line) = self.0.next_line::<ReviewLine>()?;
        Some(line.and_then(|line| from_line(at, &line)))
    }
}

fn from_line(at: u64, line: &ReviewLine) -> Result<Review, RowError> {
    let error = |field: &str, code: ErrorCode, value: &str| {
        RowError::new(at, code).field(field).value(value).product(&one_line(&line.product))
    };
    let product = fields::code(&line.product).ok_or_else(|| error("product", ErrorCode::MissingValue, ""))?;
    if !(1..=5).contains(&line.stars) {
        return Err(error("stars", ErrorCode::NotStars, &line.stars.to_string()));
    }
    if let Some((field, _)) =
        [("title", &line.title), ("text", &line.text)].into_iter().find(|(_, t)| t.len() > MAX_FIELD)
    {
        return Err(error(field, ErrorCode::FieldTooLarge { limit: MAX_FIELD as u64 }, ""));
    }
    let mut warnings = Vec::new();
    let mut pictures = Vec::new();
    for picture in &line.pictures {
        match checked(picture) {
            Ok(picture) => pictures.push(picture),
            Err((code, value)) => warnings.push(error("pictures", code, &value)),
        }
    }
    let date = line.date.as_deref().and_then(|d| keep(fields::moment(d), &mut warnings, |c| error("date", c, d)));
    let mail = line.email.as_deref().and_then(|m| keep(email(m), &mut warnings, |c| error("email", c, m)));
    let mut review = Review {
        key: line.key.as_deref().and_then(fields::code).unwrap_or_default(),
        product,
        stars: line.stars,
        title: one_line(&line.title),
        text: paragraphs(&line.text),
        name: one_line(&line.name),
        date,
        email: mail,
        pictures,
        line: at,
        warnings,
    };
    give_key(&mut review);
    Ok(review)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_mail() {
        for (text, n) in [("4", 4), ("4.0", 4), ("5/5", 5), (" 1 ", 1), ("★★★☆☆", 3), ("⭐⭐", 2), ("3,00", 3)]
        {
            assert_eq!(stars(text), Ok(n), "{text}");
        }
        for text in ["0", "6", "4.5", "", "good", "-1", "☆☆", "4.", "999999999999999999999"] {
            assert_eq!(stars(text), Err(ErrorCode::NotStars), "{text}");
        }
        assert!(email("a@b.example").is_ok());
        for text in ["a", "a@b", "@b.example", "a b@c.example", "a@b.example\nBcc: x", "a@b@c.example"] {
            assert!(email(text).is_err(), "{text}");
        }
    }
}
