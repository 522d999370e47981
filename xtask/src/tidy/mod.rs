//! The house rules that can be checked. Each check gives a list of complaints: where, what, and
//! what to do.

mod layers;
mod locales;
mod rights;
mod source;

use anyhow::Result;

/// A check: complaints, or why it could not run.
type Check = fn() -> Result<Vec<String>>;

/// Runs every check; true when there is nothing to complain about.
pub fn run() -> Result<bool> {
    let checks: [(&str, Check); 4] = [
        ("source files", source::check),
        ("dependency direction", layers::check),
        ("locales", locales::check),
        ("data rights", rights::check),
    ];
    let mut clean = true;
    for (name, check) in checks {
        let complaints = check()?;
        println!("tidy: {name}: {}", if complaints.is_empty() { "ok" } else { "not tidy" });
        for complaint in &complaints {
            println!("  {complaint}");
        }
        clean &= complaints.is_empty();
    }
    Ok(clean)
}
