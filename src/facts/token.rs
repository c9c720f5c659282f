//! Gives folded text as tokens: numbers, words with a meaning, signs, and the rest.

use crate::locale::text::is_unspaced;
use crate::locale::{Concept, Lexicon, Meaning};

use super::OPAQUE;

#[derive(Clone, Debug)]
pub struct Token<'a> {
    pub kind: TokenKind<'a>,
    /// Where it stands in the folded text.
    pub from: usize,
    pub to: usize,
    /// Whether a blank stands before it.
    pub spaced: bool,
}

#[derive(Clone, Debug)]
pub enum TokenKind<'a> {
    /// A run of digits.
    Number(&'a str),
    /// A word that the lexicon knows.
    Known(&'a Meaning),
    /// A word that it does not.
    Word(&'a str),
    Sign(char),
    /// The end of a line or paragraph.
    Break,
    /// Something that is no text.
    Opaque,
}

/// The tokens of a text, with the text.
pub struct Tokens<'a> {
    pub text: &'a str,
    pub list: Vec<Token<'a>>,
    pub lexicon: &'a Lexicon,
    /// For each token the `@` behind it, where all up to that is the first part of an address. Empty
    /// where the text has none.
    address_signs: Vec<Option<usize>>,
}

impl<'a> Tokens<'a> {
    pub fn of(text: &'a str, lexicon: &'a Lexicon) -> Self {
        // Words of most languages are as long.
        let mut list = Vec::with_capacity(text.len() / 6 + 1);
        let mut at = 0;
        let mut spaced = false;
        while let Some(c) = text[at..].chars().next() {
            if c == ' ' {
                spaced = true;
                at += 1;
                continue;
            }
            let (kind, length) = token(text, at, c, lexicon);
            list.push(Token {
                kind,
                from: at,
                to: at + length,
                spaced: std::mem::take(&mut spaced),
            });
            at += length;
        }
        let mut tokens = Tokens {
            text,
            list,
            lexicon,
            address_signs: Vec::new(),
        };
        if text.contains('@') {
            tokens.find_addresses();
        }
        tokens
    }

    /// Goes back from each `@` through the words and signs that touch each other before it.
    fn find_addresses(&mut self) {
        let mut signs = vec![None; self.list.len() + 1];
        for at in (0..self.list.len()).rev() {
            let next = at + 1;
            let joined = |at: usize| self.tight(at) && self.is_text(at);
            let goes_on = joined(next)
                || (self.is_sign(next, &['.', '-', '_', '+'])
                    && self.tight(next)
                    && joined(at + 2));
            let ends = self.is_sign(next, &['@']) && self.tight(next);
            signs[at] = match ends {
                true => Some(next),
                false => signs[next].filter(|_| goes_on),
            };
        }
        self.address_signs = signs;
    }

    /// The `@` of the e-mail address that begins at a token.
    pub fn address_sign(&self, at: usize) -> Option<usize> {
        let sign = self.address_signs.get(at).copied().flatten();
        sign.filter(|_| self.is_text(at))
    }

    /// Whether a token is a word or a number.
    pub fn is_text(&self, index: usize) -> bool {
        use TokenKind::{Known, Number, Word};
        matches!(self.kind(index), Some(Word(_) | Number(_) | Known(_)))
    }

    pub fn kind(&self, index: usize) -> Option<&TokenKind<'a>> {
        self.list.get(index).map(|token| &token.kind)
    }

    pub fn number(&self, index: usize) -> Option<&'a str> {
        match self.kind(index)? {
            TokenKind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    pub fn meaning(&self, index: usize) -> Option<&'a Meaning> {
        match self.kind(index)? {
            TokenKind::Known(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub fn means(&self, index: usize, concept: Concept) -> bool {
        self.meaning(index)
            .is_some_and(|meaning| meaning.is(concept))
    }

    pub fn sign(&self, index: usize) -> Option<char> {
        match self.kind(index)? {
            TokenKind::Sign(sign) => Some(*sign),
            _ => None,
        }
    }

    pub fn is_sign(&self, index: usize, signs: &[char]) -> bool {
        self.sign(index).is_some_and(|sign| signs.contains(&sign))
    }

    pub fn is_break(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(TokenKind::Break))
    }

    /// Whether a token follows the one before it without a blank.
    pub fn tight(&self, index: usize) -> bool {
        index > 0 && self.list.get(index).is_some_and(|token| !token.spaced)
    }

    /// The text of some tokens.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        let (Some(first), Some(last)) = (self.list.get(from), self.list.get(to.wrapping_sub(1)))
        else {
            return "";
        };
        &self.text[first.from..last.to.max(first.from)]
    }
}

fn token<'a>(text: &'a str, at: usize, c: char, lexicon: &'a Lexicon) -> (TokenKind<'a>, usize) {
    if c == '\n' {
        return (TokenKind::Break, 1);
    }
    if c == OPAQUE {
        return (TokenKind::Opaque, c.len_utf8());
    }
    // A form may begin with a digit: `24 uur per dag`.
    if let Some((length, meaning)) = lexicon.longest(text, at)
        && !ends_inside_number(text, at, length)
        && !(c == '/' && cuts_word(text, at, length, lexicon))
        && (!meaning.only_behind_figure || text[..at].ends_with(|c: char| c.is_ascii_digit()))
        && !(meaning.number.is_some() && is_hangul(c) && goes_on(text, at, length, lexicon))
    {
        let found = unit_of_figure(text, at, length, lexicon).unwrap_or((length, meaning));
        return (TokenKind::Known(found.1), found.0);
    }
    let rest = &text[at..];
    if c.is_ascii_digit() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        return (TokenKind::Number(&rest[..digits]), digits);
    }
    if !c.is_alphanumeric() {
        return (TokenKind::Sign(c), c.len_utf8());
    }
    if is_unspaced(c) {
        return (TokenKind::Word(&rest[..c.len_utf8()]), c.len_utf8());
    }
    let length = word(rest).max(c.len_utf8());
    (TokenKind::Word(&rest[..length]), length)
}

