//! Texts of the finding and of the headline table. `<s>` marks build to stock, `<o>` build to order, `<b>`
//! what is strong.

use super::texts;

texts! {
    /// Finding, headline table, and what is said once a run has settled.
    Results {
        guess:
            "Trong lúc chờ, bạn thử đoán: <s>làm sẵn</s> hay <o>làm theo đơn</o> sẽ có nhiều đơn hàng hoàn hảo hơn?",
            "While it runs, take a guess: will <s>build to stock</s> or <o>build to order</o> get more orders perfect?";
        nothing: "Không có đơn hàng nào trong khoảng được đo, nên chưa có gì để so sánh.",
            "No order falls into the measured window, so there is nothing to compare.";
        perfect(stock, order):
            "Trong 100 đơn, <s>làm sẵn</s> có {stock} đơn hoàn hảo, <o>làm theo đơn</o> có {order}.",
            "Of 100 orders, <s>building to stock</s> gets {stock} perfect and <o>building to order</o> {order}.";
        too_close(stock, order):
            "Chưa phân thắng bại: trong 100 đơn, <s>làm sẵn</s> có {stock} đơn hoàn hảo, <o>làm theo đơn</o> có {order}.",
            "Too close to call: of 100 orders, <s>building to stock</s> gets {stock} perfect and <o>building to order</o> {order}.";

        stock_subject: "Làm sẵn", "Stock";
        order_subject: "Làm theo đơn", "Building to order";
        order_subject_inside: "làm theo đơn", "building to order";
        stock_subject_inside: "làm sẵn", "stock";
        one_subject(who, fast, money): "{who} giao nhanh {fast} và giữ vốn {money}.",
            "{who} delivers {fast} as fast and ties up {money} the money.";
        two_subjects(quick, fast, rich, money): "{quick} giao nhanh {fast}, còn {rich} giữ vốn {money}.",
            "{quick} delivers {fast} as fast; {rich} ties up {money} the money.";
        only_fast(who, fast): "{who} giao nhanh {fast}, với số vốn gần như nhau.",
            "{who} delivers {fast} as fast, with about the same money tied up.";
        only_money(who, money): "Thời gian giao gần như nhau, nhưng {who} giữ vốn {money}.",
            "Both deliver about equally fast, yet {who} ties up {money} the money.";
        alike: "Thời gian giao và số vốn giữ lại gần như nhau.", "Both deliver about equally fast and tie up about the same money.";
        twice: "gấp đôi", "twice";
        three_times: "gấp ba", "three times";
        four_times: "gấp bốn lần", "four times";
        five_times: "gấp năm lần", "five times";
        six_times: "gấp sáu lần", "six times";
        seven_times: "gấp bảy lần", "seven times";
        eight_times: "gấp tám lần", "eight times";
        nine_times: "gấp chín lần", "nine times";
        ten_times: "gấp mười lần", "ten times";
        times(number): "gấp {number} lần", "{number} times";
        over_twenty: "gấp hơn hai mươi lần", "over twenty times";

        strategy: "Chiến lược", "Strategy";
        measure: "Thước đo", "Measure";
        build_to_stock: "làm sẵn", "build to stock";
        build_to_order: "làm theo đơn", "build to order";
        inventory_column(unit): "Giá trị tồn kho bình quân, {unit}", "Average inventory value, {unit}";
        cost_column(unit): "Chi phí mỗi đơn hàng, {unit}", "Cost per order, {unit}";
        cycle_time_column: "Thời gian chu kỳ đơn hàng: P50 và P95, ngày", "Order cycle time: P50 and P95, days";
        plain_money(currency): "{currency}", "{currency}";
        thousand(currency): "nghìn {currency}", "thousand {currency}";
        million(currency): "triệu {currency}", "million {currency}";
        billion(currency): "tỷ {currency}", "billion {currency}";
        plus_minus(number): "±{number}", "±{number}";
        at_least(number): "ít nhất {number}", "at least {number}";
        at_most(number): "nhiều nhất {number}", "at most {number}";

        difference(strategy, points, reach):
            "Hai chiến lược phục vụ cùng những khách hàng đó nên chênh lệch rất rõ: <b>{strategy} hơn {points} điểm {reach}</b> về đơn hàng hoàn hảo.",
            "Both strategies serve the same customers, so the difference is sharp: <b>{strategy} is +{points} points {reach}</b> on perfect orders.";
        no_difference(points, reach):
            "Hai chiến lược phục vụ cùng những khách hàng đó, mà chênh lệch về đơn hàng hoàn hảo vẫn <b>chưa rõ: {points} điểm {reach}</b> (BTS trừ BTO).",
            "Both strategies serve the same customers, yet on perfect orders the difference is <b>too close to call: {points} points {reach}</b> (BTS minus BTO).";
        reading: "Vạch nhạt chứa 90% số lần chạy; ± là khoảng tin cậy 95%.",
            "Pale bars hold 90% of runs; ± is a 95% interval.";
        compare: "So sánh A với B", "A against B";
        compare_reading: "A là trạng thái đã ghim, B là trạng thái đang xem; cùng khách hàng, cùng vận may.", "A is the pinned state, B the one at hand; the same customers with the same luck.";
        compare_pin: "Ghim làm A", "Pin as A";
        compare_pin_note: "rồi đổi điều gì đó và xem đúng phần chênh lệch do nó gây ra.", "then change something and see exactly what it changes.";
        compare_changed: "B khác A ở:", "B differs from A in:";
        compare_unchanged: "B chưa khác gì A: hãy đổi một điều gì đó.", "B is still the same as A: change something.";
        compare_change(name, before, now): "{name}: {before} → {now}", "{name}: {before} → {now}";
        compare_swap: "Đổi chỗ A và B", "Swap A and B";
        compare_unpin: "Bỏ ghim", "Unpin";
        compare_running: "Đang chạy; có đủ A và B sẽ so sánh.", "Running; the comparison comes with both A and B.";
        compare_same: "không đổi", "unchanged";
        compare_unmoved(name): "{name} không thay đổi.", "{name} is exactly as it was.";
        compare_more(name, points, reach): "Từ A sang B, {name} thêm {points} điểm {reach} đơn hàng hoàn hảo.", "From A to B, {name} gets {points} points {reach} more orders perfect.";
        compare_fewer(name, points, reach): "Từ A sang B, {name} bớt {points} điểm {reach} đơn hàng hoàn hảo.", "From A to B, {name} gets {points} points {reach} fewer orders perfect.";
        compare_unclear(name): "Với {name}, chênh lệch về đơn hàng hoàn hảo chưa rõ.", "For {name}, the difference in perfect orders is too close to call.";
        compare_saved(percent): "Nhờ dùng chung số ngẫu nhiên, phương sai của chênh lệch giảm {percent}%.", "Common random numbers take {percent}% off the difference's variance.";
        column_strategy: "Chiến lược", "Strategy";
        settled(stock, order): "Đơn hàng hoàn hảo: BTS {stock}, BTO {order}.", "Perfect orders: BTS {stock}, BTO {order}.";
    }
}
