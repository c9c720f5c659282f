//! `lsp` as an editor meets it: a script speaks the protocol with the program over its standard input and
//! output.

mod support;

use serde_json::{Value, json};
use support::editor::{Editor, address, edited};
use support::git::{git, has_git};
use support::site::TestSite;

/// A page with one row, in one language.
fn page(head: &str, label: &str, hours: &str) -> String {
    format!(
        "---\nms.topic: x\n---\n# {head}\n\n| | {head} |\n| --- | --- |\n| {label} | {hours} |\n"
    )
}

fn site() -> TestSite {
    let site = TestSite::new(&["en", "nl", "fr", "zh-TW"]);
    site.page(
        "en/plan é.md",
        &page("Plan", "Opening hours", "09:00 – 17:00 UTC"),
    );
    site.page(
        "nl/plan é.md",
        &page("Plan", "Openingstijden", "09:00 – 17:00 UTC"),
    );
    site.page(
        "fr/plan é.md",
        &page("Plan", "Heures", "9 h 00 – 17 h 00 UTC"),
    );
    site.page(
        "zh-TW/plan é.md",
        &page("方案", "🙂 時間", "09:00 – 17:00 UTC"),
    );
    site
}

fn at(site: &TestSite, name: &str) -> String {
    address(&site.path(name).canonicalize().unwrap())
}

fn open(site: &TestSite) -> Editor {
    Editor::open(&site.path("").canonicalize().unwrap())
}

fn rules(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .map(|found| found["code"].as_str().unwrap_or(""))
        .collect()
}

/// The position of a text, with columns in UTF-16.
fn position(text: &str, needle: &str) -> Value {
    let at = text.find(needle).unwrap();
    let line = text[..at].matches('\n').count();
    let before = text[..at].rsplit('\n').next().unwrap();
    json!({"line": line, "character": before.encode_utf16().count()})
}

#[test]
fn findings_come_as_one_types_and_go_when_they_are_mended() {
    let site = site();
    let mut editor = open(&site);
    let page = at(&site, "content/zh-TW/plan é.md");
    let text = site.read("content/zh-TW/plan é.md");
    editor.did_open(&page, &text);
    assert!(editor.findings(&page, |_| true).is_empty());
    // Nothing is saved.
    let wrong = text.replace("17:00", "18:00");
    editor.did_change(&page, 2, &wrong);
    let found = editor.findings(&page, |found| !found.is_empty());
    assert_eq!(rules(&found), ["mismatched-hours"]);
    let finding = &found[0];
    assert_eq!(finding["severity"], 1);
    assert_eq!(finding["source"], "isogloss");
    let href = finding["codeDescription"]["href"].as_str().unwrap();
    assert!(href.ends_with("mismatched-hours.md"), "{href}");
    // An astral character stands before the place and counts two.
    assert_eq!(finding["range"]["start"], position(&wrong, "09:00"));
    assert_eq!(finding["range"]["end"], position(&wrong, " UTC"));
    let related = finding["relatedInformation"].as_array().unwrap();
    let sibling = at(&site, "content/fr/plan é.md").to_uppercase();
    let places = related
        .iter()
        .map(|other| other["location"]["uri"].as_str().unwrap());
    assert!(
        places.map(str::to_uppercase).any(|uri| uri == sibling),
        "{related:?}"
    );
    editor.did_change(&page, 3, &text);
    editor.findings(&page, <[Value]>::is_empty);
    assert_eq!(editor.leave(true), (Some(0), String::new()));
}

