//! Gives the files that are the same for every page, as the theme has them, and the mark by which
//! GitHub Pages leaves files as they are.

use super::{Kind, Output, Press, Taker};

/// The style of every page, and what a site adds to it: one file, for each is a request.
const STYLE: &str = "site.css";
const OWN_STYLE: &str = "custom.css";

pub struct Fixed;

impl Kind for Fixed {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let mut files = press.theme.folder("static");
        let own_style = files.remove(OWN_STYLE).unwrap_or_default();
        for (name, bytes) in files {
            let mut bytes = bytes.to_vec();
            if name == STYLE {
                bytes.extend(own_style);
            }
            take(Output {
                path: format!("assets/{name}"),
                bytes,
            });
        }
        take(Output {
            path: ".nojekyll".to_owned(),
            bytes: Vec::new(),
        });
        Ok(())
    }
}
