//! The write gate: who may post and comment, with every edge.

use serde_json::{Value, json};
use vitrine::accounts::{memberships, sessions, view::GateView};
use vitrine::kit::{Micros, Money};
use vitrine::posts::gate;

use crate::app::{Person, TestApp, both, both_with};

async fn standing(t: &TestApp, who: &Person) -> GateView {
    gate::standing(&t.app, &mut t.app.db.read().await.unwrap(), who.id).await.unwrap()
}

/// A member who bought for exactly so many cents, delivery left out.
async fn spender(t: &TestApp, handle: &str, cents: i64) -> Person {
    let who = t.shopper(handle).await;
    memberships::grant(&t.app, who.id, None).await.unwrap();
    t.product(&format!("S-{handle}"), cents, None).await;
    t.buy(&who, &format!("S-{handle}"), 1).await.expect(201);
    who
}

fn idea() -> Value {
    json!({ "kind": "idea", "text": "Hang it low." })
}

#[test]
fn exactly_fifty_opens_and_a_cent_less_does_not() {
    both("exactly_fifty_opens", async |t| {
        let (enough, short) = (spender(&t, "enough", 5_000).await, spender(&t, "short", 4_999).await);
        assert!(standing(&t, &enough).await.open);
        t.post("/posts", Some(&enough), idea()).await.expect(201);
        let shut = standing(&t, &short).await;
        assert_eq!(
            (shut.open, shut.missing.as_slice(), shut.spent.amount),
            (false, ["spend".to_owned()].as_slice(), 4_999)
        );
        let (code, body) = t.post("/posts", Some(&short), idea()).await.problem(403);
        assert_eq!((code.as_str(), &body["missing"]), ("write_gate", &json!(["spend"])));
        assert_eq!(
            body["title"],
            "To post and comment you need 50.00 USD of own purchases within the last 12 months; yours come to 49.99 USD."
        );
        t.product("CENT", 1, None).await;
        t.buy(&short, "CENT", 1).await.expect(201);
        t.post("/posts", Some(&short), idea()).await.expect(201);
    });
}

#[test]
fn each_missing_rule_is_told_with_code_and_words() {
    both("each_missing_rule", async |t| {
        let nobody = t.shopper("nobody").await;
        let (code, body) = t.post("/posts", Some(&nobody), idea()).await.problem(403);
        assert_eq!((code.as_str(), &body["missing"]), ("write_gate", &json!(["membership", "spend"])));
        t.product("THING", 9_000, None).await;
        t.buy(&nobody, "THING", 1).await.expect(201);
        let (_, body) = t.post("/posts", Some(&nobody), idea()).await.problem(403);
        assert_eq!(body["missing"], json!(["membership"]));
        assert_eq!(body["title"], "To post and comment you need a membership.");
        memberships::grant(&t.app, nobody.id, None).await.unwrap();
        t.post("/posts", Some(&nobody), idea()).await.expect(201);
        memberships::end(&t.app, nobody.id, None).await.unwrap();
        let (_, body) = t.post("/posts", Some(&nobody), idea()).await.problem(403);
        assert_eq!(body["missing"], json!(["membership"]));
    });
}

#[test]
fn a_purchase_counts_for_twelve_calendar_months_to_the_microsecond() {
    both("twelve_calendar_months", async |t| {
        let ana = spender(&t, "ana", 5_000).await;
        // From noon of 22 November 2026 to noon of 22 November 2027 are 365 days.
        t.app.clock.advance(Micros::days(365));
        assert!(standing(&t, &ana).await.open);
        t.app.clock.advance(Micros(1));
        let shut = standing(&t, &ana).await;
        assert_eq!((shut.open, shut.spent.amount), (false, 0));
    });
}

#[test]
fn what_was_paid_back_counts_no_more() {
    both("what_was_paid_back", async |t| {
        let ana = t.shopper("ana").await;
        memberships::grant(&t.app, ana.id, None).await.unwrap();
        t.product("SOFA", 60_000, Some(1)).await;
        let order = t.buy(&ana, "SOFA", 1).await.expect(201);
        assert!(standing(&t, &ana).await.open);
        let id = order["id"].as_str().unwrap();
        let cancelled = t.post(&format!("/orders/{id}/cancellation"), Some(&ana), json!({})).await;
        assert!(cancelled.status.is_success(), "{}", cancelled.text());
        assert_eq!(standing(&t, &ana).await.spent.amount, 0);
        assert_eq!(t.post("/posts", Some(&ana), idea()).await.problem(403).0, "write_gate");
    });
}

