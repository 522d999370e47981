//! Which names of a set may be like a name, and how alike their parts are.
//!
//! Each part of the query is looked up once; each distinct part of the set that may be like it
//! is compared with it once. From then on names are judged by numbers alone: a name is a
//! candidate when the weight that its parts can cover, at their true likeness and each as often
//! as it likes, reaches [`MIN_COVERED`]. That is an upper bound of what any alignment covers, so
//! no name above it is lost, and there is no other limit.

use super::align::{Aligner, JOINED, Pair, Side};
use super::key::MatchedKey;
use super::name_set::{Keys, NameSet};
use super::prepare::{MAX_PARTS, NamePart, PartRole, PreparedName};
use super::probability::MIN_COVERED;
use super::similarity::{cuts, similarity, together};
use super::sketch::CONCEPT;
use super::whole::Whole;
use crate::text::skeleton;

/// Share of a bound that rounding may take.
const SLACK: f32 = 1e-4;

/// A name made ready to be looked up.
pub(super) struct Prepared<'q> {
    pub parts: Vec<&'q NamePart>,
    pub weights: Vec<f32>,
}

impl<'q> Prepared<'q> {
    /// At most [`MAX_PARTS`] parts count.
    pub fn new(name: &'q PreparedName) -> Self {
        let parts: Vec<&NamePart> = name.parts.iter().take(MAX_PARTS).collect();
        let weights = parts.iter().map(|part| part.weight).collect();
        Self { parts, weights }
    }

    pub fn side(&self) -> Side<'_> {
        Side { parts: &self.parts, weights: &self.weights }
    }
}

/// Weights of the parts and names of a set.
pub(super) trait Weights {
    /// Of a part.
    fn part(&self, part: u32) -> f32;
    /// Of a name: the sum of its parts'.
    fn name(&self, name: u32) -> f32;
}

/// What a candidate can cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covered {
    /// Enough of both names.
    Both,
    /// Enough of the query, too little of the name in the set.
    Query,
}

/// A part of the query beside a part of the set.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Negative: not compared.
    similarity: f32,
    key: MatchedKey,
    /// What the one can cover of the other, written together with a neighbour included.
    bound: f32,
}

const NOT_COMPARED: Cell = Cell { similarity: -1.0, key: MatchedKey::Spelling, bound: 0.0 };

/// A query looked up in a set.
pub(super) struct Lookup<'s, 'q> {
    set: &'s NameSet,
    query: &'q Prepared<'q>,
    /// A row of cells for each part of the set that came up.
    rows: PartRows,
    cells: Vec<Cell>,
    /// For each part of the query, the parts of the set by which names are found.
    near: Vec<Vec<(f32, u32)>>,
    /// The names that are this one cut otherwise.
    wholes: Vec<u32>,
    room: Vec<u32>,
}

impl<'s, 'q> Lookup<'s, 'q> {
    /// Looks up all parts of the query.
    pub fn new(set: &'s NameSet, query: &'q Prepared<'q>) -> Self {
        let near = vec![Vec::new(); query.parts.len()];
        let (rows, cells, room) = (PartRows::default(), Vec::new(), Vec::new());
        let mut lookup = Self { set, query, rows, cells, near, wholes: Vec::new(), room };
        for at in 0..query.parts.len() {
            lookup.look_up(at);
        }
        for at in 0..query.parts.len() {
            lookup.look_up_halves(at);
            if at > 0 {
                lookup.look_up_together(at);
            }
        }
        lookup.look_up_whole();
        lookup
    }

    /// Names of another number of parts that are the query written together.
    fn look_up_whole(&mut self) {
        let Some(whole) = Whole::of(self.query.parts.iter().copied()) else { return };
        let (set, count) = (self.set, self.query.parts.len());
        let same = set.wholes.get(whole.as_str()).iter().copied();
        let mut names: Vec<u32> = same.filter(|name| set.names.get(*name).len() != count).collect();
        names.sort_unstable();
        self.wholes = names;
    }

