# Words that stand inside reasons: term-<key>.

## Roles of parties

term-consignor = consignor
term-consignee = consignee
term-notify_party = notify party
term-freight_forwarder = freight forwarder
term-buyer = buyer
term-seller = seller
term-consolidator = consolidator
term-carrier = carrier
term-declarant = declarant
term-agent = agent
term-manufacturer = manufacturer
term-end_user = end user
term-contract_holder = contract holder
term-submitter = submitter
term-bank = bank
term-other = other party
term-contact = contact person
term-vessel = vessel
term-master = master or driver

## How a listed party was found

term-match-by-name = by name
term-match-by-number = by number

## Dangerous goods

term-un-class-differs = the class is not one of this UN number
term-un-number-differs = the goods text gives another UN number than declared
term-un-number-unknown = the number is not in the table of dangerous goods

## Containers

term-container-check-digit = the check digit does not fit (ISO 6346)
term-container-form = a digit too few or too many

## Advance data

term-element-consignor = consignor
term-element-consignee = consignee
term-element-description = description of the goods
term-element-gross-mass = gross mass
term-element-destination = destination

## Masses

term-kit-biological = equipment of the Australia Group for biological production
term-kit-chemical = equipment of the Australia Group for chemical production
term-kit-missile = production equipment and materials of the MTCR
term-kit-nuclear = dual-use goods of the Nuclear Suppliers Group
term-kit-unmanned = an unmanned aircraft
term-link-address = address
term-link-email = e-mail
term-link-number = identification number
term-link-phone = telephone
term-list-binds = binding
term-list-informs = for information
term-mass-negative = a mass below zero
term-net-above-gross = net mass above gross mass
term-net-zero = net mass of zero
term-package-too-light = impossibly light packages
term-package-too-heavy = impossibly heavy packages

## Programmes

term-programme-nuclear = nuclear programmes
term-programme-missile = missile programmes
term-programme-chemical = chemical weapons programmes
term-programme-biological = biological weapons programmes
term-programme-other = weapons programmes

## Comparisons

term-comparator-gt = above
term-direction-brokering = brokering
term-direction-export = export
term-direction-import = import
term-direction-re_export = re-export
term-direction-transit = transit
term-authority-AZ-cabinet = the Cabinet of Ministers of Azerbaijan
term-authority-KG-economy = the Ministry of Economy and Commerce of Kyrgyzstan
term-authority-KZ-atomic = the authority for atomic energy of Kazakhstan
term-authority-KZ-industry = the Committee for Industrial Development of Kazakhstan
term-authority-TJ-commission = the commission on export control of Tajikistan
term-authority-UZ-trade = the ministry in charge of foreign trade of Uzbekistan
term-law-AZ-2004 = law on export control of Azerbaijan of 2004
term-law-AZ-230 = law on export control of Azerbaijan of 2004, Cabinet decision 230 of 15 December 2005
term-law-KG-30 = law 30 of Kyrgyzstan of 23 January 2003
term-law-KG-30-2023 = law 30 of Kyrgyzstan of 23 January 2003, measures of 2023
term-law-KZ-172 = law 172-VII of Kazakhstan of 28 December 2022
term-law-KZ-172-308 = law 172-VII of Kazakhstan of 28 December 2022, order 308 of 28 April 2023
term-law-KZ-atomic-rules = rules on licences in the use of atomic energy of Kazakhstan
term-law-TJ-1168 = law 1168 of Tajikistan of 31 December 2014
term-law-UZ-658 = law 658-II of Uzbekistan of 26 August 2004
term-comparator-ge = at or above
term-comparator-lt = below
term-comparator-le = at or below

## Two papers about one bill

term-compared-consignee = Consignee
term-compared-currency = Currency
term-compared-destination = Country of destination
term-compared-heading = Headings
term-compared-mass = Gross mass, kg
term-compared-packages = Packages
term-compared-value = Value
term-paper-advance = advance information
term-paper-cargo-report = cargo report
term-paper-export = export declaration
term-paper-import = import declaration
term-paper-transit = transit declaration

