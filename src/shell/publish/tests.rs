//! What readers get while a site is made, whatever fails.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::render::Output;

use super::Publisher;
use super::store::{Files, Store};

/// A disk that fails once, at some step, and is full from then on.
struct Failing {
    left: AtomicUsize,
}

impl Failing {
    fn step(&self) -> io::Result<()> {
        let count = |left: usize| left.checked_sub(1);
        match self.left.fetch_update(Relaxed, Relaxed, count) {
            Ok(_) => Ok(()),
            Err(_) => Err(io::ErrorKind::StorageFull.into()),
        }
    }
}

impl Store for &Failing {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A full disk takes a part of a file.
        self.step()
            .inspect_err(|_| drop(Files.write(path, &bytes[..bytes.len() / 2])))?;
        Files.write(path, bytes)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Files.link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Files.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        Files.exchange(one, other)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Files.remove(path)
    }
}

type Tree = BTreeMap<String, Vec<u8>>;

fn tree(folder: &Path) -> Tree {
    let files = WalkDir::new(folder).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let name = entry.path().strip_prefix(folder).unwrap();
        (
            name.to_string_lossy().into_owned(),
            fs::read(entry.path()).unwrap(),
        )
    });
    named.collect()
}

const OLD: &[(&str, &str)] = &[
    ("index.html", "old"),
    ("en/a/index.html", "same"),
    ("en/gone/index.html", "x"),
];
const NEW: &[(&str, &str)] = &[
    ("index.html", "new"),
    ("en/a/index.html", "same"),
    ("nl/b/index.html", "y"),
];

fn publish<S: Store>(store: S, root: &Path, files: &[(&str, &str)]) -> Result<(), super::Failure> {
    let publisher = Publisher::with(store, &root.join("public"), root, &[])?;
    for (path, text) in files {
        publisher.take(Output {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        });
    }
    publisher.finish().map(drop)
}

fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("site")).unwrap();
    folder
}

#[test]
fn whatever_fails_there_is_one_whole_site() {
    let folder = site();
    let (root, public) = (
        folder.path().join("site"),
        folder.path().join("site/public"),
    );
    publish(Files, &root, NEW).unwrap();
    let new = tree(&public);
    let mut steps = 0;
    loop {
        let _ = fs::remove_dir_all(&public);
        publish(Files, &root, OLD).unwrap();
        let old = tree(&public);
        let failing = Failing {
            left: AtomicUsize::new(steps),
        };
        let done = publish(&failing, &root, NEW);
        let now = tree(&public);
        assert!(
            now == old || now == new,
            "after {steps} steps: {:?}",
            now.keys()
        );
        assert_eq!(done.is_ok(), now == new, "after {steps} steps");
        if failing.left.load(Relaxed) > 0 {
            break;
        }
        steps += 1;
    }
    // Two files and the list are written, one file is linked, folders change places, the old one
    // goes; the round that ended had a step to spare.
    assert_eq!(steps, 6 + 1);
    publish(Files, &root, OLD).unwrap();
    let left: Vec<_> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["public"]);
}

/// A disk that cannot write one file, and all others.
struct Spotted;

impl Store for Spotted {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match path.ends_with("nl/b/index.html") {
            true => Err(io::ErrorKind::Other.into()),
            false => Files.write(path, bytes),
        }
    }
}

#[test]
fn one_file_that_cannot_be_written_leaves_the_old_site() {
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, OLD).unwrap();
    let old = tree(&root.join("public"));
    assert!(publish(Spotted, &root, NEW).is_err());
    assert_eq!(tree(&root.join("public")), old);
}

/// A disk that holds the folder where it is, as containers do.
struct Held;

impl Store for Held {
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ResourceBusy.into())
    }
}

