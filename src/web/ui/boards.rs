//! Boards: lists of them, one with what is on it, arranging it, changing it, and choosing one for a post or product.

use maud::{Markup, html};

use super::explore::{post_tile, product_tile};
use super::form::{Field, Form, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{self, avatar, empty, icon};
use super::photo::{self, Fetch, sizes};
use super::{card, sheet as in_sheet};
use crate::accounts::view::AuthorView;
use crate::boards::Role;
use crate::boards::view::{BoardCard, BoardItem, BoardView, BoardsView, Choice};
use crate::kit::Id;
use crate::kit::text::limit;
use crate::posts::item::Item;

/// `/me/boards`: one's own, those one collects on or is asked to, and a new one (POST `/boards`). `gone` was just taken
/// away.
pub fn mine(page: &Page, boards: &BoardsView, gone: Option<Id>, form: &Form<'_>) -> Markup {
    let asked: Vec<&BoardCard> = boards.items.iter().filter(|b| b.role == Role::Invited).collect();
    let body = html! {
        div.stack {
            header.page-head { h1 { (page.t("boards-title")) } a.link href="/me/saved" { (page.t("boards-all-saved")) } }
            @if let Some(board) = gone {
                div.notice role="status" {
                    (icon(page, "trash"))
                    p { (page.t("boards-gone")) }
                    form method="post" action={ "/boards/" (board) "/removal?_method=delete" } {
                        button.button.button--small type="submit" { (page.t("boards-undo")) }
                    }
                }
            }
            @for board in asked { (invitation(page, board)) }
            @if boards.items.is_empty() {
                (empty(page, "save", &page.t("boards-empty"), &page.t("boards-empty-text"), None))
            } @else {
                (list(page, boards.items.iter().filter(|b| b.role != Role::Invited)))
            }
            section.panel.stack aria-labelledby="boards-new" {
                h2 #boards-new { (page.t("boards-new")) }
                form.stack method="post" action="/boards" {
                    (problems(page, form, &["name", "about", "visibility"]))
                    (sign(page, form, "", "", "public"))
                    button.button.button--primary type="submit" { (page.t("boards-create")) }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("boards-title")), Shape::Wide, body)
}

/// `/accounts/{handle}/boards`
pub fn of_account(page: &Page, author: &AuthorView, boards: &BoardsView) -> Markup {
    let title = page.tr("boards-of", &[("name", author.name.as_str().into())]);
    let address = format!("/accounts/{}", author.handle);
    let body = html! {
        div.stack {
            header.page-head { h1 { (title) } a.link href=(address) { (page.t("boards-profile")) } }
            @if boards.items.is_empty() {
                (empty(page, "save", &page.t("boards-none"), &page.t("boards-none-text"), None))
            } @else {
                (list(page, boards.items.iter()))
            }
        }
    };
    let head = if boards.items.is_empty() {
        Head::private(title)
    } else {
        Head::public(title.clone(), title, format!("{address}/boards"))
    };
    layout::document(page, &head, Shape::Wide, body)
}

fn list<'a>(page: &Page, boards: impl Iterator<Item = &'a BoardCard>) -> Markup {
    html! {
        ul.tiles.boards role="list" { @for board in boards {
            li {
                a.tile href={ "/boards/" (board.id) } {
                    @match &board.cover {
                        Some(cover) => (photo::photo(cover, "", sizes::TILE, Fetch::Lazy)),
                        None => span.tile-none { (icon(page, "save")) },
                    }
                    span.tile-title { bdi { (board.name) } }
                    span.tile-line {
                        span { (page.count("boards-n", board.items)) }
                        @if board.visibility == "secret" { span.quiet { (page.t("boards-secret")) } }
                        @if board.role == Role::Member { span.quiet { (page.tr("boards-by", &[("name", board.owner.name.as_str().into())])) } }
                    }
                }
            }
        } }
    }
}

fn invitation(page: &Page, board: &BoardCard) -> Markup {
    let words = [("name", board.owner.name.as_str().into()), ("board", board.name.as_str().into())];
    html! {
        div.notice {
            (icon(page, "people"))
            p { (page.tr("boards-invited", &words)) }
            div.notice-acts {
                form method="post" action={ "/boards/" (board.id) "/membership?_method=put" } {
                    button.button.button--small.button--primary type="submit" { (page.t("boards-join")) }
                }
                @if let Some(viewer) = &page.viewer {
                    form method="post" action={ "/boards/" (board.id) "/people/" (viewer.handle) "?_method=delete" } {
                        button.button.button--small type="submit" { (page.t("boards-decline")) }
                    }
                }
            }
        }
    }
}

fn sign(page: &Page, form: &Form<'_>, name: &str, about: &str, visibility: &str) -> Markup {
    let chosen = if form.was_sent() { form.value("visibility") } else { visibility };
    html! {
        (Field::new("name", "boards-name").max(limit::BOARD_NAME).value(name).render(page, form))
        (Field::new("about", "boards-about").rows(2).optional().max(limit::BOARD_ABOUT).value(about).render(page, form))
        fieldset.field {
            legend { (page.t("boards-visibility")) }
            @for (value, words) in [("public", "boards-public"), ("secret", "boards-secret-hint")] {
                label.check { input type="radio" name="visibility" value=(value) checked[chosen == value]; span { (page.t(words)) } }
            }
        }
    }
}

/// `/boards/{id}`, all of it or one section.
pub fn page(page: &Page, view: &BoardView, section: Option<Id>) -> Markup {
    let board = &view.board;
    let address = format!("/boards/{}", board.id);
    let body = html! {
        div.stack {
            header.board-head {
                div.page-head {
                    h1 { bdi { (board.name) } }
                    div.board-acts {
                        @if board.visibility == "public" { (card::share(page, &address, &board.name)) }
                        @if board.role.collects() {
                            a.button.button--small href={ (address) "?arrange=1" } { (page.t("boards-arrange")) }
                            a.button.button--small href={ (address) "/edit" } { (icon(page, "edit")) (page.t("boards-edit")) }
                        }
                    }
                }
                p.board-by {
                    a href={ "/accounts/" (board.owner.handle) } { (avatar(board.owner.avatar.as_ref(), &board.owner.name, "avatar avatar--small")) " " bdi { (board.owner.name) } }
                    @for person in view.people.iter().filter(|p| p.role == Role::Member) {
                        a href={ "/accounts/" (person.author.handle) } { (avatar(person.author.avatar.as_ref(), &person.author.name, "avatar avatar--small")) " " bdi { (person.author.name) } }
                    }
                    span.quiet { (page.count("boards-n", board.items)) @if board.visibility == "secret" { " · " (page.t("boards-secret")) } }
                }
                @if !board.about.is_empty() { p dir="auto" { (board.about) } }
            }
            @if board.role == Role::Invited { (invitation(page, board)) }
            @if !view.sections.is_empty() {
                nav.chips aria-label=(page.t("boards-sections")) {
                    a.chip href=(address) aria-current=[section.is_none().then_some("page")] { (page.t("boards-all")) }
                    @for one in &view.sections {
                        a.chip href={ (address) "?section=" (one.id) } aria-current=[(section == Some(one.id)).then_some("page")] { bdi { (one.name) } }
                    }
                }
            }
            @if view.entries.is_empty() {
                (empty(page, "save", &page.t("boards-nothing"), &page.t("boards-nothing-text"),
                    board.role.collects().then(|| ("/explore", page.t("saved-empty-way").into_owned()))))
            } @else {
                ul #board .masonry role="list" { @for entry in &view.entries {
                    li {
                        (tile(page, entry))
                        @if !entry.note.is_empty() { p.board-note dir="auto" { (entry.note) } }
                    }
                } }
            }
            @if let Some(cursor) = &view.next {
                @let part = section.map(|s| format!("section={s}&")).unwrap_or_default();
                p.feed-next { a.button data-more="board" href={ (address) "?" (part) "cursor=" (cursor) } { (page.t("feed-next")) } }
            }
        }
    };
    let head = if board.visibility == "public" && section.is_none() {
        let about = if board.about.is_empty() {
            page.tr("boards-of", &[("name", board.owner.name.as_str().into())])
        } else {
            super::post::shorten(&board.about.replace('\n', " "), 160)
        };
        Head::public(board.name.as_str(), about, address).with_photo(board.cover.as_ref())
    } else {
        Head::private(board.name.as_str())
    };
    layout::document(page, &head, Shape::Wide, body)
}

