//! Gives the text of a passage as readers see it, a line for each line, and the signs of footnotes
//! that stand in it.

use unicode_normalization::UnicodeNormalization;

use crate::locale::text::{plain, unspaced};

/// Whether a sign is one of footnotes that need not be raised.
pub fn is_sign(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '§')
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    text: String,
    /// Signs of footnotes; they are no part of the text.
    references: Vec<String>,
    /// Those that open a line, and where it begins.
    openers: Vec<(usize, String)>,
    /// What pictures show, in words.
    pictures: Vec<String>,
}

impl Shown {
    pub fn push_picture(&mut self, words: &str) {
        self.pictures.push(words.to_owned());
    }

    /// The words of the pictures of a text that is nothing but pictures.
    pub fn pictured(&self) -> String {
        match self.text() {
            "" => self.pictures.join(", "),
            _ => String::new(),
        }
    }

    pub fn text(&self) -> &str {
        self.text.trim_end()
    }

    /// Its letters and figures alone: whatever its quotes, dashes, blanks and capitals are.
    pub fn letters(&self) -> String {
        let letters = self.text.nfkc().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    }

    /// What a label says: the first line, or the beginning of a long one.
    pub fn label(&self) -> String {
        const LONGEST: usize = 100;
        let line = self.text.lines().next().unwrap_or_default().trim_end();
        match line.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", line[..at].trim_end()),
            None => line.to_owned(),
        }
    }

    /// The footnotes that the text refers to: signs behind words.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.references.iter().map(String::as_str)
    }

    /// The footnotes that the text holds: lines that open with a sign.
    pub fn footnotes(&self) -> impl Iterator<Item = (&str, &str)> {
        let raised = self.openers.iter().filter_map(|(at, sign)| {
            let line = self.text.get(*at..)?.lines().next()?.trim();
            (!line.is_empty()).then_some((sign.as_str(), line))
        });
        let plain = self.text.lines().filter_map(|line| {
            let text = line.trim_start_matches(is_sign);
            let sign = &line[..line.len() - text.len()];
            (!sign.is_empty() && !text.trim().is_empty()).then_some((sign, text.trim()))
        });
        raised.chain(plain)
    }

    pub fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let blank = self.text.is_empty() || self.text.ends_with([' ', '\n']);
            let words = plain(rest, blank).max(unspaced(rest));
            let (word, behind) = rest.split_at(words.max(c.len_utf8()));
            rest = behind;
            match c {
                _ if words > 0 => self.text.push_str(word),
                '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => {}
                c if c.is_whitespace() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c => self.text.push(c),
            }
        }
    }

    pub fn push_break(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// What is shown behind this, on lines of its own.
    pub fn append(&mut self, more: Shown) {
        self.push_break();
        let start = self.text.len();
        self.text.push_str(&more.text);
        self.references.extend(more.references);
        let openers = more.openers.into_iter();
        self.openers
            .extend(openers.map(|(at, sign)| (start + at, sign)));
        self.pictures.extend(more.pictures);
    }

    pub fn push_sign(&mut self, sign: &str) {
        let sign = sign.to_owned();
        if self.text.is_empty() || self.text.ends_with('\n') {
            self.openers.push((self.text.len(), sign));
        } else {
            self.references.push(sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_refer_behind_words_and_open_footnotes_before_them() {
        let mut shown = Shown::default();
        shown.push(" Japan ");
        shown.push_sign("1");
        shown.push_break();
        shown.push_sign("1");
        shown.push("In  English\u{200B} only.");
        assert_eq!(shown.text(), "Japan\nIn English only.");
        assert_eq!(shown.references().collect::<Vec<_>>(), ["1"]);
        let notes: Vec<_> = shown.footnotes().collect();
        assert_eq!(notes, [("1", "In English only.")]);
    }
}
