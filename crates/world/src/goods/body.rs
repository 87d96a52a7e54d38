//! Skin and scent.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Health & Beauty > Personal Care > Cosmetics > Skin Care", Motif::Jar, "skincare", Voice::Skin, "Size:30 ml|50 ml*1.5", &[
        r("Oat barrier cream", 0, OAT, CREAM, 2400, "No perfume, no colour, a short list."),
        r("Overnight sleeping mask", 1, LILAC, CREAM, 2900, "Jelly that is gone by morning."),
        r("Clay mask, pink", 0, BLUSH, OAK, 2200, "Ten minutes, no tightness."),
    ]),
    shelf("Health & Beauty > Personal Care > Cosmetics > Skin Care", Motif::Dropper, "skincare", Voice::Skin, "", &[
        r("Vitamin C serum, 10 %", 0, AMBER, CREAM, 3400, "In brown glass, with a date on it."),
        r("Squalane facial oil", 0, MINT, GRAPHITE, 2600, "From olives; three drops are plenty."),
        r("Rose water toner", 1, ROSE, CREAM, 1900, "A fine mist, nothing sticky."),
    ]),
    shelf("Health & Beauty > Personal Care > Cosmetics > Skin Care", Motif::Tube, "skincare", Voice::Skin, "", &[
        r("Mineral sun cream, SPF 50", 0, MUSTARD, CREAM, 2700, "Leaves hardly a white cast; reef-friendly filter."),
        r("Hand cream, cedar", 0, FOREST, CREAM, 1400, "In a metal tube that one rolls up."),
        r("Gentle gel cleanser", 0, SKY, CREAM, 1700, "Takes off sunscreen, leaves the rest."),
    ]),
    shelf("Health & Beauty > Personal Care > Cosmetics > Bath & Body > Bar Soap", Motif::Soap, "skincare candles-and-scent", Voice::Skin, "", &[
        r("Olive oil soap, three bars", 0, OLIVE, CREAM, 1500, "Aged for six months."),
    ]),
    shelf("Health & Beauty > Personal Care > Cosmetics > Perfume & Cologne", Motif::Perfume, "candles-and-scent fashion", Voice::Scent, "Size:30 ml|50 ml*1.5", &[
        r("Vetiver eau de parfum", 0, SAGE, BRASS, 6900, "Roots and grapefruit, close to the skin."),
        r("Iris eau de parfum", 1, LILAC, STEEL, 7400, "Powder, paper, a cold morning."),
    ]),
    shelf("Apparel & Accessories > Clothing Accessories > Hair Accessories", Motif::HairClip, "fashion skincare", Voice::Wear, "", &[
        r("Tortoise hair claw", 0, AMBER, WALNUT, 1400, "Bio-acetate, holds thick hair."),
    ]),
];
