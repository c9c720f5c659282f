//! What comparison tables may never do: say something that their pages do not, or hide what they do.

mod support;

use std::collections::BTreeMap;

use support::site::TestSite;

/// The lines of the table that `compare.md` of a language asks for.
fn table(site: &TestSite, language: &str) -> Vec<String> {
    let run = site.run(&["build", "--no-search"]);
    assert!(run.code < 2, "{}", run.stderr);
    let csv = site.read(&format!("public/{language}/compare/comparison.csv"));
    csv.lines().skip(1).map(str::to_owned).collect()
}

/// A site with plans `a`, `b` … in English, and their comparison.
fn plans(pages: &[&str]) -> TestSite {
    let site = TestSite::new(&["en", "nl"]);
    let names: Vec<String> = ('a'..).take(pages.len()).map(String::from).collect();
    for (name, page) in names.iter().zip(pages) {
        site.page(&format!("en/{name}.md"), page);
    }
    ask(&site, &format!("plans: [{}]", names.join(", ")));
    site
}

fn ask(site: &TestSite, request: &str) {
    for language in ["en", "nl"] {
        let text = format!("# Compare\n\n```comparison\n{request}\n```\n");
        site.page(&format!("{language}/compare.md"), &text);
    }
}

fn page(title: &str, head: &str, rows: &[(&str, &str)]) -> String {
    let rows = rows
        .iter()
        .map(|(label, cell)| format!("| {label} | {cell} |\n"));
    let rows: String = rows.collect();
    format!("# {title}\n\n## Limits\n\n| Feature | {head} |\n| --- | --- |\n{rows}")
}

#[test]
fn a_cell_without_a_fact_is_shown_in_its_own_words() {
    let words = [
        ("Contacts", "Unlimited"),
        ("Cases", "On request"),
        ("Calls", "✔ (paid add-on)"),
        ("Mails", "Yes, by form"),
        ("Reviews", "once per quarter"),
        ("Visits", ""),
    ];
    let facts = words.map(|(label, _)| (label, "7"));
    // Be there a fact in the other rows of the page or not.
    for more in [&[][..], &[("Seats", "4")]] {
        let own = [&words[..], more].concat();
        let site = plans(&[&page("One", "Value", &own), &page("Two", "Value", &facts)]);
        let table = table(&site, "en");
        let expected = words.map(|(label, cell)| {
            let cell = if cell.contains(',') {
                format!("\"{cell}\"")
            } else {
                cell.to_owned()
            };
            format!("Limits,{label},{cell},7")
        });
        assert_eq!(table[..expected.len()], expected);
    }
}

#[test]
fn what_changes_a_value_is_not_taken_from_it() {
    let cells = [
        "≤ 4 hours",
        "<5",
        "10+",
        "-5",
        "before 2026-01-01",
        "2-4 hours",
        "5–10 users",
        "n/a",
        "2 ✔",
        "✔ / —",
        "Yes / No",
        "✔ ✘",
        "1 h 30 min",
        "~~4~~ 5 hours",
        "4 hours*",
        "within 4 hours",
        "once a day",
        "2026-01-01 - 2026-12-31",
        "€1234.50 / month",
        "~4 hours",
        "not 24x7",
    ];
    let labels: Vec<String> = (1..=cells.len()).map(|n| format!("Row {n}")).collect();
    let rows: Vec<(&str, &str)> = labels.iter().map(String::as_str).zip(cells).collect();
    let site = plans(&[&page("One", "Value", &rows), &page("Two", "Value", &rows)]);
    let table = table(&site, "en");
    for (line, (label, cell)) in table.iter().zip(&rows) {
        assert_eq!(*line, format!("Limits,{label},{cell},{cell}"));
    }
    assert_eq!(table.len(), rows.len());
}

#[test]
fn bare_values_are_written_by_the_rules_of_the_language() {
    let rows = [
        ("A", "25000"),
        ("B", "24x7/<br>1 hour"),
        ("C", "Mon-Fri 9:00 AM - 5:00 PM"),
        ("D", "✔"),
    ];
    let page = page("One", "Value", &rows);
    let site = plans(&[&page, &page.replace("One", "Two")]);
    let written = [
        "25,000",
        "24x7 / 1 hour",
        "Monday – Friday, 9:00 AM – 5:00 PM",
        "Included",
    ];
    for (line, written) in table(&site, "en").iter().zip(written) {
        assert!(
            line.replace('"', "")
                .contains(&format!(",{written},{written}")),
            "{line}"
        );
    }
}

