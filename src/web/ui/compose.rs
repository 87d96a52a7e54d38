//! The form for a new post. Without scripts every button sends the whole form to `/posts/new` and gets it back changed;
//! with scripts photos are uploaded while one goes on, and tags are placed by tapping the photo.

use maud::{Markup, PreEscaped, html};

use super::draft::{Draft, DraftTag, PLACING_WIDTH};
use super::form::{Form, describe, message, problems};
use super::layout::{self, Shape};
use super::page::{Head, Page};
use super::parts::{icon, thumb};
use super::words;
use crate::catalog::view::ProductCard;
use crate::i18n::format;
use crate::kit::Id;
use crate::kit::text::limit;
use crate::media;
use crate::media::edit::EditBody;
use crate::media::view::PhotoView;
use crate::posts::view::Match;

/// Where every button but *Publish* sends the form.
const AGAIN: &str = "/posts/new";

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Compose<'a> {
    pub draft: &'a Draft,
    /// The draft's photos, in its order.
    pub photos: &'a [PhotoView],
    /// The same before they were edited, and what was done to them.
    pub edits: &'a [(PhotoView, EditBody)],
    /// The products of the draft's tags, in its order.
    pub products: &'a [ProductCard],
    /// What the search found, when something was searched for; else what one bought last.
    pub results: &'a [ProductCard],
    /// Drafts that are kept besides this one.
    pub begun: usize,
    /// Interests to choose from, as slugs: those likely first.
    pub interests: &'a [&'a str],
    /// Names the kept draft: the handle.
    pub owner: &'a str,
    /// What is wrong, when the post was refused: `text`, `photos[n]`, `photos[n].alt`, `tags[n].x`, `interests`.
    pub form: Form<'a>,
}

