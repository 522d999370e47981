//! Patterns that take more than one line of one paper: each makes the shipments of a case, or of
//! an innocent that looks like one, over days, weeks and posts, out of the trade that there is.
//!
//! What each is, what findings must show it and what history they need stands in
//! `data/simulate/patterns.csv`; the shipments are made here. They say only what papers would say.

mod behaviour;
mod desk;
mod honest;
mod parties;
mod permits;
mod routes;
mod values;

pub(crate) use desk::Desk;
pub(crate) use permits::PermitBook;

use crate::goods::Goods;
use crate::parties::TraderId;
use crate::post::Post;
use crate::tables::{Place, Texts};

/// Shortest plan with such patterns, days: a shorter one has only what one line shows.
pub(crate) const SHORTEST_PLAN: u32 = 7;

/// Goods on their way from one trader to another.
#[derive(Debug, Clone)]
pub(crate) struct Shipment {
    /// Place of the lane in the table.
    pub(crate) lane: usize,
    pub(crate) seller: TraderId,
    pub(crate) buyer: TraderId,
    pub(crate) notify: Option<TraderId>,
    /// Who buys, where it is not the consignee.
    pub(crate) payer: Option<TraderId>,
    pub(crate) end_user: Option<TraderId>,
    pub(crate) broker: Option<TraderId>,
    pub(crate) texts: Texts,
    /// Code, packages, masses, value, volume, origin; the text is chosen when it is written.
    pub(crate) goods: Goods,
    pub(crate) loading: Option<Place>,
    pub(crate) delivery: Option<Place>,
    pub(crate) via: Option<Vec<String>>,
    pub(crate) direction: Option<&'static str>,
    /// English and Russian.
    pub(crate) remark: (&'static str, &'static str),
    pub(crate) invoice: Option<String>,
    pub(crate) permit: Option<String>,
    /// Container that is used, where it must be a certain one.
    pub(crate) container: Option<String>,
    /// Bill that is used, where it must be a certain one.
    pub(crate) bill: Option<String>,
    /// Consigned to the order of a bank.
    pub(crate) to_order: bool,
    /// The ship has another name and flag on this journey.
    pub(crate) renames_ship: bool,
    /// Only a list holds what shows it: invoice, permit, telephone, volume, buyer.
    pub(crate) list_only: bool,
}

/// A shipment on a day.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Days from now, at least 1.
    pub(crate) after: u32,
    pub(crate) post: Post,
    pub(crate) shipment: Shipment,
    /// What of the row shows it; none for a step that only prepares the case.
    pub(crate) shows: Option<Shows>,
    /// Another pattern than the one that is made, by key.
    pub(crate) pattern: Option<&'static str>,
}

/// What of a row shows what is planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// The description of the goods.
    Goods,
    /// The name of the consignee.
    Consignee,
    /// The number of the invoice.
    Invoice,
    /// The number of the permit.
    Permit,
}

/// Makes the steps of a case, or none when the trade of the day has no place for it.
pub(crate) type Make = fn(&mut Desk<'_>) -> Option<Vec<Step>>;

/// Every pattern that is made here, by its key in `patterns.csv`.
pub(crate) const MAKERS: [(&str, Make); 49] = [
    ("split_under_threshold", behaviour::split_under_threshold),
    ("parcels_that_add_up", behaviour::parcels_that_add_up),
    ("kit_over_shipments", behaviour::kit_over_shipments),
    ("import_then_reexport", behaviour::import_then_reexport),
    ("quick_return", behaviour::quick_return),
    ("caught_once", behaviour::caught_once),
    ("repeat_offender", behaviour::repeat_offender),
    ("volume_jump", behaviour::volume_jump),
    ("new_lane_sensitive", behaviour::new_lane_sensitive),
    ("reused_document", values::reused_document),
    ("undervalued_goods", values::undervalued_goods),
    ("overpriced_technology", values::overpriced_technology),
    ("density_outlier", values::density_outlier),
    ("round_values", values::round_values),
    ("used_goods_cheap", values::used_goods_cheap),
    ("new_firm_sensitive", parties::new_firm_sensitive),
    ("one_time_consignee", parties::one_time_consignee),
    ("dormant_firm_awakes", parties::dormant_firm_awakes),
    ("foreign_phone", parties::foreign_phone),
    ("shared_address_with_listed", parties::shared_address_with_listed),
    ("linked_to_seizure", parties::linked_to_seizure),
    ("broker_with_record", parties::broker_with_record),
    ("buyer_without_role", parties::buyer_without_role),
    ("order_of_bank", parties::order_of_bank),
    ("changed_consignee", routes::changed_consignee),
    ("vessel_changed", routes::vessel_changed),
    ("container_two_places", routes::container_two_places),
    ("free_zone_no_user", routes::free_zone_no_user),
    ("hub_detour", routes::hub_detour),
    ("site_scrap", routes::site_scrap),
    ("permit_overdrawn", permits::permit_overdrawn),
    ("permit_of_another", permits::permit_of_another),
    ("permit_refused", permits::permit_refused),
    ("honest_permit_holder", permits::honest_permit_holder),
    ("honest_part_deliveries", honest::part_deliveries),
    ("honest_factory", honest::factory),
    ("honest_return", honest::goods_sent_back),
    ("honest_sale", honest::sale),
    ("honest_dense_load", honest::dense_load),
    ("honest_list_price", honest::list_price),
    ("honest_new_firm", honest::new_firm),
    ("honest_sleeper", honest::sleeper_wakes),
    ("honest_shared_house", honest::shared_house),
    ("honest_growth", honest::growth),
    ("honest_correction", honest::correction),
    ("honest_renamed_ship", honest::renamed_ship),
    ("honest_container_again", honest::container_again),
    ("honest_free_zone", honest::free_zone),
    ("honest_used_machine", honest::used_machine),
];

impl Step {
    /// The step on a later day.
    pub(crate) fn new(after: u32, post: Post, shipment: Shipment, shows: Option<Shows>) -> Self {
        Self { after: after.max(1), post, shipment, shows, pattern: None }
    }

    /// The same as a step of another pattern.
    pub(crate) fn of_pattern(self, key: &'static str) -> Self {
        Self { pattern: Some(key), ..self }
    }
}