fn tile(page: &Page, entry: &BoardItem) -> Markup {
    html! {
        @if let Some(post) = &entry.post { (post_tile(page, post, Fetch::Lazy)) }
        @else if let Some(product) = &entry.product { (product_tile(page, product, Fetch::Lazy)) }
        @else { span.tile-none { (icon(page, "hide")) span { (page.t("boards-lost")) } } }
    }
}

/// `/boards/{id}?arrange=1`: order, notes, sections, cover.
pub fn arrange(page: &Page, view: &BoardView) -> Markup {
    let board = &view.board;
    let title = page.tr("boards-arrange-title", &[("board", board.name.as_str().into())]);
    let body = html! {
        div.stack {
            header.page-head { h1 { (title) } a.button.button--small href={ "/boards/" (board.id) } { (page.t("boards-done")) } }
            ol #board .board-rows role="list" {
                @for (i, entry) in view.entries.iter().enumerate() {
                    (row(page, view, entry, i == 0, i + 1 == view.entries.len() && view.next.is_none()))
                }
            }
            @if let Some(cursor) = &view.next {
                p.feed-next { a.button data-more="board" href={ "/boards/" (board.id) "?arrange=1&cursor=" (cursor) } { (page.t("feed-next")) } }
            }
        }
    };
    layout::document(page, &Head::private(title), Shape::Narrow, body)
}

