//! Whatever an author writes, reading it does not fail, and every word keeps its place.
//! PROPTEST_CASES=20000 in the environment digs deeper; what that brought up stands in FOUND.

mod support;

use isogloss::config::Config;
use isogloss::document::dialect::Dialect;
use isogloss::document::library::Library;
use isogloss::document::safety::address::is_safe;
use isogloss::document::toc;
use isogloss::found::Found;
use isogloss::render::markup::{Plain, markup};
use isogloss::site::Purpose;
use isogloss::source::Source;
use isogloss::theme::Theme;
use proptest::prelude::*;
use support::harmless::harms;
use support::invariants::broken;
use support::{Files, read_with};

const DIALECTS: [Dialect; 3] = [Dialect::Adobe, Dialect::Learn, Dialect::CommonMark];

/// What means something to some reader of a page. They are joined at random.
const FRAGMENTS: &[&str] = &[
    // Lines, blanks and signs that are none.
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\0",
    "\u{FEFF}",
    "\u{A0}",
    "\u{200B}",
    "\t",
    " ",
    "    ",
    "\\",
    "&#x200B;",
    // Words.
    "a",
    "b c",
    "één",
    "時間",
    "😀",
    "https://a.example/b",
    "a@b.example",
    "Ã«",
    "{0[",
    "0}",
    // Containers and blocks.
    "> ",
    ">",
    ">>",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "10) ",
    "# ",
    "###### ",
    "***",
    "---",
    "===",
    "```",
    "~~~",
    "``` js",
    "`",
    "``",
    "| a | b |",
    "|---|---|",
    "|",
    "[a]: /b",
    "  \n",
    // Inline.
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "](",
    ")",
    "![",
    "<",
    ">",
    "&",
    "&amp;",
    "&nbsp;",
    "&#0;",
    "&copy",
    "&notit;",
    "<https://c.example>",
    "[a](b)",
    "![c](d \"e\")",
    "[](f)",
    // Adobe's marks.
    "+++",
    "+++ x",
    "++++ y",
    ">[!NOTE]",
    "> [!TIP]\n> ",
    ">[!OPMERKING]",
    ">[!BEGINTABS]",
    ">[!TAB x]",
    ">[!ENDTABS]",
    ">[!BEGINSHADEBOX \"x\"]",
    ">[!ENDSHADEBOX]",
    ">[!VIDEO](v)",
    ">[!CONTEXTUALHELP]",
    ">id=\"x\"",
    "[!DNL ",
    "[!UICONTROL ",
    "[!BADGE x]{type=Positive}",
    "[!BADGE y]{url=\"z\"",
    "{#id}",
    "{style=\"x\"}",
    "{width=50 %}",
    "{",
    "}",
    "{{a}}",
    "{{b}}",
    "{{$include page.md}}",
    "{{$include _includes/snippets.md}}",
    // Learn's marks.
    ":::",
    "::: moniker range=\"x\"",
    "::: moniker-end",
    "::: zone pivot=\"x\"",
    "::: zone-end",
    ":::row:::",
    ":::column span=\"2\":::",
    ":::column-end:::",
    ":::row-end:::",
    "::",
    ":::image source=\"x\" alt-text=\"y\":::",
    ":::no-loc text=\"Z\":::",
    ":::no-loc:::",
    ":::code language=\"x\" source=\"page.md\":::",
    "[!code-js[a](page.md?range=1-2)]",
    "[!INCLUDE [a](a.md)]",
    "[!INCLUDE [b](b.md)]",
    "[!INCLUDE [page](page.md)]",
    "[!INCLUDE [none](none.md)]",
    "# [t](#tab/x)",
    "> [!div class=\"checklist\"]",
    "> [!VIDEO v]",
    // HTML.
    "<!--",
    "-->",
    "<!-- c -->",
    "<!--§-->",
    "<!",
    "<?",
    "<![CDATA[",
    "<!doctype html>",
    "</",
    "<div>",
    "</div>",
    "<div",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href='x'>",
    "<a/>",
    "</a>",
    "<br/>",
    "<em>",
    "</em>",
    "<li>",
    "<ul>",
    "</ul>",
    "<pre>\n",
    "</pre>",
    "<details>",
    "<summary>",
    "<table>",
    "</table>",
    "<thead>",
    "<tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th rowspan=0>",
    "<caption>",
    "<colgroup>",
    "<col>",
    "<tfoot>",
    "</tbody>",
    "<title>",
    "</title>",
    "<textarea>\n",
    "</textarea>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<svg>",
    "</svg>",
    "<math>",
    "<mi>",
    "</math>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "</select>",
    "<frameset>",
    "<plaintext>",
    "<noscript>",
    "<iframe>",
    "<xmp>",
    "<html>",
    "<body class=x>",
    "<head>",
    "</html>",
    "</body>",
    "<form>",
    "<button>",
    "<object>",
    "<foreignObject>",
    "<image>",
    "<nobr>",
    "<svg onload=x>",
    "<style>",
    "<math>",
    "<template>",
    " onclick=x>",
    "<a href=javascript:x>",
    "[x](javascript:x)",
    "<p id=frame_x>",
    "<tenant>",
    "<img src=x",
    "\"",
    "'",
    "=",
];

