# Reasons and questions of the judgement, as officers read them.
# finding-<code>: the reason with its facts. finding-name-<code>: its short name.

## Goods

finding-name-GD01 = May be on a control list
finding-GD01 = Line { $line } may fall under control entry { $entry } ({ $regime }): { $item }. The paper says: { $words }. Match { $percent } %.

finding-name-GD02 = High-priority goods
finding-GD02 = Line { $line }: code { $hs6 } is on the Common High Priority List, tier { $tier }.

finding-name-GD03 = Just outside a control threshold
finding-GD03 = Line { $line }: the { $parameter } is { $value }; control entry { $entry } ({ $regime }, { $item }) applies { $comparator } { $limit }, { $gap } % away.

finding-name-GD04 = Vague description
finding-GD04 = Line { $line }: “{ $text }” does not say what the goods are.

finding-name-GD05 = Words and code do not fit
finding-GD05 = Line { $line }: “{ $text }” belongs under heading { $suggested }; declared is { $declared }.

finding-name-GD06 = Same text, other code
finding-GD06 = Line { $line }: “{ $text }” is now declared under code { $hs6 }; { $what }.

finding-name-GD08 = Never seen for this country
finding-GD08 = Line { $line }: none of { $count } earlier consignments to { $country } since { $date } had goods of heading { $heading }.

finding-name-GD09 = Far more than usual
finding-GD09 = Line { $line }: { $mass } kg of code { $hs6 }; { $what }.

finding-name-GD10 = Parts without the machine
finding-GD10 = Line { $line }: parts of code { $hs6 }; in { $count } consignments { $party } brought no machine of headings { $machines }.

finding-name-GD11 = Listed chemical
finding-GD11 = Line { $line } names a listed chemical: { $item } (entry { $entry }, { $regime }). The paper says: { $words }. Match { $percent } %.

finding-name-GD12 = Chemical behind a trade name
finding-GD12 = Line { $line }: a chemical declared as “{ $text }”, without CAS number, chemical name or concentration.

finding-name-GD13 = Dangerous-goods data do not fit
finding-GD13 = Line { $line }, UN { $un }: { $what } (declared { $declared }, expected { $expected }).

finding-name-GD15 = Choke-point goods
finding-GD15 = Line { $line } mentions “{ $term }”: goods that few make and that { $programme } need.

finding-name-GD16 = Declared used or scrap, far too cheap
finding-GD16 = Line { $line } ({ $item }): “{ $word }”, at { $percent } % of the usual price.

finding-name-GD18 = Drone goods for a trading company
finding-GD18 = Line { $line }: goods for unmanned aircraft ({ $sign }) go to { $party }, by its name (“{ $word }”) a trading company or sole trader.

finding-name-GD20 = Radioactive or nuclear goods without a licence
finding-GD20 = Line { $line }: radioactive or nuclear goods ({ $sign }), and the papers name no licence.

finding-name-GD21 = On an imported control list
finding-GD21 = Line { $line } may fall under { $entry } of “{ $list }” ({ $force }; { $since }): { $heading }. { $by }

## Parties

finding-name-PT01 = Party on the UN list
finding-PT01 = { $party } ({ $role }) matches { $entry }, { $list } no. { $entry_id }, { $by }: { $percent } %. { $decision }

finding-name-PT02 = Party on a watch list
finding-PT02 = { $party } ({ $role }) matches { $entry }, { $list } no. { $entry_id }, { $by }: { $percent } %. { $decision }

finding-name-PT03 = Near to a listed party
finding-PT03 = { $party } ({ $role }) { $what } { $decision }

finding-name-PT05 = Forwarder as last consignee
finding-PT05 = The last consignee { $party } only moves or stores goods (“{ $word }”), and no end user is named.

finding-name-PT06 = To order or to a bank
finding-PT06 = Consigned to { $party }; the papers name no end user.