fn row(page: &Page, view: &BoardView, entry: &BoardItem, first: bool, last: bool) -> Markup {
    let board = view.board.id;
    let at = format!("/boards/{board}/items/{}/{}", entry.kind, entry.id);
    let what = match (&entry.post, &entry.product) {
        (Some(post), _) => page.tr("card-photo-alt", &[("name", post.author.name.as_str().into())]),
        (_, Some(product)) => product.title.clone(),
        _ => page.t("boards-lost").into_owned(),
    };
    let named = |key: &str| page.tr(key, &[("what", what.as_str().into())]);
    let (note, part) = (format!("note-{}-{}", entry.kind, entry.id), format!("section-{}-{}", entry.kind, entry.id));
    html! {
        li.board-row {
            div.board-thumb { (tile(page, entry)) }
            div.stack {
                div.board-acts {
                    form method="post" action={ (at) "/place?_method=put" } {
                        button.icon-button type="submit" name="to" value="earlier" disabled[first] aria-label=(named("boards-earlier")) { (icon(page, "left")) }
                        button.icon-button type="submit" name="to" value="later" disabled[last] aria-label=(named("boards-later")) { (icon(page, "right")) }
                    }
                    @if view.board.role == Role::Owner {
                        form method="post" action={ "/boards/" (board) "/cover?_method=put" } {
                            input type="hidden" name="kind" value=(entry.kind);
                            input type="hidden" name="item" value=(entry.id);
                            button.icon-button type="submit" aria-label=(named("boards-cover")) { (icon(page, "image")) }
                        }
                    }
                    form method="post" action={ (at) "?_method=delete" } {
                        button.icon-button type="submit" aria-label=(named("boards-take")) { (icon(page, "trash")) }
                    }
                }
                @if entry.post.is_some() || entry.product.is_some() {
                    form.stack method="post" action={ (at) "?_method=put" } {
                        div.field {
                            label for=(note) { (page.t("boards-note")) span.sr { " " (what) } }
                            textarea id=(note) name="note" rows="2" maxlength=(limit::BOARD_NOTE) { "\n" (entry.note) }
                        }
                        @if !view.sections.is_empty() {
                            div.field {
                                label for=(part) { (page.t("boards-section")) span.sr { " " (what) } }
                                select id=(part) name="section" {
                                    option value="" { (page.t("boards-no-section")) }
                                    @for one in &view.sections { option value=(one.id) selected[entry.section == Some(one.id)] { (one.name) } }
                                }
                            }
                        }
                        p { button.button.button--small type="submit" { (page.t("boards-save")) } }
                    }
                }
            }
        }
    }
}