#[test]
fn a_translation_speaks_for_itself() {
    let rows = [
        ("Contacts", "4"),
        ("Answer", "4 hours"),
        ("Open", "9:00 AM - 5:00 PM"),
    ];
    let english = page("One", "Value", &rows);
    let site = plans(&[&english, &english.replace("One", "Two")]);
    let dutch = |title: &str, rows: &[(&str, &str)]| {
        let page = page(title, "Waarde", rows);
        page.replace("Limits", "Grenzen")
            .replace("Feature", "Functie")
    };
    site.page(
        "nl/a.md",
        &dutch(
            "Een",
            &[("Contacten", "onbeperkt"), ("Antwoord", "op aanvraag")],
        ),
    );
    site.page(
        "nl/b.md",
        &dutch(
            "Twee",
            &[
                ("Contacten", "4"),
                ("Antwoord", "4 uur"),
                ("Open", "gesloten"),
            ],
        ),
    );
    let lines = table(&site, "nl");
    assert_eq!(
        lines,
        [
            "Grenzen,Contacten,onbeperkt,4",
            "Grenzen,Antwoord,op aanvraag,4 uur",
            "Grenzen,Open,,gesloten"
        ]
    );
    // A page that is not translated says in whose language it is.
    std::fs::remove_file(site.path("content/nl/b.md")).unwrap();
    table(&site, "nl");
    let csv = site.read("public/nl/compare/comparison.csv");
    assert!(
        csv.lines().next().unwrap().ends_with(",Een,Two (English)"),
        "{csv}"
    );
    let html = site.read("public/nl/compare/index.html");
    assert!(
        html.contains("<small>(<span lang=\"en\" dir=\"ltr\">English</span>)</small>"),
        "{html}"
    );
}

#[test]
fn a_cell_counts_for_each_column_and_row_that_it_spans() {
    let rows = "<tr><th>Feature</th><th>Online Support</th><th>Business Support</th></tr>\
        <tr><td>Chat</td><td colspan=\"2\">✔</td></tr>\
        <tr><td>First</td><td rowspan=\"2\">4 hours</td><td>1 hour</td></tr>\
        <tr><td>Second</td><td>2 hours</td></tr>\
        <tr><td rowspan=\"2\">P1</td><td>24x7</td><td>24x7</td></tr>\
        <tr><td>6 hours</td><td>30 minutes</td></tr>";
    let page = |title: &str| format!("# {title}\n\n<table>{rows}</table>\n");
    let site = plans(&[&page("Online Support"), &page("Business Support")]);
    assert_eq!(
        table(&site, "en"),
        [
            ",Chat,Included,Included",
            ",First,4 hours,1 hour",
            ",Second,4 hours,2 hours",
            ",P1,24x7,24x7",
            ",P1,6 hours,30 minutes"
        ]
    );
}

#[test]
fn a_changed_fact_changes_its_own_cell_though_others_say_the_same() {
    let page = |title: &str, hours: [&str; 4]| {
        let section = |name: &str, hours: &[&str]| {
            format!(
                "## {name}\n\n| Region | Weekdays | Weekends |\n| --- | --- | --- |\n\
                 | Americas | {} | {} |\n\n",
                hours[0], hours[1]
            )
        };
        format!(
            "# {title}\n\n{}{}",
            section("Phone", &hours[..2]),
            section("Chat", &hours[2..])
        )
    };
    let same = ["4 hours"; 4];
    let two = page("Two", same);
    let site = plans(&[&page("One", same), &two]);
    let before = table(&site, "en");
    assert_eq!(before.len(), 4);
    for changed in 0..4 {
        let mut hours = same;
        hours[changed] = "5 hours";
        site.page("en/a.md", &page("One", hours));
        let after = table(&site, "en");
        let mut expected = before.clone();
        expected[changed] = expected[changed].replacen("4 hours", "5 hours", 1);
        assert_eq!(after, expected);
    }
}

#[test]
fn a_page_speaks_for_its_own_plan() {
    let rows = "| Feature | Basic | Premium | Elite |\n| --- | --- | --- | --- |\n| Contacts | 2 | 9 | 20 |\n";
    let page = |title: &str| format!("# {title}\n\n## Features\n\n{rows}");
    let site = plans(&[&page("Basic Plan"), &page("Premium Plan")]);
    assert_eq!(table(&site, "en"), ["Features,Contacts,2,9"]);
    // Where no head tells, each column keeps its own.
    let site = plans(&[&page("Small"), &page("Large")]);
    assert_eq!(
        table(&site, "en"),
        [
            "Features,Contacts – Basic,2,2",
            "Features,Contacts – Premium,9,9",
            "Features,Contacts – Elite,20,20"
        ]
    );
    // The title in the fields, and the word of the navigation.
    let site = plans(&[
        &format!("---\ntitle: Basic\n---\n{}", page("Begin here")),
        &page("All of it"),
    ]);
    site.page("en/TOC.md", "# Plans\n\n- [One](a.md)\n- [Premium](b.md)\n");
    assert_eq!(table(&site, "en"), ["Features,Contacts,2,9"]);
}

