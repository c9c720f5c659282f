//! Gives the file of the site that answers at an old address. None leads out of the output.

/// The file that answers at an old address, or why none can.
pub fn file(old: &str) -> Result<String, &'static str> {
    let path = old.trim().trim_start_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    if path.contains(':') {
        return Err("names another site");
    }
    if path.contains(|c: char| c.is_control() || "?#%\\\"<>|*".contains(c)) {
        return Err("holds a sign that no file of the site can bear");
    }
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        return Err("names nothing");
    }
    if path
        .split('/')
        .any(|part| part.is_empty() || part.starts_with('.'))
    {
        return Err("does not stay in the site");
    }
    if path.len() > 500 || path.split('/').any(|part| part.len() > 200) {
        return Err("is longer than a file's name can be");
    }
    let whole = path.ends_with(".html") || path.ends_with(".htm");
    Ok(if whole {
        path.to_owned()
    } else {
        format!("{path}/index.html")
    })
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn no_old_address_leads_out_of_the_site() {
        for address in [
            "",
            "/",
            "../x",
            "a/../../x",
            "a/./x",
            "/..",
            "a//x",
            "https://host.example/",
            "javascript:x",
            ".git/x",
            "%2e%2e/x",
            "a\\..\\x",
            "a?b",
            "a#b",
            "a\0b",
            "<x>",
            "a|b*",
        ] {
            assert!(file(address).is_err(), "{address}");
        }
        assert!(file(&"a/".repeat(1_000)).is_err() && file(&"a".repeat(300)).is_err());
        assert_eq!(file("/old/name/").as_deref(), Ok("old/name/index.html"));
        assert_eq!(file("older.html").as_deref(), Ok("older.html"));
    }
}
