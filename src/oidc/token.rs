//! What an ID token has to say (OpenID Connect Core 1.0, section 3.1.3.7), and rules about claims.

use serde_json::Value;

use super::Claims;
use super::keys::{Keys, Signed};
use crate::kit::Micros;

/// How far the clocks of provider and store may be apart.
const LEEWAY: Micros = Micros::seconds(60);

/// What is expected of a token.
pub struct Expected<'a> {
    pub issuer: &'a str,
    pub client: &'a str,
    pub nonce: &'a str,
}

/// The claims of a token that is signed, meant for us, answers our question and holds now.
pub fn check(token: &str, keys: &Keys, now: Micros, expected: &Expected<'_>) -> Result<Claims, String> {
    let signed = Signed::read(token)?;
    keys.check(&signed)?;
    let claims: Claims = serde_json::from_slice(&signed.payload).map_err(|e| format!("its claims: {e}"))?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(expected.issuer) {
        return Err(format!("it is issued by {:?}", claims.get("iss")));
    }
    let audience: Vec<&str> = match claims.get("aud") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let party = text("azp");
    if !audience.contains(&expected.client)
        || party.is_some_and(|p| p != expected.client)
        || (audience.len() > 1 && party.is_none())
    {
        return Err(format!("it is meant for {audience:?} and {party:?}"));
    }
    if text("nonce") != Some(expected.nonce) {
        return Err("it answers another question".to_owned());
    }
    if text("sub").is_none_or(|sub| sub.is_empty() || sub.len() > 255) {
        return Err("it says not whom it is about".to_owned());
    }
    let time = |name: &str| claims.get(name).and_then(Value::as_f64).map(|s| Micros((s * 1e6) as i64));
    if time("exp").is_none_or(|exp| now >= exp + LEEWAY) {
        return Err("it has ended".to_owned());
    }
    if time("iat").is_none_or(|iat| iat > now + LEEWAY) || time("nbf").is_some_and(|nbf| nbf > now + LEEWAY) {
        return Err("it is of the future".to_owned());
    }
    Ok(claims)
}

/// Whether a rule such as `groups=members` holds: the claim is this text or number, or a list with it. A rule without a
/// value asks for `true`. An empty one never holds.
pub fn holds(claims: &Claims, rule: &str) -> bool {
    let (path, wanted) = rule.split_once('=').map_or((rule, None), |(path, wanted)| (path.trim(), Some(wanted.trim())));
    let found = claims.get(path).or_else(|| {
        let mut parts = path.split('.');
        let first = claims.get(parts.next()?);
        parts.fold(first, |found, part| found?.get(part))
    });
    let is = |value: &Value, wanted: &str| match value {
        Value::String(text) => text == wanted,
        Value::Number(number) => number.to_string() == wanted,
        Value::Bool(yes) => wanted == if *yes { "true" } else { "false" },
        _ => false,
    };
    match (found, wanted) {
        (Some(Value::Array(all)), Some(wanted)) => all.iter().any(|one| is(one, wanted)),
        (Some(value), Some(wanted)) => is(value, wanted),
        (Some(value), None) => *value == Value::Bool(true),
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rules_look_into_claims() {
        let Value::Object(claims) = json!({
            "member": true, "staff": false, "level": 3, "plan": "gold",
            "groups": ["shop-members", "cn=staff,ou=x"], "realm_access": { "roles": ["operator"] },
            "https://shop.example/roles": ["moderator"],
        }) else {
            unreachable!()
        };
        for yes in [
            "member",
            "member=true",
            "staff=false",
            "level=3",
            "plan=gold",
            "plan = gold",
            "groups=shop-members",
            "groups=cn=staff,ou=x",
            "realm_access.roles=operator",
            "https://shop.example/roles=moderator",
        ] {
            assert!(holds(&claims, yes), "{yes}");
        }
        for no in [
            "",
            "=",
            "staff",
            "plan",
            "plan=gol",
            "groups",
            "groups=shop",
            "realm_access=operator",
            "none.of.it=1",
            "level=03",
        ] {
            assert!(!holds(&claims, no), "{no}");
        }
    }
}
