//! Gives the answers to addresses that lead nowhere: at the root, where a host looks for it, and in
//! each language.

use super::{Kind, Press, Taker};

pub struct Missing;

impl Kind for Missing {
    fn make(&self, press: &Press, take: Taker) -> tera::TeraResult<()> {
        let root = press.context(press.site.source());
        take(press.page("404.html", &root, "404.html".to_owned())?);
        for (index, locale) in press.site.locales.iter().enumerate() {
            let path = format!("{}/404.html", locale.tag.in_url());
            let mut context = press.context(index);
            // The script chooses from them the page whose address is like the one that was asked for.
            context.insert("navigation", &press.navigations[index].html(""));
            take(press.page("404.html", &context, path)?);
        }
        Ok(())
    }
}
