//! The store's rules as values: where something goes, ways of delivery, taxes, promotions. Pure.

use crate::kit::{Id, Micros};

/// Where an order goes, as far as rules look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// As the address has it, such as `CA`.
    pub region: String,
}

/// Places a rule holds for: `*`, countries (`DE`), and regions of countries (`US-CA`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places(Vec<String>);

impl Places {
    /// Reads what an operator typed or the database holds: codes apart by blanks or commas. Nothing unless each is one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut codes: Vec<String> = Vec::new();
        for code in text.split([' ', ',', ';', '\n']).map(str::trim).filter(|c| !c.is_empty()) {
            let code = code.to_ascii_uppercase();
            let country = code.split_once('-').map_or(code.as_str(), |(country, _)| country);
            let region = code.split_once('-').map(|(_, region)| region);
            let fine = region.is_none_or(|r| (1..=20).contains(&r.chars().count()));
            if code != "*" && !(super::super::address::COUNTRIES.contains(&country) && fine) {
                return None;
            }
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        (!codes.is_empty()).then_some(Self(codes))
    }

    /// How closely they name a place: 3 its region, 2 its country, 1 everywhere; nothing: not at all.
    pub fn name(&self, place: &Place) -> Option<u8> {
        let country = place.country.to_ascii_uppercase();
        let region = format!("{country}-{}", place.region.trim().to_ascii_uppercase());
        let closeness = |code: &String| match code.as_str() {
            "*" => Some(1),
            code if code == country => Some(2),
            code if code == region => Some(3),
            _ => None,
        };
        self.0.iter().filter_map(closeness).max()
    }
}

impl std::fmt::Display for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// A way of delivery. Amounts are minor units of the store's currency, weights grams; a limit itself is within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    pub id: Id,
    pub label: String,
    pub fee: i64,
    /// What members pay; nothing: the same.
    pub member_fee: Option<i64>,
    /// Goods worth this much, promotions taken off, go free.
    pub free_from: Option<i64>,
    pub places: Places,
    pub weight: (Option<i64>, Option<i64>),
    /// Of the goods, promotions taken off.
    pub value: (Option<i64>, Option<i64>),
    pub members_only: bool,
    /// How many days it takes, from and to.
    pub days: (i64, i64),
}

/// A way of delivery one can have, with what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: Id,
    pub label: String,
    pub fee: i64,
    pub days: (i64, i64),
}

fn within(n: i64, (from, to): (Option<i64>, Option<i64>)) -> bool {
    from.is_none_or(|from| n >= from) && to.is_none_or(|to| n <= to)
}

/// The ways of delivery one can have, cheapest first, of equal ones the quicker. An unknown place rules nothing out.
pub fn choices(methods: &[Method], place: Option<&Place>, weight: i64, value: i64, member: bool) -> Vec<Choice> {
    let fits = |m: &&Method| {
        (member || !m.members_only)
            && place.is_none_or(|p| m.places.name(p).is_some())
            && within(weight, m.weight)
            && within(value, m.value)
    };
    let choice = |m: &Method| {
        let fee = m.member_fee.filter(|_| member).unwrap_or(m.fee).min(if member { m.fee } else { i64::MAX });
        let fee = if m.free_from.is_some_and(|from| value >= from) { 0 } else { fee };
        Choice { id: m.id, label: m.label.clone(), fee, days: m.days }
    };
    let mut found: Vec<Choice> = methods.iter().filter(fits).map(choice).collect();
    found.sort_by_key(|c| (c.fee, c.days.1, c.id));
    found
}

/// The tax of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub id: Id,
    pub label: String,
    pub places: Places,
    /// Prices include it; else it is added to them.
    pub included: bool,
    /// Hundredths of a percent.
    pub rate: i64,
    /// Whether delivery is taxed as well.
    pub on_delivery: bool,
}

/// The zone of a place: the one that names it most closely, of equal ones the oldest.
pub fn zone_of<'a>(zones: &'a [Zone], place: Option<&Place>) -> Option<&'a Zone> {
    let place = place?;
    let named = zones.iter().filter_map(|z| Some((z.places.name(place)?, z)));
    named.min_by_key(|(closeness, z)| (std::cmp::Reverse(*closeness), z.id)).map(|(_, z)| z)
}

