# The report on outcomes: what inspections teach.

feedback-title = What inspections found
feedback-proposes = The report proposes and changes nothing: a supervisor accepts.
feedback-period = { $from } to { $to }: { $plans }, { $units }, { $opened } opened
feedback-plans = { $count ->
    [one] { $count } plan
   *[other] { $count } plans
}
feedback-without-result = { $count ->
    [one] { $count } opened unit has no result yet.
   *[other] { $count } opened units have no result yet.
}
feedback-random-results = Results of the random sample: { $count }.
feedback-bands = Fewer than { $least } results of the random sample: shares are counts and bands (low, raised, high), no percentages.
feedback-nothing = There is no result for any unit of the plans yet.

feedback-unchecked = { $count ->
    [one] The seal of { $count } plan was not checked: the secret is not here.
   *[other] The seals of { $count } plans were not checked: the secret is not here.
}
feedback-unplaced = { $count ->
    [one] { $count } outcome fits no unit of the plans and is not counted.
   *[other] { $count } outcomes fit no unit of the plans and are not counted.
}
feedback-ambiguous = { $count ->
    [one] { $count } outcome names a bill with several units and is not counted: name the container.
   *[other] { $count } outcomes name bills with several units and are not counted: name the container.
}
feedback-corrected = { $count ->
    [one] { $count } outcome says another way of selection than the plan; the plan counts.
   *[other] { $count } outcomes say another way of selection than the plan; the plan counts.
}
feedback-faults = { $count ->
    [one] { $count } row of outcomes could not be read:
   *[other] { $count } rows of outcomes could not be read:
}
feedback-marked = The outcomes with the way of selection of the plans: { $path }.

feedback-missed = What passed
feedback-missed-estimate = Of { $passed } units that nobody opened, about { $estimate } had something to find; with 95 % confidence { $low } to { $high }.
feedback-missed-why = By { $sample } drawn units that no rule would have opened, with { $found } finds.
feedback-missed-three = In { $sample } drawn units that no rule would have opened nothing was found. So with 95 % confidence at most { $high } of the { $passed } units that nobody opened had something to find (rule of three).
feedback-missed-unknown = No drawn unit outside the rule has a result: nothing can be said of the { $passed } units that nobody opened.

feedback-sources = Hit rate by way of selection
feedback-source = Selected
feedback-selected = Units
feedback-results = Results
feedback-finds = Finds
feedback-rate = Hit rate
feedback-interval = 95 % interval
feedback-lift = Lift over base
feedback-sources-note = The base rate is that of the random sample over all units. Lift is a hit rate divided by it.

feedback-reliability = Predicted against observed
feedback-reliability-note = Results count by one over the chance to be opened. Where the observed interval leaves the predicted value out, the odds of that range are stated too high or too low.
feedback-range = Predicted range
feedback-predicted = Predicted
feedback-observed = Observed

feedback-drift = Drift
feedback-drift-none = No alarm: nothing was above its limit two weeks in a row.
feedback-drift-few = The plans reach over too few weeks to speak of drift.
feedback-drift-alarm = { $fact }: above the limit two weeks in a row, the second from { $day }. Ask what changed; nothing follows by itself.
feedback-drift-note = Population stability index of each week against the first ones; the limit is 0.25, more where a week has few units. Unseen: share of units with a goods code that no week before had.
feedback-week = Week from
feedback-fact-score = Score
feedback-fact-chapter = HS chapter
feedback-fact-origin = Origin
feedback-fact-unseen = Unseen codes
feedback-reference = reference

feedback-weights = Weights of indicators
feedback-weights-note = A proposal is the weight that the results speak for, shrunk to the one in use. It comes into force only when a supervisor accepts it and changes the table of indicators.
feedback-indicator = Indicator
feedback-weight = Weight in use, dB
feedback-firings = Fired in results
feedback-share = Of all units
feedback-proposal = Proposal, dB
kept-too-few = fired in fewer than { $least } results: stays
kept-by-law = rests on lists and laws: never learned

feedback-groups = Groups
feedback-groups-note = A group that is selected more often than others and hit less often is treated harder than the results speak for. Groups of fewer than { $least } units are left out.
feedback-group = Group
feedback-selection-ratio = Selection against all
feedback-hit-ratio = Hit rate against all
feedback-random-finds = Random sample
feedback-by-importer_size = importer: { $group }
feedback-by-origin = origin { $group }
feedback-by-office = office { $group }
feedback-size-small = 1 or 2 units
feedback-size-medium = 3 to 20 units
feedback-size-large = over 20 units
feedback-of = { $found } of { $of }

band-low = low
band-raised = raised
band-high = high
feedback-proposed = The weights that the results speak for are in { $path }. Nothing of them counts before a supervisor has put them into policy.toml.
feedback-nothing-proposed = The results speak for no other weight: no proposal was written.
