//! Gives the lines of a page and where they stand: in its prose, or in a block of a case.

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'p> {
    Prose,
    /// It begins a block.
    Fence {
        marks: &'p str,
        info: &'p str,
    },
    /// It is text of a block, or ends it.
    Block,
}

pub fn lines(page: &str) -> impl Iterator<Item = (&str, Place<'_>)> {
    let mut fence: Option<&str> = None;
    page.split_inclusive('\n').map(move |line| {
        let bare = line.trim_end();
        let (marks, info) = bare.split_at(bare.len() - bare.trim_start_matches('~').len());
        let place = match fence {
            Some(open) => {
                fence = fence.filter(|_| bare != open);
                Place::Block
            }
            None if marks.len() >= 3 => {
                fence = Some(marks);
                Place::Fence { marks, info }
            }
            None => Place::Prose,
        };
        (line, place)
    })
}
