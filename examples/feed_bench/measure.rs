//! The run: world, start, pages, publishing, and the line of figures.

use std::net::SocketAddr;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};
use std::{fs, io};

use serde_json::{Value, json};
use vitrine::app::App;

use crate::client::{Connection, Run, flood, pace};
use crate::server::{Server, runtime, setup};
use crate::world::{self, World};
use crate::{Options, Outcome};

/// Connections that ask at once in a flood, and that share a paced run.
const FLOOD: usize = 16;
const PACED: usize = 64;
/// Posts published and looked for.
const PUBLISHED: usize = 100;

fn say(text: &str) {
    eprintln!("bench feed: {text}");
}

/// What is known of a world that was made.
struct Made {
    /// Bytes of the index and seconds of a start, with a quarter of the posts and with all of them.
    quarter: Started,
    whole: Started,
    author: String,
    author_token: String,
}

#[derive(Clone, Copy, Default)]
struct Started {
    posts: f64,
    bytes: f64,
    /// The first start on this data, and the one after it was stopped.
    first: f64,
    again: f64,
}

pub fn run(options: &Options) -> Outcome<()> {
    let shape = options.shape;
    let data = options.data.join(format!("{}-{}-{}", shape.posts, shape.accounts, shape.products));
    let note = data.join("made.json");
    let mut known = None;
    if options.reuse
        && let Ok(text) = fs::read_to_string(&note)
    {
        say(&format!("the world in {} is used again", data.display()));
        known = Some(serde_json::from_str::<Value>(&text)?);
    }
    let made = match known {
        Some(text) => read(&text)?,
        None => {
            let _ = fs::remove_dir_all(&data);
            fs::create_dir_all(&data)?;
            let made = make(options, &data)?;
            fs::write(&note, told(&made).to_string())?;
            made
        }
    };
    let server = Server::start(&data)?;
    say(&format!("started in {:.2} s", server.started_in.as_secs_f64()));
    let figures = pages(options, &server, &made)?;
    server.stop()?;
    println!("{figures}");
    Ok(())
}

fn told(made: &Made) -> Value {
    let of = |s: Started| json!([s.posts, s.bytes, s.first, s.again]);
    json!({ "quarter": of(made.quarter), "whole": of(made.whole), "author": made.author, "token": made.author_token })
}

fn read(text: &Value) -> Outcome<Made> {
    let of = |name: &str| {
        let n = |i: usize| text[name][i].as_f64().unwrap_or(0.0);
        Started { posts: n(0), bytes: n(1), first: n(2), again: n(3) }
    };
    let word = |name: &str| text[name].as_str().unwrap_or_default().to_owned();
    Ok(Made { quarter: of("quarter"), whole: of("whole"), author: word("author"), author_token: word("token") })
}

/// Makes the world in two steps, so that starts of two sizes that differ in posts alone can be compared.
fn make(options: &Options, data: &std::path::Path) -> Outcome<Made> {
    let shape = options.shape;
    say(&format!("making {} accounts, {} products and {} posts", shape.accounts, shape.products, shape.posts));
    let begin = Instant::now();
    let open = || async {
        let app = App::open(setup(data)).await?;
        app.db.without_sync().await?;
        Outcome::Ok(app)
    };
    let runtime = runtime()?;
    let (mut world, author) = runtime.block_on(async {
        let app = open().await?;
        let mut world = World::new(&app, shape);
        world.begin(&app, shape.posts / 4).await?;
        let author = world.author(0);
        app.db.close().await;
        Outcome::Ok((world, author))
    })?;
    say(&format!("a quarter of the posts is there after {:.0} s", begin.elapsed().as_secs_f64()));
    let quarter = started(data, shape.posts / 4)?;
    let begin = Instant::now();
    let token = runtime.block_on(async {
        let app = open().await?;
        world.more(&app, shape.posts).await?;
        let token = vitrine::accounts::sessions::start(&app, author.0, "bench").await?;
        app.db.close().await;
        Outcome::Ok(token.0)
    })?;
    say(&format!("the others took {:.0} s", begin.elapsed().as_secs_f64()));
    let whole = started(data, shape.posts)?;
    Ok(Made { quarter, whole, author: author.1, author_token: token })
}

fn started(data: &std::path::Path, posts: usize) -> Outcome<Started> {
    let first = Server::start(data)?;
    let size = first.says("/bench/index")?;
    let seconds = first.started_in.as_secs_f64();
    first.stop()?;
    let again = Server::start(data)?;
    let started = Started {
        posts: posts as f64,
        bytes: size["bytes"].as_f64().unwrap_or(0.0),
        first: seconds,
        again: again.started_in.as_secs_f64(),
    };
    let rss = again.memory("VmRSS");
    again.stop()?;
    say(&format!("{posts} posts: first start {:.2} s, next start {:.2} s, {rss} MB", started.first, started.again));
    Ok(started)
}