    /// All parts that may be like this one.
    fn look_up(&mut self, at: usize) {
        let (set, part) = (self.set, self.query.parts[at]);
        for key in part.keys().filter(|key| !key.is_empty()) {
            if key.as_bytes()[0] == CONCEPT {
                if let Some(key) = set.keys.words.exact(key) {
                    set.keys.parts.get(key).iter().for_each(|id| self.compare(at, *id));
                }
            } else {
                self.each_near(&set.keys, key, |lookup, id| lookup.compare(at, id));
            }
        }
        let bones = if part.script.compares_by_bones() { &set.bones } else { &set.bare_bones };
        if !part.bones.is_empty() {
            self.each_near(bones, &part.bones, |lookup, id| lookup.compare(at, id));
        }
        set.east.look_up(part, |id| self.compare(at, id));
    }

    fn each_near(&mut self, keys: &'s Keys, key: &str, mut give: impl FnMut(&mut Self, u32)) {
        let mut room = std::mem::take(&mut self.room);
        keys.words.each_near(key, &mut room, |key, _| {
            keys.parts.get(key).iter().for_each(|id| give(self, *id));
        });
        self.room = room;
    }

    fn cell(&mut self, at: usize, id: u32) -> &mut Cell {
        let count = self.query.parts.len();
        let row = self.rows.row(id);
        if self.cells.len() <= row * count {
            self.cells.resize((row + 1) * count, NOT_COMPARED);
        }
        &mut self.cells[row * count + at]
    }

    fn compare(&mut self, at: usize, id: u32) {
        let (part, other) = (self.query.parts[at], &self.set.parts[id as usize]);
        let cell = self.cell(at, id);
        if cell.similarity >= 0.0 {
            return;
        }
        (cell.similarity, cell.key) = similarity(part, other);
        if cell.key != MatchedKey::Initial && cell.similarity > 0.0 {
            cell.bound = cell.similarity;
            let bound = cell.bound;
            self.near[at].push((bound, id));
        }
    }

    fn may_join(&mut self, at: usize, id: u32) {
        let cell = self.cell(at, id);
        cell.bound = cell.bound.max(JOINED);
    }

    /// Parts that are this one and its neighbour before it written together.
    fn look_up_together(&mut self, at: usize) {
        let key = together(self.query.parts[at - 1], self.query.parts[at]);
        self.each_near(&self.set.keys, &key, |lookup, id| {
            for at in [at - 1, at] {
                lookup.may_join(at, id);
                lookup.near[at].push((JOINED, id));
            }
        });
        let (set, query) = (self.set, self.query);
        set.east.look_up_joined(query.parts[at - 1], query.parts[at], |id| {
            for at in [at - 1, at] {
                self.may_join(at, id);
                self.near[at].push((JOINED, id));
            }
        });
    }

    /// Parts that are two halves of this one. Names that have both are found by the rarer half.
    fn look_up_halves(&mut self, at: usize) {
        let set = self.set;
        let part = self.query.parts[at];
        for (head, tail) in cuts(&part.latin) {
            let key = |half| set.keys.words.exact(&skeleton(half));
            let Some(first) = key(head) else { continue };
            let Some(second) = key(tail) else { continue };
            self.halves(at, set.keys.parts.get(first), set.keys.parts.get(second));
        }
        set.east.look_up_halves(part, |first, second| self.halves(at, first, second));
    }

    /// Parts of the set that may be the two halves of a part of the query.
    fn halves(&mut self, at: usize, first: &[u32], second: &[u32]) {
        if first.is_empty() || second.is_empty() {
            return;
        }
        first.iter().chain(second).for_each(|id| self.may_join(at, *id));
        let set = self.set;
        let names =
            |parts: &[u32]| -> usize { parts.iter().map(|id| set.having.get(*id).len()).sum() };
        let rarer = if names(second) < names(first) { second } else { first };
        self.near[at].extend(rarer.iter().map(|id| (JOINED, *id)));
    }