finding-name-PT11 = Telephone of another country
finding-PT11 = { $party }: the telephone { $phone } is of { $phone_country }, the company is in { $country }.
finding-name-PT12 = Military or nuclear end user
finding-PT12 = { $party } receives sensitive goods, and its name says that it is military, of space or nuclear research (“{ $word }”). Permit and conditions are to be looked at.

successor-by-history = appeared { $days } days after { $other } stopped trading ({ $stopped }), where an inspection had found something ({ $date }); they share the { $shared }

finding-name-PT08 = New trader, or new in such goods
finding-PT08 = { $party }: { $what }.

address-mailbox = the address is “{ $address }” (“{ $word }”), where mail waits and nobody works

finding-name-PT10 = Free mailbox, no site
finding-PT10 = { $party } in sensitive trade writes from the free mailbox { $email } and names no site.

finding-name-PT15 = Intermediary without a visible part
finding-PT15 = { $party } ({ $role }) in { $country } has no visible part in this consignment.

finding-name-PT16 = Agent with a record
finding-PT16 = { $party } ({ $role }): { $positive } of { $count } inspections of its consignments found something, far more often than usual.

finding-name-PT19 = Name and number do not go together
finding-PT19 = The { $role } in two papers about one bill ({ $first_paper }, { $second_paper }): { $what }.
one-number-two-names = one number, the names { $first } and { $second }
one-name-two-numbers = { $name } has the numbers { $first } and { $second }

## Route

finding-name-RT02 = By way of a diversion hub
finding-RT02 = Line { $line } ({ $item }): the way or an intermediary is in { $country }, where such goods are often led astray.

finding-name-RT01 = Way that makes no sense
finding-RT01 = From { $from } to { $to } by way of { $country }: { $ratio } times as far, and none of { $count } earlier consignments went there.

finding-name-RT03 = Transit through a barred territory
finding-RT03 = Line { $line } ({ $item }) is bound for { $destination } and crosses { $country }, where these goods may not go ({ $regime }).

finding-name-RT04 = Consignee or destination changed
finding-RT04 = { $what }, since the paper of { $date }: { $change }.
changed-consignee = the consignee was { $old } and is now { $new }
changed-destination = the destination was { $old } and is now { $new }

finding-name-RT06 = Delivered where no receiver is
finding-RT06 = Line { $line } ({ $item }): delivered at { $place } ({ $country }); { $party } is in { $home }.

finding-name-RT05 = Ends in a free zone or bonded store
finding-RT05 = Delivered to { $place } (“{ $word }”); no end user is named.

finding-name-RT07 = Ship renamed or reflagged
finding-RT07 = Sensitive goods on the ship { $name } (IMO { $imo }): { $what }.
ship-renamed = on { $date } it was called { $old }
ship-reflagged = on { $date } it had the flag of { $old }, now that of { $new }

finding-name-RT12 = Impossible container number
finding-RT12 = Container { $number }: { $what }.

finding-name-RT14 = Destination under embargo
finding-RT14 = Line { $line } ({ $item }) goes to { $country }, which is under { $regime } for such goods.

finding-name-RT15 = Goods leave soon after they came
finding-RT15 = Line { $line } ({ $item }) goes to { $country }; the like in the same quantity came in on { $date }.

container-elsewhere = on { $date } it was on another journey, from { $from } to { $to }

finding-name-RT13 = Cargo report made after arrival
finding-RT13 = The cargo report is of { $issued }, the arrival of { $arrived }: { $days } days later.

## Documents

finding-name-DC01 = No permit for goods that may be controlled
finding-DC01 = Line { $line }: no permit found for { $entry }, { $way }, { $state }. By { $law } it needs one of { $authority }.
finding-name-DC12 = The permit does not hold
finding-DC12 = Line { $line }: permit { $permit } ({ $holder }) for { $entry }, { $way }, { $state }, valid until { $until }, does not hold: { $what }. Given by { $authority } under { $law }.

