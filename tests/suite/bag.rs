//! The bag: adding, setting, removing, replacing, its limits, its pages.

use http::{Method, header};
use serde_json::{Value, json};
use vitrine::catalog;

use crate::app::both;
use crate::checkout::fragment;

fn lines(bag: &Value) -> Vec<(String, i64)> {
    let lines = bag["lines"].as_array().unwrap();
    lines.iter().map(|l| (l["sku"].as_str().unwrap().to_owned(), l["quantity"].as_i64().unwrap())).collect()
}

#[test]
fn a_bag_is_replaced_and_adds_up() {
    both("bag_is_replaced", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        t.product("CHAIR", 10_000, None).await;
        let empty = t.get("/bag", Some(&ana)).await.expect(200);
        assert_eq!((empty["total"]["amount"].as_i64(), empty["count"].as_i64()), (Some(0), Some(0)));
        assert_eq!(empty["adjustments"], json!([]));
        let put = json!({ "lines": [{ "sku": "LAMP", "quantity": 2, "post": "7" }, { "sku": "CHAIR" }] });
        let mut bag = t.put("/bag", Some(&ana), put).await.expect(200);
        for line in bag["lines"].as_array_mut().unwrap() {
            assert!(line["product"].take().as_str().unwrap().parse::<i64>().is_ok());
        }
        insta::allow_duplicates! { insta::assert_json_snapshot!(bag, @r#"
        {
          "adjustments": [
            {
              "amount": {
                "amount": 490,
                "currency": "USD"
              },
              "kind": "delivery",
              "label": "Delivery"
            }
          ],
          "count": 3,
          "lines": [
            {
              "amount": {
                "amount": 5000,
                "currency": "USD"
              },
              "available": true,
              "options": "",
              "picture": null,
              "product": null,
              "quantity": 2,
              "sku": "LAMP",
              "title": "Thing LAMP",
              "unit_price": {
                "amount": 2500,
                "currency": "USD"
              }
            },
            {
              "amount": {
                "amount": 10000,
                "currency": "USD"
              },
              "available": true,
              "options": "",
              "picture": null,
              "product": null,
              "quantity": 1,
              "sku": "CHAIR",
              "title": "Thing CHAIR",
              "unit_price": {
                "amount": 10000,
                "currency": "USD"
              }
            }
          ],
          "subtotal": {
            "amount": 15000,
            "currency": "USD"
          },
          "total": {
            "amount": 15490,
            "currency": "USD"
          }
        }
        "#); }
        // Another order of lines, another bag; nobody else sees it.
        let put = json!({ "lines": [{ "sku": "CHAIR", "quantity": 3 }, { "sku": "LAMP", "quantity": 1 }] });
        let bag = t.put("/bag", Some(&ana), put).await.expect(200);
        assert_eq!(lines(&bag), [("CHAIR".to_owned(), 3), ("LAMP".to_owned(), 1)]);
        let bob = t.shopper("bob").await;
        assert_eq!(lines(&t.get("/bag", Some(&bob)).await.expect(200)), []);
        // What sells out meanwhile is shown as such.
        catalog::stock::set(&t.app, "LAMP", Some(0)).await.unwrap();
        let bag = t.get("/bag", Some(&ana)).await.expect(200);
        assert_eq!(bag["lines"][1]["available"], false);
        assert_eq!(lines(&t.put("/bag", Some(&ana), json!({ "lines": [] })).await.expect(200)), []);
    });
}

#[test]
fn every_wrong_line_is_named_and_the_bag_stays() {
    both("bag_wrong_lines", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP", 2_500, Some(5)).await;
        t.product("GONE", 2_500, Some(0)).await;
        t.put("/bag", Some(&ana), json!({ "lines": [{ "sku": "LAMP", "quantity": 2 }] })).await.expect(200);
        let put = json!({ "lines": [
            { "sku": "NONE" }, { "sku": "LAMP", "quantity": 0 }, { "sku": "LAMP" }, { "sku": "GONE" }, { "quantity": 1 },
        ] });
        assert_eq!(
            t.put("/bag", Some(&ana), put).await.fields(),
            [
                "lines[0].sku: unknown_sku",
                "lines[1].quantity: quantity",
                "lines[2].sku: sku_twice",
                "lines[3].sku: sold_out",
                "lines[4].sku: required",
            ]
        );
        for (body, wrong) in [
            (json!({ "lines": [{ "sku": "LAMP", "quantity": 6 }] }), "lines[0].quantity: out_of_stock"),
            (json!({ "lines": [{ "sku": "LAMP", "quantity": 100 }] }), "lines[0].quantity: quantity"),
            (json!({ "lines": [{ "sku": "LAMP", "quantity": -1 }] }), "lines[0].quantity: quantity"),
            (json!({ "lines": [{ "sku": "LAMP", "quantity": 1.5 }] }), "lines[0].quantity: wrong_type"),
            (
                json!({ "lines": [{ "sku": "LAMP", "quantity": 9_999_999_999_999_999_999_999_f64 }] }),
                "lines[0].quantity: wrong_type",
            ),
            (json!({ "lines": "LAMP" }), "lines: wrong_type"),
            (json!({}), "lines: required"),
            (
                json!({ "lines": (0..101).map(|i| json!({ "sku": format!("S{i}") })).collect::<Vec<_>>() }),
                "lines: bag_full",
            ),
        ] {
            assert_eq!(t.put("/bag", Some(&ana), body).await.fields(), [wrong]);
        }
        assert_eq!(lines(&t.get("/bag", Some(&ana)).await.expect(200)), [("LAMP".to_owned(), 2)]);
        // Rights come before values.
        assert_eq!(t.put("/bag", None, json!({ "lines": 1 })).await.problem(401).0, "sign_in_needed");
        assert_eq!(t.get("/bag", None).await.problem(401).0, "sign_in_needed");
    });
}

