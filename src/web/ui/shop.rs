//! The operator's page of prices: a part for each kind of rule, with its list and its form. Each part is a fragment.

use maud::{Markup, html};

use super::form::{Field, Form, describe, message, problems};
use super::layout::{self, Shape};
use super::operator::tabs;
use super::page::{Head, Page};
use super::parts::icon;
use crate::i18n::format;
use crate::kit::text::limit;
use crate::kit::{Id, Money};
use crate::orders::pricing::operator::RulesView;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Delivery,
    Taxes,
    Promotions,
    GiftCards,
    Credit,
    Days,
    MemberPrices,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Delivery, Self::Taxes, Self::Promotions, Self::GiftCards, Self::Credit, Self::Days, Self::MemberPrices];

    /// The id of its fragment.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Delivery => "shop-delivery",
            Self::Taxes => "shop-taxes",
            Self::Promotions => "shop-promotions",
            Self::GiftCards => "shop-gift-cards",
            Self::Credit => "shop-credit",
            Self::Days => "shop-days",
            Self::MemberPrices => "shop-member-prices",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Delivery => "shop-delivery-title",
            Self::Taxes => "shop-taxes-title",
            Self::Promotions => "shop-promotions-title",
            Self::GiftCards => "shop-cards-title",
            Self::Credit => "shop-credit-title",
            Self::Days => "shop-days-title",
            Self::MemberPrices => "shop-prices-title",
        }
    }
}

/// What was just done.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    Nothing,
    Saved,
    /// A gift card was made with this code.
    Card(&'a str),
}

/// The whole page. `form` belongs to `at`.
pub fn page(page: &Page, rules: &RulesView, at: Option<Part>, form: &Form<'_>, told: Told<'_>) -> Markup {
    let fresh = Form::empty();
    let body = html! {
        section #shop .stack {
            (tabs(page))
            h1 { (page.t("shop-title")) }
            p.quiet { (page.t("shop-lead")) }
            @for one in Part::ALL {
                @if at == Some(one) { (part(page, rules, one, form, told)) } @else { (part(page, rules, one, &fresh, Told::Nothing)) }
            }
        }
    };
    layout::document(page, &Head::private(page.t("shop-title")), Shape::Narrow, body)
}

/// One part, a fragment.
pub fn part(page: &Page, rules: &RulesView, part: Part, form: &Form<'_>, told: Told<'_>) -> Markup {
    html! {
        section.panel.stack id=(part.id()) aria-labelledby={ (part.id()) "-h" } {
            h2 id={ (part.id()) "-h" } { (page.t(part.title())) }
            @match told {
                Told::Nothing => {},
                Told::Saved => p.saved role="status" { (icon(page, "check")) span { (page.t("settings-saved")) } },
                Told::Card(code) => p.notice role="status" { span { (page.t("shop-card-made")) " " strong.code-shown { (code) } } },
            }
            @match part {
                Part::Delivery => (delivery(page, rules, form)),
                Part::Taxes => (taxes(page, rules, form)),
                Part::Promotions => (promotions(page, rules, form)),
                Part::GiftCards => (gift_cards(page, rules, form)),
                Part::Credit => (credit(page, form)),
                Part::Days => (days(page, rules, form)),
                Part::MemberPrices => (member_prices(page, form)),
            }
        }
    }
}

/// A row of a list with the button that ends it.
fn row(page: &Page, part: Part, at: &str, id: Id, label: &str, facts: &[String]) -> Markup {
    html! {
        li.rule-row {
            span.grow {
                strong dir="auto" { (label) }
                @if !facts.is_empty() { br; span.quiet { (facts.join(" · ")) } }
            }
            form action={ "/operator/" (at) "/" (id) "?_method=delete" } method="post" data-swap=(part.id()) {
                button.button.button--small type="submit" aria-label=(page.tr("shop-end-of", &[("label", label.into())])) { (page.t("shop-end")) }
            }
        }
    }
}

fn none(page: &Page, empty: bool, key: &str) -> Markup {
    html! { @if empty { p.quiet { (page.t(key)) } } }
}

