//! A new post: what a request says, and what holds once it was read.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::hashtags;
use super::view::{Match, PostKind};
use crate::interests;
use crate::kit::error::Check;
use crate::kit::text::{self, limit};
use crate::kit::{FieldError, Id, Result};

/// What publishing a post asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PostBody {
    /// `photo` (at least one photo) or `idea` (a text).
    pub kind: String,
    /// Up to 2,000 characters; `#hashtags` in it count.
    pub text: String,
    /// Up to 10 uploads of one's own that no post shows yet.
    pub photos: Vec<PhotoBody>,
    /// Up to 20 product tags.
    pub tags: Vec<TagBody>,
    /// Up to 5 slugs.
    pub interests: Vec<String>,
}

/// A photo of the new post.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PhotoBody {
    /// The id `POST /photos` answered.
    pub id: String,
    /// What the photo shows, in words; up to 500 characters.
    pub alt: String,
}

/// A product tag of the new post.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TagBody {
    /// The photo the point is on; null for a line in the list alone.
    pub photo: Option<PhotoRef>,
    /// From the left, 0 to 1.
    pub x: Option<f64>,
    /// From the top, 0 to 1.
    pub y: Option<f64>,
    pub product: String,
    /// `exact` (the default) or `similar`.
    #[serde(rename = "match")]
    pub likeness: Option<String>,
}

/// A photo of the same post: its place in the list, from 0, or its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum PhotoRef {
    Position(i64),
    Id(String),
}

/// A post whose values hold every rule that needs no database. [`NewPost::parse`] is the only way to one.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPost {
    pub(super) kind: PostKind,
    pub(super) text: String,
    /// Lower case, in the order of the text.
    pub(super) hashtags: Vec<String>,
    pub(super) photos: Vec<NewPhoto>,
    pub(super) tags: Vec<NewTag>,
    /// Chosen by the author, as slugs.
    pub(super) interests: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewPhoto {
    pub id: Id,
    pub alt: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewTag {
    /// Nothing: a line in the list alone.
    pub point: Option<Point>,
    pub product: Id,
    pub likeness: Match,
}

/// A point on a photo: `photo` is a place in the post's list, `x` and `y` are finite and in 0..=1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub photo: usize,
    pub x: f64,
    pub y: f64,
}

impl NewPost {
    /// Reads what a request says. Every broken rule is told, each at its field, such as `tags[2].x`.
    pub fn parse(body: &PostBody) -> Result<Self> {
        let mut check = Check::new();
        let kind = check.take(parse_kind(&body.kind));
        let words = check.take(text::optional("text", &body.text, limit::POST_TEXT));
        let hashtags = words.as_deref().and_then(|words| check.take(hashtags::parse("text", words)));
        if kind == Some(PostKind::Idea) && words.as_deref() == Some("") {
            check.push(FieldError::new("text", "required"));
        }
        if kind == Some(PostKind::Photo) && body.photos.is_empty() {
            check.push(FieldError::new("photos", "too_few_photos").with("min", 1));
        }
        let photos = parse_photos(&mut check, &body.photos);
        let tags = parse_tags(&mut check, &body.tags, &body.photos);
        let interests = check.take(parse_interests(&body.interests));
        check.done()?;
        Ok(Self {
            kind: kind.unwrap_or(PostKind::Photo),
            text: words.unwrap_or_default(),
            hashtags: hashtags.unwrap_or_default(),
            photos,
            tags,
            interests: interests.unwrap_or_default(),
        })
    }
}

fn parse_kind(kind: &str) -> Result<PostKind, FieldError> {
    match kind {
        "" => Err(FieldError::new("kind", "required")),
        _ => PostKind::of(kind).ok_or_else(|| FieldError::new("kind", "bad_value")),
    }
}

