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

/// How many letters, figures and plain signs a text begins with that have no other spelling than
/// capital and small.
pub fn plain(text: &str) -> usize {
    let is_plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'~' | b'`');
    text.bytes().take_while(is_plain).count()
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
    use super::fold;

    #[test]
    fn spellings_of_one_text_fold_to_one() {
        assert_eq!(fold("９：00\u{A0}–  17：30"), "9:00 - 17:30");
        assert_eq!(fold("Été\u{200B} ～ d’été"), "été - d'été");
    }
}
