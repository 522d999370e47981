# Отчёт о результатах: чему учат досмотры.

feedback-title = Что показали досмотры
feedback-proposes = Отчёт предлагает и ничего не меняет: решение принимает руководитель.
feedback-period = { $from } – { $to }: { $plans }, { $units }, вскрыто: { $opened }
feedback-plans = { $count ->
    [one] { $count } план
    [few] { $count } плана
   *[many] { $count } планов
}
feedback-without-result = { $count ->
    [one] У { $count } вскрытой единицы ещё нет результата.
   *[other] У { $count } вскрытых единиц ещё нет результата.
}
feedback-random-results = Результатов случайной выборки: { $count }.
feedback-bands = Результатов случайной выборки меньше { $least }: доли показаны числами и уровнями (низкий, повышенный, высокий), без процентов.
feedback-nothing = Ни для одной единицы планов результата ещё нет.

feedback-unchecked = { $count ->
    [one] Печать { $count } плана не проверена: секрета здесь нет.
   *[other] Печати { $count } планов не проверены: секрета здесь нет.
}
feedback-unplaced = { $count ->
    [one] { $count } результат не относится ни к одной единице планов и не учтён.
    [few] { $count } результата не относятся ни к одной единице планов и не учтены.
   *[many] { $count } результатов не относятся ни к одной единице планов и не учтены.
}
feedback-ambiguous = { $count ->
    [one] { $count } результат назван по накладной с несколькими единицами и не учтён: укажите контейнер.
    [few] { $count } результата названы по накладным с несколькими единицами и не учтены: укажите контейнер.
   *[many] { $count } результатов названы по накладным с несколькими единицами и не учтены: укажите контейнер.
}
feedback-corrected = { $count ->
    [one] В { $count } результате указан другой способ отбора, чем в плане; учтён план.
   *[other] В { $count } результатах указан другой способ отбора, чем в плане; учтён план.
}
feedback-faults = { $count ->
    [one] { $count } строку результатов не удалось прочитать:
    [few] { $count } строки результатов не удалось прочитать:
   *[many] { $count } строк результатов не удалось прочитать:
}
feedback-marked = Результаты со способом отбора по планам: { $path }.

feedback-missed = Что прошло мимо
feedback-missed-estimate = Из { $passed } единиц, которые никто не вскрыл, нарушения были примерно в { $estimate }; с доверием 95 % — от { $low } до { $high }.
feedback-missed-why = По { $sample } единицам, выбранным по жребию, которые правила не отобрали бы; нарушения: { $found }.
feedback-missed-three = В { $sample } единицах, выбранных по жребию, которые правила не отобрали бы, ничего не найдено. Значит, с доверием 95 % нарушения были не более чем в { $high } из { $passed } невскрытых единиц (правило трёх).
feedback-missed-unknown = Ни у одной единицы, выбранной по жребию вне правил, нет результата: о { $passed } невскрытых единицах сказать нечего.

feedback-sources = Результативность по способу отбора
feedback-source = Отбор
feedback-selected = Единиц
feedback-results = Результатов
feedback-finds = Нарушений
feedback-rate = Результативность
feedback-interval = Интервал 95 %
feedback-lift = Во сколько раз выше базовой
feedback-sources-note = Базовая доля — по случайной выборке из всех единиц. Последний столбец — результативность, делённая на неё.

feedback-reliability = Предсказано и наблюдалось
feedback-reliability-note = Результат учитывается с весом, обратным вероятности вскрытия. Если наблюдаемый интервал не содержит предсказанного значения, шансы в этом диапазоне завышены или занижены.
feedback-range = Диапазон предсказания
feedback-predicted = Предсказано
feedback-observed = Наблюдалось

feedback-drift = Сдвиг потока
feedback-drift-none = Тревоги нет: ничто не выходило за предел две недели подряд.
feedback-drift-few = Планы охватывают слишком мало недель, чтобы судить о сдвиге.
feedback-drift-alarm = { $fact }: выше предела две недели подряд, вторая с { $day }. Выясните, что изменилось; само по себе это ничего не меняет.
feedback-drift-note = Индекс стабильности каждой недели по сравнению с первыми; предел 0,25, а при малом числе единиц больше. Новые коды: доля единиц с кодом товара, которого раньше не было.
feedback-week = Неделя с
feedback-fact-score = Оценка
feedback-fact-chapter = Группа ТН ВЭД
feedback-fact-origin = Происхождение
feedback-fact-unseen = Новые коды
feedback-reference = основа сравнения

feedback-weights = Веса индикаторов
feedback-weights-note = Предложение — вес, за который говорят результаты, сближенный с действующим. Он вступает в силу, только если руководитель примет его и изменит таблицу индикаторов.
feedback-indicator = Индикатор
feedback-weight = Действующий вес, дБ
feedback-firings = Сработал в результатах
feedback-share = От всех единиц
feedback-proposal = Предложение, дБ
kept-too-few = сработал менее чем в { $least } результатах: остаётся
kept-by-law = опирается на списки и законы: не обучается

feedback-groups = Группы
feedback-groups-note = Если группу отбирают чаще других, а находят в ней реже, с ней обходятся строже, чем говорят результаты. Группы менее { $least } единиц не показаны.
feedback-group = Группа
feedback-selection-ratio = Отбор к общему
feedback-hit-ratio = Результативность к общей
feedback-random-finds = Случайная выборка
feedback-by-importer_size = получатель: { $group }
feedback-by-origin = происхождение { $group }
feedback-by-office = таможенный орган { $group }
feedback-size-small = 1–2 единицы
feedback-size-medium = 3–20 единиц
feedback-size-large = более 20 единиц
feedback-of = { $found } из { $of }

band-low = низкий
band-raised = повышенный
band-high = высокий
