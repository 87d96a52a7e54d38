//! What people say about clothes, media and technology; see `house` for the placeholders.

pub(super) const WEAR: &[&str] = &[
    "Runs slightly large; I kept the smaller one.",
    "Worn three days in a row, and nobody at work said anything.",
    "The fabric has weight. It hangs, it does not cling.",
    "It has pockets. Real ones.",
    "Washed six times, the colour is still there.",
    "I am 1.62 and shortened nothing. A first.",
    "My partner wears it more often than I do.",
    "Plain, well sewn, no logo. That is my whole list.",
    "Bought for a wedding, wears well with old trousers too.",
    "For once the colour on the photo is the colour in the box.",
];
pub(super) const SHOE: &[&str] = &[
    "Straight out of the box and eleven kilometres through the city. No blister.",
    "Half a size up if you have wide feet like me.",
    "Yes, they are bright. That is the point.",
    "They squeaked for two days, then gave up.",
    "Three months of daily use: soles fine, laces grey.",
    "I said no more shoes this year. Well.",
    "Rain-tested on the way to the station. Socks stayed dry, nearly.",
    "Comfortable from the first step, which I do not say lightly.",
    "Old pair on the left, retired with honours.",
    "Light enough to forget, grippy enough for wet leaves.",
];
pub(super) const BAG: &[&str] = &[
    "Four days, one bag, and I still brought a jumper I did not need.",
    "Fits under the seat in front. Barely, but it does.",
    "The zip runs smoothly with one hand, the other one holds coffee.",
    "Everything has a place, and I still look for my keys.",
    "First scratch after two weeks. We are friends now.",
    "Wears well on a bike and does not slip.",
    "I like the small pocket inside more than is reasonable.",
    "Went through three airports and one ferry without complaint.",
    "{N} stand{s} on {its} own, unlike me after the night train.",
];
pub(super) const JEWEL: &[&str] = &[
    "Have not taken it off since it arrived, shower included.",
    "Finer than I imagined, and exactly as shiny as I wanted.",
    "A present to myself for a difficult exam. Passed.",
    "Light enough that I forget {them} until somebody asks.",
    "It caught on a scarf once, no harm done.",
    "I stack {them} with my mother's thin gold one.",
    "Silver that one can give as a present without explaining.",
    "The box is small and lovely too. Kept it for buttons.",
];
pub(super) const WATCH: &[&str] = &[
    "Plus four seconds a day. I can live with four seconds.",
    "On a 16 cm wrist {it} sit{s} well, no overhang.",
    "The dial in low light is the reason I kept {them}.",
    "Swapped the strap on the first evening, could not wait.",
    "Winding it every morning has become the start of my day.",
    "One small scratch on the clasp. Now it is mine.",
    "My phone tells me the time as well. It is not the same.",
    "I like that nothing on it blinks.",
];
pub(super) const BOOK: &[&str] = &[
    "Read until two in the morning. No regrets until seven.",
    "Page 90 and I have already bought it for my brother.",
    "The middle is slow. The last fifty pages forgive everything.",
    "Underlined half of it, in pencil, I am not a monster.",
    "Read it on the train and missed my stop.",
    "Not my kind of ending, but I have thought about it for a week.",
    "It stands between two favourites now. High praise on this shelf.",
    "Our reading group argued for two hours. A good sign.",
    "Funny on one page and then, without warning, not at all.",
];
pub(super) const FILM: &[&str] = &[
    "One more episode, we said. It got light outside.",
    "Blanket, popcorn, phones in the kitchen: the plan for the weekend.",
    "The picture is big and the room is small, and that is fine.",
    "Subtitles on, snacks sorted, nobody may talk during the titles.",
    "It took five minutes to set up, and I am not a technical person.",
    "Watched it twice, the second time for the kitchen scenes.",
    "Rain since Friday. We are in season two.",
    "The sound could be fuller, so we use the old speakers.",
    "Popcorn everywhere. Worth it.",
];
pub(super) const RECORD: &[&str] = &[
    "Side B, track two. Thank me later.",
    "Flat, quiet, well packed. Not a given these days.",
    "I sold this record in 2009 and have missed it ever since.",
    "My daughter asked why the music stops. Turned it over, mystery solved.",
    "The needle drop alone is worth ten minutes of my evening.",
    "Sleeve print is gorgeous, so it leans against the wall.",
    "Small crackle at the start of side A, then silence as it should be.",
    "{N} replaced a playlist that nobody listened to.",
    "Sunday morning, window open, volume at four.",
];
pub(super) const AUDIO: &[&str] = &[
    "Heard a triangle in a song I have known for twenty years.",
    "They need a week. Or my ears did.",
    "Moved them thirty centimetres from the wall, different room.",
    "Voices sound like people. Bass does not sound like a bus.",
    "No app, no account, two knobs. Bliss.",
    "The neighbour came up to complain and stayed for side two.",
    "Comfortable for a full working day, glasses included.",
    "Not cheap, but the last ones lasted nineteen years.",
];
pub(super) const GUITAR: &[&str] = &[
    "The neck is easy on small hands.",
    "Stayed in tune from Lisbon to here. I did not.",
    "New strings, old songs.",
    "Played for four hours and burnt the rice.",
    "Low action out of the box, no buzz.",
    "Quiet enough for a flat, loud enough for a kitchen band.",
    "My teacher played two chords on it and went very quiet.",
    "I can play three songs now. Well, two and a half.",
    "The finish looks even better when the sun comes in.",
];
pub(super) const TECH: &[&str] = &[
    "Set up in ten minutes, most of it looking for my password.",
    "Battery: two days of my kind of use.",
    "It gets warm under load, but it stays silent.",
    "I went for the smaller storage and do not regret it.",
    "One cable to the desk now. I keep looking for the others.",
    "Screen is matt, so I can sit by the window again.",
    "My mother uses the old one. Everybody wins.",
    "Third week and nothing has asked me to create an account.",
    "Typed this on it. Feels good.",
];
pub(super) const SMART: &[&str] = &[
    "Hall light goes on by itself. The dog is no longer afraid of eleven o'clock.",
    "It runs without the cloud, which was the whole point.",
    "Pairing took two tries and one deep breath.",
    "The heating is down two degrees at night and nobody noticed.",
    "My automation works. My family calls it 'the ghost'.",
    "Named the robot Klaus. Klaus is afraid of the carpet.",
    "Saved one evening of crawling behind the cupboard.",
    "If the internet is down, the light still works. As it should.",
];
pub(super) const KEYS: &[&str] = &[
    "Sounds like rain on a tent. I write longer mails now.",
    "Lubed the stabilisers on Saturday. Yes, that is a hobby.",
    "My shoulders noticed after three days.",
    "Tactile switches at home, silent ones at work, peace everywhere.",
    "The knob does the volume and I do not want to live without it.",
    "Build number four. The last one, I said, as before.",
    "Colleagues on the call asked what that sound was.",
    "Swapped the switches without soldering. Five minutes per row.",
];
pub(super) const GAME: &[&str] = &[
    "The sticks do not drift, and I have played a lot.",
    "Co-op on the sofa, like it is 1998.",
    "Finished it in two evenings and cried at a heron.",
    "My niece beats me already. She is seven.",
    "Battery lasts longer than I do.",
    "The d-pad is the best I have used since I was twelve.",
    "Saturday, rain, everybody has a controller.",
    "I play on easy and I am not ashamed.",
];
pub(super) const TABLE: &[&str] = &[
    "Learnt in ten minutes, lost in forty.",
    "We played it three times in a row. That says everything.",
    "The rules are two pages. Somebody thought about this.",
    "Good with two, better with four, loud with five.",
    "Edge pieces done, sky still open. See you in March.",
    "The insert holds everything, even with sleeves.",
    "Grandpa won. Grandpa always wins.",
    "Nice wooden pieces, and one spare of each colour.",
    "Best game for the hour after dinner.",
];
