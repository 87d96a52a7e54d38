//! Animals, yarn, wood, film cameras.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Furniture", Motif::CatTree, "cats", Voice::Cat, "", &[
        r("Cat tree with three lookouts", 0, SAND, SAGE, 12900, "Sisal posts, washable cushions."),
        r("Wall-high climbing post", 1, OAK, BLUSH, 15900, "Held between floor and ceiling, no drilling."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Beds", Motif::CatBed, "cats", Voice::Cat, "", &[
        r("Felt cat cave", 0, STONE, ROSE, 5900, "Wool felt, warm and quiet."),
        r("Window hammock for cats", 1, CREAM, OAK, 3900, "Holds eight kilos of sun-bather."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Toys", Motif::CatToy, "cats", Voice::Cat, "", &[
        r("Felt mice, family of four", 0, STONE, BLUSH, 1200, "Filled with catnip from our own bed."),
        r("Feather wand", 1, MUSTARD, TEAL, 1400, "The feathers can be replaced, and will need to be."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Litter Boxes", Motif::LitterBox, "cats", Voice::Cat, "", &[
        r("Litter box with swing door", 0, MINT, CREAM, 5400, "The lid lifts with one hand."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Pet Bowls, Feeders & Waterers", Motif::PetBowl, "cats dogs", Voice::Cat, "Size:S|L*1.3", &[
        r("Raised stoneware bowl", 0, TERRACOTTA, CREAM, 2400, "Fifteen degrees of tilt, easier on the neck."),
        r("Ceramic water fountain", 1, CREAM, OAK, 5900, "Quiet pump, one filter a month."),
        r("Steel bowls on an oak stand", 2, OAK, STEEL, 3900, "Two bowls that lift out."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Dog Supplies > Dog Beds", Motif::PetBed, "dogs", Voice::Dog, "Size:S|M*1.3|L*1.7", &[
        r("Orthopaedic dog bed in grey", 0, STONE, MUSTARD, 7900, "Memory foam, covers that zip off."),
        r("Corduroy dog sofa", 0, AMBER, CREAM, 9900, "A rim to rest a chin on."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Pet Leashes", Motif::Leash, "dogs", Voice::Dog, "", &[
        r("Climbing-rope leash", 0, TEAL, MUSTARD, 3400, "Braided rope, screw carabiner."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Pet Collars & Harnesses", Motif::Collar, "dogs", Voice::Dog, "Size:S|M|L", &[
        r("Leather collar with brass tag", 0, AMBER, BRASS, 2900, "Bridle leather, hand-stitched."),
        r("Woven collar, folk pattern", 1, RUST, SKY, 2200, "Soft edges, strong buckle."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Dog Supplies > Dog Toys", Motif::DogToy, "dogs", Voice::Dog, "", &[
        r("Rope and rubber bone", 0, ROSE, CREAM, 1400, "Survived a terrier for a month."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Dog Supplies > Dog Treats", Motif::Pouch, "dogs", Voice::Dog, "", &[
        r("Oat and apple dog biscuits", 2, FOREST, CREAM, 690, "Six ingredients, all of which you know."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Fish Supplies > Aquariums", Motif::Aquarium, "aquariums", Voice::Fish, "", &[
        r("Rimless glass tank, 60 l", 0, SKY, FOREST, 11900, "Five-millimetre glass, clear silicone."),
        r("Nano cube for shrimp, 20 l", 1, TEAL, RUST, 6900, "With lid, light and a small filter."),
        r("Rounded bowl garden, 12 l", 2, MINT, AMBER, 4900, "For plants and snails, not for goldfish."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Fish Supplies > Aquarium Lighting", Motif::TankLight, "aquariums", Voice::Fish, "Width:45 cm|60 cm*1.25", &[
        r("Slim tank light with sunrise", 0, GRAPHITE, SKY, 6400, "Ramps up over an hour."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Fish Supplies > Aquarium Filters", Motif::TankFilter, "aquariums", Voice::Fish, "", &[
        r("Sponge filter, twin", 0, GRAPHITE, TEAL, 1600, "Gentle enough for fry."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Fish Supplies > Fish Food", Motif::Tin, "aquariums", Voice::Fish, "", &[
        r("Insect flakes for small fish", 1, TEAL, MUSTARD, 890, "Sinks slowly, clouds nothing."),
    ]),
    shelf("Animals & Pet Supplies > Pet Supplies > Fish Supplies > Aquarium Decor", Motif::TankRocks, "aquariums", Voice::Fish, "", &[
        r("Driftwood and dragon stone set", 0, WALNUT, STONE, 3900, "Soaked, so it sinks."),
    ]),
    shelf("Home & Garden > Plants > Aquatic Plants", Motif::AquaPlants, "aquariums", Voice::Fish, "", &[
        r("Easy tank plants, bunch of five", 0, FOREST, ROSE, 1900, "Grow without extra carbon dioxide."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Materials > Crafting Fibers > Yarn", Motif::Yarn, "knitting", Voice::Yarn, "", &[
        r("Highland wool, heather rose", 0, ROSE, PLUM, 1100, "Woolly and strong, blooms when washed."),
        r("Merino fingering, petrol", 1, TEAL, NAVY, 1900, "Four hundred metres of soft."),
        r("Undyed alpaca, oat", 0, OAT, SAND, 1600, "The colour of the animal."),
        r("Cotton for summer tops, sun", 2, MUSTARD, CREAM, 790, "Cool, heavy, easy to wash."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Tools > Needles & Hooks > Knitting Needles", Motif::Needles, "knitting", Voice::Yarn, "Size:3 mm|4 mm|5 mm", &[
        r("Birch circular needles", 0, OAK, RUST, 1400, "A join one does not feel."),
        r("Interchangeable needle set", 1, WALNUT, TEAL, 7900, "Nine tips, four cords, one roll."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Tools > Needles & Hooks > Crochet Hooks", Motif::Needles, "knitting", Voice::Yarn, "", &[
        r("Soft-grip crochet hooks, eight", 2, ROSE, MINT, 1900, "For long evenings and short rows."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Craft Kits > Needlecraft Kits", Motif::KnitKit, "knitting", Voice::Yarn, "", &[
        r("First scarf kit", 0, FOREST, OAT, 3400, "Needles, wool, a pattern that talks to you."),
        r("Granny square blanket kit", 1, RUST, SKY, 6900, "Twelve colours, sixty-four squares, one winter."),
    ]),
    shelf("Hardware > Tools > Planes", Motif::Plane, "woodworking", Voice::Wood, "", &[
        r("Block plane in bronze", 0, BRASS, WALNUT, 12900, "Fits one hand, sharp out of the box."),
    ]),
    shelf("Hardware > Tools > Saws > Hand Saws", Motif::Saw, "woodworking", Voice::Wood, "", &[
        r("Pull saw for fine cuts", 1, STEEL, SAND, 4400, "Cuts on the pull, leaves a clean edge."),
        r("Dovetail saw with beech handle", 0, STEEL, OAK, 6900, "Fifteen teeth to the inch."),
    ]),
    shelf("Hardware > Tools > Carving Chisels & Gouges", Motif::Chisels, "woodworking", Voice::Wood, "", &[
        r("Bench chisels, set of four", 0, OAK, STEEL, 7900, "Chrome-vanadium, hooped handles."),
        r("Spoon carving set", 1, WALNUT, STEEL, 5400, "A straight knife, a hook knife, a blank of birch."),
    ]),
    shelf("Hardware > Tools > Drills > Handheld Power Drills", Motif::Drill, "woodworking", Voice::Wood, "", &[
        r("Cordless drill, 12 V", 0, TEAL, GRAPHITE, 11900, "Small, light, strong enough for shelves."),
        r("Brushless drill, 18 V", 0, MUSTARD, GRAPHITE, 18900, "Two batteries, one of them always full."),
    ]),
    shelf("Hardware > Tools > Hammers > Manual Hammers", Motif::Mallet, "woodworking", Voice::Wood, "", &[
        r("Beech joiner's mallet", 0, OAK, OAK, 2900, "Angled faces, a wedged handle."),
    ]),
    shelf("Cameras & Optics > Cameras > Film Cameras", Motif::Camera, "film-photography", Voice::Camera, "", &[
        r("Half-frame pocket camera", 0, CREAM, GRAPHITE, 6900, "Seventy-two pictures on one roll."),
        r("Manual rangefinder, 35 mm", 1, STEEL, AMBER, 34900, "Bright finder, quiet shutter, serviced."),
        r("Medium-format folder", 2, GRAPHITE, BRASS, 42900, "Six by six centimetres of calm."),
    ]),
    shelf("Cameras & Optics > Camera & Optic Accessories > Camera Parts & Accessories > Camera Film", Motif::FilmRoll, "film-photography", Voice::Camera, "Pack:1 roll|3 rolls*2.8", &[
        r("Colour negative film, ISO 200", 0, MUSTARD, RUST, 1190, "Warm skin, gentle shadows."),
        r("Black-and-white film, ISO 400", 0, GRAPHITE, CREAM, 990, "Pushes to 1600 without a word."),
        r("Tungsten cinema film, ISO 800", 0, TEAL, ROSE, 1690, "Night streets with red halos."),
    ]),
    shelf("Cameras & Optics > Camera & Optic Accessories > Camera Parts & Accessories > Camera Straps", Motif::CameraStrap, "film-photography", Voice::Camera, "", &[
        r("Woven camera strap", 0, RUST, TEAL, 3900, "Wide on the shoulder, leather ends."),
    ]),
    shelf("Cameras & Optics > Photography > Darkroom > Developing & Processing Equipment", Motif::DevTank, "film-photography", Voice::Camera, "", &[
        r("Developing tank with two reels", 0, GRAPHITE, RUST, 3900, "Turns a kitchen into a darkroom."),
    ]),
];