    /// Gives every name that may cover [`MIN_COVERED`] of the query, each once, with what it can
    /// cover, in an order that depends on the query and the set alone.
    pub fn each_candidate(&self, weights: &impl Weights, mut give: impl FnMut(u32, Covered)) {
        let total: f32 = self.query.weights.iter().sum();
        let needed = total * (MIN_COVERED as f32 - SLACK);
        let mut finders: Vec<Finder<'_>> = (0..self.near.len()).map(|at| self.finder(at)).collect();
        // The rarest first: when the others alone cannot cover enough, they need no look.
        finders.sort_by_key(|finder| finder.names);
        let mut rest: f32 = finders.iter().map(|finder| finder.most).sum();
        let mut seen = Bits::new(self.set.names.len());
        for &name in &self.wholes {
            seen.is_new(name);
            give(name, Covered::Both);
        }
        for at in 0..finders.len() {
            if rest < needed {
                break;
            }
            let (finder, later) = finders[at..].split_first_mut().expect("there is one");
            rest -= finder.most;
            let alone = |bound: f32| bound * finder.weight >= needed;
            // Names for which this part is not enough are looked at only if they have another.
            let poor = finder.near.iter().filter(|(bound, _)| !alone(*bound));
            let poor: usize = poor.map(|(_, id)| self.set.having.get(*id).len()).sum();
            let marked = self.mark(later, poor * CHEAPER);
            for &(bound, id) in finder.near {
                let own = bound * finder.weight;
                // Names with another near part of a rarer part of the query came before.
                if own + rest < needed {
                    continue;
                }
                for &name in self.set.having.get(id) {
                    if marked && own < needed && own + reach(later, name) < needed {
                        continue;
                    }
                    if !seen.is_new(name) {
                        continue;
                    }
                    let (of_query, of_name) = self.bounds(name, weights);
                    if of_query < needed {
                        continue;
                    }
                    let enough = weights.name(name) * (MIN_COVERED as f32 - SLACK);
                    give(name, if of_name < enough { Covered::Query } else { Covered::Both });
                }
            }
        }
    }

    fn finder(&self, at: usize) -> Finder<'_> {
        let (near, weight) = (&self.near[at], self.query.weights[at]);
        let best = near.iter().map(|(bound, _)| *bound).fold(0.0, f32::max);
        let names = near.iter().map(|(_, id)| self.set.having.get(*id).len()).sum();
        Finder { near, weight, most: best * weight, names, marks: None }
    }

    /// Marks the names of these parts of the query, if that costs less than `most`.
    fn mark(&self, finders: &mut [Finder<'_>], most: usize) -> bool {
        let to_mark = finders.iter().filter(|finder| finder.marks.is_none());
        if to_mark.map(|finder| finder.names).sum::<usize>() >= most {
            return false;
        }
        for finder in finders.iter_mut().filter(|finder| finder.marks.is_none()) {
            let mut marks = Bits::new(self.set.names.len());
            for name in finder.near.iter().flat_map(|(_, id)| self.set.having.get(*id)) {
                marks.set(*name);
            }
            finder.marks = Some(marks);
        }
        true
    }

    /// Upper bounds of the weight of the query and of the name that an alignment can cover.
    fn bounds(&self, name: u32, weights: &impl Weights) -> (f32, f32) {
        let count = self.query.parts.len();
        let mut best = [0.0_f32; MAX_PARTS];
        let mut of_name = 0.0;
        for &id in self.set.names.get(name) {
            let Some(row) = self.rows.get(id) else { continue };
            let mut most = 0.0_f32;
            for (best, cell) in best.iter_mut().zip(&self.cells[row * count..(row + 1) * count]) {
                *best = best.max(cell.bound);
                most = most.max(cell.bound);
            }
            if most > 0.0 {
                of_name += most * weights.part(id);
            }
        }
        let of_query = best.iter().zip(&self.query.weights).map(|(best, weight)| best * weight);
        (of_query.sum(), of_name)
    }

    /// Aligns the query with a name of the set by the likeness already known.
    pub fn align<'a>(&self, aligner: &'a mut Aligner, name: u32, listed: Side<'_>) -> &'a [Pair] {
        let count = self.query.parts.len();
        let mut rows = [usize::MAX; MAX_PARTS];
        for (row, id) in rows.iter_mut().zip(self.set.names.get(name)) {
            *row = self.rows.get(*id).unwrap_or(usize::MAX);
        }
        let parts = &self.query.parts;
        aligner.align(self.query.side(), listed, |i, j| {
            // Initials are like every name that begins so: no key finds them.
            if [parts[i], listed.parts[j]].iter().any(|part| part.role == PartRole::Initial) {
                return similarity(parts[i], listed.parts[j]);
            }
            let cell = self.cells.get(rows[j].saturating_mul(count).saturating_add(i));
            cell.map_or((0.0, MatchedKey::Spelling), |cell| (cell.similarity.max(0.0), cell.key))
        })
    }
}

