//! The form for a new post as its fields carry it: read, changed by one of its buttons, shown again. Pure, so that the
//! page works without scripts by sending everything with every press.
//!
//! Fields: `kind`, `text`, `interests`*, `photo`* with `alt`* beside it, and for every tag `tag_product`, `tag_photo`
//! (position from 0, or empty), `tag_x`, `tag_y`, `tag_match`; from a phone's share sheet `shared_title` and `shared_url`
//! besides. Buttons: `add` (a product), `remove_tag` (its place from
//! 0), `remove_photo`, `photo_up`, `photo_down` (a photo), and `at.<photo>.x` and `.y` with `placing` (a tag's place).

use crate::kit::Micros;
use crate::kit::text::limit;
use crate::posts::PhotoRef;
use crate::posts::drafts::DraftView;
use crate::posts::view::Match;

/// The width photos have on the form when a tag is placed on them, in CSS pixels.
pub const PLACING_WIDTH: u32 = 320;

/// A post in the making. Identifiers are texts as they came; the caller parses them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The kept draft this is, as an id; empty: none yet.
    pub kept: String,
    /// When it is to be published, as it came; empty: now.
    pub publish_at: String,
    /// `photo` or `idea`; `photo` unless said.
    pub kind: String,
    pub text: String,
    pub photos: Vec<DraftPhoto>,
    pub tags: Vec<DraftTag>,
    pub interests: Vec<String>,
    /// What products are searched by.
    pub q: String,
    /// The tag the next press on a photo places.
    pub placing: Option<usize>,
}

/// A photo that was uploaded.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPhoto {
    pub id: String,
    pub alt: String,
}

/// A product tag, perhaps with a point.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftTag {
    pub product: String,
    /// Position of the photo the point is on.
    pub photo: Option<usize>,
    pub x: Option<f64>,
    pub y: Option<f64>,
    pub likeness: Match,
}

impl Draft {
    /// Reads the fields. What makes no sense is read as absent; the post's own rules refuse it when it is published.
    pub fn read(values: &[(String, String)]) -> Self {
        let last = |name: &str| values.iter().rev().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
        let all = |name: &'static str| values.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str());
        let number = |text: Option<&str>| text?.parse::<f64>().ok().filter(|v| (0.0..=1.0).contains(v));
        let mut alts = all("alt");
        let photos: Vec<DraftPhoto> = all("photo")
            .map(|id| DraftPhoto { id: id.to_owned(), alt: alts.next().unwrap_or_default().to_owned() })
            .collect();
        let (mut on, mut xs, mut ys, mut likeness) = (all("tag_photo"), all("tag_x"), all("tag_y"), all("tag_match"));
        let tags = all("tag_product")
            .map(|product| {
                let photo = on.next().and_then(|p| p.parse().ok()).filter(|p| *p < photos.len());
                let (x, y) = (number(xs.next()), number(ys.next()));
                let point = photo.zip(x).zip(y);
                DraftTag {
                    product: product.to_owned(),
                    photo: point.map(|((photo, _), _)| photo),
                    x: point.map(|((_, x), _)| x),
                    y: point.map(|(_, y)| y),
                    likeness: if likeness.next() == Some("similar") { Match::Similar } else { Match::Exact },
                }
            })
            .collect();
        // What a phone shared together with photos stands below what is there.
        let mut text = last("text").to_owned();
        for shared in [last("shared_title"), last("shared_url")] {
            if !shared.is_empty() && !text.contains(shared) {
                text = format!("{text}\n{shared}").trim_start().to_owned();
            }
        }
        Self {
            kept: last("draft").to_owned(),
            publish_at: last("publish_at").trim().to_owned(),
            kind: if last("kind") == "idea" { "idea" } else { "photo" }.to_owned(),
            text,
            photos,
            tags,
            interests: all("interests").map(str::to_owned).collect(),
            q: last("q").trim().to_owned(),
            placing: last("placing").parse().ok(),
        }
    }

