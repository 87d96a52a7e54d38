//! Many rows in one statement: what an import writes by the million.

use super::{Kind, Tx, sql};
use crate::kit::{Id, Micros, Result};

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Int(Option<i64>),
    Real(f64),
    Text(Option<String>),
}

impl From<i64> for Cell {
    fn from(n: i64) -> Self {
        Self::Int(Some(n))
    }
}
impl From<Option<i64>> for Cell {
    fn from(n: Option<i64>) -> Self {
        Self::Int(n)
    }
}
impl From<Id> for Cell {
    fn from(id: Id) -> Self {
        Self::Int(Some(id.0))
    }
}
impl From<Micros> for Cell {
    fn from(at: Micros) -> Self {
        Self::Int(Some(at.0))
    }
}
impl From<f64> for Cell {
    fn from(x: f64) -> Self {
        Self::Real(x)
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}
impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

/// Rows in a statement. Few sizes, so that the connection keeps each statement prepared.
const SIZES: [usize; 3] = [64, 8, 1];

impl Tx {
    /// Runs `{head} VALUES (…), (…) {tail}` over all rows, and says how many rows it changed. Every row has the same
    /// number of cells.
    pub async fn insert<const N: usize>(&mut self, head: &str, rows: Vec<[Cell; N]>, tail: &str) -> Result<u64> {
        let mut changed = 0;
        let mut left = rows.len();
        let mut rows = rows.into_iter();
        for size in SIZES {
            if left < size {
                continue;
            }
            let text = format!("{head} VALUES {} {tail}", self.values(N, size));
            while left >= size {
                let mut query = sqlx::query(sql(text.clone()));
                for cell in rows.by_ref().take(size).flatten() {
                    query = match cell {
                        Cell::Int(n) => query.bind(n),
                        Cell::Real(x) => query.bind(x),
                        Cell::Text(text) => query.bind(text),
                    };
                }
                changed += query.execute(&mut **self).await?.rows_affected();
                left -= size;
            }
        }
        Ok(changed)
    }

    /// Marks for rows. SQLite looks a numbered mark up by walking all that came before it, so a thousand of them cost a
    /// million steps; plain ones are counted.
    fn values(&self, columns: usize, rows: usize) -> String {
        let row = |r: usize| match self.kind {
            Kind::Sqlite => format!("({})", vec!["?"; columns].join(", ")),
            Kind::Postgres => super::marks(1 + r * columns, columns),
        };
        (0..rows).map(row).collect::<Vec<_>>().join(", ")
    }
}
