//! Gives the command line: what can be typed, in words that a writer understands.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::Shard;
use crate::config::SCHEMA;

use super::building::{Build, Merge};
use super::report::{self, Format};
use super::serve::Editor;
use super::{command, explain, facts, fix, init, lsp, manuals, selftest, serve, status};

/// Builds a site from support pages in many languages, and finds what its translations say
/// otherwise.
#[derive(Parser)]
#[command(name = "isogloss", version, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Where shells look for completions.
const COMPLETIONS: &str = "Where the text belongs:
  bash        isogloss completions bash > ~/.local/share/bash-completion/completions/isogloss
  zsh         isogloss completions zsh > a file _isogloss in a folder of $fpath
  fish        isogloss completions fish > ~/.config/fish/completions/isogloss.fish
  powershell  isogloss completions powershell | Out-String | Invoke-Expression, in $PROFILE
  elvish      eval (isogloss completions elvish | slurp), in rc.elv
The folder must be there. The next shell that is opened knows them.";

/// What the words in the table of `status` mean.
const STATES: &str = "Every page has one state in each language:
  present  it is there, and nothing is known to be wrong with it
  missing  it is not there
  stale    it is there, and its source has changed since it was translated
  drifted  it is there, and says otherwise than the other languages
  excused  it is not there and need not be, as a page or the settings say; it is not counted
The share is that of the pages that are present.";

#[derive(Args, Clone)]
pub struct Global {
    /// The folder of the site [default: the nearest folder upwards with a site.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Say nothing but results and failures
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say more about what is done
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Whether to use colours
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = "WHEN"
    )]
    pub color: Color,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Write a small site to begin with, with one mistake to find, or the settings for repositories as they stand
    Init(Init),
    /// Build the site
    Build(Build),
    /// Build the site of what `build --shard` has read, on several machines
    Merge(Merge),
    /// Show the site in a browser, and keep what is shown up to date while files are changed
    Serve(Serve),
    /// Read and check the site, and write nothing
    Check(Check),
    /// Mend what is mended for certain: damaged marks, and with --facts what a language says otherwise
    Fix(Fix),
    /// List every fact that was read, with its place and value
    Facts(Facts),
    /// Show how every page stands in every language: present, missing, stale or drifted
    #[command(after_help = STATES)]
    Status(Status),
    /// Tell what a rule finds and how to mend it, or how a page was read
    Explain(Explain),
    /// Print what lets a shell complete commands and options
    #[command(after_help = COMPLETIONS)]
    Completions(Completions),
    /// Print the manual page of the program or of a command, for `man -l -`
    Man(Manual),
    /// Print the JSON Schema of site.yaml, for editors
    Schema,
    /// Serve an editor: findings while one types, what the other languages say, and repairs
    Lsp(Lsp),
}

#[derive(Args)]
pub struct Init {
    /// The folder to write to; it is made, or it is empty [default: this folder]. With --from: the checkouts,
    /// one a language
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write a site.yaml for repositories as they stand, into this folder or that of --root
    #[arg(long, value_enum, value_name = "KIND", requires = "folders")]
    pub from: Option<init::Kind>,
    /// The language of a checkout whose name and pages do not tell it: DIR=TAG
    #[arg(long, value_name = "DIR=TAG", requires = "from")]
    pub locale: Vec<String>,
}

#[derive(Args)]
pub struct Serve {
    /// The address to answer at; by default nobody but this computer can reach the site
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// The port to answer at; when it is taken, the next free one
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub port: u16,
    /// Where the site will stand, such as https://example.org/docs/
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Show drafts too: pages with `draft: true` in their front matter
    #[arg(long)]
    pub drafts: bool,
    /// What opens a file: vscode, vscodium, cursor, zed, idea, textmate, none, or an address with
    /// {path}, {line} and {column}
    #[arg(
        long,
        value_name = "EDITOR",
        default_value = "vscode",
        env = "ISOGLOSS_EDITOR"
    )]
    pub editor: Editor,
}

#[derive(Args)]
pub struct Check {
    /// The form of the report
    #[arg(long, value_parser = formats(), default_value = "text", env = "ISOGLOSS_FORMAT")]
    pub format: &'static dyn Format,
    /// The file to write the report to, instead of the screen
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The level from which findings make the command fail
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// End with 0 whatever is found, for reports
    #[arg(long)]
    pub exit_zero: bool,
    /// Check drafts too: pages with `draft: true` in their front matter
    #[arg(long)]
    pub drafts: bool,
    /// Only findings in these: files, folders, pages by their path without the language, or patterns such
    /// as `content/nl/**`; it may be given several times
    #[arg(long, value_name = "PATH")]
    pub only: Vec<String>,
    /// Only findings that this commit of git does not have: a branch, a tag or a number
    #[arg(long, value_name = "GITREF")]
    pub since: Option<String>,
    /// A file of findings that are accepted as they are, in YAML or JSON
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found now to the baseline, and drop what is found no more
    #[arg(long, requires = "baseline", conflicts_with_all = ["only", "since"])]
    pub update_baseline: bool,
    /// Drop from the baseline what is found no more or has expired, and accept nothing new
    #[arg(long, requires = "baseline", conflicts_with_all = ["update_baseline", "only", "since"])]
    pub prune_baseline: bool,
    /// Read every page, and neither use nor keep what was read in `.isogloss/`
    #[arg(long)]
    pub no_cache: bool,
    /// Plant drifts in the site's own pages, in memory, and see whether the check finds them
    #[arg(long, conflicts_with_all = ["baseline", "format", "only", "since"])]
    pub self_test: bool,
}

