# Слова внутри оснований: term-<ключ>.

## Роли участников

term-consignor = отправитель
term-consignee = получатель
term-notify_party = уведомляемая сторона
term-freight_forwarder = экспедитор
term-buyer = покупатель
term-seller = продавец
term-consolidator = консолидатор
term-carrier = перевозчик
term-declarant = декларант
term-agent = агент
term-manufacturer = изготовитель
term-end_user = конечный пользователь
term-contract_holder = сторона контракта
term-submitter = лицо, подавшее сведения
term-bank = банк
term-other = иной участник
term-contact = контактное лицо
term-vessel = судно
term-master = капитан или водитель

## Как найдено совпадение со списком

term-match-by-name = по имени
term-match-by-number = по номеру

## Опасные грузы

term-un-class-differs = класс не соответствует этому номеру ООН
term-un-number-differs = в описании товара другой номер ООН, чем заявлен
term-un-number-unknown = номера нет в перечне опасных грузов

## Контейнеры

term-container-check-digit = контрольная цифра не сходится (ISO 6346)
term-container-form = лишняя или недостающая цифра

## Предварительные сведения

term-element-consignor = отправитель
term-element-consignee = получатель
term-element-description = описание товара
term-element-gross-mass = масса брутто
term-element-destination = место назначения

## Массы

term-kit-biological = оборудование Австралийской группы для биологических производств
term-kit-chemical = оборудование Австралийской группы для химических производств
term-kit-missile = производственное оборудование и материалы РКРТ
term-kit-nuclear = товары двойного назначения Группы ядерных поставщиков
term-kit-unmanned = беспилотный летательный аппарат
term-link-address = адрес
term-link-email = адрес электронной почты
term-link-number = идентификационный номер
term-link-phone = телефон
term-list-binds = обязательный
term-list-informs = для сведения
term-mass-negative = отрицательная масса
term-net-above-gross = масса нетто больше массы брутто
term-net-zero = масса нетто равна нулю
term-package-too-light = невозможно лёгкие места
term-package-too-heavy = невозможно тяжёлые места

## Программы

term-programme-nuclear = ядерных программ
term-programme-missile = ракетных программ
term-programme-chemical = программ химического оружия
term-programme-biological = программ биологического оружия
term-programme-other = оружейных программ

## Сравнения

term-comparator-gt = больше
term-direction-brokering = посредничество
term-direction-export = экспорт
term-direction-import = импорт
term-direction-re_export = реэкспорт
term-direction-transit = транзит
term-authority-AZ-cabinet = Кабинет Министров Азербайджана
term-authority-KG-economy = Министерство экономики и коммерции Кыргызстана
term-authority-KZ-atomic = орган по атомной энергии Казахстана
term-authority-KZ-industry = Комитет индустриального развития Казахстана
term-authority-TJ-commission = комиссия по экспортному контролю Таджикистана
term-authority-UZ-trade = министерство внешней торговли Узбекистана
term-law-AZ-2004 = Закон АР об экспортном контроле 2004 года
term-law-AZ-230 = Закон АР об экспортном контроле 2004 года, постановление Кабинета Министров № 230 от 15 декабря 2005 года
term-law-KG-30 = Закон КР № 30 от 23 января 2003 года
term-law-KG-30-2023 = Закон КР № 30 от 23 января 2003 года, меры 2023 года
term-law-KZ-172 = Закон РК № 172-VII от 28 декабря 2022 года
term-law-KZ-172-308 = Закон РК № 172-VII от 28 декабря 2022 года, приказ № 308 от 28 апреля 2023 года
term-law-KZ-atomic-rules = правила лицензирования в сфере использования атомной энергии РК
term-law-TJ-1168 = Закон РТ № 1168 от 31 декабря 2014 года
term-law-UZ-658 = Закон РУз № 658-II от 26 августа 2004 года
term-comparator-ge = не меньше
term-comparator-lt = меньше
term-comparator-le = не больше

## Два документа об одной партии

term-compared-consignee = Получатель
term-compared-currency = Валюта
term-compared-destination = Страна назначения
term-compared-heading = Товарные позиции
term-compared-mass = Масса брутто, кг
term-compared-packages = Число мест
term-compared-value = Стоимость
term-paper-advance = предварительная информация
term-paper-cargo-report = грузовой манифест
term-paper-export = экспортная декларация
term-paper-import = импортная декларация
term-paper-transit = транзитная декларация

