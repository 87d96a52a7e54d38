//! Reasons in words.

use std::collections::HashMap;

use vitrine_engine::{Deed, Filter, InterestId, Reason, Source, Topic, What};

use super::view::ReasonView;
use crate::i18n::{self, Locale};
use crate::interests::list;
use crate::kit::Thing;

/// What things are called: a product by its title, a post by its author.
pub type Names = HashMap<What, (Thing, String)>;

/// Why an item is here: a code for programs and a sentence in the reader's language. `author` is who wrote it, `names` are
/// those of things that speak for it.
pub fn view(locale: Locale, reason: Reason, author: Option<&str>, names: &Names) -> ReasonView {
    let named = |what: What| names.get(&what).map(|(_, name)| name.clone()).unwrap_or_default();
    let (code, name) = match reason {
        Reason::PickedInterest(i) => ("picked-interest", interest(locale, i)),
        Reason::InferredInterest(i) => ("inferred-interest", interest(locale, i)),
        Reason::FollowedAuthor => ("followed-author", author.unwrap_or_default().to_owned()),
        Reason::FollowedTopic(t) => ("followed-topic", topic(locale, t)),
        Reason::InTopic(t) => ("in-topic", topic(locale, t)),
        Reason::Because(Deed::Smile, what) => ("because-smile", named(what)),
        Reason::Because(Deed::Comment, what) => ("because-comment", named(what)),
        Reason::Because(Deed::Save, what @ What::Post(_)) => ("because-save-post", named(what)),
        Reason::Because(Deed::Save, what) => ("because-save-product", named(what)),
        // "Not this" speaks for nothing, so no source gives it as a reason.
        Reason::Because(Deed::Tap | Deed::NotThis, what) => ("because-tap", named(what)),
        Reason::Because(Deed::Buy, what) => ("because-buy", named(what)),
        Reason::SimilarTaste => ("similar-taste", String::new()),
        Reason::Fresh => ("fresh", String::new()),
        Reason::Unproven => ("unproven", String::new()),
        Reason::MostSmiled => ("most-smiled", String::new()),
        Reason::PopularInStore => ("popular-in-store", String::new()),
        Reason::NewInStore => ("new-in-store", String::new()),
        Reason::LongTail => ("long-tail", String::new()),
        Reason::Yours => ("yours", String::new()),
        Reason::Newest => ("newest", String::new()),
        Reason::Variety => ("variety", String::new()),
    };
    let text = i18n::tr(locale, &format!("reason-{code}"), &[("name", name.as_str().into())]);
    ReasonView { code: code.to_owned(), text }
}

/// The code of a deed.
pub fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::Smile => "smile",
        Deed::Comment => "comment",
        Deed::Save => "save",
        Deed::Tap => "tap",
        Deed::Buy => "buy",
        Deed::NotThis => "not-this",
    }
}

/// The code of where candidates come from.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::FollowedPeople => "followed-people",
        Source::FollowedTopics => "followed-topics",
        Source::PickedInterests => "picked-interests",
        Source::InferredInterests => "inferred-interests",
        Source::SimilarTaste => "similar-taste",
        Source::Fresh => "fresh",
        Source::Trial => "trial",
        Source::MostSmiled => "most-smiled",
        Source::Catalog => "catalog",
        Source::Wider => "wider",
        Source::Sponsored => "sponsored",
    }
}

/// The code of why a candidate was left out.
pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::Removed => "removed",
        Filter::Hidden => "hidden",
        Filter::Blocked => "blocked",
        Filter::Muted => "muted",
        Filter::NotThis => "not-this",
        Filter::Own => "own",
        Filter::Shown => "shown",
        Filter::Seen => "seen",
        Filter::Sponsored => "sponsored",
        Filter::NotCustomer => "not-customer",
        Filter::Unavailable => "unavailable",
        Filter::OffTopic => "off-topic",
        Filter::Crowded => "crowded",
    }
}

fn interest(locale: Locale, id: InterestId) -> String {
    list().all().get(usize::from(id.0)).map(|i| i18n::interest(locale, &i.slug).into_owned()).unwrap_or_default()
}

fn topic(locale: Locale, topic: Topic) -> String {
    match topic {
        Topic::Interest(i) => interest(locale, i),
        // Hashtags are numbers in the engine; the page's head says which one it is.
        Topic::Hashtag(_) | Topic::Product(_) | Topic::Author(_) => i18n::t(locale, "reason-this-topic").into_owned(),
    }
}