#[test]
fn what_other_languages_have_is_shown_and_gone_to() {
    let site = site();
    site.page(
        "nl/plan é.md",
        &site.read("content/nl/plan é.md").replace("17:00", "18:30"),
    );
    let mut editor = open(&site);
    let page = at(&site, "content/en/plan é.md");
    let text = site.read("content/en/plan é.md").replace('\n', "\r\n");
    editor.did_open(&page, &text);
    let about = json!({"textDocument": {"uri": page}, "position": position(&text, "17:00")});
    let hover = editor.ask("textDocument/hover", about.clone());
    let told = hover["result"]["contents"]["value"].as_str().unwrap();
    for part in [
        "| **en** | 09:00 – 17:00 UTC |",
        "| nl | 09:00 – 18:30 UTC | hours 09:00–18:30",
        "| fr | 9 h 00 – 17 h 00 UTC | hours 09:00–17:00",
        "`mismatched-hours`",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // A finding of a page of the family that is not open.
    let dutch = editor.found.borrow().clone();
    let dutch: Vec<_> = dutch
        .iter()
        .filter(|(uri, _)| uri.contains("/nl/"))
        .collect();
    assert_eq!(rules(dutch[0].1), ["mismatched-hours"]);
    for method in ["textDocument/definition", "textDocument/implementation"] {
        let places = editor.ask(method, about.clone());
        let places = places["result"].as_array().unwrap();
        assert_eq!(places.len(), 3, "{places:?}");
        assert!(
            places
                .iter()
                .all(|place| place["range"]["start"]["line"] == 7),
            "{places:?}"
        );
    }
    // A heading has brothers too, and the front matter at least pages.
    for needle in ["Plan", "topic"] {
        let about = json!({"textDocument": {"uri": page}, "position": position(&text, needle)});
        let places = editor.ask("textDocument/definition", about);
        assert_eq!(
            places["result"].as_array().unwrap().len(),
            3,
            "{needle}: {places}"
        );
    }
    let closed = json!({"textDocument": {"uri": page}});
    editor.tell("textDocument/didClose", closed);
    editor.findings(dutch[0].0, <[Value]>::is_empty);
    editor.leave(true);
}

#[test]
fn parts_that_pages_bring_in_have_siblings_too() {
    let site = site();
    let whole = site.read("content/nl/plan é.md");
    let (head, rows) = whole.split_at(whole.find("| |").unwrap());
    site.page(
        "nl/plan é.md",
        &format!("{head}[!INCLUDE [rows](parts/rows.md)]\n"),
    );
    site.page("nl/parts/rows.md", &rows.replace("17:00", "18:30"));
    let mut editor = open(&site);
    let part = at(&site, "content/nl/parts/rows.md");
    let text = site.read("content/nl/parts/rows.md");
    editor.did_open(&part, &text);
    editor.findings(&part, |found| rules(found) == ["mismatched-hours"]);
    let about = json!({"textDocument": {"uri": part}, "position": position(&text, "18:30")});
    let hover = editor.ask("textDocument/hover", about.clone());
    let told = hover["result"]["contents"]["value"].as_str().unwrap();
    for said in [
        "| **nl** | 09:00 – 18:30 UTC |",
        "| en | 09:00 – 17:00 UTC |",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let places = editor.ask("textDocument/definition", about);
    assert_eq!(places["result"].as_array().unwrap().len(), 3, "{places}");
    let range = json!({"start": position(&text, "18:30"), "end": position(&text, "18:30")});
    let params =
        json!({"textDocument": {"uri": part}, "range": range, "context": {"diagnostics": []}});
    let actions = editor.ask("textDocument/codeAction", params);
    let edit = &actions["result"][0]["edit"]["changes"][&part][0];
    assert_eq!(edit["newText"], "7:0", "{actions}");
    editor.leave(true);
}

#[test]
fn drafts_are_pages_of_an_editor_that_asks_for_them() {
    let site = site();
    for tag in ["en", "nl"] {
        let text = page("Plan", "Hours", if tag == "en" { "9:00" } else { "8:00" });
        let draft = text.replacen("---\n", "---\ndraft: true\n", 1);
        site.page(&format!("{tag}/draft.md"), &draft);
    }
    for (arguments, wanted) in [(&["lsp", "--drafts"][..], true), (&["lsp"], false)] {
        let mut editor = Editor::speak(&site.path("").canonicalize().unwrap(), arguments);
        let draft = at(&site, "content/nl/draft.md");
        editor.did_open(&draft, &site.read("content/nl/draft.md"));
        let about =
            json!({"textDocument": {"uri": draft}, "position": {"line": 8, "character": 12}});
        let hover = editor.ask("textDocument/hover", about);
        assert_eq!(hover["result"].is_object(), wanted, "{hover}");
        editor.leave(true);
    }
}

#[test]
fn an_action_mends_or_accepts_a_finding() {
    let site = site();
    let mut editor = open(&site);
    let page = at(&site, "content/zh-TW/plan é.md");
    let broken = site
        .read("content/zh-TW/plan é.md")
        .replace("17:00", "18:00")
        + "\n\u{200b}[!NOTE]\n\u{200b}> 🙂\n\u{200b}| a | b |\n";
    let text = broken.replace('\n', "\r\n");
    editor.did_open(&page, &text);
    let found = editor.findings(&page, |found| found.len() > 1);
    let actions = |editor: &mut Editor, finding: &Value| {
        let params = json!({
            "textDocument": {"uri": page}, "range": finding["range"],
            "context": {"diagnostics": [finding]},
        });
        editor.ask("textDocument/codeAction", params)["result"]
            .as_array()
            .unwrap()
            .clone()
    };
    let mendable = found
        .iter()
        .find(|one| one["code"] == "zero-width-before-block")
        .unwrap();
    let all = actions(&mut editor, mendable);
    let fix = all
        .iter()
        .find(|action| action["isPreferred"] == true)
        .unwrap();
    assert_eq!(fix["title"], "Delete the invisible character");
    let edits = fix["edit"]["changes"][&page].as_array().unwrap();
    let mended = edited(&text, edits);
    let count = rules(&found)
        .iter()
        .filter(|rule| **rule == "zero-width-before-block")
        .count();
    editor.did_change(&page, 2, &mended);
    let found = editor.findings(&page, |found| {
        let left = rules(found)
            .into_iter()
            .filter(|rule| *rule == "zero-width-before-block");
        left.count() == count - 1
    });
    let drift = found
        .iter()
        .find(|one| one["code"] == "mismatched-hours")
        .unwrap();
    let all = actions(&mut editor, drift);
    let accept = all
        .iter()
        .find(|action| action["isPreferred"] == false)
        .unwrap();
    let edits = accept["edit"]["changes"][&page].as_array().unwrap();
    let remarked = edited(&mended, edits);
    assert!(
        remarked.contains("18:00<!-- allow mismatched-hours: -->"),
        "{remarked}"
    );
    // Without a reason it still counts.
    editor.did_change(&page, 3, &remarked);
    editor.findings(&page, |found| {
        rules(found).contains(&"allow-without-reason")
    });
    let accepted = remarked.replace("hours: -->", "hours: it is so -->");
    editor.did_change(&page, 4, &accepted);
    editor.findings(&page, |found| {
        !rules(found)
            .iter()
            .any(|rule| ["mismatched-hours", "allow-without-reason"].contains(rule))
    });
    editor.leave(true);
}

#[test]
fn broken_settings_are_told_of_and_recovered_from() {
    let site = site();
    let good = site.read("site.yaml");
    site.bytes("site.yaml", b"title: Test\nlocalse: [en]\n");
    let mut editor = open(&site);
    let settings = at(&site, "site.yaml");
    let found = editor.findings(&settings, |found| !found.is_empty());
    assert_eq!(
        found[0]["range"]["start"],
        json!({"line": 1, "character": 0})
    );
    assert!(
        found[0]["message"].as_str().unwrap().contains("localse"),
        "{found:?}"
    );
    let page = at(&site, "content/nl/plan é.md");
    let wrong = site.read("content/nl/plan é.md").replace("17:00", "18:30");
    editor.did_open(&page, &wrong);
    let about = json!({"textDocument": {"uri": page}, "position": {"line": 7, "character": 22}});
    assert_eq!(
        editor.ask("textDocument/hover", about.clone())["result"],
        Value::Null
    );
    // Mended in the editor and not saved.
    editor.did_open(&settings, &good);
    editor.findings(&settings, <[Value]>::is_empty);
    assert_eq!(
        rules(&editor.findings(&page, |found| !found.is_empty())),
        ["mismatched-hours"]
    );
    assert!(editor.ask("textDocument/hover", about)["result"].is_object());
    // Closed: the broken file counts again, until it is saved and the editor tells of it.
    // Until then nobody knows where in a newer text anything stands.
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": settings}}),
    );
    editor.findings(&settings, |found| !found.is_empty());
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let any =
        json!({"textDocument": {"uri": page}, "range": whole, "context": {"diagnostics": []}});
    let actions = |editor: &mut Editor| {
        let answer = editor.ask("textDocument/codeAction", any.clone());
        answer["result"].as_array().map_or(0, Vec::len)
    };
    assert!(actions(&mut editor) > 0);
    let longer = wrong.replace("# ", "Above.\n\n# ");
    editor.did_change(&page, 2, &longer);
    assert_eq!(actions(&mut editor), 0);
    site.bytes("site.yaml", good.as_bytes());
    let change = json!({"changes": [{"uri": settings, "type": 2}]});
    editor.tell("workspace/didChangeWatchedFiles", change);
    editor.findings(&settings, <[Value]>::is_empty);
    assert!(actions(&mut editor) > 0);
    editor.leave(true);
}

#[test]
fn a_commit_is_the_newest_one_for_an_editor_too() {
    if !has_git() {
        return;
    }
    let site = site();
    let commit = |arguments: &[&str]| {
        git(&site.path("."), &["add", "-A"]);
        git(&site.path("."), arguments);
        git(&site.path("."), &["rev-parse", "HEAD"])
    };
    git(&site.path("."), &["init", "-q"]);
    let first = commit(&["commit", "-qm", "First"]);
    let name = |language: &str| format!("content/{language}/plan é.md");
    for (language, old, new) in [
        ("en", "17:00", "18:00"),
        ("nl", "17:00", "18:00"),
        ("fr", "17 h", "18 h"),
        ("zh-TW", "17:00", "18:00"),
    ] {
        let text = site.read(&name(language)).replace(old, new);
        site.bytes(&name(language), text.as_bytes());
    }
    let field = format!("source-commit: {first}\nms.topic");
    let dutch = site.read(&name("nl")).replace("ms.topic", &field);
    let mut editor = open(&site);
    let page = at(&site, &name("nl"));
    editor.did_open(&page, &dutch);
    let says = |editor: &Editor, text: &str| {
        editor.findings(&page, |found| {
            let mut messages = found.iter().map(|one| one["message"].as_str().unwrap());
            messages.any(|message| message.contains(text))
        })
    };
    says(&editor, "commit the source");
    let second = commit(&["commit", "-qm", "Second"]);
    let save = json!({"textDocument": {"uri": page}});
    editor.tell("textDocument/didSave", save.clone());
    says(&editor, &second);
    let amended = commit(&["commit", "-q", "--amend", "-m", "Third"]);
    editor.tell("textDocument/didSave", save);
    says(&editor, &amended);
    editor.leave(true);
}

#[test]
fn an_editor_may_count_bytes_and_open_no_folder() {
    let site = site();
    let mut editor = Editor::start(&site.path(""));
    let offer = editor.greet(
        Value::Null,
        json!({"positionEncodings": ["utf-16", "utf-8"]}),
    );
    assert_eq!(offer["capabilities"]["positionEncoding"], "utf-8");
    let page = at(&site, "content/zh-TW/plan é.md");
    let wrong = site
        .read("content/zh-TW/plan é.md")
        .replace("17:00", "18:00");
    editor.did_open(&page, &wrong);
    let found = editor.findings(&page, |found| !found.is_empty());
    let line = wrong.lines().nth(7).unwrap();
    let column = line.find("09:00").unwrap();
    assert_eq!(
        found[0]["range"]["start"],
        json!({"line": 7, "character": column})
    );
    editor.leave(true);
}

#[test]
fn an_editor_without_a_site_is_told_so_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut editor = Editor::open(folder.path());
    let told = editor.wait(|message| message["method"] == "window/showMessage");
    assert!(
        told["params"]["message"]
            .as_str()
            .unwrap()
            .contains("site.yaml"),
        "{told}"
    );
    let page = address(&folder.path().join("a.md"));
    editor.did_open(&page, "# A\n");
    editor.did_open("untitled:1", "# A\n");
    let about = json!({"textDocument": {"uri": page}, "position": {"line": 0, "character": 2}});
    assert_eq!(
        editor.ask("textDocument/hover", about)["result"],
        Value::Null
    );
    // A later page may lie in a site.
    let site = site();
    let other = at(&site, "content/nl/plan é.md");
    let wrong = site.read("content/nl/plan é.md").replace("17:00", "18:30");
    editor.did_open(&other, &wrong);
    editor.findings(&other, |found| !found.is_empty());
    editor.leave(true);
}

