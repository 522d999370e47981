# Что не так с документом. $raw: текст, как получен.

issue-empty-file = Файл пуст. Запросите его у отправителя ещё раз.
issue-unknown-format = Содержимое файла не распознано. Принимаются таблица (XLSX, XLS, ODS), текстовая таблица, ASYCUDA XML или грузовой отчёт EDIFACT.
issue-unsupported-format = Этот формат пока не читается: { $format }. Запросите таблицу, ASYCUDA XML или грузовой отчёт EDIFACT (CUSCAR).
issue-too-large = В файле { $found } байт, предел { $limit }. Разделите его.
issue-list-not-cargo = Это список лиц ({ $format }), а не грузовой документ. Укажите его через --lists или загрузите командой «sarhad lists import».
issue-archive-bomb = При распаковке файл превысит допустимое ({ $what }: { $found }; предел { $limit }). Он не открыт.
issue-damaged-archive = Книга повреждена и не открывается ({ $reason }). Запросите её ещё раз.
issue-xml-dtd = В XML есть описание типа документа или сущности, они никогда не раскрываются. Файл не прочитан.
issue-too-deep = Вложенность XML больше { $limit } уровней. Файл не прочитан.
issue-too-many = Больше { $limit }: { $what }. Остальное не прочитано.
issue-truncated = Файл обрывается. Прочитано то, что цело.
issue-xml-malformed = XML построен неверно. Прочитано то, что удалось.
issue-bad-encoding = Часть байтов не относится к кодировке { $encoding }.
issue-mixed-encoding = Части файла в другой кодировке (строки { $lines }).
issue-extension-mismatch = По имени это { $expected }, по содержимому { $found }.
issue-no-header = В первых строках не найдена строка с названиями столбцов. Задайте столбцы в файле соответствия.
issue-no-consignments = В файле нет ни одной партии товара.
issue-unmapped-columns = Столбцы, значение которых не распознано, сохранены как есть: { $raw }.
issue-count-differs = { $what }: заявлено { $expected }, насчитано { $found }.
issue-row-left-out = Строка без товаров, лиц и оборудования пропущена: { $raw }.
issue-continuation-row = { $count ->
    [one] { $count } строка без документа и лиц прочитана как продолжение строки выше, с её лицами.
    [few] { $count } строки без документа и лиц прочитаны как продолжение строки выше, с её лицами.
   *[other] { $count } строк без документа и лиц прочитано как продолжение строки выше, с её лицами.
}
issue-totals-row = Итоговая строка, не партия: { $raw }.
issue-envelope-defect = Обрамление сообщения неполно: нет { $missing }.
issue-unreadable = Эту часть понять не удалось, она ждёт сотрудника: { $raw }.
issue-duplicate-file = Этот же файл уже был дан как { $first }. Учтён один раз.
issue-duplicate-consignment = { $raw }: указано в этом файле несколько раз с одинаковым содержанием. Учтено один раз.
issue-consignment-differs = { $raw }: указано в этом файле несколько раз с разным содержанием. Оценены все варианты.

issue-container-form = «{ $raw }» не является номером контейнера (четыре буквы, семь цифр).
issue-container-check-digit = Контрольная цифра контейнера { $raw } неверна.
issue-container-list = Несколько контейнеров в одной ячейке не удалось разделить: { $raw }.
issue-container-in-text = Контейнер { $raw } указан только в описании товара и прочитан оттуда.
issue-hs-form = «{ $raw }» не является кодом товара.
issue-hs-short = В коде товара { $raw } меньше шести цифр.
issue-leading-zero-lost = В { $raw } вероятно потерян начальный ноль; предлагается { $proposal }.
issue-locode-form = «{ $raw }» не является кодом UN/LOCODE.
issue-country-unknown = Страна «{ $raw }» не распознана.
issue-tax-number-check-digit = Контрольная цифра налогового номера { $raw } неверна.
issue-tax-number-form = «{ $raw }» не похоже на налоговый номер.
issue-imo-check-digit = «{ $raw }» не является номером ИМО.
issue-wagon-check-digit = «{ $raw }» не является номером вагона, или контрольная цифра неверна.
issue-awb-check-digit = Контрольная цифра авианакладной { $raw } неверна.
issue-cas-check-digit = Контрольная цифра номера CAS { $raw } неверна.
issue-un-number-form = «{ $raw }» не является номером ООН.
issue-date-form = «{ $raw }» не является датой.
issue-date-ambiguous = { $raw } можно прочесть как две даты; прочитано как в остальном файле.
issue-number-form = «{ $raw }» не является числом.
issue-number-ambiguous = { $raw } можно прочесть как два числа; прочитано как в остальном столбце.
issue-code-unknown = Кода «{ $raw }» нет в справочнике.
issue-placeholder = Вместо значения стоит «{ $raw }».
issue-mixed-script = Внутри слова смешаны латинские и кириллические буквы: { $raw }.
issue-mojibake = Текст по пути был раскодирован неверно: { $raw }; предлагается { $proposal }.
issue-text-truncated = Текст, похоже, обрезан по длине поля: { $raw }.
issue-to-order = Груз «по приказу», получатель не назван.
issue-same-as = «{ $raw }» понято как ссылка на другое лицо.
issue-name-with-address = Имя и адрес стоят в одном тексте: { $raw }.
issue-party-in-unknown-column = Название фирмы в столбце «{ $column }», значение которого не распознано; проверено как участник без роли: { $raw }.

issue-list-row-unreadable = Строку списка прочитать не удалось: { $raw }.
issue-list-header-repeated = Внутри списка повторяется строка заголовка.
issue-list-orphan = Для этого псевдонима или адреса в списке нет записи: { $raw }.
issue-list-parent-missing = Пункт списка { $raw } стоит под пунктом, которого нет.
issue-list-date = Невозможная дата в списке: { $raw }.

issue-unlinked-goods = В документе не сказано, какая из { $items } товарных строк в каком из { $equipment } контейнеров (предел: { $limit } пар). Строки оценены вместе с их коносаментом, а не с каждым контейнером.
issue-overlap-same = { $raw } есть и в { $first }, с тем же содержанием. Учтено один раз.
issue-overlap-differs = { $raw } есть и в { $first }, с другим содержанием: { $what }. Оценены оба варианта.

what-segments = сегментов
what-messages = сообщений
what-groups = групп сообщений
what-consignments = партий товара
what-packages = мест
what-equipment = контейнеров
what-gross_mass = вес брутто
what-items = товарных строк
what-columns = столбцов
what-rows = строк
what-cells = ячеек
what-containers = контейнеров в одной ячейке
what-entries = записей
what-names = имён одной записи
what-attributes = атрибутов одного элемента
what-bytes = байт
what-codes = кодов и номеров в тексте одной товарной строки
what-references = байт, повторённых ссылками между участниками одной партии
what-ratio = раз больше сжатого размера
issue-list-name-lost = Буквы этого имени потеряны по пути, имя не учтено: { $raw }.
issue-list-names-limit = У этой записи имён больше предела; не учтено: { $raw }.
issue-list-older-version = { $list } дан в двух версиях; более старая ({ $raw }) не учтена.
