//! The columns of cargo lists: which ones a kind of list has, how they are headed, what a row
//! puts into them.

use sarhad_model::codes::countries;

use super::list::{Cell, Style};
use crate::cargo::Row;
use crate::parties::Written;
use crate::post::Mode;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Sequence,
    Bill,
    House,
    Container,
    Size,
    Seal,
    Wagon,
    Plates,
    Shipper,
    ShipperAddress,
    ShipperCountry,
    Consignee,
    ConsigneeTax,
    ConsigneeAddress,
    ConsigneeCountry,
    Notify,
    Goods,
    Hs,
    Packages,
    PackageKind,
    Net,
    Gross,
    Value,
    Origin,
    Loading,
    Route,
    Delivery,
    Regime,
    Remark,
    ShipperTax,
    ShipperPhone,
    ConsigneePhone,
    ReceiverCountry,
    Buyer,
    EndUser,
    Broker,
    Volume,
    Invoice,
    Permit,
}

use Field::{
    Bill, Broker, Buyer, Consignee, ConsigneeAddress, ConsigneeCountry, ConsigneePhone,
    ConsigneeTax, Container, Delivery, EndUser, Goods, Gross, House, Hs, Invoice, Loading, Net,
    Notify, Origin, PackageKind, Packages, Permit, Plates, ReceiverCountry, Regime, Remark, Route,
    Seal, Sequence, Shipper, ShipperAddress, ShipperCountry, ShipperPhone, ShipperTax, Size, Value,
    Volume, Wagon,
};

/// Columns of a ferry list.
const SEA: &[Field] = &[
    Sequence,
    Bill,
    House,
    Container,
    Size,
    Seal,
    Plates,
    Shipper,
    ShipperAddress,
    ShipperCountry,
    Consignee,
    ConsigneeTax,
    ConsigneeAddress,
    Notify,
    Goods,
    Hs,
    Packages,
    PackageKind,
    Gross,
    Net,
    Value,
    Origin,
    Loading,
    Route,
    Delivery,
    Regime,
    Remark,
];

/// Columns of a train list.
const RAIL: &[Field] = &[
    Sequence,
    Wagon,
    Container,
    Size,
    Bill,
    Seal,
    Shipper,
    ShipperCountry,
    Consignee,
    ConsigneeTax,
    ConsigneeAddress,
    Notify,
    Goods,
    Hs,
    Packages,
    PackageKind,
    Net,
    Gross,
    Value,
    Origin,
    Loading,
    Delivery,
    ConsigneeCountry,
    Route,
    Regime,
    Remark,
];

/// Columns of a list of trucks.
const ROAD: &[Field] = &[
    Sequence,
    Plates,
    Bill,
    Shipper,
    ShipperAddress,
    ShipperCountry,
    Consignee,
    ConsigneeTax,
    ConsigneeAddress,
    Notify,
    ConsigneeCountry,
    Goods,
    Hs,
    Packages,
    PackageKind,
    Gross,
    Net,
    Value,
    Origin,
    Loading,
    Route,
    Delivery,
    Regime,
    Remark,
];

/// Columns of a list of air waybills.
const AIR: &[Field] = &[
    Sequence,
    Bill,
    House,
    Loading,
    Delivery,
    Shipper,
    ShipperAddress,
    ShipperCountry,
    Consignee,
    ConsigneeTax,
    ConsigneeAddress,
    Notify,
    Goods,
    Hs,
    Packages,
    Gross,
    Net,
    Value,
    Origin,
    Route,
    Regime,
    Remark,
];

/// The columns that a list of the generator has more than those of the examples: each behind the
/// one it belongs to.
const MORE: [(Field, &[Field]); 5] = [
    (Shipper, &[ShipperTax, ShipperPhone]),
    (ConsigneeTax, &[ReceiverCountry, ConsigneePhone]),
    (Notify, &[Buyer, EndUser, Broker]),
    (Gross, &[Volume]),
    (Regime, &[Invoice, Permit]),
];

/// The columns of a list.
pub(super) fn of(mode: Mode, extended: bool) -> Vec<Field> {
    let usual = match mode {
        Mode::Sea => SEA,
        Mode::Rail => RAIL,
        Mode::Road => ROAD,
        Mode::Air => AIR,
    };
    let mut fields = Vec::with_capacity(usual.len() + 8);
    for &field in usual {
        fields.push(field);
        let behind = MORE.iter().filter(|(before, _)| extended && *before == field);
        fields.extend(behind.flat_map(|(_, added)| added.iter().copied()));
    }
    fields
}

