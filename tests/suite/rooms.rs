//! The rooms: who may import whom, as the table in `docs/architecture.md` says; where SQL stands; which SQL.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, Source, is_word};

/// What the tables allow.
#[derive(Debug, Default)]
struct Plan {
    /// Kind of each room: `base`, `app`, `feature`, `worker`, `web` or `start`.
    kinds: BTreeMap<String, String>,
    /// Which room may name which room or leaf crate.
    arrows: BTreeSet<(String, String)>,
    /// Arrows that stand and should go.
    quirks: BTreeSet<(String, String)>,
}

impl Plan {
    /// Reads the tables whose heads begin with `| room |` and `| quirk |`.
    fn read(text: &str) -> Self {
        let mut plan = Self::default();
        for line in rows(text, "| room |") {
            let cells = cells(line);
            let (room, kind) = (words(cells[0]).remove(0), cells[1].trim().to_owned());
            for to in cells[2..4].iter().flat_map(|cell| words(cell)) {
                plan.arrows.insert((room.clone(), to));
            }
            assert!(plan.kinds.insert(room.clone(), kind).is_none(), "the table has two rows for {room}");
        }
        for line in rows(text, "| quirk |") {
            let mut arrow = words(cells(line)[0]).into_iter();
            plan.quirks.insert((arrow.next().unwrap(), arrow.next().unwrap()));
        }
        plan
    }

    fn is(&self, room: &str, kind: &str) -> bool {
        self.kinds.get(room).is_some_and(|k| k == kind)
    }
}

/// The rows of the table with this head.
fn rows<'a>(text: &'a str, head: &str) -> impl Iterator<Item = &'a str> {
    let table = text.lines().skip_while(move |l| !l.starts_with(head)).skip(2);
    table.take_while(|l| l.starts_with('|'))
}

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').collect()
}

