//! `fix`: each repair of damaged marks, files whose bytes stay, and all that can keep it from mending.

mod support;

use std::fs;

use support::site::{Run, TestSite};

const ADOBE: &str = "---\nfeature: x\n---\n";

/// A site whose page in English is whole.
fn site(text: &str) -> TestSite {
    let site = TestSite::new(&["en"]);
    site.page("en/page.md", text);
    site
}

fn fix(text: &str) -> (String, Run) {
    let site = site(text);
    let run = site.run(&["fix"]);
    let mended = site.read("content/en/page.md");
    let again = site.run(&["fix"]);
    assert!(again.stdout.contains("nothing to mend; "), "{again:?}");
    assert_eq!(site.read("content/en/page.md"), mended, "idempotent");
    (mended, run)
}

#[test]
fn damaged_marks_are_mended() {
    let cases = [
        ("\u{200B}- One\n&#x200B;* Two\n", "- One\n* Two\n"),
        (
            "# A {style=&quot;x&quot;}\n\n| A |\n| - |\n\n{style=„table-layout:auto“}\n",
            "# A {style=\"x\"}\n\n| A |\n| - |\n\n{style=\"table-layout:auto\"}\n",
        ),
        (
            "| A |\n| - |\n\n｛style=\"x\"｝\n",
            "| A |\n| - |\n\n{style=\"x\"}\n",
        ),
        (
            "# A { #id .wide Class = b }\n",
            "# A {#id class=\"wide b\"}\n",
        ),
        (
            "> | A |\n> | - |\n> {style=\"x\"}\n",
            "> | A |\n> | - |\n>\n> {style=\"x\"}\n",
        ),
        (
            ">[! NOTE]:\n>\n>One.\n\n>**[!tip]** Two\n",
            ">[!NOTE]\n>\n>One.\n\n>[!TIP]\n>Two\n",
        ),
        (">[!NOTE]\n\n>One.\n", ">[!NOTE]\n>\n>One.\n"),
        (">[!WARNING\n>\n>One.\n", ">[!WARNING]\n>\n>One.\n"),
        ("CafÃ© and â€œquotesâ€\u{9d}.\n", "Café and “quotes”.\n"),
        (
            "Ask [ !UICONTROL Support] or [!DNL: Jira].\n",
            "Ask [!UICONTROL Support] or [!DNL Jira].\n",
        ),
        (
            ">[TIP]\n>\n>One.\n\n#\u{200B}# A\n",
            ">[!TIP]\n>\n>One.\n\n## A\n",
        ),
        (
            "![A](a.png){width=\"6 align=\"left\"}\n",
            "![A](a.png){width=\"6\" align=\"left\"}\n",
        ),
        (
            "A sentence. 0}\n\nThe guide of 1} here.\n",
            "A sentence.\n\nThe guide of 1} here.\n",
        ),
    ];
    for (damaged, whole) in cases {
        let (mended, run) = fix(&format!("{ADOBE}{damaged}"));
        assert_eq!(mended, format!("{ADOBE}{whole}"), "{run:?}");
    }
}

#[test]
fn front_matter_is_put_in_its_place() {
    for damaged in [
        "\n---\ntitle: A\n---\n# A\n",
        "\u{2014}\ntitle: A\n----\n# A\n",
    ] {
        let (mended, run) = fix(damaged);
        assert_eq!(mended, "---\ntitle: A\n---\n# A\n", "{run:?}");
    }
    let (mended, _) = fix("---\ndraft: \"false\"\n---\n# A\n");
    assert_eq!(mended, "---\ndraft: false\n---\n# A\n");
}

#[test]
fn what_was_translated_is_mended_by_the_other_languages() {
    let site = TestSite::new(&["en", "nl", "fr"]);
    let whole = format!(
        "{ADOBE}# A\n\n>[!CAUTION]\n>\n>B.\n\n>[!TIP]\n>\n>C.\n\n![D](d.png){{width=\"6\" align=\"left\"}}\n"
    );
    let damaged = whole
        .replace("!CAUTION", "!LET OP")
        .replace("!TIP", "HANDIGE TIP")
        .replace("width", "breedte");
    for tag in ["en", "fr"] {
        site.page(&format!("{tag}/page.md"), &whole);
    }
    site.page("nl/page.md", &damaged);
    let run = site.run(&["fix"]);
    assert_eq!(site.read("content/nl/page.md"), whole, "{run:?}");
}