/// Usual headings: Russian, then English; one of them is chosen for a file.
pub(super) fn headings(
    field: Field,
    mode: Mode,
) -> (&'static [&'static str], &'static [&'static str]) {
    match field {
        Sequence => (&["№ п/п", "№", "п/п"], &["No", "No.", "#"]),
        Bill => match mode {
            Mode::Sea => (&["№ коносамента", "Коносамент", "B/L №"], &["B/L No", "Bill of lading"]),
            Mode::Rail => (
                &["№ накладной СМГС", "Накладная СМГС", "№ СМГС"],
                &["SMGS No", "SMGS consignment note"],
            ),
            Mode::Road => (&["№ CMR", "CMR №", "Накладная CMR"], &["CMR No", "CMR"]),
            Mode::Air => {
                (&["№ авианакладной", "AWB №", "Авианакладная"], &["AWB No", "AWB", "Air waybill"])
            }
        },
        House if mode == Mode::Air => (&["HAWB", "Домашняя накладная"], &["HAWB", "House AWB"]),
        House => (&["Мастер-коносамент", "Основной коносамент"], &["Master B/L", "Master bill"]),
        Container => (
            &["№ контейнера", "Контейнер", "Номер контейнера"],
            &["Container No", "Container", "Cntr no"],
        ),
        Size => (&["Тип контейнера", "Тип"], &["Type", "Size/Type"]),
        Seal => (&["Пломба", "№ пломбы", "ЗПУ"], &["Seal", "Seal No"]),
        Wagon => (&["№ вагона", "Вагон", "№ платформы"], &["Wagon No", "Wagon"]),
        Plates => {
            (&["Гос. № ТС", "№ автомашины/прицепа", "Гос. номер"], &["Truck plate", "Vehicle No"])
        }
        Shipper => (&["Отправитель", "Грузоотправитель"], &["Shipper", "Consignor"]),
        ShipperAddress => (&["Адрес отправителя"], &["Shipper address"]),
        ShipperCountry => (
            &["Страна отправления", "Страна отправителя"],
            &["Country of dispatch", "Shipper country"],
        ),
        Consignee => (&["Получатель", "Грузополучатель"], &["Consignee", "Receiver"]),
        ConsigneeTax => (
            &["БИН/ИИН", "БИН/ИНН получателя", "ИНН получателя"],
            &["Consignee BIN/TIN", "Consignee TIN"],
        ),
        ConsigneeAddress => (&["Адрес получателя"], &["Consignee address"]),
        ConsigneeCountry => {
            (&["Страна назначения"], &["Destination country", "Country of destination"])
        }
        Notify => (&["Уведомляемая сторона", "Уведомить"], &["Notify party", "Notify"]),
        Goods => (
            &["Наименование груза", "Наименование товара", "Груз", "Описание товара"],
            &["Description of goods", "Goods description", "Nature of goods"],
        ),
        Hs => (&["Код ТН ВЭД", "ТН ВЭД", "Код ТНВЭД"], &["HS code", "HS", "Commodity code"]),
        Packages => {
            (&["Кол-во мест", "Мест", "Количество мест"], &["Packages", "Pcs", "No of packages"])
        }
        PackageKind => (&["Вид упаковки", "Упаковка"], &["Package type", "Packing"]),
        Net => (&["Вес нетто, кг", "Нетто, кг"], &["Net weight, kg", "Net kg"]),
        Gross => (
            &["Вес брутто, кг", "Брутто, кг", "Вес брутто (кг)"],
            &["Gross weight, kg", "Gross kg", "Weight kg"],
        ),
        Value => {
            (&["Стоимость, USD", "Фактурная стоимость, USD"], &["Value USD", "Invoice value, USD"])
        }
        Origin => (&["Страна происхождения"], &["Country of origin", "Origin"]),
        Loading => match mode {
            Mode::Sea => (&["Порт погрузки"], &["Port of loading", "POL"]),
            Mode::Rail => (&["Станция отправления"], &["Departure station"]),
            Mode::Road => (&["Место погрузки", "Откуда"], &["Place of loading", "From"]),
            Mode::Air => (&["Аэропорт отправления"], &["Airport of departure"]),
        },
        Route => (&["Маршрут", "Транзитные страны"], &["Route", "Routing"]),
        Delivery => match mode {
            Mode::Rail => (&["Станция назначения"], &["Destination station"]),
            _ => (
                &["Место доставки", "Пункт назначения"],
                &["Place of delivery", "Final destination"],
            ),
        },
        Regime => (&["Режим", "Таможенная процедура"], &["Procedure", "Regime"]),
        Remark => (&["Примечание", "Примечания"], &["Remarks", "Remark"]),
        ShipperTax => (&["ИНН отправителя", "БИН/ИНН отправителя"], &["Shipper BIN/TIN"]),
        ShipperPhone => (&["Телефон отправителя"], &["Shipper phone", "Shipper tel"]),
        ConsigneePhone => (&["Телефон получателя"], &["Consignee phone", "Consignee tel"]),
        ReceiverCountry => (&["Страна получателя"], &["Consignee country"]),
        Buyer => (&["Покупатель"], &["Buyer"]),
        EndUser => (&["Конечный пользователь", "Конечный получатель"], &["End user"]),
        Broker => (&["Декларант", "Таможенный представитель"], &["Declarant", "Customs broker"]),
        Volume => (&["Объем, м3", "Объем"], &["Volume, m3", "CBM"]),
        Invoice => (&["№ инвойса", "Инвойс"], &["Invoice No", "Invoice number"]),
        Permit => (&["№ разрешения", "Лицензия"], &["Permit No", "Licence No"]),
    }
}

