//! The interests: a curated list, how it maps to category paths, and what a shopper picked.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::db::Conn;
use crate::db::events::Event;
use crate::kit::{Error, FieldError, Id, Result};

/// One curated interest; see `interests.toml` for what each key means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    pub slug: String,
    pub group: String,
    #[serde(default)]
    pub first: bool,
    #[serde(default)]
    pub sensitive: bool,
    pub motif: String,
    /// In English.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// By language, such as `de`; see `words.toml`.
    #[serde(skip)]
    pub words: BTreeMap<String, Vec<String>>,
    /// Category paths with weights in (0, 1].
    pub categories: Vec<(String, f64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: Vec<String>,
    #[serde(rename = "interest")]
    interests: Vec<Interest>,
}

/// Other words, by language and slug.
type Words = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The curated list. An interest's number is its place in the list; it holds within one run of the program alone.
#[derive(Debug)]
pub struct List {
    groups: Vec<String>,
    interests: Vec<Interest>,
    by_slug: HashMap<String, usize>,
    /// With the language of the word; nothing: it counts in all of them.
    by_hashtag: HashMap<String, Vec<(usize, String)>>,
    by_category: HashMap<String, Vec<(usize, f64)>>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    let mut file: File = toml::from_str(include_str!("interests.toml")).expect("interests.toml is well formed");
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    let words: Words = toml::from_str(include_str!("words.toml")).expect("words.toml is well formed");
    for (language, mut of) in words {
        for interest in &mut file.interests {
            interest.words.extend(of.remove(&interest.slug).map(|words| (language.clone(), words)));
        }
    }
    List::new(file)
});

/// The list of this program.
pub fn list() -> &'static List {
    &LIST
}

impl List {
    fn new(file: File) -> Self {
        let mut list = Self {
            groups: file.groups,
            by_slug: HashMap::new(),
            by_hashtag: HashMap::new(),
            by_category: HashMap::new(),
            interests: file.interests,
        };
        for (number, interest) in list.interests.iter().enumerate() {
            list.by_slug.insert(interest.slug.clone(), number);
            let english = std::iter::once(&interest.slug).chain(&interest.synonyms).map(|word| ("", word));
            let others = interest.words.iter().flat_map(|(code, words)| words.iter().map(|w| (code.as_str(), w)));
            for (language, word) in english.chain(others) {
                let hashtag: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
                let numbers = list.by_hashtag.entry(hashtag).or_default();
                if !numbers.iter().any(|(held, of)| *held == number && (of.is_empty() || of == language)) {
                    numbers.push((number, language.to_owned()));
                }
            }
            for (path, weight) in &interest.categories {
                list.by_category.entry(path.clone()).or_default().push((number, *weight));
            }
        }
        list
    }

    /// Every interest, in the order of the list.
    pub fn all(&self) -> &[Interest] {
        &self.interests
    }

    /// The groups in the order they are shown.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The number of an interest.
    pub fn number(&self, slug: &str) -> Option<usize> {
        self.by_slug.get(slug).copied()
    }

    /// The interest with this slug.
    pub fn get(&self, slug: &str) -> Option<&Interest> {
        self.number(slug).and_then(|n| self.interests.get(n))
    }

    /// The interests of a category path such as `Home & Garden > Lighting > Lamps`: a mapped path stands for everything
    /// below it, and where several hold, the highest weight counts. Strongest first.
    pub fn of_category(&self, path: &str) -> Vec<(&Interest, f64)> {
        let mut best: HashMap<usize, f64> = HashMap::new();
        let ends = path.match_indices(" > ").map(|(i, _)| i).chain(std::iter::once(path.len()));
        for end in ends {
            for (number, weight) in self.by_category.get(&path[..end]).into_iter().flatten() {
                let held = best.entry(*number).or_insert(0.0);
                *held = held.max(*weight);
            }
        }
        let mut found: Vec<(&Interest, f64)> = best.into_iter().map(|(n, w)| (&self.interests[n], w)).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.slug.cmp(&b.0.slug)));
        found
    }

    /// The interests a hashtag (without `#`) speaks of in a text of this language. English words count everywhere; those
    /// of other languages only there, as a German boot is no shoe.
    pub fn of_hashtag(&self, hashtag: &str, language: &str) -> impl Iterator<Item = &Interest> {
        let found = self.by_hashtag.get(&hashtag.to_lowercase()).into_iter().flatten();
        found.filter(move |(_, of)| of.is_empty() || of == language).map(|(n, _)| &self.interests[*n])
    }

    /// The slugs as given, each once, or what is wrong with them at `field`.
    pub fn parse(&self, field: &str, slugs: &[String]) -> Result<Vec<String>, FieldError> {
        let mut seen = HashSet::new();
        let mut known = Vec::new();
        for slug in slugs {
            if self.get(slug).is_none() {
                return Err(FieldError::new(field, "unknown_interest").with("slug", slug));
            }
            if seen.insert(slug) {
                known.push(slug.clone());
            }
        }
        Ok(known)
    }
}

