//! Boards: who sees them, who collects on them, what is on them and in which order.

use serde_json::{Value, json};

use crate::app::{Person, TestApp, both};
use crate::notifications::settle;

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

async fn board(t: &TestApp, who: &Person, name: &str, visibility: &str) -> String {
    id(&t.post("/boards", Some(who), json!({ "name": name, "visibility": visibility })).await.expect(201))
}

async fn idea(t: &TestApp, who: &Person) -> String {
    let body = json!({ "kind": "idea", "text": "A quiet corner", "interests": ["books"] });
    id(&t.post("/posts", Some(who), body).await.expect(201))
}

async fn entries(t: &TestApp, board: &str, who: Option<&Person>) -> Vec<(String, String)> {
    let seen = t.get(&format!("/boards/{board}"), who).await.expect(200);
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    seen["entries"].as_array().unwrap().iter().map(|e| (text(&e["kind"]), text(&e["id"]))).collect()
}

#[test]
fn what_is_put_on_a_board_is_saved_and_stands_first() {
    both("boards_hold", async |t| {
        let ana = t.member("anamaria").await;
        let post = idea(&t, &ana).await;
        let chair = t.product("CHAIR", 2_000, Some(9)).await.to_string();
        let made = json!({ "name": "Reading room", "kind": "post", "item": post });
        let board = id(&t.post("/boards", Some(&ana), made).await.expect(201));
        for _ in 0..2 {
            t.put(&format!("/boards/{board}/items/product/{chair}"), Some(&ana), json!({})).await.expect(204);
        }
        let of = |kind: &str, id: &str| (kind.to_owned(), id.to_owned());
        assert_eq!(entries(&t, &board, None).await, [of("product", &chair), of("post", &post)]);
        let saved = t.get("/me/saved", Some(&ana)).await.expect(200);
        assert_eq!(saved["items"].as_array().unwrap().len(), 2);
        let seen = t.get(&format!("/boards/{board}"), Some(&ana)).await.expect(200);
        assert_eq!((&seen["items"], &seen["role"]), (&json!(2), &json!("owner")));

        // Notes, sections, order.
        let seen =
            t.post(&format!("/boards/{board}/sections"), Some(&ana), json!({ "section": "Chairs" })).await.expect(200);
        let section = id(&seen["sections"][0]);
        let noted = json!({ "note": "The green one", "section": section });
        t.put(&format!("/boards/{board}/items/product/{chair}"), Some(&ana), noted).await.expect(204);
        let only = t.get(&format!("/boards/{board}?section={section}"), None).await.expect(200);
        assert_eq!(only["entries"].as_array().unwrap().len(), 1);
        assert_eq!(only["entries"][0]["note"], "The green one");
        let later = json!({ "to": "later" });
        for _ in 0..2 {
            t.put(&format!("/boards/{board}/items/product/{chair}/place"), Some(&ana), later.clone()).await.expect(204);
        }
        assert_eq!(entries(&t, &board, None).await, [of("post", &post), of("product", &chair)]);
        let first = t.get(&format!("/boards/{board}?limit=1"), None).await.expect(200);
        let next = first["next"].as_str().unwrap();
        let rest = t.get(&format!("/boards/{board}?limit=1&cursor={next}"), None).await.expect(200);
        assert_eq!((id(&rest["entries"][0]), &rest["next"]), (chair.clone(), &Value::Null));
        t.put(&format!("/boards/{board}/cover"), Some(&ana), json!({ "kind": "product", "item": chair }))
            .await
            .expect(204);
        t.delete(&format!("/boards/{board}/sections/{section}"), Some(&ana)).await.expect(200);

        // Off the board it stays saved; the cover moves on.
        for _ in 0..2 {
            t.delete(&format!("/boards/{board}/items/product/{chair}"), Some(&ana)).await.expect(204);
        }
        assert_eq!(entries(&t, &board, None).await, [of("post", &post)]);
        let choices = t.get(&format!("/products/{chair}/boards"), Some(&ana)).await.expect(200);
        assert_eq!((&choices["items"][0]["holds"], &choices["items"][0]["items"]), (&json!(false), &json!(1)));
        let saved = t.get("/me/saved", Some(&ana)).await.expect(200);
        assert_eq!(saved["items"].as_array().unwrap().len(), 2);

        // A removed post is gone for readers, and can be taken off by who collects.
        t.delete(&format!("/posts/{post}"), Some(&ana)).await.expect(204);
        assert!(entries(&t, &board, None).await.is_empty());
        assert_eq!(entries(&t, &board, Some(&ana)).await.len(), 1);
        t.delete(&format!("/boards/{board}/items/post/{post}"), Some(&ana)).await.expect(204);

        t.put(&format!("/boards/{board}/removal"), Some(&ana), json!({})).await.expect(204);
        t.get(&format!("/boards/{board}"), Some(&ana)).await.expect(404);
        t.delete(&format!("/boards/{board}/removal"), Some(&ana)).await.expect(204);
        t.get(&format!("/boards/{board}"), Some(&ana)).await.expect(200);
    });
}

