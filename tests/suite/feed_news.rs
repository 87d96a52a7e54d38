//! New posts announce themselves: the number, the stream of it, its end and its bounds.

use axum::body::{Body, HttpBody as _};
use http::{Request, header};
use serde_json::{Value, json};
use vitrine::accounts::{Token, sessions};
use vitrine::feed::news::Signal;

use crate::app::{Person, TestApp, both};

async fn idea(t: &TestApp, who: &Person, interest: &str) -> String {
    let body = json!({ "kind": "idea", "text": "Something", "interests": [interest] });
    t.post("/posts", Some(who), body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

/// The address the page's script asks.
async fn told(t: &TestApp, who: &Person, lens: &str) -> String {
    let page = t.page(&format!("/?lens={lens}"), Some(who)).await.text();
    let (_, rest) = page.split_once("data-news=\"").unwrap();
    rest.split_once('"').unwrap().0.replace("&amp;", "&")
}

fn request(path: &str, who: Option<&Person>, accept: &str) -> Request<Body> {
    let mut request = Request::builder().uri(path).header(header::ACCEPT, accept);
    if let Some(who) = who {
        request = request.header(header::COOKIE, format!("__Host-session={}", who.token));
    }
    request.body(Body::empty()).unwrap()
}

async fn count(t: &TestApp, path: &str, who: &Person) -> Value {
    t.send(request(path, Some(who), "application/json")).await.expect(200)
}

/// An open stream, read event by event.
struct Stream {
    body: Body,
    held: String,
}

impl Stream {
    async fn open(t: &TestApp, path: &str, who: &Person) -> Self {
        let response = t.open(request(path, Some(who), "text/event-stream")).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert!(response.headers().get(header::CONTENT_ENCODING).is_none());
        Self { body: response.into_body(), held: String::new() }
    }

    /// The next event that is no heartbeat; nothing at the end.
    async fn next(&mut self) -> Option<String> {
        loop {
            while let Some((one, rest)) = self.held.split_once("\n\n") {
                let one = one.to_owned();
                self.held = rest.to_owned();
                if !one.starts_with(':') && !one.starts_with("retry") {
                    return Some(one);
                }
            }
            let frame = std::future::poll_fn(|cx| std::pin::Pin::new(&mut self.body).poll_frame(cx)).await?;
            let data = frame.unwrap().into_data().unwrap();
            self.held.push_str(std::str::from_utf8(&data).unwrap());
        }
    }

    async fn news(&mut self) -> Value {
        let event = self.next().await.unwrap();
        serde_json::from_str(event.strip_prefix("event: news\ndata: ").unwrap()).unwrap()
    }
}

#[test]
fn new_posts_are_counted_for_whom_they_concern() {
    both("new_posts_are_counted", async |t| {
        let (ana, ben) = (t.member("ana").await, t.member("ben").await);
        t.put("/me/interests", Some(&ben), json!({ "interests": ["books", "cats", "surfing", "tea", "wine"] }))
            .await
            .expect(200);
        idea(&t, &ana, "tea").await;
        let (for_you, following, newest) =
            (told(&t, &ben, "for-you").await, told(&t, &ben, "following").await, told(&t, &ben, "newest").await);
        for path in [&for_you, &following, &newest] {
            assert_eq!(count(&t, path, &ben).await, json!({ "new": 0, "text": "" }));
        }
        idea(&t, &ana, "tea").await;
        idea(&t, &ana, "barbecue").await;
        idea(&t, &ben, "tea").await;
        assert_eq!(count(&t, &newest, &ben).await, json!({ "new": 2, "text": "2 new posts" }), "not one's own");
        assert_eq!(count(&t, &for_you, &ben).await["new"], 1, "what one picked");
        assert_eq!(count(&t, &following, &ben).await["new"], 0);
        t.put("/accounts/ana/follow", Some(&ben), json!({})).await.expect(200);
        assert_eq!(count(&t, &following, &ben).await["new"], 2);
        assert_eq!(count(&t, &for_you, &ben).await["new"], 2);
        t.put("/accounts/ana/mute", Some(&ben), json!({})).await.expect(200);
        assert_eq!(count(&t, &newest, &ben).await["new"], 0, "nothing of whom one muted");
        t.delete("/accounts/ana/mute", Some(&ben)).await;
        let last = idea(&t, &ana, "tea").await;
        assert_eq!(count(&t, &newest, &ben).await["new"], 3);
        t.delete(&format!("/posts/{last}"), Some(&ana)).await.expect(204);
        assert_eq!(count(&t, &newest, &ben).await["new"], 2, "what is gone is not new");
        for _ in 0..21 {
            idea(&t, &ana, "tea").await;
        }
        assert_eq!(count(&t, &newest, &ben).await, json!({ "new": 20, "text": "More than 20 new posts" }));
        // A page made now begins anew, in every language.
        assert_eq!(count(&t, &told(&t, &ben, "newest").await, &ben).await["new"], 0);
        assert_eq!(count(&t, &format!("{newest}&lang=de"), &ben).await["text"], "Mehr als 20 neue Beiträge");

        assert!(!t.page("/?lens=newest", None).await.text().contains("data-news"), "visitors are told nothing");
        assert_eq!(t.send(request(&newest, None, "application/json")).await.status, 303);
        t.get("/feed/news?since=x", Some(&ben)).await.problem(422);
        t.get("/feed/news?since=1&lens=odd", Some(&ben)).await.problem(422);
        assert_eq!(t.get("/feed/news?since=1&lens=newest", Some(&ben)).await.expect(200)["new"], 20);
    });
}

#[test]
fn an_open_page_is_told_and_the_stream_ends_with_the_session() {
    both("an_open_page_is_told", async |t| {
        let (ana, ben) = (t.member("ana").await, t.shopper("ben").await);
        let following = tokio::spawn(vitrine::followers::follow(t.app.clone()));
        let path = told(&t, &ben, "newest").await;
        let (mut one, mut two) = (Stream::open(&t, &path, &ben).await, Stream::open(&t, &path, &ben).await);
        assert_eq!((one.news().await["new"].clone(), two.news().await["new"].clone()), (json!(0), json!(0)));
        idea(&t, &ana, "tea").await;
        assert_eq!(one.news().await, json!({ "new": 1, "text": "1 new post" }));
        assert_eq!(two.news().await["new"], 1, "a second tab as well");
        idea(&t, &ana, "tea").await;
        assert_eq!(one.news().await["new"], 2);
        sessions::end(&t.app, &Token(ben.token.clone())).await.unwrap();
        for mut stream in [one, two] {
            let last = loop {
                match stream.next().await {
                    Some(event) if event.starts_with("event: news") => {}
                    other => break other,
                }
            };
            assert_eq!(last.as_deref(), Some("event: end\ndata:"));
            assert_eq!(stream.next().await, None);
        }
        following.abort();
    });
}

#[test]
fn streams_are_bounded_and_end_with_the_process() {
    both("streams_are_bounded", async |t| {
        let (ana, ben) = (t.shopper("ana").await, t.shopper("ben").await);
        let path = told(&t, &ben, "newest").await;
        let mut open = Vec::new();
        for _ in 0..6 {
            open.push(Stream::open(&t, &path, &ben).await);
        }
        assert_eq!(t.open(request(&path, Some(&ben), "text/event-stream")).await.status(), 503);
        assert_eq!(count(&t, &path, &ben).await["new"], 0, "the number is there all the same");
        open.push(Stream::open(&t, &path, &ana).await);
        assert_eq!(t.app.feed.news.streams(), 7);
        t.app.feed.news.tell(Signal::End);
        for mut stream in open {
            while stream.next().await.is_some() {}
        }
        assert_eq!(t.app.feed.news.streams(), 0);
        assert_eq!(t.open(request(&path, Some(&ana), "text/event-stream")).await.status(), 503);
    });
}
