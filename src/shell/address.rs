//! Gives paths of files as addresses, and back.

use std::path::{Component, Path, PathBuf};

use crate::document::library::decode;

/// A path as a browser and an editor take it: with forward slashes and one in front, and what is no
/// plain letter or figure written in hexadecimals.
pub fn encoded(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut encoded = String::with_capacity(path.len() + 1);
    if !path.starts_with('/') {
        encoded.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => encoded.push(byte as char),
            _ if byte.is_ascii_alphanumeric() => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

pub fn of_file(path: &Path) -> String {
    format!("file://{}", encoded(path))
}

/// The path that `file:///…` means. None: the address is of no file of this computer.
pub fn file(address: &str) -> Option<PathBuf> {
    let rest = address.strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = decode(rest.split(['?', '#']).next().unwrap_or_default());
    if !path.starts_with('/') {
        return None;
    }
    // `/c:/docs` is how a drive is written.
    let drive = path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic)
        && path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { &path[1..] } else { &path }))
}

/// A path as the site whose folder is `root` calls it: from there, with forward slashes.
pub fn from_root(root: &Path, path: &Path) -> String {
    let (root, path) = (plain(root), plain(path));
    let shared = root.iter().zip(&path).take_while(|(a, b)| a == b).count();
    let up = root.iter().skip(shared).map(|_| "..".to_owned());
    let down = path.into_iter().skip(shared);
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The path itself, without `.` and `..`.
pub fn settled(path: &Path) -> PathBuf {
    let mut settled = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(settled.pop()),
            part => settled.push(part),
        }
    }
    settled
}

fn plain(path: &Path) -> Vec<String> {
    let settled = settled(path);
    let parts = settled.components();
    parts
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_its_address_are_each_others() {
        for path in ["/a b/é.md", "/平/🙂 100%.md", "/a#b?c.md"] {
            assert_eq!(file(&of_file(Path::new(path))), Some(PathBuf::from(path)));
        }
        assert_eq!(of_file(Path::new("/a b/é.md")), "file:///a%20b/%C3%A9.md");
        assert_eq!(file("file:///c%3A/x.md"), Some(PathBuf::from("c:/x.md")));
        assert_eq!(file("untitled:Untitled-1"), None);
        assert_eq!(file("https://example.org/a.md"), None);
    }

    #[test]
    fn a_site_calls_its_files_from_its_own_folder() {
        let name = |path| from_root(Path::new("/x/site"), Path::new(path));
        assert_eq!(name("/x/site/content/nl/a.md"), "content/nl/a.md");
        assert_eq!(name("/x/other/./b/../a.md"), "../other/a.md");
    }
}
