//! Reasons in words.

use std::collections::HashMap;

use vitrine_engine::{Deed, InterestId, Reason, Topic, What};

use super::view::ReasonView;
use crate::i18n::{self, Locale};
use crate::interests::list;

/// What things are called: a product by its title, a post by its author.
pub type Names = HashMap<What, String>;

/// Why an item is here: a code for programs and a sentence in the reader's language. `author` is who wrote it, `names` are
/// those of things that speak for it.
pub fn view(locale: Locale, reason: Reason, author: Option<&str>, names: &Names) -> ReasonView {
    let (code, name) = match reason {
        Reason::PickedInterest(i) => ("picked-interest", interest(locale, i)),
        Reason::InferredInterest(i) => ("inferred-interest", interest(locale, i)),
        Reason::FollowedAuthor => ("followed-author", author.unwrap_or_default().to_owned()),
        Reason::FollowedTopic(t) => ("followed-topic", topic(locale, t)),
        Reason::InTopic(t) => ("in-topic", topic(locale, t)),
        Reason::Because(deed, what) => (because(deed, what), names.get(&what).cloned().unwrap_or_default()),
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

fn because(deed: Deed, what: What) -> &'static str {
    match (deed, what) {
        (Deed::Smile, _) => "because-smile",
        (Deed::Comment, _) => "because-comment",
        (Deed::Save, What::Post(_)) => "because-save-post",
        (Deed::Save, What::Product(_)) => "because-save-product",
        // "Not this" speaks for nothing, so no source gives it as a reason.
        (Deed::Tap | Deed::NotThis, _) => "because-tap",
        (Deed::Buy, _) => "because-buy",
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
