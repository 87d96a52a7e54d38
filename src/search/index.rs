//! The index itself: fields, tokens, queries.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

use crate::kit::Id;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Product,
    Post,
    Person,
}

/// A document: its first words weigh more. Without words it is taken out.
#[derive(Debug)]
pub struct Doc {
    pub kind: Kind,
    pub id: Id,
    pub words: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug)]
pub struct Fields {
    kind: Field,
    id: Field,
    /// Kind and id in one, for replacing.
    key: Field,
    first: Field,
    rest: Field,
}

/// Lower case and without accents: "Zoe" finds "Zoë".
const TOKENS: &str = "folded";

pub fn create() -> (Index, Fields) {
    let mut schema = Schema::builder();
    let text = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(TOKENS).set_index_option(IndexRecordOption::WithFreqs),
    );
    let fields = Fields {
        kind: schema.add_u64_field("kind", INDEXED),
        id: schema.add_i64_field("id", FAST),
        key: schema.add_text_field("key", STRING),
        first: schema.add_text_field("first", text.clone()),
        rest: schema.add_text_field("rest", text),
    };
    let index = Index::create_in_ram(schema.build());
    let tokens = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(60))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build();
    index.tokenizers().register(TOKENS, tokens);
    (index, fields)
}

/// The words of a query as they stand in the index; eight at the most.
pub fn terms(index: &Index, words: &str) -> Vec<String> {
    let mut terms = Vec::new();
    if let Some(mut tokens) = index.tokenizers().get(TOKENS) {
        let mut stream = tokens.token_stream(words);
        while terms.len() < 8 && stream.advance() {
            terms.push(stream.token().text.clone());
        }
    }
    terms
}

pub fn put(writer: &IndexWriter, fields: Fields, doc: Doc) -> tantivy::Result<()> {
    let key = format!("{}-{}", doc.kind as u64, doc.id);
    writer.delete_term(Term::from_field_text(fields.key, &key));
    if let Some((first, rest)) = doc.words {
        let mut document = TantivyDocument::default();
        document.add_u64(fields.kind, doc.kind as u64);
        document.add_i64(fields.id, doc.id.0);
        document.add_text(fields.key, key);
        document.add_text(fields.first, first);
        document.add_text(fields.rest, rest);
        writer.add_document(document)?;
    }
    Ok(())
}

/// Documents of a kind that hold every term: as it stands, as the beginning of a word (the last term), or with one
/// letter wrong (four letters or more).
pub fn find(
    searcher: &Searcher,
    fields: Fields,
    terms: &[String],
    kind: Kind,
    most: usize,
) -> tantivy::Result<Vec<Id>> {
    let of_kind = TermQuery::new(Term::from_field_u64(fields.kind, kind as u64), IndexRecordOption::Basic);
    // The kind chooses and does not score.
    let mut all: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(BoostQuery::new(Box::new(of_kind), 0.0)))];
    for (place, term) in terms.iter().enumerate() {
        let last = place + 1 == terms.len();
        let mut any: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (field, weight) in [(fields.first, 3.0), (fields.rest, 1.0)] {
            let exact = Term::from_field_text(field, term);
            let mut add = |query: Box<dyn Query>, weight| {
                any.push((Occur::Should, Box::new(BoostQuery::new(query, weight)) as _))
            };
            add(Box::new(TermQuery::new(exact.clone(), IndexRecordOption::WithFreqs)), weight);
            if last {
                add(Box::new(FuzzyTermQuery::new_prefix(exact.clone(), 0, true)), weight * 0.5);
            }
            if term.chars().count() >= 4 {
                add(Box::new(FuzzyTermQuery::new(exact, 1, true)), weight * 0.2);
            }
        }
        all.push((Occur::Must, Box::new(BooleanQuery::new(any))));
    }
    let query = BooleanQuery::new(all);
    let found = searcher.search(&query, &TopDocs::with_limit(most).order_by_score())?;
    let mut ids = Vec::with_capacity(found.len());
    for (_, address) in found {
        let column = searcher.segment_reader(address.segment_ord).fast_fields().i64("id")?;
        ids.extend(column.first(address.doc_id).map(Id));
    }
    Ok(ids)
}