/// A list to choose from, by values and keys of messages.
fn choose(page: &Page, form: &Form<'_>, id: &str, name: &str, label: &str, values: &[(&str, &str)]) -> Markup {
    let error = form.error(page, name);
    html! {
        div.field.field--bad[error.is_some()] {
            label for=(id) { (page.t(label)) }
            select id=(id) name=(name) aria-describedby=[describe(id, false, error.is_some())] aria-invalid=[error.is_some().then_some("true")] {
                @for (value, words) in values {
                    option value=(value) selected[form.value(name) == *value] { (page.t(words)) }
                }
            }
            @if let Some(error) = error { (message(page, id, &error)) }
        }
    }
}

/// The form that adds something, closed until it is asked for or refused.
fn add(page: &Page, part: Part, action: &str, form: &Form<'_>, known: &[&str], fields: Markup) -> Markup {
    html! {
        details.change open[form.was_sent()] {
            summary { span.link { (page.t("shop-add")) } }
            form.fields action=(action) method="post" data-swap=(part.id()) {
                (problems(page, form, known))
                (fields)
                p { button.button.button--primary type="submit" { (page.t("settings-save")) } }
            }
        }
    }
}

fn field<'a>(name: &'a str, label: &'a str, id: &'a str) -> Field<'a> {
    Field::new(name, label).id(id)
}

fn money(page: &Page, amount: Option<Money>, key: &str) -> Option<String> {
    amount.map(|m| page.tr(key, &[("amount", page.money(m).into())]))
}

fn percent(page: &Page, rate: i64) -> String {
    let sign = format::percent(page.locale, rate / 100);
    // Whole percents as the language writes them; others with their decimals.
    if rate % 100 == 0 { sign } else { format!("{}.{:02} %", rate / 100, rate % 100) }
}

fn delivery(page: &Page, rules: &RulesView, form: &Form<'_>) -> Markup {
    let known = [
        "label",
        "fee",
        "member_fee",
        "free_from",
        "places",
        "weight_from",
        "weight_to",
        "value_from",
        "value_to",
        "audience",
        "days_from",
        "days_to",
    ];
    html! {
        (none(page, rules.methods.is_empty(), "shop-delivery-none"))
        ul.rule-list role="list" {
            @for m in &rules.methods {
                @let days = page.tr("delivery-days", &[("from", m.days[0].into()), ("to", m.days[1].into())]);
                @let facts: Vec<String> = [
                    Some(page.money(m.fee)),
                    money(page, m.member_fee, "shop-member-fee-is"),
                    money(page, m.free_from, "shop-free-from-is"),
                    Some(m.places.clone()),
                    m.weight_to.map(|g| page.tr("shop-up-to-grams", &[("n", g.into())])),
                    m.weight_from.map(|g| page.tr("shop-from-grams", &[("n", g.into())])),
                    money(page, m.value_from, "shop-value-from-is"),
                    money(page, m.value_to, "shop-value-to-is"),
                    m.members_only.then(|| page.t("shop-audience-members").into_owned()),
                    Some(days),
                ].into_iter().flatten().collect();
                (row(page, Part::Delivery, "delivery-methods", m.id, &m.label, &facts))
            }
        }
        (add(page, Part::Delivery, "/operator/delivery-methods", form, &known, html! {
            (field("label", "shop-label", "d-label").max(limit::NAME).render(page, form))
            (field("places", "shop-places", "d-places").hint("shop-places-hint").value("*").max(400).render(page, form))
            div.fields--two {
                (field("fee", "shop-fee", "d-fee").inputmode("decimal").render(page, form))
                (field("member_fee", "shop-member-fee", "d-member-fee").optional().inputmode("decimal").render(page, form))
            }
            (field("free_from", "shop-free-from", "d-free-from").optional().inputmode("decimal").render(page, form))
            div.fields--two {
                (field("weight_from", "shop-weight-from", "d-weight-from").optional().inputmode("numeric").render(page, form))
                (field("weight_to", "shop-weight-to", "d-weight-to").optional().inputmode("numeric").render(page, form))
            }
            div.fields--two {
                (field("value_from", "shop-value-from", "d-value-from").optional().inputmode("decimal").render(page, form))
                (field("value_to", "shop-value-to", "d-value-to").optional().inputmode("decimal").render(page, form))
            }
            div.fields--two {
                (field("days_from", "shop-days-from", "d-days-from").optional().inputmode("numeric").render(page, form))
                (field("days_to", "shop-days-to", "d-days-to").optional().inputmode("numeric").render(page, form))
            }
            (choose(page, form, "d-audience", "audience", "shop-audience", &[("all", "shop-audience-all"), ("members", "shop-audience-members")]))
        }))
    }
}

