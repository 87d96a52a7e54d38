//! Buying: checkout, placing, the order and the history, cancelling.

use axum::extract::{Path, Query};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use maud::html;
use serde::Deserialize;

use super::bag::number;
use super::ctx::{Answer, Ctx, Wants, json, markup};
use super::errors::Problem;
use super::input::Input;
use super::ui;
use super::ui::checkout::{Buying, Checkout};
use super::ui::form::Form;
use super::ui::page::query;
use crate::kit::error::Check;
use crate::kit::{Error, FieldError, Id, Money, Result};
use crate::orders::payments::PaymentChoice;
use crate::orders::place::ExpectedTotal;
use crate::orders::pricing::rules::Place;
use crate::orders::view::{Address, CheckoutView, OrderPage, OrderView};
use crate::orders::{self, Buyer, NewOrder, What};

/// The header that names an attempt to order.
const KEY: &str = "idempotency-key";
/// Orders a page holds unless asked otherwise, and at the most.
const PAGE: usize = 20;
const PAGE_MOST: usize = 50;

/// What the checkout is for: one variant, or the bag.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CheckoutQuery {
    sku: String,
    quantity: String,
    post: String,
    delivery: String,
}

/// Which part of the history.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HistoryQuery {
    cursor: Option<String>,
    limit: Option<String>,
}

/// What is asked for: one variant, or the bag.
pub(super) fn what(asked: CheckoutQuery) -> Result<What> {
    Ok(if asked.sku.is_empty() {
        What::Bag
    } else {
        What::One { sku: asked.sku, quantity: number(&asked.quantity)?, post: asked.post.parse().ok() }
    })
}

/// `GET /checkout`: everything on one screen before anything is bought.
pub async fn checkout(ctx: Ctx, Query(asked): Query<CheckoutQuery>) -> Answer {
    let buyer = buyer(&ctx)?;
    let delivery = asked.delivery.parse().ok();
    let what = what(asked)?;
    let view = match orders::checkout(&ctx.app, &mut *ctx.app.db.read().await?, buyer, &what, None, delivery).await {
        Err(Error::Invalid(fields)) if fields.iter().any(|f| f.code == "unknown_sku") => return Err(Error::NotFound),
        other => other?,
    };
    if view.lines.is_empty() {
        return Ok(ctx.go("/bag"));
    }
    let short = view
        .lines
        .iter()
        .find(|l| !l.available)
        .map(|l| Error::Conflict { code: "not_available", args: vec![("title", l.title.clone())] });
    // What the shopper's own limits refuse is said before anything is pressed.
    let limited = match &short {
        Some(_) => None,
        None => orders::limited(&ctx.app, &mut *ctx.app.db.read().await?, buyer, &view).await?,
    };
    let key = fresh_key(&ctx);
    let form = Form { problem: short.as_ref().or(limited.as_ref()), ..Form::empty() };
    let checkout = Checkout { view: &view, buying: buying(&what), key: &key, form, was: None };
    ctx.reply(&view, async |page| {
        Ok(if ctx.wants == Wants::Fragment {
            ui::checkout::sheet(page, &checkout)
        } else {
            ui::checkout::page(page, &checkout)
        })
    })
    .await
}

