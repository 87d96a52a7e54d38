//! The sentences of the world and how they agree with the thing they speak of.

pub(crate) mod abroad;
mod active;
mod house;
mod style;
#[rustfmt::skip]
pub(crate) mod talk;

use crate::goods::Voice;

/// What somebody says who has had such a thing at home for a while.
pub(crate) const fn lines(voice: Voice) -> &'static [&'static str] {
    match voice {
        Voice::Furniture => house::FURNITURE,
        Voice::Light => house::LIGHT,
        Voice::Decor => house::DECOR,
        Voice::Textile => house::TEXTILE,
        Voice::Plant => house::PLANT,
        Voice::Garden => house::GARDEN,
        Voice::Cook => house::COOK,
        Voice::Coffee => house::COFFEE,
        Voice::Tea => house::TEA,
        Voice::Bread => house::BREAD,
        Voice::Grill => house::GRILL,
        Voice::Wine => house::WINE,
        Voice::Wear => style::WEAR,
        Voice::Shoe => style::SHOE,
        Voice::Bag => style::BAG,
        Voice::Jewel => style::JEWEL,
        Voice::Watch => style::WATCH,
        Voice::Book => style::BOOK,
        Voice::Film => style::FILM,
        Voice::Record => style::RECORD,
        Voice::Audio => style::AUDIO,
        Voice::Guitar => style::GUITAR,
        Voice::Tech => style::TECH,
        Voice::Smart => style::SMART,
        Voice::Keys => style::KEYS,
        Voice::Game => style::GAME,
        Voice::Table => style::TABLE,
        Voice::Toy => active::TOY,
        Voice::Camera => active::CAMERA,
        Voice::Fit => active::FIT,
        Voice::Yoga => active::YOGA,
        Voice::Bike => active::BIKE,
        Voice::Camp => active::CAMP,
        Voice::Board => active::BOARD,
        Voice::Ball => active::BALL,
        Voice::Star => active::STAR,
        Voice::Cat => active::CAT,
        Voice::Dog => active::DOG,
        Voice::Fish => active::FISH,
        Voice::Yarn => active::YARN,
        Voice::Paint => active::PAINT,
        Voice::Wood => active::WOOD,
        Voice::Paper => active::PAPER,
        Voice::Skin => active::SKIN,
        Voice::Scent => active::SCENT,
        Voice::Desk => active::DESK,
    }
}