/// The words of a cell that stand in backquotes.
fn words(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The room of a file below `src`; the program itself and the map are none.
fn room(path: &str) -> Option<&str> {
    let room = path.split('/').next().and_then(|p| p.strip_suffix(".rs").or(Some(p)));
    room.filter(|r| !matches!(*r, "main" | "lib"))
}

/// The rooms and leaf crates a file names, and `sqlx` where it asks the database itself.
fn named(source: &Source) -> BTreeSet<String> {
    let code = &source.code;
    let mut found = BTreeSet::new();
    let mut from_root = |rest: &str| {
        let rest = rest.trim_start();
        match rest.strip_prefix('{') {
            // Of a group, the first word of each part.
            Some(_) => {
                let group = Source { path: String::new(), code: rest.to_owned(), texts: Vec::new() };
                found.extend(group.arguments(0).into_iter().map(|part| first_word(&rest[part]).to_owned()));
            }
            None => _ = found.insert(first_word(rest).to_owned()),
        }
    };
    for (at, name) in code.match_indices("crate::") {
        if !code[..at].ends_with(is_word) {
            from_root(&code[at + name.len()..]);
        }
    }
    // As many steps up as the file is deep lead to the root as well.
    let depth = source.path.trim_end_matches("/mod.rs").split('/').count();
    let up = "super::".repeat(depth);
    for (at, _) in code.match_indices(&up) {
        if !code[..at].ends_with("super::") {
            from_root(code[at..].trim_start_matches("super::"));
        }
    }
    for (at, _) in code.match_indices("vitrine_") {
        if !code[..at].ends_with(is_word) {
            found.insert(first_word(&code[at..]).to_owned());
        }
    }
    if code.contains("sqlx::query") || code.contains("QueryBuilder") {
        found.insert("sqlx".to_owned());
    }
    found.retain(|name| !name.is_empty());
    found
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// Everything that is not as the plan says.
fn faults(plan: &Plan, sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut arrows: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut rooms = BTreeSet::new();
    for source in sources {
        let Some(from) = room(&source.path) else { continue };
        rooms.insert(from.to_owned());
        for to in named(source).into_iter().filter(|to| to != from) {
            if to == "sqlx" && (from == "db" || plan.is(from, "feature")) {
                continue;
            }
            arrows.entry((from.to_owned(), to)).or_insert_with(|| source.path.clone());
        }
    }
    for room in &rooms {
        if !plan.kinds.contains_key(room) {
            faults.push(format!("the room {room} is not in the table"));
        }
    }
    for room in plan.kinds.keys().filter(|r| !rooms.contains(*r)) {
        faults.push(format!("the table has a room {room} that is not there"));
    }
    for (arrow @ (from, to), path) in &arrows {
        if !plan.arrows.contains(arrow) && !plan.quirks.contains(arrow) {
            faults.push(format!("{path}: {from} names {to}, and the table does not say so"));
        }
    }
    for arrow in plan.arrows.union(&plan.quirks).filter(|a| !arrows.contains_key(*a)) {
        faults.push(format!("the table lets {} name {}, which nobody does", arrow.0, arrow.1));
    }
    // What no table can allow.
    for (from, to) in &plan.arrows {
        let never = match () {
            () if to == "sqlx" => true,
            () if plan.is(from, "base") => !plan.is(to, "base"),
            () if plan.is(from, "feature") => {
                !(plan.is(to, "base") || plan.is(to, "app") || plan.is(to, "feature") || to.starts_with("vitrine_"))
            }
            () if plan.is(to, "start") => true,
            () if plan.is(to, "web") => !plan.is(from, "start"),
            () => from == "kit",
        };
        if never {
            faults.push(format!("no table can let {from} name {to}"));
        }
    }
    let of_features: Vec<(&str, &str)> = arrows
        .keys()
        .filter(|(from, to)| plan.is(from, "feature") && plan.is(to, "feature"))
        .map(|(from, to)| (from.as_str(), to.as_str()))
        .collect();
    if let Some(circle) = circle(&of_features) {
        faults.push(format!("a circle among features: {circle}"));
    }
    faults
}

/// A circle among arrows, if there is one: what is left when everything that names nothing left is taken away.
fn circle(arrows: &[(&str, &str)]) -> Option<String> {
    let mut left: Vec<(&str, &str)> = arrows.to_vec();
    loop {
        let before = left.len();
        let froms: BTreeSet<&str> = left.iter().map(|(from, _)| *from).collect();
        left.retain(|(_, to)| froms.contains(to));
        if left.is_empty() {
            return None;
        }
        if left.len() == before {
            let mut at = left[0].0;
            let mut walk = vec![at];
            while let Some((_, to)) = left.iter().find(|(from, _)| *from == at) {
                at = to;
                let known = walk.iter().position(|w| *w == at);
                walk.push(at);
                if let Some(start) = known {
                    return Some(walk[start..].join(" → "));
                }
            }
        }
    }
}

/// SQL that only one of the two databases understands, outside `src/db`.
const OF_ONE_DATABASE: &[&str] = &[
    "PRAGMA",
    "AUTOINCREMENT",
    "INSERT OR ",
    "ROWID",
    "STRFTIME",
    "JULIANDAY",
    "IFNULL(",
    "JSON_",
    "->>",
    "PG_",
    "ILIKE",
    "NOW()",
    "CURRENT_TIMESTAMP",
    "::BIGINT",
    "::TEXT",
    "ANY(",
    "UNNEST",
    "SERIAL",
    "BOOLEAN",
    "TIMESTAMP",
    "RANDOM()",
    " GLOB ",
    "DISTINCT ON",
];

fn dialect_faults(path: &str, text: &str) -> Vec<String> {
    let upper = text.to_uppercase();
    let is_sql =
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE ", "PRAGMA "].iter().any(|w| upper.contains(w));
    let mut faults: Vec<String> = Vec::new();
    if is_sql {
        let of_one = OF_ONE_DATABASE.iter().filter(|word| upper.contains(**word));
        faults.extend(of_one.map(|word| format!("{path}: {word} in “{}”", text.trim())));
        // Asked for as a number: SQLite gives an integer, PostgreSQL a NUMERIC.
        for (at, _) in upper.match_indices("SUM(") {
            if !upper[..at].trim_end().ends_with("CAST(") && !upper[..at].ends_with("COALESCE(") {
                faults.push(format!("{path}: a SUM without CAST(… AS BIGINT) in “{}”", text.trim()));
            }
        }
        if upper.contains("= ?") || upper.contains("(?") {
            faults.push(format!("{path}: a mark without a number in “{}”", text.trim()));
        }
    }
    faults
}

#[test]
fn rooms_import_as_the_table_says() {
    let plan = Plan::read(&source::file("docs/architecture.md"));
    assert!(plan.kinds.len() > 15, "the table was found");
    assert_eq!(faults(&plan, &source::below("src")), Vec::<String>::new());
}

#[test]
fn leaf_crates_do_not_know_the_program() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for source in source::below("crates") {
        seen += 1;
        for (at, _) in source.code.match_indices("vitrine::") {
            if !source.code[..at].ends_with(is_word) {
                faults.push(source.path.clone());
            }
        }
    }
    for entry in std::fs::read_dir(source::root().join("crates")).unwrap() {
        let manifest = std::fs::read_to_string(entry.unwrap().path().join("Cargo.toml")).unwrap();
        if manifest.lines().any(|l| l.starts_with("vitrine ") || l.starts_with("vitrine=") || l.starts_with("vitrine."))
        {
            faults.push(manifest);
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert!(seen > 50, "the crates were found");
}

#[test]
fn one_sql_for_both_databases() {
    let mut faults = Vec::new();
    for source in source::below("src").iter().filter(|s| !s.path.starts_with("db/")) {
        faults.extend(source.texts.iter().flat_map(|t| dialect_faults(&format!("src/{}", source.path), &t.text)));
    }
    for entry in std::fs::read_dir(source::root().join("migrations")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let statements: Vec<&str> = text.lines().map(|l| l.split("--").next().unwrap()).collect();
        faults.extend(dialect_faults(&path.display().to_string(), &statements.join("\n")));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
| room | kind | rooms it names | leaf crates |
|---|---|---|---|
| `kit` | base | nothing | |
| `db` | base | `kit` | |
| `catalog` | feature | `db` | `vitrine_photo` |
| `orders` | feature | `catalog` | |
| `web` | web | `catalog` | |

| quirk | why |
|---|---|
| `orders` names `web` | old |
";

    fn of(extra: &[(&str, &str)]) -> Vec<String> {
        let good = [
            ("kit/mod.rs", ""),
            ("db/mod.rs", "use crate::kit::Id; fn f() { sqlx::query(\"SELECT 1\"); }"),
            ("catalog/mod.rs", "use crate::db::{Conn, sql}; use vitrine_photo::intake; fn f() { sqlx::query(\"\"); }"),
            ("orders/mod.rs", "use crate::catalog; fn f() { crate::web::g(); }"),
            ("web/mod.rs", "use crate::catalog;"),
        ];
        let files: Vec<Source> = good.iter().chain(extra).map(|(path, text)| Source::read(path, text)).collect();
        faults(&Plan::read(TABLE), &files)
    }

    #[test]
    fn what_the_table_says_is_fine() {
        assert_eq!(of(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_planted_arrow_is_found() {
        for (path, text) in [
            ("kit/id.rs", "use crate::db::Conn;"),
            ("catalog/write.rs", "use crate::{db, web};"),
            ("catalog/write.rs", "fn f() { crate::web::go() }"),
            ("catalog/write.rs", "use super::super::web;"),
            ("catalog/mod.rs", "use super::web;"),
            ("web/ui/card.rs", "use super::super::super::orders;"),
            ("web/health.rs", "fn f() { sqlx::query(\"SELECT 1\"); }"),
            ("web/tile.rs", "use vitrine_world::tile;"),
        ] {
            assert_eq!(of(&[(path, text)]).len(), 1, "{path}: {text}: {:?}", of(&[(path, text)]));
        }
    }

    #[test]
    fn what_is_no_arrow_is_not_taken_for_one() {
        for text in [
            "// use crate::web;",
            "//! [`crate::web`]",
            "let s = \"crate::web\";",
            "#[cfg(test)]\nmod tests { use crate::web; }",
            "use super::write; use crate::catalog::x;",
        ] {
            assert_eq!(of(&[("catalog/facts.rs", text)]), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_circle_is_found() {
        assert_eq!(circle(&[("a", "b"), ("b", "c"), ("a", "c")]), None);
        assert_eq!(circle(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")]).as_deref(), Some("a → b → c → a"));
        let table = TABLE.replace("feature | `db` |", "feature | `db` `orders` |");
        let files = [("catalog/mod.rs", "use crate::orders;"), ("orders/mod.rs", "use crate::catalog;")];
        let files: Vec<Source> = files.iter().map(|(path, text)| Source::read(path, text)).collect();
        assert!(faults(&Plan::read(&table), &files).iter().any(|f| f.contains("circle")));
    }

    #[test]
    fn no_table_allows_what_never_may_be() {
        for (old, new) in [
            ("feature | `catalog` |", "feature | `catalog` `web` |"),
            ("base | nothing |", "base | `catalog` |"),
            ("web | `catalog` |", "web | `catalog` `sqlx` |"),
        ] {
            let table = TABLE.replace(old, new);
            assert_ne!(table, TABLE);
            assert!(faults(&Plan::read(&table), &[]).iter().any(|f| f.starts_with("no table can")), "{new}");
        }
    }

    #[test]
    fn an_empty_promise_and_a_room_without_a_row_are_found() {
        assert!(of(&[("news/mod.rs", "")])[0].contains("not in the table"));
        let table = TABLE.replace("web | `catalog` |", "web | `catalog` `kit` |");
        let files: Vec<Source> =
            [("web/mod.rs", "use crate::catalog;")].iter().map(|(p, t)| Source::read(p, t)).collect();
        assert!(faults(&Plan::read(&table), &files).iter().any(|f| f.contains("lets web name kit")));
    }

    #[test]
    fn words_of_one_database_are_found() {
        for bad in [
            "SELECT NOW()",
            "SELECT a FROM b WHERE c ILIKE $1",
            "INSERT OR IGNORE INTO a VALUES ($1)",
            "SELECT SUM(a) FROM b",
            "SELECT a FROM b WHERE c = ?",
        ] {
            assert_eq!(dialect_faults("x", bad).len(), 1, "{bad}");
        }
        for good in [
            "SELECT CAST(SUM(a) AS BIGINT) FROM b",
            "SELECT CAST(COALESCE(SUM(a), 0) AS BIGINT) FROM b",
            "the random() of a sentence",
            "INSERT INTO a VALUES ($1) ON CONFLICT DO NOTHING",
        ] {
            assert_eq!(dialect_faults("x", good), Vec::<String>::new(), "{good}");
        }
    }
}