fn taxes(page: &Page, rules: &RulesView, form: &Form<'_>) -> Markup {
    html! {
        (none(page, rules.zones.is_empty(), "shop-taxes-none"))
        ul.rule-list role="list" {
            @for z in &rules.zones {
                @let facts = [
                    percent(page, z.rate),
                    z.places.clone(),
                    page.t(if z.included { "shop-tax-included" } else { "shop-tax-added" }).into_owned(),
                ];
                (row(page, Part::Taxes, "tax-zones", z.id, &z.label, &facts))
            }
        }
        (add(page, Part::Taxes, "/operator/tax-zones", form, &["label", "places", "rate", "mode", "on_delivery"], html! {
            (field("label", "shop-label", "t-label").max(limit::NAME).render(page, form))
            (field("places", "shop-places", "t-places").hint("shop-places-hint").value("*").max(400).render(page, form))
            (field("rate", "shop-rate", "t-rate").inputmode("decimal").render(page, form))
            (choose(page, form, "t-mode", "mode", "shop-tax-mode", &[("included", "shop-tax-included"), ("added", "shop-tax-added")]))
            (choose(page, form, "t-on-delivery", "on_delivery", "shop-tax-delivery", &[("taxed", "shop-tax-delivery-taxed"), ("free", "shop-tax-delivery-free")]))
        }))
    }
}

fn promotions(page: &Page, rules: &RulesView, form: &Form<'_>) -> Markup {
    let known = ["label", "code", "kind", "value", "value_from", "audience", "starts", "ends", "per_person", "overall"];
    html! {
        (none(page, rules.promotions.is_empty(), "shop-promotions-none"))
        ul.rule-list role="list" {
            @for p in &rules.promotions {
                @let what = match (p.percent, p.amount, &p.gift) {
                    (Some(rate), _, _) => format!("−{}", percent(page, rate)),
                    (_, Some(amount), _) => format!("−{}", page.money(amount)),
                    (_, _, Some(sku)) => page.tr("shop-gift-is", &[("sku", sku.as_str().into())]),
                    _ => page.t("shop-kind-delivery").into_owned(),
                };
                @let until = p.ends_at.map(|at| page.tr("shop-until", &[("when", page.moment(at).into())]));
                @let from = p.starts_at.map(|at| page.tr("shop-from", &[("when", page.moment(at).into())]));
                @let facts: Vec<String> = [
                    Some(what),
                    p.code.as_ref().map(|c| page.tr("shop-code-is", &[("code", c.as_str().into())])),
                    money(page, p.value_from, "shop-value-from-is"),
                    (p.audience != "all").then(|| page.t(&format!("shop-audience-{}", p.audience)).into_owned()),
                    from,
                    until,
                    Some(page.count("shop-uses", p.uses)).filter(|_| p.code.is_some() || p.overall.is_some()),
                    p.overall.map(|n| page.count("shop-of-overall", n)),
                    p.per_person.map(|n| page.count("shop-each", n)),
                ].into_iter().flatten().collect();
                (row(page, Part::Promotions, "promotions", p.id, &p.label, &facts))
            }
        }
        (add(page, Part::Promotions, "/operator/promotions", form, &known, html! {
            (field("label", "shop-label", "p-label").hint("shop-label-hint").max(limit::NAME).render(page, form))
            (field("code", "shop-code", "p-code").hint("shop-code-hint").optional().max(30).render(page, form))
            (choose(page, form, "p-kind", "kind", "shop-kind", &[
                ("percent", "shop-kind-percent"), ("amount", "shop-kind-amount"), ("delivery", "shop-kind-delivery"), ("gift", "shop-kind-gift"),
            ]))
            (field("value", "shop-value", "p-value").hint("shop-value-hint").optional().max(100).render(page, form))
            (field("value_from", "shop-value-from", "p-value-from").optional().inputmode("decimal").render(page, form))
            (choose(page, form, "p-audience", "audience", "shop-audience", &[
                ("all", "shop-audience-all"), ("members", "shop-audience-members"), ("first-order", "shop-audience-first-order"),
            ]))
            div.fields--two {
                (field("starts", "shop-starts", "p-starts").kind("datetime-local").optional().render(page, form))
                (field("ends", "shop-ends", "p-ends").kind("datetime-local").optional().render(page, form))
            }
            div.fields--two {
                (field("per_person", "shop-per-person", "p-per-person").optional().inputmode("numeric").render(page, form))
                (field("overall", "shop-overall", "p-overall").optional().inputmode("numeric").render(page, form))
            }
        }))
    }
}

