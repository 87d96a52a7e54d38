use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use proptest::prelude::*;

use super::*;

/// 2026-11-22.
const NOW: i64 = 1_795_300_000_000_000;

fn jpeg(width: u16, height: u16) -> Arc<[u8]> {
    let pixels: Vec<u8> = (0..usize::from(width) * usize::from(height) * 3).map(|i| (i % 251) as u8).collect();
    let mut out = Vec::new();
    jpeg_encoder::Encoder::new(&mut out, 80).encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    out.into()
}

fn item(key: &str, picture: Option<Arc<[u8]>>) -> CatalogItem {
    CatalogItem {
        key: key.into(),
        title: key.replace('-', " "),
        category_path: String::new(),
        brand: Some("Somebody".into()),
        variants: vec![
            CatalogVariant { sku: format!("{key}-1"), options: vec![("size".into(), "S".into())], price_minor: 2599 },
            CatalogVariant { sku: format!("{key}-2"), options: vec![("size".into(), "L".into())], price_minor: 2999 },
        ],
        picture,
    }
}

fn catalog() -> Vec<CatalogItem> {
    vec![
        item("road-bike", Some(jpeg(160, 106))),
        item("spiky-cactus", Some(jpeg(90, 120))),
        item("laptop", None),
        item("never-heard-of", Some(jpeg(64, 64))),
        item("broken", Some(Arc::from(&b"not a picture"[..]))),
    ]
}

fn hash(value: &impl std::fmt::Debug) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{value:?}").hash(&mut hasher);
    hasher.finish()
}

fn plan(world: &World) -> u64 {
    hash(&(
        (&world.products, &world.people, &world.posts, &world.comments),
        (&world.smiles, &world.saves, &world.follows, &world.reviews, &world.orders),
    ))
}

/// The interests of the program: slug and category paths, from the file in the workspace.
fn interests() -> HashMap<String, Vec<String>> {
    let text = include_str!("../../../src/interests/interests.toml");
    let mut out: HashMap<String, Vec<String>> = HashMap::new();
    let mut slug = String::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("slug = \"") {
            slug = rest.trim_end_matches('"').to_owned();
            out.insert(slug.clone(), Vec::new());
        } else if let Some(rest) = line.strip_prefix("    [\"") {
            let path = rest.split('"').next().unwrap().to_owned();
            out.get_mut(&slug).unwrap().push(path);
        }
    }
    out
}

#[test]
fn same_seed_same_store() {
    let catalog = catalog();
    let (a, b, other) = (World::new(7, NOW, &catalog), World::new(7, NOW, &catalog), World::new(8, NOW, &catalog));
    assert_eq!(plan(&a), plan(&b));
    assert_ne!(plan(&a), plan(&other));
    let some: Vec<&Picture> =
        a.posts.iter().flat_map(|post| &post.photos).map(|photo| &photo.picture).step_by(97).collect();
    assert!(!some.is_empty());
    for picture in some {
        assert_eq!(hash(&a.render(picture)), hash(&b.render(picture)));
    }
    let first = &a.people[1].avatar;
    assert_ne!(a.render(first), a.render(&a.people[2].avatar));
}

#[test]
fn every_first_interest_has_eight_products_by_intent_and_by_category() {
    let world = World::new(1, NOW, &[]);
    let known = interests();
    assert_eq!(FIRST.len(), 48);
    for slug in FIRST {
        let meant = world.products.iter().filter(|product| product.interests.contains(slug)).count();
        assert!(meant >= 8, "{slug}: {meant} products are meant for it");
        let paths = known.get(*slug).unwrap_or_else(|| panic!("{slug} is not an interest"));
        let mapped = world
            .products
            .iter()
            .filter(|product| {
                paths.iter().any(|path| {
                    product.category_path == *path || product.category_path.starts_with(&format!("{path} > "))
                })
            })
            .count();
        assert!(mapped >= 8, "{slug}: {mapped} products are in its categories");
    }
}

