//! An edit of a photo as requests say it and the database keeps it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_photo::edit::{self, AMOUNT, Area, Aspect, Edit, Light, STRAIGHTEN};

use crate::kit::error::Check;
use crate::kit::{FieldError, Result};

/// What is done to a photo. What is not said is not changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct EditBody {
    /// Quarter turns clockwise, 0 to 3.
    pub turns: i64,
    /// Degrees clockwise, -45 to 45. The photo is enlarged so that no corner is empty.
    pub straighten: f64,
    /// `free`, `1:1`, `4:5` or `16:9`: what the crop's sides are held to.
    pub aspect: String,
    pub crop: CropBody,
    /// -100 to 100.
    pub brightness: i64,
    /// -100 to 100.
    pub contrast: i64,
    /// -100 to 100.
    pub warmth: i64,
    /// -100 to 100.
    pub saturation: i64,
    /// 0 to 100: darker corners.
    pub vignette: i64,
    /// One of the twelve filters, or empty.
    pub filter: String,
    /// Of the filter, 0 to 100.
    pub strength: i64,
}

/// A part of the turned and straightened photo; each number is 0 to 1 of its side, from the left and from the top.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CropBody {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Default for CropBody {
    fn default() -> Self {
        Self { x: 0.0, y: 0.0, width: 1.0, height: 1.0 }
    }
}

impl Default for EditBody {
    fn default() -> Self {
        Self {
            turns: 0,
            straighten: 0.0,
            aspect: Aspect::Free.code().to_owned(),
            crop: CropBody::default(),
            brightness: 0,
            contrast: 0,
            warmth: 0,
            saturation: 0,
            vignette: 0,
            filter: String::new(),
            strength: 100,
        }
    }
}

impl EditBody {
    /// The edit, or every value that breaks a rule.
    pub fn parse(&self) -> Result<Edit> {
        let mut check = Check::new();
        let most = i64::from(AMOUNT);
        let within = |field: &str, value: i64, min: i64, max: i64| match i32::try_from(value) {
            Ok(value) if (min..=max).contains(&i64::from(value)) => Ok(value),
            _ => Err(FieldError::new(field, "out_of_range").with("min", min).with("max", max)),
        };
        let turns = check.take(within("turns", self.turns, 0, 3));
        let straighten = check.take(if self.straighten.abs() <= STRAIGHTEN {
            Ok(self.straighten)
        } else {
            Err(FieldError::new("straighten", "out_of_range").with("min", -STRAIGHTEN).with("max", STRAIGHTEN))
        });
        let aspect = check.take(Aspect::of(&self.aspect).ok_or_else(|| FieldError::new("aspect", "bad_value")));
        let crop = Area { x: self.crop.x, y: self.crop.y, width: self.crop.width, height: self.crop.height };
        let crop = check.take(if crop.is_inside() { Ok(crop) } else { Err(FieldError::new("crop", "bad_crop")) });
        let filter = check.take(match self.filter.as_str() {
            "" => Ok(None),
            name => edit::filter(name).map(Some).ok_or_else(|| FieldError::new("filter", "bad_value")),
        });
        let mut amount = |field: &str, value: i64, min: i64| check.take(within(field, value, min, most)).unwrap_or(0);
        let light = Light {
            brightness: amount("brightness", self.brightness, -most),
            contrast: amount("contrast", self.contrast, -most),
            warmth: amount("warmth", self.warmth, -most),
            saturation: amount("saturation", self.saturation, -most),
            vignette: amount("vignette", self.vignette, 0),
            filter: filter.flatten(),
            strength: amount("strength", self.strength, 0),
        };
        check.done()?;
        Ok(Edit {
            turns: turns.and_then(|t| u8::try_from(t).ok()).unwrap_or(0),
            straighten: straighten.unwrap_or(0.0),
            aspect: aspect.unwrap_or_default(),
            crop: crop.unwrap_or(Area::WHOLE),
            light,
        })
    }
}

/// The numbers behind every change of colour, as JSON: the page's previews are computed from them.
pub fn formulas() -> Result<String> {
    serde_json::to_string(edit::formulas()).map_err(crate::kit::Error::fault)
}

/// The names of the filters, in the order they are offered.
pub fn filters() -> impl Iterator<Item = &'static str> {
    edit::formulas().filters.iter().map(|filter| filter.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Error;

    fn wrong(body: &EditBody) -> Vec<String> {
        match body.parse() {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(fields)) => fields.into_iter().map(|e| e.field).collect(),
            Err(e) => panic!("{e}"),
        }
    }

    #[test]
    fn every_limit_of_an_edit_holds_at_its_edge() {
        let base = EditBody::default;
        assert!(base().parse().unwrap().is_plain());
        for (turns, fine) in [(-1, false), (0, true), (3, true), (4, false)] {
            assert_eq!(wrong(&EditBody { turns, ..base() }).is_empty(), fine, "{turns}");
        }
        for (straighten, fine) in [(45.0, true), (-45.0, true), (45.01, false), (f64::NAN, false)] {
            assert_eq!(wrong(&EditBody { straighten, ..base() }).is_empty(), fine, "{straighten}");
        }
        for (value, fine) in [(-101, false), (-100, true), (100, true), (101, false), (i64::MAX, false)] {
            assert_eq!(wrong(&EditBody { brightness: value, ..base() }).is_empty(), fine, "{value}");
            assert_eq!(wrong(&EditBody { vignette: value, ..base() }).is_empty(), fine && value >= 0, "{value}");
        }
        let crop = |x, width| EditBody { crop: CropBody { x, width, ..CropBody::default() }, ..base() };
        for (x, width, fine) in [
            (0.0, 0.05, true),
            (0.95, 0.05, true),
            (0.0, 0.049, false),
            (0.6, 0.5, false),
            (-0.1, 0.5, false),
            (f64::NAN, 0.5, false),
        ] {
            assert_eq!(wrong(&crop(x, width)).is_empty(), fine, "{x} {width}");
        }
        assert_eq!(
            wrong(&EditBody { aspect: "3:2".into(), filter: "none".into(), strength: 101, ..base() }),
            ["aspect", "filter", "strength"]
        );
    }
}