    /// The form of a kept draft.
    pub fn of(kept: &DraftView) -> Self {
        let post = &kept.post;
        let photo_of = |photo: &Option<PhotoRef>| match photo {
            Some(PhotoRef::Position(k)) => usize::try_from(*k).ok(),
            Some(PhotoRef::Id(id)) => post.photos.iter().position(|p| p.id == *id),
            None => None,
        };
        Self {
            kept: kept.id.to_string(),
            publish_at: kept.publish_at.map(Micros::rfc3339).unwrap_or_default(),
            kind: if post.kind == "idea" { "idea" } else { "photo" }.to_owned(),
            text: post.text.clone(),
            photos: post.photos.iter().map(|p| DraftPhoto { id: p.id.clone(), alt: p.alt.clone() }).collect(),
            tags: post
                .tags
                .iter()
                .map(|tag| DraftTag {
                    product: tag.product.clone(),
                    photo: photo_of(&tag.photo).filter(|k| *k < post.photos.len()),
                    x: tag.x,
                    y: tag.y,
                    likeness: tag.likeness.as_deref().and_then(Match::of).unwrap_or(Match::Exact),
                })
                .collect(),
            interests: post.interests.clone(),
            q: String::new(),
            placing: None,
        }
    }

    /// Does what the pressed button says. `sizes` are width and height of the photos, in their order.
    pub fn apply(&mut self, values: &[(String, String)], sizes: &[(u32, u32)]) {
        let pressed = |name: &str| values.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        if let Some(product) = pressed("add") {
            self.add(product);
        }
        if let Some(k) = pressed("remove_tag").and_then(|k| k.parse::<usize>().ok()).filter(|k| *k < self.tags.len()) {
            self.tags.remove(k);
        }
        if let Some(k) = pressed("remove_photo").and_then(|id| self.position(id)) {
            self.remove_photo(k);
        }
        if let Some(k) = pressed("photo_up").and_then(|id| self.position(id)) {
            self.swap_photos(k, k.saturating_sub(1));
        }
        if let Some(k) = pressed("photo_down").and_then(|id| self.position(id)) {
            self.swap_photos(k, k + 1);
        }
        for (k, size) in sizes.iter().enumerate().take(self.photos.len()) {
            let id = &self.photos[k].id;
            let at = |axis: &str| pressed(&format!("at.{id}.{axis}"))?.parse::<f64>().ok().filter(|v| v.is_finite());
            if let (Some(x), Some(y)) = (at("x"), at("y")) {
                self.place(k, *size, x, y);
            }
        }
        self.placing =
            self.placing.filter(|k| *k < self.tags.len()).or_else(|| self.tags.iter().position(|t| t.x.is_none()));
    }

    /// Adds a product as a line of the list; the next press on a photo gives it a point.
    fn add(&mut self, product: &str) {
        if self.tags.len() < limit::TAGS_PER_POST {
            self.tags.push(DraftTag {
                product: product.to_owned(),
                photo: None,
                x: None,
                y: None,
                likeness: Match::Exact,
            });
            self.placing = Some(self.tags.len() - 1);
        }
    }

    /// Gives the tag that waits a point on photo `k`, pressed at `x`, `y` pixels of the picture as shown. Pressed by
    /// keyboard the browser says 0, 0: that is the middle.
    fn place(&mut self, k: usize, (width, height): (u32, u32), x: f64, y: f64) {
        let shown = f64::from(PLACING_WIDTH);
        let tall = shown * f64::from(height.max(1)) / f64::from(width.max(1));
        let (x, y) = if x == 0.0 && y == 0.0 { (0.5, 0.5) } else { (x / shown, y / tall) };
        let waits =
            self.placing.filter(|t| *t < self.tags.len()).or_else(|| self.tags.iter().position(|t| t.x.is_none()));
        if let Some(tag) = waits.and_then(|t| self.tags.get_mut(t)) {
            (tag.photo, tag.x, tag.y) = (Some(k), Some(x.clamp(0.0, 1.0)), Some(y.clamp(0.0, 1.0)));
            self.placing = self.tags.iter().position(|t| t.x.is_none());
        }
    }

    fn position(&self, photo: &str) -> Option<usize> {
        self.photos.iter().position(|p| p.id == photo)
    }

    /// Takes a photo away; the tags on it stay as lines of the list.
    pub fn remove_photo(&mut self, k: usize) {
        self.photos.remove(k);
        for tag in &mut self.tags {
            match tag.photo {
                Some(on) if on == k => (tag.photo, tag.x, tag.y) = (None, None, None),
                Some(on) if on > k => tag.photo = Some(on - 1),
                _ => {}
            }
        }
    }

