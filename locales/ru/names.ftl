# Что говорит «sarhad name»: кандидаты, решения по совпадениям, пороги.

name-none = Похожих лиц в списках нет.
name-band-alert = совпадение
name-band-review = проверить
name-band-below = ниже порога
name-band-silent = не показывается по решению
name-band-ended = срок записи истёк
name-row-list = список
name-row-entry = запись
name-row-programmes = программа
name-row-countries = страны
name-row-born = рождение
name-row-made = основание
name-row-name = имя
name-row-parts = части
name-row-for = за
name-row-against = против
name-row-listing = срок записи
name-row-decision = решение
name-list-age = { $days ->
    [one] опубликован { $date }, { $days } день назад
    [few] опубликован { $date }, { $days } дня назад
   *[other] опубликован { $date }, { $days } дней назад
}
name-list-version = версия { $version }
name-listing-ended = истёк { $date }; совпадение не показывается
name-decision-until = Действует до { $date }.
name-kind-person = физическое лицо
name-kind-organisation = организация
name-kind-vessel = судно
name-kind-aircraft = воздушное судно
name-kind-unknown = вид не указан
name-quality-primary = основное имя
name-quality-strong = надёжный псевдоним
name-quality-former = прежнее имя
name-quality-weak = слабый псевдоним
name-thresholds = Совпадение — от { $alert } %, проверить — от { $review } %. Из имён, которых нет в списках, { $alert_share } % дают ложное совпадение и { $review_share } % — хотя бы повод проверить.
name-thresholds-list = { $list }: совпадение — от { $alert } % (ложных { $alert_share } %), проверить — от { $review } % ({ $review_share } %): { $reason }
name-thresholds-stale = Эти доли измерены при прежних правилах сравнения и показывают только порядок величины.

point-same-identifier = номер совпадает
point-same-day = тот же день рождения ({ $date })
point-same-year = тот же год рождения ({ $year })
point-same-country = общая страна ({ $country })
point-other-year = другой год рождения (в списке: { $listed })
point-other-country = нет общей страны (в списке: { $listed })
point-other-kind = другой вид лица (в списке: { $listed })
point-weak-name = совпал слабый псевдоним
point-former-name = совпало прежнее имя
point-only-asked = только в искомом имени: { $parts }
point-only-listed = только в имени из списка: { $parts }

decide-done-same = Решение { $number }: { $party } и { $list }:{ $entry } ({ $percent } %) — одно и то же лицо. Совпадение показывается и дальше как достоверное. Записано в { $path }.
decide-done-not-same = Решение { $number }: { $party } и { $list }:{ $entry } ({ $percent } %) — разные лица. Совпадение не показывается, пока одна из сторон не изменится. Записано в { $path }.
decisions-none = Решений нет.
decisions-number = №
decisions-date = Дата
decisions-verdict = Вывод
decisions-party = Участник
decisions-entry = Запись
decisions-author = Кто и почему
decisions-reason = Причина
decisions-state = Состояние
verdict-same = то же лицо
verdict-not-same = другое лицо
state-holds = действует
state-holds-until = действует до { $date }
state-replaced = заменено более поздним решением
state-woken = снова показывается: { $changes }
state-not-listed = запись исключена из списка
state-not-listed-since = запись исключена из списка начиная с версии { $version }
state-list-not-in-use = список не используется
decision-lists = Списки на тот день
decision-rules = Правила на тот день
decision-knowledge = Знания на тот день
decision-probability = Вероятность на тот день
decision-again = Пересчитано
decision-again-none = не найдено
decision-equal = то же число
decision-differs = другое число
decision-other-knowledge = знания не те, что на тот день
decision-other-rules = правила сравнения не те, что на тот день
decision-no-knowledge = Пересчитать число нельзя, список на тот день не сохранён: { $why }. Укажите списки через --lists или собранные знания через --knowledge.

note-matches-silenced = { $count ->
    [one] { $count } совпадение не показано по решению (подробнее: --explain).
    [few] { $count } совпадения не показаны по решениям (подробнее: --explain).
   *[other] { $count } совпадений не показано по решениям (подробнее: --explain).
}

error-born = «{ $text }» — не дата. Укажите год, месяц или день: 1975, 1975-03, 1975-03-08.
error-thresholds = { $path }: { $why }
error-decisions-line = { $path }, строка { $line }: { $why }. Ничего не изменено; исправьте строку или удалите её, если она лишняя.
error-decisions-write = Не удалось записать { $path }: { $why }
error-no-decision = Решения { $number } нет. Все решения: «sarhad name decisions».
error-no-author = Кто принимает решение? Укажите --author ИМЯ.
error-until-past = { $date } уже прошло. Укажите в --until будущий день.
error-decide-list = Список { $list } не используется. Есть: { $known }.
error-decide-entry = В списке { $list } нет записи { $entry }. Список и запись каждого кандидата показывает «sarhad name».
error-decide-no-match = «{ $name }» не является кандидатом для { $list }:{ $entry }: решать нечего. Проверьте имя и запись.
error-decide-fault = Решение неполное: { $why }.

eval-names-head = Пар: { $pairs }; совпадением считается пара от { $threshold }.
eval-names-speed = { $speed } пар в секунду на одном ядре.
eval-search-head = Запросов: { $queries }; в списках имён: { $names }, записей: { $entries }.
eval-figures = Показатели
eval-by-kind = По видам случаев
eval-by-scripts = По письменностям
eval-reliability = Сказанное против размеченного
eval-raised = Доля запросов с совпадением при каждом пороге
eval-errors = Ошибки, сначала самые неожиданные
eval-all = все
eval-split = Часть
eval-n = Пар
eval-matches = Совпадений
eval-precision = Точность
eval-recall = Полнота
eval-f1 = F1
eval-alarms = Ложные тревоги
eval-hard-alarms = Тревоги на трудных парах
eval-auc = AUC, все
eval-auc-accepted = AUC, показанные
eval-group = Вид
eval-bin = Вероятность
eval-predicted = Сказано
eval-observed = Совпадений
eval-said = Сказано
eval-label = Разметка
eval-label-match = совпадение
eval-label-other = не совпадение
eval-pair = Имена
eval-scripts = Письменности
eval-figure = Показатель
eval-value = Значение
eval-top-1 = Найдено на первом месте
eval-top-5 = Найдено среди первых пяти
eval-alarm-rate = С совпадением
eval-review-rate = С поводом проверить
eval-p50 = Половина запросов быстрее, мс
eval-p95 = 95 из 100 быстрее, мс
eval-p99 = 99 из 100 быстрее, мс
eval-build = Время построения индекса, с
eval-index = Размер индекса, МиБ
eval-limit = Порог
eval-share = Доля
eval-query = Искали
eval-expected = Ожидалось
eval-best = Лучшее найденное
eval-best-entry = Запись

# По какому ключу сошлись части

name-key-spelling = написание
name-key-other-reading = другое чтение букв
name-key-father-name = имя отца
name-key-concept = то же значение
name-key-consonants = согласные
name-key-reading = восточноазиатское чтение
name-key-sound = передача на слух
name-key-initial = инициал
name-key-joined = слитно или раздельно

# Название позиции контроля; в каталоге оно есть на английском и русском.
entry-title = { $en ->
   *[other] { $ru }
}