/// What the shop says about care, parts and limits of such a thing.
pub(crate) const fn care(voice: Voice) -> &'static [&'static str] {
    match voice {
        Voice::Furniture | Voice::Desk => &[
            "Comes flat with one tool; allow three quarters of an hour.",
            "Wood from managed forests; grain and shade vary.",
            "Spare screws and feet are sent free of charge for ten years.",
            "Carries 120 kilograms.",
        ],
        Voice::Light => &[
            "Takes an E27 bulb up to 40 watts, not included.",
            "Cable of 1.8 metres with a switch in it.",
            "For rooms; not for the bathroom.",
        ],
        Voice::Decor => {
            &["Wipe with a dry cloth.", "Made in small batches, so shades differ a little.", "Felt pads are included."]
        }
        Voice::Textile => {
            &["Wash at 30 degrees, dry flat.", "Sheds a little at first.", "Woven in a family mill in Portugal."]
        }
        Voice::Plant => &[
            "Sent in recycled paper, not below five degrees.",
            "If it arrives damaged, a photo is enough for a new one.",
            "Mildly poisonous for pets if eaten.",
        ],
        Voice::Garden => &[
            "Parts can be ordered singly.",
            "Keep it dry over winter.",
            "Tested for two seasons in our own allotment.",
        ],
        Voice::Cook => &[
            "Wash by hand.",
            "For gas, induction and the oven.",
            "Sharpening and repair for a small fee.",
            "Comes with a short note on care and nothing else.",
        ],
        Voice::Coffee => &[
            "Roasting date and origin are on the back.",
            "Seals and sieves can be bought singly.",
            "Safe for the dishwasher.",
            "Descale it every two months.",
        ],
        Voice::Tea => &[
            "Keep it dark and dry.",
            "No flavourings added.",
            "Rinse with hot water only.",
            "Bought from the grower, price on the label.",
        ],
        Voice::Bread => {
            &["Keep it airy.", "No additives.", "Dust well with flour before first use.", "Contains gluten."]
        }
        Voice::Grill => &[
            "Not for use indoors.",
            "Burn it in once before you cook on it.",
            "Store in a dry place; a cover is sold separately.",
            "Mild enough for children.",
        ],
        Voice::Wine => &[
            "Sold to adults only.",
            "Contains sulphites.",
            "Drink within three years.",
            "Breakages in the post are replaced.",
        ],
        Voice::Wear => &[
            "Model is 1.74 m and wears M.",
            "Wash inside out at 30 degrees.",
            "Cut and sewn in Europe.",
            "Falls true to size.",
        ],
        Voice::Shoe => &[
            "Falls true to size; wide feet go half up.",
            "Insoles come out.",
            "Can be resoled by a good cobbler.",
            "Laces in a second colour are in the box.",
        ],
        Voice::Bag => &[
            "Two-year repair promise.",
            "Lining of recycled bottles.",
            "Water-repellent, not waterproof.",
            "Weighs less than 1.5 kg.",
        ],
        Voice::Jewel => &[
            "Nickel-free.",
            "Comes in a small cardboard box without plastic.",
            "Take it off for swimming.",
            "Silver darkens; a cloth brings it back.",
        ],
        Voice::Watch => &[
            "Two-year warranty, service in our own workshop.",
            "Water-resistant to 50 metres unless we say otherwise.",
            "Standard lugs, so any strap fits.",
        ],
        Voice::Book => &["Printed on recycled paper.", "In English.", "A sample chapter is on the publisher's page."],
        Voice::Film => &[
            "English with subtitles in four languages.",
            "Rated for twelve and up.",
            "Works without an account.",
            "Packed flat and well padded.",
        ],
        Voice::Record => &[
            "180 gram vinyl, with download code.",
            "Gatefold sleeve with lyrics.",
            "Played through before sending, if you ask us to.",
        ],
        Voice::Audio => &[
            "Thirty days to try it at home.",
            "Ear pads and cables can be replaced.",
            "Needs about twenty hours to settle.",
        ],
        Voice::Guitar => {
            &["Set up in our workshop before it leaves.", "Comes with a bag.", "Left-handed versions on request."]
        }
        Voice::Tech | Voice::Keys => &[
            "Two-year warranty, spare parts for seven.",
            "Charges by USB-C; no charger in the box.",
            "Layout is international English.",
            "No account needed.",
        ],
        Voice::Smart => &[
            "Works without a cloud account.",
            "Speaks common open standards.",
            "Security updates until at least 2033.",
        ],
        Voice::Game => {
            &["For one to four players.", "No in-game purchases.", "Works with computers and most consoles."]
        }
        Voice::Table => &[
            "From eight years.",
            "Rules in English, French and German.",
            "Missing pieces are sent free of charge.",
            "Printed without plastic wrap.",
        ],
        Voice::Toy => &[
            "From three years; contains no small magnets that come loose.",
            "Tested to EN 71.",
            "Saliva-proof colours.",
            "Washable at 30 degrees.",
        ],
        Voice::Camera => {
            &["Checked and cleaned before sale.", "Six-month warranty on moving parts.", "Store film in the fridge."]
        }
        Voice::Fit | Voice::Yoga => &[
            "Wipe clean with mild soap.",
            "Smells of rubber for a few days.",
            "Free of latex unless we say otherwise.",
        ],
        Voice::Bike => &[
            "Comes assembled to nine tenths; a tool is included.",
            "Meets the current safety standard.",
            "Free first service in our shop.",
        ],
        Voice::Camp => &[
            "Repair kit included.",
            "Dry it before you pack it.",
            "Tested in a week of rain in Wales.",
            "Lifetime repair at cost.",
        ],
        Voice::Board => &[
            "Boards travel as bulky goods; allow a week.",
            "Made by people who use them.",
            "Spare parts are in stock.",
        ],
        Voice::Ball => &["Approved for club matches.", "Delivered flat, pump not included.", "Wash at 30 degrees."],
        Voice::Star => &[
            "Never point it at the sun without a filter.",
            "Comes with two eyepieces and a short guide.",
            "Printed with pigments that last.",
        ],
        Voice::Cat | Voice::Dog => &[
            "Tested by our own animals, who were paid in treats.",
            "Washable, with spare parts.",
            "Thirty days to find out whether it is accepted.",
        ],
        Voice::Fish => &[
            "Safe for shrimp.",
            "Let a new tank run for four weeks first.",
            "Comes well padded, insured against breakage.",
        ],
        Voice::Yarn => &["Dyed in small lots: buy enough at once.", "Wash by hand, dry flat.", "Mulesing-free."],
        Voice::Paint => &["Lightfast pigments.", "Pans and tubes can be bought singly.", "Non-toxic."],
        Voice::Wood => {
            &["Sharpened by hand before it leaves us.", "Keep it oiled.", "Made in a workshop of nine people."]
        }
        Voice::Paper => &["Good with fountain pen.", "Bound in Slovenia.", "Refills are in stock."],
        Voice::Skin => &[
            "Not tested on animals.",
            "Use within twelve months of opening.",
            "Try a little on your arm first.",
            "Full list of ingredients on the label.",
        ],
        Voice::Scent => {
            &["Never leave a flame alone.", "Refills are cheaper than the jar.", "Hand-poured in small batches."]
        }
    }
}

