//! Time to read a page grows about as the page does, whatever its author wrote, and each limit holds.

mod support;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use isogloss::document::dialect::Dialect;
use isogloss::render::markup::{Plain, markup};
use support::{Files, read_with};

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
    "<svg><g>",
    "<script>",
    "<form>",
    "<iframe>",
    "<p onclick=x>",
    "<a href=javascript:x>",
    "<img src=data:x alt=y>",
    "<p style=\"a:url(b)\">",
    "\u{202E}",
    "\u{202E}\n",
    "\u{2066}",
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

#[test]
fn adobe_pages_take_time_by_their_length() {
    hold(Dialect::Adobe);
}

#[test]
fn learn_pages_take_time_by_their_length() {
    hold(Dialect::Learn);
}

#[test]
fn commonmark_pages_take_time_by_their_length() {
    hold(Dialect::CommonMark);
}

#[test]
fn a_line_of_a_million_bytes_is_read() {
    let page = repeated("word *word* [!DNL word] ", 1_000_000);
    let taken = time(&page, 1, Dialect::Adobe, &files());
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}

/// Four times the page: linear reading takes four times as long, quadratic reading sixteen times.
/// 12 is what 3.5 for every doubling comes to.
fn hold(dialect: Dialect) {
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock();
    let files = files();
    let mut slow = Vec::new();
    for (name, page) in REPEATED.iter().chain(BUILT) {
        let (one, four) = (page(SMALL), page(4 * SMALL));
        let time = |page: &str, times| time(page, times, dialect, &files);
        let (mut short, mut long) = (Duration::ZERO, time(&four, 1));
        let mut good = long < NOTHING;
        for _ in 0..3 {
            if !good {
                (short, long) = (time(&one, 8), time(&four, 2));
                good = long < short * 12 && long < MOST;
            }
        }
        if !good {
            slow.push(format!("{name:?}: {short:?} became {long:?}"));
        }
    }
    assert!(slow.is_empty(), "{dialect:?}\n{}", slow.join("\n"));
}

const SMALL: usize = 3_000;
/// Too short to be measured; what was quadratic took longer.
const NOTHING: Duration = Duration::from_millis(120);
/// 12,000 bytes; 100,000 then stay below two seconds in a debug build.
const MOST: Duration = Duration::from_millis(900);

/// What it takes to read a page, on average: of the processor where the system tells, for the
/// machine may be busy elsewhere.
fn time(page: &str, times: u32, dialect: Dialect, files: &Files) -> Duration {
    let start = (Instant::now(), processor_time());
    for _ in 0..times {
        std::hint::black_box(read_with(page, Some(dialect), files));
    }
    let used = match start.1.zip(processor_time()) {
        Some((before, after)) => after.saturating_sub(before),
        None => start.0.elapsed(),
    };
    used / times
}

fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
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

/// Snippets that name snippets: what they bring in is limited, and the limit is told.
#[test]
fn snippets_do_not_explode() {
    let next = |name: char| format!("{{{{{}}}}}\n\n", (name as u8 + 1) as char).repeat(30);
    let sections = ('a'..='h').map(|name| format!("## S {{#{name}}}\n\n{}", next(name)));
    let mut files = files();
    let path = "content/xx/_includes/snippets.md".to_owned();
    files
        .0
        .insert(path, sections.collect::<String>() + "## S {#i}\n\nWords.\n");
    let page = "{{a}}\n";
    let start = Instant::now();
    let document = read_with(page, Some(Dialect::Adobe), &files);
    let taken = start.elapsed();
    let told = document
        .problems
        .iter()
        .any(|p| p.rule.name == "include-limit");
    assert!(told && taken < Duration::from_secs(5), "{taken:?}");
}

/// What is longer, deeper or more than anybody writes: how often it is told, and a mark that shows in the page
/// only so often, or only where the limit is.
#[test]
fn what_nobody_writes_is_told_or_stays_text() {
    let mut files = files();
    let long = "words ".repeat(200_000);
    files.0.insert("content/xx/long.md".into(), long);
    let formatting: String = (0..40).map(|n| format!("<b class=x{n}>")).collect();
    let cases = [
        ("<div>".repeat(400), "too-deeply-nested", 1, "<div>", 200),
        (
            formatting + &"<p>a</p>".repeat(100),
            "too-deeply-nested",
            1,
            "<b",
            2_500,
        ),
        (
            "> ".repeat(150) + "x",
            "too-deeply-nested",
            1,
            "<blockquote>",
            100,
        ),
        (
            "<br>".repeat(250_100),
            "too-many-elements",
            1,
            "<br>",
            250_000,
        ),
        ("\0\n".repeat(300), "hidden-character", 100, "\0", 0),
        (
            "[!INCLUDE [a](a.md)]\n\n".repeat(1_200),
            "include-limit",
            1,
            "file.",
            1_001,
        ),
        (
            "[!INCLUDE [a](long.md)]\n\n".repeat(6),
            "include-limit",
            1,
            "words ",
            900_000,
        ),
        (
            format!("[!INCLUDE [{}](a.md)]", "a".repeat(1_500)),
            "include-limit",
            0,
            "file.",
            0,
        ),
        (
            format!(
                ":::image source=\"a.png\" alt-text=\"{}\":::",
                "a".repeat(12_000)
            ),
            "damaged-directive",
            2,
            ":::",
            1,
        ),
    ];
    for (page, rule, told, mark, most) in cases {
        let document = read_with(&page, Some(Dialect::Learn), &files);
        let problems = document.problems.iter();
        let found = problems.filter(|problem| problem.rule.name == rule).count();
        let shown = markup(&document.tree, &mut Plain).matches(mark).count();
        let start = &page[..page.len().min(40)];
        assert!(
            found == told && shown <= most,
            "{start:?}: {found} {rule}, {shown} {mark:?}"
        );
    }
    let heading = format!("# A {{#{}}}", "b".repeat(1_500));
    let document = read_with(&heading, Some(Dialect::Adobe), &files);
    assert!(markup(&document.tree, &mut Plain).contains("{#b"));
}
