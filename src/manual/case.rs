//! Gives the cases of a page as readers see them: above each block, a line that says what it is.

use super::line::{Place, lines};

/// What the cases of a page are about.
#[derive(Clone, Copy)]
pub enum Case {
    /// Files of a small site.
    Site,
    /// One page in a vendor's dialect.
    Page,
}

/// A page whose blocks are named by words and not by what the tests call them.
pub fn in_words(page: &str, case: Case) -> String {
    let told = lines(page).map(|(line, place)| match place {
        Place::Fence { marks, info } => {
            let (name, language) = named(info, case);
            format!("{name}\n\n{marks}{language}\n")
        }
        Place::Prose | Place::Block => line.to_owned(),
    });
    told.collect()
}

/// What a block is, and the language of what stands in it.
fn named(info: &str, case: Case) -> (String, &str) {
    let mut words = info.split(' ');
    let word = words.next().unwrap_or_default();
    let (kind, path) = word.split_once('=').unwrap_or((word, ""));
    let folder = match case {
        Case::Site => "content/",
        Case::Page => "",
    };
    let (name, language) = match kind {
        "findings" => ("What is found:".to_owned(), "text"),
        "not-compared" => ("What is not compared, and why:".to_owned(), "text"),
        "html" => ("What becomes of it:".to_owned(), "html"),
        "adobe" => ("In Adobe’s dialect:".to_owned(), "markdown"),
        "learn" => ("In Microsoft’s dialect:".to_owned(), "markdown"),
        "commonmark" => ("In plain Markdown:".to_owned(), "markdown"),
        "settings" => ("`site.yaml`, below its title:".to_owned(), "yaml"),
        "baseline" => ("The baseline:".to_owned(), "yaml"),
        "site" => (format!("`{path}`:"), ending(path)),
        "file" => (format!("`{folder}{path}`:"), ending(path)),
        "past" => past(path),
        locale => (format!("`content/{locale}/page.md`:"), "markdown"),
    };
    let changes: Vec<&str> = words.filter_map(changed).collect();
    match changes.is_empty() {
        true => (name, language),
        false => (
            name.replace(':', &format!(" ({}):", changes.join(", "))),
            language,
        ),
    }
}

/// A file as a commit has it.
fn past(path: &str) -> (String, &str) {
    let (commit, path) = path.split_once('/').unwrap_or((path, ""));
    (
        format!("`content/{path}` in commit `{commit}`:"),
        ending(path),
    )
}

fn ending(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((_, "md")) | None => "markdown",
        Some((_, ending)) => ending,
    }
}

/// What a block cannot show of its file.
fn changed(word: &str) -> Option<&str> {
    match word {
        "crlf" => Some("with line ends of Windows"),
        "unended" => Some("without a last line end"),
        "latin1" => Some("saved as Latin-1"),
        "unopened" => Some("which cannot be opened"),
        "vanished" => Some("which vanished since it was listed"),
        _ => word.strip_prefix("times=").map(|_| "many times over"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_named_and_what_stands_in_it_stays() {
        let page = "Text.\n\n~~~~nl crlf\n~~~en\n~~~~\n\n~~~findings\nx\n~~~\n";
        assert_eq!(
            in_words(page, Case::Site),
            "Text.\n\n`content/nl/page.md` (with line ends of Windows):\n\n~~~~markdown\n~~~en\n~~~~\n\n\
             What is found:\n\n~~~text\nx\n~~~\n"
        );
    }

    #[test]
    fn files_bear_their_paths() {
        let name = |info| named(info, Case::Site).0;
        assert_eq!(
            name("file=nl/_includes/x.md"),
            "`content/nl/_includes/x.md`:"
        );
        assert_eq!(
            name("past=1a2b3c4/en/page.md"),
            "`content/en/page.md` in commit `1a2b3c4`:"
        );
        assert_eq!(
            named("file=code/a.json", Case::Page),
            ("`code/a.json`:".to_owned(), "json")
        );
    }
}