/// A thing as a person would name it, with what is needed for a sentence to agree with it.
#[derive(Clone, Debug)]
pub(crate) struct Noun {
    /// "the walnut desk lamp"
    pub name: String,
    plural: bool,
}

impl Noun {
    /// From the title of a product: what stands before the first comma or preposition.
    pub(crate) fn of_title(title: &str, proper: bool) -> Self {
        let mut end = title.len();
        for stop in [", ", " with ", " in ", " for ", " from ", " on ", " of "] {
            if let Some(at) = title.find(stop)
                && !(proper && stop != ", ")
            {
                end = end.min(at);
            }
        }
        let short = &title[..end];
        if proper {
            return Self { name: short.to_owned(), plural: false };
        }
        let mut name = String::from("the ");
        let keep = ["Breton", "Assam", "PBT", "Dutch"].iter().any(|word| short.starts_with(word));
        let mut chars = short.chars();
        if let Some(first) = chars.next() {
            if keep {
                name.push(first);
            } else {
                name.extend(first.to_lowercase());
            }
        }
        name.push_str(chars.as_str());
        Self::named(name)
    }

    /// From a noun phrase with its article.
    pub(crate) fn named(name: String) -> Self {
        let last = name.rsplit(' ').next().unwrap_or("");
        let plural = last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end));
        Self { name, plural }
    }

    /// Fills the placeholders of a sentence.
    pub(crate) fn say(&self, line: &str) -> String {
        let mut out = String::with_capacity(line.len() + self.name.len());
        let mut rest = line;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let Some(close) = rest[open..].find('}') else { break };
            let word = &rest[open + 1..open + close];
            let (one, many) = match word {
                "it" => ("it", "they"),
                "It" => ("It", "They"),
                "its" => ("its", "their"),
                "is" => ("is", "are"),
                "was" => ("was", "were"),
                "has" => ("has", "have"),
                "s" => ("s", ""),
                "es" => ("es", ""),
                "them" => ("it", "them"),
                _ => ("", ""),
            };
            match word {
                "n" => out.push_str(&self.name),
                "N" => out.push_str(&capital(&self.name)),
                _ => out.push_str(if self.plural { many } else { one }),
            }
            rest = &rest[open + close + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// The same words with a capital at the start.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