/// `/posts/new`, and the answer to `POST /posts/new` (see [`Draft::apply`]; new photos come as `files`). *Publish* sends
/// `POST /posts`. Fragment `compose`.
pub fn page(page: &Page, c: &Compose<'_>) -> Markup {
    let body = html! {
        section.compose-page {
            div.compose-head {
                h1 { (page.t("compose-title")) }
                @if c.begun > 0 { a.link href="/drafts" { (page.count("compose-drafts", c.begun as i64)) } }
            }
            (form(page, c))
            (words::block(page, words::COMPOSE))
            (words::block(page, words::FILTER))
            // JSON of numbers and names of ours: nothing in it ends a script element.
            @if let Ok(numbers) = media::edit::formulas() { script #formulas type="application/json" { (PreEscaped(numbers)) } }
        }
    };
    layout::document(page, &Head::private(page.t("compose-title")), Shape::Wide, body)
}

/// The form, the fragment `compose`.
pub fn form(page: &Page, c: &Compose<'_>) -> Markup {
    html! {
        form #compose .compose action="/posts" method="post" enctype="multipart/form-data" data-swap="compose" data-most=(limit::INTERESTS_PER_POST)
            data-compose=(c.owner) data-photos-max=(limit::PHOTOS_PER_POST) data-tags-max=(limit::TAGS_PER_POST) {
            (draft_field(c.draft.kept.parse().ok()))
            div.compose-all {
                (problems(page, &c.form, &["text", "photos", "tags", "interests", "kind", "publish_at"]))
                (steps(page))
            }
            div.compose-left {
                (kinds(page, c.draft))
                (photos(page, c))
            }
            (editor(page))
            div.compose-right {
                (tags(page, c))
                (say(page, c))
                div.compose-done {
                    (later(page, c))
                    button.button.button--primary.button--wide type="submit" data-publish="" { (page.t("compose-publish")) }
                    button.button.no-js type="submit" formnovalidate formenctype="application/x-www-form-urlencoded"
                        formaction=(if c.draft.kept.is_empty() { "/drafts".to_owned() } else { format!("/drafts/{}?_method=put", c.draft.kept) }) { (page.t("compose-keep")) }
                    p.quiet.js-only { (page.t("compose-kept")) }
                }
            }
            div.compose-move.js-only {
                button.button type="button" data-step-back="" { (page.t("compose-back")) }
                button.button.button--primary type="button" data-step-next="" { (page.t("compose-next")) }
            }
            template #tag-row { (tag_row(page, None, 0, None, None, false)) }
        }
    }
}

/// Which kept draft the form is; also the answer to a script that kept it. Fragment `draft-field`.
pub fn draft_field(kept: Option<Id>) -> Markup {
    html! { input #draft-field type="hidden" name="draft" value=(kept.map(|id| id.to_string()).unwrap_or_default()); }
}

/// Publishing at a time to come. The field holds UTC; a script shows and reads the time of where one is.
fn later(page: &Page, c: &Compose<'_>) -> Markup {
    let error = c.form.error(page, "publish_at");
    let at = &c.draft.publish_at;
    html! {
        details.compose-later open[!at.is_empty() || error.is_some()] {
            summary { (page.t("compose-schedule")) }
            div.field.field--bad[error.is_some()] {
                label for="publish-at" { (page.t("compose-later-when")) " " span.no-js { (page.t("compose-later-utc")) } }
                input.input #publish-at type="datetime-local" name="publish_at" value=(at.get(..16).unwrap_or_default()) data-utc=(at)
                    aria-describedby=[describe("publish-at", true, error.is_some())] aria-invalid=[error.is_some().then_some("true")];
                p.field-hint #publish-at-hint { (page.t("compose-later-hint")) }
                @if let Some(error) = &error { (message(page, "publish-at", error)) }
            }
        }
    }
}

/// The four steps, for scripts; without them all parts stand below each other, and there is nothing to edit.
const STEPS: [&str; 4] = ["choose", "edit", "tag", "say"];

fn steps(page: &Page) -> Markup {
    html! {
        nav.steps.js-only aria-label=(page.t("compose-steps")) {
            ol role="list" {
                @for (k, step) in STEPS.iter().enumerate() {
                    li {
                        button type="button" data-step-to=(step) {
                            span.steps-number { (k + 1) }
                            " "
                            (page.t(&format!("compose-step-{step}")))
                        }
                    }
                }
            }
        }
    }
}

/// What `assets/js/editor.js` works on. Its fields have no names, so that they are no part of the post.
fn editor(page: &Page) -> Markup {
    let slider = |name: &str, label: &str, min: i64, max: i64, step: &str| {
        html! {
            div.slider {
                label for={ "edit-" (name) } { (label) }
                output for={ "edit-" (name) } data-value=(name) { "0" }
                input id={ "edit-" (name) } type="range" min=(min) max=(max) step=(step) value="0" data-edit=(name);
            }
        }
    };
    html! {
        section.editor.compose-part.js-only data-editor="" aria-labelledby="compose-edit-title" {
            h2 #compose-edit-title { (page.t("compose-edit")) }
            p.quiet data-editor-none="" { (page.t("compose-edit-none")) }
            div.editor-body data-editor-body="" hidden {
                div.editor-side {
                    div.editor-stage data-editor-stage="" {
                        canvas data-editor-canvas="" role="img" aria-label=(page.t("compose-edit-preview")) {}
                        div.crop data-crop="" hidden {
                            button.crop-box type="button" data-crop-box="" aria-label=(page.t("compose-crop-move")) {}
                            @for corner in ["nw", "ne", "sw", "se"] {
                                button.crop-corner type="button" data-corner=(corner) aria-label=(page.t(&format!("compose-corner-{corner}"))) {}
                            }
                        }
                    }
                    div.editor-photos data-editor-photos="" role="group" aria-label=(page.t("compose-photos")) {}
                }
                div.editor-tools {
                    div.segments role="group" aria-label=(page.t("compose-tools")) {
                        @for (k, tool) in ["filters", "light", "shape"].iter().enumerate() {
                            label.segment {
                                input type="radio" name="tool" form="editor-tools" value=(tool) checked[k == 0] data-tool=(tool);
                                span { (page.t(&format!("compose-tool-{tool}"))) }
                            }
                        }
                    }
                    div data-tool-of="filters" {
                        div.filters role="group" aria-label=(page.t("compose-tool-filters")) data-filters="" {
                            @for name in std::iter::once("").chain(media::edit::filters()) {
                                label.filter {
                                    input type="radio" name="filter" form="editor-tools" value=(name) checked[name.is_empty()] data-filter-of="";
                                    canvas width="88" height="88" aria-hidden="true" {}
                                    span { @if name.is_empty() { (page.t("compose-filter-none")) } @else { (page.t(&format!("compose-filter-{name}"))) } }
                                }
                            }
                        }
                        (slider("strength", &page.t("compose-strength"), 0, 100, "1"))
                    }
                    div data-tool-of="light" hidden {
                        @for name in ["brightness", "contrast", "warmth", "saturation"] {
                            (slider(name, &page.t(&format!("compose-light-{name}")), -100, 100, "1"))
                        }
                        (slider("vignette", &page.t("compose-light-vignette"), 0, 100, "1"))
                    }
                    div data-tool-of="shape" hidden {
                        div.aspects role="group" aria-label=(page.t("compose-aspect")) {
                            @for aspect in ["free", "1:1", "4:5", "16:9"] {
                                label.pick.pick--touch {
                                    input type="radio" name="aspect" form="editor-tools" value=(aspect) checked[aspect == "free"] data-aspect="";
                                    span { @if aspect == "free" { (page.t("compose-aspect-free")) } @else { (aspect) } }
                                }
                            }
                        }
                        (slider("straighten", &page.t("compose-straighten"), -45, 45, "0.5"))
                        div.editor-turns {
                            button.button type="button" data-turn="-1" { (page.t("compose-turn-left")) }
                            button.button type="button" data-turn="1" { (page.t("compose-turn-right")) }
                        }
                    }
                    button.text-button type="button" data-edit-reset="" { (icon(page, "retry")) (page.t("compose-edit-reset")) }
                }
            }
        }
    }
}

fn kinds(page: &Page, draft: &Draft) -> Markup {
    html! {
        fieldset.segments {
            legend.sr { (page.t("compose-kind")) }
            @for (kind, symbol) in [("photo", "photos"), ("idea", "idea")] {
                label.segment {
                    input type="radio" name="kind" value=(kind) checked[draft.kind == kind];
                    span { (icon(page, symbol)) (page.t(&format!("compose-kind-{kind}"))) }
                }
            }
        }
    }
}

fn photos(page: &Page, c: &Compose<'_>) -> Markup {
    let error = c.form.error_below(page, "photos");
    let hint = page.tr("compose-photos-hint", &[("n", limit::PHOTOS_PER_POST.into())]);
    html! {
        section.compose-part aria-labelledby="compose-photos-title" {
            h2 #compose-photos-title { (page.t("compose-photos")) }
            ol #compose-photos .compose-photos role="list" tabindex=[(c.photos.len() > 1).then_some("0")] aria-label=(page.t("compose-photos")) {
                @for (k, (photo, kept)) in c.photos.iter().zip(&c.draft.photos).enumerate() {
                    @if let Some((base, edit)) = c.edits.get(k) {
                        (photo_item(page, &kept.id, photo, (base, edit), &alt(page, c, k), &dots(c.draft, k)))
                    }
                }
            }
            div.drop data-drop="" {
                (icon(page, "camera"))
                div.drop-ways {
                    label.button for="files" { (page.t("compose-choose")) }
                    label.button.js-only.drop-camera for="camera" { (icon(page, "camera")) (page.t("compose-camera")) }
                }
                input #camera .drop-files.js-only type="file" accept="image/*" capture="environment";
                input #files .drop-files type="file" name="files" multiple accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
                    aria-describedby=[describe("files", true, error.is_some())] aria-invalid=[error.is_some().then_some("true")];
                p.quiet #files-hint { span.js-only { (page.t("compose-drop")) " " } (hint) }
                @if let Some(error) = &error { (message(page, "files", error)) }
                button.button.no-js type="submit" formaction=(AGAIN) name="upload" value="1" { (page.t("compose-upload")) }
            }
        }
    }
}

/// The alternative text of photo `k`: what was typed, else what its tags say.
fn alt(page: &Page, c: &Compose<'_>, k: usize) -> String {
    let typed = c.draft.photos.get(k).map_or("", |p| p.alt.as_str());
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let tags = c.draft.tags.iter().zip(c.products).filter(|(t, _)| t.photo == Some(k));
    let titles: Vec<String> = tags.map(|(_, p)| p.title.clone()).collect();
    if titles.is_empty() {
        return String::new();
    }
    page.tr("compose-alt-from", &[("products", format::list(page.locale, &titles).into())])
}

/// Numbers and places of the tags on photo `k`.
fn dots(draft: &Draft, k: usize) -> Vec<(usize, f64, f64)> {
    let on = draft.tags.iter().enumerate().filter(|(_, t)| t.photo == Some(k));
    on.filter_map(|(n, t)| Some((n + 1, t.x?, t.y?))).collect()
}

/// One photo of the form; also the answer to `POST /posts/photos` (multipart `file`), which the script puts in place.
/// `dots` are number and place of the tags on it.
///
/// What it was before its edit stands beside it, for the script that previews another one.
pub fn photo_item(
    page: &Page,
    id: &str,
    photo: &PhotoView,
    (base, edit): (&PhotoView, &EditBody),
    alt: &str,
    dots: &[(usize, f64, f64)],
) -> Markup {
    // Wide enough for any preview, and small enough for a phone.
    let source = base.sizes.iter().find(|s| s.width >= 1080).or(base.sizes.last()).map_or("", |s| s.url.as_str());
    let edit = serde_json::to_string(edit).unwrap_or_default();
    let height = u64::from(photo.height) * 1000 / u64::from(photo.width.max(1));
    let act = |name: &str, symbol: &str, key: &str| {
        html! {
            button.icon-button type="submit" formaction=(AGAIN) formnovalidate name=(name) value=(id) data-act=(name)
                aria-label=(page.t(key)) title=(page.t(key)) { (icon(page, symbol)) }
        }
    };
    html! {
        li.compose-photo id={ "photo-" (id) } data-photo=(id) data-base=(source) data-base-width=(base.width) data-base-height=(base.height) data-edit-of=(edit) {
            input type="hidden" name="photo" value=(id);
            div.stage data-stage="" {
                img src=(photo.url) srcset=(photo.srcset()) sizes="(min-width: 1024px) 520px, 92vw" width=(photo.width) height=(photo.height) alt=(alt) decoding="async";
                @if !dots.is_empty() {
                    svg.stage-dots viewBox={ "0 0 1000 " (height) } aria-hidden="true" {
                        @for (n, x, y) in dots {
                            circle cx=(x * 1000.0) cy=(y * height as f64) r="34" {}
                            text x=(x * 1000.0) y=(y * height as f64) { (n) }
                        }
                    }
                }
            }
            input.place.no-js type="image" formaction=(AGAIN) formnovalidate name={ "at." (id) } src=(photo.url)
                width=(PLACING_WIDTH) height=(u64::from(PLACING_WIDTH) * height / 1000) alt=(page.t("compose-place-here"));
            div.compose-photo-do {
                button.button.button--small.js-only type="button" data-act="place" { (icon(page, "tag")) (page.t("compose-tag-photo")) }
                span.grow {}
                (act("photo_up", "left", "compose-earlier"))
                (act("photo_down", "right", "compose-later"))
                (act("remove_photo", "trash", "compose-remove-photo"))
            }
            div.field.compose-alt {
                label for={ "alt-" (id) } { (page.t("compose-alt")) }
                input id={ "alt-" (id) } type="text" name="alt" value=(alt) maxlength=(limit::ALT_TEXT) autocomplete="off"
                    aria-describedby={ "alt-" (id) "-hint" };
                p.field-hint id={ "alt-" (id) "-hint" } { (page.t("compose-alt-hint")) }
            }
        }
    }
}

fn tags(page: &Page, c: &Compose<'_>) -> Markup {
    let error = c.form.error_below(page, "tags");
    let has_photos = !c.photos.is_empty();
    html! {
        section.compose-part.compose-part--tag aria-labelledby="compose-tags-title" {
            h2 #compose-tags-title { (page.t("compose-tags")) }
            p.quiet #tag-q-hint {
                span.no-js { (page.t("compose-tags-hint-plain")) }
                span.js-only { (page.t("compose-tags-hint")) }
            }
            ol #compose-tags .compose-tags role="list" {
                @for (k, (tag, product)) in c.draft.tags.iter().zip(c.products).enumerate() {
                    @let wrong = c.form.error_below(page, &format!("tags[{k}]"));
                    (tag_row(page, Some((tag, product)), k, wrong.as_deref(), c.draft.placing, has_photos))
                }
            }
            div.tag-search data-search="" {
                label for="tag-q" { (page.t("compose-find")) }
                div.tag-search-row {
                    input.input #tag-q type="search" name="q" value=(c.draft.q) maxlength=(limit::SEARCH) autocomplete="off"
                        aria-describedby=[describe("tag-q", true, error.is_some())] placeholder=(page.t("compose-find-hint"));
                    button.button.no-js type="submit" formaction=(AGAIN) formnovalidate name="find" value="1" { (page.t("compose-find-button")) }
                }
                @if let Some(error) = &error { (message(page, "tag-q", error)) }
                @if !c.results.is_empty() {
                    ul.found.no-js role="list" {
                        @for product in c.results {
                            li {
                                (thumb(product.picture.as_ref(), "thumb"))
                                span.grow { strong { (product.title) } " " span.quiet { (product.brand) " · " (page.money(product.price)) } }
                                button.button.button--small type="submit" formaction=(AGAIN) formnovalidate name="add" value=(product.id)
                                    aria-label=(page.tr("compose-add-of", &[("title", product.title.as_str().into())])) { (page.t("compose-add")) }
                            }
                        }
                    }
                } @else if !c.draft.q.is_empty() {
                    p.quiet.no-js { (page.tr("compose-found-none", &[("q", c.draft.q.as_str().into())])) }
                }
            }
        }
    }
}

