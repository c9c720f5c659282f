//! Gives what can be typed of building a site: at once, in parts, and of parts.

use std::path::PathBuf;

use clap::Args;

use crate::Shard;

#[derive(Args)]
pub struct Build {
    #[command(flatten)]
    pub site: Building,
    /// Read only one part of the pages, such as `2/4`, and write what was read to a file in the folder --out, which
    /// must be given, for `merge`
    #[arg(
        long,
        value_name = "PART/ALL",
        value_parser = Shard::parse,
        requires = "out",
        conflicts_with_all = ["strict", "locale", "no_search", "no_cache"]
    )]
    pub shard: Option<Shard>,
    /// Read every page, and neither use nor keep what was read in `.isogloss/`
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Args)]
pub struct Merge {
    /// The folders that hold the shards, or folders with such folders
    #[arg(value_name = "DIR", required = true)]
    pub shards: Vec<PathBuf>,
    #[command(flatten)]
    pub site: Building,
}

/// How a site is written.
#[derive(Args)]
pub struct Building {
    /// The folder to write to [default: public]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where the site will stand, such as https://example.org/docs/
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Write nothing and fail where errors or warnings are found
    #[arg(long)]
    pub strict: bool,
    /// Build drafts too: pages with `draft: true` in their front matter
    #[arg(long)]
    pub drafts: bool,
    /// Write only the pages of this language; it may be given several times
    #[arg(long, value_name = "LOCALE")]
    pub locale: Vec<String>,
    /// Build no search index, and pages without a search box
    #[arg(long)]
    pub no_search: bool,
}
