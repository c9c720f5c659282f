//! The output folder while builds are killed, disturbed and repeated.

mod support;

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use support::site::{TestSite, files};

/// Writes one of two versions of a site's pages.
fn write(site: &TestSite, version: &str) {
    for number in 0..40 {
        let same = format!("# Page {number}\n\nThe same in both versions.\n");
        let other = format!("# Page {number}\n\nThis is version {version}.\n");
        let text = if number % 4 == 0 { other } else { same };
        site.page(&format!("en/page-{number}.md"), &text);
    }
    let (own, old) = if version == "one" {
        ("one", "two")
    } else {
        ("two", "one")
    };
    site.page(&format!("en/only-{own}.md"), "# Only here\n");
    let _ = std::fs::remove_file(site.path(&format!("content/en/only-{old}.md")));
}

fn build(site: &TestSite) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isogloss"));
    command
        .args(["build", "--no-search", "--quiet"])
        .current_dir(site.path("."));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_build_that_is_killed_leaves_one_whole_site() {
    let site = TestSite::new(&["en"]);
    let whole = |version: &str| {
        write(&site, version);
        let start = Instant::now();
        assert!(build(&site).status().unwrap().success());
        (files(&site.path("public")), start.elapsed())
    };
    let (two, _) = whole("two");
    let (one, mut time) = whole("one");
    assert_ne!(one, two);
    let (mut killed, mut random) = (0, 7_u64);
    for round in 0..60 {
        write(&site, if round % 2 == 0 { "two" } else { "one" });
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let mut child = build(&site).spawn().unwrap();
        sleep(time.mul_f64((random >> 33) as f64 / f64::from(u32::MAX >> 1) * 1.1));
        child.kill().unwrap();
        let in_its_midst = !child.wait().unwrap().success();
        killed += usize::from(in_its_midst);
        // How long a build takes changes with what else the machine does.
        time = time.mul_f64(if in_its_midst { 1.05 } else { 0.9 });
        let now = files(&site.path("public"));
        assert!(
            now == one || now == two,
            "after round {round}: {:?}",
            now.keys()
        );
    }
    assert!(
        killed > 20,
        "only {killed} builds were killed in their midst"
    );
    // What a killed build left beside the site is gone with the next one.
    assert_eq!(whole("two").0, two);
    let left = std::fs::read_dir(site.path(".")).unwrap();
    let names = left.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    // What is kept of a reading stays.
    let left = names.filter(|name| name.contains("isogloss") && name != ".isogloss");
    assert_eq!(left.count(), 0);
}

#[test]
fn two_builds_at_once_give_one_site() {
    let site = TestSite::new(&["en"]);
    write(&site, "one");
    let children: Vec<_> = (0..4).map(|_| build(&site).spawn().unwrap()).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let together = files(&site.path("public"));
    assert!(build(&site).status().unwrap().success());
    assert_eq!(files(&site.path("public")), together);
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_named_and_left_as_it_is() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let site = TestSite::new(&["en"]);
    write(&site, "one");
    assert!(build(&site).status().unwrap().success());
    let before = files(&site.path("public"));
    write(&site, "two");
    set_permissions(site.path("public"), Permissions::from_mode(0o500)).unwrap();
    set_permissions(site.path("."), Permissions::from_mode(0o500)).unwrap();
    // Nothing is forbidden to some users.
    let barred = std::fs::write(site.path("probe"), "").is_err();
    let run = site.run(&["build", "--no-search"]);
    set_permissions(site.path("."), Permissions::from_mode(0o700)).unwrap();
    set_permissions(site.path("public"), Permissions::from_mode(0o700)).unwrap();
    if barred {
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(
            run.stderr.contains("public") && run.stderr.contains("denied"),
            "{}",
            run.stderr
        );
        assert_eq!(files(&site.path("public")), before);
    }
}

const ROUNDS: usize = 8;

/// Pages and pictures that come, go and change while they are read: a build gives a whole site of what it
/// found, or says what is wrong and leaves the old one.
#[test]
fn sources_that_change_during_a_build_leave_one_whole_site() {
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
    let site = TestSite::new(&["en", "nl"]);
    let page = |version: usize| {
        let hours = (version * 7) % 50;
        format!("# Één {version}\n\nWithin {hours} hours — ✔ <x> [next](page-1.md) ![é](a.svg)\n\n| é |\n|---|\n| {hours} |\n").repeat(1 + version % 5)
    };
    let drawing = |version: usize| format!("<svg><text>{}</text></svg>", "é".repeat(version));
    for number in 0..30 {
        for locale in ["en", "nl"] {
            site.page(&format!("{locale}/page-{number}.md"), &page(number));
        }
    }
    site.page("en/a.svg", &drawing(1));
    assert!(build(&site).status().unwrap().success());
    let over = AtomicBool::new(false);
    let (mut whole, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for step in 0_usize.. {
                let path = site.path(&format!("content/nl/page-{}.md", step * 7 % 30));
                let picture = site.path("content/en/a.svg");
                let _ = match step % 5 {
                    0 => std::fs::write(&path, ""),
                    1 => std::fs::write(&path, page(step % 40)),
                    2 => std::fs::remove_file(&path).and_then(|()| std::fs::remove_file(&picture)),
                    3 => std::fs::write(&picture, drawing(step % 90)),
                    _ => std::fs::write(site.path("content/new"), page(step % 40))
                        .and_then(|()| std::fs::rename(site.path("content/new"), &path)),
                };
                if over.load(Relaxed) {
                    break;
                }
            }
        });
        for round in 0..ROUNDS {
            let before = files(&site.path("public"));
            let run = build(&site).stderr(Stdio::piped()).output().unwrap();
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            let now = files(&site.path("public"));
            if round + 1 == ROUNDS {
                over.store(true, Relaxed);
            }
            match run.status.code() {
                Some(0) => whole += 1,
                Some(2) => refused += 1,
                code => {
                    over.store(true, Relaxed);
                    panic!("{code:?} {said}");
                }
            }
            let torn = torn(&now);
            let same = now == before;
            if !torn.is_empty() || run.status.code() == Some(2) && !same {
                over.store(true, Relaxed);
                panic!("round {round}: {torn:?} {said}");
            }
        }
    });
    eprintln!("{whole} whole sites, {refused} builds that left the old one");
    assert!(whole > 0);
}

/// What shows that a site is none: files that its list lacks or names in vain, or pages
/// without an end.
fn torn(site: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let list = String::from_utf8_lossy(&site[".isogloss"]).into_owned();
    let mut torn: Vec<String> = list
        .lines()
        .filter(|name| !site.contains_key(*name))
        .map(|name| format!("{name} is not there"))
        .collect();
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        if !list.lines().any(|listed| listed == name) {
            torn.push(format!("{name} is not on the list"));
        }
        if !text.trim_end().ends_with("</html>") {
            torn.push(format!("{name} has no end"));
        }
    }
    torn
}
