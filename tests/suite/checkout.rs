//! The pages of buying: with scripts, and without.

use axum::body::Body;
use http::{Method, Request, header};
use vitrine::catalog;
use vitrine::kit::Micros;

use crate::app::{Answer, Person, TestApp, both};
use crate::orders::{APPROVED, DECLINED, id, number, stock};

/// A form sent by a script, which asks for the changed fragments.
pub async fn fragment(t: &TestApp, method: Method, path: &str, who: &Person, fields: &[(&str, &str)]) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://localhost:8080")
        .header("sec-fetch-site", "same-origin")
        .header("vitrine-fragment", "1")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, format!("__Host-session={}", who.token))
        .body(Body::from(serde_html_form::to_string(fields).unwrap()))
        .unwrap();
    t.send(request).await
}

const TYPED: &[(&str, &str)] = &[
    ("name", "Ana Lima"),
    ("line1", "1 High Street"),
    ("line2", ""),
    ("city", "Springfield"),
    ("region", "IL"),
    ("postal_code", "62701"),
    ("country", "US"),
];

/// The value of a hidden field of a form.
fn hidden(html: &str, name: &str) -> String {
    let at = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}")).1;
    at.split('"').next().unwrap().to_owned()
}

#[test]
fn a_browser_without_scripts_buys() {
    both("without_scripts", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        let visitor = t.page("/checkout?sku=LAMP&post=3", None).await;
        assert_eq!(visitor.headers[header::LOCATION], "/sign-in?next=%2Fcheckout%3Fsku%3DLAMP%26post%3D3");
        assert_eq!(t.page("/checkout", Some(&ana)).await.headers[header::LOCATION], "/bag");
        assert_eq!(t.page("/checkout?sku=NONE", Some(&ana)).await.status, 404);
        let page = t.page("/checkout?sku=LAMP&quantity=2&post=3", Some(&ana)).await;
        assert_eq!(page.status, 200);
        let html = page.text();
        assert!(html.contains("Buy now – pay 54.90"), "{html}");
        let (key, total) = (hidden(&html, "key"), hidden(&html, "expected_total"));
        assert_eq!((total.as_str(), hidden(&html, "post").as_str()), ("5490", "3"));
        let send = async |key: &str, total: &str, card: &str, typed: &[(&str, &str)]| {
            let fields = [
                &[
                    ("key", key),
                    ("sku", "LAMP"),
                    ("quantity", "2"),
                    ("post", "3"),
                    ("expected_total", total),
                    ("test_card", card),
                ],
                typed,
            ]
            .concat();
            t.form("/orders", Some(&ana), &fields).await
        };
        // Nothing filled in: every field says so.
        let empty = send(&key, &total, "", &[]).await;
        assert_eq!(
            (empty.status.as_u16(), empty.text().matches("This is needed.").count()),
            (422, 6),
            "{}",
            empty.text()
        );
        assert_eq!(hidden(&empty.text(), "key"), key);
        // Declined: what was typed stays, and the next press is a new attempt.
        let declined = send(&key, &total, DECLINED, TYPED).await;
        let html = declined.text();
        assert!(declined.status == 402 && html.contains("The card was declined."), "{html}");
        assert!(html.contains("value=\"1 High Street\"") && html.contains(DECLINED), "{html}");
        let key = hidden(&html, "key");
        // The price went up meanwhile: asked again, with both totals.
        t.app.clock.advance(Micros(1));
        t.product("LAMP", 3_000, Some(5)).await;
        let asked = send(&key, &total, APPROVED, TYPED).await;
        let html = asked.text();
        assert_eq!(asked.status, 409);
        assert!(
            html.contains("54.90") && html.contains("Buy now – pay 64.90") && html.contains("changed from"),
            "{html}"
        );
        let total = hidden(&html, "expected_total");
        let bought = send(&key, &total, APPROVED, TYPED).await;
        assert_eq!(bought.status, 303);
        let at = bought.headers[header::LOCATION].to_str().unwrap().to_owned();
        // Pressed twice: the same order.
        assert_eq!(send(&key, &total, APPROVED, TYPED).await.headers[header::LOCATION].to_str().unwrap(), at);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM orders WHERE state = 'paid'").await, 1);
        let page = t.page(&at, Some(&ana)).await.text();
        assert!(page.contains("Thank you, it is ordered") && page.contains("Cancel within 30 minutes"), "{page}");
        // Sent again with another card under the old key: nothing happens but a question.
        let other = send(&key, &total, DECLINED, TYPED).await;
        assert_eq!(other.status, 409);
        assert_ne!(hidden(&other.text(), "key"), key);
        // Cancelled by the form, and again.
        for _ in 0..2 {
            assert_eq!(
                t.form(&format!("{at}/cancellation"), Some(&ana), &[]).await.headers[header::LOCATION]
                    .to_str()
                    .unwrap(),
                at
            );
        }
        assert!(t.page(&at, Some(&ana)).await.text().contains("This order is cancelled"));
        assert_eq!(stock(&t.app, "LAMP").await, Some(5));
        catalog::stock::set(&t.app, "LAMP", Some(1)).await.unwrap();
        let short = t.page("/checkout?sku=LAMP&quantity=2", Some(&ana)).await.text();
        assert!(short.contains("Thing LAMP cannot be bought in this number now."), "{short}");
        let short = send("fresh", "6490", APPROVED, TYPED).await;
        assert!(short.status == 409 && short.text().contains("Of Thing LAMP only 1 is left."), "{}", short.text());
    });
}

