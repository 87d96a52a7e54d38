//! Training, balls, boards, bicycles, camping, the night sky.

use super::{SHOES, SIZES, Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Sporting Goods > Exercise & Fitness > Weight Lifting > Free Weights", Motif::Dumbbell, "fitness", Voice::Fit, "Weight:4 kg|8 kg*1.6|12 kg*2.2", &[
        r("Hex dumbbells in rubber, pair", 0, GRAPHITE, STEEL, 3900, "They do not roll away."),
        r("Neoprene dumbbells, pair", 1, ROSE, PLUM, 2900, "Soft to hold, easy to tell apart."),
    ]),
    shelf("Sporting Goods > Exercise & Fitness > Weight Lifting > Free Weights", Motif::Kettlebell, "fitness", Voice::Fit, "Weight:8 kg|12 kg*1.3|16 kg*1.6", &[
        r("Cast-iron kettlebell", 0, GRAPHITE, TEAL, 4400, "One piece, a handle with a matt coat."),
        r("Soft-base kettlebell", 0, RUST, GRAPHITE, 4900, "Kind to parquet and to the people below."),
    ]),
    shelf("Sporting Goods > Exercise & Fitness > Exercise Bands", Motif::Bands, "fitness yoga", Voice::Fit, "", &[
        r("Fabric resistance bands, three", 0, TEAL, ROSE, 1900, "Do not roll up, do not snap."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Food & Beverage Carriers > Water Bottles", Motif::Bottle, "fitness running", Voice::Fit, "Size:0.5 l|0.75 l*1.15", &[
        r("Insulated steel bottle in sage", 0, SAGE, STEEL, 2900, "Cold for a day, hot for a commute."),
        r("Soft-grip bottle in coral", 1, ROSE, CREAM, 1900, "Opens with one hand and a bit of thumb."),
    ]),
    shelf("Sporting Goods > Exercise & Fitness > Foam Rollers", Motif::FoamRoller, "fitness yoga", Voice::Fit, "", &[
        r("Cork foam roller", 0, SAND, WALNUT, 3900, "Firm, with an even surface."),
    ]),
    shelf("Sporting Goods > Exercise & Fitness > Yoga & Pilates > Yoga & Pilates Mats", Motif::YogaMat, "yoga fitness", Voice::Yoga, "Thickness:4 mm|6 mm*1.15", &[
        r("Natural rubber mat in plum", 0, PLUM, BLUSH, 6900, "Grips when dry, grips when damp."),
        r("Cork-topped mat", 0, SAND, GRAPHITE, 7900, "Warm under the hand."),
        r("Light travel mat", 0, SKY, NAVY, 3900, "Folds to the size of a book."),
    ]),
    shelf("Sporting Goods > Exercise & Fitness > Yoga & Pilates > Yoga & Pilates Blocks", Motif::YogaBlock, "yoga", Voice::Yoga, "", &[
        r("Cork blocks, pair", 0, SAND, WALNUT, 2400, "Rounded edges, no smell."),
        r("Buckwheat bolster in rust", 1, RUST, CREAM, 5900, "Heavy, shaped by hand, washable cover."),
    ]),
    shelf("Sporting Goods > Exercise & Fitness > Exercise Balls", Motif::Ball, "yoga fitness", Voice::Yoga, "Width:55 cm|65 cm*1.15", &[
        r("Exercise ball in lilac", 4, LILAC, LILAC, 2900, "Holds its air; pump included."),
    ]),
    shelf("Apparel & Accessories > Clothing > Activewear", Motif::Leggings, "yoga running fitness fashion", Voice::Wear, SIZES, &[
        r("High-rise leggings in forest", 0, FOREST, MINT, 5400, "Recycled knit, a pocket for a phone."),
        r("Split-hem running shorts", 1, NAVY, ROSE, 3900, "A liner, two gel pockets, a reflective hem."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Hydration Systems", Motif::RunVest, "running", Voice::Fit, SIZES, &[
        r("Running vest with two flasks", 0, SKY, GRAPHITE, 7900, "Bounces as little as promised."),
    ]),
    shelf("Hardware > Tools > Flashlights & Headlamps", Motif::Headlamp, "running camping stargazing", Voice::Camp, "", &[
        r("Headlamp with red mode", 0, GRAPHITE, RUST, 4400, "Red light keeps eyes used to the dark."),
    ]),
    shelf("Sporting Goods > Athletics > Soccer > Soccer Balls", Motif::Ball, "football", Voice::Ball, "Size:4|5", &[
        r("Match ball with thermal seams", 0, CREAM, TEAL, 4900, "Round after a wet season."),
        r("Street football, rough skin", 0, MUSTARD, GRAPHITE, 2900, "For concrete and car parks."),
        r("Training ball, hand-stitched", 0, CREAM, RUST, 3400, "Fair-trade stitched, thirty-two panels."),
    ]),
    shelf("Apparel & Accessories > Clothing > Uniforms > Sports Uniforms", Motif::Jersey, "football", Voice::Ball, SIZES, &[
        r("Hooped football shirt in green", 0, FOREST, CREAM, 4400, "A classic cut without a sponsor."),
        r("Sash football shirt in navy", 1, NAVY, MUSTARD, 4400, "Light knit, embroidered crest."),
    ]),
    shelf("Sporting Goods > Athletics > Soccer > Soccer Goals", Motif::Goal, "football", Voice::Ball, "", &[
        r("Pop-up goals, pair", 0, CREAM, RUST, 3900, "Up in seconds, folded after two tries."),
    ]),
    shelf("Sporting Goods > Athletics > Soccer > Soccer Gloves", Motif::KeeperGloves, "football", Voice::Ball, "Size:7|8|9|10", &[
        r("Goalkeeper gloves, flat cut", 0, MINT, GRAPHITE, 4400, "German latex, a wide strap."),
    ]),
    shelf("Sporting Goods > Athletics > Soccer > Soccer Protective Gear > Soccer Shin Guards", Motif::ShinGuards, "football", Voice::Ball, "Size:S|M|L", &[
        r("Slip-in shin guards", 0, GRAPHITE, MUSTARD, 1600, "Foam behind, a hard shell in front."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Skateboarding > Skateboards", Motif::Skateboard, "skateboarding", Voice::Board, "Width:8.0 inch|8.25 inch", &[
        r("Complete board, fox graphic", 0, TERRACOTTA, CREAM, 8900, "Seven plies of maple, mellow concave."),
        r("Old-school pool board", 1, TEAL, MUSTARD, 11900, "Wide, with a flat nose and soft wheels."),
        r("Pintail longboard in bamboo", 2, SAND, FOREST, 14900, "For long, lazy curves."),
        r("Mini cruiser in lilac", 3, LILAC, MINT, 5900, "Fits a locker and the bus."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Skateboarding > Skateboarding Protective Gear", Motif::Helmet, "skateboarding", Voice::Board, "Size:S|M|L", &[
        r("Skate helmet in matt olive", 1, OLIVE, GRAPHITE, 4900, "Covers the back of the head too."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Skateboarding > Skateboard Parts", Motif::Wheels, "skateboarding", Voice::Board, "Hardness:78A|99A", &[
        r("Urethane wheels, set of four", 0, CREAM, ROSE, 3400, "54 millimetres, hardly a flat spot."),
    ]),
    shelf("Apparel & Accessories > Shoes", Motif::Sneaker, "skateboarding sneakers", Voice::Shoe, SHOES, &[
        r("Vulcanised skate shoe", 0, GRAPHITE, AMBER, 7900, "Double-stitched suede where it counts."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Boating & Water Sports > Surfing > Surfboards", Motif::Surfboard, "surfing", Voice::Board, "", &[
        r("Single-fin longboard, 9'2\"", 0, CREAM, TERRACOTTA, 78900, "A nose rider with a resin tint."),
        r("Fish, 5'8\", retro twin", 1, MUSTARD, TEAL, 54900, "Fast on small days."),
        r("Soft-top, 8'0\"", 2, SKY, CREAM, 32900, "Forgiving for you and for others."),
        r("Mid-length egg in sage", 0, SAGE, CREAM, 62900, "One board for a whole summer."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Boating & Water Sports > Boating & Water Sport Apparel > Wetsuits", Motif::Wetsuit, "surfing", Voice::Board, SIZES, &[
        r("3/2 wetsuit, limestone neoprene", 0, GRAPHITE, TEAL, 21900, "Chest zip, taped knees."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Boating & Water Sports > Surfing > Surfboard Wax", Motif::Wax, "surfing", Voice::Board, "Water:Cool|Warm", &[
        r("Beeswax surf wax, two bars", 0, BLUSH, SKY, 700, "No paraffin, smells of coconut."),
    ]),
    shelf("Home & Garden > Linens & Bedding > Towels > Beach Towels", Motif::Towel, "surfing yoga", Voice::Textile, "", &[
        r("Striped beach towel", 0, TERRACOTTA, CREAM, 3400, "Flat-woven, shakes off sand."),
        r("Changing poncho in navy", 1, NAVY, CREAM, 5900, "Warm cotton terry with a hood."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Cycling > Bicycles", Motif::Bicycle, "road-cycling", Voice::Bike, "Frame:50 cm|54 cm|58 cm", &[
        r("Steel road bike in mint", 0, MINT, CREAM, 129900, "Butted tubes, eleven gears, mudguard eyes."),
        r("Endurance road bike, disc brakes", 0, NAVY, RUST, 184900, "A tall front end for long days."),
        r("Single-speed city bike", 1, OCHRE, WALNUT, 49900, "Little to break, little to steal."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Cycling > Cycling Apparel & Accessories > Bicycle Helmets", Motif::Helmet, "road-cycling", Voice::Bike, "Size:S|M|L", &[
        r("Ventilated road helmet", 0, CREAM, GRAPHITE, 9900, "250 grams and room for a ponytail."),
        r("Commuter helmet with rear light", 1, SKY, GRAPHITE, 7900, "A magnet buckle, a light that charges by USB-C."),
    ]),
    shelf("Apparel & Accessories > Clothing > Activewear > Bicycle Activewear", Motif::Jersey, "road-cycling", Voice::Bike, SIZES, &[
        r("Merino cycling jersey in rust", 2, RUST, CREAM, 9900, "Three pockets, one with a zip."),
        r("Summer jersey, faded stripes", 3, BLUSH, TEAL, 7400, "Thin enough for July."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Cycling > Bicycle Accessories", Motif::BikeLight, "road-cycling van-life", Voice::Bike, "", &[
        r("Front and rear light set", 0, GRAPHITE, RUST, 5400, "Eighty lux in front, seen from the side."),
        r("Saddle bag in waxed cotton", 1, OLIVE, AMBER, 4900, "A tube, a tool, a sandwich."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Camping & Hiking > Tents", Motif::Tent, "camping van-life", Voice::Camp, "", &[
        r("Two-person dome tent in orange", 0, TERRACOTTA, CREAM, 22900, "Stands alone, packs to a loaf of bread."),
        r("Canvas bell tent, four metres", 1, CREAM, WALNUT, 48900, "One pole, one stove hole, one long summer."),
        r("Ridge tarp in olive", 2, OLIVE, OAK, 8900, "Shade at noon, a roof at night."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Camping & Hiking > Camping Lights & Lanterns", Motif::Lantern, "camping van-life stargazing", Voice::Camp, "", &[
        r("Rechargeable lantern in forest", 0, FOREST, CREAM, 4900, "Warm light for thirty hours; charges a phone."),
        r("Candle lantern in brass", 1, BRASS, CREAM, 3900, "One candle, nine hours, no hum."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Camping & Hiking > Sleeping Bags", Motif::SleepingBag, "camping", Voice::Camp, "Length:Regular|Long*1.08", &[
        r("Three-season sleeping bag", 0, TEAL, MUSTARD, 14900, "Comfortable to two degrees, recycled fill."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Camping & Hiking > Camping Cookware & Dinnerware", Motif::EnamelMug, "camping van-life", Voice::Camp, "", &[
        r("Enamel mugs, set of four", 0, NAVY, CREAM, 3200, "They chip, they stay, they get a name."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Appliances > Portable Cooking Stoves", Motif::CampStove, "camping van-life", Voice::Camp, "", &[
        r("Two-burner folding stove", 0, FOREST, STEEL, 9900, "Wind shields, good low flame."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Food & Beverage Carriers > Coolers", Motif::Cooler, "van-life camping barbecue", Voice::Camp, "", &[
        r("Hard cooler, 24 l, in cream", 0, CREAM, RUST, 13900, "Ice for three days in the shade."),
    ]),
    shelf("Sporting Goods > Outdoor Recreation > Camping & Hiking > Camp Furniture", Motif::CampChair, "van-life camping stargazing", Voice::Camp, "", &[
        r("Low folding chair in canvas", 0, RUST, OAK, 6900, "Beech arms, a seat that can be washed."),
        r("Reclining star chair", 0, NAVY, STEEL, 7900, "Tips back far enough for the zenith."),
    ]),
    shelf("Home & Garden > Lawn & Garden > Outdoor Living > Hammocks", Motif::Hammock, "van-life camping", Voice::Camp, "", &[
        r("Striped cotton hammock", 0, MUSTARD, TEAL, 5900, "Woven on a hand loom; holds two."),
    ]),
    shelf("Hardware > Power & Electrical Supplies > Solar Panels", Motif::SolarPanel, "van-life", Voice::Camp, "Power:60 W|120 W*1.7", &[
        r("Folding solar panel", 0, NAVY, STEEL, 14900, "Four leaves, one cable, a pocket for it."),
    ]),
    shelf("Cameras & Optics > Optics > Scopes > Telescopes", Motif::Telescope, "stargazing", Voice::Star, "", &[
        r("Refractor telescope, 80 mm", 0, CREAM, OAK, 32900, "Moon, planets, the brighter clusters."),
        r("Tabletop reflector, 114 mm", 1, RUST, GRAPHITE, 23900, "Stands on a garden table."),
        r("Brass spotting scope", 2, BRASS, WALNUT, 18900, "For the balcony and for ships."),
    ]),
    shelf("Cameras & Optics > Optics > Binoculars", Motif::Binoculars, "stargazing", Voice::Star, "", &[
        r("Wide-field binoculars, 7 × 50", 0, FOREST, GRAPHITE, 16900, "Bright at night, heavy enough to hold still."),
        r("Light binoculars, 8 × 32", 0, GRAPHITE, OCHRE, 12900, "Waterproof, close focus at two metres."),
    ]),
    shelf("Home & Garden > Decor > World Globes", Motif::Globe, "stargazing interior-design", Voice::Star, "", &[
        r("Moon globe with names", 1, STONE, OAK, 5900, "Every sea and the landing sites."),
        r("Celestial globe in midnight blue", 2, NAVY, BRASS, 8900, "The sky seen from outside."),
    ]),
];