#[derive(Args)]
pub struct Fix {
    /// Only these: files, folders, pages by their path without the language, or patterns such as
    /// `content/nl/**` [default: the whole site]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Write what the other languages agree on where one says otherwise, too
    #[arg(long)]
    pub facts: bool,
    /// Show what would be changed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Mend drafts too: pages with `draft: true` in their front matter
    #[arg(long)]
    pub drafts: bool,
    /// A file of findings that are accepted as they are, and so not mended
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

#[derive(Args)]
pub struct Facts {
    /// The form of the list
    #[arg(long, value_enum, default_value = "table")]
    pub format: FactFormat,
    /// The file to write the list to, instead of the screen
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Only these pages: by the path without the language, by file, folder or pattern; it may be given several
    /// times
    #[arg(long, value_name = "PAGE")]
    pub page: Vec<String>,
    /// Only this language
    #[arg(long, value_name = "LOCALE")]
    pub locale: Vec<String>,
    /// Only one part of the pages, such as `2/4`; all parts together have every fact
    #[arg(long, value_name = "PART/ALL", value_parser = Shard::parse)]
    pub shard: Option<Shard>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FactFormat {
    /// Aligned columns, for people
    Table,
    Json,
    /// One JSON object a line
    Ndjson,
    Csv,
}

#[derive(Args)]
pub struct Status {
    /// The form of the overview
    #[arg(long, value_enum, default_value = "table")]
    pub format: StatusFormat,
    /// The file to write it to, instead of the screen
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Only this language
    #[arg(long, value_name = "LOCALE")]
    pub locale: Vec<String>,
    /// Count drafts too: pages with `draft: true` in their front matter
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// Aligned columns, for people
    Table,
    Json,
    Markdown,
    /// A picture with the share of pages that are present, as SVG: of one language, or of all
    /// translations
    Badge,
}

#[derive(Args)]
pub struct Explain {
    /// The name of a rule, or the file of a page [default: list all rules]
    #[arg(value_name = "RULE|PAGE")]
    pub what: Option<String>,
    /// List all rules with their level
    #[arg(long, conflicts_with = "what")]
    pub list: bool,
    /// Write the pages about all rules and constructs to this folder, as pages of a site
    #[arg(long, value_name = "DIR", conflicts_with_all = ["what", "list"])]
    pub out: Option<PathBuf>,
}

#[derive(Args)]
pub struct Lsp {
    /// Check drafts too: pages with `draft: true` in their front matter
    #[arg(long)]
    pub drafts: bool,
    /// Speak over standard input and output, as is always done; some editors say so
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Args)]
pub struct Completions {
    /// The shell that is to know them
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Args)]
pub struct Manual {
    /// The command [default: the program]
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
    /// Write the pages of all commands to this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub out: Option<PathBuf>,
}

/// Everything that can be typed.
pub fn grammar() -> clap::Command {
    Cli::command()
}

fn formats() -> impl TypedValueParser<Value = &'static dyn Format> {
    let formats = report::SHELF.iter();
    let names = formats.map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(names).map(|name| report::named(&name))
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
}

/// Runs what the user typed. 0: nothing found, 1: findings, 2: the work could not be done.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let color = cli.global.color;
    let done = match &cli.command {
        Command::Init(options) => init::init(&cli.global, options),
        Command::Serve(options) => serve::serve(&cli.global, options),
        Command::Build(options) => command::build(&cli.global, options),
        Command::Merge(options) => command::merge(&cli.global, options),
        Command::Check(options) if options.self_test => selftest::run(&cli.global, options),
        Command::Check(options) => command::check(&cli.global, options),
        Command::Fix(options) => fix::fix(&cli.global, options),
        Command::Facts(options) => facts::facts(&cli.global, options),
        Command::Status(options) => status::status(&cli.global, options),
        Command::Explain(options) => explain::explain(&cli.global, options),
        Command::Completions(options) => manuals::completions(options),
        Command::Man(options) => manuals::manual(options),
        Command::Schema => command::put(SCHEMA, None).map(|()| true),
        Command::Lsp(options) => lsp::lsp(&cli.global, options),
    };
    match done {
        Ok(clean) => ExitCode::from(u8::from(!clean)),
        Err(failure) => {
            let red = color.shown(std::io::stderr().is_terminal());
            let (on, off) = if red {
                ("\u{1b}[1;31m", "\u{1b}[0m")
            } else {
                ("", "")
            };
            anstream::eprintln!("{on}error{off}: {failure}");
            ExitCode::from(2)
        }
    }
}

impl Color {
    /// Whether to use colours on a stream.
    pub fn shown(self, terminal: bool) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}
