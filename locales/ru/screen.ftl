# Слова рейтинга: одинаковы в командной строке, на страницах и в отчётах.

product = Sarhad
product-tagline = какие контейнеры вскрыть и почему

advice-release = выпуск
advice-documents = проверить документы
advice-request_information = запросить сведения
advice-scan = сканирование
advice-inspect = досмотр
advice-do_not_load = не грузить
advice-hold = ЗАДЕРЖАТЬ

advice-release-long = В документах нет ничего, что препятствует выпуску.
advice-documents-long = До выпуска посмотреть документы и выяснить то, что указано ниже.
advice-request_information-long = До прибытия запросить у отправителя недостающие сведения.
advice-scan-long = Просканировать до выпуска.
advice-inspect-long = Вскрыть и досмотреть.
advice-do_not_load-long = Не грузить.
advice-hold-long = Задержать. Для выпуска нужен второй сотрудник.

gate-none = без ограничения
gate-review = до выпуска нужна проверка сотрудником
gate-hold = для выпуска нужен второй сотрудник

status-complete = прочитан полностью
status-counts-differ = итоги не сходятся
status-partial = прочитан частично
status-rejected = не прочитан

authority-un = Организация Объединённых Наций
authority-national = национальный
authority-other = для сведения, не обязателен
authority-demo = демонстрационный, вымышленные имена

role-consignor = отправитель
role-consignee = получатель
role-notify_party = уведомляемая сторона
role-freight_forwarder = экспедитор
role-buyer = покупатель
role-seller = продавец
role-consolidator = консолидатор
role-carrier = перевозчик
role-declarant = декларант
role-agent = агент
role-manufacturer = изготовитель
role-end_user = конечный пользователь
role-contract_holder = лицо, ответственное за финансовое урегулирование
role-submitter = лицо, подавшее сведения
role-bank = банк
role-other = иное лицо

screen-rank = №
screen-unit = Контейнер или партия
screen-score = Оценка
screen-advice = Совет
screen-reasons = Почему
screen-route = Маршрут
screen-bills = Накладные
screen-goods = Товары
screen-hs = Код ТН ВЭД
screen-consignor = Отправитель
screen-consignee = Получатель
screen-mass = Вес брутто, кг
screen-files = Файлы
screen-journey = Рейс
screen-lists = Списки лиц
screen-control-lists = Контрольные списки
screen-questions = Выяснить
screen-notes = Замечено, но не учтено
screen-issues = Замечания к документам
screen-weight = Вес, дБ
screen-counted = В счёт, дБ
screen-sum = Сумма причин
screen-prior = Исходный уровень (до учёта причин)
screen-posterior = Итог
screen-source = Источник
screen-place = Место в документе
screen-no-reasons = причин не найдено
screen-repeat = повтор, в счёт не идёт
screen-kind-equipment = контейнер, вагон или прицеп
screen-kind-consignment = партия товара
screen-more-reasons = { $count ->
    [one] ещё { $count } причина
    [few] ещё { $count } причины
   *[other] ещё { $count } причин
}
screen-count-units = { $count ->
    [one] { $count } единица
    [few] { $count } единицы
   *[other] { $count } единиц
}
screen-count-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[other] { $count } файлов
}
screen-count-lines = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[other] { $count } строк
}
screen-count-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
}
screen-count-consignments = { $count ->
    [one] { $count } партия
    [few] { $count } партии
   *[other] { $count } партий
}
screen-count-quarantined = { $count ->
    [one] { $count } часть ждёт сотрудника
    [few] { $count } части ждут сотрудника
   *[other] { $count } частей ждут сотрудника
}
screen-as-of = Оценка на { $date }
screen-knowledge = База знаний, версия { $id }
screen-list-age = опубликован { $date }
screen-list-until = до { $date }
screen-list-undated = дата в файле не указана
screen-demo-warning = Официальные списки не загружены: имена сверены только со встроенным демонстрационным списком вымышленных имён. Загрузите списки командой «sarhad lists import ФАЙЛ» или укажите их через --lists.
screen-advises = Система советует, решает сотрудник.
screen-not-probability = Оценка задаёт порядок единиц. Это не вероятность: она не откалибрована по результатам досмотров этого поста.
line-of-document = { $line } документа { $document }

# Что страна или пост задают иначе
policy-of-post = Настройки поста { $post }: { $count ->
    [one] { $count } настройка отличается
    [few] { $count } настройки отличаются
   *[many] { $count } настроек отличаются
} от встроенных таблиц (версия { $version }).
policy-of-all = Настройки: { $count ->
    [one] { $count } настройка отличается
    [few] { $count } настройки отличаются
   *[many] { $count } настроек отличаются
} от встроенных таблиц (версия { $version }).
policy-change = { $subject }, { $setting }: { $is } вместо { $was } ({ $scope }). { $reason }
policy-no-value = ничего
policy-off = { $subject }: отключён ({ $scope }). { $reason }
policy-scope-all = все посты
policy-scope-country = страна { $code }
policy-scope-post = пост { $code }