#[test]
fn plain_markdown_is_mended_too() {
    let (mended, run) =
        fix("---\ntitle: CafÃƒÂ©\n---\n# BelgiÃ«\n\n&#x200B;- One\n- Two\n\nA sentence. 0}\n");
    let whole = "---\ntitle: Café\n---\n# België\n\n- One\n- Two\n\nA sentence.\n";
    assert_eq!(mended, whole, "{run:?}");
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn all_other_bytes_stay() {
    let text = "\u{FEFF}---\r\nfeature: x\r\n---\r\n# A  \r\n\r\n> | A |\r\n> | - |\r\n> {style=\"text-align:left\"}\r\n\r\n\u{200B}- B\t\r\n\r\n\r\nCafÃ©";
    let (mended, run) = fix(text);
    let whole = text
        .replace("> {style", ">\r\n> {style")
        .replace('\u{200B}', "")
        .replace("Ã©", "é");
    assert_eq!(mended, whole);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        run.stdout,
        "content/en/page.md:8:3: mended glued-attribute-list: put a blank line here\n\
         content/en/page.md:10:1: mended zero-width-before-block: delete the invisible character\n\
         content/en/page.md:13:4: mended garbled-text: write `é`\n\
         3 mended in 1 file; nothing left\n"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let text = format!("{ADOBE}# A\n\n\u{200B}- B\n\nThe guide of 0}} is here.");
    let site = site(&text);
    let run = site.run(&["fix", "--dry-run"]);
    assert_eq!(site.read("content/en/page.md"), text);
    assert_eq!(
        run.stdout,
        "--- a/content/en/page.md\n+++ b/content/en/page.md\n@@ -3,6 +3,6 @@\n ---\n # A\n \n-\u{200B}- B\n+- B\n \n The guide of 0} is here.\n\\ No newline at end of file\n"
    );
    assert_eq!(
        run.stderr,
        "1 can be mended in 1 file; 1 error left for you\n"
    );
    assert_eq!(run.code, 1, "an error is left");
}

#[test]
fn a_translated_keyword_is_known_by_the_interface_or_by_the_other_languages() {
    let site = TestSite::new(&["en", "nl", "de"]);
    site.page(
        "en/page.md",
        &format!("{ADOBE}>[!NOTE]\n>\n>A.\n\n>[!IMPORTANT]\n>\n>B.\n"),
    );
    site.page(
        "nl/page.md",
        &format!("{ADOBE}>[!OPMERKING]\n>\n>A.\n\n>[!BELANGRIJK]\n>\n>B.\n"),
    );
    site.page(
        "de/page.md",
        &format!("{ADOBE}>[!NOTE]\n>\n>A.\n\n>[!WESENTLICH]\n>\n>B.\n"),
    );
    let run = site.run(&["fix"]);
    assert_eq!(run.code, 0, "{run:?}");
    let read = |name: &str| site.read(&format!("content/{name}/page.md"));
    assert_eq!(read("nl").replace(">[!", ""), read("en").replace(">[!", ""));
    assert!(read("de").contains(">[!IMPORTANT]\n"), "{}", read("de"));
    // One language alone has nobody to ask.
    let (text, run) = fix(&format!("{ADOBE}>[!WESENTLICH]\n>\n>B.\n"));
    assert!(text.contains("WESENTLICH") && run.code == 1, "{run:?}");
}

fn table(hours: &str, words: [&str; 3]) -> String {
    let [a, b, c] = words;
    format!(
        "| {a} | {b} |\n| --- | --- |\n| {c} 1 | {hours} |\n| {c} 2 | {} |\n",
        hours.replacen('6', "7", 1)
    )
}

fn three_languages(nl: &str) -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr"]);
    site.page(
        "en/page.md",
        &table("6:00 am – 4:30 pm", ["Where", "Hours", "Place"]),
    );
    site.page(
        "fr/page.md",
        &table("6 h 00 à 16 h 30", ["Où", "Heures", "Lieu"]),
    );
    site.page("nl/page.md", nl);
    site
}

