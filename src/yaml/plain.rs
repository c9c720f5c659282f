//! Gives fields that are lines of a name and plain words, which is what nearly all front matter is made of. They
//! mean the same to the reader of YAML, which takes twenty times as long.

use std::ops::Range;

use super::{Field, Mapping, Value};

/// The fields of a text. None: something in it may mean more than it shows.
pub fn fields(text: &str) -> Option<Mapping> {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let field = field(line.strip_suffix('\n').unwrap_or(line), at)?;
        if fields.iter().any(|other| other.key == field.key) {
            return None;
        }
        fields.push(field);
        at += line.len();
    }
    (!fields.is_empty()).then_some(Mapping(fields))
}

/// The field of a line that begins at an offset.
fn field(line: &str, at: usize) -> Option<Field> {
    let (key, value) = line.split_once(": ")?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.bytes().all(is_name);
    let written = value.trim_matches(' ');
    if !named || means_more(key) || !is_plain(written) || means_more(written) {
        return None;
    }
    let start = at + line.len() - value.trim_start_matches(' ').len();
    let range = |from: usize, text: &str| -> Range<usize> { from..from + text.len() };
    Some(Field {
        key_range: range(at, key),
        value_range: range(start, written),
        key: key.to_owned(),
        value: Value::from(written),
    })
}

/// Whether a text begins with a letter or a figure and holds no sign that could mean something.
fn is_plain(text: &str) -> bool {
    let is_word = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '\u{A1}'..='\u{1FFF}' | '\u{3001}'..='\u{D7FF}')
            || matches!(
                c,
                ' ' | ',' | '.' | ';' | '/' | '(' | ')' | '_' | '-' | '+' | '\'' | '’'
            )
    };
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c > '\u{BF}')
        && text.chars().all(is_word)
}

/// Whether words stand for a value of another kind.
fn means_more(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse_all_fields;
    use super::*;

    #[test]
    fn plain_fields_are_what_the_reader_of_yaml_says() {
        let text = "title: Één, twee (3)\nexl-id: 7642e94671-12\nms.date:   01/02/2024 \nrole: 007\nb: 0x1F\nc: 1.10";
        let read = fields(text).expect("these are plain");
        assert_eq!(read, parse_all_fields(text).unwrap());
        for more in [
            "a: b: c",
            "a: 'b'",
            "a: true",
            "a: [b]",
            "- a: b",
            "a: b #c",
            " a: b",
            "a: b\na: c",
            "a:",
            "",
        ] {
            assert_eq!(fields(more), None, "{more:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_plain_means_more(text in "([a-zA-Z.-]{1,4}: {1,2}[-a-zA-Z0-9é時 .,:;/()_+'’#&*~!|>%@`\"\\[{]{1,9}\r?\n?){1,3}") {
            if let Some(read) = fields(&text) {
                prop_assert_eq!(Ok(read), parse_all_fields(&text));
            }
        }
    }
}