/// `/boards/{id}/edit`: PUT `/boards/{id}`, POST `/boards/{id}/sections`, POST `/boards/{id}/people`.
pub fn edit(page: &Page, view: &BoardView, form: &Form<'_>) -> Markup {
    let board = &view.board;
    let address = format!("/boards/{}", board.id);
    let own = board.role == Role::Owner;
    let body = html! {
        div.stack {
            header.page-head { h1 { (page.t("boards-edit-title")) } a.button.button--small href=(address) { (page.t("boards-done")) } }
            (problems(page, form, &["name", "about", "visibility", "section", "handle"]))
            @if own {
                form.panel.stack method="post" action={ (address) "?_method=put" } {
                    (sign(page, form, &board.name, &board.about, board.visibility))
                    p { button.button.button--primary type="submit" { (page.t("boards-save")) } }
                }
            }
            section.panel.stack aria-labelledby="board-sections" {
                h2 #board-sections { (page.t("boards-sections")) }
                ul.board-lines role="list" { @for one in &view.sections {
                    li {
                        bdi { (one.name) }
                        form method="post" action={ (address) "/sections/" (one.id) "?_method=delete" } {
                            button.icon-button type="submit" aria-label=(page.tr("boards-end-section", &[("section", one.name.as_str().into())])) { (icon(page, "trash")) }
                        }
                    }
                } }
                form.filter-row method="post" action={ (address) "/sections" } {
                    (Field::new("section", "boards-new-section").max(limit::BOARD_NAME).render(page, form))
                    button.button type="submit" { (page.t("boards-add")) }
                }
            }
            section.panel.stack aria-labelledby="board-people" {
                h2 #board-people { (page.t("boards-people")) }
                ul.board-lines role="list" { @for person in &view.people {
                    @let name = [("name", person.author.name.as_str().into())];
                    @let me = page.is_me(&person.author.handle);
                    li {
                        a href={ "/accounts/" (person.author.handle) } { (avatar(person.author.avatar.as_ref(), &person.author.name, "avatar avatar--small")) " " bdi { (person.author.name) } }
                        @if person.role == Role::Invited { span.quiet { (page.t("boards-asked")) } }
                        @if own || me {
                            form method="post" action={ (address) "/people/" (person.author.handle) "?_method=delete" } {
                                button.button.button--small type="submit" { @if me { (page.t("boards-leave")) } @else { (page.tr("boards-send-out", &name)) } }
                            }
                        }
                    }
                } }
                @if own {
                    form.filter-row method="post" action={ (address) "/people" } {
                        (Field::new("handle", "boards-invite").hint("boards-invite-hint").max(limit::HANDLE_MAX + 1).render(page, form))
                        button.button type="submit" { (page.t("boards-ask")) }
                    }
                }
            }
            @if own {
                form method="post" action={ (address) "/removal?_method=put" } {
                    button.button.button--danger type="submit" { (icon(page, "trash")) (page.t("boards-remove")) }
                }
            }
        }
    };
    layout::document(page, &Head::private(page.t("boards-edit-title")), Shape::Narrow, body)
}

/// Said after something was saved: the fragment `toast`, with the way to the boards.
pub fn saved(page: &Page, item: Item) -> Markup {
    let (kind, id) = item.key();
    html! {
        div #toast .toast role="status" {
            (page.t("boards-saved")) " "
            a href={ "/" (kind) "s/" (id) "/boards" } data-sheet="" { (page.t("boards-choose-one")) }
        }
    }
}

/// `/posts/{id}/boards` and `/products/{id}/boards` as a page.
pub fn chooser(page: &Page, item: Item, found: &[Choice]) -> Markup {
    let body = html! { section.choices { h1 { (page.t("boards-choose")) } (choices(page, item, found)) } };
    layout::document(page, &Head::private(page.t("boards-choose")), Shape::Narrow, body)
}

/// The same in the sheet.
pub fn sheet(page: &Page, item: Item, found: &[Choice]) -> Markup {
    in_sheet::body(
        html! { section.choices { h2 #sheet-title { (page.t("boards-choose")) } (choices(page, item, found)) } },
    )
}

/// The boards to choose from, each a switch, and a new one: the fragment `board-choices`.
pub fn choices(page: &Page, item: Item, found: &[Choice]) -> Markup {
    let (kind, id) = item.key();
    html! {
        div #board-choices .stack {
            @if found.is_empty() { p.quiet { (page.t("boards-choose-none")) } }
            ul.menu role="list" { @for choice in found {
                @let board = &choice.board;
                li {
                    form method="post" data-swap="" action={ "/boards/" (board.id) "/items/" (kind) "/" (id) "?_method=" (if choice.holds { "delete" } else { "put" }) } {
                        button type="submit" aria-pressed=(choice.holds) {
                            @match &board.cover {
                                Some(cover) => (parts::thumb(Some(cover), "thumb")),
                                None => (icon(page, "save")),
                            }
                            span { bdi { (board.name) } span.quiet { (page.count("boards-n", board.items)) } }
                            @if choice.holds { (icon(page, "check")) }
                        }
                    }
                }
            } }
            form.filter-row method="post" action="/boards" data-swap="" {
                input type="hidden" name="kind" value=(kind);
                input type="hidden" name="item" value=(id);
                (Field::new("name", "boards-new").id("new-board").max(limit::BOARD_NAME).render(page, &Form::empty()))
                button.button type="submit" { (page.t("boards-create")) }
            }
        }
    }
}
