//! Gives what pages are told of a site's pictures, from the bytes that their files begin with.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;

use crate::picture::{HEAD, Picture};
use crate::site::Site;

/// What may be a picture, by the ending of its name.
const ENDINGS: &[&str] = &["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Tells the site of its pictures. `folders` are those of the locales' pages.
pub fn tell(site: &mut Site, root: &Path, folders: &[String]) {
    let files = site.assets.par_iter().filter(|(_, path)| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| ENDINGS.contains(&&*ending.to_ascii_lowercase()))
    });
    let pictures = files.filter_map(|(locale, path)| {
        let picture = picture(&root.join(&folders[*locale]).join(path))?;
        Some(((*locale, path.clone()), picture))
    });
    site.pictures = pictures.collect();
}

/// A picture that cannot be read is reported where it is copied.
fn picture(path: &Path) -> Option<Picture> {
    // To open a pipe that took the place of a picture may wait for ever.
    path.metadata().ok().filter(|data| data.is_file())?;
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    file.take(HEAD).read_to_end(&mut head).ok()?;
    Some(Picture::of(&head))
}
