//! Writes the papers of `examples/` again: `cargo run -p sarhad-simulate --example make_examples`.
//! What they hold stands in `data/simulate/examples.csv`; a test compares them byte for byte.

#![expect(clippy::disallowed_methods, reason = "a program at the edge that writes files")]

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    std::fs::create_dir_all(&folder)?;
    for file in sarhad_simulate::examples() {
        std::fs::write(folder.join(&file.name), &file.bytes)?;
    }
    Ok(())
}
