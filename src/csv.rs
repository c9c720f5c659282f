//! Gives lines of CSV, as RFC 4180 has them, and what lines hold.

/// A line of fields with its end.
pub fn line<T: AsRef<str>>(fields: impl IntoIterator<Item = T>) -> String {
    let fields = fields.into_iter();
    let fields: Vec<String> = fields.map(|field| quoted(field.as_ref())).collect();
    fields.join(",") + "\r\n"
}

fn quoted(field: &str) -> String {
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    }
}

/// The fields of a line without its end. A quote that is never closed ends with the line.
pub fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let field = fields.last_mut();
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.into_iter().for_each(|field| field.push('"'));
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            letter => field.into_iter().for_each(|field| field.push(letter)),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::{fields, line};

    #[test]
    fn what_is_written_is_read() {
        let written = ["a", "b, c", "say \"d\"", ""];
        assert_eq!(fields(line(written).trim_end()), written);
        assert_eq!(fields("a,\"b"), ["a", "b"]);
    }

    #[test]
    fn fields_with_signs_of_csv_are_quoted() {
        assert_eq!(
            line(["a", "b, c", "say \"d\""]),
            "a,\"b, c\",\"say \"\"d\"\"\"\r\n"
        );
    }
}
