# Слова, нужные только страницам и отчётам.

page-language = Язык
page-skip = К содержанию
page-report-title = Рейтинг, оценка на { $date }
page-cut = Показаны первые { $shown } из { $total } единиц.
page-no-lists = Списки лиц не загружены: имена не сверены ни с чем. Загрузите списки командой «sarhad lists import ФАЙЛ».
page-details = Причины по каждой единице
page-read = Что прочитано
page-to-top = К таблице
page-advice-count = Единицы по советам
page-count-equipment = { $count ->
    [one] { $count } контейнер или вагон
    [few] { $count } контейнера или вагона
   *[other] { $count } контейнеров или вагонов
}
page-count-parties = { $count ->
    [one] { $count } лицо
    [few] { $count } лица
   *[other] { $count } лиц
}
page-uncovered = { $count ->
    [one] { $count } байт файла не попал ни в одно значение. Это ошибка программы, сообщите о ней.
    [few] { $count } байта файла не попали ни в одно значение. Это ошибка программы, сообщите о ней.
   *[other] { $count } байт файла не попали ни в одно значение. Это ошибка программы, сообщите о ней.
}
page-bytes = { $size } Б
page-kib = { $size } КиБ
page-mib = { $size } МиБ
page-columns = { $count ->
    [one] Значение { $count } столбца
   *[other] Значение { $count } столбцов
}
page-column = Столбец
page-meaning = Прочитан как
page-decided-by = Определено по
page-no-meaning = не распознан, сохранён как есть
page-by-synonym = названию
page-by-content = содержанию
page-by-mapping-file = файлу соответствия
page-alone = отдельно { $weight }
page-matched = Совпало:
page-version = версия { $version }
page-bill = накладная { $bill }
page-item = строка товара { $item }
page-span-none = без определённого места
page-span-bytes = байты с { $start } по { $end }
page-span-cell = лист { $sheet }, ячейка { $cell }
page-source-list = список лиц
page-source-entry = контрольный список
page-source-indicator = индикатор
page-source-profile = профиль
page-source-model = обученная модель
page-facts = Что сказано в документах
page-not-stated = не указано

severity-info = к сведению
severity-warn = проверить
severity-quarantine = ждёт сотрудника
severity-reject = не прочитано

format-xlsx = книга Excel (XLSX)
format-xls = книга Excel (XLS)
format-ods = таблица (ODS)
format-csv = текстовая таблица
format-tsv = текстовая таблица
format-awmds = манифест ASYCUDA
format-asycuda-sad = декларация ASYCUDA
format-cuscar = грузовой отчёт EDIFACT (CUSCAR)
format-json = JSON
format-x12 = ANSI X12
format-edifact = EDIFACT, иное сообщение, не CUSCAR
format-xml = XML неизвестного вида
format-pdf = PDF
format-image = изображение
format-archive = архив
format-unknown = не распознан


# Начальная страница

page-start-title = Загрузите документы на груз
page-start-lead = Таблицы (XLSX, XLS, ODS, CSV), ASYCUDA XML, грузовые отчёты EDIFACT. Несколько файлов оцениваются вместе.
page-drop = Перетащите файлы сюда
page-pick = Выбрать файлы
page-choose = Грузовые документы
page-screen = Составить рейтинг
page-working = Чтение и оценка…
page-limits = Не более { $files } файлов, каждый до { $file }, вместе до { $total }.
page-memory = Файлы читаются в памяти этого компьютера. На диск ничего не пишется и наружу ничего не уходит. Последние рейтинги (до { $count }) хранятся, пока программа работает; самый старый уступает место новому.
page-lists-here = Имена сверяются со списками
page-in-use = Учитывается также
page-age = { $count ->
    [0] сегодня
    [one] { $count } день назад
    [few] { $count } дня назад
   *[other] { $count } дней назад
}
page-age-unknown = возраст неизвестен

# Рейтинг

