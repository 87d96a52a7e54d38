//! The things that can be drawn: their shape, how they stand, and who draws them.
//!
//! The drawings are tables of coordinates, one shape a line; rustfmt would put one number a line.

#[rustfmt::skip]
mod desk;
#[rustfmt::skip]
mod dress;
#[rustfmt::skip]
mod garden;
#[rustfmt::skip]
mod gear;
#[rustfmt::skip]
mod hifi;
#[rustfmt::skip]
mod hobby;
#[rustfmt::skip]
mod home;
#[rustfmt::skip]
mod kitchen;
#[rustfmt::skip]
mod leisure;
#[rustfmt::skip]
mod pets;
#[rustfmt::skip]
mod print;
#[rustfmt::skip]
mod sport;
#[rustfmt::skip]
mod table;
#[rustfmt::skip]
mod tech;
#[rustfmt::skip]
mod wear;

use super::pen::Pen;
use super::tone::Tone;
use crate::rng::Rng;

/// How a thing is shown in a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Stands on a table or a shelf.
    Table,
    /// Stands on the floor.
    Floor,
    /// Hangs on a wall.
    Wall,
    /// Hangs from a hook.
    Hang,
    /// Only lies.
    Flat,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// The box of the drawing; the larger side is 100.
    pub w: f32,
    pub h: f32,
    /// The larger side in real life.
    pub cm: f32,
    pub stand: Stand,
}

/// What a drawn product looks like.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub motif: Motif,
    pub style: u8,
    pub main: Tone,
    pub second: Tone,
    pub seed: u64,
}

