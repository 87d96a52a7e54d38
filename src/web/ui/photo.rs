//! A photo: sizes, blurred placeholder, ratio kept before it is there.

use maud::{Markup, html};

use crate::media::view::PhotoView;

/// When a photo is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// At once and first: the picture one sees first on a page.
    First,
    /// When it comes near.
    Lazy,
}

/// How wide photos stand, for `sizes`.
pub mod sizes {
    /// In the feed's column.
    pub const FEED: &str = "(min-width: 600px) 560px, 100vw";
    /// Beside the words of a product, and in its sheet.
    pub const PRODUCT: &str = "(min-width: 768px) 460px, 100vw";
    /// In a grid of three on every screen.
    pub const SQUARE: &str = "(min-width: 1024px) 290px, 33vw";
    /// In a row that scrolls.
    pub const REEL: &str = "(min-width: 420px) 180px, 44vw";
    /// In a grid of tiles.
    pub const TILE: &str = "(min-width: 768px) 280px, (min-width: 600px) 33vw, 50vw";
    /// In a small square strip.
    pub const THUMB: &str = "72px";
}

/// The picture with its placeholder beneath, filling the width of its place. Taller than 4:5 is cut to 4:5 around the
/// middle. `alt` stands in when nobody described the photo.
pub fn photo(photo: &PhotoView, alt: &str, sizes: &str, fetch: Fetch) -> Markup {
    let alt = if photo.alt.is_empty() { alt } else { &photo.alt };
    let lazy = fetch == Fetch::Lazy;
    html! {
        span.photo.photo--tall[is_tall(photo)] {
            @if !photo.placeholder.is_empty() {
                img.photo-under src=(photo.placeholder) alt="" width=(photo.width) height=(photo.height);
            }
            img.photo-top src=(photo.url) srcset=(photo.srcset()) sizes=(sizes) alt=(alt)
                width=(photo.width) height=(photo.height) decoding="async"
                loading=[lazy.then_some("lazy")] fetchpriority=[(!lazy).then_some("high")];
        }
    }
}

/// Whether the photo is taller than 4:5 and shown cut.
pub fn is_tall(photo: &PhotoView) -> bool {
    u64::from(photo.height) * 4 > u64::from(photo.width) * 5
}

/// Where a point of the photo (0 to 1 from left and top) lies in a frame of `frame` = (width, height) that the photo
/// covers, cut around the middle. Points that were cut away, and those at the very edge, are held 4 % inside.
pub fn point_in_frame(photo: &PhotoView, frame: (f64, f64), x: f64, y: f64) -> (f64, f64) {
    let (width, height) = (f64::from(photo.width.max(1)), f64::from(photo.height.max(1)));
    let scale = (frame.0 / width).max(frame.1 / height);
    let hold = |v: f64| if v.is_finite() { v.clamp(0.04, 0.96) } else { 0.5 };
    (
        hold((x * width * scale - (width * scale - frame.0) / 2.0) / frame.0),
        hold((y * height * scale - (height * scale - frame.1) / 2.0) / frame.1),
    )
}

/// The frame a post's photos share: the first one's ratio, 4:5 at the tallest. (width, height) in any unit.
pub fn frame(first: &PhotoView) -> (f64, f64) {
    if is_tall(first) { (4.0, 5.0) } else { (f64::from(first.width.max(1)), f64::from(first.height.max(1))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: u32, height: u32) -> PhotoView {
        PhotoView {
            url: String::new(),
            width,
            height,
            alt: String::new(),
            placeholder: String::new(),
            colour: String::new(),
            sizes: Vec::new(),
            share_url: String::new(),
        }
    }

    #[test]
    fn points_move_with_the_cut() {
        let tall = of(400, 1_000);
        assert_eq!(frame(&tall), (4.0, 5.0));
        let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9;
        // The middle stays; half the height is cut, so a quarter from the top comes to the top edge.
        assert!(near(point_in_frame(&tall, (4.0, 5.0), 0.5, 0.5), (0.5, 0.5)));
        assert!(near(point_in_frame(&tall, (4.0, 5.0), 0.3, 0.4), (0.3, 0.3)));
        assert!(near(point_in_frame(&tall, (4.0, 5.0), 0.3, 0.1), (0.3, 0.04)));
        let wide = of(1_600, 900);
        assert!(near(point_in_frame(&wide, frame(&wide), 0.2, 0.7), (0.2, 0.7)));
    }
}
