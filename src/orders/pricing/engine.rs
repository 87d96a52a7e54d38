//! What a bag comes to: goods, promotions, delivery, tax, and what is paid with cards and credit. `docs/prices.md` says
//! the order of the steps and how each rounds. Pure.

use super::rules::{self, Choice, Circumstances, Gives, Method, Place, Promotion, Refusal, Zone};
use super::share::{rate_of, rate_within, share};
use crate::kit::{Currency, Id, Money};
use crate::orders::totals::{self, Adjustment, Kind, Line, Refused, Tax, Totals};

/// A line as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Of one piece, minor units; a member's price where one buys as a member.
    pub price: i64,
    pub quantity: i64,
    /// Of one piece; unknown counts as nothing.
    pub grams: i64,
}

/// A promotion with how often this person used it, and the gift it gives while there is one.
#[derive(Clone, Debug)]
pub struct Offer {
    pub promotion: Promotion,
    pub used: i64,
    pub gift: Option<Item>,
}

/// Something that pays: a gift card or store credit.
#[derive(Clone, Debug)]
pub struct Purse {
    pub kind: Kind,
    pub label: String,
    /// The card's hash; empty for credit.
    pub reference: String,
    pub balance: i64,
}

/// Everything the price of a bag depends on.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub currency: Currency,
    pub items: &'a [Item],
    pub who: Circumstances,
    pub place: Option<&'a Place>,
    /// Promotions that apply by themselves.
    pub offers: &'a [Offer],
    /// The one whose code was entered.
    pub entered: Option<&'a Offer>,
    /// What somebody's first order gets for being referred: label and amount.
    pub referral: Option<(&'a str, i64)>,
    /// What points pay: label and amount at the most.
    pub points: Option<(&'a str, i64)>,
    pub methods: &'a [Method],
    /// The fee where the store has no methods, with its label.
    pub flat_fee: (&'a str, i64),
    /// The method asked for.
    pub delivery: Option<Id>,
    pub zones: &'a [Zone],
    pub purses: &'a [Purse],
}

/// What it comes to.
#[derive(Clone, Debug)]
pub struct Priced {
    pub totals: Totals,
    /// Promotions that took part, by id.
    pub used: Vec<Id>,
    /// Promotions whose gift stands after the items, in that order.
    pub gifts: Vec<Id>,
    /// Minor units that referral and points took off.
    pub referral: i64,
    pub points: i64,
    /// What each purse pays, in their order.
    pub paid: Vec<i64>,
    /// Ways of delivery one can have; empty where there are none to choose from.
    pub choices: Vec<Choice>,
    /// The one that counts.
    pub delivery: Option<Choice>,
    /// The store has methods and none fits.
    pub undeliverable: bool,
    /// Why the entered code does not hold.
    pub refused: Option<Refusal>,
}

/// Prices a bag.
pub fn price(asked: &Asked<'_>) -> Result<Priced, Refused> {
    let currency = asked.currency;
    let money = |amount| Money::new(amount, currency);
    let mut items = asked.items.to_vec();
    let mut goods: Vec<i64> = amounts(&items)?;
    let value = sum(&goods)?;
    let holds = |offer: &Offer| {
        let who = Circumstances { value, used: offer.used, ..asked.who };
        rules::refusal(&offer.promotion, &who)
    };
    let refused = asked.entered.and_then(holds);
    let open: Vec<&Offer> = asked.offers.iter().filter(|o| !items.is_empty() && holds(o).is_none()).collect();
    let entered = asked.entered.filter(|_| !items.is_empty() && refused.is_none());

    let mut adjustments = Vec::new();
    let mut used = Vec::new();
    let take = |label: &str, kind: Kind, amount: i64, goods: &mut [i64], adjustments: &mut Vec<Adjustment>| {
        let parts = share(amount, goods);
        for (left, part) in goods.iter_mut().zip(parts) {
            *left -= part;
        }
        adjustments.push(Adjustment { kind, label: label.to_owned(), amount: money(-amount), line: None });
    };

    // Of those that apply by themselves the best one counts; a code adds to it, on what is left.
    let best = open.iter().map(|o| (off(&o.promotion, value), *o)).filter(|(off, _)| *off > 0);
    let best = best.min_by_key(|(off, o)| (std::cmp::Reverse(*off), o.promotion.id));
    for offer in best.map(|(_, o)| o).into_iter().chain(entered) {
        let amount = off(&offer.promotion, sum(&goods)?);
        if amount > 0 {
            take(&offer.promotion.label, Kind::Promotion, amount, &mut goods, &mut adjustments);
            used.push(offer.promotion.id);
        }
    }
    let referral = match asked.referral {
        Some((label, most)) if !items.is_empty() => {
            let amount = most.min(sum(&goods)?);
            if amount > 0 {
                take(label, Kind::Promotion, amount, &mut goods, &mut adjustments);
            }
            amount
        }
        _ => 0,
    };
    let points = match asked.points {
        Some((label, most)) => {
            let amount = most.min(sum(&goods)?);
            if amount > 0 {
                take(label, Kind::Points, amount, &mut goods, &mut adjustments);
            }
            amount
        }
        None => 0,
    };

    // Gifts are lines of their own, with their price and the same amount off.
    let mut gifts = Vec::new();
    for offer in open.iter().copied().chain(entered) {
        let (Gives::Gift(_), Some(gift)) = (&offer.promotion.gives, offer.gift) else { continue };
        let line = items.len();
        let amount = gift.price.checked_mul(gift.quantity).ok_or(Refused::Overflow)?;
        items.push(gift);
        goods.push(0);
        gifts.push(offer.promotion.id);
        used.push(offer.promotion.id);
        let label = offer.promotion.label.clone();
        adjustments.push(Adjustment { kind: Kind::Promotion, label, amount: money(-amount), line: Some(line) });
    }

    // Delivery.
    let net = sum(&goods)?;
    let weight = items.iter().map(|i| i.grams.saturating_mul(i.quantity)).fold(0_i64, i64::saturating_add);
    let choices = rules::choices(asked.methods, asked.place, weight, net, asked.who.member);
    let chosen = asked.delivery.and_then(|id| choices.iter().find(|c| c.id == id)).or(choices.first()).cloned();
    let undeliverable = !items.is_empty() && !asked.methods.is_empty() && chosen.is_none();
    let fee = match &chosen {
        _ if items.is_empty() => None,
        Some(choice) => Some((choice.label.as_str(), choice.fee)),
        None if asked.methods.is_empty() => Some(asked.flat_fee),
        None => None,
    };
    let mut delivery = 0;
    if let Some((label, fee)) = fee {
        adjustments.push(Adjustment { kind: Kind::Delivery, label: label.to_owned(), amount: money(fee), line: None });
        delivery = fee;
        let free = open.iter().copied().chain(entered).find(|o| o.promotion.gives == Gives::FreeDelivery);
        if let Some(free) = free.filter(|_| fee > 0) {
            let label = free.promotion.label.clone();
            adjustments.push(Adjustment { kind: Kind::Delivery, label, amount: money(-fee), line: None });
            used.push(free.promotion.id);
            delivery = 0;
        }
    }

    // Tax, of what the goods cost now, and of delivery where the zone says so.
    let zone = rules::zone_of(asked.zones, asked.place).filter(|_| !items.is_empty());
    let mut line_taxes = vec![0; items.len()];
    let mut tax = None;
    if let Some(zone) = zone {
        let base = net.checked_add(if zone.on_delivery { delivery } else { 0 }).ok_or(Refused::Overflow)?;
        let amount = if zone.included { rate_within(base, zone.rate) } else { rate_of(base, zone.rate) };
        let mut weights = goods.clone();
        weights.push(if zone.on_delivery { delivery } else { 0 });
        let mut parts = share(amount, &weights);
        parts.pop();
        line_taxes = parts;
        let (label, rate, included) = (zone.label.clone(), zone.rate, zone.included);
        if !included && amount > 0 {
            adjustments.push(Adjustment { kind: Kind::Tax, label: label.clone(), amount: money(amount), line: None });
        }
        tax = Some(Tax { label, rate, included, amount: money(amount) });
    }

    // What is paid with cards and credit.
    let lines: Vec<Line> = items.iter().map(|i| Line { unit_price: money(i.price), quantity: i.quantity }).collect();
    let mut left = totals::add_up(currency, &lines, adjustments.clone())?.total.amount;
    let mut paid = Vec::with_capacity(asked.purses.len());
    for purse in asked.purses {
        let amount = purse.balance.clamp(0, left);
        if amount > 0 {
            let label = purse.label.clone();
            adjustments.push(Adjustment { kind: purse.kind, label, amount: money(-amount), line: None });
            left -= amount;
        }
        paid.push(amount);
    }
    let mut totals = totals::add_up(currency, &lines, adjustments)?;
    let before = amounts(&items)?;
    totals.discounts = before.iter().zip(&goods).map(|(before, left)| before - left).collect();
    totals.line_taxes = line_taxes;
    totals.tax = tax;
    Ok(Priced { totals, used, gifts, referral, points, paid, choices, delivery: chosen, undeliverable, refused })
}

/// What a promotion takes off goods worth `value`.
fn off(promotion: &Promotion, value: i64) -> i64 {
    match promotion.gives {
        Gives::Percent(rate) => rate_of(value, rate).clamp(0, value),
        Gives::Amount(amount) => amount.clamp(0, value),
        Gives::FreeDelivery | Gives::Gift(_) => 0,
    }
}

fn amounts(items: &[Item]) -> Result<Vec<i64>, Refused> {
    items
        .iter()
        .map(|i| {
            if i.price < 0 || i.quantity < 1 {
                return Err(Refused::Negative);
            }
            i.price.checked_mul(i.quantity).ok_or(Refused::Overflow)
        })
        .collect()
}

fn sum(amounts: &[i64]) -> Result<i64, Refused> {
    amounts.iter().try_fold(0_i64, |sum, n| sum.checked_add(*n)).ok_or(Refused::Overflow)
}

#[cfg(test)]
mod tests {
    use super::super::rules::{Audience, Places};
    use super::*;
    use crate::kit::Micros;
    use proptest::prelude::*;

    fn promotion(id: i64, gives: Gives) -> Promotion {
        Promotion {
            id: Id(id),
            label: format!("p{id}"),
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

    fn offer(id: i64, gives: Gives) -> Offer {
        let gift = matches!(gives, Gives::Gift(_)).then_some(Item { price: 700, quantity: 1, grams: 50 });
        Offer { promotion: promotion(id, gives), used: 0, gift }
    }

    fn zone(rate: i64, included: bool) -> Zone {
        let places = Places::parse("*").unwrap();
        Zone { id: Id(1), label: "VAT".to_owned(), places, included, rate, on_delivery: true }
    }

    fn asked<'a>(items: &'a [Item], place: &'a Place) -> Asked<'a> {
        Asked {
            currency: Currency::EUR,
            items,
            who: Circumstances { now: Micros(0), member: false, first_order: false, value: 0, used: 0 },
            place: Some(place),
            offers: &[],
            entered: None,
            referral: None,
            points: None,
            methods: &[],
            flat_fee: ("Delivery", 490),
            delivery: None,
            zones: &[],
            purses: &[],
        }
    }

    fn de() -> Place {
        Place { country: "DE".to_owned(), region: String::new() }
    }

    fn item(price: i64, quantity: i64) -> Item {
        Item { price, quantity, grams: 100 }
    }

    #[test]
    fn the_steps_come_in_their_order() {
        let (items, place) = ([item(1_000, 3), item(2_000, 1)], de());
        let offers = [
            offer(1, Gives::Percent(1_000)),
            offer(2, Gives::Amount(600)),
            offer(3, Gives::Gift("MUG".to_owned())),
            offer(4, Gives::FreeDelivery),
        ];
        let entered = offer(5, Gives::Percent(2_000));
        let zones = [zone(1_900, true)];
        let purses = [
            Purse { kind: Kind::GiftCard, label: "card".to_owned(), reference: String::new(), balance: 1_000 },
            Purse { kind: Kind::Credit, label: "credit".to_owned(), reference: String::new(), balance: 9_999_999 },
        ];
        let all = Asked {
            offers: &offers,
            entered: Some(&entered),
            referral: Some(("friend", 700)),
            points: Some(("points", 100)),
            zones: &zones,
            purses: &purses,
            ..asked(&items, &place)
        };
        let priced = price(&all).unwrap();
        let told: Vec<(&str, i64)> =
            priced.totals.adjustments.iter().map(|a| (a.label.as_str(), a.amount.amount)).collect();
        // 5000 − 600 (better than 10 %) = 4400; − 20 % = 3520; − 700 = 2820; − 100 = 2720.
        assert_eq!(
            told,
            [
                ("p2", -600),
                ("p5", -880),
                ("friend", -700),
                ("points", -100),
                ("p3", -700),
                ("Delivery", 490),
                ("p4", -490),
                ("card", -1_000),
                ("credit", -1_720),
            ]
        );
        assert_eq!(priced.totals.total.amount, 0);
        assert_eq!(priced.totals.tax.as_ref().unwrap().amount.amount, 434);
        assert_eq!(priced.totals.discounts.iter().sum::<i64>(), 600 + 880 + 700 + 100 + 700);
        assert_eq!((priced.used, priced.gifts), (vec![Id(2), Id(5), Id(3), Id(4)], vec![Id(3)]));
    }

    #[test]
    fn a_tax_that_is_added_shows_in_the_total() {
        let (items, place) = ([item(999, 1), item(1, 2)], de());
        let zones = [zone(825, false)];
        let priced = price(&Asked { zones: &zones, ..asked(&items, &place) }).unwrap();
        // 8.25 % of 1001 + 490 is 123.0.
        assert_eq!(priced.totals.total.amount, 1_001 + 490 + 123);
        assert_eq!(priced.totals.line_taxes.len(), 2);
    }

    #[test]
    fn an_empty_bag_costs_nothing() {
        let place = de();
        let offers = [offer(1, Gives::Gift("MUG".to_owned()))];
        let priced = price(&Asked { offers: &offers, ..asked(&[], &place) }).unwrap();
        assert_eq!((priced.totals.total.amount, priced.totals.adjustments.len(), priced.gifts.len()), (0, 0, 0));
    }

    fn any_gives() -> impl Strategy<Value = Gives> {
        prop_oneof![
            (1i64..=10_000).prop_map(Gives::Percent),
            (1i64..100_000).prop_map(Gives::Amount),
            Just(Gives::FreeDelivery),
            Just(Gives::Gift("MUG".to_owned())),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        /// Whatever is promised: lines and adjustments are the total, nothing is below zero, and the parts of every line
        /// are those of the whole; in currencies of no, two and three decimals.
        #[test]
        fn a_price_adds_up(
            lines in prop::collection::vec((0i64..5_000_000, 1i64..100), 0..50),
            gives in prop::collection::vec(any_gives(), 0..5),
            entered in prop::option::of(any_gives()),
            (referral, points) in (prop::option::of(0i64..2_000), prop::option::of(0i64..50_000)),
            (rate, included, on_delivery) in (0i64..=3_000, any::<bool>(), any::<bool>()),
            (card, credit) in (0i64..100_000, 0i64..100_000),
            currency in prop::sample::select(vec!["JPY", "EUR", "KWD"]),
        ) {
            let items: Vec<Item> = lines.iter().map(|(p, q)| item(*p, *q)).collect();
            let offers: Vec<Offer> = gives.into_iter().enumerate().map(|(i, g)| offer(i as i64, g)).collect();
            let entered = entered.map(|g| offer(99, g));
            let zones = [Zone { on_delivery, ..zone(rate, included) }];
            let purse = |kind, balance| Purse { kind, label: String::new(), reference: String::new(), balance };
            let purses = [purse(Kind::GiftCard, card), purse(Kind::Credit, credit)];
            let place = de();
            let priced = price(&Asked {
                currency: currency.parse().unwrap(),
                offers: &offers,
                entered: entered.as_ref(),
                referral: referral.map(|n| ("r", n)),
                points: points.map(|n| ("p", n)),
                zones: &zones,
                purses: &purses,
                ..asked(&items, &place)
            }).unwrap();
            let t = &priced.totals;
            let lines: i64 = t.amounts.iter().map(|m| m.amount).sum();
            let signed: i64 = t.adjustments.iter().map(|a| a.amount.amount).sum();
            prop_assert_eq!(t.subtotal.amount, lines);
            prop_assert_eq!(t.total.amount, lines + signed);
            prop_assert!(t.total.amount >= 0);
            prop_assert!(t.adjustments.iter().all(|a| a.amount.currency.as_str() == currency));
            prop_assert_eq!(t.discounts.len(), t.amounts.len());
            let promised: i64 = t.adjustments.iter().filter(|a| matches!(a.kind, Kind::Promotion | Kind::Points)).map(|a| -a.amount.amount).sum();
            prop_assert_eq!(t.discounts.iter().sum::<i64>(), promised);
            for (discount, amount) in t.discounts.iter().zip(&t.amounts) {
                prop_assert!((0..=amount.amount).contains(discount));
            }
            if let Some(tax) = &t.tax {
                let of_lines: i64 = t.line_taxes.iter().sum();
                prop_assert!((0..=tax.amount.amount).contains(&of_lines));
                prop_assert!(on_delivery || of_lines == tax.amount.amount);
            }
            prop_assert_eq!(priced.paid.iter().sum::<i64>(), t.adjustments.iter().filter(|a| matches!(a.kind, Kind::GiftCard | Kind::Credit)).map(|a| -a.amount.amount).sum::<i64>());
        }

        /// A promotion never makes anything dearer; a better one never gives less.
        #[test]
        fn a_promotion_never_costs(price_each in 1i64..100_000, n in 1i64..20, rate in 0i64..=10_000, more in 0i64..=10_000) {
            let (items, place) = ([item(price_each, n)], de());
            let total = |rate| {
                let offers = [offer(1, Gives::Percent(rate))];
                price(&Asked { offers: &offers, ..asked(&items, &place) }).unwrap().totals.total.amount
            };
            prop_assert!(total((rate + more).min(10_000)) <= total(rate));
            prop_assert!(total(rate) <= total(0));
        }

        /// An included tax changes no total, whatever its rate.
        #[test]
        fn an_included_tax_changes_no_total(price_each in 0i64..100_000, n in 1i64..20, rate in 0i64..=10_000) {
            let (items, place) = ([item(price_each, n)], de());
            let zones = [zone(rate, true)];
            let with = price(&Asked { zones: &zones, ..asked(&items, &place) }).unwrap().totals;
            let without = price(&asked(&items, &place)).unwrap().totals;
            prop_assert_eq!(with.total, without.total);
        }
    }
}
