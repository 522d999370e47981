//! One number in a normal text: decimal comma or point, thousands, exponents. Where nobody can tell
//! (`1,200`), it stands for all between the readings.

/// One number as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// Smallest reading.
    pub low: f64,
    /// Largest reading.
    pub high: f64,
    /// Where it ends in the text, bytes.
    pub end: usize,
}

/// A number at a place.
pub(super) fn number(text: &str, start: usize) -> Option<Number> {
    let plain = plain(text, start)?;
    let rest = &text[plain.end..];
    if let Some((power, length)) = power_of_ten(rest) {
        let factor = 10f64.powi(power);
        let end = plain.end + length;
        return Some(Number { low: plain.low * factor, high: plain.high * factor, end });
    }
    // 10^-6, and 10-6 where only an exponent makes sense.
    if text[start..plain.end] == *"10"
        && let Some((power, length)) = exponent_after(rest)
    {
        let value = 10f64.powi(power);
        return Some(Number { low: value, high: value, end: plain.end + length });
    }
    Some(plain)
}

fn plain(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes.get(from..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count())
    };
    let whole = digits(start);
    if whole == 0 {
        return None;
    }
    let mut end = start + whole;
    let mut written = text[start..end].to_owned();
    let mut thousands = None;
    let separator = bytes.get(end).copied().filter(|b| matches!(b, b'.' | b','));
    if separator.is_some() && digits(end + 1) > 0 {
        let decimals = digits(end + 1);
        let after = end + 1 + decimals;
        let other = bytes.get(after).copied().filter(|b| matches!(b, b'.' | b','));
        // 1.200,5 and 1,200.5: the first sign parts thousands.
        if decimals == 3
            && whole <= 3
            && other.is_some()
            && other != separator
            && digits(after + 1) > 0
        {
            written.push_str(&text[end + 1..after]);
            written.push('.');
            written.push_str(&text[after + 1..after + 1 + digits(after + 1)]);
            end = after + 1 + digits(after + 1);
        } else {
            if separator == Some(b',') && decimals == 3 && whole <= 3 && !written.starts_with('0') {
                thousands = format!("{written}{}", &text[end + 1..end + 4]).parse::<f64>().ok();
            }
            written.push('.');
            written.push_str(&text[end + 1..=end + decimals]);
            end += 1 + decimals;
        }
    } else {
        while written.len() <= 6
            && bytes.get(end) == Some(&b' ')
            && digits(end + 1) == 3
            && whole <= 3
        {
            written.push_str(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    if let Some(length) = exponent(&bytes[end..]) {
        written.push_str(&text[end..end + length]);
        end += length;
    }
    let value: f64 = written.parse().ok()?;
    Some(Number { low: value, high: thousands.unwrap_or(value), end })
}

/// Length of an exponent (`e6`, `e-3`) that no letter follows.
fn exponent(bytes: &[u8]) -> Option<usize> {
    let sign = usize::from(matches!(bytes.get(1), Some(b'+' | b'-')));
    let digits = bytes.get(1 + sign..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    let fits = bytes.first() == Some(&b'e') && (1..=2).contains(&digits);
    fits.then_some(1 + sign + digits)
}

/// `x10-6`, `*10^3`, ` x 10 -6` after a number: the power, and the length read.
fn power_of_ten(rest: &str) -> Option<(i32, usize)> {
    let after = rest.trim_start_matches(' ').strip_prefix(['x', 'х', '*', '·'])?;
    let after = after.trim_start_matches(' ').strip_prefix("10")?;
    let (power, length) = exponent_after(after)?;
    Some((power, rest.len() - after.len() + length))
}

/// `^-6`, `-6` or `^6` after a ten, with the length read. A bare hyphen asks for a unit of pressure
/// behind: `10-6 mbar` is a vacuum, `10-60 mm` a range.
fn exponent_after(rest: &str) -> Option<(i32, usize)> {
    let caret = rest.starts_with('^');
    let signed = rest.trim_start_matches('^').trim_start_matches(' ');
    let negative = signed.starts_with('-');
    let digits_at = signed.trim_start_matches('-');
    let digits = digits_at.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || !(caret || negative) {
        return None;
    }
    let power: i32 = digits_at[..digits].parse().ok()?;
    let behind = digits_at[digits..].trim_start_matches(' ');
    let vacuum = ["mbar", "torr", "pa", "мбар", "па", "торр", "bar", "мм рт", "mmhg", "mm hg"];
    if !caret && !vacuum.iter().any(|unit| behind.starts_with(unit)) {
        return None;
    }
    let length = rest.len() - digits_at.len() + digits;
    Some((if negative { -power } else { power }, length))
}
