# What is wrong with a paper. $raw is the text as received.

issue-empty-file = The file is empty. Ask the sender for it again.
issue-unknown-format = The content of the file was not recognised. It can be a spreadsheet (XLSX, XLS, ODS), a text table, ASYCUDA XML or an EDIFACT cargo report.
issue-unsupported-format = This format is not read yet: { $format }. Ask for a spreadsheet, ASYCUDA XML or an EDIFACT cargo report (CUSCAR).
issue-too-large = The file has { $found } bytes; the limit is { $limit }. Split it.
issue-list-not-cargo = This is a watch list ({ $format }), not a cargo paper. Give it with --lists, or load it with “sarhad lists import”.
issue-archive-bomb = The file would unpack to far more than it may ({ $what }: { $found }; limit { $limit }). It was not opened.
issue-damaged-archive = The workbook is damaged and could not be opened ({ $reason }). Ask for it again.
issue-xml-dtd = The XML carries a document type or entities, which are never followed. It was not read.
issue-too-deep = The XML is nested deeper than { $limit } levels. It was not read.
issue-too-many = More than { $limit }: { $what }. The rest was not read.
issue-truncated = The file ends too early. What is whole was read.
issue-xml-malformed = The XML is not well formed. What could be read was read.
issue-bad-encoding = Some bytes do not belong to the encoding { $encoding }.
issue-mixed-encoding = Parts of the file are in another encoding (lines { $lines }).
issue-extension-mismatch = The name says { $expected }, the content is { $found }.
issue-no-header = No row with column names was recognised in the first rows. Name the columns in a mapping file.
issue-no-consignments = The file holds no consignment.
issue-unmapped-columns = Columns without a recognised meaning, kept as they are: { $raw }.
issue-count-differs = { $what }: { $expected } declared, { $found } counted.
issue-row-left-out = A row without goods, parties or equipment was left out: { $raw }.
issue-continuation-row = { $count ->
    [one] One row names neither document nor parties: it was read as going on with the row above, with its parties.
   *[other] { $count } rows name neither document nor parties: they were read as going on with the row above, with its parties.
}
issue-totals-row = A totals row, not a consignment: { $raw }.
issue-envelope-defect = The envelope of the message is not whole: { $missing } is missing.
issue-unreadable = This part could not be understood and waits for a person: { $raw }.
issue-duplicate-file = The same file was given before, as { $first }. It was counted once.
issue-duplicate-consignment = { $raw } is given more than once in this file with the same content. It was counted once.
issue-consignment-differs = { $raw } is given more than once in this file with different content. All versions were judged.

issue-container-form = “{ $raw }” is not a container number (four letters, seven digits).
issue-container-check-digit = The check digit of container { $raw } is wrong.
issue-container-list = Several containers in one cell could not be told apart: { $raw }.
issue-container-in-text = Container { $raw } stands only in the text of the goods; it was read from there.
issue-hs-form = “{ $raw }” is not a goods code.
issue-hs-short = The goods code { $raw } has fewer than six digits.
issue-leading-zero-lost = { $raw } has probably lost a leading zero; proposed: { $proposal }.
issue-locode-form = “{ $raw }” is not a UN/LOCODE.
issue-country-unknown = “{ $raw }” is not a known country.
issue-tax-number-check-digit = The check digit of tax number { $raw } is wrong.
issue-tax-number-form = “{ $raw }” does not look like a tax number.
issue-imo-check-digit = “{ $raw }” is not an IMO ship number.
issue-wagon-check-digit = “{ $raw }” is not a wagon number, or its check digit is wrong.
issue-awb-check-digit = The check digit of air waybill { $raw } is wrong.
issue-cas-check-digit = The check digit of CAS number { $raw } is wrong.
issue-un-number-form = “{ $raw }” is not a UN number.
issue-date-form = “{ $raw }” is not a date.
issue-date-ambiguous = { $raw } can be read as two dates; read as the rest of the file.
issue-number-form = “{ $raw }” is not a number.
issue-number-ambiguous = { $raw } can be read as two numbers; read as the rest of the column.
issue-code-unknown = The code “{ $raw }” is not in its list.
issue-placeholder = “{ $raw }” stands where a value is due.
issue-mixed-script = Latin and Cyrillic letters are mixed inside a word: { $raw }.
issue-mojibake = The text was decoded wrongly on its way: { $raw }; proposed: { $proposal }.
issue-text-truncated = The text seems cut at the length limit of its field: { $raw }.
issue-to-order = Consigned to order; the consignee is not named.
issue-same-as = “{ $raw }” was read as the other party.
issue-name-with-address = Name and address stand in one text: { $raw }.
issue-party-in-unknown-column = The name of a firm stands in the column “{ $column }”, whose meaning is not known; it is screened as a party without a role: { $raw }.

issue-list-row-unreadable = A row of the list could not be read: { $raw }.
issue-list-header-repeated = A header row is repeated inside the list.
issue-list-orphan = No entry for this alias or address in the list: { $raw }.
issue-list-parent-missing = The paragraph { $raw } of the list stands below one that is not there.
issue-list-date = An impossible date in the list: { $raw }.

issue-unlinked-goods = The paper does not say which of { $items } goods lines is in which of { $equipment } containers (limit: { $limit } pairs). The lines are ranked with their bill, not with each container.
issue-overlap-same = { $raw } is in { $first } too, with the same content. It was counted once.
issue-overlap-differs = { $raw } is in { $first } too, with other content: { $what }. Both were judged.

what-segments = segments
what-messages = messages
what-groups = groups of messages
what-consignments = consignments
what-packages = packages
what-equipment = containers
what-gross_mass = gross mass
what-items = goods lines
what-columns = columns
what-rows = rows
what-cells = cells
what-containers = containers in one cell
what-entries = entries
what-names = names of one entry
what-attributes = attributes of one element
what-bytes = bytes
what-codes = codes and numbers in the text of one goods line
what-references = bytes repeated by references between the parties of one consignment
what-ratio = times its packed size
issue-list-name-lost = The letters of this name were lost on its way; it was left out: { $raw }.
issue-list-names-limit = This entry has more names than the limit; left out: { $raw }.
issue-list-older-version = { $list } was given in two versions; the older one ({ $raw }) was left out.
