//! Clothes, shoes, bags, watches, jewellery, luggage.

use super::{SHOES, SIZES, Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Apparel & Accessories > Clothing > Shirts & Tops", Motif::Shirt, "fashion", Voice::Wear, SIZES, &[
        r("Heavy cotton tee in ecru", 0, CREAM, SAND, 2900, "Cut boxy, from 240 gram jersey."),
        r("Breton striped top", 1, CREAM, NAVY, 3900, "Twenty-one stripes, boat neck, long sleeves."),
        r("Relaxed hoodie in sage", 2, SAGE, FOREST, 6900, "Brushed inside, a hood that holds its shape."),
        r("Camp collar shirt, leaf print", 3, TEAL, CREAM, 5400, "Viscose from wood, printed in small runs."),
    ]),
    shelf("Apparel & Accessories > Clothing > Dresses", Motif::Dress, "fashion", Voice::Wear, SIZES, &[
        r("Linen wrap dress in terracotta", 0, TERRACOTTA, CREAM, 9900, "Ties at the side, pockets in both seams."),
        r("Dotted midi dress", 1, INK, CREAM, 8900, "A swinging skirt and buttons one can really open."),
    ]),
    shelf("Apparel & Accessories > Clothing > Outerwear > Coats & Jackets", Motif::Jacket, "fashion", Voice::Wear, SIZES, &[
        r("Yellow fisherman's raincoat", 0, MUSTARD, NAVY, 12900, "Welded seams and a deep hood."),
        r("Chore jacket in washed blue", 1, DENIM, DENIM, 10900, "Four pockets, cotton moleskin, no lining."),
    ]),
    shelf("Apparel & Accessories > Clothing Accessories > Hats", Motif::Hat, "fashion skateboarding", Voice::Wear, "", &[
        r("Ribbed fisherman beanie", 0, RUST, RUST, 2400, "Short cuff, recycled wool."),
        r("Six-panel cap in corduroy", 1, FOREST, BRASS, 2900, "Adjusts with a brass buckle."),
        r("Wide-brim felt hat", 2, SAND, WALNUT, 5900, "Keeps its brim in the rain."),
    ]),
    shelf("Apparel & Accessories > Clothing Accessories > Scarves & Shawls", Motif::Scarf, "fashion", Voice::Wear, "", &[
        r("Lambswool scarf, colour blocks", 0, BLUSH, RUST, 4900, "Brushed lambswool, two metres long."),
    ]),
    shelf("Apparel & Accessories > Clothing Accessories > Sunglasses", Motif::Sunglasses, "fashion surfing", Voice::Wear, "", &[
        r("Round acetate sunglasses", 0, AMBER, FOREST, 7900, "Plant-based acetate, lenses with full UV protection."),
        r("Square sunglasses in black", 1, GRAPHITE, GRAPHITE, 6900, "Flat lenses, steel in the arms."),
    ]),
    shelf("Apparel & Accessories > Handbags, Wallets & Cases > Handbags", Motif::Handbag, "fashion", Voice::Bag, "", &[
        r("Half-moon shoulder bag", 0, OCHRE, BRASS, 14900, "Vegetable-tanned leather that darkens with you."),
        r("Canvas market tote", 1, CREAM, RUST, 3400, "Carries eleven kilos, we tried."),
        r("Small crossbody in green", 2, FOREST, BRASS, 9900, "Phone, keys, wallet, a paperback if it is thin."),
    ]),
    shelf("Apparel & Accessories > Shoes", Motif::Sneaker, "sneakers fashion", Voice::Shoe, SHOES, &[
        r("Court sneaker in white and green", 0, CREAM, FOREST, 8900, "A plain leather court shoe with a stitched sole."),
        r("Retro runner, grey and rust", 1, STONE, RUST, 9900, "Suede and mesh over a soft wedge."),
        r("Canvas high-top in mustard", 2, MUSTARD, CREAM, 6400, "Thick canvas, rubber toe, cotton laces."),
        r("Slip-on sneaker, checkered", 3, CREAM, GRAPHITE, 5400, "Elastic at both sides; for people who are late."),
        r("Chunky sole sneaker in blush", 1, BLUSH, PLUM, 10900, "A platform that weighs less than it looks."),
        r("Low canvas sneaker in navy", 0, NAVY, CREAM, 5900, "Washable, with a cork insole."),
        r("Suede gum-sole sneaker", 0, TEAL, AMBER, 9400, "Soft suede, natural rubber."),
        r("Patchwork high-top", 2, SKY, RUST, 8400, "Made from offcuts, so left and right differ."),
    ]),
    shelf("Apparel & Accessories > Shoes", Motif::Sneaker, "running sneakers", Voice::Shoe, SHOES, &[
        r("Daily trainer, 8 mm drop", 4, SKY, MUSTARD, 12900, "A calm shoe for most of your kilometres."),
        r("Trail shoe with grippy sole", 4, MOSS, RUST, 13900, "Four-millimetre lugs and a toe bumper."),
        r("Light racing shoe", 4, ROSE, INK, 15900, "198 grams in size 42; not meant for every day."),
    ]),
    shelf("Apparel & Accessories > Jewelry > Watches", Motif::Watch, "watches", Voice::Watch, "", &[
        r("Field watch with canvas strap", 0, OLIVE, CREAM, 18900, "Hand-wound, 38 millimetres, a dial one can read at dusk."),
        r("Diver in petrol blue", 1, STEEL, TEAL, 34900, "Two hundred metres, ceramic bezel, screw-down crown."),
        r("Slim dress watch, cream dial", 0, WALNUT, CREAM, 24900, "Seven millimetres high, so it slips under a cuff."),
        r("Chronograph with panda dial", 2, GRAPHITE, CREAM, 42900, "Column wheel, two registers, a satisfying click."),
        r("Square watch on steel bracelet", 3, STEEL, NAVY, 21900, "Brushed links with polished edges."),
        r("Small gold-tone watch", 0, RUST, BRASS, 15900, "Twenty-eight millimetres, on thin suede."),
        r("Running watch with route memory", 4, GRAPHITE, MINT, 22900, "Eleven days on one charge."),
    ]),
    shelf("Apparel & Accessories > Jewelry > Watch Accessories", Motif::WatchStrap, "watches", Voice::Watch, "Width:18 mm|20 mm|22 mm", &[
        r("Two-piece leather strap", 0, AMBER, STEEL, 3900, "Quick-release bars, so no tool is needed."),
        r("Striped nylon strap", 1, NAVY, RUST, 1900, "Dries in an hour."),
    ]),
    shelf("Apparel & Accessories > Jewelry > Rings", Motif::Ring, "jewellery fashion", Voice::Jewel, "Size:50|52|54|56|58|60", &[
        r("Hammered silver band", 0, STEEL, STEEL, 5900, "Recycled silver, each stroke visible."),
        r("Signet ring with moonstone", 1, BRASS, SKY, 8900, "Gold-plated silver; the stone changes with the light."),
        r("Stacking rings, set of three", 2, BRASS, ROSE, 6900, "One plain, one twisted, one with a bead."),
    ]),
    shelf("Apparel & Accessories > Jewelry > Necklaces", Motif::Necklace, "jewellery fashion", Voice::Jewel, "", &[
        r("Fine chain with drop pendant", 0, BRASS, TEAL, 7400, "A faceted drop on a 45 cm chain."),
        r("River pearl necklace", 1, CREAM, BRASS, 9900, "No two pearls are round in the same way."),
        r("Link chain in silver", 2, STEEL, STEEL, 11900, "Solid links, a toggle clasp."),
    ]),
    shelf("Apparel & Accessories > Jewelry > Earrings", Motif::Earrings, "jewellery", Voice::Jewel, "", &[
        r("Crescent hoops", 0, BRASS, BRASS, 5400, "Hollow and light, one forgets them."),
        r("Enamel drop earrings", 1, TERRACOTTA, BRASS, 3900, "Fired enamel on brass, steel hooks."),
    ]),
    shelf("Luggage & Bags > Suitcases", Motif::Suitcase, "travel", Voice::Bag, "", &[
        r("Cabin trolley in sky blue", 0, SKY, GRAPHITE, 15900, "Fits the strict airlines; wheels can be changed."),
        r("Ribbed aluminium suitcase", 0, STEEL, GRAPHITE, 38900, "Dents are part of the story."),
        r("Small vintage-style case", 1, TERRACOTTA, BRASS, 8900, "Two latches and a cotton lining."),
    ]),
    shelf("Luggage & Bags > Backpacks", Motif::Backpack, "travel", Voice::Bag, "", &[
        r("Roll-top backpack, 22 l", 0, OCHRE, GRAPHITE, 9900, "Waxed cotton, a sleeve for a laptop."),
        r("Forty-litre travel pack", 1, FOREST, GRAPHITE, 16900, "Opens like a suitcase, carries like a backpack."),
        r("Slim day pack in graphite", 1, GRAPHITE, RUST, 7900, "A bottle on one side, an umbrella on the other."),
    ]),
    shelf("Luggage & Bags > Duffel Bags", Motif::Duffel, "travel fitness", Voice::Bag, "", &[
        r("Weekend duffel in canvas", 0, NAVY, AMBER, 11900, "Two nights, or three if you fold well."),
    ]),
    shelf("Health & Beauty > Personal Care > Sleeping Aids > Travel Pillows", Motif::NeckPillow, "travel", Voice::Textile, "", &[
        r("Travel neck pillow in plum", 0, PLUM, BLUSH, 2900, "Memory foam that packs to a third."),
    ]),
    shelf("Luggage & Bags > Luggage Accessories > Travel Pouches", Motif::ZipPouch, "travel film-photography", Voice::Bag, "Set:1 pouch|3 pouches*2.4", &[
        r("Ripstop zip pouch", 0, RUST, CREAM, 1400, "For cables, film or plasters."),
    ]),
];
