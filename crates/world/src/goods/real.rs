//! The sample products that bring a photo of their own: what they are for and where on the photo they stand.

use super::Voice;
use crate::draw::tone::*;
use crate::draw::{Motif, Tone};

/// What is known about a catalog item by its key.
pub(crate) struct Known {
    pub key: &'static str,
    /// What a person would call it.
    pub noun: &'static str,
    pub topics: &'static str,
    pub voice: Voice,
    /// What to draw when there is no photo.
    pub motif: Motif,
    pub style: u8,
    pub main: Tone,
    pub second: Tone,
    pub path: &'static str,
    /// Middle, width and height of the thing as shares of its photo.
    pub place: [f32; 4],
}

/// What is known about the item with this key.
pub(crate) fn known(key: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.key == key)
}

#[rustfmt::skip]
const KNOWN: &[Known] = &[
    Known { key: "laptop", noun: "laptop", topics: "technology home-office", voice: Voice::Tech, motif: Motif::Laptop, style: 0, main: STEEL, second: SKY, path: "Electronics > Computers > Laptops", place: [0.52, 0.55, 0.55, 0.55] },
    Known { key: "tablet", noun: "tablet", topics: "technology home-office tv-binge-watching", voice: Voice::Tech, motif: Motif::Slab, style: 1, main: GRAPHITE, second: STONE, path: "Electronics > Computers > Tablet Computers", place: [0.50, 0.54, 0.52, 0.62] },
    Known { key: "cordless-mouse", noun: "mouse", topics: "technology home-office", voice: Voice::Tech, motif: Motif::Puck, style: 0, main: GRAPHITE, second: STEEL, path: "Electronics > Electronics Accessories > Computer Components > Input Devices > Mice & Trackballs", place: [0.5, 0.52, 0.6, 0.55] },
    Known { key: "32-inch-monitor", noun: "monitor", topics: "technology home-office video-games", voice: Voice::Tech, motif: Motif::Screen, style: 0, main: GRAPHITE, second: NAVY, path: "Electronics > Video > Computer Monitors", place: [0.5, 0.4, 0.9, 0.7] },
    Known { key: "curvy-monitor", noun: "curved screen", topics: "technology home-office video-games", voice: Voice::Tech, motif: Motif::Screen, style: 0, main: GRAPHITE, second: RUST, path: "Electronics > Video > Computer Monitors", place: [0.48, 0.5, 0.9, 0.5] },
    Known { key: "high-performance-ram", noun: "memory", topics: "technology", voice: Voice::Tech, motif: Motif::Slab, style: 1, main: NAVY, second: STEEL, path: "Electronics > Electronics Accessories > Memory", place: [0.5, 0.5, 0.9, 0.9] },
    Known { key: "gaming-pc", noun: "gaming computer", topics: "video-games technology", voice: Voice::Game, motif: Motif::Console, style: 1, main: GRAPHITE, second: MINT, path: "Electronics > Computers > Desktop Computers", place: [0.5, 0.52, 0.75, 0.85] },
    Known { key: "hard-drive", noun: "hard drive", topics: "technology", voice: Voice::Tech, motif: Motif::Slab, style: 1, main: STEEL, second: GRAPHITE, path: "Electronics > Electronics Accessories > Computer Components > Storage Devices > Hard Drives", place: [0.5, 0.5, 0.6, 0.6] },
    Known { key: "clacky-keyboard", noun: "keyboard", topics: "mechanical-keyboards technology video-games", voice: Voice::Keys, motif: Motif::Keyboard, style: 0, main: STONE, second: MUSTARD, path: "Electronics > Electronics Accessories > Computer Components > Input Devices > Keyboards", place: [0.55, 0.5, 0.9, 0.85] },
    Known { key: "ethernet-cable", noun: "network cable", topics: "technology internet-of-things", voice: Voice::Smart, motif: Motif::BikeLight, style: 0, main: RUST, second: CREAM, path: "Electronics > Electronics Accessories > Cables", place: [0.6, 0.5, 0.7, 0.7] },
    Known { key: "usb-cable", noun: "charging cable", topics: "technology home-office", voice: Voice::Tech, motif: Motif::BikeLight, style: 0, main: CREAM, second: STEEL, path: "Electronics > Electronics Accessories > Cables", place: [0.5, 0.45, 0.4, 0.6] },
    Known { key: "instant-camera", noun: "instant camera", topics: "film-photography", voice: Voice::Camera, motif: Motif::Camera, style: 0, main: CREAM, second: GRAPHITE, path: "Cameras & Optics > Cameras > Film Cameras", place: [0.52, 0.66, 0.5, 0.5] },
    Known { key: "camera-lens", noun: "lens", topics: "film-photography technology", voice: Voice::Camera, motif: Motif::Camera, style: 1, main: GRAPHITE, second: AMBER, path: "Cameras & Optics > Camera & Optic Accessories > Camera & Video Camera Lenses > Camera Lenses", place: [0.35, 0.35, 0.6, 0.65] },
    Known { key: "vintage-folding-camera", noun: "folding camera", topics: "film-photography", voice: Voice::Camera, motif: Motif::Camera, style: 2, main: GRAPHITE, second: STEEL, path: "Cameras & Optics > Cameras > Film Cameras", place: [0.48, 0.72, 0.7, 0.45] },
    Known { key: "tripod", noun: "tripod", topics: "film-photography stargazing", voice: Voice::Camera, motif: Motif::Camera, style: 1, main: GRAPHITE, second: STEEL, path: "Cameras & Optics > Camera & Optic Accessories > Tripods & Monopods", place: [0.5, 0.5, 0.45, 0.8] },
    Known { key: "instamatic-camera", noun: "little camera", topics: "film-photography", voice: Voice::Camera, motif: Motif::Camera, style: 0, main: STEEL, second: GRAPHITE, path: "Cameras & Optics > Cameras > Film Cameras", place: [0.45, 0.5, 0.75, 0.75] },
    Known { key: "compact-digital-camera", noun: "compact camera", topics: "technology travel", voice: Voice::Camera, motif: Motif::Camera, style: 1, main: GRAPHITE, second: STEEL, path: "Cameras & Optics > Cameras > Digital Cameras", place: [0.5, 0.5, 0.55, 0.6] },
    Known { key: "nikkormat-slr-camera", noun: "old SLR", topics: "film-photography", voice: Voice::Camera, motif: Motif::Camera, style: 1, main: GRAPHITE, second: STEEL, path: "Cameras & Optics > Cameras > Film Cameras", place: [0.45, 0.52, 0.5, 0.7] },
    Known { key: "compact-slr-camera", noun: "small SLR", topics: "film-photography technology", voice: Voice::Camera, motif: Motif::Camera, style: 1, main: STEEL, second: GRAPHITE, path: "Cameras & Optics > Cameras > Digital Cameras", place: [0.5, 0.5, 0.45, 0.5] },
    Known { key: "twin-lens-camera", noun: "twin-lens camera", topics: "film-photography", voice: Voice::Camera, motif: Motif::Camera, style: 2, main: GRAPHITE, second: STEEL, path: "Cameras & Optics > Cameras > Film Cameras", place: [0.5, 0.5, 0.45, 0.4] },
    Known { key: "road-bike", noun: "road bike", topics: "road-cycling", voice: Voice::Bike, motif: Motif::Bicycle, style: 0, main: GRAPHITE, second: GRAPHITE, path: "Sporting Goods > Outdoor Recreation > Cycling > Bicycles", place: [0.5, 0.55, 0.75, 0.8] },
    Known { key: "skipping-rope", noun: "skipping rope", topics: "fitness", voice: Voice::Fit, motif: Motif::Leash, style: 0, main: MUSTARD, second: RUST, path: "Sporting Goods > Exercise & Fitness > Cardio > Jump Ropes", place: [0.45, 0.5, 0.75, 0.5] },
    Known { key: "boxing-gloves", noun: "boxing gloves", topics: "fitness", voice: Voice::Fit, motif: Motif::KeeperGloves, style: 0, main: RUST, second: CREAM, path: "Sporting Goods > Athletics > Boxing & Martial Arts > Boxing & Martial Arts Protective Gear > Boxing Gloves & Mitts", place: [0.5, 0.45, 0.75, 0.75] },
    Known { key: "tent", noun: "tent", topics: "camping van-life", voice: Voice::Camp, motif: Motif::Tent, style: 0, main: MUSTARD, second: CREAM, path: "Sporting Goods > Outdoor Recreation > Camping & Hiking > Tents", place: [0.68, 0.55, 0.55, 0.55] },
    Known { key: "cruiser-skateboard", noun: "cruiser", topics: "skateboarding", voice: Voice::Board, motif: Motif::Skateboard, style: 3, main: ROSE, second: RUST, path: "Sporting Goods > Outdoor Recreation > Skateboarding > Skateboards", place: [0.5, 0.53, 0.35, 0.85] },
    Known { key: "football", noun: "football", topics: "football", voice: Voice::Ball, motif: Motif::Ball, style: 0, main: CREAM, second: TEAL, path: "Sporting Goods > Athletics > Soccer > Soccer Balls", place: [0.36, 0.52, 0.5, 0.75] },
    Known { key: "tennis-ball", noun: "tennis ball", topics: "fitness", voice: Voice::Ball, motif: Motif::Ball, style: 2, main: MINT, second: CREAM, path: "Sporting Goods > Athletics > Tennis > Tennis Balls", place: [0.33, 0.4, 0.45, 0.65] },
    Known { key: "basketball", noun: "basketball", topics: "fitness", voice: Voice::Ball, motif: Motif::Ball, style: 1, main: TERRACOTTA, second: GRAPHITE, path: "Sporting Goods > Athletics > Basketball > Basketballs", place: [0.5, 0.62, 0.45, 0.4] },
    Known { key: "ultraboost-running-shoe", noun: "running shoe", topics: "sneakers running fitness", voice: Voice::Shoe, motif: Motif::Sneaker, style: 4, main: SKY, second: ROSE, path: "Apparel & Accessories > Shoes", place: [0.56, 0.55, 0.5, 0.6] },
    Known { key: "freerun-running-shoe", noun: "running shoe", topics: "sneakers running fitness", voice: Voice::Shoe, motif: Motif::Sneaker, style: 4, main: GRAPHITE, second: GRAPHITE, path: "Apparel & Accessories > Shoes", place: [0.5, 0.5, 0.6, 0.6] },
    Known { key: "hi-top-basketball-shoe", noun: "high-top", topics: "sneakers fashion", voice: Voice::Shoe, motif: Motif::Sneaker, style: 2, main: CREAM, second: CREAM, path: "Apparel & Accessories > Shoes", place: [0.5, 0.5, 0.75, 0.6] },
    Known { key: "pureboost-running-shoe", noun: "running shoe", topics: "sneakers running", voice: Voice::Shoe, motif: Motif::Sneaker, style: 4, main: GRAPHITE, second: CREAM, path: "Apparel & Accessories > Shoes", place: [0.5, 0.55, 0.85, 0.7] },
    Known { key: "runx-running-shoe", noun: "running shoe", topics: "sneakers running", voice: Voice::Shoe, motif: Motif::Sneaker, style: 4, main: GRAPHITE, second: GRAPHITE, path: "Apparel & Accessories > Shoes", place: [0.45, 0.5, 0.6, 0.7] },
    Known { key: "allstar-sneakers", noun: "canvas sneaker", topics: "sneakers fashion skateboarding", voice: Voice::Shoe, motif: Motif::Sneaker, style: 2, main: GRAPHITE, second: CREAM, path: "Apparel & Accessories > Shoes", place: [0.5, 0.5, 0.55, 0.9] },
    Known { key: "spiky-cactus", noun: "cactus", topics: "houseplants interior-design", voice: Voice::Plant, motif: Motif::Plant, style: 1, main: FOREST, second: TERRACOTTA, path: "Home & Garden > Plants > Indoor & Outdoor Plants > Potted Houseplants", place: [0.5, 0.6, 0.7, 0.75] },
    Known { key: "tulip-pot", noun: "pot of tulips", topics: "houseplants gardening", voice: Voice::Plant, motif: Motif::Plant, style: 5, main: ROSE, second: OCHRE, path: "Home & Garden > Plants > Flowers", place: [0.5, 0.6, 0.8, 0.75] },
    Known { key: "hanging-plant", noun: "hanging plant", topics: "houseplants interior-design", voice: Voice::Plant, motif: Motif::Plant, style: 3, main: FOREST, second: WALNUT, path: "Home & Garden > Plants > Indoor & Outdoor Plants > Potted Houseplants", place: [0.45, 0.45, 0.55, 0.85] },
    Known { key: "aloe-vera", noun: "aloe", topics: "houseplants interior-design", voice: Voice::Plant, motif: Motif::Plant, style: 1, main: MINT, second: CREAM, path: "Home & Garden > Plants > Indoor & Outdoor Plants > Potted Houseplants", place: [0.55, 0.5, 0.8, 0.85] },
    Known { key: "fern-blechnum-gibbum", noun: "fern", topics: "houseplants gardening", voice: Voice::Plant, motif: Motif::Plant, style: 0, main: FOREST, second: ROSE, path: "Home & Garden > Plants > Indoor & Outdoor Plants > Potted Houseplants", place: [0.5, 0.55, 0.6, 0.85] },
    Known { key: "assorted-succulents", noun: "succulents", topics: "houseplants interior-design", voice: Voice::Plant, motif: Motif::Plant, style: 1, main: SAGE, second: TERRACOTTA, path: "Home & Garden > Plants > Indoor & Outdoor Plants > Potted Houseplants", place: [0.48, 0.5, 0.9, 0.9] },
    Known { key: "orchid", noun: "orchid", topics: "houseplants interior-design", voice: Voice::Plant, motif: Motif::Plant, style: 4, main: PLUM, second: CREAM, path: "Home & Garden > Plants > Flowers", place: [0.45, 0.5, 0.7, 0.85] },
    Known { key: "bonsai-tree", noun: "bonsai", topics: "houseplants gardening", voice: Voice::Plant, motif: Motif::Plant, style: 4, main: FOREST, second: STONE, path: "Home & Garden > Plants > Trees", place: [0.55, 0.5, 0.65, 0.85] },
    Known { key: "guardian-lion-statue", noun: "stone lion", topics: "interior-design gardening", voice: Voice::Decor, motif: Motif::Vase, style: 0, main: STONE, second: STONE, path: "Home & Garden > Decor > Artwork > Sculptures & Statues", place: [0.45, 0.58, 0.6, 0.8] },
    Known { key: "hand-trowel", noun: "trowel", topics: "gardening houseplants", voice: Voice::Garden, motif: Motif::GardenTools, style: 0, main: FOREST, second: STEEL, path: "Home & Garden > Lawn & Garden > Gardening > Gardening Tools > Gardening Trowels", place: [0.5, 0.5, 0.7, 0.8] },
    Known { key: "balloon-chair", noun: "white chair", topics: "interior-design", voice: Voice::Furniture, motif: Motif::Chair, style: 0, main: CREAM, second: ROSE, path: "Furniture > Chairs > Kitchen & Dining Room Chairs", place: [0.5, 0.7, 0.5, 0.5] },
    Known { key: "grey-fabric-sofa", noun: "grey sofa", topics: "interior-design tv-binge-watching", voice: Voice::Furniture, motif: Motif::Armchair, style: 0, main: STONE, second: TEAL, path: "Furniture > Sofas", place: [0.45, 0.6, 0.8, 0.7] },
    Known { key: "leather-sofa", noun: "leather sofa", topics: "interior-design tv-binge-watching", voice: Voice::Furniture, motif: Motif::Armchair, style: 1, main: AMBER, second: WALNUT, path: "Furniture > Sofas", place: [0.47, 0.62, 0.85, 0.6] },
    Known { key: "light-shade", noun: "pendant light", topics: "interior-design", voice: Voice::Light, motif: Motif::Lamp, style: 2, main: CREAM, second: STEEL, path: "Home & Garden > Lighting > Lighting Fixtures > Ceiling Light Fixtures", place: [0.3, 0.55, 0.5, 0.7] },
    Known { key: "wooden-side-desk", noun: "side desk", topics: "interior-design home-office", voice: Voice::Desk, motif: Motif::Desk, style: 1, main: OAK, second: STEEL, path: "Furniture > Office Furniture > Desks", place: [0.48, 0.65, 0.9, 0.6] },
    Known { key: "comfy-padded-chair", noun: "padded chair", topics: "interior-design home-office", voice: Voice::Furniture, motif: Motif::Armchair, style: 0, main: SKY, second: WALNUT, path: "Furniture > Chairs > Arm Chairs, Recliners & Sleeper Chairs", place: [0.5, 0.55, 0.8, 0.7] },
    Known { key: "black-eaves-chair", noun: "black shell chair", topics: "interior-design home-office", voice: Voice::Furniture, motif: Motif::Chair, style: 1, main: GRAPHITE, second: OAK, path: "Furniture > Chairs > Kitchen & Dining Room Chairs", place: [0.42, 0.5, 0.55, 0.85] },
    Known { key: "wooden-stool", noun: "stool", topics: "interior-design cooking", voice: Voice::Furniture, motif: Motif::Chair, style: 0, main: OAT, second: OAK, path: "Furniture > Chairs > Table & Bar Stools", place: [0.5, 0.6, 0.6, 0.65] },
    Known { key: "bedside-table", noun: "bedside table", topics: "interior-design books", voice: Voice::Furniture, motif: Motif::Desk, style: 1, main: CREAM, second: OAK, path: "Furniture > Tables > Nightstands", place: [0.6, 0.62, 0.6, 0.6] },
    Known { key: "modern-cafe-chair", noun: "café chair", topics: "interior-design", voice: Voice::Furniture, motif: Motif::Chair, style: 1, main: MUSTARD, second: STEEL, path: "Furniture > Chairs > Kitchen & Dining Room Chairs", place: [0.55, 0.7, 0.75, 0.55] },
];