#[test]
fn every_slug_is_an_interest() {
    let known = interests();
    let world = World::new(1, NOW, &catalog());
    let mut used: HashSet<&str> = FIRST.iter().copied().collect();
    used.extend(world.products.iter().flat_map(|product| product.interests.iter().copied()));
    used.extend(world.people.iter().flat_map(|person| person.interests.iter().copied()));
    used.extend(world.posts.iter().flat_map(|post| post.interests.iter().copied()));
    for slug in used {
        assert!(known.contains_key(slug), "{slug}");
    }
}

#[test]
fn every_picture_of_every_kind_is_a_jpeg_of_its_size() {
    let world = World::new(3, NOW, &catalog());
    let mut kinds: HashMap<std::mem::Discriminant<Picture>, usize> = HashMap::new();
    let photos = world.posts.iter().flat_map(|post| post.photos.iter().map(|photo| &photo.picture));
    for picture in photos.chain(world.people.iter().map(|person| &person.avatar)) {
        let seen = kinds.entry(std::mem::discriminant(picture)).or_default();
        *seen += 1;
        if *seen > 6 {
            continue;
        }
        let bytes = world.render(picture);
        assert_eq!(draw::photo_size(&bytes), Some(picture.size()), "{picture:?}");
    }
    assert!(kinds.len() >= 4);
}

#[test]
fn every_motif_draws_something_inside_its_box() {
    for motif in draw::Motif::ALL {
        for style in 0..6 {
            let look = draw::Look { motif: *motif, style, main: draw::tone::TEAL, second: draw::tone::CREAM, seed: 5 };
            let sheet = draw::sheet(&look, 120.0, 0.0, 0.5).unwrap();
            let (w, h) = (sheet.pixmap.width() as usize, sheet.pixmap.height() as usize);
            let covered = sheet.pixmap.pixels().iter().filter(|pixel| pixel.alpha() > 200).count();
            assert!(covered * 50 > w * h, "{motif:?} {style} covers {covered} of {}", w * h);
        }
    }
}

#[test]
fn titles_and_keys_are_different_and_titles_say_what_it_is() {
    let world = World::new(1, NOW, &catalog());
    let keys: HashSet<&str> = world.products.iter().map(|product| product.key.as_str()).collect();
    assert_eq!(keys.len(), world.products.len());
    let titles: HashSet<&str> = world.products.iter().map(|product| product.title.as_str()).collect();
    assert_eq!(titles.len(), world.products.len());
    for product in world.products.iter().filter(|product| product.catalog.is_none()) {
        assert!(product.title.chars().count() >= 6 && !product.title.chars().any(|c| c == '{'), "{}", product.title);
        let sentences = product.description.matches(['.', '?']).count();
        assert!(sentences >= 2, "{}: {}", product.title, product.description);
        assert!(product.brand.is_some());
    }
    let skus: Vec<&str> =
        world.products.iter().flat_map(|product| product.variants.iter().map(|variant| variant.sku.as_str())).collect();
    assert_eq!(skus.iter().collect::<HashSet<_>>().len(), skus.len());
}

#[test]
fn some_write_german_and_some_french() {
    for seed in [1, 2, 7] {
        let world = World::new(seed, NOW, &catalog());
        let of = |places: &[&str]| {
            let writes = |post: &&Post| places.iter().any(|place| world.people[post.author].place.ends_with(place));
            let signs = |post: &&Post| post.text.contains(['ä', 'ö', 'ü', 'ß', 'é', 'è', 'à', 'ç', '’']);
            world.posts.iter().filter(writes).filter(signs).count()
        };
        let (german, french) = (of(&["Germany", "Austria"]), of(&["France", "Senegal", "Madagascar"]));
        assert!(german >= 10 && french >= 10, "seed {seed}: {german} in German, {french} in French");
        assert!(german + french < world.posts.len() / 2, "most write English");
    }
}

