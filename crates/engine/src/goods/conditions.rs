//! The conditions of an entry against what a text states: bound, compared, and joined by
//! three-valued logic. A number that cannot be bound surely leaves its condition unknown.

use super::catalogue::{CatalogueError, ConditionRecord};
use super::judgement::{ConditionResult, EditionDoubt, MissedThreshold, Truth};
use super::measures::{self, Measure};
use super::normal::NormalText;
use super::parameters::{self, AskAt, Context, Parameter};
use super::qualities::{Qualities, Said};
use super::standards::{self, Standard};
use super::terms::{TermHit, TermIndex};
use super::units::{Dimension, UnitTable};

/// Dimensions that bind only with a word unless the table says otherwise.
const NEVER_BARE: [&str; 3] = ["length", "mass", "time"];
/// Equal within rounding of decimal fractions.
const RELATIVE_EQUALITY: f64 = 1e-9;
/// A number without unit from here to 100, with decimals, is a purity in percent.
const LOWEST_BARE_PURITY: f64 = 90.0;
/// A value farther from a threshold than this share of it is not near to it.
const NEAR: f64 = 0.25;

/// Edge of control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparator {
    Gt,
    Ge,
    Lt,
    Le,
}

impl Comparator {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "gt" => Self::Gt,
            "ge" => Self::Ge,
            "lt" => Self::Lt,
            "le" => Self::Le,
            _ => return None,
        })
    }

    /// Whether some value of the range is on the controlled side. The threshold itself is no
    /// clear miss of a strict limit, unless it is exact.
    fn holds(self, low: f64, high: f64, threshold: f64, exact: bool) -> Truth {
        let equal = |x: f64| (x - threshold).abs() <= threshold.abs() * RELATIVE_EQUALITY;
        let (beyond, edge, strict) = match self {
            Self::Gt => (high > threshold, equal(high), true),
            Self::Ge => (high > threshold, equal(high), false),
            Self::Lt => (low < threshold, equal(low), true),
            Self::Le => (low < threshold, equal(low), false),
        };
        match (edge, strict) {
            (true, true) if exact => Truth::False,
            (true, true) => Truth::Unknown,
            (true, false) => Truth::True,
            (false, _) if beyond => Truth::True,
            (false, _) => Truth::False,
        }
    }
}

/// A condition ready to be judged.
#[derive(Debug)]
struct Condition {
    written: ConditionResult,
    test: Test,
    standard: Option<Standard>,
}

#[derive(Debug)]
enum Test {
    Number {
        parameter: usize,
        dimension: Dimension,
        comparator: Comparator,
        threshold: f64,
        bare: bool,
    },
    Quality(usize),
}

/// Conditions that must all hold.
#[derive(Debug, Default)]
pub(super) struct Alternative(Vec<Condition>);

impl Alternative {
    /// Its conditions as written.
    pub fn written(&self) -> impl Iterator<Item = &ConditionResult> {
        self.0.iter().map(|condition| &condition.written)
    }
}

/// Everything that conditions are judged by.
#[derive(Debug, Default)]
pub(super) struct Rules {
    units: UnitTable,
    qualities: Qualities,
    parameters: Vec<Parameter>,
    grades: TermIndex,
    grade_values: Vec<GradeValue>,
    length: Option<Dimension>,
    ratio: Option<Dimension>,
    mach: Option<Dimension>,
}

#[derive(Debug)]
struct GradeValue {
    parameter: usize,
    low: f64,
    high: f64,
}

/// What a text states, read once for all entries.
#[derive(Debug)]
pub(super) struct Statements<'t> {
    text: &'t NormalText,
    measures: Vec<Measure>,
    qualities: Vec<Said>,
    grades: Vec<TermHit>,
    standards: Vec<Standard>,
}

/// A value of the text, and the words that state it.
#[derive(Debug, Clone, Copy)]
struct Value {
    low: f64,
    high: f64,
    tokens: (usize, usize),
}

impl Statements<'_> {
    /// Whether it is doubtful that a value was measured by a standard: the text names another
    /// edition of it, or none.
    fn doubt(&self, standard: &Standard) -> Option<EditionDoubt> {
        let mut same = self.standards.iter().filter(|one| one.number == standard.number);
        if same.clone().any(|one| one.edition == standard.edition) {
            return None;
        }
        let other = same.find_map(|one| one.edition.as_ref());
        Some(other.map_or(EditionDoubt::NotStated, |year| {
            EditionDoubt::Other(format!("{}:{year}", standard.number))
        }))
    }
}