#[test]
fn rows_with_other_labels_are_other_rows() {
    let page = |title: &str, section: &str, head: &str| {
        format!(
            "# {title}\n\n## {section}\n\n| Priority | {head} |\n| --- | --- |\n| P1 | 4 hours |\n"
        )
    };
    let one = page("One", "Targets", "First response");
    let site = plans(&[&one, &page("Two", "Targets", "Time to solution")]);
    assert_eq!(
        table(&site, "en"),
        [
            "Targets,P1 – First response,4 hours,",
            "Targets,P1 – Time to solution,,4 hours"
        ]
    );
    let site = plans(&[
        &one,
        &page("Two", "Chat", "First response"),
        &page("Three", "Chat", "First response"),
    ]);
    assert_eq!(
        table(&site, "en"),
        ["Targets,P1,4 hours,,", "Chat,P1,,4 hours,4 hours"]
    );
}

#[test]
fn a_list_and_a_table_share_a_row_only_where_one_kind_of_fact_is_meant() {
    let table_of = |heads: &str, cells: &str| {
        format!(
            "# Two\n\n## Phone\n\n| Country | {heads} |\n| --- | --- | --- |\n| Japan | {cells} |\n"
        )
    };
    let list = "# One\n\n## Phone\n\n- Japan: 0800 020 2546\n";
    let site = plans(&[list, &table_of("Number | Open", "0800 020 2547 | 24x7")]);
    assert_eq!(
        table(&site, "en"),
        [
            "Phone,Japan – Number,0800 020 2546,0800 020 2547",
            "Phone,Japan – Open,,24x7"
        ]
    );
    let site = plans(&[list, &table_of("Open | Languages", "24x7 | 3")]);
    assert_eq!(
        table(&site, "en"),
        [
            "Phone,Japan,0800 020 2546,",
            "Phone,Japan – Open,,24x7",
            "Phone,Japan – Languages,,3"
        ]
    );
}

#[test]
fn what_one_row_says_of_all_columns_holds_for_each() {
    let page = |title: &str, cell: &str| {
        format!(
            "# {title}\n\n<table><tr><th>Americas</th><th>Japan</th></tr>\
             <tr><td colspan=\"2\">{cell}</td></tr></table>\n"
        )
    };
    let site = plans(&[
        &page("One", "9:00 AM - 5:00 PM"),
        &page("Two", "On request"),
    ]);
    assert_eq!(
        table(&site, "en"),
        [
            ",Americas,9:00 AM – 5:00 PM,On request",
            ",Japan,9:00 AM – 5:00 PM,On request"
        ]
    );
}

#[test]
fn heads_below_the_plan_s_own_tell_its_columns_apart() {
    let page = |title: &str| {
        format!(
            "# {title}\n\n<table><thead><tr><th rowspan=\"2\">Priority</th><th colspan=\"2\">Basic</th>\
             <th colspan=\"2\">Premium</th></tr>\
             <tr><th>By day</th><th>By night</th><th>By day</th><th>By night</th></tr></thead>\
             <tr><th>P1</th><td>4 hours</td><td>8 hours</td><td>1 hour</td><td>2 hours</td></tr></table>\n"
        )
    };
    let site = plans(&[&page("Basic Plan"), &page("Premium Plan")]);
    assert_eq!(
        table(&site, "en"),
        [
            ",P1 – By day,4 hours,1 hour",
            ",P1 – By night,8 hours,2 hours"
        ]
    );
}

