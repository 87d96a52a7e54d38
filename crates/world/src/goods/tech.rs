//! Screens, networks, keyboards, the connected home, video games.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Electronics > Communications > Telephony > Mobile Phones", Motif::Slab, "technology", Voice::Tech, "Storage:128 GB|256 GB*1.15", &[
        r("Repairable phone in sea green", 0, TEAL, CREAM, 54900, "Ten parts, one screwdriver, eight years of updates."),
        r("Small phone, 5.4 inch", 0, BLUSH, GRAPHITE, 48900, "For hands that like to reach every corner."),
    ]),
    shelf("Electronics > Computers > Laptops", Motif::Laptop, "technology home-office", Voice::Tech, "Memory:16 GB|32 GB*1.2", &[
        r("Thin laptop, 14 inch, matt screen", 0, STEEL, SKY, 119900, "Quiet, light, with ports on both sides."),
        r("Modular laptop, 13 inch", 0, GRAPHITE, MINT, 104900, "Open it, change it, close it."),
    ]),
    shelf("Electronics > Video > Computer Monitors", Motif::Screen, "home-office technology", Voice::Tech, "", &[
        r("Matt monitor, 27 inch", 0, GRAPHITE, SAGE, 32900, "Sharp text, one cable, turns upright."),
    ]),
    shelf("Electronics > Video > Televisions", Motif::Screen, "tv-binge-watching films technology", Voice::Film, "Width:43 inch|55 inch*1.4|65 inch*1.9", &[
        r("Picture-frame television", 1, OAK, TERRACOTTA, 69900, "Shows a painting when it is off."),
        r("Slim television on wooden legs", 2, GRAPHITE, PLUM, 54900, "Good blacks, plain remote."),
    ]),
    shelf("Electronics > Video > Video Players & Recorders > Streaming & Home Media Players", Motif::Remote, "tv-binge-watching films", Voice::Film, "", &[
        r("Streaming stick with big-button remote", 0, GRAPHITE, RUST, 4900, "Wakes up in a second."),
    ]),
    shelf("Cameras & Optics > Cameras > Webcams", Motif::Webcam, "home-office technology", Voice::Tech, "", &[
        r("Webcam with sliding shutter", 0, GRAPHITE, SKY, 7900, "Good in bad light, closed when closed."),
    ]),
    shelf("Home & Garden > Lighting > Light Bulbs > LED Light Bulbs", Motif::Bulb, "internet-of-things interior-design", Voice::Smart, "Base:E27|E14", &[
        r("Colour smart bulb", 0, ROSE, STEEL, 2400, "Works without a cloud account."),
        r("Dimmable filament bulb, connected", 1, AMBER, BRASS, 1900, "Looks old, listens to a timer."),
    ]),
    shelf("Electronics > Networking > Bridges & Routers", Motif::Router, "internet-of-things technology", Voice::Smart, "", &[
        r("Mesh router, pair", 0, CREAM, SAGE, 17900, "Covers three floors of an old house."),
        r("Smart home hub", 1, GRAPHITE, MINT, 9900, "Speaks the four languages your devices speak."),
    ]),
    shelf("Electronics > Audio > Audio Components > Speakers", Motif::Puck, "internet-of-things technology", Voice::Smart, "", &[
        r("Smart speaker in knitted cloth", 0, STONE, SKY, 8900, "A switch that cuts the microphone for real."),
    ]),
    shelf("Cameras & Optics > Cameras > Surveillance Cameras", Motif::Webcam, "internet-of-things", Voice::Smart, "", &[
        r("Door camera, records at home", 1, CREAM, GRAPHITE, 12900, "Keeps its pictures on a card in your hallway."),
    ]),
    shelf("Hardware > Heating, Ventilation & Air Conditioning > HVAC Controls > Thermostats", Motif::Thermostat, "internet-of-things", Voice::Smart, "", &[
        r("Dial thermostat", 0, CREAM, RUST, 13900, "Turn it like a knob; it learns the rest."),
    ]),
    shelf("Home & Garden > Business & Home Security > Motion Sensors", Motif::Puck, "internet-of-things", Voice::Smart, "Set:1 sensor|3 sensors*2.6", &[
        r("Motion sensor with five-year battery", 1, CREAM, STONE, 2900, "Light in the hallway before you find the switch."),
    ]),
    shelf("Home & Garden > Household Appliances > Vacuums", Motif::RobotVacuum, "internet-of-things technology", Voice::Smart, "", &[
        r("Robot vacuum, low profile", 0, GRAPHITE, TEAL, 34900, "Goes under the sofa and comes back."),
    ]),
    shelf("Electronics > Electronics Accessories > Computer Components > Input Devices > Keyboards", Motif::Keyboard, "mechanical-keyboards technology", Voice::Keys, "Switches:Linear|Tactile|Clicky", &[
        r("75 % keyboard, cream and rust", 0, CREAM, RUST, 14900, "Gasket mount, hot-swap, a knob for the volume."),
        r("Split keyboard, tented", 1, GRAPHITE, MINT, 23900, "Two halves, one happy pair of shoulders."),
        r("60 % keyboard in teal", 2, TEAL, MUSTARD, 11900, "No arrows, no regrets."),
        r("Full-size office board, silent", 3, STONE, NAVY, 9900, "Quiet enough for a shared room."),
        r("Walnut case keyboard", 0, WALNUT, OAT, 26900, "A solid wood case, oiled, with brass weight."),
    ]),
    shelf("Electronics > Electronics Accessories > Computer Accessories > Keyboard & Mouse Wrist Rests", Motif::WristRest, "mechanical-keyboards home-office", Voice::Keys, "", &[
        r("Oak wrist rest", 0, OAK, WALNUT, 3400, "Sanded to the angle of most boards."),
    ]),
    shelf("Electronics > Electronics Accessories > Computer Components > Input Devices", Motif::Keycaps, "mechanical-keyboards", Voice::Keys, "", &[
        r("PBT keycap set, fruit salad", 0, ROSE, MUSTARD, 6900, "Dye-sublimated, 142 caps."),
        r("Macro pad with nine keys", 1, INK, SKY, 5900, "Nine small favours a day."),
    ]),
    shelf("Electronics > Electronics Accessories > Computer Components > Input Devices > Game Controllers", Motif::Controller, "video-games", Voice::Game, "", &[
        r("Wireless controller in mint", 0, MINT, GRAPHITE, 5900, "Hall sensors, so the sticks do not drift."),
        r("Pro controller with back paddles", 1, GRAPHITE, RUST, 11900, "Four paddles, three profiles."),
        r("Retro pad with eight buttons", 2, STONE, PLUM, 2900, "Feels like a Saturday in 1992."),
        r("Arcade stick", 3, INK, ROSE, 13900, "A heavy base, a clicky gate."),
    ]),
    shelf("Electronics > Video Game Consoles", Motif::Console, "video-games technology", Voice::Game, "", &[
        r("Handheld console, 7 inch", 0, SKY, GRAPHITE, 34900, "Plays on the train and on the sofa."),
        r("Living-room console, 1 TB", 1, CREAM, GRAPHITE, 49900, "Quiet, upright, with one spare port."),
    ]),
    shelf("Software > Video Game Software", Motif::GameCase, "video-games", Voice::Game, "", &[
        r("Lantern Isle, adventure", 0, TEAL, MUSTARD, 4900, "Row, explore, befriend a heron."),
        r("Circuit 88, arcade racing", 1, PLUM, ROSE, 3900, "Four players on one screen."),
        r("Mossgrave, puzzle platformer", 2, FOREST, AMBER, 2900, "Short, strange, hand-drawn."),
    ]),
];