#[test]
fn rights_come_before_values() {
    both("rights_before_values", async |t| {
        let ana = t.shopper("ana").await;
        let member = t.member("member").await;
        let post = t.post("/posts", Some(&member), idea()).await.expect(201)["id"].as_str().unwrap().to_owned();
        let nonsense = json!({ "kind": 7, "photos": "none" });
        for path in ["/posts".to_owned(), format!("/posts/{post}/comments")] {
            assert_eq!(t.post(&path, None, nonsense.clone()).await.problem(401).0, "sign_in_needed", "{path}");
            assert_eq!(t.post(&path, Some(&ana), nonsense.clone()).await.problem(403).0, "write_gate", "{path}");
            assert_eq!(t.post(&path, Some(&member), nonsense.clone()).await.status, 422, "{path}");
        }
    });
}

#[test]
fn an_operator_does_not_pass_without_the_rules() {
    both("an_operator_does_not_pass", async |t| {
        let op = t.operator("op").await;
        let (_, body) = t.post("/posts", Some(&op), idea()).await.problem(403);
        assert_eq!(body["missing"], json!(["membership", "spend"]));
    });
}

#[test]
fn the_operator_switches_each_rule_off() {
    both_with(
        "membership_off",
        |c| c.gate.membership = false,
        async |t| {
            let ana = t.shopper("ana").await;
            assert_eq!(standing(&t, &ana).await.missing, ["spend"]);
        },
    );
    both_with(
        "spend_off",
        |c| c.gate.spend = "0".to_owned(),
        async |t| {
            let ana = t.shopper("ana").await;
            assert_eq!(standing(&t, &ana).await.missing, ["membership"]);
            memberships::grant(&t.app, ana.id, None).await.unwrap();
            t.post("/posts", Some(&ana), idea()).await.expect(201);
        },
    );
    both_with(
        "a_month",
        |c| c.gate.months = 1,
        async |t| {
            let ana = spender(&t, "ana", 5_000).await;
            t.app.clock.advance(Micros::days(30));
            assert!(standing(&t, &ana).await.open);
            t.app.clock.advance(Micros(1));
            assert!(!standing(&t, &ana).await.open);
        },
    );
}

#[test]
fn the_gate_is_told_on_its_page_and_at_me() {
    both("the_gate_is_told", async |t| {
        let ana = t.shopper("ana").await;
        assert_eq!(t.page("/write", None).await.status, 200);
        let page = t.page("/write", Some(&ana)).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("50.00"), "{}", page.text());
        let shut = t.page("/posts/new", Some(&ana)).await;
        assert_eq!(shut.status, 403);
        assert!(shut.text().contains("id=\"gate\""), "{}", shut.text());
        let me = t.get("/me", Some(&ana)).await.expect(200);
        assert_eq!(me["write_gate"]["missing"], json!(["membership", "spend"]));
        assert_eq!(me["write_gate"]["needed"], json!({ "amount": 5_000, "currency": "USD" }));
        let ben = t.member("ben").await;
        assert_eq!(t.page("/posts/new", Some(&ben)).await.status, 200);
        assert_eq!(standing(&t, &ben).await.needed, Money::new(5_000, vitrine::kit::Currency::USD));
        let visitor = t.page("/posts/new", None).await;
        assert_eq!(
            (visitor.status.as_u16(), visitor.headers["location"].to_str().unwrap()),
            (303, "/sign-in?next=%2Fposts%2Fnew")
        );
    });
}

/// A session outlives nothing here: the gate asks the account, not the session.
#[test]
fn a_new_session_stands_as_the_old_one() {
    both("a_new_session", async |t| {
        let ana = t.member("ana").await;
        let token = sessions::start(&t.app, ana.id, "other").await.unwrap().0;
        let other = Person { token, ..ana };
        t.post("/posts", Some(&other), idea()).await.expect(201);
    });
}
