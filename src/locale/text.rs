//! Gives text in the plain form in which words and numbers are looked for.

use unicode_normalization::UnicodeNormalization;

/// The plain form of a text: compatibility forms, lower case, one kind of dash, quote and blank.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    match text.is_ascii() {
        true => text.chars().for_each(|c| fold_char(c, &mut folded)),
        false => text.nfkc().for_each(|c| fold_char(c, &mut folded)),
    }
    folded
}

/// How long the words are that a text begins with whose letters, figures and plain signs have no other
/// spelling than capital and small, with the single blanks between them. `blank`: a blank stands before
/// the text.
pub fn plain(text: &str, mut blank: bool) -> usize {
    let is_plain = |byte: &u8| {
        let is_blank = *byte == b' ';
        let doubled = std::mem::replace(&mut blank, is_blank) && is_blank;
        (byte.is_ascii_graphic() && !matches!(byte, b'~' | b'`')) || (is_blank && !doubled)
    };
    text.bytes().take_while(is_plain).count()
}

/// How long the run is that a text begins with of Han letters, kana and Hangul, which have one spelling.
pub fn unspaced(text: &str) -> usize {
    let other = text.find(|c: char| !is_letter_of_unspaced(c));
    other.unwrap_or(text.len())
}

fn is_letter_of_unspaced(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}' | '\u{4E00}'..='\u{9FFC}' | '\u{AC00}'..='\u{D7A3}')
}

/// Whether a character is known to be its own compatibility form: what most texts are made of.
pub fn is_settled(c: char) -> bool {
    is_letter_of_unspaced(c)
        || matches!(c, '\0'..='\u{9F}' | '\u{C0}'..='\u{131}' | '\u{400}'..='\u{482}')
        || matches!(c, '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{2022}' | '\u{3001}'..='\u{3029}')
}

/// Adds the plain form of one character. Runs of blanks become one.
pub fn fold_char(c: char, to: &mut String) {
    match c {
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{FE0F}' => {}
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '～' | '〜' | '~' | '\u{FE58}' => to.push('-'),
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`' | '´' => to.push('\''),
        '×' | '✕' => to.push('x'),
        c if c.is_whitespace() => {
            if !to.ends_with(' ') && !to.is_empty() {
                to.push(' ');
            }
        }
        // They part words as a sign and a blank do: `100、250` are two numbers.
        '、' => to.push_str(", "),
        '。' => to.push_str(". "),
        c if c.is_ascii() => to.push(c.to_ascii_lowercase()),
        c if is_unspaced(c) => to.push(c),
        c => to.extend(c.to_lowercase()),
    }
}

/// Whether a script puts no blanks between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, is_nfkc_quick};

    use super::*;

    #[test]
    fn spellings_of_one_text_fold_to_one() {
        assert_eq!(fold("９：00\u{A0}–  17：30"), "9:00 - 17:30");
        assert_eq!(fold("Été\u{200B} ～ d’été"), "été - d'été");
    }
    #[test]
    fn what_is_taken_as_it_is_has_no_other_form() {
        for c in ('\0'..='\u{2FFFF}').filter(|c| is_settled(*c)) {
            let normal = is_nfkc_quick(std::iter::once(c));
            assert_eq!(normal, IsNormalized::Yes, "{c:?}");
        }
        for c in ('\0'..='\u{2FFFF}').filter(|c| is_letter_of_unspaced(*c)) {
            assert!(
                is_unspaced(c) && fold(&c.to_string()) == c.to_string(),
                "{c:?}"
            );
        }
    }
}
