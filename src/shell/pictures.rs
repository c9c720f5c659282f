//! Gives the sizes of a site's pictures, from the bytes that their files begin with.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;

use crate::picture::{HEAD, Size};
use crate::site::Site;

/// What may be a picture, by the ending of its name.
const ENDINGS: &[&str] = &["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Tells the site how large its pictures are. `folders` are those of the locales' pages.
pub fn tell(site: &mut Site, root: &Path, folders: &[String]) {
    let files = site.assets.par_iter().filter(|(_, path)| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| ENDINGS.contains(&&*ending.to_ascii_lowercase()))
    });
    let sizes = files.filter_map(|(locale, path)| {
        let size = size(&root.join(&folders[*locale]).join(path))?;
        Some(((*locale, path.clone()), size))
    });
    site.pictures = sizes.collect();
}

/// A picture that cannot be read is reported where it is copied.
fn size(path: &Path) -> Option<Size> {
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    file.take(HEAD).read_to_end(&mut head).ok()?;
    Size::of(&head)
}
