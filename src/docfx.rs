//! Gives what a `docfx.json` says of the files beside it: which are pages, where they stand, and the
//! fields that many of them share.

use serde_json::Value;

use crate::glob;
use crate::yaml::Fault;

/// The name of the file.
pub const FILE: &str = "docfx.json";

#[derive(Debug, Default)]
pub struct Project {
    content: Vec<Group>,
    resources: Vec<Group>,
    global: Vec<(String, Value)>,
    /// A field, the files that have it, and its value.
    by_file: Vec<(String, String, Value)>,
    /// Folders outside of its own that it takes files from.
    pub outside: Vec<String>,
}

/// Files that are taken in together.
#[derive(Debug, Default)]
struct Group {
    /// The folder that patterns count from; empty for the project's own.
    src: String,
    /// The folder below which its pages stand for readers.
    dest: String,
    files: Vec<String>,
    exclude: Vec<String>,
}

impl Project {
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let value = json(text)?;
        let build = value.get("build").unwrap_or(&value);
        let mut project = Project::default();
        project.content = project.groups(build.get("content"));
        project.resources = project.groups(build.get("resource"));
        let fields = build.get("globalMetadata").and_then(Value::as_object);
        let fields = fields.into_iter().flatten();
        project.global = fields.map(|(k, v)| (k.clone(), v.clone())).collect();
        let fields = build.get("fileMetadata").and_then(Value::as_object);
        for (key, files) in fields.into_iter().flatten() {
            let files = files.as_object().into_iter().flatten();
            let of_key = files.map(|(glob, value)| (key.clone(), glob.clone(), value.clone()));
            project.by_file.extend(of_key);
        }
        Ok(project)
    }

    fn groups(&mut self, value: Option<&Value>) -> Vec<Group> {
        let mut groups = Vec::new();
        for written in each(value) {
            let src = folder(written.get("src").or(written.get("cwd")));
            if src.split('/').any(|part| part == "..") {
                self.outside.push(src);
                continue;
            }
            let files = match written.as_str() {
                Some(files) => vec![files.to_owned()],
                None => texts(written.get("files")),
            };
            groups.push(Group {
                src,
                dest: folder(written.get("dest")),
                files,
                exclude: texts(written.get("exclude")),
            });
        }
        groups
    }

    /// Where a page stands for readers, by its path below the project's folder. None: it is no page.
    pub fn page(&self, path: &str) -> Option<String> {
        if self.content.is_empty() {
            return Some(path.to_owned());
        }
        let mut taken = self.content.iter().filter_map(|group| group.place(path));
        taken.next()
    }

    /// Whether readers may fetch a file that is no page.
    pub fn is_resource(&self, path: &str) -> bool {
        let mut groups = self.resources.iter();
        self.resources.is_empty() || groups.any(|group| group.place(path).is_some())
    }

    /// The folders that pages are taken from.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.content.iter().map(|group| group.src.as_str())
    }

    /// The fields that a page has without writing them. The last of one name counts.
    pub fn fields(&self, path: &str) -> Vec<(String, Value)> {
        let below = |src: &str| below(src, path).is_some_and(|rest| rest != path);
        let named = |glob: &str| {
            let mut folders = self.folders().filter(|src| below(src));
            let own = matches(glob, path);
            own || folders.any(|src| matches(glob, path[src.len()..].trim_start_matches('/')))
        };
        let by_file = self.by_file.iter().filter(|(_, glob, _)| named(glob));
        let by_file = by_file.map(|(key, _, value)| (key.clone(), value.clone()));
        self.global.iter().cloned().chain(by_file).collect()
    }

    /// A field of all pages, as text.
    pub fn global(&self, key: &str) -> Option<&str> {
        let mut fields = self.global.iter();
        fields.find(|(name, _)| name == key)?.1.as_str()
    }
}

impl Group {
    fn place(&self, path: &str) -> Option<String> {
        let path = below(&self.src, path)?;
        let fits = |globs: &[String]| globs.iter().any(|glob| matches(glob, path));
        let taken = fits(&self.files) && !fits(&self.exclude);
        taken.then(|| match self.dest.as_str() {
            "" => path.to_owned(),
            dest => format!("{dest}/{path}"),
        })
    }
}

/// Microsoft's tools do not tell capitals apart in patterns.
fn matches(pattern: &str, path: &str) -> bool {
    glob::matches(&pattern.to_lowercase(), &path.to_lowercase())
}

/// A path as it counts from a folder. None: it lies elsewhere.
fn below<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    match folder {
        "" => Some(path),
        folder => path.strip_prefix(folder)?.strip_prefix('/'),
    }
}

