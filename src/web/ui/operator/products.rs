//! Products, and one of them to be mended.

use maud::{Markup, html};

use super::{frame, select};
use crate::catalog::edit::EditView;
use crate::kit::text::limit;
use crate::web::operator::products::{Asked, DeskProducts};
use crate::web::ui::form::{Field, Form, describe, message, problems};
use crate::web::ui::page::Page;
use crate::web::ui::parts::{empty, icon, thumb};

/// `/operator/products?q=&only=`.
pub fn page(page: &Page, asked: &Asked, found: &DeskProducts) -> Markup {
    let words = |key: &str| page.t(key).into_owned();
    let only = [("", words("operator-any")), ("sale", words("wares-sale")), ("retired", words("wares-retired"))];
    let typed = [("q".to_owned(), asked.q.clone())];
    let filter = Form::new(&typed, &[]);
    let body = html! {
        search {
            form.filter-row action="/operator/products" method="get" {
                (Field::new("q", "wares-words").kind("search").optional().max(100).render(page, &filter))
                (select(page, &filter, "only", &page.t("operator-only"), &only, &asked.only))
                button.button type="submit" { (page.t("operator-filter")) }
            }
        }
        @if found.items.is_empty() {
            (empty(page, "bag", &page.t("wares-none-title"), &page.t("wares-none-text"), Some(("/operator/imports", words("operator-imports")))))
        } @else {
            section.table-frame aria-labelledby="wares-caption" tabindex="0" {
                table.table {
                    caption #wares-caption .sr { (page.t("wares-title")) }
                    thead { tr {
                        th scope="col" { (page.t("wares-product")) }
                        th scope="col" { (page.t("wares-brand")) }
                        th.table-number scope="col" { (page.t("wares-price")) }
                        th.table-number scope="col" { (page.t("wares-stock")) }
                        th scope="col" { (page.t("wares-source")) }
                    } }
                    tbody #ware-rows { @for product in &found.items {
                        tr id={ "ware-" (product.id) } {
                            td { span.ware {
                                (thumb(product.card.as_ref().and_then(|c| c.picture.as_ref()), "thumb"))
                                a.link href={ "/operator/products/" (product.id) } { bdi { (product.title) } }
                                @if product.retired { " " span.state { (page.t("wares-is-retired")) } }
                            } }
                            td { bdi { (product.brand) } }
                            td.table-number { @if let Some(card) = &product.card { (page.money(card.price)) } }
                            td.table-number { @match product.stock { Some(n) => (page.number(n)), None => (page.t("wares-not-counted")) } }
                            td { (source(page, &product.source)) }
                        }
                    } }
                }
            }
            @if let Some(next) = &found.next {
                p.more { a.button href=(asked.next(next)) rel="next" data-more="ware-rows" { (page.t("operator-more-rows")) } }
            }
        }
    };
    frame(page, &page.t("wares-title"), Some(&page.t("wares-lead")), &body)
}

fn source(page: &Page, source: &str) -> String {
    if source.is_empty() { page.t("wares-own").into_owned() } else { source.to_owned() }
}

/// `/operator/products/{id}`: PUT there; PUT and DELETE `/operator/products/{id}/retirement`.
pub fn one(page: &Page, view: &EditView, form: &Form<'_>) -> Markup {
    let product = &view.product;
    let at = format!("/operator/products/{}", product.card.id);
    let interests = product.interests.join(" ");
    let body = html! {
        div.row {
            (thumb(product.card.picture.as_ref(), "line-photo"))
            a.link href={ "/products/" (product.card.id) } { (page.t("wares-look")) }
            @if product.retired { span.state { (page.t("wares-is-retired")) } }
        }
        @if !view.source.is_empty() {
            div.notice { (icon(page, "info")) p { (page.tr("wares-imported", &[("source", view.source.as_str().into())])) } }
        }
        form.panel.stack action={ (at) "?_method=put" } method="post" {
            (problems(page, form, &["title", "description", "interests", "variants", "opens_at", "per_person", "successor", "seller", "offer_price", "offer_delivery", "url"]))
            (Field::new("title", "wares-title-field").value(&product.card.title).max(limit::PRODUCT_TITLE).render(page, form))
            (Field::new("description", "wares-description").value(&product.description).rows(6).max(limit::PRODUCT_TEXT).optional().render(page, form))
            (Field::new("interests", "wares-interests").value(&interests).hint("wares-interests-hint").optional().render(page, form))
            h2 { (page.t("wares-variants")) }
            p.quiet { (page.t("wares-variants-hint")) }
            @for (i, variant) in product.variants.iter().enumerate() {
                @let stock = variant.stock.map(|n| n.to_string()).unwrap_or_default();
                @let price = variant.price.decimal();
                fieldset.ware-variant {
                    legend { bdi { (variant.sku) } @if !variant.options.is_empty() { " · " bdi { (variant.label()) } } }
                    input type="hidden" name="sku" value=(variant.sku);
                    input type="hidden" name="stock_was" value=(stock);
                    (cell(page, form, i, "price", &page.tr("wares-price-in", &[("currency", variant.price.currency.as_str().into())]), &price))
                    (cell(page, form, i, "stock", &page.t("wares-stock"), &stock))
                }
            }
            p { button.button.button--primary type="submit" { (page.t("wares-save")) } }
        }
        (terms(page, view, form))
        (offers(page, view, form))
        form.panel.stack action={ (at) "/retirement?_method=" (if product.retired { "delete" } else { "put" }) } method="post" {
            p { (page.t(if product.retired { "wares-back-text" } else { "wares-retire-text" })) }
            p { button.button type="submit" { (page.t(if product.retired { "wares-back" } else { "wares-retire" })) } }
        }
    };
    frame(page, &product.card.title, None, &body)
}

