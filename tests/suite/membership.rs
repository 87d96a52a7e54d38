//! Plans: trial to paid to cancelled, failed renewals, changes, who has a trial, what the operator sets.

use serde_json::{Value, json};
use vitrine::accounts::sessions;
use vitrine::accounts::view::Role;
use vitrine::jobs;
use vitrine::kit::Micros;

use crate::app::{Answer, Person, TestApp, both};
use crate::orders::{APPROVED, DECLINED, INSUFFICIENT, TIMEOUT, number, texts};

/// Asks to be confirmed; decides a minute later.
const ASKS: &str = "4000002760003184";
const LATE: &str = "4000000000000077";

async fn join(t: &TestApp, who: &Person, plan: &str, card: &str) -> Answer {
    t.post("/membership", Some(who), json!({ "plan": plan, "test_card": card })).await
}

/// Days pass, and what is due is done; then how the first of these people stands. Their sessions are used on the way, so
/// that they last.
async fn days(t: &TestApp, who: &[&Person], n: i64) -> Value {
    for _ in 0..n {
        t.app.clock.advance(Micros::days(1));
        jobs::run_due(&t.app).await.unwrap();
        for person in who {
            t.get("/membership", Some(person)).await;
        }
    }
    t.get("/membership", Some(who[0])).await.expect(200)
}