/// One line of the equal list; without a tag the blank row scripts copy.
fn tag_row(
    page: &Page,
    tag: Option<(&DraftTag, &ProductCard)>,
    k: usize,
    wrong: Option<&str>,
    placing: Option<usize>,
    has_photos: bool,
) -> Markup {
    let (draft, product) = tag.unzip();
    let title = product.map_or("", |p| p.title.as_str());
    let point = |v: Option<f64>| v.map(|v| format!("{v:.4}")).unwrap_or_default();
    html! {
        li.compose-tag.compose-tag--bad[wrong.is_some()] data-tag="" {
            input type="hidden" name="tag_product" value=(product.map(|p| p.id.to_string()).unwrap_or_default());
            input type="hidden" name="tag_photo" value=(draft.and_then(|d| d.photo).map(|p| p.to_string()).unwrap_or_default());
            input type="hidden" name="tag_x" value=(point(draft.and_then(|d| d.x)));
            input type="hidden" name="tag_y" value=(point(draft.and_then(|d| d.y)));
            span.compose-tag-number data-number="" { (k + 1) }
            (thumb(product.and_then(|p| p.picture.as_ref()), "thumb"))
            span.compose-tag-words {
                strong data-title="" { (title) }
                span.quiet data-price="" { @if let Some(p) = product { (page.money(p.price)) } }
                @if let Some(wrong) = wrong { span.field-error { (wrong) } }
                @if product.is_some() && has_photos {
                    label.check.no-js {
                        input type="radio" name="placing" value=(k) checked[placing == Some(k)];
                        span { (page.t(if draft.is_some_and(|d| d.x.is_some()) { "compose-placed" } else { "compose-place-next" })) }
                    }
                }
                button.text-button.js-only type="button" data-act="place-tag" hidden[draft.is_some_and(|d| d.x.is_some())] { (icon(page, "tag")) (page.t("compose-place-tag")) }
            }
            select.input.input--small name="tag_match" aria-label=(page.t("compose-match")) {
                option value="exact" selected[draft.is_none_or(|d| d.likeness == Match::Exact)] { (page.t("compose-exact")) }
                option value="similar" selected[draft.is_some_and(|d| d.likeness == Match::Similar)] { (page.t("compose-similar")) }
            }
            button.icon-button type="submit" formaction=(AGAIN) formnovalidate name="remove_tag" value=(k) data-act="remove_tag"
                aria-label=(page.tr("compose-remove-tag", &[("title", title.into())])) { (icon(page, "close")) }
        }
    }
}