#[test]
fn facts_are_written_as_the_page_writes_its_own() {
    let good = table("06:00 - 16:30 uur", ["Waar", "Uren", "Plaats"]);
    for (wrong, other) in [
        (good.replacen("06:00", "05:00", 1), true),
        (good.replacen("06:00 - 16:30 uur", "16:30 uur", 1), true),
        (
            good.replacen("06:00 - 16:30 uur", "06:75 - 16:30 uur", 1),
            true,
        ),
        (good.clone(), false),
    ] {
        let site = three_languages(&wrong);
        let run = site.run(&["fix"]);
        assert_eq!(
            site.read("content/nl/page.md"),
            wrong,
            "facts are not asked for"
        );
        assert_eq!(run.code, i32::from(other));
        assert_eq!(
            run.stdout.contains("--facts mends 1 of them"),
            other,
            "{run:?}"
        );
        let run = site.run(&["fix", "--facts"]);
        assert_eq!(site.read("content/nl/page.md"), good, "{run:?}");
        assert_eq!(run.code, 0);
    }
}

#[test]
fn what_was_accepted_is_left() {
    let wrong =
        table("06:00 - 16:30 uur", ["Waar", "Uren", "Plaats"]).replacen("06:00", "05:00", 1);
    let allowed = wrong.replacen("05:00", "<!-- allow mismatched-hours: summer -->05:00", 1);
    let site = three_languages(&allowed);
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/nl/page.md"), allowed);
    assert!(
        run.stdout.starts_with("nothing to mend; 1 note left"),
        "{run:?}"
    );
    let site = three_languages(&wrong);
    site.run(&["check", "--baseline", "known.yaml", "--update-baseline"]);
    let run = site.run(&["fix", "--facts", "--baseline", "known.yaml"]);
    assert_eq!(site.read("content/nl/page.md"), wrong);
    assert_eq!(run.stdout, "nothing to mend; nothing left\n");
}

/// One repair may show the next one, and each round reads the site.
#[test]
fn repairs_that_follow_each_other_are_made_in_so_many_rounds() {
    let site = site(&format!("# T\n\nab{}c\n", "\u{FEFF}".repeat(40)));
    let run = site.run(&["fix"]);
    assert!(format!("{run:?}").contains("once more"), "{run:?}");
    assert_eq!(
        site.read("content/en/page.md").matches('\u{FEFF}').count(),
        10
    );
    site.run(&["fix"]);
    assert_eq!(site.read("content/en/page.md"), "# T\n\nabc\n");
}

/// Each is tried by reading its page once more; the hundred and first waits for the next run.
#[test]
fn no_more_than_a_hundred_repairs_of_a_page_are_tried_at_once() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |words: [&str; 2]| -> String {
        let hours = (1..=101).map(|hours| format!("{} {hours}{}.\n\n", words[0], words[1]));
        format!(
            "---\nms.topic: x\n---\n# T\n\n{}",
            hours.collect::<String>()
        )
    };
    site.page("en/page.md", &page(["Within", " hours"]));
    site.page("nl/page.md", &page(["Binnen", "000 uur"]));
    let run = site.run(&["fix", "--facts", "--dry-run"]);
    let waiting = "too many findings to try all at once";
    assert_eq!(run.stderr.matches(waiting).count(), 1, "{}", run.stderr);
}

#[test]
fn undecided_facts_are_left() {
    let site = TestSite::new(&["en", "nl"]);
    site.bytes("site.yaml", b"title: T\nlocales: [en, nl]\n");
    site.page("en/page.md", "Answer in 4 hours.\n");
    site.page("nl/page.md", "Antwoord in 6 uur.\n");
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(run.code, 1, "{run:?}");
    let told = "left mismatched-duration: nothing tells which side is wrong\nnothing to mend; 1 error left";
    assert!(run.stdout.contains(told), "{run:?}");
}

