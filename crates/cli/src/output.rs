//! Standard output and standard error: results on the one, words for people on the other. A
//! reader that goes away (`| head`) ends the program quietly.

use std::io::{self, IsTerminal, Write};

/// Writes a result to standard output.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Writes lines to standard output as they are made: of a hundred thousand none is held.
pub fn print_lines(lines: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let write = || {
        for line in lines {
            out.write_all(line.as_bytes())?;
            out.write_all(b"\n")?;
        }
        out.flush()
    };
    match write() {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Tells a person something on standard error.
pub fn tell(text: &str) {
    // Nobody can be told that standard error is closed.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Prints a JSON value, indented, without members that are null or empty: what a paper does not
/// say takes no room.
pub fn print_json(value: &serde_json::Value) -> anyhow::Result<()> {
    let mut value = value.clone();
    prune(&mut value);
    print(&(serde_json::to_string_pretty(&value)? + "\n"))
}

/// Takes out members that are null or an empty list.
pub fn prune(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            members.values_mut().for_each(prune);
            members.retain(|_, member| {
                !member.is_null() && member.as_array().is_none_or(|list| !list.is_empty())
            });
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(prune),
        _ => {}
    }
}

/// How the terminal looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours are shown.
    pub colour: bool,
}

impl Look {
    /// Width when standard output is no terminal and no width is known.
    const USUAL_WIDTH: usize = 120;
    /// Narrowest table.
    const LEAST_WIDTH: usize = 60;

    /// Looks at standard output, `COLUMNS` and `NO_COLOR`.
    pub fn of_stdout() -> Self {
        let terminal = io::stdout().is_terminal();
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let seen = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = asked.or(seen.filter(|_| terminal)).unwrap_or(Self::USUAL_WIDTH);
        let colour = terminal && std::env::var_os("NO_COLOR").is_none();
        Self { width: width.max(Self::LEAST_WIDTH), colour }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_members_take_no_room() {
        let mut value =
            serde_json::json!({"a": null, "b": [], "c": [{"d": null, "e": 1}], "f": ""});
        prune(&mut value);
        assert_eq!(value, serde_json::json!({"c": [{"e": 1}], "f": ""}));
    }
}
