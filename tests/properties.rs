//! Whatever an author writes, reading it does not fail, and every word keeps its place.
//! PROPTEST_CASES=20000 in the environment digs deeper; what that brought up stands in FOUND.

mod support;

use isogloss::document::dialect::Dialect;
use isogloss::render::markup::{Plain, markup};
use proptest::prelude::*;
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
        markup(&document.tree, &mut Plain);
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
