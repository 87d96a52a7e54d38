//! Openings, closings, ideas, comments and reviews: sentences that fit any thing. `{n}` as in the parent module.

pub(crate) const OPENINGS: &[&str] = &[
    "Finally.", "Sunday.", "It arrived!", "Small update from the flat.", "Week three with {n}.", "Golden hour, no filter.",
    "Long story short:", "Not an advertisement, I paid for this.", "New in.", "I gave in.", "Home again.",
    "Yes, another one.", "A quiet corner.", "Before and after, you only get the after.", "Monday can wait.",
    "Show and tell.", "Somebody asked how it looks in real life. Like this.", "Found the right place for {n}.",
    "Rainy afternoon inventory.", "Six months later.", "Bought with the birthday money.", "My favourite spot at the moment.",
    "I was wrong about this.", "Little things.", "The before was worse, believe me.", "This made my week.",
    "Nobody needed it. Everybody likes it.", "{N}, day one.", "Out of the box an hour ago.", "Moved everything around again.",
    "A present from me to me.", "Late to the party, but here.", "Honest opinion after a month:", "Hello from the kitchen table.",
    "Saturday project: done.", "Look what the postman brought.", "Simple pleasures.", "I saved up for this one.",
    "Third time lucky.", "Everything I use on a normal day.", "Packed and ready.", "Spot the mess in the background.",
    "My desk, unedited.", "Tried something new.", "Light!", "It took me a year to decide.", "Old wall, new friend.",
    "In use, not for show.", "What I would buy again:", "Short review:", "Caught in a good light.", "The weekend in one picture.",
];

pub(crate) const CLOSINGS: &[&str] = &[
    "Would buy again.", "Ask me anything.", "Who else?", "Keeping it.", "Kept.", "Ten out of ten, would nap again.",
    "More pictures when it has settled in.", "Thank you for the tip, you know who you are.", "That is all. Have a good evening.",
    "What would you put next to it?", "No complaints so far.", "I will report back in spring.", "Recommended with a clear conscience.",
    "My bank account sends regards.", "Next on the list: less.", "Does anyone have long-term experience?", "Happy.",
    "Sizes and colours are in the tags.", "Now I need a bigger shelf.", "It does what it says.", "And breathe.",
    "Tell me yours.", "Worth the wait.", "Not perfect, but mine.", "Enough for this year. Probably.", "Over and out.",
    "You can see the real colour in the second picture of the shop.", "The tag is exact, the mess is mine.", "Good night.",
    "If you have a better idea, I am listening.", "Let us see how it looks after winter.", "Next time I order two.",
];

/// Mixed and critical experiences; product.md section 8 calls the verdicts equal.
pub(crate) const MIXED: &[&str] = &[
    "Honest note: I sent {them} back. Lovely to look at, not right for my place.",
    "Kept, but only after I swapped the colour. The first one was too yellow for me.",
    "Mixed feelings. {N} look{s} better than {it} work{s}.",
    "Sent back. The size on the page is right, my imagination was not.",
    "It took nine days to arrive and the box was dented. The thing itself is fine.",
    "I wanted to love {them}. After three weeks I use the old one again.",
    "Good, but not twice as good as the one for half the price.",
    "Returned the first (scratched), kept the second (perfect). Exchange was quick.",
    "Did not work for me. It may well work for people with more patience.",
    "For the price I expected a better finish underneath. Still kept it.",
    "Kept. It is smaller than it looks on photos, so measure first.",
    "The instructions are poor. Look up a video and save yourself an hour.",
    "A bit louder than I like. I shut the door and it is all right.",
    "Two stars for the packaging, four for the rest. Kept.",
    "After a month a small part came loose. They sent a new one, no questions.",
    "It is fine. Just fine. I had hoped for more.",
];

pub(crate) const WITH_OTHERS: &[&str] = &[
    "With {a} and {b} it looks as if I had a plan.",
    "Next to {a}, because one thing leads to another.",
    "Also in the picture: {a} and {b}.",
    "{A} {is} the real star here, if you ask me.",
    "The rest: {a}, {b}.",
    "Shown with {a}, which I have had for longer.",
    "{A} came along in the same parcel.",
    "All tagged, {a} included.",
    "Paired with {a}. I think they get along.",
    "Left to right I cannot tell you, but {a} and {b} are in there.",
];

