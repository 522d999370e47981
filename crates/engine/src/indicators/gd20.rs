//! Radioactive and nuclear commodities without a licence in the papers.
//!
//! Looks at the headings for uranium and thorium ores, radioactive elements and isotopes and
//! nuclear reactors, at class 7 of dangerous goods (declared, or of a UN number declared or in
//! the text), at ores, sources and materials named in the text, and at nuclides (`Cs-137`) with
//! a word for a source or an activity (`data/radioactive-words.csv`, `data/isotopes.csv`).
//!
//! Limits: a licence counts as named when any licence document stands in the papers, or the
//! goods text names one by number; whether it is valid for these goods is for the officer. A
//! nuclide with no further sign is taken for an article number. Goods that only trip a portal by their natural
//! activity (tiles, fertiliser) are not meant.
//! Source: IAEA Incident and Trafficking Database; WCO guide.

use sarhad_model::{DocumentKind, Param};

use super::{Findings, GoodsLine, Indicator, UnitContext};
use crate::goods::EvidenceKind;
use crate::knowledge::Knowledge;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD20", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        let tables = &context.knowledge.tables;
        let licensed = tables.names_licence(&line.item.description())
            || line
                .part
                .consignment
                .additional_documents
                .iter()
                .any(|document| document.kind == DocumentKind::Licence);
        if licensed {
            continue;
        }
        if let Some(sign) = radioactive_sign(line, context.knowledge) {
            let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("sign", Param::Text(sign.clone()));
            finding.matched = vec![sign];
            out.add(finding);
        }
    }
}

/// What says that a line is radioactive or nuclear: its code, class, UN number or a word.
pub(super) fn radioactive_sign(line: &GoodsLine<'_>, knowledge: &Knowledge) -> Option<String> {
    let row = knowledge.tables.indicator(INDICATOR.id);
    let heading = line.hs.and_then(|hs| hs.heading()).filter(|h| row.lists("headings", h));
    if let Some(heading) = heading {
        return Some(format!("HS {heading}"));
    }
    let is_seven = |class: &str| {
        let digits: String = class.chars().filter(char::is_ascii_digit).collect();
        row.lists("class", &digits)
    };
    for declared in &line.item.dangerous_goods {
        if declared.class.as_ref().is_some_and(|class| is_seven(class.value())) {
            return declared.class.as_ref().map(|class| class.value().to_owned());
        }
    }
    let declared = line.item.dangerous_goods.iter().filter_map(|goods| goods.un_number.as_ref());
    let declared = declared.filter_map(|number| number.get());
    let in_text = line.judged.judgement.un_numbers.iter().map(|(number, _)| number);
    for &number in declared.chain(in_text) {
        let classes = knowledge.goods.dangerous_goods_classes(number);
        if !classes.is_empty() && classes.iter().all(|good| is_seven(&good.class)) {
            return Some(format!("UN {number}"));
        }
    }
    // Names without digits only: what is a nuclide and what an article number, the words decide.
    let named = |matched: &str| !matched.bytes().any(|b| b.is_ascii_digit());
    let sources = &line.judged.judgement.sources;
    line.judged.radioactive.clone().or_else(|| {
        sources
            .iter()
            .flat_map(|candidate| &candidate.evidence)
            .find(|evidence| evidence.kind == EvidenceKind::Term && named(&evidence.matched))
            .map(|evidence| evidence.matched.clone())
    })
}