impl Rules {
    /// Reads the tables of parameters, qualities, units and grades.
    pub fn read(
        parameters: &str,
        qualities: &str,
        units: &str,
        grades: &str,
    ) -> Result<Self, CatalogueError> {
        let mut rules = Self {
            units: UnitTable::read(units)?,
            qualities: Qualities::read(qualities)?,
            parameters: parameters::read(parameters)?,
            ..Self::default()
        };
        rules.length = rules.units.dimension("length");
        rules.ratio = rules.units.dimension("ratio");
        rules.mach = rules.units.dimension("mach");
        let mut names = Vec::new();
        for row in csv::Reader::from_reader(grades.as_bytes()).into_deserialize() {
            let (grade, name, low, high, unit): (String, String, f64, f64, String) = row?;
            let unit = rules.units.unit(&unit).ok_or(CatalogueError::Unit(unit))?;
            let parameter = rules.parameter(&name);
            names.push(grade);
            let (low, high) = (unit.to_base(low), unit.to_base(high));
            rules.grade_values.push(GradeValue { parameter, low, high });
        }
        rules.grades = TermIndex::build(names.iter().map(|name| (name.as_str(), 0)));
        Ok(rules)
    }

    fn parameter(&mut self, name: &str) -> usize {
        let known = self.parameters.iter().position(|known| known.name == name);
        known.unwrap_or_else(|| {
            self.parameters.push(Parameter::named(name));
            self.parameters.len() - 1
        })
    }

    /// Makes an alternative of its records.
    pub fn alternative(
        &mut self,
        records: &[ConditionRecord],
    ) -> Result<Alternative, CatalogueError> {
        let mut conditions =
            records.iter().map(|record| self.condition(record)).collect::<Result<Vec<_>, _>>()?;
        // A bare number must not bind to two parameters of the same dimension.
        let bare: Vec<(usize, Dimension)> = conditions
            .iter()
            .filter_map(|condition| match condition.test {
                Test::Number { parameter, dimension, bare: true, .. } => {
                    Some((parameter, dimension))
                }
                _ => None,
            })
            .collect();
        for condition in &mut conditions {
            if let Test::Number { parameter, dimension, bare: flag, .. } = &mut condition.test {
                *flag &= bare.iter().all(|(other, of)| of != dimension || other == parameter);
            }
        }
        Ok(Alternative(conditions))
    }

    fn condition(&mut self, record: &ConditionRecord) -> Result<Condition, CatalogueError> {
        let mut written = ConditionResult {
            parameter: record.parameter.clone(),
            comparator: record.comparator.clone(),
            threshold: record.value.clone(),
            unit: record.unit.clone(),
            standard: record.standard.clone(),
            doubt: None,
            truth: Truth::Unknown,
            at: None,
            ask_at: AskAt::default(),
        };
        let standard = match record.standard.as_str() {
            "" => None,
            text => Some(
                Standard::parse(text).ok_or_else(|| CatalogueError::Standard(text.to_owned()))?,
            ),
        };
        if record.comparator == "is" {
            let quality = self.qualities.number(&record.parameter);
            let quality =
                quality.ok_or_else(|| CatalogueError::Quality(record.parameter.clone()))?;
            written.ask_at = self.qualities.place(quality);
            return Ok(Condition { written, test: Test::Quality(quality), standard });
        }
        let comparator = Comparator::read(&record.comparator)
            .ok_or_else(|| CatalogueError::Comparator(record.comparator.clone()))?;
        let unit = self.units.unit(&record.unit);
        let unit = unit.ok_or_else(|| CatalogueError::Unit(record.unit.clone()))?;
        let value: f64 =
            record.value.parse().map_err(|_| CatalogueError::Value(record.value.clone()))?;
        let parameter = self.parameter(&record.parameter);
        let never =
            NEVER_BARE.iter().any(|name| self.units.dimension(name) == Some(unit.dimension));
        let bare = self.parameters[parameter].bare.unwrap_or(!never);
        written.ask_at = self.parameters[parameter].at;
        let threshold = unit.to_base(value);
        let test =
            Test::Number { parameter, dimension: unit.dimension, comparator, threshold, bare };
        Ok(Condition { written, test, standard })
    }

