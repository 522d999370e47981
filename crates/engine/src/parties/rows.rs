//! Rows of numbers of different lengths, stored as two arrays.

use serde::{Deserialize, Serialize};

/// Row `n` is what stands between the ends of row `n - 1` and of row `n`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Rows {
    items: Vec<u32>,
    ends: Vec<u32>,
}

/// A count as stored; an index of four thousand million is beyond any memory.
pub(super) fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

impl Rows {
    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.items.extend(row);
        self.ends.push(count(self.items.len()));
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A row.
    pub fn get(&self, row: u32) -> &[u32] {
        let row = row as usize;
        let from = if row == 0 { 0 } else { self.ends[row - 1] as usize };
        &self.items[from..self.ends[row] as usize]
    }

    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..count(self.len())).map(|row| self.get(row))
    }

    /// The rows turned round: row `item` of the result holds the rows of these that have it, in
    /// order, each once. `items` is the number of rows of the result.
    pub fn turned(&self, items: usize) -> Self {
        let mut ends = vec![0_u32; items];
        each_once(self, items, |item, _| ends[item] += 1);
        let mut total = 0;
        for end in &mut ends {
            // The beginning for now: filling moves it to the end.
            total += std::mem::replace(end, total);
        }
        let mut turned = vec![0_u32; total as usize];
        each_once(self, items, |item, row| {
            turned[ends[item] as usize] = row;
            ends[item] += 1;
        });
        Self { items: turned, ends }
    }

    /// Memory, bytes.
    pub fn size_bytes(&self) -> usize {
        4 * (self.items.capacity() + self.ends.capacity())
    }

    /// Gives back what was reserved and not used.
    pub fn shrink(&mut self) {
        self.items.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Gives each item of each row once for the row.
fn each_once(rows: &Rows, items: usize, mut give: impl FnMut(usize, u32)) {
    let mut last = vec![u32::MAX; items];
    for (row, having) in (0..).zip(rows.iter()) {
        for &item in having {
            if std::mem::replace(&mut last[item as usize], row) != row {
                give(item as usize, row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_round_twice_gives_sorted_rows_without_repeats() {
        let mut rows = Rows::default();
        for row in [vec![2, 0, 2], vec![], vec![1, 2]] {
            rows.push(row);
        }
        let turned = rows.turned(4);
        let lists = |rows: &Rows| rows.iter().map(<[u32]>::to_vec).collect::<Vec<_>>();
        assert_eq!(lists(&turned), [vec![0], vec![2], vec![0, 2], vec![]]);
        assert_eq!(lists(&turned.turned(3)), [vec![0, 2], vec![], vec![1, 2]]);
    }
}
