# Words of the ranking: the same on the command line, on pages and in reports.

product = Sarhad
product-tagline = which containers to open, and why

advice-release = release
advice-documents = check documents
advice-request_information = ask for information
advice-scan = scan
advice-inspect = inspect
advice-do_not_load = do not load
advice-hold = HOLD

advice-release-long = Nothing in the papers speaks against release.
advice-documents-long = Look at the documents before release; ask what is listed below.
advice-request_information-long = Ask the sender for what is missing before arrival.
advice-scan-long = Scan before release.
advice-inspect-long = Open and inspect.
advice-do_not_load-long = Do not load.
advice-hold-long = Hold. Release needs a second person.

gate-none = no gate
gate-review = a person must look before release
gate-hold = release needs a second person

status-complete = read in full
status-counts-differ = counts differ
status-partial = read in part
status-rejected = not read

authority-un = United Nations
authority-national = national
authority-other = informs, does not bind
authority-demo = demonstration, invented names

role-consignor = consignor
role-consignee = consignee
role-notify_party = notify party
role-freight_forwarder = freight forwarder
role-buyer = buyer
role-seller = seller
role-consolidator = consolidator
role-carrier = carrier
role-declarant = declarant
role-agent = agent
role-manufacturer = manufacturer
role-end_user = end-user
role-contract_holder = contract holder
role-submitter = submitter
role-bank = bank
role-other = other party

screen-rank = Rank
screen-unit = Container or consignment
screen-score = Score
screen-advice = Advice
screen-reasons = Why
screen-route = Route
screen-bills = Bills
screen-goods = Goods
screen-hs = HS
screen-consignor = Consignor
screen-consignee = Consignee
screen-mass = Gross mass, kg
screen-files = Files
screen-journey = Journey
screen-lists = Watch lists
screen-control-lists = Control lists
screen-questions = To find out
screen-notes = Seen and not counted
screen-issues = Remarks on the papers
screen-weight = Weight, dB
screen-counted = Counts, dB
screen-sum = Sum of the reasons
screen-prior = Base rate before any reason
screen-posterior = After the reasons
screen-source = Source
screen-place = Place in the paper
screen-no-reasons = no reason found
screen-repeat = shown again, not counted again
screen-kind-equipment = container, wagon or trailer
screen-kind-consignment = consignment
screen-more-reasons = { $count ->
    [one] { $count } more reason
   *[other] { $count } more reasons
}
screen-count-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
screen-count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
screen-count-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
screen-count-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
screen-count-consignments = { $count ->
    [one] { $count } consignment
   *[other] { $count } consignments
}
screen-count-quarantined = { $count ->
    [one] { $count } part waits for a person
   *[other] { $count } parts wait for a person
}
screen-as-of = Judged for { $date }
screen-knowledge = Knowledge { $id }
screen-list-age = published { $date }
screen-list-until = until { $date }
screen-list-undated = no date in the file
screen-demo-warning = No official list is loaded: names were compared only with the built-in demonstration list of invented names. Load lists with “sarhad lists import FILE”, or name them with --lists.
screen-advises = The system advises; the officer decides.
screen-not-probability = The score orders the units. It is not a probability: it has not been calibrated on outcomes of this post.
line-of-document = { $line } of { $document }

# What a country or a post sets otherwise
policy-of-post = Policy of the post { $post }: { $count ->
    [one] one setting differs
   *[other] { $count } settings differ
} from the built-in tables (version { $version }).
policy-of-all = Policy: { $count ->
    [one] one setting differs
   *[other] { $count } settings differ
} from the built-in tables (version { $version }).
policy-change = { $subject }, { $setting }: { $is } instead of { $was } ({ $scope }). { $reason }
policy-no-value = nothing
policy-off = { $subject } is switched off ({ $scope }). { $reason }
policy-scope-all = all posts
policy-scope-country = country { $code }
policy-scope-post = post { $code }
