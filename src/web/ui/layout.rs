//! The document around every page: head, demo bar, top bar, navigation, rails, footer, the sheet and the live region.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::{Head, JsonLd, Page, Viewer};
use super::parts::{self, avatar, icon};
use super::{people, topics, words};
use crate::accounts::view::Role;
use crate::feed::ready::Hole;
use crate::i18n::Locale;
use crate::notifications::MOST_COUNTED;
use crate::store::texts::Name;
use crate::web::language;

/// The modules that `js/main.js` imports on every page.
const MODULES: [&str; 6] = ["dom", "swap", "sheet", "more", "card", "keep"];
/// The longest title of a page, in characters.
const TITLE: usize = 70;

/// What stands at the foot of every page.
const FOOT: &[(&str, &str)] = &[
    ("/help", "help-title"),
    ("/about/ranking", "foot-ranking"),
    ("/about/reviews", "foot-reviews"),
    ("/accessibility", "access-title"),
    ("/imprint", "text-imprint"),
    ("/privacy", "text-privacy"),
    ("/terms", "text-terms"),
];

/// How wide the middle is, and whether the right rail stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The feed and single things: one column of 560 and the right rail.
    Feed,
    /// Grids: as wide as there is room, no right rail.
    Wide,
    /// Forms and texts: one narrow column, no right rail.
    Narrow,
}

/// A whole page: `body` becomes the content of `<main>` and carries the one `h1`.
pub fn document(page: &Page, head: &Head, shape: Shape, body: Markup) -> Markup {
    let frame = match shape {
        Shape::Feed => "frame frame--feed",
        Shape::Wide => "frame frame--wide",
        Shape::Narrow => "frame frame--narrow",
    };
    html! {
        (DOCTYPE)
        html lang=(page.locale.tag()) dir=(page.locale.direction()) {
            (head_element(page, head))
            body {
                a.skip href="#main" { (page.t("layout-skip")) }
                @if page.demo { (demo_bar(page)) }
                (notice_bar(page))
                (top_bar(page))
                div class=(frame) {
                    (nav(page))
                    main #main tabindex="-1" { (body) }
                    @if shape == Shape::Feed { (page.or_hole(Hole::Rail, || rail(page))) }
                }
                (footer(page))
                (toast(""))
                (sheet_dialog(page))
                (words::everywhere(page))
            }
        }
    }
}

/// In the head: where the list goes on.
pub fn next_link(next: Option<&str>) -> Markup {
    html! { @if let Some(next) = next { link rel="next" href=(next); } }
}

/// In the head: the picture one sees first, its `srcset` and `sizes`.
pub fn first_picture(picture: Option<(&str, &str)>) -> Markup {
    html! {
        @if let Some((srcset, sizes)) = picture {
            link rel="preload" as="image" imagesrcset=(srcset) imagesizes=(sizes) fetchpriority="high";
        }
    }
}

fn head_element(page: &Page, head: &Head) -> Markup {
    // Search engines show about so much; the store's name goes first when it does not fit.
    let title = match format!("{} · {}", head.title, page.store) {
        _ if head.title.is_empty() => page.store.clone(),
        long if long.chars().count() > TITLE => super::post::shorten(&head.title, TITLE - 1),
        title => title,
    };
    let shared_title = if head.title.is_empty() { &page.store } else { &head.title };
    let kind = if head.kind.is_empty() { "website" } else { head.kind };
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            title { (title) }
            @if !head.description.is_empty() { meta name="description" content=(head.description); }
            meta name="color-scheme" content="light dark";
            meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f6";
            meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161311";
            @if let Some(path) = &head.canonical {
                link rel="canonical" href=(page.absolute(&page.asked.map_or_else(|| path.clone(), |l| language::with(path, l))));
                @for locale in Locale::ALL {
                    link rel="alternate" hreflang=(locale.tag()) href=(page.absolute(&language::with(path, *locale)));
                }
                link rel="alternate" hreflang="x-default" href=(page.absolute(path));
                meta property="og:type" content=(kind);
                meta property="og:site_name" content=(page.store);
                meta property="og:locale" content=(page.locale.open_graph());
                @for locale in Locale::ALL.iter().filter(|l| **l != page.locale) {
                    meta property="og:locale:alternate" content=(locale.open_graph());
                }
                meta property="og:title" content=(shared_title);
                meta property="og:url" content=(page.absolute(path));
                @if !head.description.is_empty() { meta property="og:description" content=(head.description); }
                @if let Some((url, width, height)) = &head.image {
                    meta property="og:image" content=(page.absolute(url));
                    meta property="og:image:width" content=(width);
                    meta property="og:image:height" content=(height);
                    @if !head.image_alt.is_empty() { meta property="og:image:alt" content=(head.image_alt); }
                    meta name="twitter:card" content="summary_large_image";
                }
            } @else {
                meta name="robots" content="noindex";
            }
            (page.or_hole(Hole::Next, || next_link(head.next.as_deref())))
            link rel="stylesheet" href=(page.asset("vitrine.css"));
            @if let Some(sheet) = page.look.sheet.as_ref().filter(|_| !page.is_operators()) { link rel="stylesheet" href={ "/theme/" (sheet.file) }; }
            (page.or_hole(Hole::First, || first_picture(head.first.as_ref().map(|(srcset, sizes)| (srcset.as_str(), *sizes)))))
            script type="module" src=(page.asset("js/main.js")) {}
            // What it imports, so that all of it comes at once and not one after the other.
            @for name in MODULES { link rel="modulepreload" href=(page.asset(&format!("js/{name}.js"))); }
            link rel="icon" type="image/svg+xml" href=(page.asset("icon.svg"));
            link rel="apple-touch-icon" href=(page.asset("icon-180.png"));
            link rel="manifest" href={ "/manifest.webmanifest?lang=" (page.locale.tag()) };
            @for object in &head.json_ld { (JsonLd(object)) }
        }
    }
}