    /// Reads what a text states.
    pub fn statements<'t>(&self, text: &'t NormalText) -> Statements<'t> {
        let standards = standards::read(text);
        let mut measures = measures::read(text, &self.units);
        // The numbers of a standard measure nothing.
        measures.retain(|measure| {
            standards
                .iter()
                .all(|one| measure.tokens.1 < one.tokens.0 || one.tokens.1 < measure.tokens.0)
        });
        Statements {
            text,
            measures,
            standards,
            qualities: self.qualities.judge(text),
            grades: self.grades.find(text),
        }
    }

    /// Whether the numbers of a text miss every threshold in numbers of an entry, so that only
    /// what no text states (a special design, a use) is left to ask.
    pub fn misses_numbers(
        &self,
        alternatives: &[Alternative],
        statements: &Statements<'_>,
    ) -> bool {
        let number = |one: &&Condition| matches!(one.test, Test::Number { .. });
        let missed = |alternative: &Alternative| {
            let mut numbers = alternative.0.iter().filter(number);
            numbers.any(|one| self.result(one, statements).truth == Truth::False)
        };
        let mut in_numbers =
            alternatives.iter().filter(|one| one.0.iter().any(|c| number(&c))).peekable();
        in_numbers.peek().is_some() && in_numbers.all(missed)
    }

    /// Judges the alternatives of an entry: the truth of the best one, and its conditions.
    /// Without any alternative nothing is known about thresholds, so nothing is decided.
    pub fn judge(
        &self,
        alternatives: &[Alternative],
        statements: &Statements<'_>,
    ) -> (Truth, Vec<ConditionResult>) {
        let judged = alternatives.iter().map(|alternative| {
            let conditions: Vec<ConditionResult> =
                alternative.0.iter().map(|condition| self.result(condition, statements)).collect();
            let conditions = self.with_derived(alternative, conditions, statements);
            let all = conditions.iter().map(|c| c.truth).min().unwrap_or(Truth::Unknown);
            (all, conditions)
        });
        let met = |conditions: &[ConditionResult]| {
            conditions.iter().filter(|condition| condition.is_met_by_value()).count()
        };
        let better = |best: (Truth, Vec<ConditionResult>), next: (Truth, Vec<ConditionResult>)| {
            if (next.0, met(&next.1)) > (best.0, met(&best.1)) { next } else { best }
        };
        judged.reduce(better).unwrap_or((Truth::Unknown, Vec::new()))
    }

    /// The threshold that a text misses by little, when it is the only condition of an alternative
    /// that surely does not hold; the nearest of several. None when an alternative is met.
    pub fn near_miss(
        &self,
        alternatives: &[Alternative],
        statements: &Statements<'_>,
    ) -> Option<MissedThreshold> {
        let mut nearest: Option<MissedThreshold> = None;
        for alternative in alternatives {
            let results: Vec<ConditionResult> =
                alternative.0.iter().map(|condition| self.result(condition, statements)).collect();
            let results = self.with_derived(alternative, results, statements);
            if results.iter().all(|one| one.truth == Truth::True) {
                return None;
            }
            let mut missed =
                alternative.0.iter().zip(&results).filter(|(_, one)| one.truth == Truth::False);
            let (Some((condition, _)), None) = (missed.next(), missed.next()) else { continue };
            let near = self.missed(condition, statements).filter(|one| one.gap <= NEAR);
            if let Some(near) = near
                && nearest.as_ref().is_none_or(|other| near.gap < other.gap)
            {
                nearest = Some(near);
            }
        }
        nearest
    }

    /// The stated value that comes nearest to a threshold in numbers, in the unit of the threshold.
    fn missed(
        &self,
        condition: &Condition,
        statements: &Statements<'_>,
    ) -> Option<MissedThreshold> {
        let Test::Number { parameter, dimension, comparator, bare, .. } = condition.test else {
            return None;
        };
        let unit = self.units.unit(&condition.written.unit)?;
        let threshold: f64 = condition.written.threshold.parse().ok()?;
        let from_outside = |value: &Value| {
            let base = match comparator {
                Comparator::Gt | Comparator::Ge => value.high,
                Comparator::Lt | Comparator::Le => value.low,
            };
            let stated = unit.of_base(base);
            let gap = (stated - threshold).abs() / threshold.abs();
            (gap, stated, value.tokens)
        };
        let values = self.values(parameter, dimension, bare, statements);
        let near = values.iter().map(from_outside).filter(|(gap, ..)| gap.is_finite());
        let (gap, value, tokens) = near.min_by(|one, other| one.0.total_cmp(&other.0))?;
        Some(MissedThreshold {
            parameter: condition.written.parameter.clone(),
            comparator: condition.written.comparator.clone(),
            value,
            threshold: condition.written.threshold.clone(),
            unit: condition.written.unit.clone(),
            gap,
            at: statements.text.tokens_origin(tokens.0, tokens.1),
        })
    }

    fn result(&self, condition: &Condition, statements: &Statements<'_>) -> ConditionResult {
        let (truth, tokens) = match &condition.test {
            Test::Quality(quality) => statements.qualities[*quality],
            Test::Number { parameter, dimension, comparator, threshold, bare } => {
                let values = self.values(*parameter, *dimension, *bare, statements);
                let exact = self.parameters[*parameter].exact;
                let said = |value: &Value| {
                    let truth = comparator.holds(value.low, value.high, *threshold, exact);
                    (truth, Some(value.tokens))
                };
                // Of several values the best; the first of equals.
                let better = |best: Said, next: Said| if next.0 > best.0 { next } else { best };
                values.iter().map(said).reduce(better).unwrap_or((Truth::Unknown, None))
            }
        };
        // A value counts by the edition that the list names; by another one it decides nothing.
        let doubt = match (&condition.standard, truth) {
            (Some(standard), Truth::True) => statements.doubt(standard),
            _ => None,
        };
        let truth = if doubt.is_some() { Truth::Unknown } else { truth };
        let at = tokens.map(|(first, last)| statements.text.tokens_origin(first, last));
        ConditionResult { truth, doubt, at, ..condition.written.clone() }
    }

    /// The energy of a capacitor follows from its voltage and capacitance: E = C·U²/2.
    fn with_derived(
        &self,
        alternative: &Alternative,
        mut results: Vec<ConditionResult>,
        statements: &Statements<'_>,
    ) -> Vec<ConditionResult> {
        let value_of = |name: &str| {
            alternative.0.iter().find(|one| one.written.parameter == name).and_then(|condition| {
                match condition.test {
                    Test::Number { parameter, dimension, bare, .. } => {
                        self.values(parameter, dimension, bare, statements).first().copied()
                    }
                    Test::Quality(_) => None,
                }
            })
        };
        for (condition, result) in alternative.0.iter().zip(&mut results) {
            let Test::Number { comparator, threshold, .. } = condition.test else { continue };
            if condition.written.parameter != "energy" || result.truth != Truth::Unknown {
                continue;
            }
            if let (Some(volts), Some(farads)) = (value_of("voltage"), value_of("capacitance")) {
                let energy = |u: f64, c: f64| c * u * u / 2.0;
                let (low, high) = (energy(volts.low, farads.low), energy(volts.high, farads.high));
                result.truth = comparator.holds(low, high, threshold, false);
            }
        }
        results
    }

    /// Values of the text that belong to a parameter: those that a word names; else those of a
    /// grade; else those whose unit says enough.
    fn values(
        &self,
        parameter: usize,
        dimension: Dimension,
        bare: bool,
        statements: &Statements<'_>,
    ) -> Vec<Value> {
        let spec = &self.parameters[parameter];
        let mut named = Vec::new();
        let mut unnamed = Vec::new();
        for measure in &statements.measures {
            let Some((low, high)) = self.in_dimension(measure, dimension) else { continue };
            let low = if spec.upper && high.is_finite() { high } else { low };
            let value = Value { low, high, tokens: measure.tokens };
            match Context::of(measure, statements.text).says(spec) {
                // Of a size the words before it name the first number only.
                Some(true) if measure.place_in_size == 0 => named.push(value),
                None if bare && self.says_enough(measure) => unnamed.push(value),
                Some(_) | None => {}
            }
        }
        named.extend(statements.grades.iter().filter_map(|hit| {
            let grade = &self.grade_values[hit.term as usize];
            let value = Value { low: grade.low, high: grade.high, tokens: hit.tokens };
            (grade.parameter == parameter).then_some(value)
        }));
        if named.is_empty() { unnamed } else { named }
    }

    /// A measure as a value of a dimension. A number without a unit is millimetres, a Mach
    /// number, or a purity in percent, where one of these is asked for.
    fn in_dimension(&self, measure: &Measure, dimension: Dimension) -> Option<(f64, f64)> {
        match measure.dimension {
            Some(own) => (own == dimension).then_some((measure.low, measure.high)),
            None if Some(dimension) == self.length => {
                Some((measure.low / 1000.0, measure.high / 1000.0))
            }
            None if Some(dimension) == self.mach => Some((measure.low, measure.high)),
            None if Some(dimension) == self.ratio && is_purity(measure) => {
                Some((measure.low / 100.0, measure.high / 100.0))
            }
            None => None,
        }
    }

    fn says_enough(&self, measure: &Measure) -> bool {
        measure.dimension.is_some() || (self.ratio.is_some() && is_purity(measure))
    }
}

fn is_purity(measure: &Measure) -> bool {
    measure.low >= LOWEST_BARE_PURITY && measure.high < 100.0 && measure.low.fract() > 0.0
}