#[utoipa::path(post, path = "/orders", tag = "orders", security(("token" = [])), request_body = NewOrder,
    params(("Idempotency-Key" = String, Header, description = "Names this attempt: sent again, it gives the same order")), responses(
    (status = 201, body = OrderView), (status = 200, body = OrderView, description = "The key placed this order before"),
    (status = 400, body = Problem), (status = 401, body = Problem), (status = 402, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn create(ctx: Ctx, headers: HeaderMap, input: Input) -> Answer {
    let buyer = buyer(&ctx)?;
    if !ctx.is_json() {
        return from_form(&ctx, buyer, &input.fields()?).await;
    }
    let key = headers.get(KEY).map(|v| String::from_utf8_lossy(v.as_bytes()).trim().to_owned()).unwrap_or_default();
    let placed = orders::place(&ctx.app, buyer, &key, &input.read()?).await?;
    let mut answer = json(if placed.repeated { StatusCode::OK } else { StatusCode::CREATED }, &placed.order)?;
    if let Ok(at) = HeaderValue::from_str(&format!("/api/v1/orders/{}", placed.order.id)) {
        answer.headers_mut().insert(header::LOCATION, at);
    }
    Ok(answer)
}

#[utoipa::path(get, path = "/orders", tag = "orders", security(("token" = [])),
    params(("cursor" = Option<String>, Query), ("limit" = Option<u32>, Query, description = "1 to 50, 20 by default")), responses(
    (status = 200, body = OrderPage), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn index(ctx: Ctx, Query(asked): Query<HistoryQuery>) -> Answer {
    let account = ctx.account()?.id;
    let limit = match asked.limit.as_deref() {
        None => PAGE,
        Some(text) => text.parse().ok().filter(|n| (1..=PAGE_MOST).contains(n)).ok_or_else(|| {
            Error::Invalid(vec![FieldError::new("limit", "bad_limit").with("min", 1).with("max", PAGE_MOST)])
        })?,
    };
    let now = ctx.app.clock.now();
    let orders = orders::orders(&mut *ctx.app.db.read().await?, account, asked.cursor.as_deref(), limit, now).await?;
    ctx.reply(&orders, async |page| {
        let next = orders.next.as_ref().map(|cursor| format!("/orders?cursor={}", query(cursor)));
        Ok(ui::order::list(page, &orders.items, next.as_deref()))
    })
    .await
}

#[utoipa::path(get, path = "/orders/{id}", tag = "orders", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = OrderView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let order = find(&ctx, account, &id).await?;
    if ctx.wants == Wants::Page {
        let (order, progress) = super::returns::both(&ctx, account, order.id).await?;
        return ctx
            .reply(&order, async |page| {
                let steps = ui::returns::steps(page, &order, &progress);
                Ok(ui::order::page(page, &order, &Form::empty(), steps))
            })
            .await;
    }
    ctx.reply(&order, async |page| {
        Ok(if ctx.wants == Wants::Fragment {
            html! { (ui::order::sheet(page, &order)) (ui::layout::bag_count(page)) }
        } else {
            ui::order::page(page, &order, &Form::empty(), html! {})
        })
    })
    .await
}

#[utoipa::path(post, path = "/orders/{id}/cancellation", tag = "orders", security(("token" = [])), params(("id" = Id, Path)), responses(
    (status = 200, body = OrderView), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn cancel(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = ctx.account()?.id;
    let order: Id = id.parse().map_err(|()| Error::NotFound)?;
    let at = format!("/orders/{order}");
    match orders::cancel(&ctx.app, account, order).await {
        Ok(order) => {
            ctx.done(StatusCode::OK, &order, &at, async |page| Ok(ui::order::body(page, &order, &Form::empty()))).await
        }
        Err(error @ Error::Conflict { .. }) if !ctx.is_json() => {
            let order = find(&ctx, account, &id).await?;
            let page = ctx.page().await?;
            let form = Form::refused(&[], &error);
            let html = match ctx.wants {
                Wants::Fragment => ui::order::body(&page, &order, &form),
                Wants::Page | Wants::Json => ui::order::page(&page, &order, &form, html! {}),
            };
            Ok(markup(StatusCode::CONFLICT, html))
        }
        Err(e) => Err(e),
    }
}

fn buyer(ctx: &Ctx) -> Result<Buyer> {
    Ok(Buyer { account: ctx.account()?.id, locale: ctx.locale })
}

async fn find(ctx: &Ctx, account: Id, id: &str) -> Result<OrderView> {
    let id: Id = id.parse().map_err(|()| Error::NotFound)?;
    orders::order(&mut *ctx.app.db.read().await?, account, id, ctx.app.clock.now()).await?.ok_or(Error::NotFound)
}

/// A key that nobody guesses and that is used once.
fn fresh_key(ctx: &Ctx) -> String {
    URL_SAFE_NO_PAD.encode(ctx.app.random::<18>())
}

fn buying(what: &What) -> Buying<'_> {
    match what {
        What::One { sku, quantity, post } => Buying::One { sku, quantity: *quantity, post: *post },
        What::Bag => Buying::Bag,
    }
}

/// An order placed by the form of the checkout.
async fn from_form(ctx: &Ctx, buyer: Buyer, typed: &[(String, String)]) -> Answer {
    let form = Form::new(typed, &[]);
    let placed = match read(&form) {
        Ok(new) => orders::place(&ctx.app, buyer, form.value("key"), &new).await,
        Err(e) => Err(e),
    };
    match placed {
        Ok(placed) => match &placed.order.confirmation {
            Some(at) => Ok(ctx.go(at)),
            None => Ok(ctx.go(&format!("/orders/{}", placed.order.id))),
        },
        Err(error @ (Error::Invalid(_) | Error::Conflict { .. } | Error::Declined { .. }))
            if error.code() != "empty_bag" =>
        {
            refused(ctx, buyer, typed, error).await
        }
        Err(e) => Err(e),
    }
}

/// The form as the request the API takes.
fn read(form: &Form<'_>) -> Result<NewOrder> {
    let text = |name: &str| form.value(name).to_owned();
    let mut check = Check::new();
    let bag = form.value("bag") == "true";
    let quantity = match number(form.value("quantity")) {
        Ok(n) => Some(n).filter(|_| !bag),
        Err(_) => {
            check.push(FieldError::new("quantity", "bad_number"));
            None
        }
    };
    let expected_total = match form.value("expected_total") {
        "" => None,
        digits => check
            .take(digits.parse().map_err(|_| FieldError::new("expected_total", "bad_number")))
            .map(ExpectedTotal::Minor),
    };
    check.done()?;
    let address = Address {
        name: text("name"),
        line1: text("line1"),
        line2: text("line2"),
        city: text("city"),
        region: text("region"),
        postal_code: text("postal_code"),
        country: text("country"),
    };
    let card = Some(text("test_card")).filter(|card| !card.trim().is_empty());
    Ok(NewOrder {
        sku: Some(text("sku")).filter(|sku| !sku.is_empty()),
        quantity,
        post: form.value("post").parse().ok(),
        bag: bag.then_some(true),
        address: Some(address).filter(|a| !a.is_empty()),
        payment: match (card, form.value("saved").parse().ok()) {
            (None, None) => None,
            // A card that was typed is meant, whatever else is chosen.
            (test_card @ Some(_), _) => Some(PaymentChoice { test_card, saved: None }),
            (None, saved) => Some(PaymentChoice { test_card: None, saved }),
        },
        delivery: form.value("delivery").parse().ok(),
        expected_total,
    })
}

/// The checkout again, with what was typed, what is wrong, and what it costs now. Nothing was bought.
async fn refused(ctx: &Ctx, buyer: Buyer, typed: &[(String, String)], error: Error) -> Answer {
    let form = Form::new(typed, &[]);
    let quantity = number(form.value("quantity")).ok().filter(|n| (1..=crate::kit::text::limit::QUANTITY).contains(n));
    let what = if form.value("bag") == "true" {
        What::Bag
    } else {
        What::One {
            sku: form.value("sku").to_owned(),
            quantity: quantity.unwrap_or(1),
            post: form.value("post").parse().ok(),
        }
    };
    // What it costs now, where it was typed to go.
    let place = Some(Place { country: form.value("country").to_owned(), region: form.value("region").to_owned() });
    let place = place.filter(|p| !p.country.is_empty());
    let delivery = form.value("delivery").parse().ok();
    let view = orders::checkout(&ctx.app, &mut *ctx.app.db.read().await?, buyer, &what, place.as_ref(), delivery).await;
    let view: CheckoutView = match view {
        Ok(view) if !view.lines.is_empty() => view,
        // There is nothing to show a form for: the refusal itself is the page.
        _ => return Err(error),
    };
    // A key that was used belongs to an order that came to nothing, or to another one: the next press is a new attempt.
    let spent = matches!(error, Error::Declined { .. }) || error.code() == "key_reused";
    let key = if spent || form.value("key").is_empty() { fresh_key(ctx) } else { form.value("key").to_owned() };
    let fields = at_fields(&error);
    let price_changed = error.code() == "price_changed";
    let was = form.value("expected_total").parse().ok().filter(|_| price_changed);
    let problem = Some(&error).filter(|_| fields.is_empty() && !price_changed);
    let checkout = Checkout {
        view: &view,
        buying: buying(&what),
        key: &key,
        form: Form { values: typed, errors: &fields, problem },
        was: was.map(|amount| Money::new(amount, view.total.currency)),
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let page = ctx.page().await?;
    let html = match ctx.wants {
        Wants::Fragment => ui::checkout::form(&page, &checkout),
        Wants::Page | Wants::Json => ui::checkout::page(&page, &checkout),
    };
    Ok(markup(status, html))
}

/// The faults at the fields the form has: it is flat where the API nests, and where a whole address is missing each of
/// its fields is.
fn at_fields(error: &Error) -> Vec<FieldError> {
    let Some(fields) = (match error {
        Error::Invalid(fields) => Some(fields.clone()),
        Error::Declined { .. } => error.fields(),
        _ => None,
    }) else {
        return Vec::new();
    };
    let flat = |e: FieldError| {
        let name = e.field.strip_prefix("address.").or(e.field.strip_prefix("payment.")).unwrap_or(&e.field).to_owned();
        FieldError { field: name, ..e }
    };
    let missing = |e: &FieldError| match e.code {
        "no_address" => {
            ["name", "line1", "city", "postal_code", "country"].map(|f| FieldError::new(f, "required")).to_vec()
        }
        "no_payment" => vec![FieldError::new("test_card", "required")],
        _ => Vec::new(),
    };
    fields
        .into_iter()
        .flat_map(|e| {
            let each = missing(&e);
            if each.is_empty() { vec![flat(e)] } else { each }
        })
        .collect()
}
