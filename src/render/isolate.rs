//! Gives text of a right-to-left language with its telephone numbers and dates set apart: without that
//! a browser would show their groups of digits in the other order.

use super::markup::{close_tag, escape_text, open_tag};

/// Shorter runs are numbers, and ranges of them, which do read from right to left.
const FEWEST_DIGITS: usize = 7;

/// Writes text with `<bdi>` around each run of several groups of digits.
pub fn write(out: &mut String, text: &str) {
    let mut from = 0;
    let mut at = 0;
    while let Some(next) = text[at..].find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let start = at + next;
        let run = run(&text[start..]);
        if is_one_thing(run) {
            escape_text(out, &text[from..start]);
            open_tag(out, "bdi", [].into_iter());
            escape_text(out, run);
            close_tag(out, "bdi");
            from = start + run.len();
        }
        at = start + run.len().max(1);
    }
    escape_text(out, &text[from..]);
}

/// Digits with what stands between them, up to the last digit.
fn run(text: &str) -> &str {
    let inner = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '+' | '(' | ')' | '-' | '.' | '/' | ' ')
            || matches!(c, '\u{A0}' | '\u{2011}' | '\u{202F}')
    };
    let all = text.find(|c| !inner(c)).map_or(text, |end| &text[..end]);
    let last = all.rfind(|c: char| c.is_ascii_digit());
    last.map_or("", |last| &all[..=last])
}

fn is_one_thing(run: &str) -> bool {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let parted = run.chars().any(|c| !c.is_ascii_digit());
    digits >= FEWEST_DIGITS && parted
}

#[cfg(test)]
mod tests {
    #[test]
    fn telephone_numbers_and_dates_are_set_apart() {
        let written = |text: &str| {
            let mut out = String::new();
            super::write(&mut out, text);
            out
        };
        assert_eq!(
            written("اتصل على +31 20 555 01 20."),
            "اتصل على <bdi>+31 20 555 01 20</bdi>."
        );
        assert_eq!(
            written("(020) 555-0120 & 2026-11-21"),
            "<bdi>(020) 555-0120</bdi> &amp; <bdi>2026-11-21</bdi>"
        );
        for plain in ["09:00–17:30", "4 + 5", "9.5", "12345678", "(أ)", "+", ""] {
            assert_eq!(written(plain), plain);
        }
    }
}
