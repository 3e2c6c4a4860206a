//! Texts of the experiments' place: forms, progress, figures, sentences and tables.

use super::texts;

texts! {
    /// Sweep, frontier, find and sensitivity.
    Experiments {
        window_title: "Thí nghiệm · Phòng thí nghiệm Đơn hàng hoàn hảo", "Experiments · Perfect Order Lab";
        title: "Thí nghiệm", "Experiments";
        lead: "Một lần chạy cho biết một trạng thái. Thí nghiệm chạy nhiều trạng thái của cùng kịch bản, với cùng khách hàng và cùng vận may.",
            "One run tells of one state. An experiment runs many states of the same scenario, for the same customers with the same luck.";
        about_scenario(name): "Kịch bản đang mở trong phần mô phỏng: {name}.", "The scenario at hand in the Lab: {name}.";
        kinds: "Bốn thí nghiệm", "The four experiments";
        sweep: "Quét", "Sweep";
        frontier: "Đánh đổi", "Frontier";
        find: "Tìm", "Find";
        sensitivity: "Độ nhạy", "Sensitivity";
        sweep_about: "Cho một con số đi qua nhiều giá trị và xem một thước đo thay đổi ra sao.",
            "Let one number go through many values, and see what becomes of a measure.";
        frontier_about: "Dịch vụ tốt hơn tốn bao nhiêu: theo tồn kho khi làm sẵn, theo công suất hoặc thời gian cam kết khi làm theo đơn.",
            "What better service costs: in stock under build to stock, in capacity or a longer promise under build to order.";
        find_about: "Tìm chính sách rẻ nhất đạt một mục tiêu, rồi thử lại nó với vận may mới.",
            "Find the cheapest policy that meets a target, then try it again with fresh luck.";
        sensitivity_about: "Lần lượt giảm và tăng từng con số, và xem con số nào làm thước đo thay đổi nhiều nhất.",
            "Make each number smaller and larger, one at a time, and see which moves the measure most.";

        path: "Con số", "Number";
        from: "Từ", "From";
        to: "Đến", "To";
        count: "Số giá trị", "Values";
        step: "Mỗi bước", "Step";
        second_path: "Con số thứ hai", "Second number";
        second_none: "không có", "none";
        second_from: "Số thứ hai: từ", "Second: from";
        second_to: "Số thứ hai: đến", "Second: to";
        second_step: "Số thứ hai: mỗi bước", "Second: step";
        measure: "Thước đo", "Measure";
        target_measure: "Thước đo phải đạt", "Measure to be met";
        goal_measure: "của thước đo", "Of which measure";
        service: "Thước đo dịch vụ", "Measure of service";
        target: "Mục tiêu", "Target";
        side: "Đạt khi", "Met when";
        at_least: "ít nhất", "at least";
        at_most: "nhiều nhất", "at most";
        goal: "Muốn có", "Wanted";
        least: "thấp nhất", "the least";
        most: "cao nhất", "the most";
        strategy: "Chiến lược", "Strategy";
        build_to_stock: "BTS, làm sẵn", "BTS, build to stock";
        build_to_order: "BTO, làm theo đơn", "BTO, build to order";
        turned: "Khi làm theo đơn, thay đổi", "Under build to order, turn";
        capacity: "số trạm sản xuất", "the number of servers";
        promise: "thời gian cam kết", "the promise";
        share: "Giảm và tăng mỗi số", "Less and more by";
        replications: "Số lần chạy lặp mỗi điểm", "Replications a point";
        other_numbers: "Các con số", "Numbers";
        above_zero: "một số lớn hơn 0", "a number above 0";
        now_is(value): "hiện tại: {value}", "now: {value}";

        run: "Chạy", "Run";
        cancel: "Hủy", "Cancel";
        running(done, all): "{done} trên {all} lần chạy", "{done} of {all} runs";
        running_round(round, done, all): "Vòng {round}: {done} trên {all} lần chạy", "Round {round}: {done} of {all} runs";
        cancelled: "Đã hủy. Kết quả trước đó vẫn giữ nguyên.", "Cancelled. What was found before stays.";
        elsewhere(name): "“{name}” đang chạy; chạy cái này sẽ dừng nó.", "“{name}” is running; running this one ends it.";
        refused: "Chưa chạy được thí nghiệm này", "This experiment cannot be run like that";
        refused_stays: "Hãy sửa chỗ dưới đây. Kết quả trước đó vẫn giữ nguyên.", "Please mend what is listed. What was found before stays.";
        no_such_number: "kịch bản này không có con số đó", "the scenario has no such number";
        meant(name): "gần nhất là: {name}", "the nearest is: {name}";
        of_experiment: "thuộc về thí nghiệm, không thay đổi được", "belongs to the experiment, which holds it fixed";
        no_such_measure: "không có thước đo này", "there is no such measure";
        no_percentile: "một tỷ lệ hoặc số bình quân, không phải phân vị", "a rate or a mean, not a percentile";
        something: "ít nhất một giá trị", "at least one value";
        a_range: "giá trị cuối không nhỏ hơn giá trị đầu, mỗi bước lớn hơn 0", "a last value not below the first, a step above 0";
        no_knob: "một kịch bản có con số để thay đổi", "a scenario with a number to turn";
        many_values(count): "{count} giá trị", "{count} values";

        origin(seed, replications, digest):
            "Hạt giống {seed}, {replications} lần chạy lặp mỗi điểm, mã kịch bản {digest}.",
            "Seed {seed}, {replications} replications a point, scenario digest {digest}.";
        command: "Cùng những con số đó bằng dòng lệnh, với tệp kịch bản mà phần mô phỏng lưu:",
            "The very same numbers on the command line, with the scenario file that the Lab saves:";
        json: "Kết quả (JSON)", "Result (JSON)";
        names_missing: "Chưa tải được tên của các con số.", "The names of the numbers could not be loaded.";
        retry: "Thử lại", "Try again";

        sweep_title(measure, path): "{measure} theo {path}", "{measure} by {path}";
        sweep_reading: "Dải nhạt là <t confidence-interval>khoảng tin cậy</t> 95%; vạch chấm là giá trị hiện tại. Ô dưới: BTS trừ BTO, cùng khách hàng và vận may.",
            "Pale bands are 95% <t confidence-interval>intervals</t>; the dotted upright is the value now. Below: BTS minus BTO, on the same customers and luck.";
        sweep_reading_one: "Dải nhạt là <t confidence-interval>khoảng tin cậy</t> 95%; vạch chấm là giá trị hiện tại.",
            "Pale bands are 95% <t confidence-interval>intervals</t>; the dotted upright is the value now.";
        difference: "BTS − BTO", "BTS − BTO";
        goes(path, from, to): "{path} từ {from} đến {to}:", "{path} from {from} to {to}:";
        goes_from(strategy, first, last, change): "{strategy} đi từ {first} đến {last} ({change}).", "{strategy} goes from {first} to {last} ({change}).";
        goes_nowhere(strategy, first): "{strategy} không đổi chút nào, vẫn là {first}.", "{strategy} does not move at all from {first}.";
        counts_nothing(strategy): "{strategy} không có gì để đếm.", "{strategy} has nothing to count.";
        ahead(stock, order, close, all):
            "BTS rõ ràng cao hơn ở {stock} trên {all} giá trị, BTO ở {order}; ở {close} giá trị chưa phân biệt được.",
            "BTS is clearly higher at {stock} of the {all} values, BTO at {order}; at {close} they cannot be told apart.";
        column_low: "95%: từ", "95%: from";
        column_high: "95%: đến", "95%: to";

        frontier_title(measure): "{measure} và cái giá của nó", "{measure} and what it costs";
        frontier_reading: "Mỗi dấu là chính cửa hàng này với một chính sách khác; dấu lớn là hiện tại, nét chấm là công thức.",
            "Each mark is the same shop with another policy; the large ones are now, the dotted line is the formula.";
        axis: "Trục ngang", "Horizontal axis";
        axis_inventory: "giá trị tồn kho", "inventory value";
        axis_cost: "chi phí mỗi đơn hàng", "cost per order";
        axis_promise: "thời gian cam kết", "promised time";
        formula_of(strategy): "công thức, {strategy}", "formula, {strategy}";
        buys(strategy, amount, spent, span, gain, measure):
            "{strategy}: thêm {amount} {spent}, {span}, mua được {gain} {measure}.",
            "{strategy}: the next {amount} of {spent}, {span}, buys {gain} of {measure}.";
        span(from, to): "từ {from} lên {to}", "from {from} to {to}";
        buys_nothing(strategy, spent): "{strategy}: thêm {spent} không mua được gì rõ ràng.", "{strategy}: more {spent} buys nothing that could be told.";
        formula_exact(strategy, name): "{strategy}: công thức “{name}” đúng trọn vẹn ở đây.", "{strategy}: the formula “{name}” holds exactly here.";
        formula_broken(strategy, name, count): "{strategy}: công thức “{name}” chỉ gần đúng; số giả định không đúng ở đây: {count}.",
            "{strategy}: the formula “{name}” is only near; assumptions that do not hold here: {count}.";
        formula_none(strategy): "{strategy}: không có công thức cho thước đo này.", "{strategy}: no formula knows this measure.";
        column_formula: "Công thức", "Formula";
        column_formula_inventory: "Công thức: tồn kho", "Formula: inventory";

        find_title(goal): "{goal}: các chính sách đã thử", "{goal}: the policies tried";
        find_reading_two: "Mỗi dấu là một chính sách đã thử, đặt theo hai thước đo, với <t confidence-interval>khoảng tin cậy</t> 95%; dấu lớn là chính sách được chọn, vạch chấm ngang là mục tiêu.",
            "Each mark is a policy that was tried, placed by both measures, with its 95% <t confidence-interval>interval</t>; the large one is the choice, the dotted level is the target.";
        find_reading: "Mỗi dấu là một chính sách đã thử với <t confidence-interval>khoảng tin cậy</t> 95%; dấu lớn là chính sách được chọn, vạch chấm ngang là mục tiêu.",
            "Each mark is a policy that was tried, with its 95% <t confidence-interval>interval</t>; the large one is the choice, the dotted level is the target.";
        found(policy): "Chính sách tốt nhất tìm được: {policy}.", "The best policy found: {policy}.";
        confirmed(goal, value, reach, count): "{goal}: {value} {reach}, đo trên {count} lần chạy lặp với vận may mới.", "{goal}: {value} {reach}, measured on {count} fresh replications.";
        met(measure, value, reach, sure): "{measure}: {value} {reach}; mục tiêu đạt được với độ chắc chắn {sure}.", "{measure}: {value} {reach}; the target is met with {sure} confidence.";
        best_of(count, sure): "Chắc chắn {sure} rằng trong {count} chính sách đã thử không có cái nào tốt hơn mà vẫn đạt mục tiêu.",
            "It is {sure} sure that none of the {count} policies tried is better and still meets the target.";
        too_close(count): "Trong {count} chính sách đã thử, có nhiều cái gần như ngang nhau nên chưa biết chắc cái nào tốt nhất: cần thêm lần chạy lặp.",
            "Of the {count} policies tried several are nearly alike, so it cannot tell which is the best: more replications would.";
        close_rivals: "Có chính sách gần như ngang bằng: thêm lần chạy lặp sẽ phân biệt được.", "Rivals are close: more replications would tell them apart.";
        at_edge: "Chính sách này nằm ở đầu mút của khoảng đã thử: bên ngoài có thể còn tốt hơn.", "It stands at an end of the values tried: a better one may lie beyond.";
        turned_down(count): "{count} lựa chọn đạt mục tiêu khi tìm nhưng trượt với vận may mới, nên bị loại.", "{count} earlier choices met the target in the search and missed it on fresh luck: they were turned down.";
        found_nothing: "Không chính sách nào đã thử đạt mục tiêu.", "No policy that was tried meets the target.";
        nearest(policy, measure, value, reach): "Gần nhất là {policy}, với {measure} {value} {reach}.", "The nearest is {policy}, with {measure} at {value} {reach}.";
        over_sure: "hơn 99,9%", "over 99.9%";
        use_this: "Dùng trong phần mô phỏng", "Use this in the Lab";
        use_this_note(policy): "Đặt {policy} rồi mở phần mô phỏng; có thể hoàn tác.", "Sets {policy} and opens the Lab; it can be undone.";
        policy(name, value): "{name} = {value}", "{name} = {value}";
        target_level(value): "mục tiêu {value}", "target {value}";
        choice: "lựa chọn", "the choice";
        column_met: "Độ chắc chắn đạt mục tiêu, %", "Confidence that the target is met, %";
        column_replications: "Số lần chạy lặp", "Replications";
        column_fresh: "Vận may mới", "Fresh luck";
        column_found: "Lựa chọn", "The choice";

        sensitivity_title(measure): "Điều gì làm {measure} thay đổi nhiều nhất", "What moves {measure} most";
        sensitivity_reading(percent): "Mỗi con số được giảm (thanh rỗng) và tăng (thanh đặc) {percent}, riêng từng số; vạch mảnh là <t confidence-interval>khoảng tin cậy</t> 95%.",
            "Each number was made smaller (hollow) and larger (solid) by {percent}, alone; thin lines are 95% <t confidence-interval>intervals</t>.";
        moves_most(strategy, base, name, smaller, larger):
            "{strategy}, hiện tại {base}: thay đổi nhiều nhất theo {name} ({smaller}; {larger}).",
            "{strategy}, now {base}: it moves most with {name} ({smaller}; {larger}).";
        moves_then(names): "Tiếp theo là {names}.", "Then come {names}.";
        moves_nothing(strategy): "{strategy}: không con số nào tạo ra thay đổi rõ ràng.", "{strategy}: no number makes a change that can be told.";
        told_of(told, all): "{told} trên {all} con số tạo ra thay đổi rõ ràng.", "{told} of the {all} numbers make a change that can be told from none.";
        end_change(value, change): "{value}: {change}", "{value}: {change}";
        no_room: "không còn chỗ để đổi", "no room to move";
        change_of(measure): "Thay đổi của {measure}", "Change of {measure}";
        nothing_told(strategy): "{strategy}: không có thay đổi rõ ràng", "{strategy}: no change that can be told";
        column_number: "Con số", "Number";
        column_now: "Hiện tại", "Now";
        column_smaller: "Nhỏ hơn", "Smaller";
        column_larger: "Lớn hơn", "Larger";
        column_change(what): "{what}: thay đổi", "{what}: change";
        column_told: "Rõ ràng", "Told";
        column_strategy: "Chiến lược", "Strategy";
        value: "Giá trị", "Value";
        column_path: "Đường dẫn", "Path";
        points: "điểm", "points";
        days: "ngày", "days";
        units: "đơn vị", "units";
        orders: "đơn hàng", "orders";
    }
}
