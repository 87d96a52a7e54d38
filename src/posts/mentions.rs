//! Mentions: `@handle` in the text of a post or comment. Which of them are people is settled when it is written.

use std::collections::{BTreeSet, HashMap};

use crate::accounts::{self, blocks};
use crate::db::{Conn, marks, sql};
use crate::kit::text::limit;
use crate::kit::{Id, Result};

/// People mentioned in one text that count; more is shouting.
const MOST: usize = 20;

/// The handles a text names, in lower case, each once. `@` inside a word or a mail address starts none.
pub fn parse(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let starts =
            c == '@' && !before.is_some_and(|b: char| b.is_alphanumeric() || matches!(b, '_' | '.' | '@' | '/'));
        before = Some(c);
        if !starts {
            continue;
        }
        let handle = word(&text[at + 1..]).to_lowercase();
        if (limit::HANDLE_MIN..=limit::HANDLE_MAX).contains(&handle.len()) && !found.contains(&handle) {
            found.push(handle);
        }
    }
    found.truncate(MOST);
    found
}

/// The letters a handle could have at the start of a text.
pub fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    // A letter that no handle has right behind belongs to the same word: then it is another word.
    if text[end..].starts_with(char::is_alphanumeric) { "" } else { &text[..end] }
}

/// Writes whom a text mentions into a transaction. People a block separates from the author are none.
pub(super) async fn write(conn: &mut Conn, post: Id, item: Id, author: Id, text: &str) -> Result<()> {
    let handles = parse(text);
    if handles.is_empty() {
        return Ok(());
    }
    let found = accounts::by_handles(conn, &handles.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let ids: Vec<Id> = found.values().copied().collect();
    let apart = blocks::apart(conn, Some(author), &ids).await?;
    let people: BTreeSet<(Id, String)> =
        found.into_iter().map(|(handle, id)| (id, handle)).filter(|(id, _)| !apart.contains(id)).collect();
    for (id, handle) in people {
        sqlx::query(
            "INSERT INTO mentions (post, item, account, handle) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(post.0)
        .bind(item.0)
        .bind(id.0)
        .bind(handle)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// The accounts mentioned in a post's text (`item` is the post) or a comment.
pub async fn of(conn: &mut Conn, post: Id, item: Id) -> Result<Vec<Id>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("SELECT account FROM mentions WHERE post = $1 AND item = $2 ORDER BY account")
            .bind(post.0)
            .bind(item.0)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| Id(id)).collect())
}

/// Handles mentioned in these posts (as `items` too, for their own texts) or in these comments of theirs.
pub(super) async fn handles(conn: &mut Conn, posts: &[Id], items: &[Id]) -> Result<HashMap<Id, Vec<String>>> {
    let mut found: HashMap<Id, Vec<String>> = HashMap::new();
    if posts.is_empty() || items.is_empty() {
        return Ok(found);
    }
    let text = format!(
        "SELECT item, handle FROM mentions WHERE post IN {} AND item IN {} ORDER BY item, handle",
        marks(1, posts.len()),
        marks(posts.len() + 1, items.len())
    );
    let mut query = sqlx::query_as::<_, (i64, String)>(sql(text));
    for id in posts.iter().chain(items) {
        query = query.bind(id.0);
    }
    for (item, handle) in query.fetch_all(conn).await? {
        found.entry(Id(item)).or_default().push(handle);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mentions_are_handles_that_stand_alone() {
        assert_eq!(parse("@Ana_99, (@ben) and @ana_99: see @cyr!"), ["ana_99", "ben", "cyr"]);
        assert!(parse("ana@example.com @ab @@ben a/@ben .@ben @anaü @ @é").is_empty());
        assert!(parse(&format!("@{}", "a".repeat(31))).is_empty());
        assert_eq!(parse(&(0..40).map(|i| format!("@name{i} ")).collect::<String>()).len(), 20);
    }

    proptest! {
        #[test]
        fn what_is_found_stands_in_the_text(text in "[@a-zA-Z0-9_ .ß]{0,200}") {
            for handle in parse(&text) {
                prop_assert!(text.to_lowercase().contains(&format!("@{handle}")), "{}", handle);
            }
        }
    }
}
