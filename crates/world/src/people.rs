//! Who lives in the demo store.

use crate::draw::Portrait;
use crate::plan::{Person, Picture, Role};
use crate::rng::Rng;
use crate::words::abroad::Tongue;
use crate::{DAY, FIRST};

/// Name, handle, place, interests one is known for, what one says about oneself.
type Card = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// How the portraits of these people begin; see [`Portrait`]. Everybody else is drawn at random.
#[rustfmt::skip]
const PORTRAITS: &[(Portrait, &str)] = &[
    (Portrait::She, "amelie_f solheim yukinaka nia priya_reads lucia_fo aroha_n sofi_q zanele_d leilani hannav chiara_l thao_ng sian_p ayse_y meiling_t gabi_nunes ifeoma freya_mac noemie_t elodie_r bjork_s tamsin anneke_dv marisol_v rebecca_st clara_hof xime linnea_ak georgia_pap paulina_mo"),
    (Portrait::He, "kwame_makes mateus_c tomek_w bo_l chenwei jackmurray nikolai_p emilbrandt oscar_ib dylan_b arjun_m malik_j karim_b lukahorvat ole_r ravi_p jaewon sam_tetteh omar_f diego_mo hassan_q viktor_sz joonlee pita_f abebe_t farid_r trev_n"),
    (Portrait::Headscarf, "fz_elamrani maryam_h"),
    (Portrait::Wrap, "amara_d"),
];

