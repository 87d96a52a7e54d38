//! What people post.

use std::collections::HashMap;

use crate::draw::Stand;
use crate::goods::Voice;
use crate::plan::{Fit, Person, Picture, Post, PostKind, PostPhoto, PostTag, Product, Role};
use crate::rng::{Deck, Rng};
use crate::scenes::{self, Scene};
use crate::stock::Inside;
use crate::words::abroad::Tongue;
use crate::words::{capital, lines, talk};
use crate::{DAY, FIRST, MINUTE};

const POSTS: usize = 400;

/// Decks by name, so that a sentence comes back only after all others of its kind.
pub(crate) struct Words {
    decks: HashMap<&'static str, Deck>,
    voices: HashMap<Voice, Deck>,
}

impl Words {
    pub(crate) fn new() -> Self {
        Self { decks: HashMap::new(), voices: HashMap::new() }
    }

    pub(crate) fn of<T: Copy>(&mut self, name: &'static str, list: &[T], rng: &mut Rng) -> T {
        let deck = self.decks.entry(name).or_insert_with(|| Deck::new(list.len(), rng));
        list[deck.draw(rng)]
    }

    pub(crate) fn line(&mut self, voice: Voice, rng: &mut Rng) -> &'static str {
        let list = lines(voice);
        let deck = self.voices.entry(voice).or_insert_with(|| Deck::new(list.len(), rng));
        list[deck.draw(rng)]
    }
}

struct Writer<'a> {
    now: i64,
    products: &'a [Product],
    inside: &'a [Inside],
    people: &'a [Person],
    /// How often a product was the subject of a post.
    shown: Vec<u32>,
    words: Words,
    rng: Rng,
    /// For what is said in other languages: a stream of its own, so that all else stays as it is.
    abroad: Rng,
}

/// The share of their posts that people write in a language of their own rather than in English.
const AT_HOME: f32 = 0.85;

pub(crate) fn posts(seed: u64, now: i64, products: &[Product], inside: &[Inside], people: &[Person]) -> Vec<Post> {
    let mut rng = Rng::named(seed, "posts");
    let writers: Vec<usize> = (0..people.len()).filter(|&at| people[at].role != Role::Shopper).collect();
    let total: f32 = writers.iter().map(|&at| people[at].activity).sum();
    let mut times: Vec<i64> = (0..POSTS)
        .map(|at| {
            let back = match at {
                0 => 4 * MINUTE,
                1 => 17 * MINUTE,
                2 => 43 * MINUTE,
                _ => {
                    (f64::from(rng.unit()).powf(1.5) * (90 * DAY) as f64) as i64 + 60 * MINUTE + rng.between(0, MINUTE)
                }
            };
            now - back.min(90 * DAY - 1)
        })
        .collect();
    times.sort_unstable();
    let mut writer = Writer {
        now,
        products,
        inside,
        people,
        shown: vec![0; products.len()],
        words: Words::new(),
        rng,
        abroad: Rng::named(seed, "abroad"),
    };
    let mut recent: Vec<usize> = Vec::new();
    times
        .into_iter()
        .map(|at| {
            let mut author = writers[0];
            for _ in 0..6 {
                let mut left = writer.rng.unit() * total;
                for &candidate in &writers {
                    author = candidate;
                    left -= people[candidate].activity;
                    if left <= 0.0 {
                        break;
                    }
                }
                if !recent.contains(&author) {
                    break;
                }
            }
            recent.push(author);
            if recent.len() > 3 {
                recent.remove(0);
            }
            writer.post(author, at)
        })
        .collect()
}

