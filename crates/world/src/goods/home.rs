//! Lamps, furniture, decoration, plants and the garden.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Home & Garden > Lighting > Lamps", Motif::Lamp, "interior-design home-office", Voice::Light, "", &[
        r("Walnut desk lamp with linen shade", 0, OAT, WALNUT, 8900, "A turned walnut foot and a shade of unbleached linen."),
        r("Arc reading lamp in sage", 1, SAGE, BRASS, 12900, "The arm swings over the page and stays where you leave it."),
        r("Mushroom table lamp, opal glass", 2, CREAM, CREAM, 7400, "Mouth-blown glass that glows evenly from foot to cap."),
        r("Terracotta bedside lamp", 3, CREAM, TERRACOTTA, 4900, "A fired clay base, left unglazed so that it feels warm to the touch."),
        r("Architect lamp with two joints", 1, INK, STEEL, 6900, "Sprung joints, a heavy foot, and a head that turns all the way round."),
    ]),
    shelf("Furniture > Chairs > Kitchen & Dining Room Chairs", Motif::Chair, "interior-design", Voice::Furniture, "", &[
        r("Bentwood dining chair", 0, OAK, SAND, 14500, "Steam-bent ash with a seat of woven paper cord."),
        r("Shell chair in mustard", 1, MUSTARD, OAK, 11900, "A moulded shell on solid oak legs."),
    ]),
    shelf("Furniture > Chairs > Arm Chairs, Recliners & Sleeper Chairs", Motif::Armchair, "interior-design tv-binge-watching", Voice::Furniture, "", &[
        r("Teddy fleece reading chair", 0, CREAM, WALNUT, 39900, "Low, round and deep enough to sit in sideways."),
        r("Corduroy lounge chair in rust", 1, RUST, OAK, 44900, "Wide-wale corduroy over a beech frame."),
    ]),
    shelf("Home & Garden > Decor > Vases", Motif::Vase, "interior-design", Voice::Decor, "", &[
        r("Ribbed stoneware vase", 0, CLAY, CLAY, 3800, "Thrown on the wheel; no two have the same ribs."),
        r("Smoked glass bud vase", 1, TEAL, TEAL, 1900, "For one stem, or for three if they are friends."),
        r("Donut vase in chalk white", 2, CREAM, CREAM, 4200, "A ring of matt porcelain with a small mouth at the top."),
    ]),
    shelf("Home & Garden > Decor > Throw Pillows", Motif::Cushion, "interior-design tv-binge-watching", Voice::Textile, "Size:45 cm|60 cm*1.45", &[
        r("Linen cushion with piped edge", 0, OCHRE, CREAM, 3400, "Washed linen, softer after every wash."),
        r("Hand-blocked checker cushion", 1, BLUSH, RUST, 3900, "Printed by hand, so the squares wander a little."),
        r("Boucle cushion in moss", 2, MOSS, SAND, 3600, "Loopy wool-mix yarn with a hidden zip."),
    ]),
    shelf("Home & Garden > Decor > Clocks > Wall Clocks", Motif::Clock, "interior-design", Voice::Decor, "", &[
        r("Silent oak wall clock", 0, OAK, CREAM, 5900, "A sweeping movement that you will not hear at night."),
        r("Station clock in enamel", 1, FOREST, CREAM, 7900, "Enamelled steel with a dial one can read across a room."),
    ]),
    shelf("Home & Garden > Decor > Mirrors", Motif::Mirror, "interior-design", Voice::Decor, "", &[
        r("Arched hallway mirror", 0, BRASS, SKY, 13900, "A thin brass frame; hangs or leans."),
        r("Pebble mirror without a frame", 1, STONE, SKY, 8900, "Polished edge, an outline like a river stone."),
    ]),
    shelf("Home & Garden > Linens & Bedding > Bedding > Blankets", Motif::Blanket, "tv-binge-watching interior-design", Voice::Textile, "", &[
        r("Waffle throw in rose", 0, ROSE, CREAM, 4900, "Cotton waffle, large enough for two on a sofa."),
        r("Recycled wool check blanket", 1, FOREST, CREAM, 6900, "Spun from recycled knitwear, a little coarse and very warm."),
        r("Chunky knit throw", 2, OAT, SAND, 8500, "Thick merino-mix yarn; keep it away from cats."),
    ]),
    shelf("Furniture > Entertainment Centers & TV Stands", Motif::Sideboard, "tv-binge-watching interior-design", Voice::Furniture, "", &[
        r("Slatted media bench", 0, OAK, WALNUT, 32900, "Remote controls work through the slats."),
    ]),
    shelf("Home & Garden > Plants > Indoor & Outdoor Plants > Potted Houseplants", Motif::Plant, "houseplants", Voice::Plant, "Pot:12 cm|17 cm*1.8|21 cm*2.6", &[
        r("Monstera in a clay pot", 0, FOREST, TERRACOTTA, 2400, "Arrives with three to five leaves and a moss stick."),
        r("Snake plant, tall", 1, MOSS, CREAM, 1900, "Forgives a forgotten fortnight."),
        r("Rubber plant, burgundy", 2, AUBERGINE, OAT, 2200, "Likes bright corners and a damp cloth for its leaves."),
        r("String of hearts", 3, SAGE, BLUSH, 1600, "Trails over a shelf within one summer."),
        r("Olive tree for a sunny sill", 4, OLIVE, STONE, 2900, "Wants all the sun you have."),
        r("Peace lily", 5, FOREST, INK, 1700, "Droops when thirsty and stands up again in an hour."),
    ]),
    shelf("Home & Garden > Lawn & Garden > Gardening > Pots & Planters", Motif::Planter, "houseplants gardening", Voice::Plant, "", &[
        r("Fluted planter with saucer", 0, SAGE, SAGE, 2600, "Drains into its own saucer."),
        r("Two-tone dipped pot", 1, BLUSH, CREAM, 1800, "Half glazed, half bare clay."),
        r("Footed planter in black", 2, GRAPHITE, BRASS, 4400, "Lifts a plant to sofa height."),
    ]),
    shelf("Home & Garden > Lawn & Garden > Watering & Irrigation > Watering Cans", Motif::WateringCan, "gardening houseplants", Voice::Garden, "", &[
        r("Long-spout watering can", 0, COPPER, COPPER, 3200, "Reaches the back of the shelf and pours thinly."),
        r("Galvanised garden can, 9 l", 1, STEEL, STEEL, 3900, "Heavy zinc with a brass rose."),
        r("Small watering can in sky blue", 0, SKY, SKY, 2100, "One litre, a light one for small hands."),
    ]),
    shelf("Home & Garden > Lawn & Garden > Gardening > Gardening Tools", Motif::GardenTools, "gardening", Voice::Garden, "", &[
        r("Ash-handled hand tools, set of three", 0, OAK, STEEL, 4600, "Trowel, fork and weeder with a leather loop each."),
        r("Bypass secateurs", 1, RUST, STEEL, 3400, "Blades and springs can be replaced."),
    ]),
    shelf("Home & Garden > Plants > Seeds > Seeds & Seed Tape", Motif::SeedPacket, "gardening", Voice::Garden, "", &[
        r("Old tomato sorts, five packets", 0, RUST, CREAM, 1400, "Open-pollinated, so you can save your own seed."),
        r("Bee meadow, annual mix", 1, MUSTARD, SAGE, 900, "Enough for four square metres."),
    ]),
    shelf("Home & Garden > Lawn & Garden > Gardening > Gardening Accessories", Motif::Gloves, "gardening", Voice::Garden, "Size:S|M|L", &[
        r("Goatskin gardening gloves", 0, OCHRE, FOREST, 2400, "Thorn-proof to the wrist, thin enough to feel a seedling."),
    ]),
    shelf("Furniture > Office Furniture > Desks", Motif::Desk, "home-office interior-design", Voice::Desk, "Width:120 cm|140 cm*1.15", &[
        r("Standing desk with oak top", 0, OAK, GRAPHITE, 42900, "Remembers four heights and lifts 80 kilograms."),
        r("Writing desk with one drawer", 1, WALNUT, WALNUT, 28900, "Narrow enough for a hallway."),
    ]),
    shelf("Furniture > Office Furniture > Office Chairs", Motif::OfficeChair, "home-office", Voice::Desk, "", &[
        r("Mesh task chair", 0, GRAPHITE, STEEL, 23900, "Seat depth, arms and lower back all adjust."),
        r("Upholstered swivel chair", 1, TEAL, OAK, 18900, "Looks like a dining chair, rolls like an office chair."),
    ]),
    shelf("Office Supplies > Filing & Organization > Desk Organizers", Motif::Organizer, "home-office stationery", Voice::Desk, "", &[
        r("Cork and beech desk tray", 0, OAK, SAND, 2900, "Five compartments and a slot for a phone."),
        r("Steel pen cup with lid tray", 1, MUSTARD, GRAPHITE, 1600, "Powder-coated, with felt underneath."),
    ]),
    shelf("Home & Garden > Decor > Home Fragrances > Candles", Motif::Candle, "candles-and-scent", Voice::Scent, "Burns:35 h|60 h*1.5", &[
        r("Fig leaf candle", 0, SAGE, CREAM, 2800, "Rapeseed wax and a cotton wick; smells green, not sweet."),
        r("Cedar and smoke candle", 0, GRAPHITE, AMBER, 3200, "A bonfire two gardens away."),
        r("Orange blossom candle", 0, BLUSH, CREAM, 2800, "Bright at first, soft after an hour."),
        r("Beeswax pillar candle", 1, MUSTARD, MUSTARD, 1900, "Pure beeswax from one beekeeper."),
        r("Twisted dinner candles, pair", 2, ROSE, TERRACOTTA, 1400, "Hand-dipped and turned while warm."),
    ]),
    shelf("Home & Garden > Decor > Home Fragrance Accessories > Candle Holders", Motif::CandleHolder, "candles-and-scent interior-design", Voice::Scent, "", &[
        r("Cast brass chamberstick", 0, BRASS, CREAM, 3600, "Heavy foot, a ring for the finger."),
        r("Wave candle holder in stoneware", 1, INK, OAT, 2400, "Holds three thin candles at three heights."),
    ]),
    shelf("Home & Garden > Decor > Home Fragrances > Fragrance Oil", Motif::Diffuser, "candles-and-scent", Voice::Scent, "", &[
        r("Reed diffuser, linen and rain", 0, SKY, OAK, 3400, "Lasts about three months in a hallway."),
        r("Reed diffuser, black tea", 0, AMBER, GRAPHITE, 3600, "Dry and a little smoky."),
    ]),
    shelf("Home & Garden > Decor > Home Fragrances > Incense", Motif::Incense, "candles-and-scent", Voice::Scent, "", &[
        r("Hinoki incense with ceramic rest", 0, CLAY, OAK, 2200, "Forty thin sticks, twenty minutes each."),
    ]),
];