/// An interest as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct InterestView {
    pub slug: String,
    pub name: String,
    pub group: String,
}

/// What a shopper picked, in the order picked.
pub async fn picked(conn: &mut Conn, account: Id) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT interest FROM account_interests WHERE account = $1 AND source = 'picked' ORDER BY at, interest",
    )
    .bind(account.0)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// Replaces what a shopper picked. Fewer than the operator's least is refused.
pub async fn pick(app: &App, account: Id, slugs: &[String]) -> Result<Vec<String>> {
    let slugs = list().parse("interests", slugs).map_err(|e| Error::Invalid(vec![e]))?;
    let least = app.config.interests.least;
    if slugs.len() < least {
        let e = FieldError::new("interests", "too_few_interests").with("least", least).with("picked", slugs.len());
        return Err(Error::Invalid(vec![e]));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sqlx::query("DELETE FROM account_interests WHERE account = $1 AND source = 'picked'")
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    for (place, slug) in slugs.iter().enumerate() {
        sqlx::query(
            "INSERT INTO account_interests (account, interest, source, weight, at) VALUES ($1, $2, 'picked', 1.0, $3)",
        )
        .bind(account.0)
        .bind(slug)
        // A microsecond apart keeps the order picked.
        .bind(now.0 + place as i64)
        .execute(&mut *tx)
        .await?;
    }
    sqlx::query("UPDATE accounts SET interests_picked_at = $1 WHERE id = $2")
        .bind(now.0)
        .bind(account.0)
        .execute(&mut *tx)
        .await?;
    tx.event(app.id(), now, &Event::InterestsPicked { account }).await?;
    tx.commit().await?;
    Ok(slugs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_what_the_product_asks_for() {
        let list = list();
        assert!((150..=250).contains(&list.all().len()), "{}", list.all().len());
        assert!((40..=60).contains(&list.all().iter().filter(|i| i.first).count()));
        assert_eq!(list.by_slug.len(), list.all().len(), "a slug is there twice");
        for must in [
            "books",
            "films",
            "music",
            "technology",
            "fashion",
            "interior-design",
            "toys",
            "video-games",
            "fitness",
            "barbecue",
            "cats",
            "tv-binge-watching",
            "internet-of-things",
        ] {
            assert!(list.get(must).is_some(), "{must}");
        }
    }

    #[test]
    fn every_category_path_exists_and_every_text_is_there() {
        for interest in list().all() {
            assert!(list().groups().contains(&interest.group), "{}", interest.group);
            assert!(!interest.categories.is_empty(), "{}", interest.slug);
            for (path, weight) in &interest.categories {
                assert!(google_taxonomy::ProductCategory::from_name(path).is_ok(), "{}: {path}", interest.slug);
                assert!(*weight > 0.0 && *weight <= 1.0, "{}: {path} {weight}", interest.slug);
            }
        }
    }

    #[test]
    fn other_languages_have_words_for_every_interest_and_none_for_others() {
        let words: Words = toml::from_str(include_str!("words.toml")).unwrap();
        assert_eq!(words.keys().collect::<Vec<_>>(), ["de", "fr"]);
        for (language, of) in words {
            assert_eq!(of.len(), list().all().len(), "{language}");
            for (slug, words) in of {
                assert!(list().get(&slug).is_some() && !words.is_empty(), "{language}: {slug}");
                assert!(words.iter().all(|w| !w.trim().is_empty()), "{language}: {slug}");
            }
        }
    }

    #[test]
    fn a_hashtag_counts_in_its_language() {
        let of = |tag: &str, language: &str| {
            list().of_hashtag(tag, language).map(|i| i.slug.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            [of("Boot", "de"), of("boot", "en"), of("katze", "de"), of("katze", "fr")],
            ["sailing", "", "cats", ""]
        );
        assert_eq!([of("bbq", "de"), of("Gâteau", "fr")], ["barbecue", "baking"]);
    }

    #[test]
    fn a_path_stands_for_everything_below_it() {
        let found = list().of_category("Furniture > Chairs > Rocking Chairs");
        assert!(found.iter().any(|(i, w)| i.slug == "interior-design" && *w == 0.9), "{found:?}");
        assert!(list().of_category("Furnitures").is_empty());
    }
}