fn say(page: &Page, c: &Compose<'_>) -> Markup {
    let error = c.form.error(page, "text");
    let wrong = c.form.error_below(page, "interests");
    html! {
        section.compose-part.compose-part--say aria-labelledby="compose-say-title" {
            h2 #compose-say-title { (page.t("compose-say")) }
            div.field.field--bad[error.is_some()] {
                label for="f-text" { (page.t("compose-text")) }
                p.field-hint #f-text-hint { (page.t("compose-text-hint")) }
                textarea #f-text name="text" rows="4" maxlength=(limit::POST_TEXT) aria-describedby=[describe("f-text", true, error.is_some())]
                    aria-invalid=[error.is_some().then_some("true")] { "\n" (c.draft.text) }
                @if let Some(error) = &error { (message(page, "f-text", error)) }
            }
            details.compose-interests data-filter="" open[wrong.is_some() || !c.draft.interests.is_empty()] {
                summary { (page.t("compose-interests")) " " span.quiet { (page.count("compose-interests-most", limit::INTERESTS_PER_POST as i64)) } }
                @if let Some(wrong) = &wrong { (message(page, "compose-interests", wrong)) }
                div.filter-box {
                    label.sr for="compose-interests-q" { (page.t("interests-search")) }
                    (icon(page, "search"))
                    input.input #compose-interests-q type="search" autocomplete="off" data-filter-input="" placeholder=(page.t("interests-search"));
                    p.quiet data-filter-count="" {}
                }
                ul.picks role="list" {
                    @for slug in c.interests {
                        li data-filter-item="" {
                            label.pick {
                                input type="checkbox" name="interests" value=(slug) checked[c.draft.interests.iter().any(|s| s == slug)];
                                span { (page.interest(slug)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What `GET /products/search?q=` answers the script with: the fragment `product-options`. Without `q` the products one
/// bought last.
pub fn options(page: &Page, products: &[ProductCard]) -> Markup {
    html! {
        ul #product-options role="listbox" aria-label=(page.t("compose-found")) {
            @for p in products {
                li id={ "option-" (p.id) } role="option" aria-selected="false" data-product=(p.id) data-title=(p.title) data-price=(page.money(p.price)) {
                    (thumb(p.picture.as_ref(), "thumb"))
                    span { strong { (p.title) } span.quiet { (p.brand) " · " (page.money(p.price)) @if !p.available { " · " (super::card::state(page, p.sold)) } } }
                }
            }
        }
    }
}
