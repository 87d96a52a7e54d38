//! The numbers that ranking depends on, as the operator sets them: kept in the database, used by every node at once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_engine::Weights;

use crate::app::App;
use crate::db::events::Event;
use crate::db::{Conn, from_json, settings, to_json};
use crate::kit::{Error, FieldError, Id, Result};

const KEY: &str = "feed-ranking";

/// Every number is documented at `vitrine_engine::Weights`. What is left out is the program's own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Ranking {
    /// How much meeting the shopper's interests counts. 0 to 10.
    pub interest: f64,
    /// What an inferred interest is worth against a picked one. 0 to 1.
    pub inferred: f64,
    /// How much following the author counts. 0 to 10.
    pub follow: f64,
    /// What a followed topic is worth against a followed author. 0 to 1.
    pub followed_topic: f64,
    /// How much the taste of shoppers who did the same counts. 0 to 10.
    pub taste: f64,
    /// How much it counts that the shopper did something with the author before. 0 to 10.
    pub affinity: f64,
    /// How much being liked counts. 0 to 10.
    pub quality: f64,
    /// How much being new counts. 0 to 10.
    pub recency: f64,
    /// How much chance counts. 0 to 10.
    pub chance: f64,
    /// Factor for a post whose products are all sold out. 0 to 1.
    pub nothing_to_buy: f64,
    /// Factor for a post in a language the shopper does not read. 0 to 1.
    pub foreign: f64,
    /// The share of a page that may be off the picked interests. 0 to 1.
    pub off_interest: f64,
    /// In so many hours a post's recency falls by half. 1 to 8760.
    pub post_half_life_hours: f64,
    /// One item in so many is a product, while there are plenty of posts. 2 to 100.
    pub product_every: f64,
    /// One item in so many is unproven or of the long tail. 2 to 10: a tenth is promised.
    pub reserved_every: f64,
    /// A post is on trial until it was shown so often. 1 to 10000.
    pub unproven_shown: f64,
    /// What a smile, a comment, a save, a tap, a purchase and "not this" are worth. −100 to 100 each.
    pub worth: [f64; 6],
}

const HOUR: f64 = 3_600_000_000.0;

impl Default for Ranking {
    fn default() -> Self {
        Self::of(&Weights::default())
    }
}

impl Ranking {
    fn of(weights: &Weights) -> Self {
        // Through text, so that 0.6 stays 0.6 and does not become 0.6000000238.
        let plain = |value: f32| value.to_string().parse().unwrap_or_else(|_| value.into());
        Self {
            interest: plain(weights.interest),
            inferred: plain(weights.inferred),
            follow: plain(weights.follow),
            followed_topic: plain(weights.followed_topic),
            taste: plain(weights.taste),
            affinity: plain(weights.affinity),
            quality: plain(weights.quality),
            recency: plain(weights.recency),
            chance: plain(weights.chance),
            nothing_to_buy: plain(weights.nothing_to_buy),
            foreign: plain(weights.foreign),
            off_interest: plain(weights.off_interest),
            post_half_life_hours: weights.post_half_life as f64 / HOUR,
            product_every: weights.product_every.into(),
            reserved_every: weights.reserved_every.into(),
            unproven_shown: weights.unproven_shown.into(),
            worth: weights.worth.map(plain),
        }
    }

    fn weights(&self) -> Weights {
        Weights {
            interest: self.interest as f32,
            inferred: self.inferred as f32,
            follow: self.follow as f32,
            followed_topic: self.followed_topic as f32,
            taste: self.taste as f32,
            affinity: self.affinity as f32,
            quality: self.quality as f32,
            recency: self.recency as f32,
            chance: self.chance as f32,
            nothing_to_buy: self.nothing_to_buy as f32,
            foreign: self.foreign as f32,
            off_interest: self.off_interest as f32,
            post_half_life: (self.post_half_life_hours * HOUR) as i64,
            product_every: self.product_every as u32,
            reserved_every: self.reserved_every as u32,
            unproven_shown: self.unproven_shown as u32,
            worth: self.worth.map(|worth| worth as f32),
            ..Weights::default()
        }
    }

