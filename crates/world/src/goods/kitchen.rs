//! The kitchen: cooking, bread, coffee, tea, wine, fire.

use super::{Shelf, Voice, r, shelf};
use crate::draw::Motif;
use crate::draw::tone::*;

pub(super) const SHELVES: &[Shelf] = &[
    shelf("Home & Garden > Kitchen & Dining > Cookware & Bakeware > Cookware > Skillets & Frying Pans", Motif::Pan, "cooking", Voice::Cook, "Width:24 cm|28 cm*1.2", &[
        r("Carbon steel frying pan", 0, GRAPHITE, GRAPHITE, 5400, "Needs seasoning once and then outlives you."),
        r("Copper sauté pan", 1, COPPER, BRASS, 18900, "Two millimetres of copper lined with steel."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Cookware & Bakeware > Cookware > Dutch Ovens", Motif::Pot, "cooking sourdough", Voice::Cook, "Size:4 l|6 l*1.3", &[
        r("Enamelled cast-iron pot in ochre", 0, OCHRE, CREAM, 14900, "Heavy lid, even heat, good for stew and for bread."),
        r("Enamelled cast-iron pot in teal", 0, TEAL, CREAM, 14900, "The same pot for people who like blue kitchens."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Kitchen Knives", Motif::Knife, "cooking", Voice::Cook, "", &[
        r("Santoku with cherry handle", 0, STEEL, WALNUT, 9900, "A thin blade that needs a stone now and then."),
        r("Bread knife with long teeth", 1, STEEL, GRAPHITE, 4900, "Goes through a hard crust without pressing."),
        r("Small paring knife, olive wood", 2, STEEL, OLIVE, 2900, "For everything too small for the big one."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Cutting Boards", Motif::CuttingBoard, "cooking sourdough", Voice::Cook, "", &[
        r("End-grain cutting board", 0, WALNUT, OAK, 8900, "Kind to blades; oil it twice a year."),
        r("Round bread board", 1, OAK, OAK, 3900, "A juice groove on one side, flat on the other."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Mortars & Pestles", Motif::Mortar, "cooking", Voice::Cook, "", &[
        r("Granite mortar, 18 cm", 0, STONE, STONE, 4400, "Five kilograms, so it stays where it is."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Spice Grinders", Motif::Mill, "cooking", Voice::Cook, "", &[
        r("Beech pepper mill", 0, RUST, STEEL, 3600, "Steel grinder, from dust to splinters."),
        r("Tall salt and pepper pair", 1, INK, OAK, 5200, "One light, one dark, so nobody mixes them up."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Mixing Bowls", Motif::Bowl, "sourdough cooking", Voice::Bread, "", &[
        r("Cane mixing bowl", 0, OAT, CREAM, 3400, "The old pattern with the wide rim."),
        r("Rattan proving basket", 2, SAND, OAK, 1900, "Leaves the rings on the loaf."),
    ]),
    shelf("Food, Beverages & Tobacco > Food Items > Bakery > Breads & Buns", Motif::Bread, "sourdough", Voice::Bread, "", &[
        r("Dark rye loaf, baked slowly", 1, WALNUT, CREAM, 950, "Eighteen hours of rest; keeps for a week."),
        r("Country sourdough, 1 kg", 0, OCHRE, CREAM, 850, "Wheat and a little spelt, sent the day it is baked."),
    ]),
    shelf("Food, Beverages & Tobacco > Food Items > Cooking & Baking Ingredients > Flour", Motif::Pouch, "sourdough", Voice::Bread, "Weight:1 kg|5 kg*4.2", &[
        r("Stone-milled wheat flour", 0, CREAM, RUST, 420, "Type 1050, with the germ still in it."),
        r("Whole rye flour", 0, SAND, FOREST, 390, "Coarse, dark, hungry for water."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Food Storage > Bread Boxes & Bags", Motif::Breadbox, "sourdough", Voice::Bread, "", &[
        r("Enamel bread bin with beech lid", 0, SAGE, OAK, 4900, "The lid turns over into a board."),
    ]),
    shelf("Food, Beverages & Tobacco > Food Items > Cooking & Baking Ingredients > Starter Cultures", Motif::Jar, "sourdough", Voice::Bread, "", &[
        r("Sourdough starter in a swing-top jar", 2, CREAM, SKY, 1200, "Six years old and in good health; feed on arrival."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Appliances > Coffee Makers & Espresso Machines", Motif::Espresso, "espresso", Voice::Coffee, "", &[
        r("Lever espresso machine", 0, STEEL, WALNUT, 64900, "No pump, no screen; you are the pressure."),
        r("Compact espresso machine in cream", 1, CREAM, STEEL, 32900, "Ready in four minutes and narrow enough for any counter."),
        r("Stovetop coffee pot, six cups", 2, STEEL, GRAPHITE, 3400, "Aluminium, eight sides, a familiar gurgle."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Appliance Accessories > Coffee Maker & Espresso Machine Accessories", Motif::Grinder, "espresso", Voice::Coffee, "", &[
        r("Hand grinder with steel burrs", 0, GRAPHITE, WALNUT, 8900, "Forty seconds for one cup."),
    ]),
    shelf("Food, Beverages & Tobacco > Beverages > Coffee", Motif::Pouch, "espresso", Voice::Coffee, "Weight:250 g|1 kg*3.5", &[
        r("Espresso beans, hazelnut and cocoa", 1, TERRACOTTA, CREAM, 1150, "A round house blend that forgives the machine."),
        r("Filter beans, washed, citrus", 1, SKY, MUSTARD, 1450, "Light roast; the lemon is not an exaggeration."),
        r("Decaf beans without solvent", 1, PLUM, BLUSH, 1250, "For the cup after dinner."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Tableware > Drinkware > Coffee & Tea Cups", Motif::Mug, "espresso tea", Voice::Coffee, "", &[
        r("Speckled stoneware mug", 0, OAT, CLAY, 1800, "Holds 320 ml and keeps its handle cool."),
        r("Espresso cups, set of two", 1, INK, CREAM, 2400, "Thick walls, so the crema survives the walk to the sofa."),
        r("Dipped latte bowl", 2, ROSE, CREAM, 1600, "Without a handle, for both hands."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Tableware > Coffee Servers & Tea Pots", Motif::Teapot, "tea", Voice::Tea, "", &[
        r("Cast-iron teapot", 0, GRAPHITE, COPPER, 5900, "Keeps three cups warm for an hour."),
        r("Side-handle teapot in celadon", 1, MINT, OAK, 4600, "Pours without a drip, which is all one asks."),
        r("Round porcelain teapot", 2, CREAM, BLUSH, 3900, "A sieve built into the spout."),
    ]),
    shelf("Food, Beverages & Tobacco > Beverages > Tea & Infusions", Motif::Tin, "tea", Voice::Tea, "Weight:80 g|200 g*2.2", &[
        r("Assam breakfast tea", 0, RUST, MUSTARD, 1100, "Strong enough for milk."),
        r("First-flush green tea", 0, SAGE, CREAM, 1600, "Water at seventy degrees, please."),
        r("Rooibos with orange peel", 0, OCHRE, TERRACOTTA, 950, "No caffeine, no bitterness."),
        r("Mountain herb infusion", 0, SKY, FOREST, 1050, "Nine herbs, dried in the shade."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Appliances > Electric Kettles", Motif::Kettle, "tea espresso", Voice::Tea, "", &[
        r("Gooseneck kettle with thermometer", 0, GRAPHITE, WALNUT, 8900, "Pours as thin as a pencil."),
        r("Enamel whistling kettle", 1, FOREST, OAK, 4900, "Two litres, one honest whistle."),
    ]),
    shelf("Food, Beverages & Tobacco > Beverages > Alcoholic Beverages > Wine", Motif::WineBottle, "wine", Voice::Wine, "", &[
        r("Red from old vines, Alentejo", 0, AUBERGINE, CREAM, 1650, "Plums, a little leather; open it an hour before."),
        r("Dry Riesling, slate soil", 1, OLIVE, CREAM, 1450, "Lime and stone, 11.5 percent."),
        r("Pet-nat rosé", 2, ROSE, BLUSH, 1950, "Cloudy, lively; stand well back."),
        r("Orange wine, amphora", 0, AMBER, CREAM, 2250, "Apricot skin and tea; drink it with cheese."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Tableware > Drinkware > Stemware", Motif::WineGlass, "wine", Voice::Wine, "Set:2 glasses|6 glasses*2.7", &[
        r("Thin-stemmed wine glasses", 0, SKY, ROSE, 3200, "One shape for red and white."),
        r("Coloured goblets", 1, AMBER, AMBER, 3600, "Pressed glass, good in the dishwasher."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Barware > Corkscrews", Motif::Corkscrew, "wine", Voice::Wine, "", &[
        r("Waiter's corkscrew in rosewood", 0, WALNUT, STEEL, 2600, "Two steps, one small knife, fits a pocket."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Barware > Decanters", Motif::Decanter, "wine", Voice::Wine, "", &[
        r("Wide-bottomed decanter", 0, SKY, PLUM, 4800, "Gives a young red the room it needs."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Appliances > Outdoor Grills", Motif::Grill, "barbecue", Voice::Grill, "", &[
        r("Kettle grill, 57 cm", 0, GRAPHITE, OAK, 18900, "A deep lid, two vents, an ash catcher that works."),
        r("Portable charcoal grill in red", 1, RUST, STEEL, 6900, "Folds its legs away for the park."),
        r("Ceramic egg grill", 2, FOREST, OAK, 74900, "Holds 110 degrees through the night."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Tongs", Motif::GrillTools, "barbecue", Voice::Grill, "", &[
        r("Long tongs and turner", 0, STEEL, WALNUT, 3200, "Forty centimetres between you and the fire."),
    ]),
    shelf("Food, Beverages & Tobacco > Food Items > Condiments & Sauces > Marinades & Grilling Sauces", Motif::SauceBottle, "barbecue cooking", Voice::Grill, "", &[
        r("Smoked tomato sauce", 0, RUST, CREAM, 790, "Sweet first, then wood smoke."),
        r("Chimichurri, mild", 0, FOREST, MUSTARD, 890, "Parsley, oregano, garlic, vinegar. Nothing else."),
        r("Mango and chilli glaze", 0, OCHRE, RUST, 850, "Brush it on in the last five minutes."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Cooking Thermometers", Motif::Thermometer, "barbecue", Voice::Grill, "", &[
        r("Two-probe grill thermometer", 0, GRAPHITE, RUST, 5900, "Tells the phone when the meat is done."),
    ]),
    shelf("Home & Garden > Kitchen & Dining > Kitchen Appliances > Popcorn Makers", Motif::PopcornMaker, "tv-binge-watching films", Voice::Film, "", &[
        r("Stovetop popcorn pot with crank", 0, RUST, CREAM, 4400, "Three minutes, and nothing burns."),
    ]),
    shelf("Food, Beverages & Tobacco > Food Items > Snack Foods > Popcorn", Motif::Popcorn, "tv-binge-watching", Voice::Film, "", &[
        r("Salted caramel popcorn, tub", 0, RUST, CREAM, 790, "Gone by the end of the first episode."),
        r("Popping corn, butterfly, in a striped tub", 0, TEAL, CREAM, 620, "Pops light and with few old maids."),
    ]),
];
