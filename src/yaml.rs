//! Gives YAML as typed values that know their place, and errors that say theirs.

mod mistake;

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_yaml::Spanned;

pub use serde_json::Value;

/// A fault in YAML text, with the byte offset at which it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub at: usize,
}

/// The keys of a mapping in the author's order, each with its place and the place of its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping(pub Vec<Field>);

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub key: String,
    pub value: Value,
    pub key_range: Range<usize>,
    /// Of a list or mapping: where it begins.
    pub value_range: Range<usize>,
}

/// Reads text. `no` and `yes` are words, only `true` and `false` are booleans.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    parse_with(text, 20_000)
}

/// Reads the fields of a mapping, with numbers as their author wrote them: `1.10`, `007`, `76e3`.
pub fn parse_fields(text: &str) -> Result<Mapping, Fault> {
    const NOT_FINITE: [&str; 3] = [".inf", "-.inf", ".nan"];
    let mut mapping: Mapping = parse(text)?;
    for field in &mut mapping.0 {
        let is_number = match &field.value {
            Value::Number(_) => true,
            Value::String(text) => NOT_FINITE.contains(&text.as_str()),
            _ => false,
        };
        if let Some(written) = text.get(field.value_range.clone()).filter(|_| is_number) {
            field.value = Value::from(written);
        }
    }
    Ok(mapping)
}

/// Reads a list that programs write, which may be long.
pub fn parse_long<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    parse_with(text, 10_000_000)
}

fn parse_with<T: DeserializeOwned>(text: &str, most_nodes: usize) -> Result<T, Fault> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        // `source-commit: 7642e94671` is no number to its author.
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        // What an alias stands for is counted wherever it stands.
        budget: serde_yaml::budget! { max_nodes: most_nodes },
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| fault(text, &error))
}

fn fault(text: &str, error: &serde_yaml::Error) -> Fault {
    let at = error.location().map_or(0, |location| {
        let line = text
            .split_inclusive('\n')
            .take(location.line().saturating_sub(1) as usize);
        let start: usize = line.map(str::len).sum();
        let column = location.column().saturating_sub(1) as usize;
        let skipped = text[start..].chars().take(column).map(char::len_utf8);
        start + skipped.sum::<usize>()
    });
    let told = error.without_snippet().to_string();
    let message = told.split(" at line ").next().unwrap_or(&told);
    let message = message.split("\n").next().unwrap_or_default();
    // What follows speaks to those who call the reader.
    let message = message.split(", set ").next().unwrap_or_default();
    let at = at.min(text.len());
    // Too much of something is no mistake of a line.
    let beyond = message.strip_prefix("budget breached: ").map(too_much);
    if let Some(message) = beyond {
        return Fault { message, at };
    }
    let is_yaml = serde_yaml::from_str::<IgnoredAny>(text).is_ok();
    let mistake = (!is_yaml).then(|| mistake::find(text, at, message));
    mistake.flatten().unwrap_or_else(|| {
        let message = in_plain_words(message);
        let message = message.trim_end_matches([':', ',', ' ']).to_owned();
        Fault { message, at }
    })
}

/// What is said of YAML that goes beyond a limit.
fn too_much(limit: &str) -> String {
    match limit.starts_with("Depth") {
        true => "lists and keys stand too deep in each other here",
        false => {
            "so many keys and values are no text of a page; what an alias (`*name`) stands for counts each time"
        }
    }
    .to_owned()
}

/// What the reader of YAML says to programmers, said to writers.
fn in_plain_words(message: &str) -> String {
    const WORDS: [(&str, &str); 9] = [
        ("unknown variant", "unknown value"),
        (
            "invalid boolean (strict mode expects true/false)",
            "`true` or `false` belongs here",
        ),
        (
            "expected sequence start",
            "a list belongs here: `[one, two]`",
        ),
        (
            "expected mapping start",
            "keys with values belong here: `key: value`",
        ),
        (
            "expected string scalar",
            "plain text belongs here, no list and no keys",
        ),
        (
            "cannot deserialize null into string; use Option<String>",
            "plain text belongs here, and there is none",
        ),
        (
            "simple key expected ':'",
            "a `:` is missing behind this word, or a blank behind the `-` of a list",
        ),
        (
            "unclosed bracket '['",
            "this list is never closed: write `]` at its end",
        ),
        ("duplicate mapping key: ", "this key is written twice: "),
    ];
    if message.starts_with("invalid type") && message.ends_with("expected keys with values") {
        return "keys with values belong here: `key: value`".to_owned();
    }
    let words = WORDS.iter();
    words.fold(message.to_owned(), |message, (from, to)| {
        message.replace(from, to)
    })
}

