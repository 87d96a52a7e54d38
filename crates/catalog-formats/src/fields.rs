//! Values that several formats share: links, pictures, codes, numbers, dates.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{Timestamp, fmt::temporal::DateTimeParser};

use crate::error::ErrorCode;
use crate::model::{GoogleCategory, Picture, PictureSource};
use crate::text::{clean_line, one_line};

/// A text, if it is not blank once cleaned.
pub(crate) fn text(value: &str) -> Option<String> {
    Some(clean_line(value)).filter(|t| !t.is_empty())
}

/// A code (SKU, key) as it is, on one line; nothing is decoded.
pub(crate) fn code(value: &str) -> Option<String> {
    Some(one_line(value)).filter(|t| !t.is_empty())
}

/// A link that starts with http:// or https://.
pub(crate) fn link(value: &str) -> Result<String, ErrorCode> {
    let value = value.trim();
    let address = if value.starts_with("//") { format!("https:{value}") } else { value.to_owned() };
    let scheme = address.split_once("://").map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    match scheme {
        Some((scheme, rest))
            if matches!(scheme.as_str(), "http" | "https")
                && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
                && !address.chars().any(char::is_control) =>
        {
            // Spaces are common in file names; the other signs could leave an attribute or a header.
            let mut out = String::with_capacity(address.len());
            for c in address.chars() {
                match c {
                    ' ' => out.push_str("%20"),
                    '"' => out.push_str("%22"),
                    '<' => out.push_str("%3C"),
                    '>' => out.push_str("%3E"),
                    '\\' => out.push_str("%5C"),
                    c if c.is_whitespace() => return Err(ErrorCode::NotALink),
                    c => out.push(c),
                }
            }
            Ok(out)
        }
        _ => Err(ErrorCode::NotALink),
    }
}

/// A picture: a link, or a relative file name that stays in its folder.
pub(crate) fn picture(value: &str, alt: &str) -> Result<Picture, ErrorCode> {
    let alt = clean_line(alt);
    let value = value.trim();
    if value.starts_with("//") || value.contains("://") {
        return link(value).map(|url| crate::fragment::picture(PictureSource::Url(url), alt));
    }
    let name = value.replace('\\', "/");
    let name = name.strip_prefix("./").unwrap_or(&name);
    let inside = !name.is_empty()
        && !name.contains(':')
        && !name.chars().any(char::is_control)
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if inside {
        Ok(crate::fragment::picture(PictureSource::File(name.to_owned()), alt))
    } else {
        Err(ErrorCode::NotALink)
    }
}

/// A GTIN-8, -12, -13 or -14 with a right check digit; spaces, hyphens and a leading apostrophe are taken out.
pub(crate) fn gtin(value: &str) -> Result<String, ErrorCode> {
    let digits: String = value.chars().filter(|c| !matches!(c, ' ' | '-' | '\'' | '\u{a0}')).collect();
    let well_formed = matches!(digits.len(), 8 | 12..=14) && digits.bytes().all(|b| b.is_ascii_digit());
    // From the right, digits weigh 1, 3, 1, 3 …; the sum is a multiple of ten (GS1 General Specifications, 7.9).
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| u32::from(b.wrapping_sub(b'0')) * if at % 2 == 0 { 1 } else { 3 })
        .sum();
    if well_formed && sum.is_multiple_of(10) && digits.bytes().any(|b| b != b'0') {
        Ok(digits)
    } else {
        Err(ErrorCode::NotAGtin)
    }
}

/// A whole number; decimals are cut off ("3.0000", "2.5" of a thing sold by the metre).
pub(crate) fn number(value: &str) -> Result<i64, ErrorCode> {
    let value = value.trim();
    let (whole, rest) = value.split_once('.').unwrap_or((value, ""));
    let negative = whole.starts_with('-') && rest.bytes().any(|b| b != b'0');
    let fine = rest.bytes().all(|b| b.is_ascii_digit());
    let whole: i64 = match whole {
        "" | "-" if !rest.is_empty() => 0,
        whole => whole.parse().map_err(|_| ErrorCode::NotANumber)?,
    };
    if fine { Ok(whole - i64::from(negative)) } else { Err(ErrorCode::NotANumber) }
}

/// "1", "true", "yes" and the like.
pub(crate) fn yes(value: &str) -> Option<bool> {
    match value.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "y" | "on" | "wahr" | "ja" | "vrai" | "oui" => Some(true),
        "0" | "false" | "no" | "n" | "off" | "falsch" | "nein" | "faux" | "non" => Some(false),
        _ => None,
    }
}

