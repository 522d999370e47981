# Основания и вопросы, как их читает инспектор.
# finding-<код>: основание с фактами. finding-name-<код>: краткое название.

## Товары

finding-name-GD01 = Возможно, контролируемый товар
finding-GD01 = Товар { $line } может подпадать под позицию { $entry } ({ $regime }): { $item }. В документе указано: { $words }. Совпадение { $percent } %.

finding-name-GD02 = Товар высокого приоритета
finding-GD02 = Товар { $line }: код { $hs6 } входит в общий перечень товаров высокого приоритета, уровень { $tier }.

finding-name-GD03 = У самого порога контроля
finding-GD03 = Товар { $line }: «{ $parameter }» — { $value }; позиция { $entry } ({ $regime }, { $item }) действует при значении { $comparator } { $limit }, разница { $gap } %.

finding-name-GD04 = Неконкретное описание
finding-GD04 = Товар { $line }: из описания «{ $text }» не понять, что это за товар.

finding-name-GD05 = Описание и код не сходятся
finding-GD05 = Товар { $line }: «{ $text }» относится к позиции { $suggested }, заявлена { $declared }.

finding-name-GD06 = Тот же текст, другой код
finding-GD06 = Товар { $line }: «{ $text }» теперь заявлен по коду { $hs6 }; { $what }.

finding-name-GD08 = Впервые в эту страну
finding-GD08 = Товар { $line }: среди { $count } прежних партий в страну { $country } (с { $date }) не было товаров позиции { $heading }.

finding-name-GD09 = Намного больше обычного
finding-GD09 = Товар { $line }: { $mass } кг по коду { $hs6 }; { $what }.

finding-name-GD10 = Запчасти без машины
finding-GD10 = Товар { $line }: части по коду { $hs6 }; за { $count } партий { $party } не ввозил машин позиций { $machines }.

finding-name-GD11 = Химикат из списков контроля
finding-GD11 = Товар { $line }: назван химикат из списков контроля — { $item } (позиция { $entry }, { $regime }). В документе указано: { $words }. Совпадение { $percent } %.

finding-name-GD12 = Химикат под торговым названием
finding-GD12 = Товар { $line }: химикат заявлен как «{ $text }» без номера CAS, химического названия и концентрации.

finding-name-GD13 = Данные об опасном грузе не сходятся
finding-GD13 = Товар { $line }, № ООН { $un }: { $what } (заявлено { $declared }, ожидается { $expected }).

finding-name-GD15 = Критический товар
finding-GD15 = Товар { $line }: указано «{ $term }» — товар, который мало кто производит и который нужен для { $programme }.

finding-name-GD16 = Заявлен как бывший в употреблении или лом, слишком дёшев
finding-GD16 = Товар { $line } ({ $item }): «{ $word }», { $percent } % обычной цены.

finding-name-GD18 = Товар для беспилотников торговой фирме
finding-GD18 = Товар { $line }: товар для беспилотных аппаратов ({ $sign }) следует в адрес { $party } — судя по названию («{ $word }»), это торговая фирма или предприниматель.

finding-name-GD20 = Радиоактивный или ядерный товар без лицензии
finding-GD20 = Товар { $line }: радиоактивный или ядерный товар ({ $sign }), лицензия в документах не указана.

finding-name-GD21 = Есть в загруженном контрольном списке
finding-GD21 = Товар { $line }: может подпадать под позицию { $entry } списка «{ $list }» ({ $force }; { $since }): { $heading }. { $by }

## Участники

finding-name-PT01 = Участник из перечня ООН
finding-PT01 = { $party } ({ $role }) совпадает с записью { $entry }, { $list }, № { $entry_id }, { $by }: { $percent } %. { $decision }

finding-name-PT02 = Участник из санкционного списка
finding-PT02 = { $party } ({ $role }) совпадает с записью { $entry }, { $list }, № { $entry_id }, { $by }: { $percent } %. { $decision }

finding-name-PT03 = Близость к записи списка
finding-PT03 = { $party } ({ $role }) { $what } { $decision }

finding-name-PT05 = Конечный получатель — экспедитор
finding-PT05 = Конечный получатель { $party } только перевозит или хранит товары («{ $word }»), конечный пользователь не указан.

finding-name-PT06 = По приказу или на банк
finding-PT06 = Получатель: { $party }; конечный пользователь в документах не указан.