finding-name-DC03 = Papers disagree
finding-DC03 = { $what }: { $first } in the { $first_paper }, { $second } in the { $second_paper }.

finding-name-DC07 = Papers give different origins
finding-DC07 = Code { $hs6 }: origin { $first } in the { $first_paper }, { $second } in the { $second_paper }.

finding-name-DC08 = Transport paper hides the goods
finding-DC08 = The transport paper says “{ $transport }”; the declaration, line { $line }: “{ $declared }”.

finding-name-DC10 = Export declaration differs
finding-DC10 = { $what }: { $first } in the { $first_paper }, { $second } in the { $second_paper }.
finding-name-DC11 = Advance data missing
finding-DC11 = Missing: { $element }.

finding-name-DC04 = Invoice without an end user
finding-DC04 = Line { $line } ({ $item }): the papers with invoice { $number } name no end user.

finding-name-DC05 = Document used before
finding-DC05 = Document { $number } was already used on { $date } ({ $party }).

## Value and weight

finding-name-VW05 = Masses and packages do not add up
finding-VW05 = Line { $line }: { $what } (net { $net } kg, gross { $gross } kg, packages { $packages }).

finding-name-VW06 = Freight out of proportion
finding-VW06 = Freight of { $freight } { $currency } is { $percent } % of the value of the goods ({ $value }).

finding-name-VW01 = Unusual price
finding-VW01 = Line { $line }: { $price } { $currency } a kilogram; usual is { $low } to { $high } ({ $count } earlier lines).

finding-name-VW02 = Same round value again
finding-VW02 = Line { $line }: the same value { $value } { $currency } in { $count } consignments of { $party }.

finding-name-VW03 = Mass and volume do not fit the goods
finding-VW03 = Line { $line } ({ $item }): { $density } kg a cubic metre; { $low } to { $high } for heading { $heading } ({ $basis }).
density-by-history = by { $count } earlier lines
density-by-table = by the table of densities

finding-name-VW08 = Overpriced scarce technology
finding-VW08 = Line { $line }: the price is { $ratio } times the usual one of code { $hs6 }.

finding-name-VW09 = Divided below a threshold
finding-VW09 = Line { $line }: { $count } consignments of heading { $heading } in { $days } days come to { $sum } { $currency }, each below { $limit }.

finding-name-PB03 = Freight in cash
finding-PB03 = Freight is paid in cash: “{ $text }”.

## Record

finding-name-NW01 = Surge of goods
finding-NW01 = Code { $hs6 }, { $from } to { $to }: in { $days } days { $ratio } times as much as before.

finding-name-NW02 = Brought in and sent on
finding-NW02 = Line { $line }: { $mass } kg of code { $hs6 } came to { $party } or a linked party on { $date }; the same leaves for { $country }.

finding-name-NW03 = Kit over several shipments
finding-NW03 = Line { $line }: with it { $party } and linked parties have brought { $count } of { $of } components of { $kit } since { $date } ({ $entries }).

finding-name-NW04 = Linked to a seizure
finding-NW04 = { $party } leads to goods seized on { $date } (inspection of { $case }): { $path }.

finding-name-NW05 = Earlier irregularity
finding-NW05 = { $what }: { $outcome } on { $date } (inspection of { $case }).

finding-name-NW07 = New way for this trader
finding-NW07 = { $party }: { $count } earlier consignments, none from { $from } to { $to }.

finding-name-NW09 = Traded once and stopped
finding-NW09 = { $party } traded in high-priority goods once ({ $date }) and then no more; now { $trader } appears.

finding-name-MT03 = Same trade inspected clean
finding-MT03 = { $party }: { $count } inspections of the same trade were clean.

new-heading = no earlier consignment with goods of heading { $heading }

## Region

finding-name-CA04 = Drug precursor on an Afghan route
finding-CA04 = Line { $line }: { $item }, used to make drugs, on a route by { $place } ({ $country }).