pub(crate) const IDEAS: &[&str] = &[
    "If you are looking for a present under {p}: {n}. I have given {them} three times and got three thank-you notes.",
    "An idea for small flats: take {n} and {a}, put them in one corner, leave the rest of the room empty.",
    "What I would buy first if I started again: {n}. Then nothing for a month. Then {a}.",
    "Three things that made my mornings better: {n}, {a}, and going to bed before midnight.",
    "Looking for opinions. {N} or {a}? I keep putting both in the bag and taking them out again.",
    "For everyone who asked about my setup: {n}, {a}, {b}. Nothing fancy, everything used daily.",
    "A rainy-day kit for two: {n} and {a}, plus whatever is in the cupboard. Costs less than an evening out.",
    "My list for a first home, short version: {n}, {a}, {b}. You will not need the rest for a year.",
    "I keep recommending {n} to people, so here it is in writing. Start there, add {a} later if you must.",
    "Things I own that have no screen and that I love: {n}, {a}, a very old fountain.",
    "Gift idea for somebody who has everything: {n}. It is small, useful and not another mug.",
    "Beginner's question and my answer: start with {n}. {A} {is} for later, when you know what you like.",
    "Swap idea: instead of a new sofa I bought {n} and {a}. The room feels different and I kept most of the money.",
    "Weekend plan: {n}, {a}, phone off. Who joins?",
    "If I could keep only three things from this shop: {n}, {a}, {b}. Yours?",
    "Packing list for four days, everything else stays at home: {n}, {a}, {b}.",
    "I compared five of them so that you do not have to. {N} {is} the one I kept; the rest went back.",
    "For the colour-shy: begin with one thing. {N}, for example. If it still makes you happy after a week, go on.",
];

/// Comments without a question.
pub(crate) const REMARKS: &[&str] = &[
    "Oh, this is lovely.", "The light!", "That colour is everything.", "Saved for later.", "My exact plan for next month.",
    "Have had mine for a year, still good.", "You always find the nice ones.", "This makes me want to tidy up.",
    "I have the same one and never thought of putting it there.", "So good.", "Jealous, in the kindest way.",
    "Thank you for being honest about it.", "Put it in my bag, took it out, put it in again.", "Great picture.",
    "Now I need one too, thanks a lot.", "The cat would destroy it within a day. I still want it.", "Beautiful, well done.",
    "Mine arrived scratched, but they replaced it at once.", "Looks much better here than in the shop photo.",
    "That corner!", "My mother had one just like it.", "Exactly the push I needed.", "I sent mine back, but on your photo I almost regret it.",
    "Calm and warm. Nice.", "Love how used it looks.", "Ordered. I blame you.", "Wonderful. Greetings from far away.",
    "This is what I come here for.", "Bigger than I thought! Good to know.", "You have an eye.", "I would have chosen the other colour, but this works.",
    "Not for me, but I see why you like it.", "The second picture sold it.", "My partner just said no. We will see.",
    "Still thinking about this one.", "Simple and good.", "That is a happy shelf.", "Goals.", "Perfect for autumn.", "Ha, same!",
    "Respect for the mess-free table.", "I can almost smell it.", "Good tip, thank you.", "Agree with every word.", "It grew on me.",
    "Wait until the sun gets to it, it becomes even nicer.", "Mine squeaks. Yours too?", "Seconded.", "Third photo of it in my feed today and I am not tired of it.",
];

/// A question and some answers by the author.
pub(crate) const QUESTIONS: &[(&str, &[&str])] = &[
    ("How big is it in real life?", &["About as wide as two hands.", "Smaller than it looks, roughly a forearm.", "The size in the description is right, I measured."]),
    ("How long did delivery take?", &["Three days, with a weekend in between.", "Nine days for me, but I live at the end of the world.", "Ordered Monday, here on Wednesday."]),
    ("Is the colour true?", &["A touch warmer in daylight.", "Yes, as good as it gets on a screen.", "A bit darker, I would say."]),
    ("Would you buy it again?", &["Yes, without thinking.", "Yes, but in the other size.", "Ask me after the winter."]),
    ("Where is the thing in the back from?", &["Flea market, sorry!", "It is tagged too, tap the photo.", "A gift, I have no idea."]),
    ("Is it worth the money?", &["For me yes, I use it every day.", "On sale yes.", "It is not cheap, but the last cheap one lasted a year."]),
    ("Does it scratch easily?", &["So far not, and we are not careful people.", "One mark in two months.", "A little. I like it that way."]),
    ("Any smell at the beginning?", &["Two days, then gone.", "None at all.", "A bit of cardboard, nothing else."]),
    ("Which size did you take?", &["The middle one.", "One up from my usual.", "The smallest, and it is plenty."]),
    ("Can one return it if it does not fit?", &["Yes, I did that with the first one. Money was back in four days.", "Yes, thirty days."]),
    ("Is it heavy?", &["Lighter than it looks.", "Quite. It stays where you put it.", "I carry it with one hand."]),
    ("What camera is this?", &["Just the phone and a window.", "Film, scanned at home.", "My old pocket camera."]),
    ("Does it work for beginners?", &["I am one, so yes.", "Yes, give it a week."]),
    ("How do you clean it?", &["Damp cloth, that is all.", "I do not, and it forgives me.", "By hand, two minutes."]),
    ("Does your cat leave it alone?", &["No.", "After a long negotiation.", "She sleeps on it."]),
    ("Do you use it every day?", &["Nearly.", "Every single one since it came.", "On weekends, honestly."]),
];