    fn swap_photos(&mut self, a: usize, b: usize) {
        if a == b || b >= self.photos.len() {
            return;
        }
        self.photos.swap(a, b);
        for on in self.tags.iter_mut().filter_map(|t| t.photo.as_mut()) {
            *on = if *on == a {
                b
            } else if *on == b {
                a
            } else {
                *on
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    fn two_photos_one_tag() -> Vec<(String, String)> {
        fields(&[
            ("photo", "7"),
            ("alt", "a sofa"),
            ("photo", "8"),
            ("alt", ""),
            ("tag_product", "42"),
            ("tag_photo", "1"),
            ("tag_x", "0.25"),
            ("tag_y", "0.5"),
            ("tag_match", "similar"),
        ])
    }

    #[test]
    fn lists_are_read_side_by_side() {
        let draft = Draft::read(&two_photos_one_tag());
        assert_eq!(
            draft.photos,
            [("7", "a sofa"), ("8", "")].map(|(id, alt)| DraftPhoto { id: id.into(), alt: alt.into() })
        );
        assert_eq!(
            draft.tags,
            [DraftTag { product: "42".into(), photo: Some(1), x: Some(0.25), y: Some(0.5), likeness: Match::Similar }]
        );
    }

    #[test]
    fn a_press_on_a_photo_places_the_tag_that_waits() {
        let mut values = two_photos_one_tag();
        values.extend(fields(&[
            ("tag_product", "43"),
            ("tag_photo", ""),
            ("tag_x", ""),
            ("tag_y", ""),
            ("tag_match", "exact"),
        ]));
        values.extend(fields(&[("at.7.x", "80"), ("at.7.y", "120")]));
        let mut draft = Draft::read(&values);
        draft.apply(&values, &[(1000, 1500), (640, 640)]);
        // 80 of 320 across; 120 of 480 down.
        assert_eq!((draft.tags[1].photo, draft.tags[1].x, draft.tags[1].y), (Some(0), Some(0.25), Some(0.25)));
        assert_eq!(draft.placing, None);
    }

    #[test]
    fn a_press_by_keyboard_places_in_the_middle() {
        let mut values = two_photos_one_tag();
        values.extend(fields(&[("placing", "0"), ("at.8.x", "0"), ("at.8.y", "0")]));
        let mut draft = Draft::read(&values);
        draft.apply(&values, &[(10, 10), (10, 10)]);
        assert_eq!((draft.tags[0].x, draft.tags[0].y), (Some(0.5), Some(0.5)));
    }

    #[test]
    fn points_follow_their_photo() {
        let mut draft = Draft::read(&two_photos_one_tag());
        draft.apply(&fields(&[("photo_up", "8")]), &[]);
        assert_eq!((draft.photos[0].id.as_str(), draft.tags[0].photo), ("8", Some(0)));
        draft.apply(&fields(&[("remove_photo", "8")]), &[]);
        assert_eq!((draft.photos.len(), draft.tags[0].photo, draft.tags[0].x), (1, None, None));
        assert_eq!(draft.placing, Some(0));
    }

    proptest! {
        /// Whatever is sent, every tag's photo exists and its point lies on it.
        #[test]
        fn no_input_makes_a_tag_without_its_photo(
            pairs in proptest::collection::vec(
                (
                    prop_oneof!["photo", "alt", "tag_product", "tag_photo", "tag_x", "tag_y", "placing", "add", "remove_tag", "remove_photo", "photo_up", "photo_down", "at\\.[0-3]\\.[xy]"],
                    prop_oneof!["[0-3]", "0\\.[0-9]", "-?[0-9]{1,4}", "NaN", "inf", ".{0,3}"],
                ),
                0..40,
            ),
        ) {
            let mut draft = Draft::read(&pairs);
            let sizes = vec![(640, 480); draft.photos.len()];
            draft.apply(&pairs, &sizes);
            for tag in &draft.tags {
                prop_assert!(tag.photo.is_none_or(|p| p < draft.photos.len()));
                prop_assert_eq!(tag.photo.is_some(), tag.x.is_some() && tag.y.is_some());
                prop_assert!(tag.x.is_none_or(|x| (0.0..=1.0).contains(&x)));
                prop_assert!(tag.y.is_none_or(|y| (0.0..=1.0).contains(&y)));
            }
            prop_assert!(draft.placing.is_none_or(|k| k < draft.tags.len()));
        }
    }
}
