//! What people say about things for the house, the garden and the kitchen.
//! `{n}` is the thing ("the walnut desk lamp"), `{N}` the same at the start of a sentence; `{it} {It} {its} {is} {was}
//! {has} {s} {them}` agree with it.

pub(super) const FURNITURE: &[&str] = &[
    "{N} arrived flat, and forty minutes later I was sitting down.",
    "Measured the corner three times. {It} fit{s} with two fingers to spare.",
    "My father, who likes no furniture after 1970, asked where {it} came from.",
    "The wood is a shade darker than on the shop photo. I prefer it.",
    "First evening with {n}: nobody wanted to move to the table.",
    "Two guests of very different sizes tested {them}. Both approve.",
    "No wobble on our crooked floor, which is more than I can say of the old one.",
    "I sanded one rough edge underneath. Otherwise nothing to do.",
    "The cat claimed {them} before the screws were tight.",
    "{It} take{s} up less room than I feared and more attention than I planned.",
];
pub(super) const LIGHT: &[&str] = &[
    "Switched off the ceiling light and have not switched it on since.",
    "The shade makes the whole wall warm. That is all I wanted.",
    "{N} finally end{s} the argument about reading in bed.",
    "With a weak bulb {it} glow{s}, with a strong one {it} work{s}.",
    "The cable could be half a metre longer, then it would be perfect.",
    "Put {n} on a timer; coming home at five is nicer now.",
    "It looks small on the picture. On a side table it is exactly right.",
    "Evening light, no filter. This is what {it} do{es}.",
    "The switch sits on the cable, so I do not have to look for it.",
];
pub(super) const DECOR: &[&str] = &[
    "Not useful, strictly speaking. I look at {them} twenty times a day.",
    "Moved {n} around for a week. The answer was the bathroom shelf.",
    "It came wrapped in paper only, and in one piece.",
    "Heavier than I thought, in a good way.",
    "{N} make{s} supermarket tulips look planned.",
    "I wanted one quiet thing on this shelf. Here it is.",
    "The colour changes between morning and evening. I had not expected that.",
    "A visitor asked whether {it} {was} from my grandmother. I take that as praise.",
    "Slight mark on the foot, facing the wall now.",
];
pub(super) const TEXTILE: &[&str] = &[
    "Washed once at thirty degrees: softer, same size.",
    "It sheds a little during the first week, then stops.",
    "The colour is deeper than on screen, like a wet stone.",
    "{N} did more for the sofa than the new sofa would have.",
    "Two people fit under it if they like each other.",
    "I bought one, then my sister saw it, then we had three.",
    "Feels like something that has been in the family for a while.",
    "The seam is neat even on the inside. I checked.",
    "Not for people who iron. I do not iron.",
];
pub(super) const PLANT: &[&str] = &[
    "Third new leaf since it moved to the east window.",
    "It sulked for ten days, dropped one leaf, and now it grows.",
    "Came well packed, with damp soil and no broken stem.",
    "I water on Sundays and otherwise leave {them} alone.",
    "{N} went from bathroom to kitchen. Morning sun was the trick.",
    "Repotted straight away; the roots were happy to get out.",
    "The corner looked empty before. Now it looks like a small forest.",
    "My record with plants is poor. This one is still green after two months.",
    "Turn it a quarter every week, said my neighbour. She was right.",
    "One yellow leaf, cut off, forgotten.",
];
pub(super) const GARDEN: &[&str] = &[
    "Used {n} every day since April and cleaned {them} twice.",
    "Feels good in the hand, even with wet gloves.",
    "The first tomatoes are there. Three of them. I counted.",
    "Left outside for one rainy week by accident. No rust yet.",
    "Balcony, north side, still something grows.",
    "My plot neighbour borrowed {them} and asked for the shop.",
    "Small garden, big opinions. {N} stay{s}.",
    "After an hour of weeding my back hurts, my hands do not.",
    "Sowed too late as every year, harvested anyway.",
];
pub(super) const COOK: &[&str] = &[
    "First egg slid off like in the advertisement. Second one too.",
    "Onions, low heat, forty minutes. {N} did not burn a single one.",
    "It needs a bit of care after washing. Five seconds, a drop of oil.",
    "I gave two drawers of old stuff away because of {them}.",
    "Heavy. You will know that you cooked.",
    "My grandmother had one like it. Hers is still in use, so I have hopes.",
    "Cooked for nine people and only washed one pot.",
    "The handle stays cool for as long as a soup needs.",
    "Lentils, lemon, too much parsley: a good Tuesday.",
    "Sharp enough that I bought plasters with it, and did not need them.",
];
pub(super) const COFFEE: &[&str] = &[
    "Two weeks of sour cups, then I ground finer, and now I am insufferable.",
    "The kitchen smells like the station café of my childhood.",
    "First cup before anyone is awake. That is my ten minutes.",
    "18 grams in, 36 out, 28 seconds. Or near enough.",
    "{N} {is} small, which is good, because the kitchen is too.",
    "I do not taste hazelnut. I taste very good coffee.",
    "The cup keeps its heat until the end of the crossword.",
    "Tried it with milk, without, over ice. Without.",
    "My colleague came to visit and stayed for three espressos.",
];
pub(super) const TEA: &[&str] = &[
    "Second infusion better than the first, third one still honest.",
    "Rain, {n}, and a phone in another room.",
    "Pours without a drip. I had given up hope in that matter.",
    "Four people, two pots, one long afternoon.",
    "Smells like the shop where my aunt worked.",
    "I brewed it too hot at first. Read the label, people.",
    "A birthday present to myself, in use every day since.",
    "The lid fits tightly; the leaves are as fresh as in March.",
    "My colleague drinks it without sugar now. That is a victory.",
];
pub(super) const BREAD: &[&str] = &[
    "Crumb of loaf number twelve. Numbers one to eleven do not exist.",
    "The crust sang while it cooled. If you bake, you know.",
    "Overnight in the fridge, then straight into the hot pot.",
    "Flat as a plate, delicious as ever.",
    "The neighbours get every second loaf. It is a peace treaty.",
    "{N} made the difference: steam, and a crust that cracks.",
    "70 percent water, twelve hours, no kneading, some swearing.",
    "Named the starter Gerald. Gerald is doing well.",
    "Half rye, half wheat, caraway on request of the youngest.",
];
pub(super) const GRILL: &[&str] = &[
    "Four hours at low heat and nobody left early.",
    "Leeks straight on the coals. Peel, salt, oil. That is the recipe.",
    "{N} lit with one sheet of newspaper.",
    "Grilled in the rain under an umbrella, as tradition demands.",
    "The lid thermometer is an optimist, take ten degrees off.",
    "Peaches on the grill. Everyone laughed, then everyone ate.",
    "It stood outside all winter without a cover and looks fine.",
    "Halloumi for six, sausages for two. The times change.",
    "Cleaned in three minutes with half an onion.",
];
pub(super) const WINE: &[&str] = &[
    "Opened at six, better at eight.",
    "With roast carrots and too much cumin. It held up.",
    "Bought for the label, will buy again for the rest.",
    "{N} feel{s} thin enough to worry and {has} survived four dinners.",
    "Not a wine for thinking, a wine for the balcony.",
    "A bit closed at first. A jug helped.",
    "We were four, the bottle was not enough.",
    "I know nothing about wine and liked this very much.",
];