finding-name-CA05 = Sensitive goods to the southern Caspian
finding-CA05 = Line { $line } ({ $item }) heads for { $place } ({ $country }).

finding-name-CA07 = Scrap or ore from an old uranium site
finding-CA07 = Line { $line } ({ $item }) comes from { $place } ({ $country }), beside an old uranium site.

finding-name-CA08 = Parcels that add up
finding-CA08 = Line { $line }: { $count } parcels of electronics for { $party } and linked receivers in { $days } days come to { $sum } { $currency }, each below { $limit }.
finding-name-CA01 = High-priority goods for a border town
finding-CA01 = Line { $line } ({ $item }) is for { $place }, near the open border with { $faces }; the consignee is elsewhere.

## Questions

question-parameter = Line { $line }, entry { $entry } ({ $regime }, { $item }): what is the { $parameter }? { $where } The entry applies if it is { $comparator } { $threshold }.
question-edition = Line { $line }, entry { $entry } ({ $regime }, { $item }): by which edition of the standard was the { $parameter } measured? { $where } The stated value would meet the threshold; the entry counts by { $standard }.
question-edition-other = Line { $line }, entry { $entry } ({ $regime }, { $item }): what is the { $parameter } by { $standard }? { $where } The paper gives it by { $stated }; the entry does not count by that edition.
question-civil = Line { $line }, entry { $entry } ({ $regime }, { $item }): could it be the civil goods "{ $goods }"? Ask: { $question } A yes speaks for the civil goods.
question-quality = Line { $line }, entry { $entry } ({ $regime }, { $item }): find out { $parameter }. { $where }
question-permit = Line { $line }, entry { $entry }: { $way }, { $state }, needs a permit of { $authority } ({ $law }). No register of permits is loaded: ask for the permit and check it.
question-permit-need = Line { $line }, entry { $entry }: whether { $way }, { $state }, needs a permit is not known ({ $law }). Ask { $authority }.
question-permit-holder = Line { $line }, entry { $entry }, { $way }, { $state }: is permit { $permit }, valid until { $until }, given to this party? Its holder is { $holder } ({ $authority }, { $law }).
question-permit-quantity = Line { $line }, entry { $entry }, { $way }, { $state }: how much is it in the unit of permit { $permit } ({ $holder }, valid until { $until })? The balance cannot be counted ({ $authority }, { $law }).
question-embargoed-goods = Line { $line } ({ $item }) goes to { $country }, which is under { $regime }: find out what the goods are.
question-machine = Line { $line }: parts of code { $hs6 } for { $party }. Which machine are they for, where does it stand, and how did it come? No machine of headings { $machines } is known to have come.
question-quantity = Line { $line } ({ $item }): is so much of it needed? Ask what the end user makes of it and how much was bought before.
question-near-limit = Line { $line }, entry { $entry } ({ $regime }, { $item }): the paper gives the { $parameter } as { $value }; the entry applies { $comparator } { $limit }. Compare the nameplate or the certificate.
question-delivery = Line { $line } ({ $item }): what has { $party } ({ $home }) at { $place } ({ $country })? Ask for the contract of the store or works.
question-onward = Line { $line } ({ $item }): where are the goods kept after release at { $place }, and who buys them? The border with { $faces } is near and open.
question-origin = Line { $line } ({ $item }): made in { $origin } and coming there from { $from }. Is it a return? Ask for the papers of the first export.

## Decisions about matches