/// Subjects of the mails that went out, oldest first.
fn mails(t: &TestApp) -> Vec<String> {
    let mut files: Vec<_> =
        std::fs::read_dir(t.app.config.data.join("mail")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let subject = |text: String| text.lines().find_map(|l| l.strip_prefix("Subject: ").map(str::to_owned)).unwrap();
    files.into_iter().map(|f| subject(std::fs::read_to_string(f).unwrap())).collect()
}

async fn charges(t: &TestApp) -> i64 {
    number(&t.app, "SELECT COUNT(*) FROM test_charges WHERE state = 'succeeded'").await
}

#[test]
fn from_trial_to_paid_to_cancelled() {
    both("trial_to_paid", async |t| {
        let ana = t.shopper("ana").await;
        assert_eq!(t.get("/membership", None).await.problem(401).0, "sign_in_needed");
        let seen = t.get("/membership", Some(&ana)).await.expect(200);
        assert_eq!((seen["member"].as_bool(), seen["trial_months"].as_i64()), (Some(false), Some(1)));
        assert_eq!(seen["plans"][0], json!({ "plan": "monthly", "price": { "amount": 1099, "currency": "USD" } }));
        assert_eq!(seen["plans"][1]["price"]["amount"], 9_900);
        assert_eq!(join(&t, &ana, "weekly", APPROVED).await.fields(), ["plan: bad_value"]);
        assert_eq!(join(&t, &ana, "monthly", "").await.fields(), ["test_card: no_payment"]);
        assert_eq!(join(&t, &ana, "monthly", "1").await.fields(), ["test_card: unknown_test_card"]);
        assert_eq!(t.delete("/membership", Some(&ana)).await.problem(409).0, "no_plan");
        let joined = join(&t, &ana, "monthly", APPROVED).await.expect(201);
        assert_eq!((joined["member"].as_bool(), joined["subscription"]["state"].as_str()), (Some(true), Some("trial")));
        assert_eq!(joined["subscription"]["period_end"], "2026-12-22T12:00:00Z");
        assert_eq!(join(&t, &ana, "yearly", APPROVED).await.problem(409).0, "already_member");
        assert_eq!(charges(&t).await, 0, "a trial is free");
        // The trial is no purchase: the gate still asks for it.
        let gate = t.get("/me", Some(&ana)).await.expect(200)["write_gate"].clone();
        assert_eq!((gate["missing"].clone(), gate["spent"]["amount"].as_i64()), (json!(["spend"]), Some(0)));

        let paid = days(&t, &[&ana], 30).await;
        assert_eq!(paid["subscription"]["state"], "active");
        assert_eq!(paid["receipts"][0]["amount"]["amount"], 1_099);
        assert_eq!(paid["subscription"]["period_end"], "2027-01-22T12:00:00Z");
        let gate = t.get("/me", Some(&ana)).await.expect(200)["write_gate"].clone();
        assert_eq!(gate["spent"]["amount"], 0, "nor is the plan");
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM memberships").await, 1, "one run of membership, made longer");

        let cancelled = t.delete("/membership", Some(&ana)).await.expect(200);
        assert_eq!(
            (cancelled["subscription"]["cancelled"].as_bool(), cancelled["member"].as_bool()),
            (Some(true), Some(true))
        );
        t.delete("/membership", Some(&ana)).await.expect(200);
        let kept = t.put("/membership", Some(&ana), json!({ "plan": "monthly" })).await.expect(200);
        assert_eq!(kept["subscription"]["cancelled"], false);
        t.delete("/membership", Some(&ana)).await.expect(200);
        let before = days(&t, &[&ana], 30).await;
        assert_eq!(before["member"], true, "to the end of the period");
        let ended = days(&t, &[&ana], 1).await;
        assert_eq!((ended["member"].as_bool(), &ended["subscription"]), (Some(false), &Value::Null));
        assert_eq!(charges(&t).await, 1);
        let told = mails(&t);
        assert_eq!(told.len(), 6, "trial, announced, receipt, cancelled twice, ended: {told:?}");
        assert!(
            told[0].contains("free trial") && told[1].contains("renews on") && told[2].contains("Receipt"),
            "{told:?}"
        );
        assert!(told[5].contains("ended"), "{told:?}");
        // The second time there is no trial: it is paid at once.
        assert_eq!(ended["trial_months"], 0);
        let again = join(&t, &ana, "yearly", "").await.expect(201);
        assert_eq!(
            (again["subscription"]["state"].as_str(), again["receipts"][0]["amount"]["amount"].as_i64()),
            (Some("active"), Some(9_900))
        );
        assert_eq!(number(&t.app, "SELECT CAST(SUM(amount) AS BIGINT) FROM ledger_entries").await, 0);
        let provider = "SELECT CAST(SUM(amount) AS BIGINT) FROM ledger_entries WHERE book = 'provider'";
        assert_eq!(number(&t.app, provider).await, 1_099 + 9_900);
    });
}

#[test]
fn a_person_has_one_trial() {
    both("one_trial", async |t| {
        let ana = t.shopper("ana").await;
        join(&t, &ana, "monthly", APPROVED).await.expect(201);
        t.delete("/membership", Some(&ana)).await.expect(200);
        // Another account at the same address, told apart by a tag alone.
        let new = vitrine::accounts::NewAccount {
            email: "ana+again@example.com".to_owned(),
            handle: "ana_again".to_owned(),
            name: "Ana".to_owned(),
            password_hash: String::new(),
            role: Role::Shopper,
        };
        let id = vitrine::accounts::create(&t.app, &new).await.unwrap();
        let again = Person { id, token: sessions::start(&t.app, id, "test").await.unwrap().0 };
        assert_eq!(t.get("/membership", Some(&again)).await.expect(200)["trial_months"], 0);
        let paid = join(&t, &again, "monthly", APPROVED).await.expect(201);
        assert_eq!((paid["subscription"]["state"].as_str(), charges(&t).await), (Some("active"), 1));
        let ben = t.shopper("ben").await;
        assert_eq!(join(&t, &ben, "monthly", APPROVED).await.expect(201)["subscription"]["state"], "trial");
        // Two requests at once are one plan.
        let cem = t.shopper("cem").await;
        let (a, b) = tokio::join!(join(&t, &cem, "monthly", APPROVED), join(&t, &cem, "yearly", APPROVED));
        let mut seen = [a.status.as_u16(), b.status.as_u16()];
        seen.sort_unstable();
        assert_eq!(seen, [201, 409]);
    });
}

#[test]
fn a_renewal_that_fails_is_tried_again_and_then_ends() {
    both("renewal_fails", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        join(&t, &ana, "monthly", DECLINED).await.expect(201);
        join(&t, &ben, "monthly", INSUFFICIENT).await.expect(201);
        days(&t, &[&ana, &ben], 15).await;
        let late = days(&t, &[&ana, &ben], 15).await;
        assert_eq!((late["subscription"]["state"].as_str(), late["member"].as_bool()), (Some("past-due"), Some(true)));
        assert_eq!(late["subscription"]["next_at"], "2026-12-23T12:00:00Z");
        // Another card is tried at once; a bad one says so.
        let card = |number: &str| t.put("/membership/payment", Some(&ben), json!({ "test_card": number }));
        assert_eq!(card(DECLINED).await.problem(402).0, "card_declined");
        let paid = card(APPROVED).await.expect(200);
        assert_eq!(
            (paid["subscription"]["state"].as_str(), paid["subscription"]["period_end"].as_str()),
            (Some("active"), Some("2027-01-22T12:00:00Z"))
        );
        // After one, three and five days more it is over.
        let last = days(&t, &[&ana], 8).await;
        assert_eq!((last["subscription"]["state"].as_str(), last["member"].as_bool()), (Some("past-due"), Some(true)));
        let ended = days(&t, &[&ana], 1).await;
        assert_eq!((ended["member"].as_bool(), &ended["subscription"]), (Some(false), &Value::Null));
        let declined =
            format!("SELECT COUNT(*) FROM subscription_payments WHERE state = 'declined' AND account = {}", ana.id);
        assert_eq!(number(&t.app, Box::leak(declined.into_boxed_str())).await, 4);
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM subscription_payments WHERE state = 'succeeded'").await, 1);
        let failed = mails(&t).iter().filter(|m| m.contains("payment for your membership failed")).count();
        assert_eq!(failed, 3 + 2, "three times for the one, twice for the other");
        // Without a trial a declined card buys nothing.
        assert_eq!(join(&t, &ana, "monthly", DECLINED).await.problem(402).0, "card_declined");
        assert_eq!(t.get("/membership", Some(&ana)).await.expect(200)["subscription"], Value::Null);
    });
}

