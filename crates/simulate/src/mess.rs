//! What goes wrong in real papers, put into the rows of a file: vague words, missing codes,
//! placeholders, consignees to order, letters of the wrong script, repeated bills. Planted rows
//! stay as they are, so that what is to be found there can be found.

use crate::cargo::Row;
use crate::parties::Voice;
use crate::post::Mode;
use crate::random::Random;
use crate::spelling::with_look_alike;

/// Vague descriptions of real papers: (English, Russian).
const VAGUE: [(&str, &str); 8] = [
    ("FREIGHT ALL KINDS", "сборный груз"),
    ("FAK", "груз разный"),
    ("GENERAL CARGO", "генеральный груз"),
    ("SPARE PARTS", "запасные части"),
    ("CONSOLIDATED CARGO", "консолидированный груз"),
    ("SAID TO CONTAIN GOODS", "товары народного потребления"),
    ("EQUIPMENT", "оборудование"),
    ("CONSUMER GOODS AS PER INVOICE", "товары согласно инвойсу"),
];

/// Placeholders for what nobody filled in.
pub(crate) const PLACEHOLDERS: [&str; 5] = ["N/A", "-", "NIL", "б/н", "0"];

/// Spoils some of the rows.
pub(crate) fn spoil(rows: &mut [Row], mode: Mode, voice: Voice, random: &mut Random) {
    for row in rows.iter_mut().filter(|row| row.planted.is_none() && !row.kept) {
        words(row, mode, voice, random);
        codes(row, random);
        if mode == Mode::Sea {
            consignee_to_order(row, random);
        }
        letters(row, voice, random);
    }
    for at in 1..rows.len() {
        // The goods lines of one bill have the same parties.
        let (before, after) = rows.split_at_mut(at);
        let (first, row) = (&before[at - 1], &mut after[0]);
        if row.bill == first.bill && row.group == first.group {
            row.shipper.clone_from(&first.shipper);
            row.consignee.clone_from(&first.consignee);
            row.notify.clone_from(&first.notify);
        }
    }
    repeat_bills(rows, random);
}

fn words(row: &mut Row, mode: Mode, voice: Voice, random: &mut Random) {
    if random.chance(25) {
        let (english, russian) = random.pick(&VAGUE);
        let text = if voice.russian { *russian } else { *english };
        row.goods.text = if voice.large { text.to_uppercase() } else { text.to_owned() };
    } else if mode == Mode::Sea && !voice.russian && random.chance(110) {
        let size = if random.chance(500) { "40HC" } else { "20DV" };
        row.goods.text = format!("1X{size} STC {} PKGS {}", row.goods.packages, row.goods.text);
    }
}

fn codes(row: &mut Row, random: &mut Random) {
    match random.below(1000) {
        0..=29 => row.goods.hs.clear(),
        30..=49 => row.goods.hs.truncate(4),
        50..=59 => (*random.pick(&PLACEHOLDERS)).clone_into(&mut row.goods.hs),
        _ => {}
    }
    if random.chance(60) {
        row.goods.net_kg = None;
    }
    match random.below(1000) {
        0..=99 => row.consignee.tax = None,
        100..=119 => row.consignee.tax = Some((*random.pick(&PLACEHOLDERS)).to_owned()),
        _ => {}
    }
    if random.chance(30) {
        (*random.pick(&PLACEHOLDERS)).clone_into(&mut row.shipper.address);
    }
}

/// A bill to order: the buyer stands as notify party.
fn consignee_to_order(row: &mut Row, random: &mut Random) {
    if random.chance(35) {
        let buyer = std::mem::take(&mut row.consignee);
        let order = match random.below(4) {
            0 => "TO ORDER OF SHIPPER".to_owned(),
            1 => format!("TO THE ORDER OF {} SAMPLE BANK", buyer.country),
            _ => "TO ORDER".to_owned(),
        };
        row.consignee.name = order;
        row.notify = Some(buyer);
    } else if row.notify.as_ref() == Some(&row.consignee) && random.chance(600) {
        let notify = row.notify.insert(crate::parties::Written::default());
        "SAME AS CONSIGNEE".clone_into(&mut notify.name);
    }
}

fn letters(row: &mut Row, voice: Voice, random: &mut Random) {
    if voice.latin_only {
        return;
    }
    if random.chance(6) {
        row.goods.text = with_look_alike(&row.goods.text, random);
    }
    if random.chance(6) {
        row.consignee.name = with_look_alike(&row.consignee.name, random);
    }
}

/// Writes some bills twice, as happens when a list is put together from two. The repeated row
/// takes the place of the next one, so that the number of lines stays.
fn repeat_bills(rows: &mut [Row], random: &mut Random) {
    for at in 1..rows.len().saturating_sub(1) {
        let single = |index: usize| {
            let group = rows[index].group;
            rows[index].planted.is_none()
                && !rows[index].kept
                && rows[index - 1].group != group
                && rows.get(index + 1).is_none_or(|next| next.group != group)
        };
        if single(at) && single(at + 1) && random.chance(8) {
            rows[at + 1] = rows[at].clone();
        }
    }
}