finding-name-PT11 = Телефон другой страны
finding-PT11 = { $party }: телефон { $phone } относится к стране { $phone_country }, компания находится в стране { $country }.
finding-name-PT12 = Военный или ядерный пользователь
finding-PT12 = { $party } получает чувствительный товар, а по названию связан с обороной, космосом или ядерными исследованиями («{ $word }»). Нужно проверить разрешение и его условия.

successor-by-history = первые документы через { $days } дн. после последней поставки { $other } ({ $stopped }), у которой досмотр дал результат ({ $date }); общий { $shared }

finding-name-PT08 = Новый участник или новый для него товар
finding-PT08 = { $party }: { $what }.

address-mailbox = адрес «{ $address }» («{ $word }») — место, где получают почту, а не работают

finding-name-PT10 = Бесплатная почта, сайта нет
finding-PT10 = { $party } поставляет или получает чувствительный товар, пишет с бесплатной почты { $email }, сайт не указан.

finding-name-PT15 = Посредник без понятной роли
finding-PT15 = Роль участника { $party } ({ $role }, { $country }) в поставке непонятна.

finding-name-PT16 = Посредник с нарушениями
finding-PT16 = { $party } ({ $role }): досмотров с результатом { $positive } из { $count } — намного чаще обычного.

finding-name-PT19 = Название и номер не сходятся
finding-PT19 = Роль: { $role }, два документа об одной партии ({ $first_paper }; { $second_paper }): { $what }.
one-number-two-names = один номер, названия { $first } и { $second }
one-name-two-numbers = у { $name } номера { $first } и { $second }

## Маршрут

finding-name-RT02 = Следование через точку отклонения
finding-RT02 = Товар { $line } ({ $item }): маршрут или посредник — { $country }, где такие товары часто меняют назначение.

finding-name-RT01 = Нелогичный маршрут
finding-RT01 = { $from } → { $to } через { $country }: путь в { $ratio } раза длиннее прямого, из { $count } прежних партий так не шла ни одна.

finding-name-RT03 = Транзит через территорию под запретом
finding-RT03 = Товар { $line } ({ $item }) следует в страну назначения { $destination } через { $country }, куда его вывоз запрещён ({ $regime }).

finding-name-RT04 = Сменился получатель или страна назначения
finding-RT04 = { $what }, после документа от { $date }: { $change }.
changed-consignee = был получатель { $old }, стал { $new }
changed-destination = была страна назначения { $old }, стала { $new }

finding-name-RT06 = Доставка туда, где нет получателя
finding-RT06 = Товар { $line } ({ $item }): место доставки — { $place } ({ $country }); { $party } находится в стране { $home }.

finding-name-RT05 = Доставка в свободную зону или на таможенный склад
finding-RT05 = Доставка: { $place } («{ $word }»); конечный пользователь не указан.

finding-name-RT07 = Судно сменило название или флаг
finding-RT07 = Чувствительный товар на судне { $name } (ИМО { $imo }): { $what }.
ship-renamed = { $date } оно называлось { $old }
ship-reflagged = { $date } флаг был { $old }, теперь { $new }

finding-name-RT12 = Неверный номер контейнера
finding-RT12 = Контейнер { $number }: { $what }.

finding-name-RT14 = Назначение под эмбарго
finding-RT14 = Товар { $line } ({ $item }): назначение { $country }, для таких товаров действует режим { $regime }.

finding-name-RT15 = Быстрый вывоз ввезённого товара
finding-RT15 = Товар { $line } ({ $item }), назначение { $country }: такой же товар в том же количестве ввезён { $date }.

container-elsewhere = { $date } он следовал по другому маршруту: { $from } → { $to }

finding-name-RT13 = Манифест составлен после прибытия
finding-RT13 = Грузовой манифест от { $issued }, прибытие { $arrived }: позже на { $days } дн.

## Документы

finding-name-DC01 = Нет разрешения на товар, который может быть контролируемым
finding-DC01 = Товар { $line }: разрешение на { $entry } не найдено ({ $way }, { $state }). По акту «{ $law }» оно требуется, выдаёт: { $authority }.
finding-name-DC12 = Разрешение не действует для этого товара
finding-DC12 = Товар { $line }: разрешение { $permit } ({ $holder }) на { $entry } ({ $way }, { $state }), срок до { $until }, не подходит: { $what }. Выдаёт { $authority } по акту «{ $law }».