#[test]
fn files_are_watched_where_the_editor_does_not() {
    let site = site();
    let mut editor = Editor::start(&site.path(""));
    let folder = address(&site.path("").canonicalize().unwrap());
    let capabilities = json!({"processId": null, "rootUri": folder, "capabilities": {}});
    editor.ask("initialize", capabilities);
    editor.tell("initialized", json!({}));
    let page = at(&site, "content/en/plan é.md");
    editor.did_open(&page, &site.read("content/en/plan é.md"));
    editor.findings(&page, |_| true);
    let dutch = site.read("content/nl/plan é.md");
    site.page("nl/plan é.md", &dutch.replace("17:00", "18:30"));
    let told = editor.wait(|message| message["params"]["diagnostics"].get(0).is_some());
    assert!(
        told["params"]["uri"].as_str().unwrap().contains("/nl/"),
        "{told}"
    );
    editor.leave(true);
}

#[test]
fn the_protocol_is_kept_whatever_is_said() {
    let site = site();
    let folder = site.path("");
    let code = |answer: Value| answer["error"]["code"].as_i64();
    let mut editor = Editor::start(&folder);
    assert_eq!(
        code(editor.ask("textDocument/hover", json!({}))),
        Some(-32002)
    );
    assert_eq!(
        code(editor.ask("initialize", json!({"capabilities": 1}))),
        Some(-32602)
    );
    editor.greet(json!([]), json!({}));
    assert_eq!(
        code(editor.ask("initialize", json!({"capabilities": {}}))),
        Some(-32600)
    );
    assert_eq!(
        code(editor.ask("textDocument/rename", json!({}))),
        Some(-32601)
    );
    let page = at(&site, "content/en/plan é.md");
    editor.did_open(&page, &site.read("content/en/plan é.md"));
    editor.findings(&page, |_| true);
    assert_eq!(
        code(editor.ask("textDocument/hover", json!({"x": 1}))),
        Some(-32602)
    );
    for params in [json!({}), json!([]), Value::Null] {
        editor.tell("textDocument/didChange", params.clone());
        editor.tell("$/unknown", params);
    }
    let far = json!({"textDocument": {"uri": page}, "position": {"line": 4_294_967_295_u32, "character": 4_294_967_295_u32}});
    assert!(editor.ask("textDocument/definition", far)["error"].is_null());
    // What is cancelled while it waits for the text is answered as cancelled.
    editor.did_change(&page, 2, "# Plan\n");
    let about = json!({"textDocument": {"uri": page}, "position": {"line": 0, "character": 3}});
    let id = editor.begin("textDocument/hover", about);
    editor.tell("$/cancelRequest", json!({"id": id}));
    let answer = editor.wait(|message| message["id"] == id);
    assert!(matches!(code(answer), None | Some(-32800)));
    assert_eq!(code(editor.ask("shutdown", Value::Null)), None);
    assert_eq!(
        code(editor.ask("textDocument/hover", json!({}))),
        Some(-32600)
    );
    editor.tell("exit", Value::Null);
    assert_eq!(editor.end().0, Some(0));

    let mut rude = Editor::open(&folder);
    rude.tell("exit", Value::Null);
    assert_eq!(rude.end().0, Some(1));
    assert_eq!(Editor::open(&folder).leave(false).0, Some(1));
    for bytes in [
        "Content-Length: 5\r\n\r\n{\"a\":",
        "no header\r\n\r\n",
        "Content-Length: 2\r\n\r\n[]",
    ] {
        let mut broken = Editor::open(&folder);
        broken.raw(bytes.as_bytes());
        let (code, said) = broken.end();
        assert_eq!(code, Some(2), "{bytes}: {said}");
        assert!(
            said.contains("no message") && !said.contains("panicked"),
            "{said}"
        );
    }
}