/// The operator's notice on top of every page.
fn notice_bar(page: &Page) -> Markup {
    html! {
        @if let Some(notice) = page.look.text(Name::Notice, page.locale) {
            aside.notice-bar aria-label=(page.t("text-notice")) {
                // Made by `store::markdown`, which lets no HTML of the text itself through.
                p lang=(notice.language) dir="auto" { (PreEscaped(&notice.html)) }
            }
        }
    }
}

/// Signs one in as each of the people of the demo; one tap, no password.
fn demo_bar(page: &Page) -> Markup {
    html! {
        form.demo action="/demo/session" method="post" aria-label=(page.t("demo-label")) {
            span.demo-say { (page.t("demo-label")) span.demo-long { (page.t("demo-say")) } }
            @for role in ["newcomer", "shopper", "member", "operator"] {
                button type="submit" name="role" value=(role) { (page.t(&format!("demo-{role}"))) }
            }
        }
    }
}

/// The way to the notifications and to one's own profile.
pub fn me(page: &Page, viewer: &Viewer) -> Markup {
    html! {
        (bell(page))
        a.top-me href={ "/accounts/" (viewer.handle) } aria-label=(page.t("nav-profile")) {
            (avatar(viewer.avatar.as_ref(), &viewer.name, "avatar"))
        }
    }
}

fn top_bar(page: &Page) -> Markup {
    html! {
        header.top {
            div.top-in {
                @match &page.look.logo {
                    Some(logo) => a.wordmark.wordmark--logo href="/" {
                        img src=(logo.sizes.first().map_or(logo.url.as_str(), |s| s.url.as_str())) alt=(page.store) width=(logo.width) height=(logo.height);
                    },
                    None => a.wordmark href="/" { (icon(page, "mark")) span { (page.store) } },
                }
                search.top-search {
                    form action="/search" method="get" {
                        label.sr for="top-q" { (page.t("nav-search")) }
                        button type="submit" aria-label=(page.t("search-go")) { (icon(page, "search")) }
                        input #top-q type="search" name="q" maxlength="100" autocomplete="off" enterkeyhint="search" placeholder=(page.t("search-placeholder"));
                    }
                }
                div.top-end {
                    a.icon-button.top-find href="/search" aria-label=(page.t("nav-search")) { (icon(page, "search")) }
                    @match &page.viewer {
                        Some(viewer) => (page.or_hole(Hole::Me, || me(page, viewer))),
                        None => {
                            a.button.button--small.top-in-link href=(page.sign_in(&page.path)) { (page.t("nav-sign-in")) }
                            a.button.button--small.button--primary.top-up-link href="/sign-up" { (page.t("nav-sign-up")) }
                        }
                    }
                }
            }
        }
    }
}

/// The way to the notifications with how many are unread: the fragment `bell`.
pub fn bell(page: &Page) -> Markup {
    let n = page.viewer.as_ref().map_or(0, |v| v.unread);
    let many = n >= MOST_COUNTED;
    let name = match n {
        0 => page.t("notify-title").into_owned(),
        _ if many => page.count("notify-unread-many", MOST_COUNTED - 1),
        _ => page.count("notify-unread-title", n),
    };
    html! {
        a #bell .icon-button.bell href="/me/notifications" aria-label=(name) aria-current=[(page.here() == "/me/notifications").then_some("page")] {
            (icon(page, "bell"))
            @if n > 0 { span.count aria-hidden="true" { (page.number(n.min(MOST_COUNTED - 1))) @if many { "+" } } }
        }
    }
}

/// The navigation: a bar at the bottom on small screens, the left rail on wide ones; one list for both.
fn nav(page: &Page) -> Markup {
    let here = page.here();
    let item = |href: &str, symbol: &str, key: &str, class: &str| {
        html! {
            li class=[(!class.is_empty()).then_some(class)] {
                a href=(href) aria-current=[(here == href).then_some("page")] {
                    (icon(page, symbol)) span { (page.t(key)) }
                }
            }
        }
    };
    html! {
        nav.nav aria-label=(page.t("nav-label")) {
            ul {
                (item("/", "home", "nav-home", ""))
                (item("/explore", "explore", "nav-explore", ""))
                (item("/posts/new", "create", "nav-create", ""))
                (page.or_hole(Hole::Bag, || bag_count(page)))
                (item("/me", "you", "nav-you", ""))
                @if page.viewer.is_some() {
                    (item("/me/saved", "save", "nav-saved", "nav-more"))
                    (item("/orders", "box", "nav-orders", "nav-more"))
                }
                @match page.viewer.as_ref().map(|v| v.role) {
                    Some(Role::Operator) => (item("/operator", "shield", "nav-operator", "nav-more")),
                    Some(Role::Moderator) => (item("/operator/posts", "shield", "nav-moderator", "nav-more")),
                    Some(Role::Shopper) | None => {}
                }
            }
        }
    }
}