/// Pages that once were read wrongly.
const FOUND: &[&str] = &[
    "\n<!--",
    "<!-- c -->\t[!BADGE x]{type=Positive}",
    "<!-- c -->```:::image source=\"x\" alt-text=\"y\":::``",
    "<!-- c -->~~~\n+++",
    "<?0>\r<a\r ",
    "&#x200B;<svg>\0",
    "<div>> [!TIP]\n> :::no-loc:::> ",
    "<div>\n> +++",
    "<div>\n:::code language=\"x\" source=\"page.md\":::",
    "<li>> [!TIP]\n> \n+++ x",
    "<li>| a | b |<pre>\n|---|---|  \n",
    "<li><div:::image source=\"x\" alt-text=\"y\":::",
    "<li><iframe>\0",
    "<script></p>",
    "<script></pre>\n>[!TAB x]",
    "<table><!--",
    "> [!TIP]\n> <!doctype html>\n    [!BADGE x]{type=Positive}",
    "> [!TIP]\n> <!-- c -->\n    [!BADGE x]{type=Positive}",
    ">[!BEGINSHADEBOX \"x\"]  \n<div>> [!TIP]\n> >[!NOTE]",
    "[!DNL ](",
    "[!UICONTROL + x]",
    "::: moniker range=\"x\"```> [!TIP]\n> >[!NOTE]",
    "`\n\t\u{e000}`",
    "`\n<?`",
    "1. a\n2. b\n\n   +++ c",
    ":::no-loc:::```\n>[!NOTE]",
    ":::no-loc text=\"=~\":::",
    "<table>\n\n\n~~~h\n::: moniker-end\nE<table",
    "|\n-|-",
    "# [x](#tab/",
];

fn fragments(most: usize) -> impl Strategy<Value = String> {
    let fragments = prop::collection::vec(prop::sample::select(FRAGMENTS), 0..most);
    fragments.prop_map(|parts| parts.concat())
}

/// Without backslashes and signs of code: those of one file can mean text of another one that
/// stands in the same line, and the scanner, which reads file by file, does not see it.
fn included(most: usize) -> impl Strategy<Value = String> {
    fragments(most).prop_map(|text| text.replace(['`', '\\', '~'], ""))
}

fn hold(page: &str, files: &Files) -> Result<(), TestCaseError> {
    for dialect in DIALECTS {
        let document = read_with(page, Some(dialect), files);
        let (broken, _) = broken(&document);
        prop_assert!(broken.is_empty(), "{dialect:?}: {}", broken.join("\n"));
        let harms = harms(&markup(&document.tree, &mut Plain));
        prop_assert!(harms.is_empty(), "{dialect:?}: {}", harms.join("\n"));
    }
    Ok(())
}

#[test]
fn what_was_found_stays_mended() {
    let files = Files(
        [("page.md", "x"), ("a.md", "~~~")]
            .map(|(path, text)| (format!("content/xx/{path}"), text.to_owned()))
            .into(),
    );
    for page in FOUND {
        hold(page, &files).unwrap_or_else(|fault| panic!("{page:?}: {fault}"));
        let including = format!("[!INCLUDE [a](a.md)]\n{page}");
        hold(&including, &files).unwrap_or_else(|fault| panic!("{including:?}: {fault}"));
    }
}