/// How long the word is that a text begins with.
fn word(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &text[ascii..];
    if rest.bytes().next().is_none_or(|byte| byte.is_ascii()) {
        return ascii;
    }
    let end = rest.find(|c: char| is_unspaced(c) || !c.is_alphabetic());
    end.map_or(text.len(), |end| ascii + end)
}

/// Whether a form would cut a number in two.
fn ends_inside_number(text: &str, at: usize, length: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let form = &text[at..at + length];
    let before = text[..at].ends_with(is_digit) && form.starts_with(is_digit);
    // `2.` is an ordinal, and `2.4` none; `kl.9` is a time.
    let dotted = form.starts_with(is_digit) && form.ends_with('.');
    let digit_ends = form.ends_with(is_digit) || dotted;
    let mut rest = text[at + length..].chars();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let after = match rest.next() {
        // `第 2.0 版`
        Some('.' | ',') => form.ends_with(is_digit) && digit(rest.next()),
        next => digit(next),
    };
    before || (digit_ends && after)
}

/// Whether a word begins behind the slash of a form and goes on behind its end: `/年` in `/年中無休`.
fn cuts_word(text: &str, slash: usize, length: usize, lexicon: &Lexicon) -> bool {
    let word = lexicon.longest(text, slash + 1);
    word.is_some_and(|(word, _)| word + 1 > length)
}

/// The unit directly behind a figure, where a longer form begins with it and cuts the word behind it
/// in two: `일부` in `1일부터`.
fn unit_of_figure<'a>(
    text: &str,
    at: usize,
    length: usize,
    lexicon: &'a Lexicon,
) -> Option<(usize, &'a Meaning)> {
    let figure = text[..at].ends_with(|c: char| c.is_ascii_digit());
    if !figure || !text[at..].starts_with(is_hangul) {
        return None;
    }
    let ends = text[at..at + length].char_indices().skip(1);
    ends.map(|(end, _)| end).find_map(|end| {
        let short = lexicon.longest(&text[..at + end], at);
        let (_, unit) = short.filter(|(whole, _)| *whole == end)?;
        let counts = Concept::UNITS.iter().any(|concept| unit.is(*concept));
        let (next, behind) = lexicon.longest(text, at + end)?;
        (counts && behind.is(Concept::To) && end + next > length).then_some((end, unit))
    })
}

/// Whether a number word of Korean is a syllable within another word: `세` in `하세요`. Blanks part
/// its words, and only what is counted may touch the number.
fn goes_on(text: &str, at: usize, length: usize, lexicon: &Lexicon) -> bool {
    if text[..at].ends_with(is_hangul) {
        return true;
    }
    let counted = |meaning: &Meaning| {
        let named = meaning.is(Concept::Names) || meaning.number.is_some();
        let unit = Concept::UNITS.iter().any(|unit| meaning.is(*unit));
        unit && !named
    };
    let end = at + length;
    let next = lexicon.longest(text, end);
    text[end..].starts_with(is_hangul) && !next.is_some_and(|(_, meaning)| counted(meaning))
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7AF}')
}