/// What a promotion gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gives {
    /// Hundredths of a percent off the goods.
    Percent(i64),
    /// Minor units off the goods.
    Amount(i64),
    FreeDelivery,
    /// A piece of this SKU.
    Gift(String),
}

/// Whom a promotion is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    All,
    Members,
    /// Whoever has not ordered before.
    FirstOrder,
}

impl Audience {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Members => "members",
            Self::FirstOrder => "first-order",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::All, Self::Members, Self::FirstOrder].into_iter().find(|a| a.as_str() == text)
    }
}

/// A promotion of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    pub id: Id,
    pub label: String,
    /// Needs this code; nothing: applies by itself.
    pub code: Option<String>,
    pub gives: Gives,
    /// The goods have to be worth so much.
    pub value_from: Option<i64>,
    pub audience: Audience,
    pub starts_at: Option<Micros>,
    /// This moment is no longer part of it.
    pub ends_at: Option<Micros>,
    pub per_person: Option<i64>,
    pub overall: Option<i64>,
    /// Uses so far, by everybody.
    pub uses: i64,
}

/// Who buys, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    pub now: Micros,
    pub member: bool,
    /// Nothing was ordered before.
    pub first_order: bool,
    /// What the goods are worth.
    pub value: i64,
    /// How often this person used the promotion.
    pub used: i64,
}

/// Why a promotion does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotYet(Micros),
    Expired,
    MembersOnly,
    FirstOrderOnly,
    /// The goods are worth less than this.
    TooLittle(i64),
    UsedUp,
    UsedByYou,
}