#[test]
fn the_feed_does_not_repeat_itself() {
    let world = World::new(1, NOW, &catalog());
    let texts: HashSet<&str> = world.posts.iter().map(|post| post.text.as_str()).collect();
    assert!(texts.len() * 100 >= world.posts.len() * 99, "{} of {}", texts.len(), world.posts.len());
    let newest: Vec<&Post> = world.posts.iter().rev().take(40).collect();
    let openings: HashSet<&str> =
        newest.iter().map(|post| post.text.split(['.', ':', '!', '?']).next().unwrap()).collect();
    assert!(openings.len() >= 34, "{} openings in 40 posts", openings.len());
    let authors: HashSet<usize> = newest.iter().map(|post| post.author).collect();
    assert!(authors.len() >= 10);
}

#[test]
fn tiles_are_small_svg_without_style_or_script() {
    let text = include_str!("../../../src/interests/interests.toml");
    let mut slug = "";
    let mut drawn = 0;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("slug = ") {
            slug = rest.trim_matches('"');
        }
        if let Some(rest) = line.strip_prefix("motif = ") {
            let tile = tile_svg(slug, rest.trim_matches('"'), 1);
            assert!(tile.len() <= 2048, "{slug}: {} bytes", tile.len());
            assert!(tile.starts_with("<svg xmlns=") && tile.ends_with("</svg>"));
            assert!(!tile.contains("style") && !tile.contains("script") && !tile.contains('$'), "{slug}");
            assert_eq!(tile, tile_svg(slug, rest.trim_matches('"'), 1));
            assert!(tile.contains("translate(160 122)"), "{slug} has no drawing for {rest}");
            drawn += 1;
        }
    }
    assert!(drawn >= 150);
    assert!(tile_svg("x", "unknown", 1).contains("<circle"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_plan_keeps_the_rules(seed: u64) {
        let world = World::new(seed, NOW, &catalog());
        let (people, products) = (world.people.len(), world.products.len());
        prop_assert_eq!(world.posts.len(), 400);
        prop_assert_eq!(world.people.iter().filter(|person| person.role == Role::Operator).count(), 1);
        prop_assert_eq!(world.people.iter().filter(|person| person.role == Role::Member).count(), MEMBERS);
        let handles: HashSet<&str> = world.people.iter().map(|person| person.handle.as_str()).collect();
        prop_assert_eq!(handles.len(), people);
        for person in &world.people {
            prop_assert!((3..=20).contains(&person.handle.len()));
            prop_assert!(person.handle.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_'));
            prop_assert!((5..=12).contains(&person.interests.len()));
            prop_assert!(person.interests.iter().collect::<HashSet<_>>().len() == person.interests.len());
            prop_assert!(person.joined < NOW && person.activity > 0.0 && person.activity <= 1.0);
        }
        for product in &world.products {
            prop_assert!(!product.variants.is_empty() && product.since < NOW && !product.interests.is_empty());
            prop_assert!(product.variants.iter().all(|variant| variant.price_minor > 0));
        }
        for post in &world.posts {
            prop_assert!(post.at < NOW && post.at >= NOW - 90 * DAY && post.author < people);
            prop_assert!(world.people[post.author].role != Role::Shopper);
            prop_assert!(post.text.chars().count() <= 2000 && !post.text.trim().is_empty());
            let unfilled = post.text.contains(['{', '}']);
            prop_assert!(!unfilled, "{}", post.text);
            prop_assert!(post.photos.len() <= 10 && post.tags.len() <= 20 && !post.tags.is_empty());
            prop_assert!(post.kind == PostKind::Idea || !post.photos.is_empty());
            prop_assert!((1..=4).contains(&post.interests.len()));
            let tagged: HashSet<usize> = post.tags.iter().map(|tag| tag.product).collect();
            prop_assert_eq!(tagged.len(), post.tags.len());
            for tag in &post.tags {
                prop_assert!(tag.product < products);
                prop_assert!((0.0..=1.0).contains(&tag.x) && (0.0..=1.0).contains(&tag.y));
                prop_assert!(tag.photo.is_none_or(|photo| photo < post.photos.len()));
            }
            for tag in &post.hashtags {
                let sign = format!("#{tag}");
                prop_assert!(post.text.contains(&sign));
            }
            for photo in &post.photos {
                prop_assert!(photo.alt.chars().count() > 10);
                if let Picture::FlatLay { pieces, .. } | Picture::Room { pieces, .. } = &photo.picture {
                    for piece in pieces {
                        prop_assert!(piece.product < products && piece.size > 0.0 && piece.size < 1.0);
                        prop_assert!((-0.02..=1.02).contains(&piece.x) && (-0.02..=1.02).contains(&piece.y), "{piece:?}");
                    }
                }
            }
        }
        for (at, comment) in world.comments.iter().enumerate() {
            prop_assert!(comment.post < 400 && comment.at <= NOW && comment.at >= world.posts[comment.post].at);
            prop_assert!(world.people[comment.author].role != Role::Shopper);
            let unfilled = comment.text.contains(['{', '}']);
            prop_assert!(!unfilled);
            if let Some(parent) = comment.parent {
                prop_assert!(parent < at && world.comments[parent].post == comment.post);
                prop_assert!(comment.at >= world.comments[parent].at);
            }
        }
        let smiles: HashSet<(usize, usize)> = world.smiles.iter().map(|smile| (smile.post, smile.person)).collect();
        prop_assert_eq!(smiles.len(), world.smiles.len());
        prop_assert!(world.smiles.iter().all(|smile| smile.at <= NOW && smile.at >= world.posts[smile.post].at));
        prop_assert!(world.saves.iter().all(|save| save.at <= NOW && save.at >= world.posts[save.post].at));
        for follow in &world.follows {
            prop_assert!(follow.at <= NOW && follow.followed != Followed::Person(follow.person));
        }
        for review in &world.reviews {
            prop_assert!((1..=5).contains(&review.stars) && review.at <= NOW && review.product < products);
            let unfilled = review.text.contains(['{', '}']);
            prop_assert!(!unfilled && !review.title.is_empty());
            if let Reviewer::Person(person) = review.reviewer {
                prop_assert!(world.orders.iter().any(|order| order.buyer == person
                    && order.state == OrderState::Delivered
                    && order.at < review.at
                    && order.lines.iter().any(|line| line.product == review.product)));
            }
        }
        for order in &world.orders {
            prop_assert!(order.at <= NOW && !order.lines.is_empty());
            for line in &order.lines {
                let variant = &world.products[line.product].variants[line.variant];
                prop_assert!(variant.sku == line.sku && variant.price_minor == line.price_minor && line.quantity > 0);
            }
        }
    }

    /// Product.md section 7: whoever writes has bought for 50.00 or more in the 12 months before.
    #[test]
    fn whoever_writes_may_write(seed: u64) {
        let world = World::new(seed, NOW, &catalog());
        let spent = |person: usize, at: i64| -> i64 {
            world.orders.iter()
                .filter(|order| order.buyer == person && order.state != OrderState::Cancelled)
                .filter(|order| order.at < at && order.at > at - 365 * DAY)
                .flat_map(|order| &order.lines)
                .map(|line| line.price_minor * i64::from(line.quantity))
                .sum()
        };
        let written = world.posts.iter().map(|post| (post.author, post.at))
            .chain(world.comments.iter().map(|comment| (comment.author, comment.at)));
        for (author, at) in written {
            if world.people[author].role == Role::Member {
                prop_assert!(spent(author, at) >= 5000, "{}", world.people[author].name);
                prop_assert!(world.people[author].joined < at);
            }
        }
    }
}
