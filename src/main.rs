//! Runs the command line and ends with its exit code.

use std::process::ExitCode;

/// A page is read into many small pieces, and freed with its family; the system's allocator takes a quarter of
/// the time that all of it takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    isogloss::shell::run()
}