/// A site whose Dutch pages lie in a checkout of their own, beside that of the site.
fn with_a_tree_outside() -> (TestSite, String) {
    let outer = TestSite::new(&["en"]);
    outer.bytes(
        "site/site.yaml",
        b"title: T\nlocales: [en, nl]\nroots: {nl: ../support.nl/help}\n",
    );
    let hours = "09:00 - 17:00 UTC";
    outer.bytes(
        "site/content/en/a.md",
        page("Plan", "Opening hours", hours).as_bytes(),
    );
    let text = page("Plan", "Openingstijden", "09:00 - 18:00 UTC");
    outer.bytes("support.nl/help/a.md", text.as_bytes());
    std::fs::remove_file(outer.path("site.yaml")).unwrap();
    (outer, text)
}

#[test]
fn a_page_of_a_tree_outside_finds_the_site_whose_roots_have_it() {
    let (outer, text) = with_a_tree_outside();
    let page = at(&outer, "support.nl/help/a.md");
    for folder in ["support.nl", "support.nl/help", ""] {
        let mut editor = Editor::open(&outer.path(folder).canonicalize().unwrap());
        editor.did_open(&page, &text);
        let found = editor.findings(&page, |found| !found.is_empty());
        assert_eq!(rules(&found), ["mismatched-hours"], "{folder}");
    }
}