/// A weight as grams. The unit is the one written behind the number, otherwise `unit`.
pub(crate) fn grams(value: &str, unit: &str) -> Result<i64, ErrorCode> {
    let value = value.trim().to_ascii_lowercase();
    let split = value.find(|c: char| c.is_alphabetic()).unwrap_or(value.len());
    let (number, written) = value.split_at(split);
    // Micrograms per unit, so that decimals stay exact.
    let per_unit: i128 = match if written.is_empty() { unit } else { written.trim() } {
        "kg" | "kgs" | "kilogram" | "kilograms" => 1_000_000_000,
        "g" | "gr" | "gram" | "grams" | "" => 1_000_000,
        "mg" => 1_000,
        "lb" | "lbs" | "pound" | "pounds" => 453_592_370,
        "oz" | "ounce" | "ounces" => 28_349_523,
        "t" => 1_000_000_000_000,
        _ => return Err(ErrorCode::NotAWeight),
    };
    let number = number.trim().replace(',', ".");
    let (whole, rest) = number.split_once('.').unwrap_or((number.as_str(), ""));
    let digits = |s: &str| s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(rest) || whole.len() + rest.len() == 0 {
        return Err(ErrorCode::NotAWeight);
    }
    let scale = 10i128.pow(rest.len() as u32);
    let value: i128 = format!("{whole}{rest}").parse().map_err(|_| ErrorCode::NotAWeight)?;
    // Rounded to the nearest gram, halves up; what weighs something is never 0 grams.
    let micrograms = value * per_unit / scale;
    let grams = (micrograms + 500_000) / 1_000_000;
    i64::try_from(grams.max(i128::from(micrograms > 0))).map_err(|_| ErrorCode::NotAWeight)
}

/// Google's category: its number, its path, or both ("212 - Apparel > …").
pub(crate) fn google_category(value: &str) -> Option<GoogleCategory> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    if let Ok(id) = value.parse() {
        return Some(GoogleCategory::Id(id));
    }
    let path = match value.split_once(" - ") {
        Some((id, path)) if id.trim().bytes().all(|b| b.is_ascii_digit()) => path,
        _ => value,
    };
    Some(path_of(path, ">")).filter(|p| !p.is_empty()).map(GoogleCategory::Path)
}

/// A path: "Men > Tops > Hoodies".
pub(crate) fn path_of(value: &str, separator: &str) -> Vec<String> {
    clean_line(value).split(separator).filter_map(code).collect()
}

/// A moment in microseconds since 1970: RFC 3339, a date with or without a time, "2026-11-30 12:00:00 UTC",
/// "30.11.2026". Without a zone it is UTC. `12/11/2026` is refused: it may be December or November.
pub(crate) fn moment(value: &str) -> Result<i64, ErrorCode> {
    let (civil, offset) = civil(value.trim()).ok_or(ErrorCode::NotADate)?;
    let timestamp = offset.to_timestamp(civil).map_err(|_| ErrorCode::NotADate)?;
    Ok(timestamp.as_microsecond())
}

/// Like [`moment`], but a date alone is the beginning of the next day: what lasts until a day includes it.
pub(crate) fn moment_until(value: &str) -> Result<i64, ErrorCode> {
    let value = value.trim();
    let day_only = !value.contains(':');
    moment(value)?.checked_add(if day_only { 86_400_000_000 } else { 0 }).ok_or(ErrorCode::NotADate)
}

/// A moment as RFC 3339 in UTC.
pub(crate) fn moment_text(micros: i64) -> Option<String> {
    Timestamp::from_microsecond(micros).ok().map(|t| t.to_string())
}

fn civil(value: &str) -> Option<(DateTime, Offset)> {
    let (value, utc) = match value.strip_suffix("UTC").or_else(|| value.strip_suffix("GMT")) {
        Some(rest) => (rest.trim_end(), true),
        None => (value, false),
    };
    if !value.is_ascii() || value.len() > 40 {
        return None;
    }
    let separators = value.bytes().filter(|b| matches!(b, b'.' | b'/')).count();
    let day = value.split([' ', 'T']).next()?;
    if separators >= 2 && day.bytes().filter(|b| matches!(b, b'.' | b'/')).count() == 2 {
        let time = value[day.len()..].trim_start_matches([' ', 'T', ',']);
        let date = numeric_day(day)?;
        if time.is_empty() {
            return Some((date.to_datetime(jiff::civil::Time::midnight()), Offset::UTC));
        }
        return civil(&format!("{date}T{time}"));
    }
    // "2026-11-30 12:00:00 +0100": the zone stands by itself.
    let joined = match value.rsplit_once(' ') {
        Some((rest, zone)) if zone.starts_with(['+', '-']) => format!("{rest}{zone}"),
        _ => value.to_owned(),
    };
    let parser = DateTimeParser::new();
    if !utc && let Ok(pieces) = parser.parse_pieces(&joined) {
        let time = pieces.time().unwrap_or_else(jiff::civil::Time::midnight);
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        return Some((pieces.date().to_datetime(time), offset));
    }
    parser.parse_datetime(&joined).ok().map(|civil| (civil, Offset::UTC))
}