finding-name-DC03 = Документы расходятся
finding-DC03 = { $what }: { $first } — { $first_paper }, { $second } — { $second_paper }.

finding-name-DC07 = В документах разное происхождение
finding-DC07 = Код { $hs6 }: происхождение { $first } — { $first_paper }, { $second } — { $second_paper }.

finding-name-DC08 = Накладная скрывает товар
finding-DC08 = В транспортном документе «{ $transport }», в декларации, товар { $line }: «{ $declared }».

finding-name-DC10 = Экспортная декларация расходится
finding-DC10 = { $what }: { $first } — { $first_paper }, { $second } — { $second_paper }.
finding-name-DC11 = Неполные предварительные сведения
finding-DC11 = Не указано: { $element }.

finding-name-DC04 = Счёт без конечного пользователя
finding-DC04 = Товар { $line } ({ $item }): в документах со счётом { $number } конечный пользователь не указан.

finding-name-DC05 = Повторно использованный документ
finding-DC05 = Документ { $number } уже использован { $date } ({ $party }).

## Стоимость и масса

finding-name-VW05 = Массы и места не сходятся
finding-VW05 = Товар { $line }: { $what } (нетто { $net } кг, брутто { $gross } кг, мест { $packages }).

finding-name-VW06 = Фрахт несоразмерен стоимости
finding-VW06 = Фрахт { $freight } { $currency } — { $percent } % стоимости товара ({ $value }).

finding-name-VW01 = Необычная цена
finding-VW01 = Товар { $line }: { $price } { $currency } за килограмм; обычно от { $low } до { $high } (ранее оформлено товаров: { $count }).

finding-name-VW02 = Повторяющаяся круглая стоимость
finding-VW02 = Товар { $line }: одинаковая стоимость { $value } { $currency } в партиях ({ $count }), участник { $party }.

finding-name-VW03 = Масса и объём не подходят товару
finding-VW03 = Товар { $line } ({ $item }): { $density } кг/м³; для позиции { $heading } — от { $low } до { $high } ({ $basis }).
density-by-history = по { $count } прежним товарам
density-by-table = по таблице плотностей

finding-name-VW08 = Завышенная цена дефицитной технологии
finding-VW08 = Товар { $line }: цена выше обычной для кода { $hs6 }, кратность { $ratio }.

finding-name-VW09 = Дробление ниже порога
finding-VW09 = Товар { $line }: партий с кодом { $heading } за { $days } дн. — { $count }, всего на { $sum } { $currency }, каждая ниже { $limit }.

finding-name-PB03 = Фрахт наличными
finding-PB03 = Фрахт оплачен наличными: «{ $text }».

## Предыстория

finding-name-NW01 = Резкий рост потока
finding-NW01 = Код { $hs6 }, { $from } → { $to }: за { $days } дн. больше прежнего, кратность { $ratio }.

finding-name-NW02 = Ввоз с последующим вывозом
finding-NW02 = Товар { $line }: { $mass } кг с кодом { $hs6 } поступило { $date } ({ $party } или связанное лицо); столько же вывозится, назначение { $country }.

finding-name-NW03 = Комплект по частям
finding-NW03 = Товар { $line }: вместе с ним { $party } и связанные лица ввезли с { $date } { $count } из { $of } составных частей: { $kit } ({ $entries }).

finding-name-NW04 = Связь с изъятием
finding-NW04 = { $party }: связь с изъятием товара { $date } (досмотр { $case }): { $path }.

finding-name-NW05 = Прежнее нарушение
finding-NW05 = { $what }: { $outcome } { $date } (досмотр { $case }).

finding-name-NW07 = Новый маршрут участника
finding-NW07 = { $party }: прежних партий { $count }, из них ни одной по маршруту { $from } → { $to }.

finding-name-NW09 = Единственная поставка
finding-NW09 = { $party }: одна поставка товаров высокого приоритета ({ $date }) и больше ничего; теперь { $trader }.

finding-name-MT03 = Такая же торговля досмотрена без нарушений
finding-MT03 = { $party }: досмотров такой же торговли без нарушений — { $count }.

new-heading = ранее не было товаров с кодом { $heading }

## Регион

finding-name-CA04 = Прекурсор наркотиков на афганском маршруте
finding-CA04 = Товар { $line }: { $item } — прекурсор наркотиков на маршруте через { $place } ({ $country }).