#[rustfmt::skip]
const CARDS: &[Card] = &[
    ("Amélie Fournier", "amelie_f", "Nantes, France", "houseplants interior-design tea", "Forty-one plants, one window. Repotting on request."),
    ("Kwame Asante", "kwame_makes", "Kumasi, Ghana", "woodworking music guitars", "I build stools and play bass, never at the same time."),
    ("Ingrid Solheim", "solheim", "Bergen, Norway", "knitting camping tea", "It rains. I knit."),
    ("Mateus Carvalho", "mateus_c", "Porto, Portugal", "film-photography surfing espresso", "35 mm, small waves, strong coffee."),
    ("Yuki Nakamura", "yukinaka", "Kanazawa, Japan", "stationery tea interior-design", "Paper person."),
    ("Nia Okafor", "nia", "Lagos, Nigeria", "fashion sneakers skincare", "Colour first, questions later."),
    ("Tomasz Wiśniewski", "tomek_w", "Kraków, Poland", "sourdough cooking board-games", "Loaf number 212. Dice in the other hand."),
    ("Priya Raghunathan", "priya_reads", "Chennai, India", "books tea stationery", "Crime novels before breakfast."),
    ("Lucía Fernández Ortega", "lucia_fo", "Valencia, Spain", "painting gardening books", "Watercolours of whatever is on the table."),
    ("Bo Lindqvist", "bo_l", "Uppsala, Sweden", "road-cycling espresso hi-fi", "Two wheels, two speakers."),
    ("Aroha Ngata", "aroha_n", "Gisborne, Aotearoa New Zealand", "surfing van-life camping", "Home is where the board rack is."),
    ("Chen Wei", "chenwei", "Chengdu, China", "mechanical-keyboards technology video-games", "Five keyboards, two hands."),
    ("Fatima Zahra El Amrani", "fz_elamrani", "Fès, Morocco", "cooking interior-design candles-and-scent", "Cooks for eight, lives with three."),
    ("Jack Murray", "jackmurray", "Galway, Ireland", "vinyl-records music wine", "Side B enthusiast."),
    ("Sofía Quispe", "sofi_q", "Cusco, Peru", "knitting hiking dogs", "Alpaca, mountains, a dog called Papa."),
    ("Nikolai Petrov", "nikolai_p", "Plovdiv, Bulgaria", "stargazing film-photography books", "Looking up since 1987."),
    ("Zanele Dlamini", "zanele_d", "Durban, South Africa", "running fitness fashion", "Slow runner, fast talker."),
    ("Emil Brandt", "emilbrandt", "Leipzig, Germany", "internet-of-things technology home-office", "My lights know more than I do."),
    ("Leilani Kahale", "leilani", "Hilo, Hawaiʻi", "surfing yoga guitars", "Ukulele in the car, wax in the pocket."),
    ("Óscar Ibáñez", "oscar_ib", "Rosario, Argentina", "barbecue football wine", "Fire, ball, bottle. In this order."),
    ("Maryam Haidari", "maryam_h", "Herat, Afghanistan", "painting jewellery tea", "Blue is not one colour."),
    ("Dylan Begay", "dylan_b", "Flagstaff, United States", "stargazing van-life film-photography", "Dark skies and long roads."),
    ("Hanna Virtanen", "hannav", "Tampere, Finland", "interior-design candles-and-scent yoga", "Sauna, then silence, then design magazines."),
    ("Arjun Mehta", "arjun_m", "Pune, India", "board-games video-games tv-binge-watching", "One more round?"),
    ("Chiara Lombardi", "chiara_l", "Bologna, Italy", "cooking espresso fashion", "Pasta by hand, coats by colour."),
    ("Malik Johnson", "malik_j", "Atlanta, United States", "sneakers music skateboarding", "Left shoe, right shoe, records in between."),
    ("Thảo Nguyễn", "thao_ng", "Huế, Vietnam", "skincare tea houseplants", "Slow mornings."),
    ("Siân Pritchard", "sian_p", "Machynlleth, Wales", "gardening dogs books", "Allotment 14. Mind the whippet."),
    ("Karim Benali", "karim_b", "Marseille, France", "football barbecue music", "Sunday league, left back, no pace."),
    ("Ayşe Yıldız", "ayse_y", "İzmir, Türkiye", "cats books tea", "Three cats, one of them paying attention."),
    ("Luka Horvat", "lukahorvat", "Rijeka, Croatia", "aquariums stargazing technology", "Small worlds, wet and dry."),
    ("Mei-Ling Tan", "meiling_t", "Penang, Malaysia", "tv-binge-watching cooking cats", "Noodles and season finales."),
    ("Gabriela Nunes da Silva", "gabi_nunes", "Recife, Brazil", "toys family-life painting", "Two kids, one dining table, much glue."),
    ("Ole Rasmussen", "ole_r", "Aarhus, Denmark", "interior-design hi-fi woodworking", "Chairs. Mostly chairs."),
    ("Ifeoma Eze", "ifeoma", "Enugu, Nigeria", "jewellery fashion candles-and-scent", "Gold on weekdays."),
    ("Ravi Persaud", "ravi_p", "Georgetown, Guyana", "barbecue cooking music", "Smoke signals every Saturday."),
    ("Freya MacLeod", "freya_mac", "Stornoway, Scotland", "knitting tea dogs", "Wool, weather, one very wet dog."),
    ("Jae-won Park", "jaewon", "Busan, Republic of Korea", "watches film-photography technology", "Hand-wound, half-frame, half asleep."),
    ("Noémie Tremblay", "noemie_t", "Québec, Canada", "road-cycling sourdough camping", "Long rides, long fermentation."),
    ("Samuel Tetteh", "sam_tetteh", "Accra, Ghana", "home-office mechanical-keyboards books", "Writes code and letters."),
    ("Élodie Rakotomalala", "elodie_r", "Antananarivo, Madagascar", "travel painting jewellery", "Sketchbook first, suitcase second."),
    ("Björk Stefánsdóttir", "bjork_s", "Akureyri, Iceland", "stargazing knitting vinyl-records", "Long nights, good lamps."),
    ("Omar Farouk", "omar_f", "Alexandria, Egypt", "guitars films espresso", "Three chords and a short film."),
    ("Tamsin Reid", "tamsin", "Hobart, Australia", "camping gardening wine", "Tent in spring, tomatoes in summer."),
    ("Diego Morales", "diego_mo", "Oaxaca, Mexico", "films interior-design painting", "Colour is structural."),
    ("Anneke de Vries", "anneke_dv", "Groningen, Netherlands", "road-cycling stationery houseplants", "Headwind specialist."),
    ("Hassan Qureshi", "hassan_q", "Lahore, Pakistan", "watches football tea", "Cricket on television, football in the park."),
    ("Marisol Vega", "marisol_v", "San Juan, Puerto Rico", "yoga skincare dogs", "Mat, sunscreen, small dog."),
    ("Viktor Szabó", "viktor_sz", "Szeged, Hungary", "aquariums woodworking board-games", "Builds tables for games about building."),
    ("Amara Diallo", "amara_d", "Dakar, Senegal", "fashion music travel", "Tailor's daughter."),
    ("Joon Lee", "joonlee", "Toronto, Canada", "video-games mechanical-keyboards toys", "Collects buttons that click."),
    ("Rebecca Stein", "rebecca_st", "Tel Aviv, Israel", "running wine books", "Runs before, reads after."),
    ("Pita Fonoti", "pita_f", "Apia, Samoa", "guitars surfing cooking", "Everything with coconut."),
    ("Clara Hoffmann", "clara_hof", "Graz, Austria", "toys candles-and-scent sourdough", "Wooden toys and bread for the street."),
    ("Ximena Rojas", "xime", "Valparaíso, Chile", "cats film-photography vinyl-records", "Cats on stairs."),
    ("Abebe Tadesse", "abebe_t", "Addis Ababa, Ethiopia", "espresso running music", "Coffee is from here, you are welcome."),
    ("Linnea Åkesson", "linnea_ak", "Malmö, Sweden", "houseplants fashion home-office", "Works next to a monstera."),
    ("Farid Rahimov", "farid_r", "Samarqand, Uzbekistan", "travel cooking stationery", "Maps with soup stains."),
    ("Georgia Pappas", "georgia_pap", "Thessaloniki, Greece", "dogs gardening tv-binge-watching", "Balcony jungle, sofa dog."),
    ("Trevor Ncube", "trev_n", "Bulawayo, Zimbabwe", "fitness football hi-fi", "Squats to soul records."),
    ("Paulina Mäkelä-Osei", "paulina_mo", "Rotterdam, Netherlands", "skateboarding sneakers painting", "Draws on boards, then scratches it off."),
];

