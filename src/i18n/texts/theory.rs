//! Texts of formula and simulation: what each family of theory is called, and which of its assumptions a scenario breaks.

use super::texts;

texts! {
    /// Families and assumptions.
    Theory {
        reorder_point: "Chính sách (r, Q), nhu cầu Poisson, thời gian cung ứng cố định", "(r, Q) policy, Poisson demand, constant lead time";
        reorder_point_for_target: "Điểm đặt hàng lại cho một mục tiêu dịch vụ, tính chính xác", "Reorder point for a service target, exactly";
        base_stock: "Tồn kho cơ sở, thời gian cung ứng ngẫu nhiên (định lý Palm)", "Base stock, random lead times (Palm's theorem)";
        batch_base_stock: "Tồn kho cơ sở, mỗi lần khách lấy nhiều đơn vị", "Base stock, customers who take several units";
        lost_sales_base_stock: "Tồn kho cơ sở, mất doanh số khi hết hàng (Erlang B)", "Base stock with lost sales (Erlang B)";
        lost_sales_reorder_point: "Chính sách (r, Q), mất doanh số khi hết hàng", "(r, Q) policy with lost sales";
        periodic_review: "Kiểm tra định kỳ, đặt đến mức S", "Periodic review, order up to S";
        periodic_review_in_time: "Kiểm tra định kỳ, trung bình theo thời gian", "Periodic review, averages over time";
        reorder_up_to: "Chính sách (s, S), kiểm tra mỗi kỳ", "(s, S) policy, reviewed every period";
        newsvendor: "Bài toán người bán báo: một kỳ, một quyết định", "Newsvendor: one period, one decision";
        eoq: "Lượng đặt hàng kinh tế (EOQ)", "Economic order quantity (EOQ)";
        production_lot: "Lô sản xuất kinh tế", "Economic production quantity";
        eoq_with_backorders: "Lượng đặt hàng kinh tế có chờ bổ sung", "Economic order quantity with back-orders";
        safety_stock: "Tồn kho an toàn theo công thức chuẩn", "Safety stock by the normal formula";
        lead_time_demand: "Nhu cầu trong thời gian cung ứng, tính chính xác", "Lead-time demand, exactly";
        pooling: "Gộp tồn kho: luật căn bậc hai", "Pooling: the square-root law";
        markov_queue: "Hàng đợi M/M/c (Erlang C)", "M/M/c queue (Erlang C)";
        service_queue: "Hàng đợi M/G/1 (Pollaczek–Khinchine)", "M/G/1 queue (Pollaczek–Khinchine)";
        renewal_queue: "Hàng đợi GI/M/1", "GI/M/1 queue";
        two_law_queue: "Hàng đợi GI/G/1", "GI/G/1 queue";
        general_queue: "Hàng đợi GI/G/c (xấp xỉ Kingman)", "GI/G/c queue (Kingman's approximation)";
        two_queues_in_a_row: "Hai hàng đợi nối tiếp", "Two queues in a row";
        priority_queue: "Hàng đợi ưu tiên đơn gấp", "Queue with priority for rush orders";
        make_to_stock: "Dây chuyền sản xuất để tồn kho", "Make-to-stock queue";
        joint_orders: "Tỷ lệ đơn hàng đáp ứng đủ khi các mặt hàng được đặt cùng nhau", "Order fill rate of jointly ordered items";
        perfect_order: "Đơn hàng hoàn hảo từ các thành phần", "Perfect order from its components";
        perfect_order_with_disruption: "Đơn hàng hoàn hảo khi có gián đoạn", "Perfect order with a disruption";
        orders_of_lines: "Đơn hàng có nhiều dòng, lỗi độc lập theo dòng", "Orders of several lines, faults line by line";
        order_cycle_time: "Thời gian chu kỳ đơn hàng: tổng các công đoạn", "Order cycle time: the sum of its stages";
        mixture_of_times: "Hỗn hợp của nhiều thời gian", "Mixture of times";
        littles_law: "Định luật Little", "Little's law";
        littles_identities: "Các đồng nhất thức theo định luật Little", "Identities by Little's law";
        base_stock_from_full: "Lần chạy ngắn bắt đầu với kho đầy", "Short run that starts full";
        periodic_review_from_full: "Lần chạy ngắn bắt đầu với kho đầy, kiểm tra mỗi kỳ", "Short run that starts full, reviewed every period";
        queue_from_empty: "Hàng đợi bắt đầu trống", "Queue that starts empty";
        order_cycle_stages: "Thời gian chu kỳ đơn hàng, từng phần cộng lại", "Order cycle time, its parts added up";
        waits_of_some: "Thời gian bình quân khi chỉ một số đơn phải chờ", "Mean time where only some orders wait";
        normal_times: "Lời cam kết tính từ bình quân và độ lệch chuẩn", "Promises from mean and standard deviation";
        recovery_of_queue: "Hàng đợi phục hồi sau khi dây chuyền hỏng", "Recovery of a queue after a breakdown";
        recovery_of_stock: "Tồn kho phục hồi sau khi nhà cung cấp ngừng", "Recovery of stock after a supplier's outage";

        not_poisson(cv): "Khoảng cách giữa các đơn có hệ số biến thiên {cv}; công thức cần 1 (Poisson).", "The gaps between orders have a coefficient of variation of {cv}; the formula needs 1 (Poisson).";
        weekday_pattern: "Nhu cầu khác nhau giữa các ngày trong tuần.", "Demand differs from weekday to weekday.";
        seasonal_pattern: "Nhu cầu khác nhau giữa các mùa.", "Demand differs from season to season.";
        several_lines(mean): "Mỗi đơn có trung bình {mean} dòng hàng; công thức cần 1.", "An order has {mean} lines on average; the formula needs 1.";
        several_units(mean): "Mỗi dòng có trung bình {mean} đơn vị; công thức cần từng đơn vị một, nên tồn kho xuống quá điểm đặt hàng lại.", "A line asks for {mean} units on average; the formula needs them one at a time, so stock drops below the reorder point.";
        lead_time_varies(cv): "Thời gian cung ứng biến động (hệ số biến thiên {cv}); công thức cần cố định.", "The lead time varies (coefficient of variation {cv}); the formula needs it constant.";
        no_crossing: "Đơn bổ sung không được vượt nhau; công thức để chúng đến theo thời gian cung ứng riêng.", "Replenishments may not overtake each other; the formula lets each come in its own time.";
        orders_overlap: "Nhiều đơn bổ sung đang trên đường cùng lúc; công thức chỉ tính một.", "Several replenishments are under way at once; the formula knows one at a time.";
        shortages_lost: "Hết hàng là mất doanh số; công thức để khách chờ bổ sung.", "What is short is lost; the formula back-orders it.";
        shortages_wait: "Khách chờ bổ sung khi thiếu hàng; công thức coi là mất doanh số.", "What is short is back-ordered; the formula loses it.";
        lost_as_a_whole: "Thiếu hàng thì mất cả dòng hoặc cả đơn; công thức chỉ tính mất những đơn vị còn thiếu.", "A whole line or order is lost; the formula loses the missing units alone.";
        other_policy: "Kịch bản dùng chính sách bổ sung khác.", "The scenario runs another replenishment policy.";
        no_target: "Các tham số được cho sẵn, không đặt theo mục tiêu dịch vụ.", "The parameters are given, not set from a service target.";
        cancellations(share): "{share} đơn bị hủy và trả hàng lại kho.", "{share} of orders are cancelled and return their stock.";
        short_picks(share): "{share} dòng bị soạn thiếu, phần thiếu trở lại kho.", "{share} of lines are short-picked, and the unit goes back on the shelf.";
        several_servers(count): "Có {count} trạm sản xuất; công thức cần 1.", "There are {count} servers; the formula needs 1.";
        not_exponential(cv): "Thời gian sản xuất có hệ số biến thiên {cv}, không theo phân phối mũ.", "Production times have a coefficient of variation of {cv} and are not exponential.";
        differ_in_size: "Các đơn khác nhau về khối lượng việc; các trung bình vẫn đúng, phân phối chỉ là gần đúng.", "Orders differ in size; the means hold, the distribution is approximate.";
        overloaded(utilisation): "Mức sử dụng công suất {utilisation}: hàng đợi cứ dài ra mãi.", "Utilisation is {utilisation}: the queue grows for ever.";
        approximation: "Đây là một xấp xỉ, không phải kết quả chính xác.", "It is an approximation, not an exact result.";
        normal_demand: "Công thức coi nhu cầu trong thời gian cung ứng có phân phối chuẩn.", "The formula takes lead-time demand as normal.";
        random_demand: "Nhu cầu là ngẫu nhiên; công thức coi là đều.", "Demand is random; the formula takes it as steady.";
        other_lot(run, best): "Mỗi lần đặt {run} đơn vị; lượng kinh tế là {best}.", "{run} units are ordered at a time; the economic quantity is {best}.";
        faults_correlated(correlation): "Các lỗi của một đơn tương quan với nhau ({correlation}); công thức coi là độc lập.", "The faults of an order are correlated ({correlation}); the formula takes them as independent.";
        lead_times_by_item: "Một số mặt hàng có thời gian cung ứng riêng; công thức dùng chung một phân phối cho mọi mặt hàng.", "Some items have lead times of their own; the formula takes one law for all.";
        shortages_delay: "Thiếu hàng làm đơn chờ thêm; công thức chỉ cộng các công đoạn.", "Shortages make orders wait; the formula adds up the stages alone.";
        vehicles_wait(days): "Xe chỉ rời kho mỗi {days} ngày.", "Vehicles leave every {days} days only.";
        faults_delay: "Một số đơn bị trả lại, giữ lại hoặc chậm trên đường.", "Some orders are returned, held or delayed.";
        random_baskets: "Các mặt hàng của đơn được rút ngẫu nhiên; công thức cần danh sách giỏ hàng.", "What an order holds is drawn at random; the formula needs a list of baskets.";
        from_supplier: "Hàng đến từ nhà cung ứng, không từ dây chuyền riêng.", "Stock comes from a supplier, not from a line of its own.";
        continuous_review: "Tồn kho được kiểm tra liên tục, không định kỳ.", "Stock is reviewed continuously, not periodically.";
        several_periods: "Có nhiều kỳ, không chỉ một.", "There are many periods, not one.";
        one_site: "Chỉ có một kho.", "There is one site.";
        one_queue: "Chỉ có một hàng đợi.", "There is one queue.";
        no_priorities: "Mọi đơn chờ chung một hàng, đến trước làm trước.", "All orders wait in one line, first come first served.";
        no_mixture: "Chỉ có một loại chu kỳ đơn hàng.", "There is one kind of order cycle.";
        measured: "Đầu vào của công thức là số đo được, không phải số của kịch bản.", "The formula's inputs are measured, not given by a scenario.";
        demand_changes: "Nhu cầu tăng, giảm hoặc có đợt cao điểm.", "Demand grows, falls or surges.";
        replayed: "Đơn hàng được phát lại từ lịch sử, không rút ngẫu nhiên.", "Orders are replayed from a history, not drawn.";
        disrupted: "Có gián đoạn trong lúc đo.", "Something does not work for a while.";
        reviewed_at_intervals(days): "Tồn kho được kiểm tra {days} ngày một lần, không liên tục.", "Stock is reviewed every {days} days, not continuously.";
        own_line: "Hàng bổ sung đến từ dây chuyền sản xuất của chính doanh nghiệp.", "Stock comes from a line of the firm's own.";
        shared_line: "Lô của nhiều mặt hàng chờ nhau trên cùng một dây chuyền.", "The lots of several items wait for each other on one line.";
        parts_of_days: "Chu kỳ kiểm tra hoặc thời gian bổ sung không phải số ngày tròn.", "Review periods or lead times are no whole days.";
        warmed_up: "Lần chạy có giai đoạn khởi động; công thức nói về lúc mới bắt đầu.", "The run is warmed up; the formula is about the start.";
        normal_times_taken: "Công thức coi thời gian có phân phối chuẩn; thực ra có những đơn lâu hơn hẳn các đơn khác.", "It takes times as normal; in truth some orders take far longer than the others.";
        steady_flow: "Công thức coi đơn hàng đến đều đặn như một dòng chảy; thực ra đơn đến ngẫu nhiên.", "It takes orders as a steady flow; in truth they come at random.";
        no_breakdown: "Trong kịch bản, dây chuyền không hỏng, hoặc còn có gián đoạn khác.", "No line breaks down in the scenario, or something else happens too.";
        no_outage: "Trong kịch bản, nhà cung cấp không ngừng nhận đơn, hoặc còn có gián đoạn khác.", "No supplier stops in the scenario, or something else happens too.";
    }
}