#[test]
fn a_lost_answer_charges_once() {
    both("membership_lost_answer", async |t| {
        let ana = t.shopper("ana").await;
        join(&t, &ana, "monthly", TIMEOUT).await.expect(201);
        // The renewal's charge is made and its answer lost; the job asks again under the same key.
        let view = days(&t, &[&ana], 31).await;
        assert_eq!(view["subscription"]["state"], "active");
        assert_eq!(charges(&t).await, 1);
        assert_eq!(texts(&t.app, "SELECT state FROM subscription_payments").await, ["succeeded"]);
        // The same when somebody waits for it: under way, and done two minutes later.
        let ben = t.shopper("ben").await;
        t.app.clock.advance(Micros::seconds(1));
        join(&t, &ben, "monthly", APPROVED).await.expect(201);
        t.delete("/membership", Some(&ben)).await.expect(200);
        days(&t, &[&ben], 31).await;
        let late = join(&t, &ben, "monthly", LATE).await.expect(201);
        assert_eq!((late["subscription"]["state"].as_str(), late["member"].as_bool()), (Some("joining"), Some(false)));
        t.app.clock.advance(Micros::minutes(2));
        jobs::run_due(&t.app).await.unwrap();
        let done = t.get("/membership", Some(&ben)).await.expect(200);
        assert_eq!((done["subscription"]["state"].as_str(), done["member"].as_bool()), (Some("active"), Some(true)));
    });
}

#[test]
fn a_bank_that_asks_is_answered_on_a_page() {
    both("membership_confirmed", async |t| {
        let ana = t.shopper("ana").await;
        join(&t, &ana, "monthly", APPROVED).await.expect(201);
        t.delete("/membership", Some(&ana)).await.expect(200);
        days(&t, &[&ana], 31).await;
        // Refused, left alone, cancelled: nothing is bought.
        let asks = join(&t, &ana, "monthly", ASKS).await.expect(201);
        assert_eq!(asks["subscription"]["confirmation"], "/membership/confirmation");
        assert!(t.page("/membership/confirmation", Some(&ana)).await.text().contains("10.99"));
        let refused = t.post("/membership/confirmation", Some(&ana), json!({ "approved": "false" })).await;
        assert_eq!(refused.problem(402).0, "authentication_failed");
        join(&t, &ana, "monthly", ASKS).await.expect(201);
        t.app.clock.advance(Micros::minutes(15));
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(t.get("/membership", Some(&ana)).await.expect(200)["subscription"], Value::Null);
        join(&t, &ana, "monthly", ASKS).await.expect(201);
        assert_eq!(t.delete("/membership", Some(&ana)).await.expect(200)["subscription"], Value::Null);
        assert_eq!(charges(&t).await, 0);
        join(&t, &ana, "monthly", ASKS).await.expect(201);
        let paid = t.post("/membership/confirmation", Some(&ana), json!({ "approved": "true" })).await.expect(200);
        assert_eq!((paid["subscription"]["state"].as_str(), charges(&t).await), (Some("active"), 1));
        // A renewal that the bank asks about: a mail, and the membership runs on while it waits.
        let due = days(&t, &[&ana], 31).await;
        assert_eq!((due["subscription"]["state"].as_str(), due["member"].as_bool()), (Some("past-due"), Some(true)));
        assert!(mails(&t).iter().any(|m| m.contains("confirm the payment")), "{:?}", mails(&t));
        let paid = t.post("/membership/confirmation", Some(&ana), json!({ "approved": "true" })).await.expect(200);
        assert_eq!((paid["subscription"]["state"].as_str(), charges(&t).await), (Some("active"), 2));
    });
}

