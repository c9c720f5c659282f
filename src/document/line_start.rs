//! Gives what the start of a line says: a list marker, a thematic break, a block that begins.

/// The width of a list marker at the start of `text`, if one stands there. Only some markers may
/// interrupt a paragraph: not an empty one, and of the numbers only 1.
pub(super) fn list_marker(text: &str, interrupts: bool) -> Option<usize> {
    if is_thematic_break(text) {
        return None;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let width = match (digits, text.as_bytes().get(digits)) {
        (0, Some(b'-' | b'+' | b'*')) => 1,
        (1..=9, Some(b'.' | b')')) => digits + 1,
        _ => return None,
    };
    let after = &text[width..];
    let blank = after.trim_matches([' ', '\t']).is_empty();
    if !(blank || after.starts_with([' ', '\t'])) {
        return None;
    }
    let may_interrupt = !blank && (digits == 0 || &text[..digits] == "1");
    (!interrupts || may_interrupt).then_some(width)
}

/// Three or more `*`, `-` or `_`, and nothing else.
pub fn is_thematic_break(text: &str) -> bool {
    let mark = text.bytes().next().unwrap_or(0);
    if !matches!(mark, b'*' | b'-' | b'_') {
        return false;
    }
    let mut count = 0;
    for byte in text.trim_end().bytes() {
        match byte {
            b' ' | b'\t' => {}
            _ if byte == mark => count += 1,
            _ => return false,
        }
    }
    count >= 3
}

/// Whether a line begins a block of its own, so that it cannot continue a paragraph lazily.
pub fn begins_block(text: &str) -> bool {
    let starts = ["#", ">", "<", "```", "~~~", "+++", "::", "{{"];
    starts.iter().any(|start| text.starts_with(start))
        || begins_with_keyword(text)
        || is_thematic_break(text)
        || list_marker(text, true).is_some()
}

/// Whether a line begins a list item, when no paragraph stands before it.
pub fn begins_item(text: &str) -> bool {
    list_marker(text, false).is_some()
}

/// `[!INCLUDE …`, `[!div …` or a word alone in its brackets, as in `[!NOTE]`. Inline tags are none
/// of these.
fn begins_with_keyword(text: &str) -> bool {
    let Some(inside) = text.strip_prefix("[!") else {
        return false;
    };
    let word_end = inside.find(|c: char| !c.is_alphanumeric());
    let (word, after) = inside.split_at(word_end.unwrap_or(inside.len()));
    let long = ["include", "div", "code"];
    let is_long = long.iter().any(|name| word.eq_ignore_ascii_case(name));
    is_long || after.trim_end() == "]"
}
