//! The provider's public keys (RFC 7517) and checking a signature with them (RFC 7515, RFC 7518, RFC 8037). What is not
//! in the list of algorithms is refused: no `none`, nothing with a shared secret.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;

/// The keys that can be used here.
#[derive(Debug, Default)]
pub struct Keys(Vec<Key>);

#[derive(Debug, Deserialize)]
struct Set {
    keys: Vec<Key>,
}

/// One key as it is published; what is missing makes it useless, not the whole set.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Key {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    crv: String,
    n: String,
    e: String,
    x: String,
    y: String,
}

/// The head of a token.
#[derive(Debug, Deserialize)]
pub struct Head {
    alg: String,
    kid: Option<String>,
    /// Extensions that have to be understood: none is.
    crit: Option<serde_json::Value>,
}

/// A token in its parts.
pub struct Signed<'a> {
    head: Head,
    text: &'a str,
    pub payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Signed<'a> {
    /// Takes the compact form apart.
    pub fn read(token: &'a str) -> Result<Self, String> {
        let (text, signature) = token.rsplit_once('.').ok_or("it is no token")?;
        let (head, payload) = text.split_once('.').ok_or("it is no token")?;
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| "it is no token");
        let head: Head = serde_json::from_slice(&decode(head)?).map_err(|_| "its head cannot be read")?;
        if head.crit.is_some() {
            return Err("its head asks for an extension".to_owned());
        }
        Ok(Self { text, payload: decode(payload)?, signature: decode(signature)?, head })
    }
}

impl Keys {
    /// Reads a set of keys.
    pub fn read(json: &[u8]) -> Result<Self, String> {
        let set: Set = serde_json::from_slice(json).map_err(|e| format!("keys: {e}"))?;
        Ok(Self(set.keys))
    }

    /// Whether there is a key for this token.
    pub fn knows(&self, token: &str) -> bool {
        Signed::read(token).is_ok_and(|signed| self.fitting(&signed.head).next().is_some())
    }

    fn fitting<'k>(&'k self, head: &Head) -> impl Iterator<Item = &'k Key> + use<'k> {
        let (kid, alg) = (head.kid.clone(), head.alg.clone());
        self.0.iter().filter(move |key| {
            (kid.is_none() || key.kid == kid)
                && key.alg.as_ref().is_none_or(|a| *a == alg)
                && key.usage.as_deref().is_none_or(|u| u == "sig")
                && key.kty == kind(&alg)
        })
    }

    /// Refuses a token that none of the keys signed.
    pub fn check(&self, signed: &Signed<'_>) -> Result<(), String> {
        let mut fitting = self.fitting(&signed.head).peekable();
        if fitting.peek().is_none() {
            return Err(format!("there is no key for {} {:?}", signed.head.alg, signed.head.kid));
        }
        let good = fitting.any(|key| key.signed(&signed.head.alg, signed.text.as_bytes(), &signed.signature));
        if good { Ok(()) } else { Err("its signature is wrong".to_owned()) }
    }
}

/// The kind of key an algorithm works with; nothing for those that are not taken.
fn kind(alg: &str) -> &'static str {
    match alg {
        "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" => "RSA",
        "ES256" | "ES384" => "EC",
        "EdDSA" | "Ed25519" => "OKP",
        _ => "",
    }
}

impl Key {
    fn signed(&self, alg: &str, text: &[u8], signature: &[u8]) -> bool {
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).unwrap_or_default();
        let rsa = |how: &'static signature::RsaParameters| {
            let (n, e) = (decode(&self.n), decode(&self.e));
            let bare = |number: &[u8]| number.iter().copied().skip_while(|b| *b == 0).collect::<Vec<u8>>();
            RsaPublicKeyComponents { n: bare(&n), e: bare(&e) }.verify(how, text, signature).is_ok()
        };
        let curve = |name: &str, how: &'static signature::EcdsaVerificationAlgorithm| {
            let point = [vec![4], decode(&self.x), decode(&self.y)].concat();
            self.crv == name && UnparsedPublicKey::new(how, point).verify(text, signature).is_ok()
        };
        match alg {
            "RS256" => rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
            "RS384" => rsa(&signature::RSA_PKCS1_2048_8192_SHA384),
            "RS512" => rsa(&signature::RSA_PKCS1_2048_8192_SHA512),
            "PS256" => rsa(&signature::RSA_PSS_2048_8192_SHA256),
            "PS384" => rsa(&signature::RSA_PSS_2048_8192_SHA384),
            "PS512" => rsa(&signature::RSA_PSS_2048_8192_SHA512),
            "ES256" => curve("P-256", &signature::ECDSA_P256_SHA256_FIXED),
            "ES384" => curve("P-384", &signature::ECDSA_P384_SHA384_FIXED),
            "EdDSA" | "Ed25519" => {
                self.crv == "Ed25519"
                    && UnparsedPublicKey::new(&signature::ED25519, decode(&self.x)).verify(text, signature).is_ok()
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7515, appendix A.2: RS256.
    const N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    fn keys() -> Keys {
        Keys::read(format!(r#"{{"keys":[{{"kty":"RSA","n":"{N}","e":"AQAB"}},{{"kty":"odd"}}]}}"#).as_bytes()).unwrap()
    }

    #[test]
    fn the_example_of_the_standard_holds() {
        keys().check(&Signed::read(TOKEN).unwrap()).unwrap();
    }

    #[test]
    fn a_changed_token_does_not() {
        let other = TOKEN.replacen("eyJpc3MiOiJqb2Ui", "eyJpc3MiOiJldmEi", 1);
        assert!(keys().check(&Signed::read(&other).unwrap()).is_err());
        // The signature left out, and the algorithm that says so; a shared secret; an extension.
        for head in [r#"{"alg":"none"}"#, r#"{"alg":"HS256"}"#, r#"{"alg":"ES256"}"#, r#"{"alg":"RS384"}"#] {
            let rest = TOKEN.split_once('.').unwrap().1;
            let token = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(head));
            assert!(keys().check(&Signed::read(&token).unwrap()).is_err(), "{head}");
        }
        let crit = format!("{}.e30.e30", URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256","crit":["x"]}"#));
        for odd in ["", "a", "a.b", "a.b.c", crit.as_str()] {
            assert!(Signed::read(odd).is_err(), "{odd}");
        }
    }
}