## Поля, в которых расходятся документы: field-<имя>

field-consignor = отправитель
field-consignee = получатель
field-notify_party = уведомляемая сторона
field-other_parties = иные участники
field-description = описание
field-hs = код товара
field-mass = масса
field-packages = места
field-dangerous_goods = опасный груз
field-origin = страна происхождения
field-value = стоимость
field-equipment = контейнеры и иное оборудование
field-loading = распределение по контейнерам
field-places = места маршрута
field-documents = документы
field-terms = условия
field-additional_information = дополнительные сведения
field-items = товарные строки

## Параметры и признаки

term-ask-at-certificate = Смотреть сертификат анализа или завода.
term-ask-at-data-sheet = Смотреть паспорт или техническое описание.
term-ask-at-maker = Спросить изготовителя или получателя.
term-ask-at-measure = Измерить.
term-ask-at-nameplate = Прочитать табличку на изделии.
term-parameter-APP = скорректированная пиковая производительность (APP)
term-parameter-autonomous = ведёт ли аппарат себя сам или по связи без кабеля
term-parameter-autonomous-flight = летает ли он сам или вне видимости
term-parameter-B10-abundance = доля бора-10
term-parameter-CEP-to-range = КВО относительно дальности
term-parameter-current-rise = скорость нарастания тока
term-parameter-D-to-H-ratio = отношение дейтерия к водороду
term-parameter-depth = глубина
term-parameter-displayed-noise = уровень собственных шумов и что он ловит в реальном времени
term-parameter-dynamic-positioning = держит ли он место сам (динамическое позиционирование)
term-parameter-energy-density = удельная энергия
term-parameter-fluorinated-polyimide = фторполиимид ли это
term-parameter-fluorine-content = связанный фтор
term-parameter-Li6-abundance = доля лития-6
term-parameter-acceleration = ускорение
term-parameter-accuracy = точность
term-parameter-accuracy-at-13-kpa = точность при 13 кПа
term-parameter-activity = активность
term-parameter-aerosol-containment = не выпускает ли аэрозоль
term-parameter-alloy-process = способ получения сплава
term-parameter-aluminium-content = содержание алюминия
term-parameter-analyser-frequency = частота анализатора
term-parameter-area = площадь
term-parameter-automated = работает ли автоматически
term-parameter-average-power = средняя мощность
term-parameter-axes = число осей
term-parameter-bearing-class = класс точности подшипника
term-parameter-bellows-inside-diameter = внутренний диаметр сильфона
term-parameter-beryllium-content = содержание бериллия
term-parameter-bias-repeatability = повторяемость смещения нуля
term-parameter-boron = содержание бора
term-parameter-boron-equivalent = борный эквивалент
term-parameter-capacitance = ёмкость
term-parameter-capacity = вместимость
term-parameter-certification = сертификация
term-parameter-chamber-diameter = диаметр камеры
term-parameter-cholinesterase-detection = обнаруживает ли ингибиторы холинэстеразы
term-parameter-chromium = содержание хрома
term-parameter-coating-process = способ нанесения покрытия
term-parameter-coil-diameter = диаметр катушки
term-parameter-cold-area = площадь холодной поверхности
term-parameter-concentration = концентрация
term-parameter-containment-class = класс защиты бокса
term-parameter-content = содержание
term-parameter-continuous-operation = работает ли непрерывно
term-parameter-contouring-axes = число одновременно управляемых осей
term-parameter-contouring-rotary-axes = число управляемых поворотных осей
term-parameter-cooling-temperature = температура охлаждения
term-parameter-current = ток
term-parameter-cylinder-diameter = диаметр цилиндра
term-parameter-delay = время задержки
term-parameter-density = плотность
term-parameter-detection-limit = предел обнаружения
term-parameter-detector-type = тип детектора
term-parameter-diameter-capacity = наибольший диаметр заготовки
term-parameter-drift-stability = стабильность дрейфа
term-parameter-droplet-VMD = медианный размер капель
term-parameter-effective-length = эффективная длина
term-parameter-electrode-capacity = ёмкость по электродам
term-parameter-electrodes = число электродов
term-parameter-end-use = конечное использование
term-parameter-endurance = продолжительность полёта
term-parameter-energy = энергия
term-parameter-enriched = обогащён ли материал
term-parameter-error-rate = погрешность (мера ошибки)
term-parameter-evaporation = скорость испарения
term-parameter-fermentation-control = сколькими параметрами ферментации управляет одновременно
term-parameter-fibre-form = форма волокна (жгут, нить, рубленое)
term-parameter-fibre-glass = вид стекловолокна
term-parameter-field = магнитное поле
term-parameter-flow = расход
term-parameter-fluorine-output = производительность по фтору
term-parameter-force = усилие
term-parameter-frame-rate = частота кадров
term-parameter-frequency = частота
term-parameter-frequency-band = диапазон частот
term-parameter-frequency-control = точность регулирования частоты
term-parameter-full-scale = верхний предел шкалы прибора
term-parameter-furnace-atmosphere = вакуум или инертная атмосфера печи
term-parameter-grain-size = размер зерна
term-parameter-hafnium-content = содержание гафния
term-parameter-hafnium-to-zirconium = отношение гафния к цирконию
term-parameter-hardness = твёрдость
term-parameter-heat-removal = отвод тепла
term-parameter-hydrogen-throughput = производительность по водороду
term-parameter-ice-capacity = ёмкость по льду
term-parameter-inductance = индуктивность
term-parameter-initiator-type = тип инициатора
term-parameter-inlet-flow = расход на входе
term-parameter-inner-bore = диаметр внутреннего отверстия
term-parameter-inner-diameter = внутренний диаметр
term-parameter-input-power = потребляемая мощность
term-parameter-inside-diameter = внутренний диаметр
term-parameter-internal-diameter = внутренний диаметр
term-parameter-io-count = число входов и выходов
term-parameter-ion-beam-current = ток ионного пучка
term-parameter-isotope-use = назначение изотопа
term-parameter-laser-power = мощность лазера
term-parameter-length = длина
term-parameter-length-to-diameter = отношение длины к диаметру
term-parameter-lifting-capacity = грузоподъёмность
term-parameter-mach = число Маха
term-parameter-mandrel-inside-diameter = внутренний диаметр оправки
term-parameter-mass = масса
term-parameter-material-form = форма материала
term-parameter-max-rotor-mass = наибольшая масса ротора
term-parameter-max-thrust = наибольшая тяга
term-parameter-melt-temperature = температура плавки
term-parameter-metallic-impurities = металлические примеси
term-parameter-mill-feed = вид загрузки мельницы
term-parameter-minimum-detection-limit = наименьшая обнаруживаемая концентрация
term-parameter-multipoint-area = площадь многоточечного инициирования
term-parameter-neutron-output = выход нейтронов
term-parameter-nickel = содержание никеля
term-parameter-nickel-alloy-wetted = из никелевого ли сплава части, контактирующие с веществом
term-parameter-nickel-content = содержание никеля
term-parameter-nominal-size = номинальный размер
term-parameter-nose-only-exposure = подаётся ли аэрозоль только к носу животных и скольким сразу
term-parameter-oscilloscope-bandwidth = полоса пропускания осциллографа
term-parameter-outer-diameter = наружный диаметр
term-parameter-outlet-temperature = температура на выходе
term-parameter-output-voltage = выходное напряжение
term-parameter-outside-diameter = наружный диаметр
term-parameter-particle-size = размер частиц
term-parameter-pathogen-form = форма патогена (живой, инактивированный)
term-parameter-peak-energy = пиковая энергия
term-parameter-phosphazene = фторфосфазен ли это
term-parameter-photocathode-area = площадь фотокатода
term-parameter-pitch-diameter = средний диаметр
term-parameter-polished-metal = из полированной нержавеющей стали или титана ли детали
term-parameter-positioning-accuracy = точность позиционирования
term-parameter-positioning-accuracy-angle = точность углового позиционирования
term-parameter-power = мощность
term-parameter-power-density = удельная длительная мощность
term-parameter-pressure = давление
term-parameter-pressure-ratio = степень сжатия
term-parameter-primary-cell = первичный ли это элемент
term-parameter-process-node = технологическая норма микросхемы
term-parameter-pulse-duration = длительность импульса
term-parameter-pumping-speed = быстрота откачки
term-parameter-purity = чистота
term-parameter-q-value = добротность (Q)
term-parameter-range = дальность
term-parameter-rate = угловая скорость
term-parameter-rate-stability = стабильность угловой скорости
term-parameter-real-time-bandwidth = полоса реального времени
term-parameter-rechargeable = перезаряжается ли элемент
term-parameter-remote-operation = управляется ли дистанционно
term-parameter-residual-unbalance = остаточный дисбаланс
term-parameter-resolution = разрешение
term-parameter-resolution-bandwidth = полоса разрешения
term-parameter-rhenium-content = содержание рения
term-parameter-rise = время нарастания
term-parameter-rise-time = время нарастания
term-parameter-roller-force = усилие на ролике
term-parameter-rollers = число роликов
term-parameter-rotary-axes = число поворотных осей
term-parameter-rotor-diameter = диаметр ротора первой ступени
term-parameter-rotor-length = длина ротора
term-parameter-rotor-mass = масса ротора
term-parameter-sample-rate = частота дискретизации
term-parameter-scale-factor-repeatability = повторяемость масштабного коэффициента
term-parameter-sealing-joints = герметичность соединений
term-parameter-sensitivity = чувствительность
term-parameter-sensor-grade = класс датчика
term-parameter-sensor-material = материал чувствительного элемента
term-parameter-series-inductance = последовательная индуктивность
term-parameter-silver = содержание серебра
term-parameter-single-use = одноразовые ли части, контактирующие с продуктом
term-parameter-slip-rings = наличие токосъёмных колец
term-parameter-sound-pressure-level = уровень звукового давления
term-parameter-specially-designed = специально ли разработан для этого назначения
term-parameter-specific-activity = удельная активность
term-parameter-specific-fuel-consumption = удельный расход топлива
term-parameter-specific-modulus = удельный модуль упругости
term-parameter-specific-tensile-strength = удельная прочность при растяжении
term-parameter-speed = скорость
term-parameter-stability = стабильность
term-parameter-sterilisable = стерилизуется ли без разборки
term-parameter-switching-energy = энергия переключения
term-parameter-symmetric-key = длина симметричного ключа
term-parameter-synthesis-scale = наибольшее количество пептида за цикл
term-parameter-tank-volume = объём бака
term-parameter-tantalum-surface = из тантала ли металлические поверхности
term-parameter-target-nuclide = нуклид мишени
term-parameter-telecom-function = функция связи
term-parameter-temperature = температура
term-parameter-tethered-air = подаётся ли воздух под давлением по шлангу
term-parameter-thickness = толщина
term-parameter-throat = просвет между плитами
term-parameter-thrust = тяга
term-parameter-time-resolution = разрешение по времени
term-parameter-titanium = содержание титана
term-parameter-total-dose = суммарная доза
term-parameter-total-impulse = полный импульс
term-parameter-total-radiation-dose = суммарная доза излучения
term-parameter-toxin-form = форма токсина: выделенный или в составе лекарства либо набора
term-parameter-transition-time = время перехода
term-parameter-tritium-to-hydrogen = отношение трития к водороду
term-parameter-tube-diameter = диаметр трубы
term-parameter-tube-length = длина трубы
term-parameter-tungsten-content = содержание вольфрама
term-parameter-turn-on = время включения
term-parameter-ultimate-tensile-strength = предел прочности при растяжении
term-parameter-ultimate-vacuum = предельный вакуум
term-parameter-unidirectional-positioning-repeatability = односторонняя повторяемость позиционирования
term-parameter-valve-body-material = материал корпуса клапана
term-parameter-velocity = скорость
term-parameter-vibration = вибрация
term-parameter-voltage = напряжение
term-parameter-volume = объём
term-parameter-volumetric-MPE = объёмная погрешность (MPE)
term-parameter-wall-thickness = толщина стенки
term-parameter-wavelength = длина волны
term-parameter-wetted-ceramic = из керамики ли части, контактирующие с веществом
term-parameter-wetted-material = материал поверхностей, контактирующих с веществом
term-parameter-wind-gust-takeoff = порывы ветра, при которых возможен взлёт

## Предыстория

term-new-trader = прежних партий не известно
term-outcome-irregular = выявлено нарушение
term-outcome-seizure = товар изъят
term-outcome-valuable_alert = ценное оповещение
term-changed-director = руководитель
term-changed-name = название
term-changed-owner = владелец
term-shared-address = адрес
term-shared-director = руководитель