#[test]
fn a_folder_that_cannot_be_replaced_gets_each_file() {
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, NEW).unwrap();
    let new = tree(&root.join("public"));
    fs::remove_dir_all(root.join("public")).unwrap();
    publish(Files, &root, OLD).unwrap();
    publish(Held, &root, NEW).unwrap();
    assert_eq!(tree(&root.join("public")), new);
}

/// A disk on which nothing may be made beside the output.
struct Narrow;

impl Store for Narrow {
    fn takes_beside(&self, _: &Path, _: &Path) -> bool {
        false
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match path.components().any(|part| part.as_os_str() == "public") {
            true => Files.write(path, bytes),
            false => Err(io::ErrorKind::PermissionDenied.into()),
        }
    }

    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

#[test]
fn where_nothing_can_be_made_beside_the_folder_the_site_is_made_in_it() {
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, NEW).unwrap();
    let new = tree(&root.join("public"));
    publish(Files, &root, OLD).unwrap();
    publish(Narrow, &root, NEW).unwrap();
    assert_eq!(tree(&root.join("public")), new);
    // A folder that is not there takes nothing.
    let gone = folder.path().join("gone");
    assert!(Files.takes_beside(&root, &root.join("public")));
    assert!(!Files.takes_beside(&gone, &gone.join("public")));
    #[cfg(target_os = "linux")]
    assert!(!Files.takes_beside(Path::new("/"), Path::new("/proc")));
}

/// A list that lost a name would leave its file there for ever.
#[test]
fn a_file_of_ours_that_the_list_lacks_is_listed_again() {
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, OLD).unwrap();
    let list = root.join("public/.isogloss");
    let whole = fs::read_to_string(&list).unwrap();
    fs::write(&list, whole.replace("en/gone/index.html\n", "")).unwrap();
    publish(Files, &root, OLD).unwrap();
    assert_eq!(fs::read_to_string(&list).unwrap(), whole);
}

#[test]
#[cfg(unix)]
fn the_folder_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, OLD).unwrap();
    let public = root.join("public");
    fs::set_permissions(&public, fs::Permissions::from_mode(0o750)).unwrap();
    publish(Files, &root, NEW).unwrap();
    assert_eq!(
        public.metadata().unwrap().permissions().mode() & 0o777,
        0o750
    );
}

/// A list that somebody wrote by hand removes nothing outside the folder.
#[test]
fn a_forged_list_leads_nowhere() {
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, OLD).unwrap();
    fs::write(root.join("kept"), "x").unwrap();
    let list = root.join("public/.isogloss");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{text}../kept\n/etc/none\n")).unwrap();
    publish(Held, &root, NEW).unwrap();
    assert!(root.join("kept").exists());
}

/// The site's own folders are no output, and what is no folder is none.
#[test]
fn folders_that_hold_the_site_are_refused() {
    let folder = site();
    let root = folder.path().join("site");
    fs::create_dir_all(root.join("content/en")).unwrap();
    fs::create_dir_all(folder.path().join("far/pages")).unwrap();
    fs::write(root.join("file"), "x").unwrap();
    let far = folder.path().join("far/pages");
    let folders = [far.to_string_lossy().into_owned()];
    // Not even a list of a built site in them makes them one.
    let refused = |out: &Path| {
        let before = Publisher::open(out, &root, &folders).is_err();
        let _ = fs::create_dir_all(out);
        let _ = fs::write(out.join(".isogloss"), "index.html\n");
        before && Publisher::open(out, &root, &folders).is_err()
    };
    for out in [
        root.clone(),
        folder.path().to_owned(),
        root.join("content/en/public"),
        far.join("public"),
        folder.path().join("far"),
        root.join("file"),
        root.join("static"),
        root.join("locales/nl"),
        root.join("templates/public"),
    ] {
        assert!(refused(&out), "{}", out.display());
    }
    assert!(!refused(&root.join("public")));
}