fn parse_photos(check: &mut Check, photos: &[PhotoBody]) -> Vec<NewPhoto> {
    if photos.len() > limit::PHOTOS_PER_POST {
        check.push(FieldError::new("photos", "too_many_photos").with("max", limit::PHOTOS_PER_POST));
        return Vec::new();
    }
    let mut seen = HashSet::new();
    let mut parsed = Vec::new();
    for (i, photo) in photos.iter().enumerate() {
        let field = format!("photos[{i}].id");
        let alt = check.take(text::optional(&format!("photos[{i}].alt"), &photo.alt, limit::ALT_TEXT));
        match photo.id.parse::<Id>() {
            Err(()) => {
                check.push(FieldError::new(field, if photo.id.is_empty() { "required" } else { "unknown_photo" }))
            }
            Ok(id) if !seen.insert(id) => check.push(FieldError::new(field, "duplicate_photo")),
            Ok(id) => parsed.push(NewPhoto { id, alt: alt.unwrap_or_default() }),
        }
    }
    parsed
}

fn parse_tags(check: &mut Check, tags: &[TagBody], photos: &[PhotoBody]) -> Vec<NewTag> {
    if tags.len() > limit::TAGS_PER_POST {
        check.push(FieldError::new("tags", "too_many_tags").with("max", limit::TAGS_PER_POST));
        return Vec::new();
    }
    let mut seen = HashSet::new();
    let mut parsed = Vec::new();
    for (i, tag) in tags.iter().enumerate() {
        let field = |name: &str| format!("tags[{i}].{name}");
        let product = match tag.product.parse::<Id>() {
            Ok(id) => Ok(id),
            Err(()) if tag.product.is_empty() => Err(FieldError::new(field("product"), "required")),
            Err(()) => Err(FieldError::new(field("product"), "unknown_product")),
        };
        let likeness = match tag.likeness.as_deref() {
            None => Ok(Match::Exact),
            Some(name) => Match::of(name).ok_or_else(|| FieldError::new(field("match"), "bad_value")),
        };
        let point = parse_point(check, i, tag, photos);
        let (product, likeness) = (check.take(product), check.take(likeness));
        let (Some(point), Some(product), Some(likeness)) = (point, product, likeness) else { continue };
        // A product stands once on a photo, and once in the list alone: twice in one place says nothing more.
        if !seen.insert((product, point.map(|p| p.photo))) {
            check.push(FieldError::new(field("product"), "duplicate_tag"));
            continue;
        }
        parsed.push(NewTag { point, product, likeness });
    }
    parsed
}

/// The point of a tag: nothing when its values are wrong (and told), `Some(None)` for a line in the list alone.
fn parse_point(check: &mut Check, i: usize, tag: &TagBody, photos: &[PhotoBody]) -> Option<Option<Point>> {
    let field = |name: &str| format!("tags[{i}].{name}");
    let Some(on) = &tag.photo else {
        if tag.x.is_some() || tag.y.is_some() {
            check.push(FieldError::new(field("photo"), "required"));
            return None;
        }
        return Some(None);
    };
    let position = |n: i64| usize::try_from(n).ok().filter(|n| *n < photos.len());
    let photo = match on {
        PhotoRef::Position(n) => position(*n),
        PhotoRef::Id(id) => {
            let place = photos.iter().position(|p| !p.id.is_empty() && p.id == *id);
            place.or_else(|| id.parse::<Id>().ok().and_then(|id| position(id.0)))
        }
    };
    let photo = check.take(photo.ok_or_else(|| FieldError::new(field("photo"), "unknown_photo")));
    let mut axis = |name: &str, value: Option<f64>| {
        check.take(match value {
            None => Err(FieldError::new(field(name), "required")),
            Some(v) if (0.0..=1.0).contains(&v) => Ok(v),
            Some(_) => Err(FieldError::new(field(name), "bad_point")),
        })
    };
    let (x, y) = (axis("x", tag.x), axis("y", tag.y));
    Some(Some(Point { photo: photo?, x: x?, y: y? }))
}

