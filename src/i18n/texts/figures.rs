//! Texts of the figures.

use super::texts;

texts! {
    /// Titles, labels, sentences and tables of the figures.
    Figures {
        define: "Thế nào là đúng hạn và đầy đủ", "What counts as on time, in full";
        define_reading: "Vẫn lần chạy ấy, đếm theo cách khác. Chỉ hai ô số mới phải chạy lại.", "The same run, counted otherwise. Only the two numbers need another run.";
        define_basis: "Đếm theo", "Counted in";
        define_orders: "đơn hàng", "orders";
        define_lines: "dòng hàng", "lines";
        define_units: "đơn vị", "units";
        define_in_full: "Đầy đủ là", "In full means";
        define_delivered: "giao đủ", "as delivered";
        define_at_check: "đủ ngay khi kiểm tra", "met at the check";
        define_against: "Đúng hạn so với", "On time by";
        define_promise: "cam kết", "the promise";
        define_request: "yêu cầu của khách", "the request";
        define_difference: "Chênh lệch BTS − BTO, điểm", "Difference BTS − BTO, points";
        define_sentence(name, low, strict, high, mild):
            "Cùng một lần chạy, {name} có từ {low} ({strict}) đến {high} ({mild}).",
            "On the same run, {name} has from {low} ({strict}) to {high} ({mild}).";
        column_definition: "Định nghĩa", "Definition";

        what_happened: "Chuyện gì đã xảy ra", "What happened";
        what_happened_reading(days): "Cùng {days} ngày đơn hàng, phục vụ theo hai cách; <t warm-up>giai đoạn khởi động</t> không được tính.",
            "The same {days} days of orders, served two ways; the <t warm-up>warm-up</t> is not counted.";
        what_happened_name:
            "Lượng hàng trên kệ khi làm sẵn và số đơn hàng chờ khi làm theo đơn, qua từng ngày",
            "Stock on the shelf under build to stock and orders waiting under build to order, day by day";
        show_one_run: "Hiện một lần chạy", "Show one run";
        stock_title: "BTS: số đơn vị trên kệ", "BTS: units on the shelf";
        out_title(items): "Mặt hàng {items} hết hàng trong lần chạy này", "Items {items} out of stock in this run";
        out_title_short(items): "Mặt hàng {items} hết hàng", "Items {items} out of stock";
        out_title_some(count): "{count} mặt hàng bán chạy nhất hết hàng trong lần chạy này", "The {count} most wanted items out of stock in this run";
        out_title_some_short(count): "{count} mặt hàng bán chạy nhất hết hàng", "The {count} most wanted items out of stock";
        owed_title: "Số đơn vị còn nợ khách", "Units owed to customers";
        queue_title: "BTO: số đơn hàng chờ sản xuất", "BTO: orders waiting for production";
        narrow: "trung vị và dải 90% số lần chạy", "median, and 90% of runs";
        ninety: "90% số lần chạy", "90% of runs";
        half: "một nửa số lần chạy", "half of runs";
        median: "trung vị", "median";
        one_run: "một lần chạy", "one run";
        out_share(share): "{share} số ngày-mặt hàng", "{share} of item-days";
        warm_up: "khởi động, không tính", "warm-up, not counted";
        day_zero: "ngày 0", "day 0";
        what_happened_sentence(units, share, orders):
            "Vào một ngày điển hình có {units} đơn vị trên kệ, nhưng {share} số ngày-mặt hàng vẫn hết hàng; hàng đợi BTO có nhiều nhất {orders} đơn trong 95% số lần chạy.",
            "On a typical day {units} units are on the shelf, yet {share} of item-days had none; the BTO queue holds at most {orders} orders in 95% of runs.";

        waiting: "Khách hàng chờ bao lâu", "How long customers waited";
        waiting_reading: "Mỗi dấu là 1 trên 50 đơn, tính từ lúc <t order-placed>nhận đơn</t>. Kéo vạch <t promised-time>cam kết</t>.",
            "Each mark is 1 order in 50, from <t order-placed>receipt</t>. Drag the <t promised-time>promise</t>.";
        waiting_name(stock, order):
            "Thời gian từ lúc nhận đơn đến lúc giao xong. Làm sẵn: {stock}. Làm theo đơn: {order}",
            "Time from receipt to delivery. Build to stock: {stock}. Build to order: {order}";
        promise_bts(days): "BTS, cam kết {days}", "BTS, promise of {days}";
        promise_bto(days): "BTO, cam kết {days}", "BTO, promise of {days}";
        promise_bto_quoted(days): "BTO, cam kết bình quân {days}", "BTO, quoted {days} on average";
        kept(count, days): "{count} trên 50 đơn trong vòng {days}", "{count} of 50 orders within {days}";
        beyond(count, days): "{count} đơn lâu hơn {days}", "{count} later than {days}";
        one_day: "1 ngày", "1 day";
        days(number): "{number} ngày", "{number} days";
        day_tick: "{} ngày", "{} days";
        received: "nhận đơn", "received";
        handle_bts: "Cam kết, BTS", "Promise, BTS";
        handle_bto: "Cam kết, BTO", "Promise, BTO";
        handle_says(days, kept): "{days}: {kept} trên 50 đơn", "{days}: {kept} of 50 orders";
        waiting_sentence(stock_days, stock, order_days, order):
            "Làm sẵn giữ cam kết {stock_days} cho {stock}; làm theo đơn giữ cam kết {order_days} cho {order}.",
            "Stock keeps a promise of {stock_days} for {stock}; building to order keeps one of {order_days} for {order}.";
        waiting_sentence_quoted(stock_days, stock, order_days, share):
            "Làm sẵn giữ cam kết {stock_days} cho {stock}; làm theo đơn cam kết theo khối lượng việc phía trước, bình quân {order_days}, và giữ được với {share} số đơn.",
            "Stock keeps a promise of {stock_days} for {stock}; building to order quotes from the work ahead, {order_days} on average, and keeps its quotes for {share} of orders.";
        kept_all: "cả 50 trên 50 đơn", "all 50 orders in 50";
        kept_and_misses(count, days): "{count} trên 50 đơn, khi trễ thì trễ bình quân {days}", "{count} orders in 50 and is {days} late on average when it fails";
        kept_only(count): "{count} trên 50 đơn", "{count} orders in 50";

        why: "Vì sao đơn hàng chưa hoàn hảo", "Why orders were not perfect";
        why_reading: "Mỗi chiến lược 100 đơn, <t perfect-order>hoàn hảo</t> hay không; các chấm nối với nhau là lỗi xảy ra trên cùng một đơn.", "100 orders each, <t perfect-order>perfect</t> or not; dots joined by a line failed together.";
        why_name(stock, order): "100 đơn hàng theo lỗi. {stock}. {order}", "100 orders by how they failed. {stock}. {order}";
        why_part(strategy, counted, product, causes):
            "{strategy}: {counted} đơn hoàn hảo, tích của năm tỷ lệ là {product}; {causes}",
            "{strategy}: {counted} perfect, product of the five rates {product}; {causes}";
        why_cause(cause, orders): "{cause}: {orders}", "{cause}: {orders}";
        cause_late: "Trễ hạn", "Late";
        cause_incomplete: "Thiếu", "Incomplete";
        cause_damaged: "Hư hỏng", "Damaged";
        cause_wrong: "Sai hàng", "Wrong";
        cause_documents: "Chứng từ", "Documents";
        cause_late_short: "Trễ", "Late";
        cause_incomplete_short: "Thiếu", "Short";
        cause_damaged_short: "Hỏng", "Dam.";
        cause_wrong_short: "Sai hàng", "Wrong";
        cause_documents_short: "Chứng từ", "Docs";
        why_counted: "đếm được", "counted";
        why_product: "tích của năm tỷ lệ", "product of the five rates";
        why_bounds(low, high): "có thể từ {low} đến {high}", "possible: {low} to {high}";
        of_100: "trên 100 đơn", "of 100 orders";
        other_combinations: "tất cả các tổ hợp khác", "all other combinations";
        in_total: "tổng cộng", "in total";
        failed_late: "trễ hạn", "late";
        failed_incomplete: "thiếu hàng", "incomplete";
        failed_wrong: "sai hàng", "wrong";
        failed_damaged: "hư hỏng", "damaged";
        failed_documents: "sai chứng từ", "wrongly documented";
        why_twice(strategy, both, one, other, product, counted):
            "Ở {strategy}, cứ 100 đơn có {both} đơn vừa {one} vừa {other}, nên khi nhân năm tỷ lệ với nhau, các đơn này bị tính hai lần: {product} thay vì {counted}.",
            "Under {strategy}, {both} of 100 orders are both {one} and {other}, so multiplying the five rates counts them twice: {product} instead of {counted}.";
        why_too_little(strategy, product, counted):
            "Ở {strategy}, nhiều lỗi rơi vào cùng một đơn, nên tích của năm tỷ lệ quá thấp: {product} thay vì {counted}.",
            "Under {strategy}, failures fall on the same orders, so multiplying the five rates gives too little: {product} instead of {counted}.";
        why_too_much(strategy, product, counted):
            "Ở {strategy}, các lỗi ít khi rơi vào cùng một đơn, nên tích của năm tỷ lệ quá cao: {product} thay vì {counted}.",
            "Under {strategy}, failures seldom fall on the same order, so multiplying the five rates gives too much: {product} instead of {counted}.";
        why_agrees(stock, order):
            "Các lỗi xảy ra gần như độc lập với nhau, nên tích của năm tỷ lệ khớp với số đếm được: BTS {stock}, BTO {order}.",
            "Failures come almost independently of each other, so the product of the five rates tells what was counted: {stock} for BTS and {order} for BTO.";
        why_shared(correlation):
            "Các lỗi ở đây chung một vận may của từng đơn (tương quan {correlation}), nên dồn vào ít đơn hơn.",
            "Faults here share the luck of their order (correlation {correlation}), so they gather on fewer orders.";
        column_failures: "Lỗi của đơn hàng", "How orders failed";
        column_of_100(strategy): "{strategy}: trên 100 đơn", "{strategy}: of 100 orders";
        row_perfect: "Hoàn hảo, đếm được", "Perfect, counted";
        row_product: "Hoàn hảo, tích của năm tỷ lệ", "Perfect, product of the five rates";
        row_least: "Hoàn hảo, ít nhất có thể", "Perfect, least possible";
        row_most: "Hoàn hảo, nhiều nhất có thể", "Perfect, most possible";
        row_total(cause): "Tổng cộng: {cause}", "In total: {cause}";

        tradeoff: "Sự đánh đổi", "The trade-off";
        tradeoff_reading: "Mỗi ô vuông là chính cửa hàng này với một <t reorder-point>điểm đặt hàng lại</t> khác.", "Every square is the same shop with another <t reorder-point>reorder point</t>.";
        tradeoff_name(service): "{service} theo giá trị tồn kho bình quân", "{service} against average inventory value";
        tradeoff_given: "Các điểm đặt hàng lại được cho sẵn, không suy ra từ mục tiêu dịch vụ, nên không có đường đánh đổi để vẽ.",
            "The reorder points are given and do not follow from a service target, so there is no curve to draw.";
        tradeoff_running: "Đang mô phỏng từng điểm của đường cong.", "The points of the curve are being simulated.";
        tradeoff_sentence(first, second, gain, before, last, last_gain):
            "Bước đầu tiên, từ {first} lên {second} tồn kho, mua được {gain} điểm dịch vụ; bước cuối cùng, từ {before} lên {last}, mua được {last_gain}.",
            "The first step, from {first} to {second} of stock, buys {gain} points of service; the last, from {before} to {last}, buys {last_gain}.";
        tradeoff_steps(amount, measure): "Mỗi {amount} tồn kho mua thêm được bao nhiêu điểm {measure}", "What each {amount} of stock buys, in points of {measure}";
        tradeoff_steps_stock(unit): "Tồn kho, {unit}", "Stock, {unit}";
        tradeoff_steps_gain: "Điểm", "Points";
        tradeoff_next(amount, from, to, gain, reach, measure):
            "Thêm {amount} tồn kho, từ {from} lên {to}, mua được {gain} {reach} điểm {measure}.",
            "The next {amount} of stock, from {from} to {to}, buys {gain} {reach} points of {measure}.";
        tradeoff_next_unclear(amount, from, to, gain, reach, measure):
            "Thêm {amount} tồn kho, từ {from} lên {to}, chưa rõ có ích hay không: {gain} {reach} điểm {measure}.",
            "The next {amount} of stock, from {from} to {to}, is too close to call: {gain} {reach} points of {measure}.";
        tradeoff_end: "Không có điểm nào được mô phỏng với tồn kho nhiều hơn hiện tại, nên không biết thêm tồn kho mua được gì.",
            "No point was simulated with more stock than now, so what more of it would buy is not known.";
        tradeoff_ends(most, least, owed, owed_last):
            "Từ mức tồn kho thấp nhất đến cao nhất, mỗi mặt hàng hết hàng {most} lần một năm lúc đầu và {least} lần lúc cuối, còn số đơn vị còn nợ khách đi từ {owed} xuống {owed_last}.",
            "From the least stock to the most, an item runs out {most} times a year at first and {least} at last, and units owed to customers go from {owed} to {owed_last}.";
        tradeoff_stockouts(most, least):
            "Từ mức tồn kho thấp nhất đến cao nhất, mỗi mặt hàng hết hàng {most} lần một năm lúc đầu và {least} lần lúc cuối.",
            "From the least stock to the most, an item runs out {most} times a year at first and {least} at last.";
        stockouts_axis: "BTS: số lần một mặt hàng hết hàng trong năm", "BTS: times a year an item runs out";
        owed_axis: "BTS: số đơn vị còn nợ khách, bình quân", "BTS: units owed to customers, on average";
        column_stockouts: "Số lần hết hàng mỗi năm của một mặt hàng", "Times a year an item runs out";
        column_owed_mean: "Số đơn vị còn nợ khách, bình quân", "Units owed, on average";
        service_measure: "Thước đo dịch vụ", "Measure of service";
        service_at(rate, amount): "{rate} ở mức {amount}", "{rate} at {amount}";
        service_at_short(rate, amount): "{rate}, {amount}", "{rate}, {amount}";
        bts_now: "BTS hiện tại", "BTS now";
        simulated: "mô phỏng", "simulated";
        textbook_formula: "công thức giáo khoa", "textbook formula";
        little_gain: "thêm tồn kho, ít lợi ích", "more stock, little gain";
        stock_axis(unit): "giá trị tồn kho bình quân, {unit}", "average inventory value, {unit}";
        last_percent: "{}%", "{}%";
        column_target: "Mục tiêu dịch vụ, %", "Service target, %";
        column_inventory(unit): "Giá trị tồn kho bình quân, {unit}", "Average inventory value, {unit}";
        column_service(measure): "{measure}, %", "{measure}, %";
        column_formula_stock(unit): "Công thức: tồn kho, {unit}", "Formula: stock, {unit}";
        column_formula_service: "Công thức: dịch vụ, %", "Formula: service, %";

        scorecards: "Hai bảng điểm", "Two scorecards";
        scorecards_reading: "Mỗi chiến lược được chấm theo những thước đo hợp với nó.", "Each strategy is judged on the measures that fit it.";
        scorecard_bts: "BTS: trên kệ có đủ hàng không", "BTS: what was on the shelf";
        scorecard_bto: "BTO: có giữ được cam kết không", "BTO: was the promise kept";
        unit_days: "ngày", "days";
        unit_orders: "đơn", "orders";
        amount(number, unit): "{number} {unit}", "{number} {unit}";
        set_by_you: "do bạn đặt", "set by you";
        stock_lets_wait(orders, days): "Làm sẵn để {orders} trên 100 đơn phải chờ bổ sung, bình quân {days}",
            "Building to stock lets {orders} of 100 orders wait for goods, for {days} on average";
        stock_loses(orders): "Làm sẵn mất {orders} trên 100 đơn vì hết hàng", "Building to stock loses {orders} of 100 orders for want of goods";
        stock_never_waits: "Làm sẵn không để đơn nào phải chờ bổ sung", "Building to stock lets no order wait for goods";
        order_is_late(orders, days): "làm theo đơn có {orders} trên 100 đơn trễ hạn, bình quân {days}",
            "building to order has {orders} of 100 orders late, by {days} on average";
        order_is_refused(orders, late): "làm theo đơn bị khách từ chối {orders} trên 100 đơn vì cam kết quá lâu; tính cả số đó, {late} đơn không đúng hạn",
            "building to order has {orders} of 100 orders refused for too long a promise; {late} are late or refused";
        order_never_late: "làm theo đơn không có đơn nào trễ hạn", "building to order has no order late";
        scorecards_sentence(stock, order): "{stock}; {order}.", "{stock}; {order}.";
        column_strategy: "Chiến lược", "Strategy";
        column_unit: "Đơn vị", "Unit";
        column_value: "Giá trị", "Value";
        column_low: "95%: từ", "95%: from";
        column_high: "95%: đến", "95%: to";

        column_day: "Ngày", "Day";
        column_percentile(strategy, percent): "{strategy}, {percent}", "{strategy}, {percent}";
        column_stock: "BTS, trên kệ", "BTS, on the shelf";
        column_queue: "BTO, đang chờ", "BTO, waiting";
        column_one_run(what): "{what}: một lần chạy", "{what}: one run";
        column_median(what): "{what}: trung vị", "{what}: median";
        column_below(what, percent): "{what}: {percent} số lần chạy ở dưới", "{what}: {percent} of runs below";
        column_owed: "Còn nợ khách: một lần chạy", "Owed to customers: one run";
        column_order: "Đơn, trên 50", "Order, of 50";
        column_wait_bts: "BTS: số ngày", "BTS: days";
        column_wait_bto: "BTO: số ngày", "BTO: days";
        column_kept_bts: "BTS: đúng hạn", "BTS: on time";
        column_kept_bto: "BTO: đúng hạn", "BTO: on time";
        column_measure: "Thước đo", "Measure";
        yes: "có", "yes";
        no: "không", "no";
        not_delivered: "chưa giao xong", "not delivered";
    }
}