/// `30.11.2026`, `2026/11/30`, `13/11/2026`, `11/13/2026`; not what can be read two ways.
fn numeric_day(day: &str) -> Option<Date> {
    let dotted = day.contains('.');
    let parts: Vec<&str> = day.split(['.', '/']).collect();
    let numbers: Option<Vec<i16>> = parts.iter().map(|p| p.parse().ok()).collect();
    let &[a, b, c] = numbers?.as_slice() else { return None };
    let (y, m, d) = match () {
        () if parts[0].len() == 4 => (a, b, c),
        () if parts[2].len() != 4 => return None,
        () if dotted || a > 12 || a == b => (c, b, a),
        () if b > 12 => (c, a, b),
        () => return None,
    };
    Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures() {
        assert_eq!(link(" https://shop.example/a b\"c ").unwrap(), "https://shop.example/a%20b%22c");
        assert_eq!(link("//cdn.example/x.jpg").unwrap(), "https://cdn.example/x.jpg");
        assert_eq!(link("HTTP://x.example").unwrap(), "HTTP://x.example");
        for bad in [
            "javascript:alert(1)",
            "javascript://x.example/%0aalert(1)",
            "data:text/html,x",
            "shop",
            "https://",
            "https:///x",
            "ftp://x",
        ] {
            assert_eq!(link(bad), Err(ErrorCode::NotALink), "{bad}");
        }
        assert_eq!(picture("a\\b.jpg", "").unwrap().source, PictureSource::File("a/b.jpg".into()));
        assert_eq!(picture("./mug.jpg", "A &amp; B").unwrap().alt, "A & B");
        for bad in ["../x.jpg", "/etc/passwd", "a/../../b", "", "data:image/png,x", "C:\\x.jpg", "a//b"] {
            assert_eq!(picture(bad, ""), Err(ErrorCode::NotALink), "{bad}");
        }
    }

    #[test]
    fn gtins() {
        for good in ["4006381333931", "'4006381333931", "0 12345 67890 5", "96385074", "00012345678905"] {
            assert!(gtin(good).is_ok(), "{good}");
        }
        for bad in ["4006381333932", "4.00639E+12", "ABC", "", "123", "00000000"] {
            assert_eq!(gtin(bad), Err(ErrorCode::NotAGtin), "{bad}");
        }
    }

    #[test]
    fn numbers_and_weights() {
        assert_eq!(number("100.0000"), Ok(100));
        assert_eq!(number("-3"), Ok(-3));
        assert_eq!(number("-0.5"), Ok(-1));
        assert_eq!(number("2.7"), Ok(2));
        assert!(
            number("ten").is_err()
                && number("1,000").is_err()
                && number("").is_err()
                && number("9".repeat(30).as_str()).is_err()
        );
        assert_eq!(grams("1.5", "kg"), Ok(1500));
        assert_eq!(grams("1,5", "kg"), Ok(1500));
        assert_eq!(grams("2 lb", "g"), Ok(907));
        assert_eq!(grams("0.0001", "kg"), Ok(1));
        assert_eq!(grams("0", "kg"), Ok(0));
        assert!(grams("heavy", "kg").is_err() && grams("", "g").is_err() && grams("-1", "g").is_err());
    }

    #[test]
    fn dates() {
        let day = 1_795_996_800_000_000; // 2026-11-30T00:00:00Z
        for text in [
            "2026-11-30",
            "30.11.2026",
            "2026/11/30",
            "30/11/2026",
            "11/30/2026",
            "2026-11-30T00:00:00Z",
            "2026-11-30 00:00:00",
            "2026-11-30 00:00:00 UTC",
            "2026-11-30T01:00+0100",
            "2026-11-30 01:00:00 +0100",
            "2026-11-30T01:00:00+01:00",
        ] {
            assert_eq!(moment(text), Ok(day), "{text}");
        }
        assert_eq!(moment_until("2026-11-29"), Ok(day));
        assert_eq!(moment_until("2026-11-30T00:00Z"), Ok(day));
        for bad in ["11/12/2026", "soon", "", "2026-13-01", "32.01.2026", "٣٠", "1/2/3"] {
            assert_eq!(moment(bad), Err(ErrorCode::NotADate), "{bad}");
        }
    }
}
