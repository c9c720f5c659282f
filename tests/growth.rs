//! Time to read a page grows about as the page does, whatever its author wrote.

mod support;

use std::time::{Duration, Instant};

use isogloss::document::dialect::Dialect;
use support::{Files, read_with};

const DIALECTS: [Dialect; 3] = [Dialect::Adobe, Dialect::Learn, Dialect::CommonMark];

/// A page of a pattern, in so many bytes or a little more.
type Pattern = (&'static str, fn(usize) -> String);

fn repeated(part: &str, bytes: usize) -> String {
    part.repeat(bytes.div_ceil(part.len()))
}

macro_rules! repeats {
    ($($part:expr),* $(,)?) => { &[$(($part, |bytes| repeated($part, bytes))),*] };
}

const REPEATED: &[Pattern] = repeats![
    ">",
    "> ",
    "- ",
    "1. ",
    "<div>",
    "<b>",
    "<table>",
    "[",
    "![",
    "[!DNL ",
    "[!DNL x] ",
    "[!BADGE ",
    "{",
    "{#a}\n",
    "|",
    "| ",
    "| a ",
    "|\n|-|\n",
    "*a ",
    "**a* ",
    "_a ",
    "~a ",
    "<!--",
    "<!-- ",
    "<!-->",
    "+++ x\n",
    "+++++ x\n+++\n",
    "::: moniker range=\"x\"\n",
    "::: zone-end\n",
    ":::column:::\n",
    ":::",
    ":::image ",
    ":::no-loc text=\"x\":::",
    "<p>a<b>",
    "&",
    "&a",
    "&amp;",
    "<td>",
    "<table><tr><td>",
    "</table>",
    "<tr>",
    "</p>",
    "<li>",
    "<a href='",
    "<",
    "</",
    "<a",
    "`a ",
    "``a ` ",
    "~~~\n",
    "```\n",
    "\\",
    "\0",
    "\u{200B}",
    "&#x200B;",
    "https://",
    "http",
    "a\n",
    "\n",
    "\r",
    "a\n\n",
    "# a\n",
    "> a\n\n",
    "> [!NOTE]\n",
    ">[!TAB x]\n",
    ">[!BEGINTABS]\n",
    "# [t](#tab/x)\n",
    "[!INCLUDE [a](a.md)]\n",
    "[!INCLUDE [a](a.md)] ",
    "{{a}}\n",
    "[!INCLUDE [",
    "[a](b",
    "[a](<b",
    "[a]: b\n",
    "<?",
    "<!x",
    "<pre>\n",
    "<script>\n",
    "<title>",
    "<textarea>",
    "<svg>",
    "<math>",
    "<template>",
    "<select>",
    "<frameset>",
    "<plaintext>",
    "<h1>",
    "<button>",
    "<nobr>",
    "{0[",
    "Ã«",
    "<tenant>",
    "<em><p>",
    "<a>",
    "<dd><ul>",
    "<caption>",
    "<col>",
    "(",
    "]",
    "]]",
    "[[!DNL a] b](c) ",
    "::: ",
    "<table>\n\n",
    "<table>\n<!--\n",
    ":::code source=\"a.md\":::\n",
];

const BUILT: &[Pattern] = &[
    ("nested list", |bytes| {
        let depth = (bytes as f64 * 2.0).sqrt() as usize / 2;
        (0..depth)
            .map(|n| format!("{}- a\n", "  ".repeat(n)))
            .collect()
    }),
    ("deep quote, many lines", |bytes| {
        ">".repeat(bytes / 2) + "a\n" + &"{#a}\n".repeat(bytes / 10)
    }),
    ("deep list, blank lines", |bytes| {
        "- ".repeat(bytes / 4) + "a\n" + &"\n".repeat(bytes / 2)
    }),
    ("deep list, marks", |bytes| {
        "- ".repeat(bytes / 4) + "a\n\n" + &"+++ a\n\n".repeat(bytes / 14)
    }),
    ("unclosed formatting", |bytes| {
        let tags: String = "abi"
            .chars()
            .cycle()
            .take(20)
            .map(|c| format!("<{c} x>"))
            .collect();
        tags + &repeated("<p>a\n", bytes)
    }),
    ("closed at the end", |bytes| {
        "[!DNL ".repeat(bytes / 7) + &"]".repeat(bytes / 7)
    }),
    ("badges closed at the end", |bytes| {
        "[!BADGE ".repeat(bytes / 9) + &"]".repeat(bytes / 9)
    }),
    ("ticks", |bytes| {
        (1..)
            .map(|n| "`".repeat(n) + " a")
            .scan(0, |sum, run| {
                *sum += run.len();
                Some((*sum, run))
            })
            .take_while(|(sum, _)| *sum < bytes)
            .map(|(_, run)| run)
            .collect()
    }),
    ("one line", |bytes| {
        repeated("word *word* [!DNL word] ", bytes)
    }),
    ("table", |bytes| {
        "| a | b |\n|---|---|\n".to_owned() + &repeated("| c | d |\n", bytes)
    }),
    ("wide table", |bytes| {
        "|a".repeat(bytes / 6) + "|\n" + &"|-".repeat(bytes / 6) + "|\n" + &"|b".repeat(bytes / 6)
    }),
    ("wide table, long rows", |bytes| {
        "|a|\n|-|\n".to_owned() + &("|b".repeat(bytes / 8) + "\n").repeat(4)
    }),
    ("wide and long", |bytes| {
        let w = (bytes as f64).sqrt() as usize / 2;
        "|a".repeat(w) + "|\n" + &"|-".repeat(w) + "|\n" + &"|\n".repeat(bytes / 4)
    }),
    ("cells", |bytes| {
        "<table>".to_owned() + &repeated("<tr><td rowspan=9>a<td><b>c</td>\n\n", bytes)
    }),
    ("collapsibles cut short", |bytes| {
        "- +++ x\n".repeat(bytes / 16) + &"\n+++\n".repeat(bytes / 10)
    }),
    ("mixed closers", |bytes| {
        "- ::: moniker range=\"x\"\n".repeat(bytes / 48) + &"\n::: zone-end\n".repeat(bytes / 28)
    }),
    ("wide collapsibles", |bytes| {
        "++++++ x\n\n".repeat(bytes / 20) + &"+++\n\n".repeat(bytes / 10)
    }),
    ("quote after quote", |bytes| {
        repeated("> a\n>> b\n> c\n", bytes)
    }),
];

fn time(page: &str, dialect: Dialect, files: &Files) -> Duration {
    let start = Instant::now();
    std::hint::black_box(read_with(page, Some(dialect), files));
    start.elapsed()
}

#[test]
fn survey() {
    let files = files();
    for (name, page) in REPEATED.iter().chain(BUILT) {
        if std::env::var("ONLY").is_ok_and(|only| !name.contains(&only)) {
            continue;
        }
        for dialect in DIALECTS {
            let (one, two) = (page(20_000), page(80_000));
            let a = time(&one, dialect, &files);
            let b = time(&two, dialect, &files);
            let ratio = b.as_secs_f64() / a.as_secs_f64();
            if (ratio > 6.0 && b > Duration::from_millis(20)) || b > Duration::from_millis(500) {
                let a = a.min(time(&one, dialect, &files));
                let b = b.min(time(&two, dialect, &files));
                let ratio = b.as_secs_f64() / a.as_secs_f64();
                println!("{name:?} {dialect:?}: {a:?} → {b:?} ×{ratio:.1}");
            }
        }
    }
}

fn files() -> Files {
    let mut files = Files::default();
    files
        .0
        .insert("content/xx/a.md".into(), "Some *words* of a file.\n".into());
    files.0.insert(
        "content/xx/_includes/snippets.md".into(),
        "## A {#a}\n\nSome words\n".into(),
    );
    files
}