#[test]
fn a_label_that_reads_as_a_fact_is_a_label() {
    let rows = [
        ("Midnight", "12:00 AM - 1:00 AM"),
        ("2026", "5"),
        ("Nine", "9"),
        ("24x7", "✔"),
        ("Chat", "1"),
    ];
    let page = page("One", "Value", &rows).replace("## Limits\n\n", "");
    let site = plans(&[&page, &page.replace("One", "Two")]);
    let labels: Vec<String> = table(&site, "en")
        .iter()
        .map(|line| line.split(',').take(2).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(labels, [",Midnight", ",2026", ",Nine", ",24x7", ",Chat"]);
}

#[test]
fn editions_hold_what_is_said_for_them_and_for_all() {
    let site = TestSite::new(&["en", "nl"]);
    let part = |range: &str, item: &str| {
        format!("::: moniker range=\"{range}\"\n\n- {item}\n\n::: moniker-end\n\n")
    };
    let text = [
        part("ww", "Phone: 0800 020 2546"),
        part("de || cn", "Phone: 0800 020 2547"),
        part("!= cn", "Chat: 24x7"),
        part(">= v3", "Fax: 0800 020 2548"),
        "- Contacts: 5\n".to_owned(),
    ];
    site.page(
        "en/a.md",
        &format!(
            "---\nms.topic: article\n---\n# Contact\n\n{}",
            text.concat()
        ),
    );
    ask(&site, "editions: a");
    assert_eq!(
        table(&site, "en"),
        [
            ",Phone,0800 020 2546,0800 020 2547,0800 020 2547,",
            ",Chat,24x7,24x7,,24x7",
            ",Fax,,,,0800 020 2548",
            ",Contacts,5,5,5,5"
        ]
    );
    let unclear = text.concat().replace(">= v3", ">= cloud");
    site.page(
        "en/a.md",
        &format!("---\nms.topic: article\n---\n# Contact\n\n{unclear}"),
    );
    let check = site.run(&["check"]);
    let told = check.stdout + &check.stderr;
    assert!(
        told.contains("unclear-edition") && told.contains(">= cloud"),
        "{told}"
    );
}

#[test]
fn footnotes_go_with_their_cells_into_every_form() {
    let rows = [
        ("A", "4 hours\\*"),
        ("B", "5 hours<sup>1,2</sup>"),
        ("C", "6 hours†"),
        ("D", "10*"),
    ];
    let notes = "\n\\* Not on holidays.\n\n<sup>1</sup> Only by day.\n\n<sup>2</sup> Not in May.\n";
    let page = page("One", "Value", &rows) + notes;
    let site = plans(&[&page, &page.replace("One", "Two")]);
    assert_eq!(
        table(&site, "en"),
        [
            "Limits,A,4 hours [1],4 hours [1]",
            "Limits,B,5 hours [2] [3],5 hours [2] [3]",
            "Limits,C,6 hours†,6 hours†",
            "Limits,D,10 [1],10 [1]",
            "Footnotes,[1],Not on holidays.",
            "Footnotes,[2],Only by day.",
            "Footnotes,[3],Not in May.",
        ]
    );
    let json = site.read("public/en/compare/comparison.json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let number = &json["rows"][1]["cells"][0]["notes"][1];
    let notes = json["notes"].as_array().unwrap();
    let note = notes.iter().find(|note| note["number"] == *number).unwrap();
    assert_eq!(note["text"], "Not in May.");
}

#[test]
fn two_tables_without_a_name_are_told_apart_and_copied_as_text() {
    let page = page("One", "Value", &[("Contacts", "4")]);
    let site = plans(&[&page, &page.replace("One", "Two")]);
    let block = "```comparison\nplans: [a, b]\ntitle: \"\"\n```\n\n";
    site.page("en/compare.md", &format!("# Compare\n\n{block}{block}"));
    table(&site, "en");
    let html = site.read("public/en/compare/index.html");
    for caption in [
        "Plans side by side</caption>",
        "Plans side by side (2)</caption>",
    ] {
        assert!(html.contains(caption), "{html}");
    }
    let files = support::site::files(&site.path("public/en/compare"));
    let files: BTreeMap<_, _> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".md"))
        .collect();
    let copy = match files.values().next() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        None => site.read("public/en/compare.md"),
    };
    assert!(copy.contains("| **Limits** |\n"), "{copy}");
    assert!(!copy.contains("Show only"), "{copy}");
}

#[test]
fn writers_see_whose_each_cell_is_and_where_it_stands() {
    let site = TestSite::new(&["en", "nl"]);
    site.page(
        "en/a.md",
        &page("One", "Value", &[("Contacts", "4"), ("Cases", "5")]),
    );
    site.page(
        "nl/a.md",
        &page("Een", "Waarde", &[("Contacts", "4"), ("Cases", "6")]),
    );
    site.run(&["build", "--no-search"]);
    let json = site.read("public/_translations/a/comparison.json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let cell = &json["rows"][1]["cells"][1];
    assert_eq!(
        (&cell["locale"], &cell["place"]),
        (&"nl".into(), &"content/nl/a.md:8".into())
    );
    let csv = site.read("public/_translations/a/comparison.csv");
    let marked: Vec<bool> = csv
        .lines()
        .skip(1)
        .map(|line| line.ends_with(",differs"))
        .collect();
    assert_eq!(marked, [false, true]);
    let html = site.read("public/_translations/a/index.html");
    assert!(html.contains("<small>content/nl/a.md:8</small>"), "{html}");
}