pub(crate) const THANKS: &[&str] = &[
    "Thank you!", "Good to know, thanks.", "Ah, perfect.", "Then I will wait for the sale.", "Ordered!", "Thanks for answering so quickly.",
    "That helps a lot.", "Makes sense.", "You convinced me.", "Ha, fair enough.", "Thanks, noted.",
];

/// What an author says back to a remark.
pub(crate) const REPLIES: &[&str] = &[
    "Thank you, that is kind.", "Ha, sorry not sorry.", "Show us yours!", "Glad it helps.", "I know, right?", "You should see the other side of the room.",
    "Come over for coffee and try it.", "Same here!", "It was luck with the light.", "Send pictures when it arrives.", "Means a lot, thanks.",
    "Do it.", "Your shelf inspired it.", "We all need one bad habit.", "Greetings back!",
];

/// What the store's own account adds now and then.
pub(crate) const STORE: &[&str] = &[
    "Thank you for the photo. A spare part is on its way to you.", "We moved this one to the shop window. Thank you!",
    "A small correction from us: the lid is safe for the dishwasher, the rest is not.", "More of these come in on Thursday.",
    "Sorry about the dented box. Write to us and we will make it right.", "We read this aloud in the morning meeting.",
];

/// Titles of reviews, by stars from 1 to 5.
pub(crate) const TITLES: [&[&str]; 5] = [
    &["Broke after a week", "Not as described", "Disappointed", "Sent back the same day", "Wrong size, twice", "No"],
    &["Expected more", "Looks good, works badly", "Two stars for the idea", "Not for me", "Returned", "Nice box, weak content"],
    &["It is all right", "Good with limits", "Does the job", "Three honest stars", "Mixed", "Fine for the price", "Better on the photo"],
    &["Very good, one detail", "Happy with it", "Solid", "Nearly perfect", "Would recommend", "A good choice", "Well made", "Pleasant surprise"],
    &["Exactly what I wanted", "In use every day", "Best one so far", "Second one ordered", "A small joy", "Beautifully made", "Perfect present", "No notes", "Kept, of course", "Everything right"],
];

/// Texts of reviews, by stars from 1 to 5.
pub(crate) const VERDICTS: [&[&str]; 5] = [
    &[
        "{N} gave up after eight days. The refund was quick, which is the one good thing I can say.",
        "What came was not what was on the picture. Returned.",
        "It smelled so strongly that I put it outside, and there it stayed until the parcel man took it back.",
        "Poor finish, sharp edge, I cut my finger while unpacking.",
        "Ordered twice, got the wrong size twice. I gave up.",
    ],
    &[
        "I can see why others like {them}. In my home {it} did not work, and I sent {them} back.",
        "Pretty, but the part that matters is the weak one.",
        "Half a year and it looks like five years. For less money I would not complain.",
        "Much smaller than I imagined. The description does say so, to be fair.",
        "It wobbles. Support was friendly, but it still wobbles.",
    ],
    &[
        "It does what it should and nothing more. That can be enough.",
        "Good idea, average workmanship. I keep {them} because returning is a bother.",
        "The colour is off compared with the photo; otherwise fine.",
        "Works, but the instructions are a riddle.",
        "First one was damaged, second one is good. So, the middle.",
        "Comfortable, but it marks quickly.",
    ],
    &[
        "{N} {is} well made. One star off because delivery took more than a week.",
        "Very happy after two months; only the packaging was too much.",
        "Good material, honest size. I would like one more colour.",
        "Nearly perfect. A slightly longer cable or strap would make it five.",
        "Used daily since March and still looks new.",
        "I compared three, this was the best for the money.",
        "A gift that was well received. The box had a dent, the content did not.",
    ],
    &[
        "{N} {is} better than I hoped. I have shown {them} to everyone who came to visit.",
        "Nothing to add. Fits, works, looks good.",
        "Second purchase, first one went to my sister, who did not give it back.",
        "You feel the quality as soon as you take {them} out of the box.",
        "I hesitated for a month because of the price. I should not have.",
        "Every day, twice a day, no complaints.",
        "Exactly as on the picture, carefully packed, here in two days.",
        "My husband laughed at me for buying {them}. He uses {them} now.",
        "A thing that does not need improving.",
    ],
];

/// Names under reviews that were imported with the catalog.
pub(crate) const IMPORTED: &[&str] = &[
    "Marta K.", "J. Osei", "Hiro T.", "Ana Lucía", "Tom B.", "Selin", "P. Nyström", "Grace W.", "Ravi", "Elodie M.", "Kofi A.", "Nina",
    "Bashir", "Wei L.", "Oksana", "D. Murphy", "Leila F.", "Sven", "Ingrid H.", "Paolo", "Yara", "Chidi", "Mei", "Lars O.", "Fatou D.",
    "Agnieszka", "Rosa P.", "Jonas", "Thandi", "A. Singh", "Bea", "Mikko", "C. Rossi", "Noa", "Emre", "Ximena", "K. Tanaka", "Aoife", "Zoltán", "V. Petrova",
];
