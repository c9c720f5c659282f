//! Brings a word to the form in which the lexicon matches it, and refuses forms that would do harm.

use icu_normalizer::ComposingNormalizerBorrowed;

/// NFKC, lower case, one kind of blank, dash and apostrophe: what isogloss does to a page before it looks words up.
pub fn normal(word: &str) -> String {
    let word = ComposingNormalizerBorrowed::new_nfkc()
        .normalize(word)
        .to_lowercase();
    let word: String = word
        .chars()
        .map(|sign| match sign {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2018}' | '\u{2019}' => '\'',
            other => other,
        })
        .collect();
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One Latin letter (h, d, "m.") is found everywhere.
pub fn is_letter(form: &str) -> bool {
    letters(form).count() == 1 && form.chars().all(is_latin_or_sign)
}

/// Names of weekdays in one Han or Hangul sign (月, 일) or two bare Latin letters (so, do, di) are words of their own.
pub fn is_too_short_a_name(form: &str) -> bool {
    let count = letters(form).count();
    let spelled = !form.contains(|sign: char| sign.is_ascii_digit());
    spelled
        && (count == 1 || count == 2 && !form.ends_with('.') && form.chars().all(is_latin_or_sign))
}

/// "de heures" (of a million) is no form of its own beside "heures".
pub fn ends_in(form: &str, other: &str) -> bool {
    form.strip_suffix(other)
        .is_some_and(|rest| rest.ends_with(' '))
}

fn letters(form: &str) -> impl Iterator<Item = char> {
    form.chars().filter(|sign| sign.is_alphabetic())
}

fn is_latin_or_sign(sign: char) -> bool {
    !sign.is_alphabetic() || sign < '\u{250}'
}
