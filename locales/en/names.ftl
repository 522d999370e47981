# What `sarhad name` says: candidates, decisions about matches, thresholds.

name-none = No listed party is like this name.
name-band-alert = alert
name-band-review = look
name-band-below = below the threshold
name-band-silent = silenced by a decision
name-band-ended = listing ended
name-row-list = list
name-row-entry = entry
name-row-programmes = programme
name-row-countries = countries
name-row-born = born
name-row-made = founded, built
name-row-name = name
name-row-parts = parts
name-row-for = for
name-row-against = against
name-row-listing = listing
name-row-decision = decision
name-list-age = { $days ->
    [one] published { $date }, { $days } day old
   *[other] published { $date }, { $days } days old
}
name-list-version = version { $version }
name-listing-ended = ended on { $date }; not raised
name-decision-until = Holds until { $date }.
name-kind-person = person
name-kind-organisation = organisation
name-kind-vessel = ship
name-kind-aircraft = aircraft
name-kind-unknown = kind not stated
name-quality-primary = main name
name-quality-strong = good alias
name-quality-former = former name
name-quality-weak = weak alias
name-thresholds = Alert from { $alert } %, look from { $review } %. Of names that nobody listed, { $alert_share } % are raised as alerts and { $review_share } % at least to be looked at.
name-thresholds-list = { $list }: alert from { $alert } % ({ $alert_share } % false alarms), look from { $review } % ({ $review_share } %): { $reason }
name-thresholds-stale = These shares were measured with earlier rules of comparison; they tell the order of size.

point-same-identifier = a number is equal
point-same-day = born on the same day ({ $date })
point-same-year = born in the same year ({ $year })
point-same-country = country in common ({ $country })
point-other-year = born in another year (listed: { $listed })
point-other-country = no country in common (listed: { $listed })
point-other-kind = another kind of party (listed: { $listed })
point-weak-name = matched by a weak alias
point-former-name = matched by a former name
point-only-asked = only in the name looked for: { $parts }
point-only-listed = only in the listed name: { $parts }

decide-done-same = Decision { $number }: { $party } and { $list }:{ $entry } ({ $percent } %) are the same. The match stays raised, with certainty. Written to { $path }.
decide-done-not-same = Decision { $number }: { $party } and { $list }:{ $entry } ({ $percent } %) are not the same. The match is silent until either side changes. Written to { $path }.
decisions-none = No decisions.
decisions-number = No.
decisions-date = Date
decisions-verdict = Verdict
decisions-party = Party
decisions-entry = Entry
decisions-author = By and why
decisions-reason = Reason
decisions-state = State
verdict-same = same
verdict-not-same = not the same
state-holds = holds
state-holds-until = holds until { $date }
state-replaced = replaced by a later decision
state-woken = raised again: { $changes }
state-not-listed = the entry is no longer listed
state-not-listed-since = the entry is no longer listed since version { $version }
state-list-not-in-use = the list is not in use
decision-lists = Lists of that time
decision-rules = Rules of that time
decision-knowledge = Knowledge of that time
decision-probability = Probability of that time
decision-again = Computed again
decision-again-none = not found
decision-equal = the same number
decision-differs = another number
decision-other-knowledge = with another knowledge than at that time
decision-other-rules = with other rules of comparison than at that time
decision-no-knowledge = The number cannot be computed again, a list of that time is not kept: { $why }. Name the lists with --lists or the compiled knowledge with --knowledge.

note-matches-silenced = { $count ->
    [one] { $count } match is silenced by a decision (--explain shows it).
   *[other] { $count } matches are silenced by decisions (--explain shows them).
}

error-born = “{ $text }” is not a date. Give a year, a month or a day: 1975, 1975-03, 1975-03-08.
error-thresholds = { $path }: { $why }
error-decisions-line = { $path }, line { $line }: { $why }. Nothing was changed; correct the line, or take it out if it was not meant.
error-decisions-write = { $path } could not be written: { $why }
error-no-decision = There is no decision { $number }. “sarhad name decisions” shows them all.
error-no-author = Who decides? Give --author NAME.
error-until-past = { $date } is over. Give a day to come with --until.
error-decide-list = { $list } is not a list in use. There are: { $known }.
error-decide-entry = { $list } has no entry { $entry }. “sarhad name” shows list and entry of each candidate.
error-decide-no-match = “{ $name }” is not a candidate for { $list }:{ $entry }: there is no match to decide about. Check the name and the entry.
error-decide-fault = The decision is not complete: { $why }.

eval-names-head = { $pairs } pairs; a pair is raised from { $threshold }.
eval-names-speed = { $speed } pairs a second on one core.
eval-search-head = { $queries } queries against { $names } names of { $entries } entries.
eval-figures = Figures
eval-by-kind = By kind of case
eval-by-scripts = By scripts
eval-reliability = What was said against what is labelled
eval-raised = Share of queries raised at each limit
eval-errors = Judged wrongly, most surprising first
eval-all = all
eval-split = Split
eval-n = Pairs
eval-matches = Matches
eval-precision = Precision
eval-recall = Recall
eval-f1 = F1
eval-alarms = False alarms
eval-hard-alarms = Alarms on hard negatives
eval-auc = AUC, all
eval-auc-accepted = AUC, raised
eval-group = Kind
eval-bin = Probability
eval-predicted = Said
eval-observed = Matches
eval-said = Said
eval-label = Label
eval-label-match = match
eval-label-other = no match
eval-pair = Names
eval-scripts = Scripts
eval-figure = Figure
eval-value = Value
eval-top-1 = Found at the first place
eval-top-5 = Found among the first five
eval-alarm-rate = Raised at alert
eval-review-rate = Raised at review or above
eval-p50 = Half of the queries take less, ms
eval-p95 = 95 of 100 take less, ms
eval-p99 = 99 of 100 take less, ms
eval-build = Time to build the index, s
eval-index = Size of the index, MiB
eval-limit = Limit
eval-share = Share
eval-query = Looked for
eval-expected = Expected
eval-best = Best found
eval-best-entry = Entry

# Which key of two parts met

name-key-spelling = spelling
name-key-other-reading = another reading of the letters
name-key-father-name = father's name
name-key-concept = same meaning
name-key-consonants = consonants
name-key-reading = East Asian reading
name-key-sound = written by sound
name-key-initial = initial
name-key-joined = written together or apart

# The heading of a control entry; the catalogue has it in English and Russian.
entry-title = { $ru ->
   *[other] { $en }
}