decided-same = Judged the same party by { $author } on { $date }: “{ $reason }”.
decided-not-same = Judged not the same party by { $author } on { $date }: “{ $reason }”.
decided-same-before = Was judged the same party by { $author } on { $date } (“{ $reason }”); since then: { $changes }.
decided-not-same-before = Was judged not the same party by { $author } on { $date } (“{ $reason }”); raised again because: { $changes }.
change-party-name = the name of the party is written otherwise
change-party-identifier = the numbers of the party differ
change-party-born = the birth date of the party differs
change-party-country = the country of the party differs
change-entry-kind = the kind of the entry changed ({ $what })
change-entry-names = names of the entry changed ({ $what })
change-entry-dates = dates of the entry changed ({ $what })
change-entry-countries = countries of the entry changed ({ $what })
change-entry-identifiers = numbers of the entry changed ({ $what })
change-entry-addresses = addresses of the entry changed ({ $what })
change-entry-programs = programmes of the entry changed ({ $what })
change-entry-vessel = facts of the ship changed ({ $what })
change-entry-listed-on = the day of listing changed ({ $what })
change-added = added: { $values }
change-removed = removed: { $values }
change-expired = the decision held until { $date }
note-frequent = { $code } is shown and counts nothing: it holds for { $percent } % of the lines of this run.
note-on-list = Line { $line }: “{ $list }” ({ $version }; { $since }) has number { $entry }.
note-not-on-list = Line { $line }: “{ $list }” ({ $version }; { $since }) does not have number { $entry }.
note-permit = Line { $line }: permit { $permit } ({ $holder }) for { $entry }, { $way }, { $state }, valid until { $until }, { $left } of { $whole } { $unit } left after this line. Given by { $authority } under { $law }.
note-permit-uncounted = Line { $line }: permit { $permit } ({ $holder }) for { $entry }, { $way }, { $state }, valid until { $until }; it states no quantity. Given by { $authority } under { $law }.
note-silenced = 1 match silenced by a decision: { $party } ({ $role }) and { $entry }, { $list } no. { $entry_id }, { $by }: { $percent } %. { $decision }
note-sharing-silenced = Not raised because of a decision: { $party } ({ $role }) { $what } { $decision }
note-listing-ended = 1 match not raised, its listing ended on { $date }: { $party } ({ $role }) and { $entry }, { $list } no. { $entry_id }, { $by }: { $percent } %.

## Groups of correlated reasons

group-strategic = Strategic goods
group-sanctions = Listed parties
group-enduser = End user
group-fit = Goods and need
group-shell = Company data
group-diversion = Diversion
group-container = Container
group-description = Description
group-weight = Masses
group-licence = Licences
group-value = Values
group-documents = Documents
group-record = Record
group-pattern = Patterns over consignments
group-route = Route
group-vessel = Ship
group-payment = Payment
group-radiation = Radiation
group-alert = Alerts
group-behaviour = Behaviour
group-physical = What was seen
group-mitigating = What speaks in favour

code-declared-before = on { $date } the trader declared about the same words under code { $code }
code-refused-before = permit { $permit } for about the same words under { $code } was refused
link-step = shares the { $what } with { $other }
mass-of-others = { $percent } % of { $count } earlier lines have at most { $usual } kg, and this trader never brought nearly as much
mass-of-own = in { $count } earlier consignments this trader brought at most { $usual } kg
near-listed = comes near to { $entry }, { $list } no. { $entry_id }, { $by }: { $percent } %. Compare birth date, address and numbers.
shares-with-hit = shares the { $shared } with { $through } of earlier papers, whose name matches { $entry }, { $list } no. { $entry_id }.
shares-with-listed = shares the { $shared } with { $entry }, { $list } no. { $entry_id }.
list-published = published on { $date }, days in force not known
list-since = in force since { $date }
list-undated = days in force not known
listed-by-cas = The list has CAS number { $number }.
listed-by-code = The list has goods code { $code }; words in common: { $words }.
listed-by-code-alone = The list has goods code { $code }; the words could not be compared, so this counts nothing.
permit-exceeded = only { $left } { $unit } left, the line has { $asked } { $unit }
permit-expired = it ended on { $day }
permit-not-yet = it begins on { $day }
permit-other-destination = it is for { $country }
permit-other-end-user = it is for the end user { $user }
permit-other-holder = it was given to { $holder }
permit-refused = the permit was refused
permit-revoked = it was revoked
permit-suspended = it is suspended

