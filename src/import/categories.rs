//! From a shop's own categories to interests: by Google's taxonomy where the file speaks it, else by the words of the path.

use std::collections::HashMap;
use std::sync::LazyLock;

use google_taxonomy::ProductCategory;
use vitrine_catalog_formats::{GoogleCategory, Product};

use crate::interests::list;

/// What a guess by words counts, against a category of Google's taxonomy.
const GUESSED: f64 = 0.8;
/// What tags and the title count, where the categories say nothing.
const TAGGED: f64 = 0.5;
/// Words of a title that are looked at.
const MOST_WORDS: usize = 12;
/// Google's numbers are below this.
const NUMBERS: u32 = 1_000_000;

/// The categories of Google's taxonomy that lead to an interest, by the words of their last part.
static NODES: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut nodes: HashMap<String, Vec<&'static str>> = HashMap::new();
    for path in (1..NUMBERS).filter_map(|n| ProductCategory::from_id(n).ok()).map(|c| c.name()) {
        if list().of_category(path).is_empty() {
            continue;
        }
        let last = path.rsplit(" > ").next().unwrap_or(path);
        for words in parts(last) {
            nodes.entry(words).or_default().push(path);
        }
    }
    nodes
});

/// A text as it is compared: lower case, words in the singular.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(|w| singular(&w.to_lowercase())).collect::<Vec<_>>().join(" ")
}