#[test]
fn only_the_named_files_are_mended() {
    let site = TestSite::new(&["en"]);
    let damaged = format!("{ADOBE}\u{200B}- A\n");
    site.page("en/a/page.md", &damaged);
    site.page("en/b/page.md", &damaged);
    let run = site.run(&["fix", "content/en/a"]);
    assert_eq!(
        (run.code, site.read("content/en/b/page.md")),
        (0, damaged.clone()),
        "{run:?}"
    );
    assert!(
        run.stdout.ends_with("1 mended in 1 file; nothing left\n"),
        "{run:?}"
    );
    assert!(!site.read("content/en/a/page.md").contains('\u{200B}'));
    let run = site.run(&["fix", "content/en/a", "site.yaml", "content/en/b/page.md"]);
    let told = "site.yaml: nothing to mend\n1 mended in 1 file";
    assert!(run.stdout.contains(told), "{run:?}");
    let run = site.run(&["fix", "content/en/a"]);
    assert_eq!(
        run.stdout,
        "nothing to mend in content/en/a; nothing left\n"
    );
    let run = site.run(&["fix", "content/en/c"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("content/en/c"), "{run:?}");
    let run = site.run(&["fix", "/dev/null"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.stderr.contains("/dev/null is no part of the site in "),
        "{run:?}"
    );
}

#[test]
fn parts_that_pages_share_are_mended_once() {
    let site = TestSite::new(&["en"]);
    let include = format!("{ADOBE}# A\n\n{{{{$include part.md}}}}\n");
    site.page("en/a.md", &include);
    site.page("en/b.md", &include.replace("# A", "# B"));
    site.page("en/part.md", "\u{200B}- A\n");
    let run = site.run(&["fix"]);
    assert_eq!(site.read("content/en/part.md"), "- A\n", "{run:?}");
}

#[test]
fn pages_outside_of_the_site_are_its_pages() {
    let site = TestSite::new(&["en"]);
    site.bytes(
        "site/site.yaml",
        b"title: T\nlocales: [en, nl]\nroots: {nl: ../nl}\n",
    );
    site.bytes("site/content/en/page.md", b"# A\n");
    site.bytes("nl/page.md", format!("{ADOBE}\u{200B}- A\n").as_bytes());
    let run = site.run(&["fix", "--root", "site"]);
    assert_eq!(site.read("nl/page.md"), format!("{ADOBE}- A\n"), "{run:?}");
}

#[test]
fn a_file_that_may_not_be_written_is_left_and_the_others_are_not() {
    let site = TestSite::new(&["en"]);
    let damaged = format!("{ADOBE}\u{200B}- A\n");
    site.page("en/a.md", &damaged);
    site.page("en/b.md", &damaged);
    let mut rights = fs::metadata(site.path("content/en/a.md"))
        .unwrap()
        .permissions();
    rights.set_readonly(true);
    fs::set_permissions(site.path("content/en/a.md"), rights).unwrap();
    let run = site.run(&["fix"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.stderr
            .contains("content/en/a.md was not mended: it may not be written to"),
        "{run:?}"
    );
    assert_eq!(site.read("content/en/a.md"), damaged);
    assert!(!site.read("content/en/b.md").contains('\u{200B}'));
    let names = fs::read_dir(site.path("content/en")).unwrap().count();
    assert_eq!(names, 2, "nothing is left beside the files");
}

#[test]
fn bytes_that_are_no_text_are_not_written_over() {
    let site = TestSite::new(&["en"]);
    let bytes = [ADOBE.as_bytes(), "\u{200B}- A ".as_bytes(), b"\xFF\n"].concat();
    site.bytes("content/en/page.md", &bytes);
    let run = site.run(&["fix"]);
    assert_eq!(fs::read(site.path("content/en/page.md")).unwrap(), bytes);
    assert_eq!(run.code, 1, "{run:?}");
}

#[test]
fn facts_in_parts_that_pages_share_are_mended_there_and_once() {
    let site = three_languages("");
    let good = table("06:00 - 16:30 uur", ["Waar", "Uren", "Plaats"]);
    let wrong = good.replacen("06:00", "05:00", 1);
    let include = format!("{ADOBE}{{{{$include part.md}}}}\n");
    site.page("nl/page.md", &include);
    for tag in ["en", "fr"] {
        let text = site.read(&format!("content/{tag}/page.md"));
        site.page(&format!("{tag}/other.md"), &format!("# X\n\n{text}"));
    }
    let other = include.replace("{{", "# X\n\n{{");
    site.page("nl/other.md", &other);
    site.page("nl/part.md", &wrong);
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/nl/part.md"), good, "{run:?}");
    assert_eq!(site.read("content/nl/page.md"), include);
    assert_eq!(site.read("content/nl/other.md"), other);
    assert!(run.stdout.contains("\n1 mended in 1 file; "), "{run:?}");
    // What is right in one page and wrong in another is left.
    site.page("nl/part.md", &wrong);
    for tag in ["en", "fr"] {
        let text = site.read(&format!("content/{tag}/other.md"));
        let text = text.replacen("6:00", "5:00", 1).replacen("6 h", "5 h", 1);
        site.page(&format!("{tag}/other.md"), &text);
    }
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/nl/part.md"), wrong, "{run:?}");
    let why = "left mismatched-hours: its repair would make another finding";
    assert!(run.stdout.contains(why), "{run:?}");
}

#[test]
fn the_source_is_corrected_by_no_majority() {
    let site = three_languages(&table("06:00 - 16:30 uur", ["Waar", "Uren", "Plaats"]));
    site.bytes(
        "site.yaml",
        b"title: T\nlocales: [en, nl, fr]\nsource: en\n",
    );
    let english = table("6:00 am \u{2013} 4:30 pm", ["Where", "Hours", "Place"]);
    let wrong = english.replacen("6:00", "5:00", 1);
    site.page("en/page.md", &wrong);
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/en/page.md"), wrong);
    assert_eq!(run.code, 1);
    let left = "content/en/page.md:3:13: left mismatched-hours: this is the source";
    assert!(run.stdout.contains(left), "{run:?}");
    // Nor is a translation that sides with neither.
    let french = site.read("content/fr/page.md");
    site.page("fr/page.md", &french.replacen("6 h 00", "4 h 00", 1));
    site.page(
        "de/page.md",
        &table("06:00 \u{2013} 16:30 Uhr", ["Wo", "Zeiten", "Ort"]),
    );
    site.bytes(
        "site.yaml",
        b"title: T\nlocales: [en, nl, fr, de]\nsource: en\n",
    );
    let run = site.run(&["fix", "--facts"]);
    assert!(run.stdout.contains("the source says neither"), "{run:?}");
    assert!(site.read("content/fr/page.md").contains("4 h 00"));
    // Where most say what the source does, and without a source, the odd one is mended.
    site.page("en/page.md", &english);
    site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/fr/page.md"), french);
    site.page("en/page.md", &wrong);
    site.bytes("site.yaml", b"title: T\nlocales: [en, nl, fr, de]\n");
    site.run(&["fix", "--facts"]);
    assert_eq!(site.read("content/en/page.md"), english);
}

#[test]
fn a_value_in_several_units_is_mended_whole_or_left() {
    let site = TestSite::new(&["en", "nl", "fr", "zh-TW"]);
    let pages = |en: &str, nl: &str, fr: &str, zh: &str| {
        site.page("en/page.md", &format!("# A\n\nAnswer in {en}.\n"));
        site.page("nl/page.md", &format!("# A\n\nAntwoord in {nl}.\n"));
        site.page("fr/page.md", &format!("# A\n\nRéponse en {fr}.\n"));
        site.page("zh-TW/page.md", &format!("# A\n\n在 {zh}內回覆。\n"));
    };
    let dutch = || site.read("content/nl/page.md");
    let whole = ("35 minutes", "35 minutes", "35 分鐘");
    pages(whole.0, "een half uur en 10 minuten", whole.1, whole.2);
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(dutch(), "# A\n\nAntwoord in 35 minuten.\n", "{run:?}");
    // Each half beside its own.
    pages(
        "1 hour and 30 minutes",
        "1 uur en 20 minuten",
        "1 heure et 30 minutes",
        "1 小時 30 分鐘",
    );
    let run = site.run(&["fix", "--facts"]);
    assert!(dutch().contains("1 uur en 30 minuten"), "{run:?}");
    // Nobody knows which half is wrong.
    pages(
        "1 hour and 30 minutes",
        "80 minuten",
        "1 heure et 30 minutes",
        "1 小時 30 分鐘",
    );
    let run = site.run(&["fix", "--facts"]);
    assert!(dutch().contains("80 minuten"), "{run:?}");
    assert!(
        run.stdout.contains("left mismatched-duration: no way"),
        "{run:?}"
    );
    // A half that is not read as a value.
    pages(
        "35 minutes",
        "35 minuten",
        "une demi-heure et 10 minutes",
        "35 分鐘",
    );
    let run = site.run(&["fix", "--facts"]);
    let french = site.read("content/fr/page.md");
    assert!(french.contains("une demi-heure et 10 minutes"), "{run:?}");
    assert!(run.stdout.contains("said in several units"), "{run:?}");
}

#[test]
fn days_and_halves_of_the_day_are_mended() {
    let site = TestSite::new(&["en"]);
    site.bytes("site.yaml", b"title: T\nlocales: [en, nl, fr, zh-TW]\n");
    let table = |head: &str, rows: [&str; 4]| {
        let [a, b, c, d] = rows;
        format!("# A\n\n{head}\n| --- | --- | --- |\n| A | {a} | {b} |\n| B | {c} | {d} |\n")
    };
    let english = table(
        "| Where | Hours | Days |",
        [
            "6 am – 5:30 pm",
            "Monday to Friday",
            "8 am – 4:30 pm",
            "Monday to Saturday",
        ],
    );
    let chinese = table(
        "| 地點 | 時間 | 日子 |",
        [
            "6:00 – 18:30",
            "星期一至星期四",
            "8:00 – 16:30",
            "星期一至星期六",
        ],
    );
    site.page("en/page.md", &english);
    site.page("zh-TW/page.md", &chinese);
    site.page(
        "nl/page.md",
        &table(
            "| Waar | Uren | Dagen |",
            [
                "6.00 - 18.30 uur",
                "maandag t/m vrijdag",
                "8.00 - 16.30 uur",
                "maandag t/m zaterdag",
            ],
        ),
    );
    site.page(
        "fr/page.md",
        &table(
            "| Où | Heures | Jours |",
            [
                "6 h 00 à 18 h 30",
                "du lundi au vendredi",
                "8 h 00 à 16 h 30",
                "du lundi au samedi",
            ],
        ),
    );
    let run = site.run(&["fix", "--facts"]);
    assert_eq!(
        site.read("content/en/page.md"),
        english.replace("5:30", "6:30"),
        "{run:?}"
    );
    assert_eq!(
        site.read("content/zh-TW/page.md"),
        chinese.replace("星期四", "星期五"),
        "{run:?}"
    );
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_cell_that_a_row_lacks_is_written_at_its_end() {
    let site = TestSite::new(&["en", "nl"]);
    let english = "| A | B | C |\n| --- | --- | --- |\n| Chat | ✔ | ✔ |\n| Phone | 4 hours | 8 hours |\n| Mail | 8 hours | ✔ |\n";
    let good = english.replace("hours", "uur").replace("Phone", "Telefoon");
    site.page("en/page.md", english);
    site.page(
        "nl/page.md",
        &good
            .replacen("✔ | ✔ |", "✔ |", 1)
            .replace(" | 8 uur |\n", "\n"),
    );
    let run = site.run(&["fix", "--facts"]);
    let mended = site.read("content/nl/page.md");
    assert_eq!(mended, good, "{run:?}");
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn marks_around_a_value_stay_in_pairs() {
    let site = TestSite::new(&["en", "nl", "fr"]);
    site.page("en/page.md", "# A\n\nAnswer in **4** hours.\n");
    site.page("fr/page.md", "# A\n\nRéponse en **4** heures.\n");
    for wrong in [
        "Antwoord in **6** uur.",
        "Antwoord in 6 **uur**.",
        "Antwoord in *6 uur*.",
    ] {
        site.page("nl/page.md", &format!("# A\n\n{wrong}\n"));
        site.run(&["fix", "--facts"]);
        let mended = site.read("content/nl/page.md");
        let stars = |text: &str| text.matches('*').count();
        assert_eq!(stars(&mended), stars(wrong), "{mended}");
    }
}

/// A page in English and one in another language that says otherwise; the mended one.
fn fix_facts(tag: &str, source: &str, text: &str) -> String {
    let site = TestSite::new(&["en", tag]);
    site.page("en/page.md", &format!("# A\n\n{source}\n"));
    site.page(&format!("{tag}/page.md"), &format!("# A\n\n{text}\n"));
    site.run(&["fix", "--facts"]);
    let mended = site.read(&format!("content/{tag}/page.md"));
    mended.lines().last().unwrap().to_owned()
}

#[test]
fn a_value_is_written_with_the_decimals_and_blanks_of_its_page() {
    let cases = [
        (
            "nl",
            "It costs €15.",
            "Het kost € 12,00.",
            "Het kost € 15,00.",
        ),
        (
            "nl",
            "It costs €15.",
            "Het kost € 12,50.",
            "Het kost € 15,00.",
        ),
        (
            "nl",
            "It costs €15.50.",
            "Het kost € 12,00.",
            "Het kost € 15,50.",
        ),
        ("nl", "15% more.", "12,5 % meer.", "15 % meer."),
        (
            "ja",
            "Until October 1, 2024.",
            "2024 年 9 月 1 日まで。",
            "2024 年 10 月 1 日まで。",
        ),
    ];
    for (tag, source, text, wanted) in cases {
        assert_eq!(fix_facts(tag, source, text), wanted);
    }
}

#[test]
fn what_stands_beside_a_value_is_not_lost_with_it() {
    let fixed = |[en, fr, nl]: [&str; 3]| {
        let site = TestSite::new(&["en", "nl", "fr"]);
        for (tag, hours) in [("en", en), ("fr", fr), ("nl", nl)] {
            let text = format!("# H\n\n| a | b |\n| --- | --- |\n| x | {hours} |\n");
            site.page(&format!("{tag}/page.md"), &text);
        }
        site.run(&["fix", "--facts"]);
        let mended = site.read("content/nl/page.md");
        mended.lines().last().unwrap().to_owned()
    };
    let range = fixed(["4–6 hours", "4–6 heures", "4–8 uur"]);
    assert_eq!(range, "| x | 4–6 uur |");
    let both = fixed(["4–6 hours", "4–6 heures", "5–8 uur"]);
    assert!(
        ["| x | 4–6 uur |", "| x | 5–8 uur |"].contains(&&*both),
        "{both}"
    );
    // Numbers as words name no cell that says the same.
    let words = fixed(["four hours", "quatre heures", "vijf uur"]);
    assert!(words.ends_with(" uur |"), "{words}");
}

#[test]
fn a_mark_is_written_as_wide_as_its_column() {
    let rows = "| F | S        |\n|---|:--------:|\n| A | ✔        |\n";
    let source = format!("{rows}| B | ✔        |");
    let written = fix_facts("nl", &source, &format!("{rows}| B |          |"));
    assert_eq!(written, "| B | ✔        |");
    let written = fix_facts("nl", &source, &format!("{rows}| B |  |"));
    assert_eq!(written, "| B | ✔ |");
}

#[test]
fn a_translated_head_in_wide_signs_gets_the_keyword_that_the_others_have() {
    let mended = fix_facts(
        "zh-TW",
        ">[!NOTE]\n>\n>Call [us](https://a.example){target=\"_blank\"}.",
        ">[！備註]\n>\n>Call [us](https://a.example)｛target=\"_blank\"｝.",
    );
    assert_eq!(
        mended,
        ">Call [us](https://a.example)｛target=\"_blank\"｝."
    );
    let site = TestSite::new(&["en", "zh-TW"]);
    let page = format!(
        "{ADOBE}>[!NOTE]\n>\n>Call [us](https://a.example){{target=\"_blank\"}}.\n\n## Hours\n"
    );
    let wide = page
        .replace("[!NOTE", "[！備註")
        .replace('{', "｛")
        .replace('}', "｝");
    site.page("en/page.md", &page);
    site.page("zh-TW/page.md", &wide.replace("##", "\u{FEFF}##"));
    let run = site.run(&["fix"]);
    assert_eq!(site.read("content/zh-TW/page.md"), page, "{}", run.stdout);
}

#[test]
fn whole_placeholders_are_told_where_the_source_has_none() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/page.md", "# A\n\nCall Bob.\n\nWrite %1$s there.\n");
    let meant = "Schrijf %1$s daar, of `{{0}}`, {{naam}}, %1$s, __vet__.";
    let told = |text: &str| {
        let dutch = format!("# A\n\nBel {text}.\n\n{meant}\n");
        site.page("nl/page.md", &dutch);
        let run = site.run(&["check", "--format", "json", "--exit-zero"]);
        run.stdout.matches("\"leaked-placeholder\"").count()
    };
    for leak in [
        "__PLACEHOLDER_3__",
        "{{0}}",
        "%2$s",
        "⟦12⟧",
        "<x id=\"1\"/>",
    ] {
        assert_eq!(told(leak), 1, "{leak}");
    }
    for none in [
        "Bob",
        "__Bob__",
        "{{0",
        "50 %",
        "<b id=\"1\">Bob</b>",
        "`__PH_1__`",
    ] {
        assert_eq!(told(none), 0, "{none}");
    }
    // The source may be about placeholders.
    site.page("en/page.md", "# A\n\nCall {{0}}.\n\nWrite %1$s there.\n");
    assert_eq!(told("{{0}}"), 0);
}

#[test]
fn the_worst_of_a_file_is_told_first() {
    let site = TestSite::new(&["en", "nl"]);
    site.page("en/page.md", "# A\n\nText.\n\n## B\n\n4 hours.\n");
    site.page(
        "nl/page.md",
        "# A\n\nTekst. Zie 0&rbrace;.\n\n## B\n\n5 uur.\n",
    );
    site.bytes(
        "site.yaml",
        b"title: T\nlocales: [en, nl]\nsource: en\nrules: {leaked-placeholder: note}\n",
    );
    let told = site.run(&["check"]).stdout;
    let (error, note) = (
        told.find("error[mismatched-duration]"),
        told.find("note[leaked"),
    );
    assert!(error.is_some() && error < note, "{told}");
}

#[test]
fn a_page_in_yaml_is_mended_where_its_file_takes_it() {
    let site = TestSite::new(&["en", "nl"]);
    let page = |summary: &str, first: &str, second: &str, third: &str| {
        format!(
            "### YamlMime:FAQ\ntitle: T\nsummary: {summary}\nsections:\n- name: S\n  questions:\n  \
             - question: Q\n    answer: |\n      {first}\n  - question: R\n    answer: {second}\n  \
             - question: U\n    answer: {third}\n"
        )
    };
    let note = |word: &str| format!("{word}\n      >\n      > In 2 days.");
    site.page(
        "en/q.yml",
        &page(
            "In 5 days.",
            &note("> [!NOTE]"),
            "'Well, it''s 3 days.'",
            "There.",
        ),
    );
    let nl = page(
        "In 6 dagen.",
        &note("&#x200B;> [!NOTE]"),
        "'Nou, ''t is 4 dagen.'",
        // Without the invisible character the value would be a block.
        "\u{200B}> Daar.",
    );
    let nl = nl.replace("In 2 days", "In 2 dagen");
    site.page("nl/q.yml", &nl);
    let run = site.run(&["fix"]);
    let mended = nl.replace("&#x200B;> [!NOTE]", "> [!NOTE]");
    assert_eq!(site.read("content/nl/q.yml"), mended, "{run:?}");
    let left =
        "left zero-width-before-block: the YAML file does not write this as the page shows it";
    assert!(run.stdout.contains(left), "{run:?}");
    let run = site.run(&["fix", "--facts"]);
    let mended = mended.replace("6 dagen", "5 dagen");
    let mended = mended.replace("4 dagen", "3 dagen");
    assert_eq!(site.read("content/nl/q.yml"), mended, "{run:?}");
}