fn parse_interests(slugs: &[String]) -> Result<Vec<String>, FieldError> {
    let known = interests::list().parse("interests", slugs)?;
    if known.len() > limit::INTERESTS_PER_POST {
        return Err(FieldError::new("interests", "too_many_interests").with("max", limit::INTERESTS_PER_POST));
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Error;
    use proptest::prelude::*;

    fn photos(n: usize) -> Vec<PhotoBody> {
        (0..n).map(|i| PhotoBody { id: (100 + i).to_string(), alt: String::new() }).collect()
    }

    fn tag(product: usize, photo: i64, x: f64, y: f64) -> TagBody {
        TagBody {
            photo: Some(PhotoRef::Position(photo)),
            x: Some(x),
            y: Some(y),
            product: product.to_string(),
            likeness: None,
        }
    }

    fn post() -> PostBody {
        PostBody { kind: "photo".into(), photos: photos(1), ..PostBody::default() }
    }

    /// Fields and codes of what is wrong.
    fn wrong(body: &PostBody) -> Vec<(String, &'static str)> {
        match NewPost::parse(body) {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(fields)) => fields.into_iter().map(|e| (e.field, e.code)).collect(),
            Err(e) => panic!("{e}"),
        }
    }

    fn one(field: &str, code: &'static str) -> Vec<(String, &'static str)> {
        vec![(field.to_owned(), code)]
    }

    #[test]
    fn every_limit_holds_at_its_edge() {
        let text = |n: usize| PostBody { text: "ü".repeat(n), ..post() };
        assert_eq!(wrong(&text(2_000)), []);
        assert_eq!(wrong(&text(2_001)), one("text", "too_long"));
        let many = |n: usize| PostBody { photos: photos(n), ..post() };
        assert_eq!(wrong(&many(10)), []);
        assert_eq!(wrong(&many(11)), one("photos", "too_many_photos"));
        assert_eq!(wrong(&many(0)), one("photos", "too_few_photos"));
        let alt = |n: usize| PostBody { photos: vec![PhotoBody { id: "1".into(), alt: "ü".repeat(n) }], ..post() };
        assert_eq!(wrong(&alt(500)), []);
        assert_eq!(wrong(&alt(501)), one("photos[0].alt", "too_long"));
        let tags = |n: usize| PostBody { tags: (0..n).map(|i| tag(i, 0, 0.5, 0.5)).collect(), ..post() };
        assert_eq!(wrong(&tags(20)), []);
        assert_eq!(wrong(&tags(21)), one("tags", "too_many_tags"));
        let slugs = |n: usize| PostBody {
            interests: interests::list().all().iter().take(n).map(|i| i.slug.clone()).collect(),
            ..post()
        };
        assert_eq!(wrong(&slugs(5)), []);
        assert_eq!(wrong(&slugs(6)), one("interests", "too_many_interests"));
        assert_eq!(
            wrong(&PostBody { interests: vec!["no-such".into()], ..post() }),
            one("interests", "unknown_interest")
        );
    }

    #[test]
    fn a_point_lies_on_a_photo_of_the_post() {
        for (x, y) in [(0.0, 0.0), (1.0, 1.0), (-0.0, 0.5)] {
            assert_eq!(wrong(&PostBody { tags: vec![tag(1, 0, x, y)], ..post() }), []);
        }
        for bad in [-0.000_1, 1.000_1, f64::NAN, f64::INFINITY] {
            assert_eq!(wrong(&PostBody { tags: vec![tag(1, 0, bad, 0.5)], ..post() }), one("tags[0].x", "bad_point"));
            assert_eq!(wrong(&PostBody { tags: vec![tag(1, 0, 0.5, bad)], ..post() }), one("tags[0].y", "bad_point"));
        }
        for bad in [-1, 1, i64::MAX] {
            assert_eq!(
                wrong(&PostBody { tags: vec![tag(1, bad, 0.5, 0.5)], ..post() }),
                one("tags[0].photo", "unknown_photo")
            );
        }
        let half = TagBody { x: None, ..tag(1, 0, 0.5, 0.5) };
        assert_eq!(wrong(&PostBody { tags: vec![half], ..post() }), one("tags[0].x", "required"));
        let nowhere = TagBody { photo: None, ..tag(1, 0, 0.5, 0.5) };
        assert_eq!(wrong(&PostBody { tags: vec![nowhere], ..post() }), one("tags[0].photo", "required"));
    }

    #[test]
    fn a_photo_is_named_by_place_or_id() {
        let by_id = |id: &str| TagBody { photo: Some(PhotoRef::Id(id.into())), ..tag(1, 0, 0.5, 0.5) };
        for (id, place) in [("101", 1), ("0", 0)] {
            let new = NewPost::parse(&PostBody { photos: photos(2), tags: vec![by_id(id)], ..post() }).unwrap();
            assert_eq!(new.tags[0].point.unwrap().photo, place);
        }
        assert_eq!(wrong(&PostBody { tags: vec![by_id("999")], ..post() }), one("tags[0].photo", "unknown_photo"));
    }

    #[test]
    fn a_product_stands_once_on_a_photo() {
        let twice = PostBody { tags: vec![tag(1, 0, 0.1, 0.1), tag(1, 0, 0.9, 0.9)], ..post() };
        assert_eq!(wrong(&twice), one("tags[1].product", "duplicate_tag"));
        let on_two = PostBody { photos: photos(2), tags: vec![tag(1, 0, 0.1, 0.1), tag(1, 1, 0.9, 0.9)], ..post() };
        assert_eq!(wrong(&on_two), []);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let bad = PostBody {
            kind: "story".into(),
            text: "x".repeat(2_001),
            photos: vec![
                PhotoBody { id: "7".into(), ..PhotoBody::default() },
                PhotoBody { id: "7".into(), ..PhotoBody::default() },
            ],
            tags: vec![TagBody { likeness: Some("same".into()), product: "x".into(), ..tag(1, 0, 0.5, 2.0) }],
            interests: vec!["nothing".into()],
        };
        let fields: Vec<_> = wrong(&bad).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            ["kind", "text", "photos[1].id", "tags[0].y", "tags[0].product", "tags[0].match", "interests"]
        );
    }

    #[test]
    fn an_idea_needs_a_text_and_no_photo() {
        let idea = |text: &str| PostBody { kind: "idea".into(), text: text.into(), ..PostBody::default() };
        assert_eq!(wrong(&idea("Hang it low.")), []);
        assert_eq!(wrong(&idea(" \n ")), one("text", "required"));
        assert_eq!(wrong(&PostBody::default()), one("kind", "required"));
    }

    proptest! {
        /// Whatever is sent, what is taken holds the rules.
        #[test]
        fn what_is_taken_holds_the_rules(
            n in 0usize..12,
            tags in proptest::collection::vec((0usize..4, proptest::option::of(-1i64..12), proptest::option::of(-0.5f64..1.5), proptest::option::of(any::<f64>())), 0..24),
        ) {
            let tags = tags.into_iter().map(|(product, photo, x, y)| TagBody {
                photo: photo.map(PhotoRef::Position), x, y, product: product.to_string(), likeness: None,
            }).collect();
            if let Ok(new) = NewPost::parse(&PostBody { photos: photos(n), tags, ..post() }) {
                prop_assert!((1..=10).contains(&new.photos.len()) && new.tags.len() <= 20);
                let mut seen = HashSet::new();
                for tag in &new.tags {
                    prop_assert!(seen.insert((tag.product, tag.point.map(|p| p.photo))));
                    if let Some(p) = tag.point {
                        prop_assert!(p.photo < new.photos.len() && (0.0..=1.0).contains(&p.x) && (0.0..=1.0).contains(&p.y));
                    }
                }
            }
        }
    }
}