/// The bag's place in the navigation with its count; the fragment `nav-bag` after the bag changed.
pub fn bag_count(page: &Page) -> Markup {
    let n = page.bag();
    html! {
        li #nav-bag {
            a href="/bag" aria-current=[(page.here() == "/bag").then_some("page")] aria-describedby="bag-count" {
                (icon(page, "bag")) span { (page.t("nav-bag")) }
            }
            span #bag-count .count.count--none[n == 0] {
                span aria-hidden="true" { (page.figure(n)) }
                span.sr { (page.count("bag-pieces", n)) }
            }
        }
    }
}

/// The right rail: bag, who to follow, topics. Absent when all are empty.
pub fn rail(page: &Page) -> Markup {
    let rail = &page.rail;
    let bag = rail.bag.as_ref().filter(|b| !b.lines.is_empty());
    html! {
        aside.rail aria-label=(page.t("rail-label")) {
            @if let Some(bag) = bag {
                section.rail-box {
                    h2 { (page.t("nav-bag")) }
                    ul.rail-bag {
                        @for line in bag.lines.iter().take(3) {
                            li {
                                (parts::thumb(line.picture.as_ref(), "thumb"))
                                a href={ "/products/" (line.product) } data-sheet="" { (line.title) }
                                span.quiet { (page.number(line.quantity)) " × " (page.money(line.unit_price)) }
                            }
                        }
                    }
                    p.rail-total { span { (page.t("bag-total")) } strong { (page.money(bag.total)) } }
                    a.button.button--primary.button--wide href="/bag" { (page.t("rail-bag-open")) }
                }
            }
            @if !rail.people.is_empty() {
                section.rail-box {
                    h2 { (page.t("rail-people")) }
                    (people::list(page, &rail.people, "rail"))
                }
            }
            @if !rail.topics.is_empty() {
                section.rail-box {
                    h2 { (page.t("rail-topics")) }
                    (topics::chips(page, &rail.topics))
                }
            }
        }
    }
}

fn footer(page: &Page) -> Markup {
    html! {
        footer.foot {
            p { (page.tr("foot-says", &[("store", page.store.as_str().into())])) }
            ul {
                @for (href, key) in FOOT { li { a href=(href) { (page.t(key)) } } }
            }
            (languages(page))
        }
    }
}

/// The languages to choose from, each by its own name. The choice stays, on this device and in one's account.
pub fn languages(page: &Page) -> Markup {
    html! {
        form.languages action="/language?_method=put" method="post" aria-label=(page.t("foot-languages")) {
            (icon(page, "globe"))
            @for locale in Locale::ALL {
                button type="submit" name="language" value=(locale.tag()) lang=(locale.tag()) aria-current=[(*locale == page.locale).then_some("true")] {
                    (locale.name())
                }
            }
        }
    }
}

/// The live region `toast`: a short sentence that appears and is read out. As a fragment it says what was done.
pub fn toast(text: &str) -> Markup {
    html! { div #toast .toast role="status" { (text) } }
}

/// The one dialog. What is opened in it goes into `#sheet-body`; the fragment has its own heading `#sheet-title`.
fn sheet_dialog(page: &Page) -> Markup {
    html! {
        dialog #sheet .sheet aria-label=(page.t("sheet-label")) {
            form.sheet-close method="dialog" {
                button.icon-button type="submit" aria-label=(page.t("sheet-close")) { (icon(page, "close")) }
            }
            div #sheet-body {}
        }
    }
}

/// What went wrong on a page of its own: a heading, a sentence, what else there is to know, and ways out as (address,
/// words).
pub fn trouble(page: &Page, title: &str, text: &str, more: Option<&str>, ways: &[(&str, String)]) -> Markup {
    let body = html! {
        section.empty {
            (icon(page, "trouble"))
            h1 { (title) }
            p { (text) }
            @if let Some(more) = more { p.quiet { (more) } }
            @for (i, (href, words)) in ways.iter().enumerate() {
                a.button.button--primary[i == 0] href=(href) { (words) }
            }
        }
    };
    document(page, &Head::private(title), Shape::Narrow, body)
}

/// Text with line breaks kept, as paragraphs.
pub fn paragraphs(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
            p { (lines(paragraph)) }
        }
    }
}

fn lines(text: &str) -> Markup {
    html! {
        @for (i, line) in text.lines().enumerate() {
            @if i > 0 { (PreEscaped("<br>")) }
            (line)
        }
    }
}
