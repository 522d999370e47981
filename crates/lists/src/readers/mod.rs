//! One reader for each list format: decoded text in, entries and issues into the roll, and what
//! the list says of itself out. None of them decides about versions, limits or unique ids.

pub(crate) mod ca_sema;
pub(crate) mod eu_fsf;
pub(crate) mod ftm;
pub(crate) mod national;
pub(crate) mod ofac;
pub(crate) mod ofac_advanced;
pub(crate) mod ofac_csv;
pub(crate) mod ofac_names;
pub(crate) mod ofac_remarks;
pub(crate) mod ofac_xml;
pub(crate) mod opensanctions;
pub(crate) mod uk_ofsi;
pub(crate) mod un;
pub(crate) mod us_csl;
pub(crate) mod us_dpl;
