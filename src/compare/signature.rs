//! Gives blocks a likeness that needs no language: what facts they state and how they are built.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::facts::outline::{BlockId, BlockKind, Outline, Passage};
use crate::facts::{Fact, OPAQUE, Value};

/// What is compared of a block: its own facts and those of all below it, counted, in order.
#[derive(Debug, Default, Clone)]
pub struct Signature {
    facts: Vec<(u64, u32)>,
    count: u32,
    /// How much text, and how many blocks.
    length: usize,
    blocks: usize,
    /// What names a block in every language: the anchor of a heading, the code of a row.
    anchor: Option<String>,
    /// The words by which versions of one page in one language know it.
    words: Option<String>,
}

impl Signature {
    /// The signatures of all blocks of a page.
    pub fn all(outline: &Outline) -> Vec<Signature> {
        let mut all = vec![Signature::default(); outline.blocks.len()];
        fill(outline, outline.page(), &mut all);
        all
    }

    /// The signatures of a page that is laid beside another version of itself.
    pub fn with_words(outline: &Outline) -> Vec<Signature> {
        let mut all = Signature::all(outline);
        for (block, signature) in outline.blocks.iter().zip(&mut all) {
            signature.words = match block.kind {
                BlockKind::Row | BlockKind::Section(_) => {
                    let parts = block.children.iter().map(|&id| &outline.blocks[id]);
                    let mut labels =
                        parts.filter_map(|part| Some(part.passage.as_ref()?.shown.letters()));
                    labels.find(|label| !label.is_empty())
                }
                BlockKind::Cell { .. } => None,
                // Figures are what changes in a sentence that stays the same.
                _ => block.passage.as_ref().map(|passage| {
                    let letters = passage.shown.letters();
                    letters.replace(char::is_numeric, "")
                }),
            };
            signature.words = signature.words.take().filter(|words| !words.is_empty());
        }
        all
    }

    /// The signature of sections as one section, under the heading of the first.
    pub fn together(all: &[Signature], sections: &[BlockId]) -> Option<Signature> {
        /// A section and its heading.
        const FRAME: usize = 2;
        let (first, rest) = sections.split_first()?;
        let mut together = all[*first].clone();
        for next in rest.iter().map(|&next| &all[next]) {
            together.facts.extend(&next.facts);
            together.count += next.count;
            together.length += next.length;
            together.blocks += next.blocks.saturating_sub(FRAME);
        }
        gather(&mut together.facts);
        Some(together)
    }

    /// What names the block in every language, or in its own where it is laid beside another version of itself.
    pub fn name(&self) -> Option<&str> {
        self.anchor.as_deref().or(self.words.as_deref())
    }

    /// Whether it is known by the words of its language.
    pub fn has_words(&self) -> bool {
        self.words.is_some()
    }

    /// How alike two blocks are, from 0 to 1.
    pub fn likeness(&self, other: &Signature) -> f64 {
        match (&self.words, &other.words) {
            (Some(own), Some(others)) if own == others => 0.8 + 0.2 * self.likeness_of_facts(other),
            (Some(_), Some(_)) => 0.5 * self.likeness_of_facts(other),
            _ => self.likeness_of_facts(other),
        }
    }

    fn likeness_of_facts(&self, other: &Signature) -> f64 {
        if let (Some(own), Some(others)) = (&self.anchor, &other.anchor) {
            return if own == others { 1.0 } else { 0.0 };
        }
        let build = ratio(self.blocks, other.blocks);
        // Scripts differ in length by a factor; a text of ten words is not one of a hundred.
        let length = ratio(self.length + 8, other.length + 8).sqrt();
        let shape = 0.6 * build + 0.4 * length;
        if self.count + other.count == 0 {
            return 0.5 + 0.3 * shape;
        }
        let shared = shared(&self.facts, &other.facts);
        let facts = f64::from(2 * shared) / f64::from(self.count + other.count);
        0.8 * facts + 0.2 * shape
    }
}

/// How many facts two blocks share.
fn shared(own: &[(u64, u32)], others: &[(u64, u32)]) -> u32 {
    let mut others = others.iter().peekable();
    let shared = own.iter().map(|(fact, count)| {
        while others.next_if(|(other, _)| other < fact).is_some() {}
        let same = others.next_if(|(other, _)| other == fact);
        same.map_or(0, |(_, times)| *count.min(times))
    });
    shared.sum()
}

/// Counts each fact once.
fn gather(facts: &mut Vec<(u64, u32)>) {
    facts.sort_unstable();
    facts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    facts.shrink_to_fit();
}

fn ratio(a: usize, b: usize) -> f64 {
    a.min(b) as f64 / a.max(b).max(1) as f64
}

fn fill(outline: &Outline, id: BlockId, all: &mut [Signature]) {
    let block = &outline.blocks[id];
    let mut signature = Signature {
        blocks: 1,
        ..Signature::default()
    };
    if let Some(passage) = &block.passage {
        signature.length = passage.text.chars().count();
        signature.anchor.clone_from(&passage.anchor);
        // `At least` is said in many ways, and only at its number.
        let is_bound = |fact: &&Fact| matches!(fact.value, Value::Bound(..));
        let facts = passage.facts.iter().filter(|fact| !fact.soft);
        for fact in facts.filter(|fact| !is_bound(fact)) {
            let mut hasher = DefaultHasher::new();
            fact.value.hash(&mut hasher);
            signature.facts.push((hasher.finish(), 1));
            signature.count += 1;
        }
    }
    for &child in &block.children {
        fill(outline, child, all);
        let below = &all[child];
        signature.facts.extend(&below.facts);
        signature.count += below.count;
        signature.length += below.length;
        signature.blocks += below.blocks;
        if matches!(outline.blocks[child].kind, BlockKind::Heading(_))
            && matches!(block.kind, BlockKind::Section(_))
        {
            signature.anchor.clone_from(&below.anchor);
        }
    }
    gather(&mut signature.facts);
    match block.kind {
        BlockKind::Row => signature.anchor = code_of_row(outline, id),
        BlockKind::Table => forget_repeated(&block.children, all),
        _ => {}
    }
    all[id] = signature;
}

/// The code in the cells of a row that hold nothing else: no translation changes it.
fn code_of_row(outline: &Outline, row: BlockId) -> Option<String> {
    let cells = outline.blocks[row].children.iter();
    let passages = cells.filter_map(|&cell| outline.blocks[cell].passage.as_ref());
    let codes: Vec<String> = passages.filter_map(code_of_cell).collect();
    (!codes.is_empty()).then(|| codes.join(" "))
}

fn code_of_cell(passage: &Passage) -> Option<String> {
    let text = passage.text.as_str();
    // `list_all_items`, where the backticks were lost.
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if text.trim_matches('_').contains('_') && text.chars().all(is_letter) {
        return Some(text.to_lowercase());
    }
    let mut code = passage.facts.iter().filter_map(|fact| match &fact.value {
        Value::Code(code) => Some(code.to_lowercase()),
        _ => None,
    });
    let alone = text.chars().eq([OPAQUE]);
    code.next().filter(|_| alone)
}

/// What several rows of a table bear names none of them.
fn forget_repeated(rows: &[BlockId], all: &mut [Signature]) {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for name in rows.iter().filter_map(|&row| all[row].anchor.clone()) {
        *times.entry(name).or_default() += 1;
    }
    for &row in rows {
        let signature = &mut all[row];
        signature.anchor = signature.anchor.take().filter(|name| times[name] == 1);
    }
}
