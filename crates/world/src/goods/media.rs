//! Books, films, records, listening, guitars.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Media > Books > Print Books", Motif::Book, "books", Voice::Book, "Binding:Paperback|Hardback*1.7", &[
        r("The Lighthouse Ledger, a novel", 0, TEAL, CREAM, 1450, "An accountant inherits a lighthouse and the debts that come with it."),
        r("Small Rivers, short stories", 1, SKY, RUST, 1300, "Eleven stories that all end near water."),
        r("A Field Guide to Being Late", 2, MUSTARD, INK, 1500, "Essays about time, funny and then suddenly not."),
        r("The Clockmaker's Garden, a mystery", 3, FOREST, BRASS, 1250, "A poisoned hedge, five gardeners, one honest dog."),
        r("Orbit of Salt, science fiction", 4, INK, ROSE, 1600, "A slow ship, a small crew, a very long argument."),
        r("Soup for Sundays, a cookbook", 5, TERRACOTTA, CREAM, 2900, "Sixty soups in the order of the year."),
    ]),
    shelf("Office Supplies > Book Accessories > Book Lights", Motif::BookLight, "books", Voice::Book, "", &[
        r("Clip-on amber reading light", 0, CREAM, AMBER, 1900, "Warm light that does not wake the other side of the bed."),
    ]),
    shelf("Home & Garden > Decor > Bookends", Motif::Bookends, "books interior-design", Voice::Decor, "", &[
        r("Arc bookends in travertine", 0, SAND, SAND, 4600, "Two kilos each, felt underneath."),
    ]),
    shelf("Electronics > Computers > Handheld Devices > E-Book Readers", Motif::Slab, "books technology", Voice::Tech, "Storage:16 GB|64 GB*1.3", &[
        r("Paper-like e-reader, 7 inch", 2, GRAPHITE, CREAM, 14900, "No advertising, warm light, weeks on a charge."),
    ]),
    shelf("Media > DVDs & Videos > Film & Television DVDs", Motif::DiscCase, "films tv-binge-watching", Voice::Film, "", &[
        r("Harbour Street, the complete series", 0, NAVY, AMBER, 3900, "Five seasons of a fish market and its quarrels."),
        r("Night Trains, restored film", 1, INK, ROSE, 1900, "The 1964 thriller from a new scan, with a booklet."),
        r("The Long Table, season one", 2, RUST, CREAM, 2400, "A family restaurant, eight episodes, no villains."),
        r("Quiet Planets, documentary box", 3, PLUM, SKY, 2900, "Six hours of slow space."),
    ]),
    shelf("Home & Garden > Decor > Artwork > Posters, Prints, & Visual Artwork", Motif::Poster, "films interior-design", Voice::Film, "Size:30 × 40 cm|50 × 70 cm*1.6", &[
        r("Midnight matinee, film poster", 0, INK, MUSTARD, 2900, "Screen-printed in three colours."),
        r("Desert road, film poster", 1, TERRACOTTA, SKY, 2900, "For a western that was never made."),
        r("Blue lagoon, cut-paper print", 2, TEAL, BLUSH, 3400, "Giclée on heavy cotton paper."),
    ]),
    shelf("Home & Garden > Decor > Artwork > Posters, Prints, & Visual Artwork", Motif::Poster, "stargazing", Voice::Star, "Size:30 × 40 cm|50 × 70 cm*1.6", &[
        r("Northern sky chart", 3, NAVY, CREAM, 3200, "All constellations from 60 to 20 degrees north, glows a little."),
    ]),
    shelf("Electronics > Video > Projectors > Multimedia Projectors", Motif::Projector, "films tv-binge-watching technology", Voice::Film, "", &[
        r("Pocket projector", 0, CREAM, GRAPHITE, 29900, "Ninety inches in a dark room, two hours of battery."),
        r("Short-throw film projector", 1, GRAPHITE, STEEL, 89900, "Stands a hand away from the wall."),
    ]),
    shelf("Media > Music & Sound Recordings > Records & LPs", Motif::Vinyl, "vinyl-records music", Voice::Record, "", &[
        r("Slow Tide, ambient LP", 0, TEAL, SKY, 2600, "Recorded in one night in an empty pool."),
        r("Corner Café Trio, live", 1, RUST, CREAM, 2400, "Piano, bass, brushes, a cough at minute nine."),
        r("Neon Orchard, synth pop", 2, PLUM, ROSE, 2700, "Pressed on pink vinyl, limited to what sold last time."),
        r("Songs from the Ferry, folk", 3, OCHRE, FOREST, 2300, "Two voices and a concertina."),
        r("Concrete Garden, hip-hop double LP", 4, GRAPHITE, MUSTARD, 3200, "Four sides, no skits."),
        r("Cumbia for Kitchens, compilation", 0, MUSTARD, RUST, 2500, "Fourteen reasons to burn the onions."),
    ]),
    shelf("Electronics > Audio > Audio Players & Recorders > Turntables & Record Players", Motif::Turntable, "vinyl-records hi-fi music", Voice::Record, "", &[
        r("Belt-drive turntable in walnut", 0, WALNUT, GRAPHITE, 34900, "Carbon arm, mounted cartridge, no app."),
        r("Direct-drive deck", 0, GRAPHITE, STEEL, 42900, "Pitch fader and a quick start."),
        r("Starter turntable in sage", 0, SAGE, CREAM, 17900, "With a small built-in preamp."),
    ]),
    shelf("Electronics > Audio > Audio Components > Speakers", Motif::Speaker, "hi-fi music", Voice::Audio, "", &[
        r("Bookshelf speakers in oak, pair", 0, OAK, GRAPHITE, 39900, "Five-inch woofers that do not shout."),
        r("Floor speaker, two and a half way", 1, WALNUT, INK, 64900, "Sold singly, because rooms differ."),
        r("Studio monitors, pair", 0, GRAPHITE, MUSTARD, 32900, "Honest to the point of rudeness."),
        r("Bathroom speaker with strap", 2, TERRACOTTA, CREAM, 6900, "Survives steam and singing."),
    ]),
    shelf("Electronics > Audio > Audio Components > Audio Amplifiers", Motif::HifiBox, "hi-fi vinyl-records", Voice::Audio, "", &[
        r("Integrated amplifier, 2 × 60 W", 0, STEEL, GRAPHITE, 49900, "Phono input, tone controls, nothing blinking."),
        r("Small tube amplifier", 1, WALNUT, AMBER, 58900, "Twelve warm watts."),
    ]),
    shelf("Electronics > Audio > Audio Components > Headphones & Headsets", Motif::Headphones, "music hi-fi technology", Voice::Audio, "", &[
        r("Open-back headphones", 0, WALNUT, GRAPHITE, 24900, "Wide and airy; your neighbours will hear it too."),
        r("Noise-cancelling headphones in sand", 1, SAND, CREAM, 27900, "Thirty hours, a real button for everything."),
        r("Wired studio headphones", 2, GRAPHITE, RUST, 11900, "Every part can be replaced."),
    ]),
    shelf("Electronics > Audio > Audio Components > Headphones & Headsets", Motif::Headphones, "video-games", Voice::Game, "", &[
        r("Gaming headset with boom mic", 3, INK, MINT, 8900, "Light, with cloth pads that stay cool."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Musical Instruments > String Instruments", Motif::Guitar, "guitars music", Voice::Guitar, "", &[
        r("Dreadnought acoustic, spruce top", 0, AMBER, WALNUT, 38900, "A solid top and an easy neck."),
        r("Travel guitar, short scale", 0, WALNUT, OAK, 26900, "Fits an overhead locker."),
        r("Semi-hollow electric in cherry", 1, RUST, CREAM, 64900, "Two humbuckers, from jazz to trouble."),
        r("Offset electric in surf green", 2, MINT, CREAM, 54900, "A tremolo that stays in tune, mostly."),
        r("Concert ukulele, mahogany", 3, TERRACOTTA, OAK, 11900, "Warm strings, a padded bag."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Musical Instrument & Orchestra Accessories > Musical Instrument Amplifiers", Motif::GuitarAmp, "guitars", Voice::Guitar, "", &[
        r("Practice amp, 10 W", 0, OAT, WALNUT, 12900, "Breaks up before the neighbours do."),
        r("Valve combo in navy tolex", 0, NAVY, CREAM, 58900, "Fifteen watts, one speaker, spring reverb."),
    ]),
    shelf("Arts & Entertainment > Hobbies & Creative Arts > Musical Instrument & Orchestra Accessories > Electronic Tuners", Motif::Tuner, "guitars", Voice::Guitar, "", &[
        r("Pedal tuner with bright display", 0, MUSTARD, GRAPHITE, 7900, "Mutes while you tune."),
    ]),
];
