//! `>[!VIDEO](url)` and `> [!VIDEO url]`: a film on another site. Readers get a link to it, and the film
//! itself where the site names its host.

use crate::diagnostic::{Group, Level, Rule};
use crate::document::line::Line;
use crate::document::mark::{Mark, Shape};
use crate::document::scan::Scanner;

use super::quote_mark::{QuoteMark, keyword};
use super::{BOTH, Construct, Dialect};

pub struct Video;

const UNKNOWN_HOST: Rule = Rule {
    name: "film-of-unknown-host",
    level: Level::Note,
    group: Group::Markup,
    summary: "Microsoft's mark shows a film in the page, but the site does not name its host; readers get a link.",
};

impl Construct for Video {
    fn name(&self) -> &'static str {
        "video"
    }

    fn dialects(&self) -> &'static [Dialect] {
        BOTH
    }

    fn rules(&self) -> &'static [&'static Rule] {
        &[&UNKNOWN_HOST]
    }

    fn block(&self, scan: &mut Scanner, line: &Line) -> Option<usize> {
        QuoteMark::of(line)?;
        let tail = keyword(line.rest(), "VIDEO")?;
        let link = tail.strip_prefix("](");
        let url = match link {
            Some(link) => &link[..address_end(link)?],
            None => tail.split_once(']')?.0,
        };
        let url = url.split_whitespace().next()?;
        let span = scan.span(line.content()..line.end);
        if link.is_none() && !scan.context.trust.shows(url) {
            let help = "when the host may show its films in your pages, name it under `videos` in site.yaml; \
                        only addresses that begin with `https://` are shown";
            let message = "readers get a link to this film, and do not see it in the page";
            scan.report(&UNKNOWN_HOST, span, message, help);
        }
        let shape = Shape::class("a", "video").with("href", url.to_owned());
        let line = scan.leave_quote(line);
        scan.block_mark(&line, Mark::Void { shape, span });
        Some(line.next)
    }
}

/// Where the bracket closes that an address stands in. An address may hold pairs of its own.
fn address_end(link: &str) -> Option<usize> {
    let mut depth = 0;
    link.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    })
}