impl Writer<'_> {
    fn post(&mut self, author: usize, at: i64) -> Post {
        let topics: Vec<&'static str> =
            self.people[author].interests.iter().copied().filter(|topic| FIRST.contains(topic)).collect();
        // What one is known for comes first in the list and is posted most.
        let reach = topics.len().max(1);
        let topic =
            if self.rng.chance(0.75) { topics[self.rng.below(reach.min(4))] } else { topics[self.rng.below(reach)] };
        let pool: Vec<usize> = (0..self.products.len())
            .filter(|&at| self.products[at].interests.contains(&topic) && self.products[at].since < self.now)
            .collect();
        // Real photos are the best part of the feed.
        let real: Vec<usize> = pool.iter().copied().filter(|&at| self.inside[at].place.is_some()).collect();
        let main =
            if !real.is_empty() && self.rng.chance(0.36) { self.least_shown(&real) } else { self.least_shown(&pool) };
        self.shown[main] += 1;
        let kind = if self.rng.chance(0.13) { PostKind::Idea } else { PostKind::Photo };
        let mut scenes = Vec::new();
        let mut subjects = vec![main];
        if kind == PostKind::Idea {
            subjects.extend(self.companions(main, &pool, 2, &|_| true));
            if self.rng.chance(0.5) {
                let list = subjects.clone();
                scenes.push(self.flat_or_crop(&list));
            }
        } else {
            let first = self.compose(main, &pool);
            subjects = first.spots.iter().map(|spot| spot.0).collect();
            scenes.push(first);
            if self.rng.chance(0.16) {
                for _ in 0..1 + self.rng.below(3) {
                    let more = self.another_view(main, &pool, &scenes);
                    scenes.push(more);
                }
            }
        }
        let (photos, tags) = self.tagged(kind, &scenes, &subjects);
        let subjects: Vec<usize> =
            if tags.is_empty() { subjects } else { tags.iter().map(|tag| tag.product).collect() };
        let mut interests = vec![topic];
        for &product in subjects.iter().take(3) {
            for &other in &self.products[product].interests {
                if interests.len() < 4 && !interests.contains(&other) && self.rng.chance(0.4) {
                    interests.push(other);
                }
            }
        }
        let hashtags = self.hashtags(&interests);
        let main_first = subjects.iter().position(|&product| product == main).unwrap_or(0);
        let mut named = subjects;
        if !named.is_empty() {
            named.swap(0, main_first);
        }
        let mut text = self.text(kind, &named, &hashtags);
        if let Some(tongue) = Tongue::of(&self.people[author].place).filter(|_| self.abroad.chance(AT_HOME)) {
            text = self.text_abroad(tongue, kind, &hashtags);
        }
        Post { author, kind, text, hashtags, interests, photos, tags, at }
    }

    /// The product that was shown least, with some luck.
    fn least_shown(&mut self, pool: &[usize]) -> usize {
        let mut best = pool[self.rng.below(pool.len())];
        for _ in 0..3 {
            let other = pool[self.rng.below(pool.len())];
            if self.shown[other] < self.shown[best] {
                best = other;
            }
        }
        best
    }

    /// Other products that go with the main one.
    fn companions(&mut self, main: usize, pool: &[usize], count: usize, wanted: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut list: Vec<usize> = pool.iter().copied().filter(|&at| at != main && wanted(at)).collect();
        self.rng.shuffle(&mut list);
        // Different things look better together than three of a kind.
        let mut out: Vec<usize> = Vec::new();
        for pass in 0..2 {
            for &at in &list {
                let motif = self.inside[at].look.motif;
                let twin = motif == self.inside[main].look.motif
                    || out.iter().any(|&other| self.inside[other].look.motif == motif);
                if out.len() < count && !out.contains(&at) && (pass == 1 || !twin) {
                    out.push(at);
                }
            }
        }
        out
    }

    fn compose(&mut self, main: usize, pool: &[usize]) -> Scene {
        let look = &self.inside[main].look;
        let (motif, voice) = (look.motif, self.inside[main].voice);
        let real = self.inside[main].place.is_some();
        let rooms = scenes::rooms_for(motif, voice);
        let lies = matches!(motif.spec().stand, Stand::Table | Stand::Flat | Stand::Hang);
        if real && self.rng.chance(0.72) {
            return self.crop(main);
        }
        if !rooms.is_empty() && !real && (!lies || self.rng.chance(0.6)) {
            let room = *self.rng.pick(rooms);
            let count = match room {
                scenes::SHELF => 2 + self.rng.below(4),
                scenes::LIVING | scenes::OUTSIDE => self.rng.below(3),
                _ => 1 + self.rng.below(3),
            };
            // Rooms are furnished across topics; one's own topic comes first.
            let inside = self.inside;
            let suits =
                |at: usize| inside[at].place.is_none() && scenes::fits(room, inside[at].look.motif, inside[at].voice);
            let mut list = vec![main];
            list.extend(self.companions(main, pool, count, &suits));
            if list.len() < count && self.rng.chance(0.8) {
                let everything: Vec<usize> = (0..self.products.len()).filter(|at| !list.contains(at)).collect();
                let near = |at: usize| {
                    suits(at)
                        && matches!(
                            inside[at].voice,
                            Voice::Plant | Voice::Decor | Voice::Light | Voice::Scent | Voice::Book
                        ) != matches!(room, scenes::OUTSIDE | scenes::HALL)
                };
                let more = self.companions(main, &everything, count + 1 - list.len(), &near);
                list.extend(more);
            }
            self.rng.shuffle(&mut list);
            return scenes::room(room, &list, self.inside, &mut self.rng);
        }
        let count = 2 + self.rng.below(4);
        let mut list = vec![main];
        list.extend(self.companions(main, pool, count, &|_| true));
        self.flat_or_crop(&list)
    }

    fn flat_or_crop(&mut self, list: &[usize]) -> Scene {
        if list.len() == 1 && self.inside[list[0]].place.is_some() {
            return self.crop(list[0]);
        }
        let mut list = list.to_vec();
        self.rng.shuffle(&mut list);
        scenes::flat_lay(&list, self.inside, &mut self.rng)
    }

    fn crop(&mut self, product: usize) -> Scene {
        let place = self.inside[product].place.unwrap_or([0.5, 0.5, 0.8, 0.8]);
        scenes::crop(product, place, self.inside[product].photo, &mut self.rng)
    }

    fn another_view(&mut self, main: usize, pool: &[usize], before: &[Scene]) -> Scene {
        if self.inside[main].place.is_some() && self.rng.chance(0.6) {
            return self.crop(main);
        }
        if self.inside[main].place.is_none() && self.rng.chance(0.5) {
            let view = u8::try_from(before.len()).unwrap_or(1);
            return Scene {
                picture: Picture::Product { product: main, view: 1 + view },
                spots: vec![(main, 0.5, 0.52)],
                setting: "in front of a plain wall",
            };
        }
        let count = 1 + self.rng.below(3);
        let mut list = vec![main];
        list.extend(self.companions(main, pool, count, &|_| true));
        self.flat_or_crop(&list)
    }

    /// Tags each product once, on the photo where it is seen first.
    fn tagged(&mut self, kind: PostKind, scenes: &[Scene], subjects: &[usize]) -> (Vec<PostPhoto>, Vec<PostTag>) {
        let mut tags: Vec<PostTag> = Vec::new();
        let mut photos = Vec::new();
        for (photo, scene) in scenes.iter().enumerate() {
            for (rank, &(product, x, y)) in scene.spots.iter().enumerate() {
                let known = tags.iter().any(|tag| tag.product == product);
                // Not everybody tags every vase in the background.
                if !known && (rank == 0 || scene.spots.len() < 3 || self.rng.chance(0.88)) {
                    tags.push(PostTag { photo: Some(photo), x, y, product, fit: self.fit() });
                }
            }
            photos.push(PostPhoto { picture: scene.picture.clone(), alt: self.alt(scene) });
        }
        if kind == PostKind::Idea && scenes.is_empty() {
            for &product in subjects {
                tags.push(PostTag { photo: None, x: 0.5, y: 0.5, product, fit: self.fit() });
            }
        }
        (photos, tags)
    }

    fn fit(&mut self) -> Fit {
        if self.rng.chance(0.86) { Fit::Exact } else { Fit::Similar }
    }

    fn alt(&self, scene: &Scene) -> String {
        let mut names: Vec<&str> = scene.spots.iter().map(|spot| self.inside[spot.0].noun.name.as_str()).collect();
        names.dedup();
        let list = match names.as_slice() {
            [] => return String::from("A photo of things from the shop."),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        format!("{} {}.", capital(&list), scene.setting)
    }

    fn text(&mut self, kind: PostKind, subjects: &[usize], hashtags: &[String]) -> String {
        let rng = &mut self.rng;
        let Some(&main) = subjects.first() else { return String::from("New here.") };
        let voice = self.inside[main].voice;
        let noun = &self.inside[main].noun;
        let others: Vec<&str> = subjects[1..].iter().map(|&at| self.inside[at].noun.name.as_str()).collect();
        let mut parts: Vec<String> = Vec::new();
        let with_others = |line: &str| -> Option<String> {
            if line.contains("{b}") && others.len() < 2 || others.is_empty() {
                return None;
            }
            let (a, b) = (others[0], others.get(1).copied().unwrap_or(""));
            let line = line.replace("{a}", a).replace("{b}", b).replace("{A}", &capital(a));
            Some(line)
        };
        if kind == PostKind::Idea {
            for _ in 0..12 {
                let line = self.words.of("ideas", talk::IDEAS, rng);
                let needs = line.contains("{a}") || line.contains("{A}") || line.contains("{b}");
                let price = self.products[main].variants.first().map_or(0, |variant| variant.price_minor);
                let filled = if needs { with_others(line) } else { Some(line.to_owned()) };
                if let Some(filled) = filled {
                    let round = ((price / 1000) + 1) * 10;
                    parts.push(noun.say(&filled.replace("{p}", &format!("{round} dollars"))));
                    break;
                }
            }
            if rng.chance(0.5) {
                parts.push(noun.say(self.words.line(voice, rng)));
            }
        } else {
            let shape = rng.below(10);
            if matches!(shape, 0 | 1 | 4 | 5 | 8) {
                parts.push(noun.say(self.words.of("openings", talk::OPENINGS, rng)));
            }
            if shape != 8 {
                parts.push(noun.say(self.words.line(voice, rng)));
            }
            if matches!(shape, 2 | 5 | 6) {
                parts.push(noun.say(self.words.line(voice, rng)));
            }
            if matches!(shape, 3 | 9) && rng.chance(0.7) {
                parts.push(noun.say(self.words.of("mixed", talk::MIXED, rng)));
            }
            if !others.is_empty() && rng.chance(0.4) {
                let line = self.words.of("others", talk::WITH_OTHERS, rng);
                let first_plural = self.inside[subjects[1]].noun.say("{is}");
                let line = line.replace("{is}", &first_plural);
                parts.extend(with_others(&line));
            }
            if matches!(shape, 1 | 6 | 7) || rng.chance(0.12) {
                parts.push(self.words.of("closings", talk::CLOSINGS, rng).to_owned());
            }
        }
        if parts.is_empty() {
            parts.push(noun.say(self.words.line(voice, rng)));
        }
        let mut text = parts.join(if rng.chance(0.1) { "\n\n" } else { " " });
        if !hashtags.is_empty() {
            text.push_str(if rng.chance(0.5) { "\n\n" } else { " " });
            text.push_str(&hashtags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "));
        }
        text
    }

    /// A text in another language; hashtags are the same everywhere.
    fn text_abroad(&mut self, tongue: Tongue, kind: PostKind, hashtags: &[String]) -> String {
        let (say, rng) = (tongue.sayings(), &mut self.abroad);
        let mut parts: Vec<&str> = Vec::new();
        let mut add = |(name, list): (&'static str, &[&'static str]), rng: &mut Rng| {
            parts.push(self.words.of(name, list, rng));
        };
        if kind == PostKind::Idea {
            add(say.ideas, rng);
            add(say.closings, rng);
        } else {
            if rng.chance(0.7) {
                add(say.openings, rng);
            }
            add(say.lines, rng);
            if rng.chance(0.5) {
                add(say.lines, rng);
            }
            if rng.chance(0.4) {
                add(say.closings, rng);
            }
        }
        let mut text = parts.join(" ");
        if !hashtags.is_empty() {
            text.push_str("\n\n");
            text.push_str(&hashtags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "));
        }
        text
    }

    fn hashtags(&mut self, interests: &[&'static str]) -> Vec<String> {
        let count = [0, 1, 1, 2, 2, 2, 3, 3, 4][self.rng.below(9)];
        let mut tags: Vec<String> = Vec::new();
        for interest in interests {
            let own: Vec<&str> = HASHTAGS
                .iter()
                .find(|(slug, _)| slug == interest)
                .map_or_else(Vec::new, |(_, tags)| tags.split(' ').collect());
            let mut own = own;
            self.rng.shuffle(&mut own);
            for tag in own.into_iter().take(2) {
                if tags.len() < count && !tags.iter().any(|have| have == tag) {
                    tags.push(tag.to_owned());
                }
            }
        }
        tags
    }
}

#[rustfmt::skip]
const HASHTAGS: &[(&str, &str)] = &[
    ("interior-design", "interiors interiordesign homestyling myhome"), ("candles-and-scent", "candles slowevening homefragrance"),
    ("gardening", "garden allotment growyourown"), ("houseplants", "houseplants plantsofvitrine urbanjungle"),
    ("cooking", "homecooking recipes kitchen"), ("barbecue", "bbq grilling barbecue fire"), ("espresso", "espresso coffee morningcoffee"),
    ("tea", "tea teatime looseleaf"), ("sourdough", "sourdough breadbaking crumb"), ("wine", "wine naturalwine winetime"),
    ("fashion", "fashion ootd style outfit"), ("sneakers", "sneakers kicks newshoes"), ("watches", "watches wristcheck watchlovers"),
    ("jewellery", "jewellery silver rings"), ("skincare", "skincare routine skin"), ("books", "books reading currentlyreading"),
    ("films", "films cinema filmnight"), ("music", "music nowplaying listening"), ("tv-binge-watching", "seriesnight bingewatching sofatime"),
    ("vinyl-records", "vinyl vinylcollection nowspinning"), ("hi-fi", "hifi audiophile loudspeakers"), ("guitars", "guitar guitars homerecording"),
    ("technology", "tech gadgets setup"), ("internet-of-things", "smarthome iot homeautomation"), ("mechanical-keyboards", "mechkeys keyboards thock"),
    ("film-photography", "filmphotography 35mm analog"), ("video-games", "gaming videogames coop"), ("board-games", "boardgames gamenight tabletop"),
    ("toys", "toys woodentoys playroom"), ("fitness", "fitness homeworkout strong"), ("yoga", "yoga morningyoga mat"),
    ("running", "running trailrunning slowrunner"), ("football", "football sundayleague fiveaside"), ("skateboarding", "skateboarding skate cruising"),
    ("camping", "camping outdoors tentlife"), ("surfing", "surfing longboard saltwater"), ("stargazing", "stargazing astronomy nightsky"),
    ("cats", "cats catsofvitrine catlife"), ("dogs", "dogs dogsofvitrine walkies"), ("aquariums", "aquascape plantedtank shrimp"),
    ("knitting", "knitting wool knittersofvitrine"), ("painting", "watercolour painting sketchbook"), ("woodworking", "woodworking handtools maker"),
    ("travel", "travel packinglist onebag"), ("van-life", "vanlife roadtrip campervan"), ("road-cycling", "roadcycling bikelife coffeeride"),
    ("home-office", "homeoffice desksetup workfromhome"), ("stationery", "stationery notebook paper"),
];