finding-name-CA05 = Чувствительный товар к южному Каспию
finding-CA05 = Товар { $line } ({ $item }) следует в { $place } ({ $country }).

finding-name-CA07 = Лом или руда из района уранового наследия
finding-CA07 = Товар { $line } ({ $item }) из места { $place } ({ $country }), рядом с объектом уранового наследия.

finding-name-CA08 = Посылки, которые складываются
finding-CA08 = Товар { $line }: посылок с электроникой для { $party } и связанных получателей за { $days } дн. — { $count }, всего на { $sum } { $currency }, каждая ниже { $limit }.
finding-name-CA01 = Товар высокого приоритета в приграничный город
finding-CA01 = Товар { $line } ({ $item }) следует в { $place } у открытой границы со страной { $faces }; получатель находится в другом месте.

## Вопросы

question-parameter = Товар { $line }, позиция { $entry } ({ $regime }, { $item }): уточните параметр «{ $parameter }». { $where } Позиция применяется при значении { $comparator } { $threshold }.
question-edition = Товар { $line }, позиция { $entry } ({ $regime }, { $item }): по какой редакции стандарта измерен параметр «{ $parameter }»? { $where } Указанное значение отвечает порогу; позиция считает по { $standard }.
question-edition-other = Товар { $line }, позиция { $entry } ({ $regime }, { $item }): уточните параметр «{ $parameter }» по { $standard }. { $where } В документе он указан по { $stated }; по этой редакции позиция не считает.
question-civil = Товар { $line }, позиция { $entry } ({ $regime }, { $item }): не гражданский ли это товар «{ $goods }»? Спросите: { $question } Ответ «да» говорит за гражданский товар.
question-quality = Товар { $line }, позиция { $entry } ({ $regime }, { $item }): уточните — { $parameter }. { $where }
question-permit = Товар { $line }, позиция { $entry }: { $way }, { $state } — нужно разрешение, выдаёт { $authority } ({ $law }). Реестр разрешений не загружен: запросите разрешение и проверьте его.
question-permit-need = Товар { $line }, позиция { $entry }: нужно ли разрешение ({ $way }, { $state }), неизвестно ({ $law }). Запросите { $authority }.
question-permit-holder = Товар { $line }, позиция { $entry }, { $way }, { $state }: выдано ли разрешение { $permit } со сроком до { $until } этому лицу? Его держатель — { $holder } ({ $authority }, { $law }).
question-permit-quantity = Товар { $line }, позиция { $entry }, { $way }, { $state }: сколько это в единице разрешения { $permit } ({ $holder }, срок до { $until })? Остаток посчитать нельзя ({ $authority }, { $law }).
question-embargoed-goods = Товар { $line } ({ $item }): назначение { $country }, действует режим { $regime }. Уточните, что это за товар.
question-machine = Товар { $line }: части по коду { $hs6 } для { $party }. Для какой машины, где она стоит и как поступила? Ввоза машин позиций { $machines } не видно.
question-quantity = Товар { $line } ({ $item }): нужно ли столько? Спросите, что производит конечный пользователь и сколько закупал раньше.
question-near-limit = Товар { $line }, позиция { $entry } ({ $regime }, { $item }): в документе «{ $parameter }» — { $value }; позиция действует при значении { $comparator } { $limit }. Сверьте с табличкой или сертификатом.
question-delivery = Товар { $line } ({ $item }): что есть у { $party } ({ $home }) в { $place } ({ $country })? Запросите договор склада или производства.
question-onward = Товар { $line } ({ $item }): где хранится товар после выпуска в { $place } и кто его покупает? Рядом открытая граница со страной { $faces }.
question-origin = Товар { $line } ({ $item }): страна происхождения { $origin }, товар возвращается туда из { $from }. Это возврат? Запросите документы первого вывоза.

## Решения по совпадениям

