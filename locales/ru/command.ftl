# Что командная строка сообщает человеку, и её таблицы.

progress-lists = Чтение списков
progress-index = Построение указателя имён
progress-read = Чтение документов
progress-names = Сверка имён
progress-goods = Сверка товаров
progress-judge = Оценка

error-history-empty = В истории нет ни одной отправки с датой: в документах нужна дата выдачи, прибытия или отправления.
error-missing = { $path }: такого файла нет. Проверьте имя и папку.
error-folder = { $path } — это папка. Назовите файлы в ней, например { $path }/*.xlsx.
error-forbidden = { $path } нельзя прочитать. Проверьте права доступа.
error-too-many = { $path }: больше { $limit } файлов. Назовите папки, где их меньше, например по кварталам.
error-too-large = { $path }: { $bytes } байт, предел { $limit }. Разделите файл.
error-io = { $path } не удалось прочитать: { $why }
error-no-file-read = Ни один файл прочитать не удалось.
error-cancelled = Остановлено по Ctrl-C. Недописанных файлов не осталось.
error-unknown-country = «{ $text }» не является страной. Укажите две буквы (KZ) или название.
error-hs-form = «{ $text }» не является кодом товара. Укажите от 2 до 11 цифр.
error-cases-column = { $path }: нет столбца { $column }.
error-cases-row = { $path }, строка { $line }: { $why }
error-mapping = { $path }: { $why }
error-knowledge = { $path }: { $why } Удалите файл, чтобы он был построен заново.
error-policy = { $path }: настройки использовать нельзя: { $why }
error-policy-none = Назван пост { $post } (--at-post), а настроек нет: укажите файл (--policy) или положите policy.toml в папку данных.
error-list = { $why }
error-list-shrinks = { $list }: исчезнут { $lost } из { $before } записей. Если список действительно полный, загрузите его ещё раз с --accept-shrink.
error-list-unknown = { $what }: в хранилище нет. Что есть, показывает «sarhad lists status».
error-list-several-versions = { $list }: с { $start } начинаются несколько версий: { $versions }. Укажите больше знаков.
error-list-nothing-older = { $list }: более старой версии нет.
error-out-not-empty = Папка { $path } не пуста. Укажите новую или пустую.

note-left-out = { $count ->
    [one] { $count } единица не показана (--top).
    [few] { $count } единицы не показаны (--top).
   *[other] { $count } единиц не показаны (--top).
}
note-screened = { $files }, { $units }, { $lines }, в карантине { $quarantined }, { $seconds } с
note-not-read = Не прочитан: { $name }: { $why }
note-read-partly = Прочитан частично: { $name }: { $why }
note-history = Предыстория: партий { $count } с { $from } по { $to }, результатов досмотра { $outcomes }, версия { $version }.
note-history-undated = Партии предыстории без даты, не использованы: { $count }.
note-history-unread = Файлы предыстории, которые не удалось прочитать: { $count }. Их содержание может показаться новым.
note-history-unplaced = Результаты досмотра, не относящиеся ни к одной партии предыстории, не использованы: { $count }.
note-history-faults = Строки результатов досмотра, которые не удалось прочитать: { $count }.
note-permits = Разрешения: { $name }, { $count }, версия { $version }, полнота на { $day }.
note-companies = Компании: { $name }, { $count }, версия { $version }, полнота на { $day }.
note-observations = Сведения: { $name }, { $count }, версия { $version }; известны позже дня оценки и не учтены: { $later }.
register-fault-missing = Строка { $row }, столбец { $column }: пусто. Заполните.
register-fault-date = Строка { $row }, столбец { $column }: «{ $raw }» — не дата. Пишите 2026-11-24 или 24.11.2026.
register-fault-number = Строка { $row }, столбец { $column }: «{ $raw }» — недопустимое число.
register-fault-unit = Строка { $row }, столбец { $column }: единица «{ $raw }» не подходит. Для массы — кг или т, для часов — ч.
register-fault-word = Строка { $row }, столбец { $column }: «{ $raw }» — не из перечня этого столбца; см. документацию.
register-fault-country = Строка { $row }, столбец { $column }: «{ $raw }» — не страна.
register-fault-differs = Строка { $row }, столбец { $column }: «{ $raw }» отличается от предыдущей строки компании; осталось прежнее.
register-fault-subject = Строка { $row }, столбец { $column }: сведения этого вида не могут относиться к «{ $raw }».
register-fault-indicator = Строка { $row }, столбец { $column }: «{ $raw }» — не индикатор, на который отвечает сотрудник; см. документацию.
register-fault-only-yes = Строка { $row }, столбец { $column }: «{ $raw }» внести нельзя, только «да»: неподтверждённое — в реестр лицензий или в ориентировку.
register-fault-fraction = Строка { $row }, столбец { $column }: доли компании в сумме дают { $raw }, а не 100. Укажите проценты; доли приняты неизвестными.
register-fault-too-many = Строка { $row }, столбец { $column }: больше { $raw }; остальное не прочитано.
register-unused-columns = Неиспользуемые столбцы: { $columns }.
note-knowledge-written = Собранные знания записаны в { $path }.
note-serving = Sarhad работает на http://{ $address }/ — остановить: Ctrl-C.

table-list = Список
table-title = Название
table-published = Опубликован
table-age = Возраст, дней
table-entries = Записей
table-names = Имён
table-version = Версия
table-authority = Статус
table-probability = Вероятность
table-matched = Имя в списке
table-parts = Сопоставление частей имени
table-file = Файл
table-format = Формат
table-status = Состояние
table-consignments = Партий
table-items = Строк
table-equipment = Оборудование
table-parties = Лиц
table-issues = Замечаний
table-covered = Потеряно байт

control-in-force-unknown = Срок действия неизвестен (--valid-from).
control-in-force-from = Действует с { $from }.
control-in-force-to = Действует по { $to }.
control-in-force = Действует с { $from } по { $to }.
control-field-parent = место в списке
control-field-heading = заголовок
control-field-paragraphs = текст
control-field-codes = коды товаров
control-field-identifiers = номера CAS и ООН
control-field-attributes = прочие сведения
table-control-list = Контрольный список
table-in-force = Срок действия
table-versions = Версии
error-validity-without-control-list = --valid-from и --valid-to относятся к контрольным спискам, а среди файлов их нет.

goods-in-lists = В загруженных контрольных списках (слабее: по коду или по сходству слов)
goods-list-code = список ставит рядом код { $code }
goods-list-likeness = её текст похож на { $percent } %: { $words }
goods-limits-open = Достигнуты ли её пороги, неизвестно.
goods-limits-missed = Числа в тексте не достигают её порогов.
goods-list-age = { $days ->
    [one] действует { $days } день
    [few] действует { $days } дня
   *[other] действует { $days } дней
}
list-binds = обязателен
list-informs = для сведения
list-off = не используется

lists-none = Списки ещё не загружены. Загрузите официальные файлы командой «sarhad lists import ФАЙЛ…».
lists-imported = { $list } { $version }: { $entries }, добавлено { $added }, исключено { $removed }, изменено { $changed }.
lists-first = { $list } { $version }: { $entries }, первая загрузка.
lists-unchanged = { $list } { $version }: ничего нового.
lists-remarks = { $count ->
    [one] { $count } замечание к файлу
    [few] { $count } замечания к файлу
   *[other] { $count } замечаний к файлу
}
lists-rolled-back = { $list }: снова действует версия { $version } от { $date }.
lists-diff-summary = { $list }: добавлено { $added }, исключено { $removed }, изменено { $changed }.
lists-added = добавлена
lists-removed = исключена
lists-changed = изменена
table-control = Позиция
table-goods = Что это
table-evidence = На основании
goods-none = Для этого текста позиция контроля не найдена. Это не означает, что товар не контролируется: в тексте может не быть того, что решает.
goods-sources = Радиоактивные источники и материалы (не стратегические товары; нужна лицензия):
goods-disagreement = Описание и код не сходятся: «{ $text }» относится к позиции { $suggested }, заявлена { $declared }.
goods-catalogue = Каталог { $version }. Возможная позиция списка — повод спросить, а не решение.
goods-match = совпадение { $match } %, вероятность { $probability } %
goods-edition = «{ $matched }» отвечает порогу; по какой редакции измерено? Позиция считает по { $standard }
goods-edition-other = «{ $matched }» указано по { $stated }; позиция считает по { $standard }: запросите это значение
goods-because = основание
goods-ask = узнать: { $parameter }. { $where }
goods-ask-quality = узнать. { $where }
goods-computed = вычислено по другим значениям
goods-civil = гражданское
goods-civil-text = { $goods }: { $question }
goods-look-at = осмотреть
goods-packing = упаковка
goods-papers = документы
goods-other-numbers = также
goods-met-by = условия
goods-or = или
goods-codes = коды ТН ВЭД
goods-link-weak = слабая связь: сотни гражданских товаров
goods-link-medium = средняя связь: этот вид товаров, чаще гражданских
goods-link-strong = сильная связь: код называет товар
goods-link-exact = точная связь: список состоит из кодов
goods-cas = CAS
goods-un = ООН
goods-words = слова
goods-confidence = данные
goods-confidence-verified = сверено с текстом списка
goods-confidence-part-verified = сверено частично
goods-confidence-matched = найдено в тексте списка только машиной
goods-confidence-transcribed = из переписанного источника
goods-confidence-recalled = по памяти: проверить перед использованием
goods-line = { $file } · { $bill } · товар { $line } · код { $hs }
goods-lines = Товаров, о которых есть что сказать: { $shown } из { $count }.
error-no-entry = В каталоге нет позиции «{ $text }». Укажите номер, например 2B201, или код каталога, например C0003.
error-no-goods-line = В этих файлах не прочитано ни одного товара.
paper-data-sheet = техническое описание
paper-safety-data-sheet = паспорт безопасности
paper-end-use-statement = заявление о конечном использовании
paper-export-licence = экспортная лицензия
paper-import-permit = разрешение на ввоз
paper-transport-document = транспортный документ
paper-certificate-of-analysis = сертификат анализа
paper-certificate-of-origin = сертификат происхождения
paper-radiation-licence = лицензия на источники излучения
paper-chemical-declaration = декларация о химикатах
paper-invoice = инвойс
paper-contract = контракт
paper-technical-passport = технический паспорт
paper-serial-list = перечень серийных номеров
goods-high-priority = Код { $hs } входит в перечень товаров высокого приоритета (уровень { $tier }).
evidence-cas = номер CAS { $matched }
evidence-un = номер ООН { $matched }
evidence-term = слова «{ $matched }»
evidence-hs = код ТН ВЭД { $matched }
read-first = Первые партии ({ $shown } из { $count })
read-document = Документ
read-parties = Участники
read-goods = Товары
read-containers = Контейнеры
read-route = Маршрут
read-mass = Брутто, кг
read-more = и ещё { $count }
read-columns = Как поняты столбцы
read-column-unknown = не распознан, сохранён как есть
read-by-synonym = по названию
read-by-content = по содержанию
read-by-mapping-file = по файлу соответствия
read-signature = Подпись столбцов для файла соответствия: { $signature }
error-no-data-folder = Нет папки для списков. Укажите её через --data ПАПКА.
error-formats = Файл потерял байты или остановил чтение: это дефект Sarhad. Сообщите о нём.
entry-field-kind = вид
entry-field-names = имена
entry-field-dates = даты
entry-field-countries = страны
entry-field-identifiers = идентификаторы
entry-field-addresses = адреса
entry-field-programs = программы
entry-field-listed_on = дата включения
entry-field-expires_on = срок действия
entry-field-remarks = примечания
entry-field-vessel = сведения о судне
simulate-done = { $files }: записано в { $path }; заложенные случаи перечислены в truth.jsonl.
error-inspect = Непонятно, что досматривать: «{ $given }». Пишите так: random:5%.
error-no-truth = { $path }: нет файла truth.jsonl. Создайте папку командой «sarhad simulate».
error-no-text = Нечего искать: укажите текст (и --top не меньше 1).
eval-planted = Закладок: { $planted }, похожих невинных: { $lookalikes }, всего единиц: { $units }
eval-not-found = Закладок, которых нет ни в одной единице: { $count }. Какой-то документ не прочитан.
eval-ranking = Закладок найдено среди первых
eval-hs-only = только коды товаров
eval-exact-list-only = только совпадающие имена
eval-kind = Вид закладки
eval-reasons = Признак, по которому они видны, найден: { $shown } из { $could }, где это было возможно (заложено { $planted }; для остальных нужна более долгая история или прежний досмотр).
eval-lookalike-kind = Вид похожего невинного (чем меньше, тем лучше)
eval-count = Случаев

error-profile = { $path }: { $why }
error-profile-twice = У двух профилей один идентификатор { $id }. Измените один из них или удалите профиль.
error-profile-many = Профилей { $found }: слишком много для работы. Выведите часть из действия.
error-profile-none = { $path }: в папке нет профилей (*.json).
error-profile-record = Журнал проверок на прошлых документах { $path } повреждён в строке { $line }: строку изменили, изъяли или она оборвана. Восстановите файл из резервной копии; либо уберите его и повторите проверки. До тех пор профили не применяются.
error-profile-backtest-empty = В документах нет товарных строк: проверка ни о чём не говорит и не записана. Укажите документы с товарами.
error-profile-import = Ни один из критериев ({ $count }) не перенесён; ничего не записано.
error-profile-check = { $count ->
    [one] В { $count } файле есть ошибки.
    [few] В { $count } файлах есть ошибки.
   *[other] В { $count } файлах есть ошибки.
}
error-profile-cases = { $count ->
    [one] { $count } случай дал другой результат.
    [few] { $count } случая дали другой результат.
   *[other] { $count } случаев дали другой результат.
}
profile-place-text = строка { $line }, знак { $column }
profile-place-line = строка { $line }
profile-row-state = Состояние
profile-row-tested = Проверка на прошлых документах
profile-tested-yes = нынешнее содержание проверено
profile-tested-no = нынешнее содержание не проверено; действовать не может
profile-row-owner = Ответственный
profile-row-dates = Срок
profile-row-effect = Действие
profile-row-reason = Обоснование
profile-row-text = Текст
profile-row-words = Словами
profile-row-tree = Дерево
profile-dates = с { $from } по { $to }
profile-lane = не меньше чем: { $advice }
profile-over = Срок профиля { $id } истёк { $to }: он не действует. Продлите его после проверки на истории или удалите.
profile-set-expired = Профиль { $id } отмечен как истёкший: он не действует.
profile-not-yet = Профиль { $id } начинается { $from }: он ещё не действует.
profile-in-use = Профили: действуют { $active }, в теневом режиме { $shadow }.
profile-untested = Профиль { $id } (версия { $version }) изменён после последней проверки на прошлых документах или не проверялся: он в теневом режиме и не действует. Выполните «sarhad profile backtest» на документах прошлого периода.
profile-case-right = как ожидалось
profile-case-wrong = ожидалось: { $expected }
profile-cases-done = Как ожидалось: { $right } из { $count } случаев.
profile-fields-name = Поле
profile-fields-type = Тип
profile-fields-values = Значения
profile-fields-operators = Операторы
profile-fields-meaning = Значение
profile-fields-many = несколько
profile-bt-lines = сработал бы на { $hit } из { $lines } товарных строк; не удалось вычислить: { $unknown }
profile-bt-units = в { $hit } из { $units } контейнеров и партий
profile-bt-positives = { $hit } из { $known } единиц, где что-либо выявлено; { $clean_hit } из { $clean } чистых; срабатываний без результата проверки: { $open }
profile-bt-unmatched = результатов проверки по единицам, которых нет в документах: { $count }
profile-bt-overlap = пересечение с { $id }: строк у обоих { $both }, только здесь { $own }, только там { $other }
profile-bt-recorded = Записано в { $path }.
profile-bt-week = Неделя
profile-bt-undated = без даты
profile-bt-hit = Сработал, строк
profile-bt-all = Строк
profile-import-reason = Критерий «{ $name }» системы селективности, строка { $line } файла { $file }
profile-import-done = Перенесено критериев: { $carried } из { $count }, как черновики. Проверьте каждый профиль, выполните проверку на прошлых документах, затем переведите его в теневой режим.
profile-import-carried = Строка { $line }: критерий «{ $name }» перенесён
profile-import-refused = Строка { $line }: критерий «{ $name }» не перенесён
profile-import-profile = { $path } (не менее: { $advice })
