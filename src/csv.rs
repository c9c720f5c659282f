//! Gives lines of CSV, as RFC 4180 has them.

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

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn fields_with_signs_of_csv_are_quoted() {
        assert_eq!(
            line(["a", "b, c", "say \"d\""]),
            "a,\"b, c\",\"say \"\"d\"\"\"\r\n"
        );
    }
}