## Fields in which two papers differ: field-<name>

field-consignor = consignor
field-consignee = consignee
field-notify_party = notify party
field-other_parties = other parties
field-description = description
field-hs = HS code
field-mass = mass
field-packages = packages
field-dangerous_goods = dangerous goods
field-origin = origin
field-value = value
field-equipment = equipment
field-loading = loading
field-places = places
field-documents = documents
field-terms = terms
field-additional_information = additional information
field-items = goods lines

## Parameters and qualities

term-ask-at-certificate = See the certificate of analysis or of the mill.
term-ask-at-data-sheet = See the data sheet or technical passport.
term-ask-at-maker = Ask the maker or the consignee.
term-ask-at-measure = Measure it.
term-ask-at-nameplate = Read the nameplate.
term-parameter-APP = adjusted peak performance (APP)
term-parameter-autonomous = whether it finds its course by itself or is led by a link without cable
term-parameter-autonomous-flight = whether it flies by itself or beyond sight
term-parameter-B10-abundance = share of boron-10
term-parameter-CEP-to-range = CEP as a share of range
term-parameter-current-rise = rate of rise of current
term-parameter-D-to-H-ratio = ratio of deuterium to hydrogen
term-parameter-depth = depth
term-parameter-displayed-noise = the displayed noise level and what it catches in real time
term-parameter-dynamic-positioning = whether it holds its place by itself (dynamic positioning)
term-parameter-energy-density = energy density
term-parameter-fluorinated-polyimide = whether the polymer is a fluorinated polyimide
term-parameter-fluorine-content = combined fluorine
term-parameter-Li6-abundance = share of lithium-6
term-parameter-acceleration = acceleration
term-parameter-accuracy = accuracy
term-parameter-accuracy-at-13-kpa = accuracy at 13 kPa
term-parameter-activity = activity
term-parameter-aerosol-containment = whether it keeps aerosols in
term-parameter-alloy-process = how the alloy is made
term-parameter-aluminium-content = aluminium content
term-parameter-analyser-frequency = frequency of the analyser
term-parameter-area = area
term-parameter-automated = whether it works automatically
term-parameter-average-power = average power
term-parameter-axes = number of axes
term-parameter-bearing-class = class of the bearing
term-parameter-bellows-inside-diameter = inside diameter of the bellows
term-parameter-beryllium-content = beryllium content
term-parameter-bias-repeatability = bias repeatability
term-parameter-boron = boron content
term-parameter-boron-equivalent = boron equivalent
term-parameter-capacitance = capacitance
term-parameter-capacity = capacity
term-parameter-certification = certification
term-parameter-chamber-diameter = diameter of the chamber
term-parameter-cholinesterase-detection = whether it detects cholinesterase inhibitors
term-parameter-chromium = chromium content
term-parameter-coating-process = coating process
term-parameter-coil-diameter = coil diameter
term-parameter-cold-area = area of the cold surface
term-parameter-concentration = concentration
term-parameter-containment-class = class of containment
term-parameter-content = content
term-parameter-continuous-operation = whether it works continuously
term-parameter-contouring-axes = axes for contouring at once
term-parameter-contouring-rotary-axes = rotary axes for contouring
term-parameter-cooling-temperature = cooling temperature
term-parameter-current = current
term-parameter-cylinder-diameter = cylinder diameter
term-parameter-delay = delay
term-parameter-density = density
term-parameter-detection-limit = detection limit
term-parameter-detector-type = type of detector
term-parameter-diameter-capacity = largest workpiece diameter
term-parameter-drift-stability = drift stability
term-parameter-droplet-VMD = median size of droplets
term-parameter-effective-length = effective length
term-parameter-electrode-capacity = electrode capacity
term-parameter-electrodes = number of electrodes
term-parameter-end-use = end use
term-parameter-endurance = endurance
term-parameter-energy = energy
term-parameter-enriched = whether it is enriched
term-parameter-error-rate = error rate
term-parameter-evaporation = evaporation rate
term-parameter-fermentation-control = fermentation values it controls together
term-parameter-fibre-form = form of the fibre (tow, yarn, chopped)
term-parameter-fibre-glass = kind of glass fibre
term-parameter-field = magnetic field
term-parameter-flow = flow
term-parameter-fluorine-output = fluorine output
term-parameter-force = force
term-parameter-frame-rate = frame rate
term-parameter-frequency = frequency
term-parameter-frequency-band = frequency band
term-parameter-frequency-control = frequency control
term-parameter-full-scale = full scale of the instrument
term-parameter-furnace-atmosphere = vacuum or inert atmosphere of the furnace
term-parameter-grain-size = grain size
term-parameter-hafnium-content = hafnium content
term-parameter-hafnium-to-zirconium = ratio of hafnium to zirconium
term-parameter-hardness = hardness
term-parameter-heat-removal = heat removal
term-parameter-hydrogen-throughput = hydrogen throughput
term-parameter-ice-capacity = ice capacity
term-parameter-inductance = inductance
term-parameter-initiator-type = type of initiator
term-parameter-inlet-flow = inlet flow
term-parameter-inner-bore = inner bore
term-parameter-inner-diameter = inner diameter
term-parameter-input-power = input power
term-parameter-inside-diameter = inside diameter
term-parameter-internal-diameter = internal diameter
term-parameter-io-count = number of inputs and outputs
term-parameter-ion-beam-current = ion beam current
term-parameter-isotope-use = use of the isotope
term-parameter-laser-power = laser power
term-parameter-length = length
term-parameter-length-to-diameter = ratio of length to diameter
term-parameter-lifting-capacity = lifting capacity
term-parameter-mach = Mach number
term-parameter-mandrel-inside-diameter = inside diameter of the mandrel
term-parameter-mass = mass
term-parameter-material-form = form of the material
term-parameter-max-rotor-mass = largest rotor mass
term-parameter-max-thrust = largest thrust
term-parameter-melt-temperature = melting temperature
term-parameter-metallic-impurities = metallic impurities
term-parameter-mill-feed = feed of the mill
term-parameter-minimum-detection-limit = lowest detectable concentration
term-parameter-multipoint-area = area of multipoint initiation
term-parameter-neutron-output = neutron output
term-parameter-nickel = nickel content
term-parameter-nickel-alloy-wetted = whether parts in contact with the chemical are of nickel alloy
term-parameter-nickel-content = nickel content
term-parameter-nominal-size = nominal size
term-parameter-nose-only-exposure = whether animals inhale by the nose only, and how many at once
term-parameter-oscilloscope-bandwidth = bandwidth of the oscilloscope
term-parameter-outer-diameter = outer diameter
term-parameter-outlet-temperature = outlet temperature
term-parameter-output-voltage = output voltage
term-parameter-outside-diameter = outside diameter
term-parameter-particle-size = particle size
term-parameter-pathogen-form = form of the pathogen (live, inactivated)
term-parameter-peak-energy = peak energy
term-parameter-phosphazene = whether the elastomer is a fluorinated phosphazene
term-parameter-photocathode-area = photocathode area
term-parameter-pitch-diameter = pitch diameter
term-parameter-polished-metal = whether parts are of polished stainless steel or titanium
term-parameter-positioning-accuracy = positioning accuracy
term-parameter-positioning-accuracy-angle = positioning accuracy (angle)
term-parameter-power = power
term-parameter-power-density = continuous power density
term-parameter-pressure = pressure
term-parameter-pressure-ratio = pressure ratio
term-parameter-primary-cell = whether the cell is a primary one
term-parameter-process-node = process node of the chip
term-parameter-pulse-duration = pulse duration
term-parameter-pumping-speed = pumping speed
term-parameter-purity = purity
term-parameter-q-value = quality factor (Q)
term-parameter-range = range
term-parameter-rate = rate
term-parameter-rate-stability = rate stability
term-parameter-real-time-bandwidth = real-time bandwidth
term-parameter-rechargeable = whether the cell is rechargeable
term-parameter-remote-operation = whether it is operated remotely
term-parameter-residual-unbalance = residual unbalance
term-parameter-resolution = resolution
term-parameter-resolution-bandwidth = resolution bandwidth
term-parameter-rhenium-content = rhenium content
term-parameter-rise = rise time
term-parameter-rise-time = rise time
term-parameter-roller-force = roller force
term-parameter-rollers = number of rollers
term-parameter-rotary-axes = number of rotary axes
term-parameter-rotor-diameter = first-stage rotor diameter
term-parameter-rotor-length = rotor length
term-parameter-rotor-mass = rotor mass
term-parameter-sample-rate = sample rate
term-parameter-scale-factor-repeatability = scale factor repeatability
term-parameter-sealing-joints = sealed joints
term-parameter-sensitivity = sensitivity
term-parameter-sensor-grade = grade of the sensor
term-parameter-sensor-material = material of the sensor
term-parameter-series-inductance = series inductance
term-parameter-silver = silver content
term-parameter-single-use = whether parts in contact with the product are for single use
term-parameter-slip-rings = whether it has slip rings
term-parameter-sound-pressure-level = sound pressure level
term-parameter-specially-designed = whether it is specially designed for this use
term-parameter-specific-activity = specific activity
term-parameter-specific-fuel-consumption = specific fuel consumption
term-parameter-specific-modulus = specific modulus
term-parameter-specific-tensile-strength = specific tensile strength
term-parameter-speed = speed
term-parameter-stability = stability
term-parameter-sterilisable = whether it is sterilised in place
term-parameter-switching-energy = energy of one switching
term-parameter-symmetric-key = length of the symmetric key
term-parameter-synthesis-scale = largest amount of peptide in one run
term-parameter-tank-volume = tank volume
term-parameter-tantalum-surface = whether the metal surfaces are of tantalum
term-parameter-target-nuclide = nuclide of the target
term-parameter-telecom-function = telecommunication function
term-parameter-temperature = temperature
term-parameter-tethered-air = whether air comes through a hose under pressure
term-parameter-thickness = thickness
term-parameter-throat = daylight between platens
term-parameter-thrust = thrust
term-parameter-time-resolution = time resolution
term-parameter-titanium = titanium content
term-parameter-total-dose = total dose
term-parameter-total-impulse = total impulse
term-parameter-total-radiation-dose = total radiation dose
term-parameter-toxin-form = form of the toxin: isolated, or in a medicine or kit
term-parameter-transition-time = transition time
term-parameter-tritium-to-hydrogen = ratio of tritium to hydrogen
term-parameter-tube-diameter = tube diameter
term-parameter-tube-length = tube length
term-parameter-tungsten-content = tungsten content
term-parameter-turn-on = turn-on time
term-parameter-ultimate-tensile-strength = tensile strength
term-parameter-ultimate-vacuum = ultimate vacuum
term-parameter-unidirectional-positioning-repeatability = unidirectional positioning repeatability
term-parameter-valve-body-material = material of the valve body
term-parameter-velocity = velocity
term-parameter-vibration = vibration
term-parameter-voltage = voltage
term-parameter-volume = volume
term-parameter-volumetric-MPE = volumetric error (MPE)
term-parameter-wall-thickness = wall thickness
term-parameter-wavelength = wavelength
term-parameter-wetted-ceramic = whether parts in contact with the chemical are of ceramics
term-parameter-wetted-material = material in contact with the chemical
term-parameter-wind-gust-takeoff = wind in which it can take off

## Record

term-new-trader = no earlier consignment is known
term-outcome-irregular = irregularity found
term-outcome-seizure = goods seized
term-outcome-valuable_alert = alert of value
term-changed-director = the director
term-changed-name = the name
term-changed-owner = the owner
term-shared-address = the address
term-shared-director = the director