/// Requests of every shopper for one address.
fn requests(shoppers: usize, path: &str, json: bool, encoding: &str) -> Vec<Vec<u8>> {
    let one = |shopper: usize| {
        let token = world::token(shopper);
        let who = match json {
            true => format!("Authorization: Bearer {token}"),
            false => format!("Cookie: __Host-session={token}"),
        };
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{who}\r\n{encoding}\r\n").into_bytes()
    };
    (0..shoppers).map(one).collect()
}

fn good(name: &str, run: io::Result<Run>) -> Outcome<Run> {
    let run = run?;
    if run.refused > 0 {
        return Err(format!("{name}: {} of {} answers were refused", run.refused, run.answers).into());
    }
    say(&format!(
        "{name}: {:.0} a second, {} bytes, p50 {:.2} ms, p99 {:.2} ms",
        run.per_second(),
        run.mean_bytes(),
        run.within(50.0),
        run.within(99.0)
    ));
    Ok(run)
}

fn pages(options: &Options, server: &Server, made: &Made) -> Outcome<Value> {
    let (shoppers, to) = (options.shape.shoppers, server.address);
    let lasts = Duration::from_secs(options.seconds);
    let next = AtomicUsize::new(0);
    let html = requests(shoppers, "/?limit=20", false, "");
    let api = requests(shoppers, "/api/v1/feed?limit=20", true, "");

    // Everybody once: nobody is known yet and no card is ready.
    let cold = Instant::now();
    let mut connection = Connection::open(to)?;
    let mut items = 0;
    for request in html.iter().chain(&api) {
        let answer = connection.ask(request)?;
        if answer.status != 200 {
            return Err(format!("a page was answered with {}", answer.status).into());
        }
        items += 1;
    }
    say(&format!(
        "cold: {:.2} ms a page, one after the other",
        cold.elapsed().as_secs_f64() * 1_000.0 / f64::from(items)
    ));
    let answer = connection.ask(&api[0])?;
    let page: Value = serde_json::from_slice(connection.body(answer))?;
    let n = page["items"].as_array().map_or(0, Vec::len);
    if n != 20 {
        return Err(format!("a page has {n} items").into());
    }

    let of_html = measured(options, server, "html", &html, &next)?;
    let of_json = measured(options, server, "json", &api, &next)?;
    let n = of_html.0.mean_bytes().saturating_sub(600);
    let ceiling = requests(shoppers, &format!("/bench/html/{n}"), false, "");
    let m = of_json.0.mean_bytes().saturating_sub(400);
    let ceiling_json = requests(shoppers, &format!("/bench/json/{m}"), true, "");
    let top = good("the ceiling of html", flood(to, FLOOD, lasts, &ceiling, &next))?;
    let top_json = good("the ceiling of json", flood(to, FLOOD, lasts, &ceiling_json, &next))?;
    let rate = options.rate.min(of_html.0.per_second() * 0.8);
    if rate < options.rate {
        say(&format!("{:.0} a second are not possible here; paced at {rate:.0}", options.rate));
    }
    let paced = good("html, paced", pace(to, PACED, rate, lasts, &html, &next))?;
    let paced_top = good("the ceiling, paced", pace(to, PACED, rate, lasts, &ceiling, &next))?;
    for encoding in ["gzip", "br"] {
        let small = requests(shoppers, "/?limit=20", false, &format!("Accept-Encoding: {encoding}\r\n"));
        good(&format!("html, {encoding}"), flood(to, FLOOD, lasts / 2, &small, &next))?;
    }
    let visible = publish(to, made)?;
    let slope =
        |of: fn(&Started) -> f64| (of(&made.whole) - of(&made.quarter)) / (made.whole.posts - made.quarter.posts);
    say(&format!("a first start without what the last one left: {:.2} s a million posts", slope(|s| s.first) * 1e6));
    let round = |x: f64, digits: i32| (x * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
    Ok(json!({
        "pages_per_s_html": of_html.0.per_second().round(),
        "pages_per_s_json": of_json.0.per_second().round(),
        "ceiling_ratio_html": round(of_html.0.per_second() / top.per_second(), 3),
        "ceiling_ratio_json": round(of_json.0.per_second() / top_json.per_second(), 3),
        "p50_ms": round(paced.within(50.0), 2),
        "p99_ms": round(paced.within(99.0), 2),
        "p99_over_ceiling": round(paced.within(99.0) / paced_top.within(99.0).max(0.001), 2),
        "startup_s_per_million": round(slope(|s| s.again) * 1e6, 2),
        "bytes_per_post": slope(|s| s.bytes).round(),
        "publish_visible_p99_ms": round(visible, 1),
        "rss_mb": server.memory("VmRSS"),
        "html_bytes": of_html.0.mean_bytes(),
    }))
}

/// A flood with the server's own clocks beside it.
fn measured(
    options: &Options,
    server: &Server,
    name: &str,
    requests: &[Vec<u8>],
    next: &AtomicUsize,
) -> Outcome<(Run,)> {
    let lasts = Duration::from_secs(options.seconds);
    let (before, used) = (server.says("/bench/stages")?, server.processor());
    let run = good(name, flood(server.address, FLOOD, lasts, requests, next))?;
    let after = server.says("/bench/stages")?;
    let mut stages = String::new();
    for (stage, value) in after.as_object().into_iter().flatten() {
        let of = |v: &Value, i: usize| v[i].as_f64().unwrap_or(0.0);
        let (n, nanos) = (of(value, 0) - of(&before[stage], 0), of(value, 1) - of(&before[stage], 1));
        if n > 0.0 {
            stages += &format!(" {stage} {:.1} µs", nanos / n / 1_000.0);
        }
    }
    let each = (server.processor() - used) * 1e6 / run.answers as f64;
    say(&format!("{name}: {each:.0} µs of processor a page in the server; of each page, by the clock:{stages}"));
    Ok((run,))
}

/// From `POST /posts` to the post in the feed of somebody who follows its author, in milliseconds: 99 of 100.
fn publish(to: SocketAddr, made: &Made) -> Outcome<f64> {
    let mut author = Connection::open(to)?;
    let mut follower = Connection::open(to)?;
    let reader = world::token(1);
    let head = |method: &str, path: &str, token: &str, kind: &str, length: usize| {
        format!(
            "{method} /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let answer = follower
        .ask(head("PUT", &format!("/accounts/{}/follow", made.author), &reader, "application/json", 0).as_bytes())?;
    if answer.status >= 300 {
        return Err(format!("following was answered with {}", answer.status).into());
    }
    let app =
        runtime()?.block_on(async { App::open(setup(&std::env::temp_dir().join("vitrine-bench-photo"))).await })?;
    let photo = World::photo(&app, 0);
    let mut micros = Vec::new();
    for number in 0..PUBLISHED {
        // Each photo differs by a comment segment behind the first marker, so that none is known already.
        let mut bytes = photo.clone();
        let comment = format!("photo {number:04}");
        let mut segment = vec![0xff, 0xfe, 0, (comment.len() + 2) as u8];
        segment.extend(comment.as_bytes());
        bytes.splice(2..2, segment);
        let mut body = b"--bench\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n".to_vec();
        body.extend(&bytes);
        body.extend(b"\r\n--bench--\r\n");
        let mut request =
            head("POST", "/photos", &made.author_token, "multipart/form-data; boundary=bench", body.len()).into_bytes();
        request.extend(&body);
        let answer = author.ask(&request)?;
        let said: Value = serde_json::from_slice(author.body(answer))?;
        let upload = said["id"].as_str().ok_or_else(|| format!("an upload was answered with {said}"))?.to_owned();
        let body = json!({ "kind": "photo", "text": format!("Number {number}"), "photos": [{ "id": upload }], "interests": ["tea"] }).to_string();
        let request = head("POST", "/posts", &made.author_token, "application/json", body.len()) + &body;
        let begin = Instant::now();
        let answer = author.ask(request.as_bytes())?;
        let said: Value = serde_json::from_slice(author.body(answer))?;
        let id = said["id"].as_str().ok_or_else(|| format!("a post was answered with {said}"))?.to_owned();
        let ask = head("GET", "/feed?lens=following&limit=5", &reader, "application/json", 0);
        loop {
            let answer = follower.ask(ask.as_bytes())?;
            let body = String::from_utf8_lossy(follower.body(answer)).into_owned();
            if body.contains(&id) {
                break;
            }
            if begin.elapsed() > Duration::from_secs(5) {
                return Err("a published post was not seen within five seconds".into());
            }
        }
        micros.push(begin.elapsed().as_micros() as f64);
    }
    micros.sort_by(f64::total_cmp);
    let at = |share: f64| micros[((micros.len() as f64 * share) as usize).min(micros.len() - 1)] / 1_000.0;
    say(&format!("published and visible: p50 {:.1} ms, p99 {:.1} ms", at(0.5), at(0.99)));
    Ok(at(0.99))
}