/// The store's account and about 60 people: some members, the others shoppers.
pub(crate) fn people(seed: u64, now: i64) -> Vec<Person> {
    let mut rng = Rng::named(seed, "people");
    let mut cards: Vec<&Card> = CARDS.iter().collect();
    rng.shuffle(&mut cards);
    // Some of those who write most do so in German and in French.
    for (rank, tongue) in [(2, Tongue::German), (5, Tongue::French)] {
        let speaks = |card: &&Card| Tongue::of(card.2) == Some(tongue);
        if let Some(at) = cards.iter().position(speaks).filter(|at| *at > 6) {
            cards.swap(rank, at);
        }
    }
    let mut out = Vec::with_capacity(cards.len() + 1);
    out.push(Person {
        handle: "store_team".into(),
        name: "Store team".into(),
        bio: "We pick, pack and answer. Write to us any day.".into(),
        place: "Behind the counter".into(),
        role: Role::Operator,
        interests: interests("interior-design books cooking houseplants fashion", 8, &mut rng),
        avatar: Picture::Avatar { seed: 0 },
        joined: now - 700 * DAY,
        activity: 0.2,
    });
    for (rank, (name, handle, place, known_for, bio)) in cards.into_iter().enumerate() {
        // Zipf-like: the first few write most of it.
        let activity = (1.0 / (1.0 + rank as f32 * 0.22)).max(0.03);
        let wanted = usize::try_from(rng.between(5, 12)).unwrap_or(5);
        out.push(Person {
            handle: (*handle).into(),
            name: (*name).into(),
            bio: (*bio).into(),
            place: (*place).into(),
            role: if rank < crate::MEMBERS { Role::Member } else { Role::Shopper },
            interests: interests(known_for, wanted, &mut rng),
            avatar: Picture::Avatar { seed: portrait(handle).seed(rng.next()) },
            joined: now - rng.between(330, 680) * DAY + rng.between(0, DAY - 1),
            activity,
        });
    }
    out
}

fn portrait(handle: &str) -> Portrait {
    PORTRAITS
        .iter()
        .find(|(_, handles)| handles.split(' ').any(|other| other == handle))
        .map_or(Portrait::Anybody, |(portrait, _)| *portrait)
}

fn interests(known_for: &'static str, wanted: usize, rng: &mut Rng) -> Vec<&'static str> {
    let mut list: Vec<&'static str> = known_for.split(' ').collect();
    while list.len() < wanted {
        let next = *rng.pick(FIRST);
        if !list.contains(&next) {
            list.push(next);
        }
    }
    list
}