fn singular(word: &str) -> String {
    if word.chars().count() < 4 || word.ends_with("ss") {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return if stem.len() > 4 { format!("{stem}y") } else { format!("{stem}ie") };
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// What stands between the pieces of a name.
const LISTING: [char; 4] = ['&', ',', '/', '+'];

/// A part of a path and the pieces it lists: "Shirts & Tops" is about both.
fn parts(part: &str) -> Vec<String> {
    let mut found = vec![plain(part)];
    for piece in part.split(LISTING).map(plain) {
        if !piece.is_empty() && !found.contains(&piece) {
            found.push(piece);
        }
    }
    found
}

/// Maps categories, and remembers what it found.
#[derive(Debug, Default)]
pub struct Mapper {
    known: HashMap<Vec<String>, Vec<(String, f64)>>,
    /// Categories that lead nowhere, with how many products have them.
    pub unmapped: HashMap<String, u64>,
}

/// Remembered at the most, in a file that gives every product a category of its own.
const MOST_KNOWN: usize = 50_000;

impl Mapper {
    /// The interests of a product.
    pub fn interests(&mut self, product: &Product) -> Vec<(String, f64)> {
        let mut paths: Vec<String> = google(product).into_iter().collect();
        paths.extend(product.categories.iter().map(|path| path.join(" > ")));
        paths.extend(product.product_type.clone());
        paths.dedup();
        let known = match self.known.get(&paths) {
            Some(known) => known.clone(),
            None => {
                let found = of_paths(&paths);
                if self.known.len() < MOST_KNOWN {
                    self.known.insert(paths.clone(), found.clone());
                }
                found
            }
        };
        let mut found = known;
        if found.is_empty() {
            found = of_tags(&product.tags);
        }
        if found.is_empty() {
            found = of_title(&product.title);
        }
        if found.is_empty() {
            let path = paths.into_iter().next().unwrap_or_default();
            if self.unmapped.len() < MOST_KNOWN || self.unmapped.contains_key(&path) {
                *self.unmapped.entry(path).or_default() += 1;
            }
        }
        found
    }
}

/// The path of Google's category.
pub fn google(product: &Product) -> Option<String> {
    match product.google_category.as_ref()? {
        GoogleCategory::Id(id) => ProductCategory::from_id(*id).ok().map(|c| c.name().to_owned()),
        GoogleCategory::Path(path) => Some(path.join(" > ")),
    }
}

fn of_paths(paths: &[String]) -> Vec<(String, f64)> {
    let mut found: Vec<(String, f64)> = Vec::new();
    let mut add = |slug: &str, weight: f64| match found.iter_mut().find(|(held, _)| held == slug) {
        Some((_, held)) => *held = held.max(weight),
        None => found.push((slug.to_owned(), weight)),
    };
    for path in paths {
        let exact = list().of_category(path);
        if exact.is_empty() {
            guess(path).into_iter().for_each(|(slug, weight)| add(slug, weight));
        } else {
            exact.into_iter().for_each(|(interest, weight)| add(&interest.slug, weight));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

/// By the deepest part of a path whose words Google's taxonomy or an interest knows.
fn guess(path: &str) -> Vec<(&'static str, f64)> {
    let all: Vec<&str> = path.split('>').map(str::trim).filter(|p| !p.is_empty()).collect();
    let context: Vec<String> = all.iter().flat_map(|part| parts(part)).collect();
    for part in all.iter().rev() {
        let mut found: Vec<(&'static str, f64)> = Vec::new();
        for words in parts(part) {
            if let Some(node) = NODES.get(&words).and_then(|nodes| best(nodes, &context)) {
                let of_node = list().of_category(node).into_iter();
                found.extend(of_node.map(|(i, weight)| (i.slug.as_str(), weight * GUESSED)));
            }
            found.extend(by_name(&words).map(|slug| (slug, GUESSED)));
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Of several categories with the same words the one whose path has most in common, then one that is about nothing
/// else, then the broadest.
fn best(nodes: &[&'static str], context: &[String]) -> Option<&'static str> {
    let score = |path: &'static str| {
        let common = path.split(" > ").flat_map(parts).filter(|words| context.contains(words)).count();
        let is_whole = !path.rsplit(" > ").next().unwrap_or(path).contains(LISTING);
        (common, is_whole, usize::MAX - path.matches(" > ").count(), std::cmp::Reverse(path))
    };
    nodes.iter().copied().max_by_key(|path| score(path))
}

/// The interest that is called so.
fn by_name(words: &str) -> impl Iterator<Item = &'static str> {
    let word = words.replace(' ', "");
    let plural = format!("{word}s");
    let of = |w: String| list().of_hashtag(&w, "").map(|i| i.slug.as_str()).collect::<Vec<_>>();
    of(word).into_iter().chain(of(plural))
}

fn of_tags(tags: &[String]) -> Vec<(String, f64)> {
    let mut found: Vec<(String, f64)> = Vec::new();
    for slug in tags.iter().flat_map(|tag| by_name(&plain(tag)).collect::<Vec<_>>()) {
        if !found.iter().any(|(held, _)| held == slug) {
            found.push((slug.to_owned(), TAGGED));
        }
    }
    found
}

/// By the last word or two of a title that name a category: "Ocean Blue Shirt" is a shirt.
fn of_title(title: &str) -> Vec<(String, f64)> {
    let title = plain(title);
    let words: Vec<&str> = title.split(' ').collect();
    let ends = (1..=words.len()).rev().flat_map(|end| [2, 1].map(|n| words[end.saturating_sub(n)..end].join(" ")));
    let node = ends.take(2 * MOST_WORDS).find_map(|words| NODES.get(&words).and_then(|nodes| best(nodes, &[])));
    let of_node = node.map(|node| list().of_category(node)).unwrap_or_default().into_iter();
    of_node.map(|(interest, weight)| (interest.slug.clone(), weight * TAGGED)).collect()
}

/// The interest that is nearest to a category by spelling, with a category that would lead to it.
pub fn nearest(category: &str) -> Option<(String, String)> {
    let words = plain(category.rsplit('>').next().unwrap_or(category));
    if words.is_empty() {
        return None;
    }
    let likeness = |name: &str| strsim::sorensen_dice(&words, name);
    let (_, path) = NODES
        .iter()
        .map(|(name, paths)| (likeness(name), paths.iter().min_by_key(|p| (p.len(), **p)).copied().unwrap_or_default()))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    let (interest, _) = list().of_category(path).into_iter().next()?;
    Some((interest.slug.clone(), path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> Vec<String> {
        of_paths(&[path.to_owned()]).into_iter().map(|(slug, _)| slug).collect()
    }

    #[test]
    fn words_of_shops_lead_to_interests() {
        assert!(of("Furniture > Chairs").contains(&"interior-design".to_owned()));
        assert!(!of("Earrings").is_empty());
        assert!(!of("Shop > Sunglasses").is_empty());
        assert!(!of("Men > Tops > Hoodies & Sweatshirts").is_empty());
        assert!(!of_title("Ocean Blue Shirt").is_empty());
        assert_eq!(of("Qwertz"), Vec::<String>::new());
        assert_eq!(of_title("Qwertz"), Vec::new());
    }

    #[test]
    fn the_nearest_is_one_that_maps() {
        let (slug, path) = nearest("Earings").unwrap();
        assert!(list().get(&slug).is_some());
        assert!(path.contains("Earrings"), "{path}");
        assert!(!list().of_category(&path).is_empty());
        assert_eq!(nearest(""), None);
    }

    #[test]
    fn words_are_compared_in_the_singular() {
        for (text, same) in [
            ("T-Shirts", "t shirt"),
            ("Batteries", "battery"),
            ("Hoodies", "hoodie"),
            ("Dresses", "dress"),
            ("Glass", "glass"),
        ] {
            assert_eq!(plain(text), same, "{text}");
        }
    }
}