decided-same = Признано тем же лицом: { $author }, { $date }: «{ $reason }».
decided-not-same = Признано другим лицом: { $author }, { $date }: «{ $reason }».
decided-same-before = Было признано тем же лицом: { $author }, { $date } («{ $reason }»); с тех пор: { $changes }.
decided-not-same-before = Было признано другим лицом: { $author }, { $date } («{ $reason }»); показано снова, потому что: { $changes }.
change-party-name = наименование участника записано иначе
change-party-identifier = номера участника отличаются
change-party-born = дата рождения участника отличается
change-party-country = страна участника отличается
change-entry-kind = изменился вид записи ({ $what })
change-entry-names = изменились имена в записи ({ $what })
change-entry-dates = изменились даты в записи ({ $what })
change-entry-countries = изменились страны в записи ({ $what })
change-entry-identifiers = изменились номера в записи ({ $what })
change-entry-addresses = изменились адреса в записи ({ $what })
change-entry-programs = изменились программы в записи ({ $what })
change-entry-vessel = изменились данные судна ({ $what })
change-entry-listed-on = изменилась дата включения в список ({ $what })
change-added = добавлено: { $values }
change-removed = удалено: { $values }
change-expired = решение действовало до { $date }
note-frequent = { $code } показан без учёта в оценке: он относится к { $percent } % товаров этой обработки.
note-on-list = Товар { $line }: в списке «{ $list }» ({ $version }; { $since }) есть позиция { $entry }.
note-not-on-list = Товар { $line }: в списке «{ $list }» ({ $version }; { $since }) нет позиции { $entry }.
note-permit = Товар { $line }: разрешение { $permit } ({ $holder }) на { $entry } ({ $way }, { $state }), срок до { $until }, после этого товара остаётся { $left } из { $whole } { $unit }. Выдаёт { $authority } по акту «{ $law }».
note-permit-uncounted = Товар { $line }: разрешение { $permit } ({ $holder }) на { $entry } ({ $way }, { $state }), срок до { $until }; количество в нём не указано. Выдаёт { $authority } по акту «{ $law }».
note-silenced = 1 совпадение не показано по решению: { $party } ({ $role }) и { $entry }, { $list }, № { $entry_id }, { $by }: { $percent } %. { $decision }
note-sharing-silenced = Не показано из-за решения: { $party } ({ $role }) { $what } { $decision }
note-listing-ended = 1 совпадение не показано, срок записи истёк { $date }: { $party } ({ $role }) и { $entry }, { $list }, № { $entry_id }, { $by }: { $percent } %.

## Группы связанных оснований

group-strategic = Стратегические товары
group-sanctions = Участники из списков
group-enduser = Конечный пользователь
group-fit = Товар и потребность
group-shell = Сведения о компании
group-diversion = Отклонение от маршрута и назначения
group-container = Контейнер
group-description = Описание
group-weight = Массы
group-licence = Лицензии
group-value = Стоимость
group-documents = Документы
group-record = Предыстория
group-pattern = Сочетание партий
group-route = Маршрут
group-vessel = Судно
group-payment = Оплата
group-radiation = Радиация
group-alert = Ориентировки
group-behaviour = Поведение
group-physical = Осмотр
group-mitigating = Смягчающие обстоятельства

code-declared-before = { $date } участник заявлял почти такой же текст по коду { $code }
code-refused-before = в разрешении { $permit } на почти такой же товар по коду { $code } отказано
link-step = общий { $what } с участником { $other }
mass-of-others = в { $percent } % из { $count } прежних строк — не больше { $usual } кг, и сам участник столько не ввозил
mass-of-own = за { $count } прежних партий участник ввозил не больше { $usual } кг
near-listed = близко к записи { $entry }, { $list }, № { $entry_id }, { $by }: { $percent } %. Сверьте дату рождения, адрес и номера.
shares-with-hit = — общий { $shared } с участником { $through } из прежних документов, чьё имя совпадает с записью { $entry }, { $list }, № { $entry_id }.
shares-with-listed = — общий { $shared } с записью { $entry }, { $list }, № { $entry_id }.
list-published = опубликован { $date }, срок действия неизвестен
list-since = действует с { $date }
list-undated = срок действия неизвестен
listed-by-cas = В списке указан номер CAS { $number }.
listed-by-code = В списке указан код товара { $code }; общие слова: { $words }.
listed-by-code-alone = В списке указан код товара { $code }; слова сравнить нельзя, поэтому в оценке это не учтено.
permit-exceeded = остаётся { $left } { $unit }, а в товаре { $asked } { $unit }
permit-expired = срок истёк { $day }
permit-not-yet = действует только с { $day }
permit-other-destination = оно для страны { $country }
permit-other-end-user = оно для конечного пользователя { $user }
permit-other-holder = оно выдано { $holder }
permit-refused = в разрешении отказано
permit-revoked = оно отозвано
permit-suspended = оно приостановлено