macro_rules! motifs {
    ($($name:ident $w:literal x $h:literal $cm:literal $stand:ident $room:ident::$draw:ident;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Motif { $($name,)* }

        impl Motif {
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            pub(crate) const fn spec(self) -> Spec {
                match self { $(Self::$name => Spec { w: $w as f32, h: $h as f32, cm: $cm as f32, stand: Stand::$stand },)* }
            }
        }

        /// Draws a thing into its box.
        pub(crate) fn draw(pen: &mut Pen<'_>, look: &Look) {
            let mut rng = Rng::new(look.seed);
            match look.motif { $(Motif::$name => $room::$draw(pen, look, &mut rng),)* }
        }
    };
}

motifs! {
    Lamp 58 x 100 45 Table home::lamp;
    Chair 58 x 100 84 Floor home::chair;
    Armchair 100 x 96 88 Floor home::armchair;
    Vase 54 x 84 28 Table home::vase;
    Cushion 100 x 92 46 Table home::cushion;
    Clock 100 x 100 32 Wall home::clock;
    Mirror 62 x 100 70 Wall home::mirror;
    Blanket 100 x 52 45 Table home::blanket;
    Sideboard 100 x 40 160 Floor home::sideboard;
    Candle 70 x 86 12 Table home::candle;
    CandleHolder 78 x 100 20 Table home::candle_holder;
    Diffuser 46 x 100 24 Table home::diffuser;
    Incense 100 x 60 22 Table home::incense;
    Bookends 100 x 62 26 Table home::bookends;
    Plant 84 x 100 48 Table garden::plant;
    Planter 88 x 84 24 Table garden::planter;
    WateringCan 100 x 72 30 Table garden::watering_can;
    GardenTools 76 x 100 30 Flat garden::tools;
    SeedPacket 84 x 96 14 Flat garden::seeds;
    Gloves 92 x 100 26 Flat garden::gloves;
    Desk 100 x 66 130 Floor desk::desk;
    OfficeChair 66 x 100 105 Floor desk::office_chair;
    Organizer 100 x 74 26 Table desk::organizer;
    Notebook 76 x 100 21 Flat desk::notebook;
    Pen 100 x 56 15 Flat desk::pen;
    PaintSet 100 x 76 24 Flat desk::paint_set;
    Brushes 80 x 100 26 Flat desk::brushes;
    Easel 66 x 100 150 Floor desk::easel;
    Pan 100 x 54 44 Flat kitchen::pan;
    Pot 100 x 74 30 Table kitchen::pot;
    Knife 100 x 34 31 Flat kitchen::knife;
    CuttingBoard 70 x 100 40 Table kitchen::cutting_board;
    Mortar 86 x 88 18 Table kitchen::mortar;
    Mill 62 x 100 26 Table kitchen::mill;
    Bowl 100 x 60 28 Table kitchen::bowl;
    Bread 100 x 62 28 Table kitchen::bread;
    Pouch 68 x 100 24 Table kitchen::pouch;
    Breadbox 100 x 62 36 Table kitchen::breadbox;
    Jar 84 x 80 8 Table table::jar;
    Espresso 92 x 100 36 Table kitchen::espresso;
    Grinder 52 x 100 20 Table kitchen::grinder;
    Mug 100 x 84 11 Table table::mug;
    Teapot 100 x 74 22 Table table::teapot;
    Tin 66 x 92 13 Table table::tin;
    Kettle 100 x 88 26 Table table::kettle;
    WineBottle 30 x 100 31 Table table::wine_bottle;
    WineGlass 74 x 100 22 Table table::wine_glass;
    Corkscrew 100 x 62 13 Flat table::corkscrew;
    Decanter 72 x 100 26 Table table::decanter;
    Grill 78 x 100 105 Floor kitchen::grill;
    GrillTools 66 x 100 42 Flat kitchen::grill_tools;
    SauceBottle 34 x 100 22 Table table::sauce_bottle;
    Thermometer 92 x 92 16 Table kitchen::thermometer;
    PopcornMaker 100 x 80 28 Table kitchen::popcorn_maker;
    Popcorn 82 x 100 24 Table table::popcorn;
    Shirt 100 x 96 72 Hang dress::shirt;
    Dress 68 x 100 112 Hang dress::dress;
    Jacket 94 x 100 76 Hang dress::jacket;
    Hat 100 x 64 28 Table wear::hat;
    Scarf 66 x 100 80 Hang dress::scarf;
    Sunglasses 100 x 44 15 Flat wear::sunglasses;
    Handbag 92 x 100 34 Hang wear::handbag;
    Sneaker 100 x 56 30 Table wear::sneaker;
    Watch 60 x 100 18 Flat wear::watch;
    WatchStrap 60 x 100 15 Flat wear::watch_strap;
    Ring 88 x 100 3 Flat wear::ring;
    Necklace 84 x 100 24 Flat wear::necklace;
    Earrings 84 x 92 5 Flat wear::earrings;
    Suitcase 62 x 100 58 Floor wear::suitcase;
    Backpack 76 x 100 48 Hang wear::backpack;
    Duffel 100 x 62 52 Table wear::duffel;
    NeckPillow 100 x 92 30 Flat wear::neck_pillow;
    ZipPouch 100 x 66 20 Flat wear::zip_pouch;
    HairClip 100 x 64 9 Flat wear::hair_clip;
    Leggings 56 x 100 92 Hang dress::leggings;
    Jersey 100 x 96 72 Hang dress::jersey;
    Wetsuit 58 x 100 150 Hang dress::wetsuit;
    RunVest 80 x 100 46 Hang dress::run_vest;
    Towel 68 x 100 84 Hang dress::towel;
    Book 72 x 100 22 Table print::book;
    BookLight 66 x 100 18 Table print::book_light;
    DiscCase 74 x 100 19 Table print::disc_case;
    GameCase 74 x 100 17 Table print::disc_case;
    Poster 74 x 100 62 Wall print::poster;
    BoxSet 100 x 92 28 Table print::box_set;
    Cards 92 x 96 12 Flat print::cards;
    Slab 56 x 100 16 Table tech::slab;
    Vinyl 100 x 74 40 Flat hifi::vinyl;
    Turntable 100 x 58 44 Table hifi::turntable;
    Speaker 62 x 100 34 Table hifi::speaker;
    HifiBox 100 x 38 42 Table hifi::hifi_box;
    Headphones 92 x 100 20 Table hifi::headphones;
    Guitar 40 x 100 102 Hang hifi::guitar;
    GuitarAmp 100 x 88 44 Table hifi::guitar_amp;
    Tuner 64 x 92 13 Flat hifi::tuner;
    Projector 100 x 58 28 Table tech::projector;
    Laptop 100 x 66 33 Table tech::laptop;
    Screen 100 x 76 64 Table tech::screen;
    Remote 58 x 100 17 Flat tech::remote;
    Webcam 78 x 88 9 Table tech::webcam;
    Bulb 62 x 100 12 Table tech::bulb;
    Router 100 x 78 22 Table tech::router;
    Puck 88 x 84 14 Table tech::puck;
    Thermostat 92 x 92 10 Wall tech::thermostat;
    RobotVacuum 100 x 100 34 Flat tech::robot_vacuum;
    Keyboard 100 x 42 34 Flat tech::keyboard;
    WristRest 100 x 26 34 Flat tech::wrist_rest;
    Keycaps 100 x 74 24 Flat tech::keycaps;
    Controller 100 x 72 16 Flat tech::controller;
    Console 100 x 56 28 Table tech::console;
    Blocks 100 x 84 26 Table leisure::blocks;
    Teddy 84 x 100 32 Table leisure::teddy;
    ToyTrain 100 x 48 36 Table leisure::train;
    Kite 82 x 100 80 Wall leisure::kite;
    StackRings 76 x 100 20 Table leisure::stack_rings;
    Dice 100 x 72 8 Flat leisure::dice;
    Chess 100 x 84 40 Table leisure::chess;
    Dumbbell 100 x 56 26 Flat gear::dumbbell;
    Kettlebell 76 x 100 24 Table gear::kettlebell;
    Bands 100 x 72 28 Flat gear::bands;
    Bottle 36 x 100 26 Table gear::bottle;
    FoamRoller 100 x 48 40 Flat gear::foam_roller;
    YogaMat 100 x 52 64 Flat gear::yoga_mat;
    YogaBlock 100 x 62 24 Table gear::yoga_block;
    Ball 100 x 100 22 Table gear::ball;
    Headlamp 100 x 68 16 Flat gear::headlamp;
    Goal 100 x 64 150 Floor sport::goal;
    KeeperGloves 100 x 92 26 Flat sport::keeper_gloves;
    ShinGuards 84 x 100 22 Flat sport::shin_guards;
    Skateboard 32 x 100 80 Flat sport::skateboard;
    Helmet 100 x 74 28 Table sport::helmet;
    Wheels 100 x 84 11 Flat sport::wheels;
    Surfboard 30 x 100 210 Floor sport::surfboard;
    Wax 92 x 76 9 Flat sport::wax;
    Bicycle 100 x 64 172 Floor sport::bicycle;
    BikeLight 96 x 78 12 Flat sport::bike_light;
    Tent 100 x 62 240 Floor sport::tent;
    Lantern 58 x 100 24 Table gear::lantern;
    SleepingBag 48 x 100 60 Flat gear::sleeping_bag;
    EnamelMug 100 x 86 10 Table table::enamel_mug;
    CampStove 100 x 60 50 Table gear::camp_stove;
    Cooler 100 x 74 50 Floor gear::cooler;
    CampChair 90 x 100 82 Floor gear::camp_chair;
    Hammock 100 x 56 260 Floor gear::hammock;
    SolarPanel 100 x 60 90 Flat gear::solar_panel;
    Telescope 96 x 100 140 Floor gear::telescope;
    Binoculars 100 x 80 18 Flat gear::binoculars;
    Globe 78 x 100 36 Table gear::globe;
    CatTree 72 x 100 130 Floor pets::cat_tree;
    CatBed 100 x 68 48 Floor pets::cat_bed;
    CatToy 100 x 80 24 Flat pets::cat_toy;
    LitterBox 92 x 84 50 Floor pets::litter_box;
    PetBowl 100 x 54 24 Table pets::bowl;
    PetBed 100 x 50 84 Floor pets::bed;
    Leash 100 x 84 40 Flat pets::leash;
    Collar 100 x 86 20 Flat pets::collar;
    DogToy 100 x 58 22 Flat pets::dog_toy;
    Aquarium 100 x 74 60 Table pets::aquarium;
    TankLight 100 x 40 46 Flat pets::tank_light;
    TankFilter 62 x 100 18 Table pets::tank_filter;
    TankRocks 100 x 66 30 Table pets::tank_rocks;
    AquaPlants 88 x 100 26 Table pets::aqua_plants;
    Yarn 100 x 78 14 Table hobby::yarn;
    Needles 92 x 100 26 Flat hobby::needles;
    KnitKit 100 x 88 30 Flat hobby::knit_kit;
    Plane 100 x 60 20 Table hobby::plane;
    Saw 100 x 44 48 Flat hobby::saw;
    Chisels 78 x 100 28 Flat hobby::chisels;
    Drill 96 x 92 24 Table hobby::drill;
    Mallet 66 x 100 34 Flat hobby::mallet;
    Camera 100 x 76 14 Table hobby::camera;
    FilmRoll 92 x 84 8 Table hobby::film_roll;
    CameraStrap 92 x 100 40 Flat hobby::camera_strap;
    DevTank 62 x 86 18 Table hobby::dev_tank;
    Dropper 46 x 100 12 Table table::dropper;
    Tube 40 x 100 15 Table table::tube;
    Soap 100 x 70 10 Table table::soap;
    Perfume 68 x 94 13 Table table::perfume;
}
