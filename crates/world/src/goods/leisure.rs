//! Toys, board games, painting, stationery.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Toys & Games > Toys > Building Toys", Motif::Blocks, "toys", Voice::Toy, "", &[
        r("Beech building blocks, 50 pieces", 0, RUST, SKY, 3900, "Sanded corners, beetroot and indigo stains."),
        r("Arch stacker rainbow", 1, TERRACOTTA, TEAL, 3400, "A tunnel, a bridge, a cradle, a fence."),
    ]),
    shelf("Toys & Games > Toys > Dolls, Playsets & Toy Figures > Stuffed Animals", Motif::Teddy, "toys", Voice::Toy, "", &[
        r("Corduroy bear", 0, AMBER, CREAM, 2900, "Floppy arms, stitched eyes, machine washable."),
        r("Long-eared rabbit in oat", 1, OAT, BLUSH, 2600, "Made to be carried by one ear."),
        r("Sleepy elephant", 2, STONE, ROSE, 3200, "As large as a two-year-old's hug."),
    ]),
    shelf("Toys & Games > Toys > Play Vehicles", Motif::ToyTrain, "toys", Voice::Toy, "", &[
        r("Wooden train with three wagons", 0, FOREST, MUSTARD, 3400, "Magnets between the wagons, fits common tracks."),
        r("Little racing car", 1, RUST, CREAM, 1600, "Rolls far on floorboards."),
    ]),
    shelf("Toys & Games > Puzzles > Jigsaw Puzzles", Motif::BoxSet, "toys board-games", Voice::Table, "", &[
        r("Harbour at dusk, 1,000 pieces", 0, NAVY, TERRACOTTA, 2200, "Thick board that does not lift."),
    ]),
    shelf("Toys & Games > Toys > Flying Toys", Motif::Kite, "toys", Voice::Toy, "", &[
        r("Sled kite with two tails", 0, ROSE, MUSTARD, 2400, "Flies in a light wind; no sticks to break."),
    ]),
    shelf("Baby & Toddler > Baby Toys & Activity Equipment > Sorting & Stacking Toys", Motif::StackRings, "toys", Voice::Toy, "", &[
        r("Stacking rings in five colours", 0, MINT, RUST, 1900, "Beech and water-based paint."),
    ]),
    shelf("Toys & Games > Games > Board Games", Motif::BoxSet, "board-games", Voice::Table, "", &[
        r("Windmill Valley, strategy game", 1, SAGE, MUSTARD, 4200, "Two to four players, ninety minutes, little luck."),
        r("Night Market, family game", 2, PLUM, AMBER, 2900, "Barter for lanterns; learnt in five minutes."),
        r("Under the Ice, co-operative game", 3, SKY, INK, 3600, "Everyone gets out, or nobody does."),
        r("Tiny Empires, for two", 4, TERRACOTTA, CREAM, 1900, "Twenty minutes, fits a coat pocket."),
    ]),
    shelf("Toys & Games > Games > Card Games", Motif::Cards, "board-games", Voice::Table, "", &[
        r("Linen-finish playing cards", 0, FOREST, CREAM, 1200, "Two decks in a tuck box."),
        r("Birds of a Feather, card game", 1, RUST, SKY, 1500, "Collect flocks, lie about pigeons."),
    ]),
    shelf("Toys & Games > Games > Dice Sets & Games", Motif::Dice, "board-games", Voice::Table, "", &[
        r("Seven polyhedral dice in amber", 0, AMBER, CREAM, 1600, "Sharp edges, inked numbers."),
    ]),
    shelf("Toys & Games > Games > Board Games", Motif::Chess, "board-games", Voice::Table, "", &[
        r("Weighted chess set, maple and walnut", 0, WALNUT, OAT, 7900, "Triple-weighted, felted, a board that folds."),
    ]),
    shelf("Office Supplies > General Office Supplies > Paper Products > Notebooks & Notepads", Motif::Notebook, "stationery home-office", Voice::Paper, "Ruling:Dotted|Lined|Blank", &[
        r("Cloth-bound notebook in moss", 0, MOSS, CREAM, 1900, "Opens flat; 120 gram paper that takes fountain pen."),
        r("Pocket notebooks, three pieces", 1, TERRACOTTA, SKY, 1200, "Stitched, rounded, made to be used up."),
        r("Marbled hardback journal", 2, NAVY, ROSE, 2600, "Every cover is pulled by hand."),
    ]),
    shelf("Office Supplies > Filing & Organization > Calendars, Organizers & Planners", Motif::Notebook, "stationery home-office", Voice::Paper, "", &[
        r("Undated weekly planner", 3, BLUSH, GRAPHITE, 2200, "Start in March, skip August, nobody minds."),
    ]),
    shelf("Office Supplies > Office Instruments > Writing & Drawing Instruments", Motif::Pen, "stationery", Voice::Paper, "", &[
        r("Brass ballpoint with a hexagon body", 0, BRASS, BRASS, 3900, "Gains a patina, takes common refills."),
        r("Piston fountain pen in green", 1, FOREST, BRASS, 6900, "Steel nib, holds ink for a week."),
        r("Fine liner set, six widths", 2, GRAPHITE, RUST, 1600, "Waterproof, for lines and shadows."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Materials > Craft Paint, Ink & Glaze > Art & Craft Paint", Motif::PaintSet, "painting", Voice::Paint, "", &[
        r("Watercolour tin, twelve half pans", 0, GRAPHITE, SKY, 3400, "A folding palette, a ring for the thumb."),
        r("Acrylics, ten tubes", 1, RUST, TEAL, 2900, "Thick, slow to dull."),
        r("Gouache, six jars", 2, MUSTARD, ROSE, 2400, "Matt, opaque, forgiving."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Tools > Craft Measuring & Marking Tools > Art Brushes", Motif::Brushes, "painting", Voice::Paint, "", &[
        r("Round brushes, synthetic sable", 0, WALNUT, RUST, 2200, "Sizes two to twelve, all with a point."),
        r("Flat bristle brushes, set of five", 1, TEAL, SAND, 1900, "Stiff, for oil and large gestures."),
    ]),
    shelf("Office Supplies > Presentation Supplies > Easels", Motif::Easel, "painting", Voice::Paint, "", &[
        r("Tripod easel in beech", 0, OAK, SKY, 6400, "Folds flat, holds up to one metre twenty."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Materials > Art & Craft Paper > Drawing & Painting Paper", Motif::Notebook, "painting stationery", Voice::Paint, "", &[
        r("Watercolour sketchbook, 300 g", 4, CREAM, TERRACOTTA, 2400, "Cotton paper, cold pressed, sewn."),
        r("Toned sketch pad in grey", 1, STONE, INK, 1300, "White pencil looks good on it."),
    ]),
];