## Registers, observations and answers of officers

finding-name-CA03 = Незаявленный перегруз
finding-CA03 = { $what }: незаявленный перегруз или смена тягача: { $said } ({ $by }, { $date }).

finding-name-CA06 = Список парома получен поздно
finding-CA06 = Паром { $what }: список груза за { $hours } ч до прибытия, требуется за { $limit } ч ({ $by }, { $date }; { $said }).

finding-name-DC02 = Сертификат конечного пользователя отсутствует или не соответствует
finding-DC02 = { $what }: сертификат конечного пользователя отсутствует или не соответствует: { $said } ({ $by }, { $date }).

finding-name-DC06 = Признаки подделки документа
finding-DC06 = { $what }: признаки исправлений в документе: { $said } ({ $by }, { $date }).

finding-name-DC09 = Просьба перемаркировать
finding-DC09 = { $what }: просьба перемаркировать товар или убрать маркировку: { $said } ({ $by }, { $date }).

finding-name-GD07 = Товар не соответствует деятельности получателя
finding-GD07 = Товар не соответствует деятельности ({ $party }): { $what }.

finding-name-GD14 = Товары биологического назначения непрофильному получателю
finding-GD14 = Товары биологического назначения для { $party } вне этой сферы: { $what }.

finding-name-GD17 = Упаковка не соответствует
finding-GD17 = { $what }: упаковка или маркировка не соответствует товару или перевозке: { $said } ({ $by }, { $date }).

finding-name-GD19 = Удалены этикетки или серийные номера
finding-GD19 = { $what }: этикетка или серийный номер удалены или заменены: { $said } ({ $by }, { $date }).

finding-name-MT01 = Уполномоченный оператор
finding-MT01 = { $party } ({ $what }) — уполномоченный оператор ({ $by }, { $date }; { $said }).

finding-name-MT02 = Лицензия подтверждена
finding-MT02 = Лицензия { $what } подтверждена ({ $by }, { $date }; { $said }).

finding-name-MT04 = Конечный пользователь проверен
finding-MT04 = Конечный пользователь { $what } проверен { $date } ({ $by }; { $said }).

finding-name-NW06 = Ранее отказано в лицензии
finding-NW06 = { $what }: в лицензии отказано { $date } ({ $by }): { $said }.

finding-name-NW10 = Ориентировка партнёрского подразделения
finding-NW10 = { $by } просит проверить { $what } ({ $date }): { $said }.

finding-name-PB01 = Наличные за дорогой товар
finding-PB01 = { $what }: дорогой товар оплачен наличными или вперёд: { $said } ({ $by }, { $date }).

finding-name-PB02 = Оплата посторонним лицом
finding-PB02 = { $what }: плательщик не участвует в поставке: { $said } ({ $by }, { $date }).

finding-name-PB04 = Порядок оплаты изменён после договора
finding-PB04 = { $what }: порядок оплаты изменён после договора: { $said } ({ $by }, { $date }).

finding-name-PB05 = Необычная скрытность или давление
finding-PB05 = { $what }: необычная скрытность или давление: { $said } ({ $by }, { $date }).

finding-name-PH03 = Аномалия на снимке
finding-PH03 = { $what }: снимок сканирования не соответствует декларации: { $said } ({ $by }, { $date }).

finding-name-PH04 = Пломба нарушена или не та
finding-PH04 = { $what }: пломба нарушена, заменена или другая ({ $said }); заявлено: { $declared } ({ $by }, { $date }).

finding-name-PH05 = Конструкция контейнера изменена
finding-PH05 = { $what }: конструкция контейнера изменена: { $said } ({ $by }, { $date }).

finding-name-PH07 = Экран или тяжёлая масса
finding-PH07 = { $what }: экранирование или плотный блок: { $said } ({ $by }, { $date }).

finding-name-PH08 = Поведение экипажа
finding-PH08 = { $what }: поведение экипажа: { $said } ({ $by }, { $date }).

finding-name-PT04 = Принадлежит лицу из списка или управляется им
finding-PT04 = { $party }, по реестру компаний: { $what }.

finding-name-PT07 = Недавно созданная компания и чувствительный товар
finding-PT07 = { $party }: регистрация { $date }, полных месяцев до этой поставки: { $months }.

