//! Texts of "your own orders": choosing a file, questions about it, what was read of it, its figures.

use super::texts;

texts! {
    /// The dialogue in which a user's own orders become the demand.
    Orders {
        title: "Đơn hàng của bạn", "Your own orders";
        lead: "Đưa vào danh sách đơn hàng đã nhận, và cả hai chiến lược sẽ phục vụ những khách hàng như của bạn.",
            "Bring a list of orders you have received, and both strategies serve customers like yours.";
        privacy: "Tệp được đọc ngay trên thiết bị này. Không có gì được gửi đi hay tải lên.",
            "The file is read on this device. Nothing is sent or uploaded anywhere.";
        needs(megabytes, lines):
            "Một tệp CSV, mỗi dòng là một dòng hàng: số đơn hàng, ngày đặt, mặt hàng, số lượng; nếu có thì cả đơn giá và khách hàng. Nhiều nhất {megabytes} MB và {lines} dòng.",
            "A CSV file with a row for every order line: order number, date, item, quantity; price and customer if you have them. At most {megabytes} MB and {lines} lines.";
        choose: "Chọn tệp CSV", "Choose a CSV file";
        or_drop: "hoặc thả tệp vào đây", "or drop it here";
        built_in: "Dùng doanh nghiệp xuất khẩu thật", "Take the real exporter";
        built_in_source:
            "một năm đơn hàng của một nhà bán lẻ trực tuyến ở Anh: Online Retail, D. Chen (2015), UCI Machine Learning Repository, CC BY 4.0.",
            "a year of orders of a British online retailer: Online Retail, D. Chen (2015), UCI Machine Learning Repository, CC BY 4.0.";
        built_in_name: "Doanh nghiệp xuất khẩu thật", "The real exporter";
        cancel: "Hủy", "Cancel";
        reading(name): "Đang đọc {name}", "Reading {name}";
        reading_lines(done, of): "{done} trên {of} dòng", "{done} of {of} lines";
        reading_begins: "Đang mở tệp", "Opening the file";

        refused(name): "Không dùng được tệp {name}", "The file {name} could not be used";
        nothing_changed: "Mọi thứ vẫn giữ nguyên như trước.", "Everything stays as it was.";
        unavailable: "Trình duyệt không mở được tệp này. Tệp có thể đã bị di chuyển, hoặc mạng bị ngắt.",
            "The browser could not open it. It may have been moved, or the connection lost.";
        empty: "Trong tệp không có chữ nào.", "There is no text in the file.";
        binary(offset):
            "Đây không phải tệp văn bản (byte thứ {offset} bằng 0): có thể là sổ Excel, hình ảnh, hoặc UTF-16 thiếu dấu thứ tự byte. Hãy lưu thành CSV UTF-8.",
            "This is not a text file (byte {offset} is 0): it may be a workbook, a picture, or UTF-16 without its byte-order mark. Save it as CSV UTF-8.";
        broken_utf16(offset): "Tệp tự nhận là UTF-16 nhưng hỏng từ byte {offset}. Hãy lưu lại thành CSV UTF-8.",
            "The file says it is UTF-16 but breaks at byte {offset}. Save it again as CSV UTF-8.";
        too_big(value, limit): "Tệp nặng {value} MB; nhiều nhất là {limit} MB. Hãy lấy ít tháng hơn.",
            "The file has {value} MB; at most {limit} MB are read. Take fewer months.";
        too_many_lines(value, limit): "Tệp có {value} dòng; nhiều nhất là {limit} dòng. Hãy lấy ít tháng hơn.",
            "The file has {value} lines; at most {limit} are read. Take fewer months.";
        one_column(value): "Mỗi dòng chỉ có một cột; các cột phải cách nhau bằng dấu phẩy, chấm phẩy, tab hoặc |. Dòng đầu: {value}",
            "The lines have one column only; columns are separated by comma, semicolon, tab or |. The first line: {value}";
        header_only(headers): "Dưới dòng tiêu đề không có dòng nào. Tiêu đề: {headers}", "There is no line below the header. The header: {headers}";
        role_missing(role): "Không thấy cột nào cho: {role}.", "No column was found for: {role}.";
        role_ambiguous(role, columns): "Có nhiều cột hợp với: {role} ({columns}).", "More than one column fits: {role} ({columns}).";
        column_unknown(role, value): "Không có cột {value} cho: {role}.", "There is no column {value} for: {role}.";
        column_twice(column, first, second): "Cột {column} không thể vừa là {first} vừa là {second}.", "Column {column} cannot be both {first} and {second}.";
        unclosed_quote(line, column, value): "Dấu ngoặc kép mở ở dòng {line}, cột {column} không bao giờ đóng lại: {value}…",
            "The quotation mark that opens in line {line}, column {column} never closes: {value}…";
        no_orders(lines): "Không dòng nào trong {lines} dòng là một đơn hàng.", "None of the {lines} lines is an order.";
        no_orders_most(lines, count, reason, first):
            "Không dòng nào trong {lines} dòng là một đơn hàng. {count} dòng: {reason} (đầu tiên ở dòng {first}).",
            "None of the {lines} lines is an order. {count} of them: {reason} (the first in line {first}).";
        compact_broken(line): "Tệp của trang bị hỏng ở dòng {line}. Hãy tải lại trang.", "The site's own file is damaged in line {line}. Reload the page.";
        span_too_long(value, first, last, limit):
            "Từ {first} đến {last} là {value} ngày; nhiều nhất là {limit} ngày. Thường là một năm bị gõ nhầm.",
            "From {first} to {last} there are {value} days; at most {limit} are fitted. Mostly it is one mistyped year.";
        too_many_items(value, limit): "Tệp có {value} mặt hàng; nhiều nhất là {limit}.", "There are {value} items; at most {limit} are fitted.";
        not_a_scenario: "Đã đọc được, nhưng bộ mô phỏng không nhận các con số này:", "It was read, but the simulator does not take these numbers:";

        role_order: "số đơn hàng", "order number";
        role_date: "ngày đặt", "order date";
        role_item: "mặt hàng", "item";
        role_quantity: "số lượng", "quantity";
        role_price: "đơn giá", "price";
        role_customer: "khách hàng", "customer";
        role_description: "mô tả", "description";
        role_promised: "ngày cam kết", "date promised";
        role_delivered: "ngày giao", "date delivered";
        columns: "Cột nào là gì", "Which column is what";
        columns_ask: "Hãy chỉ ra các cột còn thiếu.", "Please say which columns they are.";
        column(number, header): "{number}: {header}", "{number}: {header}";
        column_none: "chưa chọn", "not chosen";
        column_not_there: "không có", "not there";
        first_lines: "Những dòng đầu của tệp", "The first lines of the file";
        read_again: "Đọc với các cột này", "Read with these columns";
        dates: "Số nào là ngày, số nào là tháng?", "Which is the day, which the month?";
        dates_ask(example): "Mọi ngày trong tệp đều có thể đọc theo hai cách, chẳng hạn {example}.",
            "Every date in the file can be read in two ways, for example {example}.";
        dates_span(first, last): "tệp kéo dài từ {first} đến {last}", "the file then runs from {first} to {last}";
        dates_suggested: "có vẻ đúng: các ngày nằm gần nhau hơn hẳn", "looks right: the days lie much closer together";
        order_dmy: "ngày, tháng, năm", "day, month, year";
        order_mdy: "tháng, ngày, năm", "month, day, year";
        order_ymd: "năm, tháng, ngày", "year, month, day";
        date(day, month, year): "{day} {month} {year}", "{day} {month} {year}";
        months: "tháng 1,|tháng 2,|tháng 3,|tháng 4,|tháng 5,|tháng 6,|tháng 7,|tháng 8,|tháng 9,|tháng 10,|tháng 11,|tháng 12,",
            "January|February|March|April|May|June|July|August|September|October|November|December";
        weekdays: "thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy|Chủ nhật",
            "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";

        was_read(name): "Đã đọc {name}", "{name}, as read";
        read_sentence(lines, orders, items, first, last):
            "{lines} dòng: {orders} đơn có hàng với {items} mặt hàng, từ {first} đến {last}.",
            "{lines} lines: {orders} orders with goods, {items} items, from {first} to {last}.";
        trading_days(days, trading): "Trong {days} ngày đó có {trading} ngày có đơn.", "Of these {days} days {trading} had orders.";
        taken_as(encoding, separator, decimal, dates):
            "Đọc theo {encoding}; cột cách nhau bằng {separator}; phần thập phân sau {decimal}; ngày viết theo thứ tự {dates}.",
            "Read as {encoding}; columns separated by {separator}; decimals after a {decimal}; dates in the order {dates}.";
        taken_columns(columns): "Các cột: {columns}.", "Columns: {columns}.";
        taken_column(role, header): "{role} = {header}", "{role} = {header}";
        mark_comma: "dấu phẩy", "comma";
        mark_point: "dấu chấm", "point";
        mark_semicolon: "dấu chấm phẩy", "semicolon";
        mark_tab: "tab", "tab";
        mark_bar: "dấu gạch đứng", "vertical bar";
        decimal_assumed: "Dấu thập phân là phỏng đoán: cột số không cho biết chắc.", "The decimal mark is assumed: the numbers do not tell for sure.";
        merged(count): "Dòng nhắc lại một mặt hàng đã có trong cùng đơn: {count}; số lượng được cộng dồn.",
            "Lines that name an item again on the same order: {count}; their units were added.";
        prices_unreadable(count): "Dòng có đơn giá không đọc được: {count}; vẫn giữ lại, không tính giá.",
            "Lines with a price that cannot be read: {count}; they are kept without it.";
        closed(days): "Không bán vào: {days}.", "No trade on: {days}.";
        weekdays_unknown(days): "Tệp không cho biết gì về {days}: lấy mức bình quân.", "The file says nothing about {days}: the mean is taken.";
        months_unknown(count): "Số tháng trong năm có quá ít ngày để biết mùa vụ: {count}; lấy mức bình quân.",
            "Months of the year with too few days to tell the season: {count}; the mean is taken.";
        gaps_assumed: "Quá ít đơn để đo biến động giữa hai đơn: coi như ngẫu nhiên hoàn toàn (CV = 1).",
            "Too few orders to measure how irregularly they come: taken as purely random (CV of gaps 1).";
        items_alone: "Số dòng, mặt hàng và số lượng được rút độc lập: mặt hàng hay mua cùng nhau không được nhận ra.",
            "Lines, items and units are drawn independently: items that are bought together are not told apart.";

        left_out: "Những dòng bị bỏ qua", "What was left out";
        left_out_none: "Không dòng nào bị bỏ qua.", "No line was left out.";
        left_out_of(count, lines): "{count} trên {lines} dòng.", "{count} of {lines} lines.";
        reason: "Lý do", "Reason";
        lines: "Số dòng", "Lines";
        first_of(count): "{count} dòng đầu tiên", "the first {count}";
        line_column(line, header): "dòng {line}, {header}", "line {line}, {header}";
        line_cell(line, column): "dòng {line}, cột {column}", "line {line}, column {column}";
        cell_empty: "(trống)", "(empty)";
        at_most(limit): "nhiều nhất {limit}", "at most {limit}";
        skip_cancelled: "hóa đơn đã hủy", "cancelled invoices";
        skip_correction: "số lượng âm: hàng trả lại hoặc điều chỉnh kho", "negative quantities: returns or corrections of stock";
        skip_not_goods: "không phải hàng: cước phí, lệ phí, chiết khấu", "no goods: postage, fees, discounts";
        skip_free: "giá 0 và không có khách: hàng tìm lại hoặc xóa sổ", "price 0 and no customer: goods found again or written off";
        skip_negative_price: "đơn giá âm", "price below 0";
        skip_empty_order: "thiếu số đơn hàng", "no order number";
        skip_empty_item: "thiếu mặt hàng", "no item";
        skip_code_too_long: "số đơn hoặc mã hàng quá dài", "order number or item code too long";
        skip_quantity_unreadable: "số lượng trống hoặc không phải số", "quantity empty or no number";
        skip_quantity_zero: "số lượng bằng 0", "quantity 0";
        skip_quantity_not_whole: "số lượng không nguyên", "quantity no whole number";
        skip_quantity_too_large: "số lượng quá lớn", "quantity too large";
        skip_date_unreadable: "ngày không đọc được", "date cannot be read";
        skip_date_in_future: "ngày ở tương lai", "date in the future";
        skip_ragged: "thừa hoặc thiếu cột", "a column too few or too many";

        over_time: "Số đơn mỗi ngày", "Orders a day";
        over_time_reading(days): "Mỗi cột là {days} ngày, số bình quân.", "Each bar is the mean of {days} days.";
        over_time_reading_day: "Mỗi cột là một ngày.", "Each bar is a day.";
        over_time_axis: "đơn/ngày", "orders a day";
        over_time_sentence(mean, most, day, cv):
            "Bình quân {mean} đơn mỗi ngày, nhiều nhất {most} đơn ({day}); CV giữa hai đơn {cv}.",
            "On average {mean} orders a day, at most {most} (on {day}); CV of gaps {cv}.";
        weekday: "Theo thứ trong tuần", "By weekday";
        weekday_reading: "Số đơn bình quân theo mô hình, cả năm như nhau.", "Mean orders as fitted, season aside.";
        weekday_row(orders): "{orders}", "{orders}";
        weekday_closed: "không bán", "no trade";
        weekday_unknown(orders): "{orders}, lấy bình quân", "{orders}, the mean";
        weekday_sentence(most_day, most, least_day, least):
            "Đông nhất là {most_day}, {most} đơn; vắng nhất trong các ngày có bán là {least_day}, {least} đơn.",
            "The busiest is {most_day} with {most} orders; the quietest with trade is {least_day} with {least}.";
        weekday_alike: "Các ngày trong tuần như nhau.", "All weekdays are alike.";
        sizes_lines: "Số dòng hàng mỗi đơn", "Lines an order";
        sizes_lines_reading: "Tỷ lệ đơn hàng theo số dòng hàng.", "Share of orders by their number of lines.";
        sizes_lines_sentence(mean, class, share): "Bình quân {mean} dòng mỗi đơn; thường gặp nhất là {class} dòng, chiếm {share} số đơn.",
            "On average {mean} lines an order; the most common size is {class}, {share} of the orders.";
        sizes_units: "Số đơn vị mỗi dòng", "Units a line";
        sizes_units_reading: "Tỷ lệ dòng hàng theo số đơn vị.", "Share of lines by their units.";
        sizes_units_sentence(mean, class, share): "Bình quân {mean} đơn vị mỗi dòng; thường gặp nhất là {class} đơn vị, chiếm {share} số dòng.",
            "On average {mean} units a line; the most common size is {class}, {share} of the lines.";
        under(share): "dưới {share}", "under {share}";
        range(from, to): "{from}–{to}", "{from}–{to}";
        popularity: "Mặt hàng bán chạy", "Popular items";
        popularity_reading: "Xếp từ mặt hàng được đặt nhiều nhất.", "The items most asked for come first.";
        popularity_items: "tỷ lệ mặt hàng", "share of the items";
        popularity_lines: "tỷ lệ dòng hàng", "share of the order lines";
        popularity_note(items, lines): "{items} mặt hàng: {lines} số dòng", "{items} of items: {lines} of lines";
        popularity_sentence(items, share, lines): "{share} số mặt hàng bán chạy nhất trong {items} mặt hàng chiếm {lines} số dòng hàng.",
            "The most popular {share} of the {items} items are on {lines} of the order lines.";
        column_first_day: "Từ ngày", "From";
        column_orders: "Đơn/ngày", "Orders a day";
        column_weekday: "Thứ", "Weekday";
        column_days_seen: "Số ngày trong tệp", "Days in the file";
        column_sizes: "Cỡ", "Size";
        column_count: "Số lượng", "How many";
        column_share: "Tỷ lệ, %", "Share, %";
        column_items: "Mặt hàng, %", "Items, %";
        column_lines: "Dòng hàng, %", "Lines, %";

        use_them: "Dùng các đơn hàng này", "Use these orders";
        use_note(days, replications):
            "Nhu cầu sẽ là của các đơn hàng này, {days} ngày, {replications} lần chạy lặp; thời gian cung ứng, công suất, cam kết và chi phí vẫn như bạn đang đặt.",
            "Demand will be that of these orders, over {days} days and {replications} replications; lead times, capacity, promises and costs stay as you have set them.";
        replay: "Đơn mô phỏng và đơn thật", "Fitted and as it was";
        replay_reading(days):
            "Bên trái: đơn hàng rút ngẫu nhiên theo các quy luật tìm được. Bên phải: chính các đơn hàng cũ, {days} ngày, lặp lại; chính sách như nhau.",
            "Left: orders drawn from the fitted laws. Right: the very orders of the file, {days} days, in a cycle; the same policies.";
        replay_reading_without(days, left_out):
            "Bên trái: đơn hàng rút ngẫu nhiên theo các quy luật tìm được. Bên phải: chính các đơn hàng cũ, {days} ngày trọn tuần, lặp lại (bỏ {left_out} đơn sau tuần trọn cuối cùng); chính sách như nhau.",
            "Left: orders drawn from the fitted laws. Right: the very orders of the file, {days} days of whole weeks, in a cycle (without {left_out} orders after the last whole week); the same policies.";
        fitted: "Theo quy luật", "Fitted";
        replayed: "Như đã xảy ra", "As it was";
        compare: "Chạy cả hai và so sánh", "Run both and compare";
        compare_note: "Chạy trên thiết bị này, mất vài giây.", "It runs on this device and takes some seconds.";
        comparing: "Đang chạy cả hai", "Running both";
        replay_refused: "Không phát lại được: quá nhiều đơn, hoặc quá nhiều ngày, cho một kịch bản.",
            "It cannot be replayed: more orders, or more days, than a scenario holds.";
        replay_apart(strategy, replayed, fitted):
            "Với chính các đơn hàng cũ, {strategy} có {replayed} đơn hoàn hảo, theo quy luật là {fitted}: khoảng cách đó là những gì các quy luật bỏ qua, như các mặt hàng hay mua cùng nhau.",
            "On the orders as they were {strategy} gets {replayed} perfect, on fitted ones {fitted}: the gap is what fitted laws leave out, such as items bought together.";
        replay_agrees: "Hai bên không khác nhau rõ rệt về tỷ lệ đơn hàng hoàn hảo: quy luật tìm được là đủ.",
            "Their perfect order rates are not clearly apart: the fit tells enough.";
        cycle_time_mean: "Thời gian chu kỳ đơn hàng bình quân, ngày", "Mean order cycle time, days";
        prices_in(currency): "Đơn giá trong tệp được hiểu là {currency}, đơn vị tiền của kịch bản đang dùng.",
            "Prices in the file are taken as {currency}, the currency of the scenario at hand.";
        origin(name, orders): "Từ {name}, {orders} đơn hàng.", "From {name}, {orders} orders.";
    }
}
