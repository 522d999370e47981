# Words that only pages and reports need.

page-language = Language
page-skip = Go to the content
page-report-title = Ranking, judged for { $date }
page-cut = The first { $shown } of { $total } units are shown.
page-no-lists = No watch list is loaded: names were compared with nothing. Load lists with “sarhad lists import FILE”.
page-details = Reasons, unit by unit
page-read = What was read
page-to-top = Back to the table
page-advice-count = Units by advice
page-count-equipment = { $count ->
    [one] { $count } container or wagon
   *[other] { $count } containers or wagons
}
page-count-parties = { $count ->
    [one] { $count } party
   *[other] { $count } parties
}
page-uncovered = { $count ->
    [one] { $count } byte of the file is in no value. This is a defect of the program; please report it.
   *[other] { $count } bytes of the file are in no value. This is a defect of the program; please report it.
}
page-bytes = { $size } bytes
page-kib = { $size } KiB
page-mib = { $size } MiB
page-columns = { $count ->
    [one] Meaning of { $count } column
   *[other] Meaning of { $count } columns
}
page-column = Column
page-meaning = Read as
page-decided-by = Decided by
page-no-meaning = not recognised, kept as it is
page-by-synonym = its name
page-by-content = its content
page-by-mapping-file = the mapping file
page-alone = alone { $weight }
page-matched = Matched:
page-version = version { $version }
page-bill = bill { $bill }
page-item = goods line { $item }
page-span-none = no single place
page-span-bytes = bytes { $start } to { $end }
page-span-cell = sheet { $sheet }, cell { $cell }
page-source-list = watch list
page-source-entry = control list
page-source-indicator = indicator
page-source-profile = profile
page-source-model = learned model
page-facts = What the papers say
page-not-stated = not stated

severity-info = note
severity-warn = check
severity-quarantine = waits for a person
severity-reject = not read

format-xlsx = Excel workbook (XLSX)
format-xls = Excel workbook (XLS)
format-ods = spreadsheet (ODS)
format-csv = text table
format-tsv = text table
format-awmds = ASYCUDA manifest
format-asycuda-sad = ASYCUDA declaration
format-cuscar = EDIFACT cargo report (CUSCAR)
format-json = JSON
format-x12 = ANSI X12
format-edifact = EDIFACT, another message than CUSCAR
format-xml = XML of an unknown kind
format-pdf = PDF
format-image = picture
format-archive = archive
format-unknown = not recognised


# The start page

page-start-title = Upload cargo papers
page-start-lead = Spreadsheets (XLSX, XLS, ODS, CSV), ASYCUDA XML, EDIFACT cargo reports. Several files at once are ranked together.
page-drop = Drop files here
page-pick = Choose files
page-choose = Cargo papers
page-screen = Rank the containers
page-working = Reading and ranking…
page-limits = At most { $files } files, { $file } each, { $total } together.
page-memory = Files are read in the memory of this computer. Nothing is written to disk and nothing leaves it. The last { $count } rankings are kept until the program stops; an older one makes room for a new one.
page-lists-here = Names are compared with
page-in-use = Also judged with
page-age = { $count ->
    [0] today
    [one] { $count } day ago
   *[other] { $count } days ago
}
page-age-unknown = age unknown

# The ranking

page-all = all
page-filter = Filter
page-search = Search in units, names, goods, codes
page-search-short = Search
page-sort = Order
page-sort-rank = by rank
page-sort-unit = by container
page-sort-consignee = by consignee
page-sort-mass = by mass, heaviest first
page-apply = Show
page-clear = Clear the filter
page-nothing = No unit fits the filter.
page-found = { $count ->
    [one] { $count } unit fits
   *[other] { $count } units fit
}
page-no-units = No container or consignment was found in these files. See below what was read.
page-unread = Not everything was read. See below.
page-of = page { $page } of { $pages }
page-next-page = next page
page-previous-page = previous page
page-take = Save
page-take-html = printable report
page-take-csv = table (CSV)
page-take-jsonl = data (JSON lines)
page-take-what = All { $count } units, whatever the filter.
page-new = Other files
page-kept = { $count ->
    [one] Kept in memory only, until the next ranking is made or the program stops. Save what you need.
   *[other] Kept in memory only, until { $count } newer rankings are made or the program stops. Save what you need.
}
page-take-cut = The printable report holds the first { $count } units; table and data hold all.
page-keys = Keys: j and k move, Enter opens.

# One unit

page-unit-title = Rank { $rank }: { $unit }
page-back = All units
page-next-unit = next unit
page-previous-unit = previous unit
page-position = { $at } of { $total }

# When something is wrong

page-fault-back = To the start page
page-fault-missing-title = There is nothing here
page-fault-missing = The address is wrong.
page-fault-gone-title = This ranking is no longer here
page-fault-gone = Rankings are kept in memory only: the last { $count }, until the program stops. Upload the files again.
page-fault-method-title = This cannot be done here
page-fault-method = The address exists, but not for this kind of request.
page-fault-large-title = The files are too large
page-fault-large-file = The file “{ $file }” is larger than { $limit }. Split it and upload the parts together, or screen it with “sarhad screen FILE”.
page-fault-large-total = The files together are larger than { $limit }. Upload fewer at once, or screen them with “sarhad screen FILE…”.
page-fault-large-count = More than { $limit } files were given. Upload fewer at once, or screen them with “sarhad screen FILE…”.
page-fault-empty-title = No file was given
page-fault-empty = Choose at least one file.
page-fault-form-title = The upload could not be read
page-fault-form = The request broke off or is not a file upload. Try again.
page-fault-slow-title = The upload took too long
page-fault-slow = It did not arrive within { $seconds } seconds. Try again.
page-fault-origin-title = Refused
page-fault-origin = The request came from another site, or does not say where it came from. Nothing was changed.
page-fault-host-title = Refused
page-fault-host = This program answers only under the address it was started for.
page-fault-failed-title = Something went wrong
page-fault-failed = The files could not be ranked because of a defect of the program. Nothing was kept. Please report it with the files, if they may be shared.

serve-not-loopback = { $address } can be reached from other computers. This program has no sign-in yet, so it listens only on this computer (127.0.0.1). If the network is closed and you know what you do, allow it explicitly.
serve-bind-failed = Cannot listen on { $address }: { $reason }
serve-stopped = The server stopped: { $reason }