finding-name-PT09 = Адрес массовой регистрации или почтовый
finding-PT09 = { $party }: { $what }.

finding-name-PT13 = Преемник фирмы с нарушением
finding-PT13 = { $party }: { $what }.

finding-name-PT14 = Смена владельца, руководителя или названия у значимой даты
finding-PT14 = { $party }: { $what }.

finding-name-PT17 = Конечное использование не раскрыто
finding-PT17 = { $what }: конечное использование или пользователь запрошены и не указаны: { $said } ({ $by }, { $date }).

finding-name-PT18 = Один руководитель многих фирм
finding-PT18 = { $director } ({ $party }) руководит фирмами того же вида деятельности: { $count }.

finding-name-PT20 = Покупатель не знает товара
finding-PT20 = { $what }: покупатель не может объяснить назначение товара: { $said } ({ $by }, { $date }).

finding-name-RT08 = Пропуск сигнала АИС или незаявленный заход
finding-RT08 = { $what }: пропуск сигнала АИС или незаявленный заход в порт: { $said } ({ $by }, { $date }).

finding-name-RT09 = Транзит не завершён в срок
finding-RT09 = Срок транзита { $what } истёк { $due }, дней назад: { $days }; завершение не подтверждено ({ $by }, { $date }; { $said }).

finding-name-RT10 = Событие пломбы или отклонение от маршрута
finding-RT10 = { $what }: { $said } ({ $by }, { $date }).

finding-name-VW04 = Масса на весах отличается
finding-VW04 = { $what }: на весах { $weighed } кг { $date } ({ $by }); заявленный груз с тарой — { $declared } кг. { $said }

finding-name-VW07 = Оплата и стоимость расходятся
finding-VW07 = { $what }: оплата и заявленная стоимость расходятся: { $said } ({ $by }, { $date }).

address-of-many = по адресу { $address } зарегистрировано фирм: { $count }
answered-yes = установлено сотрудником ({ $what }): { $said } ({ $by }, { $date })
biological-by-register = товар { $line } ({ $item }); вид деятельности { $code } { $activity }
changed-around = { $change }: изменение { $date }, около { $trigger }
closed-after-listing = { $entry } в списке с { $date } ({ $list })
closed-after-outcome = { $outcome } { $date }
control-director = руководитель { $director } совпадает с { $entry }, { $list } № { $entry_id }: { $match } %
control-owned = лицам из списков принадлежит { $percent } % ({ $owners })
control-owner = { $owner } совпадает с { $entry }, { $list } № { $entry_id }: { $match } %
fit-by-register = товар { $line }, позиция { $heading }; вид деятельности { $code } { $activity }
successor-by-register = регистрация { $since }; общие с { $old } признаки: { $shared }; { $old } ликвидирована { $closed } ({ $cause })
ask-DC02 = Отсутствует ли сертификат конечного пользователя или не соответствует документам?
ask-DC06 = Есть ли в документах признаки исправлений?
ask-GD07 = Не свойствен ли товар деятельности покупателя?
ask-GD14 = Покупатель вне медицины, питания, сельского хозяйства, ветеринарии и науки?
ask-PB01 = Оплачен ли товар наличными или вперёд, где обычна отсрочка?
ask-PB02 = Оплатило ли товар лицо, не участвующее в поставке?
ask-PB04 = Менялись ли плательщик, банк или валюта после договора?
ask-PT09 = Адрес покупателя — квартира, почтовый ящик или виртуальный офис?
ask-PT14 = Менялись ли владелец, руководитель или название фирмы около даты санкций?
ask-RT08 = Есть ли пропуск в треке судна или незаявленный заход?
question-answer = { $asked } Ответ «да» добавит { $db } дБ ({ $indicator }).
question-owner-near = { $party }: { $owner } по реестру владеет или руководит и похож на { $entry }, { $list } № { $entry_id }: { $match } %. Сверьте дату рождения, адрес и номера.
question-owner-share = { $party }: какая доля принадлежит { $owner }? В реестре не указана доля на пути к { $entry }, { $list } № { $entry_id } ({ $match } %).
question-tare = { $what }: на весах { $weighed } кг { $date } ({ $by }; { $said }). Какова масса тары? Ни документы, ни сведения её не содержат.
note-answer-no = { $name }: ответ «нет» ({ $what }, { $date }, { $by }; { $said }).