/// From when it is on sale, how many a person may buy, what follows it: PUT `/operator/products/{id}/terms`.
fn terms(page: &Page, view: &EditView, form: &Form<'_>) -> Markup {
    let product = &view.product;
    let opens: String = product.opens_at.map(|at| at.rfc3339().chars().take(16).collect()).unwrap_or_default();
    let most = product.per_person.map(|n| n.to_string()).unwrap_or_default();
    let next = product.successor.map(|id| id.to_string()).unwrap_or_default();
    html! {
        form.panel.stack action={ "/operator/products/" (product.card.id) "/terms?_method=put" } method="post" {
            h2 { (page.t("wares-terms")) }
            div.fields--two {
                (Field::new("opens_at", "wares-opens").kind("datetime-local").value(&opens).hint("wares-opens-hint").optional().render(page, form))
                (Field::new("per_person", "wares-per-person").inputmode("numeric").value(&most).optional().render(page, form))
            }
            (Field::new("successor", "wares-successor").value(&next).hint("wares-successor-hint").optional().render(page, form))
            p { button.button type="submit" { (page.t("wares-terms-save")) } }
        }
    }
}

/// What other sellers ask: POST `/operator/products/{id}/offers`, DELETE there.
fn offers(page: &Page, view: &EditView, form: &Form<'_>) -> Markup {
    let at = format!("/operator/products/{}/offers", view.product.card.id);
    html! {
        section.panel.stack aria-labelledby="wares-offers" {
            h2 #wares-offers { (page.t("wares-offers")) }
            p.quiet { (page.t("wares-offers-hint")) }
            @for offer in &view.offers {
                form.row action={ (at) "/" (offer.id) "?_method=delete" } method="post" {
                    span { bdi { (offer.seller) } " · " (page.money(offer.total)) }
                    button.text-button type="submit" { (page.t("wares-offer-remove")) span.sr { " " (offer.seller) } }
                }
            }
            form.stack action=(at) method="post" {
                (Field::new("seller", "wares-offer-seller").max(80).render(page, form))
                div.fields--two {
                    (Field::new("offer_price", "wares-offer-price").inputmode("decimal").render(page, form))
                    (Field::new("offer_delivery", "wares-offer-delivery").inputmode("decimal").optional().render(page, form))
                }
                (Field::new("url", "wares-offer-url").kind("url").max(1_000).render(page, form))
                p { button.button type="submit" { (page.t("wares-offer-add")) } }
            }
        }
    }
}

/// A field of the row of a variant: what was typed in this row, else what stands.
fn cell(page: &Page, form: &Form<'_>, i: usize, name: &str, label: &str, value: &str) -> Markup {
    let id = format!("f-{name}-{i}");
    let typed: Vec<&str> = form.all(name).collect();
    let value = typed.get(i).copied().unwrap_or(value);
    let error = form.error(page, &format!("variants[{i}].{name}"));
    html! {
        div.field.field--bad[error.is_some()] {
            label for=(id) { (label) }
            input type="text" id=(id) name=(name) inputmode="decimal" autocomplete="off" value=[(!value.is_empty()).then_some(value)]
                aria-invalid=[error.is_some().then_some("true")] aria-describedby=[describe(&id, false, error.is_some())];
            @if let Some(error) = error { (message(page, &id, &error)) }
        }
    }
}