    /// Every number but the worths: name, value, the least and the most it may be.
    pub fn bounds(&self) -> [(&'static str, f64, f64, f64); 16] {
        [
            ("interest", self.interest, 0.0, 10.0),
            ("inferred", self.inferred, 0.0, 1.0),
            ("follow", self.follow, 0.0, 10.0),
            ("followed_topic", self.followed_topic, 0.0, 1.0),
            ("taste", self.taste, 0.0, 10.0),
            ("affinity", self.affinity, 0.0, 10.0),
            ("quality", self.quality, 0.0, 10.0),
            ("recency", self.recency, 0.0, 10.0),
            ("chance", self.chance, 0.0, 10.0),
            ("nothing_to_buy", self.nothing_to_buy, 0.0, 1.0),
            ("foreign", self.foreign, 0.0, 1.0),
            ("off_interest", self.off_interest, 0.0, 1.0),
            ("post_half_life_hours", self.post_half_life_hours, 1.0, 8760.0),
            ("product_every", self.product_every, 2.0, 100.0),
            ("reserved_every", self.reserved_every, 2.0, 10.0),
            ("unproven_shown", self.unproven_shown, 1.0, 10_000.0),
        ]
    }

    /// What each deed is worth, in the same way.
    pub fn worths(&self) -> [(String, f64, f64, f64); 6] {
        std::array::from_fn(|n| (format!("worth[{n}]"), self.worth[n], -100.0, 100.0))
    }

    fn check(&self) -> Result<()> {
        let bounds = self.bounds().map(|(name, value, least, most)| (name.to_owned(), value, least, most));
        let errors: Vec<FieldError> = bounds
            .into_iter()
            .chain(self.worths())
            .filter(|(_, value, least, most)| !(*least..=*most).contains(value))
            .map(|(name, _, least, most)| FieldError::new(name, "bad_weight").with("least", least).with("most", most))
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }

    /// From the fields of a form, named as in [`Ranking::bounds`] and [`Ranking::worths`]; what is left out or empty is the
    /// program's own. A comma is a point.
    pub fn from_form(fields: &[(String, String)]) -> Result<Self> {
        let own = Self::default();
        let (mut numbers, mut errors) = (serde_json::Map::new(), Vec::new());
        let mut read = |name: &str, own: f64, least: f64, most: f64| {
            let typed = fields.iter().rev().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim());
            if typed.is_empty() {
                return own;
            }
            typed.replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite()).unwrap_or_else(|| {
                errors.push(FieldError::new(name, "bad_weight").with("least", least).with("most", most));
                own
            })
        };
        for (name, own, least, most) in own.bounds() {
            numbers.insert(name.to_owned(), read(name, own, least, most).into());
        }
        let worth = own.worths().map(|(name, own, least, most)| read(&name, own, least, most));
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        numbers.insert("worth".to_owned(), worth.as_slice().into());
        serde_json::from_value(numbers.into()).map_err(Error::fault)
    }
}

/// What is in use.
pub async fn get(conn: &mut Conn) -> Result<Ranking> {
    match settings::get(conn, KEY).await? {
        Some(text) => from_json(&text),
        None => Ok(Ranking::default()),
    }
}

/// Other numbers, from the next page on.
pub async fn set(app: &App, by: Id, ranking: &Ranking) -> Result<()> {
    ranking.check()?;
    let (now, text) = (app.clock.now(), to_json(ranking)?);
    let mut tx = app.db.write().await?;
    settings::put(&mut tx, KEY, &text).await?;
    sqlx::query(
        "INSERT INTO audit (id, who, what, subject, detail, at) VALUES ($1, $2, 'ranking set', 'feed', $3, $4)",
    )
    .bind(app.id().0)
    .bind(by.to_string())
    .bind(text)
    .bind(now.0)
    .execute(&mut *tx)
    .await?;
    tx.event(app.id(), now, &Event::RankingChanged {}).await?;
    tx.commit().await
}

impl super::Feed {
    pub(super) async fn load_weights(&self, conn: &mut Conn) -> Result<()> {
        let (wanted, index) = (get(conn).await?.weights(), self.index.load_full());
        if *index.weights() != wanted {
            index.set_weights(wanted);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_set_is_the_programs_own() {
        assert_eq!(Ranking::default().weights(), Weights::default());
        assert!(Ranking::default().check().is_ok());
        assert!(Ranking { reserved_every: 11.0, ..Ranking::default() }.check().is_err());
        assert!(Ranking { quality: f64::NAN, ..Ranking::default() }.check().is_err());
    }
}