#[test]
fn an_editor_may_name_the_site() {
    let (outer, text) = with_a_tree_outside();
    // Nothing tells where the site is.
    let away = tempfile::tempdir().unwrap();
    let far = away.path().canonicalize().unwrap();
    std::fs::rename(outer.path("site"), far.join("site")).unwrap();
    let nl = outer.path("support.nl/help").canonicalize().unwrap();
    let settings = format!(
        "title: T\nlocales: [en, nl]\nroots: {{nl: ../../{}}}\n",
        nl.strip_prefix(far.parent().unwrap()).unwrap().display()
    );
    std::fs::write(far.join("site/site.yaml"), settings).unwrap();
    let root = outer.path("support.nl").canonicalize().unwrap();
    let mut editor = Editor::run(&root, &["lsp"]);
    let greeting = json!({
        "processId": null, "rootUri": null, "capabilities": {},
        "workspaceFolders": [{"uri": address(&root), "name": "nl"}],
        "initializationOptions": {"site": far.join("site")},
    });
    editor.ask("initialize", greeting);
    editor.tell("initialized", json!({}));
    let page = at(&outer, "support.nl/help/a.md");
    editor.did_open(&page, &text);
    let found = editor.findings(&page, |found| !found.is_empty());
    assert_eq!(rules(&found), ["mismatched-hours"]);
}
