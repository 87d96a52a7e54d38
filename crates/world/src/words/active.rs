//! What people say about toys, sport, animals, making and care; see `house` for the placeholders.

pub(super) const TOY: &[&str] = &[
    "Chewed, dropped, thrown from a balcony. Still in one piece.",
    "Bought for the little one, occupied by the big one.",
    "Three hours of quiet. I would have paid double.",
    "No batteries, no noise, no app. Thank you.",
    "It sleeps in the bed, we sleep on the edge.",
    "The paint holds even after the bath it was not meant to take.",
    "Every visitor over thirty sits on the floor within minutes.",
    "It has a name already: Mister Bus.",
];
pub(super) const CAMERA: &[&str] = &[
    "Roll three. Two good frames, one great one, that is my usual rate.",
    "Metered by eye, developed in the bathroom.",
    "The shutter sounds like a small door closing.",
    "Light leak top right. I have decided to like it.",
    "Carried it for a week in the city and slowed down.",
    "My grandfather had the same one; he would laugh at my scans.",
    "Thirty-six pictures make you think before you press.",
    "The lab asked which film it was.",
    "Focus is slow. So am I.",
];
pub(super) const FIT: &[&str] = &[
    "Ten minutes a day, five days a week, since September.",
    "They do not roll off under the sofa. Small mercies.",
    "Living room, 6:40, before anyone can see me.",
    "I was sceptical about the grip. I was wrong.",
    "The floor is fine, the neighbours are fine, I am tired.",
    "First pull-up since school. Nobody was there to see it.",
    "Good for beginners, and I am one.",
    "It smelled of rubber for a week. Open window.",
];
pub(super) const YOGA: &[&str] = &[
    "No slipping in the third sun salutation. My old mat is a rug now.",
    "Morning light, twenty minutes, the cat joins at minute five.",
    "Thick enough for my knees, thin enough to balance.",
    "I roll it out and half of the work is done.",
    "Cork feels warm even at six in the morning.",
    "Slow class yesterday, slept like a stone.",
    "The colour makes me want to practise. Whatever helps.",
    "Rolled up it fits in the bicycle basket.",
];
pub(super) const BIKE: &[&str] = &[
    "82 kilometres, 900 metres up, one very large cake.",
    "Headwind both ways. How?",
    "The saddle and I have reached an agreement.",
    "First ride before work. I was insufferably cheerful until noon.",
    "Coffee stop at kilometre forty, as always.",
    "Bright enough to be seen by the lorry behind me. Good.",
    "Cleaned and oiled on Sunday, muddy by Monday.",
    "It fits my long arms, which hardly anything does.",
    "Rode home through the fog and felt safe.",
];
pub(super) const CAMP: &[&str] = &[
    "Pitched in the dark, in the rain, by two people who were not speaking. Dry inside.",
    "Woke up to this. Coffee took eleven minutes.",
    "Packs small enough for the front basket.",
    "Minus two at night and I only wore one hat.",
    "The van is small, so everything has to do two jobs. {N} do{es} three.",
    "Sand everywhere, as it should be.",
    "Left the stove on low and the beans were perfect.",
    "Four nights by the lake. I would go back today.",
    "A gust took the tarp. {N} stayed.",
];
pub(super) const BOARD: &[&str] = &[
    "Small waves, long rides, cold toes.",
    "Fell eleven times, stood once, counted only that.",
    "Smooth over the cobbles by the river, which says a lot.",
    "It turns when I think about turning.",
    "Waxed in the car park, in the water by seven.",
    "My kid learnt to drop in on this. I learnt to look away.",
    "Deck is stiff, trucks needed a quarter turn.",
    "Nobody out but two seals and me.",
];
pub(super) const BALL: &[&str] = &[
    "Survived the gravel pitch and my cousin.",
    "Five against five, then four against six, then ice cream.",
    "It keeps its air and its shape.",
    "Extra time in the park until somebody's mother called.",
    "Bit light in the wind, great on a calm evening.",
    "We lost, but we looked good.",
    "First training after the break. Everything hurts.",
    "Washed after every match, the print holds.",
];
pub(super) const STAR: &[&str] = &[
    "Saw the rings. Actually saw the rings.",
    "Minus four on the balcony and I forgot my gloves.",
    "The moon is so bright that I saw spots afterwards.",
    "My son found the double cluster before me.",
    "Half an hour until your eyes are ready. It is worth it.",
    "Clouds for nine nights. On the tenth, this.",
    "City sky, but the bright things are there.",
    "We took turns and hot chocolate.",
];
pub(super) const CAT: &[&str] = &[
    "Approved by Minou after an inspection of four days.",
    "He preferred the box. On day five he moved in.",
    "She is asleep in it right now, so that is a review.",
    "Two cats, one seat, ongoing negotiations.",
    "It does not tip over, not even at full speed.",
    "The old cat can get up there again. I got a bit emotional.",
    "Catnip works. I have footage.",
    "Washable, and that was needed on day two.",
    "Furniture for cats that I can look at, finally.",
];
pub(super) const DOG: &[&str] = &[
    "Bruno has not moved since Sunday.",
    "Mud test passed, shower test passed.",
    "Lost two toys to her, this one holds.",
    "The clip is solid even when a squirrel appears.",
    "Good length for the woods, bit long for the pavement.",
    "He carries it through the flat to show everyone.",
    "Puppy class: last in sitting, first in style.",
    "Fits a lanky greyhound neck, which is rare.",
];
pub(super) const FISH: &[&str] = &[
    "Week six: the plants have taken, the shrimp have opinions.",
    "Cycled it for a month. Patience is the main ingredient.",
    "Quiet enough for the bedroom.",
    "First baby shrimp today. I counted nine.",
    "Some algae on the stone, the snails are on it.",
    "Better than television, and it never ends badly.",
    "Trimmed the background, gave away a bucket of plants.",
    "The light ramps up while I have breakfast.",
];
pub(super) const YARN: &[&str] = &[
    "Sleeve number two, as always, three rows too long.",
    "It blooms in the first wash. Do not judge the swatch too early.",
    "Soft enough for the neck, strong enough for elbows.",
    "I ripped it back twice and the yarn did not mind.",
    "Train knitting: two hours, one heel.",
    "The colour looks different in every row. I love that.",
    "My first jumper that somebody asked to have.",
    "Bought three balls, needed four. A classic.",
];
pub(super) const PAINT: &[&str] = &[
    "Painted the view from the kitchen again. It never looks the same.",
    "The blue granulates beautifully.",
    "Twenty minutes a day, no eraser.",
    "Ruined two sheets, kept the third.",
    "Good pigment, hardly any filler. You see it when it dries.",
    "My son mixed all the colours into one. It is a nice brown.",
    "The brush keeps its point even after my treatment.",
    "First time outdoors with it. A fly is part of the sky now.",
];
pub(super) const WOOD: &[&str] = &[
    "Shavings you can read a newspaper through.",
    "First dovetail without a gap. Well, with a small one.",
    "It needed ten minutes on the stone and then, oh.",
    "Made a stool for my niece. It stands on all three legs.",
    "The workshop is a balcony of four square metres. It works.",
    "Balanced, not too heavy, nice in the palm.",
    "Measure twice, cut once, then measure again and laugh.",
    "Carved spoon number five looks like a spoon.",
];
pub(super) const PAPER: &[&str] = &[
    "No bleed, no feathering, even with the wet pen.",
    "A new notebook, therefore a new life. Until Thursday.",
    "It lies flat from page one.",
    "I write three pages every morning and never read them.",
    "The paper is slightly creamy, which is kind to the eyes.",
    "Good weight. My handwriting did not get better, but I care more.",
    "The pocket one goes everywhere: lists, tram tickets, a pressed leaf.",
    "Ran out of ink in the middle of a letter. How old-fashioned.",
];
pub(super) const SKIN: &[&str] = &[
    "Six weeks in. Calm cheeks, and that is all I asked for.",
    "A little goes far. I am still on the first jar.",
    "It does not sting, and on me everything stings.",
    "Absorbs while I look for my socks.",
    "No smell at all. Some may miss it, I do not.",
    "Good under sunscreen, no little crumbs.",
    "Took it on a long flight and arrived with a face.",
    "Did not change my life. Did change my dry patches.",
];
pub(super) const SCENT: &[&str] = &[
    "Burns evenly if you give it two hours the first time.",
    "The hallway smells like a garden after rain.",
    "Subtle. You notice it when you come back into the room.",
    "No headache, and I usually get one.",
    "The jar will hold pencils when it is done.",
    "November needs this.",
    "It filled the flat within an hour, with the door open.",
    "Smells like my uncle's shed in the best possible way.",
];
pub(super) const DESK: &[&str] = &[
    "The new desk has been tidy for three days. A record.",
    "I stand until eleven, then I admit defeat.",
    "Back pain: less. Excuses: also less.",
    "Moved it to the window. The pigeon and I work together now.",
    "Cables gone. I do not want to talk about how long it took.",
    "It arrived with one screw too many, which made me nervous.",
    "Narrow, but a laptop, a lamp and a cup fit.",
    "First week of working from home that felt like working.",
];
