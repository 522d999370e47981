//! Scrap, ore or slag from beside an old uranium site.
//!
//! Looks at goods of the headings in the parameters whose place of loading or receipt, or whose
//! sender's address, names a town beside an old mine, mill or test ground
//! (`data/legacy-sites.csv`).
//!
//! Limits: a name, not a distance; a sender in another town who collects there is not seen. A
//! measurement tells more than this can.
//! Source: IAEA on legacy sites of Central Asia; IAEA ITDB; own.

use sarhad_model::{HsCode, Location, Param, PartyRole, Subject, Text};

use super::receivers::subject;
use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::tables::{LegacySite, plain_words};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "CA07", evaluate };

const STARTS: &[&str] = &["goods_receipt_place", "loading_location"];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    for part in &context.unit.parts {
        let listed = |hs: &HsCode| row.lists("headings", hs.heading().unwrap_or_default());
        let mut lines =
            recorded::lines_of(context, part).filter(|line| line.hs.is_some_and(listed));
        let Some(line) = lines.next() else { continue };
        let Some((site, subject)) = start(context, part) else { continue };
        let mut finding = context.finding(&INDICATOR, subject);
        finding.subject.item = Some(line.number);
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("item", Param::Text(line.title().to_owned()));
        finding.params.insert("place", Param::Text(site.name.clone()));
        finding.params.insert("country", Param::Country(site.country));
        out.add(finding);
    }
}

/// The site that the papers name as the beginning of the way.
fn start<'t>(context: &UnitContext<'t>, part: &Part<'_>) -> Option<(&'t LegacySite, Subject)> {
    let sites = &context.knowledge.tables.legacy_sites;
    let named = |text: &str, country| {
        let plain = plain_words(text);
        sites.iter().find(|site| site.is_named(&plain, country))
    };
    let of_place = |place: &Location| named(place.label(), place.country());
    let places = route::places(part).into_iter().filter(|place| STARTS.contains(&place.field));
    let by_place =
        places.into_iter().find_map(|place| Some((of_place(place.what)?, place.subject(part))));
    by_place.or_else(|| {
        part.consignment.parties_of(PartyRole::Consignor).find_map(|party| {
            let country = party.country.as_ref().and_then(|country| country.value);
            let lines = party.address.iter().map(Text::value).chain([party.name()]);
            let site = lines.into_iter().find_map(|line| named(line, country))?;
            Some((site, subject(part, party)))
        })
    })
}
