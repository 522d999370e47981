# What the command line tells a person on standard error, and its tables.

progress-lists = Reading lists
progress-index = Building the index of names
progress-read = Reading papers
progress-names = Comparing names
progress-goods = Comparing goods
progress-judge = Judging

error-missing = { $path }: there is no such file. Check the name and the folder.
error-folder = { $path } is a folder. Name the files in it, for example { $path }/*.xlsx.
error-forbidden = { $path } may not be read. Check its permissions.
error-too-large = { $path } has { $bytes } bytes; the limit is { $limit }. Split it.
error-io = { $path } could not be read: { $why }
error-no-file-read = None of the files could be read.
error-cancelled = Stopped by Ctrl-C. Nothing half-written was left behind.
error-unknown-country = “{ $text }” is not a country. Give two letters (KZ) or a name.
error-hs-form = “{ $text }” is not a goods code. Give 2 to 11 digits.
error-cases-column = { $path }: there is no column { $column }.
error-cases-row = { $path }, line { $line }: { $why }
error-mapping = { $path }: { $why }
error-knowledge = { $path }: { $why } Delete the file to have it built again.
error-list = { $why }
error-list-shrinks = { $list }: { $lost } of { $before } entries would be gone. If the list is really complete, import it again with --accept-shrink.
error-list-unknown = { $what } is not in the store. “sarhad lists status” shows what is.
error-list-several-versions = { $list }: several versions start with { $start }: { $versions }. Give more of the name.
error-list-nothing-older = { $list } has no older version to go back to.
error-out-not-empty = { $path } is not empty. Name a new or an empty folder.

note-left-out = { $count ->
    [one] { $count } unit is not shown (--top).
   *[other] { $count } units are not shown (--top).
}
note-screened = { $files }, { $units }, { $lines }, { $quarantined } quarantined, { $seconds } s
note-not-read = Not read: { $name }: { $why }
note-read-partly = Read in part: { $name }: { $why }
note-history = History: { $count } consignments from { $from } to { $to }, { $outcomes } outcomes, version { $version }.
note-history-undated = Consignments of the history without a date, not used: { $count }.
note-history-unread = Files of the history that could not be read: { $count }. What they hold may look new.
note-history-unplaced = Outcomes that fit no consignment of the history, not used: { $count }.
note-history-faults = Rows of outcomes that could not be read: { $count }.
note-permits = Permits: { $name }, { $count }, version { $version }, complete up to { $day }.
note-knowledge-written = The compiled knowledge is in { $path }.
note-serving = Sarhad is at http://{ $address }/ — stop with Ctrl-C.

table-list = List
table-title = Title
table-published = Published
table-age = Age, days
table-entries = Entries
table-names = Names
table-version = Version
table-authority = Status
table-probability = Probability
table-matched = Listed name
table-parts = Parts side by side
table-file = File
table-format = Format
table-status = Status
table-consignments = Consignments
table-items = Lines
table-equipment = Equipment
table-parties = Parties
table-issues = Remarks
table-covered = Lost bytes

control-in-force-unknown = Days in force not known (--valid-from).
control-in-force-from = In force from { $from }.
control-in-force-to = In force until { $to }.
control-in-force = In force from { $from } to { $to }.
control-field-parent = place in the list
control-field-heading = heading
control-field-paragraphs = text
control-field-codes = goods codes
control-field-identifiers = CAS and UN numbers
control-field-attributes = other facts
table-control-list = Control list
table-in-force = In force
table-versions = Versions
error-validity-without-control-list = --valid-from and --valid-to are for control lists, and none of the files is one.

goods-in-lists = In the imported control lists (weaker: by code, or by likeness of words)
goods-list-code = the list puts code { $code } beside it
goods-list-likeness = its text is like it by { $percent } %: { $words }
goods-limits-open = Whether its limits are met is not known.
goods-limits-missed = Numbers of the text miss its limits.
goods-list-age = { $days ->
    [one] in force for { $days } day
   *[other] in force for { $days } days
}
list-binds = binds
list-informs = informs
list-off = not used

lists-none = No lists are imported yet. Import official files with “sarhad lists import FILE…”.
lists-imported = { $list } { $version }: { $entries }, { $added } added, { $removed } removed, { $changed } changed.
lists-first = { $list } { $version }: { $entries }, first import.
lists-unchanged = { $list } { $version }: nothing new.
lists-remarks = { $count ->
    [one] { $count } remark on the file
   *[other] { $count } remarks on the file
}
lists-rolled-back = { $list } is back at version { $version } of { $date }.
lists-diff-summary = { $list }: { $added } added, { $removed } removed, { $changed } changed.
lists-added = added
lists-removed = removed
lists-changed = changed
table-control = Entry
table-goods = What it is
table-evidence = Because of
goods-none = No control entry was found for this text. That is not a clearance: the text may not say what decides.
goods-sources = Radioactive sources and materials (no strategic goods; a licence is asked for):
goods-disagreement = Words and code do not fit: “{ $text }” belongs under heading { $suggested }; declared is { $declared }.
goods-catalogue = Catalogue { $version }. A control entry that may apply is a reason to ask, not a decision.
goods-because = because of
goods-ask = what is the { $parameter }? { $where }
goods-ask-quality = find out. { $where }
goods-computed = computed from the other values
goods-civil = may be civil
goods-civil-text = { $goods }: { $question }
goods-look-at = look at
goods-packing = packing
goods-papers = papers
goods-other-numbers = also
goods-met-by = met by
goods-or = or by
goods-codes = HS codes
goods-link-weak = weak: hundreds of civil goods share them
goods-link-medium = medium: about this kind of goods, mostly civil
goods-link-strong = strong: they name the goods
goods-link-exact = exact: the list is made of codes
goods-cas = CAS
goods-un = UN
goods-words = words
goods-confidence = data
goods-confidence-verified = verified in the control text
goods-confidence-part-verified = verified in part
goods-confidence-matched = found in the control text by machine only
goods-confidence-transcribed = from a transcription
goods-confidence-recalled = from memory: check before relying on it
goods-line = { $file } · { $bill } · line { $line } · HS { $hs }
goods-lines = { $shown } of { $count } goods lines have something to tell.
error-no-entry = There is no entry “{ $text }” in the catalogue. Give a control number such as 2B201 or an id such as C0003.
error-no-goods-line = No goods line was read from these files.
paper-data-sheet = data sheet
paper-safety-data-sheet = safety data sheet
paper-end-use-statement = end-use statement
paper-export-licence = export licence
paper-import-permit = import permit
paper-transport-document = transport document
paper-certificate-of-analysis = certificate of analysis
paper-certificate-of-origin = certificate of origin
paper-radiation-licence = radiation licence
paper-chemical-declaration = declaration of chemicals
paper-invoice = invoice
paper-contract = contract
paper-technical-passport = technical passport
paper-serial-list = list of serial numbers
goods-high-priority = HS { $hs } is a Common High Priority item (tier { $tier }).
evidence-cas = CAS number { $matched }
evidence-un = UN number { $matched }
evidence-term = the words “{ $matched }”
evidence-hs = HS code { $matched }
read-first = First consignments ({ $shown } of { $count })
read-document = Document
read-parties = Parties
read-goods = Goods
read-containers = Containers
read-route = Route
read-mass = Gross, kg
read-more = and { $count } more
read-columns = What the columns were taken to mean
read-column-unknown = not recognised, kept as it is
read-by-synonym = by its name
read-by-content = by its content
read-by-mapping-file = by the mapping file
read-signature = Column signature for a mapping file: { $signature }
error-no-data-folder = There is no folder for lists. Name one with --data DIR.
error-formats = A file lost bytes or stopped a reader: that is a defect of Sarhad. Please report it.
entry-field-kind = kind
entry-field-names = names
entry-field-dates = dates
entry-field-countries = countries
entry-field-identifiers = identifiers
entry-field-addresses = addresses
entry-field-programs = programmes
entry-field-listed_on = day of listing
entry-field-expires_on = end of listing
entry-field-remarks = remarks
entry-field-vessel = facts of the ship
simulate-done = { $files } written to { $path }; the planted cases are in truth.jsonl.
error-no-truth = { $path }: there is no truth.jsonl. Make the folder with “sarhad simulate”.
error-no-text = Nothing to look for: give a text (and --top of at least 1).
eval-planted = { $planted } planted cases and { $lookalikes } look-alikes among { $units } units
eval-not-found = Planted cases in no unit: { $count }. A paper was not read.
eval-ranking = Planted cases found in the first
eval-hs-only = goods codes alone
eval-exact-list-only = equal names alone
eval-kind = Kind of planted case
eval-lookalike-kind = Kind of look-alike (few is good)
eval-count = Cases

error-profile = { $path }: { $why }
error-profile-twice = Two profiles have the id { $id }. Give one of them another id, or remove it.
error-profile-many = { $found } profiles are too many to be in use. Retire some.
error-profile-none = { $path }: there is no profile (*.json) in the folder.
error-profile-check = { $count ->
    [one] { $count } file has problems.
   *[other] { $count } files have problems.
}
error-profile-cases = { $count ->
    [one] { $count } case came out otherwise.
   *[other] { $count } cases came out otherwise.
}
profile-place-text = line { $line }, character { $column }
profile-place-line = line { $line }
profile-row-state = State
profile-row-owner = Owner
profile-row-dates = Valid
profile-row-effect = Effect
profile-row-reason = Reason
profile-row-text = Text
profile-row-words = In words
profile-row-tree = Tree
profile-dates = { $from } to { $to }
profile-lane = at least: { $advice }
profile-over = Profile { $id } is over since { $to }: it does not act. Renew it after a back-test, or remove it.
profile-set-expired = Profile { $id } is marked as expired: it does not act.
profile-not-yet = Profile { $id } begins on { $from }: it does not act yet.
profile-in-use = Profiles: { $active } active, { $shadow } in shadow.
profile-case-right = as expected
profile-case-wrong = expected { $expected }
profile-cases-done = { $right } of { $count } cases as expected.
profile-fields-name = Field
profile-fields-type = Type
profile-fields-values = Values
profile-fields-operators = Operators
profile-fields-meaning = Meaning
profile-fields-many = several
profile-bt-lines = would have hit { $hit } of { $lines } goods lines; { $unknown } could not be evaluated
profile-bt-units = in { $hit } of { $units } containers and consignments
profile-bt-positives = { $hit } of { $known } units in which something was found; { $clean_hit } of { $clean } clean ones; { $open } hits without an outcome
profile-bt-unmatched = { $count } outcomes are of units that are not in the papers
profile-bt-overlap = overlap with { $id }: { $both } lines of both, { $own } only here, { $other } only there
profile-bt-week = Week
profile-bt-undated = without a date
profile-bt-hit = Lines hit
profile-bt-all = Lines
