//! Texts of one order that is followed: its stages, what its customer was told, why it failed.

use super::texts;

texts! {
    /// One order, followed.
    Follow {
        title: "Theo dõi một đơn hàng", "Follow one order";
        reading: "Cùng một đơn hàng, cùng vận may, dưới hai chiến lược. Thanh đặc: đang xử lý; thanh gạch chéo: chờ; thanh nhạt: vận chuyển; nền sẫm: quá hạn cam kết.",
            "One order, with the same luck under both strategies. Solid: work; hatched: waiting; tint: transport; shaded ground: past the promise.";
        waiting_for_run: "Đang tìm một đơn hàng đáng xem…", "Looking for an order worth following…";
        none(all, replication, filter):
            "Đã xem cả {all} đơn của lần chạy lặp {replication}: không đơn nào thuộc nhóm “{filter}”. Hãy thử một lần chạy lặp khác hoặc chọn nhóm khác; đơn bên dưới vẫn là đơn đang xem.",
            "All {all} orders of replication {replication} were looked through, and none is of the kind “{filter}”. Try another replication or another kind; the order below is the one you were at.";
        filter: "Nhóm đơn", "Show";
        previous: "Đơn trước", "Previous order";
        next: "Đơn sau", "Next order";
        place(at, of): "{at} / {of} đơn", "{at} of {of} orders";
        no_place: "0 đơn", "no orders";
        replication: "Lần chạy lặp", "Replication";

        filter_bts: "Chỉ BTS không hoàn hảo", "Failed under BTS only";
        filter_bto: "Chỉ BTO không hoàn hảo", "Failed under BTO only";
        filter_both: "Cả hai không hoàn hảo", "Failed under both";
        filter_perfect: "Cả hai hoàn hảo", "Perfect under both";
        filter_late: "Trễ hạn", "Late";
        filter_incomplete: "Thiếu hàng", "Incomplete";
        filter_faulty: "Sai hàng, hư hỏng hoặc sai chứng từ", "Wrong, damaged or wrong documents";
        filter_all: "Mọi đơn hàng", "Every order";

        headline(stock, order): "Cùng một đơn, cùng vận may: giao từ kho thì {stock}, làm theo đơn thì {order}.",
            "Same order, same luck: {stock} from stock, {order} when built to order.";
        headline_same(both): "Cùng một đơn, cùng vận may: cả hai cách đều {both}.", "Same order, same luck: {both} either way.";
        v_perfect: "hoàn hảo", "perfect";
        v_late: "trễ hạn", "late";
        v_incomplete: "thiếu hàng", "incomplete";
        v_late_incomplete: "vừa trễ vừa thiếu", "late and incomplete";
        v_faulty: "giao có sai sót", "delivered with a fault";
        v_late_faulty: "trễ hạn và có sai sót", "late, and with a fault";
        v_lost: "mất đơn vì hết hàng", "lost for want of stock";
        v_refused: "bị khách từ chối vì hạn quá dài", "refused for its long promise";
        v_cancelled: "bị hủy khi kiểm tra khả năng thanh toán", "cancelled at the credit check";
        v_overdue: "quá hạn mà chưa giao", "overdue and not delivered";
        v_undecided: "chưa có kết quả khi lần chạy kết thúc", "not decided when the run ended";

        order_line(number, day, clock, what): "Đơn {number}, trao ngày {day} lúc {clock} · {what}", "Order {number}, placed on day {day} at {clock} · {what}";
        item_units(item, units): "mặt hàng {item} × {units}", "item {item} × {units}";
        more(count): "và {count} dòng hàng nữa", "and {count} more lines";
        rush: "đơn gấp", "rush order";

        bts: "BTS: sản xuất để tồn kho", "BTS: build to stock";
        bto: "BTO: sản xuất theo đơn hàng", "BTO: build to order";
        r_send: "Hình thành và gửi đơn", "Prepare and send";
        r_receive: "Tiếp nhận, kiểm tra", "Receive and check";
        r_stock: "Chờ hàng bổ sung", "Wait for stock";
        r_stock_item(item): "Chờ mặt hàng {item}", "Wait for item {item}";
        r_collect: "Tập hợp hàng", "Collect from shelf";
        r_collect_rest: "Tập hợp phần còn lại", "Collect the rest";
        r_materials: "Chờ nguyên liệu", "Wait for materials";
        r_server: "Chờ trạm sản xuất", "Wait for a server";
        r_produce: "Sản xuất", "Produce";
        r_pack: "Lập lịch, đóng gói", "Schedule and pack";
        r_vehicle: "Chờ chuyến xe", "Wait for a vehicle";
        r_transport: "Vận chuyển", "Transport";
        n_lines(met, of): "{met} / {of} dòng có đủ", "{met} of {of} lines there";
        n_empty(time): "kệ hết hàng, {time}", "shelf empty, {time}";
        n_ahead(orders, time): "{orders} đơn phía trước, {time}", "{orders} orders ahead, {time}";
        n_delay(time, delay): "{time}, trong đó chậm trên đường {delay}", "{time}, {delay} of it a delay";
        hours(number): "{number} giờ", "{number} h";
        days(number): "{number} ngày", "{number} days";
        promised(day): "hạn cam kết: ngày {day}", "promised: day {day}";
        day_axis: "ngày kể từ khi trao đơn", "days since the order was placed";
        shared: "Chung cho cả hai", "Same for both";
        office: "tiếp nhận đơn hàng: sáu bước", "receipt and entry: six steps";
        k_accuracy: "1 kiểm tra", "1 accuracy";
        k_returned: "trả lại", "sent back";
        k_availability: "2 xem hàng", "2 availability";
        k_notice: "3 báo khách", "3 notice";
        k_credit: "4 thanh toán", "4 credit";
        k_hold: "giữ lại", "held";
        k_recording: "5 lưu đơn", "5 recording";
        k_documents: "6 chứng từ", "6 documents";
        shared_sentence(prepared, sent, time): "Hình thành đơn {prepared}, gửi đơn {sent}, tiếp nhận {time}. Mọi bước chung đều dùng cùng số ngẫu nhiên cho cả hai chiến lược.",
            "{prepared} to prepare, {sent} to send, {time} for receipt and entry. Both strategies use the same draws for every step they share.";
        notice_bts(time): "Riêng ở BTS có thêm bước 3, báo thiếu hàng: {time}.", "Under BTS alone, step 3 comes on top, the notice of what is short: {time}.";
        told: "khách được báo", "customer is told";
        t_received: "Đã nhận đơn", "Received";
        t_shortage: "Báo thiếu hàng", "Something is short";
        t_rejected: "Báo từ chối", "Rejected";
        t_confirmed: "Xác nhận", "Confirmed";
        t_cancelled: "Báo hủy đơn", "Cancelled";
        t_late: "Báo sẽ trễ", "Will be late";
        t_shipped: "Đã xuất hàng", "Shipped";
        t_part: "Giao phần đầu", "First part delivered";
        t_delivered(day): "Giao xong · ngày {day}", "Delivered · day {day}";

        perfect: "Hoàn hảo", "Perfect";
        not_perfect: "Không hoàn hảo", "Not perfect";
        not_counted: "Không tính", "Not counted";
        c_on_time: "Đúng hạn", "On time";
        c_complete: "Đầy đủ", "Complete";
        c_right: "Đúng hàng, đúng địa điểm", "Right items, right place";
        c_undamaged: "Không hư hỏng", "Undamaged";
        c_documents: "Chứng từ chính xác", "Right documents";
        d_late(days): "trễ {days}", "{days} late";
        d_early(days): "sớm {days}", "{days} early";
        d_not_delivered: "không giao được", "never delivered";
        d_lines(lines): "đủ {lines} dòng hàng", "all {lines} lines";
        d_lost_units(units): "mất {units} đơn vị", "{units} units lost";
        d_two: "giao làm hai lần", "in two deliveries";
        d_short_picked: "soạn thiếu một đơn vị", "a unit short-picked";
        d_wrong_place: "giao sai địa điểm", "wrong place";
        d_item(item): "mặt hàng {item}", "item {item}";
        kept: "đạt", "kept";
        failed: "không đạt", "failed";

        w_cancelled: "Đơn bị hủy khi kiểm tra khả năng thanh toán, nên không tính vào tỷ lệ nào.", "It was cancelled at the credit check and counts in no rate.";
        w_refused(days): "Thời gian cam kết {days} dài hơn mức khách chịu chờ, nên khách không đặt nữa.", "The quote of {days} was longer than the customer would wait.";
        w_undecided: "Lần chạy kết thúc trước khi biết đơn này ra sao.", "The run ended before anything was known.";
        w_short(item, met, asked): "Khi kiểm tra, mặt hàng {item} chỉ còn {met} trong {asked} đơn vị.", "At the check, {met} of {asked} units of item {item} were there.";
        w_owed(units): "Trước đó còn nợ khách khác {units} đơn vị.", "{units} units were already owed to others.";
        w_no_refill: "Chưa có đợt bổ sung nào trước đó.", "Nothing had been ordered before.";
        w_refill_open(units, day, net): "Đợt bổ sung {units} đơn vị đã đặt ngày {day}, khi tồn còn {net}, và đến cuối lần chạy vẫn chưa về.", "{units} units were ordered on day {day}, with {net} left, and had not come when the run ended.";
        w_refill(units, day, net, took, usual): "Đợt bổ sung {units} đơn vị đã đặt ngày {day}, khi tồn còn {net}. Hàng về sau {took}, không chậm hơn thường lệ ({usual}): khách đã mua hết trước khi hàng về.",
            "{units} units were ordered on day {day}, with {net} left. They took {took}, no more than usual ({usual}): customers had bought the shelf empty before they came.";
        w_refill_slow(units, day, net, took, usual): "Đợt bổ sung {units} đơn vị đã đặt ngày {day}, khi tồn còn {net}. Hàng về sau {took} thay vì {usual} như thường lệ.",
            "{units} units were ordered on day {day}, with {net} left. They took {took} instead of the usual {usual}.";
        w_overtaken(units, day, took): "Một đợt {units} đơn vị đặt trước đó, ngày {day}, còn về muộn hơn nữa: sau {took}.", "An earlier {units} units, ordered on day {day}, came later still: after {took}.";
        w_came_before(units, day, net): "Đợt bổ sung gần nhất, {units} đơn vị đặt ngày {day} khi tồn còn {net}, đã về và bán hết; chưa đặt đợt nào khác.", "The last {units} units, ordered on day {day} with {net} left, had come and were gone; nothing else was on its way.";
        w_served(days): "Vì vậy đơn chờ {days}.", "So the order waited {days}.";
        w_spare(days): "Vẫn còn dư {days} so với hạn cam kết.", "The promise left {days} to spare.";
        w_queue(orders, servers, time): "Khi vào hàng đợi có {orders} đơn phía trước, {servers} trạm đang làm; đơn chờ {time}.", "When it joined the queue, {orders} orders were ahead and {servers} servers at work; it waited {time}.";
        w_week(came, done): "Trong bảy ngày trước đó có {came} đơn vào, {done} đơn làm xong.", "In the seven days before, {came} orders came in and {done} were finished.";
        w_no_queue: "Có trạm rảnh, nên đơn không phải chờ.", "A server was free, so it did not wait.";
        w_materials(time): "Đơn phải chờ nguyên liệu {time}.", "Materials were short for {time}.";
        w_hold(time): "Đơn bị giữ {time} khi kiểm tra khả năng thanh toán.", "It was held for {time} at the credit check.";
        w_returned(time): "Đơn ghi sai nên phải trả lại khách để sửa, mất {time}.", "It was written wrongly and went back to the customer for {time}.";
        w_delay(time): "Trên đường vận chuyển, đơn bị chậm {time}.", "It was delayed on the road by {time}.";
        w_told(time): "{time} trước khi hết hạn cam kết, khách đã được báo rằng đơn sẽ trễ.", "The customer heard of the delay {time} before the promise lapsed.";
        w_told_late(time): "Quá hạn cam kết {time}, khách mới được báo rằng đơn sẽ trễ.", "The customer heard of the delay {time} after the promise had lapsed.";
        w_never_told: "Không ai báo cho khách rằng đơn sẽ trễ.", "Nobody told the customer that it would be late.";
        waiting(stock, order): "Thời gian chờ chiếm {stock} chu kỳ của đơn này ở BTS và {order} ở BTO.", "Waiting is {stock} of the BTS cycle and {order} of the BTO cycle for this order.";

        col_strategy: "Chiến lược", "Strategy";
        col_stage: "Công đoạn", "Stage";
        col_from: "Từ (ngày)", "From (days)";
        col_until: "Đến (ngày)", "Until (days)";
        col_hours: "Giờ", "Hours";
        s_preparation: "Hình thành đơn hàng", "Order preparation";
        s_transmittal: "Truyền thông tin đơn hàng", "Order transmittal";
        s_accuracy: "Kiểm tra tính đầy đủ và chính xác", "Accuracy check";
        s_return: "Trả lại khách để sửa", "Back to the customer";
        s_availability: "Kiểm tra tình trạng sẵn có của hàng", "Availability check";
        s_notice: "Văn bản báo chờ bổ sung hoặc từ chối", "Back-order or rejection notice";
        s_credit: "Kiểm tra khả năng thanh toán", "Credit check";
        s_hold: "Giữ lại chờ thanh toán", "Credit hold";
        s_recording: "Sao chép, lưu trữ thông tin đơn hàng", "Recording";
        s_documents: "Lập chứng từ", "Documents";
        s_production: "Sản xuất", "Production";
        s_scheduling: "Lập chương trình giao hàng", "Delivery scheduling";
        s_packing: "Đóng gói", "Packing";
        s_delivery_documents: "Chứng từ giao hàng – vận chuyển", "Delivery documents";
        s_delay: "Chậm trên đường", "Delay on the road";
    }
}