/// Why a promotion does not hold, if so: what cannot be helped comes first, what the shopper can do something about last.
pub fn refusal(p: &Promotion, c: &Circumstances) -> Option<Refusal> {
    if p.ends_at.is_some_and(|end| c.now >= end) {
        return Some(Refusal::Expired);
    }
    if let Some(start) = p.starts_at.filter(|start| c.now < *start) {
        return Some(Refusal::NotYet(start));
    }
    if p.overall.is_some_and(|most| p.uses >= most) {
        return Some(Refusal::UsedUp);
    }
    if p.per_person.is_some_and(|most| c.used >= most) {
        return Some(Refusal::UsedByYou);
    }
    match p.audience {
        Audience::Members if !c.member => return Some(Refusal::MembersOnly),
        Audience::FirstOrder if !c.first_order => return Some(Refusal::FirstOrderOnly),
        Audience::All | Audience::Members | Audience::FirstOrder => {}
    }
    p.value_from.filter(|from| c.value < *from).map(Refusal::TooLittle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(country: &str, region: &str) -> Place {
        Place { country: country.to_owned(), region: region.to_owned() }
    }

    fn method(id: i64, fee: i64) -> Method {
        Method {
            id: Id(id),
            label: format!("m{id}"),
            fee,
            member_fee: None,
            free_from: None,
            places: Places::parse("*").unwrap(),
            weight: (None, None),
            value: (None, None),
            members_only: false,
            days: (2, 4),
        }
    }

    pub(crate) fn promotion(gives: Gives) -> Promotion {
        Promotion {
            id: Id(1),
            label: "Autumn".to_owned(),
            code: None,
            gives,
            value_from: None,
            audience: Audience::All,
            starts_at: None,
            ends_at: None,
            per_person: None,
            overall: None,
            uses: 0,
        }
    }

    #[test]
    fn the_closest_zone_counts() {
        let zone = |id, places: &str| Zone {
            id: Id(id),
            label: String::new(),
            places: Places::parse(places).unwrap(),
            included: true,
            rate: 1_900,
            on_delivery: true,
        };
        let zones = [zone(1, "*"), zone(2, "US, CA"), zone(3, "US-CA"), zone(4, "US-CA")];
        let of = |country, region| zone_of(&zones, Some(&place(country, region))).map(|z| z.id.0);
        assert_eq!((of("DE", ""), of("us", "NY"), of("US", "ca ")), (Some(1), Some(2), Some(3)));
        assert_eq!(zone_of(&zones, None), None);
        assert_eq!(zone_of(&zones[1..], Some(&place("DE", ""))), None);
    }

    #[test]
    fn places_are_countries_and_their_regions() {
        assert_eq!(Places::parse("de, at\nUS-ca DE").unwrap().to_string(), "DE AT US-CA");
        for bad in ["", " , ", "UK", "Germany", "US-", "**"] {
            assert_eq!(Places::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn delivery_follows_weight_value_place_and_membership() {
        let methods = [
            Method { weight: (None, Some(2_000)), ..method(1, 490) },
            Method { weight: (Some(2_001), None), ..method(2, 1_290) },
            Method { members_only: true, days: (1, 1), member_fee: Some(0), ..method(3, 900) },
            Method { places: Places::parse("DE").unwrap(), free_from: Some(5_000), ..method(4, 390) },
        ];
        let de = place("DE", "");
        let ids = |weight, value, member: bool, at: Option<&Place>| -> Vec<(i64, i64)> {
            choices(&methods, at, weight, value, member).into_iter().map(|c| (c.id.0, c.fee)).collect()
        };
        assert_eq!(ids(2_000, 4_999, false, Some(&de)), [(4, 390), (1, 490)]);
        assert_eq!(ids(2_001, 5_000, false, Some(&de)), [(4, 0), (2, 1_290)]);
        assert_eq!(ids(100, 100, true, Some(&place("US", ""))), [(3, 0), (1, 490)]);
        assert_eq!(ids(100, 100, false, None), [(4, 390), (1, 490)]);
        let dear = [Method { member_fee: Some(900), ..method(5, 400) }];
        assert_eq!(choices(&dear, None, 0, 0, true)[0].fee, 400, "members never pay more");
    }

    #[test]
    fn every_refusal_has_its_reason() {
        let fine = Circumstances { now: Micros(10), member: true, first_order: true, value: 100, used: 0 };
        let p = promotion(Gives::Amount(5));
        assert_eq!(refusal(&p, &fine), None);
        let of = |p: Promotion, c: Circumstances| refusal(&p, &c);
        assert_eq!(of(Promotion { ends_at: Some(Micros(10)), ..p.clone() }, fine), Some(Refusal::Expired));
        assert_eq!(of(Promotion { ends_at: Some(Micros(11)), ..p.clone() }, fine), None);
        assert_eq!(of(Promotion { starts_at: Some(Micros(11)), ..p.clone() }, fine), Some(Refusal::NotYet(Micros(11))));
        assert_eq!(of(Promotion { starts_at: Some(Micros(10)), ..p.clone() }, fine), None);
        assert_eq!(of(Promotion { overall: Some(3), uses: 3, ..p.clone() }, fine), Some(Refusal::UsedUp));
        let used = Circumstances { used: 1, ..fine };
        assert_eq!(of(Promotion { per_person: Some(1), ..p.clone() }, used), Some(Refusal::UsedByYou));
        let stranger = Circumstances { member: false, first_order: false, ..fine };
        assert_eq!(of(Promotion { audience: Audience::Members, ..p.clone() }, stranger), Some(Refusal::MembersOnly));
        let first = Promotion { audience: Audience::FirstOrder, ..p.clone() };
        assert_eq!(of(first, stranger), Some(Refusal::FirstOrderOnly));
        assert_eq!(of(Promotion { value_from: Some(101), ..p }, fine), Some(Refusal::TooLittle(101)));
    }

    proptest! {
        /// More goods never make delivery dearer where the method stays the same.
        #[test]
        fn free_delivery_begins_once(fee in 0i64..5_000, from in 0i64..10_000, value in 0i64..10_000, more in 0i64..10_000) {
            let methods = [Method { free_from: Some(from), ..method(1, fee) }];
            let of = |value| choices(&methods, None, 0, value, false)[0].fee;
            prop_assert!(of(value + more) <= of(value));
        }
    }
}