#[test]
fn a_change_takes_off_what_is_left() {
    both("plan_change", async |t| {
        let ana = t.shopper("ana").await;
        assert_eq!(t.put("/membership", Some(&ana), json!({ "plan": "yearly" })).await.problem(409).0, "no_plan");
        join(&t, &ana, "monthly", APPROVED).await.expect(201);
        days(&t, &[&ana], 30).await;
        // 16 of 31 days are used: 15/31 of 10.99 are left, rounded down.
        days(&t, &[&ana], 16).await;
        let yearly = t.put("/membership", Some(&ana), json!({ "plan": "yearly" })).await.expect(200);
        assert_eq!(yearly["receipts"][0]["credited"]["amount"], 531);
        assert_eq!(yearly["receipts"][0]["amount"]["amount"], 9_900 - 531);
        assert_eq!(
            (yearly["subscription"]["plan"].as_str(), yearly["subscription"]["period_end"].as_str()),
            (Some("yearly"), Some("2028-01-07T12:00:00Z"))
        );
        let back = t.put("/membership", Some(&ana), json!({ "plan": "monthly" })).await.expect(200);
        assert_eq!(
            (back["subscription"]["plan"].as_str(), back["subscription"]["next_plan"].as_str()),
            (Some("yearly"), Some("monthly"))
        );
        assert_eq!(back["subscription"]["next_price"]["amount"], 1_099);
        assert_eq!(charges(&t).await, 2);
        // A change that is declined leaves everything as it was.
        let ben = t.shopper("ben").await;
        join(&t, &ben, "monthly", APPROVED).await.expect(201);
        days(&t, &[&ben], 31).await;
        t.put("/membership/payment", Some(&ben), json!({ "test_card": DECLINED })).await.expect(200);
        assert_eq!(t.put("/membership", Some(&ben), json!({ "plan": "yearly" })).await.problem(402).0, "card_declined");
        let kept = t.get("/membership", Some(&ben)).await.expect(200);
        assert_eq!((kept["subscription"]["plan"].as_str(), kept["member"].as_bool()), (Some("monthly"), Some(true)));
    });
}

#[test]
fn the_operator_sets_the_plans_and_members_keep_their_price() {
    both("plans_set", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        assert_eq!(t.get("/operator/plans", Some(&ana)).await.problem(403).0, "operator_only");
        let set = |body: Value| t.put("/operator/plans", Some(&op), body);
        let bad = set(json!({ "monthly": "free", "yearly": "0", "trial_months": "25", "retry_days": "1 0" })).await;
        assert_eq!(
            bad.fields(),
            ["monthly: bad_amount", "yearly: bad_amount", "trial_months: out_of_range", "retry_days: bad_days"]
        );
        join(&t, &ana, "monthly", APPROVED).await.expect(201);
        let rules = json!({ "monthly": "12,50", "yearly": "", "trial_months": "0", "retry_days": "2" });
        let view = set(rules).await.expect(200);
        assert_eq!((view["rules"]["monthly"].as_str(), view["own"].as_bool()), (Some("12.50"), Some(true)));
        assert_eq!(view["running"][0]["trial"], 1);
        let ben = t.shopper("ben").await;
        assert_eq!(join(&t, &ben, "yearly", APPROVED).await.fields(), ["plan: plan_not_sold"]);
        let paid = join(&t, &ben, "monthly", APPROVED).await.expect(201);
        assert_eq!(paid["receipts"][0]["amount"]["amount"], 1_250, "no trial, and the new price");
        let kept = days(&t, &[&ana, &op], 30).await;
        assert_eq!(kept["receipts"][0]["amount"]["amount"], 1_099, "as agreed");
        // Cheaper is for everybody.
        set(json!({ "monthly": "9.00", "trial_months": "1", "retry_days": "" })).await.expect(200);
        assert_eq!(days(&t, &[&ana, &op], 31).await["receipts"][0]["amount"]["amount"], 900);
        let view = t.delete("/operator/plans", Some(&op)).await.expect(200);
        assert_eq!((view["rules"]["monthly"].as_str(), view["own"].as_bool()), (Some("10.99"), Some(false)));
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM audit WHERE what = 'plans set'").await, 3);
        // What the operator ends is not charged for any more.
        t.delete("/operator/memberships/ana", Some(&op)).await.expect(200);
        let ended = t.get("/membership", Some(&ana)).await.expect(200);
        assert_eq!((ended["member"].as_bool(), &ended["subscription"]), (Some(false), &Value::Null));
        let before = charges(&t).await;
        days(&t, &[&ana, &op], 32).await;
        assert_eq!(charges(&t).await, before + 1, "the other one's");
    });
}

#[test]
fn whoever_is_shut_out_is_not_charged() {
    both("suspended_member", async |t| {
        let (ana, op) = (t.shopper("ana").await, t.operator("op").await);
        join(&t, &ana, "monthly", APPROVED).await.expect(201);
        days(&t, &[&op], 29).await;
        t.put("/operator/people/ana/suspension", Some(&op), json!({ "reason": "spam" })).await;
        assert_eq!(number(&t.app, "SELECT COUNT(*) FROM accounts WHERE suspended_at IS NOT NULL").await, 1);
        days(&t, &[&op], 2).await;
        assert_eq!(
            (charges(&t).await, texts(&t.app, "SELECT state FROM subscriptions").await),
            (0, vec!["ended".to_owned()])
        );
    });
}