impl Mapping {
    /// The field of a key, whatever its case.
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.0
            .iter()
            .find(|field| field.key.eq_ignore_ascii_case(key))
    }
}

pub fn range<T>(spanned: &Spanned<T>) -> Range<usize> {
    let span = spanned.referenced.span();
    let start = span.byte_offset().unwrap_or(0) as usize;
    start..start + span.byte_len().unwrap_or(0) as usize
}

/// A value that knows its place. Of a list or mapping: where it begins.
pub struct Placed<T> {
    pub value: T,
    pub range: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(Placed {
            range: range(&spanned),
            value: spanned.value,
        })
    }
}

impl<'de> Deserialize<'de> for Mapping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Mapping;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("keys with values")
            }

            fn visit_unit<E>(self) -> Result<Mapping, E> {
                Ok(Mapping::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Mapping, A::Error> {
                let mut fields = Vec::new();
                while let Some(key) = map.next_key::<Spanned<String>>()? {
                    let value = map.next_value::<Spanned<Value>>()?;
                    fields.push(Field {
                        key_range: range(&key),
                        value_range: range(&value),
                        key: key.value,
                        value: value.value,
                    });
                }
                Ok(Mapping(fields))
            }
        }

        deserializer.deserialize_any(Fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_know_their_places() {
        let text = "title: Één\nhide: no\nroles:\n- a\n";
        let mapping: Mapping = parse(text).unwrap();
        let title = mapping.get("Title").unwrap();
        assert_eq!(&text[title.key_range.clone()], "title");
        assert_eq!(&text[title.value_range.clone()], "Één");
        assert_eq!(mapping.get("hide").unwrap().value, Value::from("no"));
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let text = "a: 7642e94671\nb: 1.10\nc: 007\nd: '1e999'\ne: .inf\n";
        let values = parse_fields(text).unwrap().0;
        let values: Vec<_> = values
            .iter()
            .filter_map(|field| field.value.as_str())
            .collect();
        assert_eq!(values, ["7642e94671", "1.10", "007", "1e999", ".inf"]);
    }

    #[test]
    fn what_would_fill_the_memory_is_a_fault() {
        let fault = |text: &str| {
            let fault = parse::<Value>(text).err();
            let words = fault.as_ref().map_or("", |fault| &fault.message);
            let told = words.contains("so many keys") || words.contains("too deep");
            assert!(fault.is_none() || told, "{words}");
            told
        };
        assert!(!fault(&format!("a: {}{}", "[".repeat(40), "]".repeat(40))));
        assert!(fault(&format!("a: {}{}", "[".repeat(90), "]".repeat(90))));
        let list = |parts: usize| format!("a: [{}]\n", "x, ".repeat(parts));
        assert!(!fault(&list(15_000)) && fault(&list(25_000)));
        let aliases = |parts: usize, times: usize| {
            format!(
                "a: &a [{}]\nb: [{}]\n",
                "x, ".repeat(parts),
                "*a, ".repeat(times)
            )
        };
        assert!(!fault(&aliases(1, 50)) && fault(&aliases(300, 90)));
        // Each line stands for ten of the line above.
        let line = |n: char| {
            format!(
                "{n}: &{n} [{}]\n",
                format!("*{}, ", (n as u8 - 1) as char).repeat(10)
            )
        };
        assert!(fault(&format!(
            "a: &a x\n{}",
            ('b'..='i').map(line).collect::<String>()
        )));
    }

    #[test]
    fn faults_know_theirs() {
        let fault = |text: &str| parse::<Mapping>(text).unwrap_err();
        assert_eq!(fault("a: 1\nb: x: y\n").at, "a: 1\nb: ".len());
        assert_eq!(fault("a: 1\na: 2\n").at, "a: 1\n".len());
    }
}
