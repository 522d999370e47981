# The inspection plan: the officers' sheet and what is told about it.

task-open = open
task-scan = scan
task-documents = check documents
task-none = nothing

selected-gate = by a gate
selected-ranked = by rank
selected-random = drawn at random

sheet-title = Inspections of { $date }
sheet-number = No
sheet-task = Task
sheet-parties = Consignor → consignee
sheet-goods = Goods as declared
sheet-result = Result
sheet-held = stays held
sheet-open-count = { $count ->
    [one] { $count } to open
   *[other] { $count } to open
}
sheet-scan-count = { $count ->
    [one] { $count } to scan
   *[other] { $count } to scan
}
sheet-documents-count = { $count ->
    [one] { $count } on paper
   *[other] { $count } on paper
}
sheet-capacity = { $hands } hands, { $scanner } scans
sheet-blind = The sheet says what to do, not why, and its order means nothing: some units are a random control sample, and nobody shall know which until the result is entered. Inspect each with the same care.
sheet-empty = There is nothing to inspect.

plan-warning-held = { $count ->
    [one] The hands are too few: { $count } unit with a hold gate cannot be opened today and STAYS HELD. It stands last on the sheet.
   *[other] The hands are too few: { $count } units with a hold gate cannot be opened today and STAY HELD. They stand last on the sheet.
}
plan-warning-reviewed = { $count ->
    [one] { $count } unit with a review gate found no hand: a person looks at its documents or its scan before release.
   *[other] { $count } units with a review gate found no hand: a person looks at their documents or scans before release.
}
plan-free-hands = { $count ->
    [one] { $count } hand stays free: no other unit gives a reason.
   *[other] { $count } hands stay free: no other unit gives a reason.
}
plan-written = The plan file is { $path }. It says which units were drawn at random: keep it from the officers until the results are in.
plan-not-written = No plan file was written (--out): without it no result can be counted, and nothing is learned of what is missed.
plan-secret-made = A secret for the random sample was made: { $path }. Keep it with the supervisor and back it up.
plan-no-data-folder = There is no data folder to keep the secret in. Name one with --data, or a secret with --secret.
plan-random-failed = The system gives no random numbers: { $why }. Write a secret of at least { $least } characters to a file and name it with --secret.
error-secret-short = { $path }: the secret has { $bytes } bytes; at least { $least } are needed. Write longer random characters into it.
error-secret-long = { $path } has { $bytes } bytes; that is no secret (at most { $limit }). Check the name of the file.
error-plan = { $path }: { $why }
error-plan-line = { $path }, line { $line }: { $why }
error-plan-seal = { $path }: the seal does not fit. A line was changed after the plan was made, or the secret is another. Name the right secret with --secret.
error-plan-none = { $path }: there is no plan file (*.jsonl) in the folder.
error-plan-twice = { $path }: a plan of { $day } with the same units was given already. Give each plan once.

eval-plan-seed = Seed { $seed }: { $units } units, { $found } finds in { $opened } opened, { $missed } passed, estimated { $low } to { $high }.
eval-plan-head = { $seeds ->
    [one] { $seeds } world of { $weeks } weeks, { $hands } hands a day: { $units } units, { $planted } with a planted case. Means over the worlds with 95 % intervals.
   *[other] { $seeds } worlds of { $weeks } weeks, { $hands } hands a day: { $units } units, { $planted } with a planted case. Means over the worlds with 95 % intervals.
}
eval-plan-method = Opened by
eval-plan-found = Finds
eval-plan-planted = Planted found
eval-plan-missed = Planted missed
eval-plan-clean = Clean opened
eval-plan-delay = Delay, h
eval-plan-ratio = The plan finds { $ratio } times what the best simple rule finds ({ $method }), and { $rules } times what it finds without history.
eval-plan-inside = What passed lies in the 95 % interval of the random share in { $inside } of { $seeds } worlds.
eval-plan-top = Planted units in the first { $share } of their day: { $top }; with a planted reason among the findings: { $shown }.
method-plan = plan
method-rules-only = plan without history
method-hs-only = goods codes only
method-list-only = watch lists only
method-dearest = dearest first
method-random = by lot