## Registers, observations and answers of officers

finding-name-CA03 = Reloaded without notice
finding-CA03 = { $what } was reloaded, or the tractor changed, without notice: { $said } ({ $by }, { $date }).

finding-name-CA06 = Ferry list late
finding-CA06 = Ferry { $what }: the cargo list came { $hours } h before arrival, { $limit } h are asked for ({ $by }, { $date }; { $said }).

finding-name-DC02 = End-user certificate missing or not fitting
finding-DC02 = { $what }: the end-user certificate is missing or does not fit: { $said } ({ $by }, { $date }).

finding-name-DC06 = Signs of alteration
finding-DC06 = { $what }: signs of alteration in a document: { $said } ({ $by }, { $date }).

finding-name-DC09 = Request to relabel
finding-DC09 = { $what }: a request to relabel or to leave out marks: { $said } ({ $by }, { $date }).

finding-name-GD07 = Goods do not fit the buyer
finding-GD07 = Goods do not fit the business of { $party }: { $what }.

finding-name-GD14 = Biological goods outside the life sciences
finding-GD14 = Biological goods for { $party }, not in the life sciences: { $what }.

finding-name-GD17 = Packing does not fit
finding-GD17 = { $what }: packing or marks do not fit goods or journey: { $said } ({ $by }, { $date }).

finding-name-GD19 = Labels or serial numbers taken away
finding-GD19 = { $what }: a label or serial number was taken away or replaced: { $said } ({ $by }, { $date }).

finding-name-MT01 = Trusted operator
finding-MT01 = { $party } ({ $what }) is a trusted operator ({ $by }, { $date }; { $said }).

finding-name-MT02 = Permit confirmed by the authority
finding-MT02 = Permit { $what } is confirmed ({ $by }, { $date }; { $said }).

finding-name-MT04 = End user checked
finding-MT04 = End user { $what } was checked on { $date } ({ $by }; { $said }).

finding-name-NW06 = Earlier refusal of a permit
finding-NW06 = { $what }: a permit was refused on { $date } ({ $by }): { $said }.

finding-name-NW10 = Alert of a partner unit
finding-NW10 = { $by } asked on { $date } to check { $what }: { $said }.

finding-name-PB01 = Cash for expensive goods
finding-PB01 = { $what }: expensive goods paid in cash or ahead: { $said } ({ $by }, { $date }).

finding-name-PB02 = Paid by an unrelated third party
finding-PB02 = { $what }: paid by somebody who is no party of the consignment: { $said } ({ $by }, { $date }).

finding-name-PB04 = Way of payment changed late
finding-PB04 = { $what }: the way of payment changed late: { $said } ({ $by }, { $date }).

finding-name-PB05 = Secrecy or pressure
finding-PB05 = { $what }: unusual secrecy or pressure: { $said } ({ $by }, { $date }).

finding-name-PH03 = Anomaly in the scan
finding-PH03 = { $what }: the image of the scan differs from the declaration: { $said } ({ $by }, { $date }).

finding-name-PH04 = Seal differs
finding-PH04 = { $what }: the seal is broken, changed or another ({ $said }); declared: { $declared } ({ $by }, { $date }).

finding-name-PH05 = Container altered
finding-PH05 = { $what }: the container was altered: { $said } ({ $by }, { $date }).

finding-name-PH07 = Shielding or heavy mass
finding-PH07 = { $what }: shielding or a dense block: { $said } ({ $by }, { $date }).

finding-name-PH08 = Behaviour of the crew
finding-PH08 = { $what }: behaviour of the crew: { $said } ({ $by }, { $date }).

finding-name-PT04 = Owned or directed by a listed party
finding-PT04 = { $party }, by the register of companies: { $what }.