#[test]
fn a_sheet_buys_in_one_tap() {
    both("sheet_buys", async |t| {
        let (ana, bob) = (t.shopper("ana").await, t.shopper("bob").await);
        t.product("LAMP", 2_500, Some(5)).await;
        t.buy(&ana, "LAMP", 1).await.expect(201);
        let sheet = fragment(&t, Method::GET, "/checkout?sku=LAMP", &ana, &[]).await.text();
        assert!(
            sheet.contains("id=\"sheet-body\"") && sheet.contains("Test card •••• 4242") && !sheet.contains("<html"),
            "{sheet}"
        );
        let key = hidden(&sheet, "key");
        let fields =
            [("key", key.as_str()), ("sku", "LAMP"), ("quantity", "1"), ("expected_total", "2990"), ("test_card", "")];
        let bought = fragment(&t, Method::POST, "/orders", &ana, &fields).await;
        assert_eq!(bought.status, 204);
        let at = bought.headers["vitrine-location"].to_str().unwrap().to_owned();
        let shown = fragment(&t, Method::GET, &at, &ana, &[]).await.text();
        assert!(
            shown.contains("id=\"sheet-body\"")
                && shown.contains("Cancel within 30 minutes")
                && shown.contains("id=\"nav-bag\""),
            "{shown}"
        );
        assert_eq!(t.page(&at, Some(&bob)).await.status, 404);
        // A refusal comes as the form alone.
        let wrong = [("key", "k9"), ("sku", "LAMP"), ("quantity", "1"), ("test_card", "1")];
        let refused = fragment(&t, Method::POST, "/orders", &ana, &wrong).await;
        let html = refused.text();
        assert!(
            refused.status == 422 && html.contains("id=\"checkout-form\"") && html.contains("This is not a test card."),
            "{html}"
        );
        // Cancelled in the sheet, and too late in the sheet.
        let order = id(&t.get("/orders", Some(&ana)).await.expect(200)["items"][0]);
        let done = fragment(&t, Method::POST, &format!("/orders/{order}/cancellation"), &ana, &[]).await;
        assert!(done.status == 200 && done.text().contains("Cancelled"), "{}", done.text());
        let first = id(&t.get("/orders", Some(&ana)).await.expect(200)["items"][1]);
        t.app.clock.advance(Micros::minutes(31));
        let late = fragment(&t, Method::POST, &format!("/orders/{first}/cancellation"), &ana, &[]).await;
        assert!(late.status == 409 && late.text().contains("The time to cancel is over."), "{}", late.text());
    });
}