#[test]
fn forms_add_set_and_remove() {
    both("bag_forms", async |t| {
        let ana = t.shopper("ana").await;
        t.product("LAMP 1/2", 2_500, None).await;
        for _ in 0..2 {
            let added =
                t.form("/bag/lines", Some(&ana), &[("sku", "LAMP 1/2"), ("quantity", "40"), ("post", "12")]).await;
            assert_eq!((added.status.as_u16(), added.headers[header::LOCATION].to_str().unwrap()), (303, "/bag"));
        }
        assert_eq!(lines(&t.get("/bag", Some(&ana)).await.expect(200)), [("LAMP 1/2".to_owned(), 80)]);
        // 80 + 20 is more than 99: refused with words, and the bag stays.
        let full = fragment(&t, Method::POST, "/bag/lines", &ana, &[("sku", "LAMP 1/2"), ("quantity", "20")]).await;
        assert_eq!(full.status, 422);
        assert!(full.text().contains("At most 99") && full.text().contains("id=\"toast\""), "{}", full.text());
        let added = fragment(&t, Method::POST, "/bag/lines", &ana, &[("sku", "LAMP 1/2"), ("quantity", "19")]).await;
        assert_eq!(added.status, 200);
        assert!(
            added.text().contains("id=\"nav-bag\"") && added.text().contains("Added to the bag."),
            "{}",
            added.text()
        );
        let set = fragment(&t, Method::POST, "/bag/lines/LAMP%201%2F2?_method=put", &ana, &[("quantity", "3")]).await;
        assert!(set.text().contains("id=\"bag\"") && set.text().contains("id=\"nav-bag\""), "{}", set.text());
        let page = t.page("/bag", Some(&ana)).await;
        assert!(page.text().contains("Thing LAMP 1/2") && page.text().contains("79.90"), "{}", page.text());
        let bad = t.form("/bag/lines/LAMP%201%2F2?_method=put", Some(&ana), &[("quantity", "x")]).await;
        assert_eq!(bad.status, 422);
        assert!(bad.text().contains("Enter a number.") && bad.text().contains("Thing LAMP 1/2"));
        let removed = fragment(&t, Method::POST, "/bag/lines/LAMP%201%2F2?_method=delete", &ana, &[]).await;
        assert!(
            removed.text().contains("was taken out") && removed.text().contains("value=\"3\""),
            "{}",
            removed.text()
        );
        assert_eq!(lines(&t.get("/bag", Some(&ana)).await.expect(200)), []);
        // Undo puts it back; taking out what is not there is no fault.
        t.form("/bag/lines/LAMP%201%2F2?_method=put", Some(&ana), &[("quantity", "3")]).await;
        assert_eq!(lines(&t.get("/bag", Some(&ana)).await.expect(200)), [("LAMP 1/2".to_owned(), 3)]);
        assert_eq!(t.form("/bag/lines/NONE?_method=delete", Some(&ana), &[]).await.status, 303);
    });
}

#[test]
fn what_cannot_be_bought_does_not_get_into_the_bag() {
    both("bag_refuses", async |t| {
        let ana = t.shopper("ana").await;
        t.product("FEW", 2_500, Some(3)).await;
        t.product("OUT", 2_500, Some(0)).await;
        let add = async |sku: &str, n: &str| {
            let answer = t.form("/bag/lines", Some(&ana), &[("sku", sku), ("quantity", n)]).await;
            (answer.status.as_u16(), answer.text())
        };
        let (status, text) = add("OUT", "1").await;
        assert!(status == 409 && text.contains("Thing OUT is sold out."), "{status} {text}");
        let (status, text) = add("FEW", "4").await;
        assert!(status == 409 && text.contains("Of Thing FEW only 3 are left."), "{status} {text}");
        assert_eq!(add("FEW", "2").await.0, 303);
        // What is in the bag counts.
        assert_eq!(add("FEW", "2").await.0, 409);
        let (status, text) = add("NONE", "1").await;
        assert!(status == 422 && text.contains("This is not sold here."), "{status} {text}");
        assert_eq!(add("", "1").await.0, 422);
        assert_eq!(add("FEW", "0").await.0, 422);
        assert_eq!(lines(&t.get("/bag", Some(&ana)).await.expect(200)), [("FEW".to_owned(), 2)]);
        let visitor = t.form("/bag/lines", None, &[("sku", "FEW")]).await;
        assert_eq!(visitor.headers[header::LOCATION], "/bag", "a visitor has a bag of their own");
    });
}