/// Reads two pages as one in two languages, and says what is wrong with what was found.
fn side_by_side(en: &str, nl: &str) -> Result<(), TestCaseError> {
    let config = Config::parse("title: T\nlocales: [en, nl]\nsource: en\n").unwrap();
    let mut found = Found::of(&config, &["en".into(), "nl".into()]);
    let mut files = Files::default();
    for (locale, text) in [en, nl].into_iter().enumerate() {
        let path = format!("{}/page.md", found.roots[locale]);
        found.add(&config, locale, path.clone());
        files.0.insert(path, text.to_owned());
    }
    let site = isogloss::read(
        config,
        &Theme::default(),
        &found,
        &files,
        Purpose::Build,
        None,
    );
    for finding in &site.diagnostics {
        let place = &finding.place;
        let text = files.open(&place.path).map(|source| source.text().len());
        let inside = text.is_none_or(|length| place.bytes.1 as usize <= length);
        prop_assert!(inside, "{finding} is at no place");
    }
    for page in site
        .families
        .iter()
        .flat_map(|family| family.pages.iter().flatten())
    {
        let harms = harms(&page.body.html);
        prop_assert!(harms.is_empty(), "{}", harms.join("\n"));
    }
    Ok(())
}

/// What support pages state, in parts.
const STATED: &[&str] = &[
    "# Phone\n\n",
    "## Hours\n\n",
    "Monday to Friday, 9:00 - 17:30 CET. ",
    "maandag t/m vrijdag van 9.00 tot 17.30 uur. ",
    "+31 20 123 4567 ",
    "within 4 hours ",
    "24x7 ",
    "\n\n| P1 | 4 hours |\n|---|---|\n| P2 | 1 day |\n\n",
    "<table><tr><td rowspan=3>P1<td colspan=1000>x</table>",
    "\n- one\n- two\n",
    "\n\n",
    "10 % ",
    "€ 1.000,50 ",
    "[x](page.md#phone) ",
    "<a href=javascript:x>x</a> ",
    "<td>",
    "99999999999999999999999999 ",
    "2024-02-30 ",
    "25:61 ",
];

fn stated() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(STATED), 0..20);
    parts.prop_map(|parts| parts.concat())
}

fn seed() -> u64 {
    let seed = std::env::var("PROPTEST_RNG_SEED").ok();
    seed.and_then(|seed| seed.parse().ok()).unwrap_or(20_260)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        // The same pages on every run: CI must not fail by chance. PROPTEST_RNG_SEED tries others.
        rng_seed: proptest::test_runner::RngSeed::Fixed(seed()),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_can_be_read(text in "(?s).{0,200}") {
        hold(&text, &Files::default())?;
    }

    #[test]
    fn any_marks_can_be_read(text in fragments(40)) {
        hold(&text, &Files::default())?;
    }

    #[test]
    fn any_two_pages_can_be_compared(en in stated(), nl in stated()) {
        side_by_side(&en, &nl)?;
    }

    #[test]
    fn any_settings_fields_and_contents_can_be_read(text in "(?s)[-a-z:{}\\[\\], \n&*|>'\"#!%@.]{0,120}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = Config::parse(&text);
        let _ = Config::parse(&format!("title: T\nlocales: [en]\n{text}"));
        let _ = toc::from_yaml(&text);
        hold(&format!("---\n{text}\n---\n# T\n"), &Files::default())?;
        let source = Source::from_bytes("a.md", bytes);
        hold(source.text(), &Files::default())?;
    }

    #[test]
    fn no_dress_hides_code(skipped in "[\u{0}-\u{20}\u{200B}\u{FEFF}]{0,3}", at in 0usize..11, upper in any::<u16>()) {
        let letters = "javascript".char_indices();
        let mut scheme: String = letters
            .map(|(index, c)| if upper >> index & 1 == 1 { c.to_ascii_uppercase() } else { c })
            .collect();
        scheme.insert_str(at.min(10), &skipped);
        let address = format!("{skipped}{scheme}:x");
        prop_assert!(!is_safe(&address));
    }

    #[test]
    fn any_files_can_include_each_other(
        page in included(12),
        a in included(12),
        b in included(12),
        snippets in included(12),
    ) {
        let mut files = Files::default();
        let snippets = format!("## A {{#a}}\n{snippets}\n## B {{#b}}\n{b}");
        for (path, text) in [("page.md", &page), ("a.md", &a), ("b.md", &b)] {
            files.0.insert(format!("content/xx/{path}"), text.clone());
        }
        files.0.insert("content/xx/_includes/snippets.md".into(), snippets);
        let page = format!("{page}\n\n[!INCLUDE [a](a.md)]\n\n{{{{a}}}}\n\nx [!INCLUDE [b](b.md)] y\n");
        hold(&page, &files)?;
    }
}
