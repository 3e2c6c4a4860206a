//! Texts of Learn: the list of lessons, the lesson page, the lecturer's page, a lesson of one's own.

use super::texts;

texts! {
    /// Everything around a lesson's own words.
    Learn {
        title: "Bài học", "Learn";
        lead: "Mỗi bài: đoán trước, chạy mô phỏng, rồi xem vì sao. Đoán trước khi xem mới học được.",
            "Each lesson: predict, run the simulation, then see why. One learns from a demonstration after having predicted it.";
        minutes(number): "{number} phút", "{number} minutes";
        done: "đã xong", "done";
        not_done: "chưa học", "not done";
        progress(done, all): "Đã xong {done} trên {all} bài", "{done} of {all} lessons done";
        for_lecturers: "Trang cho giảng viên", "Lecturer's page";
        for_lecturers_of(title): "Trang cho giảng viên: {title}", "Lecturer's page: {title}";
        column_lesson: "Bài học", "Lesson";
        column_topic: "Chủ đề", "Topic";
        column_minutes: "Thời lượng", "Time";
        column_done: "Tiến độ", "Progress";
        loading: "Đang tải bài học", "Loading the lesson";
        unavailable: "Không tải được bài học. Hãy kiểm tra kết nối mạng rồi thử lại.", "The lesson could not be loaded. Check the connection and try again.";
        unknown(folder): "Không có bài học nào tên là {folder}.", "There is no lesson called {folder}.";
        retry: "Thử lại", "Try again";
        all_lessons: "Tất cả bài học", "All lessons";

        kicker(number, all, minutes): "Bài {number} trên {all} · {minutes} phút", "Lesson {number} of {all} · {minutes} minutes";
        kicker_own(minutes): "Bài học của bạn · {minutes} phút", "A lesson of your own · {minutes} minutes";
        steps: "Các bước", "Progress";
        predict: "Dự đoán", "Predict";
        observe: "Quan sát", "Observe";
        explain: "Giải thích", "Explain";
        check: "Tự kiểm tra", "Check yourself";
        your_answer: "Dự đoán của bạn", "Your prediction";
        commit: "Chốt dự đoán", "Commit";
        locked(prediction): "Đã chốt. Bạn đoán {prediction}.", "Locked in. You predicted {prediction}.";
        run: "Chạy mô phỏng", "Run the simulation";
        show: "Xem kết quả", "Show the result";
        gate: "Hãy chốt dự đoán trước, rồi mới chạy được.", "Commit a prediction first; then it can be run.";
        gate_open: "Bài này cho chạy mà không cần dự đoán.", "Here the run does not wait for a prediction.";
        running(done, all): "Đang chạy: {done} trên {all} kịch bản", "Running: {done} of {all} scenarios";
        ran(replications, seed): "{replications} lần chạy lặp mỗi kịch bản, hạt giống {seed}.", "{replications} replications of each scenario, seed {seed}.";
        again: "Làm lại với hạt giống khác", "Try again with another seed";
        not_predicted: "(chưa dự đoán)", "(nothing)";
        draw: "Kéo từng điểm, hoặc dùng các phím mũi tên.", "Drag each point, or use the arrow keys.";
        point(place): "Dự đoán tại {place}", "Prediction at {place}";
        refused(found, low, high): "Không dùng được “{found}”; cho phép: từ {low} đến {high}", "“{found}” cannot be used; allowed: {low} to {high}";
        mine: "bạn đoán", "your prediction";
        mine_number(number): "bạn đoán: {number}", "you: {number}";
        counted: "đếm được", "counted";
        counted_number(number): "đếm được: {number}", "counted: {number}";
        recovery_title: "Lúc gián đoạn và lúc phục hồi", "Disruption and recovery";
        recovery_reading: "Bình quân của mọi lần chạy lặp, theo ngày. Nền gạch chéo là lúc bị gián đoạn; đường chấm là cùng những đơn hàng ấy nếu không bị gián đoạn.",
            "The mean of all replications, day by day. Hatched is the disruption; the dotted line is the same orders without it.";
        recovery_axis: "ngày", "day";
        recovery_spell: "gián đoạn", "disruption";
        recovery_disturbed: "bị gián đoạn", "disturbed";
        recovery_undisturbed: "không gián đoạn", "undisturbed";
        recovered_after(days): "phục hồi sau {days} ngày", "recovered after {days} days";
        figure_answer: "Dự đoán và kết quả", "Predicted and counted";
        figure_name(prediction, answer): "Dự đoán {prediction}; đếm được {answer}", "Predicted {prediction}; counted {answer}";
        you_said(prediction): "Dự đoán của bạn: {prediction}", "Your prediction: {prediction}";
        answered(answer): "Kết quả: {answer}", "Result: {answer}";
        as_predicted: "Đúng như bạn đoán.", "As you predicted.";
        not_as_predicted: "Khác với dự đoán của bạn.", "Not as you predicted.";
        too_high(difference): "Dự đoán cao hơn {difference}.", "The prediction was {difference} too high.";
        too_low(difference): "Dự đoán thấp hơn {difference}.", "The prediction was {difference} too low.";
        right: "Đúng", "Right";
        wrong: "Chưa đúng", "Not right";
        open_in_lab: "Mở kịch bản này trong phần mô phỏng", "Open this in the Lab";
        next(title): "Bài tiếp: {title}", "Next: {title}";
        to_list: "Về danh sách bài học", "Back to the list";
        sources: "Nguồn", "Sources";

        turn_title: "Thử đổi các con số", "Change the numbers";
        turn_lead: "Kéo thanh trượt hoặc gõ số: mô phỏng chạy lại, dự đoán của bạn vẫn giữ nguyên.", "Move a slider or type a number: the simulation runs again, and your prediction stays as it was.";
        turn_reset: "Trở lại các con số của bài", "Back to the lesson's own numbers";
        turn_running: "Đang chạy lại", "Running again";
        turn_ready: "Kết quả ứng với các con số đang đặt.", "The results are those of the numbers that are set.";
        turn_table: "Kết quả của mô phỏng", "What the simulation gives";
        turn_measure: "Đại lượng", "Measure";
        turn_own: "Trong bài", "In the lesson";
        turn_now: "Với số đang đặt", "As set";
        turn_name: "Dự đoán của bạn và kết quả của các con số đang đặt", "Your prediction, and the result of the numbers that are set";
        turn_difference(measure): "{measure}: phần tăng thêm", "{measure}: how much more";
        turn_ratio(measure): "{measure}: gấp mấy lần", "{measure}: how many times as much";
        turn_refused_whole(found, low, high): "Không dùng được “{found}”; cho phép: số nguyên từ {low} đến {high}", "“{found}” cannot be used; allowed: whole numbers from {low} to {high}";
        dip_delay: "Số ngày trước khi khách thấy sự cố", "Days until customers feel it";
        dip_length: "Số ngày bị hụt", "Days that it lasts";
        dip_recovery: "Số ngày phục hồi", "Days to recover";
        dip_depth: "Mức hụt sâu nhất", "How deep it goes";
        formula_title: "Công thức", "The formula";
        formula_says: "Công thức", "Formula";
        formula_counted: "Mô phỏng", "Simulated";
        formula_by_hand: "Đếm trên các đơn", "Counted by hand";
        formula_cannot: "Với các con số đang đặt, công thức không cho kết quả nào.", "The formula gives nothing for the numbers that are set.";
        formula_broken: "Những giả định của công thức không đúng ở đây", "Assumptions of it that fail here";
        terms: "Thuật ngữ", "Terms";
        tradeoff_title: "Mỗi điểm dịch vụ phải mua bằng bao nhiêu hàng", "What each point of service takes in stock";
        tradeoff_reading: "Mỗi ô vuông là một lần chạy với một mục tiêu khác; vạch đứng là khoảng tin cậy 95%.", "Each square is a run with another target; the upright bars are 95% intervals.";
        tradeoff_predicted: "bạn đoán", "you predicted";
        tradeoff_now: "đang đặt", "as set";
        tradeoff_table: "Mỗi bước tăng cần thêm bao nhiêu hàng", "What each step up takes";
        tradeoff_step: "Bước tăng", "Step";
        tradeoff_from_to(from, to): "từ {from} lên {to}", "{from} to {to}";
        tradeoff_more: "Hàng giữ thêm", "More stock";
        tradeoff_each: "Bình quân mỗi điểm", "For each point";

        unit_percent: "%", "per cent";
        points(number): "{number} điểm phần trăm", "{number} points";
        unit_days: "ngày", "days";
        unit_units: "đơn vị hàng", "units";
        unit_orders: "đơn hàng", "orders";
        unit_times: "lần", "times";
        unit_money: "tiền", "money";

        topic_order_cycle: "chu kỳ đơn hàng", "order cycle";
        topic_strategies: "hai chiến lược", "the two strategies";
        topic_scorecards: "cách chấm điểm", "scorecards";
        topic_availability: "tính sẵn có", "availability";
        topic_perfect_order: "đơn hàng hoàn hảo", "perfect order";
        topic_inventory: "tồn kho", "inventory";
        topic_variability: "biến động", "variability";
        topic_capacity: "công suất", "capacity";
        topic_promise: "thời gian cam kết", "promised time";
        topic_customers: "khách hàng", "customers";
        topic_disruptions: "khả năng phục hồi", "resilience";
        topic_own_data: "dữ liệu của chính mình", "your own data";
        topic_variety: "nhiều mặt hàng", "variety";

        cycle_title: "Chu kỳ của một đơn hàng, từng phần", "One order's cycle, part by part";
        cycle_reading: "Mỗi phần kéo dài đúng bằng số ngày mô phỏng đếm được, bình quân.", "Each part is as long as the run counted it to be, on average.";
        cycle_preparation: "1 Hình thành đơn hàng", "1 Order preparation";
        cycle_transmittal: "2 Truyền thông tin đơn hàng", "2 Order transmittal";
        cycle_receipt: "3 Tiếp nhận đơn hàng", "3 Order receipt and entry";
        cycle_filling: "4 Thực hiện đơn hàng", "4 Order filling";
        cycle_transport: "4 Vận chuyển đến khách hàng", "4 Transport to the customer";
        cycle_status: "5 Thông báo tình hình thực hiện đơn hàng", "5 Order status reporting";
        cycle_days(days): "{days} ngày", "{days} days";
        cycle_alongside: "song song với các phần trên", "alongside the others";
        cycle_preparation_steps: "Khách hàng chọn hàng và lập đơn.", "The customer chooses the goods and writes the order.";
        cycle_transmittal_steps: "Đơn được gửi đi: bưu điện, điện thoại hoặc mạng.", "The order is sent: by post, telephone or web.";
        cycle_receipt_steps: "Sáu bước: kiểm tra tính đầy đủ và chính xác; kiểm tra tình trạng sẵn có của hàng; văn bản báo chờ bổ sung hoặc từ chối, nếu thiếu hàng; kiểm tra khả năng thanh toán; sao chép, lưu trữ thông tin đơn hàng; lập chứng từ.",
            "Six steps: accuracy check; availability check; back-order or rejection notice, where goods are short; credit check; recording; documents.";
        cycle_filling_steps: "Bốn bước: tập hợp hàng trong kho, sản xuất hoặc thu mua; lập chương trình giao hàng; đóng gói, vận chuyển; chứng từ giao hàng – vận chuyển.",
            "Four steps: collect, produce or buy; delivery scheduling; packing and shipping; delivery documents.";
        cycle_transport_steps: "Phần còn lại của bước đóng gói, vận chuyển: hàng trên đường.", "The rest of packing and shipping: the goods are on the road.";
        cycle_status_steps: "Từ lúc kiểm tra hàng đến lúc giao xong, công ty theo dõi đơn hàng.", "From the availability check to delivery the firm follows the order.";
        cycle_preparation_told: "Khách được báo: chưa có gì, vì công ty chưa biết có đơn này.", "Told: nothing yet, as the firm does not know of the order.";
        cycle_transmittal_told: "Khách được báo: chưa có gì, cho đến khi đơn tới nơi.", "Told: nothing until the order has arrived.";
        cycle_receipt_told: "Khách được báo: đã nhận đơn, ngày cam kết giao; hoặc phải chờ bổ sung, hoặc bị từ chối.", "Told: the order is in and which day is promised; or that it waits for goods, or is refused.";
        cycle_filling_told: "Khách được báo: ngày hàng rời kho.", "Told: the day on which the goods leave.";
        cycle_transport_told: "Khách được báo: hàng đang trên đường, dự kiến đến lúc nào.", "Told: the goods are on the road, and when they should arrive.";
        cycle_status_told: "Khách được báo: tình hình mỗi khi hỏi, và sự chậm trễ ngay khi công ty biết.", "Told: how things stand whenever asked, and a delay as soon as the firm knows.";
        cycle_axis: "ngày, tính từ khi bắt đầu lập đơn", "days since the order was begun";

        orders_caption: "Mười đơn hàng của bài", "The orders of this lesson";
        order_number: "Đơn", "Order";
        order_received: "Nhận đơn", "Received";
        order_promised: "Cam kết", "Promised";
        order_delivered: "Giao xong", "Delivered";
        order_lines: "Dòng hàng có ngay", "Lines met at once";
        order_made: "Làm xong (hẹn)", "Made (due)";
        order_served: "Đủ hàng lúc", "Goods there";
        order_faultless: "Không lỗi khác", "Otherwise faultless";
        of_lines(met, all): "{met} trên {all}", "{met} of {all}";
        made_by(made, due): "{made} ({due})", "{made} ({due})";
        yes: "có", "yes";
        no: "không", "no";
        none: "—", "—";

        lecturer: "Cho giảng viên", "For the lecturer";
        goal: "Mục tiêu", "Goal";
        believe: "Sinh viên thường nghĩ", "What students believe";
        ask: "Hỏi trước khi chạy", "Ask before the run";
        see: "Cả lớp sẽ thấy", "What the room will see";
        say: "Nói gì", "What to say";
        vary: "Hai biến thể", "Two variations";
        time: "Thời lượng", "Time";
        print: "In trang này", "Print this page";
        project: "Mở bài trên máy chiếu, cả lớp dự đoán trước", "Open projected, the room predicts first";
        project_open: "Mở bài trên máy chiếu, chạy ngay không cần dự đoán", "Open projected, run without a prediction";
        open_lesson: "Mở bài học", "Open the lesson";

        own_title: "Thử một bài học của bạn", "Try a lesson of your own";
        own_lead: "Thả cả thư mục bài học (lesson.json, vi.md, en.md) vào đây, hoặc chọn tệp. Không có gì rời khỏi máy của bạn.",
            "Drop a lesson's folder (lesson.json, vi.md, en.md) here, or choose its files. Nothing leaves your device.";
        own_choose: "Chọn các tệp", "Choose the files";
        own_sound(title): "“{title}” hợp lệ.", "“{title}” is sound.";
        own_wrong(count): "Bài học có {count} chỗ cần sửa", "{count} things to mend in this lesson";
        own_try: "Học thử bài này", "Try it";
        own_back: "Về danh sách bài học", "Back to the list";
        own_unreachable: "Không tải được kịch bản mẫu của bài học này. Hãy kiểm tra kết nối mạng rồi thử lại.", "The preset that this lesson is built on could not be loaded. Check the connection and try again.";
        own_nothing: "Không đọc được tệp nào vừa thả.", "None of what was dropped could be read.";
        column_place: "Chỗ", "Where";
        column_what: "Điều cần sửa", "What is wrong";
    }
}