page-all = все
page-filter = Отбор
page-search = Поиск по единицам, именам, товарам, кодам
page-search-short = Поиск
page-sort = Порядок
page-sort-rank = по месту
page-sort-unit = по контейнеру
page-sort-consignee = по получателю
page-sort-mass = по весу, тяжёлые сначала
page-apply = Показать
page-clear = Снять отбор
page-nothing = Под отбор не подходит ни одна единица.
page-found = { $count ->
    [one] подходит { $count } единица
    [few] подходят { $count } единицы
   *[other] подходят { $count } единиц
}
page-no-units = В этих файлах не найдено ни контейнеров, ни партий. Ниже показано, что прочитано.
page-unread = Прочитано не всё. Подробности ниже.
page-of = страница { $page } из { $pages }
page-next-page = следующая страница
page-previous-page = предыдущая страница
page-take = Сохранить
page-take-html = отчёт для печати
page-take-csv = таблица (CSV)
page-take-jsonl = данные (JSON lines)
page-take-what = Все единицы ({ $count }), независимо от отбора.
page-new = Другие файлы
page-kept = { $count ->
    [one] Хранится только в памяти, пока не составлен ещё { $count } рейтинг и пока программа работает. Сохраните то, что нужно.
    [few] Хранится только в памяти, пока не составлены ещё { $count } рейтинга и пока программа работает. Сохраните то, что нужно.
   *[other] Хранится только в памяти, пока не составлено ещё { $count } рейтингов и пока программа работает. Сохраните то, что нужно.
}
page-take-cut = В отчёте для печати первые единицы ({ $count }), в таблице и данных все.
page-keys = Клавиши: j и k для перехода, Enter открывает.

# Одна единица

page-unit-title = Место { $rank }: { $unit }
page-back = Все единицы
page-next-unit = следующая единица
page-previous-unit = предыдущая единица
page-position = { $at } из { $total }

# Когда что-то не так

page-fault-back = На начальную страницу
page-fault-missing-title = Здесь ничего нет
page-fault-missing = Адрес неверен.
page-fault-gone-title = Этого рейтинга больше нет
page-fault-gone = Рейтинги хранятся только в памяти: последние { $count }, пока программа работает. Загрузите файлы ещё раз.
page-fault-method-title = Здесь это невозможно
page-fault-method = Адрес существует, но не для такого запроса.
page-fault-large-title = Файлы слишком велики
page-fault-large-file = Файл «{ $file }» больше { $limit }. Разделите его и загрузите части вместе или проверьте командой «sarhad screen ФАЙЛ».
page-fault-large-total = Файлы вместе больше { $limit }. Загрузите меньше за раз или проверьте их командой «sarhad screen ФАЙЛ…».
page-fault-large-count = Загружено больше { $limit } файлов. Загрузите меньше за раз или проверьте их командой «sarhad screen ФАЙЛ…».
page-fault-empty-title = Файл не выбран
page-fault-empty = Выберите хотя бы один файл.
page-fault-form-title = Загрузку прочитать не удалось
page-fault-form = Запрос оборвался или не является загрузкой файлов. Попробуйте ещё раз.
page-fault-slow-title = Загрузка шла слишком долго
page-fault-slow = Она не закончилась за { $seconds } секунд. Попробуйте ещё раз.
page-fault-origin-title = Отказано
page-fault-origin = Запрос пришёл с другого сайта или не сообщает, откуда он. Ничего не изменено.
page-fault-host-title = Отказано
page-fault-host = Программа отвечает только по тому адресу, для которого запущена.
page-fault-failed-title = Что-то пошло не так
page-fault-failed = Составить рейтинг не удалось из-за ошибки программы. Ничего не сохранено. Сообщите о ней и приложите файлы, если их можно передать.

serve-not-loopback = Адрес { $address } доступен с других компьютеров. Входа по паролю пока нет, поэтому программа слушает только этот компьютер (127.0.0.1). Если сеть закрытая и вы понимаете последствия, разрешите это явно.
serve-bind-failed = Не удаётся слушать { $address }: { $reason }
serve-stopped = Сервер остановлен: { $reason }