/// Which row of cells a part has: a table of open addresses.
struct PartRows {
    /// (part, row); [`NONE`] where free.
    table: Vec<(u32, u32)>,
    count: u32,
    bits: u32,
}

const NONE: u32 = u32::MAX;
/// Size of an empty table, in bits of its index.
const FIRST_BITS: u32 = 8;

impl Default for PartRows {
    fn default() -> Self {
        Self { table: vec![(NONE, 0); 1 << FIRST_BITS], count: 0, bits: FIRST_BITS }
    }
}

impl PartRows {
    /// Where a part is, or would be.
    fn place(&self, part: u32) -> usize {
        let mut place = (part.wrapping_mul(0x9E37_79B9) >> (32 - self.bits)) as usize;
        while self.table[place].0 != part && self.table[place].0 != NONE {
            place = (place + 1) & (self.table.len() - 1);
        }
        place
    }

    fn get(&self, part: u32) -> Option<usize> {
        let (found, row) = self.table[self.place(part)];
        (found == part).then_some(row as usize)
    }

    /// The row of a part; a new one if it has none.
    fn row(&mut self, part: u32) -> usize {
        let place = self.place(part);
        if self.table[place].0 == part {
            return self.table[place].1 as usize;
        }
        let row = self.count;
        self.table[place] = (part, row);
        self.count += 1;
        if self.count as usize * 2 > self.table.len() {
            self.bits += 1;
            let old = std::mem::replace(&mut self.table, vec![(NONE, 0); 1 << self.bits]);
            for entry in old.into_iter().filter(|(part, _)| *part != NONE) {
                let place = self.place(entry.0);
                self.table[place] = entry;
            }
        }
        row as usize
    }
}

/// A part of the query as a way to names.
struct Finder<'l> {
    near: &'l [(f32, u32)],
    weight: f32,
    /// The most that any name can cover of it.
    most: f32,
    /// How many names are found by it.
    names: usize,
    /// These names, once they are marked.
    marks: Option<Bits>,
}

/// The most that a name can cover of these parts of the query.
fn reach(finders: &[Finder<'_>], name: u32) -> f32 {
    let has = |finder: &&Finder<'_>| finder.marks.as_ref().is_some_and(|marks| marks.has(name));
    finders.iter().filter(has).map(|finder| finder.most).sum()
}

/// So many names are marked in the time in which one is looked at.
const CHEAPER: usize = 16;

/// A set of names, a bit each.
struct Bits(Vec<u64>);

impl Bits {
    fn new(names: usize) -> Self {
        Self(vec![0; names.div_ceil(64)])
    }

    fn has(&self, name: u32) -> bool {
        self.0[name as usize / 64] & (1 << (name % 64)) != 0
    }

    fn set(&mut self, name: u32) {
        self.0[name as usize / 64] |= 1 << (name % 64);
    }

    /// Puts a name in; whether it was not in.
    fn is_new(&mut self, name: u32) -> bool {
        let new = !self.has(name);
        self.set(name);
        new
    }
}