/// A list, or what stands alone instead of it.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let all = value.map(|value| match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    });
    all.into_iter().flatten()
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let texts = each(value).filter_map(Value::as_str);
    texts
        .map(|text| text.trim_start_matches("./").to_owned())
        .collect()
}

/// A folder without what says nothing: `./a/` is `a`.
fn folder(value: Option<&Value>) -> String {
    let written = value
        .and_then(Value::as_str)
        .unwrap_or_default()
        .replace('\\', "/");
    let parts = written
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | "~"));
    parts.collect::<Vec<_>>().join("/")
}

/// JSON as people write it in Microsoft's trees.
pub fn json(text: &str) -> Result<Value, Fault> {
    let plain = without_comments(text);
    serde_json::from_str(&plain).map_err(|error| fault(text, &error))
}

fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let lines = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    let told = error.to_string();
    let message = told.split(" at line ").next().unwrap_or_default();
    let at = text.floor_char_boundary(start + error.column().saturating_sub(1));
    Fault {
        message: format!("this is no JSON that can be read: {message}"),
        at,
    }
}

/// JSON as programs write it, with blanks for what people and their editors add: a mark of the encoding, comments,
/// and commas behind the last part.
fn without_comments(text: &str) -> String {
    let mut plain: Vec<u8> = text.bytes().collect();
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    plain[..mark].fill(b' ');
    let (mut at, mut comma) = (mark, None);
    while at < plain.len() {
        let rest = &plain[at..];
        let length = match rest[0] {
            b'"' => string(rest),
            b'/' if rest.starts_with(b"//") => line(rest),
            b'/' if rest.starts_with(b"/*") => comment(rest),
            _ => 1,
        };
        match plain[at] {
            b'/' if length > 1 => plain[at..at + length].fill(b' '),
            b',' => comma = Some(at),
            b'}' | b']' => {
                if let Some(comma) = comma.take() {
                    plain[comma] = b' ';
                }
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => comma = None,
        }
        at += length;
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

fn string(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() && text[at] != b'"' {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

fn line(text: &[u8]) -> usize {
    memchr::memchr(b'\n', text).unwrap_or(text.len())
}

fn comment(text: &[u8]) -> usize {
    let end = memchr::memmem::find(&text[2..], b"*/");
    end.map_or(text.len(), |end| end + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_taken_moved_and_left_out() {
        let project = Project::parse(
            r#"{ // as people write it
            "build": {
              "content": [
                {"files": ["**/*.md", "**/*.{yml,yaml}"], "exclude": ["**/old/**", "README.md"], "src": "articles", "dest": "docs",},
                {"files": "faq/**", "dest": "./"}, /* "x" */
                {"files": "*.md", "src": "../shared"}
              ],
              "resource": {"files": ["**/*.png"]},
              "globalMetadata": {"ms.service": "x", "locale": "nl-nl"},
              "fileMetadata": {"ms.service": {"admin/**": "y // no comment, }"}}
            }}"#,
        )
        .unwrap();
        let page = |path: &str| project.page(path);
        assert_eq!(page("articles/a/b.md").as_deref(), Some("docs/a/b.md"));
        assert_eq!(page("articles/i.yaml").as_deref(), Some("docs/i.yaml"));
        assert_eq!(page("faq/q.yml").as_deref(), Some("faq/q.yml"));
        assert_eq!(page("articles/A.MD").as_deref(), Some("docs/A.MD"));
        for none in ["articles/Old/b.md", "articles/readme.md", "other/b.md"] {
            assert_eq!(page(none), None, "{none}");
        }
        assert!(project.is_resource("a/b.png") && !project.is_resource("a/b.ps1"));
        assert_eq!(project.outside, ["../shared"]);
        let service = |path: &str| project.fields(path).pop().unwrap().1;
        assert_eq!(service("articles/admin/x.md"), "y // no comment, }");
        assert_eq!(project.fields("faq/q.yml")[0].1, "x");
        assert_eq!(project.global("locale"), Some("nl-nl"));
    }

    #[test]
    fn faults_have_their_place_and_nothing_is_everything() {
        let fault = Project::parse("{\n  \"build\": é}").unwrap_err();
        assert_eq!(fault.at, "{\n  \"build\": ".len());
        assert!(Project::parse("\"").is_err() && Project::parse("/*").is_err());
        // Editors of Windows write a mark of the encoding first.
        let marked = Project::parse("\u{feff}{\"content\": \"a/*.md\"}").unwrap();
        assert_eq!(
            (marked.page("a/b.md").is_some(), marked.page("c.md")),
            (true, None)
        );
        let all = Project::parse("{}").unwrap();
        assert_eq!(all.page("a.md").as_deref(), Some("a.md"));
        assert!(all.is_resource("a.png"));
    }
}
