//! A model as bytes: a head with the version of the format, the numbers in little-endian order, and a checksum.

use crate::als::AlsSettings;
use crate::model::Model;
use crate::sparse::Sparse;

const MAGIC: &[u8; 4] = b"VtRm";
/// Raised when the format changes; a model of another version is trained anew.
const VERSION: u32 = 1;

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin like one.
    NotAModel,
    /// They are of another version of the format.
    Version(u32),
    /// They are cut or changed.
    Damaged,
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAModel => out.write_str("this is not a model of the recommender"),
            Self::Version(version) => write!(out, "the model is of format {version}, not {VERSION}: train it again"),
            Self::Damaged => out.write_str("the model is cut or damaged: train it again"),
        }
    }
}

impl std::error::Error for ModelError {}

/// FNV-1a (Fowler, Noll and Vo): finds damage by accident, not by intent.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn four(&mut self) -> Result<[u8; 4], ModelError> {
        let (first, rest) = self.0.split_first_chunk::<4>().ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        self.four().map(|bytes| u32::from_le_bytes(bytes) as usize)
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        self.four().map(f32::from_le_bytes)
    }

    fn floats(&mut self) -> Result<Vec<f32>, ModelError> {
        let count = self.number()?;
        // Checked before room is made: a damaged count must not ask for all memory.
        if count > self.0.len() / 4 {
            return Err(ModelError::Damaged);
        }
        (0..count).map(|_| self.float()).collect()
    }
}

fn put(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn put_floats(out: &mut Vec<u8>, values: &[f32]) {
    put(out, values.len());
    values.iter().for_each(|value| out.extend(value.to_le_bytes()));
}

impl Model {
    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put(&mut out, VERSION as usize);
        let settings = &self.settings;
        put(&mut out, settings.dims);
        put(&mut out, settings.rounds);
        put(&mut out, settings.steps);
        for value in [settings.unobserved, settings.regularisation, settings.frequency, self.recency] {
            out.extend(value.to_le_bytes());
        }
        for values in [&self.items, &self.everywhere, &self.categories, &self.rarity] {
            put_floats(&mut out, values);
        }
        put(&mut out, self.weights.rows());
        for row in 0..self.weights.rows() {
            let (ids, values) = self.weights.row(row);
            put(&mut out, ids.len());
            ids.iter().for_each(|&id| put(&mut out, id as usize));
            values.iter().for_each(|value| out.extend(value.to_le_bytes()));
        }
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        out
    }

    /// A model from what [`Model::to_bytes`] made.
    ///
    /// # Errors
    /// If the bytes are something else, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let mut reader = Reader(&bytes[MAGIC.len()..]);
        let version = reader.number()? as u32;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let (content, sum) = bytes.split_last_chunk::<8>().ok_or(ModelError::Damaged)?;
        if checksum(content) != u64::from_le_bytes(*sum) {
            return Err(ModelError::Damaged);
        }
        let (dims, rounds, steps) = (reader.number()?, reader.number()?, reader.number()?);
        let (unobserved, regularisation) = (reader.float()?, reader.float()?);
        let (frequency, recency) = (reader.float()?, reader.float()?);
        let settings = AlsSettings { dims, unobserved, regularisation, frequency, rounds, steps };
        let (items, everywhere) = (reader.floats()?, reader.floats()?);
        let (categories, rarity) = (reader.floats()?, reader.floats()?);
        let rows = reader.number()?;
        let fits = dims > 0
            && items.len() == rows * dims
            && everywhere.len() == dims * dims
            && categories.len() == rarity.len() * dims;
        if !fits {
            return Err(ModelError::Damaged);
        }
        let mut weights: Vec<Vec<(u32, f32)>> = Vec::with_capacity(rows);
        for _ in 0..rows {
            let count = reader.number()?;
            if count > rows {
                return Err(ModelError::Damaged);
            }
            let ids: Vec<u32> = (0..count).map(|_| reader.number().map(|id| id as u32)).collect::<Result<_, _>>()?;
            if ids.iter().any(|&id| id as usize >= rows) {
                return Err(ModelError::Damaged);
            }
            weights.push(ids.into_iter().map(|id| Ok((id, reader.float()?))).collect::<Result<_, _>>()?);
        }
        let weights = Sparse::from_rows(rows, weights);
        Ok(Self { settings, recency, items, everywhere, weights, categories, rarity })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::tests::{settings, two_tastes};
    use crate::model::train;

    #[test]
    fn there_and_back() {
        let model = train(&two_tastes(true), &settings(), 1);
        let bytes = model.to_bytes();
        assert_eq!(Model::from_bytes(&bytes), Ok(model));
        assert_eq!(Model::from_bytes(b"GIF89a"), Err(ModelError::NotAModel));
        let mut newer = bytes.clone();
        newer[4] = 9;
        assert_eq!(Model::from_bytes(&newer), Err(ModelError::Version(9)));
    }

    proptest! {
        #[test]
        fn damage_is_found(at in 8usize..2000, bit in 0u8..8, cut in 0usize..2000) {
            let bytes = train(&two_tastes(false), &settings(), 1).to_bytes();
            let mut changed = bytes.clone();
            let at = at % bytes.len();
            if at >= 8 {
                changed[at] ^= 1 << bit;
                prop_assert_eq!(Model::from_bytes(&changed), Err(ModelError::Damaged));
            }
            prop_assert!(Model::from_bytes(&bytes[..cut.min(bytes.len() - 1)]).is_err());
        }
    }
}