#[test]
fn a_secret_board_is_for_its_people() {
    both("boards_secret", async |t| {
        let (ana, ben, cyr) = (t.member("anamaria").await, t.shopper("benjamin").await, t.shopper("cyrille").await);
        let post = idea(&t, &ana).await;
        let board = board(&t, &ana, "Presents", "secret").await;
        let (at, item) = (format!("/boards/{board}"), format!("/boards/{board}/items/post/{post}"));
        for who in [None, Some(&ben)] {
            t.get(&at, who).await.expect(404);
        }
        t.put(&item, Some(&ben), json!({})).await.expect(404);
        t.put(&format!("{at}/membership"), Some(&ben), json!({})).await.expect(404);
        assert_eq!(t.get("/accounts/anamaria/boards", Some(&ben)).await.expect(200)["items"], json!([]));

        t.post(&format!("{at}/people"), Some(&ana), json!({ "handle": "@Benjamin" })).await.expect(200);
        settle(&t).await;
        let heard = t.get("/me/notifications", Some(&ben)).await.expect(200);
        assert_eq!((&heard["items"][0]["kind"], &heard["items"][0]["path"]), (&json!("board"), &json!(at)));
        // Asked: may look, not collect.
        assert_eq!(t.get(&at, Some(&ben)).await.expect(200)["role"], "invited");
        t.put(&item, Some(&ben), json!({})).await.expect(403);
        for _ in 0..2 {
            t.put(&format!("{at}/membership"), Some(&ben), json!({})).await.expect(204);
        }
        settle(&t).await;
        assert_eq!(t.get("/me/notifications", Some(&ben)).await.expect(200)["items"], json!([]));
        t.put(&item, Some(&ben), json!({})).await.expect(204);
        let mine = t.get("/me/boards", Some(&ben)).await.expect(200);
        assert_eq!((&mine["items"][0]["role"], &mine["items"][0]["name"]), (&json!("member"), &json!("Presents")));
        // What is the owner's alone.
        t.put(&at, Some(&ben), json!({ "name": "Mine" })).await.expect(403);
        t.post(&format!("{at}/people"), Some(&ben), json!({ "handle": "cyrille" })).await.expect(403);
        t.put(&format!("{at}/removal"), Some(&ben), json!({})).await.expect(404);

        for (handle, code) in [("anamaria", "invite_self"), ("nobody_here", "unknown_handle")] {
            let refused = t.post(&format!("{at}/people"), Some(&ana), json!({ "handle": handle })).await.expect(422);
            assert_eq!(refused["errors"][0]["code"], code);
        }
        t.put("/accounts/anamaria/block", Some(&cyr), json!({})).await.expect(200);
        let refused = t.post(&format!("{at}/people"), Some(&ana), json!({ "handle": "cyrille" })).await.expect(422);
        assert_eq!(refused["errors"][0]["code"], "unknown_handle");

        // Out again, and it is not there any more.
        t.delete(&format!("{at}/people/benjamin"), Some(&ben)).await.expect(204);
        t.get(&at, Some(&ben)).await.expect(404);
        assert_eq!(t.get(&at, Some(&ana)).await.expect(200)["items"], 1);

        // Public: for everybody a block does not separate.
        t.put(&at, Some(&ana), json!({ "name": "Presents", "visibility": "public" })).await.expect(200);
        t.get(&at, Some(&ben)).await.expect(200);
        t.get(&at, Some(&cyr)).await.expect(404);
        assert_eq!(t.get("/accounts/anamaria/boards", None).await.expect(200)["items"][0]["id"], json!(board));
        t.get("/accounts/anamaria/boards", Some(&cyr)).await.expect(404);
    });
}

#[test]
fn limits_of_boards_hold_at_their_edge() {
    both("boards_limits", async |t| {
        let ana = t.member("anamaria").await;
        let long = json!({ "name": "n".repeat(60), "about": "a".repeat(500) });
        let board = id(&t.post("/boards", Some(&ana), long).await.expect(201));
        for (body, field, code) in [
            (json!({ "name": "n".repeat(61) }), "name", "too_long"),
            (json!({ "name": " " }), "name", "required"),
            (json!({ "name": "n", "about": "a".repeat(501) }), "about", "too_long"),
            (json!({ "name": "n", "visibility": "open" }), "visibility", "bad_value"),
        ] {
            for refused in [
                t.post("/boards", Some(&ana), body.clone()).await.expect(422),
                t.put(&format!("/boards/{board}"), Some(&ana), body.clone()).await.expect(422),
            ] {
                assert_eq!(
                    (&refused["errors"][0]["field"], &refused["errors"][0]["code"]),
                    (&json!(field), &json!(code))
                );
            }
        }
        let sections = format!("/boards/{board}/sections");
        for n in 0..30 {
            t.post(&sections, Some(&ana), json!({ "section": format!("Part {n}") })).await.expect(200);
        }
        let refused = t.post(&sections, Some(&ana), json!({ "section": "One more" })).await.expect(422);
        assert_eq!(refused["errors"][0]["code"], "too_many_here");
        let chair = t.product("CHAIR", 2_000, Some(9)).await.to_string();
        let item = format!("/boards/{board}/items/product/{chair}");
        t.put(&item, Some(&ana), json!({ "note": "n".repeat(501) })).await.expect(422);
        t.put(&item, Some(&ana), json!({ "note": "n", "section": "12" })).await.expect(422);
        assert!(entries(&t, &board, None).await.is_empty(), "what was refused is not put");
        t.put(&item, Some(&ana), json!({ "note": "n".repeat(500) })).await.expect(204);
        t.put(&format!("{item}/place"), Some(&ana), json!({ "to": "up" })).await.expect(422);
        t.put(&format!("/boards/{board}/items/story/{chair}"), Some(&ana), json!({})).await.expect(404);
        t.put(&format!("/boards/{board}/items/product/12"), Some(&ana), json!({})).await.expect(404);
        t.post("/boards", None, json!({ "name": "n" })).await.expect(401);
    });
}
