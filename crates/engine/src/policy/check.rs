//! Checks of what a policy file sets: known names, values of the right kind, nothing that a law of
//! the house forbids.

use sarhad_model::{CountryCode, Decibans, Gate};

use super::file::{EmbargoPart, IndicatorPart};
use super::{EmbargoChange, MAX_LIST, MAX_WEIGHT_DB, PolicyError, RowChange, fault, weighs_by};
use crate::tables::{Effect, Embargo, GoodsGroup, IndicatorRow, Tables};

/// Weight of a measure for which a file states none, decibans, as the built-in ones have.
const USUAL_EMBARGO_DB: f64 = 14.0;

/// Checks one part.
pub(super) struct Checker<'t> {
    pub(super) tables: &'t Tables,
    /// Its name, as in the file.
    pub(super) part: String,
}

impl Checker<'_> {
    fn fail<T>(&self, why: &str) -> Result<T, PolicyError> {
        Err(fault(&self.part, why))
    }

    /// What is set of an indicator.
    pub(super) fn row(&self, id: &str, given: &IndicatorPart) -> Result<RowChange, PolicyError> {
        let Some(row) = self.tables.indicators().iter().find(|row| row.id == id) else {
            let known: Vec<&str> = self.tables.indicators().iter().map(|row| &*row.id).collect();
            return self
                .fail(&format!("there is no such indicator; known are {}", known.join(", ")));
        };
        if given.reason.trim().is_empty() {
            return self.fail("reason is missing: say why this differs from the built-in table");
        }
        let gate = given.gate.as_deref().map(|name| self.gate(row, name)).transpose()?;
        if given.off && row.gate == Gate::Hold {
            return self.fail("it holds goods, and no file can switch a hold off");
        }
        let mut change = RowChange {
            weight: given.weight_db.map(|weight| self.weight(row, weight)).transpose()?,
            gate,
            is_off: given.off,
            reason: given.reason.trim().to_owned(),
            ..RowChange::default()
        };
        for (name, value) in &given.parameters {
            change.parameters.insert(name.clone(), self.parameter(row, name, value)?);
        }
        Ok(change)
    }

    fn weight(&self, row: &IndicatorRow, weight: f64) -> Result<Decibans, PolicyError> {
        if let Some(by) = weighs_by(&row.id) {
            return self
                .fail(&format!("weight_db would change nothing: it weighs by {by}; set those"));
        }
        if !weight.is_finite() || weight.abs() > MAX_WEIGHT_DB {
            return self.fail(&format!(
                "weight_db is {weight}; give decibans from -{MAX_WEIGHT_DB} to {MAX_WEIGHT_DB}"
            ));
        }
        let against = row.group == "mitigating";
        if against && weight > 0.0 {
            return self.fail("weight_db is positive; it speaks against a suspicion: 0 or less");
        }
        if !against && weight < 0.0 {
            return self.fail("weight_db is negative; it speaks for a suspicion: 0 or more");
        }
        Ok(Decibans::from_thousandths((weight * 1000.0).round() as i32))
    }

    fn gate(&self, row: &IndicatorRow, name: &str) -> Result<Gate, PolicyError> {
        let Some(gate) =
            [Gate::None, Gate::Review, Gate::Hold].into_iter().find(|g| g.key() == name)
        else {
            return self.fail(&format!("gate is {name:?}; it is none, review or hold"));
        };
        if row.gate == Gate::Hold && gate != Gate::Hold {
            return self.fail("it holds goods, and no file can lower a hold");
        }
        Ok(gate)
    }

    fn parameter(
        &self,
        row: &IndicatorRow,
        name: &str,
        value: &toml::Value,
    ) -> Result<String, PolicyError> {
        let Some(built_in) = row.parameter(name) else {
            let known: Vec<&str> = row.parameter_names().collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return self.fail(&format!("there is no parameter {name}; {} has {known}", row.id));
        };
        let is_number = built_in.parse::<f64>().is_ok();
        let number = match value {
            toml::Value::Integer(number) => Some(*number as f64),
            toml::Value::Float(number) => Some(*number),
            _ => None,
        };
        match (is_number, number) {
            (true, Some(number)) if number.is_finite() && number >= 0.0 => Ok(number.to_string()),
            (true, _) => self.fail(&format!(
                "{name} is {value}; it is a number, not below 0 (built in: {built_in})"
            )),
            (false, _) => self.list(name, built_in, value),
        }
    }

    /// A list of values in the form of the table.
    fn list(&self, name: &str, built_in: &str, value: &toml::Value) -> Result<String, PolicyError> {
        let words: Option<Vec<&str>> = match value {
            toml::Value::String(one) => Some(vec![one]),
            toml::Value::Array(all) => all.iter().map(toml::Value::as_str).collect(),
            _ => None,
        };
        let Some(words) = words else {
            return self.fail(&format!(
                "{name} is {value}; it is a text or a list of texts in quotation marks (built in: {built_in})"
            ));
        };
        if words.len() > MAX_LIST {
            return self
                .fail(&format!("{name} has {} values; the limit is {MAX_LIST}", words.len()));
        }
        let bad = |word: &&&str| word.trim().is_empty() || word.contains(['|', ';', '=']);
        if let Some(word) = words.iter().find(bad) {
            return self.fail(&format!("{name} has the value {word:?}, which no table can hold"));
        }
        Ok(words.iter().map(|word| word.trim()).collect::<Vec<_>>().join("|"))
    }

    /// A measure.
    pub(super) fn embargo(&self, given: &EmbargoPart) -> Result<EmbargoChange, PolicyError> {
        let Ok(country) = CountryCode::parse(&given.country) else {
            return self
                .fail(&format!("country is {:?}; give two letters (ISO 3166)", given.country));
        };
        let Some(goods) = GoodsGroup::parse(&given.goods) else {
            return self.fail(&format!(
                "goods is {:?}; it is strategic, high-priority, arms, or chapters as hs:72-76|84",
                given.goods
            ));
        };
        if given.regime.trim().is_empty() || given.reason.trim().is_empty() {
            return self
                .fail("regime and reason are needed: the name of the measure, and why it is here");
        }
        let (effect, is_off) = match given.effect.as_str() {
            "binds" => (Effect::Binds, false),
            "informs" => (Effect::Informs, false),
            "off" => (Effect::Informs, true),
            other => {
                return self.fail(&format!("effect is {other:?}; it is binds, informs or off"));
            }
        };
        let weight = given.weight_db.unwrap_or(USUAL_EMBARGO_DB);
        if !(0.0..=MAX_WEIGHT_DB).contains(&weight) {
            return self.fail(&format!("weight_db is {weight}; give 0 to {MAX_WEIGHT_DB}"));
        }
        let measure = Embargo {
            country,
            goods,
            regime: given.regime.trim().to_owned(),
            is_of_council: false,
            effect,
            weight: Decibans::from_thousandths((weight * 1000.0).round() as i32),
        };
        let built_in = self.tables.embargoes.iter().find(|known| known.is_same_as(&measure));
        if built_in.is_some_and(|known| known.is_of_council && effect != Effect::Binds) {
            return self.fail("it is a measure of the Security Council and binds every state");
        }
        if is_off && built_in.is_none() {
            return self.fail("there is no such measure to switch off: country, goods and regime must be those of the table");
        }
        let is_of_council = built_in.is_some_and(|known| known.is_of_council);
        Ok(EmbargoChange {
            measure: Embargo { is_of_council, ..measure },
            goods: given.goods.clone(),
            is_off,
            reason: given.reason.trim().to_owned(),
        })
    }
}
