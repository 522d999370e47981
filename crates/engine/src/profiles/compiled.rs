//! A condition compiled to closures, for one row at a time; and the explanation: which tests
//! carried the result.

use super::check;
use super::columns::Masks;
use super::facts::Facts;
use super::fields::Row;
use super::leaf::Leaf;
use super::lists::NamedLists;
use super::normal;
use super::problem::Problem;
use super::slots::RowReader;
use super::tree::{Condition, Test};
use super::truth::Truth;

/// A compiled condition.
#[derive(Debug)]
pub struct Compiled {
    pub(super) leaves: Vec<Leaf>,
    tests: Vec<Test>,
    node: Node,
    shape: Shape,
}

/// Conditions that are one group of tests, as most are, need no walk over a tree: their tests
/// stand side by side in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// All tests hold, or the only one.
    All,
    /// One of them holds.
    Any,
    /// Groups inside groups.
    Tree,
}

impl Shape {
    fn of(node: &Node) -> Self {
        let flat = |parts: &[Node]| parts.iter().all(|part| matches!(part, Node::Leaf(_)));
        match node {
            Node::Leaf(_) => Self::All,
            Node::All(parts) if flat(parts) => Self::All,
            Node::Any(parts) if flat(parts) => Self::Any,
            Node::All(_) | Node::Any(_) | Node::Not(_) => Self::Tree,
        }
    }
}

#[derive(Debug)]
enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Leaf(usize),
}

/// What a condition came to in one row, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The result.
    pub truth: Truth,
    /// The tests that carried it: true ones when it is true, unknown ones when it is unknown.
    pub because: Vec<Because>,
}

/// A test that carried a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    /// Index of the test, in the order of [`Compiled::tests`].
    pub test: usize,
    /// Whether it stands under a "not", so that its being false carried the result.
    pub negated: bool,
}

impl Compiled {
    /// Compiles a condition.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(condition: &Condition, lists: &NamedLists) -> Result<Self, Vec<Problem>> {
        let problems = check::condition(condition, lists);
        if !problems.is_empty() {
            return Err(problems);
        }
        let tests: Vec<Test> = condition.tests().into_iter().cloned().collect();
        let leaves = tests.iter().map(|test| Leaf::new(test, lists)).collect();
        let node = Node::of(condition, &mut 0);
        let shape = Shape::of(&node);
        Ok(Self { leaves, tests, node, shape })
    }

    /// The tests, in the order in which they stand.
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }

    /// What the condition comes to in a row.
    pub fn truth(&self, row: &Row<'_>) -> Truth {
        self.node.truth(&mut |leaf| {
            let leaf = &self.leaves[leaf];
            leaf.judge(|out| normal::read(leaf.field.field(), row, out))
        })
    }

    /// The same in the row of a reader, which reads each field once for all profiles.
    pub fn truth_in(&self, reader: &mut RowReader<'_>) -> Truth {
        let mut judge = |leaf: &Leaf| leaf.judge_slot(reader.slot(leaf.field));
        match self.shape {
            Shape::All => {
                let mut all = Truth::True;
                for leaf in &self.leaves {
                    all = all.and(judge(leaf));
                    if all == Truth::False {
                        break;
                    }
                }
                all
            }
            Shape::Any => {
                let mut any = Truth::False;
                for leaf in &self.leaves {
                    any = any.or(judge(leaf));
                    if any == Truth::True {
                        break;
                    }
                }
                any
            }
            Shape::Tree => self.node.truth(&mut |leaf| judge(&self.leaves[leaf])),
        }
    }

    /// The same with its reasons. All tests are evaluated.
    pub fn explain(&self, row: &Row<'_>) -> Explained {
        self.explained(|leaf| leaf.judge(|out| normal::read(leaf.field.field(), row, out)))
    }

    /// What it comes to over stated facts, with its reasons.
    pub fn explain_facts(&self, facts: &Facts) -> Explained {
        self.explained(|leaf| leaf.judge(|out| facts.read(leaf.field, out)))
    }

    fn explained(&self, judge: impl Fn(&Leaf) -> Truth) -> Explained {
        let truths: Vec<Truth> = self.leaves.iter().map(judge).collect();
        let of = |leaf: usize| truths[leaf];
        let mut because = Vec::new();
        self.node.because(&of, false, &mut because);
        Explained { truth: self.node.truth(&mut &of), because }
    }

    /// What the condition comes to in many rows, given the masks of its tests.
    pub(super) fn masks(&self, tests: &[&Masks], rows: usize) -> Masks {
        self.node.masks(tests, rows)
    }
}

impl Node {
    fn of(condition: &Condition, next: &mut usize) -> Self {
        let mut parts = |parts: &[Condition]| parts.iter().map(|one| Self::of(one, next)).collect();
        match condition {
            Condition::All(all) => Self::All(parts(all)),
            Condition::Any(any) => Self::Any(parts(any)),
            Condition::Not(part) => Self::Not(Box::new(Self::of(part, next))),
            Condition::Test(_) => {
                *next += 1;
                Self::Leaf(*next - 1)
            }
        }
    }

    fn truth(&self, of: &mut impl FnMut(usize) -> Truth) -> Truth {
        match self {
            Self::Leaf(leaf) => of(*leaf),
            Self::Not(part) => !part.truth(of),
            Self::All(parts) => {
                let mut all = Truth::True;
                for part in parts {
                    all = all.and(part.truth(of));
                    if all == Truth::False {
                        break;
                    }
                }
                all
            }
            Self::Any(parts) => {
                let mut any = Truth::False;
                for part in parts {
                    any = any.or(part.truth(of));
                    if any == Truth::True {
                        break;
                    }
                }
                any
            }
        }
    }

    /// The tests whose result is the result of the whole.
    fn because(&self, of: &impl Fn(usize) -> Truth, negated: bool, out: &mut Vec<Because>) {
        match self {
            Self::Leaf(leaf) => out.push(Because { test: *leaf, negated }),
            Self::Not(part) => part.because(of, !negated, out),
            Self::All(parts) | Self::Any(parts) => {
                let mut of = of;
                let own = self.truth(&mut of);
                let carrying = parts.iter().filter(|part| part.truth(&mut &*of) == own);
                carrying.for_each(|part| part.because(of, negated, out));
            }
        }
    }

    fn masks(&self, tests: &[&Masks], rows: usize) -> Masks {
        match self {
            Self::Leaf(leaf) => tests[*leaf].clone(),
            Self::Not(part) => part.masks(tests, rows).negated(rows),
            Self::All(parts) => {
                let mut all = parts[0].masks(tests, rows);
                for part in &parts[1..] {
                    match part {
                        Self::Leaf(leaf) => all.and(tests[*leaf]),
                        part => all.and(&part.masks(tests, rows)),
                    }
                }
                all
            }
            Self::Any(parts) => {
                let mut any = parts[0].masks(tests, rows);
                for part in &parts[1..] {
                    match part {
                        Self::Leaf(leaf) => any.or(tests[*leaf]),
                        part => any.or(&part.masks(tests, rows)),
                    }
                }
                any
            }
        }
    }
}
