//! Gives the address by which a browser opens an editor at a place of a file.

use std::path::Path;
use std::str::FromStr;

use crate::config::near;

use crate::shell::address::encoded;

/// An address with `{path}`, which begins with a `/`, and perhaps `{line}` and `{column}`. None: no
/// editor is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(Option<String>);

const KNOWN: &[(&str, &str)] = &[
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    (
        "idea",
        "idea://open?file={path}&line={line}&column={column}",
    ),
    (
        "textmate",
        "txmt://open?url=file://{path}&line={line}&column={column}",
    ),
];

impl Editor {
    /// The address of a place; lines and columns count from 1.
    pub fn address(&self, file: &Path, line: u32, column: u32) -> Option<String> {
        let template = self.0.as_ref()?;
        let with_place = template
            .replace("{line}", &line.max(1).to_string())
            .replace("{column}", &column.max(1).to_string());
        Some(with_place.replace("{path}", &encoded(file)))
    }

    pub fn only_if(self, allowed: bool) -> Self {
        Editor(self.0.filter(|_| allowed))
    }
}

impl FromStr for Editor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "none" {
            return Ok(Editor(None));
        }
        if let Some((_, address)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok(Editor(Some((*address).to_owned())));
        }
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
        let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        // These would run what stands behind them.
        let runs = ["javascript", "data", "vbscript", "blob"];
        let runs = runs.iter().any(|runs| scheme.eq_ignore_ascii_case(runs));
        if sound && !runs && text.contains("{path}") {
            return Ok(Editor(Some(text.to_owned())));
        }
        let known = || KNOWN.iter().map(|(name, _)| *name).chain(["none"]);
        Err(match near(text, known()) {
            Some(known) => format!("no editor is known by this name; did you mean `{known}`?"),
            None => format!(
                "write one of {}, or an address such as `vscode://file{{path}}:{{line}}:{{column}}`",
                known().collect::<Vec<_>>().join(", ")
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_a_name_or_an_address() {
        let editor: Editor = "vscode".parse().unwrap();
        let address = editor.address(Path::new("/a b/é.md"), 3, 9);
        assert_eq!(
            address.as_deref(),
            Some("vscode://file/a%20b/%C3%A9.md:3:9")
        );
        let own: Editor = "my-editor:{path}#{line}".parse().unwrap();
        assert_eq!(
            own.address(Path::new("/x"), 0, 0).as_deref(),
            Some("my-editor:/x#1")
        );
        let none: Editor = "none".parse().unwrap();
        assert_eq!(none.address(Path::new("/x"), 1, 1), None);
        assert!("vscod".parse::<Editor>().unwrap_err().contains("`vscode`"));
        assert!("javascript:alert('{path}')".parse::<Editor>().is_err());
        assert!("vscode://file".parse::<Editor>().is_err());
    }
}