/// What the row puts into the column.
pub(super) fn cell(field: Field, mode: Mode, row: &Row, sequence: u32, style: &Style) -> Cell {
    match field {
        Sequence => Cell::Whole(u64::from(sequence)),
        // By air the first number is the master's and the house waybill stands behind it.
        Bill if mode == Mode::Air => text(row.master.as_deref().unwrap_or(&row.bill)),
        House if mode == Mode::Air && row.master.is_some() => text(&row.bill),
        House if mode == Mode::Air => Cell::Empty,
        Bill => text(&row.bill),
        House => row.master.as_deref().map_or(Cell::Empty, text),
        Container => joined(row.containers.iter().map(|one| one.number.as_str()), style.list_mark),
        Size => row.containers.first().map_or(Cell::Empty, |one| text(one.size)),
        Seal => joined(row.containers.iter().map(|one| one.seal.as_str()), style.list_mark),
        Wagon => row.wagon.as_deref().map_or(Cell::Empty, text),
        Plates => row.plates.as_deref().map_or(Cell::Empty, text),
        Shipper => text(&row.shipper.name),
        ShipperAddress => text(&row.shipper.address),
        ShipperCountry => country(&row.shipper.country, style),
        Consignee => text(&row.consignee.name),
        ConsigneeTax => code(row.consignee.tax.as_deref().unwrap_or_default(), style.numeric_tax),
        ConsigneeAddress => text(&row.consignee.address),
        ConsigneeCountry => country(&row.delivery.country, style),
        Notify => row.notify.as_ref().map_or(Cell::Empty, |notify| {
            let same = notify.address.is_empty() || *notify == row.consignee;
            if same {
                text(&notify.name)
            } else {
                Cell::Text(format!("{}, {}", notify.name, notify.address))
            }
        }),
        Goods => text(&row.goods.text),
        Hs => code(&row.goods.hs, style.numeric_hs),
        Packages => Cell::Whole(u64::from(row.goods.packages)),
        PackageKind => text(&row.goods.package),
        Net => row.goods.net_kg.map_or(Cell::Empty, Cell::Mass),
        Gross => Cell::Mass(row.goods.gross_kg),
        Value => Cell::Money(row.goods.value_usd),
        Origin => country(&row.goods.origin, style),
        Loading => place(&row.loading, style),
        Route => Cell::Text(row.via.join("-")),
        Delivery => place(&row.delivery, style),
        Regime => text(match (row.direction.as_str(), style.russian) {
            ("import", true) => "ИМ 40",
            ("export", true) => "ЭК 10",
            ("transit", true) => "ТТ 80",
            (direction, _) => direction,
        }),
        Remark => text(&row.remark),
        ShipperTax => code(row.shipper.tax.as_deref().unwrap_or_default(), style.numeric_tax),
        ShipperPhone => row.shipper.phone.as_deref().map_or(Cell::Empty, text),
        ConsigneePhone => row.consignee.phone.as_deref().map_or(Cell::Empty, text),
        ReceiverCountry => country(&row.consignee.country, style),
        Buyer => named(row.buyer.as_ref()),
        EndUser => named(row.end_user.as_ref()),
        Broker => row.broker.as_ref().map_or(Cell::Empty, |broker| text(&broker.name)),
        Volume => row.goods.volume_m3.map_or(Cell::Empty, Cell::Money),
        Invoice => row.invoice.as_deref().map_or(Cell::Empty, text),
        Permit => row.permit.as_deref().map_or(Cell::Empty, text),
    }
}

/// Name and address of a party in one cell; the country stands in the address.
fn named(party: Option<&Written>) -> Cell {
    party.map_or(Cell::Empty, |party| {
        Cell::Text(format!("{}, {}, {}", party.name, party.address, party.country))
    })
}

fn text(value: &str) -> Cell {
    if value.is_empty() { Cell::Empty } else { Cell::Text(value.to_owned()) }
}

fn joined<'r>(values: impl Iterator<Item = &'r str>, mark: &str) -> Cell {
    let values: Vec<&str> = values.collect();
    text(&values.join(mark))
}

/// A code of digits: as a number where the sender's sheet makes numbers of them, which loses
/// leading zeros.
fn code(value: &str, numeric: bool) -> Cell {
    match value.parse::<u64>() {
        Ok(number) if numeric && value.len() <= 15 => Cell::Whole(number),
        _ => text(value),
    }
}

fn country(code: &str, style: &Style) -> Cell {
    if !style.country_names {
        return text(code);
    }
    let known = countries().iter().find(|country| country.code.as_str() == code);
    known.map_or_else(
        || text(code),
        |country| text(if style.russian { country.name_ru } else { country.name_en }),
    )
}

fn place(place: &crate::tables::Place, style: &Style) -> Cell {
    if style.place_codes && !place.code.is_empty() {
        return text(&place.code);
    }
    text(if style.russian { &place.russian } else { &place.english })
}