#[test]
fn files_of_others_stay_and_stale_ones_go() {
    let folder = site();
    let (root, public) = (
        folder.path().join("site"),
        folder.path().join("site/public"),
    );
    publish(Files, &root, OLD).unwrap();
    fs::write(public.join("CNAME"), "x.example").unwrap();
    fs::create_dir_all(public.join(".git/refs")).unwrap();
    fs::write(public.join(".git/refs/main"), "1").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", public.join("en/link")).unwrap();
    publish(Files, &root, NEW).unwrap();
    let now = tree(&public);
    assert_eq!(now["CNAME"], b"x.example");
    assert_eq!(now[".git/refs/main"], b"1");
    assert!(!public.join("en/gone").exists() && now.contains_key("nl/b/index.html"));
    #[cfg(unix)]
    assert_eq!(
        fs::read_link(public.join("en/link")).unwrap(),
        Path::new("nowhere")
    );
}

#[test]
#[cfg(unix)]
fn where_nothing_changed_nothing_is_written_and_what_did_not_change_is_the_same_file() {
    use std::os::unix::fs::MetadataExt;
    let folder = site();
    let (root, public) = (
        folder.path().join("site"),
        folder.path().join("site/public"),
    );
    let look = |path: &Path| {
        let found = path.metadata().unwrap();
        (found.ino(), found.mtime_nsec(), found.nlink())
    };
    publish(Files, &root, OLD).unwrap();
    let kept = public.join("en/a/index.html");
    let before = [look(&public), look(&kept), look(&root)];
    publish(Files, &root, OLD).unwrap();
    assert_eq!(before, [look(&public), look(&kept), look(&root)]);
    publish(Files, &root, NEW).unwrap();
    assert_eq!(before[1], look(&kept));
}

#[test]
fn two_at_once_never_mix() {
    let folder = site();
    let (root, public) = (
        folder.path().join("site"),
        folder.path().join("site/public"),
    );
    std::thread::scope(|scope| {
        for files in [OLD, NEW, OLD, NEW] {
            scope.spawn(|| (0..25).for_each(|_| publish(Files, &root, files).unwrap()));
        }
    });
    let now = tree(&public);
    let texts = |files: &[(&str, &str)]| {
        let all = files
            .iter()
            .all(|(path, text)| now.get(*path).is_some_and(|b| b == text.as_bytes()));
        all && now.len() == files.len() + 1
    };
    assert!(texts(OLD) || texts(NEW), "{:?}", now.keys());
}

/// What somebody put there by hand is never lost to a page that comes later.
#[test]
fn a_file_of_others_is_never_written_over() {
    let folder = site();
    let (root, public) = (
        folder.path().join("site"),
        folder.path().join("site/public"),
    );
    for mine in ["nl/b/index.html", "nl/b", "nl/b/index.html/x"] {
        let _ = fs::remove_dir_all(&public);
        publish(Files, &root, OLD).unwrap();
        let mine = public.join(mine);
        fs::create_dir_all(mine.parent().unwrap()).unwrap();
        fs::write(&mine, "MINE").unwrap();
        let before = tree(&public);
        for refused in [publish(Files, &root, NEW), publish(Held, &root, NEW)] {
            let said = refused.unwrap_err().to_string();
            assert!(said.contains(&mine.display().to_string()), "{said}");
            assert_eq!(tree(&public), before);
        }
    }
}

#[test]
#[cfg(unix)]
fn a_link_of_others_in_the_place_of_a_folder_is_named() {
    let folder = site();
    let root = folder.path().join("site");
    publish(Files, &root, OLD).unwrap();
    fs::create_dir_all(root.join("elsewhere/b")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", root.join("public/nl")).unwrap();
    let said = publish(Files, &root, NEW).unwrap_err().to_string();
    assert!(said.contains("public/nl was"), "{said}");
    // The same bytes behind the link are not ours either.
    fs::write(root.join("elsewhere/b/index.html"), "y").unwrap();
    let said = publish(Files, &root, NEW).unwrap_err().to_string();
    assert!(said.contains("public/nl was"), "{said}");
}
