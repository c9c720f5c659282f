//! Gives the files that are the same for every site, as the theme has them, and the mark by which
//! GitHub Pages leaves files as they are.

use super::{Kind, Output, Press, Taker};

pub struct Fixed;

impl Kind for Fixed {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        for (name, bytes) in press.theme.folder("static") {
            take(Output {
                path: format!("assets/{name}"),
                bytes: bytes.to_vec(),
            });
        }
        take(Output {
            path: ".nojekyll".to_owned(),
            bytes: Vec::new(),
        });
        Ok(())
    }
}