finding-name-PT07 = New company in sensitive trade
finding-PT07 = { $party } was registered on { $date }, { $months } months before this consignment.

finding-name-PT09 = Address of very many firms, or a mailbox
finding-PT09 = { $party }: { $what }.

finding-name-PT13 = Successor of a firm that was caught
finding-PT13 = { $party }: { $what }.

finding-name-PT14 = Changed hands around a trigger date
finding-PT14 = { $party }: { $what }.

finding-name-PT17 = End use held back
finding-PT17 = { $what }: end use or end user was asked for and not given: { $said } ({ $by }, { $date }).

finding-name-PT18 = One director of many firms
finding-PT18 = { $director }, director of { $party }, directs { $count } firms in the same trade.

finding-name-PT20 = Buyer does not know the product
finding-PT20 = { $what }: the buyer cannot explain the goods: { $said } ({ $by }, { $date }).

finding-name-RT08 = No signal of the ship, or a call not declared
finding-RT08 = { $what }: a gap in the track or a call that is not declared: { $said } ({ $by }, { $date }).

finding-name-RT09 = Transit not closed in time
finding-RT09 = Transit { $what } was due on { $due }, { $days } days ago; no exit is known ({ $by }, { $date }; { $said }).

finding-name-RT10 = Event of a seal or track
finding-RT10 = { $what }: { $said } ({ $by }, { $date }).

finding-name-VW04 = Weighbridge differs
finding-VW04 = { $what }: weighed { $weighed } kg on { $date } ({ $by }); declared goods and tare come to { $declared } kg. { $said }

finding-name-VW07 = Payment and value differ
finding-VW07 = { $what }: payment and declared value differ: { $said } ({ $by }, { $date }).

address-of-many = { $count } firms of the register stand at { $address }
answered-yes = an officer found so for { $what }: { $said } ({ $by }, { $date })
biological-by-register = line { $line } ({ $item }); activity { $code } { $activity }
changed-around = { $change } changed on { $date }, around { $trigger }
closed-after-listing = { $entry } is listed since { $date } ({ $list })
closed-after-outcome = { $outcome } on { $date }
control-director = { $director } directs it and matches { $entry }, { $list } no. { $entry_id }: { $match } %
control-owned = listed parties own { $percent } % ({ $owners })
control-owner = { $owner } matches { $entry }, { $list } no. { $entry_id }: { $match } %
fit-by-register = line { $line }, heading { $heading }; activity { $code } { $activity }
successor-by-register = registered on { $since }; shares { $shared } with { $old }, which was struck off on { $closed } ({ $cause })
ask-DC02 = Is the end-user certificate missing, or does it not fit the papers?
ask-DC06 = Do the documents show signs of alteration?
ask-GD07 = Are the goods strange to the business of the buyer?
ask-GD14 = Is the buyer outside health, food, farming, veterinary work and research?
ask-PB01 = Were the goods paid in cash, or ahead where credit is usual?
ask-PB02 = Did somebody pay who is no party of the consignment?
ask-PB04 = Did payer, bank or currency change after the contract?
ask-PT09 = Is the address of the buyer a flat, a mailbox or a virtual office?
ask-PT14 = Did owner, director or name of the firm change around a sanctions date?
ask-RT08 = Has the track of the ship a gap, or a call that is not declared?
question-answer = { $asked } A yes adds { $db } dB ({ $indicator }).
question-owner-near = { $party }: { $owner } owns or directs it by the register and comes near to { $entry }, { $list } no. { $entry_id }: { $match } %. Compare birth date, address and numbers.
question-owner-share = { $party }: how much of it does { $owner } own? The register states no share on the way to { $entry }, { $list } no. { $entry_id } ({ $match } %).
question-tare = { $what }: weighed { $weighed } kg on { $date } ({ $by }; { $said }). What is its tare? Neither papers nor observations state one.
note-answer-no = { $name }: answered no for { $what } on { $date } ({ $by }; { $said }).