fn gift_cards(page: &Page, rules: &RulesView, form: &Form<'_>) -> Markup {
    html! {
        (none(page, rules.gift_cards.is_empty(), "shop-cards-none"))
        ul.rule-list role="list" {
            @for card in &rules.gift_cards {
                @let left = page.tr("shop-card-left", &[("left", page.money(card.balance).into()), ("of", page.money(card.initial).into())]);
                @let facts: Vec<String> = [
                    Some(left),
                    Some(card.note.clone()).filter(|n| !n.is_empty()),
                    card.expires_at.map(|at| page.tr("shop-until", &[("when", page.moment(at).into())])),
                ].into_iter().flatten().collect();
                (row(page, Part::GiftCards, "gift-cards", card.id, &format!("•••• {}", card.ending), &facts))
            }
        }
        (add(page, Part::GiftCards, "/operator/gift-cards", form, &["amount", "note", "expires"], html! {
            (field("amount", "shop-amount", "g-amount").inputmode("decimal").render(page, form))
            (field("note", "shop-note", "g-note").optional().max(100).render(page, form))
            (field("expires", "shop-ends", "g-expires").kind("datetime-local").optional().render(page, form))
        }))
    }
}

fn credit(page: &Page, form: &Form<'_>) -> Markup {
    html! {
        p.quiet { (page.t("shop-credit-lead")) }
        (add(page, Part::Credit, "/operator/credits", form, &["handle", "amount"], html! {
            (field("handle", "field-handle", "c-handle").max(limit::HANDLE_MAX + 1).render(page, form))
            (field("amount", "shop-amount", "c-amount").inputmode("decimal").render(page, form))
        }))
    }
}

fn days(page: &Page, rules: &RulesView, form: &Form<'_>) -> Markup {
    html! {
        (none(page, rules.member_days.is_empty(), "shop-days-none"))
        ul.rule-list role="list" {
            @for day in &rules.member_days {
                @let what = page.tr("shop-day-is", &[
                    ("off", percent(page, day.rate).into()),
                    ("from", page.moment(day.starts_at).into()),
                    ("until", page.moment(day.ends_at).into()),
                ]);
                @let state = page.t(&format!("shop-day-{}", day.state)).into_owned();
                @if day.state == "ended" {
                    li.rule-row { span.grow { strong dir="auto" { (day.label) } br; span.quiet { (what) " · " (state) } } }
                } @else {
                    @let facts = [what, state, day.category.clone()].into_iter().filter(|f| !f.is_empty()).collect::<Vec<_>>();
                    (row(page, Part::Days, "member-days", day.id, &day.label, &facts))
                }
            }
        }
        (add(page, Part::Days, "/operator/member-days", form, &["label", "rate", "category", "starts", "ends"], html! {
            (field("label", "shop-label", "m-label").max(limit::NAME).render(page, form))
            (field("rate", "shop-rate", "m-rate").inputmode("decimal").render(page, form))
            (field("category", "shop-category", "m-category").hint("shop-category-hint").optional().max(300).render(page, form))
            div.fields--two {
                (field("starts", "shop-starts", "m-starts").kind("datetime-local").render(page, form))
                (field("ends", "shop-ends", "m-ends").kind("datetime-local").render(page, form))
            }
        }))
    }
}

fn member_prices(page: &Page, form: &Form<'_>) -> Markup {
    html! {
        p.quiet { (page.t("shop-prices-lead")) }
        (add(page, Part::MemberPrices, "/operator/member-prices?_method=put", form, &["sku", "price"], html! {
            (field("sku", "shop-sku", "s-sku").max(100).render(page, form))
            (field("price", "shop-member-price", "s-price").hint("shop-member-price-hint").optional().inputmode("decimal").render(page, form))
        }))
    }
}
